//! The recording of a theorem as a straight-line program.

use crate::arith::Arith as _;
use crate::interpret::{
    Decide, Decision, Follow, Inequality, Multiple, Number, Reading, Residuals, Site, Stop,
    interpret,
};
use crate::slp::builder::Recorder;
use crate::slp::{Node, NodeId, Slp};
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;

/// A recorded theorem.
#[derive(Clone, Debug)]
pub struct Recording {
    /// The program.
    pub slp: Slp,
    /// How many questions about loci and roots the walk asked.
    pub questions: usize,
}

/// A theorem recorded together with what picks its figures.
#[derive(Clone, Debug)]
pub struct FigureRecording {
    /// The program. The equations that pick figures are among its obligations.
    pub slp: Slp,
    /// Nodes that must be positive in a figure.
    pub positive: Vec<NodeId>,
    /// The conditions that say so, as they stand in the text.
    pub order: Vec<String>,
}

/// A conclusion about order, as nodes of a program.
#[derive(Clone, Copy, Debug)]
pub struct Comparison {
    /// The number that must be less.
    pub lesser: NodeId,
    /// The number that must be greater.
    pub greater: NodeId,
    /// The lesser minus the greater number.
    pub excess: NodeId,
    /// Whether they must differ.
    pub strict: bool,
}

/// The program of a theorem, given what is known about its loci and roots.
///
/// Residuals that vanish by their form alone (the literal 0, or `u − u` of one node) are left out: a conclusion without residuals is
/// proved, and such an obligation is none.
///
/// # Errors
/// When a condition fails for every choice of the parameters, or a limit is exceeded.
pub fn record(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
) -> Result<Recording, Stop> {
    let mut recorder = Recorder::new();
    let mut follow = Follow::new(decisions);
    let reading = interpret(theorem, dictionary, &mut recorder, &mut follow)?;
    state(&reading, &mut recorder)?;
    Ok(Recording { slp: recorder.finish(), questions: follow.questions() })
}

/// The program of a theorem as [`record`] gives it, with the conditions that pick its figures.
///
/// # Errors
/// When a condition fails for every choice of the parameters, or a limit is exceeded.
pub fn record_figure(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
) -> Result<FigureRecording, Stop> {
    let mut recorder = Recorder::of_figures();
    let reading = interpret(theorem, dictionary, &mut recorder, &mut Follow::new(decisions))?;
    figure_recording(&reading, recorder)
}

/// The program of a theorem as [`record_figure`] gives it, and its conclusions about order.
///
/// # Errors
/// When a condition fails for every choice of the parameters, or a limit is exceeded.
pub fn record_order(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
) -> Result<(FigureRecording, Vec<Comparison>), Stop> {
    let mut recorder = Recorder::of_figures();
    let reading = interpret(theorem, dictionary, &mut recorder, &mut Follow::new(decisions))?;
    let mut comparisons = Vec::new();
    for Inequality { lesser, greater, excess, strict } in reading.inequalities.iter().flatten() {
        let mut place = |number| node(number, &mut recorder);
        let (lesser, greater, excess) = (place(lesser)?, place(greater)?, place(excess)?);
        comparisons.push(Comparison { lesser, greater, excess, strict: *strict });
    }
    Ok((figure_recording(&reading, recorder)?, comparisons))
}

/// The recording of a reading whose conditions on figures are still to be taken down.
fn figure_recording(
    reading: &Reading<NodeId>,
    mut recorder: Recorder,
) -> Result<FigureRecording, Stop> {
    state(reading, &mut recorder)?;
    let mut positive = Vec::new();
    let mut order = Vec::new();
    for selection in &reading.selections {
        oblige(&selection.residuals, &mut recorder)?;
        for inequality in &selection.inequalities {
            let [lesser, greater] =
                [&inequality.lesser, &inequality.greater].map(|side| node(side, &mut recorder));
            positive.push(recorder.sub(&greater?, &lesser?)?);
        }
        if !selection.inequalities.is_empty() {
            order.push(selection.residuals.claim.clone());
        }
    }
    Ok(FigureRecording { slp: recorder.finish(), positive, order })
}

