//! `zippel report` from outside: what it writes, what it refuses, and that its JSON is what its schema promises.
#![allow(clippy::unwrap_used, reason = "a test")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder that goes away with its owner.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in a folder, hidden ones too.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn zippel(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zippel")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn schema() -> Value {
    let output = zippel(&["report", "--schema"]);
    assert!(output.status.success() && output.stderr.is_empty());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Parses a report and holds it against the schema.
fn validated(json: &str) -> Value {
    let value: Value = serde_json::from_str(json).unwrap();
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    value
}

/// Runs `zippel report` on these paths into `out`, validates the JSON, and gives the exit status.
fn report(scratch: &Scratch, paths: &[&Path], more: &[&str]) -> i32 {
    let out = scratch.path("out");
    let mut arguments = vec!["report"];
    arguments.extend(paths.iter().map(|path| path.to_str().unwrap()));
    arguments.extend(["-o", out.to_str().unwrap()]);
    arguments.extend(more);
    let output = zippel(&arguments);
    let status = output.status.code().unwrap();
    assert!(out.join("report.json").exists(), "{}", text(&output.stderr));
    validated(&scratch.read("out/report.json"));
    status
}

/// Two theorems as expected, one true and one false.
const GOOD: &str = "\
theorem \"Varignon\" {
    source \"Pierre Varignon, 1731\"
    points A, B, C, D
    # the midpoints
    P = midpoint(A, B)
    Q = midpoint(B, C)
    R = midpoint(C, D)
    S = midpoint(D, A)
    require not collinear(A, B, C)
    show parallel(line(P, Q), line(R, S))
}
theorem \"Three points are not on a line\" {
    points A, B, C
    show collinear(A, B, C)
    expect refuted
}
";

const UNEXPECTED: &str =
    "theorem \"Not so\" {\n    points A, B, C\n    show collinear(A, B, C)\n}\n";

const WRONG: &str = "theorem \"Wrong\" {\n    points A, B\n    show collinear(A, B, X)\n}\n";

const HOSTILE: &str = "theorem \"<script>alert(1)</script>&amp;<img src=x onerror=y> ``` ](x) |\" {
    source \"https://example.org/<b>bold</b>\"
    points A, B # <script>```
    show midpoint(A, B) == midpoint(B, A)
}
";

/// The text without what depends on the clock.
fn timeless(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        if line.starts_with("Checked in ") {
            continue;
        }
        let mut rest = line;
        while let Some((start, end)) =
            [("<span class=\"time\">", '<'), ("\"seconds\":", '}'), (" time=\"", '"')]
                .into_iter()
                .filter_map(|(mark, end)| Some((rest.find(mark)? + mark.len(), end)))
                .min()
        {
            kept.push_str(&rest[..start]);
            let after = &rest[start..];
            // In JSON another field may follow.
            let length = after.find(|c| c == end || (end == '}' && c == ',')).unwrap();
            rest = &after[length..];
        }
        kept.push_str(rest);
        kept.push('\n');
    }
    kept
}

#[test]
fn a_report_has_all_its_parts() {
    let scratch = Scratch::new("parts");
    let file = scratch.file("good.thm", GOOD);
    assert_eq!(report(&scratch, &[&file], &[]), 0);
    assert_eq!(scratch.names("out"), ["index.html", "junit.xml", "report.json", "report.md"]);
    let page = scratch.read("out/index.html");
    let json = validated(&scratch.read("out/report.json"));
    let seed = json[0]["seed"].as_str().unwrap();
    let bits = json[0]["error_bits"].as_f64().unwrap();
    for part in [
        "<html lang=\"en\">",
        "2 theorems from 1 file",
        "every verdict is as expected",
        "Pierre Varignon, 1731",
        "<b>require</b> not collinear(A, B, C)",
        "<span class=\"comment\"># the midpoints</span>",
        "A, B, C are not collinear",
        "The bound, term by term",
        "binds</span>",
        "the chance that the program says &quot;holds&quot; of this statement if it is false",
        "Counterexample",
        &format!("2<sup>−{bits:.1}</sup>"),
        &format!("--error 2^-80 --over both --seed {seed}"),
    ] {
        assert!(page.contains(part), "{part} is missing in\n{page}");
    }
    let lines = page.matches("<article ").count();
    assert_eq!(lines, 2);
    let markdown = scratch.read("out/report.md");
    for part in
        ["### Varignon", "2 theorems: 1 holds, 1 refuted.", seed, "**points modulo", "(binds)"]
    {
        assert!(part.starts_with("**points") || markdown.contains(part), "{part}\n{markdown}");
    }
    for rendering in [&page, &markdown] {
        assert!(!rendering.contains("true with probability"));
        assert!(!rendering.contains("the bound is void"), "the seed was not chosen");
    }
}

