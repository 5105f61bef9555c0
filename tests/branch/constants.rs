//! The constants of the bound, by enumeration: every anchor of a small grid, every prime of a small set.

use crate::sketch::Sketch;
use num_bigint::BigUint;
use zippel::branch::Frozen;
use zippel::branch::budget::{BranchBudget, Quantities};
use zippel::branch::cone::Cone;
use zippel::branch::enclosure::enclose;
use zippel::branch::figure::{Figure, Point, RootSign};
use zippel::branch::resolve::resolve;
use zippel::branch::state::Status;
use zippel::branch::test::{Quota, Shown, attempt};
use zippel::field::montgomery::PrimeField;
use zippel::field::prime::Prime;
use zippel::slp::NodeId;
use zippel::upper::Upper;

/// What is enumerated.
#[derive(Clone, Copy)]
struct Sizes {
    /// Anchors are the integers from `−radius` to `radius − 1`, moved by `center`.
    center: i64,
    radius: i64,
    /// Primes are the first `primes` above `2^beta`.
    beta: u32,
    primes: usize,
}

struct Measured {
    /// Pairs of an anchor and a prime.
    pairs: u64,
    zeros: u64,
    dependent: usize,
    bound: Upper,
}

fn measure(program: &Frozen, sizes: Sizes) -> Measured {
    let cone = Cone::of_claims(&program.slp);
    let signs = vec![RootSign::Plus; program.slp.roots.len()];
    let primes: Vec<PrimeField> = ((1u64 << sizes.beta) + 1..)
        .filter_map(Prime::new)
        .take(sizes.primes)
        .map(PrimeField::new)
        .collect();
    let grid = sizes.center - sizes.radius..sizes.center + sizes.radius;
    let largest = grid.clone().map(i64::unsigned_abs).max().unwrap();
    let mut measured = Measured { pairs: 0, zeros: 0, dependent: 0, bound: Upper::ZERO };
    for x in grid.clone() {
        let figure = Figure { point: Point::new(vec![x.into()], 0), signs: signs.clone() };
        enclose(&program.slp, &figure.point.intervals(), &signs, &[], 128).unwrap();
        let statuses = resolve(&cone, &figure).unwrap();
        measured.dependent +=
            statuses.iter().flatten().filter(|status| **status != Status::Independent).count();
        for &field in &primes {
            measured.pairs += 1;
            match attempt(&cone, &figure.point, &statuses, field) {
                Shown::Zero => measured.zeros += 1,
                Shown::Rejected | Shown::Conclusion(_) => {}
                Shown::Obligation(_) => unreachable!(),
            }
        }
    }
    let budget = BranchBudget::new(Quantities {
        roots: u32::try_from(cone.roots.len()).unwrap(),
        size: program.analysis.worst.unwrap(),
        grid: BigUint::from(grid.clone().count()),
        coordinate_bits: u64::from(largest.max(1).next_power_of_two().trailing_zeros()),
        beta: sizes.beta,
        primes: BigUint::from(primes.len()),
        composite: Upper::ZERO,
        quota: Quota { zeros: 1, attempts: 1 },
        anchors: 1,
        share: None,
        runs: 1,
    });
    measured.bound = budget.total.upper();
    measured
}

/// The measured rate as a bound of itself; exact for these sizes up to `2^−62`.
fn rate(measured: &Measured) -> Upper {
    Upper::from(measured.zeros).divided_by(&BigUint::from(measured.pairs))
}

/// `s1 = √(x² + 9)`, `s2 = √(s1 + 4)`, `s3 = √(s2 + 1)`; the first `depth` of them, and x.
fn tower(s: &mut Sketch, depth: usize) -> (NodeId, Vec<NodeId>) {
    let x = s.parameter();
    let mut g = s.square(x);
    let mut roots = Vec::new();
    for constant in [9, 4, 1].into_iter().take(depth) {
        let constant = s.int(constant);
        let square = s.add(g, constant);
        g = s.root(square);
        roots.push(g);
    }
    (x, roots)
}

