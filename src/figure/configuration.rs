//! A typical configuration: the best of many random ones, by a measure that is written down here.
//!
//! A figure should not look special where the statement is general, and everything in it should be told apart. The measure is a product of
//! terms between 0 and 1:
//!
//! * points keep apart, by a twelfth of the figure's size;
//! * triangles of free points have no angle below about 24°, and the first of them is acute;
//! * the free points take up three quarters of the figure, so that no constructed point runs away;
//! * points that are not on a line or circle keep away from it, by a thirtieth of the size;
//! * circles are neither specks nor horizons;
//! * few segments cross each other, and what is claimed is not small;
//! * the figure is somewhat wider than high, as its frame is.

use super::inventory::{Freedom, Inventory};
use super::plane::{self, Point, Rect};
use super::shape::Shape;
use super::sketch::{Choice, Draft, Placed, Sketch};
use crate::coins::RandomWords;
use crate::deadline;
use crate::limits::FIGURE_SAMPLES;
use crate::theorem::Slot;

/// Configurations drawn.
const SAMPLES: u32 = 320;
/// Configurations from which is learned what always coincides.
const LESSONS: usize = 4;

/// The best of many configurations; nothing if none was admissible.
pub(super) fn typical(
    draft: &Draft,
    parameters: &[String],
    inventory: &Inventory,
    coins: &mut impl RandomWords,
) -> Option<Choice> {
    let mut best: Option<(f64, Choice)> = None;
    let mut lessons: Vec<Vec<Point>> = Vec::new();
    let mut admissible = 0;
    for sample in 0..FIGURE_SAMPLES {
        if deadline::is_over() || sample >= SAMPLES && admissible > 0 {
            break;
        }
        let choice = Choice { parameters: draw(parameters, coins), signs: 0 };
        let Some(sketch) = draft.sketch(&choice) else { continue };
        let Some(points) = positions(inventory, &sketch) else { continue };
        admissible += 1;
        if lessons.len() < LESSONS {
            lessons.push(points.clone());
        }
        let beauty = beauty(inventory, &sketch, &points, &lessons);
        if best.as_ref().is_none_or(|(other, _)| beauty > *other) {
            best = Some((beauty, choice));
        }
    }
    best.map(|(_, choice)| choice)
}

/// The named points.
fn positions(inventory: &Inventory, sketch: &Sketch) -> Option<Vec<Point>> {
    inventory.points.iter().map(|point| sketch.point(point.slot)).collect()
}

/// Random parameters. The first three points make a triangle with a level base, more often than not; later points lie around it.
fn draw(parameters: &[String], coins: &mut impl RandomWords) -> Vec<f64> {
    let mut uniform = |low: f64, high: f64| {
        let step = u32::try_from(coins.bits(16)).unwrap_or(0);
        // Multiples of 1/1000, so that a figure can be drawn again from what is written about it.
        ((low + (high - low) * f64::from(step) / 65536.0) * 1000.0).round() / 1000.0
    };
    let base = uniform(6.0, 9.0);
    let apex = [uniform(-0.4, 0.4) * base, uniform(5.0, 8.0)];
    let (level, swapped) = (uniform(0.0, 1.0) < 0.75, uniform(0.0, 1.0) < 0.3);
    let side = if swapped { -base / 2.0 } else { base / 2.0 };
    let corners = [apex, [-side, 0.0], [side, 0.0]];
    let mut coordinates = 0;
    let axis_of = |name: &str| match name.rsplit_once('.')?.1 {
        "x" => Some(0),
        "y" => Some(1),
        "z" => Some(2),
        _ => None,
    };
    let in_space = parameters.iter().any(|name| axis_of(name) == Some(2));
    parameters
        .iter()
        .map(|name| {
            if let Some(axis) = axis_of(name) {
                if in_space {
                    return uniform(-6.0, 6.0);
                }
                let corner = corners.get(coordinates / 2).filter(|_| level);
                coordinates += 1;
                let somewhere = if axis == 0 { uniform(-7.0, 7.0) } else { uniform(-3.0, 8.0) };
                return corner.map_or(somewhere, |corner| (corner[axis] * 1000.0).round() / 1000.0);
            }
            let (inner, outer) = (uniform(0.2, 0.8), uniform(0.8, 3.0));
            let choice = uniform(0.0, 4.0);
            if choice < 2.0 {
                inner
            } else if choice < 2.8 {
                outer
            } else if choice < 3.4 {
                -inner
            } else {
                -outer
            }
        })
        .collect()
}

/// The measure.
fn beauty(inventory: &Inventory, sketch: &Sketch, points: &[Point], lessons: &[Vec<Point>]) -> f64 {
    let Some(frame) = Rect::around(points.iter().copied()) else { return 1.0 };
    let size = plane::distance(frame.low, frame.high);
    if size <= 0.0 || !size.is_finite() {
        return 0.0;
    }
    let free: Vec<Point> = inventory
        .points
        .iter()
        .zip(points)
        .filter(|(point, _)| point.freedom != Freedom::Constructed)
        .map(|(_, point)| *point)
        .collect();
    let always_equal = |i: usize, j: usize| {
        lessons.iter().all(|lesson| plane::distance(lesson[i], lesson[j]) < 1e-6)
    };
    let mut apart = f64::INFINITY;
    for i in 0..points.len() {
        for j in (0..i).filter(|&j| !always_equal(i, j)) {
            apart = apart.min(plane::distance(points[i], points[j]) / size);
        }
    }
    let spread = Rect::around(free.iter().copied())
        .map_or(1.0, |rect| plane::distance(rect.low, rect.high) / size);
    let aspect = frame.width() / frame.height().max(1e-9 * size);
    let shape = if points.len() < 3 { 1.0 } else { term(aspect, 1.0) * term(2.2 / aspect, 1.0) };
    term(apart, 1.0 / 12.0).powi(2)
        * triangles(&free)
        * term(spread, 0.75)
        * shape
        * clearance(inventory, sketch, points, size)
        * circles(inventory, sketch, size)
        * crossings(inventory, sketch)
        * claims(inventory, sketch, size)
}

