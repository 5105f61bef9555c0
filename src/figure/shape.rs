//! What claims look like.

use super::inventory::Inventory;
use crate::theorem::dictionary::Dictionary;
use crate::theorem::kind::Kind;
use crate::theorem::{Claim, Expr, Operation, Slot, Step};

/// What a claim looks like.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Collinear([Slot; 3]),
    Concyclic([Slot; 4]),
    Concurrent([Slot; 3]),
    Parallel([Slot; 2]),
    Perpendicular([Slot; 2]),
    EqualLength([Slot; 4]),
    EqualAngle([Slot; 6]),
    Equilateral([Slot; 3]),
    /// Two triangles.
    Similar([Slot; 6]),
    /// A point and the ends of a segment.
    Midpoint([Slot; 3]),
    OnLine(Slot, Slot),
    OnCircle(Slot, Slot),
    OnConic(Slot, Slot),
    /// Six points of one conic.
    Coconic([Slot; 6]),
    /// A line and a circle, or two circles.
    Tangent([Slot; 2]),
    Coincident([Slot; 2]),
    /// Loci that are the same.
    SameLocus([Slot; 2]),
    /// Points of one line, or of one circle.
    Harmonic([Slot; 4]),
    /// Anything else, by the segments that it speaks of; of an equation, those of its left and of its right side.
    Segments([Vec<[Slot; 2]>; 2]),
}

impl Shape {
    /// Whether it is marked by strokes across segments.
    pub(super) fn has_ticks(&self) -> bool {
        matches!(self, Self::EqualLength(_) | Self::Equilateral(_) | Self::Midpoint(_))
    }
}

impl Inventory {
    pub(super) fn places<const N: usize>(
        &mut self,
        exprs: [&Expr; N],
        dictionary: &Dictionary,
    ) -> [Slot; N] {
        exprs.map(|expr| self.place(expr, dictionary))
    }

    /// The shape of a claim.
    pub(super) fn claim(&mut self, claim: &Claim, dictionary: &Dictionary) -> Shape {
        let (word, arguments) = match claim {
            Claim::Equal(left, right) => return self.equation(left, right, dictionary),
            Claim::Less { lesser, greater, .. } => {
                return Shape::Segments([lesser, greater].map(|side| self.side(side, dictionary)));
            }
            Claim::Predicate { word, arguments } => (dictionary.word(*word), arguments),
        };
        for argument in arguments {
            self.inside(argument, dictionary);
        }
        if arguments.iter().any(|argument| argument.kind.is_space()) {
            return self.claim_in_space(word.name.as_str(), arguments, dictionary);
        }
        let of = |kind: &Kind| arguments.iter().all(|argument| argument.kind == *kind);
        match (word.name.as_str(), arguments.as_slice()) {
            ("collinear", [a, b, c]) => Shape::Collinear(self.places([a, b, c], dictionary)),
            ("concyclic", [a, b, c, d]) => Shape::Concyclic(self.places([a, b, c, d], dictionary)),
            ("concurrent", [l, m, n]) => Shape::Concurrent(self.places([l, m, n], dictionary)),
            ("parallel", [l, m]) => Shape::Parallel(self.places([l, m], dictionary)),
            ("perpendicular", [l, m]) => Shape::Perpendicular(self.places([l, m], dictionary)),
            ("equal_length", [a, b, c, d]) => {
                Shape::EqualLength(self.places([a, b, c, d], dictionary))
            }
            ("equal_angle", [a, b, c, d, e, f]) => {
                Shape::EqualAngle(self.places([a, b, c, d, e, f], dictionary))
            }
            ("equilateral", [a, b, c]) => Shape::Equilateral(self.places([a, b, c], dictionary)),
            ("similar" | "directly_similar", [a, b, c, d, e, f]) => {
                Shape::Similar(self.places([a, b, c, d, e, f], dictionary))
            }
            ("midpoint_of", [m, a, b]) => Shape::Midpoint(self.places([m, a, b], dictionary)),
            ("on", [p, locus]) if locus.kind == Kind::Line => {
                let [p, locus] = self.places([p, locus], dictionary);
                Shape::OnLine(p, locus)
            }
            ("on", [p, locus]) if locus.kind == Kind::Conic => {
                let [p, locus] = self.places([p, locus], dictionary);
                Shape::OnConic(p, locus)
            }
            ("coconic", [a, b, c, d, e, f]) => {
                Shape::Coconic(self.places([a, b, c, d, e, f], dictionary))
            }
            ("on", [p, locus]) => {
                let [p, locus] = self.places([p, locus], dictionary);
                Shape::OnCircle(p, locus)
            }
            ("tangent", [l, c]) => Shape::Tangent(self.places([l, c], dictionary)),
            ("equal", [p, q]) if of(&Kind::point()) => {
                Shape::Coincident(self.places([p, q], dictionary))
            }
            ("equal", [p, q]) => Shape::SameLocus(self.places([p, q], dictionary)),
            ("harmonic", [a, b, c, d]) => Shape::Harmonic(self.places([a, b, c, d], dictionary)),
            (_, arguments) if of(&Kind::point()) && arguments.len() % 2 == 0 => {
                self.pairs(arguments, dictionary)
            }
            _ => Shape::Segments([Vec::new(), Vec::new()]),
        }
    }

