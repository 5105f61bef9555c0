//! Terms: the numbers of numeric expressions, and the quantities of conjectures.

use super::figure::{Object, Objects, wrong_kind};
use super::text::Node;
use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::Failure;
use crate::foreign::angle::{self, written};
use crate::foreign::word::{Word, span};
use crate::source::Span;
use crate::syntax::suggest::nearest;
use num_rational::BigRational;
use num_traits::Zero as _;

/// The value of a numeric expression: a number, the name of one, or `+ - * /` and parentheses over these.
///
/// # Errors
/// Where it is none.
pub(super) fn value(objects: &Objects, node: &Node<'_>) -> Result<BigRational, Failure> {
    let mut tokens = Vec::new();
    lex(node, &mut tokens);
    let mut sum = Sum { objects, tokens: &tokens, span: node.span(), depth: 0 };
    let value = sum.sum()?;
    if sum.tokens.is_empty() { Ok(value) } else { Err(sum.wrong()) }
}

/// Splits words into numbers, names and signs.
fn lex<'t>(node: &Node<'t>, tokens: &mut Vec<Word<'t>>) {
    match node {
        Node::Group(parts, _) => parts.iter().for_each(|part| lex(part, tokens)),
        Node::Word(word, _) => {
            let mut from = 0;
            let sign = |c: char| matches!(c, '+' | '-' | '*' | '/' | '(' | ')');
            let cuts = word.text.match_indices(sign).chain(std::iter::once((word.text.len(), "")));
            for (at, sign) in cuts {
                for range in [from..at, at..at + sign.len()] {
                    if !range.is_empty() {
                        let start = word.span.start as usize;
                        let span = span(start + range.start, start + range.end);
                        tokens.push(Word { text: &word.text[range], span });
                    }
                }
                from = at + sign.len();
            }
        }
    }
}

/// Parentheses within parentheses.
const NESTING: usize = 100;

/// Reads a sum of products.
struct Sum<'o, 'w> {
    objects: &'o Objects,
    tokens: &'o [Word<'w>],
    span: Span,
    depth: usize,
}

impl Sum<'_, '_> {
    fn sum(&mut self) -> Result<BigRational, Failure> {
        let mut total = self.product()?;
        loop {
            total = match self.eat(&["+", "-"]) {
                Some("+") => total + self.product()?,
                Some(_) => total - self.product()?,
                None => return Ok(total),
            };
        }
    }

    fn product(&mut self) -> Result<BigRational, Failure> {
        let mut total = self.operand()?;
        loop {
            total = match self.eat(&["*", "/"]) {
                Some("*") => total * self.operand()?,
                Some(_) => {
                    let divisor = self.operand()?;
                    if divisor.is_zero() {
                        return Err(self.wrong());
                    }
                    total / divisor
                }
                None => return Ok(total),
            };
        }
    }

    fn operand(&mut self) -> Result<BigRational, Failure> {
        self.depth += 1;
        if self.depth > NESTING {
            return Err(self.wrong());
        }
        let value = match self.eat(&["(", "-"]) {
            Some("-") => -self.operand()?,
            Some(_) => {
                let inner = self.sum()?;
                if self.eat(&[")"]).is_none() {
                    return Err(self.wrong());
                }
                inner
            }
            None => self.leaf()?,
        };
        self.depth -= 1;
        Ok(value)
    }

    fn leaf(&mut self) -> Result<BigRational, Failure> {
        let Some((word, rest)) = self.tokens.split_first() else { return Err(self.wrong()) };
        self.tokens = rest;
        if let Some(number) = angle::number(word.text) {
            return Ok(number);
        }
        match self.objects.object(*word)? {
            Object::Number(value) => Ok(value),
            other => Err(wrong_kind(*word, &other, "a number")),
        }
    }

