//! Objects of geometry over values that are not looked into.

use super::number::Number;
use std::rc::Rc;

/// An object.
#[derive(Clone, Debug)]
pub enum Object<V> {
    /// A number.
    Number(Number<V>),
    /// A point or a vector.
    Pair(Pair<V>),
    /// A line, a circle or a conic.
    Locus(Rc<Locus<V>>),
    /// A point or a vector of space.
    Triple(Triple<V>),
    /// A line in space, a plane or a sphere.
    SpaceLocus(Rc<SpaceLocus<V>>),
}

/// A point or a vector by its coordinates.
#[derive(Clone, Debug)]
pub struct Pair<V> {
    /// The first coordinate.
    pub x: Number<V>,
    /// The second coordinate.
    pub y: Number<V>,
    /// What identifies this point within a walk: copies of a point share its tag. Vectors have none.
    pub tag: Option<u32>,
}

/// A point or a vector of space by its coordinates.
#[derive(Clone, Debug)]
pub struct Triple<V> {
    /// The first coordinate.
    pub x: Number<V>,
    /// The second coordinate.
    pub y: Number<V>,
    /// The third coordinate.
    pub z: Number<V>,
    /// What identifies this point within a walk: copies of a point share its tag. Vectors have none.
    pub tag: Option<u32>,
}

/// A locus of points of the plane.
#[derive(Clone, Debug)]
pub enum Locus<V> {
    /// A line.
    Line(Line<V>),
    /// A circle.
    Circle(Circle<V>),
    /// A conic.
    Conic(Conic<V>),
}

/// The line `a x + b y + c = 0`; its direction is `(b, −a)`.
#[derive(Clone, Debug)]
pub struct Line<V> {
    /// The coefficient of x.
    pub a: Number<V>,
    /// The coefficient of y.
    pub b: Number<V>,
    /// The constant term.
    pub c: Number<V>,
    /// Points that lie on it by construction.
    pub known: Vec<Pair<V>>,
}

/// A circle by its centre and squared radius.
#[derive(Clone, Debug)]
pub struct Circle<V> {
    /// The centre.
    pub center: Pair<V>,
    /// The squared radius.
    pub squared_radius: Number<V>,
    /// Points that lie on it by construction.
    pub known: Vec<Pair<V>>,
}

/// The conic `a x² + b x y + c y² + d x + e y + f = 0`, by its coefficients in this order.
#[derive(Clone, Debug)]
pub struct Conic<V>(pub [Number<V>; 6]);

/// A locus of points in space.
#[derive(Clone, Debug)]
pub enum SpaceLocus<V> {
    /// A line.
    Line(SpaceLine<V>),
    /// A plane.
    Plane(Plane<V>),
    /// A sphere.
    Sphere(Sphere<V>),
}

/// A line in space, by a point and a vector along it.
#[derive(Clone, Debug)]
pub struct SpaceLine<V> {
    /// The point by which it is given.
    pub base: Triple<V>,
    /// The vector along it by which it is given.
    pub direction: Triple<V>,
    /// Points that lie on it by construction.
    pub known: Vec<Triple<V>>,
}

/// The plane `n·X + d = 0`.
#[derive(Clone, Debug)]
pub struct Plane<V> {
    /// The coefficients n of x, y and z.
    pub normal: Triple<V>,
    /// The constant term.
    pub d: Number<V>,
    /// Two vectors along it by which it is given; n is their cross product.
    pub span: Option<[Triple<V>; 2]>,
    /// Points that lie on it by construction.
    pub known: Vec<Triple<V>>,
}

/// A sphere by its centre and squared radius.
#[derive(Clone, Debug)]
pub struct Sphere<V> {
    /// The centre.
    pub center: Triple<V>,
    /// The squared radius.
    pub squared_radius: Number<V>,
    /// Points that lie on it by construction.
    pub known: Vec<Triple<V>>,
}

