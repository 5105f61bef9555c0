//! Plane geometry over the rational numbers, as plain as can be.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::ops::{Add, Mul, Sub};

pub(crate) type Q = BigRational;

/// A point or a vector.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct P {
    pub(crate) x: Q,
    pub(crate) y: Q,
}

/// The line `a x + b y + c = 0`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) a: Q,
    pub(crate) b: Q,
    pub(crate) c: Q,
}

/// A circle by its centre and squared radius.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Circle {
    pub(crate) center: P,
    pub(crate) squared_radius: Q,
}

pub(crate) fn integer(n: i64) -> Q {
    Q::from_integer(BigInt::from(n))
}

pub(crate) fn ratio(n: i64, d: i64) -> Q {
    Q::new(BigInt::from(n), BigInt::from(d))
}

impl Add for &P {
    type Output = P;
    fn add(self, other: &P) -> P {
        P { x: &self.x + &other.x, y: &self.y + &other.y }
    }
}

impl Sub for &P {
    type Output = P;
    fn sub(self, other: &P) -> P {
        P { x: &self.x - &other.x, y: &self.y - &other.y }
    }
}

impl Mul<&P> for &Q {
    type Output = P;
    fn mul(self, vector: &P) -> P {
        P { x: self * &vector.x, y: self * &vector.y }
    }
}

impl P {
    pub(crate) fn dot(&self, other: &P) -> Q {
        &self.x * &other.x + &self.y * &other.y
    }

    /// Positive when `other` lies to the left.
    pub(crate) fn cross(&self, other: &P) -> Q {
        &self.x * &other.y - &self.y * &other.x
    }

    /// The squared length of a vector.
    pub(crate) fn norm(&self) -> Q {
        self.dot(self)
    }

    /// The squared distance of two points.
    pub(crate) fn to(&self, other: &P) -> Q {
        (self - other).norm()
    }

    /// A vector turned by a right angle to the left.
    pub(crate) fn left(&self) -> P {
        P { x: -&self.y, y: self.x.clone() }
    }

    /// A vector turned by the angle of `(cos, sin)`, and stretched by the length of that vector.
    pub(crate) fn turned(&self, by: &P) -> P {
        P { x: &self.x * &by.x - &self.y * &by.y, y: &self.x * &by.y + &self.y * &by.x }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.x.is_zero() && self.y.is_zero()
    }
}

impl Line {
    /// The line through two points.
    pub(crate) fn joining(p: &P, q: &P) -> Self {
        let direction = q - p;
        Self { a: -&direction.y, b: direction.x.clone(), c: p.cross(q) }
    }

    pub(crate) fn normal(&self) -> P {
        P { x: self.a.clone(), y: self.b.clone() }
    }

    pub(crate) fn contains(&self, p: &P) -> bool {
        (self.normal().dot(p) + &self.c).is_zero()
    }

    /// Two points of the line; nothing if it is none.
    pub(crate) fn points(&self) -> Option<[P; 2]> {
        let normal = self.normal();
        if normal.is_zero() {
            return None;
        }
        let foot = &(-&self.c / normal.norm()) * &normal;
        let other = &foot + &normal.left();
        Some([foot, other])
    }
}

impl Circle {
    /// The squared distance from the centre, less the squared radius.
    pub(crate) fn power(&self, p: &P) -> Q {
        p.to(&self.center) - &self.squared_radius
    }

    pub(crate) fn contains(&self, p: &P) -> bool {
        self.power(p).is_zero()
    }
}

/// `(cos, sin)` of the angle whose half has the tangent t.
pub(crate) fn unit(t: &Q) -> P {
    let square = t * t;
    let w = Q::one() + &square;
    P { x: (Q::one() - square) / &w, y: integer(2) * t / w }
}

/// Random small numbers. (Knuth's linear congruential generator for 64 bits.)
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new() -> Self {
        Self(2026)
    }

    pub(crate) fn below(&mut self, n: u64) -> i64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % n).unwrap()
    }

    pub(crate) fn number(&mut self) -> Q {
        ratio(self.below(41) - 20, self.below(4) + 1)
    }

    pub(crate) fn positive(&mut self) -> Q {
        ratio(self.below(20) + 1, self.below(4) + 1)
    }

    /// A number that is none of `0`, `1` and `−1`.
    pub(crate) fn factor(&mut self) -> Q {
        let candidate = self.positive() + integer(1);
        if self.below(2) == 0 { candidate } else { -candidate }
    }

    pub(crate) fn point(&mut self) -> P {
        P { x: self.number(), y: self.number() }
    }

    /// A vector that is not zero.
    pub(crate) fn vector(&mut self) -> P {
        P { x: self.factor(), y: self.factor() }
    }

    /// A vector of length 1 along neither axis.
    pub(crate) fn unit(&mut self) -> P {
        unit(&self.factor())
    }

    /// Three points that are not on one line.
    pub(crate) fn triangle(&mut self) -> [P; 3] {
        let (a, u) = (self.point(), self.vector());
        let b = &a + &u;
        let c = &(&a + &(&self.number() * &u)) + &(&self.factor() * &u.left());
        [a, b, c]
    }
}
