//! `explain`, `words`, and the command line itself.

use crate::formats::snapshot;
use crate::harness::{command, file, masked, zippel};
use std::fmt::Write as _;
use std::io::Read as _;

const MIXED: &str = "tests/cli/mixed.thm";

#[test]
fn explain() {
    let ran = zippel(&["explain", MIXED, "--theorem", "The incentre on a side", "--seed", "1"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    snapshot!("explain", ran.out);
}

#[test]
fn explain_shows_every_theorem() {
    let ran = zippel(&["explain", MIXED]);
    assert_eq!(ran.status, Some(0));
    let source = std::fs::read_to_string(MIXED).unwrap();
    for line in source.lines().filter(|line| line.starts_with("theorem")) {
        let title = line.trim_end_matches(" {");
        assert!(ran.out.contains(title), "{title}");
    }
    assert!(ran.out.contains("zero by its form alone"));
    let wide = zippel(&["explain", MIXED, "--error", "2^-5000", "--over", "primes"]);
    assert!(wide.out.contains("Miller and Rabin"), "{}", wide.out);
    let exact = zippel(&["explain", MIXED, "--over", "rationals"]);
    assert!(exact.out.contains("exact points") && !exact.out.contains("primes of"));
    let undecided = zippel(&["explain", "tests/cli/undecided.thm"]);
    assert!(
        undecided.out.contains("no plan: degree and height are too large"),
        "{}",
        undecided.out
    );
}

#[test]
fn explain_refuses_what_it_cannot_explain() {
    let unknown = zippel(&["explain", MIXED, "--theorem", "Simson lime"]);
    assert_eq!((unknown.status, unknown.out.as_str()), (Some(2), ""));
    assert!(unknown.err.contains("did you mean \"Simson line\"?"));
    for path in ["tests/cli/wrong.thm", "tests/cli/late.thm", "no/such.thm"] {
        let ran = zippel(&["explain", path]);
        assert_eq!(ran.status, Some(2), "{path}");
        assert!(ran.err.contains("error[Z0"), "{path}");
    }
}

#[test]
fn words_are_listed_with_their_docs() {
    let ran = zippel(&["words"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    for line in [
        "kernel: ",
        "  sqrt(x: number): number\n      The square root.",
        "\nline: ",
        "  foot(P: point, l: line): point\n      The foot of the perpendicular",
        "\npredicate: ",
        "  collinear(P: point, Q: point, R: point...)\n",
    ] {
        assert!(ran.out.contains(line), "{line}");
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 160));
}

#[test]
fn a_word_is_shown_with_its_definition() {
    let ran = zippel(&["words", "midpoint"]);
    assert_eq!(ran.status, Some(0));
    // The library grows.
    let (definition, examples) = ran.out.split_once("\n  used by ").unwrap();
    snapshot!("word", format!("{definition}\n"));
    assert!(examples.starts_with(|c: char| c.is_ascii_digit()), "{examples}");
    assert!(examples.contains("\n    theorems/polygons/varignon.thm\n      Varignon"));
    let several = zippel(&["words", "circle"]);
    assert!(several.out.matches("construction circle(").count() > 1);
    let kernel = zippel(&["words", "sqrt"]);
    assert!(kernel.out.starts_with("sqrt(x: number): number    [kernel]\n"));
}

#[test]
fn an_unknown_word_gets_a_suggestion() {
    let ran = zippel(&["words", "colinear"]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("did you mean `collinear`?"));
    let ran = zippel(&["words", "gibberish"]);
    assert!(ran.err.contains("`zippel words` lists all words"));
}

#[test]
fn wrong_arguments() {
    for (arguments, message) in [
        (&[][..], "Usage"),
        (&["verify"], "required"),
        (&["prove", MIXED], "unrecognized subcommand"),
        (&["verify", MIXED, "--error", "2"], "must lie between 2^-1 and 2^-10000"),
        (&["verify", MIXED, "--error", "2^-20000"], "must lie between"),
        (&["verify", MIXED, "--error", "tiny"], "2^-80, 1e-24 or 0.001"),
        (&["verify", MIXED, "--seed", "xyz"], "hexadecimal digits"),
        (&["verify", MIXED, "--over", "reals"], "possible values"),
        (&["verify", MIXED, "--threads", "0"], "1..=256"),
        (&["verify", MIXED, "--time-limit", "-1"], "error"),
        (&["verify", MIXED, "--format", "pdf"], "possible values"),
    ] {
        let ran = zippel(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.err.contains(message), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn help_and_version() {
    for arguments in [&["--help"][..], &["verify", "--help"], &["explain", "-h"], &["--version"]] {
        let ran = zippel(arguments);
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
    }
    let help = zippel(&["--help"]).out;
    assert!(help.contains("Exit status: 0 every theorem met its expectation"), "{help}");
}

#[test]
fn a_reader_who_has_seen_enough_does_no_harm() {
    for arguments in [&["words"][..], &["verify", "tests/cli"], &["explain", MIXED]] {
        let mut child = command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let status = child.wait().unwrap().code();
        assert!(matches!(status, Some(0 | 2)), "{arguments:?}: {status:?}");
        assert!(!err.contains("panicked") && !err.contains("cannot be written"), "{err}");
    }
}

#[test]
fn a_time_limit_leaves_a_theorem_undecided() {
    let ran = zippel(&["verify", "tests/cli/unexpected.thm", "--time-limit", "0"]);
    assert_eq!(ran.status, Some(3), "{}", ran.out);
    assert!(masked(&ran.out).contains("the time limit of 0 s was reached"));
}

/// Ctrl-C: at once, with what was decided, and with the names of the rest.
#[test]
#[cfg(unix)]
fn an_interrupted_run_reports_what_was_decided() {
    use std::time::{Duration, Instant};
    let mut text =
        String::from("theorem \"Soon\" { points A, B; show midpoint(A, B) == midpoint(B, A) }\n");
    // As many roots as are followed keep a thread busy for long, deep in arithmetic.
    for n in 0..20 {
        writeln!(text, "theorem \"Late {n}\" {{ number x0").unwrap();
        for root in 1..=8 {
            writeln!(text, "x{root} = sqrt(x{}^2 + {n} + {root})", root - 1).unwrap();
        }
        writeln!(text, "show x8^2 == x7^2 + {n} + 8 }}").unwrap();
    }
    let path = file("long.thm", text);
    let journal = file("long.journal", "");
    for format in ["text", "json"] {
        std::fs::write(&journal, "").unwrap();
        let arguments =
            ["verify", "--threads=1", "--error=2^-2000", "--journal", &journal, "--format", format];
        let mut child = command(&arguments).arg(&path).spawn().unwrap();
        while std::fs::metadata(&journal).unwrap().len() < 500 {
            assert!(child.try_wait().unwrap().is_none(), "it has not ended yet");
            std::thread::sleep(Duration::from_millis(5));
        }
        let started = Instant::now();
        let killed =
            std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(killed.unwrap().success());
        let output = child.wait_with_output().unwrap();
        let (took, code) = (started.elapsed(), output.status.code());
        let [out, err] =
            [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
        assert_eq!(code, Some(130), "{out}{err}");
        assert!(out.contains("Soon") && !out.contains("Late 19"), "{out}");
        assert!(err.contains("interrupted; without a verdict") && err.contains("Late 19"), "{err}");
        // It takes a hundredth of a second on a machine that does nothing else.
        assert!(took < Duration::from_secs(2), "{took:?}");
    }
}
