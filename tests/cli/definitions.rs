//! Words of a file's own, and those of the files that it uses.

use crate::harness::{folder, zippel};
use std::fs;
use std::path::PathBuf;

/// A folder with these files.
fn files(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = folder("using").join(name);
    let _ = fs::remove_dir_all(&path);
    for (file, text) in files {
        let file = path.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    path
}

/// Verifies a file and expects this status.
#[track_caller]
fn verify(folder: &std::path::Path, file: &str, status: i32) -> String {
    let path = folder.join(file);
    let ran = zippel(&["verify", path.to_str().unwrap()]);
    assert_eq!(ran.status, Some(status), "{}{}", ran.out, ran.err);
    ran.err
}

const WORDS: &str = "\
use \"base/line.thm\"

## Where two lines through vertices meet, and the circle about it through A: several results of several kinds.
construction meeting(l: line, m: line, A: point): point, circle, number {
    require not parallel(l, m), \"the cevians {l} and {m} meet\"
    point X on l, m
    t = squared_length(X, A)
    X, circle(X, A), t
}

## A point for two points, and a vector for two vectors: one word of two kinds.
construction between(P: point, Q: point): point { (P + Q) / 2 }
construction between(u: vector, v: vector): vector { (u + v) / 2 }

## A predicate of a circle and a vector.
predicate spans(c: circle, v: vector) { dot(v, v) == 4 * c.squared_radius }
";

const BASE: &str =
    "construction medial(A: point, B: point, C: point): line { line(A, midpoint(B, C)) }\n";

const THEOREM: &str = "\
use \"words.thm\"
use \"base/line.thm\"

theorem \"Own words\" {
    points A, B, C
    X, c, t = meeting(medial(A, B, C), medial(B, C, A), A)
    show X == centroid(A, B, C)
    show on(A, c)
    show between(A, B) == midpoint(A, B)
    show between(A - B, A - C) == A - midpoint(B, C)
    show spans(c, 2 * (A - X))
    show t == c.squared_radius
}
";

