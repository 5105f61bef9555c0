//! A theorem in floating-point numbers: where things are, for the eye.

use crate::interpret::{
    Decide, Decision, Locus, Multiple, Number, Object, Site, SpaceLocus, Stop, Triple, interpret,
};
use crate::slp::builder::Recorder;
use crate::slp::{Guard, GuardOrigin, Node, NodeId, Slp};
use crate::theorem::dictionary::Dictionary;
use crate::theorem::kind::Kind;
use crate::theorem::{Slot, Theorem};
use num_traits::ToPrimitive as _;

use super::conic::Conic;
use super::plane::{self, Point};
use super::projection::{Projection, Spot};

/// Numbers smaller than this are taken for zero where a division or a root would make them large.
const TINY: f64 = 1e-12;

/// A choice of the parameters and of the signs of the roots: bit i of `signs` is set where root i is negative.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) parameters: Vec<f64>,
    pub(super) signs: u64,
}

/// An object in numbers.
#[derive(Clone, Debug)]
pub(super) enum Placed {
    Number(f64),
    Pair(Point),
    /// A point of the line and its direction.
    Line(Point, Point),
    /// Centre and radius.
    Circle(Point, f64),
    Conic(Conic),
    /// A plane of space, of which nothing is drawn but what lies on it.
    Plane,
    /// Something that no paper holds.
    Nowhere,
}

/// A theorem as a program, to be sketched many times.
#[derive(Debug)]
pub(super) struct Draft {
    slp: Slp,
    objects: Vec<Object<NodeId>>,
    /// For each object, whether it has a name and must be somewhere.
    named: Vec<bool>,
    /// For each object, whether it is a point of space.
    in_space: Vec<bool>,
}

impl Draft {
    /// The program of a theorem, which may be an extension, if it has one.
    pub(super) fn of(
        theorem: &Theorem,
        dictionary: &Dictionary,
        decisions: &[Decision],
    ) -> Option<Self> {
        let mut recorder = Recorder::new();
        let mut known = Known(decisions.iter());
        let reading = interpret(theorem, dictionary, &mut recorder, &mut known).ok()?;
        let named = theorem.names.iter().map(|name| !name.is_empty()).collect();
        let in_space = theorem.kinds.iter().map(Kind::is_point3).collect();
        Some(Self { slp: recorder.finish(), objects: reading.objects, named, in_space })
    }

    /// The theorem with this choice; nothing when it is not admissible.
    pub(super) fn sketch(&self, choice: &Choice) -> Option<Sketch> {
        let values = values(&self.slp, choice)?;
        let points = self.in_space.iter().zip(&self.objects).filter(|(in_space, _)| **in_space);
        let spots: Vec<Spot> = points
            .filter_map(|(_, object)| match object {
                Object::Triple(point) => Some(spot(point, &values)),
                _ => None,
            })
            .collect();
        let projection = Projection::of(&spots);
        let placed: Vec<Placed> =
            self.objects.iter().map(|object| place(object, &values, &projection)).collect();
        let mut named = self.named.iter().zip(&placed);
        let nowhere = named.any(|(named, object)| *named && matches!(object, Placed::Nowhere));
        (!nowhere).then_some(Sketch { placed, in_space: !spots.is_empty() })
    }
}

/// The objects of a theorem, slot by slot.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    placed: Vec<Placed>,
    in_space: bool,
}

impl Sketch {
    /// Whether there are points in space, so that lengths and angles on paper are not the true ones.
    pub(super) fn is_in_space(&self) -> bool {
        self.in_space
    }

    /// The object in a slot.
    pub(super) fn get(&self, slot: Slot) -> &Placed {
        self.placed.get(slot.0).unwrap_or(&Placed::Nowhere)
    }

    /// The point in a slot.
    pub(super) fn point(&self, slot: Slot) -> Option<Point> {
        match self.get(slot) {
            Placed::Pair(point) => Some(*point),
            _ => None,
        }
    }

    /// The points in slots.
    pub(super) fn points<const N: usize>(&self, slots: [Slot; N]) -> Option<[Point; N]> {
        let points: Vec<Point> =
            slots.iter().map(|&slot| self.point(slot)).collect::<Option<_>>()?;
        points.try_into().ok()
    }

    /// The line in a slot.
    pub(super) fn line(&self, slot: Slot) -> Option<(Point, Point)> {
        match self.get(slot) {
            Placed::Line(point, direction) => Some((*point, *direction)),
            _ => None,
        }
    }

    /// The conic in a slot.
    pub(super) fn conic(&self, slot: Slot) -> Option<Conic> {
        match self.get(slot) {
            Placed::Conic(conic) => Some(*conic),
            _ => None,
        }
    }

    /// The circle in a slot.
    pub(super) fn circle(&self, slot: Slot) -> Option<(Point, f64)> {
        match self.get(slot) {
            Placed::Circle(center, radius) => Some((*center, *radius)),
            _ => None,
        }
    }
}

