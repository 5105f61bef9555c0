//! The set from which an attempt draws its prime, as the bound sees it.

use crate::bound::{ErrorBound, Term};
use crate::upper::Upper;
use num_bigint::BigUint;

/// Above this many bits the first thirteen prime bases no longer prove primality (Sorenson and Webster 2015).
const PROVED_BITS: u32 = 81;

/// All primes of exactly `b` bits, or one fixed prime of `b` bits; an attempt draws uniformly among them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PrimeSet {
    bits: u32,
    /// A lower bound of the number of primes.
    count: BigUint,
    /// The number of Miller–Rabin rounds, where a drawn number is only probably prime.
    rounds: Option<u32>,
}

impl PrimeSet {
    /// All primes in `[2^(b−1), 2^b)`, recognised by a test that is exact up to 81 bits, and by so many Miller–Rabin rounds
    /// with independent uniform bases beyond.
    ///
    /// Their number is at least `2.731·10^16` for `b = 61`, from `π(2^61) − π(2^60)` with the bounds
    /// `x/ln x·(1 + 1/ln x + 2/ln² x) ≤ π(x) ≤ x/ln x·(1 + 1.2762/ln x)` (Dusart 2010, theorem 6.9); and at least
    /// `2^(b−1)/(1.2·(b−1))` for every `b ≥ 6`, from `π(2x) − π(x) > 3x/(5 ln x)` (Rosser and Schoenfeld 1962).
    /// Nothing for fewer than 6 bits, and for probable primes without any round.
    #[must_use]
    pub fn of_bits(bits: u32, rounds: u32) -> Option<Self> {
        let rounds = (bits > PROVED_BITS).then_some(rounds);
        if bits < 6 || rounds == Some(0) {
            return None;
        }
        let count = match bits {
            61 => BigUint::from(27_310_000_000_000_000u64),
            _ => (BigUint::from(5u32) << (bits - 1)) / (6 * u64::from(bits - 1)),
        };
        Some(Self { bits, count, rounds })
    }

    /// One fixed prime of `b ≥ 2` bits, proved to be one. With `H < β` it serves as well as all of them; with `H ≥ β` it
    /// gives no bound, because it may divide every coefficient.
    #[must_use]
    pub fn single(bits: u32) -> Option<Self> {
        (bits >= 2).then(|| Self { bits, count: BigUint::from(1u32), rounds: None })
    }

    /// `b`: the size of the primes in bits.
    #[must_use]
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// `β = b − 1`: every prime of the set is at least `2^β`.
    #[must_use]
    pub fn beta(&self) -> u32 {
        self.bits - 1
    }

    /// `N`: a lower bound of the number of primes.
    #[must_use]
    pub fn count(&self) -> &BigUint {
        &self.count
    }

    /// The chance that the modulus of an attempt is composite, if it is not proved to be prime.
    ///
    /// A drawn odd number is prime with probability at least `2/(1.2·(b−1))`, and a composite one passes `t` rounds with
    /// probability at most `4^−t`; hence the first that passes is composite with probability at most `0.6·(b−1)·4^−t`.
    pub(super) fn composite(&self) -> Option<Term> {
        let rounds = self.rounds?;
        let divisor = BigUint::from(5u32) << (2 * u64::from(rounds));
        let value = Upper::from(3 * u64::from(self.beta())).divided_by(&divisor);
        Some(Term {
            name: "composite modulus",
            formula: "0.6·(b−1)·4^−t",
            figures: format!("0.6·{}·4^−{rounds}", self.beta()),
            value: ErrorBound::at_most(value),
            source: "Rabin 1980; Monier 1980",
        })
    }

    /// Where the lower bound of the number of primes comes from.
    pub(super) fn source(&self) -> &'static str {
        match self.bits {
            _ if self.count == BigUint::from(1u32) => {
                "a nonzero integer below p is not divisible by p"
            }
            61 => "Dusart 2010, theorem 6.9",
            _ => "Rosser and Schoenfeld 1962",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PrimeSet;
    use num_bigint::BigUint;
    use num_integer::Roots;

    /// Counts primes up to 20 bits, and compares.
    #[test]
    fn the_count_is_a_lower_bound() {
        let is_prime =
            |n: u32| n % 2 == 1 && (3..=n.sqrt()).step_by(2).all(|d| !n.is_multiple_of(d));
        for bits in 6..=20 {
            let count = (1u32 << (bits - 1)..1 << bits).filter(|&n| is_prime(n)).count();
            let bound = PrimeSet::of_bits(bits, 0).unwrap().count().clone();
            assert!(bound <= BigUint::from(count), "{bits}");
            assert!(bound * 2u32 > BigUint::from(count), "{bits}");
        }
    }

    #[test]
    fn the_figure_for_61_bits() {
        // π(2^61) − π(2^60), OEIS A007053.
        let exact = BigUint::from(55_890_484_045_084_135u64 - 28_423_094_496_953_330);
        let set = PrimeSet::of_bits(61, 0).unwrap();
        assert!(*set.count() <= exact && set.count() * 101u32 > exact * 100u32);
        assert_eq!((set.bits(), set.beta()), (61, 60));
        assert!(set.composite().is_none());
    }

    /// `2^(b−1)/(1.2·(b−1))`, rounded down.
    #[test]
    fn the_count_for_other_sizes() {
        for bits in [6u32, 60, 62, 128, 256] {
            let count = PrimeSet::of_bits(bits, 64).unwrap().count().clone();
            // 2^(b−1)/(1.2·(b−1)) = 5·2^(b−1)/(6·(b−1))
            let numerator = BigUint::from(2u32).pow(bits - 1) * 5u32;
            let denominator = 6 * (bits - 1);
            assert!(&count * denominator <= numerator, "{bits}");
            assert!((count + 1u32) * denominator > numerator, "{bits}");
        }
    }

    #[test]
    fn up_to_81_bits_primes_are_proved() {
        for bits in [6, 61, 81] {
            for rounds in [0, 20] {
                assert_eq!(PrimeSet::of_bits(bits, rounds).unwrap().composite(), None, "{bits}");
            }
        }
        assert_eq!(PrimeSet::of_bits(82, 0), None);
        let terms = [82, 128].map(|bits| PrimeSet::of_bits(bits, 1).unwrap().composite());
        assert!(terms.iter().all(Option::is_some));
    }

    #[test]
    fn a_single_prime() {
        assert_eq!(PrimeSet::single(1), None);
        for bits in [2, 61, 128] {
            let set = PrimeSet::single(bits).unwrap();
            assert_eq!((set.bits(), set.beta()), (bits, bits - 1));
            assert_eq!((set.count(), set.composite()), (&BigUint::from(1u32), None));
        }
    }

    #[test]
    fn each_count_has_its_source() {
        let of = |bits| PrimeSet::of_bits(bits, 20).unwrap().source();
        assert!(PrimeSet::single(61).unwrap().source().contains("below p"));
        assert!(of(61).starts_with("Dusart"));
        assert!(of(60).starts_with("Rosser") && of(256).starts_with("Rosser"));
    }

    #[test]
    fn probable_primes_need_rounds() {
        assert_eq!(PrimeSet::of_bits(128, 0), None);
        assert_eq!(PrimeSet::of_bits(5, 64), None);
        let set = PrimeSet::of_bits(128, 64).unwrap();
        // 0.6·127·4^−64 = 76.2·2^−128
        assert_eq!(set.composite().unwrap().value.to_string(), "2^-121.7");
    }
}
