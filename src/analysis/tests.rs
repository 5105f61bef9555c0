use crate::analysis::Analysis;
use crate::analysis::degree::Degree;
use crate::analysis::height::Height;
use crate::analysis::size::Size;
use crate::arith::Arith;
use crate::deadline::Deadline;
use crate::slp::NodeId;
use crate::slp::builder::Recorder;
use crate::upper::Upper;
use num_rational::BigRational;

/// No words.
const SILENT: fn() -> String = String::new;

fn parameters<const N: usize>(r: &mut Recorder) -> [NodeId; N] {
    std::array::from_fn(|_| r.parameter(&SILENT).unwrap())
}

fn rational(r: &mut Recorder, numerator: i64, denominator: i64) -> NodeId {
    r.constant(&BigRational::new(numerator.into(), denominator.into())).unwrap()
}

fn size(degree: u64, norm: u64) -> Size {
    Size { degree: Degree::from(degree), height: Height::of_norm(Upper::from(norm)) }
}

/// The size of the last node.
fn last(r: Recorder) -> Size {
    *Analysis::of(&r.finish()).nodes.last().unwrap()
}

#[test]
fn equal_denominators_are_recognised() {
    let mut r = Recorder::new();
    let [x, y, z] = parameters(&mut r);
    let (left, right) = (r.div(&x, &z, &SILENT).unwrap(), r.div(&y, &z, &SILENT).unwrap());
    r.sub(&left, &right).unwrap();
    // x/z − y/z = (x − y)/z
    assert_eq!(last(r), size(1, 2));
}

#[test]
fn denominators_cancel_in_quotients() {
    let mut r = Recorder::new();
    let [x, y, z] = parameters(&mut r);
    let (left, right) = (r.div(&x, &z, &SILENT).unwrap(), r.div(&y, &z, &SILENT).unwrap());
    let quotient = r.div(&left, &right, &SILENT).unwrap();
    r.add(&quotient, &z).unwrap();
    // (x/z)/(y/z) + z = (x + zy)/y; its second atom is the numerator y of y/z.
    let analysis = Analysis::of(&r.finish());
    assert_eq!(analysis.nodes[quotient.index()], size(1, 1));
    assert_eq!(*analysis.nodes.last().unwrap(), size(2, 2));
    assert_eq!(analysis.atoms.iter().map(|atom| atom.node).collect::<Vec<_>>(), [z, right]);
    assert_eq!(analysis.guards, size(2, 1));
}

#[test]
fn integer_denominators() {
    let mut r = Recorder::new();
    let [x] = parameters(&mut r);
    let (sixth, quarter) = (rational(&mut r, 5, 6), rational(&mut r, 1, 4));
    let (left, right) = (r.mul(&x, &sixth).unwrap(), r.mul(&x, &quarter).unwrap());
    let sum = r.add(&left, &right).unwrap();
    let divisor = rational(&mut r, -10, 9);
    let quotient = r.div(&sum, &divisor, &SILENT).unwrap();
    let analysis = Analysis::of(&r.finish());
    // 5x/6 + x/4 = (10x + 3x)/12, and divided by −10/9 it is 39x/40 without the sign.
    assert_eq!(analysis.nodes[sum.index()], size(1, 13));
    assert_eq!(analysis.nodes[quotient.index()], size(1, 39));
    // The primes 2 and 3 of the denominators 6, 4, 9, and 2 and 5 of the divisor 10.
    assert_eq!(analysis.constants, Height::of_norm(Upper::from(6 * 4 * 9 * 10)));
}

/// What a divisor has below its line comes above the line of the quotient, and what both have there cancels.
#[test]
fn divisors_with_denominators() {
    let mut r = Recorder::new();
    let [x, y, z] = parameters(&mut r);
    let (sixth, quarter) = (rational(&mut r, 1, 6), rational(&mut r, 1, 4));
    let fraction = r.div(&y, &z, &SILENT).unwrap();
    let divisor = r.mul(&fraction, &sixth).unwrap();
    let first = r.div(&x, &divisor, &SILENT).unwrap();
    let (left, right) = (r.mul(&x, &quarter).unwrap(), r.mul(&y, &sixth).unwrap());
    let second = r.div(&left, &right, &SILENT).unwrap();
    let analysis = Analysis::of(&r.finish());
    // x/(y/(6z)) = 6xz/y, and (x/4)/(y/6) = 3x/(2y).
    assert_eq!(analysis.nodes[first.index()], size(2, 6));
    assert_eq!(analysis.nodes[second.index()], size(1, 3));
}

