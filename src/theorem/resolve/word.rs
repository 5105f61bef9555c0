//! Definitions of words: signatures first, then bodies, then a look for words that are defined through themselves.

use super::scope::Scope;
use super::statement::Place;
use crate::diagnostic::{Code, Diagnostic};
use crate::limits::WORD_DEPTH;
use crate::syntax::ast::{self, Ast, Item, Statement, StatementKind, Text, WordForm};
use crate::syntax::suggest::nearest;
use crate::theorem::dictionary::{Dictionary, Phrase, Segment, Word, WordId};
use crate::theorem::kernel;
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Expr, Operation, Slot, Step};

/// Adds the words of a file to a dictionary.
pub(super) fn resolve_words(
    ast: &Ast,
    text: &str,
    mut dictionary: Dictionary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Dictionary {
    let mut declared = Vec::new();
    for item in &ast.items {
        if let Item::Word(word) = item
            && let Some(id) = declare(word, text, &mut dictionary, diagnostics)
        {
            declared.push((id, word));
        }
    }
    for &(id, word) in &declared {
        define(id, word, &mut dictionary, diagnostics);
    }
    refuse_recursion(&declared, &dictionary, diagnostics);
    dictionary
}

/// Enters a word with its signature.
fn declare(
    word: &ast::Word,
    text: &str,
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
    for id in dictionary.named(&name.text) {
        let earlier = dictionary.word(id);
        let same = earlier
            .parameters
            .iter()
            .map(|(_, kind)| kind)
            .eq(parameters.iter().map(|(_, kind)| kind));
        if id.0 < own {
            diagnostics.push(shadows(name, "a word of the vocabulary"));
            break;
        }
        if same || earlier.rest || word.parameters.last().is_some_and(|parameter| parameter.rest) {
            diagnostics.push(
                Diagnostic::error(Code::DuplicateWord, name.span, format!("`{}` is defined twice", name.text))
                    .also(earlier.span, "first defined here")
                    .hint("two definitions of one word must differ in the kinds or the number of their parameters"),
            );
            break;
        }
    }
    if diagnostics.len() > before {
        return None;
    }
    let start = word.span.start as usize;
    Some(dictionary.add(Word {
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
        span: word.span,
        text: text.get(start..word.span.end as usize).unwrap_or_default().to_owned(),
    }))
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
    let (names, kinds) = scope.into_frame();
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
    for text in texts {
        templates.push(read_template(text, word, parameters, scope)?);
    }
    let mut templates = templates.into_iter();
    Some(Phrase { affirmed: templates.next()?, denied: templates.next() })
}

fn read_template(
    text: &Text,
    word: &ast::Word,
    parameters: &[Slot],
    scope: &mut Scope<'_>,
) -> Option<Vec<Segment>> {
    let mut segments = Vec::new();
    let mut rest = text.value.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            segments.push(Segment::Text(before.to_owned()));
        }
        let named = after.split_once('}').and_then(|(name, tail)| {
            let position =
                word.parameters.iter().position(|parameter| parameter.name.text == name)?;
            Some((parameters[position], tail))
        });
        let Some((slot, tail)) = named else {
            scope.diagnostics.push(
                Diagnostic::error(
                    Code::UndefinedName,
                    text.span,
                    "a template names its parameters in braces",
                )
                .hint("write for example `{P}`"),
            );
            return None;
        };
        segments.push(Segment::Parameter(slot));
        rest = tail;
    }
    if !rest.is_empty() {
        segments.push(Segment::Text(rest.to_owned()));
    }
    Some(segments)
}

