//! What follows the keyword of a statement.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{Ambient, Expr, Name, StatementKind, Text};
use crate::syntax::token::{Keyword, Token, TokenKind};

impl Parser<'_> {
    /// A statement whose first word is, or was meant to be, this keyword.
    pub(super) fn keyword_statement(&mut self, keyword: Keyword) -> StatementKind {
        let token = self.bump();
        match keyword {
            Keyword::Point => self.points(Ambient::Plane),
            Keyword::Point3 => self.points(Ambient::Space),
            Keyword::Number => {
                StatementKind::Numbers(self.names("the name of a number", "write `numbers k, m`"))
            }
            Keyword::Require => self.requirement(token),
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

    /// `require condition [, "…"]`, behind its keyword.
    fn requirement(&mut self, keyword: Token) -> StatementKind {
        let condition = self.condition("a condition", keyword);
        let says = self.kind() == TokenKind::Comma && self.ahead(1).kind == TokenKind::String;
        let message = if says {
            self.bump();
            self.string("what the condition says", "write `require A != B, \"…\"`")
        } else {
            None
        };
        StatementKind::Require { condition, message }
    }

    /// `points names [on loci] [other than point]`, behind its keyword.
    fn points(&mut self, ambient: Ambient) -> StatementKind {
        let hint = match ambient {
            Ambient::Plane => "write `points A, B, C` or `point P on …`",
            Ambient::Space => "write `points3 A, B, C` or `point3 P on …`",
        };
        let names = self.names("the name of a point", hint);
        let mut loci = Vec::new();
        if self.continues() && self.at_word("on") {
            self.bump();
            loop {
                loci.push(self.expression());
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
                other_than = Some(self.expression());
            } else {
                self.fail(
                    self.missing("`than`")
                        .hint("write `other than` and the point that is not meant"),
                );
            }
        }
        StatementKind::Points { ambient, names, loci, other_than }
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
        self.expression()
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
}
