//! The objects of a figure.

use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::Failure;
use crate::foreign::draft::Draft;
use crate::foreign::word::Word;
use crate::syntax::suggest::nearest;
use num_rational::BigRational;
use std::collections::{HashMap, HashSet};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// A point, by its name in the theorem language.
    Point(String),
    /// A line.
    Line(String),
    /// A circle.
    Circle(String),
    /// A number that is known.
    Number(BigRational),
}

impl Object {
    fn kind(&self) -> &'static str {
        match self {
            Self::Point(_) => "a point",
            Self::Line(_) => "a line",
            Self::Circle(_) => "a circle",
            Self::Number(_) => "a number",
        }
    }
}

/// The objects of a figure, and the theorem that grows with them.
#[derive(Clone, Debug, Default)]
pub(super) struct Objects {
    pub(super) draft: Draft,
    named: HashMap<String, Object>,
    /// Numbers that are free.
    variables: HashSet<String>,
    /// Names that stand for others, in the bodies of procedures.
    aliases: Vec<HashMap<String, String>>,
}

impl Objects {
    /// Lets names stand for others until [`Objects::leave`].
    pub(super) fn enter(&mut self, names: HashMap<String, String>) {
        let names =
            names.into_iter().map(|(formal, actual)| (formal, self.resolved(&actual))).collect();
        self.aliases.push(names);
    }

    /// Ends what [`Objects::enter`] began.
    pub(super) fn leave(&mut self) {
        self.aliases.pop();
    }

    /// How many procedures are being read.
    pub(super) fn depth(&self) -> usize {
        self.aliases.len()
    }

    fn resolved(&self, name: &str) -> String {
        self.aliases
            .last()
            .and_then(|names| names.get(name))
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    }

    /// A name for a new object. What a name stood for before, it no longer does.
    fn define(&mut self, name: &str, object: impl FnOnce(String) -> Object) -> String {
        let name = self.resolved(name);
        let own = if self.named.contains_key(&name) {
            self.draft.another(&name)
        } else {
            self.draft.name(&name)
        };
        self.named.insert(name, object(own.clone()));
        own
    }

    /// A name for a new point.
    pub(super) fn new_point(&mut self, word: Word<'_>) -> String {
        self.define(word.text, Object::Point)
    }

    /// A name for a new line.
    pub(super) fn new_line(&mut self, word: Word<'_>) -> String {
        self.define(word.text, Object::Line)
    }

    /// A name for a new circle.
    pub(super) fn new_circle(&mut self, word: Word<'_>) -> String {
        self.define(word.text, Object::Circle)
    }

    /// Remembers the value of a number.
    pub(super) fn new_number(&mut self, word: Word<'_>, value: BigRational) {
        let name = self.resolved(word.text);
        self.named.insert(name, Object::Number(value));
    }

    /// The name of a number that is free, declared where it is met first.
    pub(super) fn variable(&mut self, name: &str) -> String {
        let known = self.variables.contains(name);
        let own = self.draft.name(name);
        if !known {
            self.variables.insert(name.to_owned());
            self.draft.line(format!("number {own}"));
        }
        own
    }

    /// Lets a name stand for an object.
    pub(super) fn new_alias(&mut self, word: Word<'_>, object: Object) {
        let name = self.resolved(word.text);
        self.named.insert(name, object);
    }

    /// What a name stands for, if anything.
    pub(super) fn find(&self, name: &str) -> Option<&Object> {
        self.named.get(&self.resolved(name))
    }

    /// What a name stands for.
    ///
    /// # Errors
    /// Where it stands for nothing.
    pub(super) fn object(&self, word: Word<'_>) -> Result<Object, Failure> {
        if let Some(object) = self.find(word.text) {
            return Ok(object.clone());
        }
        let mut names: Vec<&str> = self.named.keys().map(String::as_str).collect();
        names.sort_unstable();
        let message = format!("nothing is called `{}` here", word.text);
        let mistake = Diagnostic::error(Code::UndefinedName, word.span, message);
        Err(match nearest(word.text, names) {
            Some(near) => mistake.hint(format!("did you mean `{near}`?")),
            None => mistake.hint("objects are constructed before they are used"),
        }
        .into())
    }

    /// The name of a point.
    pub(super) fn point(&self, word: Word<'_>) -> Result<String, Failure> {
        match self.object(word)? {
            Object::Point(name) => Ok(name),
            other => Err(wrong_kind(word, &other, "a point")),
        }
    }

    /// The name of a line.
    pub(super) fn line(&self, word: Word<'_>) -> Result<String, Failure> {
        match self.object(word)? {
            Object::Line(name) => Ok(name),
            other => Err(wrong_kind(word, &other, "a line")),
        }
    }

    /// The name of a line or circle.
    pub(super) fn locus(&self, word: Word<'_>) -> Result<String, Failure> {
        match self.object(word)? {
            Object::Line(name) | Object::Circle(name) => Ok(name),
            other => Err(wrong_kind(word, &other, "a line or a circle")),
        }
    }
}

/// An object of the wrong kind.
pub(super) fn wrong_kind(word: Word<'_>, found: &Object, wanted: &str) -> Failure {
    let message = format!("`{}` is {}, and {wanted} is needed here", word.text, found.kind());
    Diagnostic::error(Code::WrongKind, word.span, message).into()
}
