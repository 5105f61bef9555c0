//! Prime fields whose elements are one word.

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;

use crate::coins::RandomWords;
use crate::field::Field;
use crate::field::prime::Prime;
use crate::field::redc::Modulus;

/// The field `F_p` of a [`Prime`] `p < 2^63`, in Montgomery's representation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PrimeField(Modulus);

/// An element `a` of a [`PrimeField`], kept as `a·2^64 mod p` in `[0, p)`; [`PrimeField::value`] is the number that
/// it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Residue(u64);

impl PrimeField {
    /// The field with `p` elements.
    #[must_use]
    pub fn new(p: Prime) -> Self {
        Self(Modulus::new(p.value()))
    }

    /// The number `p` of elements.
    #[inline]
    #[must_use]
    pub fn modulus(&self) -> u64 {
        self.0.n()
    }

    /// The class of any word.
    #[inline]
    #[must_use]
    pub fn residue(&self, word: u64) -> Residue {
        Residue(self.0.enter(word))
    }

    /// The representative in `[0, p)`.
    #[inline]
    #[must_use]
    pub fn value(&self, a: Residue) -> u64 {
        self.0.leave(a.0)
    }

    /// An element of mass exactly `1/p` each: the class of a number below `p`, by rejection from `⌈log2 p⌉`-bit
    /// numbers.
    pub fn uniform(&self, coins: &mut (impl RandomWords + ?Sized)) -> Residue {
        self.residue(coins.below(self.modulus()))
    }

    /// The class of an integer of any size.
    #[must_use]
    pub fn integer(&self, value: &BigInt) -> Residue {
        let class = Residue(self.class(value.iter_u64_digits()));
        if value.sign() == Sign::Minus { self.neg(&class) } else { class }
    }

    /// `a^exponent`, with `0^0 = 1`.
    #[must_use]
    pub fn pow(&self, a: Residue, exponent: u64) -> Residue {
        Residue(self.0.pow(a.0, exponent))
    }

    /// The Legendre symbol: 0 for zero, 1 for the nonzero squares, −1 for the others; by Euler's criterion,
    /// `a^((p−1)/2)`.
    #[must_use]
    pub fn legendre(&self, a: Residue) -> i8 {
        match self.0.pow(a.0, self.modulus() >> 1) {
            0 => 0,
            power if power == self.0.one() => 1,
            _ => -1,
        }
    }

    /// The square root of `a` whose [value](Self::value) is at most `(p−1)/2`, or nothing when `a` is not a square.
    ///
    /// The method of Tonelli (1891) and Shanks (1973). With `p − 1 = 2^t·m`, `m` odd, it keeps `x² = a·b` and lowers
    /// the order of `b`, a power of two, until `b = 1`.
    #[must_use]
    pub fn sqrt(&self, a: Residue) -> Option<Residue> {
        let field = &self.0;
        let twos = (field.n() - 1).trailing_zeros();
        let m = field.n() >> twos;
        let half_power = field.pow(a.0, m >> 1);
        let mut x = field.mul(a.0, half_power);
        let mut b = field.mul(x, half_power);
        // Its order is exactly 2^level; found only when it is needed.
        let mut level = twos;
        let mut generator = None;
        while b != field.one() && b != 0 {
            let order = self.order(b, level)?;
            let start = generator.unwrap_or_else(|| field.pow(self.nonsquare().0, m));
            let step = (order + 1..level).fold(start, |power, _| field.mul(power, power));
            x = field.mul(x, step);
            let square = field.mul(step, step);
            b = field.mul(b, square);
            generator = Some(square);
            level = order;
        }
        let (root, other) = (Residue(x), self.neg(&Residue(x)));
        Some(if self.value(root) <= self.modulus() >> 1 { root } else { other })
    }

    /// The least `i` with `b^(2^i) = 1`, if it is less than `level`.
    fn order(&self, b: u64, level: u32) -> Option<u32> {
        let powers = std::iter::successors(Some(b), |&power| Some(self.0.mul(power, power)));
        (0..level).zip(powers).find(|&(_, power)| power == self.0.one()).map(|(i, _)| i)
    }

    /// The class of the number with these words, lowest first, by Horner's rule in base `2^64`.
    fn class(&self, words: impl DoubleEndedIterator<Item = u64>) -> u64 {
        words.rev().fold(0, |high, word| self.0.add(self.0.enter(high), self.0.enter(word)))
    }

    /// The class of the least positive number that is not a square.
    fn nonsquare(&self) -> Residue {
        let mut candidate = self.residue(2);
        while self.legendre(candidate) != -1 {
            candidate = self.add(&candidate, &self.one());
        }
        candidate
    }
}

impl Field for PrimeField {
    type Element = Residue;

    #[inline]
    fn zero(&self) -> Residue {
        Residue(0)
    }

    #[inline]
    fn one(&self) -> Residue {
        Residue(self.0.one())
    }

    #[inline]
    fn add(&self, a: &Residue, b: &Residue) -> Residue {
        Residue(self.0.add(a.0, b.0))
    }

    #[inline]
    fn sub(&self, a: &Residue, b: &Residue) -> Residue {
        Residue(self.0.sub(a.0, b.0))
    }

    #[inline]
    fn mul(&self, a: &Residue, b: &Residue) -> Residue {
        Residue(self.0.mul(a.0, b.0))
    }

