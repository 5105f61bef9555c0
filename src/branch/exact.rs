//! Exact values at a point: elements of the field of its independent roots.

use crate::branch::cone::{Cone, operands};
use crate::branch::figure::Point;
use crate::branch::fraction::Fraction;
use crate::branch::number_field::{Element, Exact, NumberField, Unfinished};
use crate::branch::state::Status;
use crate::slp::{Node, NodeId};

/// The exact values of the nodes of a program at a point, computed where they are asked for.
#[derive(Clone, Debug)]
pub struct ExactRun<'p> {
    cone: &'p Cone<'p>,
    point: &'p Point,
    /// The field, with those generators that have been met.
    pub field: NumberField,
    values: Vec<Option<Element>>,
    inverses: Vec<Option<Element>>,
}

impl<'p> ExactRun<'p> {
    /// Nothing computed yet.
    #[must_use]
    pub fn new(cone: &'p Cone<'p>, point: &'p Point) -> Self {
        let length = cone.slp.nodes.len();
        Self {
            cone,
            point,
            field: NumberField::new(),
            values: vec![None; length],
            inverses: vec![None; length],
        }
    }

    /// The value of a node; the status of every root on which it depends is known.
    ///
    /// # Errors
    /// See [`Unfinished`]. (A divisor is never zero: the point lies in a certified box.)
    pub fn value(&mut self, target: NodeId, statuses: &[Option<Status>]) -> Exact<Element> {
        let mut needed = vec![false; target.index() + 1];
        needed[target.index()] = true;
        for position in (0..=target.index()).rev() {
            let node = self.cone.slp.nodes[position];
            if !needed[position] || self.values[position].is_some() {
                continue;
            }
            if let Node::Sqrt { root, .. } = node
                && let Some(Status::Dependent(_)) = &statuses[root as usize]
            {
                continue;
            }
            for operand in operands(node).into_iter().flatten() {
                needed[operand.index()] = true;
            }
        }
        let missing = |&position: &usize| needed[position] && self.values[position].is_none();
        let order: Vec<usize> = (0..=target.index()).filter(missing).collect();
        for position in order {
            let value = self.compute(self.cone.slp.nodes[position], statuses)?;
            self.values[position] = Some(value);
        }
        self.values[target.index()].clone().ok_or(Unfinished::Oversize)
    }

    /// Makes `s_root` a generator of the field, and gives its square.
    ///
    /// # Errors
    /// See [`Unfinished`].
    pub fn adjoin(&mut self, root: usize, statuses: &[Option<Status>]) -> Exact<Element> {
        let square = self.value(self.cone.slp.radicand(root), statuses)?;
        if self.field.square_of(root).is_none() {
            self.field.adjoin(root, square.clone());
        }
        Ok(square)
    }

    fn compute(&mut self, node: Node, statuses: &[Option<Status>]) -> Exact<Element> {
        let of = |node: NodeId| self.values[node.index()].as_ref().ok_or(Unfinished::Oversize);
        match node {
            Node::Constant(position) => {
                let constant = &self.cone.slp.constants[position as usize];
                Ok(Element::Rational(Fraction::from_rational(constant)))
            }
            Node::Parameter(position) => {
                let numerator = self.point.numerators()[position as usize].clone();
                let exponent = -i64::from(self.point.scale());
                Ok(Element::Rational(Fraction::dyadic(numerator, exponent)))
            }
            Node::Add(u, w) => self.field.sum(of(u)?, of(w)?),
            Node::Sub(u, w) => self.field.difference(of(u)?, of(w)?),
            Node::Mul(u, w) => self.field.product(of(u)?, of(w)?),
            Node::Div(u, w) => {
                if self.inverses[w.index()].is_none() {
                    self.inverses[w.index()] = self.field.inverse(of(w)?)?;
                }
                let inverse = self.inverses[w.index()].as_ref().ok_or(Unfinished::Oversize)?;
                self.field.product(of(u)?, inverse)
            }
            Node::Sqrt { radicand, root } => {
                let root = root as usize;
                if let Some(Status::Dependent(h)) = &statuses[root] {
                    return Ok(h.clone());
                }
                if self.field.square_of(root).is_none() {
                    let square = of(radicand)?.clone();
                    self.field.adjoin(root, square);
                }
                Ok(Element::generator(root))
            }
        }
    }
}
