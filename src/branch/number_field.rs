//! Real number fields `K = ℚ(s_1, …, s_k)`, `s_j² = γ_j ∈ ℚ(s_1, …, s_{j−1})`, as nested pairs.
//!
//! An element is a rational number, or a pair `a + b·s_j` with `b ≠ 0` whose parts involve only generators before `s_j`. An element
//! names only the generators that occur in it: a number of a small subfield costs no more than there. If every `γ_j` is not a square in
//! the field before it, `1, s_j` is a basis of each step, and two elements are equal exactly if they are written alike.
//!
//! ```text
//! (a + b s)(c + d s) = (a c + b d γ) + (a d + b c) s          1/(a + b s) = (a − b s)/(a² − b² γ)
//! ```

use crate::branch::fraction::{Fraction, Oversize};
use crate::deadline;
use crate::field::Field as _;
use crate::field::montgomery::{PrimeField, Residue};
use crate::real::Interval;
use std::sync::Arc;

/// An element of a number field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A rational number.
    Rational(Fraction),
    /// `a + b·s` with a generator s.
    Pair(Arc<Pair>),
}

/// `a + b·s_j`, where `b ≠ 0`, and a and b involve only generators before `s_j`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// `j`.
    pub generator: usize,
    /// `a`.
    pub a: Element,
    /// `b`.
    pub b: Element,
}

impl Element {
    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self::Rational(Fraction::zero())
    }

    /// One.
    #[must_use]
    pub fn one() -> Self {
        Self::Rational(Fraction::one())
    }

    /// The generator `s_j`.
    #[must_use]
    pub fn generator(j: usize) -> Self {
        Self::pair(j, Self::zero(), Self::one())
    }

    /// `a + b·s_j`, for parts that involve only generators before `s_j`.
    #[must_use]
    pub fn pair(generator: usize, a: Self, b: Self) -> Self {
        if b.is_zero() { a } else { Self::Pair(Arc::new(Pair { generator, a, b })) }
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Rational(value) if value.is_zero())
    }

    /// The last generator that occurs.
    #[must_use]
    pub fn top(&self) -> Option<usize> {
        match self {
            Self::Rational(_) => None,
            Self::Pair(pair) => Some(pair.generator),
        }
    }

    /// The parts `a + b·s_j` at a generator that is not before the last one that occurs.
    #[must_use]
    pub fn parts(&self, j: usize) -> (Self, Self) {
        match self {
            Self::Pair(pair) if pair.generator == j => (pair.a.clone(), pair.b.clone()),
            _ => (self.clone(), Self::zero()),
        }
    }

    /// The number of rational coefficients that are written, and the bits of the largest.
    #[must_use]
    pub fn extent(&self) -> (usize, u64) {
        match self {
            Self::Rational(value) => (1, value.bits()),
            Self::Pair(pair) => {
                let ((m, p), (n, q)) = (pair.a.extent(), pair.b.extent());
                (m + n, p.max(q))
            }
        }
    }

    /// `−u`.
    #[must_use]
    pub fn negated(&self) -> Self {
        match self {
            Self::Rational(value) => Self::Rational(value.negated()),
            Self::Pair(pair) => Self::pair(pair.generator, pair.a.negated(), pair.b.negated()),
        }
    }

    /// `u·2^shift`.
    #[must_use]
    pub fn shifted(&self, shift: i64) -> Self {
        match self {
            Self::Rational(value) => Self::Rational(value.shifted(shift)),
            Self::Pair(pair) => {
                Self::pair(pair.generator, pair.a.shifted(shift), pair.b.shifted(shift))
            }
        }
    }

    /// The image modulo p, given the images of the generators; nothing where p divides a denominator.
    #[must_use]
    pub fn reduce(
        &self,
        field: &PrimeField,
        generator: &impl Fn(usize) -> Residue,
    ) -> Option<Residue> {
        match self {
            Self::Rational(value) => value.reduce(field),
            Self::Pair(pair) => {
                let (a, b) = (pair.a.reduce(field, generator)?, pair.b.reduce(field, generator)?);
                Some(field.add(&a, &field.mul(&b, &generator(pair.generator))))
            }
        }
    }

    /// An interval around the real number, given intervals around the generators.
    #[must_use]
    pub fn enclose(&self, generators: &impl Fn(usize) -> Interval, precision: u64) -> Interval {
        match self {
            Self::Rational(value) => value.enclose(precision),
            Self::Pair(pair) => {
                let a = pair.a.enclose(generators, precision);
                let b = pair.b.enclose(generators, precision);
                a.sum(&b.product(&generators(pair.generator), precision), precision)
            }
        }
    }
}

