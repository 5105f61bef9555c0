//! Checking theorems: what the commands that verify, publish and draw have in common.
//!
//! Each theorem is decided by one thread, which does nothing else meanwhile, within a time of its own; whatever goes wrong on the way is
//! the end of that theorem alone.

mod outcome;
mod single;
mod workers;

use super::error::Error;
use super::files::{self, Content, Loaded};
use super::foreign::From;
use super::interrupt;
use super::journal::{Header, Journal, checksum};
use super::options::Options;
use super::terminal::{self, Progress};
use super::threads::start_threads;
use super::{INTERNAL, UNDECIDED, WRONG};
use clap::Args;
use outcome::{Outcome, decided, locked, row_of_problem, rows_of_file};
use rayon::prelude::*;
use single::Single;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Instant;
use zippel::bound::ErrorBound;
use zippel::check::{Checked, Statement};
use zippel::diagnostic::Diagnostic;
use zippel::limits::THREADS;
use zippel::render::render;
use zippel::report::build::Context;
use zippel::report::record::{Row, SeedOrigin, Unchecked};
use zippel::report::run::{Run, Status};
use zippel::report::text::Details;
use zippel::sampling::Seed;
use zippel::source::Source;

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
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(THREADS)))]
    threads: Option<u16>,
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

/// How a run goes about the files and the theorems.
#[derive(Clone, Copy)]
pub(crate) struct Course<'c> {
    /// The command, with what it needs beside the files and options of a check, as it is written to do the same again.
    pub(crate) command: &'c str,
    /// What is done to the files when they are read.
    pub(crate) prepare: fn(Loaded) -> Loaded,
    /// What was decided before.
    pub(crate) journal: Option<&'c Journal>,
    /// What is done with an interrupted run, and the names of what it leaves undecided: the program ends.
    pub(crate) interrupted: Option<&'c (dyn Fn(&Run, &[String]) + Sync)>,
}

/// The exit status after a run.
pub(crate) fn status(run: &Run) -> u8 {
    match run.summary().status() {
        Status::AsExpected => 0,
        Status::Unexpected => 1,
        Status::Wrong => WRONG,
        Status::Undecided => UNDECIDED,
        Status::InternalError => INTERNAL,
    }
}

impl Checks {
    /// Checks everything. Beside each row stands what `show` makes of it, if it was checked. Counterexamples are simple where they are
    /// looked at.
    pub(crate) fn run<X: Send>(
        &self,
        command: &str,
        details: Details,
        show: impl Fn(Exhibited<'_>) -> X + Sync,
    ) -> Result<(Run, Vec<Option<X>>), Error> {
        self.run_on(
            Course { command, prepare: std::convert::identity, journal: None, interrupted: None },
            details,
            show,
        )
    }

    /// Checks everything that is not in the journal.
    pub(crate) fn run_on<X: Send>(
        &self,
        course: Course<'_>,
        details: Details,
        show: impl Fn(Exhibited<'_>) -> X + Sync,
    ) -> Result<(Run, Vec<Option<X>>), Error> {
        let started = Instant::now();
        let begun = course.journal.and_then(Journal::seed).filter(|_| !self.options.has_seed());
        let (seed, origin) = begun.map_or_else(|| self.options.seed(), Ok)?;
        start_threads(self.threads.map(usize::from))?;
        let rows = self.rows(&seed, origin, course, details, &show)?;
        let (rows, shown) = rows.into_iter().unzip();
        Ok((Run { rows, seed, origin, seconds: started.elapsed() }, shown))
    }

    /// This command with this file and the options of these checks, to do the same again.
    pub(crate) fn again(&self, command: &str, file: &str, seed: &Seed) -> String {
        format!("zippel {command} {} {}", quoted(file), self.options.replay(seed))
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
        let statements: Vec<Standing<'_>> =
            files.iter().flat_map(|file| file.statements().map(move |own| (file, own))).collect();
        if let Some(journal) = course.journal {
            journal.open(&self.header(&files, seed, origin, details))?;
        }
        let command = course.command;
        let single = Single { checks: self, command, seed, origin, details };
        let outcomes = decide_all(&single, &statements, course, show)?;
        let mut outcomes = outcomes.iter().filter_map(|outcome| locked(outcome).take());
        let mut rows = Vec::new();
        for file in &files {
            let context = Context { file: file.source.name(), seed, origin };
            let failure = |message: &str| {
                let detail = format!("the reading was broken off: {message}");
                single.failure(context, None, detail, ErrorBound::ZERO)
            };
            let row = match &file.content {
                Content::Document(document) => {
                    let own = outcomes.by_ref().take(document.theorems.len());
                    rows.extend(rows_of_file(context, file, own));
                    continue;
                }
                Content::Foreign(problems) => {
                    for problem in problems {
                        rows.push(row_of_problem(context, file, problem, &mut outcomes, failure));
                    }
                    continue;
                }
                Content::Mistakes => {
                    Unchecked::mistakes(context, &file.source, &file.diagnostics, ErrorBound::ZERO)
                }
                Content::Failure(message) => failure(message),
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
        let from =
            self.from.map_or_else(String::new, |from| format!(" --from {}", from.format().name()));
        let all = if details == Details::Counterexamples { " and all counterexamples" } else { "" };
        Header {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            seed: *seed,
            origin,
            request: format!("{}{from}{all}", self.options.asked()),
            texts,
        }
    }
}

/// A theorem where it stands.
type Standing<'f> = (&'f Loaded, (&'f Source, Statement<'f>));

/// What became of each theorem, once it is known.
type Outcomes<X> = Vec<Mutex<Option<Outcome<X>>>>;

/// Decides all theorems that are not in the journal.
fn decide_all<X: Send>(
    single: &Single<'_>,
    statements: &[Standing<'_>],
    course: Course<'_>,
    show: &(impl Fn(Exhibited<'_>) -> X + Sync),
) -> Result<Outcomes<X>, Error> {
    let progress = Progress::new(statements.len());
    let decide = |number: usize| {
        let (file, (text, statement)) = statements[number];
        let title = &statement.theorem.title;
        let noted = course.journal.and_then(|journal| journal.record(number, title));
        let outcome = match noted {
            Some(record) => Outcome::Checked(Box::new(record), None),
            None => {
                let (outcome, final_word) = single.outcome(file, text, statement, show);
                if let (Some(journal), Outcome::Checked(record, _), true) =
                    (course.journal, &outcome, final_word)
                {
                    journal.append(number, record);
                }
                outcome
            }
        };
        progress.step();
        outcome
    };
    let outcomes: Outcomes<X> = statements.iter().map(|_| Mutex::new(None)).collect();
    let (running, ended) = mpsc::channel::<()>();
    let worked = std::thread::scope(|scope| {
        if let Some(interrupted) = course.interrupted {
            let outcomes = &outcomes;
            scope.spawn(move || {
                let started = Instant::now();
                while ended.recv_timeout(interrupt::POLL) == Err(RecvTimeoutError::Timeout) {
                    if interrupt::is_asked() {
                        let (rows, missing) = decided(statements, outcomes);
                        let (seed, origin) = (*single.seed, single.origin);
                        let run = Run { rows, seed, origin, seconds: started.elapsed() };
                        interrupted(&run, &missing);
                    }
                }
            });
        }
        let worked = workers::for_each(statements.len(), |number| {
            let outcome = decide(number);
            *locked(&outcomes[number]) = Some(outcome);
        });
        drop(running);
        worked
    });
    progress.finish();
    worked.map(|()| outcomes)
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
