//! Points on lines, planes and spheres of space, and the points that these have in common.

use super::decide::Decide;
use super::known::{Ends, Given, Incidence};
use super::number::Number;
use super::object::{Plane, PointSet as _, Position as _, SpaceLine, SpaceLocus, Sphere, Triple};
use super::phrase::{self, Frame};
use super::{Stop, Walk};
use crate::arith::{Arith, Words};
use crate::theorem::{Expr, Intersection, Slot};
use std::rc::Rc;

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// A semi-free point of a line, a plane or a sphere.
    ///
    /// On a line through Q along u: `Q + t·u`, under the condition that u is not zero. On a plane through a known point Q: `Q + s·u + t·v`
    /// where it is given by two vectors, and else `Q + n × w` with three parameters for w, since the vectors `n × w` are all those
    /// perpendicular to n, whatever n is; that n is not zero is a condition. On a sphere with a known point Q: where the line through Q
    /// along `w = (1, s, t)` meets it again, which misses no more than a circle of it.
    pub(super) fn space_point_on(
        &mut self,
        locus: &Rc<SpaceLocus<A::Value>>,
        expr: &Expr,
        slot: Slot,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Triple<A::Value>, Stop> {
        let known = match locus.known().first() {
            Some(point) => Some(point.clone()),
            None => self.find_known(locus, expr, frame)?,
        };
        let name = frame.name(slot);
        let point = match &**locus {
            SpaceLocus::Line(line) => {
                let Triple { x, y, z, .. } = line.direction.clone();
                self.guard(&[x, y, z], &|| phrase::direction(expr, frame))?;
                let t = self.parameter(&|| format!("the parameter of {name}"))?;
                self.shifted(&line.base, &line.direction, &t)?
            }
            SpaceLocus::Plane(plane) => {
                self.guard(&plane.normal.coordinates(), &|| phrase::normal(expr, frame))?;
                let base = match known {
                    Some(point) => point,
                    None => self.plane_point_nearest_to_origin(plane, expr, frame)?,
                };
                self.point_of_plane(plane, &base, name)?
            }
            SpaceLocus::Sphere(sphere) => {
                let known = match known {
                    Some(point) => point,
                    None => {
                        let condition =
                            || format!("the radius of {} is not zero", phrase::noun(expr, frame));
                        let radius = self.sqrt(&sphere.squared_radius, &condition)?;
                        let x = self.add(&sphere.center.x, &radius)?;
                        Triple { x, tag: None, ..sphere.center.clone() }
                    }
                };
                let s = self.parameter(&|| format!("the first parameter of {name}"))?;
                let t = self.parameter(&|| format!("the second parameter of {name}"))?;
                let w = Triple { x: Number::integer(1), y: s, z: t, tag: None };
                let condition =
                    || format!("1 + s² + t² is not zero for the parameters s, t of {name}");
                self.meets_sphere_again(sphere, &known, &w, &condition)?
            }
        };
        Ok(self.tagged(point))
    }

    fn parameter(&mut self, name: Words<'_>) -> Result<Number<A::Value>, Stop> {
        Ok(Number::Value(self.arith.parameter(name)?))
    }

    /// A point of a plane through a known one.
    fn point_of_plane(
        &mut self,
        plane: &Plane<A::Value>,
        base: &Triple<A::Value>,
        name: &str,
    ) -> Result<Triple<A::Value>, Stop> {
        let s = self.parameter(&|| format!("the first parameter of {name}"))?;
        let t = self.parameter(&|| format!("the second parameter of {name}"))?;
        if let Some([u, v]) = &plane.span {
            let point = self.shifted(base, u, &s)?;
            return self.shifted(&point, v, &t);
        }
        let r = self.parameter(&|| format!("the third parameter of {name}"))?;
        let w = Triple { x: s, y: t, z: r, tag: None };
        let along = self.vector_product(&plane.normal, &w)?;
        self.shifted(base, &along, &Number::integer(1))
    }

    /// The foot of the origin on a plane: `−d·n/|n|²`.
    fn plane_point_nearest_to_origin(
        &mut self,
        plane: &Plane<A::Value>,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Triple<A::Value>, Stop> {
        let norm = self.scalar_product(&plane.normal, &plane.normal)?;
        let d = self.negative(&plane.d)?;
        let s = self.div(&d, &norm, &|| phrase::normal(expr, frame))?;
        let zero = || Number::integer(0);
        let origin = Triple { x: zero(), y: zero(), z: zero(), tag: None };
        self.shifted(&origin, &plane.normal, &s)
    }

    /// Where the line along w through a point K of the sphere about O meets it again: `K − 2 w·(w·(K − O))/|w|²`.
    fn meets_sphere_again(
        &mut self,
        sphere: &Sphere<A::Value>,
        known: &Triple<A::Value>,
        w: &Triple<A::Value>,
        condition: Words<'_>,
    ) -> Result<Triple<A::Value>, Stop> {
        let arm = self.minus(known, &sphere.center)?;
        let along = self.scalar_product(w, &arm)?;
        let dividend = self.mul(&Number::integer(-2), &along)?;
        let norm = self.scalar_product(w, w)?;
        let s = self.div(&dividend, &norm, condition)?;
        self.shifted(known, w, &s)
    }

    /// The points that a line has in common with a plane or a sphere.
    pub(super) fn intersect_in_space(
        &mut self,
        loci: &[Given<'_, SpaceLocus<A::Value>>; 2],
        intersection: &Intersection,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Vec<Triple<A::Value>>, Stop> {
        let [(first, of_first), (second, of_second)] = loci;
        let (line, other, of_line, of_other) = match (&**first, &**second) {
            (SpaceLocus::Line(line), other) => (line, other, of_first, of_second),
            (other, SpaceLocus::Line(line)) => (line, other, of_second, of_first),
            _ => unreachable!("kinds are checked when a theorem is resolved"),
        };
        let points = match other {
            SpaceLocus::Plane(plane) => {
                let condition = || {
                    let [line, plane] = [of_line, of_other].map(|expr| phrase::noun(expr, frame));
                    format!("{line} is not parallel to {plane}")
                };
                vec![self.pierce(line, plane, &condition)?]
            }
            SpaceLocus::Sphere(sphere) => {
                let secant = self.space_secant(line, sphere, phrase::direction(of_line, frame))?;
                let named = match &intersection.other_than {
                    Some(expr) => Some((self.triple(expr, frame)?, expr)),
                    None => None,
                };
                self.ends(&secant, loci, named, intersection, frame)?
            }
            SpaceLocus::Line(_) => unreachable!("kinds are checked when a theorem is resolved"),
        };
        Ok(points.into_iter().map(|point| self.tagged(point)).collect())
    }

    /// Where the line through Q along u meets the plane: `Q − u·(n·Q + d)/(n·u)`.
    fn pierce(
        &mut self,
        line: &SpaceLine<A::Value>,
        plane: &Plane<A::Value>,
        condition: Words<'_>,
    ) -> Result<Triple<A::Value>, Stop> {
        let value = self.value_of_plane(plane, &line.base)?;
        let dividend = self.negative(&value)?;
        let divisor = self.scalar_product(&plane.normal, &line.direction)?;
        let s = self.div(&dividend, &divisor, condition)?;
        self.shifted(&line.base, &line.direction, &s)
    }

    /// `n·P + d`.
    fn value_of_plane(
        &mut self,
        plane: &Plane<A::Value>,
        p: &Triple<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        let product = self.scalar_product(&plane.normal, p)?;
        self.add(&product, &plane.d)
    }

    fn space_secant(
        &mut self,
        line: &SpaceLine<A::Value>,
        sphere: &Sphere<A::Value>,
        condition: String,
    ) -> Result<SpaceSecant<A::Value>, Stop> {
        let arm = self.minus(&line.base, &sphere.center)?;
        let norm = self.scalar_product(&line.direction, &line.direction)?;
        let along = self.scalar_product(&line.direction, &arm)?;
        let distance = self.scalar_product(&arm, &arm)?;
        let power = self.sub(&distance, &sphere.squared_radius)?;
        let (square, product) = (self.mul(&along, &along)?, self.mul(&norm, &power)?);
        let discriminant = self.sub(&square, &product)?;
        let (line, sphere) = (line.clone(), sphere.clone());
        Ok(SpaceSecant { line, sphere, norm, along, discriminant, condition })
    }
}

/// A line through Q along u across a sphere about O: `norm = |u|²`, `along = u·(Q − O)`, and `discriminant = along² − norm·power`, a quarter
/// of that of the equation for s of a point `Q + s·u` of the sphere.
struct SpaceSecant<V> {
    line: SpaceLine<V>,
    sphere: Sphere<V>,
    norm: Number<V>,
    along: Number<V>,
    discriminant: Number<V>,
    condition: String,
}

impl<A: Arith, D: Decide<A>> Ends<A, D> for SpaceSecant<A::Value> {
    type Point = Triple<A::Value>;

    fn discriminant(&self) -> &Number<A::Value> {
        &self.discriminant
    }

    /// `Q + u·(root − along)/norm`.
    fn end(
        &self,
        root: &Number<A::Value>,
        walk: &mut Walk<'_, A, D>,
    ) -> Result<Triple<A::Value>, Stop> {
        let dividend = walk.sub(root, &self.along)?;
        let s = walk.div(&dividend, &self.norm, &|| self.condition.clone())?;
        walk.shifted(&self.line.base, &self.line.direction, &s)
    }

    fn other_end(
        &self,
        known: &Triple<A::Value>,
        walk: &mut Walk<'_, A, D>,
    ) -> Result<Triple<A::Value>, Stop> {
        let condition = || self.condition.clone();
        walk.meets_sphere_again(&self.sphere, known, &self.line.direction, &condition)
    }
}

impl<A: Arith, D: Decide<A>> Incidence<A, D> for SpaceLocus<A::Value> {
    /// `u × (P − Q)`, `n·P + d` or `|PO|² − r²`.
    fn incidence(
        &self,
        point: &Triple<A::Value>,
        walk: &mut Walk<'_, A, D>,
    ) -> Result<Vec<Number<A::Value>>, Stop> {
        Ok(match self {
            Self::Line(line) => {
                let arm = walk.minus(point, &line.base)?;
                let Triple { x, y, z, .. } = walk.vector_product(&line.direction, &arm)?;
                vec![x, y, z]
            }
            Self::Plane(plane) => vec![walk.value_of_plane(plane, point)?],
            Self::Sphere(sphere) => {
                let arm = walk.minus(point, &sphere.center)?;
                let distance = walk.scalar_product(&arm, &arm)?;
                vec![walk.sub(&distance, &sphere.squared_radius)?]
            }
        })
    }
}
