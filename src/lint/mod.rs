//! Lints: warnings about theorems that may not say what their author means. No verdict depends on them.
//!
//! [`by_text`] looks at the text alone: it costs next to nothing and cannot err in what it says about the text. [`by_evaluation`] asks
//! whether altered statements are true, and each such question is a check of its own, by random points modulo random primes. A warning
//! that rests on one is wrong with a chance of at most `2^-40`; that a warning is missing proves nothing.

mod unused;
mod restated;
mod question;
mod coincidence;
mod superfluous;

use crate::check::Statement;
use crate::deadline::Deadline;
use crate::diagnostic::{Code, Diagnostic};
use crate::sampling::Seed;
use crate::source::Span;
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;

/// What the text of a theorem shows: names and conditions on which no conclusion depends, and conclusions that repeat the construction.
#[must_use]
pub fn by_text(theorem: &Theorem, dictionary: &Dictionary) -> Vec<Diagnostic> {
    let mut warnings = unused::find(theorem);
    warnings.extend(restated::find(theorem, dictionary));
    in_order(warnings)
}

/// What the evaluation of a theorem shows: points that always coincide, conditions that can never hold, hypotheses without which the
/// conclusions hold as well, and conclusions that vanish by their form alone.
#[must_use]
pub fn by_evaluation(
    statement: &Statement<'_>,
    seed: &Seed,
    deadline: &Deadline,
) -> Vec<Diagnostic> {
    deadline.during(|| find_by_evaluation(statement, seed))
}

fn find_by_evaluation(statement: &Statement<'_>, seed: &Seed) -> Vec<Diagnostic> {
    let asker = question::Asker::new(statement, seed);
    let mut warnings = superfluous::conditions(&asker);
    // What is said about order, no altered identity tells.
    let order = statement.theorem.claims_order(statement.dictionary);
    if warnings.is_empty() && !order {
        warnings.extend(coincidence::find(&asker));
        warnings.extend(superfluous::hypotheses(&asker));
        warnings.extend(superfluous::conclusions(&asker));
    }
    in_order(warnings)
}

fn in_order(mut warnings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    warnings.sort_by_key(|warning| (warning.primary.span, warning.code));
    warnings
}

fn warning(code: Code, span: Span, message: String, hint: &str) -> Diagnostic {
    Diagnostic::warning(code, span, message).hint(hint)
}
