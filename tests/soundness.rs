//! Attempts to make the program wrong: to say `holds` of a false statement, `refuted` of a true one, or to print a bound that is too small.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "soundness/calibration.rs"]
mod calibration;
#[path = "soundness/programs.rs"]
mod programs;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use zippel::analysis::Analysis;
use zippel::check::{Checked, Statement};
use zippel::deadline::Deadline;
use zippel::eval::formal::multiplications;
use zippel::field::prime::Prime;
use zippel::interpret::{Decision, Multiple};
use zippel::plan::{Plan, Request, Roads};
use zippel::record::record;
use zippel::replay::{UniformIntegers, replay};
use zippel::sampling::{Coins, Rationals, Seed};
use zippel::syntax;
use zippel::theorem::Theorem;
use zippel::theorem::dictionary::Dictionary;
use zippel::theorem::expectation::VerdictName;
use zippel::theorem::resolve::resolve;
use zippel::trial::{Division, Trial};
use zippel::verdict::{Evidence, Reason, Verdict, decide};
use zippel::vocabulary;

const SEED: [u8; 32] = [42; 32];
/// The first root itself.
const SAME: Multiple = Multiple { root: 0, numerator: 1, denominator: 1 };

/// A theorem file without mistakes.
struct File {
    text: String,
    dictionary: Arc<Dictionary>,
    theorems: Vec<Theorem>,
}

impl File {
    fn new(text: &str) -> Self {
        let (ast, mut diagnostics) = syntax::parse(text);
        let (document, more) = resolve(&ast, text, vocabulary::dictionary());
        diagnostics.extend(more);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let (dictionary, theorems) = (document.dictionary, document.theorems);
        Self { text: text.to_owned(), dictionary, theorems }
    }

    fn check(&self, theorem: &Theorem, request: &Request) -> Checked {
        let statement = Statement::new(theorem, &self.dictionary, &self.text);
        statement.check(request, &Seed::from_bytes(SEED), &Deadline::NEVER).unwrap()
    }

    /// Checks a theorem by the formal algebra alone, which follows all components.
    fn on_all_components(&self, theorem: &Theorem, request: &Request) -> Checked {
        let statement = Statement::new(theorem, &self.dictionary, &self.text);
        let seed = Seed::from_bytes(SEED);
        match statement.program(&seed) {
            Ok(program) if program.analysis.unsatisfiable.is_none() => {
                statement.formal(program, request, &seed).unwrap()
            }
            _ => self.check(theorem, request),
        }
    }

    /// Checks the only theorem.
    fn only(&self, request: &Request) -> Checked {
        let [theorem] = &self.theorems[..] else { panic!("one theorem, please") };
        self.check(theorem, request)
    }
}

fn request(roads: Roads) -> Request {
    Request { roads, ..Request::new(80) }
}

fn mersenne() -> Prime {
    Prime::new((1 << 61) - 1).unwrap()
}

/// A request with the prime 2^61 − 1 instead of random ones.
fn with_mersenne(roads: Roads) -> Request {
    Request { prime: Some(mersenne()), ..request(roads) }
}

fn verdicts_are_as_expected(text: &str) {
    let file = File::new(text);
    for theorem in &file.theorems {
        for roads in [Roads::Primes, Roads::Both] {
            for request in [request(roads), with_mersenne(roads)] {
                let checked = file.on_all_components(theorem, &request);
                // With a fixed prime, and a height beyond it, nothing can be said.
                let beyond = request.prime.is_some()
                    && checked.verdict == Verdict::Inconclusive(Reason::OutOfReach);
                let fits = theorem.expectation.is_met_by(checked.verdict.name());
                assert!(
                    fits || beyond,
                    "{}: {:?}, {:?}",
                    theorem.title,
                    checked.verdict,
                    checked.evidence
                );
                if let Verdict::Refuted(refutation) = &checked.verdict {
                    let everywhere = theorem.tags.iter().any(|tag| tag == "everywhere");
                    let roots = !checked.program.unwrap().slp.roots.is_empty();
                    assert!(
                        refutation.everywhere == everywhere || !roots,
                        "{} fails everywhere: {}",
                        theorem.title,
                        refutation.everywhere
                    );
                }
            }
        }
    }
}

/// Statements that once were judged wrongly: guards of `0/w`, identifications under conditions that exclude a branch, products of constant
/// roots, lines without a direction.
#[test]
fn regressions() {
    verdicts_are_as_expected(include_str!("soundness/regressions.thm"));
}

