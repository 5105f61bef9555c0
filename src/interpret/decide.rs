//! Questions about loci and roots, and the answers to them.

use super::number::Number;
use super::{Residuals, Stop};
use crate::arith::Arith;
use crate::source::Span;

/// What is known about the points of a locus, or about the intersection of two loci.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// No common point is known: the points sought need a square root.
    Generic,
    /// The candidate with this number lies on the loci identically.
    Known(usize),
    /// The candidate with this number lies on the loci identically, and those with the numbers in the set `twins` (bit `i` for candidate
    /// `i`) are the same point under other names.
    KnownTwice {
        /// The candidate.
        number: usize,
        /// The others.
        twins: u64,
    },
    /// The loci touch identically.
    Tangent,
    /// The radicand is that of an earlier root, up to the square of a rational number.
    SameRoot(Multiple),
    /// The direction of the line, or the normal of the plane, vanishes identically, so that it is none.
    NoDirection,
}

/// The rational multiple `factor = numerator/denominator > 0` of an earlier root: the radicand is `factor²` times that of the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Multiple {
    /// The number of the earlier root.
    pub root: usize,
    /// The numerator of the factor.
    pub numerator: u32,
    /// The denominator of the factor.
    pub denominator: u32,
}

/// A point that may lie on the loci.
#[derive(Clone, Debug)]
pub struct Candidate<V> {
    /// The coordinates of the point.
    pub coordinates: Vec<Number<V>>,
    /// For each locus, what the point's lying on it says; nothing where it lies on it by construction.
    pub incidences: Vec<Option<Residuals<V>>>,
    /// Its name.
    pub name: String,
}

/// A question about loci.
pub struct Site<'s, V> {
    /// The points that may be known to lie on all of the loci.
    pub candidates: &'s [Candidate<V>],
    /// The number that vanishes when the loci touch; nothing for a single locus.
    pub discriminant: Option<&'s Number<V>>,
    /// Whether the text names the one candidate with `other than`, so that it must be a common point.
    pub named: bool,
    /// Whether one point of intersection is wanted (and not two, or a point of a single locus).
    pub single: bool,
    /// The place of the statement.
    pub span: Span,
}

/// Answers questions about loci.
pub trait Decide<A: Arith> {
    /// Which points are known.
    ///
    /// # Errors
    /// When the values at hand are rejected.
    fn decide(&mut self, arith: &mut A, site: &Site<'_, A::Value>) -> Result<Decision, Stop>;

    /// The earlier root of which this radicand's is a multiple identically; the word `sqrt` then means this multiple.
    ///
    /// # Errors
    /// When the values at hand are rejected.
    fn same_root(
        &mut self,
        arith: &mut A,
        radicand: &A::Value,
        earlier: &[A::Value],
    ) -> Result<Option<Multiple>, Stop>;

    /// Whether these numbers, the direction of a line or the normal of a plane, vanish identically. What is said of such a line is empty; so it gets the condition
    /// that it has a direction, which nothing meets.
    ///
    /// # Errors
    /// When the values at hand are rejected.
    fn has_no_direction(
        &mut self,
        arith: &mut A,
        direction: &[&Number<A::Value>],
    ) -> Result<bool, Stop>;
}

/// Gives the answers that were found before, in the order of the questions.
#[derive(Clone, Debug)]
pub struct Follow<'d> {
    decisions: std::slice::Iter<'d, Decision>,
    questions: usize,
}

impl<'d> Follow<'d> {
    /// The answers.
    #[must_use]
    pub fn new(decisions: &'d [Decision]) -> Self {
        Self { decisions: decisions.iter(), questions: 0 }
    }

    /// How many questions have been asked.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.questions
    }
}

impl<A: Arith> Decide<A> for Follow<'_> {
    fn decide(&mut self, _: &mut A, _: &Site<'_, A::Value>) -> Result<Decision, Stop> {
        self.questions += 1;
        Ok(self.decisions.next().copied().unwrap_or(Decision::Generic))
    }

    fn same_root(
        &mut self,
        _: &mut A,
        _: &A::Value,
        _: &[A::Value],
    ) -> Result<Option<Multiple>, Stop> {
        self.questions += 1;
        match self.decisions.next() {
            Some(Decision::SameRoot(multiple)) => Ok(Some(*multiple)),
            _ => Ok(None),
        }
    }

    fn has_no_direction(&mut self, _: &mut A, _: &[&Number<A::Value>]) -> Result<bool, Stop> {
        self.questions += 1;
        Ok(self.decisions.next() == Some(&Decision::NoDirection))
    }
}
