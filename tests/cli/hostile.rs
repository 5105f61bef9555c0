//! Input that is meant to break the program: each gets a clear answer, within bounded time and memory.

use crate::harness::{Ran, file, zippel};
use std::fmt::Write as _;

fn verify(name: &str, contents: impl AsRef<[u8]>) -> Ran {
    zippel(&["verify", &file(name, contents)])
}

/// A theorem about three points and a number with this line in it.
fn theorem(line: &str) -> String {
    format!("theorem \"T\" {{\n    points A, B, C\n    number x\n    {line}\n}}\n")
}

#[test]
fn mistakes() {
    let many = |what: &str| what.repeat(10_000);
    let parentheses = format!("show {}x{} == x", many("("), many(")"));
    for (name, text, code) in [
        ("empty", String::new(), "Z0003"),
        ("comment", "# nothing\n".to_owned(), "Z0003"),
        ("parentheses", theorem(&parentheses), "Z0104"),
        ("unclosed", theorem(&format!("show {}", many("("))), "Z0104"),
        ("signs", theorem(&format!("show {}x == x", many("-"))), "Z0104"),
        ("sum", theorem(&format!("show {}x == x", many("x + "))), "Z0104"),
        ("braces", many("{"), "Z0106"),
        ("digits", theorem(&format!("show x == {}", many("7"))), "Z0103"),
        ("name", theorem(&format!("show {} == x", many("y"))), "Z0110"),
        ("undefined", theorem("show collinear(A, B, D)"), "Z0201"),
        ("twice", theorem("points A"), "Z0202"),
        ("word", theorem("show colinear(A, B, C)"), "Z0203"),
        ("arity", theorem("show collinear(A, B)"), "Z0206"),
        ("kind", theorem("show collinear(A, B, line(B, C))"), "Z0207"),
        ("nothing", theorem("M = midpoint(A, B)"), "Z0213"),
        ("power", theorem("show x^1000000000 == x"), "Z0215"),
        ("zero", theorem("show x / 0 == x"), "Z0216"),
        ("folded zero", theorem("show x / (1 - 1) == x"), "Z0216"),
        ("verdict", theorem("show A == B\n    expect true"), "Z0217"),
        ("root", theorem("show sqrt(0 - 4) == x"), "Z0221"),
    ] {
        let ran = verify(&format!("{name}.thm"), text);
        assert_eq!(ran.status, Some(2), "{name}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(&format!("error[{code}]")), "{name}: {}", ran.err);
        assert!(ran.err.contains("help: "), "{name}: what is to be done? {}", ran.err);
        assert!(ran.out.contains("not checked"), "{name}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    let ran = verify("binary.thm", bytes);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("error[Z0001]"), "{}", ran.err);
    let ran = verify("wide.thm", b"\xff\xfet\0h\0");
    assert!(ran.err.contains("UTF-16"), "{}", ran.err);
    let ran = verify("zeros.thm", [0; 1000]);
    assert_eq!(ran.status, Some(2));
}

#[test]
fn a_file_of_100_megabytes() {
    let path = file("large.thm", "");
    std::fs::File::options().write(true).open(&path).unwrap().set_len(100 << 20).unwrap();
    let ran = zippel(&["verify", &path]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("error[Z0002]: the file has more than 16 MiB"), "{}", ran.err);
}

#[test]
fn a_flood_of_mistakes() {
    let ran = verify("flood.thm", "x y\n".repeat(100_000));
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.len() < 1_000_000);
    let mut text = String::new();
    for n in 0..20_000 {
        writeln!(text, "show y{n} == x").unwrap();
    }
    let text = theorem(&text);
    let ran = verify("names.thm", text);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("more in") && ran.err.len() < 1_000_000);
}

/// Sixty words, each of which calls the one before it twice.
fn doubling_words() -> String {
    let mut text = "construction f0(P: point): point { 2 * P - point(1, 1) }\n".to_owned();
    for n in 1..=60 {
        let m = n - 1;
        writeln!(text, "construction f{n}(P: point): point {{ f{m}(f{m}(P)) }}").unwrap();
    }
    text
}

#[test]
fn words_that_multiply() {
    let ran = verify("doubling.thm", doubling_words() + &theorem("show f60(A) == A"));
    assert_eq!(ran.status, Some(3), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("the program is too long"), "{}", ran.out);
    let ran = verify("doubled.thm", doubling_words() + &theorem("show f10(A) == A"));
    assert_eq!(ran.status, Some(1), "{}{}", ran.out, ran.err);
}

#[test]
fn predicates_that_multiply() {
    let mut text = "predicate p0(P: point) { P == P }\n".to_owned();
    for n in 1..=60 {
        let m = n - 1;
        writeln!(text, "predicate p{n}(P: point) {{ p{m}(P); p{m}(P) }}").unwrap();
    }
    let path = file("predicates.thm", text + &theorem("show p60(A)"));
    for command in ["verify", "lint"] {
        let ran = zippel(&[command, &path]);
        assert!(matches!(ran.status, Some(0 | 1 | 3)), "{command}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn words_that_call_themselves() {
    let text =
        "construction f(P: point): point { g(P) }\nconstruction g(P: point): point { f(P) }\n";
    let ran = verify("recursive.thm", text.to_owned() + &theorem("show f(A) == A"));
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("error[Z0212]"), "{}", ran.err);
}

#[test]
fn powers_upon_powers() {
    for (name, line, status) in [("tower.thm", "^1000", 3), ("squares.thm", "^2 + x", 3)] {
        let mut text = "x0 = x".to_owned();
        for n in 1..=600 {
            write!(text, "\n    x{n} = x{}{line}", n - 1).unwrap();
        }
        text.push_str("\n    show x600 == x");
        let ran = verify(name, theorem(&text));
        assert_eq!(ran.status, Some(status), "{name}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains("too large"), "{name}: {}", ran.out);
    }
}

#[test]
fn large_constants() {
    let nines = "9".repeat(999);
    let line = format!("y = {nines}\n    z = y^1000\n    w = z^1000\n    show x * w == x");
    let ran = verify("constants.thm", theorem(&line));
    assert!(matches!(ran.status, Some(1 | 3)), "{}{}", ran.out, ran.err);
}

/// The formal algebra follows eight roots at once; beyond, a statement is tested on the component of a figure.
#[test]
fn many_roots() {
    let points: Vec<String> = (0..12).map(|n| format!("P{n}")).collect();
    let sum: Vec<String> = (1..12).map(|n| format!("length(P0, P{n})")).collect();
    let (list, sum) = (points.join(", "), sum.join(" + "));
    let text = format!(
        "theorem \"T\" {{ points {list}\n s = {sum}\n show s * s - 1 == (s - 1) * (s + 1) }}"
    );
    let ran = verify("roots.thm", text);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("1 holds"), "{}", ran.out);
}

#[test]
fn degrees_beyond_all_primes() {
    let ran = zippel(&["verify", "tests/cli/undecided.thm"]);
    assert_eq!(ran.status, Some(3));
    assert!(ran.out.contains("too large for the error asked for"), "{}", ran.out);
}

#[test]
fn many_points_and_many_theorems() {
    let names: Vec<String> = (0..2000).map(|n| format!("P{n}")).collect();
    let text = format!(
        "theorem \"Many\" {{\n    points {0}\n    show collinear({0})\n}}\n",
        names.join(", ")
    );
    let ran = verify("points.thm", text);
    assert_eq!(ran.status, Some(1), "{}", ran.err);
    let mut text = String::new();
    for n in 0..1000 {
        writeln!(text, "theorem \"T{n}\" {{ points A, B; show collinear(A, B, midpoint(A, B)) }}")
            .unwrap();
    }
    let ran = verify("theorems.thm", text);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(ran.out.contains("1000 theorems: 1000 holds; all as expected"));
}