/// True on all, some or no components; the butterfly three ways; Napoleon where 3 is not a square; slopes.
#[test]
fn components() {
    verdicts_are_as_expected(include_str!("soundness/trichotomy.thm"));
}

/// What fails on some components only is true as drawn, or on some components of which none is real; what fails on all is refuted.
#[test]
fn components_of_figures() {
    let file = File::new(include_str!("soundness/trichotomy.thm"));
    let mut counts = BTreeMap::new();
    for theorem in &file.theorems {
        let all = file.on_all_components(theorem, &Request::new(80)).verdict;
        let drawn = file.check(theorem, &Request::new(80)).verdict;
        *counts.entry(drawn.name()).or_insert(0) += 1;
        match (&all, &drawn) {
            (Verdict::Refuted(one), Verdict::Refuted(other)) if one.everywhere => {
                assert!(other.everywhere, "{}", theorem.title);
            }
            (Verdict::Refuted(one), other) => {
                assert!(!one.everywhere, "{}: {other:?}", theorem.title);
                let some =
                    matches!(other, Verdict::HoldsAsDrawn(_) | Verdict::HoldsOnSomeComponents(_));
                assert!(some, "{}: {other:?}", theorem.title);
            }
            _ => assert_eq!(all, drawn, "{}", theorem.title),
        }
    }
    assert!(counts[&VerdictName::HoldsAsDrawn] >= 5, "{counts:?}");
}

/// Modulo 2^61 − 1 the number 3 is not a square: only formal roots can speak of Napoleon's theorem there.
#[test]
fn napoleon_where_three_is_not_a_square() {
    let file = File::new(include_str!("soundness/trichotomy.thm"));
    let napoleon = file.theorems.iter().find(|theorem| theorem.title == "Napoleon").unwrap();
    for roads in [Roads::Primes, Roads::Both] {
        let checked = file.check(napoleon, &with_mersenne(roads));
        assert!(matches!(checked.verdict, Verdict::Holds(_)), "{:?}", checked.verdict);
        assert_eq!(checked.evidence.inverses.unwrap().zeros, 2);
    }
}

/// The exact road alone never contradicts; where conditions exclude a branch it decides nothing.
#[test]
fn the_exact_road_agrees() {
    for text in
        [include_str!("soundness/regressions.thm"), include_str!("soundness/trichotomy.thm")]
    {
        let file = File::new(text);
        for theorem in &file.theorems {
            let request = Request { target_bits: 40, ..request(Roads::Rationals) };
            let checked = file.on_all_components(theorem, &request);
            let undecided = matches!(checked.verdict, Verdict::Inconclusive(_));
            let fits = theorem.expectation.is_met_by(checked.verdict.name());
            assert!(fits || undecided, "{}: {:?}", theorem.title, checked.verdict);
        }
    }
}

/// A wrong identification is seen before any conclusion is believed: neither its zeros nor its refutations count.
#[test]
fn a_wrong_identification_is_no_verdict() {
    use Decision::{Generic, Known, SameRoot, Tangent};
    let meets = "theorem \"meets\" { points A, B, O, C\n point X on line(A, B), circle(O, C)\n";
    // The first question is whether the line AB has a direction.
    let cases = [
        // True as meant; the conclusion about the wrong point fails.
        (format!("{meets} show on(X, circle(O, C)) }}"), vec![Generic, Known(0)]),
        (format!("{meets} show on(X, circle(O, C)) }}"), vec![Generic, Tangent]),
        // False as meant; true of the wrong point.
        (format!("{meets} show on(midpoint(A, X), perpendicular_through(O, line(A, B))) }}"), vec![Generic, Known(0)]),
        (format!("{meets} show equal(X, foot(O, line(A, B))) }}"), vec![Generic, Tangent]),
        (
            "theorem \"roots\" { number a\n number b\n show sqrt(a) == sqrt(b) }".to_owned(),
            vec![SameRoot(SAME)],
        ),
        (
            "theorem \"roots\" { number a\n number b\n show sqrt(a) * sqrt(b) == a }".to_owned(),
            vec![SameRoot(SAME)],
        ),
        (
            "theorem \"base\" { points O, A, B\n point P on circle_about(O, squared_length(O, A))\n show equal_length(O, B, O, P) }".to_owned(),
            vec![Known(2)],
        ),
    ];
    for (text, decisions) in cases {
        let file = File::new(&text);
        let theorem = &file.theorems[0];
        let slp = record(theorem, &file.dictionary, &decisions).unwrap().slp;
        assert!(!slp.obligations.is_empty(), "{text}");
        let analysis = Analysis::of(&slp);
        let seed = Seed::from_bytes(SEED);
        let plan = Plan::new(&analysis, multiplications(&slp), &request(Roads::Primes)).unwrap();
        for division in [Division::Inverses, Division::Fractions] {
            let trial = Trial { slp: &slp, modulus: plan.modulus, division, seed: &seed, key: 0 };
            let tally = trial.run(plan.zeros.attempts);
            assert!(tally.violation.as_ref().unwrap().violation.obligation, "{text}: {tally:?}");
            let evidence = Evidence { inverses: Some(tally), ..Evidence::default() };
            let verdict = decide(&plan, &evidence, |_| String::new()).unwrap();
            let expected = Reason::AccidentalIdentification(String::new());
            assert_eq!(verdict, Verdict::Inconclusive(expected));
        }
        let coins: Coins<Rationals> = seed.coins(0, 0);
        let choices = UniformIntegers { coins, bits: 20 };
        let replay = replay(theorem, &file.dictionary, &decisions, choices).unwrap();
        assert!(replay.obligations.iter().any(|claimed| claimed.violation().is_some()));
    }
}

