//! Expressions: from operands to objects.

use super::number::Number;
use super::object::{Circle, Conic, Line, Locus, Object, Pair, SpaceLocus};
use super::phrase::{self, Frame};
use super::{Decide, Inequality, Said, Stop, Walk};
use crate::arith::{Arith, Rejection, Words};
use crate::limits::WALK_DEPTH;
use crate::theorem::{Claim, Component, Expr, Operation};
use num_traits::Zero as _;
use std::rc::Rc;

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// The value of an expression.
    pub(super) fn evaluate(
        &mut self,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        if self.depth == WALK_DEPTH {
            return Err(Rejection::TooLarge.into());
        }
        self.depth += 1;
        let value = self.operate(expr, frame);
        self.depth -= 1;
        value
    }

    fn operate(
        &mut self,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        Ok(match &expr.operation {
            Operation::Constant(value) => Object::Number(Number::constant(value.clone())),
            Operation::Slot(slot) => frame.objects[slot.0].clone(),
            Operation::Pair(coordinates) => {
                let [x, y] = &**coordinates;
                Object::Pair(Pair {
                    x: self.number(x, frame)?,
                    y: self.number(y, frame)?,
                    tag: None,
                })
            }
            Operation::Component(base, component) => self.component(base, *component, frame)?,
            Operation::Negative(operand) => {
                let operand = self.evaluate(operand, frame)?;
                self.each(&operand, Self::negative)?
            }
            Operation::Add(operands) => self.combine(operands, frame, Self::add)?,
            Operation::Sub(operands) => self.combine(operands, frame, Self::sub)?,
            Operation::Mul(operands) => self.combine(operands, frame, Self::mul)?,
            Operation::Scale(operands) => {
                let factor = self.number(&operands[0], frame)?;
                let scaled = self.evaluate(&operands[1], frame)?;
                self.each(&scaled, |walk, coordinate| walk.mul(&factor, coordinate))?
            }
            Operation::Div(operands) => self.quotient(operands, frame)?,
            Operation::Power(base, exponent) => {
                let base = self.number(base, frame)?;
                Object::Number(self.power(&base, *exponent)?)
            }
            Operation::Sqrt(radicand) => {
                let value = self.number(radicand, frame)?;
                let condition = || format!("{} is not zero", phrase::noun(radicand, frame));
                Object::Number(self.sqrt(&value, &condition)?)
            }
            Operation::Line(coefficients) => {
                let [a, b, c] = &**coefficients;
                let (a, b, c) =
                    (self.number(a, frame)?, self.number(b, frame)?, self.number(c, frame)?);
                self.line(Line { a, b, c, known: Vec::new() }, expr, frame)?
            }
            Operation::Join(parts) | Operation::LineThrough(parts) => {
                self.line_from(parts, expr, frame)?
            }
            Operation::CircleThrough(points) => self.circle_through(points, frame)?,
            Operation::CircleAbout(parts) => {
                let center = self.pair(&parts[0], frame)?;
                let center = self.tagged(center);
                let squared_radius = self.number(&parts[1], frame)?;
                circle(Circle { center, squared_radius, known: Vec::new() })
            }
            Operation::Conic(coefficients) => {
                let [a, b, c, d, e, f] = &**coefficients;
                let conic = Conic([
                    self.number(a, frame)?,
                    self.number(b, frame)?,
                    self.number(c, frame)?,
                    self.number(d, frame)?,
                    self.number(e, frame)?,
                    self.number(f, frame)?,
                ]);
                Object::Locus(Rc::new(Locus::Conic(conic)))
            }
            Operation::Triple(_)
            | Operation::Plane(_)
            | Operation::PlaneThrough(_)
            | Operation::PlaneSpanned(_)
            | Operation::SphereThrough(_)
            | Operation::SphereAbout(_) => self.evaluate_in_space(expr, frame)?,
            Operation::Call { .. } => {
                let mut values = self.evaluate_all(expr, frame)?;
                values.swap_remove(0)
            }
        })
    }

    /// All results of an expression: several for a construction with several results.
    pub(super) fn evaluate_all(
        &mut self,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Vec<Object<A::Value>>, Stop> {
        let Operation::Call { word, arguments } = &expr.operation else {
            return Ok(vec![self.evaluate(expr, frame)?]);
        };
        let definition = self.dictionary.word(*word);
        let objects = self.arguments(arguments, frame)?;
        let mut inner = Frame::of_word(definition, objects, arguments, frame);
        for step in &definition.steps {
            self.step(step, &mut inner)?;
        }
        definition.values.iter().map(|value| self.evaluate(value, &inner)).collect()
    }

    /// What a conjunction of claims says.
    pub(super) fn say(
        &mut self,
        claims: &[Claim],
        frame: &Frame<'_, A::Value>,
    ) -> Result<Said<A::Value>, Stop> {
        let mut said = Said { residuals: Vec::new(), inequalities: Vec::new() };
        for claim in claims {
            match claim {
                Claim::Equal(left, right) => {
                    let (left, right) = (self.evaluate(left, frame)?, self.evaluate(right, frame)?);
                    let difference = self.both(&left, &right, Self::sub)?;
                    said.residuals.extend(difference.numbers().into_iter().map(|(_, n)| n.clone()));
                }
                Claim::Less { lesser, greater, strict } => {
                    if self.reads_order {
                        let lesser = self.number(lesser, frame)?;
                        let greater = self.number(greater, frame)?;
                        let excess = self.sub(&lesser, &greater)?;
                        let strict = *strict;
                        said.inequalities.push(Inequality { lesser, greater, excess, strict });
                    }
                }
                Claim::Predicate { word, arguments } => {
                    let definition = self.dictionary.word(*word);
                    let objects = self.arguments(arguments, frame)?;
                    let mut inner = Frame::of_word(definition, objects, arguments, frame);
                    for step in &definition.steps {
                        self.step(step, &mut inner)?;
                    }
                    let inner = self.say(&definition.claims, &inner)?;
                    said.residuals.extend(inner.residuals);
                    said.inequalities.extend(inner.inequalities);
                }
            }
        }
        Ok(said)
    }

    fn arguments(
        &mut self,
        arguments: &[Expr],
        frame: &Frame<'_, A::Value>,
    ) -> Result<Vec<Object<A::Value>>, Stop> {
        self.count()?;
        arguments.iter().map(|argument| self.evaluate(argument, frame)).collect()
    }

    pub(super) fn number(
        &mut self,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        Ok(number(self.evaluate(expr, frame)?))
    }

    pub(super) fn pair(
        &mut self,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Pair<A::Value>, Stop> {
        Ok(pair(self.evaluate(expr, frame)?))
    }

    /// Applies an operation to two numbers, or coordinate by coordinate.
    fn combine(
        &mut self,
        operands: &[Expr; 2],
        frame: &Frame<'_, A::Value>,
        operation: fn(
            &mut Self,
            &Number<A::Value>,
            &Number<A::Value>,
        ) -> Result<Number<A::Value>, Stop>,
    ) -> Result<Object<A::Value>, Stop> {
        let [left, right] = operands;
        let (left, right) = (self.evaluate(left, frame)?, self.evaluate(right, frame)?);
        self.both(&left, &right, operation)
    }

    fn quotient(
        &mut self,
        operands: &[Expr; 2],
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        let [left, right] = operands;
        let dividend = self.evaluate(left, frame)?;
        let divisor = self.number(right, frame)?;
        let condition = || format!("{} is not zero", phrase::noun(right, frame));
        self.each(&dividend, |walk, number| walk.div(number, &divisor, &condition))
    }

    fn component(
        &mut self,
        base: &Expr,
        component: Component,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        let number = match (self.evaluate(base, frame)?, component) {
            (Object::Pair(pair), Component::X) => pair.x,
            (Object::Pair(pair), Component::Y) => pair.y,
            (Object::Triple(triple), Component::X) => triple.x,
            (Object::Triple(triple), Component::Y) => triple.y,
            (Object::Triple(triple), Component::Z) => triple.z,
            (Object::SpaceLocus(locus), component) => {
                return Ok(component_in_space(&locus, component));
            }
            (Object::Locus(locus), component) => match (&*locus, component) {
                (Locus::Line(line), Component::A) => line.a.clone(),
                (Locus::Line(line), Component::B) => line.b.clone(),
                (Locus::Line(line), Component::C) => line.c.clone(),
                (Locus::Circle(circle), Component::SquaredRadius) => circle.squared_radius.clone(),
                (Locus::Circle(circle), Component::Center) => {
                    return Ok(Object::Pair(circle.center.clone()));
                }
                (Locus::Conic(Conic(coefficients)), component) => {
                    use Component::{A, B, C, D, E, F};
                    let place = [A, B, C, D, E, F].into_iter().position(|one| one == component);
                    match place {
                        Some(place) => coefficients[place].clone(),
                        None => unreachable!("kinds are checked when a theorem is resolved"),
                    }
                }
                _ => unreachable!("kinds are checked when a theorem is resolved"),
            },
            _ => unreachable!("kinds are checked when a theorem is resolved"),
        };
        Ok(Object::Number(number))
    }

    /// The line, under the condition that it has a direction if that fails identically: what is said of no line would be true.
    ///
    /// Where it may fail or not, no condition is needed: the equations with a line without direction are true.
    fn line(
        &mut self,
        line: Line<A::Value>,
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        let direction = [line.a.clone(), line.b.clone()];
        self.guard_if_it_vanishes(&direction, &|| phrase::direction(expr, frame))?;
        Ok(Object::Locus(Rc::new(Locus::Line(line))))
    }

    /// The condition that not all of these numbers are zero, if they are identically.
    pub(super) fn guard_if_it_vanishes(
        &mut self,
        vector: &[Number<A::Value>],
        condition: Words<'_>,
    ) -> Result<(), Stop> {
        let constants: Vec<_> = vector.iter().filter_map(Number::as_constant).collect();
        let vanishes = if constants.iter().any(|constant| !constant.is_zero()) {
            false
        } else if constants.len() == vector.len() {
            true
        } else {
            self.decide.has_no_direction(self.arith, &vector.iter().collect::<Vec<_>>())?
        };
        if vanishes { self.guard(vector, condition) } else { Ok(()) }
    }

    /// The line through two points, or through a point along a vector, in the plane or in space.
    // Out of line, as all that recurses only through the parts of a line: it would enlarge each level of the recursion.
    #[inline(never)]
    fn line_from(
        &mut self,
        parts: &[Expr; 2],
        expr: &Expr,
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        let through = (self.evaluate(&parts[0], frame)?, self.evaluate(&parts[1], frame)?);
        let joins = matches!(expr.operation, Operation::Join(_));
        match through {
            (Object::Triple(p), Object::Triple(v)) => {
                let line =
                    if joins { self.space_join(p, v)? } else { self.space_line_through(p, v) };
                self.space_line(line, expr, frame)
            }
            (p, v) => {
                let (p, v) = (pair(p), pair(v));
                let line = if joins { self.join(p, v)? } else { self.line_through(p, v)? };
                self.line(line, expr, frame)
            }
        }
    }

    /// The line PQ: `(P.y − Q.y) x + (Q.x − P.x) y + (P.x Q.y − P.y Q.x) = 0`.
    fn join(&mut self, p: Pair<A::Value>, q: Pair<A::Value>) -> Result<Line<A::Value>, Stop> {
        let (p, q) = (self.tagged(p), self.tagged(q));
        let a = self.sub(&p.y, &q.y)?;
        let b = self.sub(&q.x, &p.x)?;
        let (left, right) = (self.mul(&p.x, &q.y)?, self.mul(&p.y, &q.x)?);
        let c = self.sub(&left, &right)?;
        Ok(Line { a, b, c, known: vec![p, q] })
    }

    /// The line through P with direction v: `−v.y x + v.x y + (P.x v.y − P.y v.x) = 0`.
    fn line_through(
        &mut self,
        p: Pair<A::Value>,
        v: Pair<A::Value>,
    ) -> Result<Line<A::Value>, Stop> {
        let p = self.tagged(p);
        let a = self.negative(&v.y)?;
        let (left, right) = (self.mul(&p.x, &v.y)?, self.mul(&p.y, &v.x)?);
        let c = self.sub(&left, &right)?;
        Ok(Line { a, b: v.x, c, known: vec![p] })
    }

    fn circle_through(
        &mut self,
        points: &[Expr; 2],
        frame: &Frame<'_, A::Value>,
    ) -> Result<Object<A::Value>, Stop> {
        let (center, p) = (self.pair(&points[0], frame)?, self.pair(&points[1], frame)?);
        let (center, p) = (self.tagged(center), self.tagged(p));
        let squared_radius = self.squared_distance(&p, &center)?;
        Ok(circle(Circle { center, squared_radius, known: vec![p] }))
    }

    /// `(P.x − Q.x)² + (P.y − Q.y)²`.
    pub(super) fn squared_distance(
        &mut self,
        p: &Pair<A::Value>,
        q: &Pair<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        let (x, y) = (self.sub(&p.x, &q.x)?, self.sub(&p.y, &q.y)?);
        let (x, y) = (self.mul(&x, &x)?, self.mul(&y, &y)?);
        self.add(&x, &y)
    }
}

fn number<V>(object: Object<V>) -> Number<V> {
    match object {
        Object::Number(number) => number,
        _ => unreachable!("kinds are checked when a theorem is resolved"),
    }
}

fn pair<V>(object: Object<V>) -> Pair<V> {
    match object {
        Object::Pair(pair) => pair,
        _ => unreachable!("kinds are checked when a theorem is resolved"),
    }
}

/// A component of a line in space, a plane or a sphere.
fn component_in_space<V: Clone>(locus: &SpaceLocus<V>, component: Component) -> Object<V> {
    match (locus, component) {
        (SpaceLocus::Line(line), Component::Point) => Object::Triple(line.base.clone()),
        (SpaceLocus::Line(line), Component::Direction) => Object::Triple(line.direction.clone()),
        (SpaceLocus::Plane(plane), Component::A) => Object::Number(plane.normal.x.clone()),
        (SpaceLocus::Plane(plane), Component::B) => Object::Number(plane.normal.y.clone()),
        (SpaceLocus::Plane(plane), Component::C) => Object::Number(plane.normal.z.clone()),
        (SpaceLocus::Plane(plane), Component::D) => Object::Number(plane.d.clone()),
        (SpaceLocus::Sphere(sphere), Component::Center) => Object::Triple(sphere.center.clone()),
        (SpaceLocus::Sphere(sphere), Component::SquaredRadius) => {
            Object::Number(sphere.squared_radius.clone())
        }
        _ => unreachable!("kinds are checked when a theorem is resolved"),
    }
}

fn circle<V>(circle: Circle<V>) -> Object<V> {
    Object::Locus(Rc::new(Locus::Circle(circle)))
}