/// 1 from `wanted` on, less below, and never 0: bad terms are still compared.
fn term(measured: f64, wanted: f64) -> f64 {
    0.02 + 0.98 * (measured / wanted).clamp(0.0, 1.0)
}

/// Free points make no needles, and the first three no obtuse angle.
fn triangles(free: &[Point]) -> f64 {
    let mut sharpest = f64::INFINITY;
    let mut acute = 1.0;
    for k in 0..free.len() {
        for j in 0..k {
            for i in 0..j {
                let [u, v, w] =
                    [[i, j], [j, k], [k, i]].map(|[from, to]| plane::sub(free[to], free[from]));
                let mut sides = [plane::norm(u), plane::norm(v), plane::norm(w)];
                sides.sort_by(f64::total_cmp);
                // Points on one line by construction make no triangle.
                let sine = plane::cross(u, v).abs() / (sides[1] * sides[2]);
                if sine > 1e-9 {
                    sharpest = sharpest.min(sine);
                }
                if (i, j, k) == (0, 1, 2) {
                    let excess = sides[0].powi(2) + sides[1].powi(2) - sides[2].powi(2);
                    acute = term(excess / sides[2].powi(2), 0.15);
                }
            }
        }
    }
    term(sharpest, 0.4) * (0.6 + 0.4 * acute)
}

/// Points off a line or circle are seen to be off.
fn clearance(inventory: &Inventory, sketch: &Sketch, points: &[Point], size: f64) -> f64 {
    let mut clear = f64::INFINITY;
    let mut meets = |off: f64| {
        if off > 1e-7 * size {
            clear = clear.min(off / size);
        }
    };
    for &(slot, _) in &inventory.lines {
        if let Some((through, direction)) = sketch.line(slot) {
            for p in points {
                meets(plane::cross(plane::sub(*p, through), direction).abs());
            }
        }
    }
    for &slot in &inventory.circles {
        if let Some((center, radius)) = sketch.circle(slot) {
            for p in points {
                meets((plane::distance(*p, center) - radius).abs());
            }
        }
    }
    term(clear, 1.0 / 30.0)
}

fn circles(inventory: &Inventory, sketch: &Sketch, size: f64) -> f64 {
    let radius = |slot: &Slot| match sketch.get(*slot) {
        Placed::Circle(_, radius) => Some(*radius / size),
        _ => None,
    };
    let inscribed = |slots: &[Slot; 3]| {
        let [center, p, q] = sketch.points(*slots)?;
        Some(plane::distance(center, plane::foot(center, p, plane::sub(q, p))) / size)
    };
    let radii = inventory.circles.iter().filter_map(radius);
    let radii = radii.chain(inventory.inscribed.iter().filter_map(inscribed));
    radii.map(|radius| term(radius, 0.1) * term(0.45 / radius, 1.0)).product()
}

/// Segments that cross each other within both.
fn crossings(inventory: &Inventory, sketch: &Sketch) -> f64 {
    let segments: Vec<[Point; 2]> =
        inventory.segments.iter().filter_map(|slots| sketch.points(*slots)).collect();
    let beside = |[p, q]: [Point; 2], r: Point| plane::cross(plane::sub(q, p), plane::sub(r, p));
    let parts = |one: [Point; 2], other: [Point; 2]| {
        let size = plane::distance(one[0], one[1]) * plane::distance(other[0], other[1]) * 1e-6;
        let sides = other.map(|end| beside(one, end));
        sides[0].abs() > size && sides[1].abs() > size && (sides[0] < 0.0) != (sides[1] < 0.0)
    };
    let mut crossings = 0.0;
    for (i, one) in segments.iter().enumerate() {
        for other in &segments[..i] {
            if parts(*one, *other) && parts(*other, *one) {
                crossings += 1.0;
            }
        }
    }
    1.0 / (1.0 + 0.1 * crossings)
}

/// Claims are large enough to be seen.
fn claims(inventory: &Inventory, sketch: &Sketch, size: f64) -> f64 {
    let spread = |slots: &[Slot]| {
        let points: Vec<Point> = slots.iter().filter_map(|slot| sketch.point(*slot)).collect();
        let rect = Rect::around(points)?;
        Some(plane::distance(rect.low, rect.high) / size)
    };
    let spreads = inventory.claims.iter().filter_map(|shape| match shape {
        Shape::Collinear(slots) | Shape::Equilateral(slots) => spread(slots),
        Shape::Concyclic(slots) => spread(slots),
        Shape::EqualLength([a, b, c, d]) => {
            let (one, other) = (spread(&[*a, *b])?, spread(&[*c, *d])?);
            Some(2.0 * one.min(other))
        }
        // Equal angles look equal where they turn the same way.
        Shape::EqualAngle(slots) => {
            let [a, b, c, d, e, f] = sketch.points(*slots)?;
            let turn = |p, q, r| plane::cross(plane::sub(p, q), plane::sub(r, q));
            Some(if turn(a, b, c) * turn(d, e, f) > 0.0 { 1.0 } else { 0.1 })
        }
        _ => None,
    });
    spreads.map(|spread| term(spread, 0.4)).fold(1.0, f64::min)
}
