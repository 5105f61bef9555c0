//! Points of the drawing plane.

/// A point, or a vector.
pub(super) type Point = [f64; 2];

pub(super) fn add(p: Point, v: Point) -> Point {
    [p[0] + v[0], p[1] + v[1]]
}

pub(super) fn sub(p: Point, q: Point) -> Point {
    [p[0] - q[0], p[1] - q[1]]
}

pub(super) fn scale(v: Point, factor: f64) -> Point {
    [v[0] * factor, v[1] * factor]
}

pub(super) fn dot(u: Point, v: Point) -> f64 {
    u[0] * v[0] + u[1] * v[1]
}

pub(super) fn cross(u: Point, v: Point) -> f64 {
    u[0] * v[1] - u[1] * v[0]
}

pub(super) fn norm(v: Point) -> f64 {
    dot(v, v).sqrt()
}

pub(super) fn distance(p: Point, q: Point) -> f64 {
    norm(sub(p, q))
}

pub(super) fn middle(p: Point, q: Point) -> Point {
    scale(add(p, q), 0.5)
}

/// The vector of length 1 in this direction; any if there is none.
pub(super) fn unit(v: Point) -> Point {
    let length = norm(v);
    if length > 0.0 { scale(v, 1.0 / length) } else { [1.0, 0.0] }
}

/// The vector turned by a right angle.
pub(super) fn quarter_turn(v: Point) -> Point {
    [-v[1], v[0]]
}

/// The foot of the perpendicular from p to the line through q in direction v.
pub(super) fn foot(p: Point, q: Point, v: Point) -> Point {
    add(q, scale(v, dot(sub(p, q), v) / dot(v, v)))
}

/// Where two lines, each a point and a direction, meet.
pub(super) fn meet(p: Point, u: Point, q: Point, v: Point) -> Option<Point> {
    let determinant = cross(u, v);
    if determinant.abs() <= 1e-9 * norm(u) * norm(v) {
        return None;
    }
    Some(add(p, scale(u, cross(sub(q, p), v) / determinant)))
}

/// The centre of the circle through three points.
pub(super) fn circumcenter(p: Point, q: Point, r: Point) -> Option<Point> {
    let (u, v) = (quarter_turn(sub(q, p)), quarter_turn(sub(r, p)));
    meet(middle(p, q), u, middle(p, r), v)
}

/// The angle from u to v as lines, in degrees from 0 up to 180.
pub(super) fn line_angle(u: Point, v: Point) -> f64 {
    let degrees = cross(u, v).atan2(dot(u, v)).to_degrees();
    if degrees < 0.0 {
        degrees + 180.0
    } else if degrees >= 180.0 {
        degrees - 180.0
    } else {
        degrees
    }
}

/// A rectangle with sides along the axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) low: Point,
    pub(super) high: Point,
}

impl Rect {
    /// The smallest one around points.
    pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |rect: Option<Self>, p| {
            Some(rect.map_or(Self { low: p, high: p }, |rect| rect.with(p)))
        })
    }

    /// The smallest one around this and a point.
    pub(super) fn with(self, p: Point) -> Self {
        Self {
            low: [self.low[0].min(p[0]), self.low[1].min(p[1])],
            high: [self.high[0].max(p[0]), self.high[1].max(p[1])],
        }
    }

    /// All points at most this far from it along each axis.
    pub(super) fn grown(self, by: f64) -> Self {
        Self {
            low: [self.low[0] - by, self.low[1] - by],
            high: [self.high[0] + by, self.high[1] + by],
        }
    }

    pub(super) fn width(self) -> f64 {
        self.high[0] - self.low[0]
    }

    pub(super) fn height(self) -> f64 {
        self.high[1] - self.low[1]
    }

    pub(super) fn center(self) -> Point {
        middle(self.low, self.high)
    }

    pub(super) fn contains(self, p: Point) -> bool {
        (0..2).all(|axis| self.low[axis] <= p[axis] && p[axis] <= self.high[axis])
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        (0..2).all(|axis| self.low[axis] < other.high[axis] && other.low[axis] < self.high[axis])
    }

    /// The part of the segment pq inside (Liang and Barsky 1984).
    pub(super) fn clip(self, p: Point, q: Point) -> Option<[Point; 2]> {
        let v = sub(q, p);
        let (mut from, mut to) = (0.0f64, 1.0f64);
        for axis in 0..2 {
            let bounds = [self.low[axis] - p[axis], self.high[axis] - p[axis]];
            if v[axis] == 0.0 {
                if bounds[0] > 0.0 || bounds[1] < 0.0 {
                    return None;
                }
                continue;
            }
            let (s, t) = (bounds[0] / v[axis], bounds[1] / v[axis]);
            from = from.max(s.min(t));
            to = to.min(s.max(t));
        }
        (from < to).then(|| [add(p, scale(v, from)), add(p, scale(v, to))])
    }

    /// The part inside of the line through p in direction v.
    pub(super) fn clip_line(self, p: Point, v: Point) -> Option<[Point; 2]> {
        let near = foot(self.center(), p, v);
        let reach = scale(unit(v), self.width() + self.height());
        self.clip(sub(near, reach), add(near, reach))
    }
}
