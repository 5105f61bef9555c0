//! Primes of one word: the proof of primality, and drawing them.

use crate::coins::RandomWords;
use crate::field::redc::Modulus;
use crate::field::sieve::{PROVED_BELOW, SMALL_PRIMES};

/// An odd prime below `2^63`. A value of this type is a proof of primality: [`Prime::new`] is the only way to one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Prime(u64);

/// The first twelve primes but 2, which has a test of its own: nearly all composites fail already there.
const BASES: [u64; 11] = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

impl Prime {
    /// `n`, if it is an odd prime below `2^63`.
    ///
    /// Trial division by the odd primes below 256, then the strong probable prime tests (Miller 1976, Rabin 1980) to
    /// the first twelve prime bases: together they are a proof, since the least composite that passes the latter is
    /// 318665857834031151167461 > `2^64` (Sorenson–Webster, *Strong pseudoprimes to twelve prime bases*, Math. Comp.
    /// 86, 2017).
    #[must_use]
    pub fn new(n: u64) -> Option<Self> {
        if n.is_multiple_of(2) || n < 3 || n >> 63 == 1 {
            return None;
        }
        if let Some(q) = SMALL_PRIMES.iter().find(|q| q.divides(n)) {
            return (n == q.value).then_some(Self(n));
        }
        let prime = n < PROVED_BELOW || {
            let modulus = Modulus::new(n);
            passes(&modulus, [2]) && passes(&modulus, BASES)
        };
        prime.then_some(Self(n))
    }

    /// A prime uniform among the primes in `[2^60, 2^61)`.
    ///
    /// Odd candidates are drawn uniformly until one is prime, 21 on average. (The next prime after a random number
    /// would have a probability proportional to the gap before it.)
    pub fn draw(coins: &mut (impl RandomWords + ?Sized)) -> Self {
        loop {
            let candidate = 1 << 60 | coins.bits(59) << 1 | 1;
            if let Some(prime) = Self::new(candidate) {
                return prime;
            }
        }
    }

    /// The prime as a number.
    #[inline]
    #[must_use]
    pub fn value(self) -> u64 {
        self.0
    }
}

/// Whether `n` is a strong probable prime to all `bases`: with `n − 1 = 2^t·m`, `m` odd, `base^m = 1`, or
/// `base^(2^i·m) = −1` for some `i < t`.
fn passes<const K: usize>(modulus: &Modulus, bases: [u64; K]) -> bool {
    let n = modulus.n();
    let twos = (n - 1).trailing_zeros();
    let one = modulus.one();
    let minus_one = n - one;
    let powers = modulus.powers(bases.map(|base| modulus.enter(base)), (n - 1) >> twos);
    powers.into_iter().all(|power| {
        let mut squares = std::iter::successors(Some(power), |&x| Some(modulus.mul(x, x)));
        power == one || (0..twos).any(|_| squares.next() == Some(minus_one))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coins::Script;

    #[test]
    fn agrees_with_a_sieve() {
        const LIMIT: usize = 1 << 18;
        let mut composite = vec![false; LIMIT];
        for i in 2..LIMIT {
            if !composite[i] {
                (2 * i..LIMIT).step_by(i).for_each(|j| composite[j] = true);
            }
        }
        for (n, &composite) in (0_u64..).zip(&composite) {
            assert_eq!(Prime::new(n).is_some(), n > 2 && !composite, "{n}");
        }
    }

    #[test]
    fn knows_large_primes_and_strong_pseudoprimes() {
        for p in [101, 1009, (1 << 61) - 1, (1 << 63) - 25, (1 << 60) + 33, (1 << 61) - 31] {
            assert_eq!(Prime::new(p).map(Prime::value), Some(p));
        }
        // The least strong pseudoprimes to the first 1, 2, 3, 4, 5, 6 (and 7, 8), 9 (to 11) prime bases (OEIS
        // A014233), Carmichael numbers, squares and products of two primes of about 31 bits.
        let composites = [
            2047,
            1_373_653,
            25_326_001,
            3_215_031_751,
            2_152_302_898_747,
            3_474_749_660_383,
            341_550_071_728_321,
            3_825_123_056_546_413_051,
            561,
            9_746_347_772_161,
            2_147_483_647 * 2_147_483_647,
            2_147_483_647 * 2_147_483_629,
            257 * 257,
            (1 << 62) - 1,
        ];
        for n in composites {
            assert_eq!(Prime::new(n), None, "{n}");
        }
        for n in [0, 1, 2, 4, 1 << 63, (1 << 63) + 29, u64::MAX - 58] {
            assert_eq!(Prime::new(n), None, "{n}");
        }
    }

    #[test]
    fn draws_the_first_prime_among_the_candidates() {
        let word = |n: u64| ((n - (1 << 60)) >> 1) << 5;
        let (p, q) = ((1 << 60) + 33, (1 << 61) - 1);
        let mut script = Script::new([word((1 << 60) + 1), word(p), word(q) | 31, 0]);
        assert_eq!(Prime::draw(&mut script).value(), p);
        assert_eq!(Prime::draw(&mut script).value(), q);
        assert_eq!(script.left(), 1);
    }
}
