//! Conditions: equations, predicates, and their denials.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{self, ComparisonOperator, ExprKind, Name, WordForm};
use crate::syntax::print;
use crate::theorem::dictionary::WordId;
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Condition, Expr};

/// Words about order. They need the real numbers, and equations cannot say them.
pub(super) const ORDER_WORDS: [&str; 12] = [
    "between",
    "on_segment",
    "on_ray",
    "same_side",
    "opposite_side",
    "inside",
    "acute",
    "obtuse",
    "convex",
    "nearer",
    "internal",
    "external",
];

/// A condition that has been read: its equations, and whether they are denied.
pub(super) struct Reading {
    pub(super) condition: Condition,
    pub(super) denied: bool,
}

impl Scope<'_> {
    /// Reads a condition.
    pub(super) fn condition(&mut self, expr: &ast::Expr) -> Option<Reading> {
        let (positive, mut denied) = match &expr.kind {
            ExprKind::Not(inner) => (&**inner, true),
            _ => (expr, false),
        };
        let claims = match &positive.kind {
            ExprKind::Call { word, arguments } => self.predicate(word, arguments, positive.span)?,
            ExprKind::Comparison { operands, operators } => {
                if let ([left, right], [ComparisonOperator::NotEqual]) =
                    (operands.as_slice(), operators.as_slice())
                {
                    denied = !denied;
                    let (left, right) = (self.value(left), self.value(right));
                    self.equation(left?, right?, positive.span)?
                } else {
                    self.equations(operands, operators, positive.span)?
                }
            }
            ExprKind::Error => return None,
            _ => {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::NotACondition,
                        expr.span,
                        "a condition is wanted here, and this is none",
                    )
                    .hint(
                        "write an equation `a == b`, or a predicate such as `collinear(A, B, C)`",
                    ),
                );
                return None;
            }
        };
        let text = print::expression(positive);
        let text = if denied { text.replacen(" != ", " == ", 1) } else { text };
        Some(Reading {
            condition: Condition { claims, text, message: None, span: expr.span },
            denied,
        })
    }

    /// `a == b == c`: each neighbour equal to the next.
    fn equations(
        &mut self,
        operands: &[ast::Expr],
        operators: &[ComparisonOperator],
        span: Span,
    ) -> Option<Vec<Claim>> {
        if let Some(operator) =
            operators.iter().find(|operator| **operator != ComparisonOperator::Equal)
        {
            let diagnostic = if *operator == ComparisonOperator::NotEqual {
                Diagnostic::error(Code::NotACondition, span, "`!=` cannot stand in a chain")
                    .hint("require each inequation by itself")
            } else {
                order_statement(span)
            };
            self.diagnostics.push(diagnostic);
            return None;
        }
        let values: Vec<Option<Expr>> =
            operands.iter().map(|operand| self.value(operand)).collect();
        let values: Vec<Expr> = values.into_iter().collect::<Option<_>>()?;
        let mut claims = Vec::new();
        for pair in values.windows(2) {
            claims.extend(self.equation(pair[0].clone(), pair[1].clone(), span)?);
        }
        Some(claims)
    }

    fn equation(&mut self, left: Expr, right: Expr, span: Span) -> Option<Vec<Claim>> {
        match (&left.kind, &right.kind) {
            (Kind::Number, Kind::Number) => Some(vec![Claim::Equal(left, right)]),
            (Kind::Pair(u), Kind::Pair(w)) if u == w => Some(vec![Claim::Equal(left, right)]),
            (u, w) if u == w => {
                let word = Name { text: "equal".to_owned(), span };
                let arguments = vec![left, right];
                let id = self.find_word(&word, &arguments, span)?;
                Some(vec![Claim::Predicate { word: id, arguments }])
            }
            (u, w) => {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::WrongKind,
                        span,
                        format!("a {u} is never equal to a {w}"),
                    )
                    .also(left.span, format!("a {u}"))
                    .also(right.span, format!("a {w}"))
                    .hint("compare objects of one kind"),
                );
                None
            }
        }
    }

    fn predicate(
        &mut self,
        word: &Name,
        arguments: &[ast::Expr],
        span: Span,
    ) -> Option<Vec<Claim>> {
        if ORDER_WORDS.contains(&word.text.as_str()) && self.dictionary.named(&word.text).is_empty()
        {
            self.diagnostics.push(order_statement(span));
            return None;
        }
        let values: Vec<Option<Expr>> =
            arguments.iter().map(|argument| self.value(argument)).collect();
        let values: Vec<Expr> = values.into_iter().collect::<Option<_>>()?;
        let id = self.find_word(word, &values, span)?;
        if self.dictionary.word(id).form == WordForm::Construction {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::NotACondition,
                    span,
                    format!("`{}` is a construction, and a condition is wanted", word.text),
                )
                .hint("compare its value with another: `… == …`"),
            );
            return None;
        }
        Some(self.instances(id, values))
    }

    /// A predicate whose last parameter stands for several arguments is about each of them.
    fn instances(&self, word: WordId, arguments: Vec<Expr>) -> Vec<Claim> {
        let definition = self.dictionary.word(word);
        if !definition.rest {
            return vec![Claim::Predicate { word, arguments }];
        }
        let (fixed, rest) = arguments.split_at(definition.parameters.len() - 1);
        rest.iter()
            .map(|last| {
                let arguments = fixed.iter().chain([last]).cloned().collect();
                Claim::Predicate { word, arguments }
            })
            .collect()
    }
}

/// The diagnostic for a statement about order.
pub(super) fn order_statement(span: Span) -> Diagnostic {
    Diagnostic::error(Code::NotSupported, span, "statements about order are not yet supported")
        .hint("only equations can be checked; say what is meant by an equation, or leave this out")
}
