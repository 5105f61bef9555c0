//! The program on foreign files: what it writes, verifies and counts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROBLEMS: &str = "examples/one.gex\na b c = triangle a b c; m = midpoint a b; n = midpoint n a c ? para m n b c\n\
                        examples/one.gex\na b c = triangle a b c ? coll a b c\n\
                        three\na b = segment a b; c = s_angle a b c 40 ? coll a b c\n\
                        four\na b = segment a b ? coll a b\n";
const FIGURE: &str = "point A 0 0\npoint B 9 0\npoint C 5 7\nmidpoint M A B\nmidpoint N A C\nprove { parallel M N B C }\n";

/// Status, output and complaints of a run.
fn zippel(arguments: &[&str]) -> (Option<i32>, String, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_zippel")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (ran.status.code(), text(ran.stdout), text(ran.stderr))
}

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn contents(folder: &Path) -> BTreeMap<String, (String, std::time::SystemTime)> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let written = path.metadata().unwrap().modified().unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, (fs::read_to_string(path).unwrap(), written))
        })
        .collect()
}

/// Title and verdict of each line of a report.
fn verdicts(jsonl: &str) -> Vec<(String, String)> {
    jsonl
        .lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            (row["theorem"].to_string(), row["verdict"].to_string())
        })
        .collect()
}

#[test]
fn importing_writes_what_verifying_checks_and_twice_changes_nothing() {
    let folder = folder("import");
    let (file, out) = (folder.join("problems.txt"), folder.join("out"));
    fs::write(&file, PROBLEMS).unwrap();
    let (file, out_name) = (file.to_str().unwrap(), out.to_str().unwrap());
    let arguments = ["import", "--from", "alphageometry", file, "-o", out_name];
    let (status, said, complaints) = zippel(&arguments);
    assert_eq!(status, Some(2), "{complaints}");
    assert_eq!(said, "2 theorems; 1 not supported; 1 wrong; 2 files written\n");
    let first = contents(&out);
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    assert_eq!(names, ["examples-one.gex-2.thm", "examples-one.thm"]);
    let (_, said, _) = zippel(&arguments);
    assert_eq!(said, "2 theorems; 1 not supported; 1 wrong; 0 files written\n");
    assert_eq!(contents(&out), first);
    let seed = ["--seed", "7", "--format", "jsonl"];
    let (_, here, _) = zippel(&[&["verify", out_name][..], &seed].concat());
    let (status, there, _) =
        zippel(&[&["verify", "--from", "alphageometry", file][..], &seed].concat());
    assert_eq!(status, Some(2));
    let mut imported = verdicts(&here);
    imported.sort();
    let mut direct = verdicts(&there);
    direct.retain(|(_, verdict)| verdict != "null");
    direct.sort();
    assert_eq!(imported, direct);
    assert_eq!(imported.len(), 2);
}

#[test]
fn formats_are_recognised_and_rows_counted() {
    let folder = folder("verify");
    fs::write(folder.join("problems.txt"), PROBLEMS).unwrap();
    fs::write(folder.join("figure.gcl"), FIGURE).unwrap();
    fs::write(folder.join("notes.txt"), "nothing of that sort\n").unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (status, table, complaints) =
        zippel(&["verify", &path("problems.txt"), &path("figure.gcl")]);
    assert_eq!(status, Some(2), "{table}{complaints}");
    assert!(table.contains("– not checked: three: line 6: not supported: clause 2"), "{table}");
    assert!(
        table.contains("✗ not checked: four: line 8: the goal `coll` does not take 2 arguments"),
        "{table}"
    );
    assert!(
        table.contains(
            "3 theorems: 2 holds, 1 refuted; 1 not as expected; 1 not supported; 1 wrong problem"
        ),
        "{table}"
    );
    assert!(complaints.contains("problems.txt:8:"), "{complaints}");
    // Of a folder only the files in the format that is asked for are read.
    let (status, table, _) = zippel(&["verify", "--from", "gclc", folder.to_str().unwrap()]);
    assert_eq!(status, Some(0), "{table}");
    assert!(table.contains("1 theorem: 1 holds; all as expected"), "{table}");
    let (status, _, complaints) = zippel(&["verify", "--from", "gclc", &path("notes.txt")]);
    assert_eq!(status, Some(3), "{complaints}");
    let (status, _, _) = zippel(&["verify", "--from", "geometer", &path("figure.gcl")]);
    assert_eq!(status, Some(2));
}

#[test]
fn a_problem_that_is_not_supported_never_passes() {
    let folder = folder("unsupported");
    let file = folder.join("one.txt");
    fs::write(&file, "one\na b c = triangle a b c ? acompute a b a c\n").unwrap();
    let (status, table, _) = zippel(&["verify", file.to_str().unwrap()]);
    assert_eq!(status, Some(3), "{table}");
    assert!(table.contains("0 theorems; 1 not supported"), "{table}");
}

#[test]
fn an_audit_tells_what_a_maintainer_wants_to_know() {
    let folder = folder("audit");
    let file = folder.join("problems.txt");
    let text = "one\na b c = triangle a b c; m = midpoint a b; n = midpoint n a c ? para m n b c\n\
                same\nx y z = triangle x y z; u = midpoint x y; v = midpoint v x z ? para u v y z\n\
                false\na b c = triangle a b c ? coll a b c\n\
                branch\na b c = triangle a b c; d = eq_triangle d c a; e = eq_triangle e b a ? cong d b c e\n\
                altitudes\na b c = triangle a b c; h = orthocenter a b c ? perp a h b c\n\
                decimal\na b = segment a b; x = rconst2 x a b 0.333333333 ? rconst a x b x 1/3\n";
    fs::write(&file, text).unwrap();
    let out = folder.join("report");
    let (status, _, complaints) =
        zippel(&["report", "--audit", file.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(status, Some(1), "{complaints}");
    let audit = fs::read_to_string(out.join("audit.md")).unwrap();
    let section = |title: &str| {
        let start =
            audit.find(&format!("## {title}")).unwrap_or_else(|| panic!("{title}: {audit}"));
        let rest = &audit[start + 3..];
        rest[..rest.find("\n## ").unwrap_or(rest.len())].to_owned()
    };
    assert!(section("False as written").contains("false"));
    assert!(section("False as written").contains("index.html"));
    assert!(section("True for the drawn figure only").contains("branch"));
    let same = section("The same more than once");
    assert!(same.contains("one") && same.contains("same"), "{same}");
    assert!(section("Decimals near a fraction").contains("1/3"));
    assert!(section("Conditions").contains("altitudes"));
}
