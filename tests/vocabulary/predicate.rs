//! What can be claimed: each predicate is true where it should be, and false close by.

use crate::figure::{coordinates, holds, holds_of, often};
use crate::plane::{Dice, Line, P, Q, integer, unit};
use num_traits::{One, Zero};
use std::fmt::Write as _;

words! {
    "collinear(P: point, Q: point, R: point...)" => collinear,
    "concurrent(l: line, m: line, n: line...)" => concurrent,
    "parallel(l: line, m: line)" => parallel,
    "perpendicular(l: line, m: line)" => perpendicular,
    "concyclic(A: point, B: point, C: point, D: point...)" => concyclic,
    "equal_length(A: point, B: point, C: point, D: point)" => equal_length,
    "equal_angle(A: point, B: point, C: point, D: point, E: point, F: point)" => equal_angle,
    "equal_ratio(A: point, B: point, C: point, D: point, E: point, F: point, G: point, H: point)" => equal_ratio,
    "midpoint_of(M: point, A: point, B: point)" => midpoint_of,
    "on(P: point, l: line)" => on_a_line,
    "on(P: point, c: circle)" => on_a_circle,
    "tangent(l: line, c: circle)" => line_touches_circle,
    "tangent(c: circle, d: circle)" => circles_touch,
    "harmonic(A: point, B: point, C: point, D: point)" => harmonic,
    "similar(A: point, B: point, C: point, D: point, E: point, F: point)" => similar,
    "directly_similar(A: point, B: point, C: point, D: point, E: point, F: point)" => directly_similar,
    "equilateral(A: point, B: point, C: point)" => equilateral,
    "coincident(A: point, B: point)" => coincident,
    "equal(P: point, Q: point)" => equal_points,
    "equal(l: line, m: line)" => equal_lines,
    "equal(c: circle, d: circle)" => equal_circles,
}

/// Whether a claim about the lines l, m, n, … holds for these.
fn holds_of_lines(claim: &str, lines: &[&Line]) -> bool {
    let mut statements = String::new();
    let mut parameters = Vec::new();
    for (name, line) in ["l", "m", "n", "k"].iter().zip(lines) {
        writeln!(statements, "numbers {name}1, {name}2, {name}3").unwrap();
        writeln!(statements, "{name} = line_equation({name}1, {name}2, {name}3)").unwrap();
        parameters.extend([line.a.clone(), line.b.clone(), line.c.clone()]);
    }
    holds(&statements, claim, &parameters)
}

/// Whether a claim about the circles c and d holds for these centres and squared radii.
fn holds_of_circles(claim: &str, [(o, s), (w, t)]: [(&P, Q); 2]) -> bool {
    let statements = "points O, W\nnumbers s, t\nc = circle_about(O, s)\nd = circle_about(W, t)";
    let mut parameters = coordinates([o, w]);
    parameters.extend([s, t]);
    holds(statements, claim, &parameters)
}

/// A line through a point.
fn line_through(p: &P, dice: &mut Dice) -> Line {
    Line::joining(p, &(p + &dice.vector()))
}

/// The line with an equation multiplied by a number.
fn multiplied(line: &Line, k: &Q) -> Line {
    Line { a: k * &line.a, b: k * &line.b, c: k * &line.c }
}

/// A parallel at some distance.
fn shifted(line: &Line) -> Line {
    Line { c: &line.c + Q::one(), ..line.clone() }
}

fn collinear() {
    often(|dice| {
        let [a, b, off] = dice.triangle();
        let c = &a + &(&dice.number() * &(&b - &a));
        let d = &a + &(&dice.number() * &(&b - &a));
        assert!(holds_of("collinear(A, B, C)", &[&a, &b, &c]));
        assert!(holds_of("collinear(A, B, C, D)", &[&a, &b, &c, &d]));
        assert!(!holds_of("collinear(A, B, C)", &[&a, &b, &off]));
        assert!(!holds_of("collinear(A, B, C, D)", &[&a, &b, &c, &off]));
        assert!(!holds_of("collinear(A, B, C, D)", &[&a, &b, &off, &d]));
    });
}

