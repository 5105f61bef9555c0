//! Text in columns and within the width of a page.

use std::time::Duration;

/// Columns of a page.
pub(super) const WIDTH: usize = 100;

/// The text on one line: control characters, which could command a terminal, are shown as a mark.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The text, cut to so many characters.
pub(super) fn cut(text: &str, width: usize) -> String {
    let text = plain(text);
    if text.chars().count() <= width {
        return text;
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// The parts with a separator between them, broken into lines at separators; each line is indented.
pub(super) fn flow(parts: &[String], separator: &str, indent: usize) -> String {
    let blank = " ".repeat(indent);
    let mut text = blank.clone();
    let mut column = indent;
    for (number, part) in parts.iter().enumerate() {
        let length = part.chars().count();
        if number > 0 {
            text.push_str(separator);
            column += separator.chars().count();
            if column + length > WIDTH {
                text.truncate(text.trim_end().len());
                text.push('\n');
                text.push_str(&blank);
                column = indent;
            }
        }
        text.push_str(part);
        column += length;
    }
    text.push('\n');
    text
}

/// A paragraph, broken at blanks.
pub(super) fn paragraph(text: &str, indent: usize) -> String {
    let words: Vec<String> = plain(text).split(' ').map(str::to_owned).collect();
    flow(&words, " ", indent)
}

/// `0.4 ms`, `1.25 s`.
pub(super) fn duration(duration: Duration) -> String {
    let micros = duration.as_micros();
    if micros < 1_000_000 {
        format!("{}.{} ms", micros / 1000, micros % 1000 / 100)
    } else {
        format!("{}.{:02} s", micros / 1_000_000, micros % 1_000_000 / 10_000)
    }
}

/// Seconds with six decimals.
pub(super) fn seconds(duration: Duration) -> String {
    format!("{}.{:06}", duration.as_secs(), duration.subsec_micros())
}

/// `3 theorems`, `1 theorem`.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_the_page() {
        let parts: Vec<String> = (0..60).map(|n| format!("P{n} = (1, 2)")).collect();
        let text = flow(&parts, ",  ", 4);
        assert!(
            text.lines().all(|line| line.chars().count() <= WIDTH && line.starts_with("    P"))
        );
        assert_eq!(text.matches('P').count(), 60);
        assert_eq!(flow(&[], ", ", 2), "  \n");
    }

    #[test]
    fn terminals_are_not_commanded() {
        assert_eq!(plain("a\u{1b}[31mb\n"), "a\u{fffd}[31mb\u{fffd}");
        assert_eq!(cut("Ptolemy", 7), "Ptolemy");
        assert_eq!(cut("Ptolemy", 6), "Ptole…");
    }

    #[test]
    fn times_have_units() {
        assert_eq!(duration(Duration::from_micros(430)), "0.4 ms");
        assert_eq!(duration(Duration::from_millis(1250)), "1.25 s");
        assert_eq!(seconds(Duration::from_micros(1_000_430)), "1.000430");
    }
}
