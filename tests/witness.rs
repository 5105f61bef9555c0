//! Counterexamples: simple, exact, and the same for the same seed.

use serde_json::Value;
use std::process::Command;
use zippel::check::{Checked, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::plan::{Request, Roads};
use zippel::replay::{GivenPoint, replay};
use zippel::sampling::Seed;
use zippel::syntax;
use zippel::theorem::resolve::resolve;
use zippel::vocabulary;
use zippel::witness::{Quantity, Witness};

/// Digits that a numerator or denominator may have.
const DIGITS: usize = 3;

fn check_all(text: &str, seed: u8) -> Vec<(String, Checked)> {
    let (ast, mut diagnostics) = syntax::parse(text);
    let (document, more) = resolve(&ast, text, vocabulary::dictionary());
    diagnostics.extend(more);
    assert_eq!(diagnostics, []);
    let request = Request { roads: Roads::Primes, ..Request::new(80) };
    let check = |theorem| {
        Statement::new(theorem, &document.dictionary, text)
            .check(&request, &Seed::from_bytes([seed; 32]), &Deadline::NEVER)
            .expect("a theorem that can be checked")
    };
    document.theorems.iter().map(|theorem| (theorem.title.clone(), check(theorem))).collect()
}

fn told(checked: &[(String, Checked)]) -> String {
    let lines = checked.iter().flat_map(|(title, checked)| {
        let mut lines = vec![title.clone()];
        match &checked.witness {
            None => lines.push("    no real witness".to_owned()),
            Some(witness) => {
                let points = witness.points().iter();
                lines.extend(points.map(|(name, coordinates)| {
                    let written: Vec<String> =
                        coordinates.iter().map(ToString::to_string).collect();
                    format!("    {name} ({})", written.join(", "))
                }));
                let numbers = witness.numbers().iter();
                lines.extend(numbers.map(|(name, value)| format!("    {name} = {value}")));
                lines.push(format!("    {}", witness.description()));
            }
        }
        lines
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn assert_short(title: &str, checked: &Checked) {
    let witness = checked.witness.as_ref().unwrap_or_else(|| panic!("{title} has no witness"));
    let numbers = witness.numbers().iter().map(|(_, number)| number);
    let numbers = numbers.chain(witness.points().iter().flat_map(|(_, point)| point));
    for number in numbers {
        assert!(number.digits().is_some_and(|digits| digits <= DIGITS), "{title}: {number}");
    }
}

#[test]
fn false_statements_without_roots_have_short_rational_counterexamples() {
    for seed in 1..=3 {
        for (title, checked) in check_all(include_str!("witness/rational.thm"), seed) {
            assert_short(&title, &checked);
        }
    }
}

#[test]
fn counterexamples_and_what_is_said_of_them() {
    insta::assert_snapshot!(told(&check_all(include_str!("witness/rational.thm"), 7)));
}

#[test]
fn real_counterexamples_and_what_is_said_of_them() {
    insta::assert_snapshot!(told(&check_all(include_str!("witness/real.thm"), 7)));
}

#[test]
fn shrinking_is_a_function_of_the_seed() {
    for text in [include_str!("witness/rational.thm"), include_str!("witness/real.thm")] {
        let witnesses = || check_all(text, 9).into_iter().map(|(_, checked)| checked.witness);
        assert!(witnesses().eq(witnesses()));
    }
}

/// The verdict stands on the first counterexample that is met, which `simplify` replaces by that of a patient check.
#[test]
fn haste_changes_nothing_but_the_counterexample() {
    for text in [include_str!("witness/rational.thm"), include_str!("witness/real.thm")] {
        let document = Document::read(text);
        let request = Request { roads: Roads::Primes, ..Request::new(80) };
        let seed = Seed::from_bytes([7; 32]);
        let mut different = 0;
        for (theorem, (title, patient)) in document.theorems.iter().zip(check_all(text, 7)) {
            let statement = Statement::new(theorem, &document.dictionary, text);
            let mut hasty = statement.check_in_haste(&request, &seed, &Deadline::NEVER).unwrap();
            assert_eq!(hasty.verdict, patient.verdict, "{title}");
            if hasty.program.as_ref().is_some_and(|program| program.slp.roots.is_empty()) {
                let witness = hasty.witness.as_ref().unwrap_or_else(|| panic!("{title}"));
                let point = GivenPoint::new(witness.parameters());
                let decisions = &hasty.program.as_ref().unwrap().decisions;
                let replayed = replay(theorem, &document.dictionary, decisions, point).unwrap();
                assert!(!replayed.holds(), "{title}");
            }
            different += usize::from(hasty.witness != patient.witness);
            statement.simplify(&mut hasty, &seed).unwrap();
            assert_eq!(hasty.witness, patient.witness, "{title}");
        }
        assert!(different > 0);
    }
}

#[test]
fn enclosures_contain_the_number() {
    let checked = check_all(include_str!("witness/real.thm"), 7);
    let mut enclosed = 0;
    for (_, checked) in &checked {
        for (_, point) in checked.witness.iter().flat_map(Witness::points) {
            for coordinate in point {
                if let Quantity::Enclosed(enclosure) = coordinate {
                    enclosed += 1;
                    let [low, high] = enclosure.bounds().map(|bound| bound.parse::<f64>().unwrap());
                    assert!(low <= high && high - low < 1e-9, "{low} to {high}");
                }
            }
        }
    }
    assert!(enclosed > 0);
}

/// All false theorems of the library, as the program itself reports them: each is refuted and has a counterexample, with short numbers where
/// the statement has no square roots.
#[test]
fn false_theorems_of_the_library_have_short_counterexamples() {
    let run = || {
        let output = Command::new(env!("CARGO_BIN_EXE_zippel"))
            .args(["verify", "theorems", "--counterexamples", "--format", "json", "--seed", "05"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let Value::Array(rows) = serde_json::from_slice(&output.stdout).unwrap() else { panic!() };
        rows
    };
    let rows = run();
    let (mut false_ones, mut without_roots) = (0, 0);
    for row in rows.iter().filter(|row| row["expected"] == "refuted") {
        let title = &row["theorem"];
        assert_eq!(row["verdict"], "refuted", "{title}");
        let witness = row["witness"].as_object().unwrap_or_else(|| panic!("{title} has none"));
        false_ones += 1;
        if row["radicals"] != 0 {
            continue;
        }
        without_roots += 1;
        let points = witness["points"].as_object().unwrap().values();
        let coordinates = points.flat_map(|point| point.as_array().unwrap());
        for number in coordinates.chain(witness["numbers"].as_object().unwrap().values()) {
            let text =
                number.as_str().unwrap_or_else(|| panic!("{title}: {number} is no fraction"));
            for part in text.trim_start_matches('-').split('/') {
                let digits = part.bytes().all(|digit| digit.is_ascii_digit());
                assert!(digits && (1..=DIGITS).contains(&part.len()), "{title}: {text}");
            }
        }
    }
    assert!(false_ones >= 300 && without_roots >= 200, "{false_ones}, {without_roots}");
    let witnesses =
        |rows: &[Value]| rows.iter().map(|row| row["witness"].clone()).collect::<Vec<_>>();
    assert_eq!(witnesses(&rows), witnesses(&run()), "the seed decides about counterexamples");
}
