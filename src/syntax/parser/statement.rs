//! Statements.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{Expr, ExprKind, Statement, StatementKind};
use crate::syntax::suggest::nearest;
use crate::syntax::token::{Keyword, STATEMENT_WORDS, Token, TokenKind};

/// Words that other languages begin such a statement with, and ours.
const SYNONYMS: [(&str, &str); 9] = [
    ("prove", "show"),
    ("claim", "show"),
    ("conclude", "show"),
    ("assert", "show"),
    ("check", "show"),
    ("free", "points"),
    ("triangle", "points"),
    ("author", "source"),
    ("name", "title"),
];

impl Parser<'_> {
    /// A statement and its end.
    pub(super) fn statement(&mut self) -> Option<Statement> {
        self.statement = self.at;
        let first = self.token();
        let mut kind = self.statement_kind();
        if let Some(kind) = &mut kind {
            self.end_of_statement();
            if self.resume.is_some() {
                spoil(kind);
            }
        }
        let span = self.span_from(first);
        self.recover();
        Some(Statement { kind: kind?, span })
    }

    fn statement_kind(&mut self) -> Option<StatementKind> {
        let first = self.token();
        match first.kind {
            TokenKind::Name => self.named_statement(first),
            kind if kind.begins_operand() => Some(self.results()),
            TokenKind::Plus
            | TokenKind::Star
            | TokenKind::Slash
            | TokenKind::Caret
            | TokenKind::Dot
            | TokenKind::Assign
            | TokenKind::Equal
            | TokenKind::NotEqual
            | TokenKind::Less
            | TokenKind::LessEqual
            | TokenKind::Greater
            | TokenKind::GreaterEqual => {
                let sign = self.slice(first.span());
                let message = format!("a line cannot begin with `{sign}`");
                let hint = format!(
                    "to go on from the line before, end that line with `{sign}`, or use parentheses"
                );
                self.fail(Diagnostic::error(Code::BadStatement, first.span(), message).hint(hint));
                None
            }
            _ => {
                let message = format!("a statement cannot begin with {}", self.beginning());
                self.fail(
                    Diagnostic::error(Code::BadStatement, first.span(), message)
                        .hint(statement_hint()),
                );
                None
            }
        }
    }

    /// The first token of a statement, in words.
    fn beginning(&self) -> String {
        match self.kind() {
            TokenKind::String | TokenKind::OpenString => "a text".into(),
            _ => format!("`{}`", self.slice(self.token().span())),
        }
    }

    /// A statement that begins with a name or a keyword; the next token decides which.
    fn named_statement(&mut self, first: Token) -> Option<StatementKind> {
        let next = self.ahead(1);
        let word = self.slice(first.span());
        if !next.fresh {
            match next.kind {
                TokenKind::Assign => return Some(self.definition()),
                TokenKind::Comma if self.defines_several(self.at, usize::MAX) => {
                    return Some(self.definition());
                }
                TokenKind::Name if self.decorated_definition(word) => {
                    let message = "a definition begins with the name that it defines";
                    let defined = self.slice(next.span());
                    let hint = format!("write `{defined} = …`, without `{word}`");
                    self.report(
                        Diagnostic::error(Code::BadStatement, first.span(), message).hint(hint),
                    );
                    self.bump();
                    return Some(self.definition());
                }
                _ => {}
            }
        }
        match Keyword::of(word) {
            Some(keyword) if self.is_keyword(keyword, next) => {
                return Some(self.keyword_statement(keyword));
            }
            Some(_) => return Some(self.results()),
            None => {}
        }
        let juxtaposed = !next.fresh
            && matches!(next.kind, TokenKind::Name | TokenKind::Number | TokenKind::String);
        if !juxtaposed || word == "not" {
            return Some(self.results());
        }
        self.misspelt(first)
    }

    /// Whether a needless word stands before a definition, as in `point P = …`; `show x = y` is meant as an equation.
    fn decorated_definition(&self, word: &str) -> bool {
        let assign = self.ahead(2);
        assign.kind == TokenKind::Assign
            && !assign.fresh
            && !meant_by(word).is_some_and(|(_, keyword)| keyword.takes_condition())
    }

    /// Whether a word that could be a keyword is one, before `next`.
    fn is_keyword(&self, keyword: Keyword, next: Token) -> bool {
        let ends = next.fresh
            || matches!(next.kind, TokenKind::End | TokenKind::CloseBrace | TokenKind::Semicolon);
        if ends {
            return keyword.takes_condition() || !self.in_word;
        }
        match next.kind {
            TokenKind::OpenParen | TokenKind::Minus => keyword.takes_condition(),
            kind => {
                kind.begins_operand()
                    || matches!(
                        kind,
                        TokenKind::String | TokenKind::OpenString | TokenKind::Unknown
                    )
            }
        }
    }

    /// A statement whose first word is no keyword: read as the one that was probably meant.
    fn misspelt(&mut self, first: Token) -> Option<StatementKind> {
        let word = self.slice(first.span());
        let message = format!("no statement begins with `{word}`");
        let diagnostic = Diagnostic::error(Code::BadStatement, first.span(), message);
        let Some((meant, keyword)) = meant_by(word) else {
            self.fail(diagnostic.hint(statement_hint()));
            return None;
        };
        self.report(diagnostic.hint(format!("did you mean `{meant}`?")));
        Some(self.keyword_statement(keyword))
    }

    /// `name, name, … = expression`
    fn definition(&mut self) -> StatementKind {
        let mut names = Vec::new();
        // What decided that this is a definition has seen the names, the commas and `=`.
        while let Some(name) = self.name("a name", "write `X = …`") {
            names.push(name);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        self.eat(TokenKind::Assign);
        StatementKind::Definition { names, value: self.expression() }
    }

    /// `expression, expression, …`
    fn results(&mut self) -> StatementKind {
        let mut exprs = Vec::new();
        loop {
            exprs.push(self.expression());
            if !self.eat(TokenKind::Comma) {
                return StatementKind::Result(exprs);
            }
        }
    }

    /// A line break, `;`, or the brace that closes the body.
    fn end_of_statement(&mut self) {
        let token = self.token();
        if token.fresh
            || matches!(token.kind, TokenKind::CloseBrace | TokenKind::End | TokenKind::Semicolon)
        {
            return;
        }
        let diagnostic = match token.kind {
            TokenKind::CloseParen => {
                Diagnostic::error(Code::Expected, token.span(), "this parenthesis closes nothing")
                    .hint("remove it, or add the `(` that it belongs to")
            }
            TokenKind::Comma => {
                self.missing("the end of the statement").hint("write one statement for each")
            }
            TokenKind::Name => {
                let name = self.slice(token.span());
                let hint = format!(
                    "a word stands before what it speaks of, `{name}(…)`; a product is written with `*`; statements end at a line break or `;`"
                );
                self.missing("an operator or the end of the statement").hint(hint)
            }
            TokenKind::Number | TokenKind::OpenParen => {
                let hint = "a product is written with `*`, a call `word(…)`; statements end at a line break or `;`";
                self.missing("an operator or the end of the statement").hint(hint)
            }
            _ => self
                .missing("the end of the statement")
                .hint("a statement ends at a line break or `;`"),
        };
        self.fail(diagnostic);
    }
}

