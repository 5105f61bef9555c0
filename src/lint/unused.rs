//! Names and conditions that no conclusion depends on.

use super::warning;
use crate::diagnostic::{Code, Diagnostic};
use crate::theorem::{Expr, Operation, Slot, Step, Theorem};

/// The names that no conclusion depends on, and the conditions about nothing else. A name that begins with `_` may be idle.
pub(super) fn find(theorem: &Theorem) -> Vec<Diagnostic> {
    let claimed = claimed(theorem);
    let restricts = restricting(theorem, &claimed);
    let kept = needed_by(theorem, |step| match step {
        Step::Show(_) => true,
        Step::Require(_) => restricts(step),
        _ => false,
    });
    let mut warnings = Vec::new();
    for step in &theorem.steps {
        if let Step::Require(condition) = step
            && !restricts(step)
            && !is_excused(step, theorem)
        {
            warnings.push(warning(
                Code::UnusedCondition,
                condition.span,
                "no conclusion depends on what this condition is about".to_owned(),
                "leave it out, or correct the names in it",
            ));
        }
    }
    for step in &theorem.steps {
        let free = is_parameter(step);
        let idle = |slot: &&Slot| !if free { claimed[slot.0] } else { kept[slot.0] };
        let made = step.made();
        let together = matches!(step, Step::Intersection(_) | Step::Define { .. });
        if together && !made.iter().all(|slot| idle(&slot)) {
            continue;
        }
        for slot in made.iter().filter(idle) {
            let name = &theorem.names[slot.0];
            if name.starts_with('_') {
                continue;
            }
            warnings.push(warning(
                Code::UnusedName,
                theorem.places[slot.0],
                format!("no conclusion depends on `{name}`"),
                "leave it out, or begin its name with `_` to keep it for the figure",
            ));
        }
    }
    warnings
}

/// Whether a step is about objects that may be idle.
fn is_excused(step: &Step, theorem: &Theorem) -> bool {
    let excused: Vec<bool> = theorem.names.iter().map(|name| name.starts_with('_')).collect();
    touches(step, &excused)
}

/// For each object whether a conclusion depends on it.
pub(super) fn claimed(theorem: &Theorem) -> Vec<bool> {
    needed_by(theorem, |step| matches!(step, Step::Show(_)))
}

/// Whether a condition restricts the configurations that the conclusions speak of: it is about an object that rests on a parameter which
/// they need.
fn restricting(theorem: &Theorem, claimed: &[bool]) -> impl Fn(&Step) -> bool {
    let mut touched = vec![false; theorem.names.len()];
    for step in &theorem.steps {
        let parameter = is_parameter(step);
        let rests = touches(step, &touched);
        for slot in step.made() {
            touched[slot.0] = rests || (parameter && claimed[slot.0]);
        }
    }
    move |step| touches(step, &touched)
}

/// Whether a step is about one of these objects.
fn touches(step: &Step, objects: &[bool]) -> bool {
    let mut found = false;
    for expr in step.operands() {
        expr.visit(&mut |part| {
            if let Operation::Slot(slot) = part.operation {
                found |= objects[slot.0];
            }
        });
    }
    found
}

/// Whether the choice of what the step makes is a parameter.
fn is_parameter(step: &Step) -> bool {
    matches!(step, Step::FreePoint(_) | Step::FreeNumber(_) | Step::On { .. })
}

/// For each object whether the steps that `wanted` picks depend on it.
fn needed_by(theorem: &Theorem, wanted: impl Fn(&Step) -> bool) -> Vec<bool> {
    let mut needed = vec![false; theorem.names.len()];
    let mark = |expr: &Expr, needed: &mut Vec<bool>| {
        expr.visit(&mut |part| {
            if let Operation::Slot(slot) = part.operation {
                needed[slot.0] = true;
            }
        });
    };
    // What a step rests on is made before it.
    for step in theorem.steps.iter().rev() {
        if wanted(step) || step.made().iter().any(|slot| needed[slot.0]) {
            step.operands().into_iter().for_each(|expr| mark(expr, &mut needed));
        }
    }
    needed
}
