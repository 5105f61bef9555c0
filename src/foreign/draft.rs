//! A theorem while it is being written: its names and its lines.

use crate::diagnostic::Diagnostic;
use crate::syntax;
use std::collections::HashMap;
use std::collections::HashSet;

/// Words that no point may be called in the theorem language, or that a reader would take for another thing.
const RESERVED: [&str; 21] = [
    "point",
    "points",
    "number",
    "numbers",
    "require",
    "assume",
    "choose",
    "show",
    "expect",
    "source",
    "title",
    "tags",
    "reads",
    "theorem",
    "construction",
    "predicate",
    "use",
    "on",
    "other",
    "than",
    "not",
];

/// What is promised of a theorem of another language: it is meant for the figure that is drawn.
const PROMISE: &str = "expect holds-as-drawn";

/// A theorem in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// The name in the theorem language of each foreign name.
    names: HashMap<String, String>,
    /// All names of the theorem language that are in use or kept for use.
    used: HashSet<String>,
    /// Those of auxiliary objects.
    auxiliary: HashSet<String>,
    lines: Vec<String>,
    conclusions: Vec<String>,
}

impl Draft {
    /// Keeps a name for whatever the text will call so: no auxiliary object takes it.
    pub(super) fn reserve(&mut self, foreign: &str) {
        self.used.insert(legal(foreign));
    }

    /// The name in the theorem language of a foreign name: the same where the language allows it.
    pub(super) fn name(&mut self, foreign: &str) -> String {
        if let Some(name) = self.names.get(foreign) {
            return name.clone();
        }
        let wanted = legal(foreign);
        let taken =
            self.auxiliary.contains(&wanted) || self.names.values().any(|name| *name == wanted);
        let name = if taken { self.auxiliary(&wanted) } else { wanted };
        self.used.insert(name.clone());
        self.names.insert(foreign.to_owned(), name.clone());
        name
    }

    /// Another name for a foreign name that stands for a new object from now on.
    pub(super) fn another(&mut self, foreign: &str) -> String {
        let name = self.auxiliary(&legal(foreign));
        self.names.insert(foreign.to_owned(), name.clone());
        name
    }

    /// A name for an auxiliary object, near the one wanted.
    pub(super) fn auxiliary(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut number = 0_u32;
        while !self.used.insert(name.clone()) {
            number += 1;
            name = format!("{wanted}_{number}");
        }
        self.auxiliary.insert(name.clone());
        name
    }

    /// Writes a statement.
    pub(super) fn line(&mut self, statement: impl Into<String>) {
        self.lines.push(statement.into());
    }

    /// Writes a conclusion.
    pub(super) fn show(&mut self, claim: impl Into<String>) {
        self.conclusions.push(claim.into());
    }

    /// The theorem in canonical form.
    ///
    /// # Errors
    /// What the theorem language has against it.
    pub(super) fn finish(&self, title: &str) -> Result<String, Vec<Diagnostic>> {
        let mut text = format!("theorem \"{}\" {{\n{PROMISE}\n", escaped(title));
        for line in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        for claim in &self.conclusions {
            text.push_str("show ");
            text.push_str(claim);
            text.push('\n');
        }
        text.push_str("}\n");
        let (ast, mistakes) = syntax::parse(&text);
        if mistakes.is_empty() { Ok(syntax::print::print(&ast)) } else { Err(mistakes) }
    }
}

/// The text between the quotes of a string literal.
fn escaped(title: &str) -> String {
    title.replace('\\', "\\\\").replace('"', "\\\"")
}

/// A name of the theorem language as near as possible to a foreign one.
fn legal(foreign: &str) -> String {
    let mut name: String = foreign
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '\'' { c } else { '_' })
        .collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert(0, 'p');
    }
    if RESERVED.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// Writes a template of the theorem language with other names: `replace` says what stands for a name, where anything does. What follows a
/// full stop is a component and stays.
pub(super) fn fill(template: &str, mut replace: impl FnMut(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some(first) = rest.chars().next() {
        let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !first.is_ascii_alphabetic() {
            text.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let end = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let component = text.ends_with('.');
        match replace(name).filter(|_| !component) {
            Some(other) => text.push_str(&other),
            None => text.push_str(name),
        }
        rest = after;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_where_they_can() {
        let mut draft = Draft::default();
        for (foreign, name) in [
            ("a", "a"),
            ("i_b", "i_b"),
            ("P'", "P'"),
            ("1a", "p1a"),
            ("on", "on_"),
            ("x-y", "x_y"),
            ("x_y", "x_y_1"),
        ] {
            assert_eq!(draft.name(foreign), name);
            assert_eq!(draft.name(foreign), name, "again");
        }
        draft.reserve("M");
        assert_eq!(draft.auxiliary("M"), "M_1");
        assert_eq!(draft.name("M"), "M");
    }

    #[test]
    fn templates_are_filled() {
        let filled =
            fill("x = a + line(a, b).a * 2", |name| (name == "a").then(|| "A1".to_owned()));
        assert_eq!(filled, "x = A1 + line(A1, b).a * 2");
    }

    #[test]
    fn titles_are_quoted() {
        let mut draft = Draft::default();
        draft.line("points a");
        draft.show("a == a");
        let text = draft.finish("say \"x\\y\"").unwrap();
        assert!(text.starts_with("theorem \"say \\\"x\\\\y\\\"\" {\n"), "{text}");
    }
}
