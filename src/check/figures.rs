//! What figures decide: the component of one, samples of many, and counterexamples.

use super::{Checked, Failure, Meaning, Program, Statement};
use crate::bound::ErrorBound;
use crate::branch::caps::SPARE_BITS;
use crate::branch::figure::{Figure, RootSign};
use crate::branch::{self, Frozen, TheoremDrawer};
use crate::deadline;
use crate::interpret::Decision;
use crate::plan::{Plan, Request, Roads};
use crate::sampling::{Coins, Seed, Witness as WitnessCoins};
use crate::survey;
use crate::theorem::Theorem;
use crate::trial::{Components, Division, Trial};
use crate::verdict::{FormalTest, Reason, Refutation, Verdict, with_drawing};
use crate::witness::{self, Pursuit, Witness};
use std::sync::Arc;

impl Statement<'_> {
    /// The road through the component of a figure, where these answers hold on all components.
    #[must_use]
    pub fn follow_figure(
        &self,
        known: &[Decision],
        request: &Request,
        seed: &Seed,
    ) -> branch::Report {
        let request = branch::Request {
            target_bits: request.target_bits.saturating_add(SPARE_BITS),
            statistics: request.statistics.drawings,
        };
        let road = branch::Road { request: &request, seed, key: self.key };
        let mut drawer = TheoremDrawer::new(self.theorem, self.dictionary, known);
        road.follow(&mut drawer)
    }

    /// Follows the road through the component of a figure, and joins what it finds with the verdict.
    pub(super) fn draw(
        &self,
        checked: &mut Checked,
        request: &Request,
        seed: &Seed,
    ) -> Result<(), Failure> {
        let Some(program) = &mut checked.program else { return Ok(()) };
        let known = program.decisions.clone();
        let report = self.follow_figure(&known, request, seed);
        let tested = report.outcome.program();
        let same = tested.is_some_and(|tested| agree(&tested.decisions, &known));
        let formal =
            std::mem::replace(&mut checked.verdict, Verdict::Inconclusive(Reason::out_of_time()));
        let formal_test = match &checked.plan {
            None => FormalTest::None,
            Some(_) if same => FormalTest::SameProgram,
            Some(_) => FormalTest::OtherProgram,
        };
        checked.verdict =
            with_drawing(formal, formal_test, &report.outcome, self.theorem.selects())
                .map_err(Failure::Disagreement)?;
        if let Some(tested) = tested.filter(|_| !same) {
            *program = Program {
                decisions: tested.decisions.clone(),
                meaning: Meaning::Settled,
                slp: tested.slp.clone(),
                analysis: tested.analysis.clone(),
            };
        }
        checked.drawn = Some(report);
        Ok(())
    }

    /// Takes samples of a statement about order, whose equations hold.
    pub(super) fn survey(&self, checked: &mut Checked, request: &Request, seed: &Seed) {
        let Some(program) = &checked.program else { return };
        let subject = survey::Subject {
            theorem: self.theorem,
            dictionary: self.dictionary,
            known: &program.decisions,
            equations_hold: !matches!(checked.verdict, Verdict::HoldsAsDrawn(_)),
        };
        checked.verdict = match subject.survey(&request.statistics.survey, seed, self.key) {
            survey::Outcome::Sampled(survey) => Verdict::Sampled(survey),
            survey::Outcome::NoConfiguration => Verdict::Inconclusive(Reason::NoConfiguration),
            survey::Outcome::Undecided => Verdict::Inconclusive(Reason::NothingSampled),
            survey::Outcome::Interrupted => Verdict::Inconclusive(Reason::out_of_time()),
            survey::Outcome::Violated(figure) => {
                checked.violating = Some(figure);
                // One configuration refutes what is said of all; components play no part.
                let error = ErrorBound::ZERO;
                Verdict::Refuted(Refutation { modular: None, everywhere: false, error })
            }
        };
    }

    /// The real figure in which a conclusion fails, with coordinates of as few digits as keep it so.
    fn drawn_witness(&self, report: &branch::Report) -> Option<Witness> {
        let branch::Outcome::FalseNearDrawing(found) = &report.outcome else { return None };
        self.witness_at(&found.program.decisions, &found.simplest_figure())
    }

    /// A random figure in which a statement fails that holds as drawn, where one was met, with what its program takes for known; its
    /// coordinates have as few digits as keep it so.
    #[must_use]
    pub fn failing_figure(&self, checked: &Checked) -> Option<(Witness, Arc<Frozen>)> {
        let asked = matches!(checked.verdict, Verdict::HoldsAsDrawn(_));
        let failing = checked.drawn.as_ref().filter(|_| asked)?.failing.as_ref()?;
        let program = failing.program.clone();
        let found = [failing.simplest_figure(), failing.figure.clone()]
            .iter()
            .find_map(|figure| self.witness_at(&program.decisions, figure))?;
        Some((found, program))
    }

    fn witness_at(&self, decisions: &[Decision], figure: &Figure) -> Option<Witness> {
        let point = figure.point.rationals();
        let is_negative = |root| figure.signs.get(root) == Some(&RootSign::Minus);
        witness::at_configuration(self.theorem, self.dictionary, decisions, &point, is_negative)
    }

    /// Where a statement is not true on every component, and no figure decided about one of them: whether it is true on some.
    pub(super) fn count_components(&self, checked: &mut Checked, seed: &Seed) {
        let Verdict::Refuted(refutation) = &mut checked.verdict else { return };
        let (Some(program), Some(plan)) = (&checked.program, &checked.plan) else { return };
        let decided =
            checked.drawn.as_ref().is_some_and(|report| report.outcome.program().is_some());
        let Some(budget) = plan.components.as_ref().filter(|_| !decided && !refutation.everywhere)
        else {
            return;
        };
        let trial = Trial {
            slp: &program.slp,
            modulus: plan.modulus,
            division: Division::Inverses,
            seed,
            key: self.key,
        };
        match trial.some_component(budget.attempts) {
            Components::None => refutation.everywhere = true,
            Components::Some => checked.verdict = Verdict::HoldsOnSomeComponents(budget.total),
            Components::Unknown => {}
        }
    }

    pub(super) fn find_witness(
        &self,
        checked: &mut Checked,
        seed: &Seed,
        pursuit: Pursuit,
    ) -> Result<(), Failure> {
        let (Verdict::Refuted(_), Some(program)) = (&checked.verdict, &checked.program) else {
            return Ok(());
        };
        let decisions = &program.decisions;
        if let Some(figure) = &checked.violating {
            checked.witness = self.witness_at(decisions, figure);
            return Ok(());
        }
        if self.theorem.selects() {
            // A counterexample has to be one of the figures that the text picks.
            checked.witness = checked.drawn.as_ref().and_then(|report| self.drawn_witness(report));
            return Ok(());
        }
        let mut coins: Coins<WitnessCoins> = seed.coins(self.key, 0);
        let found = witness::search(self.theorem, self.dictionary, decisions, pursuit, &mut coins)
            .map_err(Failure::Disagreement)?;
        let found = found.or_else(|| self.drawn_witness(checked.drawn.as_ref()?));
        // An earlier one is better than none, where the time is over.
        checked.witness = found.or_else(|| checked.witness.take());
        checked.out_of_time = checked.witness.is_none() && deadline::is_over();
        Ok(())
    }
}

