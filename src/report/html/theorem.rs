//! The section of one theorem.

use super::{badge, figure, prose};
use crate::report::drawn::DrawnFigure;
use crate::report::layout::{cut, duration};
use crate::report::publication::{Entry, Exhibit};
use crate::report::record::{Mistake, Record, Row, SeedOrigin, Term, Unchecked, Witness};
use crate::report::sentence;
use maud::{Markup, html};

/// Characters of the value of a square root.
const VALUE: usize = 120;

/// Everything about an entry.
pub(super) fn section(entry: &Entry<'_>, anchor: &str) -> Markup {
    html! {
        article #(anchor) aria-label=(entry.title()) {
            h3 { (entry.title()) " " (badge::entry(entry)) " " (badge::surprise(entry)) }
            @match entry.row {
                Row::Checked(record) => (checked(record, entry.exhibit, anchor)),
                Row::Unchecked(unchecked) => (failed(unchecked)),
            }
        }
    }
}

fn checked(record: &Record, exhibit: Option<&Exhibit>, anchor: &str) -> Markup {
    html! {
        p.aside.file {
            (record.file)
            @if let Some(exhibit) = exhibit { ":" (exhibit.line) }
            @if let Some(source) = &record.source { " · " cite { (source) } }
        }
        p.verdict { (prose::sentence(&sentence::verdict(record))) }
        div.exhibit {
            @if let Some(exhibit) = exhibit {
                @if let Some(drawing) = &exhibit.figure { (figure::full(drawing, anchor)) }
                @if let Some(drawing) = &exhibit.failing {
                    (figure::full(drawing, &format!("{anchor}-failing")))
                }
                (prose::code(&exhibit.statement))
            }
        }
        @if let Some(figure) = record.drawn.as_ref().and_then(|drawn| drawn.figure.as_ref()) {
            (drawn(figure))
        }
        @if let Some(found) = record.drawn.as_ref().and_then(|drawn| drawn.failing.as_ref()) {
            h4 { "Another drawing, in which it fails" }
            (configuration(found))
        }
        @if let Some(found) = &record.witness {
            h4 { "Counterexample" }
            (configuration(found))
        }
        @if !record.guards.is_empty() {
            h4 { "Under the conditions" }
            (list(&record.guards))
        }
        details {
            summary { "What the verdict rests on" }
            @if !record.obligations.is_empty() {
                h4 { "Found about the figure, and tested with the conclusions" }
                (list(&record.obligations))
            }
            @if !record.terms.is_empty() { (budget(record)) }
            (size(record))
            (repetition(record, exhibit))
        }
    }
}

fn list(items: &[String]) -> Markup {
    html! { ul.conditions { @for item in items { li { (item) } } } }
}

