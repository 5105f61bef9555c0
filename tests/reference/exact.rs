//! The numerators of a program, written out in full: the second road to degrees and heights.
//!
//! Polynomials are expanded by the identities that the analysis only measures, and checked against values of the program.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::collections::BTreeMap;
use zippel::slp::{Node, NodeId, Slp};

/// A polynomial in the parameters and the roots: exponents to coefficients.
pub(crate) type Poly = BTreeMap<Vec<u32>, BigInt>;

/// A program with more terms than this in one polynomial is not expanded.
const MAX_TERMS: usize = 400;

/// A node as `numerator / (integer · Π atoms)`.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) numerator: Poly,
    integer: BigInt,
    atoms: BTreeMap<NodeId, u32>,
}

/// All nodes of a program, with the squares of the roots.
#[derive(Debug)]
pub(crate) struct Expansion<'a> {
    slp: &'a Slp,
    pub(crate) forms: Vec<Form>,
    pub(crate) squares: Vec<Poly>,
}

impl<'a> Expansion<'a> {
    /// The expansion of a program, unless it is too long.
    pub(crate) fn of(slp: &'a Slp) -> Option<Self> {
        let mut expansion = Self { slp, forms: Vec::new(), squares: Vec::new() };
        for node in &slp.nodes {
            let form = expansion.form(node)?;
            if form.numerator.len() > MAX_TERMS {
                return None;
            }
            expansion.forms.push(form);
        }
        Some(expansion)
    }

    /// The number of variables.
    fn variables(&self) -> usize {
        self.slp.parameters.len() + self.slp.roots.len()
    }

    fn integral(numerator: Poly) -> Form {
        Form { numerator, integer: BigInt::one(), atoms: BTreeMap::new() }
    }

    fn constant(&self, value: BigInt) -> Poly {
        let terms = (!value.is_zero()).then(|| (vec![0; self.variables()], value));
        terms.into_iter().collect()
    }

    fn variable(&self, position: usize) -> Poly {
        let mut exponents = vec![0; self.variables()];
        exponents[position] = 1;
        Poly::from([(exponents, BigInt::one())])
    }

    fn form(&mut self, node: &Node) -> Option<Form> {
        let of = |node: NodeId| self.forms[node.index()].clone();
        Some(match *node {
            Node::Constant(position) => {
                let value = &self.slp.constants[position as usize];
                let numerator = self.constant(value.numer().clone());
                Form { integer: value.denom().clone(), ..Self::integral(numerator) }
            }
            Node::Parameter(position) => Self::integral(self.variable(position as usize)),
            Node::Add(u, w) => self.sum(&of(u), &of(w), &BigInt::one())?,
            Node::Sub(u, w) => self.sum(&of(u), &of(w), &-BigInt::one())?,
            Node::Mul(u, w) => {
                let (u, w) = (of(u), of(w));
                let numerator = self.product(&u.numerator, &w.numerator)?;
                if numerator.is_empty() {
                    return Some(Self::integral(numerator));
                }
                let mut atoms = u.atoms;
                for (atom, exponent) in w.atoms {
                    *atoms.entry(atom).or_default() += exponent;
                }
                Form { numerator, integer: u.integer * w.integer, atoms }
            }
            Node::Div(u, w) => match self.slp.nodes[w.index()] {
                Node::Constant(position) => {
                    let value = self.slp.constants[position as usize].clone();
                    Self::constant_quotient(of(u), &value)
                }
                _ => self.quotient(of(u), w)?,
            },
            Node::Sqrt { radicand, root } => self.root(of(radicand), root as usize)?,
        })
    }

    fn sum(&self, u: &Form, w: &Form, sign: &BigInt) -> Option<Form> {
        let integer = u.integer.lcm(&w.integer);
        let mut atoms = u.atoms.clone();
        for (atom, exponent) in &w.atoms {
            let entry = atoms.entry(*atom).or_default();
            *entry = (*entry).max(*exponent);
        }
        let left = self.over(u, &integer, &atoms)?;
        let right = self.over(w, &integer, &atoms)?;
        let numerator = plus(left, &scaled(&right, sign));
        Some(Form { numerator, integer, atoms })
    }

    /// The numerator of `form` over a multiple of its denominator.
    fn over(&self, form: &Form, integer: &BigInt, atoms: &BTreeMap<NodeId, u32>) -> Option<Poly> {
        let mut numerator = scaled(&form.numerator, &(integer / &form.integer));
        for (atom, exponent) in atoms {
            for _ in form.atoms.get(atom).copied().unwrap_or(0)..*exponent {
                numerator = self.product(&numerator, &self.forms[atom.index()].numerator)?;
            }
        }
        Some(numerator)
    }

    fn constant_quotient(u: Form, value: &BigRational) -> Form {
        let common = u.integer.gcd(value.denom());
        let factor = value.denom() / &common * value.numer().signum();
        let integer = u.integer / common * value.numer().abs();
        Form { numerator: scaled(&u.numerator, &factor), integer, atoms: u.atoms }
    }

    fn quotient(&self, u: Form, divisor: NodeId) -> Option<Form> {
        let w = &self.forms[divisor.index()];
        let common = u.integer.gcd(&w.integer);
        let mut numerator = scaled(&u.numerator, &(&w.integer / &common));
        let mut atoms = u.atoms;
        for (atom, exponent) in &w.atoms {
            let entry = atoms.entry(*atom).or_default();
            let cancelled = (*entry).min(*exponent);
            *entry -= cancelled;
            for _ in cancelled..*exponent {
                numerator = self.product(&numerator, &self.forms[atom.index()].numerator)?;
            }
        }
        *atoms.entry(divisor).or_default() += 1;
        Some(Form { numerator, integer: u.integer / common, atoms })
    }

