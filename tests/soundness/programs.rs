//! Small random programs.

use num_rational::BigRational;
use zippel::arith::Arith as _;
use zippel::coins::RandomWords;
use zippel::slp::builder::Recorder;
use zippel::slp::{Node, NodeId, Slp};

/// What a random program may contain.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) parameters: usize,
    pub(crate) operations: u64,
    pub(crate) roots: usize,
}

fn pick<T: Clone>(coins: &mut impl RandomWords, from: &[T]) -> T {
    from[usize::try_from(coins.below(from.len() as u64)).unwrap()].clone()
}

/// Numerators and denominators among which some are divisible by primes of a few bits.
const CONSTANTS: [(i64, i64); 12] = [
    (1, 1),
    (1, 1),
    (2, 1),
    (3, 1),
    (-1, 1),
    (5, 1),
    (1, 2),
    (-2, 3),
    (17, 1),
    (143, 1),
    (19 * 23, 1),
    (1, 11),
];

/// A program with one conclusion: that its last value is zero, or equal to another.
pub(crate) fn random(shape: Shape, coins: &mut impl RandomWords) -> Slp {
    let words = String::new;
    let mut r = Recorder::new();
    let mut nodes: Vec<NodeId> =
        (0..shape.parameters).map(|_| r.parameter(&words).unwrap()).collect();
    for _ in 0..2 {
        let (n, d) = pick(coins, &CONSTANTS);
        nodes.push(r.constant(&BigRational::new(n.into(), d.into())).unwrap());
    }
    let mut roots = 0;
    for _ in 0..shape.operations {
        // The last values are taken more often, so that programs are deep.
        let recent = nodes[nodes.len().saturating_sub(3)..].to_vec();
        let u = if coins.below(2) == 0 { pick(coins, &recent) } else { pick(coins, &nodes) };
        let w = pick(coins, &nodes);
        let node = match coins.below(8) {
            0 | 1 => r.add(&u, &w),
            2 | 3 => r.sub(&u, &w),
            4 | 5 => r.mul(&u, &w),
            6 => r.div(&u, &w, &words),
            _ if roots < shape.roots => {
                roots += 1;
                r.sqrt(&u, &words)
            }
            _ => r.mul(&u, &u),
        };
        // A division by the literal zero is not recorded.
        nodes.extend(node);
        if coins.below(10) == 0 {
            let guarded = pick(coins, &nodes);
            r.guard(&[guarded], &words).unwrap();
        }
    }
    let last = nodes[nodes.len() - 1];
    let other = pick(coins, &nodes);
    let residual = if coins.below(2) == 0 { last } else { r.sub(&last, &other).unwrap() };
    r.conclude(vec![residual], "claim");
    r.finish()
}

/// Whether some root has a radicand that is literally zero, so that nothing is to be tested.
pub(crate) fn takes_a_root_of_zero(slp: &Slp) -> bool {
    slp.nodes.iter().any(|node| match node {
        Node::Sqrt { radicand, .. } => match slp.nodes[radicand.index()] {
            Node::Constant(position) => slp.constants[position as usize].numer().bits() == 0,
            _ => false,
        },
        _ => false,
    })
}
