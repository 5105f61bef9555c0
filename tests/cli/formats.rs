//! The forms of the report.

use crate::harness::{Ran, masked, zippel};
use serde_json::Value;

const MIXED: &str = "tests/cli/mixed.thm";

macro_rules! snapshot {
    ($name:literal, $text:expr) => {
        insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!($name, $text);
        });
    };
}
pub(crate) use snapshot;

fn rows(ran: &Ran) -> Vec<Value> {
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_table() {
    let ran = zippel(&["verify", MIXED, "tests/cli/unexpected.thm", "--seed", "2a"]);
    assert_eq!(ran.status, Some(1));
    // The number k of the second file is idle, and only that is said beside the table.
    assert!(ran.err.starts_with("warning[Z0502]") && ran.err.matches("Z0").count() == 1);
    snapshot!("table", masked(&ran.out));
    let more = zippel(&["verify", MIXED, "--seed", "2a", "--counterexamples"]);
    assert_eq!(more.status, Some(0));
    for title in ["Simson without the circle: refuted, as", "The incentre on a side: refuted, as"] {
        assert!(more.out.contains(title) && !ran.out.contains(title), "{}", more.out);
    }
}

#[test]
fn json_has_every_field() {
    let ran = zippel(&["verify", MIXED, "--seed", "2a", "--format", "json"]);
    assert_eq!(ran.status, Some(0));
    let rows = rows(&ran);
    let verdicts: Vec<&str> = rows.iter().map(|row| row["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["holds", "refuted", "holds", "refuted", "proved", "vacuous"]);
    for row in &rows {
        assert_eq!(row["schema"], "zippel-report/2");
        assert_eq!(row["file"], MIXED);
        assert_eq!(row["as_expected"], true);
        assert_eq!(row["seed"].as_str().unwrap().len(), 64);
        assert_eq!(row["seed_origin"], "chosen");
        assert!(row["seconds"].is_f64() && row["parameters"].is_u64());
        let certain = matches!(row["verdict"].as_str(), Some("proved" | "refuted"));
        assert_eq!(row["error_bits"].is_null(), certain, "{row}");
        assert_eq!(row["witness"].is_object(), row["verdict"] == "refuted");
        let bound = row["bound"].as_object().unwrap();
        for field in [
            "degree",
            "height_bits",
            "prime_bits",
            "attempt_bits",
            "zeros",
            "attempts",
            "attempt_cap",
        ] {
            assert!(bound.contains_key(field), "{field}");
        }
        let binding = |terms: &Value| {
            terms.as_array().unwrap().iter().filter(|term| term["binds"] == true).count()
        };
        assert_eq!(binding(&row["terms"]), 1);
    }
    assert_eq!(rows[0]["source"], "William Wallace, 1799");
    assert!(rows[0]["error_bits"].as_f64().unwrap() >= 80.0);
    assert!(rows[1]["witness"]["points"]["L"][0].is_string());
    assert!(rows[1]["witness"]["prime"].is_string(), "primes of 61 bits are no numbers in JSON");
    assert_eq!(rows[2]["radicals"], 3);
}

#[test]
fn json_lines_are_the_objects_of_the_array() {
    let array = zippel(&["verify", MIXED, "--seed", "2a", "--format", "json"]);
    let lines = zippel(&["verify", MIXED, "--seed", "2a", "--format", "jsonl"]);
    let objects: Vec<String> = masked(&lines.out).lines().map(str::to_owned).collect();
    assert_eq!(masked(&array.out), format!("[\n{}\n]\n", objects.join(",\n")));
    assert!(lines.err.contains("6 theorems") && lines.err.contains("seed 00"), "{}", lines.err);
    snapshot!("line", objects[1]);
}

#[test]
fn junit() {
    let paths =
        ["tests/cli/late.thm", MIXED, "tests/cli/undecided.thm", "tests/cli/unexpected.thm"];
    let mut arguments = vec!["verify", "--seed", "2a", "--format", "junit"];
    arguments.extend(paths);
    let ran = zippel(&arguments);
    assert_eq!(ran.status, Some(2));
    snapshot!("junit", masked(&ran.out));
}

#[test]
fn what_is_wrong_is_no_verdict_and_does_not_disappear() {
    let ran =
        zippel(&["verify", "tests/cli/wrong.thm", "tests/cli/late.thm", MIXED, "--format", "json"]);
    assert_eq!(ran.status, Some(2));
    let rows = rows(&ran);
    assert_eq!(rows.len(), 8);
    for (row, file, codes) in [
        (&rows[0], "tests/cli/wrong.thm", &["Z0201", "Z0202", "Z0203"][..]),
        (&rows[1], "tests/cli/late.thm", &["Z0303"]),
    ] {
        assert_eq!((&row["file"], &row["problem"]), (&file.into(), &"mistakes".into()));
        assert!(row["verdict"].is_null() && row["as_expected"] == false);
        let mistakes = row["mistakes"].as_array().unwrap();
        let found: Vec<&str> = mistakes.iter().map(|m| m["code"].as_str().unwrap()).collect();
        assert_eq!(found, codes);
        assert!(
            mistakes
                .iter()
                .all(|m| m["line"].is_u64() && ran.err.contains(m["code"].as_str().unwrap()))
        );
    }
}

#[test]
fn the_same_bytes_from_any_number_of_threads() {
    for format in ["text", "json", "jsonl", "junit"] {
        let run = |threads: &str| {
            let ran = zippel(&[
                "verify",
                "tests/cli",
                "--seed",
                "7",
                "--format",
                format,
                "--threads",
                threads,
            ]);
            (ran.status, masked(&ran.out), masked(&ran.err))
        };
        let alone = run("1");
        assert_eq!(alone.0, Some(2));
        assert_eq!(run("2"), alone);
        assert_eq!(run("7"), alone);
        assert_eq!(run("7"), alone);
    }
}

#[test]
fn a_seed_of_the_system_is_printed_and_replays_the_run() {
    let first = zippel(&["verify", MIXED, "--format", "jsonl"]);
    let row: Value = serde_json::from_str(first.out.lines().next().unwrap()).unwrap();
    let seed = row["seed"].as_str().unwrap();
    assert_eq!(row["seed_origin"], "system");
    let second = zippel(&["verify", MIXED, "--format", "jsonl", "--seed", seed]);
    let replayed = masked(&second.out).replace("\"chosen\"", "\"system\"");
    assert_eq!(replayed, masked(&first.out));
    assert!(first.err.contains("from the operating system") && !first.err.contains("void"));
    assert!(second.err.contains("void against statements chosen knowing the seed"));
    let other = zippel(&["verify", MIXED, "--format", "jsonl"]);
    assert_ne!(masked(&other.out), masked(&first.out));
}

#[test]
fn each_road() {
    for over in ["primes", "rationals", "both"] {
        let ran = zippel(&["verify", MIXED, "--over", over, "--error", "1e-6", "--format", "json"]);
        let rows = rows(&ran);
        assert_eq!(rows[0]["verdict"], "holds");
        assert!(rows[0]["error_bits"].as_f64().unwrap() >= 19.0);
        assert_eq!(rows[0]["bound"]["prime_bits"].is_null(), over == "rationals");
        assert_eq!(rows[1]["verdict"], "refuted");
    }
}

#[test]
fn very_small_errors_come_with_a_remark() {
    let remark = "This bounds the algorithm: faults of hardware";
    let ran = zippel(&["verify", "tests/cli/mixed.thm", "--error", "2^-300"]);
    assert!(ran.out.replace('\n', " ").contains(remark), "{}", ran.out);
    let ran = zippel(&["verify", "tests/cli/mixed.thm"]);
    assert!(!ran.out.replace('\n', " ").contains(remark));
}
