//! Goals as claims of the theorem language.

use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::angle::{self, Angle};
use crate::foreign::draft::Draft;
use crate::foreign::word::Word;
use crate::foreign::{Failure, unsupported};
use crate::syntax::suggest::nearest;
use std::collections::HashSet;

/// The goals, each with its smallest and largest number of arguments.
const GOALS: &[(&str, usize, usize)] = &[
    ("coll", 3, usize::MAX),
    ("cyclic", 4, usize::MAX),
    ("para", 4, 4),
    ("perp", 4, 4),
    ("cong", 4, 4),
    ("midp", 3, 3),
    ("circle", 4, usize::MAX),
    ("eqangle", 8, 8),
    ("eqratio", 8, 8),
    ("simtri", 6, 6),
    ("simtri2", 6, 6),
    ("simtrir", 6, 6),
    ("simtri*", 6, 6),
    ("contri", 6, 6),
    ("contri2", 6, 6),
    ("contrir", 6, 6),
    ("contri*", 6, 6),
    ("aconst", 5, 5),
    ("rconst", 5, 5),
    ("r2const", 5, 5),
    ("lconst", 3, 3),
    ("l2const", 3, 3),
];

/// Goals of the dialects that ask for a value, for an order, or for something not to be so.
const UNSUPPORTED: [&str; 20] = [
    "acompute",
    "rcompute",
    "lcompute",
    "diff",
    "ncoll",
    "npara",
    "nperp",
    "sameclock",
    "sameside",
    "nsameside",
    "obtuse_angle",
    "lequation",
    "aequation",
    "distseq",
    "angeq",
    "distmeq",
    "overlap",
    "cyclic_with_centers",
    "PythagoreanPremises",
    "PythagoreanConclusions",
];

