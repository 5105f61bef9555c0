//! Questions about altered theorems.

use crate::check::Statement;
use crate::deadline;
use crate::eval::formal::multiplications;
use crate::limits::LINT_QUESTIONS;
use crate::plan::{Plan, Request, Roads};
use crate::sampling::Seed;
use crate::slp::Slp;
use crate::source::Span;
use crate::theorem::{Claim, Condition, Step, Theorem};
use crate::trial::{Division, Trial};
use crate::verdict::{Evidence, Verdict, decide};

/// A statement that is false is taken for true with a chance of at most 2 to minus this.
const BITS: u32 = 40;

/// Asks whether altered forms of a theorem are true.
pub(super) struct Asker<'a> {
    pub(super) statement: &'a Statement<'a>,
    pub(super) seed: &'a Seed,
    asked: std::cell::Cell<usize>,
}

impl<'a> Asker<'a> {
    pub(super) fn new(statement: &'a Statement<'a>, seed: &'a Seed) -> Self {
        Self { statement, seed, asked: std::cell::Cell::new(0) }
    }

    pub(super) fn theorem(&self) -> &'a Theorem {
        self.statement.theorem
    }

    /// The program of the theorem as it is, if it has one.
    pub(super) fn program(&self) -> Option<Slp> {
        self.statement.program(self.seed).ok().map(|program| program.slp)
    }

    /// Whether the theorem with these steps instead of its own is true. What cannot be decided, or not in time, counts as false.
    pub(super) fn is_true(&self, steps: Vec<Step>) -> bool {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() > LINT_QUESTIONS || deadline::is_over() {
            return false;
        }
        let altered = Theorem { steps, ..self.theorem().clone() };
        let statement = Statement { theorem: &altered, ..*self.statement };
        let Ok(program) = statement.program(self.seed) else { return false };
        if program.analysis.unsatisfiable.is_some() {
            return false;
        }
        let request = Request { roads: Roads::Primes, ..Request::new(BITS) };
        let cost = multiplications(&program.slp);
        let Ok(plan) = Plan::new(&program.analysis, cost, &request) else { return false };
        let trial = Trial {
            slp: &program.slp,
            modulus: plan.modulus,
            division: Division::Inverses,
            seed: self.seed,
            key: statement.key,
        };
        let inverses = Some(trial.run(plan.zeros.attempts));
        let evidence = Evidence { inverses, ..Evidence::default() };
        let verdict = decide(&plan, &evidence, |_| String::new());
        matches!(verdict, Ok(Verdict::Proved | Verdict::Holds(_)))
    }
}

/// The conclusion that these claims hold.
pub(super) fn conclusion(claims: Vec<Claim>, span: Span) -> Step {
    Step::Show(Condition { claims, text: String::new(), message: None, span })
}
