//! The mark of a verdict: a sign, a word and a colour, so that none of them has to be seen.

use crate::report::numeral::Numeral;
use crate::report::publication::Entry;
use crate::report::record::{Problem, Record, Row};
use crate::report::sentence;
use crate::theorem::expectation::VerdictName;
use maud::{Markup, html};

/// The mark of a verdict.
pub(super) fn verdict(verdict: VerdictName) -> Markup {
    let (class, sign) = match verdict {
        VerdictName::Proved => ("true", "■"),
        VerdictName::Holds => ("true", "✓"),
        VerdictName::HoldsAsDrawn => ("partly", "△"),
        VerdictName::HoldsOnSomeComponents => ("partly", "◐"),
        VerdictName::Refuted => ("false", "✗"),
        VerdictName::Vacuous => ("none", "∅"),
        VerdictName::Inconclusive => ("none", "?"),
        VerdictName::Sampled => ("none", "≈"),
    };
    mark(class, sign, sentence::name(verdict))
}

/// The mark of a row.
pub(super) fn entry(entry: &Entry<'_>) -> Markup {
    match entry.row {
        Row::Checked(record) => verdict(record.verdict),
        Row::Unchecked(unchecked) => match unchecked.problem {
            Problem::Mistakes => mark("broken", "!", "Not checked"),
            Problem::NotSupported => mark("open", "–", "Not supported"),
            Problem::InternalError => mark("broken", "!", "Internal error"),
        },
    }
}

fn mark(class: &str, sign: &str, word: &str) -> Markup {
    html! {
        span.badge.(class) { span.sign aria-hidden="true" { (sign) } " " (word) }
    }
}

/// What was expected, where it is not what came out.
pub(super) fn surprise(entry: &Entry<'_>) -> Markup {
    html! {
        @if let Row::Checked(record) = entry.row {
            @if !record.as_expected {
                span.surprise { "expected " (record.expected) }
            }
        }
    }
}

/// The error of a record in a table.
pub(super) fn error(record: &Record) -> Markup {
    match (&record.error_bits, record.verdict) {
        (Some(bits), _) => power(bits),
        (None, VerdictName::Inconclusive) => html! { "–" },
        (None, _) => html! { "exact" },
    }
}

/// 2 to minus so many bits.
pub(super) fn power(bits: &Numeral) -> Markup {
    html! { span.power { "2" sup { "−" (bits) } } }
}
