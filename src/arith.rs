//! The operations that a formula may use, over a value it does not look into.
//!
//! A theorem is a recipe that computes numbers from free parameters by `+ − · / √`. It is written once, against
//! [`Arith`], and read many ways: over the recorder it becomes a straight-line program, over a field it becomes numbers.

use num_rational::BigRational;

/// A description in the words of geometry, built only by those implementations that keep it.
pub type Words<'a> = &'a dyn Fn() -> String;

/// Why an evaluation stopped before its end. A rejected evaluation says nothing about the truth of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rejection {
    /// The characteristic divides the denominator of a constant, or the numerator of a constant divisor.
    BadConstant,
    /// A divisor is zero, or (in an algebra of formal roots) not a unit.
    Divisor,
    /// A nondegeneracy condition fails.
    Guard,
    /// A radicand is zero, or (in an algebra of formal roots) not a unit.
    Radicand,
    /// An exact number outgrew its limit.
    TooLarge,
    /// The time limit was reached.
    Interrupted,
}

/// Arithmetic over values that a formula does not look into.
///
/// # Errors
/// Each operation may reject the evaluation; see [`Rejection`].
#[allow(clippy::missing_errors_doc, reason = "stated once, for the whole trait")]
pub trait Arith {
    /// A number.
    type Value: Clone;

    /// The rational constant `value`.
    fn constant(&mut self, value: &BigRational) -> Result<Self::Value, Rejection>;
    /// The next free parameter; `name` describes it.
    fn parameter(&mut self, name: Words<'_>) -> Result<Self::Value, Rejection>;
    /// `u + w`.
    fn add(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection>;
    /// `u − w`.
    fn sub(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection>;
    /// `u · w`.
    fn mul(&mut self, u: &Self::Value, w: &Self::Value) -> Result<Self::Value, Rejection>;
    /// `u / w`; the guard `w ≠ 0` reads `condition`.
    fn div(
        &mut self,
        u: &Self::Value,
        w: &Self::Value,
        condition: Words<'_>,
    ) -> Result<Self::Value, Rejection>;
    /// A square root of `g`, a new one at each call; the guard `g ≠ 0` reads `condition`.
    fn sqrt(&mut self, g: &Self::Value, condition: Words<'_>) -> Result<Self::Value, Rejection>;
    /// One of two square roots of `g` that play the same part: which one is a matter of the figure, not of a convention. (That of
    /// [`sqrt`](Self::sqrt) is positive in a figure.)
    fn conjugate_root(
        &mut self,
        g: &Self::Value,
        condition: Words<'_>,
    ) -> Result<Self::Value, Rejection> {
        self.sqrt(g, condition)
    }
    /// The nondegeneracy condition "not all of `values` are zero", which reads `condition`.
    fn guard(&mut self, values: &[Self::Value], condition: Words<'_>) -> Result<(), Rejection>;
    /// Says that `value` is known under a name of the theorem text.
    fn label(&mut self, _value: &Self::Value, _name: Words<'_>) {}
}
