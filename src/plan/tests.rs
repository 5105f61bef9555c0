use super::*;
use crate::document::Document;
use crate::eval::formal::multiplications;
use crate::record::record;

fn analysis(body: &str) -> (Analysis, u64) {
    let document = Document::read(&format!("theorem \"T\" {{\n{body}\n}}\n"));
    assert!(document.is_sound(), "{:?}", document.diagnostics);
    let slp = record(&document.theorems[0], &document.dictionary, &[]).unwrap().slp;
    (Analysis::of(&slp), multiplications(&slp))
}

fn plan(body: &str, request: &Request) -> Result<Plan, Unplanned> {
    let (analysis, multiplications) = analysis(body);
    Plan::new(&analysis, multiplications, request)
}

fn request(target_bits: u32) -> Request {
    Request { target_bits, roads: Roads::Both, prime: None, statistics: Statistics::default() }
}

const SIMPLE: &str = "points A, B\nshow midpoint(A, B) == midpoint(B, A)";
const ROOTED: &str = "points A, B, C\nshow length(A, B) + length(B, C) == length(A, C)";

#[test]
fn two_word_sized_zeros_serve_an_everyday_theorem() {
    let plan = plan(SIMPLE, &request(80)).unwrap();
    assert_eq!(plan.modulus, Modulus::Word);
    assert_eq!((plan.zeros.attempts.required(), plan.zeros.attempts.cap()), (2, 8));
    assert!(plan.error.meets(80) && plan.guarded.is_none());
}

#[test]
fn smaller_errors_take_more_zeros_then_larger_primes() {
    let mut moduli = Vec::new();
    for target in [80, 200, 800, 1500, 3000, 10_000] {
        let plan = plan(SIMPLE, &request(target)).unwrap();
        assert!(plan.error.meets(target), "{target}");
        let enough = plan.zeros.attempts.required();
        let fewer = Attempts::new(enough - 1, enough - 1 + SPARE_ATTEMPTS).unwrap();
        assert!(
            enough == 2 || plan.zeros.attempt.pow(fewer.required()).bits() < Some(target.into())
        );
        moduli.push(plan.modulus);
    }
    assert_eq!(moduli[0], Modulus::Word);
    assert!(matches!(moduli[5], Modulus::Wide { limbs: 4, .. }));
    assert_eq!(plan(SIMPLE, &request(100_000)), Err(Unplanned::OutOfReach));
}

#[test]
fn both_stages_of_a_theorem_with_roots_share_the_error() {
    let plan = plan(ROOTED, &request(80)).unwrap();
    let guarded = plan.guarded.as_ref().unwrap();
    assert_eq!(plan.error, plan.zeros.total + guarded.total);
    assert!(plan.error.meets(80));
    assert_eq!(guarded.attempts, plan.vacuity.attempts);
}

#[test]
fn a_fixed_prime_gives_a_bound_only_below_its_height() {
    let fixed = |n: u64| Request { prime: Prime::new(n), ..request(80) };
    let mersenne = (1u64 << 61) - 1;
    let with_height =
        |constant: u64| plan(&format!("number x\nshow {constant} * x == 0"), &fixed(mersenne));
    assert!(with_height((1 << 60) - 1).is_ok());
    assert_eq!(with_height(1 << 60), Err(Unplanned::OutOfReach));
    assert_eq!(with_height(mersenne), Err(Unplanned::OutOfReach));
}

#[test]
fn too_many_roots_are_named() {
    let roots: String = (0..9).map(|i| format!("number x{i}\ny{i} = sqrt(x{i})\n")).collect();
    let many = plan(&format!("{roots}show y0 == y1"), &request(80));
    assert_eq!(many, Err(Unplanned::TooManyRoots { roots: 9 }));
}

#[test]
fn high_degrees_take_larger_primes() {
    let squarings: String = (1..=60).map(|i| format!("x{i} = x{} * x{}\n", i - 1, i - 1)).collect();
    let plan = plan(&format!("number x0\n{squarings}show x60 == x0"), &request(80)).unwrap();
    assert!(matches!(plan.modulus, Modulus::Wide { .. }));
    assert!(plan.exact.is_none(), "numbers of 2^60 digits are not computed");
}

