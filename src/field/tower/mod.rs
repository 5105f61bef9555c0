//! Towers of formal square roots: the algebra `A = F[s₁, …, s_k]/(s_i² − γ_i)`, where `γ_i` is an element over
//! `s₁, …, s_{i−1}`.
//!
//! `A` is a free `F`-module of rank `2^k`, with basis `s^S`, `S ⊆ {1, …, k}`. It need not be a field: over a square
//! `γ = x²` it has the zero divisors `s − x` and `s + x`, and that is wanted, because then one computation in `A`
//! stands for all choices of the signs of the roots at once.
//!
//! An element is kept over the smallest subalgebra `F[s_i : i ∈ I]` that has all its `s_i` and that contains `γ_i`
//! for every `i ∈ I`. So a number without roots costs what it costs in `F`, and equal elements have equal
//! representations.

mod product;
mod support;

use num_rational::BigRational;

use crate::field::Field;
use support::Support;

/// The largest number of generators of a [`Tower`]. An element has as many as `2^k` coefficients for the `k`
/// generators below it: a planner limits that number long before this one is reached.
pub const MAX_GENERATORS: usize = 32;

/// A base field `F` with the squares `γ₁, …, γ_k` of the generators adjoined to it.
///
/// Elements belong to the tower that made them, and stay valid when it grows. They must not be mixed with another
/// tower's.
#[derive(Clone, Debug)]
pub struct Tower<F: Field> {
    base: F,
    generators: Vec<Generator<F::Element>>,
}

/// A formal root `s` of `γ`.
#[derive(Clone, Debug)]
struct Generator<E> {
    square: TowerElement<E>,
    /// `s` itself, and all generators below it that `γ` needs.
    closure: Support,
}

/// An element of a [`Tower`], in its canonical representation.
///
/// For the generators `s_{i₁}, …, s_{i_m}` of its support, in this order, the coefficient of
/// `s_{i₁}^{b₁}⋯s_{i_m}^{b_m}` has the index `b₁ + 2b₂ + … + 2^{m−1}b_m`: the first half of the coefficients is `a`,
/// the second half `b` of `a + b·s_{i_m}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TowerElement<E> {
    support: Support,
    coefficients: Coefficients<E>,
}

/// A power of two of coefficients; a scalar needs no allocation.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Coefficients<E> {
    Scalar(E),
    Vector(Vec<E>),
}

impl<E> TowerElement<E> {
    /// The coefficients, in the order described above: `2^m` of them.
    pub fn coefficients(&self) -> &[E] {
        match &self.coefficients {
            Coefficients::Scalar(e) => std::slice::from_ref(e),
            Coefficients::Vector(v) => v,
        }
    }

    /// The support `{i₁, …, i_m}` as a set of bits.
    pub fn support(&self) -> u32 {
        self.support.bits()
    }

    /// The element of the base field that this element is, if it is one.
    pub fn as_scalar(&self) -> Option<&E> {
        match &self.coefficients {
            Coefficients::Scalar(e) => Some(e),
            Coefficients::Vector(_) => None,
        }
    }
}

impl<F: Field> Tower<F> {
    /// The tower without generators: `A = F`.
    pub fn new(base: F) -> Self {
        Self { base, generators: Vec::new() }
    }

    /// `F`.
    pub fn base(&self) -> &F {
        &self.base
    }

    /// The number `k` of generators.
    pub fn height(&self) -> usize {
        self.generators.len()
    }

    /// Adjoins a new generator `s` with `s² = γ`, and returns it; nothing when there are [`MAX_GENERATORS`] already.
    ///
    /// Any `γ` is allowed; if it is not a unit, `A` has nilpotents or components over which `s` is not a simple root.
    pub fn adjoin(&mut self, square: TowerElement<F::Element>) -> Option<TowerElement<F::Element>> {
        let closure = square.support.with(Support::single(self.height())?);
        self.generators.push(Generator { square, closure });
        let mut coefficients = vec![self.base.zero(); closure.dimension()];
        coefficients[closure.dimension() / 2] = self.base.one();
        Some(TowerElement { support: closure, coefficients: Coefficients::Vector(coefficients) })
    }

