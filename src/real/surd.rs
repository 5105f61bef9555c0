//! Numbers `a + b·√c` with rational a and b: what remains exact, and short, of a computation with one square root.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};
use std::cmp::Ordering;

/// Larger fractions are no longer followed.
const MAX_BITS: u64 = 128;
/// Square factors are taken out of radicands for numbers up to this one.
const LARGEST_SQUARE_FACTOR: u32 = 1000;

/// `a + b·√c`, c a positive integer that no small square divides; 1 exactly if b = 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surd {
    a: BigRational,
    b: BigRational,
    c: BigInt,
}

impl Surd {
    /// The fraction a.
    #[must_use]
    pub fn rational(a: BigRational) -> Self {
        Self { a, b: BigRational::zero(), c: BigInt::one() }
    }

    /// The fraction that it is, if it is one.
    #[must_use]
    pub fn as_rational(&self) -> Option<&BigRational> {
        self.b.is_zero().then_some(&self.a)
    }

    fn new(a: BigRational, b: BigRational, c: BigInt) -> Option<Self> {
        let bits = |q: &BigRational| q.numer().bits().max(q.denom().bits());
        let c = if b.is_zero() { BigInt::one() } else { c };
        (bits(&a).max(bits(&b)).max(c.bits()) <= MAX_BITS).then_some(Self { a, b, c })
    }

