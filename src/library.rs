//! The library of theorems, as it stood when the program was built.

use crate::document::Document;
use crate::theorem::Theorem;
use crate::theorem::dictionary::WordId;
use crate::vocabulary;

/// The files of the library: path within the package, and text.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/theorems.rs"));

/// A theorem that uses a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The file.
    pub file: String,
    /// The title.
    pub title: String,
}

/// The theorems of the library that use a word of the vocabulary in their own text.
#[must_use]
pub fn examples(word: WordId) -> Vec<Example> {
    FILES
        .iter()
        // Most files do not even have the name in them.
        .filter(|(_, text)| text.contains(&vocabulary::dictionary().word(word).name))
        .flat_map(|(file, text)| examples_in(&Document::read(text), file, word))
        .collect()
}

/// The theorems of a document that use a word in their own text.
#[must_use]
pub fn examples_in(document: &Document, file: &str, word: WordId) -> Vec<Example> {
    let uses = |theorem: &&Theorem| theorem.words().contains(&word);
    let example = |title: &str| Example { file: file.to_owned(), title: title.to_owned() };
    document.theorems.iter().filter(uses).map(|theorem| example(&theorem.title)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_all_there() {
        assert!(FILES.len() > 50);
        assert!(FILES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (file, text) in FILES {
            assert!(Document::read(text).is_sound(), "{file}");
        }
    }

    #[test]
    fn theorems_are_found_by_the_word_and_not_by_its_name() {
        let dictionary = vocabulary::dictionary();
        let found = |name: &str, arity: usize| {
            let mut ids = dictionary.named(name).into_iter();
            let id = ids.find(|&id| dictionary.word(id).parameters.len() == arity).unwrap();
            examples(id)
        };
        let simson = Example {
            file: "theorems/circles/simson.thm".to_owned(),
            title: "Simson line".to_owned(),
        };
        assert!(found("foot", 2).contains(&simson));
        assert!(found("circle", 3).contains(&simson));
        assert!(!found("circle", 2).contains(&simson), "another word of the same name");
    }
}
