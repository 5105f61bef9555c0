//! GCLC: commands for drawing a figure, and what its provers are asked about it.
//!
//! Coordinates are only for the drawing: a point given by them is free. In the collection of Predović the conjecture is commented out, and
//! objects stand twice: with a prime for the prover, and behind a line `% skip` for the drawing. A file without a conjecture that is
//! not commented out, but with one that is, is read in that way.

mod text;
mod command;
mod figure;
mod term;
mod conjecture;

use super::draft::Draft;
use super::{Failure, Outcome, Problem, Translation, unsupported};
use crate::foreign::word::Part;
use command::Figure;
use text::Command;

/// Whether a text looks like commands of this language.
pub(super) fn looks_like(text: &str) -> bool {
    let head = |line: &str, word: &str| {
        line.trim_start()
            .strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    let proves =
        |line: &str| head(line.trim_start().trim_start_matches('%'), "prove") && line.contains('{');
    text.lines().any(|line| head(line, "point")) && text.lines().any(proves)
}

/// The problems of a text: one for each conjecture.
pub(super) fn read(text: &str) -> Vec<Problem> {
    let whole = Part::whole(text);
    let commands = text::commands(whole);
    let conjectures: Vec<&Command<'_>> =
        commands.iter().filter(|command| command.head.text == "prove").collect();
    if conjectures.is_empty() {
        let failure = unsupported(whole.span(), "a figure without a conjecture");
        return vec![problem(&commands, None, Err(failure))];
    }
    let problems = conjectures.into_iter().map(|conjecture| {
        let draft = command::draw(&commands, conjecture)
            .and_then(|figure: Figure| figure.conclude(conjecture));
        problem(&commands, Some(conjecture), draft)
    });
    problems.collect()
}

fn problem(
    commands: &[Command<'_>],
    conjecture: Option<&Command<'_>>,
    draft: Result<Draft, Failure>,
) -> Problem {
    let kept = commands.iter().filter(|command| {
        let other = command.head.text == "prove"
            && conjecture.is_none_or(|own| own.head.span != command.head.span);
        !other && !command.only_draws()
    });
    let original = kept.flat_map(Command::lines).collect();
    let first = commands.first().map(|command| command.head.span).unwrap_or_default();
    Problem {
        title: String::new(),
        span: conjecture.map_or(first, |command| command.head.span),
        original,
        outcome: match draft {
            Ok(draft) => Outcome::Theorem(Translation(draft)),
            Err(failure) => failure.into(),
        },
    }
}
