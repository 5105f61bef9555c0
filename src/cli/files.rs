//! Theorem files: found, read and resolved.

use super::defect::guarded;
use super::error::Error;
use super::foreign::Imported;
use super::neighbours::{Neighbours, identity};
use super::terminal;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use zippel::check::Statement;
use zippel::diagnostic::{Code, Diagnostic};
use zippel::document::Document;
use zippel::foreign::Format;
use zippel::limits::FILE_BYTES;
use zippel::lint;
use zippel::report::text::Style;
use zippel::source::{Source, Span};
use zippel::syntax;
use zippel::syntax::suggest::nearest;

/// A file that was named or found.
#[derive(Debug)]
pub(crate) enum Found {
    /// A file to be read.
    File {
        /// Its path.
        path: PathBuf,
        /// Whether it was named, not found in a folder.
        named: bool,
    },
    /// What there is to say about a path without theorem files.
    Nothing(PathBuf, Diagnostic),
}

/// A file that has been read.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// Its text and name.
    pub(crate) source: Source,
    /// What is in it.
    pub(crate) content: Content,
    /// Its mistakes, and what else is worth knowing about it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What is in a file.
#[derive(Debug)]
pub(crate) enum Content {
    /// Theorems, and the words that they use.
    Document(Document),
    /// Problems in the language of another program.
    Foreign(Vec<Imported>),
    /// Mistakes: nothing of the file is checked.
    Mistakes,
    /// Something on which this program failed.
    Failure(String),
}

/// The theorem files at these paths, in order, each once. Folders are searched for `.thm` files in the order of their names; links to
/// folders are not followed there, and hidden files are left out. With a foreign format all files are found whose content it is.
pub(crate) fn find(paths: &[PathBuf], from: Option<Format>) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(Found::File { path: path.clone(), named: true });
            continue;
        }
        let before = found.len();
        search(path, from, &mut found);
        if found.len() == before {
            let message = "the folder holds no theorem files";
            let hint = match from {
                Some(format) => format!("no file there is in the format `{}`", format.name()),
                None => "the names of theorem files end in `.thm`".to_owned(),
            };
            let diagnostic =
                Diagnostic::error(Code::NoTheorem, Span::default(), message).hint(hint);
            found.push(Found::Nothing(path.clone(), diagnostic));
        }
    }
    let mut seen = HashSet::new();
    // Two paths may lead to one file.
    found.retain(|found| match found {
        Found::File { path, .. } | Found::Nothing(path, _) => {
            seen.insert(identity(path).unwrap_or_else(|_| path.clone()))
        }
    });
    found
}

fn search(folder: &Path, from: Option<Format>, found: &mut Vec<Found>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            found.push(Found::Nothing(folder.to_owned(), unreadable(&error)));
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if hidden {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            search(&path, from, found);
        } else if !path.is_dir() && wanted(&path, from) {
            found.push(Found::File { path, named: false });
        }
    }
}

/// Whether a file found in a folder is to be read.
fn wanted(path: &Path, from: Option<Format>) -> bool {
    match from {
        None => path.extension().is_some_and(|extension| extension == "thm"),
        Some(format) => {
            let name = path.to_string_lossy();
            read(path).is_ok_and(|text| Format::recognise(&name, &text) == Some(format))
        }
    }
}

/// Reads and resolves a file, which may have definitions only.
pub(crate) fn load_definitions_too(found: Found) -> Loaded {
    let found = match found {
        Found::File { path, .. } => Found::File { path, named: false },
        nothing @ Found::Nothing(..) => nothing,
    };
    load(found, None)
}

/// Reads and resolves a file; in a foreign format, if it is one. A defect of this program that shows in one file does not stop the others.
pub(crate) fn load(found: Found, from: Option<Format>) -> Loaded {
    let path = match &found {
        Found::File { path, .. } | Found::Nothing(path, _) => path.clone(),
    };
    let name = shown(&path);
    guarded(&name, || read_and_resolve(found, from)).unwrap_or_else(|message| Loaded {
        source: Source::new(&*name, ""),
        content: Content::Failure(message),
        diagnostics: Vec::new(),
    })
}

fn read_and_resolve(found: Found, from: Option<Format>) -> Loaded {
    let (path, named) = match found {
        Found::File { path, named } => (path, named),
        Found::Nothing(path, diagnostic) => return Loaded::unreadable(&path, diagnostic),
    };
    let text = match read(&path) {
        Ok(text) => text,
        Err(diagnostic) if path.as_os_str() == "-" => {
            let hint = "only `zippel fmt` reads the standard input: write the theorems into a file";
            return Loaded::unreadable(&path, diagnostic.hint(hint));
        }
        Err(diagnostic) => return Loaded::unreadable(&path, diagnostic),
    };
    let source = Source::new(shown(&path), text);
    if let Some(format) = from.or_else(|| Format::recognise(source.name(), source.text())) {
        return Loaded::foreign(format, source);
    }
    let known = identity(&path).unwrap_or_else(|_| path.clone());
    let document = Document::read_among(source.text(), &known, &Neighbours);
    let mut diagnostics = document.diagnostics.clone();
    if named && document.theorems.is_empty() && document.is_sound() {
        let message = "the file holds no theorem";
        let hint = "a theorem is written `theorem \"Title\" { … }`";
        diagnostics.push(Diagnostic::error(Code::NoTheorem, Span::default(), message).hint(hint));
        return Loaded { source, content: Content::Mistakes, diagnostics };
    }
    let content = if document.is_sound() { Content::Document(document) } else { Content::Mistakes };
    Loaded { source, content, diagnostics }
}

