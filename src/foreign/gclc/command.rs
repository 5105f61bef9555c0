//! Commands as statements of the theorem language.

use super::figure::{Object, Objects, wrong_kind};
use super::term::value;
use super::text::{Command, Node, within};
use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::angle::{self, Angle};
use crate::foreign::draft::Draft;
use crate::foreign::word::Word;
use crate::foreign::{Failure, finished, unsupported};
use crate::syntax::suggest::nearest;
use num_rational::BigRational;
use std::collections::{HashMap, HashSet};

/// The commands that build a configuration, each with its arguments.
const COMMANDS: &[(&str, &str)] = &[
    ("point", "point A x y"),
    ("line", "line l A B"),
    ("circle", "circle c O A"),
    ("set_equal", "set_equal x y"),
    ("intersec", "intersec X l m` or `intersec X A B C D"),
    ("intersec2", "intersec2 X Y c d"),
    ("midpoint", "midpoint M A B"),
    ("med", "med l A B"),
    ("bis", "bis l A B C"),
    ("perp", "perp l P m"),
    ("foot", "foot F P l"),
    ("parallel", "parallel l P m"),
    ("getcenter", "getcenter O c"),
    ("onsegment", "onsegment X A B"),
    ("online", "online X A B"),
    ("oncircle", "oncircle X O A"),
    ("translate", "translate X A B C"),
    ("rotate", "rotate X O angle A"),
    ("sim", "sim X mirror A"),
    ("towards", "towards X A B ratio"),
    ("number", "number n value"),
    ("expression", "expression n { … }"),
    ("procedure", "procedure name arguments { … }"),
    ("call", "call name { arguments }"),
];

/// Commands of the language that are about the drawing's coordinates, or that no configuration of lines and circles has.
const UNSUPPORTED: [&str; 23] = [
    "turtle",
    "turtle_o",
    "rotateonellipse",
    "onellipse",
    "distance",
    "angle",
    "angle_o",
    "getx",
    "gety",
    "getz",
    "random",
    "while",
    "if_then_else",
    "include",
    "array",
    "conic",
    "ang_picture",
    "ang_origin",
    "ang_unit",
    "ang_point",
    "ang_conic",
    "ang_intersec2",
    "ang_tangent",
];

/// Calls of procedures within procedures.
const CALLS: usize = 20;

/// A figure: its objects, its procedures, and which names its commands use.
pub(super) struct Figure<'c, 't> {
    pub(super) objects: Objects,
    procedures: HashMap<&'t str, (Vec<&'t str>, &'c [Node<'t>])>,
    used: HashSet<&'t str>,
}

/// The figure that the commands before a conjecture draw.
///
/// # Errors
/// All its mistakes, or the first thing in it that cannot be said.
pub(super) fn draw<'c, 't>(
    commands: &'c [Command<'t>],
    conjecture: &Command<'t>,
) -> Result<Figure<'c, 't>, Failure> {
    let mut used = HashSet::new();
    for command in commands {
        let skip = match command.head.text {
            "intersec2" => 2,
            "prove" | "procedure" => 0,
            _ => 1,
        };
        if command.head.span == conjecture.head.span || command.head.text != "prove" {
            command.arguments.iter().skip(skip).for_each(|node| collect(node, &mut used));
        }
    }
    let mut figure = Figure { objects: Objects::default(), procedures: HashMap::new(), used };
    let mut mistakes = Vec::new();
    let mut unsaid = None;
    for command in commands {
        if command.only_draws() || command.head.text == "prove" {
            continue;
        }
        match figure.command(command) {
            Ok(()) => {}
            Err(Failure::Mistakes(found)) => mistakes.extend(found),
            Err(failure) => unsaid = unsaid.or(Some(failure)),
        }
    }
    match unsaid {
        // What could not be said may be what the mistakes are about.
        Some(failure) => Err(failure),
        None if mistakes.is_empty() => Ok(figure),
        None => Err(Failure::Mistakes(mistakes)),
    }
}

