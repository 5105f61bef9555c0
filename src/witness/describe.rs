//! By how much a claim fails, in words.

use super::evaluation::Place;
use super::extension::{Extension, call, component, difference, quotient, subtract};
use super::quantity::Quantity;
use super::solid;
use crate::interpret::{denial, noun};
use crate::theorem::dictionary::{Dictionary, WordId};
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Component, Expr, Slot, Theorem};

/// What is said of a claim that fails.
pub(super) enum Measure {
    /// A size that would be zero: the words before it, and an expression for it.
    Size(&'static str, Expr),
    /// A signed number that would be zero.
    Signed(String, Expr),
    /// Two numbers that would be equal, with what they are.
    Pair([(String, Expr); 2]),
    /// Several numbers, each with the words before it.
    Several(Vec<(&'static str, Expr)>),
    /// Two angles that would be equal: what they are called, and their tangents.
    Angles([(String, Expr); 2]),
    /// What is true where this number is zero.
    Zero(String, Expr),
}

/// The sentence about a failing claim of a theorem, at a place where it fails; `residual` is the first number that is not zero there.
pub(super) fn describe(
    claim: &Claim,
    theorem: &Theorem,
    place: &Place<'_>,
    residual: &Quantity,
) -> String {
    let told = |measure: &Measure| tell(measure, claim, theorem, place);
    let dictionary = place.dictionary();
    if let Claim::Predicate { word, arguments } = claim {
        let measures = measures(*word, arguments, theorem, dictionary);
        if let Some(sentence) = measures.iter().find_map(told) {
            return sentence;
        }
        if let Some(sentence) = differing(claim, theorem, place) {
            return sentence;
        }
    }
    if let Claim::Less { lesser, greater, strict } = claim
        && let (Some(u), Some(w)) =
            (number(lesser, theorem, place), number(greater, theorem, place))
    {
        let relation = if *strict { "less than" } else { "at most" };
        let [lesser, greater] = [lesser, greater].map(|side| noun(side, theorem, dictionary));
        return format!("{lesser} is not {relation} {greater}: {u} against {w}");
    }
    if let Claim::Equal(left, right) = claim
        && let Some(sentence) = against(left, right, theorem, place)
    {
        return sentence;
    }
    let claims = std::slice::from_ref(claim);
    let denial = denial(claims, theorem, dictionary);
    if dictionary.speak_of_order(claims) && residual.is_zero() {
        return denial;
    }
    if dictionary.speak_of_order(claims) {
        return format!("{denial}: by {residual}");
    }
    format!("{denial}: the difference of both sides is {residual}")
}

/// What can be said of a predicate of the vocabulary, the best first.
fn measures(
    word: WordId,
    arguments: &[Expr],
    theorem: &Theorem,
    dictionary: &Dictionary,
) -> Vec<Measure> {
    let own = word.0 >= dictionary.first_own() && dictionary.first_own() > 0;
    if own {
        return Vec::new();
    }
    let said = |expr: &Expr| noun(expr, theorem, dictionary);
    let call = |name: &str, arguments: &[&Expr]| call(dictionary, name, arguments);
    let measure = match (dictionary.word(word).name.as_str(), arguments) {
        (name, arguments) if solid::speaks_otherwise(name, arguments) => {
            return solid::measures(name, arguments, &said, dictionary);
        }
        ("collinear", [p, q, r]) => call("cross", &[&difference(q, p), &difference(r, p)])
            .map(|area| Measure::Size("twice their area is", area)),
        ("concyclic", [a, b, c, d]) => call("circle", &[a, b, c]).and_then(|circle| {
            let words = format!("the power of {} with respect to {} is", said(d), said(&circle));
            Some(Measure::Signed(words, call("power", &[d, &circle])?))
        }),
        ("concurrent", lines @ [_, _, _]) => return concurrence(lines, theorem, dictionary),
        ("parallel" | "perpendicular", [l, m]) => return inclination(l, m, dictionary),
        ("equal_length", [a, b, c, d]) => call("squared_length", &[a, b])
            .zip(call("squared_length", &[c, d]))
            .map(|(u, w)| Measure::Pair([(said(&u), u), (said(&w), w)])),
        ("equal_ratio", [a, b, c, d, e, f, g, h]) => {
            ratio_pair([a, b, c, d, e, f, g, h], theorem, dictionary)
        }
        ("similar", [a, b, c, d, e, f]) => {
            let ratios = [[a, b, a, c, d, e, d, f], [a, b, b, c, d, e, e, f]];
            return ratios
                .into_iter()
                .filter_map(|eight| ratio_pair(eight, theorem, dictionary))
                .collect();
        }
        ("harmonic", [a, b, c, d]) => ratio_pair([a, c, c, b, a, d, d, b], theorem, dictionary),
        ("tangent", [l, c])
            if matches!(l.kind, Kind::Line | Kind::Line3 | Kind::Plane)
                && matches!(c.kind, Kind::Circle | Kind::Sphere) =>
        {
            distance_and_radius(l, c, dictionary)
        }
        ("tangent" | "equal", [c, d]) if matches!(c.kind, Kind::Circle | Kind::Sphere) => {
            centres_and_radii(c, d, dictionary)
        }
        ("equal", [l, m]) if l.kind == Kind::Line => return inclination(l, m, dictionary),
        ("equal_angle", [a, b, c, d, e, f]) => (|| {
            let tangent = |p: &Expr, q: &Expr, r: &Expr| {
                let (u, v) = (difference(p, q), difference(r, q));
                let tangent = quotient(call("cross", &[&u, &v])?, call("dot", &[&u, &v])?);
                Some((format!("{}{}{}", said(p), said(q), said(r)), tangent))
            };
            Some(Measure::Angles([tangent(a, b, c)?, tangent(d, e, f)?]))
        })(),
        ("on", [p, locus]) if matches!(locus.kind, Kind::Circle | Kind::Sphere) => {
            call("power", &[p, locus])
                .map(|power| Measure::Signed(format!("the power of {} is", said(p)), power))
        }
        ("on", [p, conic]) if conic.kind == Kind::Conic => {
            call("value_at", &[p, conic]).map(|value| {
                Measure::Signed(
                    format!("the left-hand side of its equation at {} is", said(p)),
                    value,
                )
            })
        }
        ("on", [p, line]) => call("foot", &[p, line])
            .and_then(|foot| call("squared_length", &[p, &foot]))
            .map(|square| Measure::Size("the square of the distance is", square)),
        ("midpoint_of", [m, a, b]) => call("midpoint", &[a, b])
            .and_then(|middle| call("squared_length", &[m, &middle]))
            .map(|square| Measure::Size("its squared distance from the midpoint is", square)),
        ("equal", [p, q]) if p.kind.is_any_point() => call("squared_length", &[p, q])
            .map(|square| Measure::Size("the square of the distance is", square)),
        _ => None,
    };
    measure.into_iter().collect()
}

/// The squares of two ratios of lengths.
fn ratio_pair(points: [&Expr; 8], theorem: &Theorem, dictionary: &Dictionary) -> Option<Measure> {
    let said = |expr: &Expr| noun(expr, theorem, dictionary);
    let side = |p, q| call(dictionary, "squared_length", &[p, q]);
    let ratio = |p, q, r, s| {
        let words = format!("({}{} : {}{})²", said(p), said(q), said(r), said(s));
        Some((words, quotient(side(p, q)?, side(r, s)?)))
    };
    let [a, b, c, d, e, f, g, h] = points;
    Some(Measure::Pair([ratio(a, b, c, d)?, ratio(e, f, g, h)?]))
}

/// How far a line is from the centre of a circle.
fn distance_and_radius(line: &Expr, circle: &Expr, dictionary: &Dictionary) -> Option<Measure> {
    let center = component(circle, Component::Center);
    let foot = call(dictionary, "foot", &[&center, line])?;
    Some(Measure::Several(vec![
        (
            "the squared distance from the centre is",
            call(dictionary, "squared_length", &[&center, &foot])?,
        ),
        (", the squared radius", component(circle, Component::SquaredRadius)),
    ]))
}

/// How far the centres of two circles are apart.
fn centres_and_radii(c: &Expr, d: &Expr, dictionary: &Dictionary) -> Option<Measure> {
    let centers = [c, d].map(|circle| component(circle, Component::Center));
    let apart = call(dictionary, "squared_length", &[&centers[0], &centers[1]])?;
    Some(Measure::Several(vec![
        ("the squared distance between the centres is", apart),
        (", the squared radii are", component(c, Component::SquaredRadius)),
        (" and", component(d, Component::SquaredRadius)),
    ]))
}

/// Three lines bound a triangle, or two of them are parallel.
fn concurrence(lines: &[Expr], theorem: &Theorem, dictionary: &Dictionary) -> Vec<Measure> {
    let pairs = [[0, 1], [1, 2], [2, 0]].map(|pair| pair.map(|i| &lines[i]));
    let corner = |pair: &[&Expr; 2]| call(dictionary, "intersection", pair);
    let corners: Vec<Expr> = pairs.iter().filter_map(corner).collect();
    let area = call(dictionary, "area", &corners.iter().collect::<Vec<_>>());
    let mut measures: Vec<Measure> = area
        .map(|area| Measure::Size("the triangle between them has area", area))
        .into_iter()
        .collect();
    for [l, m] in pairs {
        let said = |line: &Expr| noun(line, theorem, dictionary);
        let sides = call(dictionary, "direction", &[l]).zip(call(dictionary, "direction", &[m]));
        let cross = sides.and_then(|(u, v)| call(dictionary, "cross", &[&u, &v]));
        measures.extend(cross.map(|cross| {
            Measure::Zero(format!("{} and {} are parallel", said(l), said(m)), cross)
        }));
    }
    measures
}

/// The angle between two lines, by its tangent.
fn inclination(l: &Expr, m: &Expr, dictionary: &Dictionary) -> Vec<Measure> {
    let product = |name: &str| {
        let (u, v) = (call(dictionary, "direction", &[l])?, call(dictionary, "direction", &[m])?);
        call(dictionary, name, &[&u, &v])
    };
    let Some((cross, dot)) = product("cross").zip(product("dot")) else { return Vec::new() };
    vec![
        Measure::Zero("they are perpendicular".to_owned(), dot.clone()),
        Measure::Zero("they are parallel".to_owned(), cross.clone()),
        Measure::Size("the tangent of the angle between them is", quotient(cross, dot)),
    ]
}

fn tell(measure: &Measure, claim: &Claim, theorem: &Theorem, place: &Place<'_>) -> Option<String> {
    let denial = || denial(std::slice::from_ref(claim), theorem, place.dictionary());
    match measure {
        Measure::Size(words, size) => {
            let size = number(size, theorem, place)?;
            (!size.is_zero()).then(|| format!("{}: {words} {}", denial(), size.magnitude()))
        }
        Measure::Signed(words, size) => {
            let size = number(size, theorem, place)?;
            (!size.is_zero()).then(|| format!("{}: {words} {size}", denial()))
        }
        Measure::Pair([(left, u), (right, w)]) => {
            let (u, w) = (number(u, theorem, place)?, number(w, theorem, place)?);
            (u != w).then(|| format!("{left} and {right} differ: {u} against {w}"))
        }
        Measure::Several(numbers) => {
            let told = numbers
                .iter()
                .map(|(words, expr)| Some(format!("{words} {}", number(expr, theorem, place)?)));
            Some(format!("{}: {}", denial(), told.collect::<Option<String>>()?))
        }
        Measure::Angles(angles) => {
            let told =
                angles.each_ref().map(|(name, tangent)| match number(tangent, theorem, place) {
                    Some(tangent) => format!("the tangent of {name} is {tangent}"),
                    None => format!("{name} is a right angle"),
                });
            Some(format!("{}: {}, {}", denial(), told[0], told[1]))
        }
        Measure::Zero(words, size) => {
            number(size, theorem, place)?.is_zero().then(|| format!("{}: {words}", denial()))
        }
    }
}

/// Two sides of an equation that differ.
fn against(left: &Expr, right: &Expr, theorem: &Theorem, place: &Place<'_>) -> Option<String> {
    let said = |expr: &Expr| noun(expr, theorem, place.dictionary());
    if left.kind.weight().is_some() {
        let mut extension = Extension::of(theorem);
        let slots = [extension.define(left), extension.define(right)];
        let evaluation = place.evaluate(extension.theorem())?;
        let written = |slot: Slot| {
            let coordinates = evaluation.coordinates(slot)?.iter().map(Quantity::to_string);
            Some(coordinates.collect::<Vec<_>>().join(", "))
        };
        let [u, w] = slots.map(written);
        let (u, w) = (u?, w?);
        let kind = if left.kind.is_any_point() { "points" } else { "vectors" };
        let (left, right) = (said(left), said(right));
        return Some(format!("the {kind} {left} and {right} differ: ({u}) against ({w})"));
    }
    let (u, w) = (number(left, theorem, place)?, number(right, theorem, place)?);
    let gap = || number(&subtract(left.clone(), right.clone()), theorem, place);
    let alike = (u.to_string() == w.to_string()).then(gap).flatten();
    let (left, right) = (said(left), said(right));
    Some(if let Some(gap) = alike {
        format!("{left} and {right} differ by {gap}: both are {u}")
    } else if right == w.to_string() {
        format!("{left} is not {right}, but {u}")
    } else {
        format!("{left} and {right} differ: {u} against {w}")
    })
}

/// The first equation of a predicate's definition that fails.
fn differing(claim: &Claim, theorem: &Theorem, place: &Place<'_>) -> Option<String> {
    let Claim::Predicate { word, arguments } = claim else { return None };
    let definition = place.dictionary().word(*word);
    let of_points = arguments.iter().all(|argument| argument.kind.is_any_point());
    if !definition.steps.is_empty() || !of_points {
        return None;
    }
    let denial = || denial(std::slice::from_ref(claim), theorem, place.dictionary());
    definition.claims.iter().find_map(|claim| {
        let claim = super::substitution::in_claim(claim, arguments)?;
        match &claim {
            Claim::Equal(left, right) if left.kind == Kind::Number => {
                let gap = number(&subtract(left.clone(), right.clone()), theorem, place)?;
                if gap.is_zero() {
                    return None;
                }
                Some(format!("{}: {}", denial(), against(left, right, theorem, place)?))
            }
            _ => None,
        }
    })
}

fn number(expr: &Expr, theorem: &Theorem, place: &Place<'_>) -> Option<Quantity> {
    let mut extension = Extension::of(theorem);
    let slot = extension.define(expr);
    place.evaluate(extension.theorem())?.number(slot).cloned()
}
