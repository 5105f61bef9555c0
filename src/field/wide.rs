//! Primes of 128, 192 and 256 bits, and their fields: for theorems whose degree outgrows 61 bits.

use std::fmt;

use num_bigint::{BigUint, Sign};
use num_rational::BigRational;

use crate::coins::RandomWords;
use crate::field::Field;
use crate::field::limb;
use crate::field::limbs::{self, Modulus};
use crate::field::sieve::SMALL_PRIMES;

/// A *probable* prime in `[2^(64L−1), 2^(64L))`, for `L` = 2, 3 or 4 words.
///
/// It has passed as many rounds of the Miller–Rabin test, with independent uniform bases, as the caller asked for: a
/// prime always passes, and a composite with probability at most `4^−rounds` (Rabin 1980, Monier 1980).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct WidePrime<const L: usize>([u64; L]);

impl<const L: usize> WidePrime<L> {
    /// The size of the primes in bits.
    pub const BITS: usize = {
        assert!(L >= 2 && L <= 4, "wide primes have two to four words");
        64 * L
    };

    /// The number with these words, the lowest first, if it is in the interval and passes `rounds` rounds.
    pub fn new(
        words: [u64; L],
        rounds: u32,
        coins: &mut (impl RandomWords + ?Sized),
    ) -> Option<Self> {
        let odd_and_wide = words[0] % 2 == 1 && words[Self::BITS / 64 - 1] >> 63 == 1;
        if !odd_and_wide || has_small_divisor(words) {
            return None;
        }
        let modulus = Modulus::new(words);
        (0..rounds).all(|_| passes(&modulus, nonzero_below(words, coins))).then_some(Self(words))
    }

    /// A number drawn by trying uniform odd candidates until one passes `rounds` rounds.
    ///
    /// If it is prime, it is uniform among the primes of the interval. With `b = 64L` bits, it is composite with
    /// probability at most `0.6(b−1)·4^−rounds`: a candidate is prime with probability at least `2/(1.2(b−1))`
    /// (Rosser–Schoenfeld 1962), so the expected number of candidates is at most `0.6(b−1)`, and each is a composite
    /// that passes with probability at most `4^−rounds`. That number is a term of every error bound that rests on
    /// these primes.
    pub fn draw(rounds: u32, coins: &mut (impl RandomWords + ?Sized)) -> Self {
        loop {
            let mut candidate = random(coins);
            candidate[0] |= 1;
            candidate[Self::BITS / 64 - 1] |= 1 << 63;
            if let Some(prime) = Self::new(candidate, rounds, coins) {
                return prime;
            }
        }
    }

    /// The number, in words, the lowest first.
    #[must_use]
    pub fn words(self) -> [u64; L] {
        self.0
    }
}

impl<const L: usize> fmt::Display for WidePrime<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.0.map(u64::to_le_bytes);
        BigUint::from_bytes_le(bytes.as_flattened()).fmt(f)
    }
}

fn random<const L: usize>(coins: &mut (impl RandomWords + ?Sized)) -> [u64; L] {
    std::array::from_fn(|_| coins.next_word())
}

/// A number uniform in `[0, n)`, by rejection; fewer than two tries on average, because `n` has its top bit set.
fn below<const L: usize>(n: [u64; L], coins: &mut (impl RandomWords + ?Sized)) -> [u64; L] {
    loop {
        let candidate = random(coins);
        if limbs::sub(candidate, n).1 {
            return candidate;
        }
    }
}

fn nonzero_below<const L: usize>(n: [u64; L], coins: &mut (impl RandomWords + ?Sized)) -> [u64; L] {
    loop {
        let candidate = below(n, coins);
        if candidate != [0; L] {
            return candidate;
        }
    }
}

/// Whether an odd prime below 256 divides `n`: eight of them at once, since their product is less than `2^64`.
fn has_small_divisor<const L: usize>(n: [u64; L]) -> bool {
    SMALL_PRIMES.chunks(8).any(|primes| {
        let product = primes.iter().map(|q| q.value).product();
        let remainder = n.iter().rev().fold(0, |high, &low| limb::remainder(high, low, product));
        primes.iter().any(|q| q.divides(remainder))
    })
}

