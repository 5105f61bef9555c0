//! Where labels go: near their points, off the lines, and never on each other or beyond the paper.

use super::font;
use super::item::turned;
use super::palette::Colour;
use super::plane::{self, Point, Rect};

/// A label to be placed.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) anchor: Point,
    /// How far from the anchor its box begins, in pixels.
    pub(super) reach: f64,
    pub(super) text: String,
    pub(super) size: f64,
    pub(super) colour: Colour,
}

/// A label with its place: the box of its letters.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) label: Label,
    pub(super) rect: Rect,
    /// Whether something lies behind it.
    pub(super) covers: bool,
    /// Whether it is so far from its anchor that a line has to lead there.
    pub(super) distant: bool,
}

/// What labels keep away from.
#[derive(Clone, Debug, Default)]
pub(super) struct Obstacles {
    /// The middle of the figure: labels of its points look outwards.
    pub(super) middle: Point,
    pub(super) segments: Vec<[Point; 2]>,
    pub(super) circles: Vec<(Point, f64)>,
    pub(super) dots: Vec<Point>,
}

/// Directions tried around an anchor.
const DIRECTIONS: usize = 24;
/// Distances tried beyond the reach of a label.
const DISTANCES: [f64; 8] = [0.0, 4.0, 9.0, 16.0, 28.0, 45.0, 70.0, 110.0];
/// Passes in which each label may move once the others have their places.
const PASSES: usize = 2;
/// From this distance on, a line leads to the anchor.
const DISTANT: f64 = 20.0;
/// What it costs, in pixels of distance, that a label does not look outwards.
const INWARD: f64 = 1.5;
/// Free space around labels.
const AIR: f64 = 1.5;

/// The places of labels; one that fits nowhere is left out.
pub(super) fn place(labels: &[Label], obstacles: &Obstacles, paper: Rect) -> Vec<Placed> {
    let mut placed: Vec<Option<Placed>> = vec![None; labels.len()];
    for _ in 0..=PASSES {
        for (i, label) in labels.iter().enumerate() {
            placed[i] = None;
            let others: Vec<Rect> = placed.iter().flatten().map(|other| other.rect).collect();
            placed[i] = best(label, &others, obstacles, paper);
        }
    }
    placed.into_iter().flatten().collect()
}

fn best(label: &Label, others: &[Rect], obstacles: &Obstacles, paper: Rect) -> Option<Placed> {
    let half = [font::width(&label.text, label.size) / 2.0, label.size * font::CAPITAL / 2.0 + 1.0];
    let mut best: Option<(f64, Placed)> = None;
    let mut direction: Point = [1.0, 0.0];
    for _ in 0..DIRECTIONS {
        for (ring, beyond) in DISTANCES.into_iter().enumerate() {
            // The box touches the circle of the label's reach.
            let support = direction[0].abs() * half[0] + direction[1].abs() * half[1];
            let center =
                plane::add(label.anchor, plane::scale(direction, label.reach + beyond + support));
            let rect = Rect { low: plane::sub(center, half), high: plane::add(center, half) };
            let inside = paper.contains(rect.low) && paper.contains(rect.high);
            if !inside || others.iter().any(|other| other.grown(AIR).overlaps(rect.grown(AIR))) {
                continue;
            }
            let crowd = crowding(rect.grown(AIR), obstacles);
            let outward = plane::unit(plane::sub(label.anchor, obstacles.middle));
            let inward = 1.0 - plane::dot(direction, outward);
            let mut cost =
                crowd + 1.2 * beyond + INWARD * inward + ambiguity(label, rect, obstacles);
            if ring > 0 {
                cost += 2.0;
            }
            if best.as_ref().is_none_or(|(other, _)| cost < *other) {
                let placed = Placed {
                    label: label.clone(),
                    rect,
                    covers: crowd > 0.0,
                    distant: beyond > DISTANT,
                };
                best = Some((cost, placed));
            }
        }
        for _ in 0..360 / DIRECTIONS {
            direction = turned(direction);
        }
    }
    best.map(|(_, placed)| placed)
}

/// How much of the figure lies behind a box.
fn crowding(rect: Rect, obstacles: &Obstacles) -> f64 {
    let segments: f64 = obstacles
        .segments
        .iter()
        .filter_map(|ends| rect.clip(ends[0], ends[1]))
        .map(|ends| 8.0 + plane::distance(ends[0], ends[1]))
        .sum();
    let circles = obstacles.circles.iter().filter(|(center, radius)| {
        let corners =
            [rect.low, rect.high, [rect.low[0], rect.high[1]], [rect.high[0], rect.low[1]]];
        let nearest = [0, 1].map(|axis| center[axis].clamp(rect.low[axis], rect.high[axis]));
        let most =
            corners.iter().map(|corner| plane::distance(*corner, *center)).fold(0.0, f64::max);
        plane::distance(nearest, *center) <= *radius && *radius <= most
    });
    let dots = obstacles.dots.iter().filter(|dot| rect.grown(5.0).contains(**dot));
    segments + 18.0 * count(circles) + 30.0 * count(dots)
}

/// A label nearer to another point than to its own is misread.
fn ambiguity(label: &Label, rect: Rect, obstacles: &Obstacles) -> f64 {
    let gap = |p: Point| {
        let nearest = [0, 1].map(|axis| p[axis].clamp(rect.low[axis], rect.high[axis]));
        plane::distance(nearest, p)
    };
    let own = gap(label.anchor);
    let nearer = obstacles
        .dots
        .iter()
        .filter(|dot| plane::distance(**dot, label.anchor) > 1.0 && gap(**dot) < own + 2.0);
    12.0 * count(nearer)
}

fn count<T>(items: impl Iterator<Item = T>) -> f64 {
    items.fold(0.0, |sum, _| sum + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_one_point_do_not_overlap() {
        let paper = Rect { low: [0.0, 0.0], high: [200.0, 100.0] };
        let label = |text: &str| Label {
            anchor: [190.0, 50.0],
            reach: 6.0,
            text: text.to_owned(),
            size: 15.0,
            colour: (0, 0, 0),
        };
        let labels: Vec<Label> = ["A", "B", "C", "D", "E", "F"].map(label).to_vec();
        let obstacles = Obstacles { dots: vec![[190.0, 50.0]], ..Obstacles::default() };
        let placed = place(&labels, &obstacles, paper);
        assert_eq!(placed.len(), 6);
        for (i, one) in placed.iter().enumerate() {
            assert!(paper.contains(one.rect.low) && paper.contains(one.rect.high));
            assert!(placed[..i].iter().all(|other| !other.rect.overlaps(one.rect)));
        }
    }
}
