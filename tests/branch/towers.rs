//! Square roots of one or two parameters.

use crate::sketch::{Sketch, word};
use zippel::branch::Outcome;
use zippel::branch::state::Status;

#[test]
fn the_root_of_a_square_on_either_side_of_zero() {
    for (negative_side, expected) in [(false, "as drawn"), (true, "false")] {
        let mut s = Sketch::new();
        let x = s.parameter();
        let square = s.square(x);
        let g = s.scaled(4, square);
        let root = s.root(g);
        let twice = s.scaled(2, x);
        s.equal(root, twice);
        let side = if negative_side { s.scaled(-1, x) } else { x };
        s.positive(side);
        assert_eq!(word(&s.run()), expected);
    }
    // Without a side, a figure is found in which it is true.
    let mut s = Sketch::new();
    let x = s.parameter();
    let square = s.square(x);
    let root = s.root(square);
    s.equal(root, x);
    assert_eq!(word(&s.run()), "as drawn");
}

#[test]
fn products_of_roots() {
    for (sign, conjugate, expected) in [
        (1, false, "as drawn"),
        (-1, false, "false"),
        (1, true, "as drawn"),
        (-1, true, "as drawn"),
    ] {
        let mut s = Sketch::new();
        let (a, b) = (s.parameter(), s.parameter());
        let (ra, rb) = (s.root(a), s.root(b));
        let ab = s.mul(a, b);
        let rab = if conjugate { s.conjugate(ab) } else { s.root(ab) };
        let product = s.mul(ra, rb);
        let right = s.scaled(sign, rab);
        s.equal(product, right);
        assert_eq!(word(&s.run()), expected, "{sign} {conjugate}");
    }
    // (√a√b)² = ab holds on every component, because there is only one.
    let mut s = Sketch::new();
    let (a, b) = (s.parameter(), s.parameter());
    let (ra, rb) = (s.root(a), s.root(b));
    let product = s.mul(ra, rb);
    let (left, right) = (s.square(product), s.mul(a, b));
    s.equal(left, right);
    assert_eq!(word(&s.run()), "everywhere");
}

/// `√(a + b ± 2√a√b) = √a ± √b`, with the plus for all a, b, with the minus for `a > b` only.
#[test]
fn denesting_with_right_and_wrong_signs() {
    for (sign, larger, expected) in [
        (1, None, "as drawn"),
        (-1, Some(true), "as drawn"),
        (-1, Some(false), "false"),
        (1, Some(true), "as drawn"),
    ] {
        let mut s = Sketch::new();
        let (a, b) = (s.parameter(), s.parameter());
        let (ra, rb) = (s.root(a), s.root(b));
        let product = s.mul(ra, rb);
        let (sum, twice) = (s.add(a, b), s.scaled(2 * sign, product));
        let g = s.add(sum, twice);
        let nested = s.root(g);
        let signed = s.scaled(sign, rb);
        let right = s.add(ra, signed);
        s.equal(nested, right);
        if let Some(larger) = larger {
            let difference = if larger { s.sub(a, b) } else { s.sub(b, a) };
            s.positive(difference);
        }
        assert_eq!(word(&s.run()), expected, "{sign} {larger:?}");
    }
}

/// `√(5 + 2√6) = √2 + √3`, and the same with the root of either side first.
#[test]
fn denesting_of_constants_in_both_orders() {
    for (order, sign, expected) in
        [(0, 1, "as drawn"), (1, 1, "as drawn"), (0, -1, "false"), (1, -1, "false")]
    {
        let mut s = Sketch::new();
        let x = s.parameter();
        let (two, three, six) = (s.int(2), s.int(3), s.int(6));
        let sum = |s: &mut Sketch| {
            let (root2, root3) = (s.root(two), s.root(three));
            let signed = s.scaled(sign, root2);
            s.add(root3, signed)
        };
        let nested = |s: &mut Sketch| {
            let root6 = s.root(six);
            let (five, twice) = (s.int(5), s.scaled(2, root6));
            let g = s.add(five, twice);
            s.root(g)
        };
        let (left, right) = if order == 0 {
            let left = sum(&mut s);
            (left, nested(&mut s))
        } else {
            let right = nested(&mut s);
            (sum(&mut s), right)
        };
        let (left, right) = (s.mul(x, left), s.mul(x, right));
        s.equal(left, right);
        assert_eq!(word(&s.run()), expected, "{order} {sign}");
    }
}

