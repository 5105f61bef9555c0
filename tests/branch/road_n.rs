//! A third road: whether a residual is zero at a real anchor, decided by precision alone.
//!
//! A program without divisions computes every node as a fraction `N/D` of algebraic integers (times powers of a common denominator Q of
//! the anchor). If `N ≠ 0` at `(x1, σ)`, where its degree is at most d and its norm at most `2^H`, then `Q^d·N` has a norm of at least 1
//! over ℚ, and all of its at most `2^k` conjugates are at most `2^(H + d·b)`. So `|N| ≥ 2^−((2^k − 1)(H + d·b) + d·b)`. Nothing is used
//! here of number fields, primes or the analysis of programs.

use num_bigint::BigInt;
use zippel::analysis::height::Height;
use zippel::analysis::size::Size;
use zippel::branch::figure::{Figure, RootSign};
use zippel::real::{Dyadic, Endpoint as _, Interval};
use zippel::slp::{Node, Slp};
use zippel::upper::Upper;

/// Gaps of more bits than this are left alone.
const LARGEST_GAP: i128 = 300_000;

#[derive(Clone)]
struct Fraction {
    numerator: Interval,
    denominator: Interval,
    size: Size,
    below: Size,
}

/// Whether all residuals vanish at the figure; nothing where the gap is too small, or a condition fails.
pub(crate) fn vanish(slp: &Slp, figure: &Figure, coordinate_bits: u64) -> Option<bool> {
    let sizes = run(slp, figure, 64).map_or_else(|| run(slp, figure, 4096), Some)?;
    let claims = slp.conclusions.iter().chain(&slp.obligations);
    let mut all = true;
    for node in claims.flat_map(|claim| &claim.residuals) {
        let gap = gap(sizes[node.index()].size, slp.roots.len(), coordinate_bits)?;
        let bound = Dyadic::power_of_two(-i64::try_from(gap).ok()?);
        // Numerators may be as large as the gap is small.
        let precisions = [1, 2, 4].map(|factor| factor * gap + 4096);
        let decided = precisions.into_iter().find_map(|precision| {
            let values = run(slp, figure, u64::try_from(precision).ok()?)?;
            let value = &values[node.index()].numerator;
            let zero = *value.high() < bound && *value.low() > bound.negated();
            (zero || value.excludes_zero()).then_some(zero && !value.excludes_zero())
        });
        all &= decided?;
    }
    Some(all)
}

fn gap(size: Size, roots: usize, coordinate_bits: u64) -> Option<i128> {
    if size.is_of_zero() {
        return Some(0);
    }
    let degree = 1i128 << size.degree.upper().ceil_log2().unwrap_or(0).clamp(0, 40);
    let height = size.height.norm().ceil_log2()?.max(0);
    let coordinates = degree * i128::from(coordinate_bits);
    let gap = ((1i128 << roots) - 1) * (height + coordinates) + coordinates;
    (gap <= LARGEST_GAP).then_some(gap)
}

fn run(slp: &Slp, figure: &Figure, precision: u64) -> Option<Vec<Fraction>> {
    let mut values: Vec<Fraction> = Vec::new();
    let integer = |n: &BigInt| Interval::point(Dyadic::new(n.clone(), 0));
    for node in &slp.nodes {
        let of = |node: zippel::slp::NodeId| &values[node.index()];
        let product = |x: &Interval, y: &Interval| x.product(y, precision);
        let value = match *node {
            Node::Constant(position) => {
                let c = &slp.constants[position as usize];
                Fraction {
                    numerator: integer(c.numer()),
                    denominator: integer(c.denom()),
                    size: Size::of_constant(Upper::from(c.numer().magnitude())),
                    below: Size::of_constant(Upper::from(c.denom().magnitude())),
                }
            }
            Node::Parameter(position) => Fraction {
                numerator: Interval::point(figure.point.coordinate(position as usize)),
                denominator: Interval::from(1),
                size: Size::OF_PARAMETER,
                below: Size::OF_ONE,
            },
            Node::Add(u, w) | Node::Sub(u, w) => {
                let (u, w) = (of(u), of(w));
                let (x, y) =
                    (product(&u.numerator, &w.denominator), product(&w.numerator, &u.denominator));
                let add = matches!(node, Node::Add(..));
                Fraction {
                    numerator: if add { x.sum(&y, precision) } else { x.difference(&y, precision) },
                    denominator: product(&u.denominator, &w.denominator),
                    size: u.size.product(w.below).sum(w.size.product(u.below)),
                    below: u.below.product(w.below),
                }
            }
            Node::Mul(u, w) => {
                let (u, w) = (of(u), of(w));
                Fraction {
                    numerator: product(&u.numerator, &w.numerator),
                    denominator: product(&u.denominator, &w.denominator),
                    size: u.size.product(w.size),
                    below: u.below.product(w.below),
                }
            }
            Node::Div(u, w) => {
                let (u, w) = (of(u), of(w));
                Fraction {
                    numerator: product(&u.numerator, &w.denominator),
                    denominator: product(&u.denominator, &w.numerator),
                    size: u.size.product(w.below),
                    below: u.below.product(w.size),
                }
            }
            Node::Sqrt { radicand, root } => {
                // s = N·D's root over D, with the sign of the figure if D > 0.
                let g = of(radicand);
                let square = product(&g.numerator, &g.denominator);
                let root_of = square.square_root(precision)?;
                let minus = figure.signs[root as usize] == RootSign::Minus;
                let negative = g.denominator.sign()? == std::cmp::Ordering::Less;
                let size = g.size.product(g.below);
                Fraction {
                    numerator: if minus == negative { root_of } else { root_of.negated() },
                    denominator: g.denominator.clone(),
                    size: Size {
                        degree: size.degree.half(),
                        height: Height::of_norm(size.height.norm().sqrt().max(Upper::ONE)),
                    },
                    below: g.below,
                }
            }
        };
        values.push(value);
    }
    Some(values)
}
