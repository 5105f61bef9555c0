//! No word costs more than it must.

use crate::cost::{cost_of, table};

/// Sizes of elementary constructions, computed independently: degree and height, in tenths of a bit, of a coordinate's numerator.
const SIZES: &[(&str, &str, u32, i128)] = &[
    ("points A, B", "midpoint(A, B)", 1, 10),
    ("points A, B, C", "centroid(A, B, C)", 1, 16),
    ("points3 A, B", "midpoint(A, B)", 1, 10),
    ("points3 A, B, C", "centroid(A, B, C)", 1, 16),
    ("points3 A, B, C, D", "centroid(A, B, C, D)", 1, 20),
    ("points3 A, B\nnumber t", "ratio_point(A, B, t)", 2, 16),
    ("points A, B, C, D", "intersection(line(A, B), line(C, D))", 3, 30),
    ("points P, A, B", "foot(P, line(A, B))", 3, 46),
    ("points P, A, B", "reflection(P, line(A, B))", 3, 58),
    ("points A, B, C", "circumcenter(A, B, C)", 3, 56),
    ("points A, B, C", "orthocenter(A, B, C)", 3, 40),
    ("points A, B\nnumber t", "ratio_point(A, B, t)", 2, 16),
    ("points O, A\nnumber t", "rotation(A, O, t)", 3, 33),
    (
        "points O, A\nnumber t",
        "second_intersection(line_through(A, vector(1, t)), circle(O, A), A)",
        3,
        33,
    ),
];

#[test]
fn elementary_constructions_are_as_small_as_can_be() {
    let mut larger = Vec::new();
    for (given, value, degree, tenths) in SIZES {
        let axes: &[&str] =
            if given.starts_with("points3") { &["x", "y", "z"] } else { &["x", "y"] };
        let coordinates: Vec<String> = axes.iter().map(|axis| format!("X.{axis}")).collect();
        let cost = cost_of(&format!("{given}\nX = {value}"), &coordinates);
        let height = cost.height.norm().log2_tenths_ceil().unwrap();
        // The table rounds to the nearest tenth.
        if cost.degree.to_string() != degree.to_string() || height > tenths + 1 {
            larger.push(format!("{value}: {} and {}", cost.degree, cost.height));
        }
    }
    assert_eq!(larger, Vec::<String>::new());
}

#[test]
fn costs_of_the_words() {
    insta::assert_snapshot!(table());
}
