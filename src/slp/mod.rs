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

/// Which of its two values a square root has in a real figure. The algebra knows no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RootKind {
    /// The positive one: a length, or the root of a constant.
    Principal,
    /// Either: one of two points of intersection.
    Conjugate,
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
    /// For each root, what it is in a figure.
    pub root_kinds: Vec<RootKind>,
    /// The guards, each set of nodes once, in program order.
    pub guards: Vec<Guard>,
    /// The conclusions of the theorem.
    pub conclusions: Vec<Conclusion>,
    /// The identifications that were found by test and must vanish too.
    pub obligations: Vec<Conclusion>,
    /// Names of the theorem text for nodes, in program order.
    pub labels: Vec<(NodeId, String)>,
}

impl Slp {
    /// The radicand of a root.
    ///
    /// # Panics
    /// If the program has no such root.
    #[must_use]
    pub fn radicand(&self, root: usize) -> NodeId {
        match self.nodes[self.roots[root].index()] {
            Node::Sqrt { radicand, .. } => radicand,
            _ => unreachable!("the table of roots names root nodes"),
        }
    }

    /// The program up to the last of its obligations, which it concludes: what was read afterwards plays no part in them.
    #[must_use]
    pub fn of_obligations(&self) -> Self {
        let residuals = self.obligations.iter().flat_map(|obligation| &obligation.residuals);
        let length = residuals.map(|node| node.index() + 1).max().unwrap_or(0);
        let within = |node: &NodeId| node.index() < length;
        let roots: Vec<NodeId> = self.roots.iter().copied().filter(within).collect();
        let guards = self.guards.iter().filter(|guard| guard.nodes.iter().all(within));
        Self {
            nodes: self.nodes[..length].to_vec(),
            root_kinds: self.root_kinds[..roots.len()].to_vec(),
            roots,
            guards: guards.cloned().collect(),
            conclusions: self.obligations.clone(),
            obligations: Vec::new(),
            labels: self.labels.iter().filter(|(node, _)| within(node)).cloned().collect(),
            ..self.clone()
        }
    }

    /// The radicand of a root in the words of geometry: those of the condition that it is not zero. (A squared distance is not zero where
    /// its points are distinct.)
    ///
    /// # Panics
    /// If the program has no such root.
    #[must_use]
    pub fn radicand_in_words(&self, root: usize) -> String {
        let radicand = self.radicand(root);
        if let Node::Constant(position) = self.nodes[radicand.index()] {
            return self.constants[position as usize].to_string();
        }
        if let Some((p, q)) = self.ends_of_length(root) {
            return format!("|{p}{q}|²");
        }
        match self.condition_on(radicand) {
            Some(condition) => {
                condition.strip_suffix(" is not zero").unwrap_or(condition).to_owned()
            }
            None => format!("v{}", radicand.0),
        }
    }

    /// The names of the points whose distance a root is, where it is that of two points with names.
    #[must_use]
    pub fn ends_of_length(&self, root: usize) -> Option<(&str, &str)> {
        self.condition_on(self.radicand(root))?
            .strip_suffix(" are distinct")
            .and_then(|points| points.split_once(" and "))
            .filter(|(p, q)| !p.contains(' ') && !q.contains(' '))
    }

    /// The condition that a node is not zero, in words.
    fn condition_on(&self, node: NodeId) -> Option<&str> {
        let guard = self.guards.iter().find(|guard| guard.nodes == [node])?;
        Some(guard.condition.as_str())
    }
}
