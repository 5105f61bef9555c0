//! Definitions of words: signatures first, then bodies, then a look for words that are defined through themselves.

use super::recursion;
use super::scope::Scope;
use super::statement::Place;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{self, Ast, Item, Statement, StatementKind, Text, WordForm};
use crate::syntax::suggest::nearest;
use crate::theorem::Slot;
use crate::theorem::dictionary::{Dictionary, Phrase, Word, WordId};
use crate::theorem::kernel;
use crate::theorem::kind::Kind;
use std::sync::Arc;

/// Adds the words of a file to a dictionary; `origin` is the name of the file, unless it is the one at hand.
pub(crate) fn resolve_definitions(
    ast: &Ast,
    text: &str,
    mut dictionary: Dictionary,
    origin: Option<&Arc<str>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Dictionary {
    let mut declared = Vec::new();
    for item in &ast.items {
        if let Item::Word(word) = item
            && let Some(id) = declare(word, text, origin, &mut dictionary, diagnostics)
        {
            declared.push((id, word));
        }
    }
    for &(id, word) in &declared {
        define(id, word, &mut dictionary, diagnostics);
    }
    let names: Vec<_> = declared.iter().map(|(id, word)| (*id, &word.name)).collect();
    recursion::refuse(&names, &mut dictionary, diagnostics);
    dictionary
}

/// Enters a word with its signature.
fn declare(
    word: &ast::Word,
    text: &str,
    origin: Option<&Arc<str>>,
    dictionary: &mut Dictionary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<WordId> {
    let before = diagnostics.len();
    let mut parameters = Vec::new();
    for (i, parameter) in word.parameters.iter().enumerate() {
        if let Some(kind) = kind_named(&parameter.kind, diagnostics) {
            parameters.push((parameter.name.text.clone(), kind));
        }
        let last = i + 1 == word.parameters.len();
        if parameter.rest && !(last && word.form == WordForm::Predicate) {
            diagnostics.push(
                Diagnostic::error(
                    Code::MisplacedStatement,
                    parameter.name.span,
                    "only the last parameter of a predicate can repeat",
                )
                .hint("leave the dots out"),
            );
        }
    }
    if word.parameters.is_empty() {
        diagnostics.push(
            Diagnostic::error(
                Code::WrongArity,
                word.name.span,
                "a word needs at least one parameter",
            )
            .hint("define a constant inside the theorem: `k = …`"),
        );
    }
    let results: Vec<Kind> =
        word.results.iter().filter_map(|kind| kind_named(kind, diagnostics)).collect();
    let name = &word.name;
    let own = dictionary.first_own();
    if kernel::WORDS.iter().any(|kernel_word| kernel_word.name == name.text) {
        diagnostics.push(shadows(name, "a word of the kernel"));
    }
    let start = word.span.start as usize;
    let entry = Word {
        name: name.text.clone(),
        form: word.form,
        docs: word.docs.clone(),
        rest: word.parameters.last().is_some_and(|parameter| parameter.rest),
        parameters,
        results,
        phrase: None,
        names: Vec::new(),
        kinds: Vec::new(),
        steps: Vec::new(),
        values: Vec::new(),
        claims: Vec::new(),
        layers: 1,
        span: word.span,
        text: text.get(start..word.span.end as usize).unwrap_or_default().to_owned(),
        origin: origin.cloned(),
    };
    for id in dictionary.named(&name.text) {
        if id.0 < own {
            diagnostics.push(shadows(name, "a word of the vocabulary"));
            break;
        }
        let earlier = dictionary.word(id);
        if earlier.overlaps(&entry) {
            diagnostics.push(defined_twice(name, earlier, origin));
            break;
        }
    }
    (diagnostics.len() == before).then(|| dictionary.add(entry))
}

fn defined_twice(name: &ast::Name, earlier: &Word, origin: Option<&Arc<str>>) -> Diagnostic {
    const HINT: &str =
        "two definitions of one word must differ in the kinds or the number of their parameters";
    let twice = |message: String| Diagnostic::error(Code::DuplicateWord, name.span, message);
    match &earlier.origin {
        Some(file) if earlier.origin.as_ref() != origin => {
            twice(format!("`{}` is defined in `{file}` already", name.text))
                .also(name.span, format!("there it is `{}`", earlier.signature()))
                .hint(HINT)
        }
        _ => twice(format!("`{}` is defined twice", name.text))
            .also(earlier.span, "first defined here")
            .hint(HINT),
    }
}

fn shadows(name: &ast::Name, what: &str) -> Diagnostic {
    Diagnostic::error(
        Code::ShadowsVocabulary,
        name.span,
        format!("`{}` is {what} already", name.text),
    )
    .hint("choose another name; `zippel words` lists those that are taken")
}

fn kind_named(name: &ast::Name, diagnostics: &mut Vec<Diagnostic>) -> Option<Kind> {
    let kind = Kind::named(&name.text);
    if kind.is_none() {
        let hint = match nearest(&name.text, Kind::NAMES) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are {}", Kind::NAMES.join(", ")),
        };
        diagnostics.push(
            Diagnostic::error(
                Code::UnknownKind,
                name.span,
                format!("`{}` is not a kind", name.text),
            )
            .hint(hint),
        );
    }
    kind
}

/// Resolves the body of a word.
fn define(
    id: WordId,
    word: &ast::Word,
    dictionary: &mut Dictionary,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let shared: &Dictionary = dictionary;
    let mut scope = Scope::new(shared, diagnostics);
    let parameters: Vec<Slot> = word
        .parameters
        .iter()
        .zip(&shared.word(id).parameters)
        .map(|(parameter, (_, kind))| scope.define(&parameter.name, kind.clone()))
        .collect();
    let mut steps = Vec::new();
    let mut values = Vec::new();
    let mut claims = Vec::new();
    let mut phrase = None;
    for statement in &word.body {
        match (&statement.kind, word.form) {
            (StatementKind::Reads(texts), _) => {
                phrase = read_phrase(texts, word, statement, &parameters, &mut scope);
            }
            (StatementKind::Result(exprs), WordForm::Construction) => {
                if !values.is_empty() {
                    scope.misplaced(
                        statement.span,
                        "a construction has one result line",
                        "separate several results by commas",
                    );
                }
                let wanted = &shared.word(id).results;
                if exprs.len() != wanted.len() {
                    let message =
                        format!("{} results are declared, {} given", wanted.len(), exprs.len());
                    scope.diagnostics.push(
                        Diagnostic::error(Code::WrongResultCount, statement.span, message)
                            .hint("the kinds after the colon and the values at the end correspond one to one"),
                    );
                }
                values = exprs
                    .iter()
                    .zip(wanted)
                    .filter_map(|(expr, kind)| scope.value_of_kind(expr, kind))
                    .collect();
            }
            (StatementKind::Result(exprs), WordForm::Predicate) => {
                for expr in exprs {
                    if let Some(reading) = scope.condition(expr) {
                        if reading.denied {
                            scope.diagnostics.push(
                                Diagnostic::error(
                                    Code::NotACondition,
                                    expr.span,
                                    "a predicate consists of equations",
                                )
                                .hint("a denial is a nondegeneracy condition: `require …`"),
                            );
                        }
                        claims.extend(reading.condition.claims);
                    }
                }
            }
            _ => scope.statement(statement, Place::Word, &mut steps),
        }
    }
    let ends = word.body.iter().any(|statement| matches!(statement.kind, StatementKind::Result(_)));
    if !ends {
        let (what, hint) = match word.form {
            WordForm::Construction => {
                ("this construction has no result", "end it with the value that it constructs")
            }
            WordForm::Predicate => {
                ("this predicate says nothing", "end it with an equation, for example `a == b`")
            }
        };
        scope.misplaced(word.name.span, what, hint);
    }
    let (names, kinds, _) = scope.into_frame();
    let entry = dictionary.own_mut(id);
    entry.names = names;
    entry.kinds = kinds;
    entry.steps = steps;
    entry.values = values;
    entry.claims = claims;
    entry.phrase = phrase;
}

fn read_phrase(
    texts: &[Text],
    word: &ast::Word,
    statement: &Statement,
    parameters: &[Slot],
    scope: &mut Scope<'_>,
) -> Option<Phrase> {
    let wanted = if word.form == WordForm::Predicate { 2 } else { 1 };
    if texts.len() != wanted {
        scope.misplaced(
            statement.span,
            "a predicate reads two ways, a construction one",
            "write `reads \"{l} is parallel to {m}\", \"{l} is not parallel to {m}\"` for a predicate",
        );
        return None;
    }
    let mut templates = Vec::new();
    let slot_of = |_: &Scope<'_>, name: &str| {
        let mut known = word.parameters.iter().zip(parameters);
        known.find(|(parameter, _)| parameter.name.text == name).map(|(_, &slot)| slot)
    };
    for text in texts {
        templates.push(scope.template(text, slot_of)?);
    }
    let mut templates = templates.into_iter();
    Some(Phrase { affirmed: templates.next()?, denied: templates.next() })
}
