//! Dyadic numbers `m·2^e`, and the rounding of their operations down or up.

use super::endpoint::Endpoint;
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};
use std::cmp::Ordering;
use std::fmt;

/// Numbers whose leading bit lies beyond `2^(±LIMIT)` are [wild](Dyadic::is_wild): no verdict needs them, and their alignment would
/// take memory without bound.
pub(super) const LIMIT: i64 = 1 << 32;

/// The direction in which a result is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To a number that is not larger.
    Down,
    /// To a number that is not smaller.
    Up,
}

/// The number `m·2^e`. The representation is not unique; equality and order are those of the numbers.
#[derive(Clone)]
pub struct Dyadic {
    mantissa: BigInt,
    exponent: i64,
}

impl Dyadic {
    /// `mantissa·2^exponent`.
    #[must_use]
    pub fn new(mantissa: BigInt, exponent: i64) -> Self {
        Self { mantissa, exponent }
    }

    /// `2^exponent`.
    #[must_use]
    pub fn power_of_two(exponent: i64) -> Self {
        Self::new(BigInt::one(), exponent)
    }

    /// The pair `(m, e)`.
    #[must_use]
    pub fn parts(&self) -> (&BigInt, i64) {
        (&self.mantissa, self.exponent)
    }

    /// The `t` with `2^(t−1) ≤ |x| < 2^t`; nothing for zero.
    #[must_use]
    pub fn top(&self) -> Option<i64> {
        (!self.mantissa.is_zero()).then(|| bits(&self.mantissa) + self.exponent)
    }

    /// The number as a fraction.
    #[must_use]
    pub fn to_rational(&self) -> BigRational {
        let shift = self.exponent.unsigned_abs();
        if self.exponent >= 0 {
            BigRational::from_integer(&self.mantissa << shift)
        } else {
            BigRational::new(self.mantissa.clone(), BigInt::one() << shift)
        }
    }

    /// `x`, rounded to at most `precision` significant bits.
    #[must_use]
    pub fn rounded(self, precision: u64, rounding: Rounding) -> Self {
        let excess = self.mantissa.bits().saturating_sub(precision);
        if excess == 0 {
            return self;
        }
        let exponent = self.exponent + i64::try_from(excess).unwrap_or(i64::MAX >> 2);
        // Shifting a BigInt to the right rounds towards −∞.
        let mantissa = match rounding {
            Rounding::Down => self.mantissa >> excess,
            Rounding::Up => -(-self.mantissa >> excess),
        };
        Self::new(mantissa, exponent)
    }
}

impl Endpoint for Dyadic {
    fn zero() -> Self {
        Self::new(BigInt::zero(), 0)
    }

    fn power_of_two(exponent: i64) -> Self {
        Self::power_of_two(exponent)
    }

    fn fraction(x: &BigRational, precision: u64, rounding: Rounding) -> Self {
        let [numerator, denominator] = [x.numer(), x.denom()].map(|n| Self::new(n.clone(), 0));
        // A denominator in lowest terms is positive.
        numerator.quotient(&denominator, precision, rounding).unwrap_or_else(Self::zero)
    }

    fn dyadic(x: &Dyadic, precision: u64, rounding: Rounding) -> Self {
        x.clone().rounded(precision, rounding)
    }

    fn floor_in_units(&self, unit: &BigInt) -> BigInt {
        let shift = self.exponent.unsigned_abs();
        let product = &self.mantissa * unit;
        // Shifting a BigInt to the right rounds towards −∞.
        if self.exponent >= 0 { product << shift } else { product >> shift }
    }

    fn sign(&self) -> Ordering {
        match self.mantissa.sign() {
            Sign::Minus => Ordering::Less,
            Sign::NoSign => Ordering::Equal,
            Sign::Plus => Ordering::Greater,
        }
    }

    fn is_wild(&self) -> bool {
        self.top().is_some_and(|top| !(-LIMIT..=LIMIT).contains(&top))
    }

    fn negated(&self) -> Self {
        Self::new(-&self.mantissa, self.exponent)
    }

    /// A summand that lies far below the last bit of the other only decides the direction.
    fn sum(&self, other: &Self, precision: u64, rounding: Rounding) -> Self {
        let (Some(top), Some(other_top)) = (self.top(), other.top()) else {
            let nonzero = if self.mantissa.is_zero() { other } else { self };
            return nonzero.clone().rounded(precision, rounding);
        };
        let (large, small) = if top >= other_top { (self, other) } else { (other, self) };
        let floor = top.max(other_top) - i64::try_from(precision).unwrap_or(i64::MAX >> 2) - 8;
        let small = if top.min(other_top) < floor {
            &match (rounding, small.sign()) {
                (Rounding::Down, Ordering::Less) => Self::new(-BigInt::one(), floor),
                (Rounding::Up, Ordering::Greater) => Self::new(BigInt::one(), floor),
                _ => return large.clone().rounded(precision, rounding),
            }
        } else {
            small
        };
        let exponent = large.exponent.min(small.exponent);
        let mantissa = aligned(large, exponent) + aligned(small, exponent);
        Self::new(mantissa, exponent).rounded(precision, rounding)
    }

    fn product(&self, other: &Self, precision: u64, rounding: Rounding) -> Self {
        if self.mantissa.is_zero() || other.mantissa.is_zero() {
            return Self::zero();
        }
        Self::new(&self.mantissa * &other.mantissa, self.exponent + other.exponent)
            .rounded(precision, rounding)
    }