/// A configuration in which a claim fails.
fn configuration(witness: &Witness) -> Markup {
    html! {
        p {
            code { (witness.violation.claim) } " fails"
            @if let Some(description) = &witness.violation.description { ": " (description) }
            @else if let (Some(prime), Some(sample)) = (&witness.prime, witness.sample) {
                " modulo the prime " code { (prime) } ", at the point of attempt " (sample)
            }
            "."
        }
        @if !witness.negative_roots.is_empty() {
            p.aside {
                "Negative there: of the square roots, counted from 0 in the order of the text, "
                (numbers(&witness.negative_roots)) "."
            }
        }
        @if !witness.points.is_empty() || !witness.numbers.is_empty() {
            div.scroll tabindex="0" role="region" aria-label="Coordinates of the configuration in which it fails" {
                table.data {
                    thead {
                        tr {
                            th scope="col" { "Name" }
                            @for axis in witness.axes() { th scope="col" { (axis) } }
                        }
                    }
                    tbody {
                        @for (name, coordinates) in &witness.points {
                            tr {
                                th scope="row" { (name) }
                                @for value in &coordinates.0 { td { (sentence::exact(value)) } }
                            }
                        }
                        @for (name, value) in &witness.numbers {
                            tr { th scope="row" { (name) } td colspan=(witness.axes().len()) { (sentence::exact(value)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The figure of which the verdict speaks.
fn drawn(figure: &DrawnFigure) -> Markup {
    html! {
        details {
            summary { "The figure that was drawn" }
            div.scroll tabindex="0" role="region" aria-label="Parameters and square roots of the figure" {
                table.data {
                    caption { "Free parameters, exactly" }
                    tbody {
                        @for (name, value) in &figure.parameters {
                            tr { th scope="row" { (name) } td { (value) } }
                        }
                    }
                }
                table.data {
                    caption { "Square roots" }
                    thead {
                        tr {
                            th scope="col" { "Of" }
                            th scope="col" { "Sign" }
                            th scope="col" { "New or not" }
                        }
                    }
                    tbody {
                        @for root in &figure.roots {
                            tr {
                                th scope="row" { (root.radicand) }
                                td { (root.sign) }
                                td {
                                    (root.status.unwrap_or("not decided"))
                                    @if let Some(value) = &root.value { ": " (cut(value, VALUE)) }
                                }
                            }
                        }
                    }
                }
            }
            @if !figure.relations.is_empty() {
                h4 { "There" }
                (list(&figure.relations))
            }
            @if !figure.selectors.is_empty() {
                h4 { "Lines by which the text can say so, each by itself" }
                ul.conditions { @for line in &figure.selectors { li { code { (line) } } } }
            }
            @if !figure.order.is_empty() {
                h4 { "Chosen" }
                (list(&figure.order))
            }
            @if let Some(bits) = figure.box_bits {
                p.aside { "Certified for all parameters within 2" sup { "-" (bits) } " of these." }
            }
        }
    }
}

fn numbers(numbers: &[usize]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The bound as a table of named terms.
fn budget(record: &Record) -> Markup {
    let stages: Vec<&[Term]> = record.terms.chunk_by(|one, next| one.stage == next.stage).collect();
    html! {
        h4 { "The bound, term by term" }
        @if let Some(bits) = &record.error_bits {
            p { "At most " (badge::power(bits)) ": " (sentence::bounded(record)) "." }
        } @else {
            p { (sentence::FIXED_BEFORE) }
        }
        @for caveat in sentence::caveats(record) { p.caveat { (prose::sentence(caveat)) } }
        @for terms in stages {
            div.scroll tabindex="0" role="region" aria-label="Terms of the bound" {
                table.data {
                    caption { (terms.first().map_or("", |term| term.stage)) }
                    thead {
                        tr {
                            th scope="col" { "Term" }
                            th scope="col" { "Formula" }
                            th scope="col" { "With its numbers" }
                            th scope="col" { "At most" }
                            th scope="col" { "Source" }
                        }
                    }
                    tbody { @for term in terms { (line(term)) } }
                }
            }
        }
    }
}

fn line(term: &Term) -> Markup {
    html! {
        tr.binds[term.binds] {
            th scope="row" {
                (term.name)
                @if term.binds { " " span.mark { "binds" } }
            }
            td { (term.formula) }
            td { (term.figures) }
            td {
                @match &term.bits {
                    Some(bits) => (badge::power(bits)),
                    None => "0",
                }
            }
            td { (term.source) }
        }
    }
}

/// What was measured about the program, and what was done with it.
fn size(record: &Record) -> Markup {
    let number = |value: Option<usize>| value.map(|value| value.to_string());
    let bound = record.bound.as_ref();
    let facts = [
        ("Free parameters", number(record.parameters)),
        ("Instructions of the program", number(record.program_length)),
        ("Square roots", number(record.radicals)),
        ("Largest degree", bound.and_then(|bound| bound.degree.as_ref()).map(ToString::to_string)),
        (
            "Largest height",
            bound.and_then(|bound| bound.height_bits.as_ref()).map(|bits| format!("{bits} bits")),
        ),
        ("Primes", bound.and_then(|bound| bound.prime_bits).map(|bits| format!("{bits} bits"))),
        (
            "Attempts",
            bound.map(|bound| {
                let (made, cap, zeros) = (bound.attempts, bound.attempt_cap, bound.zeros);
                format!("{made} made, at most {cap} allowed, {zeros} zeros asked for")
            }),
        ),
    ];
    html! {
        h4 { "The program" }
        dl.facts {
            @for (name, value) in facts {
                @if let Some(value) = value { div { dt { (name) } dd { (value) } } }
            }
            @if let Some(bits) = bound.and_then(|bound| bound.attempt_bits.as_ref()) {
                div { dt { "Error of one attempt" } dd { (badge::power(bits)) } }
            }
        }
    }
}

fn repetition(record: &Record, exhibit: Option<&Exhibit>) -> Markup {
    html! {
        h4 { "To repeat exactly this check" }
        @if let Some(exhibit) = exhibit {
            pre.code tabindex="0" { code { (exhibit.command) } }
        }
        p.aside {
            @match record.seed_origin {
                SeedOrigin::System => "The seed came from the operating system after the statement was fixed. ",
                SeedOrigin::Chosen => "The seed was chosen by the user. ",
            }
            "The check took " span.time { (duration(record.seconds)) } "."
        }
    }
}

fn failed(unchecked: &Unchecked) -> Markup {
    html! {
        p.aside.file { (unchecked.file) }
        p.verdict { (unchecked.detail) }
        @if !unchecked.mistakes.is_empty() {
            ul.mistakes { @for mistake in &unchecked.mistakes { li { (told(mistake)) } } }
        }
        @if let Some(command) = &unchecked.reproduce {
            p { "This is a defect of Zippel. It happens again with" }
            pre.code tabindex="0" { code { (command) } }
        }
    }
}

fn told(mistake: &Mistake) -> Markup {
    html! {
        "Line " (mistake.line) ", column " (mistake.column) ": " (mistake.message) " "
        code { (mistake.code) }
        @if let Some(hint) = &mistake.hint { div.aside { (hint) } }
    }
}
