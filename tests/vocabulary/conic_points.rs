//! Points of conics: semi-free ones, and the points that a line and a conic have in common.

use crate::figure::laws;

/// Any conic, by its coefficients.
const CONIC: &str = "numbers a, b, c, d, e, f\nq = conic_equation(a, b, c, d, e, f)\n";

#[test]
fn a_point_of_a_conic_through_a_known_point() {
    // The coefficient f makes A a point of the conic; no square root is taken.
    let statements = "points A\nnumbers a, b, c, d, e\n\
        f = -(a * A.x ^ 2 + b * A.x * A.y + c * A.y ^ 2 + d * A.x + e * A.y)\n\
        q = conic_equation(a, b, c, d, e, f)\npoint X on q";
    laws(statements, &["at(X, q) == 0"]);
}

#[test]
fn a_point_of_a_conic_without_a_known_point() {
    laws(&format!("{CONIC}point X on q"), &["at(X, q) == 0"]);
}

#[test]
fn both_points_of_a_line_and_a_conic() {
    let statements = format!("points P, Q\n{CONIC}l = join(P, Q)\npoints X, Y on l, q");
    laws(
        &statements,
        &[
            "at(X, q) == 0",
            "at(Y, q) == 0",
            "at(X, l) == 0",
            "at(Y, l) == 0",
            // The equation at the midpoint of a chord is minus its quadratic part at half of the chord.
            "at(halfway(X, Y), q) * 4 == -(a * (X.x - Y.x) ^ 2 + b * (X.x - Y.x) * (X.y - Y.y) + c * (X.y - Y.y) ^ 2)",
        ],
    );
}

#[test]
fn the_order_of_line_and_conic_does_not_matter() {
    let line_first = format!(
        "points P, Q\n{CONIC}points X, Y on join(P, Q), q\npoint Z on q, join(P, Q) other than X"
    );
    laws(&line_first, &["Z == Y"]);
}
