//! Walking a theorem over any arithmetic.
//!
//! The same walk serves every reading of a theorem: over the recorder it yields the straight-line program, over a field it yields
//! values. It multiplies out words, builds lines and circles, and finds intersections; which of the possible formulas an intersection
//! uses is not decided here but asked of a [`Decide`].

mod number;
mod object;
mod coordinates;
mod expression;
mod decide;
mod known;
mod locus;
mod conic;
mod space;
mod solid;
mod phrase;

pub use decide::{Candidate, Decide, Decision, Follow, Multiple, Site};
pub use number::Number;
pub use object::{
    Circle, Conic, Line, Locus, Object, Pair, Plane, SpaceLine, SpaceLocus, Sphere, Triple,
};

use crate::arith::{Arith, Rejection};
use crate::deadline;
use crate::limits::WALK_OPERATIONS;
use crate::theorem::dictionary::Dictionary;
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Condition, Expr, Intersection, Step, Theorem};
use num_rational::BigRational;
use object::Position;
use phrase::Frame;
use std::rc::Rc;

/// The time is asked for once in so many operations of a walk.
const PERIOD: u64 = 16;

/// What a walk finds.
#[derive(Clone, Debug)]
pub struct Reading<V> {
    /// The object in each slot of the theorem.
    pub objects: Vec<Object<V>>,
    /// The conclusions in order.
    pub conclusions: Vec<Residuals<V>>,
    /// For each conclusion, what it says about order; nothing is read of that where numbers have none.
    pub inequalities: Vec<Vec<Inequality<V>>>,
    /// What picks components and figures; nothing is read of that where numbers have no order.
    pub selections: Vec<Selection<V>>,
    /// The identifications on which the intersections rest, and which are not true by construction.
    pub obligations: Vec<Residuals<V>>,
}

/// Numbers that must all vanish, and what they say.
#[derive(Clone, Debug)]
pub struct Residuals<V> {
    /// The numbers.
    pub values: Vec<Number<V>>,
    /// What their vanishing means.
    pub claim: String,
}

/// A number that must be less than another.
#[derive(Clone, Debug)]
pub struct Inequality<V> {
    /// The lesser number.
    pub lesser: Number<V>,
    /// The greater number.
    pub greater: Number<V>,
    /// The lesser minus the greater number.
    pub excess: Number<V>,
    /// Whether they must differ.
    pub strict: bool,
}

/// A condition that picks components or figures.
#[derive(Clone, Debug)]
pub struct Selection<V> {
    /// Whether it is an assumption, which picks components, and not a choice among figures.
    pub assumed: bool,
    /// Its equations.
    pub residuals: Residuals<V>,
    /// Its inequalities.
    pub inequalities: Vec<Inequality<V>>,
}

/// What claims say at the values at hand.
struct Said<V> {
    /// The numbers that must vanish.
    residuals: Vec<Number<V>>,
    inequalities: Vec<Inequality<V>>,
}

/// Why a walk stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The reason.
    pub rejection: Rejection,
    /// The condition that fails for every choice of the parameters, where there is one.
    pub impossible: Option<String>,
}

impl Stop {
    fn impossible(rejection: Rejection, condition: String) -> Self {
        Self { rejection, impossible: Some(condition) }
    }
}

impl From<Rejection> for Stop {
    fn from(rejection: Rejection) -> Self {
        Self { rejection, impossible: None }
    }
}

