//! Intervals with outward rounding.

use super::dyadic::{Dyadic, Rounding};
use super::endpoint::Endpoint;
use super::short::Short;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::cmp::Ordering;

use Rounding::{Down, Up};

/// The interval `[low, high]`, with `low ≤ high`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval<E = Dyadic> {
    low: E,
    high: E,
}

impl Copy for Interval<Short> {}

impl<E: Endpoint> Interval<E> {
    /// The single point `x`.
    #[must_use]
    pub fn point(x: E) -> Self {
        Self { low: x.clone(), high: x }
    }

    /// An interval of relative width at most `2^(2−precision)` around a fraction; exact if its denominator is a power of two
    /// and its numerator fits.
    #[must_use]
    pub fn from_rational(x: &BigRational, precision: u64) -> Self {
        Self { low: E::fraction(x, precision, Down), high: E::fraction(x, precision, Up) }
    }

    /// An interval around a number; exact if the number fits.
    #[must_use]
    pub fn from_dyadic(x: &Dyadic, precision: u64) -> Self {
        Self { low: E::dyadic(x, precision, Down), high: E::dyadic(x, precision, Up) }
    }

    /// The lower end.
    #[must_use]
    pub fn low(&self) -> &E {
        &self.low
    }

    /// The upper end.
    #[must_use]
    pub fn high(&self) -> &E {
        &self.high
    }

    /// The sign of all points: `Equal` only for the point 0, nothing where points differ in sign.
    #[must_use]
    pub fn sign(&self) -> Option<Ordering> {
        match (self.low.sign(), self.high.sign()) {
            (Ordering::Greater, _) => Some(Ordering::Greater),
            (_, Ordering::Less) => Some(Ordering::Less),
            (Ordering::Equal, Ordering::Equal) => Some(Ordering::Equal),
            _ => None,
        }
    }

    /// Whether all points differ from zero.
    #[must_use]
    pub fn excludes_zero(&self) -> bool {
        matches!(self.sign(), Some(Ordering::Less | Ordering::Greater))
    }

    /// Whether all points are positive.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.sign() == Some(Ordering::Greater)
    }

    /// Whether all points lie in the open interval from `−2^exponent` to `2^exponent`.
    #[must_use]
    pub fn is_within(&self, exponent: i64) -> bool {
        let bound = E::power_of_two(exponent);
        self.high < bound && self.low > bound.negated()
    }

    /// Whether an end is too large or too close to zero to be computed with.
    #[must_use]
    pub fn is_wild(&self) -> bool {
        self.low.is_wild() || self.high.is_wild()
    }

    /// `−X`.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self { low: self.high.negated(), high: self.low.negated() }
    }

    /// `X + Y`.
    #[must_use]
    pub fn sum(&self, other: &Self, precision: u64) -> Self {
        Self {
            low: self.low.sum(&other.low, precision, Down),
            high: self.high.sum(&other.high, precision, Up),
        }
    }

    /// `X − Y`.
    #[must_use]
    pub fn difference(&self, other: &Self, precision: u64) -> Self {
        self.sum(&other.negated(), precision)
    }

    /// `X·Y`. Both ends are products of ends, and the signs say of which ones, unless both factors contain zero in their interior.
    #[must_use]
    pub fn product(&self, other: &Self, precision: u64) -> Self {
        let (x, y) = (self, other);
        let negative = |interval: &Self| {
            interval.low.sign() == Ordering::Less && interval.high.sign() != Ordering::Greater
        };
        let positive = |interval: &Self| interval.low.sign() != Ordering::Less;
        if negative(x) {
            return x.negated().product(y, precision).negated();
        }
        if negative(y) {
            return x.product(&y.negated(), precision).negated();
        }
        let low = |u: &E, w: &E| u.product(w, precision, Down);
        let high = |u: &E, w: &E| u.product(w, precision, Up);
        match (positive(x), positive(y)) {
            (true, true) => Self { low: low(&x.low, &y.low), high: high(&x.high, &y.high) },
            (true, false) => Self { low: low(&x.high, &y.low), high: high(&x.high, &y.high) },
            (false, true) => Self { low: low(&x.low, &y.high), high: high(&x.high, &y.high) },
            (false, false) => Self {
                low: low(&x.low, &y.high).min(low(&x.high, &y.low)),
                high: high(&x.low, &y.low).max(high(&x.high, &y.high)),
            },
        }
    }

    /// `{x² : x ∈ X}`, which is narrower than `X·X` where X contains zero.
    #[must_use]
    pub fn square(&self, precision: u64) -> Self {
        if self.excludes_zero() {
            return self.product(self, precision);
        }
        let (low, high) = (
            self.low.product(&self.low, precision, Up),
            self.high.product(&self.high, precision, Up),
        );
        Self { low: E::zero(), high: low.max(high) }
    }

    /// `X / Y`; nothing where Y contains zero.
    #[must_use]
    pub fn quotient(&self, other: &Self, precision: u64) -> Option<Self> {
        match other.sign()? {
            Ordering::Equal => None,
            Ordering::Less => Some(self.quotient(&other.negated(), precision)?.negated()),
            Ordering::Greater => {
                // A negative end grows in absolute value with a smaller divisor, a positive one shrinks with a larger divisor.
                let below =
                    if self.low.sign() == Ordering::Less { &other.low } else { &other.high };
                let above =
                    if self.high.sign() == Ordering::Less { &other.high } else { &other.low };
                Some(Self {
                    low: self.low.quotient(below, precision, Down)?,
                    high: self.high.quotient(above, precision, Up)?,
                })
            }
        }
    }

    /// `√X`; nothing where X contains a negative number.
    #[must_use]
    pub fn square_root(&self, precision: u64) -> Option<Self> {
        Some(Self {
            low: self.low.square_root(precision, Down)?,
            high: self.high.square_root(precision, Up)?,
        })
    }
}

