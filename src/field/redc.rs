//! Arithmetic modulo an odd `n < 2^63` in Montgomery's representation.
//!
//! With `R = 2^64`, the class of `a` is kept as the word `aR mod n`, in `[0, n)`; the product of two words is their
//! product divided by `R` (P. L. Montgomery, *Modular multiplication without trial division*, Math. Comp. 44, 1985).

use crate::field::limb;

/// An odd modulus `3 ≤ n < 2^63` with its Montgomery constants. Nothing here needs `n` to be prime.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Modulus {
    n: u64,
    /// `n⁻¹ mod R`.
    inverse: u64,
    /// `R mod n`: the class of 1.
    one: u64,
    /// `R² mod n`: the class of `R`.
    square: u64,
}

impl Modulus {
    /// The constants of `n`.
    ///
    /// # Panics
    /// Unless `n` is odd and `3 ≤ n < 2^63`.
    pub(super) fn new(n: u64) -> Self {
        assert!(n % 2 == 1 && (3..1 << 63).contains(&n), "not an odd modulus in [3, 2^63)");
        let one = n.wrapping_neg() % n;
        let mut modulus = Self { n, inverse: limb::inverse_of_odd(n), one, square: 0 };
        // The class of 2, squared six times, is the class of 2^64.
        modulus.square = (0..6).fold(modulus.add(one, one), |x, _| modulus.mul(x, x));
        modulus
    }

    /// `n`.
    #[inline]
    pub(super) fn n(&self) -> u64 {
        self.n
    }

    /// The class of 1.
    #[inline]
    pub(super) fn one(&self) -> u64 {
        self.one
    }

    /// The class of any word.
    #[inline]
    pub(super) fn enter(&self, word: u64) -> u64 {
        self.mul(word, self.square)
    }

    /// The representative in `[0, n)` of a class.
    #[inline]
    pub(super) fn leave(&self, a: u64) -> u64 {
        self.mul(a, 1)
    }

    /// `a + b`.
    #[inline]
    pub(super) fn add(&self, a: u64, b: u64) -> u64 {
        let sum = a + b;
        let (difference, borrow) = sum.overflowing_sub(self.n);
        if borrow { sum } else { difference }
    }

    /// `a − b`.
    #[inline]
    pub(super) fn sub(&self, a: u64, b: u64) -> u64 {
        let (difference, borrow) = a.overflowing_sub(b);
        if borrow { difference.wrapping_add(self.n) } else { difference }
    }

    /// `ab/R mod n`, in `[0, n)`, for words with `ab < nR`: one of them is a class, the other may be any word.
    ///
    /// With `ab = hR + l` and `m = l·n⁻¹ mod R`, the low word of `mn` is `l`, so `(ab − mn)/R = h − ⌊mn/R⌋`, which lies
    /// in `(−n, n)`.
    #[inline]
    pub(super) fn mul(&self, a: u64, b: u64) -> u64 {
        let (low, high) = limb::mul_add(a, b, 0, 0);
        let (_, multiple) = limb::mul_add(low.wrapping_mul(self.inverse), self.n, 0, 0);
        self.sub(high, multiple)
    }

    /// `a^exponent`, by squaring and multiplying from the top bit down.
    pub(super) fn pow(&self, a: u64, exponent: u64) -> u64 {
        let bits = 64 - exponent.leading_zeros();
        (0..bits).rev().fold(self.one, |x, bit| {
            let x = self.mul(x, x);
            if exponent >> bit & 1 == 1 { self.mul(x, a) } else { x }
        })
    }

    /// `1/a`, or nothing when `a` and `n` have a common factor.
    ///
    /// The "almost inverse" by binary extended Euclid (Kaliski, *The Montgomery inverse and its applications*, IEEE
    /// Trans. Comput. 44, 1995), stripping all factors 2 at once. Invariants, for the word `a`: `us + vr = n`, `as ≡ v·2^k` and
    /// `ar ≡ −u·2^k (mod n)`, `u` and `v` are odd and positive, and `uv·2^k` does not grow: `k < 126`.
    #[allow(clippy::many_single_char_names, reason = "the names of the source")]
    pub(super) fn invert(&self, a: u64) -> Option<u64> {
        if a == 0 {
            return None;
        }
        let mut k = a.trailing_zeros();
        let (mut u, mut v) = (self.n, a >> k);
        let (mut r, mut s) = (0_u64, 1_u64);
        while u != v {
            // One pass without unpredictable branches: (x, y) are the larger and the smaller of u and v.
            let larger_is_u = u > v;
            let difference = if larger_is_u { u - v } else { v - u };
            let shift = difference.trailing_zeros();
            let sum = r + s;
            (u, v) = if larger_is_u { (difference >> shift, v) } else { (u, difference >> shift) };
            (r, s) = if larger_is_u { (sum, s << shift) } else { (r << shift, sum) };
            k += shift;
        }
        if u != 1 {
            return None;
        }
        // Now s = 2^k/a as words; the class wanted is R²/a = s·2^(128−k).
        let (s, shift) = if k <= 64 { (self.enter(s), 64 - k) } else { (s, 128 - k) };
        Some(self.enter(self.mul(s, 1 << shift)))
    }
}
