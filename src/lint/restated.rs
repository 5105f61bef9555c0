//! Conclusions that repeat the construction: a point lies where it was put.

use super::warning;
use crate::diagnostic::{Code, Diagnostic};
use crate::theorem::dictionary::{Dictionary, WordId};
use crate::theorem::{Claim, Expr, Operation, Slot, Step, Theorem};

/// The conclusions all of whose claims repeat the construction.
pub(super) fn find(theorem: &Theorem, dictionary: &Dictionary) -> Vec<Diagnostic> {
    let text = Text::new(theorem, dictionary);
    let mut warnings = Vec::new();
    for step in &theorem.steps {
        let Step::Show(condition) = step else { continue };
        let origins: Option<Vec<Slot>> =
            condition.claims.iter().map(|claim| text.origin(claim)).collect();
        let Some(&slot) = origins.as_ref().and_then(|origins| origins.first()) else { continue };
        let name = &theorem.names[slot.0];
        warnings.push(
            warning(
                Code::TrivialConclusion,
                condition.span,
                "this is true by construction alone".to_owned(),
                "claim something that does not repeat a definition",
            )
            .also(theorem.places[slot.0], format!("`{name}` is defined so here")),
        );
    }
    warnings
}

/// Comparisons of expressions for one claim: names written out can make them as long as a power of two.
const COMPARISONS: u32 = 1000;

/// What the construction of a theorem says of each object.
struct Text<'t> {
    dictionary: &'t Dictionary,
    /// The expression that defines each object, where one does.
    definitions: Vec<Option<&'t Expr>>,
    /// The loci that each point was put on.
    loci: Vec<Vec<&'t Expr>>,
}

impl<'t> Text<'t> {
    fn new(theorem: &'t Theorem, dictionary: &'t Dictionary) -> Self {
        let mut definitions = vec![None; theorem.names.len()];
        let mut loci = vec![Vec::new(); theorem.names.len()];
        for step in &theorem.steps {
            match step {
                Step::Define { slots, value } => {
                    if let [slot] = slots.as_slice() {
                        definitions[slot.0] = Some(value);
                    }
                }
                Step::On { points, locus } => {
                    points.iter().for_each(|slot| loci[slot.0].push(locus));
                }
                Step::Intersection(intersection) => {
                    for slot in &intersection.points {
                        loci[slot.0].extend(&intersection.loci);
                    }
                }
                _ => {}
            }
        }
        Self { dictionary, definitions, loci }
    }

    /// The object whose definition the claim repeats.
    fn origin(&self, claim: &Claim) -> Option<Slot> {
        match claim {
            Claim::Equal(left, right) => [(left, right), (right, left)]
                .into_iter()
                .find(|(named, value)| {
                    slot_of(named).and_then(|slot| self.definitions[slot.0]).is_some_and(
                        |definition| slot_of(value).is_none() && self.agree(definition, value),
                    )
                })
                .and_then(|(named, _)| slot_of(named)),
            Claim::Predicate { word, arguments } => match self.standard(*word)? {
                "on" => {
                    let [point, locus] = arguments.as_slice() else { return None };
                    slot_of(point).filter(|&slot| self.is_on(slot, |own| self.agree(own, locus)))
                }
                "collinear" => self.among(arguments, 2),
                "concyclic" => self.among(arguments, 3),
                "equal_length" => self.radii(arguments),
                "midpoint_of" => {
                    let (point, ends) = arguments.split_first()?;
                    let halved = self.made_by(point, "midpoint")?;
                    let turned = halved.iter().rev().zip(ends).all(|(u, w)| self.agree(u, w));
                    slot_of(point).filter(|_| turned || self.all_agree(halved, ends))
                }
                "parallel" => self.through(arguments, "parallel_through"),
                "perpendicular" => self.through(arguments, "perpendicular_through"),
                _ => None,
            },
            Claim::Less { .. } => None,
        }
    }

    /// A point among these that was put on the line or circle through `count` others of them.
    fn among(&self, points: &[Expr], count: usize) -> Option<Slot> {
        let slots: Vec<Slot> = points.iter().map(slot_of).collect::<Option<_>>()?;
        let through = |own: &Expr, point: Slot| {
            let Some(ends) = self.points_of(own).filter(|ends| ends.len() == count) else {
                return false;
            };
            ends.iter().all(|end| slots.contains(end)) && !ends.contains(&point)
        };
        slots.iter().copied().find(|&point| self.is_on(point, |own| through(own, point)))
    }

