//! `zippel verify`.

use super::checks::{Checks, Course, status};
use super::error::Error;
use super::files::Loaded;
use super::interrupt;
use super::journal::Journal;
use super::terminal;
use clap::{Args, ValueEnum};
use std::fmt::Write as _;
use std::path::PathBuf;
use zippel::limits::SHOWN_MISTAKES;
use zippel::report::run::Run;
use zippel::report::text::{Details, Style, summary};
use zippel::report::{json, jsonl, junit, text};

/// Check every theorem in the files and folders given
#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    checks: Checks,

    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Show the counterexamples of theorems that are expected to be refuted, too
    #[arg(long)]
    counterexamples: bool,

    /// Note in this file what has been decided; a run that was ended goes on from there, and gives the same report
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    Text,
    /// One JSON array, an object for each theorem
    Json,
    /// One JSON object a line for each theorem
    Jsonl,
    /// `JUnit` XML
    Junit,
}

impl Verify {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        let details = match self.format {
            Format::Text if self.counterexamples => Details::Counterexamples,
            Format::Text | Format::Junit => Details::Unexpected,
            Format::Json | Format::Jsonl => Details::Counterexamples,
        };
        let journal = self.journal.as_deref().map(Journal::read).transpose()?;
        interrupt::expect();
        let interrupted = |run: &Run, missing: &[String]| {
            // Whoever asked for the end is not to wait for an explanation of what else went wrong.
            let _ = self.print(run, details);
            terminal::complain(&unfinished(missing));
            std::process::exit(interrupt::INTERRUPTED);
        };
        let course = Course {
            command: "verify",
            prepare: Loaded::linted,
            journal: journal.as_ref(),
            interrupted: Some(&interrupted),
        };
        let (run, _) = self.checks.run_on(course, details, |_| ())?;
        self.print(&run, details)?;
        if let Some(journal) = &journal {
            journal.finish()?;
        }
        Ok(status(&run))
    }

    fn print(&self, run: &Run, details: Details) -> Result<(), Error> {
        let report = match self.format {
            Format::Text => text::render(run, details, terminal::style()),
            Format::Json => json::render(&run.rows).map_err(Error::Format)?,
            Format::Jsonl => jsonl::render(&run.rows).map_err(Error::Format)?,
            Format::Junit => junit::render(run),
        };
        match self.format {
            Format::Text => terminal::print(&report)?,
            _ => terminal::write(&report)?,
        }
        if self.format != Format::Text {
            terminal::complain(summary(run, Style::Plain).trim_start());
        }
        Ok(())
    }
}

/// What a run that was interrupted leaves undecided.
fn unfinished(missing: &[String]) -> String {
    let mut text = format!("interrupted; without a verdict: {}\n", missing.len());
    for theorem in missing.iter().take(SHOWN_MISTAKES) {
        text.push_str("  ");
        text.push_str(theorem);
        text.push('\n');
    }
    if let Some(more) = missing.len().checked_sub(SHOWN_MISTAKES).filter(|&more| more > 0) {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  and {more} more");
    }
    text
}
