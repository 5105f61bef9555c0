//! The command line: the only place with files, a clock, a terminal, threads and the operating system's randomness. One file for each command.

mod error;
mod files;
mod folder;
mod options;
mod terminal;
mod threads;
mod verify;
mod report;
mod explain;
mod words;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Checks geometric theorems at random points, with a proved bound on the chance of a wrong answer.
///
/// Exit status: 0 every theorem met its expectation; 1 at least one did not; 2 the command line, a file or its text was wrong;
/// 3 something stayed undecided and nothing failed; 70 a defect of Zippel was met.
#[derive(Debug, Parser)]
#[command(name = "zippel", version, about, long_about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Verify(verify::Verify),
    Explain(explain::Explain),
    Report(Box<report::Report>),
    Words(words::Words),
}

/// The command line, a file or its text was wrong.
const WRONG: u8 = 2;
/// A defect of this program, or the operating system refused what every program may ask for (`EX_SOFTWARE` of `sysexits.h`).
const INTERNAL: u8 = 70;

/// Runs the command that the arguments ask for.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let status = match arguments.command {
        Command::Verify(verify) => verify.run(),
        Command::Explain(explain) => explain.run(),
        Command::Report(report) => report.run(),
        Command::Words(words) => words.run(),
    };
    match status {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            terminal::complain(&format!("error: {error}\n"));
            ExitCode::from(error.status())
        }
    }
}