    /// A point that was put on the circle about the common end of two segments, through the other end of the other segment.
    fn radii(&self, ends: &[Expr]) -> Option<Slot> {
        let [p, q, r, s] = ends else { return None };
        let arms = [(p, q, r, s), (p, q, s, r), (q, p, r, s), (q, p, s, r)];
        arms.into_iter().filter(|(center, _, other, _)| self.agree(center, other)).find_map(
            |(center, one, _, other)| {
                let is_radius = |point: &Expr, end: &Expr| {
                    let such = |own: &Expr| {
                        self.made_by(own, "circle").is_some_and(|parts| {
                            self.all_agree(parts, &[center.clone(), end.clone()])
                        })
                    };
                    slot_of(point).filter(|&slot| self.is_on(slot, such))
                };
                is_radius(one, other).or_else(|| is_radius(other, one))
            },
        )
    }

    /// A line that was drawn by this word, through some point, to the other line.
    fn through(&self, lines: &[Expr], word: &str) -> Option<Slot> {
        let [one, other] = lines else { return None };
        [(one, other), (other, one)].into_iter().find_map(|(line, to)| {
            let parts = self.made_by(line, word)?;
            slot_of(line).filter(|_| parts.last().is_some_and(|own| self.agree(own, to)))
        })
    }

    /// The arguments of this word of the vocabulary, if it defines the object.
    fn made_by<'e>(&self, expr: &'e Expr, wanted: &str) -> Option<&'e [Expr]>
    where
        't: 'e,
    {
        match &self.written_out(expr).operation {
            Operation::Call { word, arguments } if self.standard(*word)? == wanted => {
                Some(arguments)
            }
            _ => None,
        }
    }

    fn all_agree(&self, some: &[Expr], others: &[Expr]) -> bool {
        some.len() == others.len() && some.iter().zip(others).all(|(u, w)| self.agree(u, w))
    }

    /// The points through which a line or circle is drawn by name.
    fn points_of(&self, locus: &Expr) -> Option<Vec<Slot>> {
        match &self.written_out(locus).operation {
            Operation::Join(ends) => ends.iter().map(slot_of).collect(),
            Operation::Call { word, arguments } => match self.standard(*word)? {
                "line" | "circle" => arguments.iter().map(slot_of).collect(),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the point was put on a locus such as this.
    fn is_on(&self, point: Slot, such: impl Fn(&Expr) -> bool) -> bool {
        self.loci[point.0].iter().any(|locus| such(locus))
    }

    /// The name of a word of the vocabulary.
    fn standard(&self, word: WordId) -> Option<&str> {
        (word.0 < self.dictionary.first_own()).then(|| self.dictionary.word(word).name.as_str())
    }

    /// The expression, or what defines the object that it names.
    fn written_out<'e>(&self, expr: &'e Expr) -> &'e Expr
    where
        't: 'e,
    {
        let mut written = expr;
        while let Some(definition) = slot_of(written).and_then(|slot| self.definitions[slot.0]) {
            written = definition;
        }
        written
    }

    /// Whether two expressions are the same, names written out and places aside, as far as that is seen soon.
    fn agree(&self, one: &Expr, other: &Expr) -> bool {
        let mut left = COMPARISONS;
        self.same(one, other, &mut left)
    }

    fn same(&self, one: &Expr, other: &Expr, left: &mut u32) -> bool {
        if let (Some(u), Some(w)) = (slot_of(one), slot_of(other))
            && u == w
        {
            return true;
        }
        let Some(rest) = left.checked_sub(1) else { return false };
        *left = rest;
        let (one, other) = (self.written_out(one), self.written_out(other));
        let alike = match (&one.operation, &other.operation) {
            (Operation::Constant(u), Operation::Constant(w)) => u == w,
            (Operation::Slot(u), Operation::Slot(w)) => u == w,
            (Operation::Component(_, u), Operation::Component(_, w)) => u == w,
            (Operation::Power(_, u), Operation::Power(_, w)) => u == w,
            (Operation::Call { word: u, .. }, Operation::Call { word: w, .. }) => u == w,
            (u, w) => std::mem::discriminant(u) == std::mem::discriminant(w),
        };
        let (one, other) = (one.operands(), other.operands());
        alike
            && one.len() == other.len()
            && one.iter().zip(other).all(|(u, w)| self.same(u, w, left))
    }
}

/// The object that an expression names.
fn slot_of(expr: &Expr) -> Option<Slot> {
    match expr.operation {
        Operation::Slot(slot) => Some(slot),
        _ => None,
    }
}
