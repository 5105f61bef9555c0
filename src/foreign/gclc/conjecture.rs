//! Conjectures as claims of the theorem language.
//!
//! `segment` is the square of a length, as GCLC's algebraic provers have it: they say `9 OA = OH + AB + AC + BC` where a book says
//! `9 OA² = OH² + AB² + AC² + BC²`. `angle` is the tangent of a directed angle.

use super::figure::Objects;
use super::term::{Measure, Term, point, read, superfluous};
use super::text::{Command, Node};
use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::Failure;
use crate::syntax::suggest::nearest;

/// The claims about points, each with their number.
const CLAIMS: [(&str, usize); 7] = [
    ("identical", 2),
    ("collinear", 3),
    ("perpendicular", 4),
    ("parallel", 4),
    ("midpoint", 3),
    ("same_length", 4),
    ("harmonic", 4),
];

/// Words of a conjecture: reading one recurses once a word.
const WORDS: usize = 1000;

/// Claims a conjecture.
///
/// # Errors
/// What is wrong about it.
pub(super) fn conclude(objects: &mut Objects, conjecture: &Command<'_>) -> Result<(), Failure> {
    let expected = || {
        Failure::from(
            Diagnostic::error(Code::NoConclusion, conjecture.head.span, "the conjecture is empty")
                .hint("write for example `prove { collinear A B C }`"),
        )
    };
    if conjecture.words() > WORDS {
        let message = format!("the conjecture has more than {WORDS} words");
        return Err(Diagnostic::error(Code::TooManyTokens, conjecture.head.span, message).into());
    }
    let [Node::Group(nodes, _), rest @ ..] = &conjecture.arguments[..] else {
        return Err(expected());
    };
    if let Some(node) = rest.first() {
        return Err(superfluous(node.span()));
    }
    let Some((Node::Word(head, _), rest)) = nodes.split_first() else { return Err(expected()) };
    match head.text {
        "equal" => {
            let (left, rest) = read(objects, rest, head.span)?;
            let (right, rest) = read(objects, rest, head.span)?;
            finished(rest)?;
            let claim = equation(&left, &right);
            objects.draft.show(claim);
        }
        "alg_sum_zero3" => {
            let (one, rest) = read(objects, rest, head.span)?;
            let (two, rest) = read(objects, rest, head.span)?;
            let (three, rest) = read(objects, rest, head.span)?;
            finished(rest)?;
            signed_sum(objects, &[one, two, three]);
        }
        name => {
            let Some(&(name, number)) = CLAIMS.iter().find(|(known, _)| *known == name) else {
                let message = format!("no conjecture is called `{name}`");
                let mistake = Diagnostic::error(Code::UnknownWord, head.span, message);
                let known =
                    CLAIMS.iter().map(|(known, _)| *known).chain(["equal", "alg_sum_zero3"]);
                return Err(match nearest(name, known) {
                    Some(near) => mistake.hint(format!("did you mean `{near}`?")).into(),
                    None => mistake.into(),
                });
            };
            if rest.len() != number {
                let message =
                    format!("`{name}` needs {number} points, and here are {}", rest.len());
                return Err(Diagnostic::error(Code::WrongArity, head.span, message).into());
            }
            let points: Result<Vec<String>, Failure> =
                rest.iter().map(|node| point(objects, node)).collect();
            objects.draft.show(claim(name, &points?));
        }
    }
    Ok(())
}

fn finished(rest: &[Node<'_>]) -> Result<(), Failure> {
    rest.first().map_or(Ok(()), |node| Err(superfluous(node.span())))
}

/// A claim about points, whose number has been checked.
fn claim(name: &str, points: &[String]) -> String {
    let call = |word: &str| format!("{word}({})", points.join(", "));
    match (name, points) {
        ("identical", _) => call("equal"),
        ("midpoint", _) => call("midpoint_of"),
        ("same_length", _) => call("equal_length"),
        ("perpendicular" | "parallel", [a, b, c, d]) => {
            format!("{name}(line({a}, {b}), line({c}, {d}))")
        }
        _ => call(name),
    }
}

/// Two terms are equal; said of angles and lengths where the terms are nothing else.
fn equation(left: &Term, right: &Term) -> String {
    if let (Term::Measure(one, points), Term::Measure(two, others)) = (left, right)
        && one == two
    {
        let word = match one {
            Measure::Tangent => Some("equal_angle"),
            Measure::SquaredLength => Some("equal_length"),
            _ => None,
        };
        if let Some(word) = word {
            return format!("{word}({}, {})", points.join(", "), others.join(", "));
        }
    }
    format!("{} == {}", left.text(), right.text())
}

/// Some signs make `±a ± b ± c` zero, which the squares know: `(a² − b² − c²)² = 4 b² c²`.
fn signed_sum(objects: &mut Objects, terms: &[Term; 3]) {
    let names = ["s", "t", "u"].map(|name| objects.draft.auxiliary(name));
    for (name, term) in names.iter().zip(terms) {
        let square =
            if term.has_lengths() { term.text() } else { format!("({}) ^ 2", term.text()) };
        objects.draft.line(format!("{name} = {square}"));
    }
    let [s, t, u] = names;
    objects.draft.show(format!("({s} - {t} - {u}) ^ 2 == 4 * {t} * {u}"));
}
