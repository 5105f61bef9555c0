//! Theorems with square roots.

use crate::sketch::{theorem, word};

/// Each theorem, and what is true of it.
const THEOREMS: &[(&str, &str, &str)] = &[
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

#[test]
fn theorems_and_what_is_true_of_them() {
    for (name, expected, body) in THEOREMS {
        let text = format!("theorem \"{name}\" {{ {body} \n}}\n");
        let report = theorem(&text, 0);
        assert_eq!(word(&report), *expected, "{name}: {report:?}");
    }
}