    /// The element `e` of the base field.
    pub fn scalar(&self, e: F::Element) -> TowerElement<F::Element> {
        TowerElement { support: Support::EMPTY, coefficients: Coefficients::Scalar(e) }
    }

    /// `0`.
    pub fn zero(&self) -> TowerElement<F::Element> {
        self.scalar(self.base.zero())
    }

    /// `1`.
    pub fn one(&self) -> TowerElement<F::Element> {
        self.scalar(self.base.one())
    }

    /// The image of a rational number, or nothing where its denominator vanishes in the base field.
    pub fn reduce(&self, value: &BigRational) -> Option<TowerElement<F::Element>> {
        Some(self.scalar(self.base.reduce(value)?))
    }

    /// Whether `a = 0`.
    pub fn is_zero(&self, a: &TowerElement<F::Element>) -> bool {
        a.as_scalar().is_some_and(|e| self.base.is_zero(e))
    }

    /// `a + b`.
    pub fn add(
        &self,
        a: &TowerElement<F::Element>,
        b: &TowerElement<F::Element>,
    ) -> TowerElement<F::Element> {
        self.termwise(a, b, |x, y| self.base.add(x, y))
    }

    /// `a − b`.
    pub fn sub(
        &self,
        a: &TowerElement<F::Element>,
        b: &TowerElement<F::Element>,
    ) -> TowerElement<F::Element> {
        self.termwise(a, b, |x, y| self.base.sub(x, y))
    }

    /// `−a`.
    pub fn neg(&self, a: &TowerElement<F::Element>) -> TowerElement<F::Element> {
        self.map(a, |x| self.base.neg(x))
    }

    /// `a · b`: with `m` generators in the union of the supports, at most `4^m` multiplications in `F`.
    pub fn mul(
        &self,
        a: &TowerElement<F::Element>,
        b: &TowerElement<F::Element>,
    ) -> TowerElement<F::Element> {
        if let Some(e) = a.as_scalar() {
            return self.map(b, |x| self.base.mul(e, x));
        }
        if let Some(e) = b.as_scalar() {
            return self.map(a, |x| self.base.mul(x, e));
        }
        let support = a.support.with(b.support);
        self.trim(support, self.product(a, b, support))
    }

    /// `1/a`, or nothing when `a` is not a unit.
    ///
    /// For `a = c + d·s` with its highest generator `s`, `ā = c − d·s` and `n = aā = c² − d²γ`, which lies in a
    /// smaller algebra: `a` is a unit exactly if `n` is (the map `s ↦ −s` is an automorphism), and then `1/a = ā/n`.
    pub fn invert(&self, a: &TowerElement<F::Element>) -> Option<TowerElement<F::Element>> {
        let Some(top) = a.support.top() else {
            return Some(self.scalar(self.base.invert(&a.coefficients()[0])?));
        };
        let inverse = self.invert(&self.descend(a, top))?;
        Some(self.mul(&self.conjugate(a), &inverse))
    }

    /// Whether `a` has an inverse.
    pub fn is_unit(&self, a: &TowerElement<F::Element>) -> bool {
        self.base.is_unit(&self.norm_over_support(a).0)
    }

    /// The norm of `a` in `F`: the determinant of the multiplication by `a` on the whole of `A`, of rank `2^k`.
    ///
    /// It is multiplicative, vanishes exactly for the non-units, and `a` divides it. A scalar `e` has the norm
    /// `e^(2^k)`.
    pub fn norm(&self, a: &TowerElement<F::Element>) -> F::Element {
        let (norm, descents) = self.norm_over_support(a);
        (descents..self.height()).fold(norm, |n, _| self.base.mul(&n, &n))
    }

    /// The norm of `a` in `F` from the algebra generated by as many of its generators as the second number says.
    fn norm_over_support(&self, a: &TowerElement<F::Element>) -> (F::Element, usize) {
        let (mut descents, mut element) = (0, a.clone());
        while let Some(top) = element.support.top() {
            element = self.descend(&element, top);
            descents += 1;
        }
        (element.coefficients()[0].clone(), descents)
    }

