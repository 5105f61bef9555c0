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

/// A locus of points.
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

impl<V> Locus<V> {
    /// The points that lie on it by construction.
    #[must_use]
    pub fn known(&self) -> &[Pair<V>] {
        match self {
            Self::Line(line) => &line.known,
            Self::Circle(circle) => &circle.known,
            Self::Conic(_) => &[],
        }
    }

    /// Whether the point with this tag lies on it by construction.
    #[must_use]
    pub fn is_known_to_contain(&self, point: &Pair<V>) -> bool {
        point.tag.is_some() && self.known().iter().any(|known| known.tag == point.tag)
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
        }
    }
}
