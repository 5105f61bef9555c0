//! The formal algebra, which follows all components at once: its plan, its attempts and its verdict.

use super::{Checked, Failure, Meaning, Program, Statement};
use crate::analysis::Analysis;
use crate::arith::Rejection;
use crate::bound::ErrorBound;
use crate::branch::caps::SPARE_BITS;
use crate::coins::RandomWords as _;
use crate::deadline;
use crate::eval::formal::{coefficients, multiplications};
use crate::limits::FORMAL_COEFFICIENTS;
use crate::plan::{Exact, Plan, Request, Roads};
use crate::replay::{UniformIntegers, replay};
use crate::sampling::{Coins, Rationals, Seed};
use crate::slp::Slp;
use crate::trial::{Division, Trial};
use crate::verdict::{Evidence, ExactTally, Reason, Verdict, decide};
use num_rational::BigRational;

impl Statement<'_> {
    /// The plan for the formal algebra, where one attempt is within the limits of time and memory.
    ///
    /// # Errors
    /// Why there is none.
    pub fn plan(&self, program: &Program, request: &Request) -> Result<Plan, Reason> {
        let target_bits = request.target_bits;
        // Where the text assumes something, another road leads to "holds", and each gets half of the error.
        let half = target_bits + u32::from(self.theorem.assumes());
        let request = Request { target_bits: half, ..request.clone() };
        let plan = Plan::new(&program.analysis, multiplications(&program.slp), &request)?;
        let coefficients = coefficients(&program.slp);
        if coefficients > FORMAL_COEFFICIENTS {
            return Err(Reason::AlgebraTooLarge { coefficients });
        }
        Ok(Plan { target_bits, ..plan })
    }

    /// The verdict of the formal algebra alone, which follows all components at once.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn formal(
        &self,
        program: Program,
        request: &Request,
        seed: &Seed,
    ) -> Result<Checked, Failure> {
        let plan = match self.plan(&program, request) {
            Ok(plan) => plan,
            Err(unplanned) => {
                let verdict = Verdict::Inconclusive(unplanned);
                return Ok(Checked { program: Some(program), ..Checked::without_program(verdict) });
            }
        };
        let evidence = self.evidence(&plan, &program, seed);
        let obligation = |position: usize| program.slp.obligations[position].claim.clone();
        let mut verdict = decide(&plan, &evidence, obligation).map_err(Failure::Disagreement)?;
        // A condition may be met only for intersections and roots that the text does not mean.
        let may_be_said = match (program.meaning, &verdict) {
            (Meaning::Settled, _) | (_, Verdict::Inconclusive(_)) => true,
            (Meaning::Empty, verdict) => matches!(verdict, Verdict::Vacuous(_)),
            (Meaning::Open, _) => false,
        };
        if !may_be_said {
            verdict = Verdict::Inconclusive(Reason::Unidentified);
        }
        if let Verdict::Vacuous(error) = verdict {
            verdict = self.vacuous(error, &program, request, seed)?;
        }
        Ok(Checked {
            program: Some(program),
            plan: Some(plan),
            evidence,
            ..Checked::without_program(verdict)
        })
    }

    /// That no configuration is admissible, which a program has shown up to this error. No attempt tested its identifications then, since
    /// none was admissible: they are tested by themselves, under the conditions that were read before them, at points modulo primes.
    pub(super) fn vacuous(
        &self,
        error: ErrorBound,
        program: &Program,
        request: &Request,
        seed: &Seed,
    ) -> Result<Verdict, Failure> {
        if program.slp.obligations.is_empty() {
            return Ok(Verdict::Vacuous(error));
        }
        let slp = program.slp.of_obligations();
        let analysis = Analysis::of(&slp);
        let identified =
            Program { decisions: Vec::new(), meaning: Meaning::Settled, slp, analysis };
        // Far below the error asked for, so that it does not show in the bound of a run.
        let target_bits = request.target_bits.saturating_add(SPARE_BITS);
        let stricter = Request { target_bits, roads: Roads::Primes, ..request.clone() };
        let more = match self.formal(identified, &stricter, seed)?.verdict {
            Verdict::Proved => ErrorBound::ZERO,
            Verdict::Holds(error) => error,
            _ => return Ok(Verdict::Inconclusive(Reason::Unidentified)),
        };
        let sum = error + more;
        Ok(if sum.meets(request.target_bits) {
            Verdict::Vacuous(sum)
        } else {
            Verdict::Inconclusive(Reason::Unidentified)
        })
    }

    fn evidence(&self, plan: &Plan, program: &Program, seed: &Seed) -> Evidence {
        let mut evidence = Evidence::default();
        if plan.roads != Roads::Rationals {
            let trial = |division| Trial {
                slp: &program.slp,
                modulus: plan.modulus,
                division,
                seed,
                key: self.key,
            };
            let inverses = trial(Division::Inverses).run(plan.zeros.attempts);
            let nothing_accepted = !inverses.satisfiable && !inverses.interrupted;
            evidence.inverses = Some(inverses);
            if let Some(guarded) = plan.guarded.as_ref().filter(|_| nothing_accepted) {
                let fractions = trial(Division::Fractions);
                evidence.fractions = Some(fractions.run(guarded.attempts));
            }
            let refuted = [&evidence.inverses, &evidence.fractions]
                .into_iter()
                .flatten()
                .any(|tally| tally.violation.is_some());
            if refuted {
                return evidence;
            }
        }
        evidence.exact = plan.exact.as_ref().map(|exact| self.exact_tally(exact, program, seed));
        evidence
    }

    fn exact_tally(&self, exact: &Exact, program: &Program, seed: &Seed) -> ExactTally {
        let mut tally = ExactTally::default();
        let attempts = exact.budget.attempts;
        while tally.zeros < attempts.required() && tally.attempts < attempts.cap() {
            if deadline::is_over() {
                tally.interrupted = true;
                break;
            }
            let number = u64::from(tally.attempts);
            tally.attempts += 1;
            let coins: Coins<Rationals> = seed.coins(self.key, number);
            match replay(
                self.theorem,
                self.dictionary,
                &program.decisions,
                UniformIntegers { coins, bits: exact.bits },
            ) {
                Ok(replay) if replay.holds() => tally.zeros += 1,
                Ok(replay) => {
                    let failing =
                        replay.obligations.iter().find(|claimed| claimed.violation().is_some());
                    tally.violates_obligation = failing.map(|claimed| claimed.claim.clone());
                    tally.violation =
                        Some(self.rational_point(exact.bits, number, &program.slp, seed));
                    break;
                }
                Err(Rejection::TooLarge) => tally.too_large += 1,
                Err(Rejection::Interrupted) => tally.interrupted = true,
                Err(_) => tally.degenerate += 1,
            }
        }
        tally
    }

    /// The parameters of an attempt on the exact road, for theorems whose conditions ask for no multipliers.
    fn rational_point(&self, bits: u32, number: u64, slp: &Slp, seed: &Seed) -> Vec<BigRational> {
        let mut coins: Coins<Rationals> = seed.coins(self.key, number);
        slp.parameters.iter().map(|_| BigRational::from_integer(coins.bits(bits).into())).collect()
    }
}
