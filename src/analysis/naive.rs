//! The rules without factored denominators, for comparison.
//!
//! A node is a plain fraction `N/D`, and no common factor is ever recognised:
//! `u ± w = (N_u·D_w ± N_w·D_u)/(D_u·D_w)`, `u·w = N_u·N_w/(D_u·D_w)`, `u/w = N_u·D_w/(D_u·N_w)`, and `√u = s/D_u` with
//! `s² = N_u·D_u`. Programs of depth `n` can reach degree `3^n`.

use crate::analysis::height::Height;
use crate::analysis::size::Size;
use crate::slp::{Node, NodeId, Slp};
use crate::upper::Upper;
use num_bigint::BigInt;

/// Numerator and denominator of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The size of the numerator.
    pub numerator: Size,
    /// The size of the denominator.
    pub denominator: Size,
}

impl Fraction {
    fn sum(self, other: Self) -> Self {
        let (left, right) = (self.numerator, other.numerator);
        Self {
            numerator: left.product(other.denominator).sum(right.product(self.denominator)),
            denominator: self.denominator.product(other.denominator),
        }
    }

    fn product(self, other: Self) -> Self {
        Self {
            numerator: self.numerator.product(other.numerator),
            denominator: self.denominator.product(other.denominator),
        }
    }

    fn reciprocal(self) -> Self {
        Self { numerator: self.denominator, denominator: self.numerator }
    }

    fn root(self) -> Self {
        let square = self.numerator.product(self.denominator);
        let radius = square.height.norm().sqrt().max(Upper::ONE);
        let size = Size { degree: square.degree.half(), height: Height::of_norm(radius) };
        Self { numerator: size, denominator: self.denominator }
    }
}

/// The fractions of all nodes.
#[must_use]
pub fn fractions(slp: &Slp) -> Vec<Fraction> {
    let mut fractions: Vec<Fraction> = Vec::with_capacity(slp.nodes.len());
    for node in &slp.nodes {
        let of = |node: NodeId| fractions[node.index()];
        fractions.push(match *node {
            Node::Constant(position) => {
                let value = &slp.constants[position as usize];
                let size = |n: &BigInt| Size::of_constant(Upper::from(n.magnitude()));
                Fraction { numerator: size(value.numer()), denominator: size(value.denom()) }
            }
            Node::Parameter(_) => {
                Fraction { numerator: Size::OF_PARAMETER, denominator: Size::OF_ONE }
            }
            Node::Add(u, w) | Node::Sub(u, w) => of(u).sum(of(w)),
            Node::Mul(u, w) => of(u).product(of(w)),
            Node::Div(u, w) => of(u).product(of(w).reciprocal()),
            Node::Sqrt { radicand, .. } => of(radicand).root(),
        });
    }
    fractions
}
