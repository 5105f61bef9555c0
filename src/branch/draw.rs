//! Pilot figures: a random rational point, signs for the square roots, and what is numerically true there.
//!
//! A figure decides what a statement is about; nothing is counted on it. What is true of a figure "numerically" may be an accident of
//! the figure: it is tested afterwards, at anchors with coins of their own.

use crate::branch::caps::FIGURE_PRECISION;
use crate::branch::enclosure::{Obstacle, enclose};
use crate::branch::figure::{Figure, Point, RootSign};
use crate::coins::RandomWords;
use crate::real::Interval;
use crate::sampling::{Coins, Pilot};
use crate::slp::{Conclusion, NodeId, RootKind, Slp};
use num_bigint::BigInt;

/// Coordinates are multiples of `2^−16` in `[−2, 2)`: enough random bits for accidents to be rare.
pub(crate) const SCALE: u32 = 16;
/// The bits of a numerator.
const BITS: u32 = SCALE + 2;
/// The first precision of a figure.
const FIRST_PRECISION: u64 = 128;
/// A residual whose enclosure contains zero and stays below 2 to minus this counts as zero.
const ZERO_BITS: i64 = 64;

/// A random coordinate, as its numerator over `2^SCALE`.
pub(crate) fn coordinate(coins: &mut impl RandomWords) -> BigInt {
    BigInt::from(coins.bits(BITS)) - (BigInt::from(1) << (BITS - 1))
}

/// The sign of a root of this kind: positive for lengths and constants, random for one of two points of intersection.
pub(crate) fn sign(kind: RootKind, coins: &mut impl RandomWords) -> RootSign {
    match kind {
        RootKind::Conjugate if coins.bits(1) == 1 => RootSign::Minus,
        _ => RootSign::Plus,
    }
}

/// A random point and random signs. Whether it is a figure of the program is for [`judge`] to say.
#[must_use]
pub fn random(slp: &Slp, coins: &mut Coins<Pilot>) -> Figure {
    let numerators = slp.parameters.iter().map(|_| coordinate(coins)).collect();
    let signs = slp.root_kinds.iter().map(|&kind| sign(kind, coins)).collect();
    Figure { point: Point::new(numerators, SCALE), signs }
}

/// What the claims of a program are in a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// All conclusions hold, as far as can be seen.
    True,
    /// This conclusion fails, for certain.
    False(Failure),
    /// An identification on which the program rests fails, for certain.
    NotIdentified,
}

/// A conclusion that fails at a real figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its position.
    pub conclusion: usize,
    /// An enclosure, without zero, of one of its residuals.
    pub value: Interval,
}

/// Whether an enclosure is taken for zero; nothing if it is too wide to say.
#[must_use]
pub fn vanishes(value: &Interval) -> Option<bool> {
    if value.excludes_zero() { Some(false) } else { value.is_within(-ZERO_BITS).then_some(true) }
}

/// Runs a program at a figure, with more and more precision, until every sign and every claim is decided.
///
/// # Errors
/// When a condition, radicand or node of `positive` fails, or stays undecided at the highest precision.
pub fn judge(slp: &Slp, figure: &Figure, positive: &[NodeId]) -> Result<Truth, Obstacle> {
    let parameters = figure.point.intervals();
    let mut precision = FIRST_PRECISION;
    while precision <= FIGURE_PRECISION {
        match enclose(slp, &parameters, &figure.signs, positive, precision) {
            Ok(values) => {
                if let Some(truth) = truth(slp, &values) {
                    return Ok(truth);
                }
            }
            Err(Obstacle::Undecided) => {}
            Err(obstacle) => return Err(obstacle),
        }
        precision *= 2;
    }
    Err(Obstacle::Undecided)
}

/// What the claims are, where the enclosures decide it.
fn truth(slp: &Slp, values: &[Interval]) -> Option<Truth> {
    if let Some(first) = first_failure(&slp.obligations, values) {
        return first.ok().map(|_| Truth::NotIdentified);
    }
    match first_failure(&slp.conclusions, values) {
        None => Some(Truth::True),
        Some(first) => first.ok().map(Truth::False),
    }
}

/// The first claim that is certain to fail, or else the news that one is undecided.
fn first_failure(claims: &[Conclusion], values: &[Interval]) -> Option<Result<Failure, Undecided>> {
    let mut undecided = None;
    for (conclusion, claim) in claims.iter().enumerate() {
        for node in &claim.residuals {
            let value = &values[node.index()];
            match vanishes(value) {
                Some(false) => return Some(Ok(Failure { conclusion, value: value.clone() })),
                Some(true) => {}
                None => undecided = Some(Err(Undecided)),
            }
        }
    }
    undecided
}

struct Undecided;

/// The failure of a conclusion at a figure where it is known to fail: precision is raised until an enclosure excludes zero.
///
/// # Errors
/// [`Obstacle::Undecided`] when so many bits do not suffice, [`Obstacle::Interrupted`] when it was stopped.
pub fn certify_failure(
    slp: &Slp,
    figure: &Figure,
    conclusion: usize,
    limit: u64,
) -> Result<Failure, Obstacle> {
    let parameters = figure.point.intervals();
    let precisions =
        std::iter::successors(Some(2 * FIRST_PRECISION), |precision| Some(precision * 2));
    for precision in precisions.take_while(|&precision| precision <= limit) {
        let values = match enclose(slp, &parameters, &figure.signs, &[], precision) {
            Ok(values) => values,
            Err(Obstacle::Interrupted) => return Err(Obstacle::Interrupted),
            Err(_) => continue,
        };
        let mut residuals = slp.conclusions[conclusion].residuals.iter();
        if let Some(node) = residuals.find(|node| values[node.index()].excludes_zero()) {
            return Ok(Failure { conclusion, value: values[node.index()].clone() });
        }
    }
    Err(Obstacle::Undecided)
}
