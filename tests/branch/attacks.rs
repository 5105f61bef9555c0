//! False statements that look true to a part of the road, and true ones that look false: what must never be said of each.

use crate::sketch::{Sketch, word};
use zippel::branch::cone::Cone;
use zippel::branch::figure::{Figure, Point, RootSign};
use zippel::branch::resolve::resolve;
use zippel::branch::state::Status;
use zippel::check::{Checked, Failure, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::field::montgomery::PrimeField;
use zippel::field::prime::Prime;
use zippel::plan::Request;
use zippel::sampling::Seed;
use zippel::theorem::expectation::VerdictName;
use zippel::verdict::Verdict;

pub(crate) fn checked(body: &str, target_bits: u32, seed: u8) -> Checked {
    let text = format!("theorem \"T\" {{\n{body}\n}}\n");
    let document = Document::read(&text);
    assert!(document.is_sound(), "{text}\n{:?}", document.diagnostics);
    let statement = Statement::new(&document.theorems[0], &document.dictionary, &text);
    match statement.check_in_haste(
        &Request::new(target_bits),
        &Seed::from_bytes([seed; 32]),
        &Deadline::NEVER,
    ) {
        Ok(checked) => checked,
        Err(Failure::Mistakes(mistakes)) => panic!("{text}\n{mistakes:?}"),
        Err(Failure::Disagreement(point)) => panic!("{text}\n{point:?}"),
    }
}

/// Nobody may say of these that they hold, not even as drawn.
const FALSE: &[(&str, &str)] = &[
    ("a root that misses x by little", "number x\nshow sqrt(x ^ 2 + 1 / 2 ^ 200) == x"),
    (
        "a length that misses another by little",
        "points A, B\nshow length(A, B) + 1 / 2 ^ 400 == length(A, B)",
    ),
    ("two signs at once", "number x\ny = sqrt(x ^ 2)\nshow y == x\nshow y == 0 - x"),
    (
        "constants, with the wrong sign",
        "number x\nshow x * sqrt(5 + 2 * sqrt(6)) == x * (sqrt(3) - sqrt(2))",
    ),
    (
        "constants, nearly equal",
        "number x\nshow x * sqrt(2) == x * 1414213562373095048801688724209698078569671875376948073176679737990732478462 / 10 ^ 75",
    ),
    (
        "a root of a root, with the wrong sign",
        "number x\nshow sqrt(sqrt(x ^ 4)) * sqrt(sqrt(x ^ 4)) == 0 - sqrt(x ^ 4)",
    ),
    (
        "twin points are two",
        "points A, B, C, D\npoints X, Y on circle(A, B), circle(C, D)\nshow X == Y",
    ),
    (
        "twin definitions are two points",
        "points A, B, C, D\npoint X on line(A, B), circle(C, D)\npoint Y on line(A, B), circle(C, D)\nshow X == Y",
    ),
    (
        "a point that is nearly on a circle",
        "points O, A, M\nB = A + vector(1 / 2 ^ 500, 0)\npoint X on line(B, M), circle(O, A)\nshow dot(X - B, M - O) == 0",
    ),
    (
        "a point that is nearly the known one",
        "points O, A, M\nB = A + vector(1 / 2 ^ 500, 0)\npoint X on line(B, M), circle(O, A)\nP = second_intersection(line(A, M), circle(O, A), A)\nshow X == P",
    ),
    (
        "a line that nearly touches",
        "points O, A\nT = A + vector(O.y - A.y, A.x - O.x)\nl = line(A + (O - A) / 2 ^ 500, T + (O - A) / 2 ^ 500)\npoint X on l, circle(O, A)\nshow X == A",
    ),
    (
        "nine lengths",
        "points A, B, C, D, E, F\ns = length(A, B) + length(B, C) + length(C, D) + length(D, E)\nt = length(E, F) + length(F, A) + length(A, C) + length(B, D) + length(C, E)\nshow s == t",
    ),
    (
        "the wrong one of eight patterns",
        "points A, B\nnumber t\nC = A + (1 + t ^ 2) * (B - A)\nshow length(A, B) == length(A, C) + length(B, C)",
    ),
    (
        "an incentre outside",
        "points A, B, C\nI = incenter(A, B, C)\nchoose opposite_side(I, A, line(B, C))\nshow collinear(A, I, circumcenter(A, B, C))",
    ),
    (
        "the wrong arc",
        "points A, B\nC = equilateral_apex(A, B)\npoint P on circle(A, B, C)\nchoose opposite_side(P, B, line(A, C))\nshow length(P, A) == length(P, B) + length(P, C)",
    ),
    (
        "what is assumed of another branch",
        "number x\ny = sqrt(x ^ 2)\nassume y == 0 - x\nshow y == x",
    ),
    (
        "what is assumed of points that are free",
        "points A, B, C\nassume length(A, B) == length(A, C)\nshow equal_angle(A, B, C, B, C, A)",
    ),
    (
        "a guard that hides the branch on which it is true",
        "number x\ny = sqrt(x ^ 2)\nrequire y - x != 0\nshow y == x",
    ),
    ("no parameters", "show sqrt(5 + 2 * sqrt(6)) == sqrt(3) - sqrt(2)"),
    (
        "a difference that a product of primes hides",
        "number x\nshow (2 ^ 61 - 1) * (2 ^ 61 - 31) * (sqrt(x ^ 2 + 1) - x) == 0",
    ),
    ("equal radicands, unequal roots", "points A, B\nshow length(A, B) + length(B, A) == 0"),
    (
        "equal radicands by another formula",
        "points A, B\nshow length(A, B) + sqrt((A.x - B.x) ^ 2 + (A.y - B.y) ^ 2) == 0",
    ),
];

#[test]
fn nothing_false_holds() {
    for (name, body) in FALSE {
        for (target, seed) in [(80, 1), (80, 2), (10, 3), (200, 4)] {
            let verdict = checked(body, target, seed).verdict;
            assert!(!verdict.affirms(), "{name}: {verdict:?}");
            assert_ne!(verdict.name(), VerdictName::HoldsOnSomeComponents, "{name}");
        }
    }
}

/// What these are, and whether it is true of all components.
const TRUE: &[(&str, &str, VerdictName)] = &[
    (
        "roots of constants",
        "number x\nshow x * sqrt(2) * sqrt(3) == x * sqrt(6)",
        VerdictName::Holds,
    ),
    ("a root on one side of zero", "number x\nshow sqrt(x ^ 2) == x", VerdictName::HoldsAsDrawn),
    (
        "nested constants",
        "number x\nshow x * sqrt(5 + 2 * sqrt(6)) == x * (sqrt(3) + sqrt(2))",
        VerdictName::HoldsAsDrawn,
    ),
    (
        "one square root of one number",
        "points A, B\nshow length(A, B) == sqrt((A.x - B.x) ^ 2 + (A.y - B.y) ^ 2)",
        VerdictName::Holds,
    ),
    (
        "a multiple of a root",
        "numbers x, y\nshow sqrt(9 * x ^ 2 + 9 * y ^ 2) == 3 * sqrt(x ^ 2 + y ^ 2)",
        VerdictName::Holds,
    ),
    (
        "a root with its sign assumed",
        "number x\ny = sqrt(x ^ 2)\nassume y == 0 - x\nshow y + x == 0",
        VerdictName::Holds,
    ),
    (
        "a root with its sign required",
        "number x\ny = sqrt(x ^ 2)\nrequire y + x != 0\nshow y == x",
        VerdictName::Holds,
    ),
    (
        "nine lengths, squared",
        "points A, B, C, D, E, F\ns = length(A, B) + length(B, C) + length(C, D) + length(D, E)\nt = length(E, F) + length(F, A) + length(A, C) + length(B, D) + length(C, E)\nshow (s + t) * (s - t) == s ^ 2 - t ^ 2",
        VerdictName::Holds,
    ),
    (
        "nine lengths, and one that depends on them",
        "points A, B, C, D, E, F\nnumber k\ns = length(B, C) + length(C, D) + length(D, E) + length(E, F) + length(F, A) + length(A, C) + length(B, D)\nP = A + k * (B - A)\nshow s * (length(A, P) + length(P, B)) == s * length(A, B)",
        VerdictName::HoldsAsDrawn,
    ),
    (
        "the right arc",
        "points A, B\nC = equilateral_apex(A, B)\npoint P on circle(A, B, C)\nchoose opposite_side(P, A, line(B, C))\nshow length(P, A) == length(P, B) + length(P, C)",
        VerdictName::HoldsAsDrawn,
    ),
];

#[test]
fn true_statements_hold_as_far_as_they_do() {
    for (name, body, expected) in TRUE {
        for (target, seed) in [(80, 1), (80, 2), (10, 3), (200, 4), (300, 5), (900, 6)] {
            let checked = checked(body, target, seed);
            let verdict = checked.verdict.name();
            let proved = *expected == VerdictName::Holds && verdict == VerdictName::Proved;
            assert!(verdict == *expected || proved, "{name}: {:?} at {target}", checked.verdict);
            let (zippel::verdict::Verdict::Holds(error)
            | zippel::verdict::Verdict::HoldsAsDrawn(error)) = checked.verdict
            else {
                continue;
            };
            assert!(error.meets(target), "{name}: {error}");
            assert!(checked.risk.meets(target - 3), "{name}: {}", checked.risk);
        }
    }
}

/// Small errors take several anchors, each on a grid of moderate size.
#[test]
fn small_errors_take_several_anchors() {
    let body =
        "points A, C\npoint B on line(A, C)\nshow length(A, B) + length(B, C) == length(A, C)";
    for (target, anchors) in [(80, 1), (120, 1), (200, 2), (300, 2), (900, 5), (2000, 11)] {
        let checked = checked(body, target, 1);
        let report = checked.drawn.unwrap();
        let certificate = report.outcome.certificate().unwrap();
        let quantities = &certificate.budget.quantities;
        assert_eq!(quantities.anchors, anchors, "{target}");
        assert!(quantities.grid.bits() <= 200, "{target}");
        assert!(certificate.budget.total.meets(target + 20), "{target}");
        assert!(certificate.attempts >= anchors * quantities.quota.zeros.min(1), "{target}");
    }
}

/// What is assumed of free points holds on no component: that is said, and what to do.
#[test]
fn an_assumption_about_free_points_is_named() {
    let body =
        "points A, B, C\nassume length(A, B) == length(A, C)\nshow length(B, A) == length(C, A)";
    let verdict = checked(body, 80, 1).verdict;
    let said = match verdict {
        zippel::verdict::Verdict::Inconclusive(reason) => reason.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(said.contains("holds on no branch"), "{said}");
}

/// 35, say, is a square modulo many primes. A number that is one modulo all of the first primes by which roots are decided is none for that.
#[test]
fn a_square_modulo_many_primes_is_no_square() {
    let primes: Vec<PrimeField> = (0..)
        .map(|step| (1u64 << 61) - 1 - 2 * step)
        .filter_map(Prime::new)
        .take(16)
        .map(PrimeField::new)
        .collect();
    let residue_of_all = |n: u64| primes.iter().all(|p| p.legendre(p.residue(n)) == 1);
    let is_square = |n: u64| n.isqrt().pow(2) == n;
    let n = (2..4_000_000u64).find(|&n| !is_square(n) && residue_of_all(n)).unwrap();
    let mut s = Sketch::new();
    let x = s.parameter();
    let constant = s.int(i64::try_from(n).unwrap());
    let root = s.root(constant);
    let near = s.int(i64::try_from(n.isqrt()).unwrap());
    let (left, right) = (s.mul(x, root), s.mul(x, near));
    s.equal(left, right);
    let program = s.frozen();
    let figure = Figure { point: Point::new(vec![3.into()], 0), signs: vec![RootSign::Plus] };
    let statuses = resolve(&Cone::of_claims(&program.slp), &figure).unwrap();
    assert_eq!(statuses, [Some(Status::Independent)], "√{n}");
    assert_eq!(word(&crate::sketch::run(program, 0)), "false everywhere");
}

/// More independent roots than primes can be found for: undecided, with the limit and what to do.
#[test]
fn a_limit_that_is_reached_is_named() {
    let names: Vec<String> = (0..22).map(|i| format!("P{i}")).collect();
    let lengths: Vec<String> =
        names.windows(2).map(|pair| format!("length({}, {})", pair[0], pair[1])).collect();
    let (half, rest) = lengths.split_at(10);
    let body = format!(
        "points {}\ns = {}\nt = {}\nshow (s + t) * (s - t) == s ^ 2 - t ^ 2",
        names.join(", "),
        half.join(" + "),
        rest.join(" + ")
    );
    let said = match checked(&body, 80, 1).verdict {
        zippel::verdict::Verdict::Inconclusive(reason) => reason.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(said.contains("40000") && said.contains("fewer roots"), "{said}");
}

/// Under an assumption two roads lead to "holds", and a false statement may pass on either.
#[test]
fn the_errors_of_both_roads_are_added() {
    for (body, under_assumption) in [
        ("number x\ny = sqrt(x ^ 2)\nassume y == x\nshow y + x == 2 * x", true),
        ("number x\ny = sqrt(x ^ 2)\nassume y == x\nshow y ^ 2 == x ^ 2", false),
    ] {
        for target_bits in [80, 100, 200] {
            let checked = checked(body, target_bits, 1);
            let Verdict::Holds(error) = checked.verdict else { panic!("{:?}", checked.verdict) };
            let formal = checked.plan.as_ref().unwrap().error;
            let assumed = checked.assumed.as_ref().unwrap();
            assert_eq!(assumed.attempts.is_some(), under_assumption, "{body}");
            assert_eq!(error, formal + assumed.budget.total, "{body}");
            assert!(error > formal && error > assumed.budget.total && error.meets(target_bits));
            assert!(checked.risk >= error);
        }
    }
}

/// Whatever the coins, a statement is the one that the text means.
#[test]
fn what_the_text_means() {
    let text = include_str!("meant.thm");
    let document = Document::read(text);
    assert!(document.is_sound(), "{:?}", document.diagnostics);
    for theorem in &document.theorems {
        let statement = Statement::new(theorem, &document.dictionary, text);
        for seed in 0..4 {
            let seed = Seed::from_bytes([seed; 32]);
            let checked = statement.check(&Request::new(80), &seed, &Deadline::NEVER).unwrap();
            assert_eq!(checked.verdict.name(), theorem.expectation.0, "{}", theorem.title);
        }
    }
}
