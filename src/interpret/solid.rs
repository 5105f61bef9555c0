//! Points, lines, planes and spheres of space, from their parts.

use super::decide::Decide;
use super::number::Number;
use super::object::{Object, Plane, Position as _, SpaceLine, SpaceLocus, Sphere, Triple};
use super::phrase::{self, Frame};
use super::{Stop, Walk};
use crate::arith::Arith;
use crate::theorem::{Expr, Operation};
use std::rc::Rc;

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// The value of an expression that the kernel makes of parts in space.
    // Out of line, so that it does not enlarge each level of the recursion.
    #[inline(never)]
    pub(super) fn evaluate_in_space(
        &mut self,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        Ok(match &expr.operation {
            Operation::Triple(coordinates) => {
                Object::Triple(self.triple_of(coordinates.each_ref(), frame)?)
            }
            Operation::Plane(coefficients) => {
                let [a, b, c, d] = &**coefficients;
                let normal = self.triple_of([a, b, c], frame)?;
                let d = self.number(d, frame)?;
                let plane = Plane { normal, d, span: None, known: Vec::new() };
                self.plane(plane, expr, frame)?
            }
            Operation::PlaneThrough(parts) => {
                let (p, normal) = (self.triple(&parts[0], frame)?, self.triple(&parts[1], frame)?);
                let plane = self.plane_through(p, normal, None)?;
                self.plane(plane, expr, frame)?
            }
            Operation::PlaneSpanned(parts) => {
                let [p, u, v] = &**parts;
                let p = self.triple(p, frame)?;
                let span = [self.triple(u, frame)?, self.triple(v, frame)?];
                let plane = self.plane_spanned(p, span)?;
                self.plane(plane, expr, frame)?
            }
            Operation::SphereThrough(points) => {
                let (center, p) =
                    (self.triple(&points[0], frame)?, self.triple(&points[1], frame)?);
                self.sphere_through(center, p)?
            }
            Operation::SphereAbout(parts) => {
                let center = self.triple(&parts[0], frame)?;
                let squared_radius = self.number(&parts[1], frame)?;
                self.sphere_about(center, squared_radius)
            }
            _ => unreachable!("these are all that make objects in space"),
        })
    }

    fn triple_of(
        &mut self,
        [x, y, z]: [&Expr; 3],
        frame: &Frame<'_, A::Value>,
    ) -> Result<Triple<A::Value>, Stop> {
        Ok(Triple {
            x: self.number(x, frame)?,
            y: self.number(y, frame)?,
            z: self.number(z, frame)?,
            tag: None,
        })
    }

    pub(super) fn triple(
        &mut self,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Triple<A::Value>, Stop> {
        match self.evaluate(expr, frame)? {
            Object::Triple(triple) => Ok(triple),
            _ => unreachable!("kinds are checked when a theorem is resolved"),
        }
    }

    /// The line through P along `Q − P`.
    pub(super) fn space_join(
        &mut self,
        p: Triple<A::Value>,
        q: Triple<A::Value>,
    ) -> Result<SpaceLine<A::Value>, Stop> {
        let (p, q) = (self.tagged(p), self.tagged(q));
        let direction = self.minus(&q, &p)?;
        Ok(SpaceLine { base: p.clone(), direction, known: vec![p, q] })
    }

    pub(super) fn space_line_through(
        &mut self,
        p: Triple<A::Value>,
        direction: Triple<A::Value>,
    ) -> SpaceLine<A::Value> {
        let p = self.tagged(p);
        SpaceLine { base: p.clone(), direction, known: vec![p] }
    }

    /// The line, under the condition that it has a direction if that fails identically, as in the plane.
    pub(super) fn space_line(
        &mut self,
        line: SpaceLine<A::Value>,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        let direction = line.direction.coordinates();
        self.guard_if_it_vanishes(&direction, &|| phrase::direction(expr, frame))?;
        Ok(Object::SpaceLocus(Rc::new(SpaceLocus::Line(line))))
    }

    /// The plane, under the condition that it has a normal if that fails identically: what is said of no plane would be true.
    pub(super) fn plane(
        &mut self,
        plane: Plane<A::Value>,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        let normal = plane.normal.coordinates();
        self.guard_if_it_vanishes(&normal, &|| phrase::normal(expr, frame))?;
        Ok(Object::SpaceLocus(Rc::new(SpaceLocus::Plane(plane))))
    }

    /// The plane through P perpendicular to n: `n·X − n·P = 0`.
    pub(super) fn plane_through(
        &mut self,
        p: Triple<A::Value>,
        normal: Triple<A::Value>,
        span: Option<[Triple<A::Value>; 2]>,
    ) -> Result<Plane<A::Value>, Stop> {
        let p = self.tagged(p);
        let product = self.scalar_product(&normal, &p)?;
        let d = self.negative(&product)?;
        Ok(Plane { normal, d, span, known: vec![p] })
    }

    pub(super) fn plane_spanned(
        &mut self,
        p: Triple<A::Value>,
        span: [Triple<A::Value>; 2],
    ) -> Result<Plane<A::Value>, Stop> {
        let normal = self.vector_product(&span[0], &span[1])?;
        self.plane_through(p, normal, Some(span))
    }

    pub(super) fn sphere_through(
        &mut self,
        center: Triple<A::Value>,
        p: Triple<A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        let (center, p) = (self.tagged(center), self.tagged(p));
        let arm = self.minus(&p, &center)?;
        let squared_radius = self.scalar_product(&arm, &arm)?;
        let sphere = Sphere { center, squared_radius, known: vec![p] };
        Ok(Object::SpaceLocus(Rc::new(SpaceLocus::Sphere(sphere))))
    }

    pub(super) fn sphere_about(
        &mut self,
        center: Triple<A::Value>,
        squared_radius: Number<A::Value>,
    ) -> Object<A::Value> {
        let center = self.tagged(center);
        let sphere = Sphere { center, squared_radius, known: Vec::new() };
        Object::SpaceLocus(Rc::new(SpaceLocus::Sphere(sphere)))
    }
}
