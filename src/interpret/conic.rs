//! Points of conics.
//!
//! A line through a known point Q of the conic `F = 0` with direction u meets it again in `Q − u·(∇F(Q)·u)/q(u)`, where q is the quadratic
//! part of F: no square root is taken.

use super::known::{Ends, Given};
use super::locus::Chord;
use super::number::Number;
use super::object::{Conic, Line, Locus, Pair};
use super::phrase::{self, Frame};
use super::{Decide, Stop, Walk};
use crate::arith::Arith;
use crate::theorem::Expr;

/// What a locus cuts out of a circle or a conic.
pub(super) enum Secant<V> {
    /// The common chord of a circle and another locus.
    Chord(Chord<V>),
    /// A line across a conic.
    Transversal(Transversal<V>),
}

/// A line across a conic, from the point B in the direction u: the conic's equation at `B + s·u` is `q s² + g s + F(B) = 0`, with
/// discriminant `g² − 4 q F(B)`.
pub(super) struct Transversal<V> {
    conic: Conic<V>,
    base: Pair<V>,
    direction: Pair<V>,
    quadratic: Number<V>,
    linear: Number<V>,
    discriminant: Number<V>,
    condition: String,
}

impl<A: Arith, D: Decide<A>> Ends<A, D> for Secant<A::Value> {
    type Point = Pair<A::Value>;

    fn discriminant(&self) -> &Number<A::Value> {
        match self {
            Self::Chord(chord) => &chord.discriminant,
            Self::Transversal(transversal) => &transversal.discriminant,
        }
    }

    fn end(
        &self,
        root: &Number<A::Value>,
        walk: &mut Walk<'_, A, D>,
    ) -> Result<Pair<A::Value>, Stop> {
        let transversal = match self {
            Self::Chord(chord) => return walk.end_of_chord(chord, root),
            Self::Transversal(transversal) => transversal,
        };
        let dividend = walk.sub(root, &transversal.linear)?;
        let divisor = walk.mul(&Number::integer(2), &transversal.quadratic)?;
        let s = walk.div(&dividend, &divisor, &|| transversal.condition.clone())?;
        walk.along(&transversal.base, &transversal.direction, &s)
    }

