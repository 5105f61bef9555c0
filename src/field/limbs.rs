//! Arithmetic modulo an odd `n` of `L` words with its top bit set, in Montgomery's representation.
//!
//! Numbers are `L` words of 64 bits, the lowest first. With `R = 2^(64L)`, the class of `a` is kept as `aR mod n`, in
//! `[0, n)`. As in one word (`redc`), but the modulus fills its words, so every sum may carry out of them.

use crate::field::limb;

/// An odd modulus in `[2^(64L−1), 2^(64L))` with its Montgomery constants. Nothing here needs it to be prime.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Modulus<const L: usize> {
    n: [u64; L],
    /// `−n⁻¹ mod 2^64`.
    negated_inverse: u64,
    /// `R mod n`: the class of 1.
    one: [u64; L],
    /// `R² mod n`: the class of `R`.
    square: [u64; L],
}

impl<const L: usize> Modulus<L> {
    /// The constants of `n`.
    ///
    /// # Panics
    /// Unless `n` is odd and has its top bit set.
    pub(super) fn new(n: [u64; L]) -> Self {
        assert!(n[0] % 2 == 1 && n[L - 1] >> 63 == 1, "not an odd number with its top bit set");
        let negated_inverse = limb::inverse_of_odd(n[0]).wrapping_neg();
        let (one, _) = sub([0; L], n);
        let mut modulus = Self { n, negated_inverse, one, square: one };
        // The class of 2, squared six times, is the class of 2^64.
        let word = (0..6).fold(modulus.add(one, one), |x, _| modulus.mul(x, x));
        modulus.square = (0..L).fold(one, |x, _| modulus.mul(x, word));
        modulus
    }

    /// `n`.
    pub(super) fn n(&self) -> [u64; L] {
        self.n
    }

    /// The class of 1.
    pub(super) fn one(&self) -> [u64; L] {
        self.one
    }

    /// The class of any number below `R`.
    pub(super) fn enter(&self, a: [u64; L]) -> [u64; L] {
        self.mul(a, self.square)
    }

    /// The representative in `[0, n)` of a class.
    pub(super) fn leave(&self, a: [u64; L]) -> [u64; L] {
        self.mul(a, small(1))
    }

    /// `a + b`.
    #[inline]
    pub(super) fn add(&self, a: [u64; L], b: [u64; L]) -> [u64; L] {
        let (sum, carry) = add(a, b);
        self.subtract_once(sum, carry)
    }

    /// `a − b`.
    #[inline]
    pub(super) fn sub(&self, a: [u64; L], b: [u64; L]) -> [u64; L] {
        let (difference, borrow) = sub(a, b);
        let mask = u64::from(borrow).wrapping_neg();
        add(difference, self.n.map(|word| word & mask)).0
    }

    /// `ab/R mod n`, in `[0, n)`, for `ab < nR`: one of them is a class, the other may be any number below `R`.
    ///
    /// Coarsely integrated operand scanning (Koç–Acar–Kaliski, *Analyzing and comparing Montgomery multiplication
    /// algorithms*, IEEE Micro 16, 1996). After each word of `a` the accumulator is below `b + n < 2R`: `L` words and
    /// one bit.
    #[inline]
    pub(super) fn mul(&self, a: [u64; L], b: [u64; L]) -> [u64; L] {
        let mut sum = [0; L];
        let mut top = false;
        for word in a {
            let mut carry = 0;
            for (s, b) in sum.iter_mut().zip(b) {
                (*s, carry) = limb::mul_add(word, b, *s, carry);
            }
            let (high, over) = carry.overflowing_add(u64::from(top));

            let factor = sum[0].wrapping_mul(self.negated_inverse);
            let (_, mut carry) = limb::mul_add(factor, self.n[0], sum[0], 0);
            for j in 1..L {
                (sum[j - 1], carry) = limb::mul_add(factor, self.n[j], sum[j], carry);
            }
            let (last, carry) = high.overflowing_add(carry);
            sum[L - 1] = last;
            top = over | carry;
        }
        self.subtract_once(sum, top)
    }

