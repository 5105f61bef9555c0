//! From a syntax tree to theorems: every name looked up, every kind checked, every mistake reported.

mod scope;
mod expression;
mod unmatched;
mod condition;
mod statement;
mod loci;
mod word;
mod recursion;
mod template;
mod decimal;

use super::Theorem;
use super::dictionary::Dictionary;
use super::expectation::{Expectation, VerdictName};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Span;
use crate::syntax::ast::{self, Ast, Item, StatementKind, Text};
use crate::syntax::suggest::nearest;
use scope::Scope;
use std::collections::HashMap;
use std::sync::Arc;
pub(crate) use word::resolve_definitions;

/// A file, resolved: its theorems and the words that they may use.
#[derive(Clone, Debug)]
pub struct Document {
    /// The words of the vocabulary and of the file.
    pub dictionary: Arc<Dictionary>,
    /// The theorems in order; only those without mistakes.
    pub theorems: Vec<Theorem>,
}

/// Resolves the syntax tree of `text` against a vocabulary. All mistakes are reported; a file with an error is not to be checked.
#[must_use]
pub fn resolve(ast: &Ast, text: &str, vocabulary: Arc<Dictionary>) -> (Document, Vec<Diagnostic>) {
    resolve_in(ast, text, Dictionary::extending(vocabulary))
}

/// Resolves the syntax tree of `text` against the words of the files that it uses.
#[must_use]
pub(crate) fn resolve_in(
    ast: &Ast,
    text: &str,
    dictionary: Dictionary,
) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let dictionary = resolve_definitions(ast, text, dictionary, None, &mut diagnostics);
    let mut theorems = Vec::new();
    let mut titles: HashMap<&str, Span> = HashMap::new();
    for item in &ast.items {
        match item {
            Item::Use(_) | Item::Word(_) => {}
            Item::Theorem(theorem) => {
                if let Some(&earlier) = titles.get(theorem.title.value.as_str()) {
                    diagnostics.push(
                        Diagnostic::error(
                            Code::DuplicateTheorem,
                            theorem.title.span,
                            format!("two theorems are called \"{}\"", theorem.title.value),
                        )
                        .also(earlier, "the first one")
                        .hint("give each theorem a title of its own"),
                    );
                } else {
                    titles.insert(&theorem.title.value, theorem.title.span);
                }
                let before = diagnostics.len();
                let resolved = resolve_theorem(theorem, &dictionary, &mut diagnostics);
                if diagnostics[before..]
                    .iter()
                    .all(|diagnostic| diagnostic.severity != Severity::Error)
                {
                    theorems.push(resolved);
                }
            }
        }
    }
    (Document { dictionary: Arc::new(dictionary), theorems }, diagnostics)
}

fn resolve_theorem(
    theorem: &ast::Theorem,
    dictionary: &Dictionary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Theorem {
    let mut scope = Scope::new(dictionary, diagnostics);
    let mut steps = Vec::new();
    let mut header = Header::default();
    for statement in &theorem.body {
        if !header.read(&statement.kind, statement.span, scope.diagnostics) {
            scope.statement(statement, statement::Place::Theorem, &mut steps);
        }
    }
    let shows_nothing =
        !theorem.body.iter().any(|statement| matches!(statement.kind, StatementKind::Show(_)));
    if shows_nothing {
        scope.diagnostics.push(
            Diagnostic::error(
                Code::NoConclusion,
                theorem.title.span,
                "this theorem claims nothing",
            )
            .hint("say what is to be checked, for example `show collinear(A, B, C)`"),
        );
    }
    let (names, kinds, places) = scope.into_frame();
    Theorem {
        title: header.title.map_or_else(|| theorem.title.value.clone(), |text| text.value),
        source: header.source.map(|text| text.value),
        tags: header.tags.into_iter().map(|text| text.value).collect(),
        expectation: header.expectation.unwrap_or_default(),
        names,
        kinds,
        places,
        steps,
        appended: 0,
        span: theorem.span,
    }
}

/// The statements of a theorem that are about it, and not about its figure.
#[derive(Default)]
struct Header {
    title: Option<Text>,
    source: Option<Text>,
    tags: Vec<Text>,
    expectation: Option<Expectation>,
}

impl Header {
    /// Reads the statement if it is one of these.
    fn read(
        &mut self,
        statement: &StatementKind,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        let repeated = match statement {
            StatementKind::Title(text) => self.title.replace(text.clone()).is_some(),
            StatementKind::Source(text) => self.source.replace(text.clone()).is_some(),
            StatementKind::Tags(texts) => {
                self.tags.extend(texts.iter().cloned());
                false
            }
            StatementKind::Expect(name) => {
                let verdict = VerdictName::named(&name.text);
                if verdict.is_none() && !name.text.is_empty() {
                    diagnostics.push(unknown_verdict(name));
                }
                self.expectation
                    .replace(Expectation(verdict.unwrap_or(VerdictName::Holds)))
                    .is_some()
            }
            _ => return false,
        };
        if repeated {
            diagnostics.push(
                Diagnostic::error(Code::MisplacedStatement, span, "this has been said before")
                    .hint("keep one of the two"),
            );
        }
        true
    }
}

fn unknown_verdict(name: &ast::Name) -> Diagnostic {
    let names: Vec<&str> = VerdictName::ALL.iter().map(|verdict| verdict.as_str()).collect();
    let hint = match nearest(&name.text, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the verdicts are {}", names.join(", ")),
    };
    Diagnostic::error(Code::BadVerdict, name.span, format!("`{}` is not a verdict", name.text))
        .hint(hint)
}
