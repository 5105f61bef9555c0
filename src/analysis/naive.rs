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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::degree::Degree;
    use crate::arith::Arith;
    use crate::slp::builder::Recorder;
    use num_rational::BigRational;

    /// No words.
    const SILENT: fn() -> String = String::new;

    /// Degree and norm of the numerator, and of the denominator.
    fn fraction([degree, norm]: [u64; 2], denominator: [u64; 2]) -> Fraction {
        let size = |degree, norm| Size {
            degree: Degree::from(degree),
            height: Height::of_norm(Upper::from(norm)),
        };
        Fraction {
            numerator: size(degree, norm),
            denominator: size(denominator[0], denominator[1]),
        }
    }

    #[test]
    fn fractions_are_not_reduced() {
        let mut r = Recorder::new();
        let [x, y] = std::array::from_fn(|_| r.parameter(&SILENT).unwrap());
        let ratio = r.constant(&BigRational::new((-3).into(), 2.into())).unwrap();
        let quotient = r.div(&x, &y, &SILENT).unwrap();
        let sum = r.add(&quotient, &ratio).unwrap();
        let product = r.mul(&quotient, &ratio).unwrap();
        let last = r.div(&sum, &product, &SILENT).unwrap();
        let root = r.sqrt(&sum, &SILENT).unwrap();
        let found = fractions(&r.finish());
        let of = |node: NodeId| found[node.index()];
        assert_eq!(of(x), fraction([1, 1], [0, 1]));
        assert_eq!(of(ratio), fraction([0, 3], [0, 2]));
        assert_eq!(of(quotient), fraction([1, 1], [1, 1]));
        // x/y − 3/2 = (2x − 3y)/(2y), and x/y·(−3/2) = −3x/(2y).
        assert_eq!(of(sum), fraction([1, 5], [1, 2]));
        assert_eq!(of(product), fraction([1, 3], [1, 2]));
        // (2x − 3y)·2y / (2y·(−3x))
        assert_eq!(of(last), fraction([2, 10], [2, 6]));
        // s/(2y) with s² = (2x − 3y)·2y, of degree 2 and norm 10.
        let norm = Height::of_norm(Upper::from(10).sqrt());
        assert_eq!(of(root).numerator, Size { degree: Degree::ONE, height: norm });
        assert_eq!(of(root).denominator, of(sum).denominator);
    }

    /// As `ρ = max(1, ‖γ‖^½)`.
    #[test]
    fn a_root_weighs_at_least_one() {
        let mut r = Recorder::new();
        let zero = r.constant(&BigRational::from_integer(0.into())).unwrap();
        r.sqrt(&zero, &SILENT).unwrap();
        assert_eq!(fractions(&r.finish())[1], fraction([0, 1], [0, 1]));
    }
}
