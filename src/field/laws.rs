//! The laws of a field, for every implementation: one line of [`field_laws!`] each.

use num_bigint::{BigInt, BigUint, Sign};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

use crate::coins::SplitMix;
use crate::field::Field;
use crate::field::montgomery::PrimeField;
use crate::field::prime::Prime;
use crate::field::rational::Rationals;
use crate::field::wide::{WideField, WidePrime};

fn integer<F: Field>(f: &F, n: &BigInt) -> F::Element {
    f.reduce(&BigRational::from(n.clone())).unwrap()
}

/// The group laws, the distributive law and the two cancellations.
fn axioms<F: Field>(f: &F, [a, b, c]: &[F::Element; 3]) {
    let (zero, one) = (f.zero(), f.one());
    assert_eq!(f.add(a, b), f.add(b, a));
    assert_eq!(f.add(&f.add(a, b), c), f.add(a, &f.add(b, c)));
    assert_eq!(f.add(a, &zero), *a);
    assert_eq!(f.add(a, &f.neg(a)), zero);
    assert_eq!(f.sub(a, b), f.add(a, &f.neg(b)));
    assert_eq!(f.add(&f.sub(a, b), b), *a);
    assert_eq!(f.mul(a, b), f.mul(b, a));
    assert_eq!(f.mul(&f.mul(a, b), c), f.mul(a, &f.mul(b, c)));
    assert_eq!(f.mul(a, &one), *a);
    assert_eq!(f.mul(a, &f.add(b, c)), f.add(&f.mul(a, b), &f.mul(a, c)));
    assert_ne!(zero, one);
    for a in [a, b, c] {
        assert_eq!(f.is_zero(a), *a == zero);
        assert_eq!(f.is_unit(a), *a != zero);
        match f.invert(a) {
            Some(inverse) => {
                assert_eq!(f.mul(a, &inverse), one);
                assert_eq!(f.invert(&inverse).as_ref(), Some(a));
            }
            None => assert!(f.is_zero(a)),
        }
    }
    assert_eq!(f.is_zero(&f.mul(a, b)), f.is_zero(a) || f.is_zero(b));
}

/// Whatever computes 0 or 1 yields the same representation of it.
fn representatives<F: Field>(f: &F, characteristic: &BigInt, a: &F::Element, n: &BigInt) {
    let (zero, one) = (f.zero(), f.one());
    let multiple = integer(f, &(n * characteristic));
    for z in
        [f.sub(a, a), f.add(&f.neg(a), a), f.mul(a, &zero), f.mul(&zero, a), f.neg(&zero), multiple]
    {
        assert_eq!(z, zero);
        assert!(f.is_zero(&z) && !f.is_unit(&z));
        assert_eq!(f.invert(&z), None);
    }
    let successor = integer(f, &(n * characteristic + 1));
    let minus_one = f.neg(&one);
    for u in
        [f.sub(&f.add(a, &one), a), f.mul(&one, &one), f.mul(&minus_one, &minus_one), successor]
    {
        assert_eq!(u, one);
        assert!(!f.is_zero(&u) && f.is_unit(&u));
        assert_eq!(f.invert(&u), Some(u));
    }
    if let Some(inverse) = f.invert(a) {
        assert_eq!(f.mul(&inverse, a), one);
    }
}

/// `reduce` is the homomorphism from the rationals without the characteristic in the denominator, and undefined on
/// the others.
fn homomorphism<F: Field>(f: &F, characteristic: &BigInt, a: &BigRational, b: &BigRational) {
    let vanishes = |n: &BigInt| {
        if characteristic.is_zero() { n.is_zero() } else { (n % characteristic).is_zero() }
    };
    for q in [a, b, &(a + b), &(a - b), &(a * b)] {
        match f.reduce(q) {
            Some(image) => {
                assert!(!vanishes(q.denom()));
                assert_eq!(f.is_zero(&image), vanishes(q.numer()));
                assert_eq!(f.mul(&image, &integer(f, q.denom())), integer(f, q.numer()));
            }
            None => assert!(vanishes(q.denom())),
        }
    }
    if let (Some(x), Some(y)) = (f.reduce(a), f.reduce(b)) {
        assert_eq!(f.reduce(&(a + b)), Some(f.add(&x, &y)));
        assert_eq!(f.reduce(&(a - b)), Some(f.sub(&x, &y)));
        assert_eq!(f.reduce(&(a * b)), Some(f.mul(&x, &y)));
        if let Some(inverse) = f.invert(&y) {
            assert_eq!(f.reduce(&(a / b)), Some(f.mul(&x, &inverse)));
        }
    }
}

