//! Numbers of a walk: constants stay exact and are folded, so that every arithmetic sees the same program.
//!
//! Folding here, and not in each arithmetic, settles once what a constant root means: `√4` is 2 in every reading, whatever words it
//! was written with.

use super::{Decide, Multiple, Residuals, Stop, Walk};
use crate::arith::{Arith, Rejection, Words};
use crate::deadline;
use crate::limits::{FOLDED_BITS, FORMAL_ROOTS};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use std::rc::Rc;

/// Square factors are taken out of constant radicands for primes up to this one.
const LARGEST_SQUARE_FACTOR: u32 = 1000;
/// A new constant root is compared with the products of at most so many earlier ones: as many as are ever followed.
const MAX_COMPARED_ROOTS: usize = FORMAL_ROOTS;

/// A number: a constant, or a value of the arithmetic.
#[derive(Clone, Debug)]
pub enum Number<V> {
    /// A rational constant.
    Constant(Rc<BigRational>),
    /// A value.
    Value(V),
}

impl<V> Number<V> {
    pub(super) fn constant(value: BigRational) -> Self {
        Self::Constant(Rc::new(value))
    }

    pub(super) fn integer(value: i64) -> Self {
        Self::constant(BigRational::from_integer(BigInt::from(value)))
    }

    pub(super) fn as_constant(&self) -> Option<&BigRational> {
        match self {
            Self::Constant(constant) => Some(constant),
            Self::Value(_) => None,
        }
    }

    fn is_constant_zero(&self) -> bool {
        matches!(self, Self::Constant(value) if value.is_zero())
    }

    fn is_constant_one(&self) -> bool {
        matches!(self, Self::Constant(value) if value.is_one())
    }
}

