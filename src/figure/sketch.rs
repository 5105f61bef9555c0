//! A theorem in floating-point numbers: where things are, for the eye.

use crate::arith::{Arith, Rejection, Words};
use crate::interpret::{Decide, Decision, Multiple, Number, Object, Site, Stop, interpret};
use crate::theorem::dictionary::Dictionary;
use crate::theorem::{Slot, Theorem};
use num_rational::BigRational;
use num_traits::ToPrimitive as _;

use super::plane::{self, Point};

/// Numbers smaller than this are taken for zero where a division or a root would make them large.
const TINY: f64 = 1e-12;
/// Radicands that agree up to this part are taken for the same.
const SAME: f64 = 1e-9;

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
    /// Something that no paper holds.
    Nowhere,
}

/// The objects of a theorem, slot by slot.
#[derive(Clone, Debug)]
pub(super) struct Sketch(Vec<Placed>);

impl Sketch {
    /// The theorem with this choice; nothing when it is not admissible.
    pub(super) fn of(
        theorem: &Theorem,
        dictionary: &Dictionary,
        decisions: &[Decision],
        choice: &Choice,
    ) -> Option<Self> {
        let mut arith = Floating { parameters: choice.parameters.iter(), signs: choice.signs };
        let mut known = Known(decisions.iter());
        let reading = interpret(theorem, dictionary, &mut arith, &mut known).ok()?;
        let placed: Vec<Placed> = reading.objects.iter().map(place).collect();
        let named = theorem.names.iter().zip(&placed);
        let nowhere = named
            .into_iter()
            .any(|(name, object)| !name.is_empty() && matches!(object, Placed::Nowhere));
        (!nowhere).then_some(Self(placed))
    }

    /// The object in a slot.
    pub(super) fn get(&self, slot: Slot) -> &Placed {
        self.0.get(slot.0).unwrap_or(&Placed::Nowhere)
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

    /// The circle in a slot.
    pub(super) fn circle(&self, slot: Slot) -> Option<(Point, f64)> {
        match self.get(slot) {
            Placed::Circle(center, radius) => Some((*center, *radius)),
            _ => None,
        }
    }
}

fn place(object: &Object<f64>) -> Placed {
    use crate::interpret::Locus;
    let pair = |x: &Number<f64>, y: &Number<f64>| [float(x), float(y)];
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
            Locus::Conic(_) => Placed::Nowhere,
        },
    };
    let finite = match &placed {
        Placed::Number(x) => x.is_finite(),
        Placed::Pair(p) => p.iter().all(|x| x.is_finite()),
        Placed::Line(p, v) => p.iter().chain(v).all(|x| x.is_finite()),
        Placed::Circle(p, r) => p.iter().chain([r]).all(|x| x.is_finite()),
        Placed::Nowhere => false,
    };
    if finite { placed } else { Placed::Nowhere }
}

fn float(number: &Number<f64>) -> f64 {
    match number {
        Number::Constant(constant) => constant.to_f64().unwrap_or(f64::NAN),
        Number::Value(value) => *value,
    }
}

/// Arithmetic with floating-point numbers.
struct Floating<'p> {
    parameters: std::slice::Iter<'p, f64>,
    signs: u64,
}

impl Arith for Floating<'_> {
    type Value = f64;

    fn constant(&mut self, value: &BigRational) -> Result<f64, Rejection> {
        value.to_f64().ok_or(Rejection::BadConstant)
    }

    fn parameter(&mut self, _: Words<'_>) -> Result<f64, Rejection> {
        self.parameters.next().copied().ok_or(Rejection::BadConstant)
    }

    fn add(&mut self, u: &f64, w: &f64) -> Result<f64, Rejection> {
        Ok(u + w)
    }

    fn sub(&mut self, u: &f64, w: &f64) -> Result<f64, Rejection> {
        Ok(u - w)
    }

    fn mul(&mut self, u: &f64, w: &f64) -> Result<f64, Rejection> {
        Ok(u * w)
    }

    fn div(&mut self, u: &f64, w: &f64, _: Words<'_>) -> Result<f64, Rejection> {
        if w.abs() > TINY { Ok(u / w) } else { Err(Rejection::Divisor) }
    }

    fn sqrt(&mut self, g: &f64, _: Words<'_>) -> Result<f64, Rejection> {
        if *g <= TINY {
            return Err(Rejection::Radicand);
        }
        let negative = self.signs & 1 == 1;
        self.signs >>= 1;
        Ok(if negative { -g.sqrt() } else { g.sqrt() })
    }

    fn guard(&mut self, values: &[f64], _: Words<'_>) -> Result<(), Rejection> {
        if values.iter().any(|value| value.abs() > TINY) { Ok(()) } else { Err(Rejection::Guard) }
    }
}

/// Gives the answers that were found before, and beyond these decides by what is seen.
struct Known<'d>(std::slice::Iter<'d, Decision>);

impl<'p> Decide<Floating<'p>> for Known<'_> {
    fn decide(&mut self, _: &mut Floating<'p>, site: &Site<'_, f64>) -> Result<Decision, Stop> {
        let beyond = if site.named { Decision::Known(0) } else { Decision::Generic };
        Ok(self.0.next().copied().unwrap_or(beyond))
    }

    fn same_root(
        &mut self,
        _: &mut Floating<'p>,
        radicand: &f64,
        earlier: &[f64],
    ) -> Result<Option<Multiple>, Stop> {
        Ok(match self.0.next() {
            Some(Decision::SameRoot(multiple)) => Some(*multiple),
            Some(_) => None,
            None => earlier
                .iter()
                .position(|other| (other - radicand).abs() <= SAME * radicand.abs())
                .map(|root| Multiple { root, numerator: 1, denominator: 1 }),
        })
    }

    /// A figure shows the points even where there is no line.
    fn has_no_direction(
        &mut self,
        _: &mut Floating<'p>,
        _: [&Number<f64>; 2],
    ) -> Result<bool, Stop> {
        self.0.next();
        Ok(false)
    }
}
