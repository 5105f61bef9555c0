//! `zippel import`.

use super::checks::{complain, quoted};
use super::defect;
use super::error::Error;
use super::files::{self, Content};
use super::folder::Folder;
use super::foreign::{From, Imported, Translation};
use super::{INTERNAL, UNDECIDED, WRONG, terminal};
use clap::Args;
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

/// The names of files are cut to this many bytes: systems allow 255, and a number and an ending follow.
const NAME: usize = 100;

/// Write the problems of other programs' files as theorem files, one for each problem
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Files of problems, and folders that hold some
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,

    /// The language of the files (they are also recognised by what is in them)
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<From>,

    /// The folder for the theorem files; other files in it are left alone
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
}

impl Import {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        let from = self.from.map(From::format);
        let folder = Folder::open(&self.output)?;
        let mut pages = Vec::new();
        let mut names = HashSet::new();
        let (mut wrong, mut unsupported, mut failed) = (0, 0, 0);
        for found in files::find(&self.paths, from) {
            let file = files::load(found, from);
            complain(&file.source, &file.diagnostics);
            let name = file.source.name();
            let mut broken = |subject: &str, message: &str| {
                failed += 1;
                let again = format!("zippel import {} -o DIR", quoted(name));
                defect::complain(subject, message, &again);
            };
            let problems = match &file.content {
                Content::Foreign(problems) => problems,
                Content::Document(_) => {
                    terminal::complain(&format!("error: {name}: this is a theorem file already\n"));
                    wrong += 1;
                    continue;
                }
                Content::Mistakes => {
                    wrong += 1;
                    continue;
                }
                Content::Failure(message) => {
                    broken(name, message);
                    continue;
                }
            };
            for imported in problems {
                match &imported.translation {
                    Translation::Page(page) => {
                        let name = file_name(imported, &mut names);
                        pages.push((name, page.source.text().to_owned()));
                    }
                    Translation::Unsupported(_) => unsupported += 1,
                    Translation::Mistakes(_) => wrong += 1,
                    Translation::Failure(message) => {
                        broken(&format!("\"{}\" in {name}", imported.title), message);
                    }
                }
            }
        }
        // A file that says already what it would say is left as it is.
        let changed: Vec<(&str, &[u8])> = pages
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_bytes()))
            .filter(|(name, text)| !fs::read(folder.file(name)).is_ok_and(|old| old == *text))
            .collect();
        folder.write(&changed)?;
        let troubles = [(unsupported, "not supported"), (wrong, "wrong"), (failed, "broken off")];
        let mut summary = vec![count(pages.len(), "theorem")];
        summary.extend(
            troubles
                .iter()
                .filter(|(number, _)| *number > 0)
                .map(|(number, what)| format!("{number} {what}")),
        );
        summary.push(format!("{} written\n", count(changed.len(), "file")));
        terminal::print(&summary.join("; "))?;
        Ok(match (failed, wrong, unsupported) {
            (0, 0, 0) => 0,
            (0, 0, _) => UNDECIDED,
            (0, _, _) => WRONG,
            _ => INTERNAL,
        })
    }
}

/// `1 theorem`, `2 theorems`.
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The name of the file of a problem: its title, as far as a file may be called so. No two are the same, whether letter case counts or not.
fn file_name(imported: &Imported, names: &mut HashSet<String>) -> String {
    let title = imported.title.as_str();
    let stem = [".gex", ".gcl", ".txt"].iter().find_map(|end| title.strip_suffix(end));
    let mut name = String::new();
    for c in stem.unwrap_or(title).chars() {
        if name.len() + c.len_utf8() > NAME {
            break;
        }
        match c {
            c if c.is_alphanumeric() || matches!(c, '_' | '.') && !name.is_empty() => name.push(c),
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    let name = name.trim_end_matches(['-', '.']);
    let name = if name.is_empty() { "problem" } else { name };
    let mut own = name.to_owned();
    let mut number = 1_u32;
    while !names.insert(own.to_lowercase()) {
        number += 1;
        own = format!("{name}-{number}");
    }
    own + ".thm"
}