#[test]
fn nothing_is_fetched_and_no_script_runs() {
    let scratch = Scratch::new("fetched");
    let file = scratch.file("hostile.thm", HOSTILE);
    assert_eq!(report(&scratch, &[&file], &[]), 0);
    let page = scratch.read("out/index.html");
    for never in ["<script", "<img", "<iframe", "<object", "src=", "url(", "@import", "<b>bold"] {
        let hidden = page.replace("&lt;img src=", "");
        assert!(!hidden.contains(never), "{never}");
    }
    let links: Vec<&str> = page.split("href=\"").skip(1).collect();
    assert!(links.iter().all(|link| link.starts_with('#') || link.starts_with("data:,")));
    let markdown = scratch.read("out/report.md");
    let outside = markdown.replace(HOSTILE.trim_end(), "");
    assert!(!outside.contains("<script") && !outside.contains("<b>") && !outside.contains(" ](x)"));
    assert!(markdown.contains("\n````\ntheorem"), "a fence longer than any in the text");
}

#[test]
fn what_is_not_as_expected_comes_first() {
    let scratch = Scratch::new("urgent");
    let good = scratch.file("a.thm", GOOD);
    let bad = scratch.file("b.thm", UNEXPECTED);
    assert_eq!(report(&scratch, &[&good, &bad], &[]), 1);
    let wrong = scratch.file("c.thm", WRONG);
    assert_eq!(report(&scratch, &[&good, &bad, &wrong], &[]), 2);
    for name in ["out/index.html", "out/report.md"] {
        let page = scratch.read(name);
        let place = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part}\n{page}"));
        assert!(place("Not as expected") < place("Not so"));
        assert!(place("Not so") < place("c.thm") && place("c.thm") < place("Varignon"));
        assert!(page.contains("1 not as expected, 1 wrong file") || name.ends_with("html"));
    }
    let page = scratch.read("out/index.html");
    assert!(page.contains("expected holds"));
    assert!(page.contains("Line 3, column 26"));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let scratch = Scratch::new("threads");
    let theorems = Path::new(env!("CARGO_MANIFEST_DIR")).join("theorems/circles");
    let mut reports = Vec::new();
    for threads in ["1", "2"] {
        report(&scratch, &[&theorems], &["--seed", "5eed", "--threads", threads]);
        let names = ["index.html", "report.md", "report.json", "junit.xml"];
        reports.push(names.map(|name| timeless(&scratch.read(&format!("out/{name}")))));
    }
    for (one, two) in reports[0].iter().zip(&reports[1]) {
        assert!(one.len() > 1000);
        for (a, b) in one.lines().zip(two.lines()) {
            assert_eq!(a, b);
        }
        assert_eq!(one.len(), two.len());
    }
}

