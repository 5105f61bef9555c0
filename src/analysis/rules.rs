//! The rules that bound the numerator of each node from those of its operands.
//!
//! Every node is written as `N / (e·δ^E)`: a numerator `N` with integer coefficients, a positive integer `e`, and a product
//! of powers of atoms. An atom `δ_w` is the numerator of a divisor `w`, the same for all divisions by that node. With
//! `g = gcd(e_u, e_w)` and `C = min(E_u, E_w)`, the following are identities of rational functions:
//!
//! ```text
//! u ± w   E = max(E_u, E_w)        e = lcm(e_u, e_w)   N = N_u·(e/e_u)·δ^(E−E_u) ± N_w·(e/e_w)·δ^(E−E_w)
//! u · w   E = E_u + E_w            e = e_u·e_w         N = N_u·N_w
//! u / w   E = E_u − C + [δ_w]      e = e_u/g           N = N_u·(e_w/g)·δ^(E_w−C)
//! √u      E = ⌈E_u/2⌉              e = e_u             N = s,  s² = γ := e·N_u·δ^(2E−E_u)
//! ```
//!
//! Degree and 1-norm are subadditive as in [`Size`]. A root `s` weighs `ω = deg(γ)/2` and `ρ = max(1, ‖γ‖^½)`: replacing
//! `s²` by `γ` then increases neither the weighted degree nor the weighted norm, so the same rules hold in the algebra
//! `ℤ[x][s_1, …, s_k]/(s_i² − γ_i)`, whose elements they measure by the coefficients of the products of roots.
//! (Factored denominators as in Kaltofen 1988; the zero test that needs the bounds is that of DeMillo and Lipton 1978,
//! Zippel 1979 and Schwartz 1980.)

use crate::analysis::Root;
use crate::analysis::atoms::{Atoms, Exponents};
use crate::analysis::degree::Degree;
use crate::analysis::height::Height;
use crate::analysis::scale::Scale;
use crate::analysis::size::Size;
use crate::deadline;
use crate::slp::{Node, NodeId, Slp};
use crate::upper::Upper;
use num_bigint::BigUint;
use num_rational::BigRational;

/// The time is asked for once in so many nodes.
const PERIOD: usize = 256;

/// A node as `N / (e·δ^E)`.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Degree and height of `N`.
    pub(super) size: Size,
    scale: Scale,
    exponents: Exponents,
}

/// The forms of the nodes of a program, from the first to the last.
#[derive(Debug)]
pub(super) struct Rules<'a> {
    slp: &'a Slp,
    pub(super) forms: Vec<Form>,
    pub(super) atoms: Atoms,
    pub(super) roots: Vec<Root>,
    /// The product of the numerators of the constant divisors, each once.
    pub(super) constant_divisors: Upper,
    /// Whether all nodes have been looked at.
    pub(super) complete: bool,
    divided: Vec<bool>,
}

impl<'a> Rules<'a> {
    /// Applies the rules to all nodes, as long as there is time.
    pub(super) fn apply(slp: &'a Slp) -> Self {
        let mut rules = Self {
            slp,
            forms: Vec::with_capacity(slp.nodes.len()),
            atoms: Atoms::new(slp.nodes.len()),
            roots: Vec::with_capacity(slp.roots.len()),
            constant_divisors: Upper::ONE,
            complete: true,
            divided: vec![false; slp.constants.len()],
        };
        for node in &slp.nodes {
            if rules.forms.len() % PERIOD == PERIOD - 1 && deadline::is_over() {
                rules.give_up();
                break;
            }
            let form = match *node {
                Node::Constant(position) => Form::constant(&slp.constants[position as usize]),
                Node::Parameter(_) => Form::integral(Size::OF_PARAMETER),
                Node::Add(u, w) | Node::Sub(u, w) => {
                    sum(&rules.forms[u.index()], &rules.forms[w.index()], &mut rules.atoms)
                }
                Node::Mul(u, w) => rules.product(u, w),
                Node::Div(u, w) => match slp.nodes[w.index()] {
                    Node::Constant(position) => rules.constant_quotient(u, position as usize),
                    _ => rules.quotient(u, w),
                },
                Node::Sqrt { radicand, .. } => rules.root(radicand),
            };
            rules.forms.push(form);
        }
        rules
    }

    /// Nothing is known of the nodes that are left.
    fn give_up(&mut self) {
        let unknown = Form::integral(Size::UNBOUNDED);
        self.forms.resize(self.slp.nodes.len(), unknown);
        let roots = self.slp.roots.iter().skip(self.roots.len());
        self.roots.extend(roots.map(|&node| Root {
            node,
            weight: Degree::UNBOUNDED,
            radius: Upper::UNBOUNDED,
            square: Size::UNBOUNDED,
        }));
        self.complete = false;
    }

