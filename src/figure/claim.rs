//! How claims are drawn: in one colour where they hold; where one fails, its failure is what the eye sees.

use super::conic::Conic;
use super::palette::Pen;
use super::part::{Part, Parts};
use super::plane::{self, Point, Rect};
use super::shape::Shape;
use super::sketch::{Placed, Sketch};
use crate::theorem::Slot;

/// What is known of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outlook {
    /// It holds.
    Holds,
    /// It fails here.
    Fails,
    /// Nobody knows.
    Open,
}

impl Outlook {
    fn pens(self) -> [Pen; 2] {
        match self {
            Self::Holds => [Pen::Holds, Pen::Holds],
            Self::Fails => [Pen::Fails, Pen::FailsToo],
            Self::Open => [Pen::Open, Pen::Open],
        }
    }
}

/// Pixels that a line goes on beyond the points that it is about.
const BEYOND: f64 = 16.0;

/// The lengths of so many segments of an equation are written at them.
const MOST_LENGTHS: usize = 8;

/// Draws the claims of a sketch.
pub(super) struct Claims<'s> {
    pub(super) sketch: &'s Sketch,
    /// The points with names.
    pub(super) points: &'s [Point],
    /// A size below which points of this sketch are not told apart.
    pub(super) close: f64,
    pub(super) parts: Parts,
}

