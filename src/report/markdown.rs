//! The report as Markdown, for places that show no HTML of others.
//!
//! All text of theorem files is escaped or stands in code: it can be read, but it marks nothing up.

use crate::report::drawn::DrawnFigure;
use crate::report::layout::{count, duration, plain};
use crate::report::numeral::Numeral;
use crate::report::publication::{Entry, Exhibit, Group, Publication};
use crate::report::record::{Problem, Record, Row, SeedOrigin, Unchecked, Value, Witness};
use crate::report::run::Run;
use crate::report::sentence;
use crate::theorem::expectation::VerdictName;
use std::fmt::Write as _;

/// The report.
#[must_use]
pub fn render(publication: &Publication) -> String {
    let groups = publication.groups();
    let mut text = summary(&publication.run);
    text.push_str("\n## Theorems\n");
    for group in &groups {
        table(&mut text, group);
    }
    text.push_str("\n## One by one\n");
    for entry in groups.iter().flat_map(|group| &group.entries) {
        section(&mut text, entry);
    }
    text
}

// Writing to a string does not fail; the results of `writeln!` below are dropped for this reason.

fn summary(run: &Run) -> String {
    let summary = run.summary();
    let mut text = format!("# Confidence report\n\n{}", count(summary.theorems(), "theorem"));
    for (position, (verdict, number)) in summary.verdicts.iter().enumerate() {
        let _ = write!(text, "{} {number} {verdict}", if position == 0 { ":" } else { "," });
    }
    text.push_str(".\n");
    let troubles: Vec<String> = summary
        .troubles()
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, what, _)| format!("{number} {what}"))
        .collect();
    if troubles.is_empty() {
        text.push_str("Every verdict is as expected.\n");
    } else {
        let _ = writeln!(text, "**{}.**", troubles.join(", "));
    }
    if summary.tested > 0 {
        let risk = sentence::risk(&summary, run.origin);
        let _ = writeln!(text, "\n{}\n{}", escape(&risk), sentence::WHAT_THE_BOUND_IS);
    }
    let origin = match run.origin {
        SeedOrigin::System => "from the operating system",
        SeedOrigin::Chosen => "chosen",
    };
    let _ = writeln!(text, "\nSeed `{}`, {origin}.", run.seed.to_hex());
    let _ = writeln!(text, "Checked in {}.", duration(run.seconds));
    text
}

fn table(text: &mut String, group: &Group<'_>) {
    let heading = match group.folder {
        None => "Not as expected".to_owned(),
        Some("") => "Here".to_owned(),
        Some(folder) => escape(folder),
    };
    let _ = writeln!(text, "\n### {heading}\n");
    text.push_str("| theorem | verdict | error | file |\n|---|---|---|---|\n");
    for entry in &group.entries {
        let (verdict, error) = match entry.row {
            Row::Checked(record) if record.as_expected => {
                (record.verdict.to_string(), error(record))
            }
            Row::Checked(record) => {
                (format!("**{}**, expected {}", record.verdict, record.expected), error(record))
            }
            Row::Unchecked(unchecked) => (failure(unchecked).to_owned(), "–".to_owned()),
        };
        let (title, file) = (escape(entry.title()), escape(entry.row.file()));
        let _ = writeln!(text, "| {title} | {verdict} | {error} | {file} |");
    }
}

fn error(record: &Record) -> String {
    match (&record.error_bits, record.verdict) {
        (Some(bits), _) => format!("2^-{bits}"),
        (None, VerdictName::Inconclusive | VerdictName::Sampled) => "–".to_owned(),
        (None, _) => "exact".to_owned(),
    }
}

fn failure(unchecked: &Unchecked) -> &'static str {
    match unchecked.problem {
        Problem::Mistakes => "**not checked**",
        Problem::NotSupported => "not supported",
        Problem::InternalError => "**internal error**",
    }
}

