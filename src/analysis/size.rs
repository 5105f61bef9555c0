//! The size of a polynomial: its degree and its height together.

use crate::analysis::degree::Degree;
use crate::analysis::height::Height;
use crate::upper::Upper;

/// Bounds for the degree and the height of one polynomial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Size {
    /// The bound of its degree.
    pub degree: Degree,
    /// The bound of its 1-norm.
    pub height: Height,
}

impl Size {
    /// The size of the polynomial 0.
    pub const OF_ZERO: Self = Self { degree: Degree::ZERO, height: Height::OF_ZERO };
    /// The size of the polynomial 1.
    pub const OF_ONE: Self = Self { degree: Degree::ZERO, height: Height::OF_ONE };
    /// The size of a parameter.
    pub const OF_PARAMETER: Self = Self { degree: Degree::ONE, height: Height::OF_ONE };
    /// Nothing is known about the size.
    pub const UNBOUNDED: Self = Self { degree: Degree::UNBOUNDED, height: Height::UNBOUNDED };

    /// The size of a constant of absolute value at most `bound`.
    #[must_use]
    pub fn of_constant(bound: Upper) -> Self {
        Self { degree: Degree::ZERO, height: Height::of_norm(bound) }
    }

    /// Whether the polynomial is certainly zero.
    #[must_use]
    pub fn is_of_zero(&self) -> bool {
        self.height.is_of_zero()
    }

    /// The size of a sum or difference: the larger degree, and the norms added.
    #[must_use]
    pub fn sum(self, other: Self) -> Self {
        if self.is_of_zero() {
            return other;
        }
        if other.is_of_zero() {
            return self;
        }
        Self { degree: self.degree.max(other.degree), height: self.height + other.height }
    }

    /// The size of a product: the degrees added, and the norms multiplied.
    #[must_use]
    pub fn product(self, other: Self) -> Self {
        if self.is_of_zero() || other.is_of_zero() {
            return Self::OF_ZERO;
        }
        Self { degree: self.degree + other.degree, height: self.height * other.height }
    }

    /// The size of an `n`-th power.
    #[must_use]
    pub fn pow(self, n: u64) -> Self {
        match n {
            1 => self,
            _ => Self { degree: self.degree.times(n), height: self.height.pow(n) },
        }
    }

    /// The size that bounds both polynomials.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self { degree: self.degree.max(other.degree), height: self.height.max(other.height) }
    }
}
