//! Intervals with binary fractions as end points: what is computed lies between them, whatever the precision.
//!
//! End points are integers in units of `2^−bits`. Every operation rounds the lower one down and the upper one up (Moore 1966), so that an
//! interval without zero proves that the number is not zero.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::Signed as _;

/// An interval, in units that the [`Precision`] knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    low: BigInt,
    high: BigInt,
}

/// The number of bits after the point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Precision(pub(super) u32);

impl Interval {
    /// Whether zero lies outside.
    pub(super) fn excludes_zero(&self) -> bool {
        self.is_positive() || self.high.is_negative()
    }

    /// Whether every number inside is positive.
    pub(super) fn is_positive(&self) -> bool {
        self.low.is_positive()
    }

    pub(super) fn add(&self, other: &Self) -> Self {
        Self { low: &self.low + &other.low, high: &self.high + &other.high }
    }

    pub(super) fn sub(&self, other: &Self) -> Self {
        Self { low: &self.low - &other.high, high: &self.high - &other.low }
    }

    pub(super) fn negative(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }
}

impl Precision {
    /// The least interval around a rational number.
    pub(super) fn enclose(self, value: &BigRational) -> Interval {
        let scaled = value.numer() << self.0;
        Interval { low: scaled.div_floor(value.denom()), high: scaled.div_ceil(value.denom()) }
    }

    pub(super) fn mul(self, u: &Interval, w: &Interval) -> Interval {
        let products = [&u.low * &w.low, &u.low * &w.high, &u.high * &w.low, &u.high * &w.high];
        let (low, high) = extremes(products);
        Interval { low: low >> self.0, high: ceil_shift(high, self.0) }
    }

    /// The quotient; nothing when the divisor may be zero.
    pub(super) fn div(self, u: &Interval, w: &Interval) -> Option<Interval> {
        if !w.excludes_zero() {
            return None;
        }
        let (low, high) = (&u.low << self.0, &u.high << self.0);
        let floors = [low.div_floor(&w.low), low.div_floor(&w.high), high.div_floor(&w.low)];
        let floors =
            [floors[0].clone(), floors[1].clone(), floors[2].clone(), high.div_floor(&w.high)];
        let ceilings = [
            low.div_ceil(&w.low),
            low.div_ceil(&w.high),
            high.div_ceil(&w.low),
            high.div_ceil(&w.high),
        ];
        Some(Interval { low: extremes(floors).0, high: extremes(ceilings).1 })
    }

    /// The positive square root; nothing unless the radicand is surely positive.
    pub(super) fn sqrt(self, radicand: &Interval) -> Option<Interval> {
        if !radicand.is_positive() {
            return None;
        }
        let (low, high) = ((&radicand.low << self.0).sqrt(), (&radicand.high << self.0).sqrt());
        Some(Interval { low, high: high + 1 })
    }

    /// The end points, in units of `unit`, rounded outwards.
    pub(super) fn in_units(self, interval: &Interval, unit: &BigInt) -> [BigInt; 2] {
        [(&interval.low * unit) >> self.0, ceil_shift(&interval.high * unit, self.0)]
    }
}

/// `⌈n/2^bits⌉`; the shift of a [`BigInt`] rounds down.
fn ceil_shift(n: BigInt, bits: u32) -> BigInt {
    -((-n) >> bits)
}

fn extremes(numbers: [BigInt; 4]) -> (BigInt, BigInt) {
    let [first, rest @ ..] = numbers;
    rest.into_iter().fold((first.clone(), first), |(low, high), number| {
        if number < low {
            (number, high)
        } else if number > high {
            (low, number)
        } else {
            (low, high)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(n: i64, d: i64) -> BigRational {
        BigRational::new(n.into(), d.into())
    }

    fn contains(precision: Precision, interval: &Interval, value: &BigRational) -> bool {
        let scaled = value * BigRational::from_integer(BigInt::from(1) << precision.0);
        BigRational::from_integer(interval.low.clone()) <= scaled
            && scaled <= BigRational::from_integer(interval.high.clone())
    }

    #[test]
    fn every_operation_encloses_the_exact_value() {
        let precision = Precision(9);
        let values: Vec<BigRational> =
            (-7..=7).flat_map(|n| [1, 3, 7].map(|d| ratio(n, d))).collect();
        for u in &values {
            for w in &values {
                let (a, b) = (precision.enclose(u), precision.enclose(w));
                assert!(contains(precision, &a.add(&b), &(u + w)));
                assert!(contains(precision, &a.sub(&b), &(u - w)));
                assert!(contains(precision, &precision.mul(&a, &b), &(u * w)));
                match precision.div(&a, &b) {
                    Some(quotient) => assert!(contains(precision, &quotient, &(u / w))),
                    None => assert_eq!(*w, ratio(0, 1)),
                }
            }
            if let Some(root) = precision.sqrt(&precision.enclose(&(u * u))) {
                assert!(contains(precision, &root, &u.abs()));
            }
        }
    }

    #[test]
    fn signs_are_certain() {
        let precision = Precision(4);
        let excludes_zero = |q| precision.enclose(&q).excludes_zero();
        assert!(!excludes_zero(ratio(1, 100)));
        assert!(excludes_zero(ratio(1, 10)));
        assert!(excludes_zero(ratio(-1, 10)));
        assert!(!precision.enclose(&ratio(-1, 10)).is_positive());
        assert!(precision.sqrt(&precision.enclose(&ratio(1, 100))).is_none());
    }
}
