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
pub fn enclose<E: Endpoint>(
    slp: &Slp,
    parameters: &[Interval<E>],
    signs: &[RootSign],
    positive: &[NodeId],
    precision: u64,
) -> Result<Vec<Interval<E>>, Obstacle> {
    let place = Place { slp, parameters, signs, precision };
    let mut values: Vec<Interval<E>> = Vec::with_capacity(slp.nodes.len());
    for node in &slp.nodes {
        let asks = precision >= HIGH_PRECISION || values.len() % PERIOD == PERIOD - 1;
        if asks && deadline::is_over() {
            return Err(Obstacle::Interrupted);
        }
        let value = place.value(*node, &values)?;
        values.push(value);
    }
    place.meets_requirements(&values)?;
    for node in positive {
        match values[node.index()].sign() {
            Some(Ordering::Greater) => {}
            Some(_) => return Err(Obstacle::Violated),
            None => return Err(Obstacle::Undecided),
        }
    }
    Ok(values)
}

/// A point or a box, with the signs of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p, E> {
    /// The program.
    pub slp: &'p Slp,
    /// The values of its parameters.
    pub parameters: &'p [Interval<E>],
    /// The signs of its roots.
    pub signs: &'p [RootSign],
    /// Significant bits.
    pub precision: u64,
}

impl<E: Endpoint> Place<'_, E> {
    /// The value of one instruction, given those of the nodes that it names.
    ///
    /// # Errors
    /// See [`Obstacle`].
    pub fn value(&self, node: Node, values: &[Interval<E>]) -> Result<Interval<E>, Obstacle> {
        let precision = self.precision;
        let at = |node: NodeId| &values[node.index()];
        let value = match node {
            Node::Constant(position) => {
                Interval::from_rational(&self.slp.constants[position as usize], precision)
            }
            Node::Parameter(position) => self.parameters[position as usize].clone(),
            Node::Add(u, w) => at(u).sum(at(w), precision),
            Node::Sub(u, w) if u == w => Interval::point(E::zero()),
            Node::Sub(u, w) => at(u).difference(at(w), precision),
            Node::Mul(u, w) if u == w => at(u).square(precision),
            Node::Mul(u, w) => at(u).product(at(w), precision),
            Node::Div(u, w) => at(u)
                .quotient(at(w), precision)
                .ok_or_else(|| undecided_unless(at(w).sign() == Some(Ordering::Equal)))?,
            Node::Sqrt { radicand, root } => {
                root_of(at(radicand), self.signs[root as usize], precision)?
            }
        };
        if value.is_wild() { Err(Obstacle::Wild) } else { Ok(value) }
    }

    /// Whether the conditions that no instruction tests are certainly met.
    ///
    /// # Errors
    /// See [`Obstacle`].
    pub fn meets_requirements(&self, values: &[Interval<E>]) -> Result<(), Obstacle> {
        let guards = self.slp.guards.iter();
        for guard in guards.filter(|guard| guard.origin == GuardOrigin::Required) {
            let mut values = guard.nodes.iter().map(|node| &values[node.index()]);
            if !values.clone().any(Interval::excludes_zero) {
                let zero = values.all(|value| value.sign() == Some(Ordering::Equal));
                return Err(undecided_unless(zero));
            }
        }
        Ok(())
    }
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
