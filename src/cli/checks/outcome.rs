//! What becomes of theorems, and the rows that are made of it.

use super::complain;
use crate::cli::files::Loaded;
use crate::cli::foreign::{Imported, Translation};
use std::sync::{Mutex, MutexGuard, PoisonError};
use zippel::bound::ErrorBound;
use zippel::check::Statement;
use zippel::diagnostic::Diagnostic;
use zippel::report::build::Context;
use zippel::report::record::{Record, Row, Unchecked};
use zippel::source::Source;

/// What became of a theorem; `X` is what is kept of it beside its record, unless that comes from a journal.
pub(super) enum Outcome<X> {
    Checked(Box<Record>, Option<X>),
    Mistakes(Vec<Diagnostic>),
    Failed(Box<Unchecked>),
}

/// What has been decided so far, and the names of the other theorems.
pub(super) fn decided<X>(
    statements: &[(&Loaded, (&Source, Statement<'_>))],
    outcomes: &[Mutex<Option<Outcome<X>>>],
) -> (Vec<Row>, Vec<String>) {
    let (mut rows, mut missing) = (Vec::new(), Vec::new());
    for ((file, (_, statement)), outcome) in statements.iter().zip(outcomes) {
        match locked(outcome).take() {
            Some(Outcome::Checked(record, _)) => rows.push(Row::Checked(record)),
            Some(Outcome::Failed(unchecked)) => rows.push(Row::Unchecked(unchecked)),
            Some(Outcome::Mistakes(_)) | None => {
                missing.push(format!("{}: {}", file.source.name(), statement.theorem.title));
            }
        }
    }
    (rows, missing)
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The rows of a file. A mistake that shows only in the figure makes the whole file wrong.
pub(super) fn rows_of_file<X>(
    context: Context<'_>,
    file: &Loaded,
    outcomes: impl Iterator<Item = Outcome<X>>,
) -> Vec<(Row, Option<X>)> {
    let mut mistakes = Vec::new();
    let mut rows = Vec::new();
    for outcome in outcomes {
        match outcome {
            Outcome::Checked(record, shown) => rows.push((Row::Checked(record), shown)),
            Outcome::Failed(unchecked) => rows.push((Row::Unchecked(unchecked), None)),
            Outcome::Mistakes(diagnostics) => mistakes.extend(diagnostics),
        }
    }
    if mistakes.is_empty() {
        return rows;
    }
    complain(&file.source, &mistakes);
    let risk = rows.iter().map(|(row, _)| row.risk()).sum();
    let row = Unchecked::mistakes(context, &file.source, &mistakes, risk);
    vec![(Row::Unchecked(Box::new(row)), None)]
}

/// The row of a problem in another language. A mistake that shows only in the figure is one of this problem alone. `failure` makes the
/// row of a problem on which this program failed.
pub(super) fn row_of_problem<X>(
    context: Context<'_>,
    file: &Loaded,
    imported: &Imported,
    outcomes: &mut impl Iterator<Item = Outcome<X>>,
    failure: impl Fn(&str) -> Unchecked,
) -> (Row, Option<X>) {
    let title = &imported.title;
    let wrong = |source: &Source, diagnostics: &[Diagnostic]| {
        let row = Unchecked::mistakes(context, source, diagnostics, ErrorBound::ZERO);
        (Row::Unchecked(Box::new(row.about(title))), None)
    };
    let text = match &imported.translation {
        Translation::Page(page) => &page.source,
        Translation::Mistakes(mistakes) => return wrong(&file.source, mistakes),
        Translation::Unsupported(reason) => {
            let row = Unchecked::unsupported(context, &file.source, reason);
            return (Row::Unchecked(Box::new(row.about(title))), None);
        }
        Translation::Failure(message) => {
            return (Row::Unchecked(Box::new(failure(message).about(title))), None);
        }
    };
    match outcomes.next() {
        Some(Outcome::Checked(record, shown)) => (Row::Checked(record), shown),
        Some(Outcome::Failed(unchecked)) => (Row::Unchecked(unchecked), None),
        Some(Outcome::Mistakes(diagnostics)) => {
            complain(text, &diagnostics);
            wrong(text, &diagnostics)
        }
        None => wrong(&file.source, &[]),
    }
}
