//! The paper on which a figure is composed: parts become items, cut off at its border.

use super::PlacedLabel;
use super::frame::Frame;
use super::inventory::Freedom;
use super::item::{self, Item};
use super::label::{self, Label, Obstacles};
use super::palette::{Colour, FAINT, INK, Pen, Stroke, WHITE};
use super::part::Part;
use super::plane::{self, Point};
use super::scene::{Caption, Scene, label_items, value_of};

/// Lengths of marks in pixels.
const RIGHT_ANGLE: f64 = 9.0;
const TICK: f64 = 5.0;
const TICK_SPACE: f64 = 4.5;
const ARC: f64 = 20.0;
const ARC_SPACE: f64 = 5.0;
const RING: f64 = 8.5;
const CROSS: f64 = 5.0;
const ARROW: f64 = 11.0;
const HATCH: f64 = 7.0;
/// Radii of points.
const POINT: f64 = 4.2;
const SMALL_POINT: f64 = 2.6;

/// A figure being composed.
pub(super) struct Paper {
    frame: Frame,
    items: Vec<Item>,
    points: Vec<Item>,
    labels: Vec<Label>,
    obstacles: Obstacles,
}

impl Paper {
    pub(super) fn new(frame: Frame) -> Self {
        Self {
            frame,
            items: Vec::new(),
            points: Vec::new(),
            labels: Vec::new(),
            obstacles: Obstacles { middle: frame.paper.center(), ..Obstacles::default() },
        }
    }

    /// Puts a part on paper.
    pub(super) fn put(&mut self, part: &Part) {
        match part {
            Part::Segment { ends, beyond, pen } => {
                let [p, q] = ends.map(|end| self.frame.at(end));
                let reach = plane::scale(plane::unit(plane::sub(q, p)), *beyond);
                self.path(&[plane::sub(p, reach), plane::add(q, reach)], *pen);
            }
            Part::Line { through, direction, pen } => {
                let direction = Frame::along(*direction);
                if let Some(ends) = self.frame.paper.clip_line(self.frame.at(*through), direction) {
                    self.path(&ends, *pen);
                }
            }
            Part::Circle { center, radius, pen } => self.circle(*center, *radius, *pen),
            Part::Conic { conic, pen } => {
                let (about, reach) = self.frame.shown();
                for path in conic.paths(about, reach) {
                    let path: Vec<Point> = path.iter().map(|&p| self.frame.at(p)).collect();
                    self.path(&path, *pen);
                }
            }
            Part::Shade { corners, pen } => self.shade(corners, *pen),
            Part::RightAngle { at, arms, pen } => {
                let at = self.frame.at(*at);
                let [u, v] = arms.map(|arm| plane::scale(Frame::along(arm), RIGHT_ANGLE));
                let corner = plane::add(at, plane::add(u, v));
                self.mark(&[plane::add(at, u), corner, plane::add(at, v)], *pen);
            }
            Part::Ticks { ends, count, pen } => self.ticks(*ends, *count, *pen),
            Part::Chevron { ends, pen } => {
                let [p, q] = ends.map(|end| self.frame.at(end));
                let along = plane::unit(plane::sub(q, p));
                // Beside the middle, where marks of equal lengths are.
                let place = plane::add(p, plane::scale(plane::sub(q, p), 0.62));
                let tip = plane::add(place, plane::scale(along, TICK));
                let side = plane::scale(plane::quarter_turn(along), TICK);
                let back = plane::sub(tip, plane::scale(along, TICK * 1.4));
                self.mark(&[plane::add(back, side), tip, plane::sub(back, side)], *pen);
            }
            Part::Arc { at, arms, ring, text, pen } => {
                self.arc(*at, *arms, *ring, text.as_ref(), *pen);
            }
            Part::Ring { at, pen } => {
                let center = self.frame.at(*at);
                self.items.push(Item::Circle { center, radius: RING, stroke: thin(*pen) });
            }
            Part::Dot { at } => {
                let center = self.frame.at(*at);
                if self.frame.paper.contains(center) {
                    self.obstacles.dots.push(center);
                    let dot = Item::Dot { center, radius: SMALL_POINT, fill: WHITE, rim: INK };
                    self.points.push(dot);
                }
            }
            Part::Cross { at, pen } => {
                let at = self.frame.at(*at);
                for arm in [[CROSS, CROSS], [CROSS, -CROSS]] {
                    self.mark(&[plane::sub(at, arm), plane::add(at, arm)], *pen);
                }
            }
            Part::Words { at, text, pen } => {
                let anchor = self.inside(self.frame.at(*at));
                self.labels.push(value_of(anchor, text.clone(), *pen));
            }
        }
    }