/// A tower of real quadratic extensions of ℚ, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct NumberField {
    squares: Vec<Option<Element>>,
}

/// Why exact arithmetic gave no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// It would be [oversized](Oversize).
    Oversize,
    /// The time limit was reached.
    Interrupted,
}

impl From<Oversize> for Unfinished {
    fn from(Oversize: Oversize) -> Self {
        Self::Oversize
    }
}

/// The result of exact arithmetic.
pub type Exact<T> = Result<T, Unfinished>;

/// A product of rational numbers with more bits than this together takes longer than to ask whether to stop.
const POLLED_BITS: u64 = 1 << 12;

impl NumberField {
    /// The field ℚ.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adjoins `s_j` with `s_j² = square`. That the square is not one in the field before it is the caller's to know.
    pub fn adjoin(&mut self, j: usize, square: Element) {
        if self.squares.len() <= j {
            self.squares.resize(j + 1, None);
        }
        self.squares[j] = Some(square);
    }

    /// `γ_j`, if it is known.
    #[must_use]
    pub fn square_of(&self, j: usize) -> Option<&Element> {
        self.squares.get(j)?.as_ref()
    }

    /// `u + w`.
    ///
    /// # Errors
    /// See [`Unfinished`].
    #[allow(clippy::self_only_used_in_recursion, reason = "an operation of the field")]
    #[allow(clippy::many_single_char_names, reason = "the names of the formula")]
    pub fn sum(&self, u: &Element, w: &Element) -> Exact<Element> {
        if let (Element::Rational(x), Element::Rational(y)) = (u, w) {
            return Ok(Element::Rational(x.sum(y)?));
        }
        let Some(top) = u.top().max(w.top()) else { return Ok(Element::zero()) };
        let ((a, b), (c, d)) = (u.parts(top), w.parts(top));
        Ok(Element::pair(top, self.sum(&a, &c)?, self.sum(&b, &d)?))
    }

    /// `u − w`.
    ///
    /// # Errors
    /// See [`Unfinished`].
    pub fn difference(&self, u: &Element, w: &Element) -> Exact<Element> {
        self.sum(u, &w.negated())
    }

    /// `u·w`.
    ///
    /// # Errors
    /// See [`Unfinished`].
    ///
    /// # Panics
    /// If a generator occurs that has not been adjoined.
    #[allow(clippy::many_single_char_names, reason = "the names of the formula")]
    pub fn product(&self, u: &Element, w: &Element) -> Exact<Element> {
        if let (Element::Rational(x), Element::Rational(y)) = (u, w) {
            if x.bits() + y.bits() > POLLED_BITS && deadline::is_over() {
                return Err(Unfinished::Interrupted);
            }
            return Ok(Element::Rational(x.product(y)?));
        }
        let Some(top) = u.top().max(w.top()) else { return Ok(Element::zero()) };
        let ((a, b), (c, d)) = (u.parts(top), w.parts(top));
        if d.is_zero() {
            return Ok(Element::pair(top, self.product(&a, &c)?, self.product(&b, &c)?));
        }
        if b.is_zero() {
            return Ok(Element::pair(top, self.product(&a, &c)?, self.product(&a, &d)?));
        }
        let square = self.square_of(top).expect("generators are adjoined before they are used");
        let high = self.product(&self.product(&b, &d)?, square)?;
        let (ad, bc) = (self.product(&a, &d)?, self.product(&b, &c)?);
        let low = self.sum(&self.product(&a, &c)?, &high)?;
        Ok(Element::pair(top, low, self.sum(&ad, &bc)?))
    }

    /// The norm `a² − b²γ_j` of `a + b·s_j`.
    ///
    /// # Errors
    /// See [`Unfinished`].
    ///
    /// # Panics
    /// If a generator occurs that has not been adjoined.
    pub fn norm(&self, a: &Element, b: &Element, j: usize) -> Exact<Element> {
        let square = self.square_of(j).expect("generators are adjoined before they are used");
        let (aa, bb) = (self.product(a, a)?, self.product(b, b)?);
        self.difference(&aa, &self.product(&bb, square)?)
    }

