//! The report for people: a table, then what deserves a closer look, then what the run adds up to.

use crate::report::layout::{count, cut, duration, flow, paragraph, plain};
use crate::report::record::{Problem, Record, Row, SeedOrigin, Unchecked, Witness};
use crate::report::run::{Run, Status, Summary};
use crate::report::sentence::risk;
use crate::theorem::expectation::VerdictName;
use std::fmt::Write as _;

/// Titles are cut to this many characters in the table.
const TITLE: usize = 56;
/// Exact numbers are cut to this many characters.
const NUMBER: usize = 60;

/// How the text is dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Characters only.
    Plain,
    /// With terminal colours.
    Coloured,
}

#[derive(Clone, Copy)]
enum Colour {
    Green,
    Red,
    Yellow,
    Bold,
    Dim,
}

impl Style {
    fn paint(self, colour: Colour, text: &str) -> String {
        if self == Self::Plain {
            return text.to_owned();
        }
        let code = match colour {
            Colour::Green => "32",
            Colour::Red => "1;31",
            Colour::Yellow => "33",
            Colour::Bold => "1",
            Colour::Dim => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// Which theorems get a closer look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Details {
    /// Those with a verdict that was not expected.
    Unexpected,
    /// And those with a counterexample that was expected.
    Counterexamples,
}

/// The whole report.
#[must_use]
pub fn render(run: &Run, details: Details, style: Style) -> String {
    let mut text = table(&run.rows, style);
    for row in &run.rows {
        match row {
            Row::Checked(record)
                if !record.as_expected
                    || (record.witness.is_some() && details == Details::Counterexamples) =>
            {
                text.push_str(&closer_look(record, style));
            }
            Row::Unchecked(unchecked) if unchecked.problem == Problem::InternalError => {
                text.push_str(&failure(unchecked, style));
            }
            _ => {}
        }
    }
    text.push_str(&summary(run, style));
    text
}

/// The rows in columns, under the names of their files.
fn table(rows: &[Row], style: Style) -> String {
    let width = |cells: &dyn Fn(&Record) -> usize| {
        let checked = rows.iter().filter_map(|row| match row {
            Row::Checked(record) => Some(cells(record)),
            Row::Unchecked(_) => None,
        });
        checked.max().unwrap_or(0)
    };
    let verdicts = width(&|record| record.verdict.as_str().len());
    let errors = width(&|record| error(record).len());
    let titles = width(&|record| cut(&record.theorem, TITLE).chars().count());
    let mut text = String::new();
    for file in rows.chunk_by(|one, next| one.file() == next.file()) {
        let name = plain(file.first().map_or("", Row::file));
        let _ = writeln!(text, "{}", style.paint(Colour::Bold, &name));
        for row in file {
            let _ = match row {
                Row::Unchecked(unchecked) => {
                    let title = unchecked
                        .theorem
                        .as_deref()
                        .map(|title| format!("{}: ", cut(title, TITLE)));
                    let (mark, colour) = match unchecked.problem {
                        Problem::NotSupported => ("–", Colour::Yellow),
                        Problem::Mistakes | Problem::InternalError => ("✗", Colour::Red),
                    };
                    let line = format!(
                        "{mark} not checked: {}{}",
                        title.unwrap_or_default(),
                        plain(&unchecked.detail)
                    );
                    writeln!(text, "  {}", style.paint(colour, &line))
                }
                Row::Checked(record) => {
                    let (mark, colour) = mark(record);
                    let verdict = format!("{mark} {:verdicts$}", record.verdict);
                    let title = cut(&record.theorem, TITLE);
                    let time = duration(record.seconds);
                    let promised = if record.as_expected {
                        String::new()
                    } else {
                        let remark = format!("   expected {}", record.expected);
                        style.paint(colour, &remark)
                    };
                    writeln!(
                        text,
                        "  {}  {:errors$}  {title:titles$}  {}{promised}",
                        style.paint(colour, &verdict),
                        error(record),
                        style.paint(Colour::Dim, &format!("{time:>9}")),
                    )
                }
            };
        }
    }
    text
}

fn mark(record: &Record) -> (char, Colour) {
    match (record.as_expected, record.verdict) {
        (true, _) => ('✓', Colour::Green),
        (false, VerdictName::Inconclusive | VerdictName::Sampled) => ('?', Colour::Yellow),
        (false, _) => ('✗', Colour::Red),
    }
}

/// `2^-113`, or what stands in its place.
fn error(record: &Record) -> String {
    match (&record.error_bits, record.verdict) {
        (Some(bits), _) => {
            let bits = bits.to_string();
            format!("2^-{}", bits.split('.').next().unwrap_or_default())
        }
        (None, VerdictName::Inconclusive | VerdictName::Sampled) => "–".to_owned(),
        (None, _) => "exact".to_owned(),
    }
}

/// A closer look at a theorem.
fn closer_look(record: &Record, style: Style) -> String {
    let colour = if record.as_expected { Colour::Bold } else { Colour::Red };
    let title = style.paint(colour, &plain(&record.theorem));
    let promise = if record.as_expected {
        "as expected".to_owned()
    } else {
        format!("expected {}", record.expected)
    };
    let mut text = format!("\n{title}: {}, {promise}\n", record.verdict);
    text.push_str(&paragraph(&record.detail, 2));
    if let Some(witness) = &record.witness {
        text.push_str(&counterexample(witness));
    }
    if !record.as_expected && !record.guards.is_empty() {
        text.push_str("  under the conditions\n");
        let guards: Vec<String> = record.guards.iter().map(|guard| plain(guard)).collect();
        text.push_str(&flow(&guards, "; ", 4));
    }
    text
}

fn counterexample(witness: &Witness) -> String {
    let claim = plain(&witness.violation.claim);
    let mut text = String::new();
    if let Some(description) = &witness.violation.description {
        let points = witness.points.iter().map(|(name, coordinates)| {
            let written = coordinates.0.iter().map(|value| cut(&value.to_string(), NUMBER));
            format!("{} = ({})", plain(name), written.collect::<Vec<_>>().join(", "))
        });
        let numbers = witness
            .numbers
            .iter()
            .map(|(name, value)| format!("{} = {}", plain(name), cut(&value.to_string(), NUMBER)));
        let all: Vec<String> = points.chain(numbers).collect();
        text.push_str(&flow(&all, "  ", 4));
        text.push_str(&paragraph(&format!("{claim} fails: {description}"), 4));
    } else if let (Some(prime), Some(sample)) = (&witness.prime, witness.sample) {
        let line =
            format!("{claim} fails modulo the prime {prime}, at the point of attempt {sample}");
        text.push_str(&paragraph(&line, 4));
    }
    text
}

fn failure(unchecked: &Unchecked, style: Style) -> String {
    let title = plain(unchecked.theorem.as_deref().unwrap_or(&unchecked.file));
    let head = style.paint(Colour::Red, &format!("{title}: internal error"));
    let mut text = format!("\n{head}\n{}", paragraph(&unchecked.detail, 2));
    text.push_str("  This is a defect of Zippel. It happens again with\n");
    let _ = writeln!(text, "    {}", unchecked.reproduce.as_deref().unwrap_or_default());
    text
}

/// What the run adds up to.
#[must_use]
pub fn summary(run: &Run, style: Style) -> String {
    let summary = run.summary();
    let mut text = format!("\n{}\n", headline(&summary, run, style));
    if summary.tested > 0 {
        text.push_str(&paragraph(&risk(&summary, run.origin), 0));
    }
    let _ = match run.origin {
        SeedOrigin::System => {
            writeln!(text, "seed {}, from the operating system", run.seed.to_hex())
        }
        SeedOrigin::Chosen => writeln!(text, "seed {}, chosen", run.seed.to_hex()),
    };
    text
}

fn headline(summary: &Summary, run: &Run, style: Style) -> String {
    let verdicts: Vec<String> =
        summary.verdicts.iter().map(|(verdict, count)| format!("{count} {verdict}")).collect();
    let mut parts = vec![count(summary.theorems(), "theorem")];
    if !verdicts.is_empty() {
        parts[0] = format!("{}: {}", parts[0], verdicts.join(", "));
    }
    let mut fine = summary.theorems() > 0;
    for (number, what, status) in summary.troubles() {
        if number > 0 {
            fine = false;
            let colour = if status == Status::Undecided { Colour::Yellow } else { Colour::Red };
            parts.push(style.paint(colour, &format!("{number} {what}")));
        }
    }
    if fine {
        parts.push(style.paint(Colour::Green, "all as expected"));
    }
    format!("{} ({})", parts.join("; "), duration(run.seconds))
}
