//! A report is a function of texts, plan, seed and version: not of threads, folder, language, time zone, build or machine.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// What is checked: all kinds of verdicts, and folders of theorems.
const PATHS: [&str; 3] =
    ["tests/determinism/verdicts.thm", "theorems/incidence", "tests/cli/mixed.thm"];

/// The report in a format, without its times.
fn report(
    format: &str,
    more: &[&str],
    folder: Option<&Path>,
    environment: &[(&str, &str)],
) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_zippel"));
    command.args(["verify", "--format", format, "--seed", "2a"]).args(more).args(PATHS);
    command.current_dir(folder.unwrap_or(root)).envs(environment.iter().copied());
    let output = command.output().unwrap();
    assert!(matches!(output.status.code(), Some(0..=3)), "{:?}", output.status);
    timeless(&String::from_utf8(output.stdout).unwrap(), format)
}

fn timeless(report: &str, format: &str) -> String {
    let end = if format == "junit" { "time=\"" } else { "\"seconds\":" };
    let mut parts = report.split(end);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(end);
        text.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() || " -+.e".contains(c)));
    }
    text
}

/// A folder elsewhere in which the same theorems stand under the same names.
#[cfg(unix)]
fn elsewhere() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("else where");
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["theorems", "tests"] {
        let link = folder.join(name);
        let _ = std::fs::remove_file(&link);
        std::os::unix::fs::symlink(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), link).unwrap();
    }
    folder
}

#[test]
fn reports_depend_on_what_is_asked_and_on_nothing_else() {
    let once = report("jsonl", &["--threads", "1"], None, &[]);
    assert!(once.lines().count() > 30);
    let twice = report("jsonl", &["--threads", "1"], None, &[]);
    assert!(once == twice, "two runs");
    let other = report("jsonl", &["--threads", "1", "--seed", "2b"], None, &[]);
    assert!(once != other, "the seed is one of the things that matter");
    let shared = report("jsonl", &["--threads", "16"], None, &[]);
    assert!(once == shared, "one thread and sixteen");
    let foreign = [
        ("LC_ALL", "de_DE.UTF-8"),
        ("LANG", "tr_TR.UTF-8"),
        ("TZ", "Pacific/Kiritimati"),
        ("NO_COLOR", "1"),
        ("RAYON_NUM_THREADS", "3"),
    ];
    assert!(once == report("jsonl", &[], None, &foreign), "another language and time zone");
    #[cfg(unix)]
    assert!(once == report("jsonl", &[], Some(&elsewhere()), &[]), "another folder");
    let junit = report("junit", &["--threads", "1"], None, &[]);
    assert!(junit == report("junit", &["--threads", "16"], None, &foreign), "another format");
}

/// The report on one theorem for each verdict, whatever build and machine it comes from. It changes with the plan, with what a report says,
/// and with how counterexamples are made simple.
#[test]
fn every_build_gives_the_same_report() {
    let report = report("json", &[], None, &[]);
    let rows: Vec<serde_json::Value> =
        serde_json::from_str(&report.replace("\"seconds\":", "\"seconds\":0")).unwrap();
    let own = rows.into_iter().filter(|row| row["file"] == PATHS[0]).collect::<Vec<_>>();
    insta::assert_snapshot!(serde_json::to_string_pretty(&own).unwrap());
}
