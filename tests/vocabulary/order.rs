//! Statements about order, at points of small integer coordinates: positions on boundaries are frequent there.

use crate::plane::Dice;
use num_bigint::BigInt;
use std::cmp::Ordering;
use zippel::branch::figure::{Figure, Point};
use zippel::branch::identify::{Sight, enclosure};
use zippel::branch::reading::{Given, RealReading};
use zippel::document::Document;
use zippel::interpret::interpret;

words! {
    "between(A: point, B: point, C: point)" => between,
    "on_segment(P: point, A: point, B: point)" => on_segment,
    "on_ray(P: point, A: point, B: point)" => on_ray,
    "same_side(P: point, Q: point, l: line)" => same_side,
    "opposite_side(P: point, Q: point, l: line)" => opposite_side,
    "inside(P: point, A: point, B: point, C: point)" => inside_triangle,
    "inside(P: point, c: circle)" => inside_circle,
    "outside(P: point, c: circle)" => outside_circle,
    "acute(A: point, B: point, C: point)" => acute,
    "obtuse(A: point, B: point, C: point)" => obtuse,
    "convex(A: point, B: point, C: point, D: point)" => convex,
    "nearer(P: point, Q: point, A: point)" => nearer,
    "internal(P: point, A: point, B: point, C: point)" => internal,
    "external(P: point, A: point, B: point, C: point)" => external,
    "counterclockwise(A: point, B: point, C: point)" => counterclockwise,
    "between(A: point3, B: point3, C: point3)" => between_in_space,
    "same_side(P: point3, Q: point3, e: plane)" => same_side_of_a_plane,
    "opposite_side(P: point3, Q: point3, e: plane)" => opposite_sides_of_a_plane,
    "same_orientation(A: point, B: point, C: point, D: point, E: point, F: point)" => same_orientation,
}

/// A point with integer coordinates.
type I = [i64; 2];
/// The same in space.
type S = [i64; 3];

/// Configurations for each word.
const CONFIGURATIONS: usize = 1500;

/// Compares a claim about the points A, B, … with a formula, on random points of a grid of seven by seven.
fn compare<const N: usize>(claim: &str, truth: impl Fn([I; N]) -> bool) {
    compare_points("points", 7, CONFIGURATIONS, claim, truth);
}

/// The same on a grid of three by three by three in space.
fn compare_in_space<const N: usize>(claim: &str, truth: impl Fn([S; N]) -> bool) {
    compare_points("points3", 3, 6 * CONFIGURATIONS, claim, truth);
}

fn compare_points<const D: usize, const N: usize>(
    declared: &str,
    side: u64,
    configurations: usize,
    claim: &str,
    truth: impl Fn([[i64; D]; N]) -> bool,
) {
    let names = &["A", "B", "C", "D", "E", "F"][..N];
    let text = format!("theorem \"T\" {{ {declared} {} \n show {claim} }}", names.join(", "));
    let document = Document::read(&text);
    assert!(document.is_sound(), "{:?}", document.diagnostics);
    let mut dice = Dice::new();
    let mut counts = [0; 2];
    for _ in 0..configurations {
        let points: [[i64; D]; N] =
            std::array::from_fn(|_| std::array::from_fn(|_| dice.below(side)));
        let numerators = points.iter().flatten().map(|&x| BigInt::from(x)).collect();
        let figure = Figure { point: Point::new(numerators, 0), signs: Vec::new() };
        let mut reading = RealReading::new(Given::new(&figure), 64);
        let theorem = &document.theorems[0];
        let read = interpret(theorem, &document.dictionary, &mut reading, &mut Sight::new(&[]));
        // Lines and circles of coinciding points are no subject.
        let Ok(read) = read else { continue };
        let vanishes =
            read.conclusions[0].values.iter().all(|value| !enclosure(value).excludes_zero());
        let ordered = read.inequalities[0].iter().all(|inequality| {
            match enclosure(&inequality.excess).sign().unwrap() {
                Ordering::Less => true,
                Ordering::Equal => !inequality.strict,
                Ordering::Greater => false,
            }
        });
        let expected = truth(points);
        assert_eq!(vanishes && ordered, expected, "{claim} {points:?}");
        counts[usize::from(expected)] += 1;
    }
    assert!(counts.iter().all(|&count| count >= 10), "{claim}: {counts:?}");
}

/// Twice the signed area of a triangle.
fn turn(a: I, b: I, c: I) -> i64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

fn squared(a: I, b: I) -> i64 {
    (a[0] - b[0]).pow(2) + (a[1] - b[1]).pow(2)
}

/// Whether p is on the segment ab, by its bounding box.
fn covers(p: I, a: I, b: I) -> bool {
    let within = |i: usize| a[i].min(b[i]) <= p[i] && p[i] <= a[i].max(b[i]);
    turn(a, b, p) == 0 && within(0) && within(1)
}

fn between() {
    compare("between(A, B, C)", |[a, b, c]| covers(b, a, c) && b != a && b != c);
}

