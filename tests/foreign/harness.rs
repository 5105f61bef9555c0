//! Foreign texts as theorems, and what comes out of them.

use std::path::PathBuf;
use zippel::check::{Checked, Failure, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::foreign::{Format, Outcome, Problem};
use zippel::plan::Request;
use zippel::sampling::Seed;
use zippel::source::Source;
use zippel::theorem::expectation::VerdictName;

/// The error that is asked for.
const TARGET_BITS: u32 = 80;

/// A folder of collections that others wrote; nothing, and a remark, where it is missing.
pub(crate) fn collection(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(name);
    if path.exists() {
        return Some(path);
    }
    let remark = format!("skipped: there is no {}\n", path.display());
    std::io::Write::write_all(&mut std::io::stderr(), remark.as_bytes()).expect("a terminal");
    None
}

/// A problem as a theorem file.
pub(crate) fn page(problem: &Problem, source: &Source) -> String {
    match &problem.outcome {
        Outcome::Theorem(_) => problem.page(source).expect("a theorem"),
        Outcome::Mistakes(mistakes) => panic!("{}: {mistakes:?}", problem.title),
        Outcome::Unsupported(reason) => panic!("{}: {reason:?}", problem.title),
    }
}

/// The verdict on the theorem of a file.
pub(crate) fn check(text: &str, seed: &Seed) -> Checked {
    let document = Document::read(text);
    assert!(document.is_sound(), "{text}\n{:?}", document.diagnostics);
    let statement = Statement::new(&document.theorems[0], &document.dictionary, text);
    match statement.check(&Request::new(TARGET_BITS), seed, &Deadline::NEVER) {
        Ok(checked) => checked,
        Err(Failure::Mistakes(mistakes)) => panic!("{text}\n{mistakes:?}"),
        Err(Failure::Disagreement(disagreement)) => panic!("{text}\n{disagreement:?}"),
    }
}

/// The verdict on a problem.
pub(crate) fn verdict(format: Format, text: &str) -> VerdictName {
    let source = Source::new("sample", text);
    let problems = format.read(source.name(), text);
    assert_eq!(problems.len(), 1, "{text}");
    check(&page(&problems[0], &source), &Seed::from_bytes([5; 32])).verdict.name()
}

/// The mistakes of a text: for each problem the codes with their lines.
pub(crate) fn mistakes(format: Format, text: &str) -> Vec<Vec<(String, usize, String)>> {
    let source = Source::new("sample", text);
    let problems = format.read(source.name(), text);
    let found = problems.iter().map(|problem| match &problem.outcome {
        Outcome::Theorem(_) => Vec::new(),
        Outcome::Mistakes(mistakes) => mistakes.clone(),
        Outcome::Unsupported(reason) => vec![reason.clone()],
    });
    found
        .map(|mistakes| {
            let told = mistakes.iter().map(|mistake| {
                let span = mistake.primary.span;
                let line = source.position(span.start).line;
                (mistake.code.as_str().to_owned(), line, source.slice(span).to_owned())
            });
            told.collect()
        })
        .collect()
}
