//! Multiplication in a tower, by nested pairs.

use crate::field::Field;
use crate::field::tower::support::Support;
use crate::field::tower::{Tower, TowerElement};

/// Coefficients over a support that is not necessarily the smallest.
struct View<'a, E> {
    support: Support,
    coefficients: &'a [E],
}

impl<E> Clone for View<'_, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for View<'_, E> {}

impl<'a, E> View<'a, E> {
    fn of(a: &'a TowerElement<E>) -> Self {
        Self { support: a.support, coefficients: a.coefficients() }
    }

    /// `c` and `d` of `c + d·s`, for the last generator `s` of the support.
    fn halves(self, top: usize) -> (Self, Self) {
        let (low, high) = self.coefficients.split_at(self.coefficients.len() / 2);
        let support = self.support.without(top);
        (Self { support, coefficients: low }, Self { support, coefficients: high })
    }
}

impl<F: Field> Tower<F> {
    /// The coefficients of `a·b` over `support`, the union of their supports.
    pub(super) fn product(
        &self,
        a: &TowerElement<F::Element>,
        b: &TowerElement<F::Element>,
        support: Support,
    ) -> Vec<F::Element> {
        let dimension = support.dimension();
        let mut product = vec![self.base.zero(); dimension];
        // A level that halves the dimension 2h takes 4h for itself; the last one takes nothing.
        let mut scratch = vec![self.base.zero(); if dimension == 2 { 0 } else { 4 * dimension }];
        self.multiply(&mut product, View::of(a), View::of(b), &mut scratch);
        product
    }

    /// Writes `a·b` over the union of the supports.
    ///
    /// With a common last generator, `(c + ds)(e + fs) = (ce + dfγ) + ((c + d)(e + f) − ce − df)s`: three products
    /// (Karatsuba–Ofman 1962) and one by `γ`, whose support lies in both of the others. A generator of only one
    /// factor costs two products.
    fn multiply(
        &self,
        out: &mut [F::Element],
        a: View<'_, F::Element>,
        b: View<'_, F::Element>,
        scratch: &mut [F::Element],
    ) {
        let Some(top) = a.support.with(b.support).top() else {
            out[0] = self.base.mul(&a.coefficients[0], &b.coefficients[0]);
            return;
        };
        if a.support == Support::EMPTY {
            return self.scale(out, b.coefficients, &a.coefficients[0]);
        }
        if b.support == Support::EMPTY {
            return self.scale(out, a.coefficients, &b.coefficients[0]);
        }
        let half = out.len() / 2;
        let (low, high) = out.split_at_mut(half);
        match (a.support.has(top), b.support.has(top)) {
            (true, true) if half == 1 => self.multiply_pairs(low, high, a, b, top),
            (true, true) => {
                self.multiply_halves(low, high, (a.halves(top), b.halves(top)), top, scratch);
            }
            (true, false) => {
                let (c, d) = a.halves(top);
                self.multiply(low, c, b, scratch);
                self.multiply(high, d, b, scratch);
            }
            (false, _) => {
                let (e, f) = b.halves(top);
                self.multiply(low, a, e, scratch);
                self.multiply(high, a, f, scratch);
            }
        }
    }

    /// The rule of [`multiply`](Self::multiply) for `c, d, e, f, γ` in the base field.
    fn multiply_pairs(
        &self,
        low: &mut [F::Element],
        high: &mut [F::Element],
        a: View<'_, F::Element>,
        b: View<'_, F::Element>,
        top: usize,
    ) {
        let (base, a, b) = (&self.base, a.coefficients, b.coefficients);
        let gamma = &self.generators[top].square.coefficients()[0];
        let (ce, df) = (base.mul(&a[0], &b[0]), base.mul(&a[1], &b[1]));
        let cross = base.mul(&base.add(&a[0], &a[1]), &base.add(&b[0], &b[1]));
        high[0] = base.sub(&base.sub(&cross, &ce), &df);
        low[0] = base.add(&ce, &base.mul(&df, gamma));
    }

    /// The rule of [`multiply`](Self::multiply) for elements `c, d, e, f, γ` of the smaller algebra.
    fn multiply_halves(
        &self,
        low: &mut [F::Element],
        high: &mut [F::Element],
        ((c, d), (e, f)): (Halves<'_, F>, Halves<'_, F>),
        top: usize,
        scratch: &mut [F::Element],
    ) {
        let base = &self.base;
        let half = low.len();
        let (own, rest) = scratch.split_at_mut(4 * half);
        let (df, own) = own.split_at_mut(half);
        let (df_gamma, own) = own.split_at_mut(half);
        let (cd, own) = own.split_at_mut(c.coefficients.len());
        let ef = &mut own[..e.coefficients.len()];

        for (sum, (x, y)) in cd.iter_mut().zip(c.coefficients.iter().zip(d.coefficients)) {
            *sum = base.add(x, y);
        }
        for (sum, (x, y)) in ef.iter_mut().zip(e.coefficients.iter().zip(f.coefficients)) {
            *sum = base.add(x, y);
        }
        self.multiply(low, c, e, rest);
        self.multiply(df, d, f, rest);
        let cd = View { support: c.support, coefficients: cd };
        let ef = View { support: e.support, coefficients: ef };
        self.multiply(high, cd, ef, rest);
        let df = View { support: c.support.with(e.support), coefficients: df };
        self.multiply(df_gamma, df, View::of(&self.generators[top].square), rest);
        for (x, (ce, df)) in high.iter_mut().zip(low.iter().zip(df.coefficients)) {
            *x = base.sub(&base.sub(x, ce), df);
        }
        for (x, y) in low.iter_mut().zip(df_gamma) {
            *x = base.add(x, y);
        }
    }

    fn scale(&self, out: &mut [F::Element], a: &[F::Element], factor: &F::Element) {
        for (x, y) in out.iter_mut().zip(a) {
            *x = self.base.mul(y, factor);
        }
    }
}

/// `c` and `d` of `c + d·s`.
type Halves<'a, F> = (View<'a, <F as Field>::Element>, View<'a, <F as Field>::Element>);
