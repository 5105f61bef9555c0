//! The part of a program on which its claims rest.
//!
//! Residuals that vanish on the variety of the sub-program (with its own divisors and radicands) vanish on that of the whole, which maps
//! to it. So what no residual depends on, and the conditions on it, need not be looked at modulo primes.

use crate::slp::{Node, NodeId, Slp};

/// The nodes that some claim depends on.
#[derive(Clone, Debug)]
pub struct Cone<'p> {
    /// The program.
    pub slp: &'p Slp,
    /// The nodes in program order.
    pub nodes: Vec<NodeId>,
    /// The numbers of the roots among them.
    pub roots: Vec<usize>,
}

impl<'p> Cone<'p> {
    /// The cone of all conclusions and obligations.
    #[must_use]
    pub fn of_claims(slp: &'p Slp) -> Self {
        let claims = slp.conclusions.iter().chain(&slp.obligations);
        Self::of(slp, claims.flat_map(|claim| &claim.residuals).copied())
    }

    /// The cone of these nodes.
    #[must_use]
    pub fn of(slp: &'p Slp, targets: impl IntoIterator<Item = NodeId>) -> Self {
        let mut live = vec![false; slp.nodes.len()];
        for node in targets {
            live[node.index()] = true;
        }
        let mut nodes = Vec::new();
        let mut roots = Vec::new();
        for (position, node) in slp.nodes.iter().enumerate().rev() {
            if !live[position] {
                continue;
            }
            nodes.push(NodeId(u32::try_from(position).unwrap_or(u32::MAX)));
            for operand in operands(*node).into_iter().flatten() {
                live[operand.index()] = true;
            }
            if let Node::Sqrt { root, .. } = node {
                roots.push(*root as usize);
            }
        }
        nodes.reverse();
        roots.reverse();
        Self { slp, nodes, roots }
    }
}

/// The operands of an instruction.
#[must_use]
pub fn operands(node: Node) -> [Option<NodeId>; 2] {
    match node {
        Node::Constant(_) | Node::Parameter(_) => [None, None],
        Node::Add(u, w) | Node::Sub(u, w) | Node::Mul(u, w) | Node::Div(u, w) => [Some(u), Some(w)],
        Node::Sqrt { radicand, .. } => [Some(radicand), None],
    }
}
