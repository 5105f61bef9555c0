//! `zippel fmt`.

use super::checks::{complain, quoted};
use super::defect::{self, guarded};
use super::error::Error;
use super::files::{self, Found};
use super::folder::replace_file;
use super::terminal;
use super::{INTERNAL, UNMET, WRONG};
use clap::Args;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use zippel::diagnostic::Diagnostic;
use zippel::limits::FILE_BYTES;
use zippel::source::Source;
use zippel::syntax;

/// Put theorem files into the canonical layout; their comments are kept
///
/// Exit status: 0 all files are in the canonical layout now; 1 with --check, at least one is not; 2 a file cannot be read or has mistakes.
#[derive(Debug, Args)]
pub(crate) struct Format {
    /// Theorem files, and folders that hold some; `-` formats the standard input to the standard output
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Change nothing, and name the files that are not in the canonical layout
    #[arg(long)]
    check: bool,
}

/// What became of a file.
enum Outcome {
    /// It is in the canonical layout.
    Same,
    /// It was not, and this is what it should be.
    Other(String),
    /// It cannot be formatted, which has been said.
    Wrong,
    /// This program failed on it, which has been said.
    Failed,
}

impl Format {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        let (streams, paths): (Vec<PathBuf>, Vec<PathBuf>) =
            self.paths.iter().cloned().partition(|path| path.as_os_str() == "-");
        let mut status = 0;
        if !streams.is_empty() {
            status = status.max(self.stream()?);
        }
        for found in files::find(&paths, None) {
            status = status.max(match self.file(found) {
                // The other files have their turn all the same.
                Err(error @ Error::Unwritable(..)) => {
                    terminal::complain(&format!("error: {error}\n"));
                    error.status()
                }
                status => status?,
            });
        }
        Ok(status)
    }

    fn stream(&self) -> Result<u8, Error> {
        let limit = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        let read = io::stdin().lock().take(limit).read_to_end(&mut bytes);
        if let Err(error) = read {
            return Err(Error::Request(format!("the standard input cannot be read: {error}")));
        }
        let name = "<standard input>";
        let text = match syntax::decode(bytes) {
            Ok(text) => text,
            Err(diagnostic) => return Ok(wrong(name, "", &[diagnostic])),
        };
        Ok(match laid_out(name, &text) {
            Outcome::Wrong => WRONG,
            Outcome::Failed => INTERNAL,
            Outcome::Other(_) if self.check => {
                terminal::print(&format!("{name}\n"))?;
                UNMET
            }
            Outcome::Same if self.check => 0,
            Outcome::Same => {
                terminal::write(&text)?;
                0
            }
            Outcome::Other(layout) => {
                terminal::write(&layout)?;
                0
            }
        })
    }

    fn file(&self, found: Found) -> Result<u8, Error> {
        let path = match found {
            Found::File { path, .. } => path,
            Found::Nothing(path, diagnostic) => {
                return Ok(wrong(&files::shown(&path), "", &[diagnostic]));
            }
        };
        let name = files::shown(&path);
        let text = match files::read(&path) {
            Ok(text) => text,
            Err(diagnostic) => return Ok(wrong(&name, "", &[diagnostic])),
        };
        Ok(match laid_out(&name, &text) {
            Outcome::Same => 0,
            Outcome::Wrong => WRONG,
            Outcome::Failed => INTERNAL,
            Outcome::Other(_) if self.check => {
                terminal::print(&format!("{name}\n"))?;
                UNMET
            }
            Outcome::Other(layout) => {
                rewrite(&path, &layout)?;
                0
            }
        })
    }
}

/// Replaces the contents of a file. A link stays a link: what it leads to is replaced.
fn rewrite(path: &Path, layout: &str) -> Result<(), Error> {
    let unwritable = |error| Error::Unwritable(path.to_owned(), error);
    let target = fs::canonicalize(path).map_err(unwritable)?;
    replace_file(&target, layout.as_bytes())
}

fn laid_out(name: &str, text: &str) -> Outcome {
    match guarded(name, || syntax::format(text)) {
        Ok(Ok(layout)) if layout == text => Outcome::Same,
        Ok(Ok(layout)) => Outcome::Other(layout),
        Ok(Err(diagnostics)) => {
            wrong(name, text, &diagnostics);
            Outcome::Wrong
        }
        // The other files have their turn all the same.
        Err(message) => {
            defect::complain(name, &message, &format!("zippel fmt --check {}", quoted(name)));
            Outcome::Failed
        }
    }
}

/// Says what is wrong with a file.
fn wrong(name: &str, text: &str, diagnostics: &[Diagnostic]) -> u8 {
    complain(&Source::new(name, text), diagnostics);
    WRONG
}
