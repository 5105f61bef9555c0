//! The one font of all figures, and how wide its words are.
//!
//! It is part of the program, so that a figure is the same on every machine, with fonts or without.

use super::plane::Point;
use ab_glyph::{Font as _, FontRef, PxScale, ScaleFont as _, point};
use std::sync::OnceLock;

/// `DejaVu` Sans, reduced to the characters that figures use; its licence lies beside it.
const BYTES: &[u8] = include_bytes!("font/DejaVuSans-subset.ttf");
/// Its name, and what a browser takes instead where it is missing: Verdana is as wide.
pub(super) const FAMILY: &str = "DejaVu Sans, Verdana, sans-serif";
/// The height of a line of type, from descender to ascender, in units of the type size (2384/2048).
const LINE: f64 = 1.1641;
/// The height of capital letters in units of the type size.
pub(super) const CAPITAL: f64 = 0.729;

/// The font; nothing would be drawn without it, and every test with a letter would show that.
fn font() -> Option<&'static FontRef<'static>> {
    static FONT: OnceLock<Option<FontRef<'static>>> = OnceLock::new();
    FONT.get_or_init(|| FontRef::try_from_slice(BYTES).ok()).as_ref()
}

/// The scale at which `ab_glyph` sets type of this size.
#[allow(clippy::cast_possible_truncation, reason = "sizes of type are small")]
fn scale(size: f64) -> PxScale {
    PxScale::from((size * LINE) as f32)
}

/// The width of a text set in this size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let Some(font) = font() else { return 0.0 };
    let font = font.as_scaled(scale(size));
    let mut width = 0.0;
    let mut previous = None;
    for glyph in text.chars().map(|c| font.glyph_id(c)) {
        width += f64::from(font.h_advance(glyph));
        width += previous.map_or(0.0, |previous| f64::from(font.kern(previous, glyph)));
        previous = Some(glyph);
    }
    width
}

/// Calls `paint` for each pixel that a text covers, with how much of it is covered; `start` is the left end of its baseline.
pub(super) fn rasterize(text: &str, size: f64, start: Point, mut paint: impl FnMut(i32, i32, f64)) {
    let Some(unscaled) = font() else { return };
    let font = unscaled.as_scaled(scale(size));
    let mut x = start[0];
    let mut previous = None;
    for glyph in text.chars().map(|c| font.glyph_id(c)) {
        x += previous.map_or(0.0, |previous| f64::from(font.kern(previous, glyph)));
        #[allow(clippy::cast_possible_truncation, reason = "places on paper")]
        let place = point(x as f32, start[1] as f32);
        let placed = glyph.with_scale_and_position(scale(size), place);
        if let Some(outline) = unscaled.outline_glyph(placed) {
            let corner = outline.px_bounds().min;
            #[allow(clippy::cast_possible_truncation, reason = "places on paper")]
            let (left, top) = (corner.x as i32, corner.y as i32);
            outline.draw(|dx, dy, cover| {
                let (dx, dy) = (i32::try_from(dx), i32::try_from(dy));
                if let (Ok(dx), Ok(dy)) = (dx, dy) {
                    paint(left + dx, top + dy, f64::from(cover.clamp(0.0, 1.0)));
                }
            });
        }
        x += f64::from(font.h_advance(glyph));
        previous = Some(glyph);
    }
}

/// The text broken into at most so many lines of this width; what does not fit ends in an ellipsis.
pub(super) fn wrapped(text: &str, size: f64, most_width: f64, most_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut cut = false;
    for word in text.split(' ') {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || width(&longer, size) <= most_width {
            line = longer;
        } else if lines.len() + 1 < most_lines {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            cut = true;
            break;
        }
    }
    lines.push(line);
    for line in &mut lines {
        cut_to(line, size, most_width, false);
    }
    if cut && let Some(last) = lines.last_mut() {
        cut_to(last, size, most_width, true);
    }
    lines
}

fn cut_to(line: &mut String, size: f64, most_width: f64, always: bool) {
    if !always && width(line, size) <= most_width {
        return;
    }
    let mut kept = line.clone();
    while !kept.is_empty() && width(&format!("{kept}…"), size) > most_width {
        kept.pop();
    }
    *line = format!("{}…", kept.trim_end());
}

/// A name as it is printed: `A1` and `A_1` with an index, primes as primes.
pub(super) fn typeset(name: &str) -> String {
    let (stem, index) = match name.split_once('_') {
        Some((stem, index)) if is_number(index) => (stem, index),
        _ => {
            let primes = name.len() - name.trim_end_matches('\'').len();
            let bare = &name[..name.len() - primes];
            let digits = bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let (stem, index) = bare.split_at(bare.len() - digits);
            if stem.is_empty() || primes > 0 && digits == 0 { (name, "") } else { (stem, index) }
        }
    };
    let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x2080 + d)).unwrap_or(c);
    let primes = if stem == name { "" } else { &name[name.trim_end_matches('\'').len()..] };
    stem.replace('\'', "′")
        + &index.chars().map(digit).collect::<String>()
        + &primes.replace('\'', "′")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_a_width() {
        assert!(width("A", 16.0) > 8.0 && width("A", 16.0) < 16.0);
        assert!(width("Simson line", 16.0) > width("Simson", 16.0));
        assert!((width("H", 100.0) - 75.2).abs() < 0.5, "{}", width("H", 100.0));
    }

    #[test]
    fn letters_stand_on_their_baseline() {
        let mut rows = Vec::new();
        rasterize("H", 100.0, [10.0, 200.0], |_, y, cover| {
            if cover > 0.5 {
                rows.push(y);
            }
        });
        assert_eq!(rows.iter().max(), Some(&199));
        assert_eq!(rows.iter().min(), Some(&127));
    }

    #[test]
    fn names_are_set_as_geometers_set_them() {
        for (name, set) in [
            ("A", "A"),
            ("A1", "A₁"),
            ("A_12", "A₁₂"),
            ("A'", "A′"),
            ("A''", "A′′"),
            ("alpha_x", "alpha_x"),
            ("P2'", "P₂′"),
        ] {
            assert_eq!(typeset(name), set);
        }
    }

    #[test]
    fn long_texts_are_broken_and_cut() {
        let lines = wrapped("one two three four five six seven eight nine ten", 12.0, 80.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|line| width(line, 12.0) <= 80.0));
        assert_eq!(wrapped("short", 12.0, 80.0, 2), ["short"]);
    }
}
