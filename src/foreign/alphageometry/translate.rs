//! From clauses to the statements of a theorem.

use super::binding::{Bound, bind};
use super::construction::{Construction, Meaning};
use super::goal::conclude;
use super::text::{Clause, Entry, parse};
use super::trisection::Thirds;
use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::angle::{Angle, angle, written};
use crate::foreign::draft::{Draft, fill};
use crate::foreign::word::Word;
use crate::foreign::{Failure, finished, unsupported};
use num_rational::BigRational;
use num_traits::{One as _, Signed as _};
use std::collections::{HashMap, HashSet};

/// The theorem that a problem means.
///
/// # Errors
/// All mistakes of the problem, or the first thing in it that cannot be said.
pub(super) fn translate(entry: &Entry<'_>) -> Result<Draft, Failure> {
    let mut mistakes = Vec::new();
    let text = parse(entry, &mut mistakes);
    let mut known: HashSet<&str> = HashSet::new();
    let mut steps = Vec::new();
    for clause in &text.clauses {
        let constructs = bound(clause, &known, &mut mistakes);
        for point in &clause.points {
            if !known.insert(point.text) {
                let message =
                    format!("clause {}: `{}` is defined twice", clause.number, point.text);
                mistakes.push(
                    Diagnostic::error(Code::DuplicateName, point.span, message)
                        .hint("give one of them another name"),
                );
            }
        }
        steps.push((clause, constructs));
    }
    let mut draft = Draft::default();
    known.iter().for_each(|name| draft.reserve(name));
    let mut unsaid = None;
    for goal in &text.goals {
        match conclude(goal, &known, &mut draft) {
            Ok(()) => {}
            Err(Failure::Mistakes(found)) => mistakes.extend(found),
            Err(failure) => unsaid = unsaid.or(Some(failure)),
        }
    }
    if !mistakes.is_empty() {
        return Err(Failure::Mistakes(mistakes));
    }
    if let Some(failure) = unsaid {
        return Err(failure);
    }
    let thirds = Thirds::of(steps.iter().flat_map(|(_, constructs)| constructs), &mut draft);
    let oriented = |bound: &&Bound<'_>| bound.construction.is_oriented();
    let orientations = steps.iter().flat_map(|(_, constructs)| constructs).filter(oriented).count()
        + text.goals.iter().filter(|goal| goal.iter().any(|word| word.text == "aconst")).count();
    let mut writer = Writer { draft, thirds, mirrored: orientations > 1 };
    for (clause, constructs) in &steps {
        writer.clause(clause, constructs)?;
    }
    finished(&writer.draft, entry.span())?;
    Ok(writer.draft)
}

/// The constructs of a clause with their arguments in place.
fn bound<'t>(
    clause: &Clause<'t>,
    known: &HashSet<&str>,
    mistakes: &mut Vec<Diagnostic>,
) -> Vec<Bound<'t>> {
    let mut constructs = Vec::new();
    let before = mistakes.len();
    for construct in &clause.constructs {
        match bind(construct, &clause.points, known, clause.number) {
            Ok(bound) => constructs.push(bound),
            Err(found) => mistakes.extend(found),
        }
    }
    if mistakes.len() > before {
        return constructs;
    }
    for point in &clause.points {
        let makers = constructs
            .iter()
            .filter(|bound| bound.outputs().any(|output| output.text == point.text));
        let message = match makers.clone().count() {
            0 => format!("clause {}: nothing makes `{}`", clause.number, point.text),
            1 => continue,
            2 if makers.clone().all(|bound| restricts(bound.construction)) => continue,
            2 => {
                let fixed = makers.clone().find(|bound| !restricts(bound.construction));
                let name = fixed.map_or("", |bound| bound.construction.name);
                format!("clause {}: `{name}` alone determines `{}`", clause.number, point.text)
            }
            many => format!("clause {}: {many} loci for `{}`", clause.number, point.text),
        };
        mistakes.push(
            Diagnostic::error(Code::WrongLoci, point.span, message)
                .hint("a point is made by one construct, or lies on two loci"),
        );
    }
    constructs
}