/// A point of the plane or of space.
pub(super) trait Position<V>: Clone {
    /// The point that an object is.
    fn of(object: &Object<V>) -> Option<&Self>;
    /// What identifies it.
    fn tag(&self) -> Option<u32>;
    /// The point with a tag.
    fn with_tag(self, tag: u32) -> Self;
    /// Its coordinates.
    fn coordinates(&self) -> Vec<Number<V>>;
}

impl<V: Clone> Position<V> for Pair<V> {
    fn of(object: &Object<V>) -> Option<&Self> {
        if let Object::Pair(pair) = object { Some(pair) } else { None }
    }

    fn tag(&self) -> Option<u32> {
        self.tag
    }

    fn with_tag(self, tag: u32) -> Self {
        Self { tag: Some(tag), ..self }
    }

    fn coordinates(&self) -> Vec<Number<V>> {
        vec![self.x.clone(), self.y.clone()]
    }
}

impl<V: Clone> Position<V> for Triple<V> {
    fn of(object: &Object<V>) -> Option<&Self> {
        if let Object::Triple(triple) = object { Some(triple) } else { None }
    }

    fn tag(&self) -> Option<u32> {
        self.tag
    }

    fn with_tag(self, tag: u32) -> Self {
        Self { tag: Some(tag), ..self }
    }

    fn coordinates(&self) -> Vec<Number<V>> {
        vec![self.x.clone(), self.y.clone(), self.z.clone()]
    }
}

/// A set of points, of the plane or of space.
pub(super) trait PointSet<V> {
    /// Its points.
    type Point: Position<V>;
    /// The points that lie on it by construction.
    fn known(&self) -> &[Self::Point];
}

impl<V: Clone> PointSet<V> for Locus<V> {
    type Point = Pair<V>;

    fn known(&self) -> &[Pair<V>] {
        match self {
            Self::Line(line) => &line.known,
            Self::Circle(circle) => &circle.known,
            Self::Conic(_) => &[],
        }
    }
}

impl<V: Clone> PointSet<V> for SpaceLocus<V> {
    type Point = Triple<V>;

    fn known(&self) -> &[Triple<V>] {
        match self {
            Self::Line(line) => &line.known,
            Self::Plane(plane) => &plane.known,
            Self::Sphere(sphere) => &sphere.known,
        }
    }
}

impl<V> Object<V> {
    /// The numbers that make up the object, each with the suffix that names it.
    pub fn numbers(&self) -> Vec<(&'static str, &Number<V>)> {
        match self {
            Self::Number(number) => vec![("", number)],
            Self::Pair(pair) => vec![(".x", &pair.x), (".y", &pair.y)],
            Self::Locus(locus) => match &**locus {
                Locus::Line(line) => vec![(".a", &line.a), (".b", &line.b), (".c", &line.c)],
                Locus::Circle(circle) => vec![
                    (".center.x", &circle.center.x),
                    (".center.y", &circle.center.y),
                    (".squared_radius", &circle.squared_radius),
                ],
                Locus::Conic(Conic(coefficients)) => {
                    let names = [".a", ".b", ".c", ".d", ".e", ".f"];
                    names.into_iter().zip(coefficients).collect()
                }
            },
            Self::Triple(Triple { x, y, z, .. }) => vec![(".x", x), (".y", y), (".z", z)],
            Self::SpaceLocus(locus) => match &**locus {
                SpaceLocus::Line(line) => {
                    let (base, direction) = (&line.base, &line.direction);
                    vec![
                        (".point.x", &base.x),
                        (".point.y", &base.y),
                        (".point.z", &base.z),
                        (".direction.x", &direction.x),
                        (".direction.y", &direction.y),
                        (".direction.z", &direction.z),
                    ]
                }
                SpaceLocus::Plane(Plane { normal, d, .. }) => {
                    vec![(".a", &normal.x), (".b", &normal.y), (".c", &normal.z), (".d", d)]
                }
                SpaceLocus::Sphere(Sphere { center, squared_radius, .. }) => vec![
                    (".center.x", &center.x),
                    (".center.y", &center.y),
                    (".center.z", &center.z),
                    (".squared_radius", squared_radius),
                ],
            },
        }
    }
}
