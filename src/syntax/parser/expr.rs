//! Expressions and conditions, from the loosest operator to the tightest.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::Span;
use crate::syntax::ast::{BinaryOperator, ComparisonOperator, Expr, ExprKind};
use crate::syntax::token::{Token, TokenKind};

/// An expression and the height of its tree.
pub(super) struct Tree {
    pub(super) expr: Expr,
    pub(super) height: u32,
}

impl Tree {
    pub(super) fn leaf(kind: ExprKind, span: Span) -> Self {
        Self { expr: Expr { kind, span }, height: 1 }
    }
}

impl Parser<'_> {
    /// An expression or condition; [`ExprKind::Error`] where none stands.
    pub(super) fn expression(&mut self) -> Expr {
        self.negation().expr
    }

    /// `not negation | comparison`
    pub(super) fn negation(&mut self) -> Tree {
        if !self.at_not() {
            return self.comparison();
        }
        let first = self.bump();
        if !self.deeper() {
            return self.nothing();
        }
        let operand = self.negation();
        self.depth -= 1;
        self.grown(ExprKind::Not(Box::new(operand.expr)), first, operand.height)
    }

    /// Whether `not` stands here and is the operator.
    pub(super) fn at_not(&self) -> bool {
        self.at_word("not")
            && self.ahead(1).kind.begins_operand()
            && (self.parens > 0 || !self.ahead(1).fresh)
    }

    /// `sum (== sum)*`
    fn comparison(&mut self) -> Tree {
        let first = self.token();
        let tree = self.sum();
        let Some(mut operator) = self.comparison_operator() else { return tree };
        let mut height = tree.height;
        let (mut operands, mut operators) = (vec![tree.expr], Vec::new());
        loop {
            operators.push(operator);
            let operand = self.sum();
            height = height.max(operand.height);
            operands.push(operand.expr);
            match self.comparison_operator() {
                Some(next) => operator = next,
                None => {
                    return self.grown(ExprKind::Comparison { operands, operators }, first, height);
                }
            }
        }
    }

    fn comparison_operator(&mut self) -> Option<ComparisonOperator> {
        let token = self.token();
        let operator = match token.kind {
            TokenKind::Equal | TokenKind::Assign => ComparisonOperator::Equal,
            TokenKind::NotEqual => ComparisonOperator::NotEqual,
            TokenKind::Less => ComparisonOperator::Less,
            TokenKind::LessEqual => ComparisonOperator::LessEqual,
            TokenKind::Greater => ComparisonOperator::Greater,
            TokenKind::GreaterEqual => ComparisonOperator::GreaterEqual,
            _ => return None,
        };
        if !self.continues() {
            return None;
        }
        if token.kind == TokenKind::Assign {
            self.report(
                Diagnostic::error(
                    Code::Expected,
                    token.span(),
                    "`=` defines, and stands behind a new name only",
                )
                .hint("`=` defines; write `==` to compare"),
            );
        }
        self.bump();
        Some(operator)
    }

    /// `product (+ product)*`
    fn sum(&mut self) -> Tree {
        let first = self.token();
        let mut tree = self.product();
        loop {
            let operator = match self.kind() {
                TokenKind::Plus => BinaryOperator::Add,
                TokenKind::Minus => BinaryOperator::Sub,
                _ => return tree,
            };
            if !self.continues() {
                return tree;
            }
            self.bump();
            let right = self.product();
            tree = self.binary(operator, tree, right, first);
        }
    }

    /// `unary (* unary)*`
    fn product(&mut self) -> Tree {
        let first = self.token();
        let mut tree = self.unary();
        loop {
            let operator = match self.kind() {
                TokenKind::Star => BinaryOperator::Mul,
                TokenKind::Slash => BinaryOperator::Div,
                _ => return tree,
            };
            if !self.continues() {
                return tree;
            }
            self.bump();
            let right = self.unary();
            tree = self.binary(operator, tree, right, first);
        }
    }

    /// `- unary | power`
    fn unary(&mut self) -> Tree {
        if self.kind() != TokenKind::Minus {
            return self.power();
        }
        let first = self.bump();
        if !self.deeper() {
            return self.nothing();
        }
        let operand = self.unary();
        self.depth -= 1;
        self.grown(ExprKind::Negative(Box::new(operand.expr)), first, operand.height)
    }

    /// `postfix [^ exponent]`
    fn power(&mut self) -> Tree {
        let first = self.token();
        let base = self.postfix();
        if self.kind() != TokenKind::Caret || !self.continues() {
            return base;
        }
        self.bump();
        let exponent = self.exponent();
        if self.kind() == TokenKind::Caret && self.continues() {
            self.fail(
                Diagnostic::error(
                    Code::Expected,
                    self.token().span(),
                    "a power of a power needs parentheses",
                )
                .hint("write `(a^b)^c` or `a^(b^c)`"),
            );
        }
        self.binary(BinaryOperator::Pow, base, exponent, first)
    }

    /// `[-] postfix`
    fn exponent(&mut self) -> Tree {
        if self.kind() != TokenKind::Minus {
            return self.postfix();
        }
        let first = self.bump();
        let operand = self.postfix();
        self.grown(ExprKind::Negative(Box::new(operand.expr)), first, operand.height)
    }

    /// One level of recursion more, if the limit allows it.
    pub(super) fn deeper(&mut self) -> bool {
        if self.depth < limits::NESTING {
            self.depth += 1;
            return true;
        }
        let place = Span { start: self.last_end.saturating_sub(1), end: self.last_end };
        let message = format!("more than {} levels of nesting", limits::NESTING);
        self.fail(
            Diagnostic::error(Code::NestingTooDeep, place, message)
                .hint("give the inner parts names: `X = …`"),
        );
        false
    }

    fn binary(&mut self, operator: BinaryOperator, left: Tree, right: Tree, first: Token) -> Tree {
        let height = left.height.max(right.height);
        let kind =
            ExprKind::Binary { operator, left: Box::new(left.expr), right: Box::new(right.expr) };
        self.grown(kind, first, height)
    }

    /// A node above subtrees of this height, if the limit allows it.
    pub(super) fn grown(&mut self, kind: ExprKind, first: Token, height: u32) -> Tree {
        let span = self.span_from(first);
        if height >= limits::EXPRESSION_HEIGHT {
            let message = format!(
                "an expression with more than {} operators one upon the other",
                limits::EXPRESSION_HEIGHT
            );
            let place = Span { start: self.last_end.saturating_sub(1), end: self.last_end };
            self.fail(
                Diagnostic::error(Code::NestingTooDeep, place, message)
                    .hint("give parts of it names: `x = …`"),
            );
        }
        Tree { expr: Expr { kind, span }, height: height + 1 }
    }

    pub(super) fn nothing(&self) -> Tree {
        Tree::leaf(ExprKind::Error, Span { start: self.last_end, end: self.last_end })
    }
}
