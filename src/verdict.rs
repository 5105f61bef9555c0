//! From tallies to a verdict: a pure function of what the attempts have shown and of the plan that was fixed before them.

mod reason;

pub use reason::Reason;

use crate::bound::ErrorBound;
use crate::branch::{self, Cap};
use crate::plan::{Plan, Roads};
use crate::survey::Survey;
use crate::theorem::expectation::VerdictName;
use crate::trial::{ModularWitness, Tally};
use num_rational::BigRational;

/// What is said of a statement. The witness of a refutation is found afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// True on every component, without any probability.
    Proved,
    /// True on every component; the chance of saying so of a false statement is at most this.
    Holds(ErrorBound),
    /// True on the component of the figure that was drawn; the chance of saying so of a statement that is false there is at most this.
    HoldsAsDrawn(ErrorBound),
    /// True on some components and false on others; the chance of saying so of a statement that is true on none is at most this.
    HoldsOnSomeComponents(ErrorBound),
    /// Not true on every component.
    Refuted(Refutation),
    /// No configuration satisfies the conditions; the chance of saying so wrongly is at most this.
    Vacuous(ErrorBound),
    /// A statement about order that no configuration was seen to violate: statistics, and no more.
    Sampled(Survey),
    /// Undecided.
    Inconclusive(Reason),
}

/// What a refutation rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refutation {
    /// The point modulo a prime, if the prime road found it.
    pub modular: Option<ModularWitness>,
    /// Whether the program is seen to fail on every component: so does the statement, if the program rests on no identification.
    pub everywhere: bool,
    /// The chance that an identification on which the program rests is wrong, where the refutation is one of the program as drawn; without
    /// such identifications it is exact.
    pub error: ErrorBound,
}

/// Two roads that must agree do not: a defect of the program, and never a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The rational point at which they differ.
    pub point: Vec<BigRational>,
}

/// What the exact road has shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExactTally {
    /// Points tried.
    pub attempts: u32,
    /// Admissible points at which all residuals vanish.
    pub zeros: u32,
    /// Points that are not admissible.
    pub degenerate: u32,
    /// Points whose numbers outgrew their limit.
    pub too_large: u32,
    /// An admissible point at which a residual does not vanish.
    pub violation: Option<Vec<BigRational>>,
    /// The obligation that fails there, if one does.
    pub violates_obligation: Option<String>,
    /// Whether the time limit stopped the attempts.
    pub interrupted: bool,
}

/// Everything that the attempts have shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The prime road with inverses.
    pub inverses: Option<Tally>,
    /// The prime road with fractions, if the first form rejected every point.
    pub fractions: Option<Tally>,
    /// The exact road.
    pub exact: Option<ExactTally>,
}

/// The verdict on a statement.
///
/// # Errors
/// When the roads disagree.
pub fn decide(
    plan: &Plan,
    evidence: &Evidence,
    obligation: impl Fn(usize) -> String,
) -> Result<Verdict, Disagreement> {
    match plan.roads {
        Roads::Rationals => Ok(decide_exact(plan, evidence.exact.as_ref())),
        Roads::Primes | Roads::Both => {
            let verdict = decide_modular(plan, evidence, obligation);
            let claims_truth = matches!(verdict, Verdict::Proved | Verdict::Holds(_));
            match &evidence.exact {
                Some(ExactTally { violation: Some(point), .. }) if claims_truth => {
                    Err(Disagreement { point: point.clone() })
                }
                _ => Ok(verdict),
            }
        }
    }
}

fn decide_modular(
    plan: &Plan,
    evidence: &Evidence,
    obligation: impl Fn(usize) -> String,
) -> Verdict {
    let tallies = [evidence.inverses.as_ref(), evidence.fractions.as_ref()];
    if let Some(found) = tallies.iter().flatten().find_map(|tally| tally.violation.as_ref()) {
        if found.violation.obligation {
            return Verdict::Inconclusive(Reason::AccidentalIdentification(obligation(
                found.violation.position,
            )));
        }
        return Verdict::Refuted(Refutation {
            modular: Some(found.clone()),
            everywhere: found.violation.everywhere,
            error: ErrorBound::ZERO,
        });
    }
    let Some(inverses) = &evidence.inverses else {
        return Verdict::Inconclusive(Reason::out_of_time());
    };
    let last = evidence.fractions.as_ref().unwrap_or(inverses);
    let budget = match &evidence.fractions {
        Some(_) => plan.guarded.as_ref().unwrap_or(&plan.zeros),
        None => &plan.zeros,
    };
    let required = budget.attempts.required();
    if last.zeros >= required && last.satisfiable {
        return if plan.error.is_zero() { Verdict::Proved } else { Verdict::Holds(plan.error) };
    }
    // With fractions a point counts as a zero when all conditions vanish there; without roots such a point is rejected.
    let vanishing = if evidence.fractions.is_some() { last.zeros } else { last.degenerate };
    let decides_vacuity = plan.guarded.is_none() || evidence.fractions.is_some();
    let enough =
        vanishing >= plan.vacuity.attempts.required() && plan.vacuity.total.meets(plan.target_bits);
    if decides_vacuity && !last.satisfiable && enough {
        return Verdict::Vacuous(plan.vacuity.total);
    }
    if last.interrupted {
        return Verdict::Inconclusive(Reason::out_of_time());
    }
    Verdict::Inconclusive(Reason::TooFewAdmissible {
        zeros: last.zeros,
        required,
        attempts: last.attempts,
    })
}

