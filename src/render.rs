//! Diagnostics as text for people: the source lines, carets under the spot, and what to do. The only place that renders
//! them. However long the file or its lines, a bounded piece around each mistake is shown.

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::limits;
use crate::source::{Position, Source};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::fmt::Write as _;
use std::ops::Range;

/// How many lines apart two places may be to be shown in one piece.
const NEAR: usize = 30;

/// The diagnostics of one source, each with its lines and followed by a blank line; beyond
/// [`limits::SHOWN_MISTAKES`] they are counted only. With `colour`, terminal escapes mark the parts.
#[must_use]
pub fn render(source: &Source, diagnostics: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics.iter().take(limits::SHOWN_MISTAKES) {
        out.push_str(&renderer.render(&[group(source, diagnostic)]));
        out.push_str("\n\n");
    }
    let more = diagnostics.len().saturating_sub(limits::SHOWN_MISTAKES);
    if more > 0 {
        // Writing to a string does not fail.
        let _ = writeln!(out, "and {more} more in {}", source.name());
    }
    out
}

fn group<'a>(source: &'a Source, diagnostic: &'a Diagnostic) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    if source.text().is_empty() {
        // A file that could not be read, or has nothing in it: there is no line to show.
        group = group.element(Origin::path(source.name()));
        return match &diagnostic.hint {
            Some(hint) => group.element(Level::HELP.message(hint.as_str())),
            None => group,
        };
    }
    for piece in pieces(source, diagnostic) {
        let annotations = piece.marks.into_iter().map(|mark| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(mark.range).label(Some(mark.text).filter(|text| !text.is_empty()))
        });
        let mut snippet =
            Snippet::source(piece.text).line_start(piece.line).annotations(annotations);
        if let Some(place) = piece.cut {
            // The column within the part that is shown would mislead.
            let origin = Origin::path(source.name()).line(place.line).char_column(place.column);
            group = group.element(origin);
        } else {
            snippet = snippet.path(source.name());
        }
        group = group.element(snippet);
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    group
}

/// Some lines of the source, cut to size, and what is marked in them.
struct Piece<'a> {
    /// The number of the first line.
    line: usize,
    text: String,
    marks: Vec<Mark<'a>>,
    /// Where the mark stands in the source, when the front of its line was cut off.
    cut: Option<Position>,
}

/// A marked place in the text of a piece.
struct Mark<'a> {
    range: Range<usize>,
    text: &'a str,
    primary: bool,
}

/// The pieces to show: one around the main place, with the others as far as they are near; one for each that is not.
fn pieces<'a>(source: &Source, diagnostic: &'a Diagnostic) -> Vec<Piece<'a>> {
    let centre = source.line_at(diagnostic.primary.span.start);
    let (near, far): (Vec<&Label>, Vec<&Label>) = diagnostic
        .others
        .iter()
        .partition(|label| joins(source, centre, source.line_at(label.span.start)));
    let together = std::iter::once(&diagnostic.primary).chain(near).collect::<Vec<_>>();
    let mut pieces = vec![piece(source, &together)];
    pieces.extend(far.into_iter().map(|label| piece(source, &[label])));
    pieces[0].marks[0].primary = true;
    pieces
}

/// Whether all lines from one to the other are few and short.
fn joins(source: &Source, one: usize, other: usize) -> bool {
    let (first, last) = (one.min(other), one.max(other));
    last - first <= NEAR
        && (first..=last).all(|line| source.line_range(line).len() <= limits::SHOWN_LINE)
}

