//! Statements about order: what is searched is found for every seed, and the samples are no part of the search.
#![allow(clippy::unwrap_used, reason = "a test")]

use zippel::check::{Checked, Statement};
use zippel::document::Document;
use zippel::plan::{Request, Statistics};
use zippel::sampling::Seed;
use zippel::survey;
use zippel::theorem::expectation::VerdictName;
use zippel::verdict::Verdict;

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
            let checked = statement.check_in_haste(&request, seed, &|| false).unwrap();
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

/// What is equal in every configuration is undecided for every sample, and counts as violated.
#[test]
fn what_stays_undecided_counts_as_a_violation() {
    let text = "theorem \"T\" {
        points A, B
        number x
        # x² + 1 is the square of its root, which intervals never see.
        show sqrt(x ^ 2 + 1) ^ 2 <= x ^ 2 + 1
        expect sampled
    }";
    let checked = check(text, VerdictName::Sampled, 30, &seed(2));
    let Verdict::Sampled(survey) = &checked[0].1.verdict else { panic!() };
    assert!(survey.undecided > 20, "{survey:?}");
    assert_eq!(survey.share, survey::share_at_most(30, survey.undecided, survey.confidence));
}
