//! Every operation against exact rational arithmetic: never below, and above by at most a relative `2^-60`.

use super::Upper;
use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, Pow};
use proptest::prelude::*;

fn power_of_two(e: i128) -> BigRational {
    let power =
        BigRational::from_integer(BigInt::one() << u64::try_from(e.unsigned_abs()).unwrap());
    if e < 0 { power.recip() } else { power }
}

/// The exact value of a finite bound.
fn exact(x: Upper) -> BigRational {
    let (mantissa, exponent) = x.parts().unwrap();
    BigRational::from_integer(mantissa.into()) * power_of_two(exponent)
}

/// `truth ≤ bound ≤ truth·(1 + 2^-60)`.
fn assert_tight(bound: Upper, truth: &BigRational) {
    let bound = exact(bound);
    assert!(bound >= *truth, "{bound} is below {truth}");
    assert!(
        bound <= truth * (BigRational::one() + power_of_two(-60)),
        "{bound} is far above {truth}"
    );
}

/// Bounds of every kind: tiny, huge, sparse and dense mantissas, zero.
fn upper() -> impl Strategy<Value = Upper> {
    let mantissa = prop_oneof![
        any::<u64>(),
        0u64..8,
        Just(u64::MAX),
        Just(1 << 63),
        any::<u32>().prop_map(u64::from)
    ];
    (mantissa, -200i128..200).prop_map(|(m, e)| Upper::from(m).shifted(e))
}

fn natural() -> impl Strategy<Value = BigUint> {
    prop::collection::vec(any::<u32>(), 0..12).prop_map(BigUint::new)
}

proptest! {
    #[test]
    fn sums_and_products(a in upper(), b in upper()) {
        assert_tight(a + b, &(exact(a) + exact(b)));
        assert_tight(a * b, &(exact(a) * exact(b)));
        prop_assert_eq!(a + b, b + a);
        prop_assert_eq!(a.cmp(&b), exact(a).cmp(&exact(b)));
    }

    #[test]
    fn small_integers_are_exact(a: u32, b: u32) {
        let (x, y) = (Upper::from(u64::from(a)), Upper::from(u64::from(b)));
        prop_assert_eq!(x + y, Upper::from(u64::from(a) + u64::from(b)));
        prop_assert_eq!(x * y, Upper::from(u64::from(a) * u64::from(b)));
    }

    #[test]
    fn powers(a in upper(), n in 0u64..8) {
        assert_tight(a.pow(n), &exact(a).pow(n));
    }

    #[test]
    fn square_roots(a in upper()) {
        let (root, square) = (exact(a.sqrt()), exact(a));
        prop_assert!(&root * &root >= square);
        prop_assert!(&root * &root <= &square * (BigRational::one() + power_of_two(-60)));
    }

    #[test]
    fn integers_and_quotients(n in natural(), a in upper(), d in natural()) {
        let integer = |n: &BigUint| BigRational::from_integer(BigInt::from(n.clone()));
        assert_tight(Upper::from(&n), &integer(&n));
        if d != BigUint::ZERO {
            assert_tight(a.divided_by(&d), &(exact(a) / integer(&d)));
        }
    }

    #[test]
    fn logarithms(a in upper()) {
        if a.is_zero() {
            prop_assert_eq!(a.floor_log2(), None);
            return Ok(());
        }
        let x = exact(a);
        let floor = a.floor_log2().unwrap();
        prop_assert!(power_of_two(floor) <= x && x < power_of_two(floor + 1));
        let ceil = a.ceil_log2().unwrap();
        prop_assert!(power_of_two(ceil - 1) < x && x <= power_of_two(ceil));
        let tenth_power = x.pow(10);
        let tenths = a.log2_tenths_ceil().unwrap();
        prop_assert!(tenth_power <= power_of_two(tenths));
        // Exact, except where the tenth power lies within its own rounding of a power of two.
        prop_assert!(tenth_power * (BigRational::one() + power_of_two(-57)) > power_of_two(tenths - 1));
        let bits = i128::try_from(a.bits_tenths().unwrap()).unwrap();
        prop_assert_eq!(bits, (-tenths).max(0));
    }
}

#[test]
fn states_without_a_number() {
    let (zero, one, unbounded) = (Upper::ZERO, Upper::ONE, Upper::UNBOUNDED);
    assert_eq!(zero + unbounded, unbounded);
    assert_eq!(zero * unbounded, zero);
    assert_eq!(one * unbounded, unbounded);
    assert_eq!(unbounded.sqrt(), unbounded);
    assert_eq!(zero.pow(0), one);
    assert_eq!(one.divided_by(&BigUint::ZERO), unbounded);
    assert_eq!(zero.bits_tenths(), None);
    assert_eq!(unbounded.bits_tenths(), Some(0));
    assert_eq!(unbounded.log2_tenths_ceil(), None);
    assert!(zero < Upper::power_of_two(i128::MIN) && Upper::power_of_two(1 << 119) < unbounded);
    assert_eq!(Upper::from(3).pow(u64::MAX).pow(u64::MAX), unbounded);
    assert!(!Upper::power_of_two(-1).pow(u64::MAX).pow(u64::MAX).is_zero());
}

#[test]
fn far_apart_summands_still_round_up() {
    let tiny = Upper::power_of_two(-1000);
    assert!(Upper::ONE + tiny > Upper::ONE);
    assert_eq!(format!("{:?}", Upper::from(12)), "3·2^2");
}

#[test]
fn roots_of_squares_are_exact() {
    for n in [1, 3, 12, 0xffff_ffff, 0x8000_0001] {
        assert_eq!(Upper::from(n * n).sqrt(), Upper::from(n));
        assert_eq!(Upper::from(n * n).shifted(2).sqrt(), Upper::from(n).shifted(1));
    }
}

/// The last of many digits counts, however many zeros stand before it.
#[test]
fn a_digit_far_behind_is_not_forgotten() {
    for zeros in [64_u32, 65, 128, 200, 1000] {
        let power = BigUint::one() << zeros;
        assert_eq!(Upper::from(&power), Upper::power_of_two(zeros.into()));
        assert!(Upper::from(&(power + 1u32)) > Upper::power_of_two(zeros.into()));
    }
}

#[test]
fn the_ends_of_the_representation() {
    let largest = Upper::power_of_two(super::LIMIT + 63);
    assert!(!largest.is_unbounded());
    assert!(largest.shifted(1).is_unbounded());
    assert_eq!(Upper::UNBOUNDED * largest, Upper::UNBOUNDED);
    assert_eq!(largest * Upper::UNBOUNDED, Upper::UNBOUNDED);
    assert_eq!(largest * largest, Upper::UNBOUNDED);
}