/// The first term is reached by towers of depth 0 to 3: at `x = ±4` they are 5, 3 and 2, and `2^k·d = 2` (1 for x itself).
#[test]
fn the_term_of_anchors_is_reached() {
    for (depth, value) in [(0, 4), (1, 5), (2, 3), (3, 2)] {
        let mut s = Sketch::new();
        let (x, roots) = tower(&mut s, depth);
        let value = s.int(value);
        s.equal(roots.last().copied().unwrap_or(x), value);
        let sizes = Sizes { center: 0, radius: 8, beta: 40, primes: 40 };
        let measured = measure(&s.frozen(), sizes);
        assert_eq!(rate(&measured), measured.bound, "{depth}");
        assert_eq!(measured.zeros * 16, measured.pairs * if depth == 0 { 1 } else { 2 });
    }
}

/// The second term is reached by a product of primes: `⌊H/β⌋` of them.
#[test]
fn the_term_of_primes_is_reached() {
    let primes: Vec<i64> = (1025..)
        .filter(|&n| Prime::new(n).is_some())
        .take(20)
        .map(|n| n.try_into().unwrap())
        .collect();
    let mut s = Sketch::new();
    let (x, _) = tower(&mut s, 0);
    let product = s.int(primes[3] * primes[7] * primes[19]);
    let sum = s.add(x, product);
    s.equal(sum, x);
    let program = s.frozen();
    let sizes = Sizes { center: 0, radius: 1, beta: 10, primes: 20 };
    let measured = measure(&program, sizes);
    assert_eq!(measured.zeros * 20, measured.pairs * 3);
    assert!(rate(&measured) <= measured.bound);
    // Without a degree, nothing but the primes is counted.
    let mut s = Sketch::new();
    let _ = s.parameter();
    let product = s.int(primes[3] * primes[7] * primes[19]);
    let zero = s.int(0);
    s.equal(product, zero);
    let measured = measure(&s.frozen(), sizes);
    assert_eq!(rate(&measured), measured.bound);
}

/// False statements with up to three roots, dependent ones among them: the rate of wrong zeros is never more than the bound.
#[test]
fn the_bound_is_never_exceeded() {
    let mut dependent = 0;
    let mut nontrivial = 0;
    let mut largest = Upper::ZERO;
    for depth in 1..=3 {
        for (case, beta, radius) in (0..6i64).flat_map(|case| {
            [(8, 8), (12, 16), (16, 64), (24, 64)].map(|(beta, radius)| (case, beta, radius))
        }) {
            let mut s = Sketch::new();
            let (x, roots) = tower(&mut s, depth.min(2));
            let last = *roots.last().unwrap();
            let shift = s.int(case);
            let moved = s.add(x, shift);
            let other = if depth == 3 {
                // A dependent root: |x + case| on the grid's side of −case, or that of a product.
                let factor = if case % 2 == 0 { moved } else { s.mul(moved, last) };
                let square = s.square(factor);
                s.root(square)
            } else {
                moved
            };
            let sum = s.add(last, other);
            let constant = s.int(case * case + 4);
            if case < 3 {
                s.equal(sum, constant);
            } else {
                let product = s.mul(last, other);
                s.equal(product, constant);
            }
            let sizes = Sizes { center: radius + 1, radius, beta, primes: 60 };
            let measured = measure(&s.frozen(), sizes);
            assert!(rate(&measured) <= measured.bound, "{depth} {case} {beta}");
            dependent += measured.dependent;
            nontrivial += usize::from(measured.bound < Upper::ONE);
            if measured.bound < Upper::ONE {
                largest = largest.max(rate(&measured));
            }
        }
    }
    assert!(dependent > 1000 && nontrivial > 20, "{dependent} {nontrivial}");
    assert!(largest > Upper::ZERO);
}
