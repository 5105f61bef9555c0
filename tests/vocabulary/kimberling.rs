//! The centres of a triangle against Kimberling's list (Clark Kimberling, "Encyclopedia of Triangle Centers"): each by its trilinear
//! coordinates there, which are functions of the angles and share no formula with the words.
#![allow(clippy::float_arithmetic, reason = "the list is trigonometric")]

use crate::figure::{coordinates, draw};
use crate::plane::{P, Q, integer, ratio};
use num_traits::ToPrimitive as _;
use std::f64::consts::{FRAC_PI_3, FRAC_PI_6};

/// The first trilinear coordinate of a centre: a function of the sides a, b, c and the angles A, B, C of a triangle.
type Trilinear = fn([f64; 3], [f64; 3]) -> f64;

/// For each centre its number, the word, which of its results it is, whether it rests on √3 (and else on the sides), and its coordinate.
#[rustfmt::skip]
const CENTRES: &[(u32, &str, usize, bool, Trilinear)] = &[
    (1, "incenter", 0, false, |_, _| 1.0),
    (2, "centroid", 0, false, |[a, ..], _| 1.0 / a),
    (3, "circumcenter", 0, false, |_, [a, ..]| a.cos()),
    (4, "orthocenter", 0, false, |_, [a, ..]| 1.0 / a.cos()),
    (5, "nine_point_center", 0, false, |_, [_, b, c]| (b - c).cos()),
    (6, "symmedian_point", 0, false, |_, [a, ..]| a.sin()),
    (7, "gergonne_point", 0, false, |_, [a, ..]| (a / 2.0).cos().powi(-2)),
    (8, "nagel_point", 0, false, |_, [a, ..]| (a / 2.0).sin().powi(-2)),
    (9, "mittenpunkt", 0, false, |_, [a, ..]| 1.0 / (a / 2.0).tan()),
    (10, "spieker_center", 0, false, |[a, b, c], _| (b + c) / a),
    (11, "feuerbach_point", 0, false, |_, [_, b, c]| 1.0 - (b - c).cos()),
    (12, "feuerbach_conjugate", 0, false, |_, [_, b, c]| 1.0 + (b - c).cos()),
    (13, "fermat_points", 0, true, |_, [a, ..]| 1.0 / (a + FRAC_PI_3).sin()),
    (14, "fermat_points", 1, true, |_, [a, ..]| 1.0 / (a - FRAC_PI_3).sin()),
    (15, "isodynamic_points", 0, true, |_, [a, ..]| (a + FRAC_PI_3).sin()),
    (16, "isodynamic_points", 1, true, |_, [a, ..]| (a - FRAC_PI_3).sin()),
    (17, "napoleon_points", 0, true, |_, [a, ..]| 1.0 / (a + FRAC_PI_6).sin()),
    (18, "napoleon_points", 1, true, |_, [a, ..]| 1.0 / (a - FRAC_PI_6).sin()),
    (19, "clawson_point", 0, false, |_, [a, ..]| a.tan()),
    (20, "de_longchamps_point", 0, false, |_, [a, b, c]| a.cos() - b.cos() * c.cos()),
    (21, "schiffler_point", 0, false, |_, [_, b, c]| 1.0 / (b.cos() + c.cos())),
];

/// Counterclockwise triangles with the sides 13, 14, 15 and 26, 25, 17, by the coordinates of A, B and C.
const TRIANGLES: [([(i64, i64); 3], [i64; 3]); 2] =
    [([(5, 12), (0, 0), (14, 0)], [14, 15, 13]), ([(10, 24), (0, 0), (17, 0)], [17, 25, 26])];

fn float(q: &Q) -> f64 {
    q.to_f64().unwrap()
}

#[test]
fn centres_have_the_trilinear_coordinates_of_the_list() {
    for (corners, sides) in TRIANGLES {
        let corners = corners.map(|(x, y)| P { x: integer(x), y: integer(y) });
        #[allow(clippy::cast_precision_loss, reason = "small")]
        let [a, b, c] = sides.map(|side| side as f64);
        let angle = |opposite: f64, p: f64, q: f64| {
            ((p * p + q * q - opposite * opposite) / (2.0 * p * q)).acos()
        };
        let angles = [angle(a, b, c), angle(b, c, a), angle(c, a, b)];
        for &(number, word, result, rests_on_three, trilinear) in CENTRES {
            let roots = if rests_on_three {
                // √3 within 10^-15.
                vec![ratio(1_732_050_807_568_877, 1_000_000_000_000_000)]
            } else {
                sides.map(integer).to_vec()
            };
            let results = if rests_on_three { "X, Y" } else { "X" };
            let statements = format!("points A, B, C\n{results} = {word}(A, B, C)");
            let figure = draw(&statements, &coordinates(&corners), &roots);
            let x = figure.point(["X", "Y"][result]);
            let [from, to] = [1, 2].map(|turn| move |side: usize| (side + turn) % 3);
            let distances = [0, 1, 2].map(|side| {
                let (p, q) = (&corners[from(side)], &corners[to(side)]);
                float(&(q - p).cross(&(&x - p))) / [a, b, c][side]
            });
            let (s, t) = ([a, b, c], angles);
            let listed = [0, 1, 2].map(|i| {
                let (j, k) = ((i + 1) % 3, (i + 2) % 3);
                trilinear([s[i], s[j], s[k]], [t[i], t[j], t[k]])
            });
            let scale = distances.iter().chain(&listed).fold(1.0_f64, |max, x| max.max(x.abs()));
            for (i, j) in [(0, 1), (1, 2)] {
                let difference = distances[i] * listed[j] - distances[j] * listed[i];
                assert!(difference.abs() < 1e-9 * scale * scale, "X({number}), {word}");
            }
            assert!(distances.iter().any(|d| d.abs() > 1e-3), "X({number}) is far from some side");
        }
    }
}
