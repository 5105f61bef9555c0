//! Degree and height of what a program computes, before any coin is tossed.
//!
//! A false conclusion is a polynomial `U ≠ 0` in the free parameters. How often it vanishes by accident is bounded by its
//! degree `d`; how many primes divide all of its coefficients is bounded by its height `H = log2 ‖U‖₁`. Both are computed
//! here from the program alone.

pub mod degree;
pub mod height;
pub mod size;
mod scale;
pub mod atoms;
mod rules;
pub mod naive;

use crate::analysis::atoms::Atom;
use crate::analysis::degree::Degree;
use crate::analysis::height::Height;
use crate::analysis::rules::Rules;
use crate::analysis::size::Size;
use crate::slp::{Conclusion, Guard, Node, NodeId, Slp};
use crate::upper::Upper;

/// A square root `s` with `s² = γ`, where `γ` is a polynomial (in the parameters and earlier roots).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Root {
    /// The node whose numerator is the root.
    pub node: NodeId,
    /// Its weight in degrees, `ω = deg(γ)/2`.
    pub weight: Degree,
    /// Its weight in norms, `ρ = max(1, ‖γ‖^½)`.
    pub radius: Upper,
    /// Degree and height of `γ`.
    pub square: Size,
}

/// What the program of a theorem is known to compute at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// For each node, the size of its numerator.
    pub nodes: Vec<Size>,
    /// The numerators of the non-constant divisors.
    pub atoms: Vec<Atom>,
    /// The square roots, in program order.
    pub roots: Vec<Root>,
    /// For each conclusion, the largest degree and height among its residuals; nothing where all of them are literally
    /// zero, which proves the conclusion.
    pub conclusions: Vec<Option<Size>>,
    /// The same for each obligation.
    pub obligations: Vec<Option<Size>>,
    /// `d` and `H`: the largest degree and height of a conclusion or obligation that could fail; nothing if none can.
    pub worst: Option<Size>,
    /// The combination `Λ = Σ λ_j·U_j` of the residuals of all conclusions with fresh parameters `λ_j`.
    pub combination: Option<Size>,
    /// `G`: the product of all atoms and of the numerators of all other guards, radicands excepted. A guard "not all of
    /// `w_1, …, w_r` are zero" counts as `Σ λ_j·w_j ≠ 0` with fresh parameters.
    pub guards: Size,
    /// `Π = G·γ_1···γ_k`: a configuration is admissible exactly where this does not vanish.
    pub nondegeneracy: Size,
    /// The position of a guard that is literally "zero differs from zero": no configuration is admissible.
    pub unsatisfiable: Option<usize>,
    /// The product of the denominators of all constants and of the numerators of all constant divisors: an attempt whose
    /// prime divides it is rejected.
    pub constants: Height,
}

impl Analysis {
    /// Analyses a program, in time almost linear in its length; sizes that grow beyond all limits become unbounded, and so do those that
    /// the [time](crate::deadline) does not suffice for.
    #[must_use]
    pub fn of(slp: &Slp) -> Self {
        let mut rules = Rules::apply(slp);
        let nodes: Vec<Size> = rules.forms.iter().map(|form| form.size).collect();
        let denominators = slp.constants.iter().map(|c| Upper::from(c.denom().magnitude()));
        let mut constants = denominators.product::<Upper>() * rules.constant_divisors;
        let conclusions = residuals(&slp.conclusions, &nodes);
        let obligations = residuals(&slp.obligations, &nodes);
        let worst = conclusions.iter().chain(&obligations).flatten().copied().reduce(Size::max);
        let mut guards = guards(slp, &mut rules);
        if !rules.complete {
            (guards, constants) = (Size::UNBOUNDED, Upper::UNBOUNDED);
        }
        let squares = rules.roots.iter().map(|root| root.square);
        let nondegeneracy = squares.fold(guards, Size::product);
        let vanishes = |node: &NodeId| nodes[node.index()].is_of_zero();
        Self {
            combination: combination(&slp.conclusions, &nodes),
            unsatisfiable: slp.guards.iter().position(|guard| guard.nodes.iter().all(vanishes)),
            constants: Height::of_norm(constants),
            roots: rules.roots,
            atoms: rules.atoms.into_list(),
            nodes,
            conclusions,
            obligations,
            worst,
            guards,
            nondegeneracy,
        }
    }

    /// `E = U·Π` for the worst `U`: what the test without inversions sees.
    #[must_use]
    pub fn guarded(&self) -> Option<Size> {
        self.worst.map(|worst| worst.product(self.nondegeneracy))
    }

    /// `M = 2^k`, the number of ways to choose the signs of all square roots.
    #[must_use]
    pub fn branches(&self) -> Upper {
        i128::try_from(self.roots.len()).map_or(Upper::UNBOUNDED, Upper::power_of_two)
    }
}

/// For each conclusion the size of its worst residual that is not literally zero.
fn residuals(conclusions: &[Conclusion], nodes: &[Size]) -> Vec<Option<Size>> {
    let worst = |conclusion: &Conclusion| {
        let sizes = conclusion.residuals.iter().map(|node| nodes[node.index()]);
        sizes.filter(|size| !size.is_of_zero()).reduce(Size::max)
    };
    conclusions.iter().map(worst).collect()
}

/// The size of `Λ = Σ λ_j·U_j`: one degree more than the worst, and the norms added.
fn combination(conclusions: &[Conclusion], nodes: &[Size]) -> Option<Size> {
    let residuals = conclusions.iter().flat_map(|conclusion| &conclusion.residuals);
    let sum = residuals.map(|node| nodes[node.index()]).fold(Size::OF_ZERO, Size::sum);
    (!sum.is_of_zero()).then(|| sum.product(Size::OF_PARAMETER))
}

/// The size of `G`. A guard on a single node that is an atom, or the radicand of a root, is already counted with these.
fn guards(slp: &Slp, rules: &mut Rules<'_>) -> Size {
    let mut radicand = vec![false; slp.nodes.len()];
    for root in &slp.roots {
        if let Node::Sqrt { radicand: node, .. } = slp.nodes[root.index()] {
            radicand[node.index()] = true;
        }
    }
    let mut product = Size::OF_ONE;
    for Guard { nodes, .. } in &slp.guards {
        product = product.product(match nodes[..] {
            [node] if rules.atoms.contains(node) || radicand[node.index()] => Size::OF_ONE,
            [node] => rules.forms[node.index()].size,
            _ => rules.combination(nodes),
        });
    }
    let atoms = rules.atoms.list().iter().map(|atom| atom.size);
    atoms.fold(product, Size::product)
}

#[cfg(test)]
mod tests;