/// What a quotient by a constant, or a root, has below its line is not forgotten in a sum.
#[test]
fn denominators_are_carried_on() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let (ratio, three, half) =
        (rational(&mut r, 3, 2), rational(&mut r, 3, 1), rational(&mut r, 1, 2));
    let scaled = r.div(&x, &ratio, &SILENT).unwrap();
    let first = r.add(&scaled, &y).unwrap();
    let fraction = r.div(&x, &y, &SILENT).unwrap();
    let third = r.div(&fraction, &three, &SILENT).unwrap();
    let second = r.add(&third, &x).unwrap();
    let halved = r.mul(&x, &half).unwrap();
    let root = r.sqrt(&halved, &SILENT).unwrap();
    let last = r.add(&root, &y).unwrap();
    let analysis = Analysis::of(&r.finish());
    // x/(3/2) + y = (2x + 3y)/3, and (x/y)/3 + x = (x + 3xy)/(3y).
    assert_eq!(analysis.nodes[first.index()], size(1, 5));
    assert_eq!(analysis.nodes[second.index()], size(2, 4));
    // √(x/2) + y = (s + 2y)/2 with s² = 2x.
    let norm = Upper::from(2).sqrt() + Upper::from(2);
    assert_eq!(analysis.roots[0].square, size(1, 2));
    assert_eq!(
        analysis.nodes[last.index()],
        Size { degree: Degree::ONE, height: Height::of_norm(norm) }
    );
}

/// A root of zero is not zero in the algebra of formal roots: it weighs as much as 1.
#[test]
fn roots_weigh_at_least_one() {
    let mut r = Recorder::new();
    let zero = rational(&mut r, 0, 1);
    r.sqrt(&zero, &SILENT).unwrap();
    let analysis = Analysis::of(r.slp());
    assert_eq!((analysis.roots[0].radius, analysis.roots[0].square), (Upper::ONE, Size::OF_ZERO));
    assert_eq!(last(r), size(0, 1));
}

#[test]
fn roots_weigh_half() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let (xx, yy) = (r.mul(&x, &x).unwrap(), r.mul(&y, &y).unwrap());
    let sum = r.add(&xx, &yy).unwrap();
    let norm = r.sqrt(&sum, &SILENT).unwrap();
    let quotient = r.div(&x, &norm, &SILENT).unwrap();
    let nested = r.sqrt(&quotient, &SILENT).unwrap();
    r.conclude(vec![nested], "");
    let analysis = Analysis::of(&r.finish());
    let [outer, inner] = analysis.roots[..] else { panic!("two roots") };
    // s² = x² + y²; t² = x·s, and √(x/s) = t/s.
    assert_eq!((outer.weight, outer.square), (Degree::ONE, size(2, 2)));
    assert_eq!((inner.node, inner.weight), (nested, Degree::from(2).half()));
    assert_eq!(outer.radius, Upper::from(2).sqrt());
    assert_eq!(analysis.nodes[nested.index()].degree, Degree::ONE);
    // G = s; Π = G·(x² + y²)·(x·s); E = t·Π.
    assert_eq!(analysis.guards.degree, Degree::ONE);
    assert_eq!(analysis.nondegeneracy.degree, Degree::from(5));
    assert_eq!(analysis.guarded().unwrap().degree, Degree::from(6));
    assert_eq!(analysis.branches(), Upper::from(4));
}

#[test]
fn odd_exponents_stay_under_the_root() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let square = r.mul(&y, &y).unwrap();
    let cube = r.mul(&square, &y).unwrap();
    let once = r.div(&x, &y, &SILENT).unwrap();
    let twice = r.div(&once, &y, &SILENT).unwrap();
    let thrice = r.div(&twice, &cube, &SILENT).unwrap();
    let half = rational(&mut r, 1, 2);
    let radicand = r.mul(&thrice, &half).unwrap();
    r.sqrt(&radicand, &SILENT).unwrap();
    // x/(2·y²·(y³)): γ = 2·x·(y³), and the root is s/(2·y·(y³)).
    let root = Analysis::of(&r.finish()).roots[0];
    assert_eq!((root.square, root.weight), (size(4, 2), Degree::from(2)));
}