#[test]
fn words_of_other_files() {
    let folder =
        files("words", &[("words.thm", WORDS), ("base/line.thm", BASE), ("theorem.thm", THEOREM)]);
    verify(&folder, "theorem.thm", 0);
    // The folder holds files without theorems, which is no mistake.
    let ran = zippel(&["verify", folder.to_str().unwrap()]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    let theorem = folder.join("theorem.thm");
    let ran = zippel(&["explain", theorem.to_str().unwrap()]);
    assert!(
        ran.out.contains("the cevians"),
        "the condition in the words of its author: {}",
        ran.out
    );
}

#[test]
fn a_change_in_a_used_file_is_seen() {
    let folder =
        files("change", &[("words.thm", WORDS), ("base/line.thm", BASE), ("theorem.thm", THEOREM)]);
    fs::write(folder.join("base/line.thm"), BASE.replace("midpoint(B, C)", "B")).unwrap();
    verify(&folder, "theorem.thm", 1);
    fs::write(folder.join("base/line.thm"), BASE.replace("point, C", "pont, C")).unwrap();
    let mistakes = verify(&folder, "theorem.thm", 2);
    assert!(mistakes.contains("`base/line.thm` has a mistake, in line 1"), "{mistakes}");
    assert!(!mistakes.contains("Z0203"), "the word may be defined there: {mistakes}");
    fs::remove_file(folder.join("base/line.thm")).unwrap();
    assert!(verify(&folder, "theorem.thm", 2).contains("Z0223"));
}

#[test]
fn paths_that_lead_elsewhere() {
    let folder = files(
        "paths",
        &[
            ("in/absolute.thm", "use \"/etc/passwd.thm\"\n"),
            ("in/above.thm", "use \"../outside.thm\"\n"),
            ("in/folder.thm", "use \"sub.thm\"\n"),
            ("in/other.thm", "use \"/etc/passwd\"\n"),
            ("in/backwards.thm", "use \"..\\\\outside.thm\"\n"),
            ("in/sub.thm/x.thm", BASE),
            ("outside.thm", BASE),
        ],
    );
    for (file, message) in [
        ("absolute", "not the path of a neighbouring theorem file"),
        ("above", "not the path of a neighbouring theorem file"),
        ("other", "not the path of a neighbouring theorem file"),
        ("backwards", "not the path of a neighbouring theorem file"),
        ("folder", "`sub.thm` is not a file"),
    ] {
        let mistakes = verify(&folder, &format!("in/{file}.thm"), 2);
        assert!(mistakes.contains("error[Z0223]") && mistakes.contains(message), "{mistakes}");
    }
}

#[test]
#[cfg(unix)]
fn links() {
    use std::os::unix::fs::symlink;
    let folder = files(
        "links",
        &[
            ("in/loop.thm", "use \"circle.thm\"\n"),
            ("in/out.thm", "use \"away/outside.thm\"\n"),
            ("in/self.thm", "use \"here/here/here/self.thm\"\n"),
            ("in/pipe.thm", "use \"endless.thm\"\n"),
            (
                "in/fine.thm",
                "use \"here/here/words.thm\"\nuse \"words.thm\"\ntheorem \"T\" { points A, B, C; show medial(A, B, C) == medial(A, C, B) }\n",
            ),
            ("in/words.thm", BASE),
            ("outside.thm", BASE),
        ],
    );
    let inside = folder.join("in");
    symlink("circle.thm", inside.join("circle.thm")).unwrap();
    symlink("..", inside.join("away")).unwrap();
    symlink(".", inside.join("here")).unwrap();
    symlink("/dev/zero", inside.join("endless.thm")).unwrap();
    for (file, code, message) in [
        ("loop", "Z0223", "`circle.thm` cannot be read"),
        ("out", "Z0223", "leads out of the folder"),
        ("pipe", "Z0223", "leads out of the folder"),
        ("self", "Z0224", "uses itself"),
    ] {
        let mistakes = verify(&inside, &format!("{file}.thm"), 2);
        assert!(mistakes.contains(code) && mistakes.contains(message), "{mistakes}");
    }
    verify(&inside, "fine.thm", 0);
}

#[test]
fn chains_are_limited() {
    let mut all: Vec<(String, String)> = (0..150)
        .map(|n| {
            let text = format!(
                "use \"f{}.thm\"\nconstruction w{n}(P: point): point {{ w{}(P) }}\n",
                n + 1,
                n + 1
            );
            (format!("f{n}.thm"), text)
        })
        .collect();
    all.push(("f150.thm".to_owned(), "construction w150(P: point): point { P }\n".to_owned()));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (&**name, &**text)).collect();
    let folder = files("chain", &all);
    let mistakes = verify(&folder, "f0.thm", 2);
    assert!(mistakes.contains("more than 100 files"), "{mistakes}");
    // Each file adds a layer of definitions, and these are limited too.
    let mistakes = verify(&folder, "f80.thm", 2);
    assert!(mistakes.contains("layers of definitions"), "{mistakes}");
    let mistakes = verify(&folder, "f100.thm", 2);
    assert!(mistakes.contains("Z0214"), "no theorem, and nothing else: {mistakes}");
}

#[test]
fn the_words_of_a_file_are_shown() {
    let folder =
        files("shown", &[("words.thm", WORDS), ("base/line.thm", BASE), ("theorem.thm", THEOREM)]);
    let theorem = folder.join("theorem.thm");
    let theorem = theorem.to_str().unwrap();
    let ran = zippel(&["words", "--in", theorem]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    for signature in
        ["between(P: point, Q: point): point", "between(u: vector, v: vector): vector", "medial("]
    {
        assert!(ran.out.contains(signature), "{}", ran.out);
    }
    let ran = zippel(&["words", "meeting", "--in", theorem]);
    for part in [
        "meeting(l: line, m: line, A: point): point, circle, number    [words.thm]",
        "and the circle about it through A",
        "point X on l, m",
        "used by 1 theorem of",
        "Own words",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    // The words of the vocabulary are known there too, and those that a used file takes from others are not.
    assert!(zippel(&["words", "foot", "--in", theorem]).out.contains("foot(P: point, l: line)"));
    let words = folder.join("words.thm");
    let ran = zippel(&["words", "--in", words.to_str().unwrap()]);
    assert!(
        ran.status == Some(0) && ran.out.contains("spans("),
        "a file of words alone: {}",
        ran.err
    );
    assert_eq!(zippel(&["words", "meting", "--in", theorem]).status, Some(2));
    assert_eq!(zippel(&["words", "--in", "no/such.thm"]).status, Some(2));
}
