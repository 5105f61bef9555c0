//! Theorems with square roots.

use crate::sketch::{CONFIRMED, document, frozen, run, theorem, theorem_with, unprepared, word};
use std::sync::atomic::Ordering;
use zippel::branch::Outcome;
use zippel::check::Statement;
use zippel::plan::{Request, Roads};
use zippel::sampling::Seed;
use zippel::slp::{Node, NodeId};
use zippel::verdict::Verdict;

/// Each theorem, and what is true of it.
pub(crate) const THEOREMS: &[(&str, &str, &str)] = &[
    (
        "Van Schooten",
        "as drawn",
        "
        points A, B
        C = equilateral_apex(A, B)
        point P on circle(A, B, C)
        show length(P, A) == length(P, B) + length(P, C)",
    ),
    (
        "Clough",
        "as drawn",
        "
        points A, B, P
        C = equilateral_apex(A, B)
        D = foot(P, line(A, B))
        E = foot(P, line(B, C))
        F = foot(P, line(C, A))
        show 2 * (length(A, D) + length(B, E) + length(C, F)) == 3 * length(A, B)",
    ),
    (
        "the incentre has equal distances from the sides",
        "everywhere",
        "
        points A, B, C
        I = incenter(A, B, C)
        show equal_length(I, foot(I, line(A, B)), I, foot(I, line(B, C)))",
    ),
    (
        "the excentre has equal distances from the sides",
        "everywhere",
        "
        points A, B, C
        I = excenter(A, B, C)
        show equal_length(I, foot(I, line(A, B)), I, foot(I, line(B, C)))",
    ),
    (
        "incentre and excentre lie on a bisector",
        "everywhere",
        "
        points A, B, C
        I = incenter(A, B, C)
        J = excenter(A, B, C)
        show collinear(A, I, J)",
    ),
    (
        "the incentre is not the centroid",
        "false everywhere",
        "
        points A, B, C
        I = incenter(A, B, C)
        show equal(I, centroid(A, B, C))",
    ),
    (
        "the inradius in the right-angled triangle",
        "as drawn",
        "
        number a, b
        O = point(0, 0)
        A = point(a, 0)
        B = point(0, b)
        I = incenter(O, A, B)
        show 2 * I.x == a + b - length(A, B)",
    ),
    (
        "butterfly with the second points by name",
        "everywhere",
        "
        points A, B, C
        point D on circle(A, B, C)
        M = midpoint(A, B)
        point E on line(C, M), circle(A, B, C) other than C
        point F on line(D, M), circle(A, B, C) other than D
        point X on line(C, F), line(A, B)
        point Y on line(D, E), line(A, B)
        show equal(M, midpoint(X, Y))",
    ),
    (
        "lengths on a line",
        "as drawn",
        "
        points A, B
        number t
        C = A + t * (B - A)
        show length(A, C) == length(A, B) + length(B, C)",
    ),
    (
        "two points of intersection are symmetric",
        "everywhere",
        "
        points A, B, C, D
        points X, Y on circle(A, B), circle(C, D)
        show parallel(perpendicular_bisector(X, Y), line(A, C))",
    ),
    (
        "the chord of a line through the centre",
        "everywhere",
        "
        points A, B, C
        points X, Y on line(A, C), circle(A, B)
        show equal(A, midpoint(X, Y))",
    ),
];

pub(crate) fn text(name: &str, body: &str) -> String {
    format!("theorem \"{name}\" {{ {body} \n}}\n")
}

#[test]
fn theorems_and_what_is_true_of_them() {
    for (name, expected, body) in THEOREMS {
        for seed in [23, 24] {
            let (_, report) = theorem_with(&text(name, body), 0, seed);
            assert_eq!(word(&report), *expected, "{name}: {report:?}");
        }
    }
    assert!(CONFIRMED.load(Ordering::Relaxed) > 5);
}