    /// `a^exponent`, by squaring and multiplying from the top bit down.
    pub(super) fn pow(&self, a: [u64; L], exponent: [u64; L]) -> [u64; L] {
        let bits =
            exponent.iter().rev().flat_map(|word| (0..64).rev().map(move |bit| word >> bit & 1));
        bits.skip_while(|&bit| bit == 0).fold(self.one, |x, bit| {
            let x = self.mul(x, x);
            if bit == 1 { self.mul(x, a) } else { x }
        })
    }

    /// `1/a`, or nothing when `a` and `n` have a common factor.
    ///
    /// The algorithm, its invariants and their names are those of one word, in `redc`.
    #[allow(clippy::many_single_char_names, reason = "the letters of the invariant")]
    pub(super) fn invert(&self, a: [u64; L]) -> Option<[u64; L]> {
        if a == [0; L] {
            return None;
        }
        let mut k = 0_usize;
        let (mut x, mut y) = (self.n, a);
        let (mut p, mut q) = (small(1), [0; L]);
        while y[0] % 2 == 0 {
            let shift = trailing_zeros(y);
            y = shift_right(y, shift);
            k += shift as usize;
        }
        let mut swapped = false;
        while x != y {
            let (difference, less) = sub(x, y);
            let sum = add(p, q).0;
            if less {
                (x, y, p) = (sub([0; L], difference).0, x, q);
                swapped = !swapped;
            } else {
                x = difference;
            }
            q = sum;
            while x[0] % 2 == 0 {
                let shift = trailing_zeros(x);
                x = shift_right(x, shift);
                p = shift_left(p, shift);
                k += shift as usize;
            }
        }
        if x != small(1) {
            return None;
        }
        // Now s = 2^k/a as numbers; the class wanted is R²/a = s·2^(128L−k).
        let s = if swapped { q } else { p };
        let (s, shift) = if k <= 64 * L { (self.enter(s), 64 * L - k) } else { (s, 128 * L - k) };
        let mut power = [0; L];
        power[shift / 64] = 1 << (shift % 64);
        Some(self.enter(self.mul(s, power)))
    }

    /// `sum + carry·R`, below `2n`, reduced below `n`.
    #[inline]
    fn subtract_once(&self, sum: [u64; L], carry: bool) -> [u64; L] {
        let (difference, borrow) = sub(sum, self.n);
        if borrow && !carry { sum } else { difference }
    }
}

/// The number of one word.
pub(super) fn small<const L: usize>(word: u64) -> [u64; L] {
    let mut number = [0; L];
    number[0] = word;
    number
}

/// `a + b` without its carry, and whether there is one.
#[inline]
fn add<const L: usize>(a: [u64; L], b: [u64; L]) -> ([u64; L], bool) {
    let mut sum = a;
    let mut carry = false;
    for (x, y) in sum.iter_mut().zip(b) {
        let (partial, first) = x.overflowing_add(y);
        let (total, second) = partial.overflowing_add(u64::from(carry));
        (*x, carry) = (total, first | second);
    }
    (sum, carry)
}

/// `a − b`, plus `R` if there is a borrow, and whether there is one: that is, whether `a < b`.
#[inline]
pub(super) fn sub<const L: usize>(a: [u64; L], b: [u64; L]) -> ([u64; L], bool) {
    let mut difference = a;
    let mut borrow = false;
    for (x, y) in difference.iter_mut().zip(b) {
        let (partial, first) = x.overflowing_sub(y);
        let (total, second) = partial.overflowing_sub(u64::from(borrow));
        (*x, borrow) = (total, first | second);
    }
    (difference, borrow)
}

/// The number of zero bits below the lowest one, but at most 63.
#[inline]
pub(super) fn trailing_zeros<const L: usize>(a: [u64; L]) -> u32 {
    a[0].trailing_zeros().min(63)
}

/// `⌊a/2^shift⌋`, for `1 ≤ shift ≤ 63`.
#[inline]
pub(super) fn shift_right<const L: usize>(a: [u64; L], shift: u32) -> [u64; L] {
    std::array::from_fn(|i| a[i] >> shift | a.get(i + 1).map_or(0, |next| next << (64 - shift)))
}

/// `a·2^shift mod R`, for `1 ≤ shift ≤ 63`.
#[inline]
fn shift_left<const L: usize>(a: [u64; L], shift: u32) -> [u64; L] {
    std::array::from_fn(|i| a[i] << shift | if i == 0 { 0 } else { a[i - 1] >> (64 - shift) })
}
