//! Programs without square roots at several points at once, each modulo its own prime: a structure of arrays, so that the multiplications
//! of independent points overlap in the processor.

use super::scalar::zero_divisor;
use super::{Outcome, scalar};
use crate::arith::Rejection;
use crate::deadline;
use crate::field::Field;
use crate::field::montgomery::{PrimeField, Residue};
use crate::slp::{Conclusion, GuardOrigin, Node, Slp};

/// The points of a batch.
pub const LANES: usize = 4;

/// One residue for each point of a batch.
type Lane = [Residue; LANES];

/// The space in which batches run; it is allocated once and used again.
#[derive(Debug, Default)]
pub struct Batch {
    values: Vec<Lane>,
}

impl Batch {
    /// Runs the program at one point for each field. What rejects one point leaves the others as they are.
    ///
    /// `parameters[i][j]` is the value of parameter `i` at point `j`.
    ///
    /// # Panics
    /// If the program has square roots, or more parameters than are given.
    pub fn run(
        &mut self,
        slp: &Slp,
        fields: &[PrimeField; LANES],
        parameters: &[Lane],
    ) -> [Outcome; LANES] {
        let values = &mut self.values;
        let mut rejected: [Option<Rejection>; LANES] = [None; LANES];
        let zero: Lane = std::array::from_fn(|j| fields[j].zero());
        values.clear();
        for node in &slp.nodes {
            if values.len() % scalar::PERIOD == scalar::PERIOD - 1 && deadline::is_over() {
                return [Outcome::Rejected(Rejection::Interrupted); LANES];
            }
            let lane = match *node {
                Node::Constant(position) => {
                    let constant = &slp.constants[position as usize];
                    std::array::from_fn(|j| {
                        fields[j].reduce(constant).unwrap_or_else(|| {
                            rejected[j].get_or_insert(Rejection::BadConstant);
                            zero[j]
                        })
                    })
                }
                Node::Parameter(position) => parameters[position as usize],
                Node::Add(u, w) => {
                    pointwise(&values[u.index()], &values[w.index()], |j, a, b| fields[j].add(a, b))
                }
                Node::Sub(u, w) => {
                    pointwise(&values[u.index()], &values[w.index()], |j, a, b| fields[j].sub(a, b))
                }
                Node::Mul(u, w) => {
                    pointwise(&values[u.index()], &values[w.index()], |j, a, b| fields[j].mul(a, b))
                }
                Node::Div(u, w) => pointwise(&values[u.index()], &values[w.index()], |j, a, b| {
                    match fields[j].invert(b) {
                        Some(inverse) => fields[j].mul(a, &inverse),
                        None => {
                            rejected[j].get_or_insert(zero_divisor(slp, w));
                            zero[j]
                        }
                    }
                }),
                Node::Sqrt { .. } => {
                    unreachable!("a program with roots is run in the formal algebra")
                }
            };
            values.push(lane);
        }
        let values = &self.values;
        std::array::from_fn(|j| {
            let is_zero = |node: crate::slp::NodeId| fields[j].is_zero(&values[node.index()][j]);
            let violated = slp.guards.iter().any(|guard| {
                guard.origin != GuardOrigin::Divisor
                    && guard.nodes.iter().all(|&node| is_zero(node))
            });
            let rejection = rejected[j].or(violated.then_some(Rejection::Guard));
            if let Some(rejection) = rejection {
                return Outcome::Rejected(rejection);
            }
            let fails =
                |conclusion: &Conclusion| conclusion.residuals.iter().any(|&node| !is_zero(node));
            scalar::first_violation(slp, fails).map_or(Outcome::Zero, |violation| {
                Outcome::Nonzero(super::Violation { everywhere: true, ..violation })
            })
        })
    }
}

#[inline]
fn pointwise(
    u: &Lane,
    w: &Lane,
    mut operation: impl FnMut(usize, &Residue, &Residue) -> Residue,
) -> Lane {
    std::array::from_fn(|j| operation(j, &u[j], &w[j]))
}
