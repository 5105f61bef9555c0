//! A file as problems, a problem as clauses.

use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::word::{Part, Word};
use crate::source::Span;

/// A problem as it stands in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'t> {
    /// The line with its name.
    pub(super) title: Option<Part<'t>>,
    /// The line with its clauses and goals.
    pub(super) statement: Option<Part<'t>>,
}

impl Entry<'_> {
    /// Where the statement stands, or else the name.
    pub(super) fn span(&self) -> Span {
        self.statement.or(self.title).map_or_else(Span::default, Part::span)
    }
}

/// `points = construct arguments, …`
#[derive(Clone, Debug)]
pub(super) struct Clause<'t> {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its place.
    pub(super) span: Span,
    /// The new points, without coordinates.
    pub(super) points: Vec<Word<'t>>,
    /// The constructs, each a word and its arguments.
    pub(super) constructs: Vec<Vec<Word<'t>>>,
}

/// The clauses and goals of a problem.
#[derive(Clone, Debug)]
pub(super) struct Text<'t> {
    /// The clauses.
    pub(super) clauses: Vec<Clause<'t>>,
    /// The goals, each a word and its arguments.
    pub(super) goals: Vec<Vec<Word<'t>>>,
}

/// The problems of a file: a line with `=` or `?` is a statement, and the line before it its name. Lines that begin with `#` say nothing.
pub(super) fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut title: Option<Part<'_>> = None;
    for line in Part::whole(text).split(|c| c == '\n') {
        if line.is_blank() || line.text().trim_start().starts_with('#') {
            continue;
        }
        if line.text().contains(['=', '?']) {
            entries.push(Entry { title: title.take(), statement: Some(line) });
        } else if let Some(earlier) = title.replace(line) {
            entries.push(Entry { title: Some(earlier), statement: None });
        }
    }
    entries.extend(title.map(|title| Entry { title: Some(title), statement: None }));
    entries
}

/// The clauses and goals of a statement, with what is wrong about their form.
pub(super) fn parse<'t>(entry: &Entry<'t>, mistakes: &mut Vec<Diagnostic>) -> Text<'t> {
    let mut text = Text { clauses: Vec::new(), goals: Vec::new() };
    let Some(statement) = entry.statement else {
        mistakes.push(
            Diagnostic::error(Code::Expected, entry.span(), "after this name stands no problem")
                .hint(
                    "a problem is `points = construct arguments; … ? goal arguments`, on one line",
                ),
        );
        return text;
    };
    let (construction, goals) = match statement.split_once('?') {
        Some((construction, goals)) => (construction, Some(goals)),
        None => (statement, None),
    };
    for (index, part) in construction.split(|c| c == ';').into_iter().enumerate() {
        text.clauses.extend(clause(index + 1, part, construction, mistakes));
    }
    match goals.filter(|goals| !goals.is_blank()) {
        Some(goals) => {
            let goals = goals.split(|c| matches!(c, ';' | ','));
            text.goals =
                goals.into_iter().map(Part::words).filter(|goal| !goal.is_empty()).collect();
        }
        None => mistakes.push(
            Diagnostic::error(Code::NoConclusion, construction.span(), "the problem has no goal")
                .hint("write `? goal arguments` after the clauses"),
        ),
    }
    text
}

fn clause<'t>(
    number: usize,
    part: Part<'t>,
    construction: Part<'t>,
    mistakes: &mut Vec<Diagnostic>,
) -> Option<Clause<'t>> {
    if part.is_blank() {
        let span = if construction.is_blank() { construction.span() } else { part.span() };
        mistakes.push(
            Diagnostic::error(Code::Expected, span, format!("clause {number} is empty"))
                .hint("clauses are separated by one `;` each"),
        );
        return None;
    }
    let Some((points, constructs)) = part.split_once('=') else {
        let message = format!("clause {number} has no `=`");
        mistakes.push(
            Diagnostic::error(Code::Expected, part.span(), message)
                .hint("a clause is `points = construct arguments`"),
        );
        return None;
    };
    let points: Vec<Word<'t>> = points.words().into_iter().map(without_coordinates).collect();
    if points.is_empty() {
        let message = format!("clause {number} names no point");
        mistakes.push(Diagnostic::error(Code::Expected, part.span(), message));
        return None;
    }
    let mut found = Vec::new();
    for construct in constructs.split(|c| c == ',') {
        let words = construct.words();
        if words.is_empty() {
            let message = format!("a construct of clause {number} is missing");
            mistakes.push(
                Diagnostic::error(Code::Expected, part.span(), message)
                    .hint("write `construct arguments`, two of them separated by one `,`"),
            );
        } else {
            found.push(words);
        }
    }
    Some(Clause { number, span: part.span(), points, constructs: found })
}

/// A point written with the place where it was drawn, `a@1.5_2`: the place does not matter.
fn without_coordinates(word: Word<'_>) -> Word<'_> {
    match word.text.split_once('@') {
        Some((name, _)) if !name.is_empty() => {
            let length = u32::try_from(name.len()).unwrap_or(u32::MAX);
            Word { text: name, span: Span { end: word.span.start + length, ..word.span } }
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_before_their_problems() {
        let text = "\u{20}\n# a remark\none\r\na = free a ? coll a a a\r\nb = free b ? coll b b b\nlost\ntwo\n";
        let found = entries(text);
        let titles: Vec<Option<&str>> =
            found.iter().map(|entry| entry.title.map(|title| title.text().trim())).collect();
        assert_eq!(titles, [Some("one"), None, Some("lost"), Some("two")]);
        let statements: Vec<bool> = found.iter().map(|entry| entry.statement.is_some()).collect();
        assert_eq!(statements, [true, true, false, false]);
    }

    #[test]
    fn clauses_are_taken_apart() {
        let entry = entries(
            "x@1.0_2 y = on_line x a b, on_circle\tx o a ; z = free ? coll x y z; para x y z w",
        )[0];
        let mut mistakes = Vec::new();
        let text = parse(&entry, &mut mistakes);
        assert_eq!(mistakes, []);
        let words =
            |words: &[Word<'_>]| words.iter().map(|word| word.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(words(&text.clauses[0].points), ["x", "y"]);
        assert_eq!(words(&text.clauses[0].constructs[1]), ["on_circle", "x", "o", "a"]);
        assert_eq!(words(&text.clauses[1].constructs[0]), ["free"]);
        assert_eq!(text.goals.len(), 2);
    }
}
