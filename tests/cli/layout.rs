//! `zippel fmt`, `zippel new` and `zippel lint`.

use crate::harness::{Ran, command, file, folder, zippel};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use zippel::syntax::print::print;
use zippel::syntax::{format, parse};

const CROOKED: &str =
    "# Why.\ntheorem \"T\" { points A,B # free\nshow midpoint(A,B)==midpoint(B,A) }\n";
const STRAIGHT: &str = "# Why.\ntheorem \"T\" {\n    points A, B  # free\n    show midpoint(A, B) == midpoint(B, A)\n}\n";

/// Runs the program with this on its standard input.
fn piped(arguments: &[&str], input: &str) -> Ran {
    let mut child = command(arguments).stdin(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// The theorem files under a folder.
fn theorem_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            theorem_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "thm") {
            found.push(path);
        }
    }
}

#[test]
fn files_are_put_into_the_canonical_layout() {
    let path = file("crooked.thm", CROOKED);
    let ran = zippel(&["fmt", "--check", &path]);
    assert_eq!((ran.status, ran.out.trim_end()), (Some(1), &*path), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), CROOKED, "--check changes nothing");
    let ran = zippel(&["fmt", &path]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    assert_eq!(fs::read_to_string(&path).unwrap(), STRAIGHT);
    for arguments in [&["fmt", "--check", &path][..], &["fmt", &path]] {
        assert_eq!(zippel(arguments).status, Some(0));
    }
}

#[test]
fn the_standard_input_is_formatted() {
    let ran = piped(&["fmt", "-"], CROOKED);
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), STRAIGHT), "{}", ran.err);
    assert_eq!(piped(&["fmt", "--check", "-"], CROOKED).status, Some(1));
    assert_eq!(piped(&["fmt", "--check", "-"], STRAIGHT).status, Some(0));
    let ran = piped(&["fmt", "-"], "theorem \"T\" {");
    assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("Z0107"), "{}", ran.err);
}

#[test]
fn wrong_files_stay_as_they_are() {
    let folder = folder("layout");
    let wrong = folder.join("wrong.thm");
    let good = folder.join("zgood.thm");
    fs::write(&wrong, "theorem \"T\" { show A = }\n").unwrap();
    fs::write(&good, CROOKED).unwrap();
    let ran = zippel(&["fmt", folder.to_str().unwrap(), "no/such.thm"]);
    assert_eq!(ran.status, Some(2));
    assert_eq!(fs::read_to_string(&wrong).unwrap(), "theorem \"T\" { show A = }\n");
    assert_eq!(fs::read_to_string(&good).unwrap(), STRAIGHT, "the others are formatted");
    assert!(ran.err.contains("Z0106") && ran.err.contains("Z0401"), "{}", ran.err);
    let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 2, "nothing is left beside them");
}

#[test]
#[cfg(unix)]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder("links to format");
    let target = folder.join("target.thm");
    fs::write(&target, CROOKED).unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.join("link.thm");
    let _ = fs::remove_file(&link);
    symlink("target.thm", &link).unwrap();
    assert_eq!(zippel(&["fmt", link.to_str().unwrap()]).status, Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&target).unwrap(), STRAIGHT);
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&target, fs::Permissions::from_mode(0o440)).unwrap();
    fs::write(folder.join("other.thm"), CROOKED).unwrap();
    fs::remove_file(&target).unwrap();
    fs::write(&target, CROOKED).unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o440)).unwrap();
    let ran = zippel(&["fmt", target.to_str().unwrap()]);
    assert_eq!(ran.status, Some(2), "a file that may not be written");
    assert_eq!(fs::read_to_string(&target).unwrap(), CROOKED);
}

/// Every theorem file of the package: the same tree, the same comments, and nothing to be done the second time. What is shown to users,
/// the library and the vocabulary, is in canonical layout already.
#[test]
fn the_layout_of_the_whole_library() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["theorems", "src/vocabulary", "tests/vocabulary", "tests/soundness"] {
        theorem_files(&root.join(folder), &mut files);
    }
    assert!(files.len() > 60);
    let comments = |text: &str| {
        let of_line = |line: &str| line.find('#').map(|at| line[at..].trim_end().to_owned());
        let mut found: Vec<String> = text.lines().filter_map(of_line).collect();
        found.sort();
        found
    };
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let once = format(&text).unwrap();
        let name = path.display();
        if !path.starts_with(root.join("tests")) {
            assert!(once == text, "{name} is not in canonical layout: `zippel fmt` puts it there");
        }
        assert_eq!(format(&once).as_ref(), Ok(&once), "{name}");
        assert_eq!(print(&parse(&once).0), print(&parse(&text).0), "{name}");
        assert_eq!(comments(&once), comments(&text), "{name}");
    }
}

#[test]
fn a_new_theorem() {
    let folder = folder("new");
    let _ = fs::remove_file(folder.join("a_line.thm"));
    let run = |arguments: &[&str]| {
        let output = command(arguments).current_dir(&folder).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&["new", "A line"]).0, Some(0));
    let path = folder.join("a_line.thm");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("theorem \"A line\" {") && text.contains("# "));
    let name = path.to_str().unwrap();
    assert_eq!(zippel(&["verify", name]).status, Some(0));
    let ran = zippel(&["lint", name]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    let ran = zippel(&["fmt", "--check", name]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), ""));
    fs::write(&path, "mine").unwrap();
    let (status, message) = run(&["new", "A line"]);
    assert!(status == Some(2) && message.contains("already"), "{message}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    for title in ["", "two\nlines", "…"] {
        assert_eq!(run(&["new", title]).0, Some(2), "{title:?}");
    }
    assert_eq!(run(&["new", "X", "-o", "no/such/folder/x.thm"]).0, Some(2));
}

#[test]
fn lints_warn_and_change_nothing() {
    let idle = "theorem \"T\" {\n    points A, B, C\n    k = 0.3333\n    show midpoint(A, B) == midpoint(B, A)\n}\n";
    let path = file("idle.thm", idle);
    let ran = zippel(&["lint", &path]);
    assert_eq!(ran.status, Some(1), "{}", ran.err);
    for code in ["warning[Z0501]", "warning[Z0502]"] {
        assert!(ran.err.contains(code), "{}", ran.err);
    }
    let ran = zippel(&["verify", &path]);
    assert_eq!(ran.status, Some(0), "a warning is no mistake");
    assert!(ran.err.contains("warning[Z0502]: no conclusion depends on `C`"), "{}", ran.err);
    let ran = zippel(&["verify", "--format", "json", &path]);
    assert!(ran.out.starts_with('['), "the report has its stream to itself");
    let definitions =
        file("definitions.thm", "construction twice(A: point, B: point): point { 2 * B - A }\n");
    assert_eq!(zippel(&["lint", &definitions]).status, Some(0));
    let wrong = file("unsound.thm", "theorem \"T\" { show A == A }\n");
    assert_eq!(zippel(&["lint", &wrong, &path]).status, Some(2));
    assert_eq!(zippel(&["lint", "no/such.thm"]).status, Some(2));
}
