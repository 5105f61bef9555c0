//! The names that are known at a place of a text.

use crate::diagnostic::{Code, Diagnostic};
use crate::limits::OBJECTS;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::suggest::nearest;
use crate::theorem::Slot;
use crate::theorem::dictionary::Dictionary;
use crate::theorem::kind::Kind;
use std::collections::HashMap;

/// The names of a theorem or of a word's definition, as far as they have been read.
pub(super) struct Scope<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    names: Vec<String>,
    kinds: Vec<Kind>,
    places: Vec<Span>,
    known: HashMap<String, Known>,
}

/// What is known of a name.
struct Known {
    /// Its slot, or nothing where its definition was wrong: what uses it is not a second mistake.
    slot: Option<Slot>,
    span: Span,
}

impl<'a> Scope<'a> {
    pub(super) fn new(dictionary: &'a Dictionary, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            dictionary,
            diagnostics,
            names: Vec::new(),
            kinds: Vec::new(),
            places: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// The names, kinds and places of all slots.
    pub(super) fn into_frame(self) -> (Vec<String>, Vec<Kind>, Vec<Span>) {
        (self.names, self.kinds, self.places)
    }

    /// Makes a name known. A name that is known already is a mistake.
    pub(super) fn define(&mut self, name: &Name, kind: Kind) -> Slot {
        let slot = Slot(self.names.len());
        if slot.0 == OBJECTS {
            let message = format!("more than {OBJECTS} points and other objects with names");
            self.diagnostics.push(
                Diagnostic::error(Code::TooManyPoints, name.span, message)
                    .hint("split the theorem"),
            );
        }
        self.names.push(name.text.clone());
        self.kinds.push(kind);
        self.places.push(name.span);
        self.enter(name, Some(slot));
        slot
    }

    /// Remembers a name whose definition is wrong, so that its uses are not reported as well.
    pub(super) fn define_wrong(&mut self, name: &Name) {
        self.enter(name, None);
    }

    fn enter(&mut self, name: &Name, slot: Option<Slot>) {
        if let Some(earlier) = self.known.get(&name.text).filter(|known| known.slot.is_some()) {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateName,
                    name.span,
                    format!("`{}` is defined twice", name.text),
                )
                .also(earlier.span, "first defined here")
                .hint("give one of them another name"),
            );
            return;
        }
        self.known.insert(name.text.clone(), Known { slot, span: name.span });
    }

    /// The slot of a name, where it is known.
    pub(super) fn slot(&self, name: &str) -> Option<Slot> {
        self.known.get(name).and_then(|known| known.slot)
    }

    pub(super) fn name(&self, slot: Slot) -> &str {
        &self.names[slot.0]
    }

    pub(super) fn kind(&self, slot: Slot) -> &Kind {
        &self.kinds[slot.0]
    }

    /// The two points whose names, one after the other, make this name.
    fn ends<'n>(&self, name: &'n str) -> Option<[&'n str; 2]> {
        let is_point = |part: &str| {
            let slot = self.known.get(part).and_then(|known| known.slot);
            slot.is_some_and(|slot| self.kind(slot).is_any_point())
        };
        let splits = name.char_indices().skip(1).map(|(at, _)| name.split_at(at));
        let mut splits = splits.filter(|(from, to)| is_point(from) && is_point(to));
        splits.next().map(|(from, to)| [from, to])
    }

    /// The slot of a name; nothing where it is unknown (which is reported) or wrong (which has been).
    pub(super) fn look_up(&mut self, name: &str, span: Span) -> Option<Slot> {
        if let Some(known) = self.known.get(name) {
            return known.slot;
        }
        let mut diagnostic = Diagnostic::error(
            Code::UndefinedName,
            span,
            format!("nothing is called `{name}` here"),
        );
        let is_word = !self.dictionary.named(name).is_empty();
        diagnostic = if is_word {
            diagnostic.hint(format!("`{name}` is a word: give it its arguments, `{name}(…)`"))
        } else if let Some([from, to]) = self.ends(name) {
            diagnostic.hint(format!(
                "write the length of the segment as `length({from}, {to})`, the line as `line({from}, {to})`"
            ))
        } else if let Some(near) = nearest(name, self.names.iter().map(String::as_str)) {
            diagnostic.hint(format!("did you mean `{near}`?"))
        } else {
            diagnostic.hint(format!("declare it first, for example `points {name}`"))
        };
        self.diagnostics.push(diagnostic);
        self.known.insert(name.to_owned(), Known { slot: None, span });
        None
    }
}