    fn other_end(
        &self,
        known: &Pair<A::Value>,
        walk: &mut Walk<'_, A, D>,
    ) -> Result<Pair<A::Value>, Stop> {
        match self {
            Self::Chord(chord) => walk.other_end_of_chord(chord, known),
            Self::Transversal(transversal) => {
                let Transversal { conic, direction, condition, .. } = transversal;
                walk.meets_again(conic, known, direction, &|| condition.clone())
            }
        }
    }
}

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// What two loci that are not both lines have in common.
    pub(super) fn secant(
        &mut self,
        loci: &[Given<'_, Locus<A::Value>>; 2],
        frame: &Frame<'_, A::Value>,
    ) -> Result<Secant<A::Value>, Stop> {
        let (line, conic, of_line, of_conic) = match (&*loci[0].0, &*loci[1].0) {
            (Locus::Line(line), Locus::Conic(conic)) => (line, conic, loci[0].1, loci[1].1),
            (Locus::Conic(conic), Locus::Line(line)) => (line, conic, loci[1].1, loci[0].1),
            _ => return Ok(Secant::Chord(self.chord(loci, frame)?)),
        };
        let transversal = self.transversal(line, conic, [of_line, of_conic], frame)?;
        Ok(Secant::Transversal(transversal))
    }

    fn transversal(
        &mut self,
        line: &Line<A::Value>,
        conic: &Conic<A::Value>,
        exprs: [&Expr; 2],
        frame: &Frame<'_, A::Value>,
    ) -> Result<Transversal<A::Value>, Stop> {
        let base = match line.known.first() {
            Some(point) => point.clone(),
            None => self.nearest_to_origin(line, exprs[0], frame)?,
        };
        let direction = Pair { x: line.b.clone(), y: self.negative(&line.a)?, tag: None };
        let quadratic = self.quadratic_part(conic, &direction)?;
        let linear = self.slope_along(conic, &base, &direction)?;
        let value = self.value_of_conic(conic, &base)?;
        let square = self.mul(&linear, &linear)?;
        let product = self.mul(&quadratic, &value)?;
        let product = self.mul(&Number::integer(4), &product)?;
        let discriminant = self.sub(&square, &product)?;
        let [line, of] = exprs.map(|expr| phrase::noun(expr, frame));
        let condition = format!("{line} meets {of} in two points, neither of them at infinity");
        let conic = conic.clone();
        Ok(Transversal { conic, base, direction, quadratic, linear, discriminant, condition })
    }

    /// A point of a conic, with one parameter t: where the line with direction `(1, t)` through a known point meets the conic again;
    /// without a known point, one with abscissa t.
    ///
    /// Of a pair of lines the first way would reach the line only on which the known point does not lie; hence the condition that
    /// the conic is none.
    pub(super) fn point_on_conic(
        &mut self,
        conic: &Conic<A::Value>,
        known: Option<Pair<A::Value>>,
        t: &Number<A::Value>,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Pair<A::Value>, Stop> {
        let (base, direction) = match known {
            Some(point) => {
                let determinant = self.determinant_of_conic(conic)?;
                let no_pair = || format!("{} is not a pair of lines", phrase::noun(expr, frame));
                self.guard(&[determinant], &no_pair)?;
                let direction = Pair { x: Number::integer(1), y: t.clone(), tag: None };
                let condition = || {
                    format!(
                        "a line through a point of {} meets it again",
                        phrase::noun(expr, frame)
                    )
                };
                return self.meets_again(conic, &point, &direction, &condition);
            }
            None => (
                Pair { x: t.clone(), y: Number::integer(0), tag: None },
                Pair { x: Number::integer(0), y: Number::integer(1), tag: None },
            ),
        };
        let quadratic = self.quadratic_part(conic, &direction)?;
        let linear = self.slope_along(conic, &base, &direction)?;
        let value = self.value_of_conic(conic, &base)?;
        let square = self.mul(&linear, &linear)?;
        let product = self.mul(&quadratic, &value)?;
        let product = self.mul(&Number::integer(4), &product)?;
        let discriminant = self.sub(&square, &product)?;
        let condition =
            || format!("a line x = t meets {} in two points", phrase::noun(expr, frame));
        let root = self.fresh_root(&discriminant, &condition)?;
        let dividend = self.sub(&root, &linear)?;
        let divisor = self.mul(&Number::integer(2), &quadratic)?;
        let s = self.div(&dividend, &divisor, &condition)?;
        self.along(&base, &direction, &s)
    }

    /// `Q − u·(∇F(Q)·u)/q(u)`.
    fn meets_again(
        &mut self,
        conic: &Conic<A::Value>,
        known: &Pair<A::Value>,
        direction: &Pair<A::Value>,
        condition: crate::arith::Words<'_>,
    ) -> Result<Pair<A::Value>, Stop> {
        let quadratic = self.quadratic_part(conic, direction)?;
        let linear = self.slope_along(conic, known, direction)?;
        let opposite = self.negative(&linear)?;
        let s = self.div(&opposite, &quadratic, condition)?;
        self.along(known, direction, &s)
    }

    /// `P + s·u`.
    fn along(
        &mut self,
        point: &Pair<A::Value>,
        direction: &Pair<A::Value>,
        s: &Number<A::Value>,
    ) -> Result<Pair<A::Value>, Stop> {
        let (dx, dy) = (self.mul(s, &direction.x)?, self.mul(s, &direction.y)?);
        Ok(Pair { x: self.add(&point.x, &dx)?, y: self.add(&point.y, &dy)?, tag: None })
    }

    /// `q(u) = a u.x² + b u.x u.y + c u.y²`.
    fn quadratic_part(
        &mut self,
        conic: &Conic<A::Value>,
        u: &Pair<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        let Conic([a, b, c, ..]) = conic;
        let (ax, bx) = (self.mul(a, &u.x)?, self.mul(b, &u.x)?);
        let first = self.mul(&ax, &u.x)?;
        let cy = self.mul(c, &u.y)?;
        let sum = self.add(&bx, &cy)?;
        let second = self.mul(&sum, &u.y)?;
        self.add(&first, &second)
    }

    /// `∇F(P)·u`.
    fn slope_along(
        &mut self,
        conic: &Conic<A::Value>,
        p: &Pair<A::Value>,
        u: &Pair<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        let Conic([a, b, c, d, e, _]) = conic;
        let two = Number::integer(2);
        let (ax, bx) = (self.mul(a, &p.x)?, self.mul(b, &p.x)?);
        let (by, cy) = (self.mul(b, &p.y)?, self.mul(c, &p.y)?);
        let (ax, cy) = (self.mul(&two, &ax)?, self.mul(&two, &cy)?);
        let (x, y) = (self.add(&ax, &by)?, self.add(&bx, &cy)?);
        let (x, y) = (self.add(&x, d)?, self.add(&y, e)?);
        let (x, y) = (self.mul(&x, &u.x)?, self.mul(&y, &u.y)?);
        self.add(&x, &y)
    }

    /// `4acf + bde − ae² − cd² − fb²`, which vanishes for pairs of lines.
    fn determinant_of_conic(&mut self, conic: &Conic<A::Value>) -> Result<Number<A::Value>, Stop> {
        let Conic([a, b, c, d, e, f]) = conic;
        let four = self.mul(&Number::integer(4), a)?;
        let mut sum = self.product(&[&four, c, f])?;
        let mixed = self.product(&[b, d, e])?;
        sum = self.add(&sum, &mixed)?;
        for factors in [[a, e, e], [c, d, d], [f, b, b]] {
            let product = self.product(&factors)?;
            sum = self.sub(&sum, &product)?;
        }
        Ok(sum)
    }

    fn product(&mut self, [u, v, w]: &[&Number<A::Value>; 3]) -> Result<Number<A::Value>, Stop> {
        let product = self.mul(u, v)?;
        self.mul(&product, w)
    }

    /// `F(P)`.
    pub(super) fn value_of_conic(
        &mut self,
        conic: &Conic<A::Value>,
        p: &Pair<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        let Conic([.., d, e, f]) = conic;
        let quadratic = self.quadratic_part(conic, p)?;
        let (dx, ey) = (self.mul(d, &p.x)?, self.mul(e, &p.y)?);
        let linear = self.add(&dx, &ey)?;
        let sum = self.add(&quadratic, &linear)?;
        self.add(&sum, f)
    }
}
