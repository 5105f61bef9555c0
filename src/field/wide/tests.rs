//! Agreement of the wide fields with num-bigint.

use num_traits::{One, Zero};
use proptest::prelude::*;

use super::*;
use crate::coins::{Script, SplitMix};

fn big<const L: usize>(words: [u64; L]) -> BigUint {
    BigUint::from_bytes_le(words.map(u64::to_le_bytes).as_flattened())
}

fn words<const L: usize>(number: &BigUint) -> [u64; L] {
    let digits: Vec<u64> = number.iter_u64_digits().collect();
    std::array::from_fn(|i| digits.get(i).copied().unwrap_or(0))
}

/// `2^(64L) − distance`.
fn below_power<const L: usize>(distance: u64) -> [u64; L] {
    limbs::sub([0; L], limbs::small(distance)).0
}

fn field<const L: usize>(p: [u64; L]) -> WideField<L> {
    WideField::new(WidePrime::new(p, 20, &mut SplitMix(1)).unwrap())
}

/// The greatest primes of each size, with almost all bits set, and the least, with almost none.
fn extreme_fields<const L: usize>() -> [WideField<L>; 2] {
    let (greatest, least) = [(159, 29), (237, 5), (189, 95)][L - 2];
    let mut smallest = limbs::small(least);
    smallest[L - 1] |= 1 << 63;
    [field(below_power(greatest)), field(smallest)]
}

#[allow(
    clippy::many_single_char_names,
    reason = "two pairs of numbers and classes, the modulus and its field"
)]
fn agrees<const L: usize>(f: &WideField<L>, a: [u64; L], b: [u64; L]) {
    let (n, x, y) = (big(f.modulus()), big(a), big(b));
    assert_eq!(big(f.0.leave(f.0.pow(f.0.enter(a), b))), x.modpow(&y, &n));
    let (a, b) = (f.residue(a), f.residue(b));
    assert_eq!(big(f.value(a)), &x % &n);
    assert_eq!(big(f.value(f.add(&a, &b))), (&x + &y) % &n);
    assert_eq!(big(f.value(f.sub(&a, &b))), (&x + &n - &y % &n) % &n);
    assert_eq!(big(f.value(f.neg(&b))), (&n - &y % &n) % &n);
    assert_eq!(big(f.value(f.mul(&a, &b))), &x * &y % &n);
    assert_eq!(
        f.invert(&a).map(|i| big(f.value(i))),
        x.modinv(&n).filter(|_| !(&x % &n).is_zero())
    );
}

/// Numbers with long runs of equal bits, where carries and borrows go far.
fn number<const L: usize>() -> impl Strategy<Value = [u64; L]> {
    let word = prop_oneof![
        3 => any::<u64>(),
        2 => Just(0),
        2 => Just(u64::MAX),
        1 => (0..64_u32).prop_map(|i| 1 << i),
        1 => 0..4_u64,
        1 => (0..200_u64).prop_map(|i| u64::MAX - i),
    ];
    prop::collection::vec(word, L).prop_map(|v| v.try_into().unwrap())
}

proptest! {
    #[test]
    fn two_words(a in number::<2>(), b in number::<2>()) {
        for f in extreme_fields() {
            agrees(&f, a, b);
        }
    }

    #[test]
    fn three_words(a in number::<3>(), b in number::<3>()) {
        for f in extreme_fields() {
            agrees(&f, a, b);
        }
    }

    #[test]
    fn four_words(a in number::<4>(), b in number::<4>()) {
        for f in extreme_fields() {
            agrees(&f, a, b);
        }
    }

    /// The modulus may be composite: then what has a common factor with it has no inverse.
    #[test]
    fn composite_moduli(mut n in number::<2>(), a in number::<2>()) {
        n[0] |= 1;
        n[1] |= 1 << 63;
        agrees(&WideField(Modulus::new(n)), a, a);
    }
}

#[test]
fn residues_next_to_the_boundaries() {
    fn check<const L: usize>() {
        for f in extreme_fields::<L>() {
            let n = big(f.modulus());
            for i in 0..4_u32 {
                for j in 0..4_u32 {
                    for x in [
                        BigUint::from(i),
                        &n - 1_u32 - i,
                        &n / 2_u32 + i,
                        BigUint::one() << (i + 62),
                    ] {
                        agrees(&f, words(&x), words(&(&n - 1_u32 - j)));
                    }
                }
            }
        }
    }
    check::<2>();
    check::<3>();
    check::<4>();
}

/// They take about 64L halvings, where the two ways meet in which an inverse is put together; the second of them takes exactly so many.
#[test]
fn inverses_of_the_least_representatives() {
    fn check<const L: usize>() {
        for f in extreme_fields::<L>() {
            for a in (1..100).map(|i| WideResidue(limbs::small(i))) {
                assert_eq!(f.mul(&a, &f.invert(&a).unwrap()), f.one());
            }
        }
    }
    check::<2>();
    check::<3>();
    check::<4>();
}