fn section(text: &mut String, entry: &Entry<'_>) {
    let _ = writeln!(text, "\n### {}\n", escape(entry.title()));
    match entry.row {
        Row::Checked(record) => checked(text, record, entry.exhibit),
        Row::Unchecked(unchecked) => {
            let _ = writeln!(text, "{}: {}", escape(&unchecked.file), failure(unchecked));
            let _ = writeln!(text, "\n{}", escape(&unchecked.detail));
            for mistake in &unchecked.mistakes {
                let (line, column) = (mistake.line, mistake.column);
                let message = escape(&mistake.message);
                let _ = write!(text, "\n- {line}:{column}: {} {message}", mistake.code);
                if let Some(hint) = &mistake.hint {
                    let _ = write!(text, " ({})", escape(hint));
                }
            }
            if !unchecked.mistakes.is_empty() {
                text.push('\n');
            }
            if let Some(command) = &unchecked.reproduce {
                text.push_str("\nThis is a defect of Zippel. It happens again with\n");
                text.push_str(&fenced(command));
            }
        }
    }
}

fn checked(text: &mut String, record: &Record, exhibit: Option<&Exhibit>) {
    let line = exhibit.map(|exhibit| format!(":{}", exhibit.line)).unwrap_or_default();
    let source = record.source.as_ref().map(|source| format!(" · {}", escape(source)));
    let _ = writeln!(text, "{}{line}{}\n", escape(&record.file), source.unwrap_or_default());
    let _ = write!(text, "{}", escape(&sentence::verdict(record)));
    if !record.as_expected {
        let _ = write!(text, " **Expected {}.**", record.expected);
    }
    text.push('\n');
    if let Some(exhibit) = exhibit {
        text.push_str(&fenced(&exhibit.statement));
    }
    if let Some(figure) = record.drawn.as_ref().and_then(|drawn| drawn.figure.as_ref()) {
        drawn(text, figure);
    }
    if let Some(found) = record.drawn.as_ref().and_then(|drawn| drawn.failing.as_ref()) {
        text.push_str("\nAnother drawing, in which it fails:\n");
        witness(text, found);
    }
    if let Some(found) = &record.witness {
        witness(text, found);
    }
    list(text, "Under the conditions", &record.guards);
    list(text, "Found about the figure, and tested with the conclusions", &record.obligations);
    budget(text, record);
    size(text, record);
    if let Some(exhibit) = exhibit {
        text.push_str("\nTo repeat exactly this check:\n");
        text.push_str(&fenced(&exhibit.command));
    }
}

/// The figure of which the verdict speaks.
fn drawn(text: &mut String, figure: &DrawnFigure) {
    text.push_str("\nThe figure that was drawn:\n\n| parameter | value |\n|---|---|\n");
    for (name, value) in &figure.parameters {
        let _ = writeln!(text, "| {} | {} |", escape(name), escape(value));
    }
    text.push_str("\n| square root of | sign | new or not |\n|---|---|---|\n");
    for root in &figure.roots {
        let value = root.value.as_ref().map(|value| format!(": {}", escape(value)));
        let _ = writeln!(
            text,
            "| {} | {} | {}{} |",
            escape(&root.radicand),
            root.sign,
            root.status.unwrap_or("not decided"),
            value.unwrap_or_default()
        );
    }
    list(text, "There", &figure.relations);
    list(text, "Lines by which the text can say so, each by itself", &figure.selectors);
    list(text, "Chosen", &figure.order);
}

fn witness(text: &mut String, witness: &Witness) {
    let claim = escape(&witness.violation.claim);
    let _ = write!(text, "\n{claim} fails");
    if let Some(description) = &witness.violation.description {
        let _ = writeln!(text, ": {}.", escape(description));
    } else if let (Some(prime), Some(sample)) = (&witness.prime, witness.sample) {
        let _ = writeln!(text, " modulo the prime {prime}, at the point of attempt {sample}.");
    } else {
        text.push_str(".\n");
    }
    if witness.points.is_empty() && witness.numbers.is_empty() {
        return;
    }
    let axes = witness.axes();
    let _ = writeln!(text, "\n| name | {} |\n|---{}|", axes.join(" | "), "|---".repeat(axes.len()));
    let mut row = |name: &str, values: &[Value]| {
        let cell = |axis: usize| match values.get(axis) {
            Some(value) => format!(" {} |", escape(&sentence::exact(value))),
            None => " |".to_owned(),
        };
        let cells: String = (0..axes.len()).map(cell).collect();
        let _ = writeln!(text, "| {} |{cells}", escape(name));
    };
    for (name, coordinates) in &witness.points {
        row(name, &coordinates.0);
    }
    for (name, value) in &witness.numbers {
        row(name, std::slice::from_ref(value));
    }
}

