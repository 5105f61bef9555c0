//! Which argument of a construct is which: outputs may be repeated among the arguments or left out, and which names are new tells the
//! dialects apart.

use super::construction::{Constant, Construction, named};
use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::angle;
use crate::foreign::word::Word;
use num_rational::BigRational;
use num_traits::Zero as _;
use std::collections::{HashMap, HashSet};

/// A construct with its arguments in their places.
#[derive(Clone, Debug)]
pub(super) struct Bound<'t> {
    /// What is constructed.
    pub(super) construction: &'static Construction,
    /// The argument of each letter of the header, constants excepted.
    pub(super) arguments: HashMap<&'static str, Word<'t>>,
    /// The constant, in degrees if it is an angle.
    pub(super) constant: Option<BigRational>,
}

impl<'t> Bound<'t> {
    /// The argument of a letter.
    pub(super) fn argument(&self, letter: &str) -> Option<Word<'t>> {
        self.arguments.get(letter).copied()
    }

    /// The points that are made, in the order of the header.
    pub(super) fn outputs(&self) -> impl Iterator<Item = Word<'t>> {
        self.construction.outputs.split(' ').filter_map(|letter| self.argument(letter))
    }
}

/// Puts the arguments of a construct into their places. `points` are the new points of the clause, `known` the earlier ones.
pub(super) fn bind<'t>(
    construct: &[Word<'t>],
    points: &[Word<'t>],
    known: &HashSet<&str>,
    clause: usize,
) -> Result<Bound<'t>, Vec<Diagnostic>> {
    let Some((head, arguments)) = construct.split_first() else { return Err(Vec::new()) };
    let candidates: Vec<&'static Construction> = named(head.text).collect();
    if candidates.is_empty() {
        return Err(vec![unknown(*head, clause)]);
    }
    let fits: Vec<Bound<'t>> = candidates
        .iter()
        .filter_map(|construction| place(construction, arguments, points))
        .collect();
    let Some(first) = fits.first() else {
        return Err(vec![wrong_arity(*head, &candidates, arguments.len(), clause)]);
    };
    // Of two orders of arguments that which makes what is new.
    let best = fits.iter().find(|bound| misplaced(bound, points, known).is_none()).unwrap_or(first);
    let mut mistakes = Vec::new();
    if let Some(mistake) = misplaced(best, points, known) {
        mistakes.push(mistake.into_diagnostic(*head, clause));
    }
    let mut bound = best.clone();
    if let Some(constant) = bound.construction.constant {
        // The constant is the last argument.
        if let Some(word) = arguments.last() {
            bound.constant = value(constant, *word, clause, &mut mistakes);
        }
    }
    if mistakes.is_empty() { Ok(bound) } else { Err(mistakes) }
}

/// The arguments in the order of the header, with the outputs among them or without.
fn place<'t>(
    construction: &'static Construction,
    arguments: &[Word<'t>],
    points: &[Word<'t>],
) -> Option<Bound<'t>> {
    let constants = usize::from(construction.constant.is_some());
    let letters: Vec<&'static str> = construction.letters().collect();
    let (geometric, _) = letters.split_at(letters.len() - constants);
    let outputs = construction.outputs.split(' ').count();
    let own = arguments.len().checked_sub(constants)?;
    let words: Vec<Word<'t>> = if own == geometric.len() {
        arguments[..own].to_vec()
    } else if own + outputs == geometric.len() && points.len() >= outputs {
        let (mut new, mut old) = (points.iter(), arguments[..own].iter());
        let placed = geometric
            .iter()
            .map(|letter| if construction.makes(letter) { new.next() } else { old.next() });
        placed.map(Option::<&Word<'t>>::copied).collect::<Option<_>>()?
    } else {
        return None;
    };
    let arguments = geometric.iter().copied().zip(words).collect();
    Some(Bound { construction, arguments, constant: None })
}

