//! What a figure is made of, in the coordinates of the configuration.

use super::conic::Conic;
use super::palette::Pen;
use super::plane::{self, Point};

/// A part of a figure.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A segment, drawn this many pixels beyond its ends.
    Segment { ends: [Point; 2], beyond: f64, pen: Pen },
    /// A line from one side of the frame to the other.
    Line { through: Point, direction: Point, pen: Pen },
    /// A circle.
    Circle { center: Point, radius: f64, pen: Pen },
    /// A conic.
    Conic { conic: Conic, pen: Pen },
    /// A shaded and hatched polygon.
    Shade { corners: Vec<Point>, pen: Pen },
    /// The mark of a right angle between two directions.
    RightAngle { at: Point, arms: [Point; 2], pen: Pen },
    /// So many strokes across the middle of a segment.
    Ticks { ends: [Point; 2], count: u8, pen: Pen },
    /// An arrowhead in the middle of a segment: it is parallel to another.
    Chevron { ends: [Point; 2], pen: Pen },
    /// An arc from one direction to another, the short way, with the size of the angle where that is worth saying.
    Arc { at: Point, arms: [Point; 2], ring: u8, text: Option<String>, pen: Pen },
    /// A ring around a point.
    Ring { at: Point, pen: Pen },
    /// A point without a name.
    Dot { at: Point },
    /// A cross where a point should be.
    Cross { at: Point, pen: Pen },
    /// Words near a place.
    Words { at: Point, text: String, pen: Pen },
}

/// The parts of a figure, in the order of drawing, and the points that should be inside the frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) parts: Vec<Part>,
    pub(super) wanted: Vec<Point>,
}

impl Parts {
    pub(super) fn push(&mut self, part: Part) {
        self.parts.push(part);
    }

    pub(super) fn segment(&mut self, ends: [Point; 2], pen: Pen) {
        self.push(Part::Segment { ends, beyond: 0.0, pen });
    }

    pub(super) fn words(&mut self, at: Point, text: String, pen: Pen) {
        self.push(Part::Words { at, text, pen });
    }

    /// The closed polygon with these corners.
    pub(super) fn outline(&mut self, corners: &[Point], pen: Pen) {
        for (i, &corner) in corners.iter().enumerate() {
            self.segment([corner, corners[(i + 1) % corners.len()]], pen);
        }
    }

    /// The part of a line that covers these points; the whole line if there is but one.
    pub(super) fn cover(
        &mut self,
        (through, direction): (Point, Point),
        points: &[Point],
        beyond: f64,
        pen: Pen,
    ) {
        match extent((through, direction), points) {
            Some(ends) => self.push(Part::Segment { ends, beyond, pen }),
            None => self.push(Part::Line { through, direction, pen }),
        }
    }
}

/// The ends of the shortest segment of a line that covers these points; nothing if it has no length.
pub(super) fn extent((through, direction): (Point, Point), points: &[Point]) -> Option<[Point; 2]> {
    let along = |p: &Point| plane::dot(plane::sub(*p, through), direction);
    let low = points.iter().map(along).fold(f64::INFINITY, f64::min);
    let high = points.iter().map(along).fold(f64::NEG_INFINITY, f64::max);
    let at = |t: f64| plane::add(through, plane::scale(direction, t));
    (high - low > 1e-9 * (1.0 + high.abs().max(low.abs()))).then(|| [at(low), at(high)])
}
