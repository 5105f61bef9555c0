//! Whatever breaks on one theorem or file, every command goes on with the others, and says how to meet the defect again.
//!
//! Builds with debug assertions panic on purpose at the theorem or file that a variable names.
#![cfg(debug_assertions)]

use crate::harness::{Ran, command, folder};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with three theorems in one file.
fn three(name: &str) -> (PathBuf, String) {
    let root = folder("isolation").join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).unwrap();
    let path = root.join("three.thm");
    let theorem = |title: &str, lines: &str| format!("theorem \"{title}\" {{\n{lines}\n}}\n\n");
    let text = theorem("One", "points A, B\nshow midpoint(A, B) == midpoint(B, A)")
        + &theorem("Two", "points A, B\nshow A == B\nexpect refuted")
        + &theorem("Three", "points A, B, C\nM = midpoint(A, C)\nshow collinear(A, C, M)");
    fs::write(&path, text).unwrap();
    (root, path.to_str().unwrap().to_owned())
}

/// The run that breaks at this theorem or file.
fn broken(at: &str, arguments: &[&str]) -> Ran {
    let output = command(arguments).env("ZIPPEL_PANIC_AT", at).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// The defect is told, with its subject and the command that meets it again; that command is carried out, and does.
fn is_told(ran: &Ran, at: &str) {
    assert_eq!(ran.status, Some(70), "{}{}", ran.out, ran.err);
    let said = format!("{}\n{}", ran.out, ran.err);
    assert!(said.contains("ZIPPEL_PANIC_AT is set"), "{said}");
    let again = said.lines().map(str::trim).find(|line| line.starts_with("zippel "));
    let again = again.unwrap_or_else(|| panic!("how does it happen again? {said}"));
    let arguments: Vec<&str> = again.split(' ').skip(1).collect();
    assert_eq!(broken(at, &arguments).status, Some(70), "{again}");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn verify() {
    let (_, path) = three("verify");
    for at in ["Two", "record of \"Two\""] {
        let ran = broken(at, &["verify", &path]);
        is_told(&ran, at);
        assert!(ran.out.contains("One") && ran.out.contains("Three"), "{}", ran.out);
        let ran = broken(at, &["verify", &path, "--format", "json"]);
        let rows: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
        let said = |row: &Value| {
            let said = row["verdict"].as_str().or(row["problem"].as_str());
            (row["theorem"].as_str().unwrap().to_owned(), said.unwrap().to_owned())
        };
        let said: Vec<(String, String)> = rows.iter().map(said).collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(said, [("One", "holds"), ("Two", "internal-error"), ("Three", "holds")]);
    }
}

#[test]
fn the_reading_of_a_file() {
    let (root, path) = three("reading");
    let whole = root.to_str().unwrap();
    fs::write(root.join("other.thm"), fs::read(&path).unwrap()).unwrap();
    for command in ["verify", "lint"] {
        let ran = broken(&path, &[command, whole]);
        is_told(&ran, &path);
        assert!(command == "lint" || ran.out.contains("Three"), "{}", ran.out);
    }
}

#[test]
fn explain() {
    let (_, path) = three("explain");
    let ran = broken("Two", &["explain", &path]);
    is_told(&ran, "Two");
    assert!(ran.out.contains("theorem \"One\"") && ran.out.contains("theorem \"Three\""));
}

#[test]
fn plot() {
    let (root, path) = three("plot");
    let out = root.join("figures");
    let ran = broken("Two", &["plot", &path, "-o", out.to_str().unwrap()]);
    is_told(&ran, "Two");
    assert_eq!(names(&out), ["one.svg", "three.svg"]);
}

#[test]
fn report() {
    let (root, path) = three("report");
    let out = root.join("report");
    let arguments = ["report", &path, "-o", out.to_str().unwrap()];
    for (at, problem) in [("Two", Some("internal-error")), ("figure of \"Two\"", None)] {
        let ran = command(&arguments).env("ZIPPEL_PANIC_AT", at).current_dir(&root).output();
        assert_eq!(ran.unwrap().status.code(), Some(70), "{at}");
        let text = fs::read_to_string(out.join("report.json")).unwrap();
        let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
        assert_eq!(rows.len(), 3, "{at}");
        assert_eq!(rows[1]["problem"].as_str(), problem, "{at}");
        assert_eq!([&rows[0]["verdict"], &rows[2]["verdict"]], ["holds", "holds"], "{at}");
        let page = fs::read_to_string(out.join("index.html")).unwrap();
        assert!(page.matches("<svg").count() >= 2, "{at}");
    }
}

#[test]
fn lint() {
    let (root, path) = three("lint");
    let idle = "\ntheorem \"Idle\" {\npoints A, B, C\nshow midpoint(A, B) == midpoint(B, A)\n}\n";
    fs::write(&path, fs::read_to_string(&path).unwrap() + idle).unwrap();
    let ran = broken("Two", &["lint", root.to_str().unwrap()]);
    is_told(&ran, "Two");
    assert!(ran.err.contains("no conclusion depends on `C`"), "{}", ran.err);
}

#[test]
fn fmt() {
    let (root, path) = three("fmt");
    let other = root.join("unlike.thm");
    fs::write(&other, "theorem \"T\" { points A, B; show A == A }\n").unwrap();
    let before = [&path, other.to_str().unwrap()].map(|path| fs::read_to_string(path).unwrap());
    let ran = broken(&path, &["fmt", root.to_str().unwrap()]);
    is_told(&ran, &path);
    let after = [&path, other.to_str().unwrap()].map(|path| fs::read_to_string(path).unwrap());
    assert_eq!(before[0], after[0]);
    assert_ne!(before[1], after[1]);
}

/// The problems of one file are as far apart as those of several.
#[test]
fn foreign_problems() {
    let (root, _) = three("foreign");
    let path = root.join("problems.txt");
    let problem =
        |title: &str| format!("{title}\na b c = triangle a b c; m = midpoint m b a ? coll m a b\n");
    fs::write(&path, problem("first") + &problem("second") + &problem("third")).unwrap();
    let path = path.to_str().unwrap();
    let ran = broken("second", &["verify", path]);
    is_told(&ran, "second");
    assert!(ran.out.contains("first") && ran.out.contains("third"), "{}", ran.out);
    let out = root.join("imported");
    let ran = broken("second", &["import", path, "-o", out.to_str().unwrap()]);
    assert_eq!(ran.status, Some(70), "{}{}", ran.out, ran.err);
    assert!(ran.err.contains(&format!("zippel import {path} -o DIR")), "{}", ran.err);
    assert_eq!(names(&out), ["first.thm", "third.thm"]);
}

#[test]
fn what_is_around_everything() {
    let ran = broken("zippel", &["words"]);
    assert_eq!(ran.status, Some(70));
    assert!(ran.err.contains("error: a defect of Zippel: ZIPPEL_PANIC_AT is set"), "{}", ran.err);
}
