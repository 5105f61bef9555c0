use super::*;
use crate::analysis::Analysis;
use crate::document::Document;
use crate::eval::Violation;
use crate::eval::formal::multiplications;
use crate::plan::Request;
use crate::record::record;
use crate::sampling::Seed;
use crate::slp::Slp;

const PLAIN: &str = "points A, B\nshow midpoint(A, B) == midpoint(B, A)";
const ROOTED: &str = "points A, B, C\nshow length(A, B) + length(B, C) == length(A, C)";

fn program(body: &str) -> Slp {
    let document = Document::read(&format!("theorem \"T\" {{\n{body}\n}}\n"));
    record(&document.theorems[0], &document.dictionary, &[]).unwrap().slp
}

fn plan(body: &str, roads: Roads) -> Plan {
    let slp = program(body);
    let request = Request { roads, ..Request::new(80) };
    Plan::new(&Analysis::of(&slp), multiplications(&slp), &request).unwrap()
}

fn verdict(plan: &Plan, evidence: &Evidence) -> Verdict {
    decide(plan, evidence, |_| "C lies on the circle".to_owned()).unwrap()
}

fn tally(attempts: u32, zeros: u32, degenerate: u32) -> Tally {
    Tally { attempts, zeros, degenerate, satisfiable: zeros > 0, ..Tally::default() }
}

#[allow(clippy::unnecessary_wraps)]
fn violation(obligation: bool) -> Option<ModularWitness> {
    let violation = Violation { obligation, position: 0, everywhere: false };
    Some(ModularWitness { prime: 101u32.into(), attempt: 1, violation })
}

fn modular(inverses: Tally) -> Evidence {
    Evidence { inverses: Some(inverses), ..Evidence::default() }
}

#[test]
fn enough_zeros_hold_and_fewer_do_not() {
    let plan = plan(PLAIN, Roads::Both);
    assert_eq!(verdict(&plan, &modular(tally(2, 2, 0))), Verdict::Holds(plan.error));
    assert_eq!(verdict(&plan, &modular(tally(8, 2, 6))), Verdict::Holds(plan.error));
    let few = verdict(&plan, &modular(tally(8, 1, 7)));
    assert_eq!(
        few,
        Verdict::Inconclusive(Reason::TooFewAdmissible { zeros: 1, required: 2, attempts: 8 })
    );
}

/// The residual is literally zero, so nothing can go wrong.
#[test]
fn without_an_error_it_is_proved() {
    for roads in [Roads::Both, Roads::Rationals] {
        let plan = plan("number x\nshow 0 * x == 0", roads);
        let exact = Some(ExactTally { attempts: 2, zeros: 2, ..ExactTally::default() });
        let evidence = Evidence { exact, ..modular(tally(2, 2, 0)) };
        assert_eq!(verdict(&plan, &evidence), Verdict::Proved);
    }
}

#[test]
fn when_the_time_is_over_nothing_is_said() {
    let late = Verdict::Inconclusive(Reason::out_of_time());
    for roads in [Roads::Both, Roads::Rationals] {
        let plan = plan(PLAIN, roads);
        assert_eq!(verdict(&plan, &Evidence::default()), late);
        let exact =
            ExactTally { attempts: 1, zeros: 1, interrupted: true, ..ExactTally::default() };
        let inverses = Tally { interrupted: true, ..tally(1, 1, 0) };
        assert_eq!(verdict(&plan, &Evidence { exact: Some(exact), ..modular(inverses) }), late);
    }
}

#[test]
fn one_violation_refutes_whatever_vanished() {
    let plan = plan(PLAIN, Roads::Both);
    let found = Tally { violation: violation(false), ..tally(2, 1, 0) };
    let refuted = Verdict::Refuted(Refutation {
        modular: violation(false),
        everywhere: false,
        error: ErrorBound::ZERO,
    });
    assert_eq!(verdict(&plan, &modular(found)), refuted);
}