/// Whether `n` is a strong probable prime to the base of the class `base`.
fn passes<const L: usize>(modulus: &Modulus<L>, base: [u64; L]) -> bool {
    let (one, zero) = (modulus.one(), [0; L]);
    let minus_one = modulus.sub(zero, one);
    // n is odd, so n − 1 needs no borrow.
    let mut exponent = modulus.n();
    exponent[0] -= 1;
    let mut twos = 0;
    while exponent[0].is_multiple_of(2) {
        let shift = limbs::trailing_zeros(exponent);
        exponent = limbs::shift_right(exponent, shift);
        twos += shift;
    }
    let power = modulus.pow(base, exponent);
    let mut squares = std::iter::successors(Some(power), |&x| Some(modulus.mul(x, x)));
    power == one || (0..twos).any(|_| squares.next() == Some(minus_one))
}

/// The field `F_p` of a [`WidePrime`] `p`, in Montgomery's representation.
///
/// If `p` is in truth composite, this is the ring `ℤ/p`: all its operations stay right, and
/// [`invert`](Field::invert) gives nothing exactly for the elements that are not units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WideField<const L: usize>(Modulus<L>);

/// An element `a` of a [`WideField`], kept as `a·2^(64L) mod p` in `[0, p)`; [`WideField::value`] is the number that
/// it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct WideResidue<const L: usize>([u64; L]);

impl<const L: usize> WideField<L> {
    /// The field with `p` elements.
    #[must_use]
    pub fn new(p: WidePrime<L>) -> Self {
        Self(Modulus::new(p.0))
    }

    /// The number `p` of elements.
    #[must_use]
    pub fn modulus(&self) -> [u64; L] {
        self.0.n()
    }

    /// The class of any number of `L` words, the lowest first.
    #[must_use]
    pub fn residue(&self, words: [u64; L]) -> WideResidue<L> {
        WideResidue(self.0.enter(words))
    }

    /// The representative in `[0, p)`.
    #[must_use]
    pub fn value(&self, a: WideResidue<L>) -> [u64; L] {
        self.0.leave(a.0)
    }

    /// An element of mass exactly `1/p` each: the class of a number below `p`, by rejection from `L` words.
    pub fn uniform(&self, coins: &mut (impl RandomWords + ?Sized)) -> WideResidue<L> {
        self.residue(below(self.modulus(), coins))
    }

    /// The class of the number with these words, lowest first, by Horner's rule in base `2^64`.
    fn class(&self, words: impl DoubleEndedIterator<Item = u64>) -> WideResidue<L> {
        let mut base = [0; L];
        base[1] = 1;
        let base = self.residue(base);
        words.rev().fold(self.zero(), |high, word| {
            self.add(&self.mul(&high, &base), &self.residue(limbs::small(word)))
        })
    }
}

impl<const L: usize> Field for WideField<L> {
    type Element = WideResidue<L>;

    fn zero(&self) -> WideResidue<L> {
        WideResidue([0; L])
    }

    fn one(&self) -> WideResidue<L> {
        WideResidue(self.0.one())
    }

    #[inline]
    fn add(&self, a: &WideResidue<L>, b: &WideResidue<L>) -> WideResidue<L> {
        WideResidue(self.0.add(a.0, b.0))
    }

    #[inline]
    fn sub(&self, a: &WideResidue<L>, b: &WideResidue<L>) -> WideResidue<L> {
        WideResidue(self.0.sub(a.0, b.0))
    }

    #[inline]
    fn mul(&self, a: &WideResidue<L>, b: &WideResidue<L>) -> WideResidue<L> {
        WideResidue(self.0.mul(a.0, b.0))
    }

    fn invert(&self, a: &WideResidue<L>) -> Option<WideResidue<L>> {
        self.0.invert(a.0).map(WideResidue)
    }

    fn is_zero(&self, a: &WideResidue<L>) -> bool {
        a.0 == [0; L]
    }

    fn reduce(&self, value: &BigRational) -> Option<WideResidue<L>> {
        let numerator = self.class(value.numer().iter_u64_digits());
        let quotient = if value.is_integer() {
            numerator
        } else {
            let denominator = self.class(value.denom().iter_u64_digits());
            self.mul(&numerator, &self.invert(&denominator)?)
        };
        Some(if value.numer().sign() == Sign::Minus { self.neg(&quotient) } else { quotient })
    }
}

#[cfg(test)]
mod tests;
