//! The components that the assumptions of a text pick.

use super::{Checked, Meaning, Program, Statement};
use crate::analysis::Analysis;
use crate::analysis::size::Size;
use crate::bound::{Attempts, Budget, PrimeSet};
use crate::branch::assumed::{Assumption, Found, ROOTS};
use crate::branch::caps::SPARE_BITS;
use crate::plan::{Request, Roads};
use crate::record::record_assumption;
use crate::sampling::Seed;
use crate::verdict::{Reason, Verdict};

/// Zeros asked for at least, and at most.
const ZEROS: std::ops::RangeInclusive<u32> = 2..=16;
/// Attempts beyond them.
const SPARE_ATTEMPTS: u32 = 6;

/// The road to "holds" on all components on which the assumptions of the text hold.
///
/// It is followed where the formal algebra has not found the statement true on all components, so that a statement that is false on one of
/// these passes by one of two roads: the errors of both are added, whichever was the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// The size of the norm of the worst claim: it has at most `2^k` times its degree and height.
    pub norm: Size,
    /// The error of this road alone.
    pub budget: Budget,
    /// The attempts in which as many zeros were met as were asked for.
    pub attempts: Option<u32>,
}

impl Statement<'_> {
    /// The assumption of the text, where it can be tested on all components, and its road. The error of a statement that has been found to
    /// hold is that of both roads from now on.
    ///
    /// What is known about loci and roots is what holds on all components. Where more holds on those that are picked, the text may mean one
    /// of two points only; both are tested.
    pub(super) fn assumption(
        &self,
        checked: &mut Checked,
        request: &Request,
    ) -> Option<Assumption> {
        checked.plan.as_ref().filter(|_| request.roads != Roads::Rationals)?;
        let (assumption, assumed) = self.assumed(checked.program.as_ref()?, request)?;
        if let Verdict::Holds(error) = &mut checked.verdict {
            *error = *error + assumed.budget.total;
        }
        checked.assumed = Some(assumed);
        Some(assumption)
    }

    /// What the text assumes, where that can be tested on all components.
    #[must_use]
    pub fn assumed(&self, program: &Program, request: &Request) -> Option<(Assumption, Assumed)> {
        // Where it was not found out what the text means, nothing that holds of the program need hold of it.
        if !self.theorem.assumes() || program.meaning != Meaning::Settled {
            return None;
        }
        let (slp, equations) =
            record_assumption(self.theorem, self.dictionary, &program.decisions).ok()?;
        if equations.is_empty() || slp.roots.len() > ROOTS {
            return None;
        }
        let worst = Analysis::of(&slp).worst.unwrap_or(Size::OF_ZERO);
        let budget = budget(worst, u32::try_from(slp.roots.len()).ok()?, request)?;
        let norm = worst.pow(1 << slp.roots.len());
        let assumed = Assumed { norm, budget, attempts: None };
        Some((Assumption { slp, equations }, assumed))
    }

    /// Tests a statement that is not true on every component on all those on which its assumption holds. Whether that has settled it.
    pub(super) fn assume(
        &self,
        checked: &mut Checked,
        assumption: &Assumption,
        seed: &Seed,
    ) -> bool {
        let (Some(plan), Some(assumed)) = (&checked.plan, &mut checked.assumed) else {
            return false;
        };
        let attempts = assumed.budget.attempts;
        match assumption.test(attempts, seed, self.key) {
            Found::Zeros(attempts) => {
                assumed.attempts = Some(attempts);
                checked.verdict = Verdict::Holds(plan.error + assumed.budget.total);
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

/// The budget with the fewest zeros that is far below the error asked for.
fn budget(worst: Size, roots: u32, request: &Request) -> Option<Budget> {
    let primes = PrimeSet::of_bits(61, 0)?;
    let target = request.target_bits.saturating_add(SPARE_BITS);
    ZEROS
        .filter_map(|zeros| Attempts::new(zeros, zeros + SPARE_ATTEMPTS))
        .map(|attempts| Budget::of_norm(worst, roots, &primes, attempts))
        .find(|budget| budget.total.meets(target))
}
