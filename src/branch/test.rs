//! The test of all claims at an anchor, modulo fresh random primes.
//!
//! At a prime p that splits in the field of the anchor, a coherent state is the image of the real configuration `(x1, σ)`. A residual that
//! does not vanish there does not vanish at `(x1, σ)`, for certain. One that vanishes modulo several random primes, and does not vanish at
//! `(x1, σ)`, has a norm that all of these primes divide.

use crate::branch::cone::Cone;
use crate::branch::figure::Point;
use crate::branch::state::{Halt, State, Status};
use crate::deadline;
use crate::field::Field as _;
use crate::field::montgomery::PrimeField;
use crate::field::prime::Prime;
use crate::sampling::{Branches, Coins};
use crate::slp::Conclusion;

/// What one prime shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    /// All claims vanish.
    Zero,
    /// This obligation does not.
    Obligation(usize),
    /// This conclusion does not, and all obligations do.
    Conclusion(usize),
    /// The prime does not split, or is a bad one: it says nothing.
    Rejected,
}

/// What the attempts at an anchor show together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tested {
    /// As many zeros as were asked for.
    Zeros,
    /// This obligation fails.
    Obligation(usize),
    /// This conclusion fails.
    Conclusion(usize),
    /// Too few of the attempts counted.
    TooFew,
    /// The time limit was reached.
    Interrupted,
}

/// How many zeros are asked for, within how many attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quota {
    /// `T`.
    pub zeros: u32,
    /// `R`.
    pub attempts: u32,
}

/// The claims at the reduction of an anchor modulo one prime.
#[must_use]
pub fn attempt(
    cone: &Cone<'_>,
    point: &Point,
    statuses: &[Option<Status>],
    field: PrimeField,
) -> Shown {
    let mut state = State::new(cone, point, field);
    if state.advance(cone, statuses) != Halt::Complete {
        return Shown::Rejected;
    }
    let fails = |claim: &Conclusion| {
        claim.residuals.iter().any(|node| !field.is_zero(&state.values()[node.index()]))
    };
    if let Some(position) = cone.slp.obligations.iter().position(fails) {
        return Shown::Obligation(position);
    }
    match cone.slp.conclusions.iter().position(fails) {
        Some(position) => Shown::Conclusion(position),
        None => Shown::Zero,
    }
}

/// Makes attempts with fresh primes until enough have vanished, one has not, or the attempts are used up; and says how many it made.
pub fn run(
    cone: &Cone<'_>,
    point: &Point,
    statuses: &[Option<Status>],
    quota: Quota,
    coins: &mut Coins<Branches>,
) -> (Tested, u32) {
    let mut zeros = 0;
    for number in 0..quota.attempts {
        if number % 64 == 0 && deadline::is_over() {
            return (Tested::Interrupted, number);
        }
        match attempt(cone, point, statuses, PrimeField::new(Prime::draw(coins))) {
            Shown::Zero => zeros += 1,
            Shown::Obligation(position) => return (Tested::Obligation(position), number + 1),
            Shown::Conclusion(position) => return (Tested::Conclusion(position), number + 1),
            Shown::Rejected => {}
        }
        if zeros == quota.zeros {
            return (Tested::Zeros, number + 1);
        }
    }
    (Tested::TooFew, quota.attempts)
}
