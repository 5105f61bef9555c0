//! `zippel lint`.

use super::checks::{complain, quoted};
use super::defect::{self, guarded};
use super::error::Error;
use super::files::{self, Content, Loaded};
use super::options::{self, Seconds};
use super::terminal;
use super::threads::start_threads;
use super::{INTERNAL, UNDECIDED, UNMET, WRONG};
use clap::Args;
use rayon::prelude::*;
use std::path::PathBuf;
use std::time::Duration;
use zippel::check::Statement;
use zippel::deadline::Deadline;
use zippel::diagnostic::{Diagnostic, Severity};
use zippel::limits::LINT_SECONDS;
use zippel::lint;
use zippel::sampling::Seed;
use zippel::source::Source;

/// Warn of theorems that may not say what is meant
///
/// Nothing is verified, and no warning changes a verdict. A warning that rests on random points is wrong with a chance of at most 2^-40.
///
/// Exit status: 0 no warnings; 1 there are some; 2 a file cannot be read or has mistakes; 3 there are none so far, and the time for a theorem
/// was over; 70 a defect of Zippel was met.
#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Theorem files, and folders that hold some
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Replay a run: its seed, up to 64 hexadecimal digits
    #[arg(long, value_name = "HEX", value_parser = options::seed)]
    seed: Option<Seed>,

    /// Look at a theorem for so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = Seconds(Duration::from_secs(LINT_SECONDS)))]
    time_limit: Seconds,
}

/// What was found in all files.
#[derive(Default)]
struct Tally {
    warnings: usize,
    mistakes: usize,
    unfinished: usize,
    defects: usize,
}

impl Lint {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        let seed = self.seed.map_or_else(options::random_seed, Ok)?;
        start_threads(None)?;
        let mut tally = Tally::default();
        let found = files::find(&self.paths, None).into_par_iter();
        let files: Vec<Loaded> =
            found.map(|found| files::load_definitions_too(found).linted()).collect();
        for file in &files {
            self.look_at(file, &seed, &mut tally);
        }
        tally.tell();
        Ok(tally.status())
    }

    /// Says what is to be said about a file.
    fn look_at(&self, file: &Loaded, seed: &Seed, tally: &mut Tally) {
        let name = file.source.name();
        let broken = |subject: &str, message: &str| {
            let again = format!("zippel lint {} --seed {}", quoted(name), seed.to_hex());
            defect::complain(subject, message, &again);
        };
        let mut diagnostics = file.diagnostics.clone();
        // Problems in other languages are not laid out for people.
        let own =
            |(source, _): &(&Source, Statement<'_>)| std::ptr::eq(*source, &raw const file.source);
        let statements: Vec<Statement<'_>> =
            file.statements().filter(own).map(|(_, statement)| statement).collect();
        let looked = statements.par_iter().map(|statement| {
            let title = &statement.theorem.title;
            let deadline = Deadline::within(self.time_limit.0);
            let found = guarded(title, || lint::by_evaluation(statement, seed, &deadline));
            (title, found, deadline.is_over())
        });
        for (title, found, over) in looked.collect::<Vec<_>>() {
            match found {
                Ok(warnings) => diagnostics.extend(warnings),
                Err(message) => {
                    tally.defects += 1;
                    broken(&format!("\"{title}\" in {name}"), &message);
                }
            }
            if over {
                tally.unfinished += 1;
                terminal::complain(&format!(
                    "{name}: \"{title}\": the time limit of {} s was reached, and some questions were not asked: allow more with --time-limit\n",
                    self.time_limit
                ));
            }
        }
        if let Content::Failure(message) = &file.content {
            tally.defects += 1;
            broken(name, message);
        }
        diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code));
        // The same may be seen in the text and by evaluation.
        diagnostics.dedup_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code));
        complain(&file.source, &diagnostics);
        let wrong = |found: &&Diagnostic| found.severity == Severity::Error;
        let mistakes = diagnostics.iter().filter(wrong).count();
        tally.mistakes += mistakes;
        tally.warnings += diagnostics.len() - mistakes;
    }
}

impl Tally {
    fn tell(&self) {
        let count = self.warnings + self.mistakes;
        if count > 0 {
            let plural = if count == 1 { "" } else { "s" };
            terminal::complain(&format!("{count} warning{plural} or mistake{plural}\n"));
        }
    }

    fn status(&self) -> u8 {
        match self {
            Self { defects: 1.., .. } => INTERNAL,
            Self { mistakes: 1.., .. } => WRONG,
            Self { warnings: 1.., .. } => UNMET,
            Self { unfinished: 1.., .. } => UNDECIDED,
            _ => 0,
        }
    }
}
