//! The recorder: the reading of a formula as a straight-line program, each equal subterm once.
//!
//! Terms are shared by hash-consing (Ershov 1958): an arithmetic node is looked up by its operation and its operands.
//! Only literal zeros are simplified (`u ± 0`, `u·0`, `0/u`); `u − u` stays a node, because a divisor that vanishes
//! identically must be seen as a failing condition and not be explained away. The tables are only looked up, never
//! iterated, so a program is a function of the formula alone.

use crate::arith::{Arith, Rejection, Words};
use crate::limits::PROGRAM_LENGTH;
use crate::slp::{Conclusion, Guard, GuardOrigin, Node, NodeId, RootKind, Slp};
use num_rational::BigRational;
use num_traits::Zero;
use rustc_hash::FxHashMap;

/// Records an [`Arith`] computation as a straight-line program.
#[derive(Debug, Default)]
pub struct Recorder {
    slp: Slp,
    nodes: FxHashMap<Node, NodeId>,
    constants: FxHashMap<BigRational, NodeId>,
    guards: FxHashMap<Vec<NodeId>, Known>,
}

/// A guard that is already recorded.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// Its position among the guards.
    position: usize,
    /// Whether its words are those of a requirement.
    required: bool,
}

impl Recorder {
    /// A recorder of an empty program.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// States that all of `residuals` vanish: a conclusion that reads `claim`.
    pub fn conclude(&mut self, residuals: Vec<NodeId>, claim: impl Into<String>) {
        self.slp.conclusions.push(Conclusion { residuals, claim: claim.into() });
    }

    /// States that all of `residuals` vanish: an identification, found by test, on which the program rests.
    pub fn oblige(&mut self, residuals: Vec<NodeId>, claim: impl Into<String>) {
        self.slp.obligations.push(Conclusion { residuals, claim: claim.into() });
    }

    /// The program recorded so far.
    #[must_use]
    pub fn slp(&self) -> &Slp {
        &self.slp
    }

    /// The recorded program.
    #[must_use]
    pub fn finish(self) -> Slp {
        self.slp
    }

    /// The constant that `node` is, if it is one.
    fn literal(&self, node: NodeId) -> Option<&BigRational> {
        match self.slp.nodes[node.index()] {
            Node::Constant(position) => Some(&self.slp.constants[position as usize]),
            _ => None,
        }
    }

    fn is_literal_zero(&self, node: NodeId) -> bool {
        self.literal(node).is_some_and(Zero::is_zero)
    }

    /// The next node, never shared.
    fn push(&mut self, node: Node) -> Result<NodeId, Rejection> {
        let id = position(self.slp.nodes.len()).map(NodeId)?;
        self.slp.nodes.push(node);
        Ok(id)
    }

    /// The node of this operation on these operands.
    fn share(&mut self, node: Node) -> Result<NodeId, Rejection> {
        if let Some(&id) = self.nodes.get(&node) {
            return Ok(id);
        }
        let id = self.push(node)?;
        self.nodes.insert(node, id);
        Ok(id)
    }

    /// Records the guard "not all of `nodes` are zero", once for each set of nodes.
    ///
    /// Of two origins the one that the evaluation meets by itself wins (divisor, radicand, requirement, in this order);
    /// of two wordings the first of a requirement, which somebody wrote in the words of geometry.
    fn require(&mut self, nodes: Vec<NodeId>, origin: GuardOrigin, condition: Words<'_>) {
        let required = origin == GuardOrigin::Required;
        let Some(known) = self.guards.get_mut(&nodes) else {
            self.guards.insert(nodes.clone(), Known { position: self.slp.guards.len(), required });
            self.slp.guards.push(Guard { nodes, condition: condition(), origin });
            return;
        };
        let guard = &mut self.slp.guards[known.position];
        if required && !known.required {
            known.required = true;
            guard.condition = condition();
        }
        if precedence(origin) < precedence(guard.origin) {
            guard.origin = origin;
        }
    }
}

/// The rank of an origin among those of one condition.
fn precedence(origin: GuardOrigin) -> u8 {
    match origin {
        GuardOrigin::Divisor => 0,
        GuardOrigin::Radicand => 1,
        GuardOrigin::Required => 2,
    }
}

/// The position of the next entry of a table of this length.
fn position(len: usize) -> Result<u32, Rejection> {
    if len >= PROGRAM_LENGTH {
        return Err(Rejection::TooLarge);
    }
    u32::try_from(len).map_err(|_| Rejection::TooLarge)
}

impl Arith for Recorder {
    type Value = NodeId;

