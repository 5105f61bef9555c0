//! Points of different names that always are the same point.

use super::question::{Asker, conclusion};
use super::warning;
use crate::arith::Arith as _;
use crate::diagnostic::{Code, Diagnostic};
use crate::direct::{Choices, Direct, Pointwise as _};
use crate::field::montgomery::{PrimeField, Residue};
use crate::field::prime::Prime;
use crate::interpret::{Decision, Follow, Number, interpret};
use crate::limits::LINT_POINTS;
use crate::sampling::{Coins, Lint};
use crate::theorem::expectation::VerdictName;
use crate::theorem::{Claim, Expr, Operation, Slot, Step};

type Value = <Direct<PrimeField, Uniform> as crate::arith::Arith>::Value;

/// Warns of each point that coincides with an earlier one, unless the theorem defines or claims just that, or is about what does not exist.
pub(super) fn find(asker: &Asker<'_>) -> Vec<Diagnostic> {
    let theorem = asker.theorem();
    let mut warnings = Vec::new();
    if theorem.expectation.0 == VerdictName::Vacuous {
        return warnings;
    }
    for (one, other) in candidates(asker).unwrap_or_default() {
        if is_said(asker, one, other) || !always(asker, one, other) {
            continue;
        }
        let (first, second) = (&theorem.names[one.0], &theorem.names[other.0]);
        warnings.push(
            warning(
                Code::Coincidence,
                theorem.places[other.0],
                format!("`{second}` is always the same point as `{first}`"),
                "claim that they are equal, or choose another point",
            )
            .also(theorem.places[one.0], format!("`{first}` is defined here")),
        );
    }
    warnings
}

/// Pairs of points that coincide in one random configuration: each later point with the first that it coincides with.
fn candidates(asker: &Asker<'_>) -> Option<Vec<(Slot, Slot)>> {
    let statement = asker.statement;
    let theorem = statement.theorem;
    let points = theorem.kinds.iter().filter(|kind| kind.is_any_point()).count();
    if points > LINT_POINTS {
        return None;
    }
    let program = statement.program(asker.seed).ok()?;
    let mut coins: Coins<Lint> = asker.seed.coins(statement.key, 0);
    let field = PrimeField::new(Prime::draw(&mut coins));
    let mut reading = Direct::new(field, Uniform(coins));
    // A line between points that coincide is none; here it is looked at all the same.
    let decisions: Vec<Decision> = program
        .decisions
        .iter()
        .map(|decision| match decision {
            Decision::NoDirection => Decision::Generic,
            other => *other,
        })
        .collect();
    let mut follow = Follow::new(&decisions);
    let found = interpret(theorem, statement.dictionary, &mut reading, &mut follow).ok()?;
    let mut first: Vec<(Slot, Vec<&Number<Value>>)> = Vec::new();
    let mut pairs = Vec::new();
    for (index, object) in found.objects.iter().enumerate() {
        if !theorem.kinds[index].is_any_point() {
            continue;
        }
        let point: Vec<_> = object.numbers().into_iter().map(|(_, number)| number).collect();
        let slot = Slot(index);
        let equal = first.iter().find(|(_, earlier)| same(&mut reading, earlier, &point));
        match equal {
            Some((earlier, _)) => pairs.push((*earlier, slot)),
            None => first.push((slot, point)),
        }
    }
    Some(pairs)
}

/// Whether two points are the same here; one of the plane is none of space.
fn same(
    reading: &mut Direct<PrimeField, Uniform>,
    p: &[&Number<Value>],
    q: &[&Number<Value>],
) -> bool {
    p.len() == q.len()
        && p.iter().zip(q).all(|(u, w)| {
            let difference = value(reading, u)
                .zip(value(reading, w))
                .and_then(|(u, w)| reading.sub(&u, &w).ok());
            difference.is_some_and(|difference| reading.vanishes(&difference))
        })
}

fn value(reading: &mut Direct<PrimeField, Uniform>, number: &Number<Value>) -> Option<Value> {
    match number {
        Number::Constant(constant) => reading.constant(constant).ok(),
        Number::Value(value) => Some(value.clone()),
    }
}

/// Whether the theorem gives one point another name, or claims that two are equal.
fn is_said(asker: &Asker<'_>, one: Slot, other: Slot) -> bool {
    let names = |expr: &Expr| slots(expr);
    asker.theorem().steps.iter().any(|step| match step {
        Step::Define { value, .. } if step.made().contains(&other) => {
            matches!(value.operation, Operation::Slot(_))
        }
        Step::Show(condition) => {
            let mentioned: Vec<Vec<Slot>> = condition
                .claims
                .iter()
                .filter(|claim| claims_equality(asker, claim))
                .flat_map(|claim| claim.operands().into_iter().map(names).collect::<Vec<_>>())
                .collect();
            let has = |slot| mentioned.iter().any(|side| side.contains(&slot));
            has(one) && has(other)
        }
        _ => false,
    })
}

fn claims_equality(asker: &Asker<'_>, claim: &Claim) -> bool {
    match claim {
        Claim::Equal(..) => true,
        Claim::Less { .. } => false,
        Claim::Predicate { word, .. } => asker.statement.dictionary.word(*word).name == "equal",
    }
}

fn slots(expr: &Expr) -> Vec<Slot> {
    let mut slots = Vec::new();
    expr.visit(&mut |part| {
        if let Operation::Slot(slot) = part.operation {
            slots.push(slot);
        }
    });
    slots
}

/// Whether the points coincide in every configuration, whatever is made of them afterwards.
fn always(asker: &Asker<'_>, one: Slot, other: Slot) -> bool {
    let theorem = asker.theorem();
    let span = theorem.places[other.0];
    let point = |slot: Slot| Expr {
        operation: Operation::Slot(slot),
        kind: theorem.kinds[slot.0].clone(),
        span,
    };
    let made = theorem.steps.iter().position(|step| step.made().contains(&other));
    let until = made.map_or(0, |at| at + 1);
    let mut steps: Vec<Step> = theorem.steps[..until]
        .iter()
        .filter(|step| !matches!(step, Step::Show(_)))
        .cloned()
        .collect();
    steps.push(conclusion(vec![Claim::Equal(point(one), point(other))], span));
    asker.is_true(steps)
}

/// Uniform choices modulo a prime.
struct Uniform(Coins<Lint>);

impl Choices<PrimeField> for Uniform {
    fn parameter(&mut self, field: &PrimeField) -> Residue {
        field.uniform(&mut self.0)
    }

    fn multiplier(&mut self, field: &PrimeField) -> Residue {
        field.uniform(&mut self.0)
    }
}
