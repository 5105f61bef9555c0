//! Hypotheses without which the conclusions hold as well, conditions that can never hold, conclusions that vanish by their form.

use super::question::{Asker, conclusion};
use super::{unused, warning};
use crate::diagnostic::{Code, Diagnostic};
use crate::theorem::expectation::VerdictName;
use crate::theorem::kind::Kind;
use crate::theorem::{Slot, Step};

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

/// Points and numbers whose definition the conclusions do not need: anything in their place will do.
pub(super) fn hypotheses(asker: &Asker<'_>) -> Vec<Diagnostic> {
    let theorem = asker.theorem();
    let claimed = unused::claimed(theorem);
    let mut warnings = Vec::new();
    for (at, step) in theorem.steps.iter().enumerate() {
        let free = matches!(step, Step::FreePoint(_) | Step::FreeNumber(_));
        if free || !step.made().iter().any(|slot| claimed[slot.0]) {
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
                "they hold for anything in its place: leave the hypothesis out, or claim what needs it",
            ));
        }
    }
    warnings
}

/// Steps that leave these objects free; nothing where there are none, or one is a line or a circle.
fn freed(asker: &Asker<'_>, made: &[Slot]) -> Option<Vec<Step>> {
    let free = |&slot: &Slot| match &asker.theorem().kinds[slot.0] {
        Kind::Number => Some(Step::FreeNumber(slot)),
        kind if kind.is_point() => Some(Step::FreePoint(slot)),
        _ => None,
    };
    let steps: Option<Vec<Step>> = made.iter().map(free).collect();
    steps.filter(|steps| !steps.is_empty())
}

/// Conclusions that vanish by their form alone.
pub(super) fn conclusions(asker: &Asker<'_>) -> Vec<Diagnostic> {
    let theorem = asker.theorem();
    if theorem.expectation.0 == VerdictName::Proved {
        return Vec::new();
    }
    let Some(program) = asker.program() else { return Vec::new() };
    let shown = theorem.steps.iter().filter_map(|step| match step {
        Step::Show(condition) => Some(condition),
        _ => None,
    });
    shown
        .zip(&program.conclusions)
        .filter(|(_, conclusion)| conclusion.residuals.is_empty())
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
