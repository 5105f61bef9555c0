//! A theorem at one point, in numbers that can be shown.

use super::quantity::Quantity;
use super::real::Branch;
use crate::interpret::{Decision, Number, Object};
use crate::replay::{GivenPoint, Replay, Value, replay};
use crate::theorem::dictionary::Dictionary;
use crate::theorem::{Slot, Theorem};
use num_rational::BigRational;

/// The values at a point.
#[derive(Clone, Debug)]
pub(super) struct Evaluation {
    /// The object in each slot.
    pub(super) objects: Vec<Shown>,
    /// The residuals of each conclusion.
    pub(super) conclusions: Vec<Vec<Quantity>>,
    /// For each conclusion, by how much the first inequality fails that surely fails.
    pub(super) excesses: Vec<Option<Quantity>>,
}

/// An object in numbers.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    Number(Quantity),
    /// The coordinates of a point or vector.
    Tuple(Vec<Quantity>),
    Locus,
}

impl Evaluation {
    /// The values of a replay; nothing where a square root remains.
    pub(super) fn of(replay: &Replay) -> Option<Self> {
        let number = |number: &Number<Value>| match number {
            Number::Constant(constant) => Some(Quantity::Rational((**constant).clone())),
            Number::Value(value) => Some(Quantity::Rational(value.as_scalar()?.clone())),
        };
        let mut objects = Vec::with_capacity(replay.objects.len());
        for (_, object) in &replay.objects {
            objects.push(match object {
                Object::Number(value) => Shown::Number(number(value)?),
                Object::Pair(_) | Object::Triple(_) => {
                    let coordinates = object.numbers().into_iter().map(|(_, value)| number(value));
                    Shown::Tuple(coordinates.collect::<Option<_>>()?)
                }
                Object::Locus(_) | Object::SpaceLocus(_) => Shown::Locus,
            });
        }
        let rational = |value: &Value| Some(Quantity::Rational(value.as_scalar()?.clone()));
        let conclusions = replay
            .conclusions
            .iter()
            .map(|claimed| claimed.residuals.iter().map(rational).collect())
            .collect::<Option<_>>()?;
        let excesses = vec![None; replay.conclusions.len()];
        Some(Self { objects, conclusions, excesses })
    }

    /// The number in a slot.
    pub(super) fn number(&self, slot: Slot) -> Option<&Quantity> {
        match self.objects.get(slot.0)? {
            Shown::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The coordinates in a slot.
    pub(super) fn coordinates(&self, slot: Slot) -> Option<&[Quantity]> {
        match self.objects.get(slot.0)? {
            Shown::Tuple(coordinates) => Some(coordinates),
            _ => None,
        }
    }
}

/// A point at which theorems can be evaluated.
#[derive(Clone, Copy)]
pub(super) enum Place<'p> {
    /// Exactly.
    Rational {
        dictionary: &'p Dictionary,
        decisions: &'p [Decision],
        parameters: &'p [BigRational],
    },
    /// On a branch of the square roots.
    Real { branch: Branch<'p>, parameters: &'p [BigRational] },
}

impl<'p> Place<'p> {
    /// The values of a theorem, which may be an extension, at this point.
    pub(super) fn evaluate(&self, theorem: &Theorem) -> Option<Evaluation> {
        match self {
            Self::Rational { dictionary, decisions, parameters } => {
                let point = GivenPoint::new(parameters);
                Evaluation::of(&replay(theorem, dictionary, decisions, point).ok()?)
            }
            Self::Real { branch, parameters } => branch.evaluate(theorem, parameters),
        }
    }

    pub(super) fn dictionary(&self) -> &'p Dictionary {
        match self {
            Self::Rational { dictionary, .. } => dictionary,
            Self::Real { branch, .. } => branch.dictionary,
        }
    }
}