/// Walks a theorem.
///
/// # Errors
/// When an operation rejects the values at hand, when a condition fails for every choice of the parameters, or when the walk exceeds
/// its limit.
pub fn interpret<A: Arith, D: Decide<A>>(
    theorem: &Theorem,
    dictionary: &Dictionary,
    arith: &mut A,
    decide: &mut D,
) -> Result<Reading<A::Value>, Stop> {
    let mut walk = Walk {
        dictionary,
        arith,
        decide,
        operations: 0,
        depth: 0,
        next_tag: 0,
        radicands: Vec::new(),
        roots: Vec::new(),
        constant_roots: Vec::new(),
        obligations: Vec::new(),
        reads_order: false,
    };
    let mut frame = Frame::of_theorem(theorem, dictionary);
    let mut conclusions = Vec::new();
    let (steps, appended) = theorem.steps.split_at(theorem.own_steps());
    for step in steps {
        if let Step::Show(condition) = step {
            let values = walk.say(&condition.claims, &frame)?.residuals;
            conclusions.push(Residuals { values, claim: condition.text.clone() });
        } else {
            walk.step(step, &mut frame)?;
        }
    }
    let mut inequalities = vec![Vec::new(); conclusions.len()];
    let mut selections = Vec::new();
    // Order is read last, so that it adds to what is known about loci and roots, and changes nothing of it.
    walk.reads_order = walk.arith.is_ordered();
    if walk.reads_order {
        let mut number = 0;
        for step in steps {
            match step {
                Step::Show(condition) => {
                    // Claim by claim, so that the same is asked however the claims are put together.
                    for claim in condition.claims.iter().map(std::slice::from_ref) {
                        if dictionary.speak_of_order(claim) {
                            inequalities[number].extend(walk.say(claim, &frame)?.inequalities);
                        }
                    }
                    number += 1;
                }
                Step::Assume(condition) | Step::Choose(condition) => {
                    let said = walk.say(&condition.claims, &frame)?;
                    let claim = condition.text.clone();
                    selections.push(Selection {
                        assumed: matches!(step, Step::Assume(_)),
                        residuals: Residuals { values: said.residuals, claim },
                        inequalities: said.inequalities,
                    });
                }
                _ => {}
            }
        }
    }
    // What was appended comes after all that the text asks.
    walk.reads_order = false;
    for step in appended {
        walk.step(step, &mut frame)?;
    }
    let obligations = walk.obligations;
    Ok(Reading { objects: frame.objects, conclusions, inequalities, selections, obligations })
}

/// What an expression of a theorem is called in the words of geometry.
#[must_use]
pub fn noun(expr: &Expr, theorem: &Theorem, dictionary: &Dictionary) -> String {
    phrase::noun(expr, &Frame::<()>::of_theorem(theorem, dictionary))
}

/// Claims of a theorem in the words of geometry.
#[must_use]
pub fn affirmation(claims: &[Claim], theorem: &Theorem, dictionary: &Dictionary) -> String {
    phrase::affirmation(claims, &Frame::<()>::of_theorem(theorem, dictionary))
}

/// The denial of claims of a theorem in the words of geometry.
#[must_use]
pub fn denial(claims: &[Claim], theorem: &Theorem, dictionary: &Dictionary) -> String {
    phrase::denial(claims, &Frame::<()>::of_theorem(theorem, dictionary))
}

