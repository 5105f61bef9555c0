//! Points from points.

use crate::figure::{coordinates, draw, in_every, often};
use crate::plane::{P, Q, integer, ratio};
use num_traits::{One, Signed, Zero};

words! {
    "midpoint(A: point, B: point): point" => midpoint,
    "ratio_point(A: point, B: point, k: number): point" => ratio_point,
    "parallelogram_point(A: point, B: point, C: point): point" => parallelogram_point,
    "translation(P: point, v: vector): point" => translation_by_a_vector,
    "translation(P: point, A: point, B: point): point" => translation_by_two_points,
    "reflection(P: point, O: point): point" => reflection_in_a_point,
    "reflection(P: point, l: line): point" => reflection_in_a_line,
    "rotation90(P: point, O: point): point" => rotation90,
    "equilateral_apex(A: point, B: point): point" => equilateral_apex,
    "inverse(P: point, c: circle): point" => inverse,
    "harmonic_conjugate(A: point, B: point, C: point): point" => harmonic_conjugate,
}

fn midpoint() {
    in_every("points A, B\nX = midpoint(A, B)", |figure| {
        let [a, b, x] = figure.points(["A", "B", "X"]);
        assert_eq!(&x - &a, &b - &x);
    });
}

fn ratio_point() {
    in_every("points A, B\nnumber k\nX = ratio_point(A, B, k)", |figure| {
        let [a, b, x] = figure.points(["A", "B", "X"]);
        assert_eq!(&x - &a, &figure.number("k") * &(&b - &a));
    });
}

fn parallelogram_point() {
    in_every("points A, B, C\nD = parallelogram_point(A, B, C)", |figure| {
        let [a, b, c, d] = figure.points(["A", "B", "C", "D"]);
        assert_eq!(&d - &a, &c - &b);
    });
}

fn translation_by_a_vector() {
    in_every("points P\nnumbers a, b\nX = translation(P, vector(a, b))", |figure| {
        let [p, x] = figure.points(["P", "X"]);
        assert_eq!(&x - &p, P { x: figure.number("a"), y: figure.number("b") });
    });
}

fn translation_by_two_points() {
    in_every("points P, A, B\nX = translation(P, A, B)", |figure| {
        let [p, a, b, x] = figure.points(["P", "A", "B", "X"]);
        assert_eq!(&x - &p, &b - &a);
    });
}

fn reflection_in_a_point() {
    in_every("points P, O\nX = reflection(P, O)", |figure| {
        let [p, o, x] = figure.points(["P", "O", "X"]);
        assert_eq!(&x - &o, &o - &p);
    });
}

fn reflection_in_a_line() {
    in_every(
        "numbers a, b, c\nl = line_equation(a, b, c)\npoints P\nX = reflection(P, l)",
        |figure| {
            let (l, [p, x]) = (figure.line("l"), figure.points(["P", "X"]));
            assert!(l.contains(&(&ratio(1, 2) * &(&p + &x))));
            assert!((&x - &p).cross(&l.normal()).is_zero());
        },
    );
}

fn rotation90() {
    in_every("points P, O\nX = rotation90(P, O)", |figure| {
        let [p, o, x] = figure.points(["P", "O", "X"]);
        let (before, after) = (&p - &o, &x - &o);
        assert!(before.dot(&after).is_zero());
        assert_eq!(before.cross(&after), before.norm());
    });
}

fn equilateral_apex() {
    in_every("points A, B\nX = equilateral_apex(A, B)", |figure| {
        let [a, b] = figure.points(["A", "B"]);
        // X = p + √3·q, so |AX|² = |p − A|² + 3|q|² + 2√3·(p − A)·q.
        let [p, q] = figure.parts("X");
        for end in [&a, &b] {
            let arm = &p - end;
            assert_eq!(arm.norm() + integer(3) * q.norm(), a.to(&b));
            assert!(arm.dot(&q).is_zero());
        }
        // For √3 > 0 the corners run counterclockwise.
        let side = &b - &a;
        assert!(side.cross(&(&p - &a)).is_zero());
        assert!(a == b || side.cross(&q).is_positive());
    });
}

fn inverse() {
    in_every("points P, O\nnumber s\nX = inverse(P, circle_about(O, s))", |figure| {
        let [p, o, x] = figure.points(["P", "O", "X"]);
        let (before, after) = (&p - &o, &x - &o);
        assert!(before.cross(&after).is_zero());
        assert_eq!(before.dot(&after), figure.number("s"));
    });
}

fn harmonic_conjugate() {
    often(|dice| {
        let (a, u, k) = (dice.point(), dice.vector(), dice.factor());
        let (b, c) = (&a + &u, &a + &(&k * &u));
        let points = coordinates([&a, &b, &c]);
        let d = draw("points A, B, C\nX = harmonic_conjugate(A, B, C)", &points, &[]).point("X");
        assert!((&d - &a).cross(&u).is_zero());
        // C divides AB as k : 1 − k, and D as l : 1 − l.
        let l = (&d - &a).dot(&u) / u.norm();
        assert_eq!(&k / (Q::one() - &k), -(&l / (Q::one() - &l)));
    });
}