    fn constant(&mut self, value: &BigRational) -> Result<NodeId, Rejection> {
        if let Some(&id) = self.constants.get(value) {
            return Ok(id);
        }
        let id = self.push(Node::Constant(position(self.slp.constants.len())?))?;
        self.slp.constants.push(value.clone());
        self.constants.insert(value.clone(), id);
        Ok(id)
    }

    fn parameter(&mut self, name: Words<'_>) -> Result<NodeId, Rejection> {
        let id = self.push(Node::Parameter(position(self.slp.parameters.len())?))?;
        self.slp.parameters.push(name());
        Ok(id)
    }

    fn add(&mut self, u: &NodeId, w: &NodeId) -> Result<NodeId, Rejection> {
        if self.is_literal_zero(*w) {
            return Ok(*u);
        }
        if self.is_literal_zero(*u) {
            return Ok(*w);
        }
        self.share(Node::Add(*u, *w))
    }

    fn sub(&mut self, u: &NodeId, w: &NodeId) -> Result<NodeId, Rejection> {
        if self.is_literal_zero(*w) {
            return Ok(*u);
        }
        self.share(Node::Sub(*u, *w))
    }

    /// `u · w`; of the two squares `(a − b)²` and `(b − a)²` only the first to be asked for is recorded, so that a squared
    /// length does not depend on the order of its ends.
    fn mul(&mut self, u: &NodeId, w: &NodeId) -> Result<NodeId, Rejection> {
        if self.is_literal_zero(*w) {
            return Ok(*w);
        }
        if self.is_literal_zero(*u) {
            return Ok(*u);
        }
        if u == w
            && let Node::Sub(from, to) = self.slp.nodes[u.index()]
        {
            if self.is_literal_zero(from) {
                return self.share(Node::Mul(to, to));
            }
            let reverse = self.nodes.get(&Node::Sub(to, from));
            let square = reverse.and_then(|&reverse| self.nodes.get(&Node::Mul(reverse, reverse)));
            if let Some(&square) = square {
                return Ok(square);
            }
        }
        self.share(Node::Mul(*u, *w))
    }

    /// `u / w`. A constant divisor needs no guard. The quotient `0/w` is not recorded, so that no instruction tests its divisor: its guard
    /// counts as a requirement, unless another division tests it.
    fn div(&mut self, u: &NodeId, w: &NodeId, condition: Words<'_>) -> Result<NodeId, Rejection> {
        if self.is_literal_zero(*w) {
            return Err(Rejection::Divisor);
        }
        let zero = self.is_literal_zero(*u);
        if self.literal(*w).is_none() {
            let origin = if zero { GuardOrigin::Required } else { GuardOrigin::Divisor };
            self.require(vec![*w], origin, condition);
        }
        if zero {
            return Ok(*u);
        }
        self.share(Node::Div(*u, *w))
    }

    /// A square root of `g`, never shared: which roots are the same is decided by whoever asks for them. As with divisors, a nonzero
    /// constant radicand needs no guard in words; the evaluation itself rejects a characteristic that divides it.
    fn sqrt(&mut self, g: &NodeId, condition: Words<'_>) -> Result<NodeId, Rejection> {
        if self.literal(*g).is_none_or(Zero::is_zero) {
            self.require(vec![*g], GuardOrigin::Radicand, condition);
        }
        let root = position(self.slp.roots.len())?;
        let id = self.push(Node::Sqrt { radicand: *g, root })?;
        self.slp.roots.push(id);
        self.slp.root_kinds.push(RootKind::Principal);
        Ok(id)
    }

    fn conjugate_root(&mut self, g: &NodeId, condition: Words<'_>) -> Result<NodeId, Rejection> {
        let id = self.sqrt(g, condition)?;
        if let Some(kind) = self.slp.root_kinds.last_mut() {
            *kind = RootKind::Conjugate;
        }
        Ok(id)
    }

    /// Records "not all of `values` are zero". A condition with a nonzero constant among its values is always met; one
    /// without any value that could differ from zero is kept, and makes the theorem vacuous.
    fn guard(&mut self, values: &[NodeId], condition: Words<'_>) -> Result<(), Rejection> {
        let is_zero = |&node: &NodeId| self.is_literal_zero(node);
        if values.iter().any(|value| self.literal(*value).is_some() && !is_zero(value)) {
            return Ok(());
        }
        let mut nodes: Vec<NodeId> =
            values.iter().copied().filter(|value| !is_zero(value)).collect();
        if nodes.is_empty() {
            nodes.push(self.constant(&BigRational::zero())?);
        }
        nodes.sort_unstable();
        nodes.dedup();
        self.require(nodes, GuardOrigin::Required, condition);
        Ok(())
    }

    fn label(&mut self, value: &NodeId, name: Words<'_>) {
        self.slp.labels.push((*value, name()));
    }
}

#[cfg(test)]
mod tests;
