//! Statements about order: what is searched is found for every seed, and the samples are no part of the search.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::time::Duration;
use zippel::check::{Checked, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::plan::{Request, Statistics};
use zippel::report::build::Context;
use zippel::report::record::{Record, SeedOrigin};
use zippel::sampling::Seed;
use zippel::survey;
use zippel::theorem::expectation::VerdictName;
use zippel::verdict::{Reason, Verdict};

const ORDER: [&str; 2] = [
    include_str!("../theorems/order/inequalities.thm"),
    include_str!("../theorems/order/positions.thm"),
];

fn seed(number: u8) -> Seed {
    Seed::from_bytes(std::array::from_fn(|i| number ^ u8::try_from(i * 7).unwrap()))
}

fn document(text: &str) -> Document {
    let document = Document::read(text);
    assert!(document.is_sound(), "{:?}", document.diagnostics);
    document
}

/// Checks the theorems of a text that claim an order and expect this verdict; so many samples.
fn check(text: &str, expected: VerdictName, samples: u32, seed: &Seed) -> Vec<(String, Checked)> {
    let document = document(text);
    let survey = survey::Request { samples, ..survey::Request::default() };
    let statistics = Statistics { survey, ..Statistics::default() };
    let request = Request { statistics, ..Request::new(80) };
    let theorems = document.theorems.iter();
    theorems
        .filter(|theorem| theorem.claims_order(&document.dictionary))
        .filter(|theorem| theorem.expectation.is_met_by(expected))
        .map(|theorem| {
            let statement = Statement::new(theorem, &document.dictionary, text);
            let checked = statement.check_in_haste(&request, seed, &Deadline::NEVER).unwrap();
            (theorem.title.clone(), checked)
        })
        .collect()
}

/// Whatever the seed, a statement that fails where a geometer looks first is refuted, and comes with its counterexample.
#[test]
fn thin_sets_of_violations_are_found_for_every_seed() {
    let mut statements = 0;
    for number in 0..200 {
        for text in ORDER.iter().chain(&[include_str!("survey/thin.thm")]) {
            for (title, checked) in check(text, VerdictName::Refuted, 1, &seed(number)) {
                assert_eq!(checked.verdict.name(), VerdictName::Refuted, "{title}, seed {number}");
                assert!(checked.witness.is_some(), "{title}, seed {number}");
                statements += 1;
            }
        }
    }
    assert!(statements > 200 * 30, "{statements}");
}

/// A true statement is not refuted, however often it is asked.
#[test]
fn nothing_refutes_a_true_statement() {
    for number in 0..20 {
        for text in ORDER {
            for (title, checked) in check(text, VerdictName::Sampled, 20, &seed(number)) {
                assert_eq!(checked.verdict.name(), VerdictName::Sampled, "{title}, seed {number}");
            }
        }
    }
}

/// The search adds nothing to the samples: their number is that of the request, and so is the share.
#[test]
fn the_search_is_no_part_of_the_statistics() {
    for samples in [40, 500] {
        for (title, checked) in check(ORDER[0], VerdictName::Sampled, samples, &seed(1)) {
            let Verdict::Sampled(survey) = &checked.verdict else { panic!("{title}") };
            assert_eq!((survey.samples, survey.undecided), (samples, 0), "{title}");
            let share = survey::share_at_most(samples, 0, survey::Confidence::default());
            assert_eq!(survey.share, share, "{title}");
            assert!(survey.searched > 0, "{title}");
        }
    }
}

/// The verdict on a theorem with these lines.
fn verdict(lines: &str, samples: u32, number: u8) -> Verdict {
    let text = format!("theorem \"T\" {{\nnumbers x, y\n{lines}\nexpect sampled\n}}\n");
    check(&text, VerdictName::Sampled, samples, &seed(number)).remove(0).1.verdict
}

/// What is equal is undecided, for intervals never see that `z` is the square of its root; it counts as violated.
#[test]
fn what_stays_undecided_counts_as_a_violation() {
    // The roots are equal in every other configuration.
    let lines = "z = x ^ 2 + 1\nw = sqrt(y ^ 2)\nshow sqrt(z) ^ 2 * (w + y) <= z * (w + y) + w - y";
    let Verdict::Sampled(survey) = verdict(lines, 30, 2) else { panic!() };
    assert!((5..=25).contains(&survey.undecided), "{survey:?}");
    assert_eq!(survey.share, survey::share_at_most(30, survey.undecided, survey.confidence));
    let always = verdict("z = x ^ 2 + 1\nshow sqrt(z) ^ 2 <= z", 30, 2);
    assert_eq!(always, Verdict::Inconclusive(Reason::NothingSampled));
}

/// An equation that holds as drawn is one of the conclusions: what violates it violates the statement.
#[test]
fn equations_that_depend_on_the_figure_are_sampled_too() {
    for lines in [
        "t = sqrt(x ^ 2)\nshow t == x\nshow x ^ 2 >= 0",
        "t = sqrt(x ^ 2)\nshow x ^ 2 >= 0\nshow t + x == 0",
        "t = sqrt((x + y) ^ 2)\nshow t == x + y\nshow x ^ 2 + y ^ 2 >= 2 * x * y",
    ] {
        for number in 0..5 {
            let found = verdict(lines, 40, number);
            assert!(matches!(found, Verdict::Refuted(_)), "{lines}: {found:?}");
        }
    }
    // Where the text picks the figures, it is true in all of them.
    let picked = "t = sqrt(x ^ 2)\nassume t == x\nshow t == x\nshow x ^ 2 >= 0";
    assert!(matches!(verdict(picked, 40, 1), Verdict::Sampled(_)), "{:?}", verdict(picked, 40, 1));
}

/// A configuration refutes only where what is assumed holds exactly there, however nearly it holds elsewhere.
#[test]
fn what_is_nearly_assumed_refutes_nothing() {
    let lines = |assumed: &str, claim: &str| {
        format!("t = sqrt(x ^ 2)\nassume t == {assumed}\nshow {claim}")
    };
    for number in 0..5 {
        let nearly = verdict(&lines("x + 1 / 10 ^ 40", "x < 0"), 40, number);
        assert!(matches!(nearly, Verdict::Inconclusive(_)), "{nearly:?}");
        let exactly = verdict(&lines("x", "x < 0"), 40, number);
        assert!(matches!(exactly, Verdict::Refuted(_)), "{exactly:?}");
        let rightly = verdict(&lines("x", "x >= 0"), 40, number);
        assert!(matches!(rightly, Verdict::Sampled(_)), "{rightly:?}");
    }
}

/// A counterexample in a special position comes with the condition that excludes it.
#[test]
fn what_excludes_a_degenerate_counterexample_is_said() {
    for (claim, condition) in [
        ("length(A, C) < length(A, B) + length(B, C)", "not collinear(A, B, C)"),
        ("inside(incenter(A, B, C), A, B, C)", "not collinear(A, B, C)"),
        ("0 < squared_length(A, B)", "A != B"),
    ] {
        let theorem = |conditions: &str| {
            format!("theorem \"T\" {{\npoints A, B, C\n{conditions}show {claim}\n}}\n")
        };
        let told = |text: &str| {
            let document = document(text);
            let statement = Statement::new(&document.theorems[0], &document.dictionary, text);
            let checked = statement.check(&Request::new(80), &seed(4), &Deadline::NEVER).unwrap();
            let context = Context { file: "t.thm", seed: &seed(4), origin: SeedOrigin::Chosen };
            Record::new(context, &statement, &checked, Duration::ZERO)
        };
        let without = told(&theorem(""));
        assert_eq!(without.verdict, VerdictName::Refuted, "{claim}");
        let hint = format!("`require {condition}` excludes that");
        assert!(without.detail.contains(&hint), "{claim}: {}", without.detail);
        let with = told(&theorem(&format!("require {condition}\n")));
        assert_eq!(with.verdict, VerdictName::Sampled, "{claim}: {}", with.detail);
    }
}
