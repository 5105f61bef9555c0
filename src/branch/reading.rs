//! A theorem over the real numbers: every value an interval that certainly contains it.

use crate::arith::{Arith, Rejection, Words};
use crate::branch::draw::{SCALE, coordinate, sign};
use crate::branch::enclosure::{Obstacle, root_of};
use crate::branch::figure::{Figure, Point, RootSign};
use crate::coins::RandomWords;
use crate::real::{Dyadic, Interval};
use crate::slp::RootKind;
use num_bigint::BigInt;
use num_rational::BigRational;

/// Where coordinates and signs come from.
pub trait Places {
    /// Coordinates are multiples of 2 to minus this.
    fn scale(&self) -> u32;
    /// The numerator of the next coordinate.
    fn numerator(&mut self) -> BigInt;
    /// The sign of the next root.
    fn sign(&mut self, kind: RootKind) -> RootSign;
}

/// Random coordinates, uniform among the multiples of `2^−16` in `[−2, 2)`, and random signs.
#[derive(Debug)]
pub struct Random<'c, C>(pub &'c mut C);

impl<C: RandomWords> Places for Random<'_, C> {
    fn scale(&self) -> u32 {
        SCALE
    }

    fn numerator(&mut self) -> BigInt {
        coordinate(self.0)
    }

    fn sign(&mut self, kind: RootKind) -> RootSign {
        sign(kind, self.0)
    }
}

/// The reading of a theorem at a real figure, in certified intervals.
#[derive(Debug)]
pub struct RealReading<P> {
    places: P,
    precision: u64,
    scale: u32,
    numerators: Vec<BigInt>,
    signs: Vec<RootSign>,
}

impl<P: Places> RealReading<P> {
    /// A reading with so many bits of precision.
    #[must_use]
    pub fn new(places: P, precision: u64) -> Self {
        let scale = places.scale();
        Self { places, precision, scale, numerators: Vec::new(), signs: Vec::new() }
    }

    /// The figure that was read.
    #[must_use]
    pub fn figure(self) -> Figure {
        Figure { point: Point::new(self.numerators, self.scale), signs: self.signs }
    }

    fn root(&mut self, square: &Interval, kind: RootKind) -> Result<Interval, Rejection> {
        let sign = self.places.sign(kind);
        self.signs.push(sign);
        root_of(square, sign, self.precision).map_err(|_: Obstacle| Rejection::Radicand)
    }
}

fn tame(value: Interval) -> Result<Interval, Rejection> {
    if value.is_wild() { Err(Rejection::TooLarge) } else { Ok(value) }
}

impl<P: Places> Arith for RealReading<P> {
    type Value = Interval;

    fn constant(&mut self, value: &BigRational) -> Result<Interval, Rejection> {
        Ok(Interval::from_rational(value, self.precision))
    }

    fn parameter(&mut self, _: Words<'_>) -> Result<Interval, Rejection> {
        let numerator = self.places.numerator();
        self.numerators.push(numerator.clone());
        Ok(Interval::point(Dyadic::new(numerator, -i64::from(self.scale))))
    }

    fn add(&mut self, u: &Interval, w: &Interval) -> Result<Interval, Rejection> {
        tame(u.sum(w, self.precision))
    }

    fn sub(&mut self, u: &Interval, w: &Interval) -> Result<Interval, Rejection> {
        tame(u.difference(w, self.precision))
    }

    fn mul(&mut self, u: &Interval, w: &Interval) -> Result<Interval, Rejection> {
        tame(u.product(w, self.precision))
    }

    fn div(&mut self, u: &Interval, w: &Interval, _: Words<'_>) -> Result<Interval, Rejection> {
        tame(u.quotient(w, self.precision).ok_or(Rejection::Divisor)?)
    }

    fn sqrt(&mut self, g: &Interval, _: Words<'_>) -> Result<Interval, Rejection> {
        self.root(g, RootKind::Principal)
    }

    fn conjugate_root(&mut self, g: &Interval, _: Words<'_>) -> Result<Interval, Rejection> {
        self.root(g, RootKind::Conjugate)
    }

    fn is_ordered(&self) -> bool {
        true
    }

    fn guard(&mut self, values: &[Interval], _: Words<'_>) -> Result<(), Rejection> {
        if values.iter().any(Interval::excludes_zero) { Ok(()) } else { Err(Rejection::Guard) }
    }
}

/// The coordinates and signs of a figure; what is missing is zero, or positive.
#[derive(Debug)]
pub struct Given<'f> {
    scale: u32,
    numerators: std::slice::Iter<'f, BigInt>,
    signs: std::slice::Iter<'f, RootSign>,
}

impl<'f> Given<'f> {
    /// Those of this figure.
    #[must_use]
    pub fn new(figure: &'f Figure) -> Self {
        Self {
            scale: figure.point.scale(),
            numerators: figure.point.numerators().iter(),
            signs: figure.signs.iter(),
        }
    }
}

impl Places for Given<'_> {
    fn scale(&self) -> u32 {
        self.scale
    }

    fn numerator(&mut self) -> BigInt {
        self.numerators.next().cloned().unwrap_or_default()
    }

    fn sign(&mut self, _: RootKind) -> RootSign {
        self.signs.next().copied().unwrap_or(RootSign::Plus)
    }
}
