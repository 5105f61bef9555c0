//! Objects and conditions in the words of geometry.

use super::object::{Object, Position};
use crate::theorem::dictionary::{Dictionary, Phrase, Segment, Word};
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Condition, Expr, Operation, Slot, Theorem};

/// The predicate that a line has no direction, or a plane no normal; it is denied by naming the points of the line or plane.
const DEGENERATE: &str = "degenerate";
/// A phrase longer than this many characters gives way to a name.
const LONGEST_PHRASE: usize = 120;

/// The objects of a theorem, or of a word's definition while it is being walked.
pub(super) struct Frame<'f, V> {
    pub(super) objects: Vec<Object<V>>,
    /// The expression that defines each slot, where one does.
    pub(super) definitions: Vec<Option<&'f Expr>>,
    names: &'f [String],
    kinds: &'f [Kind],
    caller: Option<Caller<'f, V>>,
    dictionary: &'f Dictionary,
}

/// Where a word was called.
struct Caller<'f, V> {
    frame: &'f Frame<'f, V>,
    arguments: &'f [Expr],
    word: &'f Word,
}

impl<'f, V: Clone> Frame<'f, V> {
    pub(super) fn of_theorem(theorem: &'f Theorem, dictionary: &'f Dictionary) -> Self {
        Self {
            objects: Vec::with_capacity(theorem.names.len()),
            definitions: vec![None; theorem.names.len()],
            names: &theorem.names,
            kinds: &theorem.kinds,
            caller: None,
            dictionary,
        }
    }

    pub(super) fn of_word(
        definition: &'f Word,
        objects: Vec<Object<V>>,
        arguments: &'f [Expr],
        caller: &'f Frame<'f, V>,
    ) -> Self {
        Self {
            objects,
            definitions: vec![None; definition.names.len()],
            names: &definition.names,
            kinds: &definition.kinds,
            caller: Some(Caller { frame: caller, arguments, word: definition }),
            dictionary: caller.dictionary,
        }
    }

    /// The points of the theorem so far, in the plane or in space, with their names. Inside a word these are the word's own.
    pub(super) fn points<P: Position<V>>(&self) -> Vec<(P, String)> {
        let mut points = Vec::new();
        for (i, object) in self.objects.iter().enumerate() {
            if let Some(point) = P::of(object).filter(|point| point.tag().is_some()) {
                points.push((point.clone(), slot_noun(Slot(i), self)));
            }
        }
        points
    }

    /// The name of the point with this tag.
    pub(super) fn name_of<P: Position<V>>(&self, point: &P) -> Option<String> {
        let tag = point.tag()?;
        let slot = self
            .objects
            .iter()
            .position(|object| P::of(object).is_some_and(|other| other.tag() == Some(tag)));
        slot.map(|slot| slot_noun(Slot(slot), self))
    }
}

impl<'f, V> Frame<'f, V> {
    pub(super) fn name(&self, slot: Slot) -> &'f str {
        &self.names[slot.0]
    }

    pub(super) fn is_theorem(&self) -> bool {
        self.caller.is_none()
    }

    /// The kind of the slot.
    pub(super) fn kind(&self, slot: Slot) -> &'f Kind {
        &self.kinds[slot.0]
    }
}

/// What an expression is called.
pub(super) fn noun<V>(expr: &Expr, frame: &Frame<'_, V>) -> String {
    clipped(write(expr, frame, 0))
}

fn slot_noun<V>(slot: Slot, frame: &Frame<'_, V>) -> String {
    clipped(write_slot(slot, frame, 0))
}

/// The name of a slot of a theorem; inside a word, what its argument or its definition is called.
fn write_slot<V>(slot: Slot, frame: &Frame<'_, V>, context: u8) -> String {
    let Some(caller) = &frame.caller else { return frame.name(slot).to_owned() };
    match (caller.arguments.get(slot.0), frame.definitions[slot.0]) {
        (Some(argument), _) => write(argument, caller.frame, context),
        (None, Some(expr)) => write(expr, frame, context),
        (None, None) => frame.name(slot).to_owned(),
    }
}

