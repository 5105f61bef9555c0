//! The check of one theorem, and the walls around it.

use super::super::defect::guarded;
use super::super::files::Loaded;
use super::outcome::Outcome;
use super::{Checks, Exhibited};
use std::time::Instant;
use zippel::bound::ErrorBound;
use zippel::check::{Failure, Statement};
use zippel::deadline::Deadline;
use zippel::report::build::Context;
use zippel::report::record::{Record, SeedOrigin, Unchecked};
use zippel::report::text::Details;
use zippel::sampling::Seed;
use zippel::source::Source;
use zippel::theorem::Theorem;

/// How single theorems of a run are checked.
#[derive(Clone, Copy)]
pub(super) struct Single<'s> {
    pub(super) checks: &'s Checks,
    pub(super) command: &'s str,
    pub(super) seed: &'s Seed,
    pub(super) origin: SeedOrigin,
    pub(super) details: Details,
}

impl Single<'_> {
    /// What becomes of a theorem; and whether that is the last word about it, which more time would not change.
    pub(super) fn outcome<X>(
        &self,
        file: &Loaded,
        text: &Source,
        statement: Statement<'_>,
        show: impl Fn(Exhibited<'_>) -> X,
    ) -> (Outcome<X>, bool) {
        let context = Context { file: file.source.name(), seed: self.seed, origin: self.origin };
        let started = Instant::now();
        let deadline = self.checks.options.deadline();
        let failed = |detail: String| {
            let risk = self.largest_risk();
            let failure = self.failure(context, Some(statement.theorem), detail, risk);
            (Outcome::Failed(Box::new(failure)), false)
        };
        let checked = match guarded(&statement.theorem.title, || self.check(statement, &deadline)) {
            Ok(Ok(checked)) => checked,
            Ok(Err(Failure::Mistakes(diagnostics))) => {
                return (Outcome::Mistakes(diagnostics), false);
            }
            Ok(Err(Failure::Disagreement(disagreement))) => {
                let point: Vec<String> =
                    disagreement.point.iter().map(ToString::to_string).collect();
                return failed(format!(
                    "the exact road and the prime road disagree where the parameters are {}",
                    point.join(", ")
                ));
            }
            Err(message) => return failed(format!("the check was broken off: {message}")),
        };
        let exhibited = Exhibited { file, text, statement, checked: &checked, seed: self.seed };
        let shown = guarded(&format!("record of \"{}\"", statement.theorem.title), || {
            let record = Record::new(context, &statement, &checked, started.elapsed());
            (record, deadline.during(|| show(exhibited)))
        });
        match shown {
            Ok((record, shown)) => {
                // A counterexample may not be the simplest, nor statistics complete, where the time was over.
                let final_word = !deadline.is_over();
                (Outcome::Checked(Box::new(record), Some(shown)), final_word)
            }
            Err(message) => failed(format!("what came out could not be shown: {message}")),
        }
    }

    /// Counterexamples are simple where they are looked at.
    fn check(
        &self,
        statement: Statement<'_>,
        deadline: &Deadline,
    ) -> Result<zippel::check::Checked, Failure> {
        let (options, seed) = (&self.checks.options, self.seed);
        if self.details == Details::Counterexamples {
            return statement.check(&options.detailed(), seed, deadline);
        }
        let request = options.request();
        let mut checked = statement.check_in_haste(&request, seed, deadline)?;
        if !statement.theorem.expectation.is_met_by(checked.verdict.name()) {
            deadline.during(|| statement.simplify(&mut checked, seed))?;
        }
        Ok(checked)
    }

    /// What any plan allows at most: each of five verdicts may be wrong.
    fn largest_risk(&self) -> ErrorBound {
        let each = ErrorBound::target(self.checks.options.request().target_bits);
        [each; 5].into_iter().sum()
    }

    /// The row of something on which this program failed, with the command that makes it fail again.
    pub(super) fn failure(
        &self,
        context: Context<'_>,
        theorem: Option<&Theorem>,
        detail: String,
        risk: ErrorBound,
    ) -> Unchecked {
        let reproduce = self.checks.again(self.command, context.file, context.seed);
        Unchecked::internal_error(context, theorem, detail, reproduce, risk)
    }
}
