//! Statements.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{Expr, Name, Statement, StatementKind, Text};
use crate::syntax::suggest::nearest;
use crate::syntax::token::{Keyword, STATEMENT_WORDS, Token, TokenKind};

/// Words that other languages begin such a statement with, and ours.
const SYNONYMS: [(&str, &str); 8] = [
    ("prove", "show"),
    ("claim", "show"),
    ("conclude", "show"),
    ("assert", "show"),
    ("check", "show"),
    ("free", "points"),
    ("author", "source"),
    ("name", "title"),
];

impl Parser<'_> {
    /// A statement and its end.
    pub(super) fn statement(&mut self) -> Option<Statement> {
        self.statement = self.at;
        let first = self.token();
        let kind = self.statement_kind();
        if kind.is_some() {
            self.end_of_statement();
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
                TokenKind::Name
                    if self.ahead(2).kind == TokenKind::Assign && !self.ahead(2).fresh =>
                {
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
        let synonym = SYNONYMS
            .iter()
            .find(|(theirs, _)| theirs.eq_ignore_ascii_case(word))
            .map(|&(_, ours)| ours);
        let meant = synonym.or_else(|| nearest(word, STATEMENT_WORDS));
        let message = format!("no statement begins with `{word}`");
        let diagnostic = Diagnostic::error(Code::BadStatement, first.span(), message);
        let Some((meant, keyword)) = meant.and_then(|meant| Some((meant, Keyword::of(meant)?)))
        else {
            self.fail(diagnostic.hint(statement_hint()));
            return None;
        };
        self.report(diagnostic.hint(format!("did you mean `{meant}`?")));
        Some(self.keyword_statement(keyword))
    }

    fn keyword_statement(&mut self, keyword: Keyword) -> StatementKind {
        let token = self.bump();
        match keyword {
            Keyword::Point => self.points(),
            Keyword::Number => {
                StatementKind::Numbers(self.names("the name of a number", "write `numbers k, m`"))
            }
            Keyword::Require => StatementKind::Require(self.condition("a condition", token)),
            Keyword::Assume => StatementKind::Assume(self.condition("an equation", token)),
            Keyword::Choose => StatementKind::Choose(self.condition("a condition", token)),
            Keyword::Show => StatementKind::Show(self.condition("a claim", token)),
            Keyword::Expect => StatementKind::Expect(self.verdict()),
            Keyword::Source => StatementKind::Source(
                self.text("where the theorem comes from", "write `source \"…\"`"),
            ),
            Keyword::Title => StatementKind::Title(self.text("a title", "write `title \"…\"`")),
            Keyword::Tags => StatementKind::Tags(self.texts("a tag", "write `tags \"…\", \"…\"`")),
            Keyword::Reads => StatementKind::Reads(self.readings()),
        }
    }

    /// `points names [on loci] [other than point]`, behind its keyword.
    fn points(&mut self) -> StatementKind {
        let names = self.names("the name of a point", "write `points A, B, C` or `point P on …`");
        let mut loci = Vec::new();
        if self.continues() && self.at_word("on") {
            self.bump();
            loop {
                let locus = self.expression();
                loci.push(self.sound(locus));
                if !self.eat(TokenKind::Comma) {
                    break;
                }
            }
        }
        let mut other_than = None;
        if self.continues() && self.at_word("other") {
            if loci.is_empty() {
                let place = self.token().span();
                self.report(
                    Diagnostic::error(Code::Expected, place, "`other than` follows loci")
                        .hint("write `point X on line(A, B), circle(A, B, C) other than A`"),
                );
            }
            self.bump();
            if self.at_word("than") {
                self.bump();
                let point = self.expression();
                other_than = Some(self.sound(point));
            } else {
                self.fail(
                    self.missing("`than`")
                        .hint("write `other than` and the point that is not meant"),
                );
            }
        }
        StatementKind::Points { names, loci, other_than }
    }

    /// `name, name, …`
    fn names(&mut self, what: &str, hint: &str) -> Vec<Name> {
        let mut names = Vec::new();
        let mut commas = true;
        while let Some(name) = self.new_name(what, hint) {
            names.push(name);
            let another = self.kind() == TokenKind::Name
                && self.continues()
                && !self.at_word("on")
                && !self.at_word("other");
            if another && commas {
                self.report(
                    self.missing("`,` between two names")
                        .hint("write commas between the names: `A, B, C`"),
                );
                commas = false;
            }
            if !another && !self.eat(TokenKind::Comma) {
                break;
            }
        }
        names
    }

    /// A name in a list of new ones, where `on` before a locus shows that the name is missing.
    fn new_name(&mut self, what: &str, hint: &str) -> Option<Name> {
        let absent = (self.token().fresh
            && (self.at == self.statement + 1 || self.begins_statement(self.at)))
            || (self.at_word("on")
                && self.ahead(1).kind == TokenKind::Name
                && !self.ahead(1).fresh);
        if absent {
            self.fail(self.missing(what).hint(hint));
            return None;
        }
        self.name(what, hint)
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
        let value = self.expression();
        StatementKind::Definition { names, value: self.sound(value) }
    }

    /// The expression behind a keyword.
    fn condition(&mut self, what: &str, keyword: Token) -> Expr {
        if self.token().fresh
            || matches!(self.kind(), TokenKind::CloseBrace | TokenKind::End | TokenKind::Semicolon)
        {
            let word = self.slice(keyword.span());
            let diagnostic = self.missing(&format!("{what} after `{word}`"));
            self.fail(
                diagnostic.hint(format!("write {what} on the same line, or remove `{word}`")),
            );
        }
        let expr = self.expression();
        self.sound(expr)
    }

    /// `expression, expression, …`
    fn results(&mut self) -> StatementKind {
        let mut exprs = Vec::new();
        loop {
            let expr = self.expression();
            exprs.push(self.sound(expr));
            if !self.eat(TokenKind::Comma) {
                return StatementKind::Result(exprs);
            }
        }
    }

    /// Words joined by `-`, without blanks.
    fn verdict(&mut self) -> Name {
        const HINT: &str = "write `expect refuted`, `expect holds`, `expect holds-as-drawn`, …";
        let first = self.token();
        let empty = || Name { text: String::new(), span: first.span() };
        if first.fresh {
            self.fail(self.missing("a verdict").hint(HINT));
        }
        let Some(mut verdict) = self.name("a verdict", HINT) else { return empty() };
        while self.kind() == TokenKind::Minus && self.ahead(1).kind == TokenKind::Name {
            let next = self.ahead(1);
            if self.token().start != verdict.span.end || next.start != self.token().end {
                break;
            }
            self.bump();
            self.bump();
            verdict.text.push('-');
            verdict.text.push_str(self.slice(next.span()));
            verdict.span = verdict.span.to(next.span());
        }
        verdict
    }

    /// A string behind its keyword.
    fn text(&mut self, what: &str, hint: &str) -> Text {
        let place = self.gap();
        if self.token().fresh && self.kind() != TokenKind::End {
            self.fail(self.missing(what).hint(hint));
        }
        self.string(what, hint).unwrap_or(Text { value: String::new(), span: place })
    }

    /// `"…", "…"`
    fn texts(&mut self, what: &str, hint: &str) -> Vec<Text> {
        let mut texts = vec![self.text(what, hint)];
        while self.eat(TokenKind::Comma) {
            texts.extend(self.string(what, hint));
        }
        texts
    }

    /// One way to say the word, or two: affirmed and denied.
    fn readings(&mut self) -> Vec<Text> {
        let texts = self.texts("how the word is read", "write `reads \"{P} lies on {l}\"`");
        if let Some(third) = texts.get(2) {
            self.report(
                Diagnostic::error(Code::Expected, third.span, "a word has at most two readings")
                    .hint("the first affirms, the second denies"),
            );
        }
        texts
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
            TokenKind::Name | TokenKind::Number | TokenKind::OpenParen => {
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

fn statement_hint() -> String {
    let words = STATEMENT_WORDS.map(|word| format!("`{word}`")).join(", ");
    format!("a statement is `NAME = …`, or begins with {words}")
}
