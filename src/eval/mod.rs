//! Running a straight-line program at a point of a field.
//!
//! [`scalar`] runs programs without square roots, one point at a time; [`batch`] runs several points at once, each modulo its own prime;
//! [`formal`] runs programs with square roots on all branches at once.

pub mod scalar;
pub mod batch;
pub mod formal;

use crate::arith::Rejection;

/// What an attempt shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The point is admissible, and every residual vanishes.
    Zero,
    /// The point is admissible, and a residual does not vanish: the statement is not true on every component.
    Nonzero(Violation),
    /// The point is not admissible: it says nothing.
    Rejected(Rejection),
}

/// A residual that does not vanish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Violation {
    /// Whether an obligation fails; conclusions are then not looked at.
    pub obligation: bool,
    /// The position of the conclusion, or of the obligation.
    pub position: usize,
    /// Whether the conclusions taken together are seen to fail on every component.
    pub everywhere: bool,
}
