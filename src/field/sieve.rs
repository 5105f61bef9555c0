//! Trial division by the odd primes below 256.

use crate::field::limb;

/// How many odd primes lie below 256.
const COUNT: usize = 53;

/// An odd prime `q` with what the test "does `q` divide `n`" needs.
#[derive(Clone, Copy)]
pub(super) struct SmallPrime {
    /// `q` itself.
    pub(super) value: u64,
    inverse: u64,
    limit: u64,
}

impl SmallPrime {
    /// Whether `q` divides `n`: exactly the multiples of `q` have `n·q⁻¹ mod 2^64 ≤ ⌊(2^64 − 1)/q⌋`
    /// (Granlund–Montgomery 1994, section 9).
    #[inline]
    pub(super) fn divides(self, n: u64) -> bool {
        n.wrapping_mul(self.inverse) <= self.limit
    }
}

/// The odd primes below 256, in increasing order.
pub(super) const SMALL_PRIMES: [SmallPrime; COUNT] = small_primes();

/// Every number below this bound that no [`SMALL_PRIMES`] divides, and that is odd and not 1, is prime: `257²`.
pub(super) const PROVED_BELOW: u64 = 257 * 257;

const fn small_primes() -> [SmallPrime; COUNT] {
    let mut table = [SmallPrime { value: 0, inverse: 0, limit: 0 }; COUNT];
    let mut found = 0;
    let mut q = 3;
    while found < COUNT {
        let mut i = 0;
        while i < found && q % table[i].value != 0 {
            i += 1;
        }
        if i == found {
            table[found] =
                SmallPrime { value: q, inverse: limb::inverse_of_odd(q), limit: u64::MAX / q };
            found += 1;
        }
        q += 2;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_the_odd_primes_below_256() {
        let expected: Vec<u64> =
            (3..256).filter(|&n| (2..n).all(|d: u64| !n.is_multiple_of(d))).collect();
        assert_eq!(SMALL_PRIMES.map(|q| q.value).to_vec(), expected);
    }

    /// The least odd composite number without a divisor in the table.
    #[test]
    fn what_the_table_proves() {
        let unseen = |n: &u64| SMALL_PRIMES.iter().all(|q| !q.divides(*n));
        let composite = |n: &u64| (3..256).chain(257..*n).any(|d: u64| n.is_multiple_of(d));
        let least = (257..).step_by(2).filter(unseen).find(composite);
        assert_eq!(least, Some(PROVED_BELOW));
    }

    #[test]
    fn divides_agrees_with_the_remainder() {
        for q in SMALL_PRIMES {
            for n in (0..2000).chain(u64::MAX - 2000..=u64::MAX) {
                assert_eq!(q.divides(n), n % q.value == 0, "{} | {n}", q.value);
            }
        }
    }
}