fn on_segment() {
    compare("on_segment(A, B, C)", |[p, a, b]| covers(p, a, b));
}

fn on_ray() {
    // Far enough along the ray lies a point beyond p.
    compare("on_ray(A, B, C)", |[p, a, b]| {
        let far = [a[0] + 100 * (b[0] - a[0]), a[1] + 100 * (b[1] - a[1])];
        p != a && b != a && covers(p, a, far)
    });
}

fn same_side() {
    compare("same_side(A, B, line(C, D))", |[p, q, a, b]| {
        a != b && turn(a, b, p).signum() == turn(a, b, q).signum() && turn(a, b, p) != 0
    });
}

fn opposite_side() {
    compare("opposite_side(A, B, line(C, D))", |[p, q, a, b]| {
        turn(a, b, p).signum() + turn(a, b, q).signum() == 0 && turn(a, b, p) != 0
    });
}

fn inside_triangle() {
    compare("inside(A, B, C, D)", |[p, a, b, c]| {
        let turns = [turn(a, b, p), turn(b, c, p), turn(c, a, p)];
        turns.iter().all(|&t| t > 0) || turns.iter().all(|&t| t < 0)
    });
}

fn inside_circle() {
    compare("inside(A, circle(B, C))", |[p, o, a]| squared(p, o) < squared(o, a));
}

fn outside_circle() {
    compare("outside(A, circle(B, C))", |[p, o, a]| squared(p, o) > squared(o, a));
}

/// The sides of a triangle are compared, squared: the largest is less than both others together.
fn acute() {
    compare("acute(A, B, C)", |[a, b, c]| {
        let mut sides = [squared(a, b), squared(b, c), squared(c, a)];
        sides.sort_unstable();
        sides[2] < sides[0] + sides[1]
    });
}

fn obtuse() {
    compare("obtuse(A, B, C)", |[a, b, c]| squared(a, c) > squared(a, b) + squared(b, c));
}

/// Each side has both other vertices strictly on one side.
fn convex() {
    compare("convex(A, B, C, D)", |points: [I; 4]| {
        let sides = (0..4).map(|i| {
            let [a, b, c, d] = std::array::from_fn(|j| points[(i + j) % 4]);
            (turn(a, b, c).signum(), turn(a, b, d).signum())
        });
        sides.clone().all(|(c, d)| c == d && c != 0)
    });
}

fn nearer() {
    compare("nearer(A, B, C)", |[p, q, a]| squared(p, a) < squared(q, a));
}

/// The ray meets the segment AC inside, or P is within the triangle that A and C span with B, made large.
fn internal() {
    compare("internal(A, B, C, D)", |[p, a, b, c]| {
        let far = |q: I| [b[0] + 1000 * (q[0] - b[0]), b[1] + 1000 * (q[1] - b[1])];
        let turns = [turn(b, far(a), p), turn(far(a), far(c), p), turn(far(c), b, p)];
        turns.iter().all(|&t| t > 0) || turns.iter().all(|&t| t < 0)
    });
}

/// A and C are on the same side of the line BP.
fn external() {
    compare("external(A, B, C, D)", |[p, a, b, c]| {
        let (a, c) = (turn(b, p, a).signum(), turn(b, p, c).signum());
        a == c && a != 0
    });
}

fn counterclockwise() {
    compare("counterclockwise(A, B, C)", |[a, b, c]| turn(a, b, c) > 0);
}

fn same_orientation() {
    compare("same_orientation(A, B, C, D, E, F)", |[a, b, c, d, e, f]| {
        turn(a, b, c).signum() == turn(d, e, f).signum() && turn(a, b, c) != 0
    });
}

fn between_in_space() {
    compare_in_space("between(A, B, C)", |[a, b, c]| {
        // On this grid the only points between two others are midpoints.
        let middle = (0..3).all(|i| a[i] + c[i] == 2 * b[i]);
        middle && a != c
    });
}

/// The determinant of the vectors from a to b, c, d, by the rule of Sarrus.
fn sarrus(a: S, [b, c, d]: [S; 3]) -> i64 {
    let [u, v, w] = [b, c, d].map(|p| [0, 1, 2].map(|i| p[i] - a[i]));
    u[0] * v[1] * w[2] + u[1] * v[2] * w[0] + u[2] * v[0] * w[1]
        - u[2] * v[1] * w[0]
        - u[0] * v[2] * w[1]
        - u[1] * v[0] * w[2]
}

fn same_side_of_a_plane() {
    compare_in_space("same_side(A, B, plane(C, D, E))", |[p, q, a, b, c]| {
        sarrus(a, [b, c, p]).signum() * sarrus(a, [b, c, q]).signum() == 1
    });
}

fn opposite_sides_of_a_plane() {
    compare_in_space("opposite_side(A, B, plane(C, D, E))", |[p, q, a, b, c]| {
        sarrus(a, [b, c, p]).signum() * sarrus(a, [b, c, q]).signum() == -1
    });
}
