//! What a configuration looks like, and how good it is to look at.
//!
//! Only whole numbers are used: coordinates are rounded to multiples of `2^−10` and clipped, which is enough to tell points apart by eye
//! and exact enough to be the same on every machine. Nothing about truth is decided here.

#![allow(clippy::many_single_char_names, reason = "points and lines are called by letters")]

use super::shrink::Role;
use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{Signed as _, ToPrimitive as _};

/// Coordinates are counted in units of 2 to minus this.
const FINENESS: u32 = 10;
/// Coordinates are clipped to this many units.
const FARTHEST: i64 = 1 << 20;
/// Digits that a numerator or denominator may have without harm.
const FREE_DIGITS: u32 = 3;
/// Points closer than this part of the whole figure are hard to tell apart.
const NEAR: i64 = 10;
/// So many points are looked at, and so many of the free ones: with more, no figure is good to look at.
const MOST_POINTS: usize = 24;
/// Triangles whose smallest angle has a squared sine below this many millionths are needles (sin 20° = 0.34).
const NEEDLE: i128 = 117_000;
/// What it costs that nobody sees the failure.
const DULL: u32 = 100;
/// A claim that fails by less than this part of its size, in thousandths, hardly looks false.
const VISIBLE: i128 = 300;

/// A coordinate: where it is, and what it costs to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    at: i64,
    excess: u32,
    weight: u32,
}

impl Seen {
    /// A fraction of small integers.
    pub(super) fn small(n: i128, d: i128) -> Self {
        let at = ((n << FINENESS) / d).clamp(i128::from(-FARTHEST), i128::from(FARTHEST));
        let (numerator, denominator) = (digits(n.unsigned_abs()), digits(d.unsigned_abs()));
        let excess =
            numerator.saturating_sub(FREE_DIGITS) + denominator.saturating_sub(FREE_DIGITS);
        let whole = match n.unsigned_abs() {
            0 => 0,
            1 => 1,
            2..=6 => 2,
            7..=9 => 3,
            _ => 3 * numerator,
        };
        let part = if d == 1 { 0 } else { 1 + 2 * denominator };
        Self { at: i64::try_from(at).unwrap_or(0), excess, weight: whole + part }
    }

    /// A fraction of any size.
    pub(super) fn fraction(value: &BigRational) -> Self {
        match (value.numer().to_i64(), value.denom().to_i64()) {
            (Some(n), Some(d)) => Self::small(n.into(), d.into()),
            _ => Self { at: rounded(value), ..Self::unreadable() },
        }
    }

    /// What places count, to one.
    pub(super) const UNITS: i64 = 1 << FINENESS;

    /// A number with square roots, near this many units; with few of them it is easier to write.
    pub(super) fn enclosed(near: &BigInt, short: bool) -> Self {
        Self { at: clipped(near), excess: 0, weight: if short { 8 } else { 14 } }
    }

    /// A number with so many digits that nobody knows them.
    pub(super) fn unreadable() -> Self {
        Self { at: 0, excess: 20, weight: 60 }
    }
}

fn rounded(value: &BigRational) -> i64 {
    clipped(&(value * BigInt::from(Seen::UNITS)).to_integer())
}

fn clipped(at: &BigInt) -> i64 {
    let farthest = if at.is_negative() { -FARTHEST } else { FARTHEST };
    at.to_i64().map_or(farthest, |at| at.clamp(-FARTHEST, FARTHEST))
}

fn digits(n: u128) -> u32 {
    n.checked_ilog10().unwrap_or(0) + 1
}

/// Where a point is; in the plane the third coordinate is zero.
pub(super) type Place = [Seen; 3];

/// The place of a point with these coordinates.
pub(super) fn place<N>(coordinates: &[N], see: impl Fn(&N) -> Seen) -> Place {
    [0, 1, 2].map(|axis| coordinates.get(axis).map_or(Seen::small(0, 1), &see))
}

/// A configuration: its points, the named numbers, and further points that claims speak of.
#[derive(Clone, Debug, Default)]
pub(super) struct Sight {
    pub(super) points: Vec<Place>,
    pub(super) numbers: Vec<Seen>,
}

