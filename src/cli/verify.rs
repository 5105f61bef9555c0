//! `zippel verify`.

mod outcome;

use super::error::Error;
use super::files::{self, Content, Loaded};
use super::foreign::From;
use super::guarded;
use super::interrupt;
use super::journal::{Header, Journal, checksum};
use super::options::Options;
use super::terminal::{self, Progress};
use super::threads::with_threads;
use super::{INTERNAL, WRONG};
use clap::{Args, ValueEnum};
use outcome::{Outcome, decided, locked, row_of_problem, rows_of_file};
use rayon::prelude::*;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};
use zippel::bound::ErrorBound;
use zippel::check::{Checked, Failure, Statement};
use zippel::diagnostic::Diagnostic;
use zippel::limits::SHOWN_MISTAKES;
use zippel::render::render;
use zippel::report::build::Context;
use zippel::report::record::{Record, Row, SeedOrigin, Unchecked};
use zippel::report::run::{Run, Status};
use zippel::report::text::{Details, Style, summary};
use zippel::report::{json, jsonl, junit, text};
use zippel::sampling::Seed;
use zippel::source::Source;
use zippel::theorem::Theorem;
use zippel::theorem::expectation::VerdictName;

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

/// What is to be checked, and how.
#[derive(Debug, Args)]
pub(crate) struct Checks {
    /// Theorem files, and folders that hold some
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The files are in the language of another program (files are also recognised by what is in them)
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<From>,

    #[command(flatten)]
    options: Options,