/// `√(x + √(x² − y²)) = √((x+y)/2) ± √((x−y)/2)` for `0 < y < x`.
#[test]
fn denesting_of_a_nested_root_in_both_orders() {
    for (order, sign, expected) in
        [(0, 1, "as drawn"), (1, 1, "as drawn"), (0, -1, "false"), (1, -1, "false")]
    {
        let mut s = Sketch::new();
        let (x, y) = (s.parameter(), s.parameter());
        s.positive(y);
        let half = s.ratio(1, 2);
        let (plus, minus) = (s.add(x, y), s.sub(x, y));
        let (plus, minus) = (s.mul(half, plus), s.mul(half, minus));
        let (xx, yy) = (s.square(x), s.square(y));
        let difference = s.sub(xx, yy);
        let parts = |s: &mut Sketch| {
            let (p, m) = (s.root(plus), s.root(minus));
            let signed = s.scaled(sign, m);
            s.add(p, signed)
        };
        let nested = |s: &mut Sketch| {
            let inner = s.root(difference);
            let g = s.add(x, inner);
            s.root(g)
        };
        let (left, right) = if order == 0 {
            let left = parts(&mut s);
            (left, nested(&mut s))
        } else {
            let right = nested(&mut s);
            (parts(&mut s), right)
        };
        s.equal(left, right);
        assert_eq!(word(&s.run()), expected, "{order} {sign}");
    }
}

/// `s1 = √(x² + 1)`, `s2 = √(s1 + x)`, `s3 = √(s2 + y)`; then roots of squares in their field, and a root that is in none.
#[test]
fn towers_of_depth_three() {
    for (case, expected) in
        [(0, "as drawn"), (1, "false"), (2, "everywhere"), (3, "false everywhere")]
    {
        let mut s = Sketch::new();
        let (x, y) = (s.parameter(), s.parameter());
        let (xx, one) = (s.square(x), s.int(1));
        let g1 = s.add(xx, one);
        let s1 = s.root(g1);
        let g2 = s.add(s1, x);
        let s2 = s.root(g2);
        let g3 = s.add(s2, y);
        let s3 = s.root(g3);
        match case {
            0 | 1 => {
                // √((s1·s3 + s2)²) is s1·s3 + s2, which is positive.
                let product = s.mul(s1, s3);
                let sum = s.add(product, s2);
                let square = s.square(sum);
                let root = s.root(square);
                let right = if case == 0 { sum } else { s.scaled(-1, sum) };
                s.equal(root, right);
            }
            2 => {
                // ((s3² − y)² − x)² = x² + 1.
                let square = s.square(s3);
                let inner = s.sub(square, y);
                let square = s.square(inner);
                let inner = s.sub(square, x);
                let left = s.square(inner);
                s.equal(left, g1);
            }
            _ => {
                let sum = s.add(s1, s2);
                s.equal(sum, s3);
            }
        }
        assert_eq!(word(&s.run()), expected, "{case}");
    }
}

#[test]
fn nearly_equal_is_not_equal() {
    let mut s = Sketch::new();
    let (x, tiny) = (s.parameter(), s.tiny(90));
    let square = s.square(x);
    let g = s.add(square, tiny);
    let root = s.root(g);
    s.equal(root, x);
    assert_eq!(word(&s.run()), "false everywhere");

    // So near that a figure takes it for equal: the anchor does not.
    let mut s = Sketch::new();
    let (x, tiny) = (s.parameter(), s.tiny(9000));
    let square = s.square(x);
    let g = s.add(square, tiny);
    let root = s.root(g);
    s.equal(root, x);
    assert_eq!(word(&s.run()), "false everywhere");

    let mut s = Sketch::new();
    let x = s.parameter();
    let root = s.root(x);
    s.equal(root, x);
    assert_eq!(word(&s.run()), "false everywhere");
}

#[test]
fn conditions_without_a_figure() {
    let mut s = Sketch::new();
    let x = s.parameter();
    let square = s.square(x);
    let g = s.scaled(-1, square);
    let root = s.root(g);
    s.equal(root, x);
    assert_eq!(word(&s.run()), "no drawing");
}

/// A merged root is an obligation; merging what is not equal is found out.
#[test]
fn obligations_are_tested() {
    let mut s = Sketch::new();
    let (x, tiny) = (s.parameter(), s.tiny(9000));
    let y = s.add(x, tiny);
    s.oblige(x, y);
    let (left, right) = (s.square(x), s.mul(x, x));
    s.equal(left, right);
    assert_eq!(word(&s.run()), "no drawing");

    // A refutation on the strength of an identification carries its error.
    let mut s = Sketch::new();
    let x = s.parameter();
    let (xx, one) = (s.square(x), s.int(1));
    let g = s.add(xx, one);
    let root = s.root(g);
    let square = s.square(root);
    s.oblige(square, g);
    s.equal(root, x);
    let report = s.run();
    assert_eq!(word(&report), "false everywhere");
    let Outcome::FalseNearDrawing(counterexample) = report.outcome else { unreachable!() };
    assert!(counterexample.obligations.unwrap().total.meets(80));
}

/// Roots on which no claim depends are left alone.
#[test]
fn idle_roots_are_not_decided() {
    let mut s = Sketch::new();
    let (x, y) = (s.parameter(), s.parameter());
    let square = s.square(y);
    s.root(square);
    let root = s.root(x);
    let square = s.square(root);
    s.equal(square, x);
    let report = s.run();
    assert_eq!(word(&report), "everywhere");
    let Outcome::HoldsEverywhere(certificate) = report.outcome else { unreachable!() };
    assert_eq!(certificate.statuses, [None, Some(Status::Independent)]);
    assert_eq!(certificate.budget.quantities.roots, 1);
}