fn decide_exact(plan: &Plan, exact: Option<&ExactTally>) -> Verdict {
    let (Some(tally), Some(exact)) = (exact, &plan.exact) else {
        return Verdict::Inconclusive(Reason::out_of_time());
    };
    if let Some(claim) = &tally.violates_obligation {
        return Verdict::Inconclusive(Reason::AccidentalIdentification(claim.clone()));
    }
    if tally.violation.is_some() {
        return Verdict::Refuted(Refutation {
            modular: None,
            everywhere: plan.guarded.is_none(),
            error: ErrorBound::ZERO,
        });
    }
    let required = exact.budget.attempts.required();
    if tally.zeros >= required {
        return if plan.error.is_zero() { Verdict::Proved } else { Verdict::Holds(plan.error) };
    }
    let enough = tally.degenerate >= exact.vacuity.attempts.required()
        && exact.vacuity.total.meets(plan.target_bits);
    if plan.guarded.is_none() && enough {
        return Verdict::Vacuous(exact.vacuity.total);
    }
    if tally.interrupted {
        return Verdict::Inconclusive(Reason::out_of_time());
    }
    if tally.too_large > 0 {
        return Verdict::Inconclusive(Reason::NumbersTooLarge);
    }
    Verdict::Inconclusive(Reason::TooFewAdmissible {
        zeros: tally.zeros,
        required,
        attempts: tally.attempts,
    })
}

/// What the formal algebra tested, seen from the road through the drawn component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormalTest {
    /// Nothing: it had no plan.
    None,
    /// Another program, in which other roots and intersections are taken for known.
    OtherProgram,
    /// The same program.
    SameProgram,
}

/// The verdict of the formal algebra on all components, joined with what was found on the drawn one.
///
/// A statement has one road to "holds": the formal algebra where it was planned, and else the drawn component, so that no two errors add
/// up. Where the text `selects` components or figures, it says nothing of others.
///
/// # Errors
/// When the roads disagree.
pub fn with_drawing(
    formal: Verdict,
    tested: FormalTest,
    drawn: &branch::Outcome,
    selects: bool,
) -> Result<Verdict, Disagreement> {
    use branch::Outcome;
    Ok(match (drawn, formal) {
        // What the component would have shown is open, and with it what a statement deserves that is false on others.
        (Outcome::CapReached(Cap::Interrupted), _) => Verdict::Inconclusive(Reason::out_of_time()),
        (Outcome::HoldsEverywhere(certificate), Verdict::Refuted(_))
            if tested == FormalTest::SameProgram =>
        {
            return Err(Disagreement { point: certificate.anchor.point.rationals() });
        }
        (Outcome::HoldsEverywhere(certificate), _) if tested == FormalTest::None => {
            let error = certificate.budget.total;
            if error.is_zero() { Verdict::Proved } else { Verdict::Holds(error) }
        }
        (Outcome::HoldsEverywhere(certificate) | Outcome::HoldsAsDrawn(certificate), _) => {
            Verdict::HoldsAsDrawn(certificate.budget.total)
        }
        (Outcome::FalseNearDrawing(found), formal) => {
            let (modular, everywhere) = match formal {
                Verdict::Refuted(refutation) => (refutation.modular, refutation.everywhere),
                _ => (None, false),
            };
            let error = found.obligations.as_ref().map_or(ErrorBound::ZERO, |budget| budget.total);
            Verdict::Refuted(Refutation {
                modular,
                everywhere: everywhere || found.everywhere,
                error,
            })
        }
        (_, formal @ Verdict::Refuted(_)) if !selects => formal,
        (Outcome::NoDrawing(reason), _) => Verdict::Inconclusive(Reason::NoDrawing(*reason)),
        (Outcome::CapReached(cap), _) => Verdict::Inconclusive((*cap).into()),
    })
}

impl Verdict {
    /// Whether it says that the statement is true, of all components or of a drawn one.
    #[must_use]
    pub fn affirms(&self) -> bool {
        matches!(self, Self::Proved | Self::Holds(_) | Self::HoldsAsDrawn(_))
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> VerdictName {
        match self {
            Self::Proved => VerdictName::Proved,
            Self::Holds(_) => VerdictName::Holds,
            Self::HoldsAsDrawn(_) => VerdictName::HoldsAsDrawn,
            Self::HoldsOnSomeComponents(_) => VerdictName::HoldsOnSomeComponents,
            Self::Refuted(_) => VerdictName::Refuted,
            Self::Vacuous(_) => VerdictName::Vacuous,
            Self::Sampled(_) => VerdictName::Sampled,
            Self::Inconclusive(_) => VerdictName::Inconclusive,
        }
    }
}

#[cfg(test)]
mod tests;
