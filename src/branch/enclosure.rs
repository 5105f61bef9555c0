//! Running a program in interval arithmetic: enclosures of all its nodes over a point or a box, with the signs of a figure.

use crate::branch::figure::RootSign;
use crate::deadline;
use crate::real::{Endpoint, Interval};
use crate::slp::{GuardOrigin, Node, NodeId, Slp};
use std::cmp::Ordering;

/// Why a run stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The intervals are too wide to decide a sign.
    Undecided,
    /// A radicand is not positive, or a divisor or condition is zero, for certain.
    Violated,
    /// A number is too large, or too close to zero.
    Wild,
    /// The time was over.
    Interrupted,
}

/// The time is asked for once in so many nodes, at low precision.
const PERIOD: usize = 64;
/// From so many bits of precision on it is asked for at every node.
const HIGH_PRECISION: u64 = 1 << 12;

/// An enclosure of each node, for all points of the box `parameters`.
///
/// If it succeeds, then at every point of the box all divisors and conditions differ from zero, all radicands and all nodes of
/// `positive` are positive, and root `i` is the root of its radicand with the sign `signs[i]`.
///
/// # Errors
/// See [`Obstacle`].
pub fn enclose(
    slp: &Slp,
    parameters: &[Interval],
    signs: &[RootSign],
    positive: &[NodeId],
    precision: u64,
) -> Result<Vec<Interval>, Obstacle> {
    let mut values: Vec<Interval> = Vec::with_capacity(slp.nodes.len());
    for node in &slp.nodes {
        let asks = precision >= HIGH_PRECISION || values.len() % PERIOD == PERIOD - 1;
        if asks && deadline::is_over() {
            return Err(Obstacle::Interrupted);
        }
        let value = match *node {
            Node::Constant(position) => {
                Interval::from_rational(&slp.constants[position as usize], precision)
            }
            Node::Parameter(position) => parameters[position as usize].clone(),
            Node::Add(u, w) => values[u.index()].sum(&values[w.index()], precision),
            Node::Sub(u, w) => values[u.index()].difference(&values[w.index()], precision),
            Node::Mul(u, w) if u == w => values[u.index()].square(precision),
            Node::Mul(u, w) => values[u.index()].product(&values[w.index()], precision),
            Node::Div(u, w) => {
                let divisor = &values[w.index()];
                values[u.index()]
                    .quotient(divisor, precision)
                    .ok_or_else(|| undecided_unless(divisor.sign() == Some(Ordering::Equal)))?
            }
            Node::Sqrt { radicand, root } => {
                root_of(&values[radicand.index()], signs[root as usize], precision)?
            }
        };
        if value.is_wild() {
            return Err(Obstacle::Wild);
        }
        values.push(value);
    }
    for guard in slp.guards.iter().filter(|guard| guard.origin == GuardOrigin::Required) {
        let mut signs = guard.nodes.iter().map(|node| values[node.index()].sign());
        if !guard.nodes.iter().any(|node| values[node.index()].excludes_zero()) {
            return Err(undecided_unless(signs.all(|sign| sign == Some(Ordering::Equal))));
        }
    }
    for node in positive {
        match values[node.index()].sign() {
            Some(Ordering::Greater) => {}
            Some(_) => return Err(Obstacle::Violated),
            None => return Err(Obstacle::Undecided),
        }
    }
    Ok(values)
}

/// The square root of a positive interval, with this sign.
///
/// # Errors
/// When the interval is not certainly positive.
pub fn root_of<E: Endpoint>(
    square: &Interval<E>,
    sign: RootSign,
    precision: u64,
) -> Result<Interval<E>, Obstacle> {
    match square.sign() {
        Some(Ordering::Greater) => {}
        Some(_) => return Err(Obstacle::Violated),
        None => return Err(Obstacle::Undecided),
    }
    let root = square.square_root(precision).ok_or(Obstacle::Undecided)?;
    Ok(match sign {
        RootSign::Plus => root,
        RootSign::Minus => root.negated(),
    })
}

fn undecided_unless(violated: bool) -> Obstacle {
    if violated { Obstacle::Violated } else { Obstacle::Undecided }
}
