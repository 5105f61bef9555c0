//! Calls that fit no definition, and what was probably meant.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::suggest::{akin, nearest, synonym};
use crate::theorem::dictionary::{Lookup, Word, WordId};
use crate::theorem::kernel;
use crate::theorem::kind::Kind;
use crate::theorem::{Expr, Operation};

impl Scope<'_> {
    /// The definition that a call means; a mistake is reported.
    pub(super) fn find_word(
        &mut self,
        word: &Name,
        arguments: &[Expr],
        span: Span,
    ) -> Option<WordId> {
        let kinds: Vec<Kind> = arguments.iter().map(|argument| argument.kind.clone()).collect();
        match self.dictionary.look_up(&word.text, &kinds) {
            Lookup::Found(id) => return Some(id),
            Lookup::Unknown => self.unknown_word(word),
            Lookup::Arity(ids) => {
                let hint = self.meant_call(&ids, arguments);
                self.wrong_arity(word, span, arguments.len(), hint);
            }
            Lookup::Kinds(ids) => {
                let ids = self.best_fitting(ids, arguments);
                let hint = self.meant_call(&ids, arguments);
                let definition = self.dictionary.word(ids[0]);
                let wanted: Vec<Kind> =
                    (0..arguments.len()).map(|i| definition.parameter_kind(i).clone()).collect();
                let wanted = if ids.len() == 1 { wanted.as_slice() } else { &[] };
                self.wrong_argument(word, arguments, wanted, hint);
            }
        }
        None
    }

    /// Of several definitions the one that fits more of the arguments than any other, if there is one.
    fn best_fitting(&self, ids: Vec<WordId>, arguments: &[Expr]) -> Vec<WordId> {
        let fitting = |id: &WordId| {
            let word = self.dictionary.word(*id);
            let fits = |(i, argument): &(usize, &Expr)| argument.kind == *word.parameter_kind(*i);
            arguments.iter().enumerate().filter(fits).count()
        };
        let most = ids.iter().map(fitting).max().unwrap_or(0);
        let best: Vec<WordId> = ids.iter().copied().filter(|id| fitting(id) == most).collect();
        if best.len() == 1 && !mixes_plane_and_space(arguments) { best } else { ids }
    }

    fn unknown_word(&mut self, word: &Name) {
        let own = kernel::WORDS.iter().map(|candidate| candidate.name);
        let names = || self.dictionary.names().chain(own.clone());
        let all = "`zippel words` lists the vocabulary";
        let hint = match synonym(&word.text).or_else(|| nearest(&word.text, names())) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => match akin(&word.text, names()).as_slice() {
                [] => all.to_owned(),
                some => format!("there are `{}`; {all}", some.join("`, `")),
            },
        };
        self.diagnostics.push(
            Diagnostic::error(
                Code::UnknownWord,
                word.span,
                format!("`{}` is not a word", word.text),
            )
            .hint(hint),
        );
    }

    pub(super) fn wrong_arity(&mut self, word: &Name, span: Span, found: usize, hint: String) {
        let plural = if found == 1 { "" } else { "s" };
        self.diagnostics.push(
            Diagnostic::error(
                Code::WrongArity,
                span,
                format!("`{}` does not take {found} argument{plural}", word.text),
            )
            .hint(hint),
        );
    }

    /// Where it is known what is wanted, the caret points at the first argument that does not fit, else at the word.
    pub(super) fn wrong_argument(
        &mut self,
        word: &Name,
        arguments: &[Expr],
        wanted: &[Kind],
        hint: String,
    ) {
        let mut pairs = arguments.iter().zip(wanted);
        let diagnostic = match pairs.find(|(argument, kind)| argument.kind != **kind) {
            Some((argument, kind)) => Diagnostic::error(
                Code::WrongKind,
                argument.span,
                format!("`{}` wants a {kind} here", word.text),
            )
            .label(format!("this is a {}", argument.kind)),
            None => {
                let kinds: Vec<String> =
                    arguments.iter().map(|argument| argument.kind.to_string()).collect();
                Diagnostic::error(
                    Code::WrongKind,
                    word.span,
                    format!("`{}` does not take ({})", word.text, kinds.join(", ")),
                )
            }
        };
        self.diagnostics.push(diagnostic.hint(hint));
    }

    /// The definitions, and a call that fits one of them where lines stand for the pairs of points that were given.
    fn meant_call(&self, ids: &[WordId], arguments: &[Expr]) -> String {
        let words = || ids.iter().map(|&id| self.dictionary.word(id));
        let quoted: Vec<String> = words().map(|word| format!("`{}`", word.signature())).collect();
        let signatures = quoted.join(" or ");
        if mixes_plane_and_space(arguments) {
            return format!(
                "some of these are in the plane and some in space: take all from `points`, or all from `points3`; it is {signatures}"
            );
        }
        // Of several the one that keeps the first point: lines come last in most words.
        let calls = words().filter_map(|word| Some((self.with_lines(word, arguments)?, word)));
        if let Some((call, word)) = calls.max_by_key(|(call, _)| call.find("(line(").is_none()) {
            return format!("did you mean `{call}`? It is `{}`", word.signature());
        }
        let longer = words().next().and_then(|word| self.longer_word(&word.name, arguments));
        match longer {
            Some(longer) => format!("did you mean `{longer}`? This one is {signatures}"),
            None => format!("it is {signatures}"),
        }
    }

    /// A word that takes these arguments and whose name says more: `perpendicular_through` for `perpendicular`.
    fn longer_word(&self, name: &str, arguments: &[Expr]) -> Option<&str> {
        let kinds: Vec<Kind> = arguments.iter().map(|argument| argument.kind.clone()).collect();
        self.dictionary.names().find(|longer| {
            let says_more = longer.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
            says_more && matches!(self.dictionary.look_up(longer, &kinds), Lookup::Found(_))
        })
    }

    /// The call of a word in which two points after each other, where a line is wanted, are the line through them.
    fn with_lines(&self, word: &Word, arguments: &[Expr]) -> Option<String> {
        let mut given = arguments;
        let mut written = Vec::new();
        while let Some((first, rest)) = given.split_first() {
            if written.len() >= word.parameters.len() && !word.rest {
                return None;
            }
            let kind = word.parameter_kind(written.len());
            let second = rest.first().filter(|second| second.kind == first.kind);
            let joined = matches!(kind, Kind::Line) && first.kind.is_point()
                || matches!(kind, Kind::Line3) && first.kind.is_point3();
            if first.kind == *kind {
                written.push(self.name_of(first)?.to_owned());
                given = rest;
            } else if let (true, Some(second)) = (joined, second) {
                written.push(format!("line({}, {})", self.name_of(first)?, self.name_of(second)?));
                given = &rest[1..];
            } else {
                return None;
            }
        }
        let call = || format!("{}({})", word.name, written.join(", "));
        (written.len() >= word.parameters.len()).then(call)
    }

    fn name_of(&self, expr: &Expr) -> Option<&str> {
        match expr.operation {
            Operation::Slot(slot) => Some(self.name(slot)),
            _ => None,
        }
    }
}

fn mixes_plane_and_space(arguments: &[Expr]) -> bool {
    let in_plane = |expr: &Expr| expr.kind != Kind::Number && !expr.kind.is_space();
    arguments.iter().any(|one| one.kind.is_space()) && arguments.iter().any(in_plane)
}