#[test]
fn a_wrong_identification_is_no_refutation() {
    let plan = plan(PLAIN, Roads::Both);
    let found = Tally { violation: violation(true), ..tally(2, 1, 0) };
    let expected = Reason::AccidentalIdentification("C lies on the circle".to_owned());
    assert_eq!(verdict(&plan, &modular(found)), Verdict::Inconclusive(expected));
}

#[test]
fn only_every_rejection_is_vacuity() {
    let plan = plan(PLAIN, Roads::Both);
    assert_eq!(verdict(&plan, &modular(tally(8, 0, 8))), Verdict::Vacuous(plan.vacuity.total));
    let unusable = Tally { unusable: 1, ..tally(8, 0, 7) };
    assert!(matches!(verdict(&plan, &modular(unusable)), Verdict::Inconclusive(_)));
    // Nor does it suffice where the chance of so many rejections is larger than the error asked for.
    let mut weak = plan;
    weak.vacuity.total = ErrorBound::target(weak.target_bits - 1);
    assert!(matches!(verdict(&weak, &modular(tally(8, 0, 8))), Verdict::Inconclusive(_)));
}

#[test]
fn with_roots_rejections_are_no_evidence_and_fractions_need_one_satisfiable_point() {
    let plan = plan(ROOTED, Roads::Both);
    let rejected = tally(plan.zeros.attempts.cap(), 0, plan.zeros.attempts.cap());
    assert!(matches!(verdict(&plan, &modular(rejected.clone())), Verdict::Inconclusive(_)));
    let k = plan.guarded.as_ref().unwrap().attempts.required();
    let with = |satisfiable| Evidence {
        fractions: Some(Tally { satisfiable, ..tally(k, k, 0) }),
        ..modular(rejected.clone())
    };
    assert_eq!(verdict(&plan, &with(true)), Verdict::Holds(plan.error));
    assert_eq!(verdict(&plan, &with(false)), Verdict::Vacuous(plan.vacuity.total));
    let satisfiable = Tally { satisfiable: true, ..tally(k, k - 1, 0) };
    let few = Evidence { fractions: Some(satisfiable), ..modular(rejected) };
    assert!(matches!(verdict(&plan, &few), Verdict::Inconclusive(_)));
}

#[test]
fn roads_that_differ_give_no_verdict() {
    let plan = plan(PLAIN, Roads::Both);
    let exact = ExactTally { attempts: 1, violation: Some(Vec::new()), ..ExactTally::default() };
    let with = |inverses| Evidence { exact: Some(exact.clone()), ..modular(inverses) };
    assert!(decide(&plan, &with(tally(2, 2, 0)), |_| String::new()).is_err());
    // They agree where both see that it is false, and where one of them sees nothing.
    let found = Tally { violation: violation(false), ..tally(2, 1, 0) };
    assert!(matches!(verdict(&plan, &with(found)), Verdict::Refuted(_)));
    assert!(matches!(verdict(&plan, &with(tally(8, 1, 7))), Verdict::Inconclusive(_)));
}

#[test]
fn the_exact_road_alone_counts_its_own_zeros() {
    let plan = plan(PLAIN, Roads::Rationals);
    let exact = |zeros, violation| Evidence {
        exact: Some(ExactTally { attempts: 9, zeros, violation, ..ExactTally::default() }),
        ..Evidence::default()
    };
    let required = plan.exact.as_ref().unwrap().budget.attempts.required();
    assert_eq!(verdict(&plan, &exact(required, None)), Verdict::Holds(plan.error));
    assert!(matches!(verdict(&plan, &exact(required - 1, None)), Verdict::Inconclusive(_)));
    for (body, everywhere) in [(PLAIN, true), (ROOTED, false)] {
        let refuted = Refutation { modular: None, everywhere, error: ErrorBound::ZERO };
        let plan = self::plan(body, Roads::Rationals);
        assert_eq!(verdict(&plan, &exact(0, Some(Vec::new()))), Verdict::Refuted(refuted));
    }
}