#[test]
fn conclusions_and_obligations() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let (zero, two) = (rational(&mut r, 0, 1), rational(&mut r, 2, 1));
    let (sum, product) = (r.add(&x, &y).unwrap(), r.mul(&x, &y).unwrap());
    let double = r.mul(&two, &sum).unwrap();
    r.conclude(vec![zero, double, product], "worst in two ways");
    r.conclude(vec![zero, zero], "proved");
    let proved = Analysis::of(r.slp());
    assert_eq!(proved.conclusions, [Some(size(2, 4)), None]);
    // Λ = λ·2(x + y) + μ·xy
    assert_eq!(proved.combination, Some(size(3, 5)));
    let triple = r.mul(&product, &x).unwrap();
    r.oblige(vec![triple], "");
    let analysis = Analysis::of(&r.finish());
    assert_eq!(analysis.obligations, [Some(size(3, 1))]);
    assert_eq!(analysis.worst, Some(size(3, 4)));
    assert_eq!(analysis.combination, proved.combination);
}

#[test]
fn nothing_that_could_fail() {
    let mut r = Recorder::new();
    let zero = rational(&mut r, 0, 1);
    r.conclude(vec![zero], "");
    let analysis = Analysis::of(&r.finish());
    assert_eq!((analysis.worst, analysis.combination, analysis.guarded()), (None, None, None));
    assert_eq!(analysis.nondegeneracy, Size::OF_ONE);
    assert_eq!(analysis.unsatisfiable, None);
}

#[test]
fn guards_count_once() {
    let mut r = Recorder::new();
    let [x, y, z] = parameters(&mut r);
    let difference = r.sub(&x, &y).unwrap();
    r.div(&z, &difference, &SILENT).unwrap();
    r.guard(&[difference], &SILENT).unwrap();
    r.sqrt(&z, &SILENT).unwrap();
    r.guard(&[z], &SILENT).unwrap();
    let analysis = Analysis::of(r.slp());
    assert_eq!(analysis.guards, size(1, 2));
    assert_eq!(analysis.nondegeneracy, size(2, 2));
    // λ·x + μ·(z/(x − y)) = (λ·x·(x − y) + μ·z)/(x − y)
    let quotient = r.div(&z, &difference, &SILENT).unwrap();
    r.guard(&[x, quotient], &SILENT).unwrap();
    assert_eq!(Analysis::of(r.slp()).guards, size(1 + 3, 2 * 3));
    // The divisor of 0/x is no atom, but must not vanish either.
    let zero = rational(&mut r, 0, 1);
    r.div(&zero, &x, &SILENT).unwrap();
    let analysis = Analysis::of(r.slp());
    assert_eq!(analysis.guards, size(1 + 3 + 1, 2 * 3));
    assert_eq!(analysis.unsatisfiable, None);
    r.guard(&[zero], &SILENT).unwrap();
    let analysis = Analysis::of(&r.finish());
    assert_eq!(analysis.unsatisfiable, Some(4));
    assert!(analysis.guards.is_of_zero() && analysis.nondegeneracy.is_of_zero());
}

/// Squares `x` a hundred times.
fn tower(r: &mut Recorder, x: NodeId) -> NodeId {
    (0..100).fold(x, |power, _| r.mul(&power, &power).unwrap())
}

