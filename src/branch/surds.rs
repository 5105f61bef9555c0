//! Exact values of those nodes of a program that are short: fractions, and numbers with one square root.

use crate::branch::figure::RootSign;
use crate::real::Surd;
use crate::slp::{Node, NodeId, Slp};
use num_rational::BigRational;

/// The values of these nodes, in program order and with all that they depend on; nothing where a value is not short.
#[must_use]
pub fn surds(
    slp: &Slp,
    nodes: &[NodeId],
    parameters: &[BigRational],
    signs: &[RootSign],
) -> Vec<Option<Surd>> {
    let mut values: Vec<Option<Surd>> = vec![None; slp.nodes.len()];
    for node in nodes {
        let at = |node: NodeId| values[node.index()].as_ref();
        let both = |u, w| Some((at(u)?, at(w)?));
        let value = match slp.nodes[node.index()] {
            Node::Constant(position) => {
                Some(Surd::rational(slp.constants[position as usize].clone()))
            }
            Node::Parameter(position) => {
                Some(Surd::rational(parameters[position as usize].clone()))
            }
            Node::Add(u, w) => both(u, w).and_then(|(u, w)| u.add(w)),
            Node::Sub(u, w) => both(u, w).and_then(|(u, w)| u.sub(w)),
            Node::Mul(u, w) => both(u, w).and_then(|(u, w)| u.mul(w)),
            Node::Div(u, w) => both(u, w).and_then(|(u, w)| u.div(w)),
            Node::Sqrt { radicand, root } => {
                at(radicand).and_then(Surd::sqrt).map(|value| match signs[root as usize] {
                    RootSign::Plus => value,
                    RootSign::Minus => value.negative(),
                })
            }
        };
        values[node.index()] = value;
    }
    values
}