/// The error of "vacuous" where what was identified is wrong: that has a test of its own.
pub(super) fn risk_of_identifications(program: &Program, request: &Request) -> ErrorBound {
    if program.slp.obligations.is_empty() {
        ErrorBound::ZERO
    } else {
        ErrorBound::target(request.target_bits.saturating_add(SPARE_BITS))
    }
}

/// What a check with this plan risks: the errors of all verdicts to which some road may lead.
pub(super) fn risk(checked: &Checked, theorem: &Theorem, request: &Request) -> ErrorBound {
    let planned = checked.plan.as_ref().map_or(ErrorBound::ZERO, Plan::risk);
    let identified =
        checked.program.as_ref().map(|program| risk_of_identifications(program, request));
    let planned = planned + identified.unwrap_or(ErrorBound::ZERO);
    if may_draw(checked, theorem.selects(), request) {
        // "Holds" or "holds as drawn", and "refuted" with an identification that is wrong; and "holds" under an assumption.
        let each = ErrorBound::target(request.target_bits.saturating_add(SPARE_BITS));
        let assumed = if theorem.assumes() { each } else { ErrorBound::ZERO };
        planned + each + each + assumed
    } else {
        planned
    }
}

/// Whether the component of a figure may be looked at.
fn may_draw(checked: &Checked, selects: bool, request: &Request) -> bool {
    let roots = checked.program.as_ref().is_some_and(|program| !program.slp.roots.is_empty());
    selects || roots && request.prime.is_none() && request.roads != Roads::Rationals
}

/// Whether the component of a figure is to be looked at: the statement has square roots, and the formal algebra, which follows them all
/// at once, has not found it true on every component nor false on every one.
pub(super) fn asks_for_a_figure(checked: &Checked, selects: bool, request: &Request) -> bool {
    let open = match &checked.verdict {
        // Where the text picks figures, the counterexample has to be one of them.
        Verdict::Refuted(refutation) => !refutation.everywhere || selects,
        Verdict::Inconclusive(reason) => !matches!(reason, Reason::TimeLimit { .. }),
        _ => false,
    };
    open && may_draw(checked, selects, request)
}

/// Whether two lists of answers say the same; answers that are missing are generic.
fn agree(tested: &[Decision], known: &[Decision]) -> bool {
    (0..tested.len().max(known.len())).all(|number| {
        let [tested, known] = [tested, known]
            .map(|answers| answers.get(number).copied().unwrap_or(Decision::Generic));
        tested == known
    })
}
