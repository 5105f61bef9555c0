//! Programs with square roots: every root a formal generator, so that all branches are followed at once.
//!
//! With generators `s_i² = γ_i` the value of a node is an element of `A_x = F_p[s]/(s_i² − γ_i)`, of dimension `2^k`.
//!
//! * [`run_with_inverses`] divides in `A_x` and rejects a point at which a divisor, a radicand or a condition is not a unit.
//! * [`run_without_inverses`] carries each node as a numerator and a denominator, and multiplies each residual `U` by the product `Π` of
//!   all divisors, radicands and conditions. `UΠ = 0` says: on every branch, a condition fails or `U = 0`. It also decides statements whose
//!   conditions fail identically on some components, where the first form rejects every point.

use super::scalar::{first_violation, zero_divisor};
use super::{Outcome, Violation};
use crate::arith::Rejection;
use crate::deadline;
use crate::field::Field;
use crate::field::tower::{Tower, TowerElement};
use crate::slp::{Conclusion, GuardOrigin, Node, NodeId, Slp};

type Element<F> = TowerElement<<F as Field>::Element>;

/// Runs the program with divisions in the algebra. `draw` gives multipliers that are uniform in the field: those of conditions of the form
/// "not all of these are zero", and those of the combination of conclusions that shows a failure on every component.
///
/// # Panics
/// If fewer parameters are given than the program has.
pub fn run_with_inverses<F: Field>(
    slp: &Slp,
    field: &F,
    parameters: &[F::Element],
    mut draw: impl FnMut() -> F::Element,
) -> Outcome {
    match values_with_inverses(slp, field, parameters, &mut draw) {
        Err(rejection) => Outcome::Rejected(rejection),
        Ok((tower, values)) => {
            let fails = |conclusion: &Conclusion| {
                conclusion.residuals.iter().any(|node| !tower.is_zero(&values[node.index()]))
            };
            match first_violation(slp, fails) {
                None => Outcome::Zero,
                Some(violation) => {
                    let residuals = slp
                        .conclusions
                        .iter()
                        .flat_map(|conclusion| &conclusion.residuals)
                        .copied();
                    let sum =
                        combination(&tower, residuals.map(|node| &values[node.index()]), &mut draw);
                    Outcome::Nonzero(Violation { everywhere: tower.is_unit(&sum), ..violation })
                }
            }
        }
    }
}

/// The values of all nodes in the algebra.
pub(crate) fn values_with_inverses<F: Field>(
    slp: &Slp,
    field: &F,
    parameters: &[F::Element],
    draw: &mut impl FnMut() -> F::Element,
) -> Result<(Tower<F>, Vec<Element<F>>), Rejection> {
    let mut tower = Tower::new(field.clone());
    let mut values: Vec<Element<F>> = Vec::with_capacity(slp.nodes.len());
    for node in &slp.nodes {
        if deadline::is_over() {
            return Err(Rejection::Interrupted);
        }
        let value = match *node {
            Node::Constant(position) => {
                tower.reduce(&slp.constants[position as usize]).ok_or(Rejection::BadConstant)?
            }
            Node::Parameter(position) => tower.scalar(parameters[position as usize].clone()),
            Node::Add(u, w) => tower.add(&values[u.index()], &values[w.index()]),
            Node::Sub(u, w) => tower.sub(&values[u.index()], &values[w.index()]),
            Node::Mul(u, w) => tower.mul(&values[u.index()], &values[w.index()]),
            Node::Div(u, w) => {
                let inverse =
                    tower.invert(&values[w.index()]).ok_or_else(|| zero_divisor(slp, w))?;
                tower.mul(&values[u.index()], &inverse)
            }
            Node::Sqrt { radicand, .. } => {
                let square = values[radicand.index()].clone();
                if !tower.is_unit(&square) {
                    return Err(Rejection::Radicand);
                }
                tower.adjoin(square).ok_or(Rejection::TooLarge)?
            }
        };
        values.push(value);
    }
    for guard in &slp.guards {
        if guard.origin == GuardOrigin::Required {
            let element =
                condition(&tower, &guard.nodes, |node| values[node.index()].clone(), draw);
            if !tower.is_unit(&element) {
                return Err(Rejection::Guard);
            }
        }
    }
    Ok((tower, values))
}

