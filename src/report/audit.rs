//! The audit of a collection: what its maintainer wants to know beside the verdicts, in Markdown.

use crate::report::markdown::escape;
use crate::report::publication::Publication;
use crate::report::record::{Record, Row};
use crate::slp::{Conclusion, Slp};
use crate::theorem::expectation::VerdictName;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed as _;
use std::collections::HashMap;
use std::fmt::Write as _;

/// A decimal with fewer digits after its point is meant as it stands.
const DIGITS: usize = 4;
/// The largest denominator of the fractions that decimals may stand for.
const DENOMINATOR: u32 = 100;

/// What two theorems have in common that say the same up to the names of their objects: their programs, conclusions and conditions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a program.
    #[must_use]
    pub fn of(slp: &Slp) -> Self {
        let residuals = |conclusions: &[Conclusion]| -> Vec<_> {
            conclusions.iter().map(|conclusion| conclusion.residuals.clone()).collect()
        };
        let guards: Vec<_> = slp.guards.iter().map(|guard| &guard.nodes).collect();
        Self(format!(
            "{:?}{:?}{:?}{:?}{guards:?}",
            slp.nodes,
            slp.constants,
            residuals(&slp.conclusions),
            residuals(&slp.obligations)
        ))
    }
}

/// The audit. For each row of the run stands the fingerprint of its program, where there is one.
#[must_use]
pub fn render(publication: &Publication, fingerprints: &[Option<Fingerprint>]) -> String {
    let anchors = publication.anchors();
    let rows: Vec<Audited<'_>> = publication
        .run
        .rows
        .iter()
        .enumerate()
        .filter_map(|(number, row)| match row {
            Row::Checked(record) => Some(Audited {
                record,
                anchor: &anchors[number],
                statement: publication.exhibits[number]
                    .as_ref()
                    .map_or("", |exhibit| exhibit.statement.as_str()),
                fingerprint: fingerprints.get(number).and_then(Option::as_ref),
            }),
            Row::Unchecked(_) => None,
        })
        .collect();
    let mut text = "# Audit\n".to_owned();
    let verdict = |verdict: VerdictName| {
        let rows = rows.iter().filter(move |row| row.record.verdict == verdict);
        rows.map(|row| format!("{}: {}", row.link(), escape(&row.record.detail))).collect()
    };
    section(&mut text, "False as written", verdict(VerdictName::Refuted));
    section(&mut text, "True for the drawn figure only", verdict(VerdictName::HoldsAsDrawn));
    section(&mut text, "True on some components only", verdict(VerdictName::HoldsOnSomeComponents));
    section(&mut text, "Without any configuration", verdict(VerdictName::Vacuous));
    section(&mut text, "Undecided", verdict(VerdictName::Inconclusive));
    section(&mut text, "The same more than once", duplicates(&rows));
    section(&mut text, "Decimals near a fraction", decimals(&rows));
    section(&mut text, "Conditions that the statements need", conditions(&rows));
    text
}

/// A theorem in an audit.
struct Audited<'p> {
    record: &'p Record,
    anchor: &'p str,
    statement: &'p str,
    fingerprint: Option<&'p Fingerprint>,
}

impl Audited<'_> {
    /// The title, with a link to the theorem and its picture in the report.
    fn link(&self) -> String {
        format!("[{}](index.html#{})", escape(&self.record.theorem), self.anchor)
    }
}

fn section(text: &mut String, title: &str, entries: Vec<String>) {
    // Writing to a string does not fail.
    let _ = writeln!(text, "\n## {title}\n");
    if entries.is_empty() {
        text.push_str("None.\n");
    }
    for entry in entries {
        let _ = writeln!(text, "- {entry}");
    }
}

/// Theorems with one program.
fn duplicates(rows: &[Audited<'_>]) -> Vec<String> {
    let mut groups: Vec<Vec<&Audited<'_>>> = Vec::new();
    let mut place: HashMap<&Fingerprint, usize> = HashMap::new();
    for row in rows {
        let Some(fingerprint) = row.fingerprint else { continue };
        let position = *place.entry(fingerprint).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[position].push(row);
    }
    let several = groups.iter().filter(|group| group.len() > 1);
    several.map(|group| group.iter().map(|row| row.link()).collect::<Vec<_>>().join(", ")).collect()
}

/// Theorems whose conditions say more than that points are distinct.
fn conditions(rows: &[Audited<'_>]) -> Vec<String> {
    let proved = rows.iter().filter(|row| {
        let verdict = row.record.verdict;
        matches!(verdict, VerdictName::Holds | VerdictName::Proved | VerdictName::HoldsAsDrawn)
    });
    proved
        .filter(|row| !row.record.guards.is_empty())
        .map(|row| {
            let guards: Vec<String> = row.record.guards.iter().map(|guard| escape(guard)).collect();
            format!("{}: {}", row.link(), guards.join("; "))
        })
        .collect()
}

/// Long decimals that are nearly a fraction with a small denominator.
fn decimals(rows: &[Audited<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for row in rows {
        let mut seen: Vec<&str> = Vec::new();
        for literal in row.statement.split(|c: char| !(c.is_ascii_digit() || c == '.')) {
            if seen.contains(&literal) {
                continue;
            }
            seen.push(literal);
            if let Some(fraction) = near_fraction(literal) {
                found.push(format!("{}: {literal} for {fraction}", row.link()));
            }
        }
    }
    found
}

/// The fraction that a decimal is nearly, within one unit of its last digit, without being it.
fn near_fraction(literal: &str) -> Option<BigRational> {
    let (whole, digits) = literal.split_once('.')?;
    if digits.len() < DIGITS || whole.is_empty() || literal.len() > 100 {
        return None;
    }
    let numerator: BigInt = format!("{whole}{digits}").parse().ok()?;
    let unit = BigRational::new(1.into(), BigInt::from(10).pow(u32::try_from(digits.len()).ok()?));
    let value = BigRational::from_integer(numerator) * &unit;
    (1..=DENOMINATOR).find_map(|denominator| {
        let denominator = BigRational::from_integer(denominator.into());
        let fraction = (&value * &denominator).round() / denominator;
        let distance = (&fraction - &value).abs();
        (distance.is_positive() && distance <= unit).then_some(fraction)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_that_stand_for_fractions_are_seen() {
        let near = |literal| near_fraction(literal).map(|fraction| fraction.to_string());
        assert_eq!(near("0.333333333").as_deref(), Some("1/3"));
        assert_eq!(near("1.66667").as_deref(), Some("5/3"));
        for literal in ["0.25", "0.3333", "0.5000", "0.7390851", "12", ".", "1.2.3", "0.125"] {
            let short = literal == "0.3333";
            assert_eq!(near(literal).is_some(), short, "{literal}");
        }
    }
}