/// An argument that cannot be where it stands.
enum Misplaced<'t> {
    /// It is made, but is not among the points of the clause.
    NotNew(Word<'t>),
    /// It is used, but is not known; with a known name near it.
    Unknown(Word<'t>, Option<String>),
    /// It is used to make itself.
    Itself(Word<'t>),
}

fn misplaced<'t>(
    bound: &Bound<'t>,
    points: &[Word<'t>],
    known: &HashSet<&str>,
) -> Option<Misplaced<'t>> {
    for letter in bound.construction.letters() {
        let Some(word) = bound.argument(letter) else { continue };
        let new = points.iter().any(|point| point.text == word.text);
        match (bound.construction.makes(letter), new) {
            (true, false) => return Some(Misplaced::NotNew(word)),
            (false, true) => return Some(Misplaced::Itself(word)),
            (false, false) if !known.contains(word.text) => {
                let mut names: Vec<&str> = known.iter().copied().collect();
                names.sort_unstable();
                let near = crate::syntax::suggest::nearest(word.text, names).map(str::to_owned);
                return Some(Misplaced::Unknown(word, near));
            }
            _ => {}
        }
    }
    None
}

impl Misplaced<'_> {
    fn into_diagnostic(self, head: Word<'_>, clause: usize) -> Diagnostic {
        match self {
            Self::NotNew(word) => {
                let message = format!(
                    "clause {clause}: `{}` would make `{}`, which is not a new point of the clause",
                    head.text, word.text
                );
                Diagnostic::error(Code::WrongResultCount, word.span, message)
                    .hint("the points left of `=` are those that the construct makes")
            }
            Self::Itself(word) => {
                let message = format!("clause {clause}: `{}` is used to make itself", word.text);
                Diagnostic::error(Code::UndefinedName, word.span, message)
                    .hint("arguments are earlier points")
            }
            Self::Unknown(word, near) => {
                let message =
                    format!("clause {clause}: no earlier point is called `{}`", word.text);
                let diagnostic = Diagnostic::error(Code::UndefinedName, word.span, message);
                match near {
                    Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
                    None => diagnostic.hint("define the point in an earlier clause"),
                }
            }
        }
    }
}

fn unknown(head: Word<'_>, clause: usize) -> Diagnostic {
    let message = format!("clause {clause}: no construction is called `{}`", head.text);
    let diagnostic = Diagnostic::error(Code::UnknownWord, head.span, message);
    let names = super::table::CONSTRUCTIONS.iter().map(|construction| construction.name);
    match crate::syntax::suggest::nearest(head.text, names) {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

fn wrong_arity(
    head: Word<'_>,
    candidates: &[&'static Construction],
    given: usize,
    clause: usize,
) -> Diagnostic {
    let message = format!("clause {clause}: `{}` does not take {given} arguments", head.text);
    let forms: Vec<String> = candidates
        .iter()
        .map(|construction| format!("`{} {}`", construction.name, construction.header))
        .collect();
    Diagnostic::error(Code::WrongArity, head.span, message)
        .hint(format!("it is written {}", forms.join(" or ")))
}

/// The value of a constant.
fn value(
    constant: Constant,
    word: Word<'_>,
    clause: usize,
    mistakes: &mut Vec<Diagnostic>,
) -> Option<BigRational> {
    let (value, hint) = match constant {
        Constant::Angle => {
            (angle::degrees(word.text), "an angle is written `30`, `120o` or `2pi/3`")
        }
        Constant::Ratio => (
            angle::number(word.text).filter(|ratio| !ratio.is_zero()),
            "a ratio is written `2`, `3/2` or `1.5`, and is not zero",
        ),
        Constant::Length => (angle::number(word.text), "a length is written `2`, `3/2` or `1.5`"),
    };
    if value.is_none() {
        let message =
            format!("clause {clause}: `{}` is not the constant that belongs here", word.text);
        mistakes.push(Diagnostic::error(Code::WrongKind, word.span, message).hint(hint));
    }
    value
}
