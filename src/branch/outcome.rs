//! What the road through the drawn component can lead to.

use crate::analysis::Analysis;
use crate::branch::budget::BranchBudget;
use crate::branch::caps::{EXACT_BITS, GRID_BITS, POOL_PRIMES, SIGN_PRECISION};
use crate::branch::draw::{Failure, Truth, judge};
use crate::branch::figure::Figure;
use crate::branch::resolve::Unresolved;
use crate::branch::selector::Selector;
use crate::branch::state::Status;
use crate::interpret::Decision;
use crate::slp::{NodeId, Slp};
use std::fmt;
use std::sync::Arc;

/// Binary digits up to which the coordinates of a counterexample are rounded.
const FINEST: u32 = 24;

/// A program, frozen before the coins of the test are tossed.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The program.
    pub slp: Slp,
    /// Its degrees and heights.
    pub analysis: Analysis,
    /// What it takes for known about loci and roots; empty for a program that was given as such.
    pub decisions: Vec<Decision>,
    /// Whether the text leaves open which of two common points is meant, so that the figure had to say it.
    pub ambiguous: bool,
    /// Nodes that must be positive: the order conditions on the figure.
    pub positive: Vec<NodeId>,
    /// The order conditions in words.
    pub order: Vec<String>,
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
    /// Primes that were tried.
    pub attempts: u32,
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
    /// What each square root is there, as far as a claim depends on it; empty where that was not found out.
    pub statuses: Vec<Option<Status>>,
    /// Whether there is only one component, so that the statement fails on every one.
    pub everywhere: bool,
    /// The chance that an identification on which the program rests is wrong; without such identifications the refutation is exact.
    pub obligations: Option<BranchBudget>,
}

impl Counterexample {
    /// A figure near this one with coordinates of as few binary digits as possible in which the same conclusion fails, and all
    /// identifications hold as far as can be seen.
    #[must_use]
    pub fn simplest_figure(&self) -> Figure {
        simplest(&self.program, &self.figure, self.failure.conclusion)
    }
}

/// The figure with coordinates rounded to as few binary digits as leave the conclusion false; itself where none do.
fn simplest(program: &Frozen, figure: &Figure, conclusion: usize) -> Figure {
    let rounded = (0..figure.point.scale().min(FINEST))
        .map(|bits| Figure { point: figure.point.rounded(bits), signs: figure.signs.clone() });
    let fails = |figure: &Figure| {
        matches!(judge(&program.slp, figure, &program.positive),
            Ok(Truth::False(failure)) if failure.conclusion == conclusion)
    };
    rounded.into_iter().find(fails).unwrap_or_else(|| figure.clone())
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

impl fmt::Display for NoDrawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoFigure => {
                "no real figure was found that meets all conditions: check that they can be met together, or place the points so that they are"
            }
            Self::NoBox => {
                "no figure could be certified together with its neighbourhood: every one found is close to a degenerate position"
            }
            Self::Accidental => {
                "every figure rested on an incidence that was an accident of it: run again with another seed"
            }
        })
    }
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

impl fmt::Display for Cap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfReach => write!(
                f,
                "roots, degree and height are too large for the error asked for (anchors have at most {GRID_BITS} bits): ask for less \
                 with --error, or split the theorem"
            ),
            Self::Unresolved(Unresolved::Oversize) => write!(
                f,
                "the exact numbers that decide which square roots are new exceed {EXACT_BITS} bits: build the configuration with fewer roots"
            ),
            Self::Unresolved(Unresolved::FewSplitPrimes) => write!(
                f,
                "too few of {POOL_PRIMES} primes split in the field of the square roots: build the configuration with fewer roots"
            ),
            Self::Unresolved(Unresolved::Sign) => write!(
                f,
                "{SIGN_PRECISION} bits do not tell the sign of a square root that depends on earlier ones: run again with another seed"
            ),
            Self::Unresolved(Unresolved::Interrupted) | Self::Interrupted => {
                f.write_str("the time limit was reached: allow more with --time-limit")
            }
            Self::Attempts(attempts) => write!(
                f,
                "too few of {attempts} primes split in the field of the square roots: build the configuration with fewer roots"
            ),
            Self::WitnessPrecision(bits) => write!(
                f,
                "a conclusion fails near the figure, and {bits} bits do not show by how much: run again with another seed"
            ),
        }
    }
}

/// What was found about the drawn component.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The conclusions hold on every component, for there is only one: all roots are independent.
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
    /// The first figure in which it was not; none where no figures were asked for.
    pub failing: Option<Failing>,
    /// Order conditions that were met in all figures in which the goal was true, and in no other; none where no figures were asked for.
    pub selectors: Vec<Selector>,
}

/// A random figure in which a conclusion fails, for certain; its program may differ from that of the outcome in what was read off it.
#[derive(Clone, Debug)]
pub struct Failing {
    /// The program.
    pub program: Arc<Frozen>,
    /// The figure.
    pub figure: Figure,
    /// The conclusion that fails, and an enclosure of its residual.
    pub failure: Failure,
}

impl Failing {
    /// A figure near this one with short coordinates in which the same conclusion fails.
    #[must_use]
    pub fn simplest_figure(&self) -> Figure {
        simplest(&self.program, &self.figure, self.failure.conclusion)
    }
}

impl Outcome {
    /// The program that was decided about, where one was.
    #[must_use]
    pub fn program(&self) -> Option<&Arc<Frozen>> {
        match self {
            Self::HoldsEverywhere(certificate) | Self::HoldsAsDrawn(certificate) => {
                Some(&certificate.program)
            }
            Self::FalseNearDrawing(counterexample) => Some(&counterexample.program),
            Self::NoDrawing(_) | Self::CapReached(_) => None,
        }
    }

    /// The certificate, if the conclusions hold.
    #[must_use]
    pub fn certificate(&self) -> Option<&Certificate> {
        match self {
            Self::HoldsEverywhere(certificate) | Self::HoldsAsDrawn(certificate) => {
                Some(certificate)
            }
            Self::FalseNearDrawing(_) | Self::NoDrawing(_) | Self::CapReached(_) => None,
        }
    }
}