/// The formal algebra follows all branches at once: it must agree wherever both roads apply.
#[test]
fn the_formal_algebra_agrees() {
    let request = Request { roads: Roads::Primes, ..Request::new(80) };
    let seed = Seed::from_bytes([23; 32]);
    for (name, _, body) in THEOREMS {
        let text = text(name, body);
        let document = document(&text);
        let statement = Statement::new(&document.theorems[0], &document.dictionary, &text);
        let program = statement.program(&seed).unwrap();
        let formal = statement.formal(program, &request, &seed).unwrap().verdict;
        let drawn = word(&theorem(&text, 0));
        match (&formal, drawn) {
            (Verdict::Holds(_) | Verdict::Proved, "everywhere" | "as drawn")
            | (Verdict::Refuted(_), "false") => {}
            (Verdict::Refuted(refutation), "as drawn") => {
                assert!(!refutation.everywhere, "{name}");
            }
            (Verdict::Refuted(refutation), "false everywhere") => {
                assert!(refutation.everywhere, "{name}");
            }
            _ => panic!("{name}: {formal:?}, but {drawn}"),
        }
    }
}

/// PA = PB + PC on the arc BC only; the other two arcs are found in two figures of three.
#[test]
fn van_schooten_on_the_right_and_on_a_wrong_arc() {
    let (name, _, body) = THEOREMS[0];
    let text = text(name, body);
    let report = theorem(&text, 60);
    assert_eq!(report.drawings.drawn, 60);
    assert!((5..55).contains(&report.drawings.true_in), "{:?}", report.drawings);

    let (program, _) = theorem_with(&text, 0, 23);
    let mut slp = program.slp;
    let residual = slp.conclusions[0].residuals[0];
    let Node::Sub(u, w) = slp.nodes[residual.index()] else { panic!("a difference") };
    // On a wrong arc PB + PC exceeds PA.
    slp.nodes.push(Node::Sub(w, u));
    let excess = NodeId(u32::try_from(slp.nodes.len() - 1).unwrap());
    assert_eq!(word(&run(frozen(slp, vec![excess]), 1)), "false");
}

/// Nothing is known beforehand: the second points are found in the figure. All roots are independent, so there is one component.
#[test]
fn what_is_read_off_a_figure_is_the_text_where_there_is_one_component() {
    let body = "
        points A, B, C
        point D on circle(A, B, C)
        M = midpoint(A, B)
        point E on line(C, M), circle(A, B, C)
        point F on line(D, M), circle(A, B, C)
        point X on line(C, F), line(A, B)
        point Y on line(D, E), line(A, B)
        show length(M, X) == length(M, Y)";
    let text = text("butterfly", body);
    let report = unprepared(&text);
    assert_eq!(word(&report), "everywhere");
    let Outcome::HoldsEverywhere(certificate) = report.outcome else { panic!("everywhere") };
    assert!(!certificate.program.slp.obligations.is_empty());
}

/// P is on the circle where t is positive, and only there: the other point of intersection is then its mirror image.
#[test]
fn an_incidence_of_the_figure_only_holds_as_drawn() {
    let body = "
        points A, B
        number t
        P = A + (sqrt(t^2) + 1) / length(A, B) * (B - A)
        point X on line(A, B), circle_about(A, (t + 1)^2)
        show midpoint(X, P) == A";
    let text = text("mirror image", body);
    let report = unprepared(&text);
    assert_eq!(word(&report), "as drawn");
    let Outcome::HoldsAsDrawn(certificate) = report.outcome else { panic!("as drawn") };
    assert!(!certificate.program.slp.obligations.is_empty());
}

/// Where two known points lie on both loci the text does not say which one is meant, and nothing is said of all components.
#[test]
fn an_ambiguous_text_holds_as_drawn_at_most() {
    let body = "points A, B, C\npoint X on line(A, B), circle(A, B, C)\nshow concyclic(A, B, C, X)";
    let report = unprepared(&text("ambiguous", body));
    assert_ne!(word(&report), "everywhere");
}

#[test]
fn an_outcome_is_a_function_of_the_seed() {
    let (name, _, body) = THEOREMS[0];
    let figure = |seed| match theorem_with(&text(name, body), 0, seed).1.outcome {
        Outcome::HoldsAsDrawn(certificate) => (certificate.figure, certificate.anchor),
        other => panic!("{other:?}"),
    };
    assert_eq!(figure(1), figure(1));
    assert_ne!(figure(1), figure(2));
}