    /// A point with its name: free ones filled, constructed ones hollow, those on a locus between.
    pub(super) fn point(&mut self, at: Point, freedom: Freedom, label: Label) {
        let center = self.frame.at(at);
        let fill: Colour = match freedom {
            Freedom::Free => INK,
            Freedom::OnLocus => FAINT,
            Freedom::Constructed => WHITE,
        };
        self.obstacles.dots.push(center);
        self.points.push(Item::Dot { center, radius: POINT, fill, rim: INK });
        self.labels.push(Label { anchor: center, ..label });
    }

    /// The name of a line or circle, at a place of it.
    pub(super) fn name(&mut self, at: Point, label: Label) {
        let anchor = self.frame.at(at);
        if self.frame.paper.contains(anchor) {
            self.labels.push(Label { anchor, reach: 3.0, ..label });
        }
    }

    /// A point beyond the paper: an arrow at the border that shows where it is.
    pub(super) fn arrow(&mut self, at: Point, label: Label) {
        let center = self.frame.paper.center();
        let direction = plane::unit(plane::sub(self.frame.at(at), center));
        let border = self.frame.paper.grown(-4.0).clip_line(center, direction);
        let Some([p, q]) = border else { return };
        let forward = plane::dot(plane::sub(q, center), direction) > 0.0;
        let tip = if forward { q } else { p };
        let back = plane::sub(tip, plane::scale(direction, ARROW));
        let side = plane::scale(plane::quarter_turn(direction), ARROW / 2.5);
        let corners = vec![tip, plane::add(back, side), plane::sub(back, side)];
        self.points.push(Item::Fill { corners, colour: INK, opacity: 1.0 });
        self.obstacles.dots.push(back);
        self.labels.push(Label { anchor: back, ..label });
    }

    /// The scene, once labels have their places.
    pub(super) fn finish(mut self, words: Vec<Item>, caption: &Caption) -> Scene {
        // Names before values, which find a place more easily.
        self.labels.sort_by(|one, other| other.size.total_cmp(&one.size));
        let dots = &self.obstacles.dots;
        if let Some(around) = plane::Rect::around(dots.iter().copied()) {
            self.obstacles.middle = around.center();
        }
        let placed = label::place(&self.labels, &self.obstacles, self.frame.paper);
        let mut items = self.items;
        items.extend(self.points);
        let labels = placed
            .iter()
            .map(|label::Placed { label, rect, covers, .. }| PlacedLabel {
                text: label.text.clone(),
                low: rect.low,
                high: rect.high,
                covers: *covers,
            })
            .collect();
        items.extend(placed.iter().flat_map(label_items));
        items.extend(words);
        Scene {
            items,
            title: caption.title.clone(),
            description: caption.sentence.clone(),
            labels,
            paper: self.frame.paper,
        }
    }

    /// A path of the figure, which labels avoid.
    fn path(&mut self, points: &[Point], pen: Pen) {
        for points in item::clipped(points, self.frame.paper) {
            self.obstacles.segments.extend(points.windows(2).map(|ends| [ends[0], ends[1]]));
            let stroke = pen.stroke();
            if pen == Pen::Gap {
                // Dashes on another line would not be seen.
                let ground = Stroke { colour: WHITE, width: stroke.width + 2.0, dash: None };
                self.items.push(Item::Path { points: points.clone(), stroke: ground });
            }
            self.items.push(Item::Path { points, stroke });
        }
    }

    /// A small mark.
    fn mark(&mut self, points: &[Point], pen: Pen) {
        for points in item::clipped(points, self.frame.paper) {
            self.obstacles.segments.extend(points.windows(2).map(|ends| [ends[0], ends[1]]));
            self.items.push(Item::Path { points, stroke: thin(pen) });
        }
    }