/// An integer is the sum of as many ones: by doubling, without [`Field::reduce`].
fn integers<F: Field>(f: &F, n: &BigInt) {
    let mut sum = f.zero();
    for bit in (0..n.bits()).rev() {
        sum = f.add(&sum, &sum);
        if n.magnitude().bit(bit) {
            sum = f.add(&sum, &f.one());
        }
    }
    assert_eq!(integer(f, n), if n.sign() == Sign::Minus { f.neg(&sum) } else { sum });
}

fn any_integer() -> impl Strategy<Value = BigInt> {
    prop_oneof![
        (-20..=20_i64).prop_map(BigInt::from),
        prop::collection::vec(any::<u8>(), 0..80)
            .prop_map(|bytes| BigInt::from_signed_bytes_le(&bytes)),
    ]
}

/// Fractions; those with the characteristic above or below the line are frequent.
fn fraction(characteristic: &BigInt) -> impl Strategy<Value = BigRational> {
    let factor = || {
        let characteristic = characteristic.clone();
        (any_integer(), 0..4_u32, -2..=2_i64).prop_map(move |(n, times, offset)| match times {
            0 => n * &characteristic,
            1 => n * &characteristic + offset,
            _ => n,
        })
    };
    (factor(), factor())
        .prop_map(|(n, d)| if d.is_zero() { BigRational::from(n) } else { BigRational::new(n, d) })
}

/// Checks every law for one field.
///
/// `characteristic` is a number; `element` makes an element from four words, such that all elements may occur.
macro_rules! field_laws {
    ($name:ident, $field:expr, $characteristic:expr, |$f:ident, $words:ident| $element:expr) => {
        mod $name {
            use super::*;

            fn characteristic() -> BigInt {
                BigInt::from($characteristic)
            }

            proptest! {
                #[test]
                fn axioms_hold(words in any::<[[u64; 4]; 3]>(), small in any::<[Option<u8>; 3]>()) {
                    let $f = &$field;
                    let mut elements = words.map(|$words| $element);
                    for (element, n) in elements.iter_mut().zip(small) {
                        if let Some(n) = n {
                            *element = integer($f, &BigInt::from(n / 32));
                        }
                    }
                    axioms($f, &elements);
                }

                #[test]
                fn zero_and_one_have_one_representative(words in any::<[u64; 4]>(), n in any_integer()) {
                    let ($f, $words) = (&$field, words);
                    representatives($f, &characteristic(), &$element, &n);
                }

                #[test]
                fn reduction_is_a_homomorphism(
                    a in fraction(&characteristic()),
                    b in fraction(&characteristic()),
                ) {
                    homomorphism(&$field, &characteristic(), &a, &b);
                }

                #[test]
                fn integers_are_sums_of_ones(n in any_integer()) {
                    integers(&$field, &n);
                }
            }
        }
    };
}

fn prime_field(p: u64) -> PrimeField {
    PrimeField::new(Prime::new(p).unwrap())
}

fn wide_field<const L: usize>() -> WideField<L> {
    WideField::new(WidePrime::draw(4, &mut SplitMix(L as u64)))
}

fn wide_characteristic<const L: usize>() -> BigUint {
    BigUint::from_bytes_le(wide_field::<L>().modulus().map(u64::to_le_bytes).as_flattened())
}

field_laws!(three_elements, prime_field(3), 3, |f, words| f.residue(words[0]));
field_laws!(hundred_and_one_elements, prime_field(101), 101, |f, words| f.residue(words[0]));
field_laws!(sixty_one_bits, prime_field((1 << 61) - 1), (1_u64 << 61) - 1, |f, words| f
    .residue(words[0]));
field_laws!(sixty_three_bits, prime_field((1 << 63) - 25), (1_u64 << 63) - 25, |f, words| f
    .residue(words[0]));
field_laws!(two_words, wide_field::<2>(), wide_characteristic::<2>(), |f, words| f
    .residue([words[0], words[1]]));
field_laws!(three_words, wide_field::<3>(), wide_characteristic::<3>(), |f, words| {
    f.residue([words[0], words[1], words[2]])
});
field_laws!(four_words, wide_field::<4>(), wide_characteristic::<4>(), |f, words| f.residue(words));
field_laws!(rationals, Rationals, 0, |_f, words| {
    let denominator = BigInt::from(u128::from(words[2]) + 1);
    BigRational::new(BigInt::from(words[0]) - BigInt::from(words[1]), denominator)
});
