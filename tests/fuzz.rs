//! What fuzzing has found worth keeping is replayed, and every crash that was mended is named.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "where it is fuzzed it is a library")]
mod targets;

use std::fs;
use std::path::PathBuf;

type Target = fn(&[u8]);

const TARGETS: [(&str, Target); 7] = [
    ("document", targets::document::run),
    ("layout", targets::layout::run),
    ("alphageometry", targets::alphageometry::run),
    ("gclc", targets::gclc::run),
    ("journal", targets::journal::run),
    ("program", targets::program::run),
    ("statement", targets::statement::run),
];

/// The inputs that are kept for a target.
fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn replay(target: &str) {
    let (_, run) = TARGETS.iter().find(|(name, _)| *name == target).unwrap();
    let paths = corpus(target);
    assert!(paths.len() >= 10, "{target}: {} inputs", paths.len());
    for path in paths {
        let data = fs::read(&path).unwrap();
        let outcome = std::panic::catch_unwind(|| run(&data));
        assert!(outcome.is_ok(), "{}", path.display());
    }
}

macro_rules! replayed {
    ($($target:ident),+) => {$(
        #[test]
        fn $target() {
            replay(stringify!($target));
        }
    )+};
}

replayed!(document, layout, alphageometry, gclc, journal, program, statement);

/// No input is too odd for any target.
#[test]
fn bytes_of_every_sort() {
    let all: Vec<u8> = (0..=255).collect();
    let zeros = [0; 300];
    for (_, run) in TARGETS {
        for data in [&[][..], &all, &zeros, b"\xef\xbb\xbf", "\u{feff}\u{2028}\u{202e}é".as_bytes()]
        {
            run(data);
        }
    }
}

/// The printer wrote a blank for it, so that formatting changed the title.
#[test]
fn a_carriage_return_in_a_text() {
    let text = "theorem \"a\rb\" {\n points A, B\n show A == B\n}\n";
    let diagnostics = zippel::document::Document::read(text).diagnostics;
    assert_eq!(diagnostics[0].code, zippel::diagnostic::Code::UnterminatedString);
    targets::layout::run(text.as_bytes());
    targets::layout::run(text.replace('\r', " ").as_bytes());
}

/// The comment documented nothing before the semicolon was gone, or before it got a line of its own.
#[test]
fn documentation_around_a_stray_semicolon() {
    targets::layout::run(b";## no\nconstruction c(P: point): point { P }\n");
    targets::layout::run(b"# plain\n; ## no\n## yes\nconstruction c(P: point): point { P }\n");
    targets::layout::run(b"## no\n;# plain\nconstruction c(P: point): point { P }\n");
    targets::layout::run(b"## no\n;\nconstruction c(P: point): point { P }\n");
    targets::layout::run(b"## no\n;\n## yes\nconstruction c(P: point): point { P }\n");
}

/// The word took any number of arguments of no kind at all.
#[test]
fn a_parameter_for_the_rest_of_a_mistaken_kind() {
    let text = "predicate q(P: point) { P == P }\npredicate q(P: pkint...) { P == P }\n\
                theorem \"T\" {\npoints A, B\nshow q(A)\nshow q(A, B)\nshow q()\n}\n";
    targets::document::run(text.as_bytes());
    targets::document::run(text.replace("point)", "pkint...)").as_bytes());
}

/// A theorem divided by it.
#[test]
fn a_ratio_of_zero() {
    let text = "a b c = triangle; x = rconst a b c x 0/2 ? rconst a b c x 1.5";
    targets::alphageometry::run(text.as_bytes());
    let problems = zippel::foreign::Format::AlphaGeometry.read("problem", text);
    let zippel::foreign::Outcome::Mistakes(mistakes) = &problems[0].outcome else {
        panic!("{:?}", problems[0].outcome)
    };
    assert!(mistakes[0].message.contains("`0/2` is not"), "{}", mistakes[0].message);
}

/// The canonical form of a name was longer than a name may be.
#[test]
fn a_long_name_with_a_double_prime() {
    let text = |letters: usize| {
        let name = "V".repeat(letters);
        format!("theorem \"T\" {{\n points {name}″, B\n show {name}″ == B\n}}\n")
    };
    let sound = |text: &str| zippel::document::Document::read(text).is_sound();
    for letters in [97, 98, 99, 100] {
        targets::layout::run(text(letters).as_bytes());
        assert_eq!(sound(&text(letters)), letters <= 98, "{letters}");
    }
}
