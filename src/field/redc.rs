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
    /// With `ab = hR + l` and `m = l·n⁻¹ mod R`, the low word of `mn` is `l`, so `(ab − mn)/R = h − ⌊mn/R⌋`, which
    /// lies in `(−n, n)`.
    #[inline]
    pub(super) fn mul(&self, a: u64, b: u64) -> u64 {
        let (low, high) = limb::mul_add(a, b, 0, 0);
        let (_, multiple) = limb::mul_add(low.wrapping_mul(self.inverse), self.n, 0, 0);
        self.sub(high, multiple)
    }

    /// `a^exponent`.
    pub(super) fn pow(&self, a: u64, exponent: u64) -> u64 {
        let [power] = self.powers([a], exponent);
        power
    }

    /// The powers of several bases by one exponent, squaring and multiplying from the top bit down. In lock step they
    /// take much less time than one after the other, since a product waits for the one before.
    pub(super) fn powers<const K: usize>(&self, bases: [u64; K], exponent: u64) -> [u64; K] {
        let mut powers = [self.one; K];
        for bit in (0..64 - exponent.leading_zeros()).rev() {
            powers = powers.map(|x| self.mul(x, x));
            if exponent >> bit & 1 == 1 {
                powers.iter_mut().zip(bases).for_each(|(x, base)| *x = self.mul(*x, base));
            }
        }
        powers
    }

    /// `1/a`, or nothing when `a` and `n` have a common factor.
    ///
    /// The "almost inverse" by binary extended Euclid (Kaliski, *The Montgomery inverse and its applications*, IEEE
    /// Trans. Comput. 44, 1995), stripping all factors 2 at once and free of unpredictable branches. Invariants, for
    /// the word `a`: `xp + yq = n`, and `ap ≡ ±y·2^k`, `aq ≡ ∓x·2^k (mod n)` with the lower sign if `swapped`; `x`
    /// and `y` are odd and positive, so `p + q ≤ n`; and `xy·2^k` does not grow, so `k < 126`.
    #[allow(clippy::many_single_char_names, reason = "the letters of the invariant")]
    pub(super) fn invert(&self, a: u64) -> Option<u64> {
        if a == 0 {
            return None;
        }
        let mut k = a.trailing_zeros();
        let (mut x, mut y) = (self.n, a >> k);
        let (mut p, mut q) = (1_u64, 0_u64);
        let mut swapped = 0;
        while x != y {
            let (difference, less) = x.overflowing_sub(y);
            let mask = u64::from(less).wrapping_neg();
            let shift = difference.trailing_zeros();
            // The smaller of both stays; the difference, made odd, replaces the larger.
            y = y.wrapping_add(difference & mask);
            x = (difference ^ mask).wrapping_sub(mask) >> shift;
            (p, q) = ((p ^ (p ^ q) & mask) << shift, p + q);
            swapped ^= mask;
            k += shift;
        }
        if x != 1 {
            return None;
        }
        // Now s = 2^k/a as words; the class wanted is R²/a = s·2^(128−k).
        let s = if swapped == 0 { p } else { q };
        let (s, shift) = if k <= 64 { (self.enter(s), 64 - k) } else { (s, 128 - k) };
        Some(self.enter(self.mul(s, 1 << shift)))
    }
}