    /// Points two by two, as the segments of two sides in turn.
    pub(super) fn pairs(&mut self, points: &[Expr], dictionary: &Dictionary) -> Shape {
        let slots: Vec<Slot> = points.iter().map(|point| self.place(point, dictionary)).collect();
        let mut sides = [Vec::new(), Vec::new()];
        for (i, pair) in slots.chunks(2).enumerate() {
            sides[i % 2].push([pair[0], pair[1]]);
        }
        Shape::Segments(sides)
    }

    /// Takes note of what lies inside an argument of a claim; the argument itself belongs to the claim.
    fn inside(&mut self, argument: &Expr, dictionary: &Dictionary) {
        let bisector = matches!(&argument.operation, Operation::Call { word, .. }
            if dictionary.word(*word).name == "perpendicular_bisector");
        if let (true, [a, b]) = (bisector, argument.operands()) {
            let ends = [self.place(a, dictionary), self.place(b, dictionary)];
            self.segments.push(ends);
        }
        if argument.kind.is_any_point() || matches!(argument.kind, Kind::Number | Kind::Plane) {
            self.expression(argument, None, dictionary);
        } else {
            for part in argument.operands() {
                self.expression(part, None, dictionary);
            }
        }
    }

    /// An equation shows the segments whose lengths or areas it speaks of.
    fn equation(&mut self, left: &Expr, right: &Expr, dictionary: &Dictionary) -> Shape {
        if left.kind.is_any_point() {
            self.inside(left, dictionary);
            self.inside(right, dictionary);
            return Shape::Coincident(self.places([left, right], dictionary));
        }
        Shape::Segments([left, right].map(|side| self.side(side, dictionary)))
    }

    /// The segments that one side of an equation speaks of; a number with a name stands for what it was made of.
    fn side(&mut self, side: &Expr, dictionary: &Dictionary) -> Vec<[Slot; 2]> {
        let before = self.segments.len();
        self.expression(side, None, dictionary);
        let mut segments = self.segments.split_off(before);
        let mut pending = vec![side.clone()];
        while let Some(expr) = pending.pop() {
            pending.extend(expr.operands().iter().cloned());
            if let Operation::Slot(slot) = expr.operation
                && !expr.kind.is_any_point()
                && let Some(value) = self.definition(slot)
            {
                self.expression(&value, Some(slot), dictionary);
                segments.extend(self.segments.split_off(before));
                pending.push(value);
            }
        }
        segments
    }

    /// What a named number or vector was made of.
    fn definition(&self, slot: Slot) -> Option<Expr> {
        self.extension.theorem().steps.iter().find_map(|step| match step {
            Step::Define { slots, value } if slots[..] == [slot] => Some(value.clone()),
            _ => None,
        })
    }
}
