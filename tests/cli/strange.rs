//! Files that are not what they seem, and names that are more than names.

use crate::harness::{Ran, file, folder, zippel};
use std::fs;
use std::path::Path;

const GOOD: &str =
    "theorem \"Good\" {\n    points A, B\n    show collinear(A, B, midpoint(A, B))\n}\n";

/// Every command that reads theorem files.
fn readers(path: &str) -> Vec<Ran> {
    let out = folder("strange out");
    let out = out.to_str().unwrap();
    [
        &["verify", path][..],
        &["explain", path],
        &["plot", path, "-o", out],
        &["report", path, "-o", out],
        &["lint", path],
        &["fmt", "--check", path],
        &["import", path, "-o", out],
        &["words", "--in", path],
    ]
    .into_iter()
    .map(zippel)
    .collect()
}

#[test]
#[cfg(unix)]
fn what_is_no_ordinary_file_is_refused_by_every_command() {
    let root = folder("special");
    let pipe = root.join("pipe.thm");
    let _ = fs::remove_file(&pipe);
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    // Nobody writes into the pipe: who opened it would wait for ever.
    for path in [pipe.to_str().unwrap(), "/dev/zero", "/dev/null"] {
        for ran in readers(path) {
            assert_eq!(ran.status, Some(2), "{path}: {}{}", ran.out, ran.err);
            assert!(
                ran.err.contains("error[Z0401]: it is no ordinary file"),
                "{path}: {}",
                ran.err
            );
            assert!(
                ran.err.contains("help: write its contents into a file"),
                "{path}: {}",
                ran.err
            );
        }
    }
    // Nor do they stop what stands beside them.
    fs::write(root.join("good.thm"), GOOD).unwrap();
    let ran = zippel(&["verify", root.to_str().unwrap()]);
    fs::remove_file(&pipe).unwrap();
    assert_eq!(ran.status, Some(2), "{}", ran.err);
    assert!(ran.out.contains("✓ holds") && ran.out.contains("pipe.thm"), "{}", ran.out);
    let ran = zippel(&["verify", &file("good.thm", GOOD), "--journal", "/dev/zero"]);
    assert_eq!(ran.status, Some(2), "{}", ran.err);
}

#[test]
#[cfg(unix)]
fn links_in_a_circle_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let root = folder("circle");
    for name in ["a.thm", "b.thm"] {
        let _ = fs::remove_file(root.join(name));
    }
    symlink(root.join("b.thm"), root.join("a.thm")).unwrap();
    symlink(root.join("a.thm"), root.join("b.thm")).unwrap();
    for ran in readers(root.join("a.thm").to_str().unwrap()) {
        assert_eq!(ran.status, Some(2), "{}{}", ran.out, ran.err);
        assert!(ran.err.contains("error[Z0401]"), "{}", ran.err);
    }
}

#[test]
fn marks_and_ends_of_lines_of_other_systems_are_read() {
    let marked = format!("\u{feff}{GOOD}");
    for (name, text) in [("mark.thm", marked), ("ends.thm", GOOD.replace('\n', "\r\n"))] {
        let ran = zippel(&["verify", &file(name, text)]);
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{name}");
    }
}

#[test]
fn bytes_that_no_text_has() {
    let zeros = GOOD.replace("points", "points\0");
    for (name, bytes, code) in [
        ("zero.thm", zeros.into_bytes(), "Z0101"),
        (
            "latin.thm",
            GOOD.replace("Good", "Gut\u{e9}").chars().map(|c| c as u8).collect(),
            "Z0001",
        ),
        ("cut.thm", [GOOD.as_bytes(), b"\xe2\x82"].concat(), "Z0001"),
    ] {
        let ran = zippel(&["verify", &file(name, bytes)]);
        assert_eq!(ran.status, Some(2), "{name}");
        assert!(ran.err.contains(&format!("error[{code}]")), "{name}: {}", ran.err);
        assert!(!ran.err.contains('\0'), "{name}");
    }
}

#[test]
fn one_line_of_a_hundred_megabytes() {
    let path = file("line.thm", "");
    let line = vec![b'('; 1 << 20];
    let mut bytes = b"theorem \"T\" { show ".to_vec();
    (0..100).for_each(|_| bytes.extend_from_slice(&line));
    fs::write(&path, bytes).unwrap();
    let ran = zippel(&["verify", &path]);
    assert!(ran.status == Some(2) && ran.err.contains("error[Z0002]"), "{}", ran.err);
    // As long as a file may be.
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..zippel::limits::FILE_BYTES]).unwrap();
    let ran = zippel(&["verify", &path]);
    fs::remove_file(&path).unwrap();
    assert!(ran.status == Some(2) && ran.err.len() < 1_000_000, "{}", ran.err.len());
}

