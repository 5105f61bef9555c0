//! A statement about order as a program, and what is seen of it at a figure.

use super::{FIRST_PRECISION, HIGHEST_PRECISION, Subject};
use crate::branch::cone::Cone;
use crate::branch::enclosure::{Obstacle, Place};
use crate::branch::figure::Figure;
use crate::branch::identify::is_meant;
use crate::branch::surds::surds;
use crate::deadline;
use crate::real::{Dyadic, Endpoint, Interval, Short};
use crate::record::{Comparison, FigureRecording, record_order};
use crate::slp::{Node, NodeId, RootKind, Slp};
use std::cmp::Ordering;

/// The time is asked for once in so many nodes.
const PERIOD: u32 = 64;
/// Equations are taken for met, by short numbers, where both sides may be equal and differ by less than 2 to minus this.
const SHORT_ZERO_BITS: i64 = 32;
/// The same by others.
const ZERO_BITS: i64 = 64;

/// A program with conclusions about order.
#[derive(Debug)]
pub(super) struct Program<'s> {
    subject: Subject<'s>,
    slp: Slp,
    comparisons: Vec<Comparison>,
    /// Nodes that must be zero, for the statement to be true.
    equations: Vec<NodeId>,
    /// Nodes that must be positive in a figure.
    positive: Vec<NodeId>,
    /// The nodes on which it depends whether a figure meets the conditions that pick it, in program order.
    picking: Vec<NodeId>,
    /// Those on which the other conditions and the comparisons depend beyond these.
    others: Vec<NodeId>,
}

/// What is seen at a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// It does not meet the conditions, or it is not certain that it does.
    Rejected,
    /// The conclusions hold; equations, as far as can be seen.
    Holds,
    /// One is violated, and all conditions are met, for certain.
    Violated,
    /// The precision does not suffice.
    Undecided,
}

/// What the first look shows, and how close the figure is to equality: the greatest excess of the lesser side in proportion to both,
/// which is negative.
pub(super) type Glance = (Seen, Option<Interval<Short>>);

impl<'s> Program<'s> {
    /// The program of a subject, if it has one.
    pub(super) fn of(subject: &Subject<'s>) -> Option<Self> {
        let Subject { theorem, dictionary, known, equations_hold } = *subject;
        let (recording, comparisons) = record_order(theorem, dictionary, known).ok()?;
        let FigureRecording { slp, positive, .. } = recording;
        let equations = slp.obligations.iter().flat_map(|equation| &equation.residuals);
        let picking = Cone::of(&slp, equations.chain(&positive).copied()).nodes;
        let conditions = slp.guards.iter().flat_map(|guard| &guard.nodes).copied();
        let tested = (0u32..).map(NodeId).zip(&slp.nodes);
        let tested = tested.filter(|(_, node)| matches!(node, Node::Div(..) | Node::Sqrt { .. }));
        let residuals = slp.conclusions.iter().flat_map(|conclusion| &conclusion.residuals);
        let equations: Vec<NodeId> = residuals.filter(|_| !equations_hold).copied().collect();
        let claimed = comparisons.iter().flat_map(|c| [c.lesser, c.greater, c.excess]);
        let claimed = claimed.chain(equations.iter().copied());
        let all = Cone::of(&slp, conditions.chain(tested.map(|(id, _)| id)).chain(claimed)).nodes;
        let others = all.into_iter().filter(|node| picking.binary_search(node).is_err()).collect();
        Some(Self { subject: *subject, slp, comparisons, equations, positive, picking, others })
    }

    /// The names of the free parameters.
    pub(super) fn parameters(&self) -> &[String] {
        &self.slp.parameters
    }

    /// For each square root, whether it may have either sign.
    pub(super) fn roots(&self) -> &[RootKind] {
        &self.slp.root_kinds
    }

    /// What is seen of a random figure. Only what stays undecided at the highest precision is so.
    pub(super) fn look(&self, figure: &Figure) -> Seen {
        let mut seen = self.see(figure).0;
        let mut precision = FIRST_PRECISION;
        while seen == Seen::Undecided && precision < HIGHEST_PRECISION {
            precision *= 4;
            seen = self.look_with(figure, precision);
        }
        self.certified(seen, figure)
    }

    /// What is seen of a figure with short numbers or, where these do not decide it, at the first precision.
    pub(super) fn glance(&self, figure: &Figure) -> Glance {
        let (seen, closeness) = self.see(figure);
        (self.certified(seen, figure), closeness)
    }

    fn see(&self, figure: &Figure) -> Glance {
        // What short numbers show of an equation is little.
        let equations = !self.slp.obligations.is_empty() || !self.equations.is_empty();
        match self.values::<Short>(figure, 0, SHORT_ZERO_BITS) {
            // When the time is over, nothing is made of what was seen.
            Err(Obstacle::Violated | Obstacle::Interrupted) => (Seen::Rejected, None),
            Err(Obstacle::Undecided | Obstacle::Wild) => {
                (self.look_with(figure, FIRST_PRECISION), None)
            }
            Ok(values) => match self.compare(&values, SHORT_ZERO_BITS) {
                Seen::Holds if self.equations.is_empty() => (Seen::Holds, self.closeness(&values)),
                Seen::Violated if !equations => (Seen::Violated, None),
                _ => (self.look_with(figure, FIRST_PRECISION), None),
            },
        }
    }

    /// What is seen of a figure on which equality is likely: strict inequalities are decided exactly, where the numbers are short and
    /// have at most one square root.
    pub(super) fn inspect(&self, figure: &Figure) -> Glance {
        match self.glance(figure) {
            (Seen::Undecided, _) if self.is_equality(figure) => {
                (self.certified(Seen::Violated, figure), None)
            }
            glance => glance,
        }
    }

