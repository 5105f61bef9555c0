//! `zippel lint`.

use super::checks::complain;
use super::error::Error;
use super::files::{self, Content, Loaded};
use super::guarded;
use super::options::within;
use super::terminal;
use super::threads::start_threads;
use super::{INTERNAL, UNMET, WRONG};
use clap::Args;
use rayon::prelude::*;
use std::path::PathBuf;
use std::time::Duration;
use zippel::check::Statement;
use zippel::diagnostic::{Diagnostic, Severity};
use zippel::limits::LINT_SECONDS;
use zippel::lint;
use zippel::sampling::Seed;
use zippel::source::Source;

/// Warn of theorems that may not say what is meant
///
/// Nothing is verified, and no warning changes a verdict. A warning that rests on random points is wrong with a chance of at most 2^-40.
///
/// Exit status: 0 no warnings; 1 there are some; 2 a file cannot be read or has mistakes; 70 a defect of Zippel was met.
#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Theorem files, and folders that hold some
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

impl Lint {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(Error::Randomness)?;
        let seed = Seed::from_bytes(bytes);
        start_threads(None)?;
        Ok(self.status(&seed))
    }

    fn status(&self, seed: &Seed) -> u8 {
        let found = files::find(&self.paths, None);
        let files: Vec<Loaded> = found
            .into_par_iter()
            .map(|found| files::load_definitions_too(found).linted())
            .collect();
        let mut status = 0;
        let mut count = 0;
        for file in &files {
            let mut diagnostics = file.diagnostics.clone();
            // Problems in other languages are not laid out for people.
            let own = |(source, _): &(&Source, Statement<'_>)| {
                std::ptr::eq(*source, &raw const file.source)
            };
            let statements: Vec<Statement<'_>> =
                file.statements().filter(own).map(|(_, statement)| statement).collect();
            let warnings: Vec<Result<Vec<Diagnostic>, String>> =
                statements.par_iter().map(|statement| of_statement(statement, seed)).collect();
            for (warnings, statement) in warnings.into_iter().zip(&statements) {
                match warnings {
                    Ok(warnings) => diagnostics.extend(warnings),
                    Err(message) => {
                        status = INTERNAL;
                        let title = &statement.theorem.title;
                        let name = file.source.name();
                        terminal::complain(&format!(
                            "error: a defect of Zippel: \"{title}\" in {name}: {message}\n"
                        ));
                    }
                }
            }
            if let Content::Failure(message) = &file.content {
                status = INTERNAL;
                terminal::complain(&format!("error: a defect of Zippel: {message}\n"));
            }
            diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code));
            // The same may be seen in the text and by evaluation.
            diagnostics.dedup_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code));
            complain(&file.source, &diagnostics);
            let wrong = diagnostics.iter().any(|found| found.severity == Severity::Error);
            status =
                status.max(if wrong { WRONG } else { u8::from(!diagnostics.is_empty()) * UNMET });
            count += diagnostics.len();
        }
        if count > 0 {
            let plural = if count == 1 { "" } else { "s" };
            terminal::complain(&format!("{count} warning{plural} or mistake{plural}\n"));
        }
        status
    }
}

fn of_statement(statement: &Statement<'_>, seed: &Seed) -> Result<Vec<Diagnostic>, String> {
    guarded(|| lint::by_evaluation(statement, seed, within(Duration::from_secs(LINT_SECONDS))))
}