/// What an attempt without inverses shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuardedOutcome {
    /// Whether all residuals, multiplied by all conditions, vanish.
    pub outcome: Outcome,
    /// Whether the product `Π` of all conditions differs from zero: some branch has an admissible configuration.
    pub satisfiable: bool,
}

/// Runs the program without any inverse. Only a bad constant rejects the point.
///
/// # Panics
/// If fewer parameters are given than the program has.
pub fn run_without_inverses<F: Field>(
    slp: &Slp,
    field: &F,
    parameters: &[F::Element],
    mut draw: impl FnMut() -> F::Element,
) -> GuardedOutcome {
    let mut tower = Tower::new(field.clone());
    let (fractions, product) = match fractions(slp, &mut tower, parameters, &mut draw) {
        Ok(found) => found,
        Err(rejection) => {
            return GuardedOutcome { outcome: Outcome::Rejected(rejection), satisfiable: false };
        }
    };
    let guarded = |node: &NodeId| tower.mul(&fractions[node.index()].numerator, &product);
    let fails = |conclusion: &Conclusion| {
        conclusion.residuals.iter().any(|node| !tower.is_zero(&guarded(node)))
    };
    let outcome = first_violation(slp, fails).map_or(Outcome::Zero, Outcome::Nonzero);
    GuardedOutcome { outcome, satisfiable: !tower.is_zero(&product) }
}

/// An upper bound of the multiplications in the field that one run takes: a product of elements over `a` and `b` generators costs
/// `2^(a+b)`, and so does, up to a constant, an inversion.
#[must_use]
pub fn multiplications(slp: &Slp) -> u64 {
    let support = supports(slp);
    slp.nodes.iter().fold(0, |total: u64, node| {
        total.saturating_add(match *node {
            Node::Constant(_) | Node::Parameter(_) => 0,
            Node::Add(..) | Node::Sub(..) | Node::Sqrt { .. } => 1,
            Node::Mul(u, w) | Node::Div(u, w) => {
                let generators = support[u.index()].count_ones() + support[w.index()].count_ones();
                1u64.checked_shl(generators).unwrap_or(u64::MAX)
            }
        })
    })
}

/// An upper bound of the coefficients that all nodes have together: an element over `a` generators has `2^a`.
#[must_use]
pub fn coefficients(slp: &Slp) -> u64 {
    let sets = supports(slp).into_iter();
    sets.fold(0, |total, set| {
        total.saturating_add(1u64.checked_shl(set.count_ones()).unwrap_or(u64::MAX))
    })
}

/// For each node, the generators over which its value may lie, as a set of bits.
fn supports(slp: &Slp) -> Vec<u32> {
    let mut support: Vec<u32> = Vec::with_capacity(slp.nodes.len());
    for node in &slp.nodes {
        support.push(match *node {
            Node::Constant(_) | Node::Parameter(_) => 0,
            Node::Add(u, w) | Node::Sub(u, w) | Node::Mul(u, w) | Node::Div(u, w) => {
                support[u.index()] | support[w.index()]
            }
            Node::Sqrt { radicand, root } => {
                support[radicand.index()] | 1u32.checked_shl(root).unwrap_or(0)
            }
        });
    }
    support
}

/// A node as a fraction whose denominator is a product of divisors.
struct Fraction<E> {
    numerator: E,
    denominator: E,
}

