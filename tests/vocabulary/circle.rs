//! Circles, and lines and points found by circles.

use crate::figure::{coordinates, draw, in_every, often};
use crate::plane::{Q, ratio};
use num_traits::{One, Zero};

words! {
    "circle(O: point, A: point): circle" => circle_about_a_point,
    "circle(O: point, r: vector): circle" => circle_with_a_radius,
    "circle(A: point, B: point, C: point): circle" => circle_through_three_points,
    "circle_on_diameter(A: point, B: point): circle" => circle_on_diameter,
    "tangent_at(P: point, c: circle): line" => tangent_at,
    "polar(P: point, c: circle): line" => polar,
    "radical_axis(c: circle, d: circle): line" => radical_axis,
    "second_intersection(l: line, c: circle, A: point): point" => second_intersection_with_a_line,
    "second_intersection(c: circle, d: circle, A: point): point" => second_intersection_of_circles,
}

fn circle_about_a_point() {
    in_every("points O, A\nc = circle(O, A)", |figure| {
        let ([o, a], c) = (figure.points(["O", "A"]), figure.circle("c"));
        assert_eq!(c.center, o);
        assert!(c.contains(&a));
    });
}

fn circle_with_a_radius() {
    in_every("points O\nnumbers a, b\nr = vector(a, b)\nc = circle(O, r)", |figure| {
        let c = figure.circle("c");
        assert_eq!(c.center, figure.point("O"));
        assert_eq!(c.squared_radius, figure.point("r").norm());
    });
}

fn circle_through_three_points() {
    in_every("points A, B, C\nc = circle(A, B, C)", |figure| {
        let c = figure.circle("c");
        figure.points(["A", "B", "C"]).iter().for_each(|p| assert!(c.contains(p)));
    });
}

fn circle_on_diameter() {
    in_every("points A, B\nc = circle_on_diameter(A, B)", |figure| {
        let ([a, b], c) = (figure.points(["A", "B"]), figure.circle("c"));
        assert_eq!(&a - &c.center, &c.center - &b);
        assert!(c.contains(&a));
    });
}

fn tangent_at() {
    in_every("points O, P\nc = circle_through(O, P)\nl = tangent_at(P, c)", |figure| {
        let ([o, p], l) = (figure.points(["O", "P"]), figure.line("l"));
        assert!(l.contains(&p));
        assert!((&p - &o).cross(&l.normal()).is_zero());
        assert_eq!(l.normal().is_zero(), o == p);
    });
}

fn polar() {
    in_every("points O, P\nnumber s\nc = circle_about(O, s)\nl = polar(P, c)", |figure| {
        let [o, p] = figure.points(["O", "P"]);
        for x in figure.line("l").points().into_iter().flatten() {
            assert_eq!((&x - &o).dot(&(&p - &o)), figure.number("s"));
        }
    });
    // It passes through the points in which the tangents from P touch the circle.
    often(|dice| {
        let (o, r) = (dice.point(), dice.positive());
        let (u, v) = (dice.unit(), dice.unit());
        let divisor = Q::one() + u.dot(&v);
        if divisor.is_zero() {
            return;
        }
        // The tangents at O + r·u and at O + r·v meet at O + r·(u + v)/(1 + u·v).
        let touching = [&o + &(&r * &u), &o + &(&r * &v)];
        let p = &o + &(&(&r / divisor) * &(&u + &v));
        for t in &touching {
            assert!((&p - t).dot(&(t - &o)).is_zero());
        }
        let mut parameters = coordinates([&o, &p]);
        parameters.push(&r * &r);
        let statements = "points O, P\nnumber s\nl = polar(P, circle_about(O, s))";
        let l = draw(statements, &parameters, &[]).line("l");
        assert!(!l.normal().is_zero());
        assert!(l.contains(&touching[0]) && l.contains(&touching[1]));
    });
}

fn radical_axis() {
    let circles = "points O, W\nnumbers s, t\nc = circle_about(O, s)\nd = circle_about(W, t)\n";
    in_every(&format!("{circles}l = radical_axis(c, d)"), |figure| {
        let (c, d) = (figure.circle("c"), figure.circle("d"));
        match figure.line("l").points() {
            Some(points) => points.iter().for_each(|x| assert_eq!(c.power(x), d.power(x))),
            None => assert_eq!(c.center, d.center),
        }
    });
}

fn second_intersection_with_a_line() {
    let figure = "points O, A, M\nl = join(A, M)\nc = circle_through(O, A)\n";
    in_every(&format!("{figure}X = second_intersection(l, c, A)"), |figure| {
        let ([o, a, m, x], c) = (figure.points(["O", "A", "M", "X"]), figure.circle("c"));
        assert!(c.contains(&x));
        assert!(figure.line("l").contains(&x));
        // Only on a tangent is it A again.
        assert_eq!(x == a, (&a - &o).dot(&(&m - &a)).is_zero());
    });
}

fn second_intersection_of_circles() {
    let figure = "points O, W, A\nc = circle_through(O, A)\nd = circle_through(W, A)\n";
    in_every(&format!("{figure}X = second_intersection(c, d, A)"), |figure| {
        let [o, w, a, x] = figure.points(["O", "W", "A", "X"]);
        assert!(figure.circle("c").contains(&x));
        assert!(figure.circle("d").contains(&x));
        // A again only if the circles touch there; else A and X are symmetric to the line of the centres.
        assert_eq!(x == a, (&a - &o).cross(&(&w - &o)).is_zero());
        assert!((&x - &a).dot(&(&w - &o)).is_zero());
        assert!((&(&ratio(1, 2) * &(&x + &a)) - &o).cross(&(&w - &o)).is_zero());
    });
}
