//! The equations of a word with its arguments put in.

use crate::theorem::{Claim, Expr, Operation};

/// A definition that would grow beyond this many operations is left alone.
const LARGEST: usize = 500;

/// A claim of a word's definition, about these arguments; nothing if it uses more than its parameters, or is too long.
pub(super) fn in_claim(claim: &Claim, arguments: &[Expr]) -> Option<Claim> {
    let mut room = LARGEST;
    let mut put = |expr: &Expr| in_expression(expr, arguments, &mut room);
    Some(match claim {
        Claim::Equal(left, right) => Claim::Equal(put(left)?, put(right)?),
        Claim::Less { lesser, greater, strict } => {
            Claim::Less { lesser: put(lesser)?, greater: put(greater)?, strict: *strict }
        }
        Claim::Predicate { word, arguments } => Claim::Predicate {
            word: *word,
            arguments: arguments.iter().map(put).collect::<Option<_>>()?,
        },
    })
}

fn in_expression(expr: &Expr, arguments: &[Expr], room: &mut usize) -> Option<Expr> {
    *room = room.checked_sub(1)?;
    let mut put = |inner: &Expr| in_expression(inner, arguments, room);
    let operation = match &expr.operation {
        Operation::Slot(slot) => return arguments.get(slot.0).cloned(),
        Operation::Constant(value) => Operation::Constant(value.clone()),
        Operation::Pair(inner) => Operation::Pair(all(inner, &mut put)?),
        Operation::Component(base, component) => {
            Operation::Component(Box::new(put(base)?), *component)
        }
        Operation::Negative(inner) => Operation::Negative(Box::new(put(inner)?)),
        Operation::Add(inner) => Operation::Add(all(inner, &mut put)?),
        Operation::Sub(inner) => Operation::Sub(all(inner, &mut put)?),
        Operation::Mul(inner) => Operation::Mul(all(inner, &mut put)?),
        Operation::Scale(inner) => Operation::Scale(all(inner, &mut put)?),
        Operation::Div(inner) => Operation::Div(all(inner, &mut put)?),
        Operation::Power(base, exponent) => Operation::Power(Box::new(put(base)?), *exponent),
        Operation::Sqrt(inner) => Operation::Sqrt(Box::new(put(inner)?)),
        Operation::Line(inner) => Operation::Line(all(inner, &mut put)?),
        Operation::Join(inner) => Operation::Join(all(inner, &mut put)?),
        Operation::LineThrough(inner) => Operation::LineThrough(all(inner, &mut put)?),
        Operation::CircleThrough(inner) => Operation::CircleThrough(all(inner, &mut put)?),
        Operation::CircleAbout(inner) => Operation::CircleAbout(all(inner, &mut put)?),
        Operation::Conic(inner) => Operation::Conic(all(inner, &mut put)?),
        Operation::Triple(inner) => Operation::Triple(all(inner, &mut put)?),
        Operation::Plane(inner) => Operation::Plane(all(inner, &mut put)?),
        Operation::PlaneThrough(inner) => Operation::PlaneThrough(all(inner, &mut put)?),
        Operation::PlaneSpanned(inner) => Operation::PlaneSpanned(all(inner, &mut put)?),
        Operation::SphereThrough(inner) => Operation::SphereThrough(all(inner, &mut put)?),
        Operation::SphereAbout(inner) => Operation::SphereAbout(all(inner, &mut put)?),
        Operation::Call { word, arguments } => Operation::Call {
            word: *word,
            arguments: arguments.iter().map(put).collect::<Option<_>>()?,
        },
    };
    Some(Expr { operation, kind: expr.kind.clone(), span: expr.span })
}

fn all<const N: usize>(
    inner: &[Expr; N],
    put: &mut impl FnMut(&Expr) -> Option<Expr>,
) -> Option<Box<[Expr; N]>> {
    let exprs: Vec<Expr> = inner.iter().map(put).collect::<Option<_>>()?;
    exprs.try_into().ok().map(Box::new)
}
