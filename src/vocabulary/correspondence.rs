//! How the constructions and predicates of other systems (AlphaGeometry and Newclid, JGEX, GCLC, GeoGebra, OpenGeoProver, SymbolicData)
//! are said here: by a word, or by an obvious combination of words.
//!
//! The points `A` to `F`, `O` and `P`, the lines `l`, `m`, `n` and `p`, the circles `c`, `d` and `e`, the conic `q` and the numbers
//! `k`, `r`, `s` and `t` are given. `X`, `Y`, … and `x`, `y`, … are new. Where an order of points is meant (`on_segment`), the construction
//! says the line, and `choose` the figures that are meant.
//!
//! What only draws and takes part in no proof there has no counterpart: cubics and equations of loci (GeoGebra), figures of fixed size.
//!
#![doc = include_str!("correspondence.md")]
#![allow(clippy::doc_markdown, reason = "names of other systems and of their words")]

use std::fmt::Write as _;

/// What stands in the table.
const ROWS: &str = include_str!("rows.txt");

/// The objects that the rows take as given, as statements of a theorem.
pub const GIVEN: &str = "points A, B, C, D, E, F, O, P\nnumbers k, r, s, t\nl = line(A, C)\nm = line(B, D)\nn = line(E, F)\np = line(C, P)\n\
     c = circle(D, E)\nd = circle(B, F)\ne = circle(C, P)\nq = conic(A, B, C, D, F)\n";

/// A construction or predicate of other systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is called there.
    pub name: &'static str,
    /// The statements that say it here, separated by `; `.
    pub statements: &'static str,
}

/// The rows, by sections.
#[must_use]
pub fn sections() -> Vec<(&'static str, Vec<Row>)> {
    let mut sections: Vec<(&str, Vec<Row>)> = Vec::new();
    for line in ROWS.lines() {
        if let Some(title) = line.strip_prefix("# ") {
            sections.push((title, Vec::new()));
        } else if let (Some((name, statements)), Some((_, rows))) =
            (line.split_once(" | "), sections.last_mut())
        {
            rows.push(Row { name, statements });
        }
    }
    sections
}

/// The table in Markdown.
#[must_use]
pub fn table() -> String {
    let mut text = String::new();
    for (title, rows) in sections() {
        // Writing to a string cannot fail.
        let _ = write!(text, "## {title}\n\n| elsewhere | here |\n|---|---|\n");
        for Row { name, statements } in rows {
            let statements = statements.replace("; ", "`, `");
            let _ = writeln!(text, "| {name} | `{statements}` |");
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Statement;
    use crate::deadline::Deadline;
    use crate::document::Document;
    use crate::plan::Request;
    use crate::sampling::Seed;
    use crate::theorem::expectation::VerdictName;

    #[test]
    fn every_row_can_be_said() {
        for (_, rows) in sections() {
            assert!(!rows.is_empty());
            for row in rows {
                let text = theorem(&row);
                let document = Document::read(&text);
                assert!(document.is_sound(), "{}: {:?}", row.name, document.diagnostics);
            }
        }
    }

    /// A theorem with the statements of a row, and something that is false of free points if the row claims nothing.
    fn theorem(row: &Row) -> String {
        let statements = row.statements.replace("; ", "\n");
        let show = if statements.contains("show") { "" } else { "show equal_length(A, B, C, D)" };
        format!("theorem \"row\" {{\n{GIVEN}{statements}\n{show}\n}}\n")
    }

    fn verdict(text: &str) -> VerdictName {
        let document = Document::read(text);
        assert!(document.is_sound(), "{text}: {:?}", document.diagnostics);
        let statement = Statement::new(&document.theorems[0], &document.dictionary, text);
        let checked = statement.check_in_haste(
            &Request::new(40),
            &Seed::from_bytes([5; 32]),
            &Deadline::NEVER,
        );
        checked.unwrap_or_else(|failure| panic!("{text}: {failure:?}")).verdict.name()
    }

    /// Each row can be carried out on given objects in general position: something false stays false. What a claim of the row says of
    /// these objects is false too, but for what is an identity.
    #[test]
    fn every_row_can_be_carried_out() {
        for row in sections().into_iter().flat_map(|(_, rows)| rows) {
            let identity = row.name == "polynomial identity";
            let expected = if identity { VerdictName::Holds } else { VerdictName::Refuted };
            assert_eq!(verdict(&theorem(&row)), expected, "{}", row.name);
        }
    }

    #[test]
    fn the_table_in_the_documentation_is_generated() {
        assert_eq!(include_str!("correspondence.md"), table(), "write `table()` to the file");
    }
}
