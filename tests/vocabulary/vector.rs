//! Vectors and their products.

use crate::figure::in_every;
use crate::plane::P;
use num_traits::{Signed, Zero};

words! {
    "dot(u: vector, v: vector): number" => dot,
    "cross(u: vector, v: vector): number" => cross,
    "quarter_turn(v: vector): vector" => quarter_turn,
    "complex_product(u: vector, v: vector): vector" => complex_product,
    "squared_norm(v: vector): number" => squared_norm,
}

const TWO_VECTORS: &str = "numbers a, b, c, d\nu = vector(a, b)\nv = vector(c, d)\n";

fn dot() {
    in_every(&format!("{TWO_VECTORS}x = dot(u, v)"), |figure| {
        let [u, v] = figure.points(["u", "v"]);
        assert_eq!(figure.number("x"), &u.x * &v.x + &u.y * &v.y);
    });
}

fn cross() {
    in_every(&format!("{TWO_VECTORS}x = cross(u, v)"), |figure| {
        let [u, v] = figure.points(["u", "v"]);
        assert_eq!(figure.number("x"), &u.x * &v.y - &u.y * &v.x);
    });
    // Positive when the second vector lies to the left of the first.
    in_every("numbers a, b\nx = cross(vector(a, b), vector(-b, a))", |figure| {
        assert!(!figure.number("x").is_negative());
    });
}

fn quarter_turn() {
    in_every("numbers a, b\nu = vector(a, b)\nv = quarter_turn(u)", |figure| {
        let [u, v] = figure.points(["u", "v"]);
        assert!(u.dot(&v).is_zero());
        assert_eq!(u.cross(&v), u.norm());
    });
}

fn complex_product() {
    in_every(&format!("{TWO_VECTORS}w = complex_product(u, v)"), |figure| {
        let [u, v, w] = figure.points(["u", "v", "w"]);
        assert_eq!(w, P { x: &u.x * &v.x - &u.y * &v.y, y: &u.x * &v.y + &u.y * &v.x });
        assert_eq!(w.norm(), u.norm() * v.norm());
    });
}

fn squared_norm() {
    in_every("numbers a, b\nu = vector(a, b)\nx = squared_norm(u)", |figure| {
        let u = figure.point("u");
        assert_eq!(figure.number("x"), &u.x * &u.x + &u.y * &u.y);
    });
}
