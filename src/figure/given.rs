//! What a statement names, as parts of a figure.

use super::inventory::Inventory;
use super::palette::Pen;
use super::part::{Part, Parts, extent};
use super::plane::{self, Point};
use super::sketch::Sketch;

/// What the statement names.
pub(super) fn given(inventory: &Inventory, sketch: &Sketch, places: &[Point], size: f64) -> Parts {
    let mut parts = Parts::default();
    let close = 1e-6 * size;
    let mut drawn: Vec<[Point; 2]> = Vec::new();
    for &slot in &inventory.circles {
        if let Some((center, radius)) = sketch.circle(slot) {
            parts.push(Part::Circle { center, radius, pen: Pen::Given });
        }
    }
    for &slot in &inventory.conics {
        if let Some(conic) = sketch.conic(slot) {
            parts.push(Part::Conic { conic, pen: Pen::Given });
        }
    }
    for slots in &inventory.inscribed {
        if let Some([center, p, q]) = sketch.points(*slots) {
            let radius = plane::distance(center, plane::foot(center, p, plane::sub(q, p)));
            parts.push(Part::Circle { center, radius, pen: Pen::Guide });
        }
    }
    for &(slot, joined) in &inventory.lines {
        if let Some((through, direction)) = sketch.line(slot) {
            let off = |p: &Point| plane::cross(plane::sub(*p, through), direction).abs();
            let on: Vec<Point> = places.iter().copied().filter(|p| off(p) <= close).collect();
            if let Some(ends) = extent((through, direction), &on) {
                drawn.push(ends);
            }
            parts.cover((through, direction), &on, if joined { 0.0 } else { 26.0 }, Pen::Given);
        }
    }
    for (segments, pen) in [(&inventory.segments, Pen::Given), (&inventory.guides, Pen::Guide)] {
        for slots in segments {
            let Some(ends) = sketch.points(*slots) else { continue };
            for ends in uncovered(ends, &drawn, close) {
                parts.segment(ends, pen);
                drawn.push(ends);
            }
        }
    }
    // Marks of equal lengths that are claimed come first.
    let marked = inventory.claims.iter().filter(|shape| shape.has_ticks()).count().min(3);
    if inventory.midpoints.len() + marked <= 3 {
        for (slots, count) in inventory.midpoints.iter().zip((1..).skip(marked)) {
            if let Some([middle, p, q]) = sketch.points(*slots) {
                for ends in [[p, middle], [middle, q]] {
                    parts.push(Part::Ticks { ends, count, pen: Pen::Given });
                }
            }
        }
    }
    for mark in &inventory.right_angles {
        let (Some([foot, from]), Some((_, direction))) =
            (sketch.points([mark.foot, mark.from]), sketch.line(mark.line))
        else {
            continue;
        };
        if plane::distance(foot, from) > close {
            // Towards the side where the line goes on.
            let forward: f64 = places
                .iter()
                .filter(|p| plane::cross(plane::sub(**p, foot), direction).abs() <= close)
                .map(|p| plane::dot(plane::sub(*p, foot), direction))
                .sum();
            let along = if forward < 0.0 { plane::scale(direction, -1.0) } else { direction };
            let arms = [plane::sub(from, foot), along];
            parts.push(Part::RightAngle { at: foot, arms, pen: Pen::Given });
        }
    }
    for (slot, _) in &inventory.unnamed {
        if let Some(at) = sketch.point(*slot) {
            parts.wanted.push(at);
            if !places.iter().any(|place| plane::distance(*place, at) <= close) {
                parts.push(Part::Dot { at });
            }
        }
    }
    parts
}

/// The parts of a segment that no other one covers.
fn uncovered(ends: [Point; 2], drawn: &[[Point; 2]], close: f64) -> Vec<[Point; 2]> {
    let [p, q] = ends;
    let length = plane::distance(p, q);
    if length <= close {
        return Vec::new();
    }
    let direction = plane::unit(plane::sub(q, p));
    let off = |r: Point| plane::cross(plane::sub(r, p), direction).abs();
    let mut covered: Vec<[f64; 2]> = drawn
        .iter()
        .filter(|other| other.iter().all(|&end| off(end) <= close))
        .map(|other| other.map(|end| plane::dot(plane::sub(end, p), direction)))
        .map(|[from, to]| [from.min(to), from.max(to)])
        .collect();
    covered.sort_by(|one, other| one[0].total_cmp(&other[0]));
    let at = |t: f64| plane::add(p, plane::scale(direction, t));
    let mut free = Vec::new();
    let mut from = 0.0;
    for [start, end] in covered.into_iter().chain([[length, length]]) {
        if start.min(length) - from > close {
            free.push([at(from), at(start.min(length))]);
        }
        from = f64::max(from, end);
    }
    free
}
