//! From a checked theorem to its record.

use crate::bound::ErrorBound;
use crate::branch::Certificate;
use crate::check::{Checked, Statement};
use crate::diagnostic::Diagnostic;
use crate::record::record_order;
use crate::report::drawn::{self, Drawn};
use crate::report::numeral::Numeral;
use crate::report::record::{
    Coordinates, Mistake, Problem, Record, SCHEMA, SeedOrigin, Unchecked, Value, Violation, Witness,
};
use crate::report::stage::{bound, stages, terms};
use crate::sampling::Seed;
use crate::source::Source;
use crate::survey::Survey;
use crate::theorem::Theorem;
use crate::verdict::{Refutation, Verdict};
use crate::witness::{self, Quantity};
use std::time::Duration;

/// What a record says beside the result.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
    /// The file.
    pub file: &'c str,
    /// The seed.
    pub seed: &'c Seed,
    /// Where the seed comes from.
    pub origin: SeedOrigin,
}

impl Record {
    /// The record of a theorem.
    #[must_use]
    pub fn new(
        context: Context<'_>,
        statement: &Statement<'_>,
        checked: &Checked,
        seconds: Duration,
    ) -> Self {
        let theorem = statement.theorem;
        let verdict = checked.verdict.name();
        let program = checked.program.as_ref();
        let planned = program.zip(checked.plan.as_ref());
        let error = match &checked.verdict {
            Verdict::Holds(error)
            | Verdict::HoldsAsDrawn(error)
            | Verdict::HoldsOnSomeComponents(error)
            | Verdict::Vacuous(error) => *error,
            Verdict::Refuted(refutation) => refutation.error,
            Verdict::Proved | Verdict::Sampled(_) | Verdict::Inconclusive(_) => ErrorBound::ZERO,
        };
        let certificate = certificate(checked);
        let ordered = program.filter(|_| {
            matches!(checked.verdict, Verdict::Sampled(_)) || checked.violating.is_some()
        });
        // What is said about order has conditions of its own.
        let ordered = ordered.and_then(|program| {
            record_order(theorem, statement.dictionary, &program.decisions).ok()
        });
        let ordered = ordered.map(|(recording, _)| recording.slp.guards).unwrap_or_default();
        let mut guards: Vec<String> = Vec::new();
        for guard in program.iter().flat_map(|program| &program.slp.guards).chain(&ordered) {
            if !guards.contains(&guard.condition) {
                guards.push(guard.condition.clone());
            }
        }
        Self {
            schema: SCHEMA,
            file: context.file.to_owned(),
            theorem: theorem.title.clone(),
            source: theorem.source.clone(),
            verdict,
            expected: theorem.expectation.0,
            as_expected: theorem.expectation.is_met_by(verdict),
            error_bits: Numeral::error_bits(error),
            detail: detail(checked),
            bound: match certificate {
                Some(certificate) => Some(drawn::bound(certificate)),
                None => planned.map(|(program, plan)| bound(program, plan, checked)),
            },
            parameters: program.map(|program| program.slp.parameters.len()),
            program_length: program.map(|program| program.slp.nodes.len()),
            radicals: program.map(|program| program.slp.roots.len()),
            guards,
            obligations: program
                .iter()
                .flat_map(|program| &program.slp.obligations)
                .map(|obligation| obligation.claim.clone())
                .collect(),
            terms: match certificate {
                Some(certificate) => drawn::terms(certificate),
                None => planned.map_or_else(Vec::new, |(program, plan)| {
                    terms(&stages(plan, program, checked))
                }),
            },
            drawn: checked.drawn.as_ref().map(|report| Drawn {
                failing: statement
                    .failing_figure(checked)
                    .map(|(found, program)| real_witness(&found, program.slp.roots.len())),
                ..Drawn::new(statement, report)
            }),
            seed: context.seed.to_hex(),
            seed_origin: context.origin,
            witness: match &checked.verdict {
                Verdict::Refuted(refutation) => Some(witness(refutation, checked)),
                _ => None,
            },
            seconds,
            risk: checked.risk,
        }
    }
}

impl Unchecked {
    /// A file with mistakes.
    #[must_use]
    pub fn mistakes(
        context: Context<'_>,
        source: &Source,
        diagnostics: &[Diagnostic],
        risk: ErrorBound,
    ) -> Self {
        let mistakes: Vec<Mistake> = diagnostics
            .iter()
            .map(|diagnostic| {
                let place = source.position(diagnostic.primary.span.start);
                Mistake {
                    code: diagnostic.code.as_str(),
                    line: place.line,
                    column: place.column,
                    message: diagnostic.message.clone(),
                    hint: diagnostic.hint.clone(),
                }
            })
            .collect();
        let detail = match &mistakes[..] {
            [only] => only.message.clone(),
            many => format!("{} mistakes in the file", many.len()),
        };
        Self {
            schema: SCHEMA,
            file: context.file.to_owned(),
            theorem: None,
            verdict: None,
            as_expected: false,
            problem: Problem::Mistakes,
            detail,
            mistakes,
            reproduce: None,
            seed: context.seed.to_hex(),
            risk,
        }
    }

