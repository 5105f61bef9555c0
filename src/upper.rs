//! Upper bounds of nonnegative real numbers, in integer arithmetic that rounds up.
//!
//! An [`Upper`] is a number `m·2^e` that is known to be at least some real number `x ≥ 0`. Every operation returns a bound
//! of the same operation on the bounded numbers: results are rounded up to 64 significant bits, so one operation adds at
//! most the relative error `2^-62`, and a result that fits is exact. There are no floating-point numbers here: a
//! probability of error, the 1-norm of a polynomial and the weight of a root are all carried this way.

use num_bigint::BigUint;
use num_traits::Zero;
use std::fmt;
use std::iter::{Product, Sum};
use std::ops::{Add, Mul};

/// Beyond `2^(±2^120)` a bound is no longer told apart from "unbounded" (or from the least positive bound).
const LIMIT: i128 = 1 << 120;

/// An upper bound `m·2^e ≥ x` of a real number `x ≥ 0`, or "no bound is known".
///
/// Positive bounds are normalised (`2^63 ≤ m < 2^64`), so equal bounds are equal as values, and the derived order is the
/// order of the numbers, with zero first and [`Upper::UNBOUNDED`] last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Upper {
    exponent: i128,
    mantissa: u64,
}

impl Upper {
    /// The bound of nothing but zero.
    pub const ZERO: Self = Self { exponent: i128::MIN, mantissa: 0 };
    /// One.
    pub const ONE: Self = Self { exponent: -63, mantissa: 1 << 63 };
    /// No bound is known: the number is finite, but may be anything.
    pub const UNBOUNDED: Self = Self { exponent: i128::MAX, mantissa: u64::MAX };

    /// `2^exponent`, exactly (within the limits of the representation).
    #[must_use]
    pub fn power_of_two(exponent: i128) -> Self {
        Self::finite(1 << 63, exponent.saturating_sub(63))
    }

    /// Whether this is the bound of nothing but zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether no bound is known.
    #[must_use]
    pub fn is_unbounded(self) -> bool {
        self == Self::UNBOUNDED
    }

    /// The pair `(m, e)` of a finite bound `m·2^e`; `(0, 0)` for zero.
    #[must_use]
    pub fn parts(self) -> Option<(u64, i128)> {
        match self {
            Self::UNBOUNDED => None,
            Self::ZERO => Some((0, 0)),
            Self { exponent, mantissa } => Some((mantissa, exponent)),
        }
    }

    /// `x·2^shift`, exactly.
    #[must_use]
    pub fn shifted(self, shift: i128) -> Self {
        if self.is_zero() || self.is_unbounded() {
            return self;
        }
        Self::finite(self.mantissa, self.exponent.saturating_add(shift))
    }

    /// `x^n`, by repeated squaring; `x⁰ = 1`.
    #[must_use]
    pub fn pow(self, mut n: u64) -> Self {
        let (mut power, mut square) = (Self::ONE, self);
        while n > 0 {
            if n & 1 == 1 {
                power = power * square;
            }
            n >>= 1;
            if n > 0 {
                square = square * square;
            }
        }
        power
    }

    /// `√x`.
    #[must_use]
    pub fn sqrt(self) -> Self {
        if self.is_zero() || self.is_unbounded() {
            return self;
        }
        // 64 − e must be even, so that the root of m·2^s·2^(e−s) has an integer exponent.
        let shift: u32 = if self.exponent & 1 == 0 { 64 } else { 63 };
        let radicand = u128::from(self.mantissa) << shift;
        let floor = radicand.isqrt();
        let root = if floor * floor == radicand { floor } else { floor + 1 };
        Self::rounded(root, (self.exponent - i128::from(shift)) / 2)
    }

    /// `x / divisor`, where `divisor` may itself be a lower bound of the true divisor; unbounded for `divisor = 0`.
    #[must_use]
    pub fn divided_by(self, divisor: &BigUint) -> Self {
        if divisor.is_zero() {
            return Self::UNBOUNDED;
        }
        if self.is_zero() || self.is_unbounded() {
            return self;
        }
        let (high, shift, _) = leading(divisor);
        // The divisor is at least high·2^shift, hence the quotient at most (m·2^64 / high)·2^(e − 64 − shift).
        let quotient = (u128::from(self.mantissa) << 64).div_ceil(u128::from(high));
        Self::rounded(quotient, self.exponent - 64 - shift)
    }

    /// `⌊log2 x⌋`, or nothing for zero and for an unknown bound.
    #[must_use]
    pub fn floor_log2(self) -> Option<i128> {
        if self.is_zero() || self.is_unbounded() { None } else { Some(self.exponent + 63) }
    }

    /// `⌈log2 x⌉`, or nothing for zero and for an unknown bound.
    #[must_use]
    pub fn ceil_log2(self) -> Option<i128> {
        self.floor_log2().map(|floor| floor + i128::from(self.mantissa > 1 << 63))
    }

