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
    /// A sum of points and vectors of the plane with this weight.
    Pair(BigRational),
    /// A sum of points and vectors of space with this weight.
    Triple(BigRational),
    /// A line.
    Line,
    /// A circle.
    Circle,
    /// A conic.
    Conic,
    /// A line in space.
    Line3,
    /// A plane in space.
    Plane,
    /// A sphere.
    Sphere,
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

    /// The kind of points in space.
    #[must_use]
    pub fn point3() -> Self {
        Self::Triple(BigRational::one())
    }

    /// The kind of vectors in space.
    #[must_use]
    pub fn vector3() -> Self {
        Self::Triple(BigRational::zero())
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
            "point3" => Self::point3(),
            "vector3" => Self::vector3(),
            "line3" => Self::Line3,
            "plane" => Self::Plane,
            "sphere" => Self::Sphere,
            _ => return None,
        })
    }

    /// The names of all kinds.
    pub const NAMES: [&'static str; 11] = [
        "number", "point", "vector", "line", "circle", "conic", "point3", "vector3", "line3",
        "plane", "sphere",
    ];

    /// Whether points can lie on an object of this kind.
    #[must_use]
    pub fn is_locus(&self) -> bool {
        matches!(self, Self::Line | Self::Circle | Self::Conic) || self.is_space_locus()
    }

    /// Whether points of space can lie on an object of this kind.
    #[must_use]
    pub fn is_space_locus(&self) -> bool {
        matches!(self, Self::Line3 | Self::Plane | Self::Sphere)
    }

    /// Whether objects of this kind are in space.
    #[must_use]
    pub fn is_space(&self) -> bool {
        self.is_space_locus() || matches!(self, Self::Triple(_))
    }

    /// Whether this is the kind of points of the plane.
    #[must_use]
    pub fn is_point(&self) -> bool {
        matches!(self, Self::Pair(weight) if weight.is_one())
    }

    /// Whether this is the kind of points in space.
    #[must_use]
    pub fn is_point3(&self) -> bool {
        matches!(self, Self::Triple(weight) if weight.is_one())
    }

    /// Whether this is the kind of points of the plane or in space.
    #[must_use]
    pub fn is_any_point(&self) -> bool {
        self.is_point() || self.is_point3()
    }

    /// The weight of a sum of points and vectors.
    #[must_use]
    pub fn weight(&self) -> Option<&BigRational> {
        match self {
            Self::Pair(weight) | Self::Triple(weight) => Some(weight),
            _ => None,
        }
    }

    /// The kind of sums of this weight, of points and vectors of the plane or of space as in this kind.
    pub(crate) fn with_weight(&self, weight: BigRational) -> Self {
        match self {
            Self::Triple(_) => Self::Triple(weight),
            _ => Self::Pair(weight),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number => f.write_str("number"),
            Self::Line => f.write_str("line"),
            Self::Circle => f.write_str("circle"),
            Self::Conic => f.write_str("conic"),
            Self::Line3 => f.write_str("line3"),
            Self::Plane => f.write_str("plane"),
            Self::Sphere => f.write_str("sphere"),
            Self::Triple(weight) if weight.is_one() => f.write_str("point3"),
            Self::Triple(weight) if weight.is_zero() => f.write_str("vector3"),
            Self::Triple(weight) => write!(f, "sum of points in space with total weight {weight}"),
            Self::Pair(weight) if weight.is_one() => f.write_str("point"),
            Self::Pair(weight) if weight.is_zero() => f.write_str("vector"),
            Self::Pair(weight) => write!(f, "sum of points with total weight {weight}"),
        }
    }
}