    /// A problem in the language of another program that says something that this program cannot say.
    #[must_use]
    pub fn unsupported(context: Context<'_>, source: &Source, reason: &Diagnostic) -> Self {
        let reasons = std::slice::from_ref(reason);
        let row = Self::mistakes(context, source, reasons, ErrorBound::ZERO);
        Self { problem: Problem::NotSupported, ..row }
    }

    /// The same, said of one theorem and not of the whole file.
    #[must_use]
    pub fn about(mut self, title: &str) -> Self {
        self.theorem = Some(title.to_owned());
        self.detail = match &self.mistakes[..] {
            [only] => format!("line {}: {}", only.line, only.message),
            [first, rest @ ..] => {
                format!("line {}: {}, and {} more", first.line, first.message, rest.len())
            }
            [] => self.detail,
        };
        self
    }

    /// A theorem, or a whole file, on which this program failed.
    #[must_use]
    pub fn internal_error(
        context: Context<'_>,
        theorem: Option<&Theorem>,
        detail: String,
        reproduce: String,
        risk: ErrorBound,
    ) -> Self {
        Self {
            schema: SCHEMA,
            file: context.file.to_owned(),
            theorem: theorem.map(|theorem| theorem.title.clone()),
            verdict: None,
            as_expected: false,
            problem: Problem::InternalError,
            detail,
            mistakes: Vec::new(),
            reproduce: Some(reproduce),
            seed: context.seed.to_hex(),
            risk,
        }
    }
}

/// What the verdict means.
fn detail(checked: &Checked) -> String {
    let roots = checked.program.as_ref().map_or(0, |program| program.slp.roots.len());
    let branches = match roots {
        0 => String::new(),
        1 => ", for both signs of its square root".to_owned(),
        _ => format!(", for all signs of its {roots} square roots"),
    };
    match &checked.verdict {
        Verdict::Proved => {
            format!("true wherever the conditions hold{branches}, without any probability")
        }
        Verdict::Holds(error) if checked.is_under_assumption() => {
            format!(
                "true on every branch on which the assumptions hold, wherever the conditions hold; a statement that is false on one would pass \
                 with probability at most {error}"
            )
        }
        Verdict::Holds(error) => {
            format!(
                "true wherever the conditions hold{branches}; a false statement would pass with probability at most {error}"
            )
        }
        Verdict::Vacuous(error) => match &checked.impossible {
            Some(condition) => {
                format!(
                    "nothing is claimed: no configuration satisfies the condition \"{condition}\""
                )
            }
            None => format!(
                "nothing is claimed: no configuration satisfies the conditions; if one did, this would be said with probability at most {error}"
            ),
        },
        Verdict::HoldsAsDrawn(error) => {
            format!(
                "true for the drawn configuration, and for every configuration reached from it by a continuous motion during which no condition \
                 fails, no divisor vanishes, no radicand becomes zero and no order condition changes; a statement that is false there would \
                 get this verdict with probability at most {error}{}",
                drawings(checked)
            )
        }
        Verdict::HoldsOnSomeComponents(error) => {
            format!(
                "not true on every branch, and true on some: choose the signs of the square roots that are meant; a statement that is true on \
                 none would get this verdict with probability at most {error}"
            )
        }
        Verdict::Sampled(survey) => sampled(survey),
        Verdict::Inconclusive(reason) => reason.to_string(),
        Verdict::Refuted(refutation) => {
            format!("{}{}", refuted(refutation, checked, roots), drawings(checked))
        }
    }
}

/// What samples say of a statement about order. The distribution is stated, because the share depends on it.
fn sampled(survey: &Survey) -> String {
    let Survey { samples, undecided, searched, confidence, share } = survey;
    let undecided = match undecided {
        0 => String::new(),
        number => format!(", {number} of which stayed undecided and count as violations"),
    };
    format!(
        "not violated by any of {samples} random configurations{undecided}, nor by {searched} small, special or nearly degenerate ones; \
         with confidence {confidence}, at most {share} of the configurations violate it, when parameters are uniform among the multiples of \
         2^-16 from -2 to 2 and the conditions are met. This is statistics, and no statement about truth"
    )
}

/// How often the statement was true in random figures, where it was tried; statistics, and no part of any bound.
fn drawings(checked: &Checked) -> String {
    let counted = checked.drawn.as_ref().map(|report| report.drawings);
    match counted.filter(|drawings| drawings.drawn > 1) {
        Some(drawings) => {
            format!("; true in {} of {} random drawings", drawings.true_in, drawings.drawn)
        }
        None => String::new(),
    }
}

/// The certificate on which the verdict rests, if it rests on one.
fn certificate(checked: &Checked) -> Option<&Certificate> {
    let rests = match checked.verdict {
        Verdict::HoldsAsDrawn(_) => true,
        Verdict::Holds(_) | Verdict::Proved => checked.plan.is_none(),
        _ => false,
    };
    let report = checked.drawn.as_ref().filter(|_| rests)?;
    report.outcome.certificate()
}

