//! What the road through the drawn component can lead to.

use crate::analysis::Analysis;
use crate::branch::budget::BranchBudget;
use crate::branch::draw::Failure;
use crate::branch::figure::Figure;
use crate::branch::resolve::Unresolved;
use crate::branch::state::Status;
use crate::interpret::Decision;
use crate::slp::{NodeId, Slp};
use std::sync::Arc;

/// A program, frozen before the coins of the test are tossed.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The program.
    pub slp: Slp,
    /// Its degrees and heights.
    pub analysis: Analysis,
    /// What it takes for known about loci and roots; empty for a program that was given as such.
    pub decisions: Vec<Decision>,
    /// Whether some of that was read off a figure: the program is then the one of the text in this figure only.
    pub as_drawn: bool,
    /// Nodes that must be positive: the order conditions on the figure.
    pub positive: Vec<NodeId>,
}

/// How often the goal was true in figures drawn at random. Statistics, and no part of any bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawings {
    /// Random points and signs that were tried.
    pub tried: u32,
    /// Those that met all conditions.
    pub drawn: u32,
    /// Figures in which all conclusions are true, as far as can be seen.
    pub true_in: u32,
}

/// Why and where a statement holds on the component of a figure.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The program that was tested.
    pub program: Arc<Frozen>,
    /// The figure.
    pub figure: Figure,
    /// The half side `2^−j` of the certified box about it.
    pub halvings: u32,
    /// The random anchor in the box.
    pub anchor: Figure,
    /// What each square root is at the anchor; nothing for roots on which no claim depends.
    pub statuses: Vec<Option<Status>>,
    /// The error.
    pub budget: BranchBudget,
}

/// Why a statement does not hold on the component of a figure.
#[derive(Clone, Debug)]
pub struct Counterexample {
    /// The program.
    pub program: Arc<Frozen>,
    /// A real figure in which all conditions hold and a conclusion fails.
    pub figure: Figure,
    /// The conclusion that fails there, and an enclosure of its residual.
    pub failure: Failure,
    /// Whether there is only one component, so that the statement fails on every one.
    pub everywhere: bool,
    /// The chance that an identification on which the program rests is wrong; without such identifications the refutation is exact.
    pub obligations: Option<BranchBudget>,
}

/// Why there is no figure to speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDrawing {
    /// No random point and signs met all conditions.
    NoFigure,
    /// Figures were found, but their identifications failed, or no box about them could be certified.
    NoBox,
    /// Every frozen program rested on an identification that was an accident of its figure.
    Accidental,
}

/// A limit that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    /// Roots, degree and height are too large for the error asked for.
    OutOfReach,
    /// The roots of the anchor could not be decided.
    Unresolved(Unresolved),
    /// Too few of so many primes split in the field of the anchor.
    Attempts(u32),
    /// A conclusion is known to fail at the anchor, and so many bits do not separate it from zero.
    WitnessPrecision(u64),
    /// The time limit.
    Interrupted,
}

/// What was found about the drawn component.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The conclusions hold on every component: there is only one, and nothing was read off the figure.
    HoldsEverywhere(Certificate),
    /// The conclusions hold on the component of the figure: for it, and for every configuration that is reached from it by a continuous
    /// motion during which no condition fails, no divisor or radicand vanishes and no order condition changes.
    HoldsAsDrawn(Certificate),
    /// A conclusion fails for almost every configuration near the figure.
    FalseNearDrawing(Counterexample),
    /// There is no figure.
    NoDrawing(NoDrawing),
    /// A limit was reached.
    CapReached(Cap),
}

/// An outcome, with the statistics of the figures that were drawn.
#[derive(Clone, Debug)]
pub struct Report {
    /// The outcome.
    pub outcome: Outcome,
    /// How often the goal was true.
    pub drawings: Drawings,
}
