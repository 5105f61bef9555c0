//! Probabilities of error, as proved upper bounds.

use crate::upper::Upper;
use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// An upper bound in `[0, 1]` of a probability of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorBound(Upper);

impl ErrorBound {
    /// No error at all.
    pub const ZERO: Self = Self(Upper::ZERO);
    /// The bound that says nothing.
    pub const ONE: Self = Self(Upper::ONE);

    /// The bound `min(1, value)`.
    #[must_use]
    pub fn at_most(value: Upper) -> Self {
        Self(value.min(Upper::ONE))
    }

    /// `2^−bits`.
    #[must_use]
    pub fn target(bits: u32) -> Self {
        Self::at_most(Upper::power_of_two(-i128::from(bits)))
    }

    /// The bound as a number.
    #[must_use]
    pub fn upper(self) -> Upper {
        self.0
    }

    /// Whether an error is impossible.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// `⌊−log2 ε⌋`, or nothing for zero: an infinite number of bits is never printed.
    #[must_use]
    pub fn bits(self) -> Option<u128> {
        self.bits_tenths().map(|tenths| tenths / 10)
    }

    /// `⌊−10·log2 ε⌋`, rounded down, or nothing for zero.
    #[must_use]
    pub fn bits_tenths(self) -> Option<u128> {
        self.0.bits_tenths()
    }

    /// Whether the error is at most `2^−bits`.
    #[must_use]
    pub fn meets(self, bits: u32) -> bool {
        self <= Self::target(bits)
    }

    /// The bound of `n` independent errors that must all occur.
    #[must_use]
    pub fn pow(self, n: u32) -> Self {
        Self::at_most(self.0.pow(n.into()))
    }
}

/// The union bound: one of two errors occurs.
impl Add for ErrorBound {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::at_most(self.0 + other.0)
    }
}

/// The union bound. Over a file of statements the sum runs over all that were submitted to random tests, whatever verdict
/// they got: summing only over those that held would hide how many were tried.
impl Sum for ErrorBound {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for ErrorBound {
    /// `2^-113.2`, where the error is certainly not larger than what is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bits_tenths() {
            None => f.write_str("0"),
            Some(0) => f.write_str("1"),
            Some(tenths) => write!(f, "2^-{}.{}", tenths / 10, tenths % 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorBound;
    use crate::upper::Upper;
    use num_bigint::BigUint;

    fn bound(numerator: u64, denominator: u64) -> ErrorBound {
        ErrorBound::at_most(Upper::from(numerator).divided_by(&BigUint::from(denominator)))
    }

    #[test]
    fn bits_are_rounded_down() {
        assert_eq!(bound(1, 1024).to_string(), "2^-10.0");
        assert_eq!(bound(3, 1024).to_string(), "2^-8.4");
        assert_eq!(bound(1023, 1024).to_string(), "1");
        assert_eq!(bound(7, 3).to_string(), "1");
        assert_eq!(ErrorBound::ZERO.to_string(), "0");
        assert_eq!(bound(3, 1024).bits(), Some(8));
        assert!(bound(1, 1024).meets(10) && !bound(3, 1024).meets(9));
        assert!(ErrorBound::ZERO.meets(u32::MAX));
        assert!(ErrorBound::ZERO.is_zero() && !ErrorBound::target(u32::MAX).is_zero());
    }

    #[test]
    fn errors_add_up_to_certainty() {
        let third = bound(1, 3);
        assert_eq!([third; 4].into_iter().sum::<ErrorBound>(), ErrorBound::ONE);
        assert!(third + third < ErrorBound::ONE);
        assert_eq!(third.pow(0), ErrorBound::ONE);
        assert_eq!(ErrorBound::at_most(Upper::UNBOUNDED), ErrorBound::ONE);
    }
}