/// Refuses words that are defined through themselves, and definitions that are nested too deeply.
fn refuse_recursion(
    declared: &[(WordId, &ast::Word)],
    dictionary: &Dictionary,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let own = dictionary.first_own();
    let calls: Vec<Vec<usize>> = declared
        .iter()
        .map(|(id, _)| {
            let mut called = Vec::new();
            visit_calls(dictionary.word(*id), &mut |callee| {
                if callee.0 >= own {
                    called.push(callee.0 - own);
                }
            });
            called
        })
        .collect();
    let depth = depths(&calls);
    for (i, (_, word)) in declared.iter().enumerate() {
        match depth[i] {
            None => diagnostics.push(
                Diagnostic::error(
                    Code::RecursiveWord,
                    word.name.span,
                    format!("`{}` is defined through itself", word.name.text),
                )
                .hint("a word may use only words that can be written out without it"),
            ),
            Some(depth) if depth > WORD_DEPTH => diagnostics.push(
                Diagnostic::error(
                    Code::NestingTooDeep,
                    word.name.span,
                    format!(
                        "`{}` rests on {depth} layers of definitions; the limit is {WORD_DEPTH}",
                        word.name.text
                    ),
                )
                .hint("write some of the inner definitions out"),
            ),
            Some(_) => {}
        }
    }
}

/// The number of layers of each word's definition; nothing for words that are defined through themselves. (Kahn 1962.)
fn depths(calls: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut callers: Vec<Vec<usize>> = vec![Vec::new(); calls.len()];
    let mut waiting: Vec<usize> = calls.iter().map(Vec::len).collect();
    for (caller, callees) in calls.iter().enumerate() {
        for &callee in callees {
            callers[callee].push(caller);
        }
    }
    let mut depth = vec![None; calls.len()];
    let mut ready: Vec<usize> = (0..calls.len()).filter(|&i| waiting[i] == 0).collect();
    while let Some(word) = ready.pop() {
        let below = calls[word].iter().filter_map(|&callee| depth[callee]).max().unwrap_or(0);
        depth[word] = Some(below + 1);
        for &caller in &callers[word] {
            waiting[caller] -= 1;
            if waiting[caller] == 0 {
                ready.push(caller);
            }
        }
    }
    depth
}

/// Calls `visit` with each word that a definition names.
fn visit_calls(word: &Word, visit: &mut impl FnMut(WordId)) {
    for step in &word.steps {
        match step {
            Step::FreePoint(_) | Step::FreeNumber(_) => {}
            Step::On { locus, .. } => visit_expr(locus, visit),
            Step::Intersection(intersection) => {
                intersection
                    .loci
                    .iter()
                    .chain(&intersection.other_than)
                    .for_each(|expr| visit_expr(expr, visit));
            }
            Step::Define { value, .. } => visit_expr(value, visit),
            Step::Require(condition) | Step::Show(condition) => {
                visit_claims(&condition.claims, visit);
            }
        }
    }
    word.values.iter().for_each(|value| visit_expr(value, visit));
    visit_claims(&word.claims, visit);
}

fn visit_claims(claims: &[Claim], visit: &mut impl FnMut(WordId)) {
    for claim in claims {
        match claim {
            Claim::Equal(left, right) => {
                visit_expr(left, visit);
                visit_expr(right, visit);
            }
            Claim::Predicate { word, arguments } => {
                visit(*word);
                arguments.iter().for_each(|argument| visit_expr(argument, visit));
            }
        }
    }
}

fn visit_expr(expr: &Expr, visit: &mut impl FnMut(WordId)) {
    use Operation::{
        Add, Call, CircleAbout, CircleThrough, Component, Conic, Constant, Div, Join, Line,
        LineThrough, Mul, Negative, Pair, Power, Scale, Slot, Sqrt, Sub,
    };
    match &expr.operation {
        Constant(_) | Slot(_) => {}
        Component(base, _) | Negative(base) | Power(base, _) | Sqrt(base) => {
            visit_expr(base, visit);
        }
        Pair(operands)
        | Add(operands)
        | Sub(operands)
        | Mul(operands)
        | Scale(operands)
        | Div(operands)
        | Join(operands)
        | LineThrough(operands)
        | CircleThrough(operands)
        | CircleAbout(operands) => {
            operands.iter().for_each(|operand| visit_expr(operand, visit));
        }
        Line(operands) => operands.iter().for_each(|operand| visit_expr(operand, visit)),
        Conic(operands) => operands.iter().for_each(|operand| visit_expr(operand, visit)),
        Call { word, arguments } => {
            visit(*word);
            arguments.iter().for_each(|argument| visit_expr(argument, visit));
        }
    }
}
