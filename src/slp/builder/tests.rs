use super::Recorder;
use crate::arith::{Arith, Rejection};
use crate::slp::{Guard, GuardOrigin, Node, NodeId, Slp};
use num_rational::BigRational;

/// No words.
const SILENT: fn() -> String = String::new;

fn parameters<const N: usize>(r: &mut Recorder) -> [NodeId; N] {
    std::array::from_fn(|_| r.parameter(&SILENT).unwrap())
}

fn integer(r: &mut Recorder, n: i64) -> NodeId {
    r.constant(&BigRational::from_integer(n.into())).unwrap()
}

fn guards(slp: &Slp) -> Vec<(Vec<NodeId>, GuardOrigin, &str)> {
    let row = |g: &'_ Guard| (g.nodes.clone(), g.origin);
    slp.guards.iter().map(|g| (row(g).0, row(g).1, g.condition.as_str())).collect()
}

#[test]
fn equal_terms_are_one_node() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let sum = r.add(&x, &y).unwrap();
    assert_eq!(r.add(&x, &y).unwrap(), sum);
    assert_ne!(r.sub(&x, &y).unwrap(), sum);
    assert_eq!(integer(&mut r, 2), integer(&mut r, 2));
    let half = BigRational::new(2.into(), 4.into());
    assert_eq!(r.constant(&half).unwrap(), r.constant(&half.clone()).unwrap());
}

#[test]
fn only_literal_zeros_are_simplified() {
    let mut r = Recorder::new();
    let [x] = parameters(&mut r);
    let (zero, one) = (integer(&mut r, 0), integer(&mut r, 1));
    assert_eq!(r.add(&x, &zero).unwrap(), x);
    assert_eq!(r.add(&zero, &x).unwrap(), x);
    assert_eq!(r.sub(&x, &zero).unwrap(), x);
    assert_eq!(r.mul(&x, &zero).unwrap(), zero);
    assert_eq!(r.mul(&zero, &x).unwrap(), zero);
    assert_eq!(r.div(&zero, &one, &SILENT).unwrap(), zero);
    let count = r.slp().nodes.len();
    let negative = r.sub(&zero, &x).unwrap();
    let difference = r.sub(&x, &x).unwrap();
    let product = r.mul(&one, &x).unwrap();
    let quotient = r.div(&x, &one, &SILENT).unwrap();
    assert_eq!(
        [negative, difference, product, quotient].map(NodeId::index),
        [0, 1, 2, 3].map(|i| count + i)
    );
    assert!(r.finish().guards.is_empty());
}

#[test]
fn a_squared_difference_has_no_direction() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let (forth, back) = (r.sub(&x, &y).unwrap(), r.sub(&y, &x).unwrap());
    assert_ne!(forth, back);
    assert_eq!(r.mul(&forth, &forth).unwrap(), r.mul(&back, &back).unwrap());
    assert_ne!(r.mul(&forth, &back).unwrap(), r.mul(&back, &back).unwrap());
    let zero = integer(&mut r, 0);
    let negative = r.sub(&zero, &x).unwrap();
    assert_eq!(r.mul(&negative, &negative).unwrap(), r.mul(&x, &x).unwrap());
    let one = integer(&mut r, 1);
    let (forth, back) = (r.sub(&one, &x).unwrap(), r.sub(&x, &one).unwrap());
    assert_eq!(r.mul(&back, &back).unwrap(), r.mul(&forth, &forth).unwrap());
}

#[test]
fn a_divisor_is_guarded_once() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let (zero, two) = (integer(&mut r, 0), integer(&mut r, 2));
    r.div(&x, &y, &|| "y".into()).unwrap();
    r.div(&two, &y, &|| "again".into()).unwrap();
    r.div(&x, &two, &|| "two".into()).unwrap();
    assert_eq!(r.div(&x, &zero, &SILENT), Err(Rejection::Divisor));
    // The quotient of zero is zero, but only where its divisor is not.
    assert_eq!(r.div(&zero, &x, &|| "x".into()).unwrap(), zero);
    let slp = r.finish();
    assert_eq!(
        guards(&slp),
        [(vec![y], GuardOrigin::Divisor, "y"), (vec![x], GuardOrigin::Required, "x")]
    );
}

#[test]
fn the_divisor_of_zero_is_tested_by_somebody() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let zero = integer(&mut r, 0);
    // Without a recorded division the guard is a requirement; a division, before or after, takes it over.
    r.div(&zero, &x, &SILENT).unwrap();
    assert_eq!(r.slp().guards[0].origin, GuardOrigin::Required);
    r.div(&y, &x, &SILENT).unwrap();
    assert_eq!(r.slp().guards[0].origin, GuardOrigin::Divisor);
    r.div(&x, &y, &SILENT).unwrap();
    r.div(&zero, &y, &SILENT).unwrap();
    assert_eq!(r.slp().guards[1].origin, GuardOrigin::Divisor);
}

#[test]
fn the_words_of_a_requirement_are_kept() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    r.guard(&[x], &|| "required".into()).unwrap();
    r.div(&y, &x, &|| "divisor".into()).unwrap();
    r.sqrt(&y, &|| "radicand".into()).unwrap();
    r.guard(&[y], &|| "required later".into()).unwrap();
    r.guard(&[y], &|| "required twice".into()).unwrap();
    assert_eq!(
        guards(&r.finish()),
        [
            (vec![x], GuardOrigin::Divisor, "required"),
            (vec![y], GuardOrigin::Radicand, "required later")
        ]
    );
}

#[test]
fn guards_with_constants() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let (zero, one) = (integer(&mut r, 0), integer(&mut r, 1));
    r.guard(&[x, one], &|| "always met".into()).unwrap();
    r.guard(&[y, zero, x, y], &|| "x or y".into()).unwrap();
    r.guard(&[x, y], &|| "again".into()).unwrap();
    r.guard(&[zero, zero], &|| "never met".into()).unwrap();
    assert_eq!(
        guards(&r.finish()),
        [
            (vec![x, y], GuardOrigin::Required, "x or y"),
            (vec![zero], GuardOrigin::Required, "never met")
        ]
    );
}

#[test]
fn every_root_is_its_own() {
    let mut r = Recorder::new();
    let [x] = parameters(&mut r);
    let first = r.sqrt(&x, &SILENT).unwrap();
    let second = r.sqrt(&x, &SILENT).unwrap();
    assert_ne!(first, second);
    let slp = r.finish();
    assert_eq!(slp.roots, [first, second]);
    assert_eq!(slp.nodes[second.index()], Node::Sqrt { radicand: x, root: 1 });
    assert_eq!(guards(&slp), [(vec![x], GuardOrigin::Radicand, "")]);
}

#[test]
fn constant_radicands() {
    let mut r = Recorder::new();
    for n in [-4, 3, 4] {
        let radicand = integer(&mut r, n);
        let root = r.sqrt(&radicand, &SILENT).unwrap();
        assert!(matches!(r.slp().nodes[root.index()], Node::Sqrt { .. }));
    }
    assert!(r.slp().guards.is_empty());
    // A root of zero is a point of ramification, everywhere.
    let zero = integer(&mut r, 0);
    r.sqrt(&zero, &|| "0".into()).unwrap();
    assert_eq!(guards(&r.finish()), [(vec![zero], GuardOrigin::Radicand, "0")]);
}
