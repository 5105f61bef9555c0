//! A theorem with further definitions after its last step.
//!
//! What a claim speaks of need not have a name: in `collinear(midpoint(A, B), C, D)` the midpoint has none. An extension gives it one, so
//! that every reading of the theorem yields it too. The definitions come last and therefore change nothing in what is read before them.

use crate::source::Span;
use crate::theorem::dictionary::Dictionary;
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Component, Condition, Expr, Operation, Slot, Step, Theorem};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;

/// An extended theorem.
#[derive(Clone, Debug)]
pub struct Extension {
    theorem: Theorem,
}

impl Extension {
    /// A theorem as it is.
    #[must_use]
    pub fn of(theorem: &Theorem) -> Self {
        Self { theorem: theorem.clone() }
    }

    /// A theorem whose conclusions claim one thing each, in the order of [`claims`]. Their texts, which are those of many, are left out.
    #[must_use]
    pub fn claim_by_claim(theorem: &Theorem) -> Self {
        let mut theorem = theorem.clone();
        let one_by_one = |step: Step| match step {
            Step::Show(Condition { claims, span, .. }) => claims
                .into_iter()
                .map(|claim| {
                    let claims = vec![claim];
                    Step::Show(Condition { claims, text: String::new(), message: None, span })
                })
                .collect(),
            other => vec![other],
        };
        theorem.steps = theorem.steps.into_iter().flat_map(one_by_one).collect();
        Self { theorem }
    }

    /// The slot that holds the value of an expression: its own if it is one. The same expression has the same slot.
    pub fn define(&mut self, value: &Expr) -> Slot {
        if let Operation::Slot(slot) = value.operation {
            return slot;
        }
        let defined =
            self.theorem.steps[self.theorem.own_steps()..].iter().find_map(|step| match step {
                Step::Define { slots, value: other } if same(value, other) => {
                    slots.first().copied()
                }
                _ => None,
            });
        if let Some(slot) = defined {
            return slot;
        }
        let slot = Slot(self.theorem.names.len());
        self.theorem.names.push(String::new());
        self.theorem.kinds.push(value.kind.clone());
        self.theorem.steps.push(Step::Define { slots: vec![slot], value: value.clone() });
        self.theorem.appended += 1;
        slot
    }

    /// How many definitions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.theorem.appended
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The theorem with the definitions.
    #[must_use]
    pub fn theorem(&self) -> &Theorem {
        &self.theorem
    }
}

/// Whether two expressions are written alike.
fn same(left: &Expr, right: &Expr) -> bool {
    use Operation as O;
    let all =
        |u: &[Expr], w: &[Expr]| u.len() == w.len() && u.iter().zip(w).all(|(u, w)| same(u, w));
    match (&left.operation, &right.operation) {
        (O::Constant(u), O::Constant(w)) => u == w,
        (O::Slot(u), O::Slot(w)) => u == w,
        (O::Pair(u), O::Pair(w))
        | (O::Add(u), O::Add(w))
        | (O::Sub(u), O::Sub(w))
        | (O::Mul(u), O::Mul(w))
        | (O::Scale(u), O::Scale(w))
        | (O::Div(u), O::Div(w))
        | (O::Join(u), O::Join(w))
        | (O::LineThrough(u), O::LineThrough(w))
        | (O::CircleThrough(u), O::CircleThrough(w))
        | (O::CircleAbout(u), O::CircleAbout(w))
        | (O::PlaneThrough(u), O::PlaneThrough(w))
        | (O::SphereThrough(u), O::SphereThrough(w))
        | (O::SphereAbout(u), O::SphereAbout(w)) => all(&**u, &**w),
        (O::Line(u), O::Line(w))
        | (O::Triple(u), O::Triple(w))
        | (O::PlaneSpanned(u), O::PlaneSpanned(w)) => all(&**u, &**w),
        (O::Plane(u), O::Plane(w)) => all(&**u, &**w),
        (O::Conic(u), O::Conic(w)) => all(&**u, &**w),
        (O::Component(u, i), O::Component(w, j)) => i == j && same(u, w),
        (O::Power(u, m), O::Power(w, n)) => m == n && same(u, w),
        (O::Negative(u), O::Negative(w)) | (O::Sqrt(u), O::Sqrt(w)) => same(u, w),
        (O::Call { word: f, arguments: u }, O::Call { word: g, arguments: w }) => {
            f == g && all(u, w)
        }
        _ => false,
    }
}

/// The claims of all conclusions, each with the number of its conclusion.
pub fn claims(theorem: &Theorem) -> impl Iterator<Item = (usize, &Claim)> {
    let conclusions = theorem.steps.iter().filter_map(|step| match step {
        Step::Show(condition) => Some(&condition.claims),
        _ => None,
    });
    conclusions
        .enumerate()
        .flat_map(|(number, claims)| claims.iter().map(move |claim| (number, claim)))
}

/// The call of a word of this name that takes these arguments; nothing if there is none.
#[must_use]
pub fn call(dictionary: &Dictionary, name: &str, arguments: &[&Expr]) -> Option<Expr> {
    let word = dictionary.named(name).into_iter().find(|&id| {
        let word = dictionary.word(id);
        word.parameters.len() == arguments.len()
            && word.results.len() == 1
            && word.parameters.iter().zip(arguments).all(|((_, kind), given)| *kind == given.kind)
    })?;
    let kind = dictionary.word(word).results[0].clone();
    let arguments = arguments.iter().map(|&argument| argument.clone()).collect();
    Some(expression(Operation::Call { word, arguments }, kind))
}

/// `left − right`, of two points: a vector.
#[must_use]
pub fn difference(left: &Expr, right: &Expr) -> Expr {
    let kind = left.kind.with_weight(BigRational::zero());
    expression(Operation::Sub(Box::new([left.clone(), right.clone()])), kind)
}

/// `left / right`, of two numbers.
#[must_use]
pub fn quotient(left: Expr, right: Expr) -> Expr {
    expression(Operation::Div(Box::new([left, right])), Kind::Number)
}

/// The number `left − right`, of two numbers.
#[must_use]
pub fn subtract(left: Expr, right: Expr) -> Expr {
    expression(Operation::Sub(Box::new([left, right])), Kind::Number)
}

/// A component of an object, such as the centre of a circle.
#[must_use]
pub fn component(base: &Expr, component: Component) -> Expr {
    let kind = component.kind(&base.kind);
    expression(Operation::Component(Box::new(base.clone()), component), kind)
}

/// A constant.
#[must_use]
pub fn constant(value: i64) -> Expr {
    let value = BigRational::from_integer(BigInt::from(value));
    expression(Operation::Constant(value), Kind::Number)
}

fn expression(operation: Operation, kind: Kind) -> Expr {
    Expr { operation, kind, span: Span::default() }
}
