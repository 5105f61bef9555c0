//! The record of a figure of which a verdict speaks, and of what was decided about its component.

use crate::branch::figure::{Figure, RootSign};
use crate::branch::identify::coinciding;
use crate::branch::relation::in_terms_of_roots;
use crate::branch::state::Status;
use crate::branch::{Certificate, Frozen, Outcome, Report};
use crate::check::Statement;
use crate::report::build::value;
use crate::report::numeral::Numeral;
use crate::report::record::{Bound, Coordinates, Term, Witness, map};
use crate::witness;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Lines that are proposed.
const SELECTORS: usize = 8;

/// What was found about the component of a figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Drawn {
    /// The figure; nothing where none was found.
    pub figure: Option<DrawnFigure>,
    /// Random figures that met all conditions. They are statistics, and no part of any bound.
    pub drawings: u32,
    /// Those in which all conclusions are true, as far as can be seen.
    pub true_in: u32,
    /// One of the others, for a statement that holds as drawn.
    pub failing: Option<Witness>,
}

/// A real figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DrawnFigure {
    /// The free parameters, exactly, in the order of the text.
    #[serde(serialize_with = "map")]
    #[schemars(with = "BTreeMap<String, String>")]
    pub parameters: Vec<(String, String)>,
    /// The points, in the order of the text.
    #[serde(serialize_with = "map")]
    #[schemars(with = "BTreeMap<String, Coordinates>")]
    pub points: Vec<(String, Coordinates)>,
    /// The square roots, in the order of the text.
    pub roots: Vec<DrawnRoot>,
    /// Sums, products and equalities among the roots there.
    pub relations: Vec<String>,
    /// Lines by which the text can say which figures are meant: `assume` ones are true on the component of this figure, `choose` ones of all
    /// random drawings in which the statement is true and of no other.
    pub selectors: Vec<String>,
    /// The order conditions that hold there.
    pub order: Vec<String>,
    /// The certified box: every parameter may change by 2 to minus this; nothing where none was needed.
    pub box_bits: Option<u32>,
    /// The size of a coordinate of the random point of the box at which the claims were tested, in bits.
    pub anchor_bits: Option<u64>,
}

/// A square root of a figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DrawnRoot {
    /// Its radicand in the words of geometry.
    pub radicand: String,
    /// Its sign in the figure.
    pub sign: &'static str,
    /// Whether it is new or lies in the field of the earlier ones; nothing where no claim depends on it, or this was not found out (then
    /// it is so for all roots).
    pub status: Option<&'static str>,
    /// What it is in terms of the earlier ones, where it is dependent; rational numbers that change with the figure are called q.
    pub value: Option<String>,
}

impl Drawn {
    /// The record of what was found, without a figure in which the statement fails.
    #[must_use]
    pub fn new(statement: &Statement<'_>, report: &Report) -> Self {
        let figure = match &report.outcome {
            Outcome::HoldsEverywhere(certificate) | Outcome::HoldsAsDrawn(certificate) => {
                let (relations, selectors) = selectors(statement, report, certificate);
                let figure = DrawnFigure {
                    relations,
                    selectors,
                    box_bits: Some(certificate.halvings),
                    anchor_bits: Some(certificate.budget.quantities.coordinate_bits),
                    ..figure(
                        statement,
                        &certificate.program,
                        &certificate.figure,
                        &certificate.statuses,
                    )
                };
                Some(figure)
            }
            Outcome::FalseNearDrawing(found) => {
                Some(figure(statement, &found.program, &found.figure, &found.statuses))
            }
            Outcome::NoDrawing(_) | Outcome::CapReached(_) => None,
        };
        let drawings = report.drawings;
        Self { figure, drawings: drawings.drawn, true_in: drawings.true_in, failing: None }
    }
}

