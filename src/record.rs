//! The recording of a theorem as a straight-line program.

use crate::arith::Arith as _;
use crate::interpret::{Decision, Follow, Number, Residuals, Stop, interpret};
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
    Ok(Recording { slp: recorder.finish(), questions: follow.questions() })
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
