//! Lines and planes of space that are none.

use crate::figure::{holds, often};
use crate::plane::Q;

words! {
    "degenerate(l: line3)" => degenerate_line,
    "degenerate(e: plane)" => degenerate_plane,
}

fn degenerate_line() {
    often(|dice| {
        let point: Vec<Q> = (0..3).map(|_| dice.number()).collect();
        let along: Vec<Q> = (0..3).map(|_| dice.factor()).collect();
        let other: Vec<Q> = point.iter().zip(&along).map(|(p, u)| p + u).collect();
        let claim = |ends: [&Vec<Q>; 2]| {
            holds(
                "points3 A, B",
                "degenerate(join(A, B))",
                &[ends[0].clone(), ends[1].clone()].concat(),
            )
        };
        assert!(claim([&point, &point]));
        assert!(!claim([&point, &other]));
    });
}

fn degenerate_plane() {
    often(|dice| {
        let a: Vec<Q> = (0..3).map(|_| dice.number()).collect();
        let u: Vec<Q> = (0..3).map(|_| dice.factor()).collect();
        let k = dice.factor();
        let b: Vec<Q> = a.iter().zip(&u).map(|(p, u)| p + u).collect();
        let c: Vec<Q> = a.iter().zip(&u).map(|(p, u)| p + &k * u).collect();
        // Off the line: one coordinate moved.
        let d = vec![c[0].clone() + &k, c[1].clone(), c[2].clone()];
        let claim = |third: &Vec<Q>| {
            let given = [a.clone(), b.clone(), third.clone()].concat();
            holds("points3 A, B, C", "degenerate(plane_spanned(A, B - A, C - A))", &given)
        };
        assert!(claim(&c));
        assert!(!claim(&d));
    });
}
