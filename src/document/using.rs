//! `use "other.thm"`: the words of other files.
//!
//! A file sees the words that the files it names define, not those that these use in turn. Each file is read once for a document, however
//! many others name it; two names of one file are one file.

use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::limits::{USED_BYTES, USED_FILES};
use crate::source::{Source, Span};
use crate::syntax;
use crate::syntax::ast::{Ast, Item, Text};
use crate::theorem::dictionary::{Dictionary, WordId};
use crate::theorem::resolve::resolve_definitions;
use crate::vocabulary;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the files are found that `use` names.
pub trait Files {
    /// The file that the text at `from` calls `name`.
    ///
    /// # Errors
    /// Why it cannot be used.
    fn find(&self, name: &str, from: &Path) -> Result<UsedFile, Refusal>;
}

/// A file that is used by another.
#[derive(Clone, Debug)]
pub struct UsedFile {
    /// What tells it from every other file: however a file is called, this is the same.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
}

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, in one line.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// A text that stands alone: there are no other files.
pub(super) struct Alone;

impl Files for Alone {
    fn find(&self, _: &str, _: &Path) -> Result<UsedFile, Refusal> {
        Err(Refusal {
            message: "this text stands alone, and cannot use files".to_owned(),
            hint: "copy the definitions into it, or save it beside the other file".to_owned(),
        })
    }
}

/// What became of a file that was asked for.
enum Reading {
    /// It is being read: whoever asks for it now is used by it.
    UnderWay,
    /// The words that it defines.
    Done(Vec<WordId>),
    /// It cannot be used.
    Failed(Box<Diagnostic>),
}

/// Reads the files that a document uses.
pub(super) struct Reader<'f> {
    files: &'f dyn Files,
    /// The words of the vocabulary and of all files so far.
    dictionary: Dictionary,
    readings: HashMap<PathBuf, Reading>,
    /// The files that are being read, outermost first, and what they are called relative to the first.
    chain: Vec<(PathBuf, String)>,
    bytes: usize,
}

