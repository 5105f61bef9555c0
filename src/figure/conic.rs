//! Conics as paths.
//!
//! Points are found by square roots and fractions alone, which every machine rounds alike.

use super::plane::{self, Point};

/// Points of a quarter of an ellipse.
const QUARTER: u32 = 48;
/// Points of half a branch of a hyperbola or of a parabola.
const BRANCH: u32 = 120;
/// How much farther out each point of a hyperbola is than the one before.
const GROWTH: f64 = 1.07;
/// A form whose determinant is smaller than this part of its size is that of a parabola, or of lines.
const FLAT: f64 = 1e-9;

/// The conic `a x² + b x y + c y² + d x + e y + f = 0`, by its coefficients in this order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Conic(pub(super) [f64; 6]);

impl Conic {
    /// The conic through five points; nothing where there are several.
    pub(super) fn through(points: [Point; 5]) -> Option<Self> {
        // Shifted and scaled, so that all coefficients count alike.
        let middle = plane::scale(points.into_iter().fold([0.0; 2], plane::add), 0.2);
        let size = points.iter().map(|p| plane::distance(*p, middle)).fold(0.0, f64::max);
        let near = points.map(|p| plane::scale(plane::sub(p, middle), 1.0 / size));
        let rows = near.map(|[x, y]| [x * x, x * y, y * y, x, y, 1.0]);
        let [a, b, c, d, e, f] = kernel(rows)?;
        let (a, b, c) = (a / (size * size), b / (size * size), c / (size * size));
        let (d, e) = (d / size, e / size);
        let [x, y] = middle;
        let constant = a * x * x + b * x * y + c * y * y - d * x - e * y + f;
        let moved = [a, b, c, d - 2.0 * a * x - b * y, e - b * x - 2.0 * c * y, constant];
        moved.iter().all(|x| x.is_finite()).then_some(Self(moved))
    }

    /// The conic as paths, one for each branch; of an endless branch the part within `reach` of a point, and a little more. Nothing for
    /// lines and for what has no points.
    pub(super) fn paths(&self, about: Point, reach: f64) -> Vec<Vec<Point>> {
        let [a, b, c, d, e, f] = self.0;
        if [a, b, c].iter().all(|x| *x == 0.0) {
            return Vec::new();
        }
        let h = ((a - c) * (a - c) + b * b).sqrt();
        // The direction u of an axis, by the half of its double angle, and v across.
        let u = if h > 0.0 {
            let sine = (0.5 * (1.0 - (a - c) / h)).max(0.0).sqrt();
            [(0.5 * (1.0 + (a - c) / h)).max(0.0).sqrt(), if b < 0.0 { -sine } else { sine }]
        } else {
            [1.0, 0.0]
        };
        let v = plane::quarter_turn(u);
        let [along, across] = [0.5 * (a + c + h), 0.5 * (a + c - h)];
        if (along * across).abs() <= FLAT * (along * along + across * across) {
            let linear = [d, e];
            return if along.abs() > across.abs() {
                parabola(along, [u, v], linear, f, about, reach)
            } else {
                parabola(across, [v, u], linear, f, about, reach)
            };
        }
        let determinant = 4.0 * a * c - b * b;
        let center = [(b * e - 2.0 * c * d) / determinant, (b * d - 2.0 * a * e) / determinant];
        let rest = -(f + 0.5 * plane::dot([d, e], center));
        let size = (along.abs() + across.abs()) * (reach * reach + plane::dot(center, center));
        if rest.abs() <= FLAT * size {
            return Vec::new();
        }
        let [p, q] = [rest / along, rest / across];
        let place =
            |s: f64, t: f64| plane::add(center, plane::add(plane::scale(u, s), plane::scale(v, t)));
        match (p > 0.0, q > 0.0) {
            (true, true) => vec![ellipse(p.sqrt(), q.sqrt(), place)],
            (true, false) => hyperbola(p.sqrt(), (-q).sqrt(), place).to_vec(),
            (false, true) => hyperbola(q.sqrt(), (-p).sqrt(), |s, t| place(t, s)).to_vec(),
            (false, false) => Vec::new(),
        }
    }

    /// The point of its paths that is nearest.
    pub(super) fn nearest(&self, p: Point, reach: f64) -> Option<Point> {
        let paths = self.paths(p, reach);
        let segments = paths.iter().flat_map(|path| path.windows(2));
        let near = segments.map(|ends| {
            let direction = plane::sub(ends[1], ends[0]);
            let square = plane::dot(direction, direction);
            let t = plane::dot(plane::sub(p, ends[0]), direction) / square.max(f64::MIN_POSITIVE);
            plane::add(ends[0], plane::scale(direction, t.clamp(0.0, 1.0)))
        });
        near.min_by(|one, other| plane::distance(*one, p).total_cmp(&plane::distance(*other, p)))
    }
}

/// The direction that five forms send to zero, by elimination with the largest pivot; nothing where there are several.
fn kernel(mut rows: [[f64; 6]; 5]) -> Option<[f64; 6]> {
    let mut order = [0, 1, 2, 3, 4, 5];
    for step in 0..5 {
        let (row, column) =
            (step..5).flat_map(|row| (step..6).map(move |column| (row, column))).max_by(
                |(i, j), (k, l)| rows[*i][order[*j]].abs().total_cmp(&rows[*k][order[*l]].abs()),
            )?;
        rows.swap(step, row);
        order.swap(step, column);
        let pivot = rows[step];
        if pivot[order[step]].abs() < FLAT {
            return None;
        }
        for row in rows.iter_mut().skip(step + 1) {
            let factor = row[order[step]] / pivot[order[step]];
            for (value, above) in row.iter_mut().zip(pivot) {
                *value -= factor * above;
            }
        }
    }
    let mut solution = [0.0; 6];
    solution[order[5]] = 1.0;
    for step in (0..5).rev() {
        let known: f64 = (step + 1..6).map(|j| rows[step][order[j]] * solution[order[j]]).sum();
        solution[order[step]] = -known / rows[step][order[step]];
    }
    Some(solution)
}