/// Whether a construction only restricts its point to a locus.
fn restricts(construction: &Construction) -> bool {
    matches!(construction.meaning, Meaning::On(_) | Meaning::AtAngle(..) | Meaning::Ratio(..))
}

struct Writer<'t> {
    draft: Draft,
    thirds: Thirds<'t>,
    /// Whether a figure and its mirror image are to be told apart.
    mirrored: bool,
}

impl<'t> Writer<'t> {
    fn clause(&mut self, clause: &Clause<'t>, constructs: &[Bound<'t>]) -> Result<(), Failure> {
        let mut loci: Vec<(&str, Vec<String>)> = Vec::new();
        for bound in constructs {
            let locus = match bound.construction.meaning {
                Meaning::Free => {
                    let points: Vec<Word<'t>> = bound.outputs().collect();
                    self.thirds.declare(&points, &mut self.draft);
                    continue;
                }
                Meaning::Steps(lines) => {
                    self.steps(bound, lines);
                    continue;
                }
                Meaning::Figure(one, either) => {
                    self.steps(bound, if self.mirrored { either } else { one });
                    continue;
                }
                Meaning::Trisectors => {
                    let span = clause.span;
                    self.thirds.trisect(bound, &mut self.draft).map_err(|reason| {
                        unsupported(span, format_args!("clause {}: {reason}", clause.number))
                    })?;
                    continue;
                }
                Meaning::On(locus) => self.filled(bound, locus, &mut HashMap::new()),
                Meaning::AtAngle(point, line) => {
                    let locus =
                        at_angle(point, line, bound.constant.as_ref()).ok_or_else(|| {
                            let what =
                                "this angle has no tangent made of square roots that is known here";
                            unsupported(
                                clause.span,
                                format_args!("clause {}: {what}", clause.number),
                            )
                        })?;
                    self.filled(bound, &locus, &mut HashMap::new())
                }
                Meaning::Ratio(one, other) => {
                    let equal = bound.constant.as_ref().is_some_and(|ratio| ratio.abs().is_one());
                    let locus = if equal {
                        format!("perpendicular_bisector({one}, {other})")
                    } else {
                        format!("apollonius_circle({one}, {other}, r ^ 2)")
                    };
                    self.filled(bound, &locus, &mut HashMap::new())
                }
            };
            for output in bound.outputs() {
                match loci.iter_mut().find(|(point, _)| *point == output.text) {
                    Some((_, own)) => own.push(locus.clone()),
                    None => loci.push((output.text, vec![locus.clone()])),
                }
            }
        }
        for (point, own) in loci {
            let name = self.draft.name(point);
            self.draft.line(format!("point {name} on {}", own.join(", ")));
        }
        Ok(())
    }

    fn steps(&mut self, bound: &Bound<'t>, lines: &[&str]) {
        let mut auxiliary = HashMap::new();
        for line in lines {
            let line = self.filled(bound, line, &mut auxiliary);
            self.draft.line(line);
        }
    }

    /// A template with the arguments in it.
    fn filled(
        &mut self,
        bound: &Bound<'t>,
        template: &str,
        auxiliary: &mut HashMap<String, String>,
    ) -> String {
        let constant = bound.construction.constant.and(bound.construction.letters().last());
        fill(template, |name| {
            if let Some(word) = bound.argument(name) {
                return Some(self.draft.name(word.text));
            }
            if Some(name) == constant {
                return bound.constant.as_ref().map(written);
            }
            let capital = name.len() == 1 && name.starts_with(|c: char| c.is_ascii_uppercase());
            capital.then(|| {
                let draft = &mut self.draft;
                auxiliary.entry(name.to_owned()).or_insert_with(|| draft.auxiliary(name)).clone()
            })
        })
    }
}

/// The line through a point at a given angle; nothing where that cannot be said.
fn at_angle(point: &str, line: &str, degrees: Option<&BigRational>) -> Option<String> {
    Some(match angle(degrees?)? {
        Angle::Zero => format!("parallel_through({point}, {line})"),
        Angle::Right => format!("perpendicular_through({point}, {line})"),
        Angle::Tangent(tangent) => format!("line_at_angle({point}, {line}, {tangent})"),
    })
}