/// Numbers x and y, and `x{n}`, which is the base to the power `2^n`.
fn squarings(base: &str, n: u32) -> String {
    let squares: String = (1..=n).map(|i| format!("x{i} = x{} * x{}\n", i - 1, i - 1)).collect();
    format!("number x, y\nx0 = {base}\n{squares}")
}

/// As long as d + 1.2·H is at most `2^40`.
#[test]
fn word_sized_primes_serve_small_weights() {
    for (base, n, word) in [
        ("x", 39, true),
        ("x", 40, false),
        ("x + y", 30, true),
        // d = 2·2^37 and H = 5·2^37
        ("32 * x * y", 37, false),
        ("32 * x * y", 36, true),
    ] {
        let plan = plan(&format!("{}show x{n} == y", squarings(base, n)), &request(80)).unwrap();
        assert_eq!(plan.modulus == Modulus::Word, word, "{base} {n}");
    }
    // A divisor counts, although no conclusion has its degree.
    let divided = plan(&format!("{}z = y / x40\nshow x == y", squarings("x", 40)), &request(80));
    assert_ne!(divided.unwrap().modulus, Modulus::Word);
}

#[test]
fn rounds_keep_composite_moduli_rare() {
    for (limbs, target) in [(2usize, 1500), (3, 3000), (4, 10_000)] {
        let plan = plan(SIMPLE, &request(target)).unwrap();
        let bits = 64 * u32::try_from(limbs).unwrap();
        assert_eq!(plan.modulus, Modulus::Wide { limbs, rounds: bits / 2 + 10 });
        let composite = plan.zeros.terms.iter().find(|term| term.name == "composite modulus");
        let thousandth = Upper::power_of_two(1 - i128::from(bits)).divided_by(&1000u32.into());
        assert!(composite.unwrap().value.upper() <= thousandth);
    }
}

#[test]
fn the_limits_are_reached_and_not_passed() {
    let roots: String =
        (0..FORMAL_ROOTS).map(|i| format!("number x{i}\ny{i} = sqrt(x{i})\n")).collect();
    assert!(plan(&format!("{roots}show y0 == y1"), &request(80)).is_ok());
    let (analysis, _) = analysis(SIMPLE);
    let with = |multiplications| Plan::new(&analysis, multiplications, &request(80));
    assert!(with(ATTEMPT_MULTIPLICATIONS).is_ok());
    let multiplications = ATTEMPT_MULTIPLICATIONS + 1;
    assert_eq!(with(multiplications), Err(Unplanned::TooCostly { multiplications }));
}

/// Whatever is asked for: "holds" of either stage gets half of the error, and "no configuration is admissible" all of it.
#[test]
fn every_stage_meets_its_share() {
    let (analysis, multiplications) = analysis(ROOTED);
    let road = Road::Primes(PrimeSet::of_bits(61, 0).unwrap());
    for target in 40..240 {
        let plan = Plan::new(&analysis, multiplications, &request(target)).unwrap();
        assert_eq!(plan.modulus, Modulus::Word);
        let guarded = plan.guarded.unwrap();
        assert!(plan.zeros.total.meets(target + 1) && guarded.total.meets(target + 1), "{target}");
        assert!(plan.vacuity.total.meets(target), "{target}");
        // They are of what they say.
        let (worst, product) = (analysis.worst.unwrap(), analysis.guarded().unwrap());
        assert_eq!(plan.zeros, Budget::of_zeros(worst, &road, plan.zeros.attempts));
        assert_eq!(guarded, Budget::of_zeros(product, &road, guarded.attempts));
        let vacuity = Budget::of_vacuity(analysis.nondegeneracy, &road, guarded.attempts);
        assert_eq!(plan.vacuity, vacuity);
    }
}

/// A conclusion that is literally zero takes two attempts, but "no configuration is admissible" takes more.
#[test]
fn attempts_suffice_for_the_harder_of_two() {
    let plan = plan("number x\ny = sqrt(x)\nshow 0 * y == 0", &request(200)).unwrap();
    assert_eq!(plan.modulus, Modulus::Word);
    assert!(plan.zeros.attempts.required() == 2 && plan.vacuity.attempts.required() > 2);
    assert!(plan.vacuity.total.meets(200));
}