    fn invert(&self, a: &Residue) -> Option<Residue> {
        self.0.invert(a.0).map(Residue)
    }

    #[inline]
    fn is_unit(&self, a: &Residue) -> bool {
        a.0 != 0
    }

    #[inline]
    fn is_zero(&self, a: &Residue) -> bool {
        a.0 == 0
    }

    fn reduce(&self, value: &BigRational) -> Option<Residue> {
        let numerator = Residue(self.class(value.numer().iter_u64_digits()));
        let quotient = if value.is_integer() {
            numerator
        } else {
            let denominator = Residue(self.class(value.denom().iter_u64_digits()));
            self.mul(&numerator, &self.invert(&denominator)?)
        };
        Some(if value.numer().sign() == Sign::Minus { self.neg(&quotient) } else { quotient })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coins::Script;
    use std::collections::BTreeMap;

    fn field(p: u64) -> PrimeField {
        PrimeField::new(Prime::new(p).unwrap())
    }

    /// Primes of all sizes, with small and large powers of 2 in `p − 1`.
    const PRIMES: [u64; 9] =
        [3, 5, 101, 1009, 65537, (1 << 60) + 33, (1 << 61) - 1, (27 << 56) + 1, (1 << 63) - 25];

    #[test]
    fn agrees_with_integers_modulo_p() {
        for p in PRIMES {
            let f = field(p);
            let numbers =
                [0, 1, 2, 3, p / 2, p / 3, p - 2, p - 1, p, p + 1, u64::MAX / 3, u64::MAX];
            for a in numbers {
                assert_eq!(f.value(f.residue(a)), a % p);
                for b in numbers {
                    let (x, y) = (f.residue(a), f.residue(b));
                    let product = u128::from(a) * u128::from(b) % u128::from(p);
                    assert_eq!(u128::from(f.value(f.mul(&x, &y))), product);
                    let sum = (u128::from(a) + u128::from(b)) % u128::from(p);
                    assert_eq!(u128::from(f.value(f.add(&x, &y))), sum);
                    assert_eq!(f.sub(&f.add(&x, &y), &y), x);
                }
            }
        }
    }

    #[test]
    fn every_nonzero_element_of_a_small_field_has_its_inverse() {
        for p in [3, 5, 7, 101, 257, 1009] {
            let f = field(p);
            for a in 1..p {
                let inverse = f.value(f.invert(&f.residue(a)).unwrap());
                assert_eq!(a * inverse % p, 1);
            }
        }
    }

    #[test]
    fn inversion_agrees_with_fermat() {
        for p in PRIMES {
            let f = field(p);
            // Powers of 2 and their neighbours reach all numbers of halvings, the extreme ones too.
            for a in
                (0..64).flat_map(|i| [1_u64 << i, (1 << i) - 1, (1 << i) + 1, p - (1 << i) % p])
            {
                let a = f.residue(a);
                let expected = (!f.is_zero(&a)).then(|| f.pow(a, p - 2));
                assert_eq!(f.invert(&a), expected, "{a:?} modulo {p}");
            }
        }
    }

    #[test]
    fn integers_of_both_signs() {
        for p in PRIMES {
            let f = field(p);
            for n in [0, 1, 2, 5, i128::from(p) - 1, i128::from(p), i128::from(u64::MAX) * 12_345] {
                for n in [n, -n] {
                    let value = u64::try_from(n.rem_euclid(i128::from(p))).unwrap();
                    assert_eq!(f.integer(&BigInt::from(n)), f.residue(value), "{n} modulo {p}");
                }
            }
        }
    }

    #[test]
    fn squares_and_their_roots() {
        for p in PRIMES {
            let f = field(p);
            for a in 0..p.min(1100) {
                let square = f.mul(&f.residue(a), &f.residue(a));
                assert_eq!(f.sqrt(square), Some(f.residue(if a <= p / 2 { a } else { p - a })));
                assert_eq!(f.legendre(square), i8::from(a != 0));
                let a = f.residue(a);
                assert_eq!(f.sqrt(a).is_none(), f.legendre(a) == -1);
                assert!(f.sqrt(a).is_none_or(|root| f.mul(&root, &root) == a));
            }
        }
        let squares =
            |p: u64| (1..p).filter(|&a| field(p).legendre(field(p).residue(a)) == 1).count();
        assert_eq!((squares(101), squares(1009)), (50, 504));
    }

    #[test]
    fn uniform_takes_every_element_from_the_same_number_of_words() {
        // ⌈log2 101⌉ = 7: of the 128 prefixes of 7 bits, 101 are taken, once each, and 27 rejected.
        let f = field(101);
        let mut counts = BTreeMap::new();
        for prefix in 0..128_u64 {
            for rest in [0, (1 << 57) - 1] {
                let mut script = Script::new([prefix << 57 | rest, 0]);
                let element = f.uniform(&mut script);
                if script.left() == 1 {
                    *counts.entry(f.value(element)).or_insert(0) += 1;
                    assert_eq!(f.value(element), prefix);
                } else {
                    assert!(prefix >= 101);
                }
            }
        }
        assert_eq!(counts, (0..101).map(|a| (a, 2)).collect());

        let f = field((1 << 61) - 1);
        let mut script = Script::new([u64::MAX, u64::MAX << 3, u64::MAX - 8]);
        assert_eq!(f.value(f.uniform(&mut script)), (1 << 61) - 2);
    }
}
