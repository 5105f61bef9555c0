//! Sizes of random programs: never below what the polynomials really are.

use crate::exact::{Expansion, Poly, norm};
use crate::line;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use proptest::prelude::*;
use zippel::analysis::Analysis;
use zippel::analysis::naive;
use zippel::analysis::size::Size;
use zippel::arith::Arith;
use zippel::slp::Slp;
use zippel::slp::builder::Recorder;
use zippel::upper::Upper;

/// An instruction, with operands counted back from the latest value.
#[derive(Clone, Copy, Debug)]
enum Step {
    Constant(i8, u8),
    Binary(u8, usize, usize),
    Root(usize),
}

fn step(roots: u32) -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (any::<i8>(), 1u8..12).prop_map(|(n, d)| Step::Constant(n % 7, d)),
        12 => (0u8..4, 0usize..6, 0usize..6).prop_map(|(kind, u, w)| Step::Binary(kind, u, w)),
        roots => (0usize..4).prop_map(Step::Root),
    ]
}

/// Runs the steps on three parameters; a rejected step is left out.
fn run<A: Arith>(arith: &mut A, steps: &[Step]) {
    let mut values: Vec<A::Value> =
        (0..3).map(|_| arith.parameter(&String::new).unwrap()).collect();
    for step in steps {
        let back = |distance: usize| &values[values.len() - 1 - distance % values.len()];
        let value = match *step {
            Step::Constant(n, d) => arith.constant(&BigRational::new(n.into(), d.into())),
            Step::Binary(0, u, w) => arith.add(back(u), back(w)),
            Step::Binary(1, u, w) => arith.sub(back(u), back(w)),
            Step::Binary(2, u, w) => arith.mul(back(u), back(w)),
            Step::Binary(_, u, w) => arith.div(back(u), back(w), &String::new),
            Step::Root(g) => arith.sqrt(back(g), &String::new),
        };
        values.extend(value);
    }
}

fn record(steps: &[Step]) -> Slp {
    let mut recorder = Recorder::new();
    run(&mut recorder, steps);
    recorder.finish()
}

fn exact(x: Upper) -> BigRational {
    let (mantissa, exponent) = x.parts().unwrap();
    let power = BigInt::one() << u64::try_from(exponent.unsigned_abs()).unwrap();
    let mantissa = BigRational::from_integer(mantissa.into());
    if exponent < 0 { mantissa / power } else { mantissa * power }
}

/// Whether all coefficients obey the bounds: `deg a_S + Σ ω_i ≤ d`, and `Σ ‖a_S‖·Π ρ_i ≤ norm` (but for the rounding of
/// the `ρ_i`, which are irrational).
fn assert_bounds(poly: &Poly, size: Size, analysis: &Analysis, parameters: usize) {
    let (degree, bound) = (exact(size.degree.upper()), exact(size.height.norm()));
    let slack = BigRational::one() + BigRational::new(1.into(), BigInt::from(1u64 << 40));
    let mut total = BigRational::zero();
    for (exponents, coefficient) in poly {
        let (powers, roots) = exponents.split_at(parameters);
        let mut weight = BigRational::from_integer(powers.iter().sum::<u32>().into());
        let mut weighted =
            BigRational::from_integer(norm(&Poly::from([(vec![], coefficient.clone())])));
        for (root, _) in analysis.roots.iter().zip(roots).filter(|(_, exponent)| **exponent == 1) {
            weight += exact(root.weight.upper());
            weighted *= exact(root.radius);
        }
        assert!(weight <= degree, "degree {weight} above {degree}");
        total += weighted;
    }
    assert!(total <= bound * slack, "norm");
}

fn check_expansion(steps: &[Step], parameters: &[u64]) {
    let slp = record(steps);
    let Some(expansion) = Expansion::of(&slp) else { return };
    // 10^9 + 7 ≡ 3 (mod 4)
    assert_ne!(expansion.agrees_at(parameters, 1_000_000_007), Some(false));
    let analysis = Analysis::of(&slp);
    for (form, size) in expansion.forms.iter().zip(&analysis.nodes) {
        assert_bounds(&form.numerator, *size, &analysis, 3);
    }
    for (square, root) in expansion.squares.iter().zip(&analysis.roots) {
        assert_bounds(square, root.square, &analysis, 3);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn rational_programs(
        steps in prop::collection::vec(step(0), 1..12),
        point in prop::collection::vec(0u64..1_000_000_007, 3),
    ) {
        check_expansion(&steps, &point);
    }

    #[test]
    fn programs_with_roots(
        steps in prop::collection::vec(step(4), 1..10),
        point in prop::collection::vec(0u64..1_000_000_007, 3),
    ) {
        check_expansion(&steps, &point);
    }

    #[test]
    fn degrees_on_a_line(steps in prop::collection::vec(step(0), 1..25), seed: u64) {
        let slp = record(&steps);
        let (analysis, naive) = (Analysis::of(&slp), naive::fractions(&slp));
        for (node, fraction) in line::fractions(&slp, seed).into_iter().enumerate() {
            let Some(fraction) = fraction else { continue };
            let [numerator, denominator] = fraction.degrees();
            let (size, naive) = (analysis.nodes[node], naive[node]);
            prop_assert!(size.degree.upper() >= Upper::from(numerator));
            prop_assert!(naive.numerator.degree.upper() >= Upper::from(numerator));
            prop_assert!(naive.denominator.degree.upper() >= Upper::from(denominator));
            prop_assert!(naive.numerator.degree >= size.degree);
            prop_assert!(!size.is_of_zero() || fraction.is_zero());
        }
    }
}