/// The lines that hold the labels; a label of several lines is marked in its first. Only a single line may be long.
fn piece<'a>(source: &Source, labels: &[&'a Label]) -> Piece<'a> {
    let lines = labels.iter().map(|label| source.line_at(label.span.start));
    let first = lines.clone().min().unwrap_or(1);
    let last = lines.max().unwrap_or(1);
    let whole = source.line_range(first).start..source.line_range(last).end;
    let mut window = whole.clone();
    let boundary = |mut at: usize| {
        while !source.text().is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    if first == last && whole.len() > limits::SHOWN_LINE {
        let spot = labels.first().map_or(0, |label| label.span.start as usize);
        let spot = spot.clamp(whole.start, whole.end);
        window.start = boundary(spot.saturating_sub(limits::SHOWN_LINE / 2).max(whole.start));
        window.end = boundary((window.start + limits::SHOWN_LINE).min(whole.end));
    }
    let before = if window.start > whole.start { "…" } else { "" };
    let after = if window.end < whole.end { "…" } else { "" };
    let place =
        |at: usize| boundary(at.clamp(window.start, window.end)) - window.start + before.len();
    let marks = labels.iter().map(|label| {
        let end = source.line_range(source.line_at(label.span.start)).end;
        let start = place(label.span.start as usize);
        let range = start..place(end.min(label.span.end as usize)).max(start);
        Mark { range, text: &label.text, primary: false }
    });
    Piece {
        line: first,
        marks: marks.collect(),
        cut: labels
            .first()
            .filter(|_| !before.is_empty())
            .map(|label| source.position(label.span.start)),
        text: [before, &source.text()[window.clone()], after].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    fn rendered(text: &str) -> String {
        render(&Source::new("a.thm", text), &parse(text).1, false)
    }

    #[test]
    fn a_mistake_with_its_lines() {
        let text = "theorem \"T\" {\n    L = foot(P,\n        line(B, C)\n    pionts A′, B\n}\n";
        insta::assert_snapshot!(rendered(text), @r#"
    error[Z0106]: expected `,` or `)`, found `pionts`
     --> a.thm:3:19
      |
    2 |     L = foot(P,
      |             - opened here
    3 |         line(B, C)
      |                   ^
      |
      = help: close the parenthesis with `)`

    error[Z0108]: no statement begins with `pionts`
     --> a.thm:4:5
      |
    4 |     pionts A′, B
      |     ^^^^^^
      |
      = help: did you mean `points`?
    "#);
    }

    #[test]
    fn far_places_and_warnings() {
        let text = format!("theorem \"T\" {{\n{}    show x", "    # …\n".repeat(100));
        let mut diagnostics = parse(&text).1;
        diagnostics[0].severity = Severity::Warning;
        insta::assert_snapshot!(render(&Source::new("a.thm", text), &diagnostics, false), @r#"
    warning[Z0107]: this brace is never closed
       --> a.thm:1:13
        |
      1 | theorem "T" {
        |             ^
        |
       ::: a.thm:102:11
        |
    102 |     show x
        |           - `}` expected by here
        |
        = help: end the body with `}`
    "#);
    }

    #[test]
    fn a_long_line_is_cut() {
        let text = format!(
            "theorem \"T\" {{ source \"{}\"; √; {} }}",
            "α".repeat(1_000_000),
            "y = 1; ".repeat(1000)
        );
        let shown = rendered(&text);
        assert!(shown.contains("a.thm:1:1000026\n"), "{shown}");
        assert!(shown.contains("α\"; √; y = 1"), "{shown}");
        assert!(shown.len() < 4 * limits::SHOWN_LINE, "{}", shown.len());
    }

    #[test]
    fn a_flood_is_counted() {
        let text = format!("theorem \"T\" {{\n{}}}", "a b\n".repeat(5000));
        let shown = rendered(&text);
        assert!(shown.ends_with("and 4800 more in a.thm\n"), "{shown}");
    }

    #[test]
    fn odd_places_do_no_harm() {
        for text in ["", "\n", "\u{feff}", "x", "α\tβ\r\n\r\n\0\u{1b}[31m", "theorem \"", "\r\n§"]
        {
            let source = Source::new("", text);
            for (start, end) in
                [(0, 0), (0, 1), (1, 0), (0, 9), (2, 3), (9, 9), (u32::MAX, u32::MAX)]
            {
                let span = crate::source::Span { start, end };
                let diagnostic =
                    Diagnostic::error(crate::diagnostic::Code::Expected, span, "m").also(span, "o");
                for colour in [false, true] {
                    assert!(!render(&source, std::slice::from_ref(&diagnostic), colour).is_empty());
                }
            }
            assert!(!rendered("§\n").contains('\u{1b}'));
        }
    }
}