/// 2^61 − 1 divides every coefficient of these conclusions. A check that trusts a fixed prime beyond its height would accept them.
#[test]
fn a_conclusion_that_vanishes_modulo_the_prime() {
    let mut doublings = String::from("theorem \"doublings\" { number x\n d0 = x\n");
    for i in 1..=61 {
        writeln!(doublings, "d{i} = d{0} + d{0}", i - 1).unwrap();
    }
    doublings.push_str("show d61 == x }");
    let literal = "theorem \"literal\" { number x\n show 2305843009213693951 * x == 0 }";
    let divided = "theorem \"divided\" { number x\n show x == (1 - 1/2305843009213693952) * 2305843009213693952/2305843009213693951 * 2 * x }";
    for text in [literal, &doublings, divided] {
        let file = File::new(text);
        for roads in [Roads::Primes, Roads::Both] {
            let fixed = file.only(&with_mersenne(roads)).verdict;
            assert!(
                !matches!(fixed, Verdict::Holds(_) | Verdict::Proved | Verdict::Vacuous(_)),
                "{fixed:?}"
            );
            let random = file.only(&request(roads));
            assert_eq!(random.verdict.name(), VerdictName::Refuted);
            assert!(random.witness.is_some());
        }
    }
}

/// `x^p = x` at all points modulo p: only the degree tells.
#[test]
fn a_conclusion_that_vanishes_at_every_point() {
    let mut text = String::from("theorem \"Fermat\" { number x\n p0 = x\n");
    for i in 1..=60 {
        writeln!(text, "p{i} = p{0} * p{0} * x", i - 1).unwrap();
    }
    text.push_str("show p60 == x }");
    let file = File::new(&text);
    let fixed = file.only(&with_mersenne(Roads::Both));
    assert_eq!(fixed.verdict, Verdict::Inconclusive(Reason::OutOfReach));
    let random = file.only(&request(Roads::Both));
    let Verdict::Refuted(refutation) = &random.verdict else { panic!("{:?}", random.verdict) };
    assert!(refutation.everywhere && refutation.modular.as_ref().unwrap().prime.bits() > 61);
}

/// A prime that divides the denominator of a constant says nothing: neither `holds` nor `vacuous`.
#[test]
fn a_prime_that_divides_a_denominator() {
    for text in [
        "theorem \"constant\" { number x\n show x/2305843009213693951 + x/2305843009213693951 == 3 * x }",
        "theorem \"with a root\" { number x\n t = sqrt(x)/2305843009213693951\n show t + t == 3 * t }",
        "theorem \"vanishing\" { number x\n t = sqrt(x^2)\n require t + x != 0\n y = x/2305843009213693951\n show y + y == 3 * t }",
    ] {
        let file = File::new(text);
        let checked = file.only(&with_mersenne(Roads::Primes));
        assert!(matches!(checked.verdict, Verdict::Inconclusive(_)), "{:?}", checked.verdict);
        let checked = file.only(&request(Roads::Primes));
        assert_eq!(checked.verdict.name(), VerdictName::Refuted);
    }
}