/// The value of each node in floating-point numbers; nothing where a condition fails, or nearly so.
fn values(slp: &Slp, choice: &Choice) -> Option<Vec<f64>> {
    let mut values: Vec<f64> = Vec::with_capacity(slp.nodes.len());
    for node in &slp.nodes {
        let value = |node: NodeId| values[node.index()];
        let value = match *node {
            Node::Constant(position) => slp.constants[position as usize].to_f64()?,
            Node::Parameter(position) => *choice.parameters.get(position as usize)?,
            Node::Add(u, w) => value(u) + value(w),
            Node::Sub(u, w) => value(u) - value(w),
            Node::Mul(u, w) => value(u) * value(w),
            Node::Div(u, w) => (value(w).abs() > TINY).then(|| value(u) / value(w))?,
            Node::Sqrt { radicand, root } => {
                let root_of = (value(radicand) > TINY).then(|| value(radicand).sqrt())?;
                let negative = choice.signs.checked_shr(root).unwrap_or(0) & 1 == 1;
                if negative { -root_of } else { root_of }
            }
        };
        values.push(value);
    }
    let mut required = slp.guards.iter().filter(|guard| guard.origin == GuardOrigin::Required);
    let met = |guard: &Guard| guard.nodes.iter().any(|node| values[node.index()].abs() > TINY);
    required.all(met).then_some(values)
}

/// The value of a number of the program.
fn float(number: &Number<NodeId>, values: &[f64]) -> f64 {
    match number {
        Number::Constant(constant) => constant.to_f64().unwrap_or(f64::NAN),
        Number::Value(node) => values[node.index()],
    }
}

fn spot(triple: &Triple<NodeId>, values: &[f64]) -> Spot {
    [&triple.x, &triple.y, &triple.z].map(|number| float(number, values))
}

fn place(object: &Object<NodeId>, values: &[f64], projection: &Projection) -> Placed {
    let float = |number: &Number<NodeId>| float(number, values);
    let image = |triple: &Triple<NodeId>| projection.image(spot(triple, values));
    let pair = |x: &Number<NodeId>, y: &Number<NodeId>| [float(x), float(y)];
    let placed = match object {
        Object::Number(number) => Placed::Number(float(number)),
        Object::Pair(point) => Placed::Pair(pair(&point.x, &point.y)),
        Object::Locus(locus) => match &**locus {
            Locus::Line(line) => {
                let (normal, c) = (pair(&line.a, &line.b), float(&line.c));
                let square = plane::dot(normal, normal);
                if square == 0.0 {
                    return Placed::Nowhere;
                }
                let near = line.known.first().map_or_else(
                    || plane::scale(normal, -c / square),
                    |point| pair(&point.x, &point.y),
                );
                Placed::Line(near, plane::unit([normal[1], -normal[0]]))
            }
            Locus::Circle(circle) => {
                let square = float(&circle.squared_radius);
                if square <= 0.0 {
                    return Placed::Nowhere;
                }
                Placed::Circle(pair(&circle.center.x, &circle.center.y), square.sqrt())
            }
            Locus::Conic(conic) => Placed::Conic(Conic(conic.0.each_ref().map(float))),
        },
        Object::Triple(triple) => Placed::Pair(image(triple)),
        Object::SpaceLocus(locus) => match &**locus {
            SpaceLocus::Line(line) => {
                let direction = image(&line.direction);
                if plane::norm(direction) <= TINY {
                    return Placed::Nowhere;
                }
                Placed::Line(image(&line.base), plane::unit(direction))
            }
            SpaceLocus::Plane(_) => Placed::Plane,
            SpaceLocus::Sphere(sphere) => {
                let square = float(&sphere.squared_radius);
                if square <= 0.0 {
                    return Placed::Nowhere;
                }
                Placed::Circle(image(&sphere.center), square.sqrt())
            }
        },
    };
    let finite = match &placed {
        Placed::Number(x) => x.is_finite(),
        Placed::Pair(p) => p.iter().all(|x| x.is_finite()),
        Placed::Line(p, v) => p.iter().chain(v).all(|x| x.is_finite()),
        Placed::Circle(p, r) => p.iter().chain([r]).all(|x| x.is_finite()),
        Placed::Conic(Conic(coefficients)) => coefficients.iter().all(|x| x.is_finite()),
        Placed::Plane => true,
        Placed::Nowhere => false,
    };
    if finite { placed } else { Placed::Nowhere }
}

/// Gives the answers that were found before. Beyond these, the same computation means the same root.
struct Known<'d>(std::slice::Iter<'d, Decision>);

impl Decide<Recorder> for Known<'_> {
    fn decide(&mut self, _: &mut Recorder, site: &Site<'_, NodeId>) -> Result<Decision, Stop> {
        let beyond = if site.named { Decision::Known(0) } else { Decision::Generic };
        Ok(self.0.next().copied().unwrap_or(beyond))
    }

    fn same_root(
        &mut self,
        _: &mut Recorder,
        radicand: &NodeId,
        earlier: &[NodeId],
    ) -> Result<Option<Multiple>, Stop> {
        Ok(match self.0.next() {
            Some(Decision::SameRoot(multiple)) => Some(*multiple),
            Some(_) => None,
            None => earlier.iter().position(|other| other == radicand).map(|root| Multiple {
                root,
                numerator: 1,
                denominator: 1,
            }),
        })
    }

    /// A figure shows the points even where there is no line.
    fn has_no_direction(&mut self, _: &mut Recorder, _: &[&Number<NodeId>]) -> Result<bool, Stop> {
        self.0.next();
        Ok(false)
    }
}