/// The ellipse with these half axes.
fn ellipse(p: f64, q: f64, place: impl Fn(f64, f64) -> Point) -> Vec<Point> {
    let mut points = Vec::new();
    let mut quarter = [1.0, 0.0];
    for _ in 0..4 {
        for step in 0..QUARTER {
            let t = f64::from(step) / f64::from(QUARTER);
            // The tangent of half the angle is t.
            let [cosine, sine] = [(1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t)];
            let [x, y] = quarter;
            points.push(place(p * (x * cosine - y * sine), q * (y * cosine + x * sine)));
        }
        quarter = plane::quarter_turn(quarter);
    }
    points.push(points[0]);
    points
}

/// The branches of the hyperbola with these half axes: `(±p·(r + 1/r)/2, q·(r − 1/r)/2)`.
fn hyperbola(p: f64, q: f64, place: impl Fn(f64, f64) -> Point) -> [Vec<Point>; 2] {
    [p, -p].map(|p| {
        let mut ratios = vec![1.0];
        for _ in 0..BRANCH {
            ratios.push(ratios[ratios.len() - 1] * GROWTH);
        }
        let lower = ratios.iter().skip(1).rev().map(|r| 1.0 / r);
        let all = lower.chain(ratios.iter().copied());
        all.map(|r| place(0.5 * p * (r + 1.0 / r), 0.5 * q * (r - 1.0 / r))).collect()
    })
}

/// The parabola `λ s² + …` in the directions of s and of its axis.
fn parabola(
    square: f64,
    [across, axis]: [Point; 2],
    linear: Point,
    constant: f64,
    about: Point,
    reach: f64,
) -> Vec<Vec<Point>> {
    let [d, e] = [plane::dot(linear, across), plane::dot(linear, axis)];
    let middle = plane::dot(about, across).abs() + reach;
    // Where the terms of first degree along the axis vanish there are parallel lines, or nothing.
    if e.abs() <= FLAT * (square.abs() * middle + d.abs()) {
        return Vec::new();
    }
    let vertex = -0.5 * d / square;
    let far = reach + (plane::dot(about, across) - vertex).abs();
    let steps = (0..=2 * BRANCH).map(|step| f64::from(step) / f64::from(BRANCH) - 1.0);
    // Denser near the vertex.
    let points = steps.map(|t| {
        let s = vertex + far * t * t.abs();
        let along = -(square * s * s + d * s + constant) / e;
        plane::add(plane::scale(across, s), plane::scale(axis, along))
    });
    vec![points.collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(Conic([a, b, c, d, e, f]): Conic, [x, y]: Point) -> f64 {
        a * x * x + b * x * y + c * y * y + d * x + e * y + f
    }

    /// Branches of each kind of conic; every point lies on it.
    #[test]
    fn paths_run_along_the_conic() {
        for (coefficients, branches) in [
            ([1.0, 0.0, 1.0, 0.0, 0.0, -4.0], 1),
            ([4.0, 0.0, 9.0, -8.0, 18.0, -23.0], 1),
            ([5.0, -4.0, 8.0, 0.0, 0.0, -36.0], 1),
            ([1.0, 0.0, -2.0, 1.0, 3.0, -1.0], 2),
            ([0.0, 1.0, 0.0, 0.0, 0.0, -1.0], 2),
            ([0.0, 1.0, 0.0, 0.0, 0.0, 1.0], 2),
            ([1.0, 0.0, 0.0, 0.0, -1.0, 0.0], 1),
            ([0.0, 0.0, 1.0, -4.0, 2.0, 3.0], 1),
            ([1.0, 2.0, 1.0, -3.0, 4.0, 1.0], 1),
            // Lines, a point, nothing.
            ([1.0, 0.0, -1.0, 0.0, 0.0, 0.0], 0),
            ([1.0, 0.0, 0.0, 0.0, 0.0, -1.0], 0),
            ([1.0, 0.0, 1.0, 0.0, 0.0, 0.0], 0),
            ([1.0, 0.0, 1.0, 0.0, 0.0, 1.0], 0),
            ([0.0, 0.0, 0.0, 1.0, 1.0, 1.0], 0),
        ] {
            let conic = Conic(coefficients);
            let paths = conic.paths([0.5, 0.25], 10.0);
            assert_eq!(paths.len(), branches, "{coefficients:?}");
            for p in paths.iter().flatten() {
                let size = 1.0 + plane::dot(*p, *p);
                assert!(value(conic, *p).abs() < 1e-9 * size * 40.0, "{coefficients:?} {p:?}");
            }
            assert!(paths.iter().all(|path| path.len() > 100));
        }
    }

    #[test]
    fn five_points_determine_a_conic() {
        let points = [[3.0, 1.0], [-1.0, 4.0], [0.5, -2.0], [6.0, 2.0], [2.0, 7.0]];
        let conic = Conic::through(points).unwrap();
        for p in points {
            assert!(value(conic, p).abs() < 1e-9, "{p:?}");
        }
        let near = conic.nearest([3.0, 1.2], 20.0).unwrap();
        assert!(plane::distance(near, [3.0, 1.0]) < 0.25, "{near:?}");
        let line = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0], [0.0, 1.0]];
        assert_eq!(Conic::through(line), None);
    }
}