fn concurrent() {
    often(|dice| {
        let p = dice.point();
        let [l, m, n, k] = [(); 4].map(|()| line_through(&p, dice));
        if l.normal().cross(&m.normal()).is_zero() {
            return;
        }
        assert!(holds_of_lines("concurrent(l, m, n)", &[&l, &m, &n]));
        assert!(holds_of_lines("concurrent(l, m, n, k)", &[&l, &m, &n, &k]));
        assert!(!holds_of_lines("concurrent(l, m, n)", &[&l, &m, &shifted(&n)]));
        assert!(!holds_of_lines("concurrent(l, m, n, k)", &[&l, &m, &n, &shifted(&k)]));
        let parallels = [l.clone(), shifted(&l), shifted(&shifted(&l))];
        assert!(holds_of_lines("concurrent(l, m, n)", &parallels.each_ref()));
    });
}

fn parallel() {
    often(|dice| {
        let p = dice.point();
        let l = line_through(&p, dice);
        let m = multiplied(&shifted(&l), &dice.factor());
        assert!(holds_of_lines("parallel(l, m)", &[&l, &m]));
        assert!(holds_of_lines("parallel(l, m)", &[&l, &l]));
        let turned = l.normal().turned(&dice.unit());
        let crossing = Line { a: turned.x, b: turned.y, c: l.c.clone() };
        assert!(!holds_of_lines("parallel(l, m)", &[&l, &crossing]));
    });
}

fn perpendicular() {
    often(|dice| {
        let p = dice.point();
        let l = line_through(&p, dice);
        let normal = &dice.factor() * &l.normal().left();
        let m = Line { a: normal.x, b: normal.y, c: dice.number() };
        assert!(holds_of_lines("perpendicular(l, m)", &[&l, &m]));
        assert!(!holds_of_lines("perpendicular(l, m)", &[&l, &l]));
        let mirrored = Line { a: -&m.a, ..m };
        assert!(!holds_of_lines("perpendicular(l, m)", &[&l, &mirrored]));
    });
}

fn concyclic() {
    often(|dice| {
        let (o, r) = (dice.point(), dice.positive());
        let round: Vec<P> =
            (2..7).map(|t| &o + &(&r * &unit(&(integer(t) / dice.positive())))).collect();
        let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(|i| &round[i]);
        assert!(holds_of("concyclic(A, B, C, D)", &[a, b, c, d]));
        assert!(holds_of("concyclic(A, B, C, D, E)", &[a, b, c, d, e]));
        if a != b && b != c && c != a {
            assert!(!holds_of("concyclic(A, B, C, D)", &[a, b, c, &o]));
            assert!(!holds_of("concyclic(A, B, C, D, E)", &[a, b, c, d, &o]));
        }
    });
}

fn equal_length() {
    often(|dice| {
        let (a, c, u) = (dice.point(), dice.point(), dice.vector());
        let b = &a + &u;
        let d = &c + &u.turned(&dice.unit());
        let longer = &c + &(&dice.factor() * &u);
        assert!(holds_of("equal_length(A, B, C, D)", &[&a, &b, &c, &d]));
        assert!(!holds_of("equal_length(A, B, C, D)", &[&a, &b, &c, &longer]));
    });
}

fn equal_angle() {
    often(|dice| {
        let [a, b, c] = dice.triangle();
        let (e, turn) = (dice.point(), dice.unit());
        // The lines ED and EF are BA and BC, turned; D and F may lie on either side of E.
        let arm = |end: &P, stretch: &Q| &e + &(stretch * &(end - &b).turned(&turn));
        let (d, f) = (arm(&a, &dice.factor()), arm(&c, &dice.factor()));
        assert!(holds_of("equal_angle(A, B, C, D, E, F)", &[&a, &b, &c, &d, &e, &f]));
        let right = (&a - &b).dot(&(&c - &b)).is_zero();
        assert_eq!(holds_of("equal_angle(A, B, C, D, E, F)", &[&a, &b, &c, &f, &e, &d]), right);
    });
}

fn equal_ratio() {
    often(|dice| {
        let k = dice.factor();
        let starts = [(); 4].map(|()| dice.point());
        let (u, v) = (dice.vector(), dice.vector());
        // AB = |u|, CD = |v|, EF = k|u|, GH = k|v|, each turned somehow.
        let arms = [u.clone(), v.clone(), &k * &u, &k * &v].map(|arm| arm.turned(&dice.unit()));
        let ends: Vec<P> = starts.iter().zip(&arms).map(|(p, arm)| p + arm).collect();
        let [a, c, e, g] = starts.each_ref();
        let [b, d, f, h] = [&ends[0], &ends[1], &ends[2], &ends[3]];
        let claim = "equal_ratio(A, B, C, D, E, F, G, H)";
        assert!(holds_of(claim, &[a, b, c, d, e, f, g, h]));
        // With EF and GH exchanged only if |u| = |v|.
        assert_eq!(holds_of(claim, &[a, b, c, d, g, h, e, f]), u.norm() == v.norm());
    });
}

