//! Sizes of classical theorems against a table of figures that was computed independently.
#![allow(clippy::float_arithmetic, reason = "the figures of the table are decimal fractions")]
#![allow(clippy::unwrap_used, reason = "a test")]
#![allow(clippy::many_single_char_names, clippy::similar_names, reason = "names of points")]

#[path = "reference/exact.rs"]
mod exact;
#[path = "reference/line.rs"]
mod line;
#[path = "reference/plane.rs"]
mod plane;
#[path = "reference/random.rs"]
mod random;
#[path = "reference/theorems.rs"]
mod theorems;

use plane::{Plane, Point};
use serde::Deserialize;
use theorems as t;
use zippel::analysis::Analysis;
use zippel::analysis::degree::Degree;
use zippel::analysis::height::Height;
use zippel::analysis::naive;
use zippel::analysis::size::Size;
use zippel::bound::{Attempts, Budget, PrimeSet, Road};
use zippel::slp::builder::Recorder;
use zippel::slp::{Node, NodeId, Slp};
use zippel::upper::Upper;

/// A row of the table; `h` are logarithms of 1-norms, rounded to nearest tenths.
#[derive(Debug, Deserialize)]
#[allow(non_snake_case)]
struct Row {
    name: String,
    n: usize,
    ops: usize,
    div: usize,
    naive_d: u64,
    naive_h: f64,
    atom_d: u64,
    atom_h: f64,
    atom_dG: u64,
    atom_hG: f64,
    /// The degree of the reduced conclusion, −1 where it is zero.
    concl_deg: i64,
    concl_den: u64,
    /// The largest degree of a reduced numerator or denominator.
    max_node: u64,
    neglog2_q_atom: f64,
    neglog2_q_naive: f64,
}

/// How the operations compare with the table, which was computed without simplifying `u ± 0`, `u·0` and `0/u`.
#[derive(Clone, Copy, PartialEq)]
enum Operations {
    Same,
    Fewer,
}
use Operations::{Fewer, Same};

type Formulation = fn(&mut Plane<Recorder>) -> Vec<NodeId>;

/// The rows of the table, in its order.
const FORMULATIONS: [(Formulation, Operations); 34] = [
    (t::simson, Same),
    (t::simson_normalised, Fewer),
    (t::simson_false, Same),
    (t::nine_point, Same),
    (t::nine_point_normalised, Fewer),
    (t::nine_point_false, Same),
    (t::euler_line, Same),
    (t::euler_line_normalised, Fewer),
    (t::euler_line_false, Same),
    (t::pappus, Same),
    (t::pappus_affine, Fewer),
    (t::pappus_projective, Fewer),
    (t::pappus_false, Same),
    (t::desargues, Same),
    (t::desargues_affine, Fewer),
    (t::desargues_false, Same),
    (t::pascal_circle, Same),
    (t::pascal_unit, Fewer),
    (t::pascal_conic, Same),
    (t::pascal_false, Fewer),
    (t::feuerbach, Same),
    (t::feuerbach_normalised, Fewer),
    (t::feuerbach_false, Same),
    (t::miquel, Same),
    (t::miquel_normalised, Fewer),
    (t::miquel_false, Same),
    (t::butterfly, Same),
    (t::butterfly_normalised, Fewer),
    (t::butterfly_false, Same),
    (t::ceva, Same),
    (t::ceva_affine, Fewer),
    (t::ceva_false, Same),
    (t::menelaus, Same),
    (t::menelaus_false, Same),
];

fn rows() -> Vec<Row> {
    let rows: Vec<Row> = serde_json::from_str(include_str!("reference/table.json")).unwrap();
    assert_eq!(rows.len(), FORMULATIONS.len());
    rows
}

fn record(formulation: Formulation) -> Slp {
    let mut plane = Plane { arith: Recorder::new() };
    for residual in formulation(&mut plane) {
        plane.arith.conclude(vec![residual], "");
    }
    plane.arith.finish()
}

fn divisions(slp: &Slp) -> usize {
    let constant = |node: &NodeId| matches!(slp.nodes[node.index()], Node::Constant(_));
    slp.nodes.iter().filter(|node| matches!(node, Node::Div(_, w) if !constant(w))).count()
}

