//! The field of rational numbers.

use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::deadline;
use crate::field::Field;

/// `ℚ`, with exact fractions in lowest terms.
///
/// Fractions are reduced by gcds, which take most of the time; where an operand is an integer, sums need none. When the
/// [time](crate::deadline) is over, operations are not carried out: see [`Field::gives_up`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rationals;

impl Field for Rationals {
    type Element = BigRational;

    fn zero(&self) -> BigRational {
        BigRational::zero()
    }

    fn one(&self) -> BigRational {
        BigRational::one()
    }

    fn add(&self, a: &BigRational, b: &BigRational) -> BigRational {
        if self.gives_up() {
            BigRational::zero()
        } else if b.is_integer() {
            // gcd(n + m·d, d) = gcd(n, d) = 1.
            BigRational::new_raw(a.numer() + b.numer() * a.denom(), a.denom().clone())
        } else if a.is_integer() {
            BigRational::new_raw(b.numer() + a.numer() * b.denom(), b.denom().clone())
        } else {
            a + b
        }
    }

    fn sub(&self, a: &BigRational, b: &BigRational) -> BigRational {
        if self.gives_up() {
            BigRational::zero()
        } else if b.is_integer() {
            BigRational::new_raw(a.numer() - b.numer() * a.denom(), a.denom().clone())
        } else if a.is_integer() {
            BigRational::new_raw(a.numer() * b.denom() - b.numer(), b.denom().clone())
        } else {
            a - b
        }
    }

    fn mul(&self, a: &BigRational, b: &BigRational) -> BigRational {
        if self.gives_up() {
            BigRational::zero()
        } else if a.is_integer() && b.is_integer() {
            BigRational::from_integer(a.numer() * b.numer())
        } else {
            a * b
        }
    }

    fn neg(&self, a: &BigRational) -> BigRational {
        -a
    }

    fn invert(&self, a: &BigRational) -> Option<BigRational> {
        (!a.is_zero()).then(|| a.recip())
    }

    fn is_unit(&self, a: &BigRational) -> bool {
        !a.is_zero()
    }

    fn is_zero(&self, a: &BigRational) -> bool {
        a.is_zero()
    }

    fn bits(&self, a: &BigRational) -> u64 {
        a.numer().bits().max(a.denom().bits())
    }

    fn reduce(&self, value: &BigRational) -> Option<BigRational> {
        Some(value.clone())
    }

    fn gives_up(&self) -> bool {
        deadline::is_over()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::Deadline;

    #[test]
    fn nothing_is_computed_when_the_time_is_over() {
        let seven = BigRational::from_integer(7.into());
        Deadline::when(|| true).during(|| {
            assert!(Rationals.gives_up());
            let found = [
                Rationals.add(&seven, &seven),
                Rationals.mul(&seven, &seven),
                Rationals.sub(&seven, &-&seven),
            ];
            assert_eq!(found, [0, 0, 0].map(|n| BigRational::from_integer(n.into())));
        });
        assert!(!Rationals.gives_up());
    }

    #[test]
    fn the_longer_part_counts() {
        let bits = |n: i64, d: i64| Rationals.bits(&BigRational::new_raw(n.into(), d.into()));
        assert_eq!([bits(0, 1), bits(-3, 4), bits(5, 1), bits(-9, 2)], [1, 3, 3, 4]);
    }

    /// Shortcuts give the same fractions, in lowest terms.
    #[test]
    fn shortcuts_agree() {
        let numbers: Vec<BigRational> = (-6i64..=6)
            .flat_map(|n| (1i64..=6).map(move |d| BigRational::new(n.into(), d.into())))
            .collect();
        for a in &numbers {
            for b in &numbers {
                for (found, expected) in [
                    (Rationals.add(a, b), a + b),
                    (Rationals.sub(a, b), a - b),
                    (Rationals.mul(a, b), a * b),
                ] {
                    assert_eq!(
                        (found.numer(), found.denom()),
                        (expected.numer(), expected.denom())
                    );
                }
            }
        }
    }
}
