//! The field of rational numbers.

use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::field::Field;

/// `ℚ`, with exact fractions in lowest terms.
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
        a + b
    }

    fn sub(&self, a: &BigRational, b: &BigRational) -> BigRational {
        a - b
    }

    fn mul(&self, a: &BigRational, b: &BigRational) -> BigRational {
        a * b
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
}
