//! Which earlier points lie on loci, and what is made of that: in the plane and in space alike.

use super::decide::{Candidate, Decide, Decision, Site};
use super::number::Number;
use super::object::{PointSet, Position};
use super::phrase::{self, Frame};
use super::{Residuals, Stop, Walk};
use crate::arith::{Arith, Rejection};
use crate::theorem::{Expr, Intersection};
use std::rc::Rc;

/// A locus and the expression that gives it.
pub(super) type Given<'e, L> = (Rc<L>, &'e Expr);

/// Points that may lie on loci, each with the candidate that it is.
pub(super) struct Candidates<P, V> {
    points: Vec<P>,
    candidates: Vec<Candidate<V>>,
}

/// A locus of the plane or of space, as a walk knows it.
pub(super) trait Incidence<A: Arith, D>: PointSet<A::Value> {
    /// The numbers that vanish when the point lies on the locus.
    fn incidence(
        &self,
        point: &Self::Point,
        walk: &mut Walk<'_, A, D>,
    ) -> Result<Vec<Number<A::Value>>, Stop>;
}

/// The two points that loci have in common.
pub(super) trait Ends<A: Arith, D> {
    /// The points.
    type Point: Position<A::Value>;
    /// The number that vanishes when the ends coincide.
    fn discriminant(&self) -> &Number<A::Value>;
    /// The end that belongs to a square root of the discriminant.
    fn end(&self, root: &Number<A::Value>, walk: &mut Walk<'_, A, D>) -> Result<Self::Point, Stop>;
    /// The end opposite to a known one.
    fn other_end(
        &self,
        known: &Self::Point,
        walk: &mut Walk<'_, A, D>,
    ) -> Result<Self::Point, Stop>;
}

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// An earlier point that lies on the locus, though not by construction.
    pub(super) fn find_known<L: Incidence<A, D>>(
        &mut self,
        locus: &Rc<L>,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Option<L::Point>, Stop> {
        let found = self.candidates(&[(locus.clone(), expr)], None, frame)?;
        let site = Site {
            candidates: &found.candidates,
            discriminant: None,
            named: false,
            single: false,
            span: expr.span,
        };
        match self.decide.decide(self.arith, &site)? {
            Decision::Known(number) => Ok(Some(self.identify(&found, number)?)),
            _ => Ok(None),
        }
    }

    /// The points that a statement about two loci asks for, given what they have in common.
    pub(super) fn ends<L, E>(
        &mut self,
        secant: &E,
        loci: &[Given<'_, L>; 2],
        named: Option<(L::Point, &Expr)>,
        intersection: &Intersection,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Vec<L::Point>, Stop>
    where
        L: Incidence<A, D>,
        E: Ends<A, D, Point = L::Point>,
    {
        let found = self.candidates(loci, named, frame)?;
        let site = Site {
            candidates: &found.candidates,
            discriminant: Some(secant.discriminant()),
            named: intersection.other_than.is_some(),
            single: intersection.points.len() == 1,
            span: intersection.span,
        };
        let decision = match self.decide.decide(self.arith, &site)? {
            // What the text names is meant even where nothing could be found out; its lying on both loci becomes an obligation.
            _ if site.named => Decision::Known(0),
            decision => decision,
        };
        let sides = || loci.each_ref().map(|(_, expr)| phrase::noun(expr, frame));
        let touching = || {
            let [first, second] = sides();
            let claim = format!("{first} touches {second}");
            Residuals { values: vec![secant.discriminant().clone()], claim }
        };
        let mut points = match decision {
            Decision::Known(number) | Decision::KnownTwice { number, .. } => {
                let known = self.identify(&found, number)?;
                if let Decision::KnownTwice { twins, .. } = decision {
                    self.merge(&found, number, twins)?;
                }
                // Both points are the other one only where they are one.
                if intersection.points.len() > 1 {
                    self.obligations.push(touching());
                }
                vec![secant.other_end(&known, self)?]
            }
            Decision::Tangent => {
                self.obligations.push(touching());
                vec![secant.end(&Number::integer(0), self)?]
            }
            Decision::Generic | Decision::SameRoot(_) | Decision::NoDirection => {
                let condition = || {
                    let [first, second] = sides();
                    format!("{first} does not touch {second}")
                };
                let root = self.fresh_root(secant.discriminant(), &condition)?;
                let opposite = self.negative(&root)?;
                vec![secant.end(&root, self)?, secant.end(&opposite, self)?]
            }
        };
        if points.len() < intersection.points.len() {
            points.push(points[0].clone());
        }
        points.truncate(intersection.points.len());
        Ok(points)
    }

    /// The points that may lie on all of the loci: the one that the text names, or those that lie on one by construction and all earlier points.
    fn candidates<L: Incidence<A, D>>(
        &mut self,
        loci: &[Given<'_, L>],
        named: Option<(L::Point, &Expr)>,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Candidates<L::Point, A::Value>, Stop> {
        let mut possible: Vec<(L::Point, String)> = Vec::new();
        if let Some((point, expr)) = named {
            possible.push((point, phrase::noun(expr, frame)));
        } else {
            let known = loci
                .iter()
                .flat_map(|(locus, expr)| locus.known().iter().map(move |point| (point, *expr)));
            for (point, expr) in known {
                let name = frame
                    .name_of(point)
                    .unwrap_or_else(|| format!("a point of {}", phrase::noun(expr, frame)));
                possible.push((point.clone(), name));
            }
            possible.extend(frame.points());
        }
        let mut found: Candidates<L::Point, A::Value> =
            Candidates { points: Vec::new(), candidates: Vec::new() };
        for (point, name) in possible {
            let same = |earlier: &L::Point| earlier.tag().is_some() && earlier.tag() == point.tag();
            if found.points.iter().any(same) {
                continue;
            }
            let mut incidences = Vec::with_capacity(loci.len());
            for (locus, expr) in loci {
                incidences.push(if locus.known().iter().any(same) {
                    None
                } else {
                    let values = locus.incidence(&point, self)?;
                    let claim = format!("{name} lies on {}", phrase::noun(expr, frame));
                    Some(Residuals { values, claim })
                });
            }
            let coordinates = point.coordinates();
            found.candidates.push(Candidate { coordinates, incidences, name });
            found.points.push(point);
        }
        Ok(found)
    }

    /// Takes a candidate for a known point; what is not true by construction becomes an obligation.
    fn identify<P: Clone>(
        &mut self,
        found: &Candidates<P, A::Value>,
        number: usize,
    ) -> Result<P, Stop> {
        // Answers to other questions reject the values at hand.
        let (candidate, point) =
            found.candidates.get(number).zip(found.points.get(number)).ok_or(Rejection::Guard)?;
        self.obligations.extend(candidate.incidences.iter().flatten().cloned());
        Ok(point.clone())
    }

    /// That candidates are one point becomes an obligation.
    fn merge<P>(
        &mut self,
        found: &Candidates<P, A::Value>,
        number: usize,
        twins: u64,
    ) -> Result<(), Stop> {
        let known = &found.candidates[number];
        for (_, twin) in (0..).zip(&found.candidates).filter(|(i, _)| twins >> i & 1 == 1) {
            let values = known
                .coordinates
                .iter()
                .zip(&twin.coordinates)
                .map(|(u, w)| self.sub(u, w))
                .collect::<Result<_, _>>()?;
            let claim = format!("{} and {} coincide", known.name, twin.name);
            self.obligations.push(Residuals { values, claim });
        }
        Ok(())
    }
}
