//! The integer part of a denominator.

use crate::upper::Upper;
use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::One;

/// An odd part with more bits than this is forgotten.
const MAX_BITS: u64 = 2048;

/// A positive integer `e = 2^twos·odd` that divides a denominator, or an integer that grew beyond its limit.
///
/// The powers of two are kept apart because halving is what geometry does most: `((x/2)²)²…` soon has a denominator
/// that could not be written down. An unknown integer makes heights that depend on it unbounded, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    twos: u64,
    odd: Odd,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Odd {
    Small(u64),
    Large(BigUint),
    Unknown,
}

impl Scale {
    /// One.
    pub(super) const ONE: Self = Self { twos: 0, odd: Odd::Small(1) };
    const UNKNOWN: Self = Self { twos: 0, odd: Odd::Unknown };

    /// The positive integer `n`.
    pub(super) fn new(n: &BigUint) -> Self {
        if n.is_one() {
            return Self::ONE;
        }
        let twos = n.trailing_zeros().unwrap_or(0);
        Self { twos, odd: Odd::new(n >> twos) }
    }

    /// An upper bound of the integer.
    pub(super) fn upper(&self) -> Upper {
        let odd = match &self.odd {
            Odd::Small(1) => Upper::ONE,
            Odd::Small(n) => Upper::from(*n),
            Odd::Large(n) => Upper::from(n),
            Odd::Unknown => Upper::UNBOUNDED,
        };
        if self.twos == 0 { odd } else { odd.shifted(self.twos.into()) }
    }

    /// The product `e·f`.
    pub(super) fn times(&self, other: &Self) -> Self {
        if *other == Self::ONE {
            return self.clone();
        }
        match self.twos.checked_add(other.twos) {
            Some(twos) => Self { twos, odd: self.odd.times(&other.odd) },
            None => Self::UNKNOWN,
        }
    }

    /// The pair `(e/g, f/g)` with `g = gcd(e, f)`. Beside an unknown integer the known one is left as it is, which is at
    /// least its quotient.
    pub(super) fn reduced(&self, other: &Self) -> (Self, Self) {
        if self == other && self.odd != Odd::Unknown {
            return (Self::ONE, Self::ONE);
        }
        let common = self.twos.min(other.twos);
        let (e, f) = self.odd.reduced(&other.odd);
        (Self { twos: self.twos - common, odd: e }, Self { twos: other.twos - common, odd: f })
    }
}

impl Odd {
    fn new(n: BigUint) -> Self {
        match u64::try_from(&n) {
            Ok(small) => Self::Small(small),
            Err(_) if n.bits() <= MAX_BITS => Self::Large(n),
            Err(_) => Self::Unknown,
        }
    }

    /// The integer, if it is known.
    fn integer(&self) -> Option<BigUint> {
        match self {
            Self::Small(n) => Some(BigUint::from(*n)),
            Self::Large(n) => Some(n.clone()),
            Self::Unknown => None,
        }
    }

    fn times(&self, other: &Self) -> Self {
        if let (Self::Small(a), Self::Small(b)) = (self, other)
            && let Some(product) = a.checked_mul(*b)
        {
            return Self::Small(product);
        }
        match (self.integer(), other.integer()) {
            (Some(a), Some(b)) => Self::new(a * b),
            _ => Self::Unknown,
        }
    }

    fn reduced(&self, other: &Self) -> (Self, Self) {
        match (self, other) {
            (Self::Unknown | Self::Small(1), _) | (_, Self::Unknown | Self::Small(1)) => {
                (self.clone(), other.clone())
            }
            (Self::Small(a), Self::Small(b)) => {
                let common = a.gcd(b);
                (Self::Small(a / common), Self::Small(b / common))
            }
            _ => match (self.integer(), other.integer()) {
                (Some(a), Some(b)) => {
                    let common = a.gcd(&b);
                    (Self::new(a / &common), Self::new(b / common))
                }
                _ => (self.clone(), other.clone()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_BITS, Odd, Scale};
    use num_bigint::BigUint;
    use num_integer::Integer;
    use proptest::prelude::*;

    fn value(scale: &Scale) -> BigUint {
        scale.odd.integer().unwrap() << scale.twos
    }

    fn natural() -> impl Strategy<Value = BigUint> {
        (prop::collection::vec(any::<u32>(), 0..4), 0u32..5000, 0usize..70)
            .prop_map(|(digits, small, shift)| (BigUint::new(digits) * small + 1u32) << shift)
    }

    proptest! {
        #[test]
        fn arithmetic_is_exact(a in natural(), b in natural(), c in 1u64..10_000) {
            let (ac, bc) = (&a * c, &b * c);
            let (e, f) = (Scale::new(&ac), Scale::new(&bc));
            prop_assert_eq!(value(&e.times(&f)), &ac * &bc);
            let common = ac.gcd(&bc);
            let (left, right) = e.reduced(&f);
            prop_assert_eq!(value(&left), &ac / &common);
            prop_assert_eq!(value(&right), &bc / &common);
            // lcm = e·(f/g)
            prop_assert_eq!(value(&e.times(&right)), ac.lcm(&bc));
        }
    }

    #[test]
    fn what_is_too_large_is_unknown() {
        let three = Scale::new(&BigUint::from(3u32));
        let mut power = three.clone();
        for _ in 0..20 {
            power = power.times(&power);
        }
        assert_eq!(power.odd, Odd::Unknown);
        assert!(power.upper().is_unbounded());
        let (left, right) = three.reduced(&power);
        assert_eq!((&left, right.odd), (&three, Odd::Unknown));
        // Of two unknown integers nothing is known to be common, although they look the same.
        let (left, right) = power.reduced(&power.times(&three));
        assert_eq!((left.odd, right.odd), (Odd::Unknown, Odd::Unknown));
        // Powers of two go much further.
        let mut half = Scale::new(&BigUint::from(2u32));
        for _ in 0..60 {
            half = half.times(&half);
        }
        assert!(u64::MAX.count_ones() > 60 && MAX_BITS < 1 << 60);
        assert_eq!(half.upper().floor_log2(), Some(1 << 60));
    }
}
