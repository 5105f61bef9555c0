//! Greatest common divisors of big integers, by Lehmer's method (Lehmer 1938; Knuth, *The Art of Computer Programming* 2, 4.5.2,
//! algorithm L).
//!
//! The first quotients of Euclid's algorithm for a and b depend on their leading bits only, as long as the quotients of
//! `(â + 1)/(b̂)` and `â/(b̂ + 1)` agree; so some thirty bits are worked off by arithmetic on single words at a time.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer as _;
use num_traits::{ToPrimitive as _, Zero as _};

/// The bits of a leading part: sums of two of them, and of a part and a cofactor, fit a word.
const HEAD: u64 = 61;

/// `gcd(a, b) ≥ 0`.
pub(super) fn gcd(a: &BigInt, b: &BigInt) -> BigInt {
    of_magnitudes(a.magnitude().clone(), b.magnitude().clone()).into()
}

fn of_magnitudes(mut a: BigUint, mut b: BigUint) -> BigUint {
    if a < b {
        std::mem::swap(&mut a, &mut b);
    }
    while b.bits() > 64 {
        let shift = a.bits() - HEAD;
        let cofactors = match ((&a >> shift).to_i64(), (&b >> shift).to_i64()) {
            (Some(head), Some(other)) => Cofactors::of(head, other),
            _ => None,
        };
        match cofactors {
            None => {
                let rest = &a % &b;
                a = std::mem::replace(&mut b, rest);
            }
            Some(Cofactors { first, second }) => {
                let next = combine(&a, &b, second);
                a = combine(&a, &b, first);
                b = next;
            }
        }
    }
    match b.to_u64() {
        Some(b) if b > 0 => {
            let rest = (&a % b).to_u64().unwrap_or(0);
            BigUint::from(b.gcd(&rest))
        }
        _ => a,
    }
}

/// Two consecutive remainders as combinations of a and b.
struct Cofactors {
    first: (i64, i64),
    second: (i64, i64),
}

impl Cofactors {
    /// Nothing if not even the first quotient is certain.
    fn of(mut head: i64, mut other: i64) -> Option<Self> {
        let (mut first, mut second) = ((1i64, 0i64), (0i64, 1i64));
        loop {
            let (low, high) = (other + second.0, other + second.1);
            if low == 0 || high == 0 {
                break;
            }
            let quotient = (head + first.0) / low;
            if quotient != (head + first.1) / high {
                break;
            }
            let next = (first.0 - quotient * second.0, first.1 - quotient * second.1);
            (first, second) = (second, next);
            (head, other) = (other, head - quotient * other);
        }
        (first.1 != 0).then_some(Self { first, second })
    }
}

/// `|u·a + w·b|`, where the cofactors have different signs and the sum is not negative.
#[allow(clippy::many_single_char_names, reason = "the names of the formula")]
fn combine(a: &BigUint, b: &BigUint, (u, w): (i64, i64)) -> BigUint {
    let (p, q) = (a * u.unsigned_abs(), b * w.unsigned_abs());
    let (plus, minus) = if u > 0 || u == 0 && w < 0 { (p, q) } else { (q, p) };
    if plus.is_zero() || plus < minus { minus - plus } else { plus - minus }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number() -> impl Strategy<Value = BigInt> {
        proptest::collection::vec(any::<u32>(), 0..24)
            .prop_map(|digits| BigInt::from(BigUint::new(digits)))
    }

    proptest! {
        #[test]
        fn agrees_with_the_binary_method(a in number(), b in number(), c in number()) {
            let (x, y) = (&a * &c, &b * &c);
            prop_assert_eq!(gcd(&x, &y), x.gcd(&y));
            prop_assert_eq!(gcd(&-&x, &y), x.gcd(&y));
            prop_assert_eq!(gcd(&x, &c), c);
        }
    }

    /// Quotients of 1 throughout, and quotients of many words.
    #[test]
    fn extreme_quotients() {
        let (mut u, mut w) = (BigInt::from(1), BigInt::from(1));
        for _ in 0..1000 {
            (u, w) = (&u + &w, u);
        }
        assert_eq!(gcd(&u, &w), BigInt::from(1));
        let power = BigInt::from(1) << 500u32;
        assert_eq!(gcd(&(&power * 6), &(&power * 9)), &power * 3);
        assert_eq!(
            gcd(&(&power - 1), &((BigInt::from(1) << 100u32) - 1)),
            (BigInt::from(1) << 100u32) - 1
        );
        assert_eq!(gcd(&BigInt::from(0), &power), power);
        assert_eq!(gcd(&power, &BigInt::from(0)), power);
        assert_eq!(gcd(&BigInt::from(0), &BigInt::from(0)), BigInt::from(0));
    }
}
