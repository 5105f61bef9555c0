//! Programs without square roots: one value a node.

use super::{Outcome, Violation};
use crate::arith::Rejection;
use crate::deadline;
use crate::field::Field;
use crate::slp::{Conclusion, Guard, GuardOrigin, Node, NodeId, Slp};

/// The time is asked for once in so many instructions.
pub(super) const PERIOD: usize = 1024;

/// Runs the program: `values` becomes the value of each node.
///
/// Nothing is allocated but the space that `values` lacks.
///
/// # Errors
/// [`Rejection::BadConstant`] when a constant has no image in the field, or a constant divisor vanishes in it;
/// [`Rejection::Divisor`] when a divisor vanishes; [`Rejection::Guard`] when a condition fails; [`Rejection::Interrupted`] when the time
/// is over.
///
/// # Panics
/// If the program has square roots, or more parameters than are given.
pub fn run<F: Field>(
    slp: &Slp,
    field: &F,
    parameters: &[F::Element],
    values: &mut Vec<F::Element>,
) -> Result<(), Rejection> {
    values.clear();
    for node in &slp.nodes {
        if values.len() % PERIOD == PERIOD - 1 && deadline::is_over() {
            return Err(Rejection::Interrupted);
        }
        let value = match *node {
            Node::Constant(position) => {
                field.reduce(&slp.constants[position as usize]).ok_or(Rejection::BadConstant)?
            }
            Node::Parameter(position) => parameters[position as usize].clone(),
            Node::Add(u, w) => field.add(&values[u.index()], &values[w.index()]),
            Node::Sub(u, w) => field.sub(&values[u.index()], &values[w.index()]),
            Node::Mul(u, w) => field.mul(&values[u.index()], &values[w.index()]),
            Node::Div(u, w) => {
                let inverse =
                    field.invert(&values[w.index()]).ok_or_else(|| zero_divisor(slp, w))?;
                field.mul(&values[u.index()], &inverse)
            }
            Node::Sqrt { .. } => unreachable!("a program with roots is run in the formal algebra"),
        };
        values.push(value);
    }
    check_guards(&slp.guards, |node| field.is_zero(&values[node.index()]))
}

/// The outcome of an admissible point.
pub fn outcome<F: Field>(slp: &Slp, field: &F, values: &[F::Element]) -> Outcome {
    let fails = |conclusion: &Conclusion| {
        conclusion.residuals.iter().any(|node| !field.is_zero(&values[node.index()]))
    };
    first_violation(slp, fails).map_or(Outcome::Zero, |violation| {
        Outcome::Nonzero(Violation { everywhere: true, ..violation })
    })
}

/// The first obligation that fails, or else the first conclusion: where an identification is wrong, the program is not that of the
/// statement, and what its conclusions say there means nothing.
pub(super) fn first_violation(slp: &Slp, fails: impl Fn(&Conclusion) -> bool) -> Option<Violation> {
    let found = |obligation, position| Violation { obligation, position, everywhere: false };
    let obligation = slp.obligations.iter().position(&fails).map(|position| found(true, position));
    obligation
        .or_else(|| slp.conclusions.iter().position(&fails).map(|position| found(false, position)))
}

/// Why a division by this node fails: a constant that vanishes modulo p says nothing about the configuration.
pub(super) fn zero_divisor(slp: &Slp, divisor: NodeId) -> Rejection {
    match slp.nodes[divisor.index()] {
        Node::Constant(_) => Rejection::BadConstant,
        _ => Rejection::Divisor,
    }
}

/// Tests the conditions that the instructions do not test themselves.
pub(super) fn check_guards(
    guards: &[Guard],
    is_zero: impl Fn(NodeId) -> bool,
) -> Result<(), Rejection> {
    let violated = |guard: &Guard| {
        guard.origin != GuardOrigin::Divisor && guard.nodes.iter().all(|&node| is_zero(node))
    };
    if guards.iter().any(violated) { Err(Rejection::Guard) } else { Ok(()) }
}