    fn quotient(&self, other: &Self, precision: u64, rounding: Rounding) -> Option<Self> {
        if other.mantissa.is_zero() {
            return None;
        }
        let shift = (precision + other.mantissa.bits() + 2).saturating_sub(self.mantissa.bits());
        let dividend = &self.mantissa << shift;
        let quotient = match rounding {
            Rounding::Down => dividend.div_floor(&other.mantissa),
            Rounding::Up => -(-dividend).div_floor(&other.mantissa),
        };
        let shift = i64::try_from(shift).ok()?;
        Some(
            Self::new(quotient, self.exponent - other.exponent - shift)
                .rounded(precision, rounding),
        )
    }

    fn square_root(&self, precision: u64, rounding: Rounding) -> Option<Self> {
        if self.mantissa.is_negative() {
            return None;
        }
        let mut shift = (2 * precision + 2).saturating_sub(self.mantissa.bits());
        // The exponent under the root must become even.
        if (self.exponent - i64::try_from(shift).ok()?).is_odd() {
            shift += 1;
        }
        let radicand: BigUint = self.mantissa.magnitude() << shift;
        let mut root = radicand.sqrt();
        if rounding == Rounding::Up && &root * &root != radicand {
            root += 1u32;
        }
        let exponent = (self.exponent - i64::try_from(shift).ok()?) / 2;
        Some(Self::new(root.into(), exponent).rounded(precision, rounding))
    }
}

fn bits(mantissa: &BigInt) -> i64 {
    i64::try_from(mantissa.bits()).unwrap_or(i64::MAX >> 2)
}

/// The mantissa of `x` at a smaller exponent.
fn aligned(x: &Dyadic, exponent: i64) -> BigInt {
    &x.mantissa << x.exponent.abs_diff(exponent)
}

impl Ord for Dyadic {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = self.sign();
        let by_sign = sign.cmp(&other.sign());
        let (Some(top), Some(other_top)) = (self.top(), other.top()) else { return by_sign };
        by_sign.then_with(|| {
            let by_size = top.cmp(&other_top);
            let by_size = if sign == Ordering::Less { by_size.reverse() } else { by_size };
            // With equal leading bits the exponents differ by no more than the sizes of the mantissas.
            by_size.then_with(|| {
                let exponent = self.exponent.min(other.exponent);
                aligned(self, exponent).cmp(&aligned(other, exponent))
            })
        })
    }
}

impl PartialOrd for Dyadic {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Dyadic {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Dyadic {}

impl From<i64> for Dyadic {
    fn from(value: i64) -> Self {
        Self::new(value.into(), 0)
    }
}

impl fmt::Debug for Dyadic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}·2^{}", self.mantissa, self.exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dyadic() -> impl Strategy<Value = Dyadic> {
        (any::<i128>(), 0u32..127, -300i64..300)
            .prop_map(|(m, shift, e)| Dyadic::new(BigInt::from(m >> shift), e))
    }

    /// Whether `x` is within one unit of the last place of `exact`, on the right side.
    fn check(x: &Dyadic, exact: &BigRational, precision: u64, rounding: Rounding) {
        let x = x.to_rational();
        let error = (&x - exact).abs();
        let unit = BigRational::from_integer(BigInt::from(2))
            / BigInt::from(2).pow(u32::try_from(precision).unwrap());
        assert!(error <= exact.abs() * unit, "{x} {exact}");
        assert!(if rounding == Rounding::Down { x <= *exact } else { x >= *exact });
    }

    proptest! {
        #[test]
        fn operations_round_to_their_side(x in dyadic(), y in dyadic(), precision in 2u64..160) {
            let (p, q) = (x.to_rational(), y.to_rational());
            prop_assert_eq!(x.cmp(&y), p.cmp(&q));
            for rounding in [Rounding::Down, Rounding::Up] {
                check(&x.sum(&y, precision, rounding), &(&p + &q), precision, rounding);
                check(&x.product(&y, precision, rounding), &(&p * &q), precision, rounding);
                match x.quotient(&y, precision, rounding) {
                    Some(quotient) => check(&quotient, &(&p / &q), precision, rounding),
                    None => prop_assert!(q.is_zero()),
                }
                match x.square_root(precision, rounding) {
                    None => prop_assert!(p.is_negative()),
                    Some(root) => {
                        let below = root.to_rational();
                        let square = &below * &below;
                        let unit = BigRational::from_integer(BigInt::from(8)) / BigInt::from(2).pow(u32::try_from(precision).unwrap());
                        prop_assert!((&square - &p).abs() <= &p * unit);
                        let right_side = if rounding == Rounding::Down { square <= p } else { square >= p };
                        prop_assert!(right_side);
                    }
                }
            }
        }
    }

    #[test]
    fn distant_summands_do_not_take_space() {
        let (one, tiny) = (Dyadic::from(1), Dyadic::power_of_two(-(1 << 40)));
        assert_eq!(one.sum(&tiny, 64, Rounding::Down), one);
        assert!(one.sum(&tiny, 64, Rounding::Up) > one);
        assert!(one.sum(&tiny.negated(), 64, Rounding::Down) < one);
        assert!(tiny.is_wild() && !one.is_wild());
        assert!(tiny > Dyadic::zero() && tiny < one);
    }
}
