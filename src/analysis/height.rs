//! Heights of polynomials: the logarithm of their 1-norm.

use crate::upper::Upper;
use std::fmt;
use std::ops::{Add, Mul};

/// An upper bound of the 1-norm `‖P‖₁` (the sum of the absolute values of the coefficients) of `P ∈ ℤ[x]`.
///
/// The height is `h(P) = log2 ‖P‖₁`; what is stored is the bound of the norm, so that the two rules
/// `‖P + Q‖₁ ≤ ‖P‖₁ + ‖Q‖₁` and `‖P·Q‖₁ ≤ ‖P‖₁·‖Q‖₁` are one addition and one multiplication. Where square roots are
/// present, it bounds the weighted norm `Σ ‖a_S‖₁·Π ρ_i^{S_i}`, which obeys the same two rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Height(Upper);

impl Height {
    /// The norm of the zero polynomial, whose height is `−∞`.
    pub const OF_ZERO: Self = Self(Upper::ZERO);
    /// The norm of the polynomial 1, and of a parameter; its height is 0.
    pub const OF_ONE: Self = Self(Upper::ONE);
    /// No bound is known.
    pub const UNBOUNDED: Self = Self(Upper::UNBOUNDED);

    /// The height of a polynomial whose norm is at most `norm`.
    #[must_use]
    pub fn of_norm(norm: Upper) -> Self {
        Self(norm)
    }

    /// The bound of the norm.
    #[must_use]
    pub fn norm(self) -> Upper {
        self.0
    }

    /// Whether the polynomial is certainly zero.
    #[must_use]
    pub fn is_of_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether no bound is known.
    #[must_use]
    pub fn is_unbounded(self) -> bool {
        self.0.is_unbounded()
    }

    /// The height of an `n`-th power.
    #[must_use]
    pub fn pow(self, n: u64) -> Self {
        match n {
            1 => self,
            _ => Self(self.0.pow(n)),
        }
    }

    /// `⌊h/β⌋`: a nonzero polynomial of this height vanishes modulo at most so many primes `≥ 2^β`.
    ///
    /// Such primes divide every coefficient, in particular a nonzero integer of absolute value at most `2^h`; `m` of them
    /// give `2^(βm) ≤ 2^h`.
    #[must_use]
    pub fn bad_primes(self, beta: u32) -> Upper {
        let Some(log2) = self.0.floor_log2() else { return self.0 };
        let count = log2.max(0) / i128::from(beta.max(1));
        u64::try_from(count).map_or_else(|_| Upper::power_of_two(127), Upper::from)
    }
}

/// The norm of a sum, or of a difference.
impl Add for Height {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// The norm of a product.
impl Mul for Height {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl fmt::Display for Height {
    /// The logarithm `h = log2 ‖P‖₁` in bits, rounded up to tenths.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_of_zero() {
            return f.write_str("−∞");
        }
        match self.0.log2_tenths_ceil() {
            None => f.write_str("unbounded"),
            Some(tenths) => {
                let (sign, tenths) = (if tenths < 0 { "−" } else { "" }, tenths.unsigned_abs());
                write!(f, "{sign}{}.{}", tenths / 10, tenths % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Height;
    use crate::upper::Upper;

    fn of(n: u64) -> Height {
        Height::of_norm(Upper::from(n))
    }

    #[test]
    fn heights_read_as_bits() {
        assert_eq!(Height::OF_ZERO.to_string(), "−∞");
        assert_eq!(Height::OF_ONE.to_string(), "0.0");
        assert_eq!(of(2).to_string(), "1.0");
        assert_eq!(of(3).to_string(), "1.6");
        assert_eq!(of(10).pow(100).to_string(), "332.2");
        assert_eq!(Height::UNBOUNDED.to_string(), "unbounded");
    }

    #[test]
    fn bad_primes_are_counted_with_integers() {
        // The Mersenne prime 2^61 − 1 divides itself, and is at least 2^60.
        assert_eq!(of((1 << 61) - 1).bad_primes(60), Upper::from(1));
        assert_eq!(of((1 << 60) - 1).bad_primes(60), Upper::ZERO);
        assert_eq!(of(1 << 60).pow(7).bad_primes(60), Upper::from(7));
        assert_eq!(Height::OF_ZERO.bad_primes(60), Upper::ZERO);
        assert!(Height::UNBOUNDED.bad_primes(60).is_unbounded());
        // More than fit into a word are still not too few.
        for bits in [64, 90, 120] {
            let height = Height::of_norm(Upper::power_of_two(1 << bits));
            assert!(height.bad_primes(1) >= Upper::power_of_two(bits));
        }
        assert!(Height::UNBOUNDED.is_unbounded() && !Height::of_norm(Upper::ONE).is_unbounded());
    }
}
