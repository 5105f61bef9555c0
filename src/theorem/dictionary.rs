//! Words and their definitions, found by name and by the kinds of their arguments.

use super::kind::Kind;
use super::{Claim, Expr, Slot, Step};
use crate::source::Span;
use crate::syntax::ast::WordForm;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The number of a word in its [`Dictionary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub usize);

/// A word: its signature, its documentation and, once resolved, its definition.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its name.
    pub name: String,
    /// Construction or predicate.
    pub form: WordForm,
    /// The lines of its doc comment.
    pub docs: Vec<String>,
    /// The names and kinds of its parameters.
    pub parameters: Vec<(String, Kind)>,
    /// Whether the last parameter stands for one or more arguments, each of which the predicate is about.
    pub rest: bool,
    /// The kinds of its results; empty for a predicate.
    pub results: Vec<Kind>,
    /// How it is said.
    pub phrase: Option<Phrase>,
    /// The names of the slots of its frame; the parameters come first.
    pub names: Vec<String>,
    /// The kinds of the slots.
    pub kinds: Vec<Kind>,
    /// The steps of its definition.
    pub steps: Vec<Step>,
    /// The values of a construction.
    pub values: Vec<Expr>,
    /// The equations of a predicate.
    pub claims: Vec<Claim>,
    /// The layers of definitions that it rests on: one more than any word that it uses.
    pub layers: usize,
    /// The place of the definition.
    pub span: Span,
    /// The definition as it is written.
    pub text: String,
    /// The file that defines it, as `use` names it, if that is another one than the file at hand.
    pub origin: Option<Arc<str>>,
}

/// How a word is said: a template for what it affirms (or for its value), and for a predicate one for its denial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The sentence, or the noun phrase of a construction.
    pub affirmed: Vec<Segment>,
    /// The sentence that denies a predicate.
    pub denied: Option<Vec<Segment>>,
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text as it stands.
    Text(String),
    /// The parameter in this slot.
    Parameter(Slot),
}

/// What a call can mean, given the number and kinds of its arguments.
#[derive(Debug)]
pub(crate) enum Lookup {
    /// Exactly this word.
    Found(WordId),
    /// The name is unknown.
    Unknown,
    /// No word of this name takes so many arguments.
    Arity(Vec<WordId>),
    /// The words that take so many arguments take other kinds.
    Kinds(Vec<WordId>),
}

/// The words that a text can use: its own, before them those of the files that it uses, and first those of the vocabulary. Words that used
/// files take from others are there too, but have no name here.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    vocabulary: Option<Arc<Dictionary>>,
    words: Vec<Word>,
    /// The words that can be named, of those that are not of the vocabulary.
    by_name: HashMap<String, Vec<WordId>>,
}

impl Dictionary {
    /// A dictionary that starts with the words of another.
    #[must_use]
    pub fn extending(vocabulary: Arc<Self>) -> Self {
        Self { vocabulary: Some(vocabulary), ..Self::default() }
    }

    /// How many words there are, those of the vocabulary included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.vocabulary.as_ref().map_or(0, |vocabulary| vocabulary.len()) + self.words.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the first word that is not of the vocabulary.
    #[must_use]
    pub fn first_own(&self) -> usize {
        self.vocabulary.as_ref().map_or(0, |vocabulary| vocabulary.len())
    }

    /// Whether some of these claims is an inequality, or a predicate whose definition has one.
    #[must_use]
    pub fn speak_of_order(&self, claims: &[Claim]) -> bool {
        self.speaks_of_order(claims, &mut HashSet::new())
    }

    /// The same; words that were looked at are not looked at again, since they may stand in each other many times over.
    fn speaks_of_order(&self, claims: &[Claim], seen: &mut HashSet<usize>) -> bool {
        claims.iter().any(|claim| match claim {
            Claim::Equal(..) => false,
            Claim::Less { .. } => true,
            Claim::Predicate { word, .. } => {
                seen.insert(word.0) && self.speaks_of_order(&self.word(*word).claims, seen)
            }
        })
    }

    /// The word with this number.
    ///
    /// # Panics
    /// If the number is not one of this dictionary.
    #[must_use]
    pub fn word(&self, id: WordId) -> &Word {
        match &self.vocabulary {
            Some(vocabulary) if id.0 < vocabulary.len() => vocabulary.word(id),
            _ => &self.words[id.0 - self.first_own()],
        }
    }

    /// All words in order of definition.
    pub fn iter(&self) -> impl Iterator<Item = (WordId, &Word)> {
        (0..self.len()).map(|index| (WordId(index), self.word(WordId(index))))
    }

    /// The words with this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<WordId> {
        let mut ids =
            self.vocabulary.as_ref().map_or_else(Vec::new, |vocabulary| vocabulary.named(name));
        ids.extend(self.by_name.get(name).into_iter().flatten());
        ids
    }

    /// All words that can be named, in order of definition.
    pub fn visible(&self) -> impl Iterator<Item = (WordId, &Word)> {
        let first = self.first_own();
        self.iter().filter(move |(id, word)| {
            id.0 < first || self.by_name.get(&word.name).is_some_and(|ids| ids.contains(id))
        })
    }

    /// The names of all words that can be named, with repetitions, in order of definition.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.visible().map(|(_, word)| word.name.as_str())
    }

    /// The word that a call with arguments of these kinds means.
    pub(crate) fn look_up(&self, name: &str, kinds: &[Kind]) -> Lookup {
        let candidates = self.named(name);
        if candidates.is_empty() {
            return Lookup::Unknown;
        }
        let fitting: Vec<WordId> =
            candidates.iter().copied().filter(|&id| self.word(id).takes(kinds.len())).collect();
        if fitting.is_empty() {
            return Lookup::Arity(candidates);
        }
        match fitting.iter().find(|&&id| self.word(id).accepts(kinds)) {
            Some(&id) => Lookup::Found(id),
            None => Lookup::Kinds(fitting),
        }
    }

    /// Takes the names from all words but those of the vocabulary.
    pub(crate) fn hide_own(&mut self) {
        self.by_name.clear();
    }

    /// Gives a word its name back.
    pub(crate) fn show(&mut self, id: WordId) {
        let name = self.word(id).name.clone();
        self.by_name.entry(name).or_default().push(id);
    }

    pub(crate) fn add(&mut self, word: Word) -> WordId {
        let id = WordId(self.len());
        self.by_name.entry(word.name.clone()).or_default().push(id);
        self.words.push(word);
        id
    }

    /// The word with this number, to be completed; only the dictionary's own words can be.
    pub(crate) fn own_mut(&mut self, id: WordId) -> &mut Word {
        let first = self.first_own();
        &mut self.words[id.0 - first]
    }
}

impl Word {
    /// Whether it takes this number of arguments.
    #[must_use]
    pub fn takes(&self, count: usize) -> bool {
        let least = self.parameters.len();
        // The parameter for the rest may be missing, where its kind was a mistake.
        if self.rest { least > 0 && count >= least } else { count == least }
    }

    /// The kind of the argument at this position.
    #[must_use]
    pub fn parameter_kind(&self, position: usize) -> &Kind {
        &self.parameters[position.min(self.parameters.len() - 1)].1
    }

    /// Whether there are arguments that both words would take. If there are any, then already as many as the longer list of parameters has.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let count = self.parameters.len().max(other.parameters.len());
        self.name == other.name
            && self.takes(count)
            && other.takes(count)
            && (0..count).all(|i| self.parameter_kind(i) == other.parameter_kind(i))
    }

    /// Whether it takes arguments of these kinds; their number has been checked.
    fn accepts(&self, kinds: &[Kind]) -> bool {
        kinds.iter().enumerate().all(|(position, kind)| self.parameter_kind(position) == kind)
    }

    /// `foot(P: point, l: line): point`.
    #[must_use]
    pub fn signature(&self) -> String {
        let last = self.parameters.len().wrapping_sub(1);
        let parameters: Vec<String> = self
            .parameters
            .iter()
            .enumerate()
            .map(|(i, (name, kind))| {
                format!("{name}: {kind}{}", if self.rest && i == last { "..." } else { "" })
            })
            .collect();
        let results: Vec<String> = self.results.iter().map(Kind::to_string).collect();
        let colon = if results.is_empty() { "" } else { ": " };
        format!("{}({}){colon}{}", self.name, parameters.join(", "), results.join(", "))
    }
}
