//! Numbers `m·2^e` whose mantissa fits into a machine word: a first look, a hundred times as fast as with big integers.

use super::dyadic::{Dyadic, LIMIT, Rounding};
use super::endpoint::Endpoint;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive as _;
use std::cmp::Ordering;

/// The significant bits of a result: `|m| ≤ 2^62`.
const BITS: u32 = 62;

/// The number `m·2^e` with `|m| ≤ 2^62`. The representation is not unique; equality and order are those of the numbers.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    mantissa: i64,
    exponent: i64,
}

impl Short {
    /// `m·2^e`, rounded to 62 bits.
    fn rounded(mantissa: i128, exponent: i64, rounding: Rounding) -> Self {
        if mantissa == 0 {
            return Self { mantissa: 0, exponent: 0 };
        }
        let excess = bits(mantissa).saturating_sub(BITS);
        // Shifting a negative number to the right rounds towards −∞.
        let kept = match rounding {
            Rounding::Down => mantissa >> excess,
            Rounding::Up => -(-mantissa >> excess),
        };
        // At most 62 bits are left, or the power of two that rounding up leads to.
        Self { mantissa: i64::try_from(kept).unwrap_or(0), exponent: exponent + i64::from(excess) }
    }

    /// The `t` with `2^(t−1) ≤ |x| < 2^t`, for a number that is not zero.
    fn top(self) -> i64 {
        i64::from(bits(self.mantissa.into())) + self.exponent
    }

    /// The same number with a mantissa of exactly `width` bits, for `63 < width ≤ 126`; zero stays as it is.
    fn widened(self, width: u32) -> (i128, i64) {
        let mantissa = i128::from(self.mantissa);
        let shift = if mantissa == 0 { 0 } else { width - bits(mantissa) };
        (mantissa << shift, self.exponent - i64::from(shift))
    }

    /// The number as one with a mantissa of any size.
    #[must_use]
    pub fn to_dyadic(self) -> Dyadic {
        Dyadic::new(self.mantissa.into(), self.exponent)
    }
}

/// The length of a mantissa.
fn bits(mantissa: i128) -> u32 {
    i128::BITS - mantissa.unsigned_abs().leading_zeros()
}

impl Endpoint for Short {
    fn zero() -> Self {
        Self { mantissa: 0, exponent: 0 }
    }

    fn power_of_two(exponent: i64) -> Self {
        Self { mantissa: 1, exponent }
    }

    fn fraction(x: &BigRational, _: u64, rounding: Rounding) -> Self {
        let short = |n: &BigInt| {
            n.to_i64()
                .filter(|n| bits((*n).into()) <= BITS)
                .map(|mantissa| Self { mantissa, exponent: 0 })
        };
        if let (Some(n), Some(d)) = (short(x.numer()), short(x.denom()))
            && let Some(quotient) = n.quotient(&d, 0, rounding)
        {
            return quotient;
        }
        Self::dyadic(&Dyadic::fraction(x, u64::from(BITS), rounding), 0, rounding)
    }

    fn dyadic(x: &Dyadic, _: u64, rounding: Rounding) -> Self {
        let (mantissa, exponent) = x.parts();
        if let Some(mantissa) = mantissa.to_i128().filter(|m| bits(*m) < i128::BITS) {
            return Self::rounded(mantissa, exponent, rounding);
        }
        let rounded = x.clone().rounded(u64::from(BITS), rounding);
        let (mantissa, exponent) = rounded.parts();
        Self { mantissa: mantissa.to_i64().unwrap_or(0), exponent }
    }

    fn floor_in_units(&self, unit: &BigInt) -> BigInt {
        self.to_dyadic().floor_in_units(unit)
    }

    fn sign(&self) -> Ordering {
        self.mantissa.cmp(&0)
    }

    fn is_wild(&self) -> bool {
        self.mantissa != 0 && !(-LIMIT..=LIMIT).contains(&self.top())
    }

    fn negated(&self) -> Self {
        Self { mantissa: -self.mantissa, exponent: self.exponent }
    }

    fn sum(&self, other: &Self, _: u64, rounding: Rounding) -> Self {
        if self.exponent == other.exponent {
            let mantissa = i128::from(self.mantissa) + i128::from(other.mantissa);
            return Self::rounded(mantissa, self.exponent, rounding);
        }
        if self.mantissa == 0 || other.mantissa == 0 {
            return if self.mantissa == 0 { *other } else { *self };
        }
        let (large, small) = if self.top() >= other.top() { (self, other) } else { (other, self) };
        // One bit of room is left for the carry.
        let (mantissa, exponent) = large.widened(125);
        let summand = i128::from(small.mantissa);
        let summand = match small.exponent - exponent {
            up @ 0.. => summand << up,
            // What lies below the last bit is rounded to the side that is asked for.
            down => match (i64::from(u32::MAX).min(-down), rounding) {
                (shift @ 0..=126, Rounding::Down) => summand >> shift,
                (shift @ 0..=126, Rounding::Up) => -(-summand >> shift),
                (_, Rounding::Down) => -i128::from(summand < 0),
                (_, Rounding::Up) => i128::from(summand > 0),
            },
        };
        Self::rounded(mantissa + summand, exponent, rounding)
    }

    fn product(&self, other: &Self, _: u64, rounding: Rounding) -> Self {
        let mantissa = i128::from(self.mantissa) * i128::from(other.mantissa);
        Self::rounded(mantissa, self.exponent + other.exponent, rounding)
    }

