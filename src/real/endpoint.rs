//! What the ends of intervals have to be able to do.

use super::dyadic::{Dyadic, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::cmp::Ordering;
use std::fmt::Debug;

/// Numbers `m·2^e` whose operations are rounded down or up, as they are asked to.
///
/// The precision is in significant bits. Numbers that have a precision of their own do not look at it.
pub trait Endpoint: Clone + Ord + Debug {
    /// Zero.
    fn zero() -> Self;
    /// `2^exponent`.
    fn power_of_two(exponent: i64) -> Self;
    /// The fraction, rounded.
    fn fraction(x: &BigRational, precision: u64, rounding: Rounding) -> Self;
    /// The number, rounded.
    fn dyadic(x: &Dyadic, precision: u64, rounding: Rounding) -> Self;
    /// `⌊x·unit⌋`.
    fn floor_in_units(&self, unit: &BigInt) -> BigInt;
    /// How the number compares with zero.
    fn sign(&self) -> Ordering;
    /// Whether the number is too large or too close to zero to be computed with.
    fn is_wild(&self) -> bool;
    /// `−x`.
    #[must_use]
    fn negated(&self) -> Self;
    /// `x + y`, rounded.
    #[must_use]
    fn sum(&self, other: &Self, precision: u64, rounding: Rounding) -> Self;
    /// `x·y`, rounded.
    #[must_use]
    fn product(&self, other: &Self, precision: u64, rounding: Rounding) -> Self;
    /// `x / y`, rounded; nothing for `y = 0`.
    fn quotient(&self, other: &Self, precision: u64, rounding: Rounding) -> Option<Self>;
    /// `√x`, rounded; nothing for `x < 0`.
    fn square_root(&self, precision: u64, rounding: Rounding) -> Option<Self>;
}