fn collect<'t>(node: &Node<'t>, used: &mut HashSet<&'t str>) {
    match node {
        Node::Word(word, _) => {
            used.insert(word.text);
        }
        Node::Group(parts, _) => parts.iter().for_each(|part| collect(part, used)),
    }
}

impl<'c, 't> Figure<'c, 't> {
    /// The theorem that claims a conjecture of the figure.
    pub(super) fn conclude(mut self, conjecture: &Command<'t>) -> Result<Draft, Failure> {
        super::conjecture::conclude(&mut self.objects, conjecture)?;
        finished(&self.objects.draft, conjecture.head.span)?;
        Ok(self.objects.draft)
    }

    fn command(&mut self, command: &'c Command<'t>) -> Result<(), Failure> {
        match command.head.text {
            "procedure" => self.procedure(command),
            "call" => self.call(command),
            "expression" | "number" => self.number(command),
            _ => {
                let words: Vec<Word<'t>> = command
                    .arguments
                    .iter()
                    .filter_map(|node| match node {
                        Node::Word(word, _) => Some(*word),
                        Node::Group(..) => None,
                    })
                    .collect();
                if words.len() < command.arguments.len() {
                    return Err(wrong_form(command.head));
                }
                self.construct(command.head, &words)
            }
        }
    }