/// The height as a number, for comparison with a rounded figure.
#[allow(clippy::cast_precision_loss)]
fn log2(height: Height) -> f64 {
    let (mantissa, exponent) = height.norm().parts().unwrap();
    (mantissa as f64).log2() + exponent as f64
}

fn naive_worst(slp: &Slp) -> Size {
    let fractions = naive::fractions(slp);
    let residuals = slp.conclusions.iter().flat_map(|conclusion| &conclusion.residuals);
    let sizes = residuals.map(|node| fractions[node.index()].numerator);
    sizes.reduce(Size::max).unwrap()
}

#[test]
fn the_table() {
    let mut failures = Vec::new();
    for (row, (formulation, operations)) in rows().iter().zip(FORMULATIONS) {
        let slp = record(formulation);
        let analysis = Analysis::of(&slp);
        let worst = analysis.worst.unwrap();
        let naive = naive_worst(&slp);
        let mut check = |what: &str, expected: &dyn std::fmt::Display, found: String, ok: bool| {
            if !ok {
                failures.push(format!("{}: {what} {expected}, found {found}", row.name));
            }
        };
        let mut exact = |what, expected: u64, found: u64| {
            check(what, &expected, found.to_string(), found == expected);
        };
        let len = |len: usize| u64::try_from(len).unwrap();
        exact("n", len(row.n), len(slp.parameters.len()));
        for (what, expected, found) in
            [("ops", row.ops, slp.nodes.len()), ("div", row.div, divisions(&slp))]
        {
            let found = if operations == Fewer && found <= expected { expected } else { found };
            exact(what, len(expected), len(found));
        }
        let mut degree = |what, expected: u64, found: Degree| {
            check(what, &expected, found.to_string(), found == Degree::from(expected));
        };
        degree("d", row.atom_d, worst.degree);
        degree("d_G", row.atom_dG, analysis.guards.degree);
        degree("naive d", row.naive_d, naive.degree);
        let mut height = |what, expected: f64, found: Height| {
            let found = log2(found);
            check(what, &expected, found.to_string(), (found - expected).abs() <= 0.06);
        };
        height("h", row.atom_h, worst.height);
        height("h_G", row.atom_hG, analysis.guards.height);
        height("naive h", row.naive_h, naive.height);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The figures for the error of one attempt with a prime of 61 bits.
#[test]
fn attempts() {
    let primes = Road::Primes(PrimeSet::of_bits(61, 0).unwrap());
    let once = Attempts::new(1, 1).unwrap();
    for (row, (formulation, _)) in rows().iter().zip(FORMULATIONS) {
        let slp = record(formulation);
        let sizes = [Analysis::of(&slp).worst.unwrap(), naive_worst(&slp)];
        for (size, expected) in sizes.into_iter().zip([row.neglog2_q_atom, row.neglog2_q_naive]) {
            let q = Budget::of_zeros(size, &primes, once).total;
            let bits = -log2(Height::of_norm(q.upper()));
            assert!((bits - expected).abs() <= 0.006, "{}: {expected}, found {bits}", row.name);
        }
    }
}

/// True theorems vanish on a random line, and all degrees are those that were found there by others.
#[test]
fn degrees_on_a_line() {
    for (row, (formulation, _)) in rows().iter().zip(FORMULATIONS) {
        let slp = record(formulation);
        let values: Vec<_> = line::fractions(&slp, 2026).into_iter().map(Option::unwrap).collect();
        let largest = values.iter().flat_map(line::Fraction::degrees).max().unwrap();
        assert_eq!(largest, row.max_node, "{}", row.name);
        for conclusion in &slp.conclusions {
            let residual = &values[conclusion.residuals[0].index()];
            let [degree, denominator] = residual.degrees();
            assert_eq!(residual.is_zero(), row.concl_deg < 0, "{}", row.name);
            if !residual.is_zero() {
                let expected = [u64::try_from(row.concl_deg).unwrap(), row.concl_den];
                assert_eq!([degree, denominator], expected, "{}", row.name);
            }
        }
    }
}

#[test]
fn napoleon() {
    let analysis = Analysis::of(&record(t::napoleon));
    let worst = analysis.worst.unwrap();
    assert_eq!(worst.degree, Degree::from(2));
    assert!((log2(worst.height) - 10.48).abs() <= 0.006);
    // The root of 3 weighs nothing in degrees, and √3 in norms.
    let [root] = analysis.roots[..] else { panic!("one root") };
    assert_eq!((root.weight, root.square.degree), (Degree::ZERO, Degree::ZERO));
    assert!((2.0 * log2(Height::of_norm(root.radius)) - 3f64.log2()).abs() < 1e-9);
    assert_eq!(analysis.guards.degree, Degree::ZERO);
    assert_eq!(analysis.nondegeneracy.height, Height::of_norm(Upper::from(3)));

    let worst = Analysis::of(&record(t::napoleon_normalised)).worst.unwrap();
    assert_eq!(worst.degree, Degree::from(2));
    let height = log2(worst.height);
    assert!([8.86, 8.58].iter().any(|h| (height - h).abs() <= 0.006), "{height}");
}

/// The first coordinate of a construction of which all arguments are free.
type Construction = fn(&mut Plane<Recorder>) -> NodeId;

type OfThree =
    fn(&mut Plane<Recorder>, &Point<NodeId>, &Point<NodeId>, &Point<NodeId>) -> Point<NodeId>;

fn of_three(g: &mut Plane<Recorder>, construction: OfThree) -> NodeId {
    let [a, b, c] = g.frees();
    construction(g, &a, &b, &c).x
}

fn with_parameter(g: &mut Plane<Recorder>, construction: OfThree) -> NodeId {
    let ([a, b], t) = (g.frees(), g.parameter());
    let last = Point { x: g.int(1), y: t };
    construction(g, &a, &b, &last).x
}

fn intersection(g: &mut Plane<Recorder>) -> NodeId {
    let [a, b, c, d] = g.frees();
    g.ll(&a, &b, &c, &d).x
}

fn squared_radius(g: &mut Plane<Recorder>) -> NodeId {
    let [a, b, c] = g.frees();
    let o = g.circumcenter(&a, &b, &c);
    g.dist2(&o, &a)
}

#[test]
fn constructions() {
    // Degrees of numerator and denominator as plain fractions; degree and height with factored denominators.
    let table: [(&str, Construction, [u64; 2], u64, f64); 11] = [
        ("mid", |g| of_three(g, |g, a, b, _| g.mid(a, b)), [1, 0], 1, 1.0),
        ("centroid", |g| of_three(g, Plane::centroid), [1, 0], 1, 1.6),
        ("ll", intersection, [3, 2], 3, 3.0),
        ("foot", |g| of_three(g, Plane::foot), [3, 2], 3, 4.6),
        ("reflect_line", |g| of_three(g, Plane::reflect_line), [3, 2], 3, 5.8),
        ("circumcenter", |g| of_three(g, Plane::circumcenter), [3, 2], 3, 5.6),
        ("orthocenter", |g| of_three(g, Plane::orthocenter), [3, 2], 3, 4.0),
        ("on_line", |g| with_parameter(g, |g, a, b, t| g.on_line(a, b, &t.y)), [2, 0], 2, 1.6),
        ("rot_t", |g| with_parameter(g, |g, o, a, t| g.rot_t(o, a, &t.y)), [5, 4], 3, 3.3),
        ("second_on_circle", |g| with_parameter(g, Plane::second_on_circle), [3, 2], 3, 3.3),
        ("dist2", squared_radius, [10, 8], 6, 13.0),
    ];
    for (name, construction, naive, degree, height) in table {
        let mut plane = Plane { arith: Recorder::new() };
        let node = construction(&mut plane);
        let slp = plane.arith.finish();
        let fraction = naive::fractions(&slp)[node.index()];
        let degrees = [fraction.numerator.degree, fraction.denominator.degree];
        assert_eq!(degrees, naive.map(Degree::from), "{name}");
        let size = Analysis::of(&slp).nodes[node.index()];
        assert_eq!(size.degree, Degree::from(degree), "{name}");
        assert!((log2(size.height) - height).abs() <= 0.06, "{name}: {}", log2(size.height));
    }
}
