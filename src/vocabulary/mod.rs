//! The geometry library: words written in the theorem language, embedded in the program.

pub mod correspondence;

use crate::diagnostic::Diagnostic;
use crate::syntax;
use crate::theorem::dictionary::{Dictionary, Word};
use crate::theorem::resolve::resolve;
use std::sync::{Arc, OnceLock};

/// The files of the library: name and text.
pub const FILES: &[(&str, &str)] = &[
    ("vector.thm", include_str!("vector.thm")),
    ("measure.thm", include_str!("measure.thm")),
    ("line.thm", include_str!("line.thm")),
    ("point.thm", include_str!("point.thm")),
    ("angle.thm", include_str!("angle.thm")),
    ("circle.thm", include_str!("circle.thm")),
    ("triangle.thm", include_str!("triangle.thm")),
    ("polygon.thm", include_str!("polygon.thm")),
    ("conic.thm", include_str!("conic.thm")),
    ("predicate.thm", include_str!("predicate.thm")),
    ("order.thm", include_str!("order.thm")),
    ("space_measure.thm", include_str!("space_measure.thm")),
    ("space_locus.thm", include_str!("space_locus.thm")),
    ("space_point.thm", include_str!("space_point.thm")),
    ("space_predicate.thm", include_str!("space_predicate.thm")),
];

/// The words of the library.
///
/// # Panics
/// If the library has a mistake; a test shows that it has none.
#[must_use]
pub fn dictionary() -> Arc<Dictionary> {
    static DICTIONARY: OnceLock<Arc<Dictionary>> = OnceLock::new();
    DICTIONARY
        .get_or_init(|| {
            let (dictionary, diagnostics) = load();
            assert!(diagnostics.is_empty(), "the vocabulary has a mistake: {diagnostics:?}");
            dictionary
        })
        .clone()
}

/// The name of the file of the library that defines a word of [`dictionary`].
#[must_use]
pub fn file_of(word: &Word) -> Option<&'static str> {
    let mut end = 0;
    let mut files = FILES.iter();
    files
        .find(|(_, text)| {
            // One character stands between two files.
            end += text.len() + 1;
            (word.span.start as usize) < end
        })
        .map(|(name, _)| *name)
}

/// Reads the library as one text, since its files use each other's words.
fn load() -> (Arc<Dictionary>, Vec<Diagnostic>) {
    let text: String = FILES.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("\n");
    let (ast, mut diagnostics) = syntax::parse(&text);
    let (document, more) = resolve(&ast, &text, Arc::new(Dictionary::default()));
    diagnostics.extend(more);
    (document.dictionary, diagnostics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::syntax::suggest::SYNONYMS;
    use crate::theorem::kernel;

    #[test]
    fn library_has_no_mistakes() {
        let (dictionary, diagnostics) = load();
        assert_eq!(diagnostics, []);
        assert!(!dictionary.is_empty());
    }

    /// What stands here for a word of another system can be written, and no word of the vocabulary is taken for another.
    #[test]
    fn synonyms_lead_to_words() {
        let dictionary = dictionary();
        let known = |name: &str| {
            kernel::WORDS.iter().any(|word| word.name == name) || !dictionary.named(name).is_empty()
        };
        for (ours, theirs) in SYNONYMS {
            let words: Vec<&str> = theirs.split(' ').filter(|their| known(their)).collect();
            assert!(words.is_empty(), "{words:?} are words themselves");
            let is_word = ours.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if is_word {
                assert!(known(ours), "{ours}");
                continue;
            }
            let show = if ours.contains("==") { "show" } else { "show A == A\nx =" };
            let statement = match *ours {
                "points A, B, C" => "show A == A".to_owned(),
                ours if ours.contains("!=") || ours.starts_with("not") => {
                    format!("require {ours}\nshow A == A")
                }
                ours if ours.starts_with("pedal_triangle") => {
                    format!("show A == A\nx, y, z = {ours}")
                }
                ours => format!("{show} {ours}"),
            };
            let text = format!(
                "theorem \"T\" {{\npoints A, B, C, O, P, Q\nl = line(A, B)\nm = line(B, C)\n{statement}\n}}\n"
            );
            let document = Document::read(&text);
            assert!(document.is_sound(), "{ours}: {:?}", document.diagnostics);
        }
    }

    #[test]
    fn words_know_their_files() {
        for (_, word) in dictionary().iter() {
            let file = FILES.iter().find(|(name, _)| file_of(word) == Some(*name)).unwrap();
            assert!(file.1.contains(&word.text), "{}", word.name);
        }
    }

    #[test]
    fn every_word_is_documented() {
        for (_, word) in dictionary().iter() {
            let docs = word.docs.join(" ");
            let example = docs.split("Example: `").nth(1).and_then(|rest| rest.split('`').next());
            let example = example.unwrap_or_else(|| panic!("{} has no example", word.name));
            assert!(example.contains(&word.name) || example.contains("=="), "{example}");
            let (_, diagnostics) = syntax::parse(&format!("theorem \"T\" {{\n{example}\n}}\n"));
            assert_eq!(diagnostics, [], "{example}");
        }
    }
}