/// What there is to be seen in the configurations of one theorem; points are given by their position in a [`Sight`].
#[derive(Clone, Debug, Default)]
pub(super) struct View {
    /// How many points the text names; points of claims follow.
    pub(super) named: usize,
    /// The free and semi-free points.
    pub(super) free: Vec<usize>,
    /// What each parameter is.
    pub(super) roles: Vec<Role>,
    /// The claims whose failure can be measured.
    pub(super) claims: Vec<Measure>,
    /// Pairs of points that coincide in every configuration.
    coincident: Vec<(usize, usize)>,
    /// Triples of free points that lie on a line in every configuration.
    collinear: Vec<[usize; 3]>,
}

/// A claim about points.
#[derive(Clone, Copy, Debug)]
pub(super) enum Measure {
    Collinear([usize; 3]),
    Concyclic([usize; 4]),
    EqualLength([usize; 4]),
    /// Three lines, by the points in which each two of them meet.
    Concurrent([usize; 3]),
}

/// How bad a configuration is: too many digits first, then everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    pub(super) excess: u32,
    weight: u32,
}

impl View {
    /// Learns from several configurations what is so in all of them.
    pub(super) fn learn(&mut self, sights: &[Sight]) {
        let count = sights.iter().map(|sight| sight.points.len()).min().unwrap_or(0);
        let named = self.named.min(count).min(MOST_POINTS);
        for i in 0..named {
            for j in 0..i {
                if sights.iter().all(|sight| squared_distance(sight, i, j) <= 4) {
                    self.coincident.push((j, i));
                }
            }
        }
        for triple in triples(&self.free) {
            if sights.iter().all(|sight| flatness(sight, triple) == 0) {
                self.collinear.push(triple);
            }
        }
    }

    /// The cost of a configuration with these parameters.
    pub(super) fn cost(&self, sight: &Sight, parameters: &[Ratio<i64>]) -> Cost {
        let given = parameters.iter().zip(&self.roles).map(|(q, role)| {
            let (n, d) = (i128::from(*q.numer()), i128::from(*q.denom()));
            match role {
                Role::Coordinate(_) => Seen::small(n, d),
                Role::Scalar => Seen { weight: scalar_weight(*q), ..Seen::small(n, d) },
            }
        });
        let shown = sight.points.iter().take(self.named).flatten().chain(&sight.numbers).copied();
        let (mut excess, mut weight) = (0, 0);
        for seen in given.chain(shown) {
            excess += seen.excess;
            weight += seen.weight;
        }
        Cost {
            excess,
            weight: weight + self.crowding(sight) + self.needles(sight) + self.dullness(sight),
        }
    }

    /// The size of the triangle between three lines, in parts of the figure's; nothing where it lies outside.
    fn apart(&self, sight: &Sight, [a, b, c]: [usize; 3]) -> i128 {
        let extents = self.extents(sight);
        let size = extents.map(|[low, high]| high - low).into_iter().max().unwrap_or(0).max(1);
        let outside = |corner: usize| {
            extents
                .iter()
                .zip(sight.points[corner])
                .any(|([low, high], seen)| seen.at < low - size / 4 || high + size / 4 < seen.at)
        };
        if [a, b, c].into_iter().any(outside) {
            return 0;
        }
        let area = cross(flat(vector(sight, a, b)), flat(vector(sight, a, c))).unsigned_abs();
        i128::try_from(area.isqrt()).unwrap_or(0) * 1500 / i128::from(size)
    }

    /// From where to where the named points reach along each axis.
    fn extents(&self, sight: &Sight) -> [[i64; 2]; 3] {
        let named = &sight.points[..self.named.min(sight.points.len())];
        [0, 1, 2].map(|axis| {
            let along = named.iter().map(|point| point[axis].at);
            [along.clone().min().unwrap_or(0), along.max().unwrap_or(0)]
        })
    }

    /// Points that are close together, or the same by accident.
    fn crowding(&self, sight: &Sight) -> u32 {
        let named = &sight.points[..self.named.min(sight.points.len()).min(MOST_POINTS)];
        let lengths = self.extents(sight).map(|[low, high]| high - low);
        let extent = lengths.into_iter().max().unwrap_or(0);
        let near = i128::from(extent / NEAR).pow(2);
        let mut penalty = 0;
        for i in 0..named.len() {
            for j in 0..i {
                let distance = squared_distance(sight, i, j);
                if distance < near && !self.coincident.contains(&(j, i)) {
                    let both_free = self.free.contains(&i) && self.free.contains(&j);
                    penalty += if distance <= 4 { 60 } else { 12 } + if both_free { 20 } else { 0 };
                }
            }
        }
        penalty
    }