    fn form(&self, node: NodeId) -> &Form {
        &self.forms[node.index()]
    }

    fn product(&mut self, u: NodeId, w: NodeId) -> Form {
        let (u, w) = (&self.forms[u.index()], &self.forms[w.index()]);
        let size = u.size.product(w.size);
        if size.is_of_zero() {
            return Form::integral(Size::OF_ZERO);
        }
        let exponents = self.atoms.product(u.exponents, w.exponents);
        Form { size, scale: u.scale.times(&w.scale), exponents }
    }

    fn quotient(&mut self, u: NodeId, w: NodeId) -> Form {
        let atom = self.atoms.divisor(w, self.form(w).size);
        let (u, w) = (&self.forms[u.index()], &self.forms[w.index()]);
        if u.size.is_of_zero() {
            return Form::integral(Size::OF_ZERO);
        }
        let (lacking, _) = self.atoms.lacking(u.exponents, w.exponents);
        let (scale, factor) = u.scale.reduced(&w.scale);
        let remaining = self.atoms.without(u.exponents, w.exponents);
        Form {
            size: u.size.product(lacking).product(Size::of_constant(factor.upper())),
            scale,
            exponents: self.atoms.product(remaining, atom),
        }
    }

    /// `u / (a/b)`, which is `u·b/a` without an atom: a characteristic that divides `a` is rejected.
    fn constant_quotient(&mut self, u: NodeId, position: usize) -> Form {
        let divisor = &self.slp.constants[position];
        let numerator = divisor.numer().magnitude();
        if !std::mem::replace(&mut self.divided[position], true) {
            self.constant_divisors = self.constant_divisors * Upper::from(numerator);
        }
        let u = self.form(u);
        if u.size.is_of_zero() {
            return Form::integral(Size::OF_ZERO);
        }
        let (scale, factor) = u.scale.reduced(&Scale::new(divisor.denom().magnitude()));
        Form {
            size: u.size.product(Size::of_constant(factor.upper())),
            scale: scale.times(&Scale::new(numerator)),
            exponents: u.exponents,
        }
    }

    fn root(&mut self, radicand: NodeId) -> Form {
        let g = &self.forms[radicand.index()];
        let (exponents, odd) = self.atoms.halved(g.exponents);
        let square = Size::of_constant(g.scale.upper()).product(g.size).product(odd);
        let weight = square.degree.half();
        let radius = square.height.norm().sqrt().max(Upper::ONE);
        let node = self.slp.roots[self.roots.len()];
        self.roots.push(Root { node, weight, radius, square });
        let size = Size { degree: weight, height: Height::of_norm(radius) };
        Form { size, scale: g.scale.clone(), exponents }
    }

    /// The numerator of `Σ λ_j·w_j` with a fresh parameter `λ_j` for each of the nodes.
    pub(super) fn combination(&mut self, nodes: &[NodeId]) -> Size {
        let mut total = Form::integral(Size::OF_ZERO);
        for node in nodes {
            total = sum(&total, &self.forms[node.index()], &mut self.atoms);
        }
        if total.size.is_of_zero() { Size::OF_ZERO } else { total.size.product(Size::OF_PARAMETER) }
    }
}

impl Form {
    /// A polynomial with integer coefficients.
    fn integral(size: Size) -> Self {
        Self { size, scale: Scale::ONE, exponents: Exponents::EMPTY }
    }

    fn constant(value: &BigRational) -> Self {
        let magnitude: &BigUint = value.numer().magnitude();
        Self {
            size: Size::of_constant(Upper::from(magnitude)),
            scale: Scale::new(value.denom().magnitude()),
            exponents: Exponents::EMPTY,
        }
    }
}

/// The form of `u ± w`; a numerator that is literally zero leaves the other as it is.
fn sum(u: &Form, w: &Form, atoms: &mut Atoms) -> Form {
    if u.size.is_of_zero() {
        return w.clone();
    }
    if w.size.is_of_zero() {
        return u.clone();
    }
    let (left, right) = atoms.lacking(u.exponents, w.exponents);
    let (in_u, in_w) = u.scale.reduced(&w.scale);
    let left = u.size.product(left).product(Size::of_constant(in_w.upper()));
    let right = w.size.product(right).product(Size::of_constant(in_u.upper()));
    Form {
        size: left.sum(right),
        scale: u.scale.times(&in_w),
        exponents: atoms.union(u.exponents, w.exponents),
    }
}