fn clipped(text: String) -> String {
    if text.chars().count() <= LONGEST_PHRASE {
        return text;
    }
    let mut start: String = text.chars().take(LONGEST_PHRASE).collect();
    start.push('…');
    start
}

/// Writes an expression; parentheses are set where its operator binds less tightly than `context`.
fn write<V>(expr: &Expr, frame: &Frame<'_, V>, context: u8) -> String {
    let enclosed =
        |binding: u8, text: String| if binding < context { format!("({text})") } else { text };
    let infix = |operands: &[Expr; 2], sign: &str, binding: u8| {
        let [left, right] = operands;
        let after = if matches!(expr.operation, Operation::Add(_)) { binding } else { binding + 1 };
        enclosed(
            binding,
            format!("{}{sign}{}", write(left, frame, binding), write(right, frame, after)),
        )
    };
    let call = |name: &str, arguments: &[Expr]| {
        let arguments: Vec<String> =
            arguments.iter().map(|argument| write(argument, frame, 0)).collect();
        format!("{name}({})", arguments.join(", "))
    };
    match &expr.operation {
        Operation::Constant(value) => {
            enclosed(if value.is_integer() { 9 } else { 2 }, value.to_string())
        }
        Operation::Slot(slot) => write_slot(*slot, frame, context),
        Operation::Pair(coordinates) => {
            call(if expr.kind.is_point() { "point" } else { "vector" }, &**coordinates)
        }
        Operation::Component(base, component) => {
            format!("{}.{}", write(base, frame, 9), component.name())
        }
        Operation::Negative(operand) => enclosed(2, format!("-{}", write(operand, frame, 3))),
        Operation::Add(operands) => infix(operands, " + ", 1),
        Operation::Sub(operands) => infix(operands, " - ", 1),
        Operation::Mul(operands) | Operation::Scale(operands) => infix(operands, "·", 2),
        Operation::Div(operands) => infix(operands, "/", 2),
        Operation::Power(base, exponent) => {
            enclosed(4, format!("{}^{exponent}", write(base, frame, 5)))
        }
        Operation::Sqrt(radicand) => call("sqrt", std::slice::from_ref(radicand)),
        Operation::Line(coefficients) => call("line_equation", &**coefficients),
        Operation::Join(points) => {
            let [p, q] = points.each_ref().map(|point| write(point, frame, 0));
            if is_name(&p) && is_name(&q) { format!("{p}{q}") } else { format!("line({p}, {q})") }
        }
        Operation::LineThrough(parts) => call("line_through", &**parts),
        Operation::CircleThrough(points) => call("circle", &**points),
        Operation::CircleAbout(parts) => call("circle_about", &**parts),
        Operation::Conic(coefficients) => call("conic_equation", &**coefficients),
        Operation::Triple(coordinates) => {
            call(if expr.kind.is_point3() { "point3" } else { "vector3" }, &**coordinates)
        }
        Operation::Plane(coefficients) => call("plane_equation", &**coefficients),
        Operation::PlaneThrough(parts) => call("plane_through", &**parts),
        Operation::PlaneSpanned(parts) => call("plane_spanned", &**parts),
        Operation::SphereThrough(points) => call("sphere", &**points),
        Operation::SphereAbout(parts) => call("sphere_about", &**parts),
        Operation::Call { word, arguments } => {
            let definition = frame.dictionary.word(*word);
            let written = |context: u8| -> Vec<String> {
                arguments.iter().map(|argument| write(argument, frame, context)).collect()
            };
            let phrase = definition.phrase.as_ref().map(|phrase| &*phrase.affirmed);
            if let Some(template) = phrase.filter(|template| is_product(template))
                && let Some(text) = fill(template, argument(&written(3)))
            {
                return enclosed(2, text);
            }
            let written = written(0);
            match phrase.and_then(|template| fill(template, argument(&written))) {
                Some(text) => enclosed(if text.contains(' ') { 1 } else { 9 }, text),
                None => format!("{}({})", definition.name, written.join(", ")),
            }
        }
    }
}