    /// Flat triangles of free points.
    fn needles(&self, sight: &Sight) -> u32 {
        triples(&self.free)
            .filter(|triple| !self.collinear.contains(triple))
            .map(|triple| shortfall(flatness(sight, triple), NEEDLE, 60))
            .sum()
    }

    /// How little the failure of the claims strikes the eye.
    fn dullness(&self, sight: &Sight) -> u32 {
        let seen = self.claims.iter().map(|claim| match *claim {
            Measure::Collinear(triple) => flatness(sight, triple) * VISIBLE * 3 / NEEDLE,
            Measure::Concyclic(four) => off_circle(sight, four),
            Measure::EqualLength([a, b, c, d]) => {
                let (one, other) = (squared_distance(sight, a, b), squared_distance(sight, c, d));
                (one - other).abs() * 600 / one.max(other).max(1)
            }
            Measure::Concurrent(corners) => self.apart(sight, corners),
        });
        seen.max().map_or(0, |seen| shortfall(seen, VISIBLE, DULL))
    }
}

/// What a parameter that is no coordinate costs: those between 0 and 1, which put a point between others, come first.
fn scalar_weight(q: Ratio<i64>) -> u32 {
    let (n, d) = (*q.numer(), *q.denom());
    let weight = if 0 < n && n < d { d - 1 } else { 2 + n.abs() + 2 * (d - 1) };
    u32::try_from(weight.min(60)).unwrap_or(60)
}

/// From `most` at zero down to nothing at `wanted`.
fn shortfall(measured: i128, wanted: i128, most: u32) -> u32 {
    let missing = (wanted - measured).clamp(0, wanted);
    u32::try_from(missing * i128::from(most) / wanted).unwrap_or(most)
}

fn triples(points: &[usize]) -> impl Iterator<Item = [usize; 3]> + '_ {
    (0..points.len().min(MOST_POINTS)).flat_map(move |k| {
        (0..k).flat_map(move |j| (0..j).map(move |i| [points[i], points[j], points[k]]))
    })
}

fn vector(sight: &Sight, from: usize, to: usize) -> [i128; 3] {
    let (p, q) = (sight.points[from], sight.points[to]);
    [0, 1, 2].map(|axis| i128::from(q[axis].at - p[axis].at))
}

/// A vector of the plane.
fn flat([x, y, _]: [i128; 3]) -> [i128; 2] {
    [x, y]
}

fn cross(u: [i128; 2], v: [i128; 2]) -> i128 {
    u[0] * v[1] - u[1] * v[0]
}

fn squared<const N: usize>(u: [i128; N]) -> i128 {
    u.iter().map(|x| x * x).sum()
}

/// The square of twice the area of the triangle with these sides: `|u|²|v|² − (u·v)²` (Lagrange).
fn squared_area(u: [i128; 3], v: [i128; 3]) -> i128 {
    let dot: i128 = u.iter().zip(v).map(|(x, y)| x * y).sum();
    squared(u) * squared(v) - dot * dot
}

fn squared_distance(sight: &Sight, i: usize, j: usize) -> i128 {
    squared(vector(sight, i, j))
}

/// The squared sine of the smallest angle, in millionths: twice the area over the product of the two longest sides, squared.
fn flatness(sight: &Sight, [a, b, c]: [usize; 3]) -> i128 {
    let (u, v) = (vector(sight, a, b), vector(sight, a, c));
    let mut sides = [squared(u), squared(v), squared_distance(sight, b, c)];
    sides.sort_unstable();
    let area = squared_area(u, v);
    // Below one unit of height, rounding speaks and not the triangle.
    if area <= 4 * sides[2] {
        return 0;
    }
    area * 1_000_000 / (sides[1] * sides[2]).max(1)
}

/// The power of the fourth point with respect to the circle through the first three, in thousandths of its squared radius.
fn off_circle(sight: &Sight, [a, b, c, d]: [usize; 4]) -> i128 {
    let coarse = |u: [i128; 2]| u.map(|x| x / 16);
    let [u, v, w] = [b, c, d].map(|point| coarse(flat(vector(sight, a, point))));
    let turn = cross(u, v);
    let determinant = squared(u) * cross(v, w) - squared(v) * cross(u, w) + squared(w) * turn;
    let opposite = squared([v[0] - u[0], v[1] - u[1]]);
    let sides = squared(u) * squared(v) * opposite;
    if sides == 0 {
        return 0;
    }
    // Kept below 2^127: the determinant loses what the product gains.
    (determinant / 1024 * turn * 4 / (sides / 1024 / 1000).max(1)).abs().min(1_000_000)
}