    fn look_with(&self, figure: &Figure, precision: u64) -> Seen {
        match self.values::<Dyadic>(figure, precision, ZERO_BITS) {
            Ok(values) => self.compare(&values, ZERO_BITS),
            Err(_) => Seen::Rejected,
        }
    }

    /// What was seen, where nothing is refuted by a figure of which it is not certain that it is one, or that the text means what the program
    /// says: the equations that pick it, and the identifications, have to hold exactly, and no intersection may be a known point.
    fn certified(&self, seen: Seen, figure: &Figure) -> Seen {
        if seen == Seen::Violated && !(self.is_exactly_picked(figure) && self.is_meant(figure)) {
            return Seen::Undecided;
        }
        seen
    }

    fn is_meant(&self, figure: &Figure) -> bool {
        let Subject { theorem, dictionary, known, .. } = self.subject;
        !self.slp.root_kinds.contains(&RootKind::Conjugate)
            || is_meant(theorem, dictionary, known, figure)
    }

    fn is_exactly_picked(&self, figure: &Figure) -> bool {
        let equations = self.slp.obligations.iter().flat_map(|equation| &equation.residuals);
        let equations: Vec<NodeId> = equations.copied().collect();
        let cone = Cone::of(&self.slp, equations.iter().copied()).nodes;
        let values = surds(&self.slp, &cone, &figure.point.rationals(), &figure.signs);
        let is_zero = |node: &NodeId| {
            values[node.index()].as_ref().is_some_and(|value| value.sign() == Ordering::Equal)
        };
        equations.iter().all(is_zero)
    }

    /// What the conclusions are, where the conditions are met.
    fn compare<E: Endpoint>(&self, values: &[Interval<E>], zero_bits: i64) -> Seen {
        let mut undecided = false;
        for equation in &self.equations {
            let value = &values[equation.index()];
            if value.excludes_zero() {
                return Seen::Violated;
            }
            undecided |= !value.is_within(-zero_bits);
        }
        for comparison in &self.comparisons {
            match values[comparison.excess.index()].sign() {
                Some(Ordering::Greater) => return Seen::Violated,
                Some(Ordering::Equal) if comparison.strict => return Seen::Violated,
                Some(_) => {}
                None => undecided = true,
            }
        }
        if undecided { Seen::Undecided } else { Seen::Holds }
    }

    /// The excess that is closest to zero, in proportion to the size of both sides.
    fn closeness(&self, values: &[Interval<Short>]) -> Option<Interval<Short>> {
        let ratio = |comparison: &Comparison| {
            let side = |node: NodeId| values[node.index()].square(0);
            let size = side(comparison.lesser).sum(&side(comparison.greater), 0).square_root(0)?;
            values[comparison.excess.index()].quotient(&size, 0)
        };
        let ratios = self.comparisons.iter().filter_map(ratio);
        ratios.max_by(|one, other| one.high().cmp(other.high()))
    }

    /// The value of each node on which the comparisons depend; at the nodes of others there is none.
    ///
    /// If it succeeds, the figure certainly meets all conditions.
    fn values<E: Endpoint>(
        &self,
        figure: &Figure,
        precision: u64,
        zero_bits: i64,
    ) -> Result<Vec<Interval<E>>, Obstacle> {
        let point = &figure.point;
        let parameters: Vec<Interval<E>> = (0..point.dimension())
            .map(|i| Interval::from_dyadic(&point.coordinate(i), precision))
            .collect();
        let slp = &self.slp;
        let place = Place { slp, parameters: &parameters, signs: &figure.signs, precision };
        let mut values = vec![Interval::point(E::zero()); slp.nodes.len()];
        let run = |nodes: &[NodeId], values: &mut Vec<Interval<E>>| {
            nodes.iter().zip(1..).try_for_each(|(node, number)| {
                if number % PERIOD == 0 && deadline::is_over() {
                    return Err(Obstacle::Interrupted);
                }
                values[node.index()] = place.value(slp.nodes[node.index()], values)?;
                Ok(())
            })
        };
        run(&self.picking, &mut values)?;
        self.is_picked(&values, zero_bits)?;
        run(&self.others, &mut values)?;
        place.meets_requirements(&values)?;
        Ok(values)
    }

    /// Whether both sides of a strict inequality are exactly equal, as far as can be seen with short numbers.
    fn is_equality(&self, figure: &Figure) -> bool {
        let strict = self.comparisons.iter().filter(|comparison| comparison.strict);
        let excesses: Vec<NodeId> = strict.map(|comparison| comparison.excess).collect();
        if excesses.is_empty() {
            return false;
        }
        let cone = Cone::of(&self.slp, excesses.iter().copied()).nodes;
        let values = surds(&self.slp, &cone, &figure.point.rationals(), &figure.signs);
        excesses.iter().any(|excess| {
            values[excess.index()].as_ref().is_some_and(|value| value.sign() == Ordering::Equal)
        })
    }

    /// Whether a figure is one of those that the text picks, and its identifications are right.
    fn is_picked<E: Endpoint>(
        &self,
        values: &[Interval<E>],
        zero_bits: i64,
    ) -> Result<(), Obstacle> {
        for node in &self.positive {
            match values[node.index()].sign() {
                Some(Ordering::Greater) => {}
                sign => return Err(obstacle(sign.is_some())),
            }
        }
        for node in self.slp.obligations.iter().flat_map(|equation| &equation.residuals) {
            let value = &values[node.index()];
            if value.excludes_zero() || !value.is_within(-zero_bits) {
                return Err(obstacle(value.excludes_zero()));
            }
        }
        Ok(())
    }
}

fn obstacle(violated: bool) -> Obstacle {
    if violated { Obstacle::Violated } else { Obstacle::Undecided }
}