/// Marks the expressions of a statement with a mistake as not read: nothing more can be said about them.
fn spoil(kind: &mut StatementKind) {
    let spoil = |expr: &mut Expr| expr.kind = ExprKind::Error;
    match kind {
        StatementKind::Points { loci, other_than, .. } => {
            loci.iter_mut().chain(other_than).for_each(spoil);
        }
        StatementKind::Definition { value: expr, .. }
        | StatementKind::Require { condition: expr, .. }
        | StatementKind::Assume(expr)
        | StatementKind::Choose(expr)
        | StatementKind::Show(expr) => spoil(expr),
        StatementKind::Result(exprs) => exprs.iter_mut().for_each(spoil),
        StatementKind::Numbers(_)
        | StatementKind::Expect(_)
        | StatementKind::Source(_)
        | StatementKind::Title(_)
        | StatementKind::Tags(_)
        | StatementKind::Reads(_) => {}
    }
}

/// The keyword that a word was probably meant to be.
pub(super) fn meant_by(word: &str) -> Option<(&'static str, Keyword)> {
    if let Some(&spelt) = STATEMENT_WORDS.iter().find(|&&spelt| spelt == word) {
        return Some((spelt, Keyword::of(spelt)?));
    }
    let synonym = SYNONYMS
        .iter()
        .find(|(theirs, _)| theirs.eq_ignore_ascii_case(word))
        .map(|&(_, ours)| ours);
    let meant = synonym.or_else(|| nearest(word, STATEMENT_WORDS))?;
    Some((meant, Keyword::of(meant)?))
}

fn statement_hint() -> String {
    let words = STATEMENT_WORDS.map(|word| format!("`{word}`")).join(", ");
    format!("a statement is `NAME = …`, or begins with {words}")
}
