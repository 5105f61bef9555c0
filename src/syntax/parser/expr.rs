//! Expressions and conditions, from the loosest operator to the tightest.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::Span;
use crate::syntax::ast::{BinaryOperator, ComparisonOperator, Expr, ExprKind, Name};
use crate::syntax::token::{Token, TokenKind};
use num_bigint::BigInt;
use num_rational::BigRational;

/// An expression and the height of its tree.
struct Tree {
    expr: Expr,
    height: u32,
}

impl Tree {
    fn leaf(kind: ExprKind, span: Span) -> Self {
        Self { expr: Expr { kind, span }, height: 1 }
    }
}

const OPERAND_HINT: &str =
    "an expression is a number, a name, a call such as `midpoint(A, B)`, or made of these";

impl Parser<'_> {
    /// An expression or condition; [`ExprKind::Error`] where none stands.
    pub(super) fn expression(&mut self) -> Expr {
        self.negation().expr
    }

    /// `not negation | comparison`
    fn negation(&mut self) -> Tree {
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
    fn at_not(&self) -> bool {
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

    /// `primary (.name)*`
    fn postfix(&mut self) -> Tree {
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
        let mut arguments = Vec::new();
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

    /// One level of recursion more, if the limit allows it.
    fn deeper(&mut self) -> bool {
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
    fn grown(&mut self, kind: ExprKind, first: Token, height: u32) -> Tree {
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

    fn nothing(&self) -> Tree {
        Tree::leaf(ExprKind::Error, Span { start: self.last_end, end: self.last_end })
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
