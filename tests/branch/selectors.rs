//! What the report of a statement that holds as drawn offers: a drawing in which it fails, and lines that say which figures are meant.

use zippel::check::{Checked, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::figure::Figure;
use zippel::plan::{Request, Statistics};
use zippel::report::drawn::Drawn;
use zippel::sampling::Seed;
use zippel::theorem::expectation::VerdictName;

/// Figures that are drawn.
const DRAWINGS: u32 = 40;

fn looked_at<R>(body: &str, look: impl FnOnce(&Statement<'_>, &Checked) -> R) -> R {
    let text = format!("theorem \"T\" {{\n{body}\n}}\n");
    let document = Document::read(&text);
    assert!(document.is_sound(), "{text}\n{:?}", document.diagnostics);
    let statement = Statement::new(&document.theorems[0], &document.dictionary, &text);
    let statistics = Statistics { drawings: DRAWINGS, ..Statistics::default() };
    let request = Request { statistics, ..Request::new(80) };
    let checked = statement.check(&request, &Seed::from_bytes([6; 32]), &Deadline::NEVER).unwrap();
    look(&statement, &checked)
}

fn drawn(body: &str) -> (VerdictName, Option<Drawn>) {
    looked_at(body, |statement, checked| {
        let drawn = checked.drawn.as_ref().map(|report| Drawn::new(statement, report));
        (checked.verdict.name(), drawn)
    })
}

/// Statements that hold as drawn, with a line that has to be among the proposals, and the verdict when it stands in the text.
const PROPOSED: &[(&str, &str, VerdictName)] = &[
    (
        "points A, C\npoint B on line(A, C)\nshow length(A, B) + length(B, C) == length(A, C)",
        "choose between(A, B, C)",
        VerdictName::HoldsAsDrawn,
    ),
    (
        "points A, C\npoint B on line(A, C)\nshow length(A, B) + length(B, C) == length(A, C)",
        "assume length(A, C) == length(A, B) + length(B, C)",
        VerdictName::Holds,
    ),
    (
        "points A, B\nC = equilateral_apex(A, B)\npoint P on circle(A, B, C)\nshow length(P, A) == length(P, B) + length(P, C)",
        "choose opposite_side(A, P, line(B, C))",
        VerdictName::HoldsAsDrawn,
    ),
    (
        "points A, B\nC = equilateral_apex(A, B)\npoint P on circle(A, B, C)\nshow length(P, A) == length(P, B) + length(P, C)",
        "assume length(P, A) == length(P, B) + length(P, C)",
        VerdictName::Holds,
    ),
    (
        "points A, B, C\npoint D on circle(A, B, C)\nshow length(A, C) * length(B, D) == length(A, B) * length(C, D) + length(B, C) * length(D, A)",
        "choose convex(A, B, C, D)",
        VerdictName::HoldsAsDrawn,
    ),
    (
        "points A, B, C\npoints M, N on perpendicular_bisector(B, C), circle(A, B, C)\nshow length(M, B) * (length(A, B) + length(A, C)) == length(A, M) * length(B, C)",
        "choose internal(A, B, M, C)",
        VerdictName::HoldsAsDrawn,
    ),
    (
        "points A, B\nnumber t\nrequire t != 0\nD = A + t * (B - A)\nE = A - t * (B - A)\nshow length(A, D) == t * length(A, B)\nshow length(D, E) == 2 * length(A, D)",
        "choose between(B, A, E)",
        VerdictName::HoldsAsDrawn,
    ),
];

#[test]
fn a_line_that_is_proposed_keeps_its_promise() {
    let mut complaints = Vec::new();
    for (body, line, expected) in PROPOSED {
        let (verdict, found) = drawn(body);
        assert_eq!(verdict, VerdictName::HoldsAsDrawn, "{body}");
        let found = found.unwrap();
        assert!(found.true_in < found.drawings, "{body}");
        let lines = found.figure.unwrap().selectors;
        if !lines.iter().any(|own| own == line) {
            complaints.push(format!("{body}: no {line} among {lines:?}"));
        }
        // Every proposal keeps its promise: with it the statement holds, in all drawings that it leaves.
        for own in &lines {
            let before = body.find("\nshow").unwrap();
            let (verdict, with) = drawn(&format!("{}\n{own}{}", &body[..before], &body[before..]));
            let kept = if own.starts_with("assume") {
                [VerdictName::Holds, VerdictName::Proved, VerdictName::HoldsAsDrawn]
                    .contains(&verdict)
            } else {
                verdict == VerdictName::HoldsAsDrawn
            };
            if !kept || own == line && verdict != *expected {
                complaints.push(format!("{body}: {verdict} with {own}"));
            }
            let true_in_all = with.is_none_or(|with| with.true_in == with.drawings);
            if own == line && !true_in_all {
                complaints.push(format!("{body}: not in all drawings with {own}"));
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

/// In every real figure P is the known point C, and for the other sign of a root it is not: that is proposed.
#[test]
fn the_point_that_is_a_known_one_is_named() {
    let body = "points A, B, C\nP = A + sqrt(squared_length(A, B) ^ 2) / squared_length(A, B) * (C - A)\nshow squared_length(B, P) == squared_length(B, C)";
    let (verdict, found) = drawn(body);
    assert_eq!(verdict, VerdictName::HoldsAsDrawn);
    let lines = found.unwrap().figure.unwrap().selectors;
    assert!(lines.contains(&"assume P == C".to_owned()), "{lines:?}");
    let before = body.find("\nshow").unwrap();
    let with = format!("{}\nassume P == C{}", &body[..before], &body[before..]);
    assert_eq!(drawn(&with).0, VerdictName::Holds);
}

/// A drawing in which it fails stands beside the one of which the verdict speaks.
#[test]
fn a_failing_drawing_is_shown() {
    let (body, ..) = PROPOSED[2];
    looked_at(body, |statement, checked| {
        let (witness, _) = statement.failing_figure(checked).unwrap();
        assert!(witness.value().excludes_zero());
        assert_eq!(witness.points().len(), 4);
        let beside = Figure::failing(statement, checked).unwrap();
        assert!(beside.description().contains("Fails in this drawing"), "{}", beside.description());
        let own = Figure::of(statement, checked, &Seed::from_bytes([6; 32])).unwrap();
        assert_ne!(own.svg(), beside.svg());
    });
    // Of what holds on all components there is none.
    let body = "points A, B, C\nI = incenter(A, B, C)\nshow equal_length(I, foot(I, line(A, B)), I, foot(I, line(B, C)))";
    looked_at(body, |statement, checked| {
        assert!(statement.failing_figure(checked).is_none());
    });
}