/// A walk under way.
struct Walk<'w, A: Arith, D> {
    dictionary: &'w Dictionary,
    arith: &'w mut A,
    decide: &'w mut D,
    operations: u64,
    /// Expressions around the one that is evaluated, in the text and in the definitions of words.
    depth: u32,
    next_tag: u32,
    /// The radicands of the shared roots so far, and the roots.
    radicands: Vec<A::Value>,
    roots: Vec<A::Value>,
    constant_roots: Vec<(BigRational, A::Value)>,
    obligations: Vec<Residuals<A::Value>>,
    /// Whether what claims say about order is read now.
    reads_order: bool,
}

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// Counts an operation against the limits of length and time.
    fn count(&mut self) -> Result<(), Stop> {
        if self.operations.is_multiple_of(PERIOD) && deadline::is_over() {
            return Err(Rejection::Interrupted.into());
        }
        self.operations += 1;
        if self.operations > WALK_OPERATIONS {
            return Err(Rejection::TooLarge.into());
        }
        Ok(())
    }

    fn step<'a>(&mut self, step: &'a Step, frame: &mut Frame<'a, A::Value>) -> Result<(), Stop> {
        match step {
            Step::FreePoint(slot) => {
                let point = self.free_point(frame.kind(*slot), frame.name(*slot))?;
                frame.objects.push(point);
            }
            Step::FreeNumber(slot) => {
                let name = frame.name(*slot);
                let value = self.arith.parameter(&|| name.to_owned())?;
                frame.objects.push(Object::Number(Number::Value(value)));
            }
            Step::On { points, locus } => {
                let value = self.evaluate(locus, frame)?;
                for &slot in points {
                    let point = match &value {
                        Object::SpaceLocus(value) => {
                            Object::Triple(self.space_point_on(value, locus, slot, frame)?)
                        }
                        value => {
                            Object::Pair(self.point_on(&locus_of(value), locus, slot, frame)?)
                        }
                    };
                    self.bind(point, slot, frame);
                }
            }
            Step::Intersection(intersection) => {
                let points = self.intersection(intersection, frame)?;
                for (point, &slot) in points.into_iter().zip(&intersection.points) {
                    self.bind(point, slot, frame);
                }
            }
            Step::Define { slots, value } => {
                let objects = self.evaluate_all(value, frame)?;
                for (object, &slot) in objects.into_iter().zip(slots) {
                    let object = match object {
                        Object::Pair(pair) if frame.kind(slot).is_point() => {
                            Object::Pair(self.tagged(pair))
                        }
                        Object::Triple(triple) if frame.kind(slot).is_point3() => {
                            Object::Triple(self.tagged(triple))
                        }
                        other => other,
                    };
                    frame.definitions[slot.0] = Some(value);
                    self.bind(object, slot, frame);
                }
            }
            Step::Require(condition) => self.require(condition, frame)?,
            Step::Assume(_) | Step::Choose(_) | Step::Show(_) => {}
        }
        Ok(())
    }

    fn free_point(&mut self, kind: &Kind, name: &str) -> Result<Object<A::Value>, Stop> {
        let mut coordinate = |axis: &str| -> Result<Number<A::Value>, Stop> {
            Ok(Number::Value(self.arith.parameter(&|| format!("{name}.{axis}"))?))
        };
        let (x, y) = (coordinate("x")?, coordinate("y")?);
        if kind.is_point3() {
            let z = coordinate("z")?;
            return Ok(Object::Triple(self.tagged(Triple { x, y, z, tag: None })));
        }
        Ok(Object::Pair(self.tagged(Pair { x, y, tag: None })))
    }

    /// The points of intersection that a statement asks for. A walk through words recurses, and this keeps its place on the stack to itself.
    #[inline(never)]
    fn intersection(
        &mut self,
        intersection: &Intersection,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Vec<Object<A::Value>>, Stop> {
        let [first, second] = &intersection.loci;
        Ok(match (self.evaluate(first, frame)?, self.evaluate(second, frame)?) {
            (Object::SpaceLocus(one), Object::SpaceLocus(other)) => {
                let loci = [(one, first), (other, second)];
                let points = self.intersect_in_space(&loci, intersection, frame)?;
                points.into_iter().map(Object::Triple).collect()
            }
            (one, other) => {
                let loci = [(locus_of(&one), first), (locus_of(&other), second)];
                let points = self.intersect(&loci, intersection, frame)?;
                points.into_iter().map(Object::Pair).collect()
            }
        })
    }

    fn require(&mut self, condition: &Condition, frame: &Frame<'_, A::Value>) -> Result<(), Stop> {
        let residuals = self.say(&condition.claims, frame)?.residuals;
        self.guard(&residuals, &|| phrase::requirement(condition, frame))
    }

    /// Puts an object into the frame, and names its coordinates for whoever lists the program.
    fn bind(
        &mut self,
        object: Object<A::Value>,
        slot: crate::theorem::Slot,
        frame: &mut Frame<'_, A::Value>,
    ) {
        if frame.is_theorem() {
            let name = frame.name(slot);
            for (component, number) in object.numbers() {
                if let Number::Value(value) = number {
                    self.arith.label(value, &|| format!("{name}{component}"));
                }
            }
        }
        frame.objects.push(object);
    }

    /// The point with a tag, so that it is recognised as the same point later on.
    fn tagged<P: Position<A::Value>>(&mut self, point: P) -> P {
        if point.tag().is_some() {
            return point;
        }
        self.next_tag += 1;
        point.with_tag(self.next_tag)
    }
}

fn locus_of<V>(object: &Object<V>) -> Rc<Locus<V>> {
    match object {
        Object::Locus(locus) => locus.clone(),
        _ => unreachable!("kinds are checked when a theorem is resolved"),
    }
}
