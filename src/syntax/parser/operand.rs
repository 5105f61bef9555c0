//! Operands: what binds more tightly than every operator.

use super::Parser;
use super::expr::Tree;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{Expr, ExprKind, Name};
use crate::syntax::token::{Token, TokenKind};
use num_bigint::BigInt;
use num_rational::BigRational;

const OPERAND_HINT: &str =
    "an expression is a number, a name, a call such as `midpoint(A, B)`, or made of these";

impl Parser<'_> {
    /// `primary (.name)*`
    pub(super) fn postfix(&mut self) -> Tree {
        let first = self.token();
        let mut tree = self.primary();
        while self.kind() == TokenKind::Dot && self.continues() {
            self.bump();
            let Some(name) =
                self.name("the name of a component", "write `A.x`, or `0.5` for a decimal")
            else {
                return tree;
            };
            tree = self.grown(
                ExprKind::Member { base: Box::new(tree.expr), name },
                first,
                tree.height,
            );
        }
        tree
    }

    /// `number | name | name(expression, …) | (expression)`
    fn primary(&mut self) -> Tree {
        let token = self.token();
        match token.kind {
            TokenKind::Number => {
                self.bump();
                Tree::leaf(ExprKind::Number(value(self.slice(token.span()))), token.span())
            }
            TokenKind::BadNumber => {
                self.bump();
                Tree::leaf(ExprKind::Error, token.span())
            }
            TokenKind::Name => self.name_or_call(token),
            TokenKind::OpenParen => self.parenthesised(token),
            _ => {
                let hint = match token.kind {
                    TokenKind::Dot if self.ahead(1).kind == TokenKind::Number => {
                        "write `0.5`, with a digit before the point"
                    }
                    TokenKind::String => {
                        "text stands in `source`, `title`, `tags` and `reads` only"
                    }
                    _ => OPERAND_HINT,
                };
                self.fail(self.missing("an expression").hint(hint));
                self.nothing()
            }
        }
    }

    fn name_or_call(&mut self, token: Token) -> Tree {
        if token.fresh && self.begins_statement(self.at) {
            self.fail(self.missing("an expression").hint(OPERAND_HINT));
            return self.nothing();
        }
        if self.at_not() {
            self.fail(
                Diagnostic::error(
                    Code::Expected,
                    token.span(),
                    "`not` stands before a whole condition",
                )
                .hint("put the condition in parentheses: `(not …)`"),
            );
            return self.nothing();
        }
        self.bump();
        let text = self.name_text(token.span());
        let open = self.token();
        if open.kind != TokenKind::OpenParen || !self.continues() {
            return Tree::leaf(ExprKind::Name(text), token.span());
        }
        self.bump();
        if !self.deeper() {
            return self.nothing();
        }
        let (arguments, height) = self.arguments(open);
        self.depth -= 1;
        self.grown(
            ExprKind::Call { word: Name { text, span: token.span() }, arguments },
            token,
            height,
        )
    }

    /// `expression, … )`, behind the opening parenthesis.
    fn arguments(&mut self, open: Token) -> (Vec<Expr>, u32) {
        let mut arguments = Vec::with_capacity(2);
        let mut height = 0;
        self.parens += 1;
        if self.kind() != TokenKind::CloseParen {
            loop {
                let argument = self.negation();
                height = height.max(argument.height);
                arguments.push(argument.expr);
                if !self.eat(TokenKind::Comma) {
                    break;
                }
            }
        }
        self.close(open, "`,` or `)`");
        (arguments, height)
    }

    /// `( expression )`; its place includes the parentheses.
    fn parenthesised(&mut self, open: Token) -> Tree {
        self.bump();
        if !self.deeper() {
            return self.nothing();
        }
        self.parens += 1;
        let mut tree = self.negation();
        self.close(open, "`)`");
        self.depth -= 1;
        tree.expr.span = self.span_from(open);
        tree
    }

    /// `)`
    fn close(&mut self, open: Token, what: &str) {
        if self.kind() != TokenKind::CloseParen {
            let diagnostic = self.missing(what).also(open.span(), "opened here");
            let hint = match self.kind() {
                TokenKind::Name | TokenKind::Number | TokenKind::OpenParen
                    if !self.token().fresh =>
                {
                    "a product is written with `*`, arguments are separated by `,`"
                }
                _ => "close the parenthesis with `)`",
            };
            self.fail(diagnostic.hint(hint));
        }
        self.bump();
        self.parens = self.parens.saturating_sub(1);
    }
}

/// The exact value of a literal: digits, and perhaps a point and digits.
fn value(literal: &str) -> BigRational {
    let (whole, decimals) = literal.split_once('.').unwrap_or((literal, ""));
    let integer = |digits: &str| {
        // Nearly every literal fits a machine word.
        digits.parse::<u64>().map_or_else(|_| digits.parse().unwrap_or_default(), BigInt::from)
    };
    if decimals.is_empty() {
        return BigRational::from_integer(integer(whole));
    }
    let digits = [whole, decimals].concat();
    let scale = u32::try_from(decimals.len()).unwrap_or(u32::MAX);
    BigRational::new(integer(&digits), BigInt::from(10).pow(scale))
}
