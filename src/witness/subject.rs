//! What a search for counterexamples looks at: the named points and numbers of a theorem, and the points that its claims speak of.

use super::extension::{Extension, call, claims as claims_of};
use super::shrink::Role;
use super::sight::{Measure, View};
use crate::interpret::{Decision, Follow, Number, Object, Reading, Stop, interpret};
use crate::slp::builder::Recorder;
use crate::slp::{Node, NodeId, Slp};
use crate::theorem::dictionary::Dictionary;
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Expr, Slot, Step, Theorem};

/// A theorem, extended by the points that its claims speak of.
pub(super) struct Subject {
    pub(super) extension: Extension,
    pub(super) slp: Slp,
    pub(super) reading: Reading<NodeId>,
    pub(super) view: View,
    pub(super) roles: Vec<Role>,
    points: Vec<Slot>,
    numbers: Vec<Slot>,
}

impl Subject {
    /// The subject of a theorem, with the points that its claims speak of or without them. They are left out where finding them would take
    /// a further square root.
    ///
    /// # Errors
    /// When the theorem has no program.
    pub(super) fn of(
        theorem: &Theorem,
        dictionary: &Dictionary,
        decisions: &[Decision],
        detailed: bool,
    ) -> Result<Self, Stop> {
        let plain = recorded(Extension::of(theorem), dictionary, decisions)?;
        let kind_of = |i: &usize| &theorem.kinds[*i];
        let named =
            (0..theorem.names.len()).filter(|i| kind_of(i).is_any_point()).map(Slot).collect();
        let numbers = (0..theorem.names.len())
            .filter(|i| matches!(kind_of(i), Kind::Number))
            .map(Slot)
            .collect();
        let mut points: Vec<Slot> = named;
        let mut view = View::default();
        view.named = points.len();
        let free = free(theorem);
        view.free = (0..points.len()).filter(|&i| free[points[i].0]).collect();
        let mut extension = Extension::of(theorem);
        let (mut more, mut claims) = (points.clone(), Vec::new());
        for (_, claim) in claims_of(theorem).filter(|_| detailed) {
            claims.extend(measure(claim, dictionary, &mut extension, &mut more));
        }
        let (extension, slp, reading) = if extension.is_empty() {
            (points, view.claims) = (more, claims);
            plain
        } else {
            match recorded(extension, dictionary, decisions) {
                Ok(extended) if extended.1.roots.len() == plain.1.roots.len() => {
                    (points, view.claims) = (more, claims);
                    extended
                }
                _ => plain,
            }
        };
        let roles = roles(theorem, &reading, &slp);
        view.roles.clone_from(&roles);
        Ok(Self { extension, slp, reading, view, roles, points, numbers })
    }

    /// Whether nothing is added to the theorem.
    pub(super) fn is_plain(&self) -> bool {
        self.extension.is_empty()
    }

    /// The coordinates of the points of a reading, the named ones first.
    pub(super) fn points_of<'r, V>(
        &self,
        reading: &'r [Object<V>],
    ) -> impl Iterator<Item = Vec<&'r Number<V>>> {
        self.points.iter().filter_map(|slot| match &reading[slot.0] {
            object @ (Object::Pair(_) | Object::Triple(_)) => {
                Some(object.numbers().into_iter().map(|(_, number)| number).collect())
            }
            _ => None,
        })
    }

    /// The named numbers of a reading.
    pub(super) fn numbers_of<'r, V>(
        &self,
        reading: &'r [Object<V>],
    ) -> impl Iterator<Item = &'r Number<V>> {
        self.numbers.iter().filter_map(|slot| match &reading[slot.0] {
            Object::Number(number) => Some(number),
            _ => None,
        })
    }
}

/// For each slot, whether it is a free or semi-free point.
fn free(theorem: &Theorem) -> Vec<bool> {
    let mut free = vec![false; theorem.names.len()];
    for step in &theorem.steps {
        if let Step::FreePoint(_) | Step::On { .. } = step {
            step.made().iter().for_each(|slot| free[slot.0] = true);
        }
    }
    free
}

fn recorded(
    extension: Extension,
    dictionary: &Dictionary,
    decisions: &[Decision],
) -> Result<(Extension, Slp, Reading<NodeId>), Stop> {
    let mut recorder = Recorder::new();
    let mut follow = Follow::new(decisions);
    let reading = interpret(extension.theorem(), dictionary, &mut recorder, &mut follow)?;
    Ok((extension, recorder.finish(), reading))
}

/// How far a claim fails, for the claims whose failure is easily measured.
fn measure(
    claim: &Claim,
    dictionary: &Dictionary,
    extension: &mut Extension,
    points: &mut Vec<Slot>,
) -> Vec<Measure> {
    let Claim::Predicate { word, arguments } = claim else { return Vec::new() };
    if let ("concurrent", [l, m, n]) = (dictionary.word(*word).name.as_str(), arguments.as_slice())
    {
        let corner = |l, m| call(dictionary, "intersection", &[l, m]);
        let corners = [corner(l, m), corner(m, n), corner(n, l)];
        if let [Some(p), Some(q), Some(r)] = &corners {
            let corners = [p, q, r].map(|corner| extension.define(corner));
            let first = points.len();
            points.extend(corners);
            return vec![Measure::Concurrent([first, first + 1, first + 2])];
        }
    }
    let of_plane = arguments.iter().all(|argument| argument.kind.is_point());
    if !arguments.iter().all(|argument| argument.kind.is_any_point()) {
        return Vec::new();
    }
    let mut place = |argument: &Expr| {
        let slot = extension.define(argument);
        points.iter().position(|point| *point == slot).unwrap_or_else(|| {
            points.push(slot);
            points.len() - 1
        })
    };
    let name = dictionary.word(*word).name.as_str();
    match (name, arguments.as_slice()) {
        ("collinear", [a, b, c]) => vec![Measure::Collinear([place(a), place(b), place(c)])],
        ("concyclic", [a, b, c, d]) if of_plane => {
            vec![Measure::Concyclic([place(a), place(b), place(c), place(d)])]
        }
        ("equal_length", [a, b, c, d]) => {
            vec![Measure::EqualLength([place(a), place(b), place(c), place(d)])]
        }
        ("equilateral", [a, b, c]) => {
            let [a, b, c] = [place(a), place(b), place(c)];
            vec![Measure::EqualLength([a, b, b, c]), Measure::EqualLength([b, c, c, a])]
        }
        _ => Vec::new(),
    }
}

/// What each parameter is: those that are a coordinate of a free point, and the others.
fn roles(theorem: &Theorem, reading: &Reading<NodeId>, slp: &Slp) -> Vec<Role> {
    let mut roles = vec![Role::Scalar; slp.parameters.len()];
    for step in &theorem.steps {
        if let Step::FreePoint(slot) = step {
            for (axis, (_, number)) in reading.objects[slot.0].numbers().into_iter().enumerate() {
                if let Number::Value(node) = number
                    && let Node::Parameter(position) = slp.nodes[node.index()]
                {
                    roles[position as usize] = Role::Coordinate(axis);
                }
            }
        }
    }
    roles
}