/// All nodes as fractions, and the product `Π` of the numerators of all divisors and conditions and of all `γ_i`.
fn fractions<F: Field>(
    slp: &Slp,
    tower: &mut Tower<F>,
    parameters: &[F::Element],
    draw: &mut impl FnMut() -> F::Element,
) -> Result<(Vec<Fraction<Element<F>>>, Element<F>), Rejection> {
    let mut fractions: Vec<Fraction<Element<F>>> = Vec::with_capacity(slp.nodes.len());
    let mut product = tower.one();
    let mut divided = vec![false; slp.nodes.len()];
    for node in &slp.nodes {
        if deadline::is_over() {
            return Err(Rejection::Interrupted);
        }
        let one = tower.one();
        let fraction = match *node {
            Node::Constant(position) => {
                let numerator = tower
                    .reduce(&slp.constants[position as usize])
                    .ok_or(Rejection::BadConstant)?;
                Fraction { numerator, denominator: one }
            }
            Node::Parameter(position) => Fraction {
                numerator: tower.scalar(parameters[position as usize].clone()),
                denominator: one,
            },
            Node::Add(u, w) => sum(tower, &fractions[u.index()], &fractions[w.index()], Tower::add),
            Node::Sub(u, w) => sum(tower, &fractions[u.index()], &fractions[w.index()], Tower::sub),
            Node::Mul(u, w) => {
                let (u, w) = (&fractions[u.index()], &fractions[w.index()]);
                Fraction {
                    numerator: tower.mul(&u.numerator, &w.numerator),
                    denominator: tower.mul(&u.denominator, &w.denominator),
                }
            }
            Node::Div(u, w) => {
                let (dividend, divisor) = (&fractions[u.index()], &fractions[w.index()]);
                if matches!(slp.nodes[w.index()], Node::Constant(_))
                    && tower.is_zero(&divisor.numerator)
                {
                    return Err(Rejection::BadConstant);
                }
                if !std::mem::replace(&mut divided[w.index()], true) {
                    product = tower.mul(&product, &divisor.numerator);
                }
                Fraction {
                    numerator: tower.mul(&dividend.numerator, &divisor.denominator),
                    denominator: tower.mul(&dividend.denominator, &divisor.numerator),
                }
            }
            Node::Sqrt { radicand, .. } => {
                // s² = N·D makes s/D a square root of N/D.
                let Fraction { numerator, denominator } = &fractions[radicand.index()];
                let square = tower.mul(numerator, denominator);
                let denominator = denominator.clone();
                product = tower.mul(&product, &square);
                Fraction {
                    numerator: tower.adjoin(square).ok_or(Rejection::TooLarge)?,
                    denominator,
                }
            }
        };
        fractions.push(fraction);
    }
    for guard in &slp.guards {
        if guard.origin == GuardOrigin::Required {
            let combined = guard.nodes.iter().fold(
                Fraction { numerator: tower.zero(), denominator: tower.one() },
                |total, node| {
                    let fraction = &fractions[node.index()];
                    let multiplier =
                        if guard.nodes.len() == 1 { tower.one() } else { tower.scalar(draw()) };
                    let term = Fraction {
                        numerator: tower.mul(&multiplier, &fraction.numerator),
                        denominator: fraction.denominator.clone(),
                    };
                    sum(tower, &total, &term, Tower::add)
                },
            );
            product = tower.mul(&product, &combined.numerator);
        }
    }
    Ok((fractions, product))
}

fn sum<F: Field>(
    tower: &Tower<F>,
    u: &Fraction<Element<F>>,
    w: &Fraction<Element<F>>,
    combine: impl Fn(&Tower<F>, &Element<F>, &Element<F>) -> Element<F>,
) -> Fraction<Element<F>> {
    let (left, right) =
        (tower.mul(&u.numerator, &w.denominator), tower.mul(&w.numerator, &u.denominator));
    Fraction {
        numerator: combine(tower, &left, &right),
        denominator: tower.mul(&u.denominator, &w.denominator),
    }
}

/// The element that must be a unit: the only one, or a random combination of several.
fn condition<F: Field>(
    tower: &Tower<F>,
    nodes: &[NodeId],
    value: impl Fn(NodeId) -> Element<F>,
    draw: &mut impl FnMut() -> F::Element,
) -> Element<F> {
    match nodes {
        [node] => value(*node),
        _ => {
            let values: Vec<Element<F>> = nodes.iter().map(|&node| value(node)).collect();
            combination(tower, values.iter(), draw)
        }
    }
}

/// `Σ λ_j·a_j` with fresh multipliers.
fn combination<'a, F: Field>(
    tower: &Tower<F>,
    elements: impl Iterator<Item = &'a Element<F>>,
    draw: &mut impl FnMut() -> F::Element,
) -> Element<F>
where
    F::Element: 'a,
{
    elements.fold(tower.zero(), |total, element| {
        let multiplier = tower.scalar(draw());
        tower.add(&total, &tower.mul(&multiplier, element))
    })
}
