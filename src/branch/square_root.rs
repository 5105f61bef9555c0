//! Square roots in a number field, by norms.
//!
//! Let `K = L(s)`, `s² = γ`, and `a = u + w·s ∈ K`. An element `z + y·s` has the square `z² + γy² + 2zy·s`.
//!
//! * `w ≠ 0`: if a is a square, then `z, y ≠ 0`, and its norm `u² − γw² = (z² − γy²)²` is a square `n²` in L with `z² = (u ± n)/2`.
//!   Conversely, if `z² = (u + n)/2` for a root n of the norm, of either sign, then `y = w/(2z)` gives
//!   `z² + γy² = z² + γw²/(4z²) = (u + n)/2 + (u − n)/2 = u`.
//! * `w = 0`: then `zy = 0`, and `a = z²` or `a = γy²`, that is `aγ = (γy)²`, in L.
//!
//! The recursion ends in ℚ. A state that is coherent for the field at hand ends it sooner: a square is a residue there.

use crate::branch::exact::ExactRun;
use crate::branch::number_field::{Element, Exact};
use crate::branch::resolve::Pool;
use crate::branch::state::Status;

/// A search for square roots in the field of the independent roots before some root.
pub(super) struct Search<'s, 'p> {
    /// The exact values.
    pub(super) exact: &'s mut ExactRun<'p>,
    /// The states that end the search.
    pub(super) pool: &'s Pool<'p>,
    /// The statuses of the roots so far.
    pub(super) statuses: &'s [Option<Status>],
}

impl Search<'_, '_> {
    /// A square root of `a ≠ 0` in the field of the first `count` of the generators, if there is one.
    #[allow(clippy::many_single_char_names, reason = "the names of the formula")]
    pub(super) fn run(
        &mut self,
        generators: &[usize],
        count: usize,
        a: &Element,
    ) -> Exact<Option<Element>> {
        if self.pool.shows_no_square(a, generators, count) {
            return Ok(None);
        }
        let Some(last) = count.checked_sub(1) else {
            let Element::Rational(value) = a else { return Ok(None) };
            let root = if value.is_positive() { value.square_root() } else { None };
            return Ok(root.map(Element::Rational));
        };
        let s = generators[last];
        let (u, w) = a.parts(s);
        if w.is_zero() {
            return self.without_generator(generators, last, a);
        }
        let norm = self.exact.field.norm(&u, &w, s)?;
        let Some(n) = self.run(generators, last, &norm)? else { return Ok(None) };
        for n in [n.negated(), n] {
            let half = self.exact.field.sum(&u, &n)?.shifted(-1);
            if half.is_zero() {
                continue;
            }
            let Some(z) = self.run(generators, last, &half)? else { continue };
            let field = &self.exact.field;
            let Some(inverse) = field.inverse(&z.shifted(1))? else { continue };
            return Ok(Some(Element::pair(s, z, field.product(&w, &inverse)?)));
        }
        Ok(None)
    }

    /// A root of an element of the smaller field: there, or a multiple of the last generator.
    fn without_generator(
        &mut self,
        generators: &[usize],
        last: usize,
        a: &Element,
    ) -> Exact<Option<Element>> {
        if let Some(z) = self.run(generators, last, a)? {
            return Ok(Some(z));
        }
        let s = generators[last];
        let square = self.exact.adjoin(s, self.statuses)?;
        let multiple = self.exact.field.product(a, &square)?;
        let Some(z) = self.run(generators, last, &multiple)? else { return Ok(None) };
        let field = &self.exact.field;
        let Some(inverse) = field.inverse(&square)? else { return Ok(None) };
        Ok(Some(Element::pair(s, Element::zero(), field.product(&z, &inverse)?)))
    }
}