#[test]
fn the_command_in_the_report_repeats_the_check() {
    let scratch = Scratch::new("repeat");
    let file = scratch.file("it's good.thm", GOOD);
    report(&scratch, &[&file], &["--error", "2^-100"]);
    let page = scratch.read("out/report.md");
    let command = page.lines().find(|line| line.starts_with("zippel verify ")).unwrap();
    let program = env!("CARGO_BIN_EXE_zippel");
    let script = format!("'{program}'{} --format json", command.strip_prefix("zippel").unwrap());
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    let again = validated(&text(&output.stdout));
    let mut rows = validated(&scratch.read("out/report.json"));
    let mut again = again;
    for row in rows.as_array_mut().unwrap().iter_mut().chain(again.as_array_mut().unwrap()) {
        row["seconds"] = Value::Null;
        row["seed_origin"] = Value::Null;
    }
    assert_eq!(rows, again);
}

#[test]
fn a_chosen_seed_and_a_bound_beyond_machines_are_remarked() {
    let scratch = Scratch::new("remarks");
    let file = scratch.file("good.thm", GOOD);
    report(&scratch, &[&file], &["--error", "2^-250", "--seed", "1"]);
    for name in ["out/index.html", "out/report.md"] {
        let page = scratch.read(name);
        assert!(page.contains("the bound is void against statements"), "{name}");
        assert!(
            page.contains("faults of hardware, of compilers and of this program, and any defect")
        );
        assert!(page.contains("void against statements chosen knowing the seed"));
    }
}

