//! The direct reading of a theorem: values in a field, with square roots as formal generators.
//!
//! Nothing is recorded. A square root adjoins a generator to the algebra of those before it, so that no sign is chosen and every branch
//! is followed at once; a divisor, radicand or guard that is not a unit of that algebra rejects the evaluation.

use crate::arith::{Arith, Rejection, Words};
use crate::field::Field;
use crate::field::tower::{Tower, TowerElement};
use crate::limits::{EXACT_BITS, FORMAL_ROOTS};
use num_rational::BigRational;

/// Where a direct reading takes its free choices from.
pub trait Choices<F: Field> {
    /// The value of the next free parameter.
    fn parameter(&mut self, field: &F) -> F::Element;
    /// The next multiplier of a condition "not all of these are zero".
    fn multiplier(&mut self, field: &F) -> F::Element;
}

/// What a direct reading does with nondegeneracy conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Conditions {
    /// A point at which one fails is rejected.
    Enforced,
    /// They are not looked at.
    Ignored,
}

/// The direct reading over a field.
#[derive(Debug)]
pub struct Direct<F: Field, C> {
    tower: Tower<F>,
    choices: C,
    conditions: Conditions,
}

impl<F: Field, C: Choices<F>> Direct<F, C> {
    /// A reading over this field with these choices.
    #[must_use]
    pub fn new(field: F, choices: C, conditions: Conditions) -> Self {
        Self { tower: Tower::new(field), choices, conditions }
    }

    /// The algebra of the roots met so far.
    #[must_use]
    pub fn tower(&self) -> &Tower<F> {
        &self.tower
    }

    /// The value, if its size is within the limit.
    fn limited(
        &self,
        value: TowerElement<F::Element>,
    ) -> Result<TowerElement<F::Element>, Rejection> {
        let field = self.tower.base();
        let fits =
            value.coefficients().iter().all(|coefficient| field.bits(coefficient) <= EXACT_BITS);
        if fits { Ok(value) } else { Err(Rejection::TooLarge) }
    }
}

impl<F: Field, C: Choices<F>> Arith for Direct<F, C> {
    type Value = TowerElement<F::Element>;

    fn constant(&mut self, value: &BigRational) -> Result<Self::Value, Rejection> {
        self.tower.reduce(value).ok_or(Rejection::BadConstant)
    }

    fn parameter(&mut self, _: Words<'_>) -> Result<Self::Value, Rejection> {
        let value = self.choices.parameter(self.tower.base());
        Ok(self.tower.scalar(value))
    }

    fn add(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        self.limited(self.tower.add(u, w))
    }

    fn sub(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        self.limited(self.tower.sub(u, w))
    }

    fn mul(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection> {
        self.limited(self.tower.mul(u, w))
    }

    fn div(
        &mut self,
        u: &Self::Value,
        w: &Self::Value,
        _: Words<'_>,
    ) -> Result<Self::Value, Rejection> {
        let inverse = self.tower.invert(w).ok_or(Rejection::Divisor)?;
        self.limited(self.tower.mul(u, &inverse))
    }

    fn sqrt(&mut self, g: &Self::Value, _: Words<'_>) -> Result<Self::Value, Rejection> {
        if !self.tower.is_unit(g) {
            return Err(Rejection::Radicand);
        }
        if self.tower.height() >= FORMAL_ROOTS {
            return Err(Rejection::TooLarge);
        }
        self.tower.adjoin(g.clone()).ok_or(Rejection::TooLarge)
    }

    /// One unit among the values is enough. Otherwise "not all are zero" on every branch is tested by a random combination, which must be a
    /// unit: an element may be nonzero and yet vanish on a branch.
    fn guard(&mut self, values: &[Self::Value], _: Words<'_>) -> Result<(), Rejection> {
        if self.conditions == Conditions::Ignored
            || values.iter().any(|value| self.tower.is_unit(value))
        {
            return Ok(());
        }
        let mut sum = self.tower.zero();
        for value in values.iter().filter(|value| !self.tower.is_zero(value)) {
            let multiplier = self.choices.multiplier(self.tower.base());
            let multiplier = self.tower.scalar(multiplier);
            sum = self.tower.add(&sum, &self.tower.mul(&multiplier, value));
        }
        if self.tower.is_unit(&sum) { Ok(()) } else { Err(Rejection::Guard) }
    }
}
