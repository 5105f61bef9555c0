//! Angles, and what is found by them.

use crate::figure::{coordinates, draw, holds_of, in_every, often};
use crate::plane::{P, Q};
use num_traits::{One, Zero};

words! {
    "angle_bisector(A: point, B: point, C: point): line" => angle_bisector,
    "line_at_angle(P: point, l: line, m: line, n: line): line" => line_at_the_angle_of_two_lines,
    "line_at_angle(P: point, l: line, t: number): line" => line_at_the_angle_of_a_tangent,
    "circle_of_angle(A: point, B: point, m: line, n: line): circle" => circle_of_angle,
    "apollonius_circle(A: point, B: point, q: number): circle" => apollonius_circle,
    "angle_tangent(A: point, B: point, C: point): number" => angle_tangent,
    "equal_angle(k: line, l: line, m: line, n: line)" => equal_angle_of_lines,
}

/// Cosine and sine of the directed angle between two directions, multiplied by one number.
fn angle(from: &P, to: &P) -> P {
    P { x: from.dot(to), y: from.cross(to) }
}

/// Whether two angles are equal modulo a half turn.
fn same(one: &P, other: &P) -> bool {
    one.cross(other).is_zero() && !one.is_zero() && !other.is_zero()
}

/// On arms of positive lengths p and q along unit vectors u and v it runs along `u + v`.
fn angle_bisector() {
    often(|dice| {
        let (b, u, v) = (dice.point(), dice.unit(), dice.unit());
        let (p, q) = (dice.positive(), dice.positive());
        let (a, c) = (&b + &(&p * &u), &b + &(&q * &v));
        let text = "points A, B, C\nl = angle_bisector(A, B, C)";
        // The root of BC is taken first.
        let roots = if p == q { vec![p] } else { vec![q, p] };
        let figure = draw(text, &coordinates([&a, &b, &c]), &roots);
        let l = figure.line("l");
        assert!(l.contains(&b));
        assert!(l.contains(&(&(&b + &u) + &v)));
    });
}

fn line_at_the_angle_of_two_lines() {
    let text = "points P, A, B, C, D, E, F\nl = join(A, B)\nm = join(C, D)\nn = join(E, F)\n\
                r = line_at_angle(P, l, m, n)";
    in_every(text, |figure| {
        let [l, m, n, r] = ["l", "m", "n", "r"].map(|name| figure.line(name).normal());
        assert!(figure.line("r").contains(&figure.point("P")));
        assert!(same(&angle(&l, &r), &angle(&m, &n)));
    });
}

fn line_at_the_angle_of_a_tangent() {
    let text = "points P, A, B\nnumber t\nl = join(A, B)\nr = line_at_angle(P, l, t)";
    in_every(text, |figure| {
        let [l, r] = ["l", "r"].map(|name| figure.line(name).normal());
        assert!(figure.line("r").contains(&figure.point("P")));
        assert!(same(&angle(&l, &r), &P { x: Q::one(), y: figure.number("t") }));
    });
}

/// Seen from the point opposite to A, which is not B in general, the angle is the one given.
fn circle_of_angle() {
    let text = "points A, B, C, D, E, F\nm = join(C, D)\nn = join(E, F)\n\
                c = circle_of_angle(A, B, m, n)";
    in_every(text, |figure| {
        let ([a, b], c) = (figure.points(["A", "B"]), figure.circle("c"));
        assert!(c.contains(&a));
        assert!(c.contains(&b));
        let opposite = &(&c.center - &a) + &c.center;
        if opposite != b {
            let given = angle(&figure.line("m").normal(), &figure.line("n").normal());
            assert!(same(&angle(&(&a - &opposite), &(&b - &opposite)), &given));
        }
    });
}

/// `XA² − q XB²` and `(1 − q)(XO² − r²)` are the same number for three points that are not on a line, hence for all points.
fn apollonius_circle() {
    let text = "points A, B, X\nnumber q\nc = apollonius_circle(A, B, q)";
    in_every(text, |figure| {
        let ([a, b, x], c) = (figure.points(["A", "B", "X"]), figure.circle("c"));
        let q = figure.number("q");
        for point in [&a, &b, &x] {
            let power = point.to(&c.center) - &c.squared_radius;
            assert_eq!(point.to(&a) - &q * point.to(&b), (Q::one() - &q) * power);
        }
    });
}

fn angle_tangent() {
    in_every("points A, B, C\nx = angle_tangent(A, B, C)", |figure| {
        let [a, b, c] = figure.points(["A", "B", "C"]);
        let between = angle(&(&a - &b), &(&c - &b));
        assert_eq!(figure.number("x") * between.x, between.y);
    });
    // A turn of 45° counterclockwise.
    often(|dice| {
        let (b, u) = (dice.point(), dice.vector());
        let (a, c) = (&b + &u, &(&b + &u) + &u.left());
        let text = "points A, B, C\nx = angle_tangent(A, B, C)";
        assert!(draw(text, &coordinates([&a, &b, &c]), &[]).number("x").is_one());
    });
}

fn equal_angle_of_lines() {
    let claim = "equal_angle(join(A, B), join(C, D), join(E, F), join(G, H))";
    often(|dice| {
        let [k, l] = [dice.vector(), dice.vector()];
        let by = dice.unit();
        let (m, n) = (k.turned(&by), &dice.factor() * &l.turned(&by));
        let ends = [&k, &l, &m, &n].map(|direction| {
            let start = dice.point();
            let end = &start + direction;
            [start, end]
        });
        let points: Vec<&P> = ends.iter().flatten().collect();
        assert!(holds_of(claim, &points));
        let mirrored = "equal_angle(join(A, B), join(C, D), join(G, H), join(E, F))";
        let between = angle(&k, &l);
        let straight = between.x.is_zero() || between.y.is_zero();
        assert!(straight || !holds_of(mirrored, &points));
    });
}