    /// A free point, a line, a circle, or a point of lines and circles.
    fn construct(&mut self, head: Word<'t>, words: &[Word<'t>]) -> Result<(), Failure> {
        let objects = &mut self.objects;
        match (head.text, words) {
            ("point", [x, ..]) => {
                let x = objects.new_point(*x);
                objects.draft.line(format!("points {x}"));
            }
            ("line", [l, a, b]) => {
                let value = format!("line({}, {})", objects.point(*a)?, objects.point(*b)?);
                self.define_line(*l, &value);
            }
            ("med", [l, a, b]) => {
                let (a, b) = (objects.point(*a)?, objects.point(*b)?);
                self.define_line(*l, &format!("perpendicular_bisector({a}, {b})"));
            }
            ("bis", [l, a, b, c]) => {
                let [a, b, c] = [objects.point(*a)?, objects.point(*b)?, objects.point(*c)?];
                self.define_line(*l, &format!("angle_bisector({a}, {b}, {c})"));
            }
            ("perp" | "parallel", [l, p, m]) => {
                let (p, m) = (objects.point(*p)?, objects.line(*m)?);
                let word = if head.text == "perp" { "perpendicular" } else { "parallel" };
                self.define_line(*l, &format!("{word}_through({p}, {m})"));
            }
            ("circle", [c, o, a]) => {
                let value = format!("circle({}, {})", objects.point(*o)?, objects.point(*a)?);
                let c = objects.new_circle(*c);
                objects.draft.line(format!("{c} = {value}"));
            }
            ("set_equal", [x, y]) => {
                let object = objects.object(*y)?;
                objects.new_alias(*x, object);
            }
            ("intersec", [x, l, m]) => {
                let (l, m) = (objects.locus(*l)?, objects.locus(*m)?);
                self.point_on(*x, &format!("{l}, {m}"));
            }
            ("intersec", [x, a, b, c, d]) => {
                let [a, b, c, d] = [a, b, c, d].map(|word| objects.point(*word));
                self.point_on(*x, &format!("line({}, {}), line({}, {})", a?, b?, c?, d?));
            }
            ("intersec2", [x, y, c, d]) => {
                let loci = format!("{}, {}", objects.locus(*c)?, objects.locus(*d)?);
                let used = |word: &Word<'_>| self.used.contains(word.text);
                match (used(x), used(y)) {
                    (true, false) => self.point_on(*x, &loci),
                    (false, true) => self.point_on(*y, &loci),
                    _ => {
                        let names = [objects.new_point(*x), objects.new_point(*y)];
                        objects.draft.line(format!("points {} on {loci}", names.join(", ")));
                    }
                }
            }
            ("online" | "onsegment", [x, a, b]) => {
                let (a, b) = (objects.point(*a)?, objects.point(*b)?);
                self.point_on(*x, &format!("line({a}, {b})"));
            }
            ("online" | "oncircle", [x, l]) => {
                let locus = objects.locus(*l)?;
                self.point_on(*x, &locus);
            }
            ("oncircle", [x, o, a]) => {
                let (o, a) = (objects.point(*o)?, objects.point(*a)?);
                self.point_on(*x, &format!("circle({o}, {a})"));
            }
            _ => return self.determined(head, words),
        }
        Ok(())
    }

    /// A point that is determined by others.
    fn determined(&mut self, head: Word<'t>, words: &[Word<'t>]) -> Result<(), Failure> {
        let objects = &self.objects;
        match (head.text, words) {
            ("midpoint", [x, a, b]) => {
                let (a, b) = (objects.point(*a)?, objects.point(*b)?);
                self.define_point(*x, &format!("midpoint({a}, {b})"));
            }
            ("foot", [x, p, l]) => {
                let (p, l) = (objects.point(*p)?, objects.line(*l)?);
                self.define_point(*x, &format!("foot({p}, {l})"));
            }
            ("getcenter", [x, c]) => {
                let c = match objects.object(*c)? {
                    Object::Circle(name) => name,
                    other => return Err(wrong_kind(*c, &other, "a circle")),
                };
                self.define_point(*x, &format!("{c}.center"));
            }
            ("translate", [x, a, b, c]) => {
                let [a, b, c] = [objects.point(*a)?, objects.point(*b)?, objects.point(*c)?];
                self.define_point(*x, &format!("translation({c}, {a}, {b})"));
            }
            ("sim", [x, mirror, p]) => {
                let p = objects.point(*p)?;
                let value = match objects.object(*mirror)? {
                    Object::Point(name) | Object::Line(name) => format!("reflection({p}, {name})"),
                    Object::Circle(name) => format!("inverse({p}, {name})"),
                    other @ Object::Number(_) => {
                        return Err(wrong_kind(*mirror, &other, "a point, line or circle"));
                    }
                };
                self.define_point(*x, &value);
            }
            ("towards", [x, a, b, r]) => {
                let (a, b) = (objects.point(*a)?, objects.point(*b)?);
                let ratio = value(&self.objects, &Node::Word(*r, false))?;
                self.define_point(*x, &format!("ratio_point({a}, {b}, {ratio})"));
            }
            ("rotate", [x, o, degrees, a]) => {
                let (o, a) = (objects.point(*o)?, objects.point(*a)?);
                let degrees_of_turn = value(&self.objects, &Node::Word(*degrees, false))?;
                let value = turned(&o, &a, &degrees_of_turn)
                    .ok_or_else(|| unsupported(degrees.span, "a turn by this angle"))?;
                self.define_point(*x, &value);
            }
            _ => return Err(wrong_form(head)),
        }
        Ok(())
    }

    fn define_line(&mut self, l: Word<'_>, value: &str) {
        let l = self.objects.new_line(l);
        self.objects.draft.line(format!("{l} = {value}"));
    }

    fn define_point(&mut self, x: Word<'_>, value: &str) {
        let x = self.objects.new_point(x);
        self.objects.draft.line(format!("{x} = {value}"));
    }

    fn point_on(&mut self, x: Word<'_>, loci: &str) {
        let x = self.objects.new_point(x);
        self.objects.draft.line(format!("point {x} on {loci}"));
    }

    fn number(&mut self, command: &Command<'t>) -> Result<(), Failure> {
        let [Node::Word(name, _), term] = &command.arguments[..] else {
            return Err(wrong_form(command.head));
        };
        let value = value(&self.objects, term)?;
        self.objects.new_number(*name, value);
        Ok(())
    }

    fn procedure(&mut self, command: &'c Command<'t>) -> Result<(), Failure> {
        let [Node::Word(name, _), formals @ .., Node::Group(body, _)] = &command.arguments[..]
        else {
            return Err(wrong_form(command.head));
        };
        let formals = formals.iter().flat_map(words).map(|word| word.text).collect();
        self.procedures.insert(name.text, (formals, body));
        Ok(())
    }

    fn call(&mut self, command: &Command<'t>) -> Result<(), Failure> {
        let Some((Node::Word(name, _), actuals)) = command.arguments.split_first() else {
            return Err(wrong_form(command.head));
        };
        let actuals: Vec<Word<'t>> = actuals.iter().flat_map(words).collect();
        let Some((formals, body)) = self.procedures.get(name.text).cloned() else {
            let message = format!("no procedure is called `{}`", name.text);
            let mistake = Diagnostic::error(Code::UnknownWord, name.span, message);
            let mut known: Vec<&str> = self.procedures.keys().copied().collect();
            known.sort_unstable();
            return Err(match nearest(name.text, known) {
                Some(near) => mistake.hint(format!("did you mean `{near}`?")).into(),
                None => mistake.into(),
            });
        };
        if formals.len() != actuals.len() {
            let message = format!(
                "the procedure `{}` takes {} arguments, not {}",
                name.text,
                formals.len(),
                actuals.len()
            );
            return Err(Diagnostic::error(Code::WrongArity, name.span, message).into());
        }
        if self.objects.depth() >= CALLS {
            return Err(unsupported(name.span, "procedures that call each other so deeply"));
        }
        let names = formals.iter().zip(&actuals);
        self.objects.enter(names.map(|(f, a)| ((*f).to_owned(), a.text.to_owned())).collect());
        self.used.extend(formals.iter());
        let mut outcome = Ok(());
        for command in within(body) {
            if outcome.is_ok() && !command.only_draws() {
                outcome = self.inner(&command);
            }
        }
        self.objects.leave();
        outcome
    }

    /// A command in the body of a procedure, which defines no procedures.
    fn inner(&mut self, command: &Command<'t>) -> Result<(), Failure> {
        match command.head.text {
            "procedure" => Err(unsupported(command.head.span, "a procedure within a procedure")),
            "call" => self.call(command),
            "expression" | "number" => self.number(command),
            _ => {
                let found: Vec<Word<'t>> = command.arguments.iter().flat_map(words).collect();
                self.construct(command.head, &found)
            }
        }
    }
}

