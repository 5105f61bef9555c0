//! Degrees of polynomials, and their weighted form where square roots are present.

use crate::upper::Upper;
use std::fmt;
use std::ops::Add;

/// An upper bound of the total degree of a polynomial in the free parameters.
///
/// A square root `s` with `s² = γ` counts as half the degree of `γ`, so degrees are dyadic fractions. Up to 64 significant
/// bits they are exact; beyond that they round up, and a degree without a known bound stays without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Degree(Upper);

impl Degree {
    /// The degree of a constant.
    pub const ZERO: Self = Self(Upper::ZERO);
    /// The degree of a parameter.
    pub const ONE: Self = Self(Upper::ONE);
    /// No bound is known.
    pub const UNBOUNDED: Self = Self(Upper::UNBOUNDED);

    /// The bound as a number.
    #[must_use]
    pub fn upper(self) -> Upper {
        self.0
    }

    /// Whether no bound is known.
    #[must_use]
    pub fn is_unbounded(self) -> bool {
        self.0.is_unbounded()
    }

    /// The degree of an `n`-th power.
    #[must_use]
    pub fn times(self, n: u64) -> Self {
        match n {
            1 => self,
            _ => Self(self.0 * Upper::from(n)),
        }
    }

    /// The degree of a square root.
    #[must_use]
    pub fn half(self) -> Self {
        Self(self.0.shifted(-1))
    }
}

impl From<u64> for Degree {
    fn from(n: u64) -> Self {
        Self(Upper::from(n))
    }
}

/// The degree of a product.
impl Add for Degree {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl fmt::Display for Degree {
    /// The number itself where it has at most 64 bits, with its fraction rounded up to hundredths; else a power of two.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = match self.0.parts() {
            Some((m, e)) if (-127..=0).contains(&e) => {
                (u128::from(m) * 100).div_ceil(1 << e.unsigned_abs())
            }
            Some((_, e)) if e < 0 => 1,
            _ => {
                return match self.0.log2_tenths_ceil() {
                    Some(tenths) => write!(f, "2^{}.{}", tenths / 10, tenths % 10),
                    None => f.write_str("unbounded"),
                };
            }
        };
        match (hundredths / 100, hundredths % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, part) if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            (whole, part) => write!(f, "{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Degree;

    #[test]
    fn degrees_read_as_numbers() {
        let shown = |degree: Degree| degree.to_string();
        assert_eq!(shown(Degree::ZERO), "0");
        assert_eq!(shown(Degree::from(9748)), "9748");
        assert_eq!(shown(Degree::from(u64::MAX)), u64::MAX.to_string());
        assert_eq!(shown(Degree::from(5).half()), "2.5");
        assert_eq!(shown(Degree::from(5).half().half().half()), "0.63");
        assert_eq!(shown(Degree::from(1 << 50).times(1 << 50)), "2^100.0");
        assert_eq!(shown((0..99).fold(Degree::ONE, |degree, _| degree.half())), "0.01");
        assert_eq!(shown(Degree::UNBOUNDED), "unbounded");
    }

    #[test]
    fn only_one_degree_is_unbounded() {
        assert!(Degree::UNBOUNDED.is_unbounded());
        assert!(Degree::UNBOUNDED.times(2).is_unbounded());
        assert!(!Degree::ZERO.is_unbounded() && !Degree::from(u64::MAX).is_unbounded());
    }

    #[test]
    fn degrees_are_exact_while_they_fit() {
        let degree = Degree::from(46).half() + Degree::ONE.half();
        assert_eq!(degree + degree, Degree::from(47));
        assert!(Degree::from(1 << 63).times(3).times(3) >= Degree::from(u64::MAX).times(4));
    }
}
