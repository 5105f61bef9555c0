//! Every file under `tests/diagnostics` says within itself which mistakes it holds, and exactly those must be reported.
//!
//! Under a line with a mistake stands a comment `#~ ^^^^ Z0106 expected a name`: the carets are under the place, the
//! code follows, then a part of the message. A place under the mark itself is given by its column and length instead:
//! `#~ @1+6 Z0106 …`. Several comments may follow one line. An empty place has one caret.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use zippel::check::Statement;
use zippel::deadline::Deadline;
use zippel::diagnostic::{Code, Diagnostic};
use zippel::document::{Document, Files, Refusal, UsedFile};
use zippel::lint;
use zippel::render::render;
use zippel::sampling::Seed;
use zippel::source::Source;

/// The folder of the files, for those that use others.
struct Folder;

impl Files for Folder {
    fn find(&self, name: &str, from: &Path) -> Result<UsedFile, Refusal> {
        let path = from.parent().unwrap_or(Path::new("")).join(name);
        let text = std::fs::read_to_string(folder().join(&path)).map_err(|_| Refusal {
            message: format!("there is no file `{name}`"),
            hint: String::new(),
        })?;
        Ok(UsedFile { path, text })
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// The mistakes in the text of a file; if there are none, the warnings about it.
fn check(name: &str, text: &str) -> Vec<Diagnostic> {
    let document = Document::read_among(text, Path::new(name), &Folder);
    let mut diagnostics = document.diagnostics.clone();
    if document.is_sound() {
        let seed = Seed::from_bytes([5; 32]);
        for theorem in &document.theorems {
            let statement = Statement::new(theorem, &document.dictionary, text);
            diagnostics.extend(lint::by_text(theorem, &document.dictionary));
            diagnostics.extend(lint::by_evaluation(&statement, &seed, &Deadline::NEVER));
        }
    }
    diagnostics
}

/// The codes that must have an annotated file: all that a text can give, except for those of sizes.
fn demanded() -> impl Iterator<Item = Code> {
    let elsewhere = [
        // Sizes.
        Code::TooManyTokens,
        Code::NumberTooLong,
        Code::NestingTooDeep,
        Code::NameTooLong,
        Code::StringTooLong,
        // Problems in the languages of other programs.
        Code::NotSupported,
        // A text without theorems is a mistake only where theorems are wanted.
        Code::NoTheorem,
    ];
    let of_texts =
        |code: &Code| ["Z01", "Z02", "Z05"].iter().any(|range| code.as_str().starts_with(range));
    Code::ALL.iter().copied().filter(move |code| of_texts(code) && !elsewhere.contains(code))
}

/// A mistake that a file announces.
#[derive(Debug, PartialEq, Eq)]
struct Expectation {
    line: usize,
    column: usize,
    length: usize,
    code: String,
    message: String,
}

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the folder exists");
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "thm"));
    files.sort();
    files
}

/// The mistakes that a text announces, in the order of their places.
fn expectations(text: &str) -> Vec<Expectation> {
    let mut found = Vec::new();
    let mut above = 1;
    for (index, line) in text.lines().enumerate() {
        let Some(rest) = line.trim_start().strip_prefix("#~") else {
            above = index + 1;
            continue;
        };
        let (place, rest) = rest.trim_start().split_once(' ').expect("a place, then a code");
        let (code, message) =
            rest.trim().split_once(' ').expect("a code, then a part of the message");
        let (column, length) = if let Some(place) = place.strip_prefix('@') {
            let (column, length) = place.split_once('+').unwrap_or((place, "1"));
            (column.parse().expect("a column"), length.parse().expect("a length"))
        } else {
            assert!(place.bytes().all(|byte| byte == b'^'), "carets, not {place}");
            let before = line.find('^').map_or(0, |at| line[..at].chars().count());
            (before + 1, place.len())
        };
        found.push(Expectation {
            line: above,
            column,
            length,
            code: code.into(),
            message: message.trim().into(),
        });
    }
    found.sort_by_key(|expectation| (expectation.line, expectation.column));
    found
}

