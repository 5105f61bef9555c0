//! What stops a command altogether.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Error {
    /// The operating system gives no random numbers.
    Randomness(getrandom::Error),
    /// No threads can be started.
    Threads(rayon::ThreadPoolBuildError),
    /// A thread cannot be started.
    Thread(io::Error),
    /// The output cannot be written.
    Output(io::Error),
    /// A file or folder cannot be written.
    Unwritable(PathBuf, io::Error),
    /// The report cannot be put into its format.
    Format(serde_json::Error),
    /// This program has a defect.
    Defect(String),
    /// The arguments ask for something that is not there.
    Request(String),
}

impl Error {
    /// The exit status.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Request(_) | Self::Unwritable(..) | Self::Output(_) => super::WRONG,
            _ => super::INTERNAL,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Randomness(error) => {
                write!(
                    f,
                    "the operating system gives no randomness: {error}\nhelp: choose a seed with --seed"
                )
            }
            Self::Threads(error) => {
                write!(f, "no threads can be started: {error}\nhelp: ask for fewer with --threads")
            }
            Self::Thread(error) => {
                write!(f, "no thread can be started: {error}\nhelp: ask for fewer with --threads")
            }
            Self::Output(error) => write!(f, "the output cannot be written: {error}"),
            Self::Unwritable(path, error) => {
                write!(f, "{}: it cannot be written: {error}", path.display())
            }
            Self::Format(error) => write!(f, "the report cannot be written: {error}"),
            Self::Defect(message) => write!(f, "a defect of Zippel: {message}"),
            Self::Request(message) => f.write_str(message),
        }
    }
}