    fn circle(&mut self, center: Point, radius: f64, pen: Pen) {
        let (center, radius) = (self.frame.at(center), self.frame.length(radius));
        self.obstacles.circles.push((center, radius));
        let around = [center, center].map(|center| plane::add(center, [radius, radius]));
        let inside = self.frame.paper.contains(around[0])
            && self.frame.paper.contains(plane::sub(center, [radius, radius]));
        let stroke = pen.stroke();
        if inside && stroke.dash.is_none() {
            self.items.push(Item::Circle { center, radius, stroke });
            return;
        }
        for points in item::circle(center, radius, self.frame.paper) {
            self.items.push(Item::Path { points, stroke });
        }
    }

    fn shade(&mut self, corners: &[Point], pen: Pen) {
        let corners: Vec<Point> = corners.iter().map(|&corner| self.frame.at(corner)).collect();
        let colour = pen.stroke().colour;
        let cut = clipped_polygon(&corners, self.frame.paper);
        if cut.len() < 3 {
            return;
        }
        self.items.insert(0, Item::Fill { corners: cut.clone(), colour, opacity: 0.16 });
        let stroke = Stroke { colour, width: 0.8, dash: None };
        for ends in item::hatching(&cut, HATCH) {
            for points in item::clipped(&ends, self.frame.paper) {
                self.items.push(Item::Path { points, stroke });
            }
        }
    }

    fn ticks(&mut self, ends: [Point; 2], count: u8, pen: Pen) {
        let [p, q] = ends.map(|end| self.frame.at(end));
        if plane::distance(p, q) < 4.0 * TICK {
            return;
        }
        let along = plane::unit(plane::sub(q, p));
        let side = plane::scale(plane::quarter_turn(along), TICK);
        let first = plane::scale(along, -TICK_SPACE * f64::from(count.saturating_sub(1)) / 2.0);
        let mut at = plane::add(plane::middle(p, q), first);
        for _ in 0..count {
            self.mark(&[plane::add(at, side), plane::sub(at, side)], pen);
            at = plane::add(at, plane::scale(along, TICK_SPACE));
        }
    }

    fn arc(&mut self, at: Point, arms: [Point; 2], ring: u8, text: Option<&String>, pen: Pen) {
        let at = self.frame.at(at);
        let [mut from, mut to] = arms.map(Frame::along);
        if plane::cross(from, to) < 0.0 {
            std::mem::swap(&mut from, &mut to);
        }
        let radius = ARC + ARC_SPACE * f64::from(ring % 4);
        let mut points = Vec::new();
        let mut arm = from;
        for _ in 0..180 {
            points.push(plane::add(at, plane::scale(arm, radius)));
            let next = item::turned(arm);
            if plane::cross(next, to) < 0.0 {
                break;
            }
            arm = next;
        }
        points.push(plane::add(at, plane::scale(to, radius)));
        self.mark(&points, pen);
        if let Some(text) = text {
            let anchor = self.inside(points[points.len() / 2]);
            self.labels.push(Label { reach: 3.0, ..value_of(anchor, text.clone(), pen) });
        }
    }

    /// The nearest place on the paper.
    fn inside(&self, p: Point) -> Point {
        let paper = self.frame.paper.grown(-8.0);
        [0, 1].map(|axis| p[axis].clamp(paper.low[axis], paper.high[axis]))
    }
}

/// A finer stroke of the same pen, for marks.
fn thin(pen: Pen) -> Stroke {
    let stroke = pen.stroke();
    Stroke { width: stroke.width.min(1.6), dash: None, ..stroke }
}

/// The part of a convex polygon inside a rectangle (Sutherland and Hodgman 1974).
fn clipped_polygon(corners: &[Point], paper: plane::Rect) -> Vec<Point> {
    let mut polygon = corners.to_vec();
    for axis in 0..2 {
        for (bound, sign) in [(paper.low[axis], 1.0), (paper.high[axis], -1.0)] {
            let inside = |p: &Point| sign * (p[axis] - bound) >= 0.0;
            let mut kept = Vec::new();
            for (i, p) in polygon.iter().enumerate() {
                let q = &polygon[(i + 1) % polygon.len()];
                if inside(p) {
                    kept.push(*p);
                }
                if inside(p) != inside(q) {
                    let t = (bound - p[axis]) / (q[axis] - p[axis]);
                    kept.push(plane::add(*p, plane::scale(plane::sub(*q, *p), t)));
                }
            }
            polygon = kept;
        }
    }
    polygon
}
