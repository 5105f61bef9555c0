//! The components that the assumptions of a text pick.

use super::{Checked, Program, Statement};
use crate::analysis::Analysis;
use crate::analysis::size::Size;
use crate::bound::{Attempts, Budget, PrimeSet};
use crate::branch::assumed::{Assumption, Found, ROOTS};
use crate::branch::caps::SPARE_BITS;
use crate::deadline;
use crate::plan::{Modulus, Plan, Request, Roads};
use crate::record::record_assumption;
use crate::sampling::Seed;
use crate::trial::Tally;
use crate::verdict::{Evidence, Reason, Verdict};

/// Zeros asked for at least, and at most.
const ZEROS: std::ops::RangeInclusive<u32> = 2..=16;
/// Attempts beyond them.
const SPARE_ATTEMPTS: u32 = 6;

impl Statement<'_> {
    /// Tests a statement that is not true on every component on all those on which its assumptions hold. Whether that has settled it.
    ///
    /// What is known about loci and roots is what holds on all components. Where more holds on those that are picked, the text may mean one
    /// of two points only; both are tested.
    pub(super) fn assume(&self, checked: &mut Checked, request: &Request, seed: &Seed) -> bool {
        let planned = checked.plan.is_some() && request.roads != Roads::Rationals;
        let Some(program) = checked.program.as_ref().filter(|_| planned && self.theorem.assumes())
        else {
            return false;
        };
        let decisions = program.decisions.clone();
        let Ok((slp, equations)) = record_assumption(self.theorem, self.dictionary, &decisions)
        else {
            return false;
        };
        let analysis = Analysis::of(&slp);
        let Some(budget) = budget(&analysis, slp.roots.len(), request) else { return false };
        if equations.is_empty() || slp.roots.len() > ROOTS {
            return false;
        }
        let settled = program.settled;
        let assumption = Assumption { slp, equations };
        match assumption.test(budget.attempts, seed, self.key, &deadline::is_over) {
            Found::Zeros(attempts) => {
                let zeros = budget.attempts.required();
                let tally = Tally { attempts, zeros, satisfiable: true, ..Tally::default() };
                checked.verdict = Verdict::Holds(budget.total);
                checked.evidence = Evidence { inverses: Some(tally), ..Evidence::default() };
                checked.plan = checked.plan.take().map(|plan| Plan {
                    modulus: Modulus::Word,
                    error: budget.total,
                    zeros: budget,
                    guarded: None,
                    components: None,
                    exact: None,
                    ..plan
                });
                let slp = assumption.slp;
                checked.program = Some(Program { decisions, settled, slp, analysis });
                checked.assuming = true;
                true
            }
            Found::NoComponent => {
                checked.verdict = Verdict::Inconclusive(Reason::AssumedOfNoComponent);
                true
            }
            Found::Interrupted => {
                checked.verdict = Verdict::Inconclusive(Reason::out_of_time());
                true
            }
            Found::Open => false,
        }
    }
}

/// The budget with the fewest zeros: the norm of a claim over a component has at most `2^k` times its degree and height.
fn budget(analysis: &Analysis, roots: usize, request: &Request) -> Option<Budget> {
    let roots = u32::try_from(roots).ok()?;
    let size = analysis.worst.unwrap_or(Size::OF_ZERO);
    let primes = PrimeSet::of_bits(61, 0)?;
    let target = request.target_bits.saturating_add(SPARE_BITS);
    ZEROS
        .filter_map(|zeros| Attempts::new(zeros, zeros + SPARE_ATTEMPTS))
        .map(|attempts| Budget::of_some_component(size, roots, &primes, attempts))
        .find(|budget| budget.total.meets(target))
}