#[test]
fn towers_of_squares() {
    let huge = Upper::power_of_two(100);
    let of = |build: fn(&mut Recorder, [NodeId; 2]) -> NodeId| {
        let mut r = Recorder::new();
        let [x, y] = parameters(&mut r);
        let base = build(&mut r, [x, y]);
        let power = tower(&mut r, base);
        let sum = r.add(&power, &x).unwrap();
        let analysis = Analysis::of(&r.finish());
        (analysis.nodes[power.index()], analysis.nodes[sum.index()])
    };
    let (power, sum) = of(|r, [x, y]| r.add(&x, &y).unwrap());
    assert_eq!(power.degree.upper(), huge);
    assert_eq!(power.height.norm().floor_log2(), Some(1 << 100));
    assert!(!sum.height.is_unbounded());
    // (x/2)^(2^100) has the height 0, but its denominator cannot be written down.
    let (power, sum) = of(|r, [x, _]| {
        let half = rational(r, 1, 2);
        r.mul(&x, &half).unwrap()
    });
    assert_eq!((power.degree.upper(), power.height), (huge, Height::OF_ONE));
    assert_eq!((sum.degree.upper(), sum.height), (huge, Height::UNBOUNDED));
    // The same for (x/y)^(2^100), where even the degree of the sum is lost.
    let (power, sum) = of(|r, [x, y]| r.div(&x, &y, &SILENT).unwrap());
    assert_eq!((power.degree.upper(), power.height), (huge, Height::OF_ONE));
    assert_eq!(sum, Size::UNBOUNDED);
}

/// A program of `n` nodes that adds one new denominator after the other: `Σ 1/x_i`.
fn harmonic(n: usize) -> Recorder {
    let mut r = Recorder::new();
    let one = rational(&mut r, 1, 1);
    let mut sum = one;
    for _ in 0..n / 3 {
        let [x] = parameters(&mut r);
        let inverse = r.div(&one, &x, &SILENT).unwrap();
        sum = r.add(&sum, &inverse).unwrap();
    }
    r
}

#[test]
fn many_denominators_end_in_no_bound() {
    let size = last(harmonic(3_000));
    assert_eq!(size.degree, Degree::from(1_000));
    assert_eq!(size.height, Height::of_norm(Upper::from(1_001)));
    assert_eq!(last(harmonic(100_000)), Size::UNBOUNDED);
}

#[test]
fn many_constants_end_in_no_bound() {
    let mut r = Recorder::new();
    let [mut sum] = parameters(&mut r);
    for n in 1..20_000 {
        let constant = rational(&mut r, 1, 2 * n + 1);
        sum = r.add(&sum, &constant).unwrap();
    }
    assert_eq!(last(r), Size { degree: Degree::ONE, height: Height::UNBOUNDED });
}

/// The time is asked for at the node with the index 255; what comes from there on has no bound, and neither has what depends on all nodes.
#[test]
fn what_the_time_does_not_suffice_for_has_no_bound() {
    let mut r = Recorder::new();
    let [x, y] = parameters(&mut r);
    let early = r.sqrt(&x, &SILENT).unwrap();
    let mut power = x;
    while r.slp().nodes.len() < 300 {
        power = r.mul(&power, &y).unwrap();
    }
    let late = r.sqrt(&power, &SILENT).unwrap();
    r.conclude(vec![early], "");
    r.conclude(vec![late], "");
    let slp = r.finish();
    let all = Analysis::of(&slp);
    assert!(!all.nodes[300].degree.is_unbounded());
    let some = Deadline::when(|| true).during(|| Analysis::of(&slp));
    assert_eq!(some.nodes.len(), 301);
    assert_eq!(some.nodes[..255], all.nodes[..255]);
    assert!(some.nodes[255..].iter().all(|&size| size == Size::UNBOUNDED));
    let [first, second] = some.roots[..] else { panic!("two roots") };
    assert_eq!(first, all.roots[0]);
    assert_eq!((second.node, second.weight), (late, Degree::UNBOUNDED));
    assert_eq!((second.radius, second.square), (Upper::UNBOUNDED, Size::UNBOUNDED));
    assert_eq!((some.guards, some.nondegeneracy), (Size::UNBOUNDED, Size::UNBOUNDED));
    assert_eq!((some.worst, some.combination), (Some(Size::UNBOUNDED), Some(Size::UNBOUNDED)));
    assert!(some.constants.is_unbounded());
}

#[test]
fn nothing_times_anything_is_nothing() {
    let size = Size { degree: Degree::from(5), height: Height::of_norm(Upper::from(7)) };
    for other in [size, Size::OF_ONE, Size::UNBOUNDED, Size::OF_ZERO] {
        assert_eq!(other.product(Size::OF_ZERO), Size::OF_ZERO);
        assert_eq!(Size::OF_ZERO.product(other), Size::OF_ZERO);
        assert_eq!(Size::OF_ZERO.sum(other), other);
        assert_eq!(other.sum(Size::OF_ZERO), other);
    }
}
