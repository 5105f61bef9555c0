//! From space to paper: an orthographic projection along a direction that keeps the points apart.
//!
//! Seen along a direction with azimuth a and elevation e, the point `(x, y, z)` is drawn at
//! `(y cos a − x sin a, z cos e − (x cos a + y sin a) sin e)`: the third axis is upright, parallels stay parallel, ratios on a line are kept,
//! and the outline of a sphere is a circle of its radius.

/// A point or vector of space.
pub(super) type Spot = [f64; 3];

/// Azimuths and elevations, in degrees, the most usual one first.
const VIEWS: [[f64; 2]; 12] = [
    [-65.0, 20.0],
    [-50.0, 24.0],
    [-115.0, 20.0],
    [-130.0, 24.0],
    [-35.0, 18.0],
    [-145.0, 18.0],
    [-80.0, 30.0],
    [-100.0, 30.0],
    [-25.0, 32.0],
    [-155.0, 32.0],
    [-60.0, 40.0],
    [-120.0, 40.0],
];
/// A later view has to keep the points better apart by this factor.
const BETTER: f64 = 1.25;

/// A projection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    right: Spot,
    up: Spot,
}

impl Projection {
    fn along([azimuth, elevation]: [f64; 2]) -> Self {
        let (sin_a, cos_a) = azimuth.to_radians().sin_cos();
        let (sin_e, cos_e) = elevation.to_radians().sin_cos();
        Self { right: [-sin_a, cos_a, 0.0], up: [-cos_a * sin_e, -sin_a * sin_e, cos_e] }
    }

    /// The projection in which the closest two of these points are farthest apart, or one nearly as good that is more usual.
    pub(super) fn of(points: &[Spot]) -> Self {
        let mut chosen = Self::along(VIEWS[0]);
        let mut apart = chosen.separation(points);
        for view in &VIEWS[1..] {
            let other = Self::along(*view);
            let separation = other.separation(points);
            if separation > BETTER * apart {
                (chosen, apart) = (other, separation);
            }
        }
        chosen
    }

    /// The least distance between the images of points that are not the same.
    fn separation(&self, points: &[Spot]) -> f64 {
        let difference = |p: &Spot, q: &Spot| [0, 1, 2].map(|axis| q[axis] - p[axis]);
        let mut least = f64::INFINITY;
        for (i, p) in points.iter().enumerate() {
            for q in &points[..i] {
                let arm = difference(p, q);
                if dot(arm, arm) > 1e-12 {
                    let [x, y] = self.image(arm);
                    least = least.min(x.hypot(y));
                }
            }
        }
        least
    }

    /// Where a point or vector is drawn.
    pub(super) fn image(&self, spot: Spot) -> [f64; 2] {
        [dot(self.right, spot), dot(self.up, spot)]
    }
}

fn dot(u: Spot, v: Spot) -> f64 {
    u.iter().zip(v).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_are_orthographic() {
        for view in VIEWS {
            let Projection { right, up } = Projection::along(view);
            assert!((dot(right, right) - 1.0).abs() < 1e-12);
            assert!((dot(up, up) - 1.0).abs() < 1e-12);
            assert!(dot(right, up).abs() < 1e-12);
        }
    }

    #[test]
    fn points_behind_one_another_are_seen_from_elsewhere() {
        let usual = Projection::along(VIEWS[0]);
        let Projection { right: u, up: v } = usual;
        // Perpendicular to the paper of the usual view.
        let depth =
            [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
        let points = [[0.0; 3], depth, [1.0, 2.0, 1.0]];
        assert!(usual.separation(&points) < 1e-9);
        assert!(Projection::of(&points).separation(&points) > 0.1);
        let apart = [[0.0; 3], u, v];
        let [x, y] = Projection::of(&apart).image(u);
        assert!((x - 1.0).abs() < 1e-12 && y.abs() < 1e-12);
    }
}
