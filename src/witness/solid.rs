//! By how much a claim about space fails, where that is said otherwise than in the plane.

use super::describe::Measure;
use super::extension::{call, component, quotient};
use crate::theorem::dictionary::Dictionary;
use crate::theorem::kind::Kind;
use crate::theorem::{Component, Expr, Operation};

/// Predicates whose failure is measured by lengths, which are words of the plane and of space alike.
const BY_LENGTHS: [&str; 5] = ["equal_length", "on", "midpoint_of", "tangent", "orthogonal"];

/// Whether a predicate of this name is about objects of space, and its failure is not measured as in the plane.
pub(super) fn speaks_otherwise(name: &str, arguments: &[Expr]) -> bool {
    let equal = name == "equal"
        && arguments.iter().all(|one| one.kind.is_point3() || one.kind == Kind::Sphere);
    arguments.iter().any(|one| one.kind.is_space()) && !BY_LENGTHS.contains(&name) && !equal
}

/// What can be said of such a predicate, the best first.
pub(super) fn measures(
    name: &str,
    arguments: &[Expr],
    said: &impl Fn(&Expr) -> String,
    dictionary: &Dictionary,
) -> Vec<Measure> {
    let call = |name: &str, arguments: &[&Expr]| call(dictionary, name, arguments);
    let measure = match (name, arguments) {
        ("collinear", [a, b, c]) => call("squared_area", &[a, b, c])
            .map(|square| Measure::Size("the square of their area is", square)),
        ("coplanar", [a, b, c, d]) => call("volume", &[a, b, c, d])
            .map(|volume| Measure::Size("their tetrahedron has the volume", volume)),
        ("coplanar", [l, m]) => call("squared_distance", &[l, m])
            .map(|square| Measure::Size("the square of their distance is", square)),
        ("cospherical", [a, b, c, d, e]) => call("sphere", &[a, b, c, d]).and_then(|sphere| {
            let words = format!("the power of {} with respect to {} is", said(e), said(&sphere));
            Some(Measure::Signed(words, call("power", &[e, &sphere])?))
        }),
        ("parallel" | "perpendicular", [one, other]) => {
            return inclination(one, other, dictionary);
        }
        _ => None,
    };
    measure.into_iter().collect()
}

/// The angle between lines, planes or vectors.
fn inclination(one: &Expr, other: &Expr, dictionary: &Dictionary) -> Vec<Measure> {
    let call = |name: &str, arguments: &[&Expr]| call(dictionary, name, arguments);
    let angle = || {
        let (u, v) = (vector_of(one, dictionary)?, vector_of(other, dictionary)?);
        let dot = call("dot", &[&u, &v])?;
        let norms = product(call("squared_norm", &[&u])?, call("squared_norm", &[&v])?);
        Some((dot.clone(), quotient(product(dot.clone(), dot), norms)))
    };
    let Some((dot, square)) = angle() else { return Vec::new() };
    let mixed = (one.kind == Kind::Plane) != (other.kind == Kind::Plane);
    if mixed {
        return vec![
            Measure::Zero("they are parallel".to_owned(), dot),
            Measure::Size("the squared sine of the angle between them is", square),
        ];
    }
    vec![
        Measure::Zero("they are perpendicular".to_owned(), dot),
        Measure::Size("the squared cosine of the angle between them is", square),
    ]
}

/// The vector along a line, or perpendicular to a plane; a vector itself.
fn vector_of(expr: &Expr, dictionary: &Dictionary) -> Option<Expr> {
    match expr.kind {
        Kind::Line3 => Some(component(expr, Component::Direction)),
        Kind::Plane => call(dictionary, "normal", &[expr]),
        _ => Some(expr.clone()),
    }
}

fn product(u: Expr, w: Expr) -> Expr {
    let span = u.span;
    Expr { operation: Operation::Mul(Box::new([u, w])), kind: Kind::Number, span }
}