    /// The bits of a probability in tenths: the greatest `n` for which `x ≤ 2^(−n/10)` is certain, at least 0.
    ///
    /// `x ≤ 2^(−n/10)` holds exactly if `x^10 ≤ 2^−n`; the tenth power is rounded up, so the bits are rounded down.
    /// Nothing for `x = 0`, which is no number of bits.
    #[must_use]
    pub fn bits_tenths(self) -> Option<u128> {
        if self.is_zero() {
            return None;
        }
        let ceil = self.pow(10).ceil_log2();
        Some(ceil.map_or(0, |ceil| u128::try_from(-ceil).unwrap_or(0)))
    }

    /// `⌈10·log2 x⌉`, rounded up by the rounding of the tenth power at most; nothing for zero and for an unknown bound.
    #[must_use]
    pub fn log2_tenths_ceil(self) -> Option<i128> {
        self.pow(10).ceil_log2()
    }

    /// `m·2^e` with a normalised `m`, within the limits of the representation.
    fn finite(mantissa: u64, exponent: i128) -> Self {
        if exponent > LIMIT {
            return Self::UNBOUNDED;
        }
        Self { exponent: exponent.max(-LIMIT), mantissa }
    }

    /// `m·2^e`, rounded up to 64 bits.
    fn rounded(m: u128, e: i128) -> Self {
        if m == 0 {
            return Self::ZERO;
        }
        let shift = m.leading_zeros();
        let aligned = m << shift;
        let inexact = aligned & u128::from(u64::MAX) != 0;
        let high = (aligned >> 64) + u128::from(inexact);
        let exponent = e.saturating_add(64 - i128::from(shift));
        match u64::try_from(high) {
            Ok(mantissa) => Self::finite(mantissa, exponent),
            Err(_) => Self::finite(1 << 63, exponent.saturating_add(1)),
        }
    }
}

/// The leading 64 bits of `n > 0`, normalised, as `(m, s, exact)` with `m·2^s ≤ n < (m+1)·2^s`.
fn leading(n: &BigUint) -> (u64, i128, bool) {
    let digits = n.to_u64_digits();
    let top = digits.last().copied().unwrap_or(0);
    let next = digits.len().checked_sub(2).map_or(0, |i| digits[i]);
    let zeros = top.leading_zeros();
    let window = ((u128::from(top) << 64) | u128::from(next)) << zeros;
    let high = u64::try_from(window >> 64).unwrap_or(u64::MAX);
    let exact =
        window & u128::from(u64::MAX) == 0 && digits.iter().rev().skip(2).all(|&digit| digit == 0);
    (high, i128::from(n.bits()) - 64, exact)
}

impl From<u64> for Upper {
    fn from(n: u64) -> Self {
        Self::rounded(u128::from(n), 0)
    }
}

impl From<&BigUint> for Upper {
    fn from(n: &BigUint) -> Self {
        if n.is_zero() {
            return Self::ZERO;
        }
        let (high, shift, exact) = leading(n);
        Self::rounded(u128::from(high) + u128::from(!exact), shift)
    }
}

impl Add for Upper {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let (large, small) = if self < other { (other, self) } else { (self, other) };
        if small.is_zero() || large.is_unbounded() {
            return large;
        }
        // One bit of room for the carry; what is shifted out of the smaller summand counts as one unit.
        let summand = u128::from(small.mantissa) << 63;
        let shifted = match u32::try_from(large.exponent - small.exponent) {
            Ok(gap) if gap < 127 => summand.div_ceil(1 << gap),
            _ => 1,
        };
        Self::rounded((u128::from(large.mantissa) << 63) + shifted, large.exponent - 63)
    }
}

impl Mul for Upper {
    type Output = Self;

    /// The product; zero times anything is zero, since "unbounded" stands for an unknown finite number.
    fn mul(self, other: Self) -> Self {
        if self.is_zero() || other.is_zero() {
            return Self::ZERO;
        }
        if self.is_unbounded() || other.is_unbounded() {
            return Self::UNBOUNDED;
        }
        let product = u128::from(self.mantissa) * u128::from(other.mantissa);
        Self::rounded(product, self.exponent + other.exponent)
    }
}

impl Sum for Upper {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, Add::add)
    }
}

impl Product for Upper {
    fn product<I: Iterator<Item = Self>>(factors: I) -> Self {
        factors.fold(Self::ONE, Mul::mul)
    }
}

impl fmt::Debug for Upper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            None => f.write_str("unbounded"),
            Some((0, _)) => f.write_str("0"),
            Some((mantissa, exponent)) => {
                let zeros = mantissa.trailing_zeros();
                write!(f, "{}·2^{}", mantissa >> zeros, exponent + i128::from(zeros))
            }
        }
    }
}

#[cfg(test)]
mod tests;
