//! Lines, and points found by lines.

use crate::figure::{holds, in_every, often};
use crate::plane::Q;
use num_traits::Zero;

words! {
    "line(A: point, B: point): line" => line,
    "direction(l: line): vector" => direction,
    "normal(l: line): vector" => normal,
    "degenerate(l: line)" => degenerate,
    "parallel_through(P: point, l: line): line" => parallel_through,
    "perpendicular_through(P: point, l: line): line" => perpendicular_through,
    "perpendicular_bisector(A: point, B: point): line" => perpendicular_bisector,
    "intersection(l: line, m: line): point" => intersection,
    "foot(P: point, l: line): point" => foot,
}

const LINE: &str = "numbers a, b, c\nl = line_equation(a, b, c)\n";

fn line() {
    in_every("points A, B\nl = line(A, B)", |figure| {
        let ([a, b], l) = (figure.points(["A", "B"]), figure.line("l"));
        assert!(l.contains(&a) && l.contains(&b));
        assert_eq!(l.normal().is_zero(), a == b);
    });
}

fn direction() {
    in_every(&format!("{LINE}v = direction(l)"), |figure| {
        let (l, v) = (figure.line("l"), figure.point("v"));
        assert!(l.normal().dot(&v).is_zero());
        assert_eq!(v.is_zero(), l.normal().is_zero());
    });
}

fn normal() {
    in_every(&format!("{LINE}v = normal(l)"), |figure| {
        let (l, v) = (figure.line("l"), figure.point("v"));
        if let Some([p, q]) = l.points() {
            assert!((&q - &p).dot(&v).is_zero());
            assert!(!v.is_zero());
        }
    });
}

fn degenerate() {
    often(|dice| {
        let (u, c) = (dice.vector(), dice.number());
        assert!(!holds(LINE, "degenerate(l)", &[u.x, Q::zero(), c.clone()]));
        assert!(!holds(LINE, "degenerate(l)", &[Q::zero(), u.y, c.clone()]));
        assert!(holds(LINE, "degenerate(l)", &[Q::zero(), Q::zero(), c]));
    });
}

fn parallel_through() {
    in_every(&format!("{LINE}points P\nm = parallel_through(P, l)"), |figure| {
        let (l, m) = (figure.line("l"), figure.line("m"));
        assert!(m.contains(&figure.point("P")));
        assert!(l.normal().cross(&m.normal()).is_zero());
        assert_eq!(m.normal().is_zero(), l.normal().is_zero());
    });
}

fn perpendicular_through() {
    in_every(&format!("{LINE}points P\nm = perpendicular_through(P, l)"), |figure| {
        let (l, m) = (figure.line("l"), figure.line("m"));
        assert!(m.contains(&figure.point("P")));
        assert!(l.normal().dot(&m.normal()).is_zero());
        assert_eq!(m.normal().is_zero(), l.normal().is_zero());
    });
}

fn perpendicular_bisector() {
    in_every("points A, B\nl = perpendicular_bisector(A, B)", |figure| {
        let [a, b] = figure.points(["A", "B"]);
        match figure.line("l").points() {
            Some(points) => {
                assert_ne!(a, b);
                for p in points {
                    assert_eq!(p.to(&a), p.to(&b));
                }
            }
            None => assert_eq!(a, b),
        }
    });
}

fn intersection() {
    let lines =
        "numbers a, b, c, d, e, f\nl = line_equation(a, b, c)\nm = line_equation(d, e, f)\n";
    in_every(&format!("{lines}X = intersection(l, m)"), |figure| {
        let x = figure.point("X");
        assert!(figure.line("l").contains(&x));
        assert!(figure.line("m").contains(&x));
    });
}

fn foot() {
    in_every(&format!("{LINE}points P\nX = foot(P, l)"), |figure| {
        let (l, [p, x]) = (figure.line("l"), figure.points(["P", "X"]));
        assert!(l.contains(&x));
        assert!((&p - &x).cross(&l.normal()).is_zero());
    });
}
