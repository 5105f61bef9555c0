//! Where text goes: the two output streams, whether they are terminals, and the progress bar.

use super::error::Error;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};
use zippel::report::text::Style;

/// Runs shorter than this show no progress.
const WORTH_SHOWING: Duration = Duration::from_secs(1);

/// Writes text for people to the standard output.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    write(&harmless(text, style()))
}

/// Writes to the standard output what is meant for programs, as it is. A reader who has seen enough and closed it is no error.
pub(crate) fn write(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::Output(error)),
        _ => Ok(()),
    }
}

/// Writes to the standard error. If that fails there is nobody to tell.
pub(crate) fn complain(text: &str) {
    let style = if colour_mistakes() { Style::Coloured } else { Style::Plain };
    let _ = io::stderr().lock().write_all(harmless(text, style).as_bytes());
}

/// The text without what would lay hands on a terminal: control characters are written out, but for the ends of lines, tabulators and, in
/// coloured text, colours; and so are characters that change the direction of writing.
pub(crate) fn harmless(text: &str, style: Style) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let colour = if style == Style::Coloured { length_of_colour(rest) } else { 0 };
        if colour > 0 {
            out.push_str(&rest[..colour]);
            rest = &rest[colour..];
            continue;
        }
        match c {
            '\n' | '\t' => out.push(c),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.extend(c.escape_unicode()),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The bytes of the colour (ECMA-48, 8.3.117) with which a text begins; none if it begins with something else.
fn length_of_colour(text: &str) -> usize {
    let Some(parameters) = text.strip_prefix("\u{1b}[") else { return 0 };
    let length =
        parameters.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    if parameters.as_bytes().get(length) == Some(&b'm') { length + 3 } else { 0 }
}

/// How to dress what goes to the standard output.
pub(crate) fn style() -> Style {
    if io::stdout().is_terminal() && colours_wanted() { Style::Coloured } else { Style::Plain }
}

/// Whether to colour what goes to the standard error.
pub(crate) fn colour_mistakes() -> bool {
    io::stderr().is_terminal() && colours_wanted()
}

/// See <https://no-color.org>.
fn colours_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|value| value != "dumb")
}

/// A bar that counts theorems, on a terminal, once the run lasts.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    terminal: bool,
}

impl Progress {
    /// A bar for so many theorems, not yet shown.
    pub(crate) fn new(theorems: usize) -> Self {
        let total = u64::try_from(theorems).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} theorems, {eta} left")
        {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), terminal: io::stderr().is_terminal() }
    }

    /// One more theorem is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
        if self.terminal && self.bar.is_hidden() && self.started.elapsed() > WORTH_SHOWING {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_lays_hands_on_the_terminal() {
        let text = "a\u{1b}[31mb\u{1b}[2J\u{7}c\r\n\td\u{9b}1A\u{202e}e é";
        let plain = harmless(text, Style::Plain);
        let shown = "a\\u{1b}[31mb\\u{1b}[2J\\u{7}c\\u{d}\n\td\\u{9b}1A\\u{202e}e é";
        assert_eq!(plain, shown);
        let coloured = harmless(text, Style::Coloured);
        assert_eq!(coloured, shown.replacen("\\u{1b}", "\u{1b}", 1));
        for cut in ["\u{1b}", "\u{1b}[", "\u{1b}[1;3"] {
            assert!(!harmless(cut, Style::Coloured).contains('\u{1b}'), "{cut:?}");
        }
    }
}