    /// `c² − d²γ` for `a = c + d·s` with its highest generator `s`, `s² = γ`.
    fn descend(&self, a: &TowerElement<F::Element>, top: usize) -> TowerElement<F::Element> {
        let (low, high) = a.coefficients().split_at(a.coefficients().len() / 2);
        let below = a.support.without(top);
        let low = self.trim(below, low.to_vec());
        let high = self.trim(below, high.to_vec());
        let square = &self.generators[top].square;
        self.sub(&self.mul(&low, &low), &self.mul(&self.mul(&high, &high), square))
    }

    /// `c − d·s` for `a = c + d·s` with its highest generator `s`.
    fn conjugate(&self, a: &TowerElement<F::Element>) -> TowerElement<F::Element> {
        let mut conjugate = a.clone();
        if let Coefficients::Vector(v) = &mut conjugate.coefficients {
            let half = v.len() / 2;
            v[half..].iter_mut().for_each(|x| *x = self.base.neg(x));
        }
        conjugate
    }

    /// The coefficients under an additive map `F → F`.
    fn map(
        &self,
        a: &TowerElement<F::Element>,
        f: impl Fn(&F::Element) -> F::Element,
    ) -> TowerElement<F::Element> {
        match &a.coefficients {
            Coefficients::Scalar(x) => self.scalar(f(x)),
            Coefficients::Vector(v) => self.trim(a.support, v.iter().map(f).collect()),
        }
    }

    /// The coefficients of `a` and `b` combined, for a function that is additive.
    fn termwise(
        &self,
        a: &TowerElement<F::Element>,
        b: &TowerElement<F::Element>,
        f: impl Fn(&F::Element, &F::Element) -> F::Element,
    ) -> TowerElement<F::Element> {
        if let (Some(x), Some(y)) = (a.as_scalar(), b.as_scalar()) {
            return self.scalar(f(x, y));
        }
        let support = a.support.with(b.support);
        let sum = if a.support == b.support {
            a.coefficients().iter().zip(b.coefficients()).map(|(x, y)| f(x, y)).collect()
        } else {
            let mut sum = vec![self.base.zero(); support.dimension()];
            for (index, x) in support.positions_of(a.support).zip(a.coefficients()) {
                sum[index].clone_from(x);
            }
            for (index, y) in support.positions_of(b.support).zip(b.coefficients()) {
                sum[index] = f(&sum[index], y);
            }
            sum
        };
        self.trim(support, sum)
    }

    /// The canonical representation of the element with these coefficients over `support`.
    ///
    /// It looks from the last coefficient on only until it has seen every generator, which in the generic case is at
    /// once.
    fn trim(
        &self,
        support: Support,
        mut coefficients: Vec<F::Element>,
    ) -> TowerElement<F::Element> {
        let mut seen = 0;
        for (index, x) in coefficients.iter().enumerate().rev() {
            if !self.base.is_zero(x) {
                seen |= index;
            }
            if seen + 1 == coefficients.len() {
                break;
            }
        }
        if seen + 1 < coefficients.len() {
            let needed = self.closure(support.subset_at(seen));
            if needed != support {
                let kept = support.positions_of(needed);
                coefficients = kept.map(|index| coefficients[index].clone()).collect();
                return self.element(needed, coefficients);
            }
        }
        self.element(support, coefficients)
    }

    fn element(
        &self,
        support: Support,
        mut coefficients: Vec<F::Element>,
    ) -> TowerElement<F::Element> {
        if support == Support::EMPTY {
            self.scalar(coefficients.swap_remove(0))
        } else {
            TowerElement { support, coefficients: Coefficients::Vector(coefficients) }
        }
    }

    /// The least support with these generators that is closed: with a generator it contains all that its square
    /// needs.
    fn closure(&self, generators: Support) -> Support {
        generators.iter().fold(generators, |closed, i| closed.with(self.generators[i].closure))
    }
}

#[cfg(test)]
mod tests;