impl Interval {
    /// `[center − radius, center + radius]`, exactly; the sign of the radius does not matter.
    #[must_use]
    pub fn around(center: &Dyadic, radius: &Dyadic) -> Self {
        let (one, other) = (exact_sum(center, radius), exact_sum(center, &radius.negated()));
        if one <= other { Self { low: one, high: other } } else { Self { low: other, high: one } }
    }

    /// Whether the fraction lies in the interval.
    #[must_use]
    pub fn contains(&self, x: &BigRational) -> bool {
        self.low.to_rational() <= *x && *x <= self.high.to_rational()
    }

    /// The ends in multiples of `1/unit`, rounded outwards.
    #[must_use]
    pub fn in_units(&self, unit: &BigInt) -> [BigInt; 2] {
        [self.low.floor_in_units(unit), -self.high.negated().floor_in_units(unit)]
    }
}

/// `x + y` without rounding.
fn exact_sum(x: &Dyadic, y: &Dyadic) -> Dyadic {
    x.sum(y, u64::MAX >> 2, Down)
}

impl From<i64> for Interval<Dyadic> {
    fn from(value: i64) -> Self {
        Self::point(Dyadic::new(BigInt::from(value), 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_traits::{Signed as _, Zero as _};
    use proptest::prelude::*;

    /// An interval and a point of it.
    fn interval() -> impl Strategy<Value = (Interval, BigRational)> {
        (any::<i64>(), 0u32..63, any::<u64>(), 0u32..64, -80i64..80, 0u32..=16).prop_map(
            |(m, shift, width, narrow, e, weight)| {
                let low = BigInt::from(m >> shift);
                let width = BigInt::from(width >> narrow);
                let high = &low + &width;
                let interval =
                    Interval { low: Dyadic::new(low.clone(), e), high: Dyadic::new(high, e) };
                let unit = Dyadic::power_of_two(e).to_rational();
                let inside = BigRational::from_integer(low)
                    + BigRational::new(width * weight, BigInt::from(16));
                (interval, inside * unit)
            },
        )
    }

    proptest! {
        #[test]
        fn results_contain_the_exact_results((x, p) in interval(), (y, q) in interval(), precision in 4u64..100) {
            prop_assert!(x.contains(&p) && y.contains(&q));
            prop_assert!(x.sum(&y, precision).contains(&(&p + &q)));
            prop_assert!(x.difference(&y, precision).contains(&(&p - &q)));
            prop_assert!(x.product(&y, precision).contains(&(&p * &q)));
            prop_assert!(x.square(precision).contains(&(&p * &p)));
            match x.quotient(&y, precision) {
                Some(quotient) => prop_assert!(quotient.contains(&(&p / &q))),
                None => prop_assert!(y.contains(&BigRational::zero())),
            }
            match x.square_root(precision) {
                Some(root) => {
                    let (low, high) = (root.low.to_rational(), root.high.to_rational());
                    prop_assert!(&low * &low <= p && p <= &high * &high && !low.is_negative());
                }
                None => prop_assert!(x.low.sign() == Ordering::Less),
            }
            if let Some(sign) = x.sign() {
                prop_assert_eq!(sign, p.cmp(&BigRational::zero()));
            } else {
                prop_assert!(x.contains(&BigRational::zero()));
            }
        }

        #[test]
        fn fractions_are_enclosed(n in any::<i64>(), d in 1i64..i64::MAX, precision in 4u64..100) {
            let x = BigRational::new(n.into(), d.into());
            let interval = Interval::from_rational(&x, precision);
            prop_assert!(interval.contains(&x));
            let width = interval.high.to_rational() - interval.low.to_rational();
            let unit = Dyadic::power_of_two(2 - i64::try_from(precision).unwrap()).to_rational();
            prop_assert!(width <= x.abs() * unit);
        }
    }

    #[test]
    fn products_of_wide_intervals_are_as_narrow_as_they_can_be() {
        let of = |low: i64, high: i64| Interval { low: low.into(), high: high.into() };
        for (x, y, z) in [
            (of(-2, 3), of(-5, 7), of(-15, 21)),
            (of(-2, 3), of(5, 7), of(-14, 21)),
            (of(-3, -2), of(5, 7), of(-21, -10)),
            (of(-3, -2), of(-7, -5), of(10, 21)),
            (of(0, 3), of(-7, 0), of(-21, 0)),
            (of(0, 0), of(-7, 5), of(0, 0)),
        ] {
            assert_eq!(x.product(&y, 64), z);
            assert_eq!(y.product(&x, 64), z);
        }
        assert_eq!(of(-2, 3).square(64), of(0, 9));
        assert_eq!(Interval::around(&5.into(), &2.into()), of(3, 7));
        assert_eq!(Interval::around(&5.into(), &(-2).into()), of(3, 7));
        assert_eq!((of(0, 0).sign(), of(0, 1).sign()), (Some(Ordering::Equal), None));
        assert!(of(-1, 1).is_within(1) && !of(-1, 1).is_within(0));
    }

    #[test]
    fn units_are_counted_outwards() {
        let half = |n: i64| Dyadic::new(n.into(), -1);
        let of =
            |low, high| Interval { low, high }.in_units(&BigInt::from(5)).map(|n| n.to_string());
        assert_eq!(of(half(-3), half(3)), ["-8", "8"]);
        assert_eq!(of(half(3), Dyadic::new(3.into(), 2)), ["7", "60"]);
        assert_eq!(of(Dyadic::zero(), Dyadic::power_of_two(-(1 << 40))), ["0", "1"]);
    }
}
