//! The straight-line program of a theorem: what its formulas compute, each equal subterm once.

pub mod builder;
pub mod display;

use num_rational::BigRational;

/// The number of a node: its position in [`Slp::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The position as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One instruction; operands are earlier nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// The constant with this position in [`Slp::constants`].
    Constant(u32),
    /// The free parameter with this position in [`Slp::parameters`].
    Parameter(u32),
    /// `u + w`.
    Add(NodeId, NodeId),
    /// `u − w`.
    Sub(NodeId, NodeId),
    /// `u · w`.
    Mul(NodeId, NodeId),
    /// `u / w`.
    Div(NodeId, NodeId),
    /// The square root number `root` (counted from 0 in program order), of the earlier node `radicand`.
    Sqrt {
        /// The node under the root.
        radicand: NodeId,
        /// The number of this root.
        root: u32,
    },
}

/// Where a guard comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuardOrigin {
    /// A nondegeneracy condition that no instruction tests: one that the theorem, or a word that it uses, requires, or the divisor of a
    /// quotient that is literally zero.
    Required,
    /// A non-constant divisor, tested by the instruction that divides by it.
    Divisor,
    /// A radicand (the ramification guard of a square root), tested by the instruction that takes the root.
    Radicand,
}

/// A nondegeneracy condition: not all of `nodes` are zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The nodes, of which at least one must be nonzero; never empty.
    pub nodes: Vec<NodeId>,
    /// The condition in the words of geometry.
    pub condition: String,
    /// Where it comes from. A condition that is both required and a divisor counts as a divisor.
    pub origin: GuardOrigin,
}

/// One thing that must vanish: a conclusion of the theorem, or an identification on which the program rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// The residuals: the conclusion says that all of these nodes are zero.
    pub residuals: Vec<NodeId>,
    /// The conclusion as it stands in the theorem text, or the identification in words.
    pub claim: String,
}

/// A straight-line program (soundness, 1.1): inputs, instructions, guards and conclusions.
#[derive(Clone, Debug, Default)]
pub struct Slp {
    /// The instructions, in an order in which each names only earlier ones.
    pub nodes: Vec<Node>,
    /// The rational constants, each once.
    pub constants: Vec<BigRational>,
    /// The names of the free parameters.
    pub parameters: Vec<String>,
    /// The root nodes in program order.
    pub roots: Vec<NodeId>,
    /// The guards, each set of nodes once, in program order.
    pub guards: Vec<Guard>,
    /// The conclusions of the theorem.
    pub conclusions: Vec<Conclusion>,
    /// The identifications that were found by test and must vanish too.
    pub obligations: Vec<Conclusion>,
    /// Names of the theorem text for nodes, in program order.
    pub labels: Vec<(NodeId, String)>,
}