impl<'f> Reader<'f> {
    /// A reader for the document at this path.
    pub(super) fn new(files: &'f dyn Files, path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self {
            files,
            dictionary: Dictionary::extending(vocabulary::dictionary()),
            readings: HashMap::from([(path.to_owned(), Reading::UnderWay)]),
            chain: vec![(path.to_owned(), name)],
            bytes: 0,
        }
    }

    /// Shows the words which this file takes from others; what is wrong with what it asks for.
    pub(super) fn show_words(&mut self, ast: &Ast) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let mut used: Vec<(Span, Vec<WordId>)> = Vec::new();
        for item in &ast.items {
            let Item::Use(name) = item else { continue };
            match self.used(name) {
                Ok(words) => used.push((name.span, words)),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        self.dictionary.hide_own();
        for (span, words) in used {
            let mut clash = None;
            for id in words {
                match self.rival(id) {
                    // The file is named twice.
                    Some(rival) if rival == id => {}
                    Some(rival) => clash = clash.or(Some((rival, id))),
                    None => self.dictionary.show(id),
                }
            }
            diagnostics.extend(clash.map(|(one, other)| self.clash(span, one, other)));
        }
        diagnostics
    }

    /// A word that takes arguments which this word takes too.
    fn rival(&self, id: WordId) -> Option<WordId> {
        let word = self.dictionary.word(id);
        let mut known = self.dictionary.named(&word.name).into_iter();
        known.find(|&other| self.dictionary.word(other).overlaps(word))
    }

    /// The dictionary, once everything has been read.
    pub(super) fn into_dictionary(self) -> Dictionary {
        self.dictionary
    }

    /// The words of a file that the innermost file asks for.
    fn used(&mut self, name: &Text) -> Result<Vec<WordId>, Box<Diagnostic>> {
        let wrong = |refusal: Refusal| {
            Box::new(
                Diagnostic::error(Code::UseFailed, name.span, refusal.message).hint(refusal.hint),
            )
        };
        let (from, title) = self.chain.last().cloned().unwrap_or_default();
        let folder = title.rfind('/').map_or("", |at| &title[..=at]);
        let title = format!("{folder}{}", name.value);
        let file = self.files.find(&name.value, &from).map_err(wrong)?;
        match self.readings.get(&file.path) {
            Some(Reading::Done(words)) => return Ok(words.clone()),
            Some(Reading::Failed(diagnostic)) => {
                return Err(Box::new(moved(diagnostic, name.span)));
            }
            Some(Reading::UnderWay) => return Err(Box::new(self.cycle(name, &file.path))),
            None => {}
        }
        self.bytes = self.bytes.saturating_add(file.text.len());
        if self.readings.len() > USED_FILES || self.bytes > USED_BYTES {
            return Err(wrong(Refusal {
                message: format!(
                    "more than {USED_FILES} files, or {} MiB, are used",
                    USED_BYTES >> 20
                ),
                hint: "put definitions that are used together into one file".to_owned(),
            }));
        }
        self.readings.insert(file.path.clone(), Reading::UnderWay);
        self.chain.push((file.path.clone(), title.clone()));
        let words = self.definitions(name.span, &title, &file);
        self.chain.pop();
        let reading = match &words {
            Ok(words) => Reading::Done(words.clone()),
            Err(diagnostic) => Reading::Failed(diagnostic.clone()),
        };
        self.readings.insert(file.path, reading);
        words
    }

    /// Reads the definitions of a file.
    fn definitions(
        &mut self,
        span: Span,
        title: &str,
        file: &UsedFile,
    ) -> Result<Vec<WordId>, Box<Diagnostic>> {
        let (ast, mut mistakes) = syntax::parse(&file.text);
        for diagnostic in self.show_words(&ast) {
            if diagnostic.code == Code::CyclicUse {
                return Err(Box::new(moved(&diagnostic, span)));
            }
            mistakes.push(diagnostic);
        }
        let first = self.dictionary.len();
        let origin: Arc<str> = title.into();
        let dictionary = std::mem::take(&mut self.dictionary);
        self.dictionary =
            resolve_definitions(&ast, &file.text, dictionary, Some(&origin), &mut mistakes);
        mistakes.retain(|mistake| mistake.severity == Severity::Error);
        if mistakes.is_empty() {
            return Ok((first..self.dictionary.len()).map(WordId).collect());
        }
        mistakes.sort_by_key(|mistake| mistake.primary.span);
        let source = Source::new(title, file.text.as_str());
        let place = source.position(mistakes[0].primary.span.start);
        let count = match mistakes.len() {
            1 => "a mistake".to_owned(),
            count => format!("{count} mistakes"),
        };
        let message =
            format!("`{title}` has {count}, in line {}: {}", place.line, mistakes[0].message);
        let hint = format!("`zippel lint` shows what is wrong with `{title}`");
        Err(Box::new(Diagnostic::error(Code::UseFailed, span, message).hint(hint)))
    }

    fn cycle(&self, name: &Text, path: &Path) -> Diagnostic {
        let start = self.chain.iter().position(|(known, _)| known == path).unwrap_or(0);
        let names: Vec<String> = self.chain[start..]
            .iter()
            .map(|(_, name)| name)
            .chain([&self.chain[start].1])
            .map(|name| format!("`{name}`"))
            .collect();
        let (message, hint) = if let [only, _] = names.as_slice() {
            (format!("{only} uses itself"), "leave this line out")
        } else {
            let message = format!("the files use each other in a circle: {}", names.join(" → "));
            (message, "move the words that several files need into a file that uses none of them")
        };
        Diagnostic::error(Code::CyclicUse, name.span, message).hint(hint)
    }

    /// Two of the files used define the same word.
    fn clash(&self, span: Span, one: WordId, other: WordId) -> Diagnostic {
        let file = |id| self.dictionary.word(id).origin.as_deref().unwrap_or_default();
        let name = &self.dictionary.word(one).name;
        let message = format!("`{name}` is defined in `{}` and in `{}`", file(one), file(other));
        Diagnostic::error(Code::DuplicateWord, span, message)
            .hint("use one of the two files, or give one of the two words another name")
    }
}

/// What was found in a file that is used, said of the place that uses it.
fn moved(diagnostic: &Diagnostic, span: Span) -> Diagnostic {
    let primary = Label { span, text: String::new() };
    Diagnostic { primary, ..diagnostic.clone() }
}
