//! Statements: what they add to the construction.

use super::condition::order_statement;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind, Name, Statement, StatementKind};
use crate::theorem::kind::Kind;
use crate::theorem::{Condition, Expr, Intersection, Slot, Step};

/// Where a statement stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a theorem.
    Theorem,
    /// In the definition of a word: no free objects and no conclusions.
    Word,
}

impl Scope<'_> {
    /// Resolves a statement that is part of the construction.
    pub(super) fn statement(&mut self, statement: &Statement, place: Place, steps: &mut Vec<Step>) {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Points { names, loci, other_than } => {
                self.points(names, loci, other_than.as_ref(), place, span, steps);
            }
            StatementKind::Numbers(names) => {
                if place == Place::Word {
                    self.misplaced(
                        span,
                        "a word has no free objects",
                        "make it a parameter of the word",
                    );
                }
                for name in names {
                    let slot = self.define(name, Kind::Number);
                    steps.push(Step::FreeNumber(slot));
                }
            }
            StatementKind::Definition { names, value } => {
                self.definition(names, value, span, steps);
            }
            StatementKind::Require { condition, message } => {
                let message =
                    message.as_ref().and_then(|message| self.template(message, Self::slot));
                if let Some(mut condition) = self.requirement(condition) {
                    condition.message = message;
                    steps.push(Step::Require(condition));
                }
            }
            StatementKind::Show(claim) => {
                if place == Place::Word {
                    self.misplaced(
                        span,
                        "a word claims nothing",
                        "end a predicate with its equations, a construction with its value",
                    );
                }
                if let Some(condition) = self.claim(claim) {
                    steps.push(Step::Show(condition));
                }
            }
            StatementKind::Assume(_) => self.diagnostics.push(
                Diagnostic::error(Code::NotSupported, span, "`assume` is not yet supported")
                    .hint("build the configuration so that the equation holds by construction"),
            ),
            StatementKind::Choose(_) => self.diagnostics.push(order_statement(span)),
            StatementKind::Result(_) => self.misplaced(
                span,
                "this value is not used",
                "write `NAME = …` to define something, or `show …` to claim it",
            ),
            StatementKind::Reads(_) => {
                self.misplaced(span, "`reads` belongs to the definition of a word", "leave it out");
            }
            StatementKind::Expect(_)
            | StatementKind::Source(_)
            | StatementKind::Title(_)
            | StatementKind::Tags(_) => {
                self.misplaced(span, "this is said of theorems, not of words", "leave it out");
            }
        }
    }

    pub(super) fn misplaced(&mut self, span: Span, message: &str, hint: &str) {
        self.diagnostics
            .push(Diagnostic::error(Code::MisplacedStatement, span, message).hint(hint));
    }

    fn points(
        &mut self,
        names: &[Name],
        loci: &[ast::Expr],
        other_than: Option<&ast::Expr>,
        place: Place,
        span: Span,
        steps: &mut Vec<Step>,
    ) {
        let resolved: Option<Vec<Expr>> =
            loci.iter().map(|locus| self.locus(locus)).collect::<Vec<_>>().into_iter().collect();
        let other_than_given = other_than.is_some();
        let other_than = other_than.and_then(|point| self.value_of_kind(point, &Kind::point()));
        let points: Vec<Slot> = names.iter().map(|name| self.define(name, Kind::point())).collect();
        if place == Place::Word && loci.len() != 2 {
            self.misplaced(span, "a word has no free objects", "make it a parameter of the word");
        }
        let Some(resolved) = resolved else { return };
        let mut resolved = resolved.into_iter();
        match (resolved.next(), resolved.next(), resolved.next()) {
            (None, ..) => steps.extend(points.into_iter().map(Step::FreePoint)),
            (Some(locus), None, _) => {
                if other_than_given {
                    self.wrong_loci(
                        span,
                        "`other than` chooses between two points of intersection",
                        "name a second locus",
                    );
                }
                steps.push(Step::On { points, locus });
            }
            (Some(first), Some(second), None) => {
                let both_lines = first.kind == Kind::Line && second.kind == Kind::Line;
                let loci = [&first.kind, &second.kind];
                if loci.contains(&&Kind::Conic) && !loci.contains(&&Kind::Line) {
                    self.wrong_loci(
                        span,
                        &format!("a conic and a {} have four points in common", second_kind(loci)),
                        "intersect the conic with a line",
                    );
                } else if names.len() > 2 || (both_lines && names.len() > 1) {
                    let found = if both_lines { "one point" } else { "two points" };
                    self.wrong_loci(
                        span,
                        &format!("these loci have at most {found} in common"),
                        "name fewer points",
                    );
                } else if both_lines && other_than_given {
                    self.wrong_loci(span, "two lines meet in one point", "leave `other than` out");
                } else if names.len() == 2 && other_than_given {
                    self.wrong_loci(
                        span,
                        "two points and `other than` cannot both be meant",
                        "name one point, or leave `other than` out",
                    );
                } else {
                    steps.push(Step::Intersection(Intersection {
                        points,
                        loci: [first, second],
                        other_than,
                        span,
                    }));
                }
            }
            (Some(_), Some(_), Some(third)) => self.diagnostics.push(
                Diagnostic::error(
                    Code::WrongLoci,
                    third.span,
                    "three loci have no point in common in general",
                )
                .hint("name two, and claim the third: `show on(P, …)`"),
            ),
        }
    }

    fn wrong_loci(&mut self, span: Span, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::error(Code::WrongLoci, span, message).hint(hint));
    }

    fn locus(&mut self, expr: &ast::Expr) -> Option<Expr> {
        let value = self.value(expr)?;
        if value.kind.is_locus() {
            return Some(value);
        }
        self.diagnostics.push(
            Diagnostic::error(
                Code::WrongKind,
                value.span,
                "points lie on lines, circles and conics",
            )
            .label(format!("this is a {}", value.kind))
            .hint("write for example `line(A, B)` or `circle(O, A)`"),
        );
        None
    }

    fn definition(&mut self, names: &[Name], value: &ast::Expr, span: Span, steps: &mut Vec<Step>) {
        let resolved = match (&value.kind, names) {
            (ExprKind::Call { word, arguments }, [_, _, ..]) => {
                self.call(word, arguments, value.span)
            }
            (_, [_, _, ..]) => self.value(value).map(|value| {
                let kinds = vec![value.kind.clone()];
                (value, kinds)
            }),
            _ => self.value(value).map(|value| {
                let kinds = vec![value.kind.clone()];
                (value, kinds)
            }),
        };
        let Some((value, kinds)) = resolved else {
            for name in names {
                self.define_wrong(name);
            }
            return;
        };
        if kinds.len() != names.len() {
            let message = format!(
                "{} names for {} value{}",
                names.len(),
                kinds.len(),
                if kinds.len() == 1 { "" } else { "s" }
            );
            self.diagnostics.push(
                Diagnostic::error(Code::WrongResultCount, span, message)
                    .hint("name each result once"),
            );
            for name in names {
                self.define_wrong(name);
            }
            return;
        }
        if let [Kind::Pair(_)] = kinds.as_slice()
            && kinds[0] != Kind::point()
            && kinds[0] != Kind::vector()
        {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::WrongKind,
                    value.span,
                    format!("this is a {}, which depends on the origin", kinds[0]),
                )
                .hint("make the weights add up to 1 for a point, or to 0 for a vector"),
            );
            for name in names {
                self.define_wrong(name);
            }
            return;
        }
        let slots = names.iter().zip(kinds).map(|(name, kind)| self.define(name, kind)).collect();
        steps.push(Step::Define { slots, value });
    }

    /// `require`: something that must not hold.
    fn requirement(&mut self, expr: &ast::Expr) -> Option<Condition> {
        let reading = self.condition(expr)?;
        if reading.denied {
            return Some(reading.condition);
        }
        self.diagnostics.push(
            Diagnostic::error(Code::NotACondition, expr.span, "`require` excludes degenerate configurations, and this is an equation")
                .hint("write `A != B` or `not parallel(l, m)`; to impose an equation, build the configuration so that it holds"),
        );
        None
    }

    /// `show`: something that holds.
    fn claim(&mut self, expr: &ast::Expr) -> Option<Condition> {
        let reading = self.condition(expr)?;
        if !reading.denied {
            return Some(reading.condition);
        }
        self.diagnostics.push(
            Diagnostic::error(
                Code::NotACondition,
                expr.span,
                "`show` claims equations, and this denies one",
            )
            .hint("a denial is a nondegeneracy condition: `require …`"),
        );
        None
    }
}

/// The kind of the locus that meets a conic.
fn second_kind(loci: [&Kind; 2]) -> &Kind {
    if *loci[0] == Kind::Conic { loci[1] } else { loci[0] }
}
