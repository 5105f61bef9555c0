//! Counterexamples: simple, exact, and the same for the same seed.

use std::path::{Path, PathBuf};
use zippel::check::{Checked, Statement};
use zippel::document::Document;
use zippel::plan::{Request, Roads};
use zippel::replay::{GivenPoint, replay};
use zippel::sampling::Seed;
use zippel::syntax;
use zippel::theorem::expectation::VerdictName;
use zippel::theorem::resolve::resolve;
use zippel::verdict::Verdict;
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
            .check(&request, &Seed::from_bytes([seed; 32]), &|| false)
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
            let mut hasty = statement.check_in_haste(&request, &seed, &|| false).unwrap();
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

fn theorem_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(theorem_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "thm") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The library of theorems, as far as it stands by itself.
#[test]
fn false_theorems_of_the_library_have_short_counterexamples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("theorems");
    for file in theorem_files(&folder) {
        let text = std::fs::read_to_string(&file).unwrap();
        let (ast, diagnostics) = syntax::parse(&text);
        let (document, more) = resolve(&ast, &text, vocabulary::dictionary());
        if !diagnostics.is_empty() || !more.is_empty() {
            continue;
        }
        for theorem in &document.theorems {
            if theorem.expectation.0 != VerdictName::Refuted {
                continue;
            }
            let request = Request { roads: Roads::Primes, ..Request::new(80) };
            let checked = Statement::new(theorem, &document.dictionary, &text)
                .check(&request, &Seed::from_bytes([5; 32]), &|| false)
                .unwrap();
            let rootless =
                checked.program.as_ref().is_some_and(|program| program.slp.roots.is_empty());
            if rootless && matches!(checked.verdict, Verdict::Refuted(_)) {
                assert_short(&theorem.title, &checked);
            }
        }
    }
}