    /// Threads to use, by default as many as there are processors
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// Give up on a theorem after this many seconds
    #[arg(long, value_name = "SECONDS", value_parser = time_limit)]
    time_limit: Option<Duration>,
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

fn time_limit(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "a number of seconds was expected".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

/// A theorem that was checked, for whoever wants to show more of it than its record.
#[derive(Clone, Copy)]
pub(crate) struct Exhibited<'e> {
    /// Its file.
    pub(crate) file: &'e Loaded,
    /// The text in which it stands: that of the file, or what a problem in another language has become.
    pub(crate) text: &'e Source,
    /// The theorem.
    pub(crate) statement: Statement<'e>,
    /// What came out.
    pub(crate) checked: &'e Checked,
    /// The seed.
    pub(crate) seed: &'e Seed,
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
        terminal::print(&report)?;
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

/// How a run goes about the files and the theorems.
#[derive(Clone, Copy)]
struct Course<'c> {
    /// What is done to the files when they are read.
    prepare: fn(Loaded) -> Loaded,
    /// What was decided before.
    journal: Option<&'c Journal>,
    /// What is done with an interrupted run, and the names of what it leaves undecided: the program ends.
    interrupted: Option<&'c (dyn Fn(&Run, &[String]) + Sync)>,
}

/// The exit status after a run.
pub(crate) fn status(run: &Run) -> u8 {
    match run.summary().status() {
        Status::AsExpected => 0,
        Status::Unexpected => 1,
        Status::Wrong => WRONG,
        Status::Undecided => 3,
        Status::InternalError => INTERNAL,
    }
}

impl Checks {
    /// Checks everything. Beside each row stands what `show` makes of it, if it was checked. Counterexamples are simple where they are
    /// looked at.
    pub(crate) fn run<X: Send>(
        &self,
        details: Details,
        show: impl Fn(Exhibited<'_>) -> X + Sync,
    ) -> Result<(Run, Vec<Option<X>>), Error> {
        self.run_on(
            Course { prepare: std::convert::identity, journal: None, interrupted: None },
            details,
            show,
        )
    }

    /// Checks everything that is not in the journal.
    fn run_on<X: Send>(
        &self,
        course: Course<'_>,
        details: Details,
        show: impl Fn(Exhibited<'_>) -> X + Sync,
    ) -> Result<(Run, Vec<Option<X>>), Error> {
        let started = Instant::now();
        let begun = course.journal.and_then(Journal::seed).filter(|_| !self.options.has_seed());
        let (seed, origin) = begun.map_or_else(|| self.options.seed(), Ok)?;
        let threads = self.threads.map(usize::from);
        let rows = with_threads(threads, || self.rows(&seed, origin, course, details, &show))??;
        let (rows, shown) = rows.into_iter().unzip();
        Ok((Run { rows, seed, origin, seconds: started.elapsed() }, shown))
    }

    /// The command that checks this file in the same way.
    pub(crate) fn command(&self, file: &str, seed: &Seed) -> String {
        format!("zippel verify {} {}", quoted(file), self.options.replay(seed))
    }

    /// Reads all files, says what is wrong with them, and checks the theorems of the others.
    fn rows<X: Send>(
        &self,
        seed: &Seed,
        origin: SeedOrigin,
        course: Course<'_>,
        details: Details,
        show: &(impl Fn(Exhibited<'_>) -> X + Sync),
    ) -> Result<Vec<(Row, Option<X>)>, Error> {
        let from = self.from.map(From::format);
        let found = files::find(&self.paths, from);
        let files: Vec<Loaded> =
            found.into_par_iter().map(|found| (course.prepare)(files::load(found, from))).collect();
        for file in &files {
            complain(&file.source, &file.diagnostics);
        }
        let statements: Vec<(&Loaded, (&Source, Statement<'_>))> =
            files.iter().flat_map(|file| file.statements().map(move |own| (file, own))).collect();
        if let Some(journal) = course.journal {
            journal.open(&self.header(&files, seed, origin, details))?;
        }
        let progress = Progress::new(statements.len());
        let decide = |(number, (file, statement)): (
            usize,
            &(&Loaded, (&Source, Statement<'_>)),
        )| {
            let context = Context { file: file.source.name(), seed, origin };
            let (text, statement) = *statement;
            let title = &statement.theorem.title;
            let noted = course.journal.and_then(|journal| journal.record(number, title));
            let outcome = match noted {
                Some(record) => Outcome::Checked(Box::new(record), None),
                None => self.outcome(context, file, text, statement, details, show),
            };
            if let (Some(journal), Outcome::Checked(record, Some(_))) = (course.journal, &outcome)
                    // What stayed undecided may be decided with more time.
                    && record.verdict != VerdictName::Inconclusive
            {
                journal.append(number, record);
            }
            progress.step();
            outcome
        };
        let outcomes: Vec<Mutex<Option<Outcome<X>>>> =
            statements.iter().map(|_| Mutex::new(None)).collect();
        let (running, ended) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            if let Some(interrupted) = course.interrupted {
                let (statements, outcomes) = (&statements, &outcomes);
                scope.spawn(move || {
                    let started = Instant::now();
                    while ended.recv_timeout(interrupt::POLL) == Err(RecvTimeoutError::Timeout) {
                        if interrupt::is_asked() {
                            let (rows, missing) = decided(statements, outcomes);
                            let run = Run { rows, seed: *seed, origin, seconds: started.elapsed() };
                            interrupted(&run, &missing);
                        }
                    }
                });
            }
            statements.par_iter().enumerate().with_max_len(1).for_each(|one| {
                let outcome = decide(one);
                *locked(&outcomes[one.0]) = Some(outcome);
            });
            drop(running);
        });
        progress.finish();
        let mut outcomes = outcomes.iter().filter_map(|outcome| locked(outcome).take());
        let mut rows = Vec::new();
        for file in &files {
            let context = Context { file: file.source.name(), seed, origin };
            let risk = ErrorBound::ZERO;
            let row = match &file.content {
                Content::Document(document) => {
                    let own = outcomes.by_ref().take(document.theorems.len());
                    rows.extend(rows_of_file(context, file, own));
                    continue;
                }
                Content::Foreign(problems) => {
                    for problem in problems {
                        rows.push(row_of_problem(context, file, problem, &mut outcomes));
                    }
                    continue;
                }
                Content::Mistakes => {
                    Unchecked::mistakes(context, &file.source, &file.diagnostics, risk)
                }
                Content::Failure(message) => {
                    let detail = format!("the reading of the file was broken off: {message}");
                    self.failure(context, None, detail, risk)
                }
            };
            rows.push((Row::Unchecked(Box::new(row)), None));
        }
        Ok(rows)
    }

    /// Of what run a journal of this run is.
    fn header(
        &self,
        files: &[Loaded],
        seed: &Seed,
        origin: SeedOrigin,
        details: Details,
    ) -> Header {
        let texts = files.iter().fold(0, |texts: u64, file| {
            let words: String = match &file.content {
                Content::Document(document) => {
                    let own = document.dictionary.first_own();
                    let words = document.dictionary.iter().filter(|(id, _)| id.0 >= own);
                    words.map(|(_, word)| word.text.as_str()).collect()
                }
                _ => String::new(),
            };
            let parts = [file.source.name(), file.source.text(), &words].map(str::as_bytes);
            let sums = parts.map(|part| checksum(part).to_le_bytes());
            checksum(&[&[texts.to_le_bytes()], sums.as_slice()].concat().concat())
        });
        let all = if details == Details::Counterexamples { " and all counterexamples" } else { "" };
        Header {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            seed: *seed,
            origin,
            request: format!("{}{all}", self.options.asked()),
            texts,
        }
    }

    fn outcome<X>(
        &self,
        context: Context<'_>,
        file: &Loaded,
        text: &Source,
        statement: Statement<'_>,
        details: Details,
        show: impl Fn(Exhibited<'_>) -> X,
    ) -> Outcome<X> {
        let request = match details {
            Details::Counterexamples => self.options.detailed(),
            Details::Unexpected => self.options.request(),
        };
        let started = Instant::now();
        let stop = || self.time_limit.is_some_and(|limit| started.elapsed() >= limit);
        let theorem = statement.theorem;
        let checked = guarded(|| match details {
            Details::Counterexamples => statement.check(&request, context.seed, &stop),
            Details::Unexpected => {
                let mut checked = statement.check_in_haste(&request, context.seed, &stop)?;
                if !theorem.expectation.is_met_by(checked.verdict.name()) {
                    statement.simplify(&mut checked, context.seed)?;
                }
                Ok(checked)
            }
        });
        match checked {
            Ok(Ok(checked)) => {
                let record = Record::new(context, &statement, &checked, started.elapsed());
                let seed = context.seed;
                let exhibited = Exhibited { file, text, statement, checked: &checked, seed };
                match guarded(|| show(exhibited)) {
                    Ok(shown) => Outcome::Checked(Box::new(record), Some(shown)),
                    Err(message) => {
                        let detail = format!("what came out could not be shown: {message}");
                        let risk = self.largest_risk();
                        Outcome::Failed(Box::new(self.failure(
                            context,
                            Some(theorem),
                            detail,
                            risk,
                        )))
                    }
                }
            }
            Ok(Err(Failure::Mistakes(diagnostics))) => Outcome::Mistakes(diagnostics),
            Ok(Err(Failure::Disagreement(disagreement))) => {
                let point: Vec<String> =
                    disagreement.point.iter().map(ToString::to_string).collect();
                let detail = format!(
                    "the exact road and the prime road disagree where the parameters are {}",
                    point.join(", ")
                );
                let risk = self.largest_risk();
                Outcome::Failed(Box::new(self.failure(context, Some(theorem), detail, risk)))
            }
            Err(message) => {
                let detail = format!("the check was broken off: {message}");
                let risk = self.largest_risk();
                Outcome::Failed(Box::new(self.failure(context, Some(theorem), detail, risk)))
            }
        }
    }

    /// What any plan allows at most: each of five verdicts may be wrong.
    fn largest_risk(&self) -> ErrorBound {
        let each = ErrorBound::target(self.options.request().target_bits);
        [each; 5].into_iter().sum()
    }

    fn failure(
        &self,
        context: Context<'_>,
        theorem: Option<&Theorem>,
        detail: String,
        risk: ErrorBound,
    ) -> Unchecked {
        let reproduce = self.command(context.file, context.seed);
        Unchecked::internal_error(context, theorem, detail, reproduce, risk)
    }
}

/// Says what is wrong with a text, or worth knowing about it.
pub(crate) fn complain(source: &Source, diagnostics: &[Diagnostic]) {
    if !diagnostics.is_empty() {
        terminal::complain(&render(source, diagnostics, terminal::colour_mistakes()));
    }
}

/// The path as one word of a shell.
pub(crate) fn quoted(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-+".contains(&byte);
    if !path.is_empty() && path.bytes().all(plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests;