fn refuted(refutation: &Refutation, checked: &Checked, roots: usize) -> String {
    let identified =
        checked.program.as_ref().is_some_and(|program| !program.slp.obligations.is_empty());
    let branches = match (roots, refutation.everywhere) {
        _ if checked.violating.is_some() => "false",
        (0, _) => "false",
        // What else is common to the loci, if an identification is wrong, was not looked at.
        (_, true) if identified => "false",
        (_, true) => "false on every branch",
        (_, false) => "not true on every branch",
    };
    let shown = match (&checked.witness, roots) {
        (Some(witness), _) if witness.takes_a_negative_root() => {
            ", as a counterexample with a negative square root shows"
        }
        (Some(_), _) => ", as a counterexample shows",
        (None, 0) if checked.out_of_time => {
            ": a conclusion fails at a point modulo a prime; there was no time to find a counterexample"
        }
        (None, 0) => {
            ": a conclusion fails at a point modulo a prime; the exact numbers of a counterexample outgrow their limit"
        }
        (None, _) => "; no real configuration shown yet",
    };
    format!("{branches}{shown}{}", degenerate(checked))
}

/// Free points that are looked at for a special position.
const FREE_POINTS: usize = 8;

/// How a configuration that violates a statement about order is degenerate, and how that is excluded.
///
/// Inequalities fail on thin sets that an author may not have thought of; equations that are false fail nearly everywhere.
fn degenerate(checked: &Checked) -> String {
    let (Some(_), Some(witness), Some(program)) =
        (&checked.violating, &checked.witness, &checked.program)
    else {
        return String::new();
    };
    let free = |name: &str| {
        let parameters = &program.slp.parameters;
        ["x", "y"].iter().all(|axis| parameters.contains(&format!("{name}.{axis}")))
    };
    let place = |(name, point): &'_ (String, Vec<Quantity>)| match point.as_slice() {
        [x, y] if free(name) => {
            Some((name.clone(), x.as_rational()?.clone(), y.as_rational()?.clone()))
        }
        _ => None,
    };
    let points: Vec<_> = witness.points().iter().filter_map(place).take(FREE_POINTS).collect();
    for (i, (a, ax, ay)) in points.iter().enumerate() {
        for (j, (b, bx, by)) in points.iter().enumerate().skip(i + 1) {
            if ax == bx && ay == by {
                return format!("; there {a} and {b} coincide: `require {a} != {b}` excludes that");
            }
            for (c, cx, cy) in points.iter().skip(j + 1) {
                if (bx - ax) * (cy - ay) == (by - ay) * (cx - ax) {
                    return format!(
                        "; there {a}, {b}, {c} are collinear: `require not collinear({a}, {b}, {c})` excludes that"
                    );
                }
            }
        }
    }
    String::new()
}

fn witness(refutation: &Refutation, checked: &Checked) -> Witness {
    let modular = refutation.modular.as_ref();
    let claim = modular
        .zip(checked.program.as_ref())
        .and_then(|(modular, program)| program.slp.conclusions.get(modular.violation.position))
        .map_or_else(String::new, |conclusion| conclusion.claim.clone());
    let prime = modular.map(|modular| Numeral::integer(&modular.prime));
    let sample = modular.map(|modular| modular.attempt);
    let Some(found) = &checked.witness else {
        return Witness {
            points: Vec::new(),
            numbers: Vec::new(),
            negative_roots: Vec::new(),
            violation: Violation { claim, value: None, description: None },
            prime,
            sample,
        };
    };
    let roots = checked.program.as_ref().map_or(0, |program| program.slp.roots.len());
    Witness { prime, sample, ..real_witness(found, roots) }
}

/// A real configuration in which a statement fails, of which the program has so many square roots.
pub(super) fn real_witness(found: &witness::Witness, roots: usize) -> Witness {
    Witness {
        points: found
            .points()
            .iter()
            .map(|(name, point)| (name.clone(), Coordinates(point.iter().map(value).collect())))
            .collect(),
        numbers: found
            .numbers()
            .iter()
            .map(|(name, number)| (name.clone(), value(number)))
            .collect(),
        negative_roots: (0..roots).filter(|&root| found.takes_negative_root(root)).collect(),
        violation: Violation {
            claim: found.claim().to_owned(),
            value: Some(value(found.value())),
            description: Some(found.description().to_owned()),
        },
        prime: None,
        sample: None,
    }
}

pub(super) fn value(quantity: &Quantity) -> Value {
    let shown = quantity.to_string();
    match quantity {
        Quantity::Rational(exact) => Value::Rational { exact: exact.to_string(), shown },
        Quantity::Enclosed(enclosure) => Value::Enclosed {
            interval: enclosure.bounds(),
            expression: enclosure.expression().map(str::to_owned),
            shown,
        },
    }
}
