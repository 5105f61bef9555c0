//! Time: whenever it is over, a theorem has the verdict that it would have had, or none.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use zippel::check::{Checked, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::plan::{Request, Statistics};
use zippel::sampling::Seed;
use zippel::survey;
use zippel::theorem::expectation::VerdictName;

/// Theorems whose verdicts come from every road.
const TEXTS: [&str; 5] = [
    include_str!("determinism/verdicts.thm"),
    include_str!("../theorems/branch/lengths.thm"),
    include_str!("../theorems/branch/assumed.thm"),
    include_str!("../theorems/branch/selected.thm"),
    include_str!("../theorems/branch/square_roots.thm"),
];

/// A deadline that is over once it has been asked so often, and how often it was asked.
fn after(questions: u64) -> (Deadline, Arc<AtomicU64>) {
    let asked = Arc::new(AtomicU64::new(0));
    let counter = asked.clone();
    (Deadline::when(move || counter.fetch_add(1, Ordering::Relaxed) >= questions), asked)
}

#[test]
fn a_deadline_changes_no_verdict() {
    let seed = Seed::from_bytes([5; 32]);
    let survey = survey::Request { samples: 20, ..survey::Request::default() };
    let request = Request { statistics: Statistics { survey, drawings: 4 }, ..Request::new(80) };
    let (mut met, mut missed) = (0, 0);
    for text in TEXTS {
        let document = Document::read(text);
        assert!(document.is_sound(), "{:?}", document.diagnostics);
        for theorem in &document.theorems {
            let statement = Statement::new(theorem, &document.dictionary, text);
            let check = |deadline: &Deadline| -> Checked {
                statement.check(&request, &seed, deadline).unwrap()
            };
            let (deadline, asked) = after(u64::MAX);
            let undisturbed = check(&deadline).verdict.name();
            let all = asked.load(Ordering::Relaxed);
            // The last questions are those of the roads that are taken last.
            let early = std::iter::successors(Some(0), |many| Some(many + many / 12 + 1));
            let late = all.saturating_sub(20)..=all;
            for questions in early.take_while(|&many| many < all).chain(late) {
                let (deadline, _) = after(questions);
                let found = check(&deadline).verdict.name();
                let over = deadline.is_over();
                let title = &theorem.title;
                let right = found == undisturbed || over && found == VerdictName::Inconclusive;
                assert!(right, "{title}: {found} after {questions} questions, not {undisturbed}");
                if found == undisturbed { met += 1 } else { missed += 1 }
            }
        }
    }
    assert!(met > 100 && missed > 300, "{met} met, {missed} missed");
}
