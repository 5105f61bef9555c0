//! From the plane of a configuration to paper.

use super::plane::{self, Point, Rect};

/// A map from the plane to paper: y goes up in the one and down in the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The paper that a figure may use.
    pub(super) paper: Rect,
    center: Point,
    scale: f64,
}

/// Points farther out than this many times the others are shown as arrows at the border.
const FAR: f64 = 5.0;

impl Frame {
    /// The largest figure of this content on this paper, `room` pixels from its border.
    pub(super) fn fit(content: Rect, paper: Rect, room: f64) -> Self {
        let (width, height) = (paper.width() - 2.0 * room, paper.height() - 2.0 * room);
        let size = content.width().max(content.height());
        let scale =
            if size > 0.0 { (width / content.width()).min(height / content.height()) } else { 1.0 };
        Self { paper, center: content.center(), scale }
    }

    /// The place of a point.
    pub(super) fn at(&self, p: Point) -> Point {
        let v = plane::scale(plane::sub(p, self.center), self.scale);
        plane::add(self.paper.center(), [v[0], -v[1]])
    }

    /// A direction on paper.
    pub(super) fn along(v: Point) -> Point {
        plane::unit([v[0], -v[1]])
    }

    /// The middle of what is shown, and how far from it the farthest corner is.
    pub(super) fn shown(&self) -> (Point, f64) {
        (self.center, 0.5 * plane::distance(self.paper.low, self.paper.high) / self.scale)
    }

    /// A length on paper.
    pub(super) fn length(&self, length: f64) -> f64 {
        length * self.scale
    }
}

/// Which points are so far out that the others would shrink to a speck; at least half of them, and two, stay.
pub(super) fn far(points: &[Point]) -> Vec<bool> {
    let coordinate = |axis: usize| {
        let mut values: Vec<f64> = points.iter().map(|p| p[axis]).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    };
    let median = [coordinate(0), coordinate(1)];
    let mut order: Vec<usize> = (0..points.len()).collect();
    let away = |i: usize| plane::distance(points[i], median);
    order.sort_by(|&i, &j| away(i).total_cmp(&away(j)));
    let mut far = vec![false; points.len()];
    let first = points.len().div_ceil(2).max(2);
    let gap = (first..order.len()).find(|&k| {
        let near = away(order[k - 1]);
        near > 0.0 && away(order[k]) > FAR * near
    });
    if let Some(k) = gap {
        for &i in &order[k..] {
            far[i] = true;
        }
    }
    far
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "these values are exact")]
    use super::*;

    #[test]
    fn content_fills_the_paper_and_keeps_its_shape() {
        let paper = Rect { low: [0.0, 0.0], high: [640.0, 400.0] };
        let content = Rect { low: [-1.0, -1.0], high: [3.0, 1.0] };
        let frame = Frame::fit(content, paper, 20.0);
        assert_eq!(frame.at([-1.0, 0.0]), [20.0, 200.0]);
        assert_eq!(frame.at([3.0, 1.0]), [620.0, 50.0]);
        assert!((frame.length(2.0) - 300.0).abs() < 1e-9);
    }

    #[test]
    fn runaways_are_found() {
        let points = [[0.0, 0.0], [4.0, 0.0], [1.0, 3.0], [2.0, 1.0], [1e9, 1.0]];
        assert_eq!(far(&points), [false, false, false, false, true]);
        assert_eq!(far(&points[..4]), [false; 4]);
        assert_eq!(far(&[[0.0, 0.0], [0.0, 1.0], [1e9, 1.0]]), [false, false, true]);
    }
}