/// The program of a theorem as [`record`] gives it, with the equations of its assumptions.
///
/// # Errors
/// When a condition fails for every choice of the parameters, or a limit is exceeded.
pub fn record_assumption(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
) -> Result<(Slp, Vec<NodeId>), Stop> {
    let mut recorder = Recorder::of_figures();
    let mut known = KnownOrSame { known: Follow::new(decisions), left: decisions.len() };
    let reading = interpret(theorem, dictionary, &mut recorder, &mut known)?;
    state(&reading, &mut recorder)?;
    let mut equations = Vec::new();
    for selection in reading.selections.iter().filter(|selection| selection.assumed) {
        equations.extend(residual_nodes(&selection.residuals, &mut recorder)?);
    }
    Ok((recorder.finish(), equations))
}

/// The answers that are known of a theorem; after them, in what picks its figures, a root is an earlier one if its radicand is the same node.
struct KnownOrSame<'d> {
    known: Follow<'d>,
    left: usize,
}

impl Decide<Recorder> for KnownOrSame<'_> {
    fn decide(
        &mut self,
        recorder: &mut Recorder,
        site: &Site<'_, NodeId>,
    ) -> Result<Decision, Stop> {
        self.left = self.left.saturating_sub(1);
        self.known.decide(recorder, site)
    }

    fn same_root(
        &mut self,
        recorder: &mut Recorder,
        radicand: &NodeId,
        earlier: &[NodeId],
    ) -> Result<Option<Multiple>, Stop> {
        if self.left > 0 {
            self.left -= 1;
            return self.known.same_root(recorder, radicand, earlier);
        }
        let same = earlier.iter().position(|node| node == radicand);
        Ok(same.map(|root| Multiple { root, numerator: 1, denominator: 1 }))
    }

    fn has_no_direction(
        &mut self,
        recorder: &mut Recorder,
        direction: &[&Number<NodeId>],
    ) -> Result<bool, Stop> {
        self.left = self.left.saturating_sub(1);
        self.known.has_no_direction(recorder, direction)
    }
}

/// Takes down the conclusions and obligations.
fn state(reading: &Reading<NodeId>, recorder: &mut Recorder) -> Result<(), Stop> {
    for conclusion in &reading.conclusions {
        let residuals = residual_nodes(conclusion, recorder)?;
        recorder.conclude(residuals, conclusion.claim.clone());
    }
    reading.obligations.iter().try_for_each(|obligation| oblige(obligation, recorder))
}

fn oblige(obligation: &Residuals<NodeId>, recorder: &mut Recorder) -> Result<(), Stop> {
    let residuals = residual_nodes(obligation, recorder)?;
    if !residuals.is_empty() {
        recorder.oblige(residuals, obligation.claim.clone());
    }
    Ok(())
}

fn node(number: &Number<NodeId>, recorder: &mut Recorder) -> Result<NodeId, Stop> {
    Ok(match number {
        Number::Constant(constant) => recorder.constant(constant)?,
        Number::Value(node) => *node,
    })
}

fn residual_nodes(
    residuals: &Residuals<NodeId>,
    recorder: &mut Recorder,
) -> Result<Vec<NodeId>, Stop> {
    let mut nodes = Vec::with_capacity(residuals.values.len());
    for value in &residuals.values {
        let node = node(value, recorder)?;
        if !vanishes_by_form(node, recorder.slp()) {
            nodes.push(node);
        }
    }
    Ok(nodes)
}

fn vanishes_by_form(node: NodeId, slp: &Slp) -> bool {
    match slp.nodes[node.index()] {
        Node::Constant(position) => num_traits::Zero::is_zero(&slp.constants[position as usize]),
        Node::Sub(u, w) => u == w,
        _ => false,
    }
}
