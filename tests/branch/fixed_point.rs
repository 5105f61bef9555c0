//! Numerics of its own: numbers with 1400 bits after the binary point, rounded down, no intervals. Nothing is certified here, and nothing is
//! shared with the program but the straight-line program itself.

use num_bigint::BigInt;
use num_traits::{Signed as _, Zero as _};
use zippel::branch::figure::{Figure, RootSign};
use zippel::slp::{GuardOrigin, Node, NodeId, Slp};

/// Bits after the binary point.
const BITS: u32 = 1400;
/// Numbers below 2 to minus this are taken for zero.
const ZERO: u32 = 1000;
/// No number that is not zero should be below 2 to minus this.
const NONZERO: u32 = 300;

/// Whether all conclusions and identifications hold at a figure; nothing where it is no real one, or a condition fails there.
pub(crate) fn truth(slp: &Slp, figure: &Figure) -> Option<bool> {
    let values = values(slp, figure)?;
    let required = slp.guards.iter().filter(|guard| guard.origin == GuardOrigin::Required);
    for guard in required {
        if guard.nodes.iter().all(|node| is_zero(&values[node.index()])) {
            return None;
        }
    }
    let claims = slp.conclusions.iter().chain(&slp.obligations);
    let residuals: Vec<NodeId> = claims.flat_map(|claim| claim.residuals.clone()).collect();
    Some(residuals.iter().all(|node| is_zero(&values[node.index()])))
}

fn is_zero(value: &BigInt) -> bool {
    let bits = value.bits();
    let zero = bits < u64::from(BITS - ZERO);
    assert!(zero || bits > u64::from(BITS - NONZERO), "2^-{} is neither", u64::from(BITS) - bits);
    zero
}

fn values(slp: &Slp, figure: &Figure) -> Option<Vec<BigInt>> {
    let mut values: Vec<BigInt> = Vec::with_capacity(slp.nodes.len());
    for node in &slp.nodes {
        let of = |node: NodeId| &values[node.index()];
        let value = match *node {
            Node::Constant(position) => {
                let constant = &slp.constants[position as usize];
                (constant.numer() << BITS) / constant.denom()
            }
            Node::Parameter(position) => {
                let numerator = &figure.point.numerators()[position as usize];
                (numerator << BITS) >> figure.point.scale()
            }
            Node::Add(u, w) => of(u) + of(w),
            Node::Sub(u, w) => of(u) - of(w),
            Node::Mul(u, w) => (of(u) * of(w)) >> BITS,
            Node::Div(u, w) if of(w).bits() < u64::from(BITS - NONZERO) => {
                assert!(is_zero(of(w)) || of(u).is_zero());
                return None;
            }
            Node::Div(u, w) => (of(u) << BITS) / of(w),
            Node::Sqrt { radicand, .. } if !of(radicand).is_positive() || is_zero(of(radicand)) => {
                return None;
            }
            Node::Sqrt { radicand, root } => {
                let value = (of(radicand) << BITS).sqrt();
                match figure.signs[root as usize] {
                    RootSign::Plus => value,
                    RootSign::Minus => -value,
                }
            }
        };
        values.push(value);
    }
    Some(values)
}
