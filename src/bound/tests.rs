use super::{Attempts, Budget, ErrorBound, PrimeSet, Road};
use crate::analysis::degree::Degree;
use crate::analysis::height::Height;
use crate::analysis::size::Size;
use crate::upper::Upper;
use num_bigint::BigUint;

/// A size with a norm of exactly `2^height`.
fn size(degree: u64, height: i128) -> Size {
    Size { degree: Degree::from(degree), height: Height::of_norm(Upper::power_of_two(height)) }
}

fn primes(bits: u32) -> Road {
    Road::Primes(PrimeSet::of_bits(bits, 64).unwrap())
}

fn two_of_eight() -> Attempts {
    Attempts::new(2, 8).unwrap()
}

#[test]
fn napoleon() {
    // d = 2 and H < 60: q = 2/2^60, and 28·q² = 2^-113.19….
    let budget = Budget::of_zeros(size(2, 11), &primes(61), two_of_eight());
    assert_eq!(budget.attempt.to_string(), "2^-59.0");
    assert_eq!(budget.total.to_string(), "2^-113.1");
    assert_eq!(budget.binding().unwrap().name, "degree");
    assert_eq!(budget.terms[1].value, ErrorBound::ZERO);
    assert_eq!(budget.terms[0].figures, "2/2^60");
}

#[test]
fn the_term_that_binds() {
    // Feuerbach's theorem: d = 92, H = 213.3; q = 2^-52.23.
    let budget = Budget::of_zeros(size(92, 213), &primes(61), two_of_eight());
    assert_eq!(budget.attempt.to_string(), "2^-52.2");
    assert_eq!(budget.binding().unwrap().name, "bad primes");
    assert_eq!(budget.terms[1].figures, "⌊213.0/60⌋/27310000000000000");
    // Wide primes leave only the chance that the modulus is composite.
    let budget = Budget::of_zeros(size(92, 213), &primes(256), two_of_eight());
    assert_eq!(budget.binding().unwrap().name, "composite modulus");
    assert_eq!(budget.terms.len(), 3);
}

#[test]
fn a_fixed_prime_is_enough_for_small_heights_only() {
    let mersenne = Road::Primes(PrimeSet::single(61).unwrap());
    assert_eq!(
        Budget::of_zeros(size(2, 59), &mersenne, two_of_eight()).total.to_string(),
        "2^-113.1"
    );
    // (2^61 − 1)·x = 0
    let trap = Size { height: Height::of_norm(Upper::from((1 << 61) - 1)), ..size(1, 0) };
    assert_eq!(Budget::of_zeros(trap, &mersenne, two_of_eight()).total, ErrorBound::ONE);
    let random = Budget::of_zeros(trap, &primes(61), two_of_eight());
    assert_eq!(random.attempt.to_string(), "2^-54.5");
    // x^p − x = 0 with p = 2^61 − 1
    let fermat = Size { degree: Degree::from((1 << 61) - 1), ..size(1, 1) };
    assert_eq!(Budget::of_zeros(fermat, &primes(61), two_of_eight()).total, ErrorBound::ONE);
}

#[test]
fn sizes_without_a_bound_give_none() {
    for road in [primes(61), primes(256), Road::Integers { side: BigUint::from(1u32) << 64 }] {
        let budget = Budget::of_zeros(Size::UNBOUNDED, &road, two_of_eight());
        assert_eq!(budget.total, ErrorBound::ONE);
    }
    let tall = Size { height: Height::UNBOUNDED, ..size(2, 0) };
    assert_eq!(Budget::of_zeros(tall, &primes(256), two_of_eight()).total, ErrorBound::ONE);
    // Without primes there is no need of a height.
    let road = Road::Integers { side: BigUint::from(1u32) << 64 };
    assert_eq!(Budget::of_zeros(tall, &road, two_of_eight()).attempt.to_string(), "2^-63.0");
}

#[test]
fn a_constant_that_cannot_vanish_leaves_no_error() {
    let budget = Budget::of_zeros(size(0, 59), &primes(61), Attempts::new(1, 1).unwrap());
    assert!(budget.total.is_zero());
}

#[test]
fn norms() {
    // Three roots: the norm has degree 8·3 and height 8·10 ≥ 60.
    let set = PrimeSet::of_bits(61, 0).unwrap();
    let budget = Budget::of_norm(size(3, 10), 3, &set, two_of_eight());
    assert_eq!(budget.terms[0].figures, "24/2^60");
    assert_eq!(budget.terms[1].figures, "⌊80.0/60⌋/27310000000000000");
    let budget = Budget::of_norm(size(3, 10), 200, &set, two_of_eight());
    assert_eq!(budget.total, ErrorBound::ONE);
}

#[test]
fn attempts() {
    let [few, many] = [(2, 8), (3, 5)].map(|(k, r)| Attempts::new(k, r).unwrap());
    assert_eq!((few.required(), few.cap()), (2, 8));
    assert_eq!(few.max(many), Attempts::new(3, 8).unwrap());
    assert_eq!(many.max(few), Attempts::new(3, 8).unwrap());
}

#[test]
fn placements() {
    let of = |k, r| Attempts::new(k, r).unwrap().placements();
    assert_eq!(of(2, 8), Upper::from(28));
    assert_eq!(of(8, 8), Upper::from(1));
    assert_eq!(of(20, 40), Upper::from(137_846_528_820));
    assert!(of(500, 1000).floor_log2() == Some(994));
    assert_eq!((Attempts::new(0, 8), Attempts::new(3, 2)), (None, None));
}
