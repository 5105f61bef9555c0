//! The vocabulary as text.

use crate::report::layout::paragraph;
use crate::syntax::suggest::nearest;
use crate::theorem::dictionary::{Dictionary, Word};
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

/// Everything about the words with this name.
///
/// # Errors
/// When there is none: the name that was probably meant, if one is near.
pub fn describe<'d>(dictionary: &'d Dictionary, name: &str) -> Result<String, Option<&'d str>> {
    let mut parts = Vec::new();
    for word in kernel::WORDS.iter().filter(|word| word.name == name) {
        parts.push(format!("{}    [kernel]\n{}", word.signature(), paragraph(word.docs, 2)));
    }
    for id in dictionary.named(name) {
        parts.push(definition(dictionary.word(id)));
    }
    if parts.is_empty() {
        let names = kernel::WORDS.iter().map(|word| word.name).chain(dictionary.names());
        return Err(nearest(name, names));
    }
    Ok(parts.join("\n"))
}

fn definition(word: &Word) -> String {
    let file = vocabulary::file_of(word).unwrap_or_default();
    let mut text = format!("{}    [{}]\n", word.signature(), file.trim_end_matches(".thm"));
    for line in &word.docs {
        text.push_str(&paragraph(line, 2));
    }
    text.push('\n');
    for line in word.text.lines().skip_while(|line| line.starts_with("##")) {
        let _ = writeln!(text, "    {line}");
    }
    text
}