fn midpoint_of() {
    often(|dice| {
        let (m, u) = (dice.point(), dice.vector());
        let (a, b) = (&m - &u, &m + &u);
        assert!(holds_of("midpoint_of(A, B, C)", &[&m, &a, &b]));
        assert!(!holds_of("midpoint_of(A, B, C)", &[&a, &m, &b]));
        assert!(!holds_of("midpoint_of(A, B, C)", &[&m, &a, &(&b + &u.left())]));
    });
}

fn on_a_line() {
    often(|dice| {
        let [a, b, off] = dice.triangle();
        let p = &a + &(&dice.number() * &(&b - &a));
        let statements = "points P, A, B\nl = join(A, B)";
        assert!(holds(statements, "on(P, l)", &coordinates([&p, &a, &b])));
        assert!(!holds(statements, "on(P, l)", &coordinates([&off, &a, &b])));
    });
}

fn on_a_circle() {
    often(|dice| {
        let (o, r) = (dice.point(), dice.positive());
        let p = &o + &(&r * &dice.unit());
        let statements = "points P, O\nnumber s\nc = circle_about(O, s)";
        let parameters = |p: &P| [coordinates([p, &o]), vec![&r * &r]].concat();
        assert!(holds(statements, "on(P, c)", &parameters(&p)));
        assert!(!holds(statements, "on(P, c)", &parameters(&o)));
    });
}

fn line_touches_circle() {
    often(|dice| {
        let (o, r, u) = (dice.point(), dice.positive(), dice.unit());
        let p = &o + &(&r * &u);
        let touching = multiplied(&Line::joining(&p, &(&p + &u.left())), &dice.factor());
        let statements =
            "points O\nnumbers a, b, c, s\nl = line_equation(a, b, c)\nd = circle_about(O, s)";
        let parameters = |line: &Line| {
            let line = [line.a.clone(), line.b.clone(), line.c.clone()];
            [coordinates([&o]), line.to_vec(), vec![&r * &r]].concat()
        };
        assert!(holds(statements, "tangent(l, d)", &parameters(&touching)));
        let secant = Line::joining(&p, &o);
        assert!(!holds(statements, "tangent(l, d)", &parameters(&secant)));
    });
}

fn circles_touch() {
    often(|dice| {
        let (o, r, u) = (dice.point(), dice.positive(), dice.unit());
        let q = dice.positive();
        let touches = |distance: &Q| {
            let w = &o + &(distance * &u);
            holds_of_circles("tangent(c, d)", [(&o, &r * &r), (&w, &q * &q)])
        };
        assert!(touches(&(&r + &q)));
        assert!(touches(&(&r - &q)));
        for distance in [Q::zero(), r.clone(), q.clone(), &r + &q + &q, (&r + &q) / integer(2)] {
            let touch = distance == &r + &q || &distance * &distance == (&r - &q) * (&r - &q);
            assert_eq!(touches(&distance), touch);
        }
    });
}

/// Numbers with cross-ratio −1: `m + h`, `m − h`; `m + h·k`, `m + h/k`.
fn harmonic_numbers(dice: &mut Dice) -> [Q; 4] {
    let (m, h, k) = (dice.number(), dice.positive(), dice.factor());
    [&m + &h, &m - &h, &m + &h * &k, &m + &h / &k]
}

fn harmonic() {
    often(|dice| {
        let numbers = harmonic_numbers(dice);
        let (o, u) = (dice.point(), dice.vector());
        // On a line, and on a circle by half-angle tangents, which keep the cross-ratio.
        let straight = numbers.each_ref().map(|t| &o + &(t * &u));
        let round = numbers.each_ref().map(|t| &o + &unit(t).turned(&u));
        for [a, b, c, d] in [straight.each_ref(), round.each_ref()] {
            assert!(holds_of("harmonic(A, B, C, D)", &[a, b, c, d]));
            assert!(holds_of("harmonic(A, B, C, D)", &[d, c, a, b]));
            assert!(!holds_of("harmonic(A, B, C, D)", &[a, c, b, d]));
            assert!(!holds_of("harmonic(A, B, C, D)", &[a, b, c, &(d + &u.left())]));
        }
    });
}

