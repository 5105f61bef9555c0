//! A theorem with every name resolved: what is free, what is defined, what is required and what is claimed.
//!
//! [`resolve`](resolve::resolve) turns a syntax tree into [`Theorem`]s, or into every mistake at once. Kinds are checked here, statically, so that
//! walking a theorem can fail for mathematical reasons only.

pub mod kind;
pub mod kernel;
pub mod expectation;
pub mod dictionary;
mod parts;
pub mod resolve;

use crate::source::Span;
use dictionary::{Dictionary, Segment, WordId};
use expectation::Expectation;
use kind::Kind;
use num_rational::BigRational;

/// The position of an object in the frame of a theorem or of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slot(pub usize);

/// A theorem, resolved.
#[derive(Clone, Debug)]
pub struct Theorem {
    /// Its title.
    pub title: String,
    /// Where it comes from, as the file says.
    pub source: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// What the file promises.
    pub expectation: Expectation,
    /// The name of each slot.
    pub names: Vec<String>,
    /// The kind of each slot.
    pub kinds: Vec<Kind>,
    /// Where each slot gets its name.
    pub places: Vec<Span>,
    /// The construction, condition by condition, in the order of the text.
    pub steps: Vec<Step>,
    /// How many definitions at the end of the steps are no part of the text.
    pub appended: usize,
    /// The place of the theorem in its file.
    pub span: Span,
}

impl Theorem {
    /// How many steps the text has.
    #[must_use]
    pub fn own_steps(&self) -> usize {
        self.steps.len() - self.appended
    }

    /// Whether the text picks components or figures.
    #[must_use]
    pub fn selects(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Assume(_) | Step::Choose(_)))
    }

    /// Whether the text picks components.
    #[must_use]
    pub fn assumes(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Assume(_)))
    }

    /// Whether a conclusion is about order, which no equation can say.
    #[must_use]
    pub fn claims_order(&self, dictionary: &Dictionary) -> bool {
        self.steps.iter().any(|step| match step {
            Step::Show(condition) => dictionary.speak_of_order(&condition.claims),
            _ => false,
        })
    }
}

/// One step of a theorem or of a word.
#[derive(Clone, Debug)]
// There are few of them, and they are only read.
#[allow(clippy::large_enum_variant)]
pub enum Step {
    /// A free point: a parameter for each coordinate.
    FreePoint(Slot),
    /// A free number: one parameter.
    FreeNumber(Slot),
    /// Semi-free points: one parameter each, two or three on a plane or a sphere.
    On {
        /// The new points.
        points: Vec<Slot>,
        /// The locus that they lie on.
        locus: Expr,
    },
    /// Points of intersection.
    Intersection(Intersection),
    /// A definition.
    Define {
        /// The new names; several for a construction with several results.
        slots: Vec<Slot>,
        /// The value.
        value: Expr,
    },
    /// A nondegeneracy condition: the condition's equations do not all hold.
    Require(Condition),
    /// Picks the components on which each equation holds.
    Assume(Condition),
    /// Picks the figures that are meant, by order: each claim holds in the figure.
    Choose(Condition),
    /// A conclusion: each claim holds.
    Show(Condition),
}

/// The points that two loci have in common.
#[derive(Clone, Debug)]
pub struct Intersection {
    /// One new point, or both.
    pub points: Vec<Slot>,
    /// The loci.
    pub loci: [Expr; 2],
    /// The point that is not meant.
    pub other_than: Option<Expr>,
    /// The place of the statement.
    pub span: Span,
}

/// A conjunction of claims, or its denial, as it stands in the text.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The claims.
    pub claims: Vec<Claim>,
    /// The text, in canonical layout; for `require`, without its `not`.
    pub text: String,
    /// How reports say it, where the theorem file tells; for `require` only.
    pub message: Option<Vec<Segment>>,
    /// The place.
    pub span: Span,
}

