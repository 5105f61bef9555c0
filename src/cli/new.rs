//! `zippel new`.

use super::checks::quoted;
use super::error::Error;
use super::terminal;
use clap::Args;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use zippel::limits::NAME_LENGTH;

/// Write a commented theorem file to start from
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The title of the theorem
    title: String,

    /// The file to write, by default the title in small letters with `.thm`; a file that is there is not touched
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl New {
    pub(crate) fn run(&self) -> Result<u8, Error> {
        let title = self.title.trim();
        if title.is_empty() || title.chars().any(char::is_control) {
            return Err(Error::Request("a title is one line of text".to_owned()));
        }
        let path = match &self.output {
            Some(path) => path.clone(),
            None => PathBuf::from(file_name(title)?),
        };
        write_new(&path, &template(title))?;
        let shown = quoted(&path.to_string_lossy());
        terminal::print(&format!("{}\nnext: zippel verify {shown}\n", path.display()))?;
        Ok(0)
    }
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, text: &str) -> Result<(), Error> {
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Error::Request(format!(
                "{}: there is such a file already\nhelp: name another one with --output",
                path.display()
            )));
        }
        Err(error) => return Err(Error::Unwritable(path.to_owned(), error)),
    };
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(|error| Error::Unwritable(path.to_owned(), error))
}

/// The title in small letters, with `_` for what is neither letter nor digit.
fn file_name(title: &str) -> Result<String, Error> {
    let mut name = String::new();
    for c in title.chars() {
        if c.is_alphanumeric() {
            name.extend(c.to_lowercase());
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    let name: String = name.trim_matches('_').chars().take(NAME_LENGTH / 2).collect();
    if name.is_empty() {
        let message = "the title has no letters to name a file by\nhelp: name it with --output";
        return Err(Error::Request(message.to_owned()));
    }
    Ok(format!("{}.thm", name.trim_end_matches('_')))
}

/// A theorem that is true as it stands, with a word about each part.
fn template(title: &str) -> String {
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "\
# Everything behind `#` is a comment. `zippel words` lists the words that can be used.
theorem \"{title}\" {{
    # Who found it, and when; leave the line out if nobody knows.
    source \"unknown\"

    # Free points. Numbers are declared by `number k`.
    points A, B, C

    # A point on a line or circle; with two loci it is where they meet.
    point P on circle(A, B, C)

    # Definitions, step by step.
    L = foot(P, line(B, C))
    M = foot(P, line(C, A))
    N = foot(P, line(A, B))

    # Configurations that do not count, if there are any besides those that the words exclude:
    # require not parallel(line(A, B), line(P, C))

    # What is claimed. Several lines claim all of it together.
    show collinear(L, M, N)

    # What the check is to say; without this line, `holds`.
    # expect refuted
}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use zippel::document::Document;
    use zippel::syntax;

    #[test]
    fn files_are_named_after_titles() {
        for (title, name) in [
            ("Simson line", "simson_line.thm"),
            ("  Morley's \"miracle\" (1899)", "morley_s_miracle_1899.thm"),
            ("Éléments: Πυθαγόρας", "éléments_πυθαγόρας.thm"),
            ("../../x", "x.thm"),
        ] {
            assert_eq!(file_name(title).unwrap(), name);
        }
        assert!(file_name("…").is_err());
        assert!(file_name(&"x".repeat(1000)).unwrap().len() < 100);
    }

    #[test]
    fn the_template_is_a_theorem_in_canonical_layout() {
        for title in ["Simson line", "A \"quoted\" \\ title"] {
            let text = template(title);
            let document = Document::read(&text);
            assert_eq!(document.diagnostics, []);
            assert_eq!(document.theorems[0].title, title);
            assert_eq!(syntax::format(&text).as_deref(), Ok(text.as_str()));
        }
    }
}
