//! `JUnit` XML, which services that run tests display: a file is a suite, a theorem a test case.

use crate::report::layout::seconds;
use crate::report::record::{Problem, Row};
use crate::report::run::Run;
use crate::theorem::expectation::VerdictName;
use std::fmt::Write as _;

/// The run as an XML document.
#[must_use]
pub fn render(run: &Run) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let all = Counts::of(&run.rows);
    // Writing to a string does not fail.
    let _ = writeln!(
        xml,
        "<testsuites name=\"zippel\" {} time=\"{}\">",
        all.attributes(),
        seconds(run.seconds)
    );
    for suite in run.rows.chunk_by(|one, next| one.file() == next.file()) {
        let name = escape(suite.first().map_or("", Row::file));
        let counts = Counts::of(suite).attributes();
        let _ = writeln!(xml, "  <testsuite name=\"{name}\" {counts}>");
        for row in suite {
            case(&mut xml, &name, row);
        }
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn of(rows: &[Row]) -> Self {
        let count =
            |element: &str| rows.iter().filter(|row| outcome(row).0 == Some(element)).count();
        Self {
            tests: rows.len(),
            failures: count("failure"),
            errors: count("error"),
            skipped: count("skipped"),
        }
    }

    fn attributes(&self) -> String {
        let Self { tests, failures, errors, skipped } = self;
        format!(
            "tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\""
        )
    }
}

/// The element that says what went wrong, if anything did, and its type.
fn outcome(row: &Row) -> (Option<&'static str>, &'static str) {
    match row {
        Row::Checked(record) if record.as_expected => (None, ""),
        Row::Checked(record) if record.verdict == VerdictName::Inconclusive => {
            (Some("skipped"), record.verdict.as_str())
        }
        Row::Checked(record) => (Some("failure"), record.verdict.as_str()),
        Row::Unchecked(unchecked) => match unchecked.problem {
            Problem::Mistakes => (Some("error"), "mistakes"),
            Problem::NotSupported => (Some("skipped"), "not-supported"),
            Problem::InternalError => (Some("error"), "internal-error"),
        },
    }
}

fn case(xml: &mut String, suite: &str, row: &Row) {
    let (element, kind) = outcome(row);
    let (title, time, message, body) = match row {
        Row::Checked(record) => (
            record.theorem.as_str(),
            seconds(record.seconds),
            format!("{}, and {} was expected", record.verdict, record.expected),
            record.detail.clone(),
        ),
        Row::Unchecked(unchecked) => (
            unchecked.theorem.as_deref().unwrap_or(&unchecked.file),
            "0".to_owned(),
            unchecked.detail.clone(),
            unchecked
                .mistakes
                .iter()
                .map(|m| format!("{}:{}: {} {}\n", m.line, m.column, m.code, m.message))
                .chain(unchecked.reproduce.clone())
                .collect(),
        ),
    };
    let title = escape(title);
    let head = format!("    <testcase classname=\"{suite}\" name=\"{title}\" time=\"{time}\"");
    let _ = match element {
        None => writeln!(xml, "{head}/>"),
        Some("skipped") => {
            let message = escape(&body);
            writeln!(xml, "{head}><skipped message=\"{message}\"/></testcase>")
        }
        Some(element) => writeln!(
            xml,
            "{head}><{element} type=\"{kind}\" message=\"{}\">{}</{element}></testcase>",
            escape(&message),
            escape(&body)
        ),
    };
}

/// The text with XML's special characters escaped, and characters that XML does not have replaced.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