/// Whether a template is a sign between two factors.
fn is_product(template: &[Segment]) -> bool {
    matches!(template, [Segment::Parameter(_), Segment::Text(sign), Segment::Parameter(_)] if sign == "·" || sign == "×")
}

/// Fills a template; nothing where names would have to be written side by side and are not plain.
fn fill(template: &[Segment], noun: impl Fn(Slot) -> Option<String>) -> Option<String> {
    let mut text = String::new();
    let mut after_argument = false;
    for segment in template {
        match segment {
            Segment::Text(part) => {
                text.push_str(part);
                after_argument = false;
            }
            Segment::Parameter(slot) => {
                let noun = noun(*slot)?;
                if after_argument && !(is_name(&noun) && ends_with_name(&text)) {
                    return None;
                }
                text.push_str(&noun);
                after_argument = true;
            }
        }
    }
    Some(text)
}

/// What the parameters of a word stand for.
fn argument(written: &[String]) -> impl Fn(Slot) -> Option<String> {
    |slot| written.get(slot.0).cloned()
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '\'')
}

fn ends_with_name(text: &str) -> bool {
    !text.ends_with([')', '…'])
}

/// The condition that a line has a direction: for the line through two points, that these are distinct.
pub(super) fn direction<V>(line: &Expr, frame: &Frame<'_, V>) -> String {
    match ends(line, frame) {
        Some([p, q]) => format!("{p} and {q} are distinct"),
        None => {
            let line = word_for(line, frame).unwrap_or_else(|| noun(line, frame));
            format!("{line} has a direction")
        }
    }
}

/// The condition that a plane has a normal: for the plane through three points, that these are not collinear.
pub(super) fn normal<V>(plane: &Expr, frame: &Frame<'_, V>) -> String {
    match corners(plane, frame) {
        Some([p, q, r]) => format!("{p}, {q}, {r} are not collinear"),
        None => {
            let plane = word_for(plane, frame).unwrap_or_else(|| noun(plane, frame));
            format!("{plane} has a normal")
        }
    }
}

/// The three points through which a plane was drawn.
fn corners<V>(plane: &Expr, frame: &Frame<'_, V>) -> Option<[String; 3]> {
    match &plane.operation {
        Operation::Slot(slot) => match &frame.caller {
            Some(caller) if slot.0 < caller.arguments.len() => {
                corners(&caller.arguments[slot.0], caller.frame)
            }
            _ => corners(frame.definitions[slot.0]?, frame),
        },
        Operation::Call { word, arguments } => {
            let definition = frame.dictionary.word(*word);
            let [p, q, r] = arguments.as_slice() else { return None };
            let spanned = matches!(
                definition.values.as_slice(),
                [Expr { operation: Operation::PlaneSpanned(_), .. }]
            );
            let of_points = arguments.iter().all(|argument| argument.kind.is_point3());
            (spanned && of_points).then(|| [p, q, r].map(|point| noun(point, frame)))
        }
        _ => None,
    }
}

/// What the word is called whose value this expression is: inside the definition of the perpendicular bisector its line is just that.
fn word_for<V>(expr: &Expr, frame: &Frame<'_, V>) -> Option<String> {
    let caller = frame.caller.as_ref()?;
    let word = caller.word;
    let phrase = word.phrase.as_ref()?;
    let only = matches!(word.values.as_slice(), [value] if std::ptr::eq(value, expr));
    let written: Vec<String> =
        caller.arguments.iter().map(|argument| noun(argument, caller.frame)).collect();
    only.then(|| fill(&phrase.affirmed, argument(&written))).flatten()
}