#[test]
fn primes_are_told_from_composites() {
    let coins = &mut SplitMix(1);
    // P-192, as P-256 from FIPS 186-2.
    assert_eq!(WidePrime::new(P256, 20, coins).unwrap().words(), P256);
    assert!(WidePrime::new([u64::MAX, u64::MAX - 1, u64::MAX], 20, coins).is_some());
    assert_eq!(
        WidePrime::<2>::new(below_power(159), 20, coins).unwrap().to_string(),
        "340282366920938463463374607431768211297"
    );
    // No prime lies between the greatest one of each size and the next power of two.
    assert!((1..159).all(|d| WidePrime::<2>::new(below_power(d), 20, coins).is_none()));
    assert!((1..237).all(|d| WidePrime::<3>::new(below_power(d), 20, coins).is_none()));
    assert!((1..189).all(|d| WidePrime::<4>::new(below_power(d), 20, coins).is_none()));
    // A product of two primes, and a square.
    let (p, q) = (u64::MAX - 58, u64::MAX - 82);
    for (p, q) in [(p, q), (p, p)] {
        let (low, high) = limb::mul_add(p, q, 0, 0);
        assert_eq!(WidePrime::new([low, high], 20, coins), None);
    }
    // Out of the interval, and even.
    assert_eq!(WidePrime::new([u64::MAX, (1 << 63) - 1], 20, coins), None);
    assert_eq!(WidePrime::new([u64::MAX - 1, u64::MAX], 20, coins), None);
}

/// The product of the primes `2r + 1` and `4r + 1`, `r = 2^62 + 179`, is a strong probable prime to nearly a quarter
/// of all bases: the worst case of the bound `4^−rounds`.
#[test]
fn the_bound_of_one_round_is_nearly_reached() {
    let coins = &mut SplitMix(1);
    let composite = [0x8000_0000_0003_ed7b, 0x8000_0000_0000_02cd];
    let mut passes =
        |rounds| (0..800).filter(|_| WidePrime::new(composite, rounds, coins).is_some()).count();
    // Expected: 200 and 12.5, with standard deviations of 12 and 3.5.
    assert!((140..260).contains(&passes(1)));
    assert!((1..30).contains(&passes(3)));
    assert_eq!(passes(20), 0);
}

/// P-256 (FIPS 186-2).
const P256: [u64; 4] = [u64::MAX, (1 << 32) - 1, 0, 0xffff_ffff_0000_0001];

/// Every odd prime below 256 is found, whatever stands beside it; P-256 has none of them.
#[test]
fn small_divisors_are_found() {
    let is_prime = |q: u64| (2..q).all(|d| !q.is_multiple_of(d));
    for q in (3..256).filter(|&q| is_prime(q)) {
        // q·(2^64 − 59), and with 3^35 for the word below it.
        let (low, high) = limb::mul_add(q, u64::MAX - 58, 0, 0);
        assert!(has_small_divisor([low, high]), "{q}");
        let third = q.checked_mul(3u64.pow(35)).unwrap();
        assert!(has_small_divisor([third, low, high]), "{q}");
    }
    assert!(!has_small_divisor(P256));
    // 257 is no longer small.
    let (low, high) = limb::mul_add(257, u64::MAX - 58, 0, 0);
    assert!(!has_small_divisor([low, high]));
}

/// A candidate is what the coins say, but for its lowest and its highest bit, which are set. Each round takes a base that is not zero.
#[test]
fn drawing_sets_two_bits_and_leaves_the_others() {
    let top = 1 << 63;
    for (lowest, highest) in [(0, 0), (1, 0), (0, top), (1, top)] {
        let [a, b, c, d] = P256;
        let coins = [a & !1 | lowest, b, c, d & !top | highest];
        let script = [coins, [2, 0, 0, 0], [0; 4], [u64::MAX; 4], [0, 0, 3, 0]];
        let mut script = Script::new(script.into_iter().flatten());
        assert_eq!(WidePrime::draw(2, &mut script).words(), P256);
        assert_eq!(script.left(), 0);
    }
}

#[test]
fn drawn_primes_are_wide_and_differ() {
    fn check<const L: usize>() {
        let coins = &mut SplitMix(1);
        let (p, q) = (WidePrime::<L>::draw(8, coins), WidePrime::<L>::draw(8, coins));
        assert_ne!(p, q);
        for p in [p, q] {
            assert_eq!(big(p.words()).bits(), 64 * L as u64);
            let n = big(p.words());
            assert!(BigUint::from(3_u32).modpow(&(&n - 1_u32), &n).is_one());
        }
    }
    check::<2>();
    check::<3>();
    check::<4>();
}

#[test]
fn uniform_rejects_from_the_modulus_on() {
    let n = below_power::<3>(237);
    let f = field(n);
    let last = below_power::<3>(238);
    let script = [[u64::MAX; 3], n, last, [0; 3]];
    let mut script = Script::new(script.into_iter().flatten());
    assert_eq!(f.value(f.uniform(&mut script)), last);
    assert_eq!(script.left(), 3);
    assert_eq!(f.uniform(&mut script), f.zero());
}
