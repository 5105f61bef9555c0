//! Words of 64 bits with their carries.

/// The words `(low, high)` of `a·b + c + d`; it is at most `2^128 − 1`, so nothing is lost.
#[inline]
pub(super) fn mul_add(a: u64, b: u64, c: u64, d: u64) -> (u64, u64) {
    split(u128::from(a) * u128::from(b) + u128::from(c) + u128::from(d))
}

/// The words `(low, high)` of `x`.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "each half is exactly one word")]
pub(super) fn split(x: u128) -> (u64, u64) {
    (x as u64, (x >> 64) as u64)
}

/// The inverse of an odd `n` modulo `2^64`, by Newton's iteration `x ← x(2 − nx)`: `n·n ≡ 1` holds modulo `2^3`, and
/// each of five steps doubles the number of correct bits.
pub(super) const fn inverse_of_odd(n: u64) -> u64 {
    let mut x = n;
    let mut step = 0;
    while step < 5 {
        x = x.wrapping_mul(2_u64.wrapping_sub(n.wrapping_mul(x)));
        step += 1;
    }
    x
}

/// `(high·2^64 + low) mod n`.
#[allow(clippy::cast_possible_truncation, reason = "a remainder modulo a word is a word")]
pub(super) fn remainder(high: u64, low: u64, n: u64) -> u64 {
    ((u128::from(high) << 64 | u128::from(low)) % u128::from(n)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remainders_of_two_words() {
        for (high, low) in [(0, 0), (0, 17), (1, 0), (u64::MAX, u64::MAX), (12, u64::MAX)] {
            let number = u128::from(high) * (1 << 64) + u128::from(low);
            for n in [1, 2, 3, 255, 1 << 32, u64::MAX] {
                assert_eq!(u128::from(remainder(high, low, n)), number % u128::from(n));
            }
        }
    }
}
