//! Points of a triangle.

use crate::figure::{coordinates, draw, in_every, often};
use crate::plane::{Dice, P, Q, integer, ratio};
use num_traits::{One, Signed, Zero};

words! {
    "centroid(A: point, B: point, C: point): point" => centroid,
    "circumcenter(A: point, B: point, C: point): point" => circumcenter,
    "orthocenter(A: point, B: point, C: point): point" => orthocenter,
    "incenter(A: point, B: point, C: point): point" => incenter,
    "excenter(A: point, B: point, C: point): point" => excenter,
}

fn centroid() {
    in_every("points A, B, C\nX = centroid(A, B, C)", |figure| {
        let [a, b, c, x] = figure.points(["A", "B", "C", "X"]);
        assert!((&(&(&a - &x) + &(&b - &x)) + &(&c - &x)).is_zero());
    });
}

fn circumcenter() {
    in_every("points A, B, C\nX = circumcenter(A, B, C)", |figure| {
        let [a, b, c, x] = figure.points(["A", "B", "C", "X"]);
        assert_eq!(x.to(&a), x.to(&b));
        assert_eq!(x.to(&b), x.to(&c));
    });
}

fn orthocenter() {
    in_every("points A, B, C\nX = orthocenter(A, B, C)", |figure| {
        let [a, b, c, x] = figure.points(["A", "B", "C", "X"]);
        assert!((&x - &a).dot(&(&b - &c)).is_zero());
        assert!((&x - &b).dot(&(&c - &a)).is_zero());
        assert!((&x - &c).dot(&(&a - &b)).is_zero());
    });
}

/// A triangle with rational sides, and the lengths of BC, CA and AB: two right triangles on one leg, turned and moved.
fn heronian(dice: &mut Dice) -> ([P; 3], [Q; 3]) {
    let (h, p, q) = (dice.positive(), dice.positive(), dice.positive() + ratio(1, 7));
    // The foot of the height from C is the origin; with t = tan of half the angle the leg is h(1 − t²)/2t, the hypotenuse h(1 + t²)/2t.
    let leg = |t: &Q| &h * (Q::one() - t * t) / (integer(2) * t);
    let hypotenuse = |t: &Q| &h * (Q::one() + t * t) / (integer(2) * t);
    let corners = [
        P { x: -leg(&p), y: Q::zero() },
        P { x: leg(&q), y: Q::zero() },
        P { x: Q::zero(), y: h.clone() },
    ];
    let (turn, shift) = (dice.unit(), dice.point());
    let base = (leg(&p) + leg(&q)).abs();
    (corners.map(|corner| &corner.turned(&turn) + &shift), [hypotenuse(&q), hypotenuse(&p), base])
}

/// The distance of P from the line XY, positive on the side on which the triangle lies.
fn distance(p: &P, x: &P, y: &P, length: &Q, orientation: &Q) -> Q {
    (y - x).cross(&(p - x)) * orientation / length
}

/// The signed distances of a point of the triangle from BC, CA and AB; those of inner points are positive.
fn distances(word: &str, dice: &mut Dice) -> [Q; 3] {
    let ([a, b, c], sides) = heronian(dice);
    assert_eq!([b.to(&c), c.to(&a), a.to(&b)], sides.clone().map(|side| &side * &side));
    let statements = format!("points A, B, C\nX = {word}(A, B, C)");
    let x = draw(&statements, &coordinates([&a, &b, &c]), &sides).point("X");
    let orientation = (&b - &a).cross(&(&c - &a)).signum();
    [
        distance(&x, &b, &c, &sides[0], &orientation),
        distance(&x, &c, &a, &sides[1], &orientation),
        distance(&x, &a, &b, &sides[2], &orientation),
    ]
}

/// For positive lengths it lies inside, equally far from the sides.
fn incenter() {
    often(|dice| {
        let [from_bc, from_ca, from_ab] = distances("incenter", dice);
        assert!(from_bc.is_positive());
        assert_eq!(from_bc, from_ca);
        assert_eq!(from_ca, from_ab);
    });
}

/// For positive lengths it lies beyond BC, and inside with respect to the other two sides.
fn excenter() {
    often(|dice| {
        let [from_bc, from_ca, from_ab] = distances("excenter", dice);
        assert!(from_bc.is_negative());
        assert_eq!(-from_bc, from_ca);
        assert_eq!(from_ca, from_ab);
    });
}