impl Claims<'_> {
    /// Draws a claim; nothing where an object has no place.
    pub(super) fn draw(&mut self, shape: &Shape, outlook: Outlook, number: u8) -> Option<()> {
        let fails = outlook == Outlook::Fails;
        let [pen, second] = outlook.pens();
        match *shape {
            Shape::Collinear(slots) => {
                let corners = self.sketch.points(slots)?;
                if fails {
                    self.parts.push(Part::Shade { corners: corners.to_vec(), pen });
                    self.parts.outline(&corners, pen);
                } else if let Some([p, q]) = farthest(&corners) {
                    self.cover((p, plane::unit(plane::sub(q, p))), &corners, pen);
                }
            }
            Shape::Concyclic(slots) => self.concyclic(self.sketch.points(slots)?, outlook)?,
            Shape::Concurrent(slots) => self.concurrent(slots, outlook)?,
            Shape::Parallel([l, m]) | Shape::Perpendicular([l, m]) => {
                let perpendicular = matches!(shape, Shape::Perpendicular(_));
                self.inclined([self.sketch.line(l)?, self.sketch.line(m)?], perpendicular, outlook);
            }
            Shape::EqualLength(slots) => {
                let [a, b, c, d] = self.sketch.points(slots)?;
                for (ends, pen) in [([a, b], pen), ([c, d], second)] {
                    self.parts.segment(ends, pen);
                    self.measure(ends, number, outlook, pen);
                }
            }
            Shape::Equilateral(slots) => {
                let corners = self.sketch.points(slots)?;
                for i in 0..3 {
                    let ends = [corners[i], corners[(i + 1) % 3]];
                    self.parts.segment(ends, pen);
                    self.measure(ends, number, outlook, pen);
                }
            }
            Shape::EqualAngle(slots) => self.angles(self.sketch.points(slots)?, number, outlook),
            Shape::Similar(slots) => {
                let [a, b, c, d, e, f] = self.sketch.points(slots)?;
                self.parts.outline(&[a, b, c], pen);
                self.parts.outline(&[d, e, f], second);
            }
            Shape::Midpoint(slots) => {
                let [m, a, b] = self.sketch.points(slots)?;
                self.parts.segment([a, b], pen);
                if fails {
                    let middle = plane::middle(a, b);
                    self.parts.push(Part::Cross { at: middle, pen });
                    self.gap([middle, m]);
                } else {
                    self.parts.push(Part::Ticks { ends: [a, m], count: number, pen });
                    self.parts.push(Part::Ticks { ends: [m, b], count: number, pen });
                }
            }
            Shape::OnLine(p, l) => {
                let (p, line) = (self.sketch.point(p)?, self.sketch.line(l)?);
                let near = plane::foot(p, line.0, line.1);
                self.cover(line, &[near], pen);
                self.meeting(p, near, outlook);
            }
            Shape::OnCircle(p, c) => {
                let (p, (center, radius)) = (self.sketch.point(p)?, self.sketch.circle(c)?);
                self.parts.push(Part::Circle { center, radius, pen });
                self.meeting(p, on_circle(center, radius, p), outlook);
            }
            Shape::OnConic(p, q) => {
                self.on_conic(self.sketch.point(p)?, self.sketch.conic(q)?, outlook)?;
            }
            Shape::Coconic(slots) => {
                let [a, b, c, d, e, f] = self.sketch.points(slots)?;
                self.on_conic(f, Conic::through([a, b, c, d, e])?, outlook)?;
            }
            Shape::Tangent([l, c]) => match self.sketch.circle(c) {
                Some(circle) => self.tangent(l, circle, outlook)?,
                None => {
                    self.locus(c, pen);
                    self.locus(l, second);
                }
            },
            Shape::Coincident(slots) => {
                let [p, q] = self.sketch.points(slots)?;
                self.meeting(p, q, outlook);
            }
            Shape::SameLocus([k, l]) => {
                self.locus(k, pen);
                self.locus(l, second);
            }
            Shape::Harmonic(slots) => {
                let points = self.sketch.points(slots)?;
                let [a, b, c, d] = points;
                let flat = plane::cross(plane::sub(b, a), plane::sub(c, a)).abs()
                    <= self.close * plane::distance(a, b);
                match plane::circumcenter(a, b, c).filter(|_| !flat) {
                    Some(center) => {
                        let radius = plane::distance(center, a);
                        self.parts.push(Part::Circle { center, radius, pen });
                    }
                    None => self.cover((a, plane::unit(plane::sub(b, a))), &[a, b, c, d], pen),
                }
            }
            Shape::Segments(ref sides) => self.sides(sides, outlook),
        }
        Some(())
    }

    /// The segments of two sides of an equation; where it fails, with their lengths if they are few.
    fn sides(&mut self, sides: &[Vec<[Slot; 2]>; 2], outlook: Outlook) {
        let mut drawn: Vec<[Point; 2]> = Vec::new();
        let several = sides.iter().map(Vec::len).sum::<usize>() > MOST_LENGTHS;
        for (slots, pen) in sides.iter().zip(outlook.pens()) {
            for &slots in slots {
                let Some([p, q]) = self.sketch.points(slots) else { continue };
                let length = plane::distance(p, q);
                let near = |r: Point, s: Point| plane::distance(r, s) <= self.close;
                let again = drawn
                    .iter()
                    .any(|[r, s]| (near(p, *r) && near(q, *s)) || (near(p, *s) && near(q, *r)));
                if again || length <= self.close {
                    continue;
                }
                drawn.push([p, q]);
                self.parts.wanted.extend([p, q]);
                self.parts.segment([p, q], pen);
                if outlook == Outlook::Fails && !several {
                    self.size(plane::middle(p, q), short(length), pen);
                }
            }
        }
    }

    /// A conic and a point that should be on it.
    fn on_conic(&mut self, p: Point, conic: Conic, outlook: Outlook) -> Option<()> {
        let [pen, _] = outlook.pens();
        self.parts.push(Part::Conic { conic, pen });
        let around = Rect::around(self.points.iter().copied())?;
        let reach = plane::distance(around.low, around.high);
        self.meeting(p, conic.nearest(p, reach)?, outlook);
        Some(())
    }

    fn concyclic(&mut self, [a, b, c, d]: [Point; 4], outlook: Outlook) -> Option<()> {
        let [pen, _] = outlook.pens();
        let center = plane::circumcenter(a, b, c)?;
        let radius = plane::distance(center, a);
        self.parts.push(Part::Circle { center, radius, pen });
        if outlook == Outlook::Fails {
            self.meeting(d, on_circle(center, radius, d), outlook);
        }
        Some(())
    }

    fn concurrent(&mut self, slots: [Slot; 3], outlook: Outlook) -> Option<()> {
        let lines = [0, 1, 2].map(|i| self.sketch.line(slots[i]));
        let [Some(l), Some(m), Some(n)] = lines else { return None };
        let [pen, _] = outlook.pens();
        let corner = |k: (Point, Point), l: (Point, Point)| plane::meet(k.0, k.1, l.0, l.1);
        let corners: Vec<Point> =
            [corner(l, m), corner(m, n), corner(n, l)].into_iter().flatten().collect();
        if outlook == Outlook::Fails && corners.len() == 3 {
            self.parts.push(Part::Shade { corners: corners.clone(), pen });
        }
        self.parts.wanted.extend(&corners);
        for line in [l, m, n] {
            self.cover(line, &corners, pen);
        }
        if outlook != Outlook::Fails
            && let Some(&at) = corners.first()
        {
            self.parts.push(Part::Ring { at, pen });
        }
        Some(())
    }

    /// Two lines that are parallel or perpendicular, or not.
    fn inclined(&mut self, [l, m]: [(Point, Point); 2], perpendicular: bool, outlook: Outlook) {
        let [pen, second] = outlook.pens();
        let meeting = plane::meet(l.0, l.1, m.0, m.1);
        let near = meeting
            .filter(|&at| self.points.iter().any(|p| plane::distance(*p, at) < self.close * 4e3));
        let extra: Vec<Point> =
            near.filter(|_| perpendicular || outlook == Outlook::Fails).into_iter().collect();
        self.cover(l, &extra, pen);
        self.cover(m, &extra, second);
        let away = |line: (Point, Point), at: Point| self.arm(line, at);
        match (near, perpendicular, outlook == Outlook::Fails) {
            (Some(at), true, false) => {
                let arms = [away(l, at), away(m, at)];
                self.parts.wanted.push(at);
                self.parts.push(Part::RightAngle { at, arms, pen });
            }
            (Some(at), _, true) => {
                let arms = [away(l, at), away(m, at)];
                self.parts.wanted.push(at);
                self.angle(at, arms, 0, pen);
            }
            (None, _, true) => {
                let degrees = plane::line_angle(l.1, m.1);
                let text = format!("angle {}", in_degrees(degrees.min(180.0 - degrees)));
                self.size(m.0, text, pen);
            }
            (_, false, false) => {
                for line in [l, m] {
                    if let Some(ends) = super::part::extent(line, &self.on(line)) {
                        self.parts.push(Part::Chevron { ends, pen });
                    }
                }
            }
            (None, true, false) => {}
        }
    }

    /// The direction of a line, from a point of it towards the named points on it.
    fn arm(&self, line: (Point, Point), at: Point) -> Point {
        let side: f64 = self.on(line).iter().map(|p| plane::dot(plane::sub(*p, at), line.1)).sum();
        if side < 0.0 { plane::scale(line.1, -1.0) } else { line.1 }
    }

    fn angles(&mut self, points: [Point; 6], number: u8, outlook: Outlook) {
        let [pen, second] = outlook.pens();
        let corners = [[points[0], points[1], points[2]], [points[3], points[4], points[5]]];
        let arms = corners.map(|[p, q, r]| [plane::sub(p, q), plane::sub(r, q)]);
        let turns = arms.map(|[u, v]| plane::cross(u, v).atan2(plane::dot(u, v)).to_degrees());
        // Directed angles are compared modulo a half turn: one to the right is what remains of one to the left.
        let opposite = turns[0] * turns[1] < 0.0;
        for i in 0..2 {
            let [p, q, r] = corners[i];
            self.parts.segment([q, p], Pen::Given);
            self.parts.segment([q, r], Pen::Given);
            let text = if opposite && turns[i] < 0.0 {
                format!("{} ≡ {}", in_degrees(turns[i]), in_degrees(turns[i] + 180.0))
            } else {
                in_degrees(turns[i].abs())
            };
            let text = (outlook == Outlook::Fails).then_some(text);
            let pen = [pen, second][i];
            self.parts.push(Part::Arc { at: q, arms: arms[i], ring: number, text, pen });
        }
    }

    /// An angle with its size.
    fn angle(&mut self, at: Point, arms: [Point; 2], ring: u8, pen: Pen) {
        let degrees = plane::cross(arms[0], arms[1]).atan2(plane::dot(arms[0], arms[1]));
        let text = Some(in_degrees(degrees.to_degrees().abs()));
        self.parts.push(Part::Arc { at, arms, ring, text, pen });
    }

    fn tangent(
        &mut self,
        line: Slot,
        (center, radius): (Point, f64),
        outlook: Outlook,
    ) -> Option<()> {
        let [pen, second] = outlook.pens();
        self.parts.push(Part::Circle { center, radius, pen });
        match *self.sketch.get(line) {
            Placed::Line(through, direction) => {
                let near = plane::foot(center, through, direction);
                self.cover((through, direction), &[near], second);
                self.parts.wanted.push(near);
                self.meeting(on_circle(center, radius, near), near, outlook);
            }
            Placed::Circle(other, size) => {
                self.parts.push(Part::Circle { center: other, radius: size, pen: second });
                // Inside one another the circles touch on the far side of the smaller one.
                let apart = plane::distance(center, other);
                let inside = apart < (radius - size).abs() + radius.min(size);
                let toward = if apart > radius.max(size) || !inside { 1.0 } else { -1.0 };
                let (small, its, large, its_size) = if size < radius {
                    (other, size, center, radius)
                } else {
                    (center, radius, other, size)
                };
                let way = plane::scale(plane::unit(plane::sub(large, small)), toward);
                let near = plane::add(small, plane::scale(way, its));
                self.meeting(on_circle(large, its_size, near), near, outlook);
            }
            _ => return None,
        }
        Some(())
    }

    fn locus(&mut self, slot: Slot, pen: Pen) {
        match *self.sketch.get(slot) {
            Placed::Line(through, direction) => {
                self.parts.push(Part::Line { through, direction, pen });
            }
            Placed::Circle(center, radius) => self.parts.push(Part::Circle { center, radius, pen }),
            Placed::Conic(conic) => self.parts.push(Part::Conic { conic, pen }),
            _ => {}
        }
    }

    /// Two places that are one, or not.
    fn meeting(&mut self, p: Point, q: Point, outlook: Outlook) {
        if outlook == Outlook::Fails {
            self.gap([p, q]);
        } else {
            self.parts.push(Part::Ring { at: p, pen: outlook.pens()[0] });
        }
    }

    /// A gap that should not be, with its size.
    fn gap(&mut self, ends: [Point; 2]) {
        self.parts.wanted.extend(ends);
        self.parts.segment(ends, Pen::Gap);
        let size = short(plane::distance(ends[0], ends[1]));
        self.size(plane::middle(ends[0], ends[1]), size, Pen::Gap);
    }

    /// A size near a place; in space, where the paper shows none as it is, nothing.
    fn size(&mut self, at: Point, text: String, pen: Pen) {
        if !self.sketch.is_in_space() {
            self.parts.words(at, text, pen);
        }
    }

    /// A segment with its length, or with marks where lengths are equal.
    fn measure(&mut self, ends: [Point; 2], number: u8, outlook: Outlook, pen: Pen) {
        if outlook == Outlook::Fails {
            let length = short(plane::distance(ends[0], ends[1]));
            self.size(plane::middle(ends[0], ends[1]), length, pen);
        } else {
            self.parts.push(Part::Ticks { ends, count: number, pen });
        }
    }

    /// A line as far as its points go, and these.
    fn cover(&mut self, line: (Point, Point), more: &[Point], pen: Pen) {
        let mut points = self.on(line);
        points.extend(more);
        self.parts.cover(line, &points, BEYOND, pen);
    }

    /// The named points on a line.
    fn on(&self, (through, direction): (Point, Point)) -> Vec<Point> {
        let off = |p: &Point| plane::cross(plane::sub(*p, through), direction).abs();
        self.points.iter().copied().filter(|p| off(p) <= self.close).collect()
    }
}

fn on_circle(center: Point, radius: f64, toward: Point) -> Point {
    plane::add(center, plane::scale(plane::unit(plane::sub(toward, center)), radius))
}

fn farthest(points: &[Point; 3]) -> Option<[Point; 2]> {
    let [a, b, c] = *points;
    let apart = |ends: &[Point; 2]| plane::distance(ends[0], ends[1]);
    [[a, b], [b, c], [a, c]]
        .into_iter()
        .max_by(|p, q| apart(p).total_cmp(&apart(q)))
        .filter(|ends| apart(ends) > 0.0)
}

/// Three significant digits.
pub(super) fn short(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e6).contains(&size) {
        let text = format!("{value:.1e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let raised = exponent.chars().map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            digit => digit.to_digit(10).and_then(|d| char::from_u32(0x2070 + d)).unwrap_or(digit),
        });
        let digits = digits.strip_suffix(".0").unwrap_or(digits);
        return format!("{digits}·10{}", raised.collect::<String>());
    }
    let decimals = if size >= 100.0 {
        0
    } else if size >= 10.0 {
        1
    } else if size >= 1.0 {
        2
    } else {
        3
    };
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

fn in_degrees(degrees: f64) -> String {
    format!("{degrees:.1}°")
}