/// The words of a node.
fn words<'t>(node: &Node<'t>) -> Vec<Word<'t>> {
    match node {
        Node::Word(word, _) => vec![*word],
        Node::Group(parts, _) => parts.iter().flat_map(words).collect(),
    }
}

/// A point turned about another: `O + cos (A − O) + sin i (A − O)`, with the half angle's tangent u: `cos = (1 − u²)/(1 + u²)`,
/// `sin = 2u/(1 + u²)`.
fn turned(o: &str, a: &str, degrees: &BigRational) -> Option<String> {
    Some(match angle::angle(&(degrees / BigRational::from_integer(2.into())))? {
        Angle::Zero => a.to_owned(),
        Angle::Right => format!("reflection({a}, {o})"),
        Angle::Tangent(u) if u == "1" => format!("rotation90({a}, {o})"),
        Angle::Tangent(u) => format!(
            "{o} + (1 - {u} ^ 2) / (1 + {u} ^ 2) * ({a} - {o}) + 2 * {u} / (1 + {u} ^ 2) * quarter_turn({a} - {o})"
        ),
    })
}

/// A command that is unknown, or that is not followed by what it needs.
fn wrong_form(head: Word<'_>) -> Failure {
    if let Some((name, form)) = COMMANDS.iter().find(|(name, _)| *name == head.text) {
        let message = format!("`{name}` is not followed by what it needs");
        let mistake = Diagnostic::error(Code::WrongArity, head.span, message);
        return mistake.hint(format!("it is written `{form}`")).into();
    }
    if UNSUPPORTED.contains(&head.text) {
        return unsupported(head.span, format_args!("the command `{}`", head.text));
    }
    let message = format!("no command is called `{}`", head.text);
    let mistake = Diagnostic::error(Code::UnknownWord, head.span, message);
    match nearest(head.text, COMMANDS.iter().map(|(name, _)| *name)) {
        Some(near) => mistake.hint(format!("did you mean `{near}`?")).into(),
        None => mistake.into(),
    }
}
