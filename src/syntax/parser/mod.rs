//! Tokens into the tree, by recursive descent: one function for each production.
//!
//! A mistake is reported once, and the rest of its statement (or of the head of its definition) is left out: from then
//! on the parser sees the end of the file wherever it looks, so that every production unwinds quietly, and goes on
//! where [`Parser::recover`] finds the next statement.

mod expr;
mod operand;
mod keyword;
mod statement;
mod item;
mod recover;

use super::ast::{Ast, Name, Text};
use super::lexer::{self, Tokens};
use super::token::{Doc, Token, TokenKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::Span;

/// Reads a theorem file. Whatever the text, there is a tree of what could be read and a diagnostic for each mistake, in
/// the order of their places; what could not be read is [`ExprKind::Error`](super::ast::ExprKind::Error) or left out.
#[must_use]
pub fn parse(source_text: &str) -> (Ast, Vec<Diagnostic>) {
    if source_text.len() > limits::FILE_BYTES {
        return (Ast::default(), vec![super::too_large()]);
    }
    let Tokens { list: tokens, docs, diagnostics, cut } = lexer::lex(source_text);
    let mut parser = Parser {
        text: source_text,
        tokens,
        docs,
        diagnostics,
        cut,
        at: 0,
        last_end: 0,
        statement: 0,
        parens: 0,
        depth: 0,
        resume: None,
        part: Part::Head,
        in_word: false,
    };
    let ast = Ast { items: parser.items() };
    let mut diagnostics = parser.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.primary.span.start);
    if ast.items.is_empty() && diagnostics.is_empty() {
        let message = "the file holds no theorem and no definition";
        diagnostics.push(
            Diagnostic::error(Code::EmptyFile, Span::default(), message)
                .hint("a theorem is written `theorem \"Title\" { … }`"),
        );
    }
    (ast, diagnostics)
}

/// What the parser is reading: it decides where to go on after a mistake.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The head of an item: go on at its brace.
    Head,
    /// A statement: go on at the next.
    Statement,
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    docs: Vec<Doc>,
    diagnostics: Vec<Diagnostic>,
    /// Whether the tokens end before the text does; a missing end is then no mistake.
    cut: bool,
    /// The index of the current token.
    at: usize,
    /// The end of the last token consumed.
    last_end: u32,
    /// The index of the first token of the current statement.
    statement: usize,
    /// Parentheses that are open: inside them line breaks mean nothing.
    parens: u32,
    /// Levels of recursion.
    depth: u32,
    /// After a mistake, the token to go on at.
    resume: Option<usize>,
    part: Part,
    /// Whether the body being read is that of a word.
    in_word: bool,
}

impl Parser<'_> {
    fn token(&self) -> Token {
        self.tokens[self.at]
    }

    fn kind(&self) -> TokenKind {
        self.token().kind
    }

    /// The token `ahead` of the current one; the end, past the end.
    fn ahead(&self, ahead: usize) -> Token {
        self.tokens[(self.at + ahead).min(self.tokens.len() - 1)]
    }

    /// Consumes the current token; the end of the file stays.
    fn bump(&mut self) -> Token {
        let token = self.token();
        if token.kind != TokenKind::End {
            self.at += 1;
            self.last_end = token.end;
        }
        token
    }

    /// Consumes the current token if it is of this kind.
    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.kind() == kind;
        if found {
            self.bump();
        }
        found
    }

    /// Whether the current token is on the line, or within the parentheses, of the one before.
    fn continues(&self) -> bool {
        self.parens > 0 || !self.token().fresh
    }

    fn slice(&self, span: Span) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }

    /// Whether the current token is this word.
    fn at_word(&self, word: &str) -> bool {
        self.kind() == TokenKind::Name && self.slice(self.token().span()) == word
    }

    /// The place from the token of this index to the last one consumed.
    fn span_from(&self, first: Token) -> Span {
        Span { start: first.start, end: self.last_end.max(first.start) }
    }

    /// Where something is missing: at the current token, or behind the last one when a line ends between them.
    fn gap(&self) -> Span {
        let token = self.token();
        if token.fresh || token.kind == TokenKind::End {
            Span { start: self.last_end, end: self.last_end }
        } else {
            token.span()
        }
    }

    /// What the current token is, in words.
    fn found(&self) -> String {
        let token = self.token();
        match token.kind {
            TokenKind::End => "the end of the file".into(),
            _ if token.fresh && self.parens == 0 && self.part == Part::Statement => {
                "the end of the line".into()
            }
            TokenKind::String | TokenKind::OpenString => "a text".into(),
            _ => {
                let text = self.slice(token.span());
                let shown: String = text.chars().take(limits::NAME_LENGTH).collect();
                format!("`{shown}`{}", if shown.len() < text.len() { "…" } else { "" })
            }
        }
    }

    /// A diagnostic for what is missing at the current place.
    fn missing(&self, what: &str) -> Diagnostic {
        Diagnostic::error(
            Code::Expected,
            self.gap(),
            format!("expected {what}, found {}", self.found()),
        )
    }

    /// Reports a mistake that reading goes on from as if it were not there.
    fn report(&mut self, diagnostic: Diagnostic) {
        if self.resume.is_none() && self.diagnostics.len() < limits::MISTAKES {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Reports a mistake after which the rest of the statement makes no sense. One that stands at an unknown token, or
    /// where the file was cut, has been reported.
    fn fail(&mut self, diagnostic: Diagnostic) {
        if self.resume.is_some() {
            return;
        }
        let known = match self.kind() {
            TokenKind::Unknown => true,
            TokenKind::End => self.cut,
            _ => false,
        };
        if !known {
            self.report(diagnostic);
        }
        self.resume = Some(match self.part {
            Part::Head => self.next_brace(),
            Part::Statement => self.next_statement(),
        });
        self.at = self.tokens.len() - 1;
    }

    /// Goes on behind a mistake, if there was one.
    fn recover(&mut self) -> bool {
        self.parens = 0;
        self.depth = 0;
        let Some(at) = self.resume.take() else { return false };
        self.at = at;
        true
    }

    fn name(&mut self, what: &str, hint: &str) -> Option<Name> {
        if self.kind() != TokenKind::Name {
            self.fail(self.missing(what).hint(hint));
            return None;
        }
        let span = self.bump().span();
        Some(Name { text: self.name_text(span), span })
    }

    /// The spelling of a name, with the typographic primes replaced by `'`.
    fn name_text(&self, span: Span) -> String {
        let text = self.slice(span);
        if text.is_ascii() {
            return text.to_owned();
        }
        text.replace(['′', '’'], "'").replace('″', "''")
    }

    fn string(&mut self, what: &str, hint: &str) -> Option<Text> {
        if !matches!(self.kind(), TokenKind::String | TokenKind::OpenString) {
            self.fail(self.missing(what).hint(hint));
            return None;
        }
        let span = self.bump().span();
        Some(Text { value: unquote(self.slice(span)), span })
    }
}

/// The contents of a string literal.
fn unquote(literal: &str) -> String {
    let inner = match literal.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').unwrap_or(rest),
        None => literal.trim_matches(['“', '”', '„', '"']),
    };
    let mut value = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(c) = characters.next() {
        value.extend(if c == '\\' { characters.next() } else { Some(c) });
    }
    value
}

#[cfg(test)]
mod tests;
