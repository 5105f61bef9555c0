//! Conditions: equations, predicates, and their denials.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{self, ComparisonOperator, ExprKind, Name, WordForm};
use crate::syntax::print;
use crate::theorem::dictionary::WordId;
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Condition, Expr};

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
                    self.comparisons(operands, operators, positive.span)?
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

    /// `a == b < c`: each neighbour compared with the next.
    fn comparisons(
        &mut self,
        operands: &[ast::Expr],
        operators: &[ComparisonOperator],
        span: Span,
    ) -> Option<Vec<Claim>> {
        if operators.contains(&ComparisonOperator::NotEqual) {
            self.diagnostics.push(
                Diagnostic::error(Code::NotACondition, span, "`!=` cannot stand in a chain")
                    .hint("require each inequation by itself"),
            );
            return None;
        }
        let values: Vec<Option<Expr>> =
            operands.iter().map(|operand| self.value(operand)).collect();
        let values: Vec<Expr> = values.into_iter().collect::<Option<_>>()?;
        let mut claims = Vec::new();
        for (pair, operator) in values.windows(2).zip(operators) {
            let [left, right] = [&pair[0], &pair[1]].map(Expr::clone);
            match operator {
                ComparisonOperator::Equal | ComparisonOperator::NotEqual => {
                    claims.extend(self.equation(left, right, span)?);
                }
                ComparisonOperator::Less => claims.push(self.inequality(left, right, true, span)?),
                ComparisonOperator::LessEqual => {
                    claims.push(self.inequality(left, right, false, span)?);
                }
                ComparisonOperator::Greater => {
                    claims.push(self.inequality(right, left, true, span)?);
                }
                ComparisonOperator::GreaterEqual => {
                    claims.push(self.inequality(right, left, false, span)?);
                }
            }
        }
        Some(claims)
    }

    fn inequality(
        &mut self,
        lesser: Expr,
        greater: Expr,
        strict: bool,
        span: Span,
    ) -> Option<Claim> {
        let other = [&lesser, &greater].into_iter().find(|side| side.kind != Kind::Number);
        let Some(other) = other else { return Some(Claim::Less { lesser, greater, strict }) };
        self.diagnostics.push(
            Diagnostic::error(
                Code::WrongKind,
                span,
                "only numbers are less or greater than another",
            )
            .also(other.span, format!("a {}", other.kind))
            .hint("compare lengths, areas or coordinates"),
        );
        None
    }

    fn equation(&mut self, left: Expr, right: Expr, span: Span) -> Option<Vec<Claim>> {
        match (&left.kind, &right.kind) {
            (Kind::Number, Kind::Number) => Some(vec![Claim::Equal(left, right)]),
            (Kind::Pair(u), Kind::Pair(w)) | (Kind::Triple(u), Kind::Triple(w)) if u == w => {
                Some(vec![Claim::Equal(left, right)])
            }
            (u, w) if u == w => {
                let word = Name { text: "equal".to_owned(), span };
                let arguments = vec![left, right];
                let id = self.find_word(&word, &arguments, span)?;
                Some(vec![Claim::Predicate { word: id, arguments }])
            }
            (u, w) => {
                let angles = [u, w].contains(&&Kind::vector());
                let hint = if angles && [u, w].contains(&&Kind::Number) {
                    "compare objects of one kind; angles are compared by `equal_angle(…)` and `right_angle(…)`"
                } else {
                    "compare objects of one kind"
                };
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::WrongKind,
                        span,
                        format!("a {u} is never equal to a {w}"),
                    )
                    .also(left.span, format!("a {u}"))
                    .also(right.span, format!("a {w}"))
                    .hint(hint),
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