/// A triangle and its image under a random similarity: direct, or with a reflection.
fn similar_triangles(dice: &mut Dice, mirrored: bool) -> [P; 6] {
    let corners = dice.triangle();
    let (turn, shift) = (dice.vector(), dice.point());
    let image = corners.each_ref().map(|p| {
        let p = if mirrored { P { x: p.x.clone(), y: -&p.y } } else { p.clone() };
        &p.turned(&turn) + &shift
    });
    let [a, b, c] = corners;
    let [d, e, f] = image;
    [a, b, c, d, e, f]
}

fn similar() {
    const CLAIM: &str = "similar(A, B, C, D, E, F)";
    often(|dice| {
        for mirrored in [false, true] {
            let [a, b, c, d, e, f] = similar_triangles(dice, mirrored);
            assert!(holds_of(CLAIM, &[&a, &b, &c, &d, &e, &f]));
            let isosceles = a.to(&b) == a.to(&c);
            assert_eq!(holds_of(CLAIM, &[&a, &b, &c, &d, &f, &e]), isosceles);
            // Two sides in proportion are not enough: F is turned about D, then about E.
            for (center, other) in [(&d, &e), (&e, &d)] {
                let turned = center + &(&f - center).turned(&dice.unit());
                let same = turned.to(other) == f.to(other);
                assert_eq!(holds_of(CLAIM, &[&a, &b, &c, &d, &e, &turned]), same);
            }
        }
    });
}

fn directly_similar() {
    often(|dice| {
        let [a, b, c, d, e, f] = similar_triangles(dice, false);
        assert!(holds_of("directly_similar(A, B, C, D, E, F)", &[&a, &b, &c, &d, &e, &f]));
        let [a, b, c, d, e, f] = similar_triangles(dice, true);
        assert!(!holds_of("directly_similar(A, B, C, D, E, F)", &[&a, &b, &c, &d, &e, &f]));
    });
}

fn equilateral() {
    // A + (B − A)/2 turned by 60° needs √3.
    let statements = "points A, B\nu = B - A\nC = A + u / 2 + sqrt(3) / 2 * vector(-u.y, u.x)";
    often(|dice| {
        let (a, u) = (dice.point(), dice.vector());
        let b = &a + &u;
        assert!(holds(statements, "equilateral(A, B, C)", &coordinates([&a, &b])));
        // Two equal sides are not enough, whichever they are.
        let c = &a + &u.turned(&dice.unit());
        for [x, y, z] in [[&a, &b, &c], [&b, &c, &a], [&c, &a, &b]] {
            assert!(!holds_of("equilateral(A, B, C)", &[x, y, z]));
        }
    });
}

fn coincident() {
    often(|dice| {
        let (a, b) = (dice.point(), dice.point());
        assert!(holds_of("coincident(A, B)", &[&a, &a]));
        assert_eq!(holds_of("coincident(A, B)", &[&a, &b]), a == b);
    });
}

fn equal_points() {
    often(|dice| {
        let (a, u) = (dice.point(), dice.vector());
        assert!(holds_of("equal(A, B)", &[&a, &a]));
        for off in [P { y: Q::zero(), ..u.clone() }, P { x: Q::zero(), ..u }] {
            assert!(!holds_of("equal(A, B)", &[&a, &(&a + &off)]));
        }
    });
}

fn equal_lines() {
    often(|dice| {
        let p = dice.point();
        let l = line_through(&p, dice);
        assert!(holds_of_lines("equal(l, m)", &[&l, &multiplied(&l, &dice.factor())]));
        assert!(!holds_of_lines("equal(l, m)", &[&l, &shifted(&l)]));
        let turned = Line { a: -&l.a, ..l.clone() };
        assert!(!holds_of_lines("equal(l, m)", &[&l, &turned]));
        let other = Line { b: -&l.b, ..l.clone() };
        assert!(!holds_of_lines("equal(l, m)", &[&l, &other]));
        // Parallels to the axes.
        for line in [Line { a: Q::zero(), ..l.clone() }, Line { b: Q::zero(), ..l.clone() }] {
            assert!(holds_of_lines("equal(l, m)", &[&line, &multiplied(&line, &dice.factor())]));
            assert!(!holds_of_lines("equal(l, m)", &[&line, &shifted(&line)]));
        }
    });
}

fn equal_circles() {
    often(|dice| {
        let (o, s, u) = (dice.point(), dice.positive(), dice.vector());
        assert!(holds_of_circles("equal(c, d)", [(&o, s.clone()), (&o, s.clone())]));
        assert!(!holds_of_circles("equal(c, d)", [(&o, s.clone()), (&o, &s + &s)]));
        assert!(!holds_of_circles("equal(c, d)", [(&o, s.clone()), (&(&o + &u), s)]));
    });
}
