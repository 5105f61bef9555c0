//! The construction language of `AlphaGeometry`: a line with a name, then a line `points = construct arguments, …; … ? goal arguments`.

mod text;
mod construction;
mod table;
mod binding;
mod goal;
mod trisection;
mod translate;

use super::{Outcome, Problem, Translation};
use text::Entry;

/// Whether a text looks like problems of this language.
pub(super) fn looks_like(text: &str) -> bool {
    text.lines().any(|line| {
        line.split_once('?').is_some_and(|(before, _)| before.contains('=') && !line.contains('{'))
    })
}

/// The problems of a text.
pub(super) fn read(text: &str) -> Vec<Problem> {
    text::entries(text).into_iter().map(problem).collect()
}

fn problem(entry: Entry<'_>) -> Problem {
    let outcome = match translate::translate(&entry) {
        Ok(draft) => Outcome::Theorem(Translation(draft)),
        Err(failure) => failure.into(),
    };
    let original = entry.statement.map(|part| part.text().trim().to_owned());
    Problem {
        title: entry.title.map_or_else(String::new, |title| title.text().trim().to_owned()),
        span: entry.span(),
        original: original.into_iter().collect(),
        outcome,
    }
}
