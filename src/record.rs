//! The recording of a theorem as a straight-line program.

use crate::arith::{Arith as _, Rejection};
use crate::interpret::{
    Decide, Decision, Follow, Number, Reading, Residuals, Site, Stop, interpret,
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
    let slp = conclude(recorder, &reading)?;
    Ok(Recording { slp, questions: follow.questions() })
}

/// The program of a theorem that asks nothing about loci and roots; nothing at the first question.
///
/// # Errors
/// When a condition fails for every choice of the parameters, or a limit is exceeded.
pub fn record_unasked(theorem: &Theorem, dictionary: &Dictionary) -> Result<Option<Slp>, Stop> {
    let mut recorder = Recorder::new();
    let mut unasked = Unasked { asked: false };
    match interpret(theorem, dictionary, &mut recorder, &mut unasked) {
        Ok(reading) => Ok(Some(conclude(recorder, &reading)?)),
        Err(_) if unasked.asked => Ok(None),
        Err(stop) => Err(stop),
    }
}

/// Stops at the first question.
struct Unasked {
    asked: bool,
}

impl Unasked {
    fn stop(&mut self) -> Stop {
        self.asked = true;
        Rejection::Interrupted.into()
    }
}

impl Decide<Recorder> for Unasked {
    fn decide(&mut self, _: &mut Recorder, _: &Site<'_, NodeId>) -> Result<Decision, Stop> {
        Err(self.stop())
    }

    fn same_root(
        &mut self,
        _: &mut Recorder,
        _: &NodeId,
        _: &[NodeId],
    ) -> Result<Option<usize>, Stop> {
        Err(self.stop())
    }
}

fn conclude(mut recorder: Recorder, reading: &Reading<NodeId>) -> Result<Slp, Stop> {
    for conclusion in &reading.conclusions {
        let residuals = residual_nodes(conclusion, &mut recorder)?;
        recorder.conclude(residuals, conclusion.claim.clone());
    }
    for obligation in &reading.obligations {
        let residuals = residual_nodes(obligation, &mut recorder)?;
        if !residuals.is_empty() {
            recorder.oblige(residuals, obligation.claim.clone());
        }
    }
    Ok(recorder.finish())
}

fn residual_nodes(
    residuals: &Residuals<NodeId>,
    recorder: &mut Recorder,
) -> Result<Vec<NodeId>, Stop> {
    let mut nodes = Vec::with_capacity(residuals.values.len());
    for value in &residuals.values {
        let node = match value {
            Number::Constant(constant) => recorder.constant(constant)?,
            Number::Value(node) => *node,
        };
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