#[test]
fn the_exact_road_alone_and_what_it_rejects() {
    let of = |plan: &Plan, tally| {
        let evidence = Evidence { exact: Some(tally), ..Evidence::default() };
        verdict(plan, &evidence)
    };
    let rejected = |degenerate, too_large| {
        let attempts = degenerate + too_large;
        ExactTally { attempts, degenerate, too_large, ..ExactTally::default() }
    };
    let mut plan = plan("number x, y\nshow x / y == x", Roads::Rationals);
    let all = plan.exact.as_ref().unwrap().vacuity.attempts.required();
    let total = plan.exact.as_ref().unwrap().vacuity.total;
    let required = plan.exact.as_ref().unwrap().budget.attempts.required();
    assert_eq!(of(&plan, rejected(all, 0)), Verdict::Vacuous(total));
    let few = Reason::TooFewAdmissible { zeros: 0, required, attempts: all - 1 };
    assert_eq!(of(&plan, rejected(all - 1, 0)), Verdict::Inconclusive(few));
    let too_large = Verdict::Inconclusive(Reason::NumbersTooLarge);
    assert_eq!(of(&plan, rejected(all - 1, 1)), too_large);
    let claim = "C lies on the circle".to_owned();
    let accident = ExactTally {
        violation: Some(Vec::new()),
        violates_obligation: Some(claim.clone()),
        ..rejected(0, 0)
    };
    let expected = Verdict::Inconclusive(Reason::AccidentalIdentification(claim));
    assert_eq!(of(&plan, accident), expected);
    // With roots rejections are no evidence, and they never are where their chance is larger than the error asked for.
    let rooted = self::plan(ROOTED, Roads::Rationals);
    assert!(matches!(of(&rooted, rejected(100, 0)), Verdict::Inconclusive(_)));
    let target = ErrorBound::target(plan.target_bits - 1);
    plan.exact.as_mut().unwrap().vacuity.total = target;
    assert!(matches!(of(&plan, rejected(all, 0)), Verdict::Inconclusive(_)));
}

/// What the road through the drawn component finds out about a theorem.
fn drawn(body: &str) -> branch::Outcome {
    let slp = program(body);
    let request = branch::Request { target_bits: 40, statistics: 0 };
    let seed = Seed::from_bytes([1; 32]);
    branch::certify(&slp, &Analysis::of(&slp), &request, &seed, 0).outcome
}

const UNDECIDED: Verdict = Verdict::Inconclusive(Reason::OutOfReach);

fn refuted(everywhere: bool) -> Verdict {
    let error = ErrorBound::ZERO;
    Verdict::Refuted(Refutation { modular: violation(false), everywhere, error })
}

#[test]
fn what_holds_on_the_only_component_holds() {
    let mut outcome = drawn("number x\nshow sqrt(x)^2 == x");
    let branch::Outcome::HoldsEverywhere(certificate) = &mut outcome else { panic!("{outcome:?}") };
    let (error, anchor) = (certificate.budget.total, certificate.anchor.point.rationals());
    let with = |formal, tested| with_drawing(formal, tested, &outcome, false);
    assert_eq!(with(UNDECIDED, FormalTest::None), Ok(Verdict::Holds(error)));
    // The formal algebra was the one road to "holds", and did not lead there.
    assert_eq!(with(UNDECIDED, FormalTest::SameProgram), Ok(Verdict::HoldsAsDrawn(error)));
    // A refutation of another program says nothing of this one.
    assert_eq!(with(refuted(true), FormalTest::OtherProgram), Ok(Verdict::HoldsAsDrawn(error)));
    assert_eq!(with(refuted(true), FormalTest::SameProgram), Err(Disagreement { point: anchor }));
    let branch::Outcome::HoldsEverywhere(certificate) = &mut outcome else { unreachable!() };
    certificate.budget.total = ErrorBound::ZERO;
    assert_eq!(with_drawing(UNDECIDED, FormalTest::None, &outcome, false), Ok(Verdict::Proved));
}