    /// Both as fractions, if they are: these take a fraction of the time.
    fn fractions<'s>(&'s self, other: &'s Self) -> Option<(&'s BigRational, &'s BigRational)> {
        Some((self.as_rational()?, other.as_rational()?))
    }

    /// A fraction that is short.
    fn fraction(a: BigRational) -> Option<Self> {
        Self::new(a, BigRational::zero(), BigInt::one())
    }

    /// The radicand of both, if there is one that serves both.
    fn common(&self, other: &Self) -> Option<BigInt> {
        if self.b.is_zero() {
            Some(other.c.clone())
        } else {
            (other.b.is_zero() || self.c == other.c).then(|| self.c.clone())
        }
    }

    /// The sum; nothing where it is longer, or of two roots.
    #[must_use]
    pub fn add(&self, other: &Self) -> Option<Self> {
        if let Some((a, other)) = self.fractions(other) {
            return Self::fraction(a + other);
        }
        Self::new(&self.a + &other.a, &self.b + &other.b, self.common(other)?)
    }

    /// The difference; nothing where it is longer, or of two roots.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Option<Self> {
        if let Some((a, other)) = self.fractions(other) {
            return Self::fraction(a - other);
        }
        Self::new(&self.a - &other.a, &self.b - &other.b, self.common(other)?)
    }

    /// The product; nothing where it is longer, or of two roots.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Option<Self> {
        if let Some((a, other)) = self.fractions(other) {
            return Self::fraction(a * other);
        }
        let c = self.common(other)?;
        let a = &self.a * &other.a + &self.b * &other.b * &c;
        Self::new(a, &self.a * &other.b + &self.b * &other.a, c)
    }

    /// The quotient, `1/(a + b√c) = (a - b√c)/(a² - b²c)`; nothing where the divisor is zero, or the quotient longer or of two roots.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        if let Some((a, other)) = self.fractions(other) {
            return if other.is_zero() { None } else { Self::fraction(a / other) };
        }
        let norm = &other.a * &other.a - &other.b * &other.b * &other.c;
        if norm.is_zero() {
            return None;
        }
        let inverse = Self::new(&other.a / &norm, -&other.b / &norm, other.c.clone())?;
        self.mul(&inverse)
    }

    /// The positive square root of a positive fraction; nothing for any other number.
    #[must_use]
    pub fn sqrt(&self) -> Option<Self> {
        let radicand = self.as_rational().filter(|a| a.is_positive())?;
        let mut rest = radicand.numer() * radicand.denom();
        let mut factor = BigInt::one();
        let root = rest.sqrt();
        if &root * &root == rest {
            (factor, rest) = (root, BigInt::one());
        }
        for divisor in 2..=LARGEST_SQUARE_FACTOR {
            let square = BigInt::from(divisor * divisor);
            if square > rest {
                break;
            }
            while rest.is_multiple_of(&square) {
                rest /= &square;
                factor *= divisor;
            }
        }
        let factor = BigRational::new(factor, radicand.denom().clone());
        if rest.is_one() {
            Self::new(factor, BigRational::zero(), rest)
        } else {
            Self::new(BigRational::zero(), factor, rest)
        }
    }

    /// How the number compares with zero: where a and b√c differ in sign, the larger of a² and b²c decides.
    #[must_use]
    pub fn sign(&self) -> Ordering {
        let (rational, root) = (self.a.cmp(&BigRational::zero()), self.b.cmp(&BigRational::zero()));
        if rational == root || root == Ordering::Equal {
            return rational;
        }
        match (&self.a * &self.a).cmp(&(&self.b * &self.b * &self.c)) {
            Ordering::Less => root,
            // Equal squares would make c a square.
            _ => rational,
        }
    }

    /// `-x`.
    #[must_use]
    pub fn negative(self) -> Self {
        Self { a: -self.a, b: -self.b, c: self.c }
    }

    /// The number in symbols: `3/2 - √5`, `2·√3/7`.
    #[must_use]
    pub fn text(&self) -> String {
        if self.b.is_zero() {
            return self.a.to_string();
        }
        let size = self.b.abs();
        let factor =
            if size.numer().is_one() { String::new() } else { format!("{}·", size.numer()) };
        let divisor =
            if size.denom().is_one() { String::new() } else { format!("/{}", size.denom()) };
        let root = format!("{factor}√{}{divisor}", self.c);
        match (self.a.is_zero(), self.b.is_negative()) {
            (true, false) => root,
            (true, true) => format!("-{root}"),
            (false, false) => format!("{} + {root}", self.a),
            (false, true) => format!("{} - {root}", self.a),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(n: i64, d: i64) -> Surd {
        Surd::rational(BigRational::new(n.into(), d.into())).sqrt().unwrap()
    }

    fn fraction(n: i64, d: i64) -> Surd {
        Surd::rational(BigRational::new(n.into(), d.into()))
    }

    #[test]
    fn square_factors_are_taken_out() {
        assert_eq!(root(12, 1).text(), "2·√3");
        assert_eq!(root(3, 4).text(), "√3/2");
        assert_eq!(root(49, 25).text(), "7/5");
        assert_eq!(root(1, 2).text(), "√2/2");
    }

    #[test]
    fn signs_are_exact() {
        for (a, b, sign) in [
            (fraction(3, 2), root(2, 1), Ordering::Greater),
            (fraction(7, 5), root(2, 1), Ordering::Less),
            (fraction(0, 1), root(2, 1), Ordering::Less),
            (root(8, 1), root(2, 1), Ordering::Greater),
            (root(2, 1), root(2, 1), Ordering::Equal),
        ] {
            let difference = a.sub(&b).unwrap();
            assert_eq!(difference.sign(), sign, "{}", difference.text());
            assert_eq!(difference.negative().sign(), sign.reverse());
        }
    }

    #[test]
    fn one_root_is_followed_and_two_are_not() {
        let golden = fraction(1, 2).add(&root(5, 4)).unwrap();
        assert_eq!(golden.text(), "1/2 + √5/2");
        let square = golden.mul(&golden).unwrap();
        assert_eq!(square, golden.add(&fraction(1, 1)).unwrap());
        assert_eq!(golden.div(&golden).unwrap().text(), "1");
        assert_eq!(fraction(1, 1).div(&golden).unwrap().text(), "-1/2 + √5/2");
        assert!(root(2, 1).add(&root(3, 1)).is_none());
        assert!(root(2, 1).sqrt().is_none());
        assert_eq!(root(2, 1).mul(&root(8, 1)).unwrap().text(), "4");
    }
}
