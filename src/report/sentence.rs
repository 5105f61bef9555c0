//! Sentences that several renderings share: what they say about probability is said once, here, and exactly.

use crate::report::numeral::Numeral;
use crate::report::record::{Record, SeedOrigin, Value};
use crate::report::run::Summary;
use crate::theorem::expectation::VerdictName;
use std::fmt::Write as _;

/// Beyond this many bits a reader has to be told what the bound does not cover.
const BEYOND_HARDWARE: u128 = 200;

/// What a bound beyond the reliability of machines leaves out.
pub(super) const ALGORITHM_ONLY: &str = "This bounds the algorithm: faults of hardware, of compilers and of this program, and any defect of the pseudorandom generator, are not included.";

/// What remains of a bound when the seed was chosen.
pub(super) const SEED_CHOSEN: &str = "The seed was chosen by the user: the bound is void against statements that were written by someone who knew it.";

/// What the number is, for readers who would take it for something else.
pub(super) const WHAT_THE_BOUND_IS: &str = "The bound limits the program's chance of saying \"holds\" when the statement is false. It says nothing about how likely the statement is: a statement is true or false.";

/// The verdict in one sentence.
pub(super) fn verdict(record: &Record) -> String {
    let detail = record.detail.trim_end_matches('.');
    format!("{}: {detail}.", name(record.verdict))
}

/// The verdict as the first word of a sentence.
pub(super) fn name(verdict: VerdictName) -> &'static str {
    match verdict {
        VerdictName::Proved => "Proved",
        VerdictName::Holds => "Holds",
        VerdictName::HoldsAsDrawn => "Holds as drawn",
        VerdictName::HoldsOnSomeComponents => "Holds on some components",
        VerdictName::Refuted => "Refuted",
        VerdictName::Vacuous => "Vacuous",
        VerdictName::Inconclusive => "Inconclusive",
        VerdictName::Sampled => "Sampled",
    }
}

/// What the terms of a bound are for where the verdict has no error.
pub(super) const FIXED_BEFORE: &str = "This verdict has no error. The terms were fixed before the first test, and they count in the bound of the whole run.";

/// What has to be said beside the bound of a theorem.
pub(super) fn caveats(record: &Record) -> Vec<&'static str> {
    let mut caveats = Vec::new();
    if record.error_bits.is_some() && record.seed_origin == SeedOrigin::Chosen {
        caveats.push(SEED_CHOSEN);
    }
    if record.error_bits.as_ref().is_some_and(beyond_hardware) {
        caveats.push(ALGORITHM_ONLY);
    }
    caveats
}

/// What the bound of a theorem bounds.
pub(super) fn bounded(record: &Record) -> &'static str {
    match record.verdict {
        VerdictName::Vacuous => {
            "the chance that the program says \"vacuous\" although some configuration satisfies the conditions"
        }
        VerdictName::HoldsAsDrawn => {
            "the chance that the program says \"holds as drawn\" of this statement if it is false for the configuration drawn or for one that is reached from it so"
        }
        VerdictName::HoldsOnSomeComponents => {
            "the chance that the program says \"holds on some components\" of this statement if it is false on every one"
        }
        _ => "the chance that the program says \"holds\" of this statement if it is false",
    }
}

/// A number of a counterexample, exactly: a fraction, or bounds and an expression.
pub(super) fn exact(value: &Value) -> String {
    match value {
        Value::Rational { exact, .. } => exact.clone(),
        Value::Enclosed { interval: [low, high], expression, .. } => {
            let expression =
                expression.as_ref().map(|text| format!("{text}, ")).unwrap_or_default();
            format!("{expression}between {low} and {high}")
        }
    }
}

/// The bound for a whole run.
pub(super) fn risk(summary: &Summary, origin: SeedOrigin) -> String {
    let which = match summary.tested {
        1 => "the statement tested".to_owned(),
        number => format!("any of the {number} statements tested"),
    };
    let mut text = format!(
        "The chance that {which} gets a verdict that it does not deserve is at most {}",
        summary.risk
    );
    match origin {
        SeedOrigin::System => text.push('.'),
        SeedOrigin::Chosen => text.push_str(
            ", but void against statements chosen knowing the seed, which is no longer secret.",
        ),
    }
    match summary.count(VerdictName::Sampled) {
        0 => {}
        1 => text.push_str(
            " It does not include the share of violations said of the sampled statement, which has the confidence printed with it.",
        ),
        number => {
            // Writing to a string does not fail.
            let _ = write!(
                text,
                " It does not include the shares of violations said of the {number} sampled statements: each has the confidence printed with it, \
                 and all together have less."
            );
        }
    }
    if summary.risk.bits().is_some_and(|bits| bits >= BEYOND_HARDWARE) {
        text.push(' ');
        text.push_str(ALGORITHM_ONLY);
    }
    text
}

fn beyond_hardware(bits: &Numeral) -> bool {
    let text = bits.to_string();
    let whole = text.split('.').next().unwrap_or_default();
    // Digits that do not fit are more than enough.
    whole.parse::<u128>().map_or(true, |whole| whole >= BEYOND_HARDWARE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_beyond_the_reliability_of_machines_are_seen() {
        for (bits, beyond) in [("80.3", false), ("199.9", false), ("200.1", true), ("1000", true)] {
            assert_eq!(beyond_hardware(&Numeral::integer(bits)), beyond, "{bits}");
        }
        assert!(beyond_hardware(&Numeral::integer("9".repeat(60))));
    }
}
