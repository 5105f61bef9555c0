//! What steps, claims and expressions are made of.

use super::dictionary::{Word, WordId};
use super::{Claim, Expr, Operation, Slot, Step, Theorem};

impl Expr {
    /// The expressions that this one is made of, in order.
    #[must_use]
    pub fn operands(&self) -> &[Expr] {
        use Operation::{
            Add, Call, CircleAbout, CircleThrough, Component, Conic, Constant, Div, Join, Line,
            LineThrough, Mul, Negative, Pair, Plane, PlaneSpanned, PlaneThrough, Power, Scale,
            Slot, SphereAbout, SphereThrough, Sqrt, Sub, Triple,
        };
        match &self.operation {
            Constant(_) | Slot(_) => &[],
            Component(base, _) | Negative(base) | Power(base, _) | Sqrt(base) => {
                std::slice::from_ref(&**base)
            }
            Pair(operands)
            | Add(operands)
            | Sub(operands)
            | Mul(operands)
            | Scale(operands)
            | Div(operands)
            | Join(operands)
            | LineThrough(operands)
            | CircleThrough(operands)
            | CircleAbout(operands)
            | PlaneThrough(operands)
            | SphereThrough(operands)
            | SphereAbout(operands) => &**operands,
            Line(operands) | Triple(operands) | PlaneSpanned(operands) => &**operands,
            Plane(operands) => &**operands,
            Conic(operands) => &**operands,
            Call { arguments, .. } => arguments,
        }
    }

    /// Visits this expression and all within it, from the outside to the inside.
    pub fn visit<'e>(&'e self, visit: &mut impl FnMut(&'e Expr)) {
        visit(self);
        self.operands().iter().for_each(|operand| operand.visit(visit));
    }
}

impl Claim {
    /// The expressions that it is about.
    #[must_use]
    pub fn operands(&self) -> Vec<&Expr> {
        match self {
            Self::Equal(left, right) | Self::Less { lesser: left, greater: right, .. } => {
                vec![left, right]
            }
            Self::Predicate { arguments, .. } => arguments.iter().collect(),
        }
    }
}

impl Step {
    /// The objects that it makes.
    #[must_use]
    pub fn made(&self) -> &[Slot] {
        match self {
            Self::FreePoint(slot) | Self::FreeNumber(slot) => std::slice::from_ref(slot),
            Self::On { points, .. } => points,
            Self::Intersection(intersection) => &intersection.points,
            Self::Define { slots, .. } => slots,
            Self::Require(_) | Self::Assume(_) | Self::Choose(_) | Self::Show(_) => &[],
        }
    }

    /// The expressions that it rests on.
    #[must_use]
    pub fn operands(&self) -> Vec<&Expr> {
        match self {
            Self::FreePoint(_) | Self::FreeNumber(_) => Vec::new(),
            Self::On { locus, .. } => vec![locus],
            Self::Intersection(intersection) => {
                intersection.loci.iter().chain(&intersection.other_than).collect()
            }
            Self::Define { value, .. } => vec![value],
            Self::Require(condition)
            | Self::Assume(condition)
            | Self::Choose(condition)
            | Self::Show(condition) => condition.claims.iter().flat_map(Claim::operands).collect(),
        }
    }

    /// The claims that it makes or denies.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        match self {
            Self::Require(condition)
            | Self::Assume(condition)
            | Self::Choose(condition)
            | Self::Show(condition) => &condition.claims,
            _ => &[],
        }
    }
}

impl Theorem {
    /// The words that its text names, each once.
    #[must_use]
    pub fn words(&self) -> Vec<WordId> {
        words_in(&self.steps, &[], &[])
    }
}

impl Word {
    /// The words that its definition names, each once.
    #[must_use]
    pub fn words(&self) -> Vec<WordId> {
        words_in(&self.steps, &self.values, &self.claims)
    }
}

fn words_in(steps: &[Step], values: &[Expr], claims: &[Claim]) -> Vec<WordId> {
    let mut words = Vec::new();
    for claim in steps.iter().flat_map(Step::claims).chain(claims) {
        if let Claim::Predicate { word, .. } = claim {
            words.push(*word);
        }
    }
    let mut visit = |expr: &Expr| {
        if let Operation::Call { word, .. } = expr.operation {
            words.push(word);
        }
    };
    let claimed = claims.iter().flat_map(Claim::operands);
    let all = steps.iter().flat_map(Step::operands).chain(values).chain(claimed);
    all.for_each(|expr| expr.visit(&mut visit));
    words.sort_unstable();
    words.dedup();
    words
}
