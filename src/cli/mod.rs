//! The command line: the only place with files, a clock, a terminal, threads and the operating system's randomness. One file for each command.

mod error;
mod defect;
mod foreign;
mod files;
mod neighbours;
mod interrupt;
mod journal;
mod folder;
mod options;
mod terminal;
mod threads;
mod checks;
mod verify;
mod report;
mod plot;
mod explain;
mod words;
mod lint;
mod format;
mod new;
mod import;
mod limits;

use clap::{Parser, Subcommand};
use defect::guarded;
use std::convert::identity;
use std::process::ExitCode;

/// Checks geometric theorems at random points, with a proved bound on the chance of a wrong answer.
///
/// Exit status: 0 every theorem met its expectation; 1 at least one did not; 2 the command line, a file or its text was wrong, or output
/// could not be written; 3 something stayed undecided and nothing failed; 130 the run was interrupted; 70 a defect of Zippel was met.
#[derive(Debug, Parser)]
#[command(name = "zippel", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Verify(verify::Verify),
    Explain(explain::Explain),
    Plot(Box<plot::Plot>),
    Report(Box<report::Report>),
    Words(words::Words),
    Lint(lint::Lint),
    Fmt(format::Format),
    New(new::New),
    Import(import::Import),
    Limits(limits::Limits),
}

/// The command line, a file or its text was wrong.
const WRONG: u8 = 2;
/// Something is not as it should be: a theorem did not meet its expectation, or a file its layout.
const UNMET: u8 = 1;
/// Something stayed undecided, or could not be said here, and nothing is wrong.
const UNDECIDED: u8 = 3;
/// A defect of this program, or the operating system refused what every program may ask for (`EX_SOFTWARE` of `sysexits.h`).
const INTERNAL: u8 = 70;

/// Runs the command that the arguments ask for.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let run = || match arguments.command {
        Command::Verify(verify) => verify.run(),
        Command::Explain(explain) => explain.run(),
        Command::Plot(plot) => plot.run(),
        Command::Report(report) => report.run(),
        Command::Words(words) => words.run(),
        Command::Lint(lint) => lint.run(),
        Command::Fmt(format) => format.run(),
        Command::New(new) => new.run(),
        Command::Import(import) => import.run(),
        Command::Limits(limits) => limits.run(),
    };
    let defect = |message| Err(error::Error::Defect(message));
    match threads::on_large_stack(|| guarded("zippel", run).unwrap_or_else(defect))
        .and_then(identity)
    {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            terminal::complain(&format!("error: {error}\n"));
            ExitCode::from(error.status())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
