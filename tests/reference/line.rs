//! Rational functions on a random line `x = a + b·t` modulo `p = 2^61 − 1`: what degrees really are.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use zippel::slp::{Node, NodeId, Slp};

const P: u64 = (1 << 61) - 1;

/// Coefficients from the constant one on; the last is not zero.
type Poly = Vec<u64>;

/// A fraction in lowest terms.
#[derive(Clone, Debug)]
pub(crate) struct Fraction {
    pub(crate) numerator: Poly,
    pub(crate) denominator: Poly,
}

impl Fraction {
    fn reduced(numerator: Poly, denominator: Poly) -> Self {
        let common = gcd(numerator.clone(), denominator.clone());
        Self {
            numerator: divide(numerator, &common).0,
            denominator: divide(denominator, &common).0,
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.numerator.is_empty()
    }

    fn plus(&self, other: &Self) -> Self {
        let left = multiply(&self.numerator, &other.denominator);
        let right = multiply(&other.numerator, &self.denominator);
        Self::reduced(add(left, &right), multiply(&self.denominator, &other.denominator))
    }

    fn negative(&self) -> Self {
        let numerator = self.numerator.iter().map(|c| (P - c) % P).collect();
        Self { numerator, denominator: self.denominator.clone() }
    }

    fn times(&self, other: &Self) -> Self {
        let numerator = multiply(&self.numerator, &other.numerator);
        Self::reduced(numerator, multiply(&self.denominator, &other.denominator))
    }

    fn inverse(&self) -> Self {
        Self { numerator: self.denominator.clone(), denominator: self.numerator.clone() }
    }

    /// The degrees of numerator and denominator.
    pub(crate) fn degrees(&self) -> [u64; 2] {
        [&self.numerator, &self.denominator].map(|poly| (poly.len().max(1) - 1).try_into().unwrap())
    }
}

/// `SplitMix64` (Steele, Lea and Flood 2014), modulo `p`.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % P
}

fn constant(value: &BigRational) -> Fraction {
    let poly = |n: &BigInt| trimmed(vec![n.mod_floor(&BigInt::from(P)).to_u64().unwrap()]);
    Fraction::reduced(poly(value.numer()), poly(value.denom()))
}

/// The values of all nodes on a line; nothing where a divisor vanishes on the whole line, and for roots.
pub(crate) fn fractions(slp: &Slp, mut seed: u64) -> Vec<Option<Fraction>> {
    let mut values: Vec<Option<Fraction>> = Vec::with_capacity(slp.nodes.len());
    for node in &slp.nodes {
        let of = |node: NodeId| values[node.index()].as_ref();
        let value = match *node {
            Node::Constant(position) => Some(constant(&slp.constants[position as usize])),
            Node::Parameter(_) => {
                let line = trimmed(vec![random(&mut seed), random(&mut seed)]);
                Some(Fraction { numerator: line, denominator: vec![1] })
            }
            Node::Add(u, w) => of(u).zip(of(w)).map(|(u, w)| u.plus(w)),
            Node::Sub(u, w) => of(u).zip(of(w)).map(|(u, w)| u.plus(&w.negative())),
            Node::Mul(u, w) => of(u).zip(of(w)).map(|(u, w)| u.times(w)),
            Node::Div(u, w) => {
                of(u).zip(of(w)).filter(|(_, w)| !w.is_zero()).map(|(u, w)| u.times(&w.inverse()))
            }
            Node::Sqrt { .. } => None,
        };
        values.push(value);
    }
    values
}

fn product(a: u64, b: u64) -> u64 {
    u64::try_from(u128::from(a) * u128::from(b) % u128::from(P)).unwrap()
}

fn inverse(a: u64) -> u64 {
    let (mut power, mut square, mut n) = (1, a, P - 2);
    while n > 0 {
        if n & 1 == 1 {
            power = product(power, square);
        }
        square = product(square, square);
        n >>= 1;
    }
    power
}

fn trimmed(mut poly: Poly) -> Poly {
    while poly.last() == Some(&0) {
        poly.pop();
    }
    poly
}

fn add(mut a: Poly, b: &Poly) -> Poly {
    a.resize(a.len().max(b.len()), 0);
    for (a, b) in a.iter_mut().zip(b) {
        *a = (*a + b) % P;
    }
    trimmed(a)
}

fn multiply(a: &Poly, b: &Poly) -> Poly {
    let mut result = vec![0; a.len() + b.len()];
    for (i, a) in a.iter().enumerate() {
        for (j, b) in b.iter().enumerate() {
            result[i + j] = (result[i + j] + product(*a, *b)) % P;
        }
    }
    trimmed(result)
}

/// Quotient and remainder.
fn divide(mut a: Poly, b: &Poly) -> (Poly, Poly) {
    let leading = inverse(*b.last().unwrap());
    let mut quotient = vec![0; (a.len() + 1).saturating_sub(b.len())];
    while a.len() >= b.len() {
        let (shift, factor) = (a.len() - b.len(), product(*a.last().unwrap(), leading));
        quotient[shift] = factor;
        for (i, b) in b.iter().enumerate() {
            a[shift + i] = (a[shift + i] + P - product(factor, *b)) % P;
        }
        a = trimmed(a);
    }
    (trimmed(quotient), a)
}

fn gcd(mut a: Poly, mut b: Poly) -> Poly {
    while !b.is_empty() {
        let remainder = divide(a, &b).1;
        (a, b) = (b, remainder);
    }
    a
}