/// The two points through which a line was drawn.
fn ends<V>(line: &Expr, frame: &Frame<'_, V>) -> Option<[String; 2]> {
    match &line.operation {
        Operation::Join(points) => Some(points.each_ref().map(|point| noun(point, frame))),
        Operation::Slot(slot) => match &frame.caller {
            Some(caller) if slot.0 < caller.arguments.len() => {
                ends(&caller.arguments[slot.0], caller.frame)
            }
            _ => ends(frame.definitions[slot.0]?, frame),
        },
        Operation::Call { word, arguments } => {
            let definition = frame.dictionary.word(*word);
            let [Expr { operation: Operation::Join(points), .. }] = definition.values.as_slice()
            else {
                return None;
            };
            let parameter = |point: &Expr| match point.operation {
                Operation::Slot(slot) => {
                    arguments.get(slot.0).map(|argument| noun(argument, frame))
                }
                _ => None,
            };
            let [p, q] = &**points;
            Some([parameter(p)?, parameter(q)?])
        }
        _ => None,
    }
}

/// A conjunction of claims as a sentence. What one predicate says of many things is said once: "A, B, C, D, E are concyclic".
pub(super) fn affirmation<V>(claims: &[Claim], frame: &Frame<'_, V>) -> String {
    let mut affirmed: Vec<String> = Vec::new();
    let mut previous: Option<(&Word, Vec<String>)> = None;
    for claim in claims {
        match claim {
            Claim::Equal(left, right) => {
                previous = None;
                affirmed.push(format!("{} = {}", noun(left, frame), noun(right, frame)));
            }
            Claim::Less { lesser, greater, strict } => {
                previous = None;
                let sign = if *strict { "<" } else { "≤" };
                affirmed.push(format!("{} {sign} {}", noun(lesser, frame), noun(greater, frame)));
            }
            Claim::Predicate { word, arguments } => {
                let definition = frame.dictionary.word(*word);
                let mut written: Vec<String> =
                    arguments.iter().map(|argument| noun(argument, frame)).collect();
                if definition.rest
                    && let Some((earlier, before)) = &previous
                    && std::ptr::eq(*earlier, definition)
                    && before[..before.len() - 1] == written[..written.len() - 1]
                {
                    affirmed.pop();
                    let last = written.len() - 1;
                    written[last] = format!("{}, {}", before[last], written[last]);
                }
                let sentence = definition
                    .phrase
                    .as_ref()
                    .and_then(|phrase| fill(&phrase.affirmed, argument(&written)))
                    .unwrap_or_else(|| format!("{}({})", definition.name, written.join(", ")));
                affirmed.push(sentence);
                previous = Some((definition, written));
            }
        }
    }
    affirmed.join("; ")
}

/// What a nondegeneracy condition says: what its author says of it, else the denial of its equations.
pub(super) fn requirement<V>(condition: &Condition, frame: &Frame<'_, V>) -> String {
    let message = condition.message.as_ref();
    let said = message.and_then(|template| fill(template, |slot| Some(slot_noun(slot, frame))));
    said.unwrap_or_else(|| denial(&condition.claims, frame))
}

/// The denial of a conjunction of claims.
pub(super) fn denial<V>(claims: &[Claim], frame: &Frame<'_, V>) -> String {
    let denied: Vec<String> = claims
        .iter()
        .map(|claim| match claim {
            Claim::Equal(left, right) => {
                let (left, right) = (noun(left, frame), noun(right, frame));
                if right == "0" {
                    format!("{left} is not zero")
                } else {
                    format!("{left} and {right} are distinct")
                }
            }
            Claim::Less { lesser, greater, strict } => {
                let sign = if *strict { "≥" } else { ">" };
                format!("{} {sign} {}", noun(lesser, frame), noun(greater, frame))
            }
            Claim::Predicate { word, arguments } => {
                let definition = frame.dictionary.word(*word);
                if let ([object], DEGENERATE) = (arguments.as_slice(), definition.name.as_str()) {
                    return match object.kind {
                        Kind::Plane => normal(object, frame),
                        _ => direction(object, frame),
                    };
                }
                let written: Vec<String> =
                    arguments.iter().map(|argument| noun(argument, frame)).collect();
                let template =
                    definition.phrase.as_ref().and_then(|phrase: &Phrase| phrase.denied.as_ref());
                template
                    .and_then(|template| fill(template, argument(&written)))
                    .unwrap_or_else(|| format!("not {}({})", definition.name, written.join(", ")))
            }
        })
        .collect();
    denied.join(", or ")
}