    fn root(&mut self, g: Form, root: usize) -> Option<Form> {
        let mut square = scaled(&g.numerator, &g.integer);
        let mut atoms = g.atoms;
        for (atom, exponent) in &mut atoms {
            if *exponent % 2 == 1 {
                square = self.product(&square, &self.forms[atom.index()].numerator)?;
            }
            *exponent = exponent.div_ceil(2);
        }
        self.squares.push(square);
        let numerator = self.variable(self.slp.parameters.len() + root);
        Some(Form { numerator, integer: g.integer, atoms })
    }

    /// The product, with the squares of roots replaced.
    fn product(&self, a: &Poly, b: &Poly) -> Option<Poly> {
        let mut result = multiply(a, b)?;
        let first = self.slp.parameters.len();
        for (root, square) in self.squares.iter().enumerate().rev() {
            loop {
                let (high, low): (Poly, Poly) =
                    result.into_iter().partition(|(exponents, _)| exponents[first + root] >= 2);
                if high.is_empty() {
                    result = low;
                    break;
                }
                let lowered = |(mut exponents, coefficient): (Vec<u32>, BigInt)| {
                    exponents[first + root] -= 2;
                    (exponents, coefficient)
                };
                let high: Poly = high.into_iter().map(lowered).collect();
                result = plus(low, &multiply(&high, square)?);
            }
        }
        Some(result)
    }

    /// Checks that each numerator, at this point modulo `q ≡ 3 (mod 4)`, is what the value of its node says. Nothing where
    /// the program cannot be run.
    pub(crate) fn agrees_at(&self, parameters: &[u64], q: u64) -> Option<bool> {
        let mut point = parameters.to_vec();
        let (mut values, mut agrees): (Vec<u64>, bool) = (Vec::new(), true);
        for (node, form) in self.slp.nodes.iter().zip(&self.forms) {
            let of = |node: NodeId| values[node.index()];
            let value = match *node {
                Node::Constant(position) => {
                    let value = &self.slp.constants[position as usize];
                    let denominator = inverse(residue(value.denom(), q), q)?;
                    product(residue(value.numer(), q), denominator, q)
                }
                Node::Parameter(position) => parameters[position as usize],
                Node::Add(u, w) => (of(u) + of(w)) % q,
                Node::Sub(u, w) => (of(u) + q - of(w)) % q,
                Node::Mul(u, w) => product(of(u), of(w), q),
                Node::Div(u, w) => product(of(u), inverse(of(w), q)?, q),
                Node::Sqrt { radicand, .. } => {
                    let root = power(of(radicand), q.div_ceil(4), q);
                    if product(root, root, q) != of(radicand) || root == 0 {
                        return None;
                    }
                    root
                }
            };
            let mut denominator = residue(&form.integer, q);
            for (atom, exponent) in &form.atoms {
                let atom = evaluate(&self.forms[atom.index()].numerator, &point, q);
                denominator = product(denominator, power(atom, (*exponent).into(), q), q);
            }
            if matches!(node, Node::Sqrt { .. }) {
                point.push(product(value, denominator, q));
            }
            let numerator = evaluate(&form.numerator, &point, q);
            agrees &= numerator == product(value, denominator, q);
            values.push(value);
        }
        Some(agrees)
    }
}

/// The 1-norm.
pub(crate) fn norm(poly: &Poly) -> BigInt {
    poly.values().map(Signed::abs).sum()
}

fn plus(mut a: Poly, b: &Poly) -> Poly {
    for (exponents, coefficient) in b {
        *a.entry(exponents.clone()).or_default() += coefficient;
    }
    a.retain(|_, coefficient| !coefficient.is_zero());
    a
}

fn scaled(a: &Poly, factor: &BigInt) -> Poly {
    a.iter().map(|(exponents, coefficient)| (exponents.clone(), coefficient * factor)).collect()
}

fn multiply(a: &Poly, b: &Poly) -> Option<Poly> {
    if a.len() * b.len() > MAX_TERMS * MAX_TERMS / 4 {
        return None;
    }
    let mut result = Poly::new();
    for (left, c) in a {
        for (right, d) in b {
            let exponents = left.iter().zip(right).map(|(i, j)| i + j).collect();
            *result.entry(exponents).or_default() += c * d;
        }
    }
    result.retain(|_, coefficient| !coefficient.is_zero());
    Some(result)
}

fn product(a: u64, b: u64, q: u64) -> u64 {
    u64::try_from(u128::from(a) * u128::from(b) % u128::from(q)).unwrap()
}

fn power(a: u64, n: u64, q: u64) -> u64 {
    (0..64).rev().fold(1, |power, bit| {
        let square = product(power, power, q);
        if n >> bit & 1 == 1 { product(square, a, q) } else { square }
    })
}

fn inverse(a: u64, q: u64) -> Option<u64> {
    (!a.is_multiple_of(q)).then(|| power(a, q - 2, q))
}

fn residue(n: &BigInt, q: u64) -> u64 {
    n.mod_floor(&BigInt::from(q)).to_u64().unwrap()
}

/// The value at a point, of which the coordinates of later roots may be missing.
fn evaluate(poly: &Poly, point: &[u64], q: u64) -> u64 {
    poly.iter().fold(0, |sum, (exponents, coefficient)| {
        let monomial = exponents.iter().zip(point).fold(1, |value, (exponent, coordinate)| {
            product(value, power(*coordinate, (*exponent).into(), q), q)
        });
        (sum + product(residue(coefficient, q), monomial, q)) % q
    })
}
