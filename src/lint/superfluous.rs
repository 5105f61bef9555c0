//! Hypotheses without which the conclusions hold as well, conditions that can never hold, conclusions that vanish by their form.

use super::question::{Asker, conclusion};
use super::{unused, warning};
use crate::diagnostic::{Code, Diagnostic};
use crate::theorem::expectation::VerdictName;
use crate::theorem::{Claim, Condition, Expr, Operation, Slot, Step, Theorem};

/// Conditions that fail in every configuration, where the theorem does not expect that.
pub(super) fn conditions(asker: &Asker<'_>) -> Vec<Diagnostic> {
    let theorem = asker.theorem();
    if theorem.expectation.0 == VerdictName::Vacuous {
        return Vec::new();
    }
    let mut warnings = Vec::new();
    for (at, step) in theorem.steps.iter().enumerate() {
        let Step::Require(condition) = step else { continue };
        let mut steps: Vec<Step> = theorem.steps[..at]
            .iter()
            .filter(|step| !matches!(step, Step::Show(_)))
            .cloned()
            .collect();
        steps.push(conclusion(condition.claims.clone(), condition.span));
        if asker.is_true(steps) {
            warnings.push(warning(
                Code::ImpossibleCondition,
                condition.span,
                "this condition can never hold".to_owned(),
                "leave it out, or correct the names in it; until then nothing is claimed",
            ));
            break;
        }
    }
    warnings
}

/// Points whose definition the conclusions do not need: any point in their place will do. Points with constant coordinates, such as an
/// origin, are nobody's hypothesis.
pub(super) fn hypotheses(asker: &Asker<'_>) -> Vec<Diagnostic> {
    let theorem = asker.theorem();
    if !is_claimed_true(theorem.expectation.0) {
        return Vec::new();
    }
    let claimed = unused::claimed(theorem);
    let mut warnings = Vec::new();
    for (at, step) in theorem.steps.iter().enumerate() {
        let free = matches!(step, Step::FreePoint(_) | Step::FreeNumber(_));
        let needed = step.made().iter().any(|slot| claimed[slot.0]);
        if free || !needed || !step.operands().into_iter().any(names_something) {
            continue;
        }
        let Some(free) = freed(asker, step.made()) else { continue };
        let mut steps = theorem.steps.clone();
        steps.splice(at..=at, free);
        if asker.is_true(steps) {
            let names: Vec<String> =
                step.made().iter().map(|slot| format!("`{}`", theorem.names[slot.0])).collect();
            warnings.push(warning(
                Code::SuperfluousHypothesis,
                theorem.places[step.made()[0].0],
                format!("the conclusions do not depend on how {} is defined", names.join(", ")),
                "they hold for any point in its place: leave the hypothesis out, or claim what needs it",
            ));
        }
    }
    warnings
}

/// Whether a theorem with this expectation claims to be true.
fn is_claimed_true(expected: VerdictName) -> bool {
    matches!(expected, VerdictName::Holds | VerdictName::Proved | VerdictName::HoldsAsDrawn)
}

/// Whether an object of the theorem occurs in an expression.
fn names_something(expr: &Expr) -> bool {
    let mut found = false;
    expr.visit(&mut |part| found |= matches!(part.operation, Operation::Slot(_)));
    found
}

/// Steps that leave these points free; nothing where one is something else.
fn freed(asker: &Asker<'_>, made: &[Slot]) -> Option<Vec<Step>> {
    let is_point = |slot: &Slot| asker.theorem().kinds[slot.0].is_any_point();
    let free = |&slot: &Slot| is_point(&slot).then_some(Step::FreePoint(slot));
    let steps: Option<Vec<Step>> = made.iter().map(free).collect();
    steps.filter(|steps| !steps.is_empty())
}

/// Conclusions that vanish by their form alone. A property of a word, which its definition makes obvious, is claimed with good reason; and
/// where points or roots were identified, it is the identification that is claimed.
pub(super) fn conclusions(asker: &Asker<'_>) -> Vec<Diagnostic> {
    let theorem = asker.theorem();
    if theorem.expectation.0 == VerdictName::Proved {
        return Vec::new();
    }
    let Some(program) = asker.program().filter(|program| program.obligations.is_empty()) else {
        return Vec::new();
    };
    let shown = theorem.steps.iter().filter_map(|step| match step {
        Step::Show(condition) => Some(condition),
        _ => None,
    });
    shown
        .zip(&program.conclusions)
        .filter(|(condition, conclusion)| {
            conclusion.residuals.is_empty() && !has_words(condition, theorem)
        })
        .map(|(condition, _)| {
            warning(
                Code::TrivialConclusion,
                condition.span,
                "this is true by its form alone".to_owned(),
                "claim something that does not repeat a definition, or say `expect proved`",
            )
        })
        .collect()
}

/// Whether words of the vocabulary, or of a file, occur in a condition or in what defines the objects that it names.
fn has_words(condition: &Condition, theorem: &Theorem) -> bool {
    if condition.claims.iter().any(|claim| matches!(claim, Claim::Predicate { .. })) {
        return true;
    }
    let mut found = false;
    let mut named = vec![false; theorem.names.len()];
    let mut look = |expr: &Expr, named: &mut Vec<bool>| {
        expr.visit(&mut |part| match part.operation {
            Operation::Slot(slot) => named[slot.0] = true,
            Operation::Call { .. } => found = true,
            _ => {}
        });
    };
    condition.claims.iter().flat_map(Claim::operands).for_each(|expr| look(expr, &mut named));
    for step in theorem.steps.iter().rev() {
        if step.made().iter().any(|slot| named[slot.0]) {
            step.operands().into_iter().for_each(|expr| look(expr, &mut named));
        }
    }
    found
}