    /// `1/u`; nothing for 0.
    ///
    /// # Errors
    /// See [`Unfinished`].
    pub fn inverse(&self, u: &Element) -> Exact<Option<Element>> {
        match u {
            Element::Rational(value) => Ok(value.inverse().map(Element::Rational)),
            Element::Pair(pair) => {
                let norm = self.norm(&pair.a, &pair.b, pair.generator)?;
                let Some(scale) = self.inverse(&norm)? else { return Ok(None) };
                let a = self.product(&pair.a, &scale)?;
                let b = self.product(&pair.b.negated(), &scale)?;
                Ok(Some(Element::pair(pair.generator, a, b)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::prime::Prime;
    use num_bigint::BigInt;
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn integer(n: i64) -> Element {
        Element::Rational(Fraction::dyadic(BigInt::from(n), 0))
    }

    /// ℚ(√2, √(3 + √2), √5), the roots positive.
    fn field() -> NumberField {
        let mut field = NumberField::new();
        field.adjoin(0, integer(2));
        let square = field.sum(&integer(3), &Element::generator(0)).unwrap();
        field.adjoin(2, square);
        field.adjoin(5, integer(5));
        field
    }

    fn element() -> impl Strategy<Value = Element> {
        proptest::collection::vec((-20i64..20, 1i64..6), 8).prop_map(|coefficients| {
            let field = field();
            let mut total = Element::zero();
            for (position, (n, d)) in coefficients.into_iter().enumerate() {
                let fraction = Fraction::from_rational(&BigRational::new(n.into(), d.into()));
                let mut term = Element::Rational(fraction);
                for (bit, j) in [0, 2, 5].into_iter().enumerate() {
                    if position >> bit & 1 == 1 {
                        term = field.product(&term, &Element::generator(j)).unwrap();
                    }
                }
                total = field.sum(&total, &term).unwrap();
            }
            total
        })
    }

    proptest! {
        #[test]
        fn is_a_field(u in element(), v in element(), w in element()) {
            let k = field();
            let product = |u: &Element, w: &Element| k.product(u, w).unwrap();
            let sum = |u: &Element, w: &Element| k.sum(u, w).unwrap();
            prop_assert_eq!(product(&u, &v), product(&v, &u));
            prop_assert_eq!(product(&u, &product(&v, &w)), product(&product(&u, &v), &w));
            prop_assert_eq!(product(&u, &sum(&v, &w)), sum(&product(&u, &v), &product(&u, &w)));
            prop_assert_eq!(k.difference(&sum(&u, &v), &v).unwrap(), u.clone());
            match k.inverse(&u).unwrap() {
                Some(inverse) => prop_assert_eq!(product(&u, &inverse), Element::one()),
                None => prop_assert!(u.is_zero()),
            }
        }

        /// Reduction is a homomorphism, and so is the map to the real numbers.
        #[test]
        fn images_of_products(u in element(), v in element()) {
            let k = field();
            let (sum, product) = (k.sum(&u, &v).unwrap(), k.product(&u, &v).unwrap());
            // Modulo 41: √2 = 17, √(3 + 17) = 15, √5 = 13.
            let field = PrimeField::new(Prime::new(41).unwrap());
            let generator = |j: usize| field.residue([17, 0, 15, 0, 0, 13][j]);
            let image = |u: &Element| u.reduce(&field, &generator).unwrap();
            prop_assert_eq!(image(&product), field.mul(&image(&u), &image(&v)));
            prop_assert_eq!(image(&sum), field.add(&image(&u), &image(&v)));
            let two = Interval::from(2).square_root(200).unwrap();
            let nested = two.sum(&3.into(), 200).square_root(200).unwrap();
            let five = Interval::from(5).square_root(200).unwrap();
            let generator = |j: usize| [&two, &two, &nested, &two, &two, &five][j].clone();
            let real = |u: &Element| u.enclose(&generator, 200);
            let difference = real(&product).difference(&real(&u).product(&real(&v), 200), 200);
            prop_assert!(!difference.excludes_zero() && difference.is_within(-100));
            prop_assert_ne!(u.is_zero(), real(&u).excludes_zero());
        }
    }
}
