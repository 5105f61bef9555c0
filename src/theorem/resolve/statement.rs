//! Statements: what they add to the construction.

use super::loci::unfit;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{self, Ambient, ExprKind, Name, Statement, StatementKind};
use crate::theorem::kind::Kind;
use crate::theorem::{Condition, Expr, Intersection, Slot, Step};
use num_traits::{One as _, Zero as _};

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
            StatementKind::Points { .. } => self.points(statement, place, steps),
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
            StatementKind::Assume(condition) | StatementKind::Choose(condition) => {
                if place == Place::Word {
                    self.misplaced(
                        span,
                        "a word picks no figures",
                        "say in the theorem which ones are meant",
                    );
                }
                let assumes = matches!(statement.kind, StatementKind::Assume(_));
                if let Some(condition) = self.selection(condition, assumes) {
                    steps.push(if assumes {
                        Step::Assume(condition)
                    } else {
                        Step::Choose(condition)
                    });
                }
            }
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

    fn points(&mut self, statement: &Statement, place: Place, steps: &mut Vec<Step>) {
        let StatementKind::Points { ambient, names, loci, other_than } = &statement.kind else {
            return;
        };
        let (ambient, span) = (*ambient, statement.span);
        let kind = match ambient {
            Ambient::Plane => Kind::point(),
            Ambient::Space => Kind::point3(),
        };
        let resolved: Option<Vec<Expr>> = loci
            .iter()
            .map(|locus| self.locus(locus, ambient))
            .collect::<Vec<_>>()
            .into_iter()
            .collect();
        let other_than_given = other_than.is_some();
        let other_than = other_than.as_ref().and_then(|point| self.value_of_kind(point, &kind));
        let points: Vec<Slot> = names.iter().map(|name| self.define(name, kind.clone())).collect();
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
                let loci = [&first.kind, &second.kind];
                if let Some((message, hint)) = unfit(loci, names.len(), other_than_given) {
                    self.wrong_loci(span, &message, hint);
                } else {
                    steps.push(Step::Intersection(Intersection {
                        points,
                        loci: [first, second],
                        other_than,
                        span,
                    }));
                }
            }
            (Some(_), Some(_), Some(third)) => {
                let (message, hint) = match ambient {
                    Ambient::Plane => (
                        "three loci have no point in common in general",
                        "name two, and claim the third: `show on(P, …)`",
                    ),
                    Ambient::Space => (
                        "a point lies on one locus or on two",
                        "for three planes write `X = intersection(e, f, g)`; else claim the third: `show on(P, …)`",
                    ),
                };
                self.wrong_loci(third.span, message, hint);
            }
        }
    }

    pub(super) fn wrong_loci(&mut self, span: Span, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::error(Code::WrongLoci, span, message).hint(hint));
    }

    fn locus(&mut self, expr: &ast::Expr, ambient: Ambient) -> Option<Expr> {
        let value = self.value(expr)?;
        let in_space = value.kind.is_space_locus();
        let (message, hint) = match ambient {
            Ambient::Plane if value.kind.is_locus() && !in_space => return Some(value),
            Ambient::Space if in_space => return Some(value),
            Ambient::Plane if in_space => (
                "points of the plane lie on lines, circles and conics",
                "write `point3 P on …` for a point in space",
            ),
            Ambient::Plane => (
                "points lie on lines, circles and conics",
                "write for example `line(A, B)` or `circle(O, A)`",
            ),
            Ambient::Space => (
                "points in space lie on lines, planes and spheres of space",
                "write for example `line(A, B)`, `plane(A, B, C)` or `sphere(O, A)` with `points3 A, B, C, O`",
            ),
        };
        self.diagnostics.push(
            Diagnostic::error(Code::WrongKind, value.span, message)
                .label(format!("this is a {}", value.kind))
                .hint(hint),
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
        if let [kind] = kinds.as_slice()
            && kind.weight().is_some_and(|weight| !weight.is_zero() && !weight.is_one())
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

    /// `assume` or `choose`: equations, and for `choose` also statements about order.
    fn selection(&mut self, expr: &ast::Expr, assumes: bool) -> Option<Condition> {
        let reading = self.condition(expr)?;
        let order = self.dictionary.speak_of_order(&reading.condition.claims);
        let (message, hint) = if reading.denied {
            (
                "this denies a condition",
                "say what holds: `opposite_side` instead of `not same_side`, `require` for `!=`",
            )
        } else if assumes && order {
            ("`assume` takes equations, and this is about order", "write `choose …`")
        } else if !assumes && !order {
            ("`choose` takes statements about order, and this is an equation", "write `assume …`")
        } else {
            return Some(reading.condition);
        };
        self.diagnostics
            .push(Diagnostic::error(Code::NotACondition, expr.span, message).hint(hint));
        None
    }

    /// `require`: something that must not hold.
    fn requirement(&mut self, expr: &ast::Expr) -> Option<Condition> {
        let reading = self.condition(expr)?;
        if self.dictionary.speak_of_order(&reading.condition.claims) {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::NotACondition,
                    expr.span,
                    "`require` excludes degenerate configurations, and this is about order",
                )
                .hint("write `choose …` to say which figures are meant"),
            );
            return None;
        }
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
