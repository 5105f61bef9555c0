//! Figures: a rational point, and the real sign of every square root.

use crate::field::Field as _;
use crate::field::montgomery::{PrimeField, Residue};
use crate::real::{Dyadic, Interval};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One as _;

/// A point with dyadic coordinates `n_i/2^scale`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    numerators: Vec<BigInt>,
    scale: u32,
}

impl Point {
    /// The point with the coordinates `n_i/2^scale`.
    #[must_use]
    pub fn new(numerators: Vec<BigInt>, scale: u32) -> Self {
        Self { numerators, scale }
    }

    /// The number of coordinates.
    #[must_use]
    pub fn dimension(&self) -> usize {
        self.numerators.len()
    }

    /// The numerators `n_i`.
    #[must_use]
    pub fn numerators(&self) -> &[BigInt] {
        &self.numerators
    }

    /// The exponent of the common denominator `2^scale`.
    #[must_use]
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// Coordinate `i`.
    #[must_use]
    pub fn coordinate(&self, i: usize) -> Dyadic {
        Dyadic::new(self.numerators[i].clone(), -i64::from(self.scale))
    }

    /// The point with coordinates rounded down to multiples of `2^−bits`.
    #[must_use]
    pub fn rounded(&self, bits: u32) -> Self {
        let dropped = self.scale.saturating_sub(bits);
        let numerators = self.numerators.iter().map(|n| n >> dropped).collect();
        Self { numerators, scale: self.scale - dropped }
    }

    /// The coordinates as fractions.
    #[must_use]
    pub fn rationals(&self) -> Vec<BigRational> {
        let denominator = BigInt::one() << self.scale;
        self.numerators.iter().map(|n| BigRational::new(n.clone(), denominator.clone())).collect()
    }

    /// The coordinates as single points of the line.
    #[must_use]
    pub fn intervals(&self) -> Vec<Interval> {
        (0..self.dimension()).map(|i| Interval::point(self.coordinate(i))).collect()
    }

    /// The coordinates modulo an odd prime.
    #[must_use]
    pub fn residues(&self, field: &PrimeField) -> Vec<Residue> {
        let two = field.pow(field.residue(2), u64::from(self.scale));
        let inverse = field.invert(&two).unwrap_or_else(|| field.zero());
        self.numerators.iter().map(|n| field.mul(&field.integer(n), &inverse)).collect()
    }
}

/// Which of its two real values a square root has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RootSign {
    /// The positive one.
    Plus,
    /// The negative one.
    Minus,
}

/// A figure: it determines a component of the configuration variety, that of the configurations which are reached from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The values of the free parameters.
    pub point: Point,
    /// The signs of the square roots, in program order.
    pub signs: Vec<RootSign>,
}