#[test]
fn some_component_has_a_budget_of_its_own() {
    let (analysis, multiplications) = analysis(ROOTED);
    let plan = Plan::new(&analysis, multiplications, &request(80)).unwrap();
    let components = plan.components.unwrap();
    assert!(components.total.meets(80));
    let attempts = components.attempts;
    assert_eq!(attempts.cap(), attempts.required() + SPARE_ATTEMPTS);
    let primes = PrimeSet::of_bits(61, 0).unwrap();
    let combination = analysis.combination.unwrap();
    assert_eq!(components, Budget::of_norm(combination, 3, &primes, attempts));
}

#[test]
fn the_error_of_the_exact_road_is_its_own() {
    let request = |roads| Request { roads, ..request(80) };
    for body in ["number x, y\nshow x / y == x", ROOTED] {
        let plan = plan(body, &request(Roads::Rationals)).unwrap();
        let exact = plan.exact.as_ref().unwrap();
        assert!(plan.error == exact.budget.total && plan.error.meets(80));
        assert_ne!(plan.error, plan.zeros.total);
        assert!(exact.bits >= 24 && exact.vacuity.total != plan.vacuity.total);
    }
    let high = format!("{}show x64 == y", squarings("x", 64));
    assert_eq!(plan(&high, &request(Roads::Rationals)), Err(Unplanned::OutOfReach));
}

/// The risk is the sum over all verdicts that may be reached.
#[test]
fn the_risk_counts_every_verdict() {
    let request = |roads| Request { roads, ..request(80) };
    for body in ["number x, y\nshow x / y == x", ROOTED] {
        for roads in [Roads::Primes, Roads::Both, Roads::Rationals] {
            let mut plan = plan(body, &request(roads)).unwrap();
            let vacuity = match (&plan.exact, roads) {
                (Some(exact), Roads::Rationals) => exact.vacuity.total,
                _ => plan.vacuity.total,
            };
            let components =
                plan.components.as_ref().map_or(ErrorBound::ZERO, |budget| budget.total);
            let counted = if vacuity.meets(80) { vacuity } else { ErrorBound::ZERO };
            assert_eq!(plan.risk(), plan.error + counted + components);
            assert!(plan.risk() > plan.error);
            // What is not said has no risk.
            plan.vacuity.total = ErrorBound::target(79);
            if let Some(exact) = &mut plan.exact {
                exact.vacuity.total = ErrorBound::target(79);
            }
            assert_eq!(plan.risk(), plan.error + components);
        }
    }
}

#[test]
fn the_cross_check_takes_small_numbers() {
    let (analysis, _) = analysis(SIMPLE);
    let with = |products| Plan::new(&analysis, products, &request(80)).unwrap().exact;
    let exact = with(CROSS_CHECK_PRODUCTS).unwrap();
    let road = Road::Integers { side: BigUint::from(256u32) };
    let attempts = Attempts::new(1, 7).unwrap();
    assert_eq!(exact.bits, 8);
    assert_eq!(exact.budget, Budget::of_zeros(analysis.worst.unwrap(), &road, attempts));
    assert_eq!(with(CROSS_CHECK_PRODUCTS + 1), None);
    let no_cross_check = Request { roads: Roads::Primes, ..request(80) };
    assert_eq!(plan(SIMPLE, &no_cross_check).unwrap().exact, None);
    // Numbers of at most 2^13 bits: eight for each degree, and 1.2·H.
    for (base, n, taken) in [
        ("x", 9, true),
        ("x", 10, false),
        ("x + y", 7, true),
        ("18446744073709551616 * x", 6, true),
        ("18446744073709551616 * x", 7, false),
    ] {
        let plan = plan(&format!("{}show x{n} == y", squarings(base, n)), &request(80)).unwrap();
        assert_eq!(plan.exact.is_some(), taken, "{base} {n}");
    }
    // The same for each of the branches, here eight.
    for (n, taken) in [(6, true), (8, false)] {
        let roots = "a = sqrt(x)\nb = sqrt(y)\nc = sqrt(x + y)";
        let body = format!("{}{roots}\nshow x{n} == a * b * c", squarings("x", n));
        assert_eq!(plan(&body, &request(80)).unwrap().exact.is_some(), taken, "{n}");
    }
}