impl Loaded {
    /// The same with the warnings that its text gives rise to.
    pub(crate) fn linted(mut self) -> Self {
        if let Content::Document(document) = &self.content {
            let lint = |theorem| lint::by_text(theorem, &document.dictionary);
            match guarded(self.source.name(), || {
                document.theorems.iter().flat_map(lint).collect::<Vec<_>>()
            }) {
                Ok(warnings) => self.diagnostics.extend(warnings),
                Err(message) => self.content = Content::Failure(message),
            }
            self.diagnostics.sort_by_key(|found| (found.primary.span, found.code));
        }
        self
    }

    fn foreign(format: Format, source: Source) -> Self {
        let problems = Imported::all(format, &source);
        if problems.is_empty() {
            let message = format!("the file holds no problem in the format `{}`", format.name());
            let diagnostic = Diagnostic::error(Code::NoTheorem, Span::default(), message);
            return Self { source, content: Content::Mistakes, diagnostics: vec![diagnostic] };
        }
        let found = problems.iter().flat_map(|problem| problem.translation.diagnostics());
        let diagnostics = found.cloned().collect();
        Self { source, content: Content::Foreign(problems), diagnostics }
    }

    fn unreadable(path: &Path, diagnostic: Diagnostic) -> Self {
        let source = Source::new(shown(path), "");
        Self { source, content: Content::Mistakes, diagnostics: vec![diagnostic] }
    }

    /// The theorems with this title, or all of them.
    pub(crate) fn chosen(&self, title: Option<&str>) -> Result<Vec<Statement<'_>>, Error> {
        let all: Vec<Statement<'_>> = self.statements().map(|(_, statement)| statement).collect();
        let Some(title) = title else { return Ok(all) };
        let titles = || all.iter().map(|statement| statement.theorem.title.as_str());
        if titles().any(|known| known == title) {
            return Ok(all.into_iter().filter(|own| own.theorem.title == title).collect());
        }
        let hint = match nearest(title, titles()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the titles are \"{}\"", titles().collect::<Vec<_>>().join("\", \"")),
        };
        Err(Error::Request(format!("the file has no theorem with this title\nhelp: {hint}")))
    }

    /// The theorems, ready to be checked, each with the text in which it stands.
    pub(crate) fn statements(&self) -> impl Iterator<Item = (&Source, Statement<'_>)> {
        let (document, problems) = match &self.content {
            Content::Document(document) => (Some(document), &[][..]),
            Content::Foreign(problems) => (None, &problems[..]),
            Content::Mistakes | Content::Failure(_) => (None, &[][..]),
        };
        let source = &self.source;
        let own = document.into_iter().flat_map(move |document| {
            let statement = |theorem| Statement::new(theorem, &document.dictionary, source.text());
            document.theorems.iter().map(move |theorem| (source, statement(theorem)))
        });
        own.chain(problems.iter().filter_map(Imported::statement))
    }
}

/// The name of a file as it is shown: what would lay hands on a terminal is written out.
pub(crate) fn shown(path: &Path) -> String {
    terminal::harmless(&path.to_string_lossy(), Style::Plain)
}

/// The text of a file. No more than the limit is read, whatever the file says of its size.
pub(crate) fn read(path: &Path) -> Result<String, Diagnostic> {
    let limit = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX);
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if metadata.is_dir() {
        return Err(Diagnostic::error(Code::FileUnreadable, Span::default(), "it is a folder")
            .hint("name a file in it"));
    }
    if !metadata.is_file() {
        // A pipe may keep whoever reads it waiting, a device may have no end.
        let message = "it is no ordinary file";
        return Err(Diagnostic::error(Code::FileUnreadable, Span::default(), message)
            .hint("write its contents into a file"));
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    syntax::decode(bytes)
}

fn unreadable(error: &io::Error) -> Diagnostic {
    let (message, hint) = match error.kind() {
        io::ErrorKind::NotFound => ("there is no such file or folder".to_owned(), None),
        io::ErrorKind::PermissionDenied => {
            ("it may not be read".to_owned(), Some("allow it, or run as another user"))
        }
        _ => (format!("it cannot be read: {error}"), None),
    };
    let diagnostic = Diagnostic::error(Code::FileUnreadable, Span::default(), message);
    match hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}