fn list(text: &mut String, heading: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}:\n");
    for item in items {
        let _ = writeln!(text, "- {}", escape(item));
    }
}

fn budget(text: &mut String, record: &Record) {
    if record.terms.is_empty() {
        return;
    }
    if let Some(bits) = &record.error_bits {
        let _ = writeln!(text, "\nAt most 2^-{bits}: {}.", sentence::bounded(record));
    } else {
        let _ = writeln!(text, "\n{}", sentence::FIXED_BEFORE);
    }
    for caveat in sentence::caveats(record) {
        let _ = writeln!(text, "{caveat}");
    }
    text.push_str(
        "\n| stage | term | formula | with its numbers | at most | source |\n|---|---|---|---|---|---|\n",
    );
    for term in &record.terms {
        let name =
            if term.binds { format!("**{}** (binds)", term.name) } else { term.name.to_owned() };
        let bits = term.bits.as_ref().map_or_else(|| "0".to_owned(), |bits| format!("2^-{bits}"));
        let _ = writeln!(
            text,
            "| {} | {name} | {} | {} | {bits} | {} |",
            term.stage,
            escape(term.formula),
            escape(&term.figures),
            escape(term.source)
        );
    }
}

fn size(text: &mut String, record: &Record) {
    let (Some(parameters), Some(length)) = (record.parameters, record.program_length) else {
        return;
    };
    let _ = write!(
        text,
        "\nThe program: {}, {}, {}",
        count(parameters, "free parameter"),
        count(length, "instruction"),
        count(record.radicals.unwrap_or(0), "square root")
    );
    if let Some(bound) = &record.bound {
        let shown = |value: Option<&Numeral>| value.map(ToString::to_string);
        if let Some(degree) = shown(bound.degree.as_ref()) {
            let _ = write!(text, "; degree {degree}");
        }
        if let Some(height) = shown(bound.height_bits.as_ref()) {
            let _ = write!(text, ", height {height} bits");
        }
        let (made, cap, zeros) = (bound.attempts, bound.attempt_cap, bound.zeros);
        let _ = write!(text, "; {made} of at most {cap} attempts, {zeros} zeros asked for");
    }
    text.push_str(".\n");
}

/// The text as a block of code, whatever it holds.
fn fenced(code: &str) -> String {
    let runs = code.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
    let lines: Vec<String> = code.lines().map(plain_line).collect();
    format!("\n{fence}\n{}\n{fence}\n", lines.join("\n"))
}

/// A line of code: tabs stay, other control characters are shown as a mark.
fn plain_line(line: &str) -> String {
    line.split('\t').map(plain).collect::<Vec<_>>().join("\t")
}

/// The text on one line, with nothing left that Markdown or HTML would take for more than text.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in plain(text).chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            // An address would become a link.
            ':' => escaped.push_str("&#58;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_marked_up() {
        assert_eq!(
            escape("<script>a|b</script> [x](y) *z*"),
            "&lt;script&gt;a\\|b&lt;/script&gt; \\[x\\](y) \\*z\\*"
        );
        assert_eq!(escape("https://x\n# y"), "https&#58;//x\u{fffd}\\# y");
    }

    #[test]
    fn no_code_leaves_its_block() {
        assert_eq!(fenced("a"), "\n```\na\n```\n");
        assert_eq!(fenced("a\n````\nb"), "\n`````\na\n````\nb\n`````\n");
    }
}
