//! The kinds of objects that the language knows.

use num_rational::BigRational;
use num_traits::{One, Zero};
use std::fmt;

/// The kind of an object.
///
/// Sums of points carry a *weight*: a point has weight 1, a vector weight 0, `A + B` weight 2, and `(A + B)/2` weight 1, a point again.
/// What depends on the choice of an origin (weight neither 0 nor 1) is not an object of geometry, but may occur on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// A sum of points and vectors with this weight.
    Pair(BigRational),
    /// A line.
    Line,
    /// A circle.
    Circle,
    /// A conic.
    Conic,
}

impl Kind {
    /// The kind of points.
    #[must_use]
    pub fn point() -> Self {
        Self::Pair(BigRational::one())
    }

    /// The kind of vectors.
    #[must_use]
    pub fn vector() -> Self {
        Self::Pair(BigRational::zero())
    }

    /// The kind with this name in the language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "number" => Self::Number,
            "vector" => Self::vector(),
            "point" => Self::point(),
            "line" => Self::Line,
            "circle" => Self::Circle,
            "conic" => Self::Conic,
            _ => return None,
        })
    }

    /// The names of all kinds.
    pub const NAMES: [&'static str; 6] = ["number", "point", "vector", "line", "circle", "conic"];

    /// Whether points can lie on an object of this kind.
    #[must_use]
    pub fn is_locus(&self) -> bool {
        matches!(self, Self::Line | Self::Circle | Self::Conic)
    }

    /// Whether this is the kind of points.
    #[must_use]
    pub fn is_point(&self) -> bool {
        matches!(self, Self::Pair(weight) if weight.is_one())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number => f.write_str("number"),
            Self::Line => f.write_str("line"),
            Self::Circle => f.write_str("circle"),
            Self::Conic => f.write_str("conic"),
            Self::Pair(weight) if weight.is_one() => f.write_str("point"),
            Self::Pair(weight) if weight.is_zero() => f.write_str("vector"),
            Self::Pair(weight) => write!(f, "sum of points with total weight {weight}"),
        }
    }
}