/// An equation, or an inequality.
#[derive(Clone, Debug)]
// There are few of them, and they are only read.
#[allow(clippy::large_enum_variant)]
pub enum Claim {
    /// Two numbers, or two points, or two vectors, are equal.
    Equal(Expr, Expr),
    /// A number is less than another, or at most as large.
    Less {
        /// The lesser number.
        lesser: Expr,
        /// The greater number.
        greater: Expr,
        /// Whether they must differ.
        strict: bool,
    },
    /// A predicate of the vocabulary.
    Predicate {
        /// Which one.
        word: WordId,
        /// Its arguments.
        arguments: Vec<Expr>,
    },
}

/// An expression of a known kind.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it computes.
    pub operation: Operation,
    /// The kind of its value.
    pub kind: Kind,
    /// Its place in the text.
    pub span: Span,
}

/// What an expression computes.
#[derive(Clone, Debug)]
pub enum Operation {
    /// A rational constant.
    Constant(BigRational),
    /// An object of the frame.
    Slot(Slot),
    /// The point or vector with these coordinates.
    Pair(Box<[Expr; 2]>),
    /// A component of an object.
    Component(Box<Expr>, Component),
    /// `−u`, of a number or a sum of points and vectors.
    Negative(Box<Expr>),
    /// `u + w`, of two numbers, or two sums of points and vectors.
    Add(Box<[Expr; 2]>),
    /// `u − w`.
    Sub(Box<[Expr; 2]>),
    /// `u · w` of numbers.
    Mul(Box<[Expr; 2]>),
    /// A number times a sum of points and vectors, in this order.
    Scale(Box<[Expr; 2]>),
    /// A number, or a sum of points and vectors, divided by a number.
    Div(Box<[Expr; 2]>),
    /// A number to a constant power.
    Power(Box<Expr>, u32),
    /// The square root of a number.
    Sqrt(Box<Expr>),
    /// The line `a x + b y + c = 0`.
    Line(Box<[Expr; 3]>),
    /// The line through two points, of the plane or of space.
    Join(Box<[Expr; 2]>),
    /// The line through a point in the direction of a vector, in the plane or in space.
    LineThrough(Box<[Expr; 2]>),
    /// The circle with this centre through this point.
    CircleThrough(Box<[Expr; 2]>),
    /// The circle with this centre and this squared radius.
    CircleAbout(Box<[Expr; 2]>),
    /// The conic `a x² + b x y + c y² + d x + e y + f = 0`.
    Conic(Box<[Expr; 6]>),
    /// The point or vector of space with these coordinates.
    Triple(Box<[Expr; 3]>),
    /// The plane `a x + b y + c z + d = 0`.
    Plane(Box<[Expr; 4]>),
    /// The plane through a point perpendicular to a vector.
    PlaneThrough(Box<[Expr; 2]>),
    /// The plane through a point along two vectors.
    PlaneSpanned(Box<[Expr; 3]>),
    /// The sphere with this centre through this point.
    SphereThrough(Box<[Expr; 2]>),
    /// The sphere with this centre and this squared radius.
    SphereAbout(Box<[Expr; 2]>),
    /// A construction of the vocabulary. Where a value is wanted it has one result.
    Call {
        /// Which one.
        word: WordId,
        /// Its arguments.
        arguments: Vec<Expr>,
    },
}

/// A component of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// The first coordinate of a point or vector.
    X,
    /// The second coordinate of a point or vector.
    Y,
    /// The third coordinate of a point or vector of space.
    Z,
    /// The point by which a line in space is given.
    Point,
    /// The vector along a line in space by which it is given.
    Direction,
    /// The coefficient of x of a line or plane, or of x² of a conic.
    A,
    /// The coefficient of y of a line or plane, or of x y of a conic.
    B,
    /// The constant term of a line, or the coefficient of z of a plane or of y² of a conic.
    C,
    /// The constant term of a plane, or the coefficient of x of a conic.
    D,
    /// The coefficient of y of a conic.
    E,
    /// The constant term of a conic.
    F,
    /// The centre of a circle or sphere.
    Center,
    /// The squared radius of a circle or sphere.
    SquaredRadius,
}