    fn eat(&mut self, signs: &[&'static str]) -> Option<&'static str> {
        let (word, rest) = self.tokens.split_first()?;
        let sign = signs.iter().find(|sign| **sign == word.text)?;
        self.tokens = rest;
        Some(sign)
    }

    fn wrong(&self) -> Failure {
        let mistake = Diagnostic::error(Code::WrongKind, self.span, "this is not a number");
        mistake.hint("numbers are written `2`, `0.5` or `{ 1 / 3 }`").into()
    }
}

/// A quantity of a conjecture.
#[derive(Clone, Debug)]
pub(super) enum Term {
    Number(BigRational),
    /// A number that is free.
    Variable(String),
    Sum(Box<[Term; 2]>),
    Product(Box<[Term; 2]>),
    Ratio(Box<[Term; 2]>),
    /// A quantity of points.
    Measure(Measure, Vec<String>),
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    SignedRatio,
    SquaredLength,
    Tangent,
    Area3,
    Area4,
    Pythagoras3,
    Pythagoras4,
}

/// The words for what is measured, each with the number of points.
const MEASURES: [(&str, usize, Measure); 7] = [
    ("sratio", 4, Measure::SignedRatio),
    ("segment", 2, Measure::SquaredLength),
    ("angle", 3, Measure::Tangent),
    ("signed_area3", 3, Measure::Area3),
    ("signed_area4", 4, Measure::Area4),
    ("pythagoras_difference3", 3, Measure::Pythagoras3),
    ("pythagoras_difference4", 4, Measure::Pythagoras4),
];
/// The words that join two terms.
const JOINS: [&str; 3] = ["sum", "mult", "ratio"];

/// Reads a term from the front of some nodes: a group, a number, or a word with what it needs.
///
/// # Errors
/// What is wrong about it.
pub(super) fn read<'n, 't>(
    objects: &mut Objects,
    nodes: &'n [Node<'t>],
    place: Span,
) -> Result<(Term, &'n [Node<'t>]), Failure> {
    let Some((first, rest)) = nodes.split_first() else {
        let mistake = Diagnostic::error(Code::Expected, place, "a term is missing here");
        return Err(mistake.hint("a term is a number, or for example `{ segment A B }`").into());
    };
    let word = match first {
        Node::Group(inner, span) => {
            let (term, left) = read(objects, inner, *span)?;
            return match left.first() {
                None => Ok((term, rest)),
                Some(node) => Err(superfluous(node.span())),
            };
        }
        Node::Word(word, _) => *word,
    };
    if let Some(number) = angle::number(word.text) {
        return Ok((Term::Number(number), rest));
    }
    if JOINS.contains(&word.text) {
        let (left, rest) = read(objects, rest, word.span)?;
        let (right, rest) = read(objects, rest, word.span)?;
        let pair = Box::new([left, right]);
        let term = match word.text {
            "sum" => Term::Sum(pair),
            "mult" => Term::Product(pair),
            _ => Term::Ratio(pair),
        };
        return Ok((term, rest));
    }
    if let Some(&(name, number, measure)) = MEASURES.iter().find(|(name, ..)| *name == word.text) {
        if rest.len() < number {
            let message = format!("`{name}` needs {number} points");
            return Err(Diagnostic::error(Code::WrongArity, word.span, message).into());
        }
        let (points, rest) = rest.split_at(number);
        let points: Result<Vec<String>, Failure> =
            points.iter().map(|node| point(objects, node)).collect();
        return Ok((Term::Measure(measure, points?), rest));
    }
    variable(objects, word).map(|term| (term, rest))
}

/// What follows a complete term or conjecture.
pub(super) fn superfluous(span: Span) -> Failure {
    Diagnostic::error(Code::Expected, span, "nothing should follow here").into()
}

/// The point that a node names.
pub(super) fn point(objects: &Objects, node: &Node<'_>) -> Result<String, Failure> {
    match node {
        Node::Word(word, _) => objects.point(*word),
        Node::Group(_, span) => {
            Err(Diagnostic::error(Code::Expected, *span, "a point is expected here").into())
        }
    }
}

/// A name in the place of a term: a number that is known, or any number.
fn variable(objects: &mut Objects, word: Word<'_>) -> Result<Term, Failure> {
    match objects.find(word.text).cloned() {
        Some(Object::Number(value)) => Ok(Term::Number(value)),
        Some(other) => Err(wrong_kind(word, &other, "a number")),
        None => {
            let words = MEASURES.iter().map(|(name, ..)| *name).chain(JOINS);
            if let Some(near) = nearest(word.text, words) {
                let message = format!("no quantity is called `{}`", word.text);
                let mistake = Diagnostic::error(Code::UnknownWord, word.span, message);
                return Err(mistake.hint(format!("did you mean `{near}`?")).into());
            }
            Ok(Term::Variable(objects.variable(word.text)))
        }
    }
}

impl Term {
    /// Whether it is made of squared lengths, so that it stands for the square of a product of lengths.
    pub(super) fn has_lengths(&self) -> bool {
        match self {
            Self::Number(_) | Self::Variable(_) => false,
            Self::Sum(parts) | Self::Product(parts) | Self::Ratio(parts) => {
                parts.iter().any(Self::has_lengths)
            }
            Self::Measure(measure, _) => *measure == Measure::SquaredLength,
        }
    }

    /// The term in the theorem language, in parentheses where it needs them.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Number(value) => written(value),
            Self::Variable(name) => name.clone(),
            Self::Sum(parts) => {
                let [left, right] = parts.each_ref().map(Self::text);
                format!("({left} + {right})")
            }
            Self::Product(parts) => {
                let [left, right] = parts.each_ref().map(Self::text);
                format!("{left} * {right}")
            }
            Self::Ratio(parts) => match &**parts {
                // The cotangent of a right angle is zero, although its tangent is no number.
                [numerator, Self::Measure(Measure::Tangent, points)] => {
                    let [a, b, c] = &points[..] else { return String::new() };
                    let (dot, cross) = (
                        format!("dot({a} - {b}, {c} - {b})"),
                        format!("cross({a} - {b}, {c} - {b})"),
                    );
                    match numerator {
                        Self::Number(one) if num_traits::One::is_one(one) => {
                            format!("{dot} / {cross}")
                        }
                        other => format!("{} * {dot} / {cross}", other.text()),
                    }
                }
                parts => {
                    let [left, right] = parts.each_ref().map(Self::text);
                    format!("{left} / ({right})")
                }
            },
            Self::Measure(measure, points) => measure.text(points),
        }
    }
}

impl Measure {
    fn text(self, points: &[String]) -> String {
        let call = |word: &str| format!("{word}({})", points.join(", "));
        match (self, points) {
            (Self::SignedRatio, _) => call("signed_ratio"),
            (Self::SquaredLength, _) => call("squared_length"),
            (Self::Tangent, _) => call("angle_tangent"),
            (Self::Area3 | Self::Area4, _) => call("area"),
            (Self::Pythagoras3, [a, b, c]) => format!("2 * dot({a} - {b}, {c} - {b})"),
            // P(A, B, D) − P(C, B, D)
            (Self::Pythagoras4, [a, b, c, d]) => format!("2 * dot({a} - {c}, {d} - {b})"),
            _ => String::new(),
        }
    }
}
