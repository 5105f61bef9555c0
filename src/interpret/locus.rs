//! Points on loci, and the points that two loci have in common.
//!
//! Where a point of a conic is known, the other points are rational: a second intersection is found from the first by Viète's formula,
//! and no square root is taken. Which points are known is a question about the configuration, not about the text; a [`Decide`] answers it.

use super::decide::Decide;
use super::known::{Given, Incidence};
use super::number::Number;
use super::object::{Circle, Line, Locus, Pair, PointSet as _};
use super::phrase::{self, Frame};
use super::{Stop, Walk};
use crate::arith::Arith;
use crate::theorem::{Expr, Intersection, Slot};
use std::rc::Rc;

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// A semi-free point of a locus, with one parameter `t`.
    ///
    /// On a line through a known point Q with direction u: `Q + t·u`, under the condition that u is not zero (else the point would be Q,
    /// although a line without a direction restricts nothing). On a circle about O through a known point Q: Q turned about O by the
    /// angle whose half has the tangent t, `cos = (1 − t²)/(1 + t²)`, `sin = 2t/(1 + t²)`; this misses one point of the circle.
    pub(super) fn point_on(
        &mut self,
        locus: &Rc<Locus<A::Value>>,
        expr: &Expr,
        slot: Slot,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Pair<A::Value>, Stop> {
        let known = match locus.known().first() {
            Some(point) => Some(point.clone()),
            None => self.find_known(locus, expr, frame)?,
        };
        let name = frame.name(slot);
        let t = Number::Value(self.arith.parameter(&|| format!("the parameter of {name}"))?);
        let point = match &**locus {
            Locus::Line(line) => {
                let base = match known {
                    Some(point) => {
                        let direction = [line.a.clone(), line.b.clone()];
                        self.guard(&direction, &|| phrase::direction(expr, frame))?;
                        point
                    }
                    None => self.nearest_to_origin(line, expr, frame)?,
                };
                let (dx, dy) = (self.mul(&t, &line.b)?, self.mul(&t, &line.a)?);
                Pair { x: self.add(&base.x, &dx)?, y: self.sub(&base.y, &dy)?, tag: None }
            }
            Locus::Circle(circle) => {
                let arm = match known {
                    Some(point) => self.difference(&point, &circle.center)?,
                    None => {
                        let condition =
                            || format!("the radius of {} is not zero", phrase::noun(expr, frame));
                        let radius = self.sqrt(&circle.squared_radius, &condition)?;
                        Pair { x: radius, y: Number::integer(0), tag: None }
                    }
                };
                self.turned(&circle.center, &arm, &t, name)?
            }
            Locus::Conic(conic) => self.point_on_conic(conic, known, &t, expr, frame)?,
        };
        Ok(self.tagged(point))
    }

    /// `O + R(t)·arm`, R(t) being the rotation by the angle whose half has the tangent t.
    fn turned(
        &mut self,
        center: &Pair<A::Value>,
        arm: &Pair<A::Value>,
        t: &Number<A::Value>,
        name: &str,
    ) -> Result<Pair<A::Value>, Stop> {
        let one = Number::integer(1);
        let square = self.mul(t, t)?;
        let w = self.add(&one, &square)?;
        let condition = || format!("1 + t² is not zero for the parameter t of {name}");
        let difference = self.sub(&one, &square)?;
        let cos = self.div(&difference, &w, &condition)?;
        let double = self.mul(&Number::integer(2), t)?;
        let sin = self.div(&double, &w, &condition)?;
        let (cx, sy) = (self.mul(&cos, &arm.x)?, self.mul(&sin, &arm.y)?);
        let (sx, cy) = (self.mul(&sin, &arm.x)?, self.mul(&cos, &arm.y)?);
        let (x, y) = (self.add(&center.x, &cx)?, self.add(&center.y, &sx)?);
        Ok(Pair { x: self.sub(&x, &sy)?, y: self.add(&y, &cy)?, tag: None })
    }

    /// The foot of the origin on a line: `−c·(a, b)/(a² + b²)`.
    pub(super) fn nearest_to_origin(
        &mut self,
        line: &Line<A::Value>,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Pair<A::Value>, Stop> {
        let norm = self.norm(&line.a, &line.b)?;
        let condition = || phrase::direction(expr, frame);
        let c = self.negative(&line.c)?;
        let s = self.div(&c, &norm, &condition)?;
        Ok(Pair { x: self.mul(&s, &line.a)?, y: self.mul(&s, &line.b)?, tag: None })
    }

    /// The points of intersection that a statement about loci of the plane asks for.
    pub(super) fn intersect(
        &mut self,
        loci: &[Given<'_, Locus<A::Value>>; 2],
        intersection: &Intersection,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Vec<Pair<A::Value>>, Stop> {
        let [(first, of_first), (second, of_second)] = loci;
        if let (Locus::Line(l), Locus::Line(m)) = (&**first, &**second) {
            let point = self.meet(l, m, &|| {
                let [l, m] = [of_first, of_second].map(|expr| phrase::noun(expr, frame));
                format!("{l} is not parallel to {m}")
            })?;
            return Ok(vec![self.tagged(point)]);
        }
        let secant = self.secant(loci, frame)?;
        let named = match &intersection.other_than {
            Some(expr) => Some((self.pair(expr, frame)?, expr)),
            None => None,
        };
        let points = self.ends(&secant, loci, named, intersection, frame)?;
        Ok(points.into_iter().map(|point| self.tagged(point)).collect())
    }

    /// The intersection of two lines, by Cramer's rule.
    fn meet(
        &mut self,
        l: &Line<A::Value>,
        m: &Line<A::Value>,
        condition: crate::arith::Words<'_>,
    ) -> Result<Pair<A::Value>, Stop> {
        let determinant = self.determinant(&l.a, &l.b, &m.a, &m.b)?;
        let x = self.determinant(&l.b, &l.c, &m.b, &m.c)?;
        let y = self.determinant(&l.c, &l.a, &m.c, &m.a)?;
        Ok(Pair {
            x: self.div(&x, &determinant, condition)?,
            y: self.div(&y, &determinant, condition)?,
            tag: None,
        })
    }

    /// `p s − q r`.
    pub(super) fn determinant(
        &mut self,
        p: &Number<A::Value>,
        q: &Number<A::Value>,
        r: &Number<A::Value>,
        s: &Number<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        let (left, right) = (self.mul(p, s)?, self.mul(q, r)?);
        self.sub(&left, &right)
    }

    /// The common chord of a circle and another locus.
    pub(super) fn chord(
        &mut self,
        loci: &[Given<'_, Locus<A::Value>>; 2],
        frame: &Frame<'_, A::Value>,
    ) -> Result<Chord<A::Value>, Stop> {
        let (circle, a, b, offset, condition) = match (&*loci[0].0, &*loci[1].0) {
            (Locus::Circle(c), Locus::Circle(d)) => {
                let to = self.difference(&d.center, &c.center)?;
                let two = Number::integer(2);
                let (a, b) = (self.mul(&two, &to.x)?, self.mul(&two, &to.y)?);
                let distance = self.norm(&to.x, &to.y)?;
                let difference = self.sub(&d.squared_radius, &c.squared_radius)?;
                let offset = self.sub(&difference, &distance)?;
                let (first, second) =
                    (phrase::noun(loci[0].1, frame), phrase::noun(loci[1].1, frame));
                (c.clone(), a, b, offset, format!("{first} and {second} are not concentric"))
            }
            (Locus::Line(l), Locus::Circle(c)) | (Locus::Circle(c), Locus::Line(l)) => {
                let (ax, by) = (self.mul(&l.a, &c.center.x)?, self.mul(&l.b, &c.center.y)?);
                let sum = self.add(&ax, &by)?;
                let offset = self.add(&sum, &l.c)?;
                let line_first = matches!(&*loci[0].0, Locus::Line(_));
                let expr = if line_first { loci[0].1 } else { loci[1].1 };
                (c.clone(), l.a.clone(), l.b.clone(), offset, phrase::direction(expr, frame))
            }
            _ => unreachable!("a chord is that of a circle"),
        };
        let norm = self.norm(&a, &b)?;
        let (left, right) = (self.mul(&circle.squared_radius, &norm)?, self.mul(&offset, &offset)?);
        let discriminant = self.sub(&left, &right)?;
        Ok(Chord { circle, a, b, offset, norm, discriminant, condition })
    }

    /// The end `O + ((b s − a e), −(a s + b e))/(a² + b²)` of a chord, for a square root s of its discriminant.
    pub(super) fn end_of_chord(
        &mut self,
        chord: &Chord<A::Value>,
        root: &Number<A::Value>,
    ) -> Result<Pair<A::Value>, Stop> {
        let condition = || chord.condition.clone();
        let (bs, ae) = (self.mul(&chord.b, root)?, self.mul(&chord.a, &chord.offset)?);
        let (as_, be) = (self.mul(&chord.a, root)?, self.mul(&chord.b, &chord.offset)?);
        let (x, y) = (self.sub(&bs, &ae)?, self.add(&as_, &be)?);
        let (x, y) =
            (self.div(&x, &chord.norm, &condition)?, self.div(&y, &chord.norm, &condition)?);
        let center = &chord.circle.center;
        Ok(Pair { x: self.add(&center.x, &x)?, y: self.sub(&center.y, &y)?, tag: None })
    }

    /// The end of a chord opposite to the known end Q: `Q − 2u·(u·(Q − O))/|u|²` with the chord's direction `u = (b, −a)`.
    pub(super) fn other_end_of_chord(
        &mut self,
        chord: &Chord<A::Value>,
        known: &Pair<A::Value>,
    ) -> Result<Pair<A::Value>, Stop> {
        let condition = || chord.condition.clone();
        let arm = self.difference(known, &chord.circle.center)?;
        let (bx, ay) = (self.mul(&chord.b, &arm.x)?, self.mul(&chord.a, &arm.y)?);
        let dot = self.sub(&bx, &ay)?;
        let double = self.mul(&Number::integer(2), &dot)?;
        let s = self.div(&double, &chord.norm, &condition)?;
        let (dx, dy) = (self.mul(&chord.b, &s)?, self.mul(&chord.a, &s)?);
        Ok(Pair { x: self.sub(&known.x, &dx)?, y: self.add(&known.y, &dy)?, tag: None })
    }

    fn difference(
        &mut self,
        p: &Pair<A::Value>,
        q: &Pair<A::Value>,
    ) -> Result<Pair<A::Value>, Stop> {
        Ok(Pair { x: self.sub(&p.x, &q.x)?, y: self.sub(&p.y, &q.y)?, tag: None })
    }

    fn norm(
        &mut self,
        a: &Number<A::Value>,
        b: &Number<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        let (a, b) = (self.mul(a, a)?, self.mul(b, b)?);
        self.add(&a, &b)
    }
}

impl<A: Arith, D: Decide<A>> Incidence<A, D> for Locus<A::Value> {
    /// `a x + b y + c`, `|PO|² − r²`, or the value of the conic's equation.
    fn incidence(
        &self,
        point: &Pair<A::Value>,
        walk: &mut Walk<'_, A, D>,
    ) -> Result<Vec<Number<A::Value>>, Stop> {
        let value = match self {
            Self::Line(line) => {
                let (ax, by) = (walk.mul(&line.a, &point.x)?, walk.mul(&line.b, &point.y)?);
                let sum = walk.add(&ax, &by)?;
                walk.add(&sum, &line.c)?
            }
            Self::Circle(circle) => {
                let distance = walk.squared_distance(point, &circle.center)?;
                walk.sub(&distance, &circle.squared_radius)?
            }
            Self::Conic(conic) => walk.value_of_conic(conic, point)?,
        };
        Ok(vec![value])
    }
}

/// The common chord of a circle about O with another locus: it lies on the line with normal `(a, b)` on which `a x + b y` exceeds its
/// value at O by `−offset`. `norm = a² + b²`, `discriminant = r²·norm − offset²`.
pub(super) struct Chord<V> {
    circle: Circle<V>,
    a: Number<V>,
    b: Number<V>,
    offset: Number<V>,
    norm: Number<V>,
    pub(super) discriminant: Number<V>,
    condition: String,
}