#[test]
fn what_holds_on_the_drawn_component_holds_as_drawn() {
    let outcome = drawn("number x\nshow sqrt(x^2) == x");
    let branch::Outcome::HoldsAsDrawn(certificate) = &outcome else { panic!("{outcome:?}") };
    let expected = Verdict::HoldsAsDrawn(certificate.budget.total);
    for formal in [UNDECIDED, refuted(false)] {
        for tested in [FormalTest::None, FormalTest::SameProgram] {
            let found = with_drawing(formal.clone(), tested, &outcome, false);
            assert_eq!(found, Ok(expected.clone()));
        }
    }
}

#[test]
fn what_fails_near_the_figure_is_refuted() {
    for (body, only) in [("show sqrt(x) == y", true), ("show sqrt(x^2) == y", false)] {
        let mut outcome = drawn(&format!("number x, y\n{body}"));
        let refutation = |modular, everywhere, error| {
            Ok(Verdict::Refuted(Refutation { modular, everywhere, error }))
        };
        let zero = ErrorBound::ZERO;
        let with =
            |formal, outcome: &_| with_drawing(formal, FormalTest::SameProgram, outcome, false);
        assert_eq!(with(UNDECIDED, &outcome), refutation(None, only, zero));
        let modular = violation(false);
        assert_eq!(with(refuted(false), &outcome), refutation(modular.clone(), only, zero));
        assert_eq!(with(refuted(true), &outcome), refutation(modular, true, zero));
        // Where the program rests on identifications, they may be wrong.
        let held = drawn("number x\nshow sqrt(x)^2 == x");
        let budget = held.certificate().unwrap().budget.clone();
        let error = budget.total;
        let branch::Outcome::FalseNearDrawing(found) = &mut outcome else { panic!("{outcome:?}") };
        found.obligations = Some(budget);
        assert_eq!(with(UNDECIDED, &outcome), refutation(None, only, error));
    }
}

/// Where the text selects components, a refutation by all of them is none of the text.
#[test]
fn without_a_figure_the_formal_refutation_stays() {
    use branch::{NoDrawing, Outcome};
    for (outcome, reason) in [
        (Outcome::NoDrawing(NoDrawing::NoBox), Reason::NoDrawing(NoDrawing::NoBox)),
        (Outcome::CapReached(Cap::Attempts(5)), Reason::Cap(Cap::Attempts(5))),
    ] {
        let with =
            |formal, selects| with_drawing(formal, FormalTest::SameProgram, &outcome, selects);
        let undecided = Ok(Verdict::Inconclusive(reason));
        assert_eq!(with(refuted(true), false), Ok(refuted(true)));
        assert_eq!(with(refuted(true), true), undecided);
        assert_eq!(with(UNDECIDED, false), undecided);
    }
    // What the component would have shown, had there been more time, is open.
    let late = Outcome::CapReached(Cap::Interrupted);
    for formal in [UNDECIDED, refuted(false), refuted(true)] {
        let found = with_drawing(formal, FormalTest::SameProgram, &late, false);
        assert_eq!(found, Ok(Verdict::Inconclusive(Reason::out_of_time())));
    }
}

#[test]
fn three_verdicts_affirm() {
    let error = ErrorBound::target(80);
    for (verdict, affirms, name) in [
        (Verdict::Proved, true, VerdictName::Proved),
        (Verdict::Holds(error), true, VerdictName::Holds),
        (Verdict::HoldsAsDrawn(error), true, VerdictName::HoldsAsDrawn),
        (Verdict::HoldsOnSomeComponents(error), false, VerdictName::HoldsOnSomeComponents),
        (refuted(true), false, VerdictName::Refuted),
        (Verdict::Vacuous(error), false, VerdictName::Vacuous),
        (UNDECIDED, false, VerdictName::Inconclusive),
    ] {
        assert_eq!((verdict.affirms(), verdict.name()), (affirms, name));
    }
}

#[test]
fn reasons_say_what_to_do() {
    let reason = Reason::TooManyRoots { roots: 12, limit: 8 };
    assert_eq!(
        reason.to_string(),
        "12 square roots, and all branches of at most 8 are followed: build the configuration with fewer roots"
    );
}
