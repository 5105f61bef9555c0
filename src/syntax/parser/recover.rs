//! Where to go on after a mistake.

use super::Parser;
use super::statement::meant_by;
use crate::syntax::suggest::nearest;
use crate::syntax::token::{ITEM_WORDS, Token, TokenKind};

/// How many names before `=` are looked through when a line may be the beginning of a statement.
const NAMES: usize = 16;

impl Parser<'_> {
    /// The next token, from the current one on, that begins or ends a statement: the first of a line outside
    /// parentheses, one that looks like a statement even if parentheses are open, the one after `;`, or the brace that
    /// closes the body. Always behind the first token of the current statement, unless that closes the body.
    pub(super) fn next_statement(&self) -> usize {
        let mut parens = i64::from(self.parens);
        let mut braces = 0_u32;
        for (index, token) in self.tokens.iter().enumerate().skip(self.at) {
            if token.fresh && index > self.statement {
                let outside = parens <= 0 && braces == 0;
                if outside
                    || self.begins_item(index)
                    || (braces == 0 && self.begins_statement(index))
                {
                    return index;
                }
            }
            match token.kind {
                TokenKind::End => return index,
                TokenKind::Semicolon if parens <= 0 && braces == 0 => return index,
                TokenKind::OpenParen => parens += 1,
                TokenKind::CloseParen => parens -= 1,
                TokenKind::OpenBrace => braces += 1,
                TokenKind::CloseBrace if braces == 0 => return index,
                TokenKind::CloseBrace => braces -= 1,
                _ => {}
            }
        }
        self.tokens.len() - 1
    }

    /// The next brace, or item, from the current token on.
    pub(super) fn next_brace(&self) -> usize {
        let found = |index: usize| {
            matches!(self.tokens[index].kind, TokenKind::OpenBrace | TokenKind::CloseBrace)
                || self.resembles_item(index)
        };
        (self.at..self.tokens.len()).find(|&index| found(index)).unwrap_or(self.tokens.len() - 1)
    }

    /// The next item behind the current token.
    pub(super) fn next_item(&self) -> usize {
        (self.at + 1..self.tokens.len())
            .find(|&index| self.resembles_item(index))
            .unwrap_or(self.tokens.len() - 1)
    }

    /// Whether an item begins here, perhaps one with a mistake in its head if it begins a line.
    fn resembles_item(&self, index: usize) -> bool {
        let token = self.tokens[index];
        let line = token.fresh && token.kind == TokenKind::Name;
        self.begins_item(index)
            || (line && ITEM_WORDS.contains(&self.slice(token.span())))
            || (line && self.misspelt_item(index).is_some())
    }

    /// The keyword that was meant where an item seems to begin with a misspelt one.
    pub(super) fn misspelt_item(&self, index: usize) -> Option<&'static str> {
        let next = self.at_index(index + 1).kind;
        let head = next == TokenKind::String
            || (next == TokenKind::Name && self.at_index(index + 2).kind == TokenKind::OpenParen);
        if head { nearest(self.slice(self.at_index(index).span()), ITEM_WORDS) } else { None }
    }

    fn at_index(&self, index: usize) -> Token {
        self.tokens[index.min(self.tokens.len() - 1)]
    }

    /// Whether an item can only begin here: its keyword, and what no statement goes on with.
    pub(super) fn begins_item(&self, index: usize) -> bool {
        let token = self.at_index(index);
        if token.kind != TokenKind::Name {
            return false;
        }
        let word = self.slice(token.span());
        if !ITEM_WORDS.contains(&word) {
            return false;
        }
        let next = self.at_index(index + 1).kind;
        match word {
            "theorem" | "use" => matches!(next, TokenKind::String | TokenKind::OpenString),
            _ => next == TokenKind::Name && self.at_index(index + 2).kind == TokenKind::OpenParen,
        }
    }

    /// Whether a line that begins here looks like a statement: no expression goes on like this.
    pub(super) fn begins_statement(&self, index: usize) -> bool {
        let token = self.at_index(index);
        if token.kind != TokenKind::Name {
            return false;
        }
        let next = self.at_index(index + 1);
        match next.kind {
            TokenKind::Assign => true,
            TokenKind::Comma => self.defines_several(index, NAMES),
            // A locus may stand before `other than`.
            TokenKind::Name | TokenKind::String => {
                !next.fresh
                    && self.slice(next.span()) != "other"
                    && meant_by(self.slice(token.span())).is_some()
            }
            _ => false,
        }
    }

    /// Whether the tokens from `index` on are names with commas between them, at most `limit`, and then `=`.
    pub(super) fn defines_several(&self, index: usize, limit: usize) -> bool {
        let mut at = index;
        for _ in 0..limit {
            if self.at_index(at).kind != TokenKind::Name {
                return false;
            }
            match self.at_index(at + 1).kind {
                TokenKind::Comma => at += 2,
                other => return other == TokenKind::Assign,
            }
        }
        false
    }
}