#[test]
fn strings_without_commands() {
    for hidden in ["\u{1b}[31m", "\u{7}", "\u{9b}2J", "\u{202e}", "\u{2066}", "\0", "\u{7f}"] {
        let text = GOOD.replace("Good", &format!("Good{hidden}"));
        let ran = zippel(&["verify", &file("hidden.thm", text)]);
        assert_eq!(ran.status, Some(2), "{hidden:?}: {}", ran.err);
        assert!(ran.err.contains("error[Z0101]: a control character, \\u{"), "{}", ran.err);
        let seen = format!("{}{}", ran.out, ran.err);
        assert!(!seen.contains(hidden), "{hidden:?} reaches the terminal");
    }
    // A comment may say what it likes, and is formatted as it stands; what is shown of it is harmless.
    let text = GOOD.replace("points", "# \u{1b}[31m\n    pionts");
    let ran = zippel(&["verify", &file("comment.thm", text)]);
    assert!(ran.status == Some(2) && !ran.err.contains('\u{1b}'), "{}", ran.err);
}

#[test]
#[cfg(unix)]
fn names_of_files_without_commands() {
    let path = file("\u{1b}[2J\u{202e}\r.thm", GOOD.replace("show", "show A == B; show"));
    for format in ["text", "json", "jsonl", "junit"] {
        let ran = zippel(&["verify", &path, "--format", format]);
        assert_eq!(ran.status, Some(1), "{}", ran.err);
        for hidden in ['\u{1b}', '\u{202e}', '\r'] {
            assert!(!ran.out.contains(hidden) && !ran.err.contains(hidden), "{format}");
        }
    }
    for ran in readers(&format!("{path} is missing")).iter().chain(&readers(&path)) {
        assert!(
            !ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'),
            "{}{}",
            ran.out,
            ran.err
        );
    }
    fs::remove_file(&path).unwrap();
}

/// Titles that would be paths, devices, nothing, too long, or the same.
#[test]
fn titles_become_names_of_files_in_the_folder_and_nowhere_else() {
    let long = "long ".repeat(190);
    let wide = "𝒜".repeat(300);
    let titles =
        ["../x", "/etc/x", "con", "📐", "a.svg", "A", "a", "á", ".hidden", "-o", &long, &wide];
    let theorem = |title: &&str| GOOD.replace("Good", title).replace("show", "show A == B; show");
    let path = file("titles.thm", titles.iter().map(theorem).collect::<String>());
    let out = folder("titles");
    fs::remove_dir_all(&out).unwrap();
    let inside = out.join("deep").join("inside");
    let ran = zippel(&["plot", &path, "-o", inside.to_str().unwrap(), "--seed", "2a"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let figures = names(&inside);
    assert_eq!(figures.len(), titles.len(), "{figures:?}");
    assert_eq!(
        (names(&out), names(&out.join("deep"))),
        (vec!["deep".into()], vec!["inside".into()])
    );
    let small: std::collections::BTreeSet<String> =
        figures.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(small.len(), titles.len(), "some systems take no heed of case: {figures:?}");
    for name in &figures {
        assert!(
            Path::new(&name).extension() == Some("svg".as_ref())
                && name.len() < 140
                && !name.starts_with(['.', '-']),
            "{name}"
        );
    }
    assert!(!small.contains("con.svg"));
}

#[test]
fn titles_are_text_in_reports() {
    let title = "<script>alert('x')</script> & <!-- ]]> | `*_#";
    let text = GOOD.replace("Good", title).replace("show", "source \"<b>&</b>\"\n    show");
    let out = folder("escaped");
    let ran = zippel(&["report", &file("escaped.thm", text), "-o", out.to_str().unwrap()]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    let html = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(html.contains("&lt;script&gt;alert('x')&lt;/script&gt; &amp; &lt;!-- ]]&gt;"));
    assert!(!html.contains("<script>alert") && !html.contains("<b>&"));
    let junit = fs::read_to_string(out.join("junit.xml")).unwrap();
    assert!(!junit.contains("<script>") && junit.contains("&lt;script&gt;"), "{junit}");
    let markdown = fs::read_to_string(out.join("report.md")).unwrap();
    // As it stands in the statement itself, which is shown as code, and nowhere else.
    let code = markdown.split("```").skip(1).step_by(2).collect::<String>();
    assert_eq!(markdown.matches("<script>").count(), code.matches("<script>").count());
    assert!(markdown.contains("### &lt;script&gt;"), "{markdown}");
    let row = &serde_json::from_str::<serde_json::Value>(
        &fs::read_to_string(out.join("report.json")).unwrap(),
    )
    .unwrap()[0];
    assert_eq!(row["theorem"], title);
}
