//! Lengths, areas, ratios.

use crate::figure::{coordinates, draw, in_every, often};
use crate::plane::{P, Q, integer};
use num_traits::Signed;

words! {
    "squared_length(A: point, B: point): number" => squared_length,
    "length(A: point, B: point): number" => length,
    "area(A: point, B: point, C: point): number" => area_of_triangle,
    "area(A: point, B: point, C: point, D: point): number" => area_of_quadrilateral,
    "signed_ratio(A: point, B: point, C: point, D: point): number" => signed_ratio,
    "power(P: point, c: circle): number" => power,
}

/// The area of a polygon by the trapezium formula. (Meister 1769.)
fn trapezia(corners: &[P]) -> Q {
    let next = corners.iter().cycle().skip(1);
    let doubled: Q = corners.iter().zip(next).map(|(p, q)| (&p.x - &q.x) * (&p.y + &q.y)).sum();
    doubled / integer(2)
}

fn squared_length() {
    in_every("points A, B\nx = squared_length(A, B)", |figure| {
        let [a, b] = figure.points(["A", "B"]);
        let (dx, dy) = (&a.x - &b.x, &a.y - &b.y);
        assert_eq!(figure.number("x"), &dx * &dx + &dy * &dy);
    });
}

fn length() {
    in_every("points A, B\nx = length(A, B)\ny = x ^ 2", |figure| {
        let [a, b] = figure.points(["A", "B"]);
        assert_eq!(figure.number("y"), a.to(&b));
    });
    // It is the root itself, so that its positive value is the distance.
    often(|dice| {
        let (a, distance) = (dice.point(), dice.positive());
        let b = &a + &(&distance * &dice.unit());
        let figure = draw(
            "points A, B\nx = length(A, B)",
            &coordinates([&a, &b]),
            std::slice::from_ref(&distance),
        );
        assert_eq!(figure.number("x"), distance);
    });
}

fn area_of_triangle() {
    in_every("points A, B, C\nx = area(A, B, C)", |figure| {
        assert_eq!(figure.number("x"), trapezia(&figure.points(["A", "B", "C"])));
    });
    often(|dice| {
        let (a, u) = (dice.point(), dice.vector());
        let counterclockwise = [a.clone(), &a + &u, &a + &u.left()];
        let figure =
            draw("points A, B, C\nx = area(A, B, C)", &coordinates(&counterclockwise), &[]);
        assert!(figure.number("x").is_positive());
    });
}

fn area_of_quadrilateral() {
    in_every("points A, B, C, D\nx = area(A, B, C, D)", |figure| {
        assert_eq!(figure.number("x"), trapezia(&figure.points(["A", "B", "C", "D"])));
    });
}

fn signed_ratio() {
    often(|dice| {
        let (a, c, u, k) = (dice.point(), dice.point(), dice.vector(), dice.factor());
        let (b, d) = (&a + &(&k * &u), &c + &u);
        let points = coordinates([&a, &b, &c, &d]);
        let figure = draw("points A, B, C, D\nx = signed_ratio(A, B, C, D)", &points, &[]);
        assert_eq!(figure.number("x"), k);
    });
}

fn power() {
    in_every("points P, O\nnumber s\nc = circle_about(O, s)\nx = power(P, c)", |figure| {
        let (p, c) = (figure.point("P"), figure.circle("c"));
        assert_eq!(c.squared_radius, figure.number("s"));
        assert_eq!(figure.number("x"), p.to(&c.center) - figure.number("s"));
    });
}