/// The relations between the roots of a figure, and the lines by which the text can pick it; a text that picks figures needs none.
fn selectors(
    statement: &Statement<'_>,
    report: &Report,
    certificate: &Certificate,
) -> (Vec<String>, Vec<String>) {
    let theorem = statement.theorem;
    let relations = certificate.relations(&theorem.names);
    let mut lines: Vec<String> = Vec::new();
    if !theorem.selects() && matches!(report.outcome, Outcome::HoldsAsDrawn(_)) {
        let decisions = &certificate.program.decisions;
        let same = coinciding(theorem, statement.dictionary, decisions, &certificate.anchor);
        let names = &theorem.names;
        let points = same.iter().map(|&(p, q)| format!("assume {} == {}", names[q], names[p]));
        lines.extend(points);
        lines.extend(relations.iter().filter_map(|relation| relation.line.clone()));
        lines.extend(report.selectors.iter().map(|selector| selector.line(names)));
        lines.truncate(SELECTORS);
    }
    (relations.into_iter().map(|relation| relation.words).collect(), lines)
}

/// A figure of a program, with what its roots are there.
fn figure(
    statement: &Statement<'_>,
    program: &Frozen,
    figure: &Figure,
    statuses: &[Option<Status>],
) -> DrawnFigure {
    let slp = &program.slp;
    let exact = figure.point.rationals();
    let points = witness::configuration(
        statement.theorem,
        statement.dictionary,
        &program.decisions,
        &exact,
        |root| figure.signs.get(root) == Some(&RootSign::Minus),
    );
    let root = |number: usize| DrawnRoot {
        radicand: slp.radicand_in_words(number),
        sign: match figure.signs[number] {
            RootSign::Plus => "+",
            RootSign::Minus => "-",
        },
        status: statuses.get(number).and_then(Option::as_ref).map(|status| match status {
            Status::Independent => "independent",
            Status::Dependent(_) => "dependent",
        }),
        value: match statuses.get(number) {
            Some(Some(Status::Dependent(h))) => Some(in_terms_of_roots(h, slp)),
            _ => None,
        },
    };
    DrawnFigure {
        parameters: slp
            .parameters
            .iter()
            .cloned()
            .zip(exact.iter().map(ToString::to_string))
            .collect(),
        points: points
            .iter()
            .map(|(name, point)| (name.clone(), Coordinates(point.iter().map(value).collect())))
            .collect(),
        roots: (0..figure.signs.len()).map(root).collect(),
        relations: Vec::new(),
        selectors: Vec::new(),
        order: program.order.clone(),
        box_bits: None,
        anchor_bits: None,
    }
}

/// What the error of a certificate is computed from.
pub(super) fn bound(certificate: &Certificate) -> Bound {
    let budget = &certificate.budget;
    let quantities = &budget.quantities;
    Bound {
        degree: Numeral::degree(quantities.size.degree),
        height_bits: Numeral::height(quantities.size.height),
        prime_bits: Some(quantities.beta + 1),
        attempt_bits: Numeral::error_bits(budget.prime),
        zeros: quantities.quota.zeros,
        attempts: certificate.attempts,
        attempt_cap: quantities.quota.attempts,
    }
}

/// The error budget of a certificate. Each term counts once for each of the programs that might have been tested.
pub(super) fn terms(certificate: &Certificate) -> Vec<Term> {
    let budget = &certificate.budget;
    let binding = budget.binding();
    let terms = budget.terms.iter().map(|term| Term {
        stage: "the drawn component",
        name: term.name,
        formula: term.formula,
        figures: term.figures.clone(),
        bits: Numeral::error_bits(term.value),
        source: term.source,
        binds: binding.is_some_and(|binding| std::ptr::eq(binding, term)),
    });
    let runs = budget.quantities.runs;
    let total = Term {
        stage: "the drawn component",
        name: "in all",
        formula: budget.formula(),
        figures: format!("{runs} programs may be tested"),
        bits: Numeral::error_bits(budget.total),
        source: "the union bound",
        binds: false,
    };
    terms.chain([total]).collect()
}