/// Claims a goal.
///
/// # Errors
/// What is wrong about it, or that it cannot be said.
pub(super) fn conclude(
    goal: &[Word<'_>],
    known: &HashSet<&str>,
    draft: &mut Draft,
) -> Result<(), Failure> {
    let Some((head, arguments)) = goal.split_first() else { return Ok(()) };
    let Some(&(name, least, most)) = GOALS.iter().find(|(name, ..)| *name == head.text) else {
        return Err(not_a_goal(*head));
    };
    if !(least..=most).contains(&arguments.len()) {
        let message = format!("the goal `{name}` does not take {} arguments", arguments.len());
        let wanted = if least == most { least.to_string() } else { format!("{least} or more") };
        let mistake = Diagnostic::error(Code::WrongArity, head.span, message);
        return Err(mistake.hint(format!("it takes {wanted}")).into());
    }
    let constant = matches!(name, "aconst" | "rconst" | "r2const" | "lconst" | "l2const");
    let (points, last) = arguments.split_at(arguments.len() - usize::from(constant));
    let mistakes: Vec<Diagnostic> = points
        .iter()
        .filter(|word| !known.contains(word.text))
        .map(|word| undefined(*word, known))
        .collect();
    if !mistakes.is_empty() {
        return Err(Failure::Mistakes(mistakes));
    }
    let points: Vec<String> = points.iter().map(|word| draft.name(word.text)).collect();
    match last.first() {
        Some(word) => measure(name, &points, *word, draft),
        None => {
            claims(name, &points).into_iter().for_each(|claim| draft.show(claim));
            Ok(())
        }
    }
}

/// The claims of a goal without constants; the number of points has been checked.
fn claims(name: &str, points: &[String]) -> Vec<String> {
    let word = |word: &str, arguments: &[&String]| {
        let arguments: Vec<&str> = arguments.iter().map(|name| name.as_str()).collect();
        format!("{word}({})", arguments.join(", "))
    };
    let lines = |word: &str, ends: &[&String; 4]| {
        let [a, b, c, d] = ends;
        format!("{word}(line({a}, {b}), line({c}, {d}))")
    };
    let all: Vec<&String> = points.iter().collect();
    match (name, &all[..]) {
        ("coll", all) => vec![word("collinear", all)],
        ("cyclic", all) => vec![word("concyclic", all)],
        ("cong", all) => vec![word("equal_length", all)],
        ("midp", all) => vec![word("midpoint_of", all)],
        ("eqratio", all) => vec![word("equal_ratio", all)],
        ("para", &[a, b, c, d]) => vec![lines("parallel", &[a, b, c, d])],
        ("perp", &[a, b, c, d]) => vec![lines("perpendicular", &[a, b, c, d])],
        ("circle", [center, first, others @ ..]) => others
            .iter()
            .map(|other| word("equal_length", &[center, first, center, other]))
            .collect(),
        ("eqangle", &[a, b, c, d, e, f, g, h]) => {
            vec![equal_angle([[a, b], [c, d], [e, f], [g, h]])]
        }
        ("simtri", all) => vec![word("directly_similar", all)],
        ("simtri*", all) => vec![word("similar", all)],
        ("simtri2" | "simtrir", &[a, b, c, p, q, r]) => vec![reflected([a, b, c, p, q, r])],
        ("contri", &[a, b, _, p, q, _]) => {
            vec![word("directly_similar", &all), word("equal_length", &[a, b, p, q])]
        }
        ("contri2" | "contrir", &[a, b, c, p, q, r]) => {
            vec![reflected([a, b, c, p, q, r]), word("equal_length", &[a, b, p, q])]
        }
        ("contri*", &[a, b, c, p, q, r]) => vec![
            word("equal_length", &[a, b, p, q]),
            word("equal_length", &[b, c, q, r]),
            word("equal_length", &[c, a, r, p]),
        ],
        _ => Vec::new(),
    }
}

/// ABC is directly similar to the image of PQR in the line QR.
fn reflected([a, b, c, p, q, r]: [&String; 6]) -> String {
    format!("directly_similar({a}, {b}, {c}, reflection({p}, line({q}, {r})), {q}, {r})")
}

/// The directed angles from the first line to the second and from the third to the fourth are equal; said of angles with a vertex where the
/// lines have one.
fn equal_angle(lines: [[&String; 2]; 4]) -> String {
    let vertex = |[a, b]: [&String; 2], [c, d]: [&String; 2]| {
        let arms = [(a, b, c, d), (a, b, d, c), (b, a, c, d), (b, a, d, c)];
        // The vertex is common to both lines; each arm is the other point.
        arms.into_iter()
            .find(|(vertex, arm, other, end)| vertex == other && arm != end)
            .map(|(vertex, arm, _, end)| [arm.clone(), vertex.clone(), end.clone()])
    };
    let [k, l, m, n] = lines;
    if let (Some([a, b, c]), Some([d, e, f])) = (vertex(k, l), vertex(m, n)) {
        return format!("equal_angle({a}, {b}, {c}, {d}, {e}, {f})");
    }
    let [k, l, m, n] = lines.map(|[a, b]| format!("line({a}, {b})"));
    format!("equal_angle({k}, {l}, {m}, {n})")
}

/// Claims the size of an angle, a ratio or a length.
fn measure(
    name: &str,
    points: &[String],
    constant: Word<'_>,
    draft: &mut Draft,
) -> Result<(), Failure> {
    let not_constant = || {
        let message = format!("`{}` is not a constant", constant.text);
        Failure::from(
            Diagnostic::error(Code::WrongKind, constant.span, message)
                .hint("constants are written `30`, `2pi/3`, `3/2` or `1.5`"),
        )
    };
    let claim = match (name, points) {
        ("aconst", [a, b, c, d]) => {
            let degrees = angle::degrees(constant.text).ok_or_else(not_constant)?;
            let (from, to) = (format!("line({a}, {b})"), format!("line({c}, {d})"));
            match angle::angle(&degrees) {
                Some(Angle::Zero) => format!("parallel({from}, {to})"),
                Some(Angle::Right) => format!("perpendicular({from}, {to})"),
                Some(Angle::Tangent(tangent)) => {
                    format!("parallel(line_at_angle({c}, {from}, {tangent}), {to})")
                }
                None => {
                    let what = "this angle has no tangent made of square roots that is known here";
                    return Err(unsupported(constant.span, what));
                }
            }
        }
        (_, points) => {
            let value = angle::number(constant.text).ok_or_else(not_constant)?;
            let power = if name.contains('2') { "" } else { " ^ 2" };
            match points {
                [a, b, c, d] => format!(
                    "squared_length({a}, {b}) == ({value}){power} * squared_length({c}, {d})"
                ),
                [a, b] => format!("squared_length({a}, {b}) == ({value}){power}"),
                _ => return Ok(()),
            }
        }
    };
    draft.show(claim);
    Ok(())
}

fn not_a_goal(head: Word<'_>) -> Failure {
    if UNSUPPORTED.contains(&head.text) {
        return unsupported(head.span, format_args!("the goal `{}`", head.text));
    }
    let message = format!("no goal is called `{}`", head.text);
    let mistake = Diagnostic::error(Code::UnknownWord, head.span, message);
    match nearest(head.text, GOALS.iter().map(|(name, ..)| *name)) {
        Some(near) => mistake.hint(format!("did you mean `{near}`?")).into(),
        None => mistake.into(),
    }
}

fn undefined(word: Word<'_>, known: &HashSet<&str>) -> Diagnostic {
    let message = format!("the goal names `{}`, which no clause defines", word.text);
    let mistake = Diagnostic::error(Code::UndefinedName, word.span, message);
    let mut names: Vec<&str> = known.iter().copied().collect();
    names.sort_unstable();
    match nearest(word.text, names) {
        Some(near) => mistake.hint(format!("did you mean `{near}`?")),
        None => mistake.hint("define the point in a clause"),
    }
}
