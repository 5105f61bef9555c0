//! What the bound of a verdict is made of: the procedures that may lead to it, with their budgets and terms.

use crate::analysis::Analysis;
use crate::analysis::size::Size;
use crate::bound::Budget;
use crate::check::{Assumed, Checked, Program};
use crate::plan::{Modulus, Plan, Roads};
use crate::report::numeral::Numeral;
use crate::report::record::{Bound, Term};
use crate::verdict::{Evidence, Verdict};

/// A procedure that may lead to a verdict, with its budget.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'p> {
    /// Its name.
    pub name: &'static str,
    /// The size of the polynomial that would have to vanish by accident.
    pub size: Size,
    /// Its budget.
    pub budget: &'p Budget,
}

impl<'p> Stage<'p> {
    /// The procedures that may lead to "holds", the last of them on the components on which the text assumes something.
    #[must_use]
    pub fn of_holds(
        plan: &'p Plan,
        analysis: &Analysis,
        assumed: Option<&'p Assumed>,
    ) -> Vec<Self> {
        let worst = analysis.worst.unwrap_or(Size::OF_ZERO);
        if let (Roads::Rationals, Some(exact)) = (plan.roads, &plan.exact) {
            return vec![Self { name: "exact points", size: worst, budget: &exact.budget }];
        }
        let guarded = plan.guarded.as_ref().map(|budget| Self {
            name: "without inversions",
            size: worst.product(analysis.nondegeneracy),
            budget,
        });
        let assumed = assumed.map(|assumed| Self {
            name: "components assumed",
            size: assumed.norm,
            budget: &assumed.budget,
        });
        std::iter::once(Self { name: "points modulo primes", size: worst, budget: &plan.zeros })
            .chain(guarded)
            .chain(assumed)
            .collect()
    }

    /// The procedure that may lead to "holds on some components".
    #[must_use]
    pub fn of_components(plan: &'p Plan, analysis: &Analysis) -> Option<Self> {
        let budget = plan.components.as_ref()?;
        let size = analysis.combination.unwrap_or(Size::OF_ZERO);
        Some(Self { name: "points with a random combination", size, budget })
    }

    /// The procedure that may lead to "vacuous".
    #[must_use]
    pub fn of_vacuity(plan: &'p Plan, analysis: &Analysis) -> Self {
        let budget = match (plan.roads, &plan.exact) {
            (Roads::Rationals, Some(exact)) => &exact.vacuity,
            _ => &plan.vacuity,
        };
        Self { name: "admissible points", size: analysis.nondegeneracy, budget }
    }
}

/// The procedures whose error the verdict has, or would have had.
pub(super) fn stages<'p>(
    plan: &'p Plan,
    program: &Program,
    checked: &'p Checked,
) -> Vec<Stage<'p>> {
    let analysis = &program.analysis;
    match checked.verdict {
        Verdict::Vacuous(_) => vec![Stage::of_vacuity(plan, analysis)],
        Verdict::HoldsOnSomeComponents(_) => {
            Stage::of_components(plan, analysis).into_iter().collect()
        }
        _ => Stage::of_holds(plan, analysis, checked.assumed.as_ref()),
    }
}

/// The figures of the procedure that came to the verdict.
pub(super) fn bound(program: &Program, plan: &Plan, checked: &Checked) -> Bound {
    let evidence = &checked.evidence;
    let stages = stages(plan, program, checked);
    let stage = match checked.verdict {
        _ if checked.is_under_assumption() => stages.last().copied(),
        _ if evidence.fractions.is_some() => stages.get(1).or(stages.last()).copied(),
        _ => stages.first().copied(),
    };
    let stage = stage.unwrap_or(Stage { name: "", size: Size::OF_ZERO, budget: &plan.zeros });
    let modular = plan.roads != Roads::Rationals;
    Bound {
        degree: Numeral::degree(stage.size.degree),
        height_bits: modular.then(|| Numeral::height(stage.size.height)).flatten(),
        prime_bits: modular.then(|| prime_bits(plan.modulus)),
        attempt_bits: Numeral::error_bits(stage.budget.attempt),
        zeros: stage.budget.attempts.required(),
        attempts: checked.attempts_under_assumption().unwrap_or_else(|| attempts(plan, evidence)),
        attempt_cap: stage.budget.attempts.cap(),
    }
}

/// The size of the primes.
#[must_use]
pub fn prime_bits(modulus: Modulus) -> u32 {
    match modulus {
        Modulus::Word => 61,
        Modulus::Wide { limbs: 2, .. } => 128,
        Modulus::Wide { limbs: 3, .. } => 192,
        Modulus::Wide { .. } => 256,
        Modulus::Fixed(prime) => u64::BITS - prime.value().leading_zeros(),
    }
}

/// The attempts of the procedure that came to the verdict.
fn attempts(plan: &Plan, evidence: &Evidence) -> u32 {
    match plan.roads {
        Roads::Rationals => evidence.exact.as_ref().map_or(0, |tally| tally.attempts),
        Roads::Primes | Roads::Both => {
            let last = evidence.fractions.as_ref().or(evidence.inverses.as_ref());
            last.map_or(0, |tally| tally.attempts)
        }
    }
}

/// The terms of all procedures; the one that binds is the largest of the procedure with the largest error.
pub(super) fn terms(stages: &[Stage<'_>]) -> Vec<Term> {
    let heaviest = stages.iter().rev().max_by_key(|stage| stage.budget.total);
    let binding = heaviest.and_then(|stage| stage.budget.binding());
    stages
        .iter()
        .flat_map(|stage| stage.budget.terms.iter().map(move |term| (stage, term)))
        .map(|(stage, term)| Term {
            stage: stage.name,
            name: term.name,
            formula: term.formula,
            figures: term.figures.clone(),
            bits: Numeral::error_bits(term.value),
            source: term.source,
            binds: binding.is_some_and(|binding| std::ptr::eq(binding, term)),
        })
        .collect()
}
