//! The vocabulary as text.

use crate::document::Document;
use crate::library::{self, Example};
use crate::report::layout::paragraph;
use crate::syntax::suggest::{nearest, synonym};
use crate::theorem::dictionary::{Dictionary, Word, WordId};
use crate::theorem::kernel;
use crate::vocabulary;
use std::fmt::Write as _;

/// All words with their signatures and the first lines of their docs, by theme.
#[must_use]
pub fn list(dictionary: &Dictionary) -> String {
    let mut text = String::from("kernel: what the language is built on\n");
    for word in kernel::WORDS {
        entry(&mut text, &word.signature(), word.docs);
    }
    let themes = vocabulary::FILES.iter().map(|(file, _)| *file);
    for theme in themes {
        let _ = writeln!(text, "\n{}", heading(theme));
        let words = dictionary.iter().map(|(_, word)| word);
        for word in words.filter(|word| vocabulary::file_of(word) == Some(theme)) {
            entry(&mut text, &word.signature(), word.docs.first().map_or("", String::as_str));
        }
    }
    text
}

fn entry(text: &mut String, signature: &str, docs: &str) {
    let _ = writeln!(text, "  {signature}");
    text.push_str(&paragraph(docs, 6));
}

/// `circle: Circles, and what belongs to them`, from the comment at the top of the file.
fn heading(file: &str) -> String {
    let theme = file.strip_suffix(".thm").unwrap_or(file);
    let found = vocabulary::FILES.iter().find(|(name, _)| *name == file);
    let comment = found
        .and_then(|(_, text)| text.lines().next())
        .filter(|line| !line.starts_with("##"))
        .and_then(|line| line.strip_prefix("# "));
    match comment {
        Some(comment) => format!("{theme}: {}", comment.trim_end_matches('.')),
        None => theme.to_owned(),
    }
}

/// The words that a file defines, with their signatures and the first lines of their docs; `file` is its name.
#[must_use]
pub fn list_own(document: &Document, file: &str) -> String {
    let mut text = format!("{file}: words of this file, and of those that it uses\n");
    for (_, word) in document.dictionary.visible().filter(|(id, _)| is_own(*id, document)) {
        entry(&mut text, &word.signature(), word.docs.first().map_or("", String::as_str));
    }
    text
}

fn is_own(word: WordId, document: &Document) -> bool {
    word.0 >= document.dictionary.first_own()
}

/// Everything about the words with this name: signature, documentation, definition, and the theorems of the library that use it.
///
/// # Errors
/// When there is none: the name that was probably meant, if one is near.
pub fn describe<'d>(dictionary: &'d Dictionary, name: &str) -> Result<String, Option<&'d str>> {
    let mut parts = Vec::new();
    for word in kernel::WORDS.iter().filter(|word| word.name == name) {
        parts.push(format!("{}    [kernel]\n{}", word.signature(), paragraph(word.docs, 2)));
    }
    for id in dictionary.named(name) {
        let word = dictionary.word(id);
        let theme = vocabulary::file_of(word).unwrap_or_default().trim_end_matches(".thm");
        let examples = library::examples(id);
        parts.push(definition(word, theme) + &used_in("the library", &examples));
    }
    if parts.is_empty() {
        let names = kernel::WORDS.iter().map(|word| word.name).chain(dictionary.names());
        return Err(synonym(name).or_else(|| nearest(name, names)));
    }
    Ok(parts.join("\n"))
}

/// Everything about the words with this name that a file defines or takes from others, and its theorems that use them; nothing when it has
/// no such word.
#[must_use]
pub fn describe_own(document: &Document, file: &str, name: &str) -> Option<String> {
    let own = document.dictionary.named(name).into_iter().filter(|id| is_own(*id, document));
    let parts: Vec<String> = own
        .map(|id| {
            let word = document.dictionary.word(id);
            let examples = library::examples_in(document, file, id);
            let origin = word.origin.as_deref().unwrap_or(file);
            definition(word, origin) + &used_in(file, &examples)
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn definition(word: &Word, place: &str) -> String {
    let mut text = format!("{}    [{place}]\n", word.signature());
    for line in &word.docs {
        text.push_str(&paragraph(line, 2));
    }
    text.push('\n');
    for line in word.text.lines().skip_while(|line| line.starts_with("##")) {
        let _ = writeln!(text, "    {line}");
    }
    text
}

/// The theorems that use a word, by file.
fn used_in(place: &str, examples: &[Example]) -> String {
    let theorems = if examples.len() == 1 { "theorem" } else { "theorems" };
    let mut text = format!("\n  used by {} {theorems} of {place}", examples.len());
    text.push_str(if examples.is_empty() { "\n" } else { ":\n" });
    let mut file = "";
    for example in examples {
        if example.file != file && example.file != place {
            let _ = writeln!(text, "    {}", example.file);
        }
        file = &example.file;
        let _ = writeln!(text, "      {}", example.title);
    }
    text
}