#[test]
fn every_format_in_json_satisfies_the_schema() {
    let scratch = Scratch::new("schema");
    let files = [("a", GOOD), ("b", UNEXPECTED), ("c", WRONG), ("d", HOSTILE)]
        .map(|(name, content)| scratch.file(&format!("{name}.thm"), content));
    let theorems = Path::new(env!("CARGO_MANIFEST_DIR")).join("theorems");
    let mut paths: Vec<&str> = files.iter().map(|path| path.to_str().unwrap()).collect();
    paths.push(theorems.to_str().unwrap());
    for over in ["primes", "both", "rationals"] {
        let mut arguments =
            vec!["verify", "--format", "json", "--over", over, "--time-limit", "20"];
        arguments.extend(&paths);
        let rows = validated(&text(&zippel(&arguments).stdout));
        assert!(rows.as_array().unwrap().len() > 100);
    }
    let mut of_rows = schema();
    let top = of_rows.as_object_mut().unwrap();
    top.remove("items");
    top.insert("type".to_owned(), "object".into());
    top.insert("$ref".to_owned(), "#/$defs/Row".into());
    let validator = jsonschema::draft202012::new(&of_rows).unwrap();
    let mut arguments = vec!["verify", "--format", "jsonl"];
    arguments.extend(&paths[..4]);
    let lines = text(&zippel(&arguments).stdout);
    assert_eq!(lines.lines().count(), 5);
    for line in lines.lines() {
        assert!(validator.is_valid(&serde_json::from_str(line).unwrap()), "{line}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let scratch = Scratch::new("refused");
    let file = scratch.file("good.thm", GOOD);
    report(&scratch, &[&file], &[]);
    let rows = validated(&scratch.read("out/report.json"));
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let fields: Vec<String> = rows[0].as_object().unwrap().keys().cloned().collect();
    for field in &fields {
        let mut broken = rows.clone();
        broken[0].as_object_mut().unwrap().remove(field);
        assert!(!validator.is_valid(&broken), "without {field}");
    }
    for (field, value) in
        [("schema", "zippel-report/0"), ("verdict", "true"), ("seconds", "1"), ("guards", "none")]
    {
        let mut broken = rows.clone();
        broken[0][field] = value.into();
        assert!(!validator.is_valid(&broken), "{field} is {value}");
    }
}

#[test]
fn output_folders_are_made_and_other_files_stay() {
    let scratch = Scratch::new("folders");
    let file = scratch.file("good.thm", GOOD);
    let deep = scratch.path("new/and/deep");
    let output = zippel(&["report", file.to_str().unwrap(), "-o", deep.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("index.html"));
    fs::write(deep.join("mine.txt"), "mine").unwrap();
    fs::write(deep.join("index.html"), "old").unwrap();
    let output = zippel(&["report", file.to_str().unwrap(), "-o", deep.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(scratch.read("new/and/deep/mine.txt"), "mine");
    assert!(scratch.read("new/and/deep/index.html").starts_with("<!DOCTYPE html>"));
    assert_eq!(scratch.names("new/and/deep").len(), 5);
}

#[test]
fn bad_output_folders_are_refused_before_anything_is_checked() {
    let scratch = Scratch::new("bad");
    let file = scratch.file("good.thm", GOOD);
    let taken = scratch.file("taken", "here first");
    let below = taken.join("below");
    for out in [taken.as_path(), below.as_path(), Path::new("/proc/zippel")] {
        let output = zippel(&["report", file.to_str().unwrap(), "-o", out.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{}", out.display());
        let message = text(&output.stderr);
        assert!(message.starts_with("error: ") && message.contains(out.to_str().unwrap()));
        assert!(output.stdout.is_empty());
    }
    assert_eq!(scratch.read("taken"), "here first");
    fs::create_dir_all(scratch.path("out/index.html")).unwrap();
    let out = scratch.path("out");
    let output = zippel(&["report", file.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(scratch.names("out"), ["index.html"]);
}

/// The program as it runs for whoever may not write where permissions forbid it: a superuser gives up that right first. Nothing, and a
/// word about it, where that cannot be done.
#[allow(clippy::print_stderr, reason = "whoever runs the tests has to know")]
#[cfg(unix)]
fn unprivileged(forbidden: &Path) -> Option<Command> {
    let program = env!("CARGO_BIN_EXE_zippel");
    if fs::write(forbidden.join("probe"), "").is_err() {
        return Some(Command::new(program));
    }
    fs::remove_file(forbidden.join("probe")).unwrap();
    let renounce = "--bounding-set=-dac_override,-dac_read_search";
    let mut command = Command::new("setpriv");
    command.args([renounce, program]);
    let able = Command::new("setpriv").args([renounce, "true"]).status();
    let able = able.is_ok_and(|status| status.success());
    if !able {
        eprintln!(
            "SKIPPED: this user may write everywhere, and there is no `setpriv` to renounce it"
        );
    }
    able.then_some(command)
}

#[cfg(unix)]
#[test]
fn folders_that_may_not_be_written_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = Scratch::new("readonly");
    let file = scratch.file("good.thm", GOOD);
    let out = scratch.path("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("index.html"), "old").unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).unwrap();
    for folder in [out.clone(), out.join("new")] {
        let Some(mut command) = unprivileged(&out) else { break };
        let output = command.arg("report").arg(&file).arg("-o").arg(&folder).output().unwrap();
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{message}");
        let named = message.contains(folder.to_str().unwrap());
        assert!(named && message.contains("cannot be written"), "{message}");
        assert!(output.stdout.is_empty());
    }
    fs::set_permissions(&out, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(scratch.names("out"), ["index.html"]);
    assert_eq!(scratch.read("out/index.html"), "old");
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_leaves_the_old_report() {
    let scratch = Scratch::new("full");
    let file = scratch.file("good.thm", GOOD);
    let out = scratch.path("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("index.html"), "old").unwrap();
    // Files may not grow beyond a few blocks, and the signal that says so is ignored: writing fails as on a full disk.
    let script = format!(
        "trap '' XFSZ; ulimit -f 4; exec '{}' report '{}' -o '{}'",
        env!("CARGO_BIN_EXE_zippel"),
        file.display(),
        out.display()
    );
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("cannot be written"));
    assert_eq!(scratch.names("out"), ["index.html"]);
    assert_eq!(scratch.read("out/index.html"), "old");
}

#[test]
fn the_command_line_is_held_to_its_form() {
    for arguments in [
        &["report"][..],
        &["report", "theorems"],
        &["report", "-o", "x"],
        &["report", "--schema", "theorems"],
        &["report", "theorems", "-o", "x", "--format", "json"],
    ] {
        let output = zippel(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!Path::new("x").exists());
    }
}
