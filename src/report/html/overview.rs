//! The page's first screen: what came out, what the whole run risks, and the table of all theorems.

use super::{badge, figure, prose};
use crate::report::layout::{count, duration};
use crate::report::publication::{Entry, Group, Urgency};
use crate::report::record::{Row, SeedOrigin};
use crate::report::run::{Run, Status};
use crate::report::sentence;
use maud::{Markup, html};

/// What came out of the run.
pub(super) fn summary(run: &Run) -> Markup {
    let summary = run.summary();
    let troubles = summary.troubles();
    let files = run.rows.chunk_by(|one, next| one.file() == next.file()).count();
    html! {
        h1 { "Confidence report" }
        p.lead {
            (count(summary.theorems(), "theorem")) " from " (count(files, "file")) ": "
            @if summary.status() == Status::AsExpected {
                strong { "every verdict is as expected." }
            } @else {
                @for (position, (number, what, _)) in troubles.iter().filter(|(number, ..)| *number > 0).enumerate() {
                    @if position > 0 { ", " }
                    strong.trouble { (number) " " (what) }
                }
                "."
            }
        }
        ul.counts aria-label="Verdicts" {
            @for &(verdict, number) in &summary.verdicts {
                li { span.number { (number) } " " (badge::verdict(verdict)) }
            }
        }
        div.bound {
            @if summary.tested == 0 {
                p { "No verdict of this run rests on random tests." }
            } @else {
                p { (prose::sentence(&sentence::risk(&summary, run.origin))) }
                p.aside {
                    "It is the sum of the errors that were fixed for each statement before its first test, over all statements \
                     that were submitted to random tests, whatever verdict they got."
                }
            }
            p.aside {
                @match run.origin {
                    SeedOrigin::System => "Seed, drawn by the operating system after the statements were fixed: ",
                    SeedOrigin::Chosen => "Seed, chosen by the user: ",
                }
                code.seed { (run.seed.to_hex()) }
            }
            p.aside { "Checked in " span.time { (duration(run.seconds)) } "." }
        }
    }
}

/// The table of a group.
pub(super) fn table(group: &Group<'_>, anchors: &[String]) -> Markup {
    let figures = group
        .entries
        .iter()
        .any(|entry| entry.exhibit.is_some_and(|exhibit| exhibit.figure.is_some()));
    html! {
        table.index.urgent[group.folder.is_none()] {
            caption {
                @match group.folder {
                    None => "Not as expected",
                    Some("") => "Here",
                    Some(folder) => (folder),
                }
                span.aside { " " (group.entries.len()) }
            }
            thead {
                tr {
                    @if figures { th.picture scope="col" { "Figure" } }
                    th scope="col" { "Theorem" }
                    th.verdict scope="col" { "Verdict" }
                    th.error scope="col" { "Error" }
                }
            }
            tbody { @for entry in &group.entries { (row(entry, anchors, figures)) } }
        }
    }
}

fn row(entry: &Entry<'_>, anchors: &[String], figures: bool) -> Markup {
    let anchor = &anchors[entry.number];
    // The heading of what is as expected names the folder.
    let calm = entry.urgency() == Urgency::None;
    let link = format!("#{anchor}");
    let drawing = entry.exhibit.and_then(|exhibit| exhibit.figure.as_ref());
    html! {
        tr {
            @if figures {
                td.picture {
                    @if drawing.is_some() {
                        a href=(link) { (figure::thumbnail(drawing, anchor, entry.title())) }
                    }
                }
            }
            td {
                a href=(link) { (entry.title()) }
                div.aside.file {
                    @if calm { (entry.file_name()) } @else { (entry.row.file()) }
                }
            }
            td.verdict { (badge::entry(entry)) " " (badge::surprise(entry)) }
            td.error {
                @match entry.row {
                    Row::Checked(record) => (badge::error(record)),
                    Row::Unchecked(_) => "–",
                }
            }
        }
    }
}

/// What the words and numbers mean.
pub(super) fn reading() -> Markup {
    html! {
        dl.reading {
            dt { "Holds" }
            dd {
                "The statement was turned into polynomial identities, and these were zero at all random points where they were \
                 evaluated. " (sentence::WHAT_THE_BOUND_IS)
            }
            dt { "Holds as drawn" }
            dd {
                "The same, of the configuration in the figure and of those that are reached from it without passing a degenerate position; \
                 nothing is said of others, which differ in the signs of square roots."
            }
            dt { "Holds on some components" }
            dd { "Not true for all signs of the square roots, which is certain, and true for some of them, up to the error." }
            dt { "Proved" }
            dd { "True without any probability: the degrees leave no room for an accident." }
            dt { "Refuted" }
            dd {
                "False: a conclusion fails at an exact point that meets all conditions. No probability is involved, unless an error is \
                 printed: then the statement rests on incidences that were found in a figure, and were tested with this error."
            }
            dt { "Sampled" }
            dd {
                "A statement about order. No random configuration of the stated distribution violates it, nor any of those where a geometer \
                 would look first. This is statistics, and nothing is claimed about its truth: with the stated confidence at most the stated \
                 share of the distribution violates it."
            }
            dt { "Conditions" }
            dd { "A verdict speaks of the configurations that satisfy the conditions listed with it, and of no others." }
            dt { "Vacuous, inconclusive" }
            dd { "Nothing is claimed: no configuration satisfies the conditions, or the limits did not allow a verdict." }
            dt { "What no bound includes" }
            dd { "Each bound is one of the algorithm. Faults of hardware, of compilers and of this program are not included." }
        }
    }
}
