//! What is put on paper: paths, fills, circles, dots and words, in pixels from the upper left corner.

use super::palette::{Colour, Stroke};
use super::plane::{self, Point, Rect};

/// A thing on paper.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Path {
        points: Vec<Point>,
        stroke: Stroke,
    },
    Fill {
        corners: Vec<Point>,
        colour: Colour,
        opacity: f64,
    },
    Circle {
        center: Point,
        radius: f64,
        stroke: Stroke,
    },
    Dot {
        center: Point,
        radius: f64,
        fill: Colour,
        rim: Colour,
    },
    /// Words set in one line, by the middle of their capitals' height.
    Words {
        at: Point,
        align: Align,
        text: String,
        size: f64,
        colour: Colour,
    },
}

/// What of a text lies at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
}

/// cos and sin of 1°, for circles that are the same on every machine.
const STEP: Point = [0.999_847_695_156_391_3, 0.017_452_406_437_283_51];

/// A vector turned by 1°.
pub(super) fn turned(v: Point) -> Point {
    [v[0] * STEP[0] - v[1] * STEP[1], v[0] * STEP[1] + v[1] * STEP[0]]
}

/// The parts of a path that lie inside, as paths.
pub(super) fn clipped(points: &[Point], paper: Rect) -> Vec<Vec<Point>> {
    let mut paths: Vec<Vec<Point>> = Vec::new();
    for ends in points.windows(2) {
        let Some([from, to]) = paper.clip(ends[0], ends[1]) else { continue };
        match paths.last_mut() {
            Some(path) if path.last() == Some(&from) => path.push(to),
            _ => paths.push(vec![from, to]),
        }
    }
    paths
}

/// A circle as a closed path, and the parts of it inside where it does not fit.
pub(super) fn circle(center: Point, radius: f64, paper: Rect) -> Vec<Vec<Point>> {
    let toward = plane::unit(plane::sub(paper.center(), center));
    // A circle much larger than the paper is a straight line there.
    if radius > 20.0 * paper.width() {
        let near = plane::add(center, plane::scale(toward, radius));
        let ends = paper.clip_line(near, plane::quarter_turn(toward));
        return ends.map(|ends| vec![ends.to_vec()]).unwrap_or_default();
    }
    // A finer step for larger circles: an eighth of a degree divides each step once more.
    let mut arm = toward;
    let mut points = Vec::new();
    for _ in 0..360 {
        let next = turned(arm);
        for part in 0..8u8 {
            let t = f64::from(part) / 8.0;
            let between =
                plane::unit(plane::add(plane::scale(arm, 1.0 - t), plane::scale(next, t)));
            if part == 0 || radius > 400.0 {
                points.push(plane::add(center, plane::scale(between, radius)));
            }
        }
        arm = next;
    }
    points.push(points[0]);
    clipped(&points, paper)
}

/// The dashes of a path.
pub(super) fn dashes(points: &[Point], [dash, gap]: [f64; 2]) -> Vec<Vec<Point>> {
    let mut paths = Vec::new();
    let mut path = Vec::new();
    let (mut drawing, mut left) = (true, dash);
    for ends in points.windows(2) {
        let (mut from, to) = (ends[0], ends[1]);
        if drawing && path.is_empty() {
            path.push(from);
        }
        loop {
            let remaining = plane::distance(from, to);
            if remaining <= left {
                left -= remaining;
                if drawing {
                    path.push(to);
                }
                break;
            }
            from = plane::add(from, plane::scale(plane::unit(plane::sub(to, from)), left));
            if drawing {
                path.push(from);
                paths.push(std::mem::take(&mut path));
            } else {
                path.push(from);
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
    }
    if drawing && path.len() > 1 {
        paths.push(path);
    }
    paths
}

/// Hatching of a convex polygon: parallel strokes, so many pixels apart.
pub(super) fn hatching(corners: &[Point], apart: f64) -> Vec<[Point; 2]> {
    let normal = plane::unit([1.0, 1.0]);
    let along = plane::quarter_turn(normal);
    let heights: Vec<f64> = corners.iter().map(|&corner| plane::dot(corner, normal)).collect();
    let low = heights.iter().copied().fold(f64::INFINITY, f64::min);
    let high = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut strokes = Vec::new();
    let mut height = (low / apart).ceil() * apart;
    while height < high && strokes.len() < 400 {
        let base = plane::scale(normal, height);
        let mut crossings: Vec<f64> = Vec::new();
        for (i, &p) in corners.iter().enumerate() {
            let j = (i + 1) % corners.len();
            let (from, to) = (heights[i], heights[j]);
            if (from < height) != (to < height) {
                let t = (height - from) / (to - from);
                let crossing = plane::add(p, plane::scale(plane::sub(corners[j], p), t));
                crossings.push(plane::dot(plane::sub(crossing, base), along));
            }
        }
        crossings.sort_by(f64::total_cmp);
        if let [from, .., to] = crossings[..] {
            strokes.push([from, to].map(|t| plane::add(base, plane::scale(along, t))));
        }
        height += apart;
    }
    strokes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_have_their_length() {
        let dashes = dashes(&[[0.0, 0.0], [10.0, 0.0], [10.0, 9.0]], [4.0, 2.0]);
        assert_eq!(dashes[0], [[0.0, 0.0], [4.0, 0.0]]);
        assert_eq!(dashes[1], [[6.0, 0.0], [10.0, 0.0]]);
        assert_eq!(dashes.len(), 4);
        assert_eq!(dashes[3], [[10.0, 8.0], [10.0, 9.0]]);
    }

    #[test]
    fn circles_close_and_are_cut_at_the_border() {
        let paper = Rect { low: [0.0, 0.0], high: [100.0, 100.0] };
        let whole = circle([50.0, 50.0], 20.0, paper);
        assert_eq!(whole.len(), 1);
        assert_eq!(whole[0].first(), whole[0].last());
        let cut = circle([0.0, 50.0], 20.0, paper);
        assert!(cut.iter().flatten().all(|p| paper.grown(1e-9).contains(*p)));
        assert_eq!(circle([50.0, -1e6], 1e6 + 50.0, paper).len(), 1);
        assert!(circle([500.0, 500.0], 20.0, paper).is_empty());
    }

    #[test]
    fn hatching_stays_inside() {
        let strokes = hatching(&[[0.0, 0.0], [40.0, 0.0], [0.0, 30.0]], 5.0);
        assert!(strokes.len() > 3);
        assert!(strokes.iter().flatten().all(|p| p[0] >= -1e-9 && p[1] >= -1e-9));
    }
}
