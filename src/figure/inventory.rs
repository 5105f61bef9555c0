//! What a statement names, and what a geometer would draw of it.

use super::shape::Shape;
use crate::theorem::dictionary::{Dictionary, Word};
use crate::theorem::kind::Kind;
use crate::theorem::{Expr, Operation, Slot, Step, Theorem};
use crate::witness::extension::{Extension, claims};

/// What is to be drawn, by slots of the extended theorem.
#[derive(Clone, Debug)]
pub(super) struct Inventory {
    /// The theorem, extended by the objects without names.
    pub(super) extension: Extension,
    /// The points with names.
    pub(super) points: Vec<NamedPoint>,
    /// Points without names, and the word that makes them.
    pub(super) unnamed: Vec<(Slot, Option<String>)>,
    /// Segments between points.
    pub(super) segments: Vec<[Slot; 2]>,
    /// Segments that only show how a point was found.
    pub(super) guides: Vec<[Slot; 2]>,
    /// Lines, and whether each is given by two points.
    pub(super) lines: Vec<(Slot, bool)>,
    /// Circles, and spheres by their outlines.
    pub(super) circles: Vec<Slot>,
    /// Conics.
    pub(super) conics: Vec<Slot>,
    /// Circles that touch a line, by their centre and two points of the line.
    pub(super) inscribed: Vec<[Slot; 3]>,
    /// Right angles.
    pub(super) right_angles: Vec<RightAngle>,
    /// Halves of segments that are equal: midpoint and ends.
    pub(super) midpoints: Vec<[Slot; 3]>,
    /// The claims of the conclusions.
    pub(super) claims: Vec<Shape>,
}

/// A point with a name.
#[derive(Clone, Debug)]
pub(super) struct NamedPoint {
    pub(super) slot: Slot,
    pub(super) name: String,
    pub(super) freedom: Freedom,
}

/// How free a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freedom {
    /// Anywhere.
    Free,
    /// Anywhere on a locus.
    OnLocus,
    /// Nowhere else.
    Constructed,
}

/// A right angle at a foot: between a line and the way from a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct RightAngle {
    pub(super) foot: Slot,
    pub(super) from: Slot,
    pub(super) line: Slot,
}

impl Inventory {
    /// What a theorem names.
    pub(super) fn of(theorem: &Theorem, dictionary: &Dictionary) -> Self {
        let mut inventory = Self {
            extension: Extension::of(theorem),
            points: named_points(theorem),
            unnamed: Vec::new(),
            segments: Vec::new(),
            guides: Vec::new(),
            lines: Vec::new(),
            circles: Vec::new(),
            conics: Vec::new(),
            inscribed: Vec::new(),
            right_angles: Vec::new(),
            midpoints: Vec::new(),
            claims: Vec::new(),
        };
        for step in &theorem.steps {
            match step {
                Step::On { locus, .. } => inventory.expression(locus, None, dictionary),
                Step::Intersection(intersection) => {
                    for locus in &intersection.loci {
                        inventory.expression(locus, None, dictionary);
                    }
                }
                Step::Define { slots, value } => {
                    let slot = if let [slot] = slots[..] { Some(slot) } else { None };
                    inventory.expression(value, slot, dictionary);
                }
                _ => {}
            }
        }
        for (_, claim) in claims(theorem) {
            let shape = inventory.claim(claim, dictionary);
            inventory.claims.push(shape);
        }
        inventory
    }

    /// Whether there is nothing to draw.
    pub(super) fn is_empty(&self) -> bool {
        let Self { points, unnamed, lines, circles, conics, .. } = self;
        let no_loci = lines.is_empty() && circles.is_empty() && conics.is_empty();
        points.is_empty() && unnamed.is_empty() && no_loci
    }

    /// Takes note of an expression and its parts; `slot` holds its value, if it has a name.
    pub(super) fn expression(&mut self, expr: &Expr, slot: Option<Slot>, dictionary: &Dictionary) {
        for part in expr.operands() {
            self.expression(part, None, dictionary);
        }
        match &expr.operation {
            Operation::Slot(_) => return,
            // A vector from one point to another.
            Operation::Sub(ends) if ends.iter().all(|end| end.kind.is_any_point()) => {
                let [to, from] = ends.each_ref().map(|end| self.place(end, dictionary));
                self.segments.push([from, to]);
            }
            _ => {}
        }
        let joined = is_join(expr, dictionary);
        match expr.kind {
            Kind::Line | Kind::Line3 => {
                let slot = slot.unwrap_or_else(|| self.extension.define(expr));
                self.lines.push((slot, joined));
            }
            Kind::Circle | Kind::Sphere => {
                let slot = slot.unwrap_or_else(|| self.extension.define(expr));
                self.circles.push(slot);
            }
            Kind::Conic => {
                let slot = slot.unwrap_or_else(|| self.extension.define(expr));
                self.conics.push(slot);
            }
            _ => {}
        }
        if let Operation::Call { word, arguments } = &expr.operation {
            let own = word.0 >= dictionary.first_own() && dictionary.first_own() > 0;
            if !own {
                self.word(dictionary.word(*word), arguments, expr, slot, dictionary);
            }
        }
    }