    fn quotient(&self, other: &Self, _: u64, rounding: Rounding) -> Option<Self> {
        if other.mantissa == 0 {
            return None;
        }
        let divisor = i128::from(other.mantissa);
        // A quotient of 63 or 64 bits, for which the processor has an instruction.
        let (dividend, exponent) = self.widened(bits(divisor) + 63);
        let quotient = dividend / divisor;
        let rest = dividend - quotient * divisor;
        // Division rounds towards zero.
        let negative = (dividend < 0) != (divisor < 0);
        let correction = match rounding {
            _ if rest == 0 => 0,
            Rounding::Down => -i128::from(negative),
            Rounding::Up => i128::from(!negative),
        };
        Some(Self::rounded(quotient + correction, exponent - other.exponent, rounding))
    }

    fn square_root(&self, _: u64, rounding: Rounding) -> Option<Self> {
        if self.mantissa <= 0 {
            return (self.mantissa == 0).then_some(*self);
        }
        let (mut radicand, mut exponent) = self.widened(124);
        // The exponent under the root must be even.
        if exponent & 1 == 1 {
            (radicand, exponent) = (radicand >> 1, exponent + 1);
        }
        let mut root = radicand.isqrt();
        if rounding == Rounding::Up && root * root != radicand {
            root += 1;
        }
        Some(Self::rounded(root, exponent / 2, rounding))
    }
}

impl Ord for Short {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = self.sign();
        let by_sign = sign.cmp(&other.sign());
        if by_sign != Ordering::Equal || sign == Ordering::Equal {
            return by_sign;
        }
        let by_size = self.top().cmp(&other.top());
        let by_size = if sign == Ordering::Less { by_size.reverse() } else { by_size };
        by_size.then_with(|| self.widened(100).0.cmp(&other.widened(100).0))
    }
}

impl PartialOrd for Short {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Short {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Short {}

impl From<i32> for Short {
    fn from(value: i32) -> Self {
        Self { mantissa: value.into(), exponent: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_traits::{Signed as _, Zero as _};
    use proptest::prelude::*;

    /// Mantissas of every length, the longest included, and exponents that lie near each other or far apart.
    fn short() -> impl Strategy<Value = Short> {
        let mantissa = prop_oneof![
            (any::<i64>(), 1u32..64).prop_map(|(m, shift)| m >> shift),
            Just(1 << BITS),
            Just(-(1 << BITS)),
            Just(0),
        ];
        (mantissa, prop_oneof![-70i64..70, -300i64..300])
            .prop_map(|(mantissa, exponent)| Short { mantissa, exponent })
    }

    fn rational(x: Short) -> BigRational {
        x.to_dyadic().to_rational()
    }

    /// Whether `x` is within two units of the last place of `exact`, on the right side.
    fn check(x: Short, exact: &BigRational, rounding: Rounding) {
        assert!(x.mantissa.unsigned_abs() <= 1 << BITS);
        let x = rational(x);
        let unit = Dyadic::power_of_two(-60).to_rational();
        assert!((&x - exact).abs() <= exact.abs() * unit, "{x} {exact}");
        assert!(if rounding == Rounding::Down { x <= *exact } else { x >= *exact });
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn operations_round_to_their_side(x in short(), y in short()) {
            let (p, q) = (rational(x), rational(y));
            prop_assert_eq!(x.cmp(&y), p.cmp(&q));
            prop_assert_eq!(x.sign(), p.cmp(&BigRational::zero()));
            for rounding in [Rounding::Down, Rounding::Up] {
                check(x.sum(&y, 0, rounding), &(&p + &q), rounding);
                check(x.product(&y, 0, rounding), &(&p * &q), rounding);
                match x.quotient(&y, 0, rounding) {
                    Some(quotient) => check(quotient, &(&p / &q), rounding),
                    None => prop_assert!(q.is_zero()),
                }
                match x.square_root(0, rounding) {
                    None => prop_assert!(p.is_negative()),
                    Some(root) => {
                        let below = rational(root);
                        let square = &below * &below;
                        prop_assert!((&square - &p).abs() <= &p * Dyadic::power_of_two(-58).to_rational());
                        let right_side = if rounding == Rounding::Down { square <= p } else { square >= p };
                        prop_assert!(right_side);
                    }
                }
            }
        }

        #[test]
        fn fractions_are_rounded_to_their_side(n in any::<i128>(), d in 1..i128::MAX, narrow in 0u32..127) {
            let x = BigRational::new((n >> narrow).into(), (d >> (narrow / 2)).max(1).into());
            for rounding in [Rounding::Down, Rounding::Up] {
                check(Short::fraction(&x, 0, rounding), &x, rounding);
                let dyadic = Dyadic::new(n.into(), i64::from(narrow)).product(&Dyadic::new(d.into(), -9), 400, rounding);
                check(Short::dyadic(&dyadic, 0, rounding), &dyadic.to_rational(), rounding);
            }
        }
    }

    #[test]
    fn what_fits_is_exact() {
        for rounding in [Rounding::Down, Rounding::Up] {
            let five = Short::from(3).product(&3.into(), 0, rounding).sum(&16.into(), 0, rounding);
            assert_eq!(five.square_root(0, rounding), Some(5.into()));
            assert_eq!(Short::from(-6).quotient(&3.into(), 0, rounding), Some((-2).into()));
            assert_eq!(Short::from(0).quotient(&3.into(), 0, rounding), Some(0.into()));
        }
        let far = Short { mantissa: 1, exponent: LIMIT + 1 };
        assert!(far.is_wild() && !Short::from(1).is_wild() && !Short::from(0).is_wild());
    }
}