/// Both numbers, if they are constants small enough to fold.
fn foldable<'n, V>(
    u: &'n Number<V>,
    w: &'n Number<V>,
) -> Option<(&'n BigRational, &'n BigRational)> {
    let (Number::Constant(u), Number::Constant(w)) = (u, w) else { return None };
    let bits = u.numer().bits() + u.denom().bits() + w.numer().bits() + w.denom().bits();
    (bits <= FOLDED_BITS).then_some((u, w))
}

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// The number as a value of the arithmetic.
    pub(super) fn value(&mut self, number: &Number<A::Value>) -> Result<A::Value, Stop> {
        match number {
            Number::Constant(constant) => Ok(self.arith.constant(constant)?),
            Number::Value(value) => Ok(value.clone()),
        }
    }

    pub(super) fn add(
        &mut self,
        u: &Number<A::Value>,
        w: &Number<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        self.count()?;
        if let Some((u, w)) = foldable(u, w) {
            return Ok(Number::constant(u + w));
        }
        if u.is_constant_zero() {
            return Ok(w.clone());
        }
        if w.is_constant_zero() {
            return Ok(u.clone());
        }
        let (u, w) = (self.value(u)?, self.value(w)?);
        Ok(Number::Value(self.arith.add(&u, &w)?))
    }

    pub(super) fn sub(
        &mut self,
        u: &Number<A::Value>,
        w: &Number<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        self.count()?;
        if let Some((u, w)) = foldable(u, w) {
            return Ok(Number::constant(u - w));
        }
        if w.is_constant_zero() {
            return Ok(u.clone());
        }
        let (u, w) = (self.value(u)?, self.value(w)?);
        Ok(Number::Value(self.arith.sub(&u, &w)?))
    }

    pub(super) fn negative(&mut self, u: &Number<A::Value>) -> Result<Number<A::Value>, Stop> {
        self.sub(&Number::integer(0), u)
    }

    pub(super) fn mul(
        &mut self,
        u: &Number<A::Value>,
        w: &Number<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        self.count()?;
        if let Some((u, w)) = foldable(u, w) {
            return Ok(Number::constant(u * w));
        }
        if u.is_constant_zero() || w.is_constant_one() {
            return Ok(u.clone());
        }
        if w.is_constant_zero() || u.is_constant_one() {
            return Ok(w.clone());
        }
        let (u, w) = (self.value(u)?, self.value(w)?);
        Ok(Number::Value(self.arith.mul(&u, &w)?))
    }

    /// `u / w`, under the condition that `w` is not zero.
    pub(super) fn div(
        &mut self,
        u: &Number<A::Value>,
        w: &Number<A::Value>,
        condition: Words<'_>,
    ) -> Result<Number<A::Value>, Stop> {
        self.count()?;
        if w.is_constant_zero() {
            return Err(Stop::impossible(Rejection::Divisor, condition()));
        }
        if let Some((u, w)) = foldable(u, w) {
            return Ok(Number::constant(u / w));
        }
        if w.is_constant_one() {
            return Ok(u.clone());
        }
        let (u, w) = (self.value(u)?, self.value(w)?);
        Ok(Number::Value(self.arith.div(&u, &w, condition)?))
    }

    pub(super) fn power(
        &mut self,
        base: &Number<A::Value>,
        exponent: u32,
    ) -> Result<Number<A::Value>, Stop> {
        let mut power = Number::integer(1);
        for bit in (0..u32::BITS - exponent.leading_zeros()).rev() {
            power = self.mul(&power, &power)?;
            if exponent >> bit & 1 == 1 {
                power = self.mul(&power, base)?;
            }
        }
        Ok(power)
    }

    /// *The* square root of a number: asked for twice, it is the same root. That of a positive constant is real and positive: its square
    /// factors are taken out, `√12 = 2·√3`, and it is a product of earlier ones where it can be, `√6 = √2·√3`.
    pub(super) fn sqrt(
        &mut self,
        radicand: &Number<A::Value>,
        condition: Words<'_>,
    ) -> Result<Number<A::Value>, Stop> {
        self.count()?;
        match radicand {
            Number::Constant(constant) => self.constant_root(constant, condition),
            Number::Value(value) => {
                let earlier = if self.radicands.is_empty() {
                    None
                } else {
                    self.decide.same_root(self.arith, value, &self.radicands)?
                };
                if let Some(multiple) = earlier {
                    return self.multiple_of_root(radicand, multiple);
                }
                let root = self.arith.sqrt(value, condition)?;
                self.radicands.push(value.clone());
                self.roots.push(root.clone());
                Ok(Number::Value(root))
            }
        }
    }

    /// `m/n·√g` for a radicand `(m/n)²·g`: an obligation says that the radicands are so related.
    fn multiple_of_root(
        &mut self,
        radicand: &Number<A::Value>,
        multiple: Multiple,
    ) -> Result<Number<A::Value>, Stop> {
        let Multiple { root, numerator, denominator } = multiple;
        let [m, n] = [numerator, denominator].map(|k| Number::integer(i64::from(k) * i64::from(k)));
        let left = self.mul(&n, radicand)?;
        // Answers to other questions reject the values at hand.
        let earlier = self.radicands.get(root).cloned().zip(self.roots.get(root).cloned());
        let (earlier_radicand, earlier_root) = earlier.ok_or(Rejection::Guard)?;
        let right = self.mul(&m, &Number::Value(earlier_radicand))?;
        let difference = self.sub(&left, &right)?;
        let claim = format!("a square root is {numerator}/{denominator} of an earlier one");
        self.obligations.push(Residuals { values: vec![difference], claim });
        let factor = BigRational::new(numerator.into(), denominator.into());
        self.mul(&Number::constant(factor), &Number::Value(earlier_root))
    }

    fn constant_root(
        &mut self,
        constant: &BigRational,
        condition: Words<'_>,
    ) -> Result<Number<A::Value>, Stop> {
        if constant.is_zero() {
            return Err(Stop::impossible(Rejection::Radicand, condition()));
        }
        let (factor, rest) = if constant.is_positive() {
            square_part(constant)
        } else {
            (BigRational::one(), constant.clone())
        };
        if rest.is_one() {
            return Ok(Number::constant(factor));
        }
        let root = match self.known_root(&rest)? {
            Some(root) => root,
            None => {
                let radicand = self.arith.constant(&rest)?;
                let root = self.arith.sqrt(&radicand, condition)?;
                self.constant_roots.push((rest, root.clone()));
                Number::Value(root)
            }
        };
        self.mul(&Number::constant(factor), &root)
    }

    /// The root of a constant by earlier roots of constants: where `r·r_1···r_m = t²` with positive numbers,
    /// `√r = t/(r_1···r_m)·√r_1···√r_m`.
    ///
    /// Hence no product of positive radicands is a square, so the roots of positive constants generate a field of full degree: all
    /// their signs are conjugate, and what holds for the positive roots holds for every choice of signs.
    fn known_root(&mut self, radicand: &BigRational) -> Result<Option<Number<A::Value>>, Stop> {
        if !radicand.is_positive() {
            let same = self.constant_roots.iter().find(|(earlier, _)| earlier == radicand);
            return Ok(same.map(|(_, root)| Number::Value(root.clone())));
        }
        let earlier: Vec<(BigRational, A::Value)> = self
            .constant_roots
            .iter()
            .filter(|(earlier, _)| earlier.is_positive())
            .take(MAX_COMPARED_ROOTS)
            .cloned()
            .collect();
        for set in 1u32..1 << earlier.len() {
            if deadline::is_over() {
                return Err(Rejection::Interrupted.into());
            }
            let chosen = || earlier.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
            let product = chosen().fold(BigRational::one(), |product, (_, (r, _))| product * r);
            let Some(root) = exact_root(&(radicand * &product)) else { continue };
            let mut value = Number::constant(root / product);
            for (_, (_, root)) in chosen() {
                value = self.mul(&value, &Number::Value(root.clone()))?;
            }
            return Ok(Some(value));
        }
        Ok(None)
    }

    /// A square root of its own: one of two conjugate values, independent of every earlier root. Even that of a rational square stays
    /// a root, because both of its values count.
    pub(super) fn fresh_root(
        &mut self,
        radicand: &Number<A::Value>,
        condition: Words<'_>,
    ) -> Result<Number<A::Value>, Stop> {
        let value = self.value(radicand)?;
        Ok(Number::Value(self.arith.conjugate_root(&value, condition)?))
    }

    /// The condition that not all of these numbers are zero.
    pub(super) fn guard(
        &mut self,
        numbers: &[Number<A::Value>],
        condition: Words<'_>,
    ) -> Result<(), Stop> {
        let mut values = Vec::with_capacity(numbers.len());
        for number in numbers {
            match number {
                Number::Constant(constant) if constant.is_zero() => {}
                Number::Constant(_) => return Ok(()),
                Number::Value(value) => values.push(value.clone()),
            }
        }
        if values.is_empty() {
            return Err(Stop::impossible(Rejection::Guard, condition()));
        }
        Ok(self.arith.guard(&values, condition)?)
    }
}