    /// What belongs to a word of the vocabulary.
    fn word(
        &mut self,
        word: &Word,
        arguments: &[Expr],
        expr: &Expr,
        slot: Option<Slot>,
        dictionary: &Dictionary,
    ) {
        let gives_point = expr.kind.is_any_point();
        let result =
            |inventory: &mut Self| slot.unwrap_or_else(|| inventory.place(expr, dictionary));
        match (word.name.as_str(), arguments) {
            ("foot", [from, line]) => {
                let foot = result(self);
                let (from, line) = (self.place(from, dictionary), self.place(line, dictionary));
                self.guides.push([from, foot]);
                self.right_angles.push(RightAngle { foot, from, line });
            }
            ("midpoint", [a, b]) => {
                let ends = [self.place(a, dictionary), self.place(b, dictionary)];
                let middle = result(self);
                self.segments.push(ends);
                self.midpoints.push([middle, ends[0], ends[1]]);
            }
            ("reflection" | "inverse" | "rotation90", [p, _]) => {
                let image = result(self);
                let original = self.place(p, dictionary);
                self.guides.push([original, image]);
            }
            ("equilateral_apex", [a, b]) => {
                let (apex, ends) =
                    (result(self), [self.place(a, dictionary), self.place(b, dictionary)]);
                self.segments.extend([ends, [ends[0], apex], [ends[1], apex]]);
            }
            ("ratio_point" | "harmonic_conjugate", [a, b, _]) => {
                result(self);
                let ends = [self.place(a, dictionary), self.place(b, dictionary)];
                self.segments.push(ends);
            }
            ("squared_length" | "length", [a, b]) if a.kind.is_any_point() => {
                let ends = [self.place(a, dictionary), self.place(b, dictionary)];
                self.segments.push(ends);
            }
            ("circle_on_diameter" | "perpendicular_bisector", [a, b]) => {
                let ends = [self.place(a, dictionary), self.place(b, dictionary)];
                self.segments.push(ends);
            }
            ("signed_ratio", [a, b, c, d]) => {
                let [a, b, c, d] = [a, b, c, d].map(|point| self.place(point, dictionary));
                self.segments.extend([[a, b], [c, d]]);
            }
            ("parallelogram_point", [a, b, c]) => {
                let corner = result(self);
                let [a, b, c] = [a, b, c].map(|point| self.place(point, dictionary));
                self.segments.extend([[a, b], [b, c], [c, corner], [corner, a]]);
            }
            ("volume", corners @ [_, _, _, _]) => self.edges(corners, dictionary),
            (_, corners @ [a, _, _, _])
                if a.kind.is_point3()
                    && (gives_point || expr.kind.is_locus())
                    && corners.iter().all(|corner| corner.kind.is_point3()) =>
            {
                if gives_point {
                    result(self);
                }
                self.edges(corners, dictionary);
            }
            ("plane" | "area" | "squared_area" | "cross", corners)
                if corners.iter().all(|corner| corner.kind.is_any_point()) =>
            {
                self.polygon(corners, dictionary);
            }
            (name, corners @ [_, b, c])
                if gives_point && corners.iter().all(|corner| corner.kind.is_any_point()) =>
            {
                let center = result(self);
                self.polygon(corners, dictionary);
                if name == "incenter" || name == "excenter" {
                    let side = [self.place(b, dictionary), self.place(c, dictionary)];
                    self.inscribed.push([center, side[0], side[1]]);
                }
            }
            _ if gives_point => {
                result(self);
            }
            _ => {}
        }
    }

    fn polygon(&mut self, corners: &[Expr], dictionary: &Dictionary) {
        let slots: Vec<Slot> =
            corners.iter().map(|corner| self.place(corner, dictionary)).collect();
        for (i, &slot) in slots.iter().enumerate() {
            self.segments.push([slot, slots[(i + 1) % slots.len()]]);
        }
    }

    /// The edges of a tetrahedron.
    pub(super) fn edges(&mut self, corners: &[Expr], dictionary: &Dictionary) {
        let slots: Vec<Slot> =
            corners.iter().map(|corner| self.place(corner, dictionary)).collect();
        for (i, &slot) in slots.iter().enumerate() {
            self.segments.extend(slots[..i].iter().map(|&other| [other, slot]));
        }
    }

    /// The slot of an expression; one without a name gets one.
    pub(super) fn place(&mut self, expr: &Expr, dictionary: &Dictionary) -> Slot {
        let known = matches!(expr.operation, Operation::Slot(_));
        let slot = self.extension.define(expr);
        if !known
            && expr.kind.is_any_point()
            && !self.unnamed.iter().any(|(other, _)| *other == slot)
        {
            let word = match &expr.operation {
                Operation::Call { word, .. } => Some(dictionary.word(*word).name.clone()),
                _ => None,
            };
            self.unnamed.push((slot, word));
        }
        slot
    }
}

fn named_points(theorem: &Theorem) -> Vec<NamedPoint> {
    let freedom = |slot: Slot| {
        let freedom = theorem.steps.iter().find_map(|step| match step {
            Step::FreePoint(free) if *free == slot => Some(Freedom::Free),
            Step::On { points, .. } if points.contains(&slot) => Some(Freedom::OnLocus),
            _ => None,
        });
        freedom.unwrap_or(Freedom::Constructed)
    };
    let points = (0..theorem.names.len()).map(Slot);
    points
        .filter(|slot| theorem.kinds[slot.0].is_any_point())
        .map(|slot| NamedPoint {
            slot,
            name: theorem.names[slot.0].clone(),
            freedom: freedom(slot),
        })
        .collect()
}

/// Whether a line is given by two points.
fn is_join(expr: &Expr, dictionary: &Dictionary) -> bool {
    match &expr.operation {
        Operation::Join(_) => true,
        Operation::Call { word, .. } => dictionary.word(*word).name == "line",
        _ => false,
    }
}