/// What is wrong with the diagnostics of a text, measured by what it announces; nothing when all is well.
fn complaints(name: &str, text: &str) -> String {
    let source = Source::new(name, text);
    let mut expected = expectations(text);
    let mut complaints = String::new();
    for diagnostic in check(name, text) {
        let span = diagnostic.primary.span;
        let place = source.position(span.start);
        let length = source.slice(span).lines().next().unwrap_or_default().chars().count().max(1);
        let met = expected.iter().position(|expectation| {
            (expectation.line, expectation.column, expectation.length)
                == (place.line, place.column, length)
                && expectation.code == diagnostic.code.as_str()
                && diagnostic.message.contains(&expectation.message)
        });
        if let Some(index) = met {
            expected.remove(index);
        } else {
            let _ =
                writeln!(complaints, "not announced:\n{}", render(&source, &[diagnostic], false));
        }
    }
    for missing in expected {
        let _ = writeln!(complaints, "{name}: announced, but not reported: {missing:?}");
    }
    complaints
}

#[test]
fn every_file_gives_the_mistakes_that_it_announces() {
    let mut all = String::new();
    for path in files() {
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let name = path.file_name().expect("a name").to_string_lossy();
        all.push_str(&complaints(&name, &text));
    }
    assert!(all.is_empty(), "{all}");
}

#[test]
fn every_code_has_a_file() {
    let announced: BTreeSet<String> = files()
        .iter()
        .flat_map(|path| expectations(&std::fs::read_to_string(path).expect("a readable file")))
        .map(|expectation| expectation.code)
        .collect();
    let forgotten: Vec<&str> =
        demanded().map(Code::as_str).filter(|code| !announced.contains(*code)).collect();
    assert_eq!(forgotten, [""; 0]);
}

#[test]
fn the_harness_sees_what_is_wrong() {
    let text = "theorem \"T\" {\n    show a b\n}\n";
    assert!(complaints("t", text).contains("not announced"));
    let announced =
        |comment: &str| complaints("t", &text.replace("b\n", &format!("b\n{comment}\n")));
    assert_eq!(announced("    #~     ^ Z0106 expected an operator"), "");
    assert_eq!(announced("#~ @12 Z0106 expected an operator"), "");
    for wrong in [
        "#~ @11 Z0106 expected",
        "#~ @12+2 Z0106 expected",
        "#~ @12 Z0107 expected",
        "#~ @12 Z0106 found",
    ] {
        assert!(
            announced(wrong).contains("announced, but not reported") || wrong.ends_with("found"),
            "{wrong}"
        );
    }
    assert!(announced("#~ @12 Z0106 nothing of the kind").contains("announced, but not reported"));
}

/// What is written on paper leads to the words of the language.
#[test]
fn hints_say_what_to_write() {
    for (line, hint) in [
        ("show |AC| == 1", "`length(A, B)`"),
        ("show AC == 1", "`length(A, C)`"),
        ("show A on line(B, C)", "`on(…)`"),
        ("show ∠ABC == 90", "`right_angle(…)`"),
        ("show angle(A, B, C) == 90", "`right_angle(…)`"),
        ("M = A ∩ B", "`intersection(…)`"),
        ("K = center_of_square(A, B)", "`square`"),
        ("K = circumcircle(A, B, C)", "`circle`"),
        ("show colinear(A, B, C)", "`collinear`"),
    ] {
        let text = format!("theorem \"T\" {{\npoints A, B, C\n{line}\n}}\n");
        let hints: Vec<String> =
            Document::read(&text).diagnostics.into_iter().filter_map(|found| found.hint).collect();
        assert!(hints.iter().any(|found| found.contains(hint)), "{line}: {hints:?}");
    }
}
