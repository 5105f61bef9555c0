#![allow(clippy::many_single_char_names, reason = "the names of numbers")]

use super::*;
use crate::arith::Arith as _;
use crate::branch::figure::Point;
use crate::branch::fraction::Fraction;
use crate::slp::builder::Recorder;
use crate::slp::{NodeId, Slp};
use num_bigint::BigInt;
use num_rational::BigRational;

/// A tower over two parameters, and all its roots as residuals.
struct Tower {
    recorder: Recorder,
    x: NodeId,
    y: NodeId,
    roots: Vec<NodeId>,
}

impl Tower {
    fn new() -> Self {
        let mut recorder = Recorder::new();
        let x = recorder.parameter(&|| "x".into()).unwrap();
        let y = recorder.parameter(&|| "y".into()).unwrap();
        Self { recorder, x, y, roots: Vec::new() }
    }

    fn int(&mut self, n: i64) -> NodeId {
        self.recorder.constant(&BigRational::from_integer(BigInt::from(n))).unwrap()
    }

    fn add(&mut self, u: NodeId, w: NodeId) -> NodeId {
        self.recorder.add(&u, &w).unwrap()
    }

    fn mul(&mut self, u: NodeId, w: NodeId) -> NodeId {
        self.recorder.mul(&u, &w).unwrap()
    }

    fn root(&mut self, g: NodeId) -> NodeId {
        let root = self.recorder.sqrt(&g, &String::new).unwrap();
        self.roots.push(root);
        root
    }

    fn finish(mut self) -> Slp {
        for root in std::mem::take(&mut self.roots) {
            self.recorder.conclude(vec![root], "");
        }
        self.recorder.finish()
    }
}

fn statuses(slp: &Slp, x: i64, y: i64, signs: &[RootSign]) -> Vec<Status> {
    let cone = Cone::of_claims(slp);
    let point = Point::new(vec![x.into(), y.into()], 8);
    let figure = Figure { point, signs: signs.to_vec() };
    resolve(&cone, &figure).unwrap().into_iter().flatten().collect()
}

use RootSign::{Minus, Plus};

#[test]
fn the_root_of_a_square_is_rational_with_the_sign_of_the_figure() {
    let mut t = Tower::new();
    let (four, x) = (t.int(4), t.x);
    let square = t.mul(x, x);
    let g = t.mul(four, square);
    t.root(g);
    let slp = t.finish();
    let rational = |n: i64| Status::Dependent(Element::Rational(Fraction::dyadic(n.into(), -7)));
    assert_eq!(statuses(&slp, 77, 1, &[Plus]), [rational(77)]);
    assert_eq!(statuses(&slp, -77, 1, &[Plus]), [rational(77)]);
    assert_eq!(statuses(&slp, 77, 1, &[Minus]), [rational(-77)]);
}

/// √x, √y, √(xy), √(x + y + 2√x√y), and √(5 + 2√6) after √2, √3.
#[test]
fn monomials_and_nested_roots_are_found() {
    let mut t = Tower::new();
    let (x, y) = (t.x, t.y);
    let (a, b) = (t.root(x), t.root(y));
    let xy = t.mul(x, y);
    t.root(xy);
    let two = t.int(2);
    let ab = t.mul(a, b);
    let twice = t.mul(two, ab);
    let sum = t.add(x, y);
    let g = t.add(sum, twice);
    t.root(g);
    let slp = t.finish();
    let found = statuses(&slp, 771, 1013, &[Plus, Minus, Plus, Minus]);
    assert_eq!(found[..2], [Status::Independent, Status::Independent]);
    let field = {
        let mut field = crate::branch::number_field::NumberField::new();
        field.adjoin(0, Element::Rational(Fraction::dyadic(771.into(), -8)));
        field.adjoin(1, Element::Rational(Fraction::dyadic(1013.into(), -8)));
        field
    };
    let (a, b) = (Element::generator(0), Element::generator(1));
    // √x > 0 > √y: √(xy) = −√x√y, and √x + √y < 0 because x < y.
    assert_eq!(found[2], Status::Dependent(field.product(&a, &b).unwrap().negated()));
    assert_eq!(found[3], Status::Dependent(field.sum(&a, &b).unwrap()));
    // At a square point the roots are rational.
    let found = statuses(&slp, 144, 1013, &[Plus, Plus, Plus, Plus]);
    assert_eq!(found[0], Status::Dependent(Element::Rational(Fraction::dyadic(12.into(), -4))));
    assert_eq!(found[1], Status::Independent);
}

#[test]
fn independent_towers_need_no_exact_numbers() {
    let mut t = Tower::new();
    let (x, y) = (t.x, t.y);
    let mut g = t.add(x, y);
    for n in 1..=6 {
        let s = t.root(g);
        let c = t.int(n);
        let scaled = t.mul(c, s);
        g = t.add(scaled, x);
    }
    let slp = t.finish();
    assert!(
        statuses(&slp, 771, 1013, &[Plus; 6]).iter().all(|status| *status == Status::Independent)
    );
}

#[test]
fn constants_and_denesting() {
    let mut t = Tower::new();
    let (two, three, five, six) = (t.int(2), t.int(3), t.int(5), t.int(6));
    // √6 first, then √(5 + 2√6), then √2 and √3 depend on it.
    let root6 = t.root(six);
    let twice = t.mul(two, root6);
    let g = t.add(five, twice);
    t.root(g);
    t.root(two);
    t.root(three);
    let slp = t.finish();
    let found = statuses(&slp, 1, 1, &[Plus; 4]);
    assert_eq!(found[0], Status::Independent);
    assert_eq!(found[1], Status::Independent);
    assert!(matches!(found[2], Status::Dependent(_)) && matches!(found[3], Status::Dependent(_)));
}