/// The root of a positive rational square.
fn exact_root(q: &BigRational) -> Option<BigRational> {
    let root = |n: &BigInt| {
        // Odd squares are 1 modulo 8: three candidates of four need no root.
        let twos = n.trailing_zeros().unwrap_or(0);
        let square = twos.is_multiple_of(2) && !n.bit(twos + 1) && !n.bit(twos + 2);
        let root = square.then(|| n.sqrt())?;
        (&root * &root == *n).then_some(root)
    };
    Some(BigRational::new(root(q.numer())?, root(q.denom())?))
}

/// Positive `q = f²·r` as `(f, r)`, with an integer `r` from which small square factors have been removed (all of them if `r` is small).
fn square_part(q: &BigRational) -> (BigRational, BigRational) {
    let mut rest = q.numer() * q.denom();
    let mut factor = BigInt::one();
    let root = rest.sqrt();
    if &root * &root == rest {
        factor = root;
        rest = BigInt::one();
    }
    for prime in 2..=LARGEST_SQUARE_FACTOR {
        let square = BigInt::from(prime * prime);
        if square > rest {
            break;
        }
        while (&rest % &square).is_zero() {
            rest /= &square;
            factor *= prime;
        }
    }
    (BigRational::new(factor, q.denom().clone()), BigRational::from_integer(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(n: i64, d: i64) -> BigRational {
        BigRational::new(n.into(), d.into())
    }

    #[test]
    fn exact_roots() {
        for n in 1..2000i64 {
            let root = (1..50).find(|r| r * r == n);
            assert_eq!(exact_root(&ratio(n, 1)), root.map(|r| ratio(r, 1)));
            assert_eq!(exact_root(&ratio(1, n)), root.map(|r| ratio(1, r)));
        }
        assert_eq!(exact_root(&ratio(49, 64)), Some(ratio(7, 8)));
    }

    #[test]
    fn square_factors_are_taken_out() {
        for (q, f, r) in [
            (ratio(12, 1), ratio(2, 1), ratio(3, 1)),
            (ratio(3, 4), ratio(1, 2), ratio(3, 1)),
            (ratio(1, 3), ratio(1, 3), ratio(3, 1)),
            (ratio(49, 25), ratio(7, 5), ratio(1, 1)),
            (ratio(1_000_003 * 4, 9), ratio(2, 3), ratio(1_000_003, 1)),
        ] {
            assert_eq!(square_part(&q), (f.clone(), r.clone()));
            assert_eq!(&f * &f * r, q);
        }
    }
}
