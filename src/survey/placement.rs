//! The configurations that a geometer tries first: points in general position, then points on a line, in one place, at midpoints, at the
//! corners of right, isosceles and nearly equilateral triangles and of squares, at the centres of a triangle, very near and very far.
//!
//! They depend on the statement alone. What is violated by a thin set of configurations only is found here or by nobody: random
//! configurations do not meet it.

use crate::branch::figure::{Figure, Point, RootSign};
use crate::slp::RootKind;
use num_bigint::BigInt;
use num_integer::Integer as _;

/// Coordinates are multiples of 2 to minus this.
const SCALE: u32 = 16;
/// One, in these units.
const ONE: i64 = 1 << SCALE;
/// A small distance.
const NEAR: i64 = 4;
/// Figures at most.
const FIGURES: usize = 2400;
/// Shapes are tried with so many of the points.
const POINTS: usize = 12;
/// Signs of this many roots are tried in all combinations, those of others together with the last of them.
const ROOTS: usize = 3;

/// Points in general position, apart from those of the following shapes.
const GENERAL: [[i64; 2]; 8] =
    [[1, 7], [-5, -2], [6, -3], [1, -9], [5, 8], [7, -4], [-8, 4], [-2, -1]];

/// The third coordinates of these, in space. Shapes lie in a plane there.
const HEIGHTS: [i64; 8] = [2, -3, 5, 7, -6, 4, -1, 9];

/// What a small group of points may look like, in units of one.
const SHAPES: [&[[i64; 2]]; 34] = [
    // Triangles: right, right and isosceles, isosceles, with sides 13, 14, 15 and obtuse ones.
    &[[0, 0], [3, 0], [0, 4]],
    &[[0, 0], [1, 0], [0, 1]],
    &[[0, 4], [-3, 0], [3, 0]],
    &[[0, 12], [-5, 0], [9, 0]],
    &[[0, 1], [-3, 0], [5, 0]],
    &[[0, 1], [-4, 0], [4, 0]],
    // One point in the middle of two others or elsewhere between them.
    &[[0, 0], [1, 0], [2, 0]],
    &[[0, 0], [3, 4], [6, 8]],
    &[[0, 0], [1, 0], [4, 0]],
    &[[0, 0], [3, 4], [12, 16]],
    // Two points in one place, then three.
    &[[0, 0], [0, 0]],
    &[[0, 0], [0, 0], [0, 0]],
    // Quadrilaterals: square, rectangle, rhombus, parallelogram, kite, trapezium on a circle, others on a circle.
    &[[0, 0], [1, 0], [1, 1], [0, 1]],
    &[[0, 0], [4, 0], [4, 3], [0, 3]],
    &[[3, 0], [0, 4], [-3, 0], [0, -4]],
    &[[0, 0], [5, 0], [7, 3], [2, 3]],
    &[[0, 0], [3, 4], [0, 9], [-3, 4]],
    &[[5, 0], [3, 4], [-3, 4], [-5, 0]],
    &[[5, 0], [0, 5], [-4, 3], [-3, -4]],
    &[[4, 3], [-4, 3], [0, -5], [5, 0]],
    // One point inside of three, or reflex.
    &[[0, 0], [8, 0], [0, 8], [2, 2]],
    &[[0, 0], [12, 0], [4, 9], [1, 1]],
    // A triangle with its incentre, its circumcentre, its orthocentre, its centroid, the middle of a side and a foot.
    &[[0, 0], [14, 0], [5, 12], [6, 4]],
    &[[0, 0], [6, 0], [0, 8], [3, 4]],
    &[[0, 0], [8, 0], [2, 6], [2, 2]],
    &[[0, 0], [9, 0], [3, 6], [4, 2]],
    &[[0, 0], [14, 0], [5, 12], [7, 0]],
    &[[0, 0], [14, 0], [5, 12], [5, 0]],
    // Four points on a line.
    &[[0, 0], [1, 0], [2, 0], [3, 0]],
    &[[0, 0], [3, 4], [9, 12], [21, 28]],
    // Two and two in one place; two, and two others on a line with them.
    &[[0, 0], [0, 0], [3, 4], [3, 4]],
    &[[0, 0], [0, 0], [3, 4], [6, 8]],
    &[[0, 0], [4, 0], [4, 0], [8, 0]],
    // Parallel segments.
    &[[0, 0], [2, 1], [0, 3], [4, 5]],
];

/// Groups of points that are nearly special, in units of `2^−16`: nearly equilateral, nearly flat, near each other and far away.
const NEARLY: [&[[i64; 2]]; 7] = [
    &[[-ONE, 0], [ONE, 0], [0, 113_512]],
    &[[0, 0], [NEAR, 0]],
    &[[0, 0], [NEAR, 3]],
    &[[0, 0], [4 * ONE, NEAR], [9 * ONE, 0]],
    &[[0, 0], [NEAR, NEAR], [9 * ONE, 0]],
    &[[0, 0], [ONE << 20, ONE << 19]],
    &[[0, 0], [ONE, 0], [0, ONE << 20]],
];

/// Values of the numbers, and of the parameters of points on lines and circles.
const NUMBERS: [i64; 14] = [
    ONE / 2,
    2 * ONE,
    -ONE,
    ONE,
    0,
    3 * ONE,
    -ONE / 2,
    ONE / 4,
    -2 * ONE,
    ONE + NEAR,
    ONE - NEAR,
    NEAR,
    -NEAR,
    ONE << 10,
];

/// What the free parameters are: their positions.
#[derive(Debug, Default)]
struct Freedom {
    /// The coordinates of each point.
    points: Vec<Vec<usize>>,
    /// The others.
    numbers: Vec<usize>,
}

impl Freedom {
    /// By the names of the parameters: those of coordinates end in the axis.
    fn of(parameters: &[String]) -> Self {
        let mut freedom = Self::default();
        for (position, name) in parameters.iter().enumerate() {
            match name.rsplit_once('.') {
                Some((_, "x")) => freedom.points.push(vec![position]),
                Some((_, "y" | "z")) if !freedom.points.is_empty() => {
                    freedom
                        .points
                        .iter_mut()
                        .last()
                        .into_iter()
                        .for_each(|point| point.push(position));
                }
                _ => freedom.numbers.push(position),
            }
        }
        freedom
    }
}

/// The figures for these parameters and roots, the most ordinary ones first.
pub(super) fn figures(parameters: &[String], roots: &[RootKind]) -> Vec<Figure> {
    let freedom = Freedom::of(parameters);
    let (placements, signs) = (placements(freedom.points.len()), signs(roots));
    let choices: Vec<(Vec<i64>, &Vec<RootSign>)> = values(freedom.numbers.len())
        .into_iter()
        .flat_map(|numbers| signs.iter().map(move |signs| (numbers.clone(), signs)))
        .collect();
    let figure = |placement: usize, choice: usize| {
        let (numbers, signs) = &choices[choice % choices.len()];
        let mut numerators = vec![BigInt::ZERO; parameters.len()];
        for (coordinates, place) in freedom.points.iter().zip(&placements[placement]) {
            for (&position, &coordinate) in coordinates.iter().zip(place) {
                numerators[position] = coordinate.into();
            }
        }
        for (&position, &value) in freedom.numbers.iter().zip(numbers) {
            numerators[position] = value.into();
        }
        Figure { point: Point::new(numerators, SCALE), signs: (*signs).clone() }
    };
    // Each choice with points in general position, then each placement with every choice, as far as it goes: where it does not go all
    // the way, neighbours get different choices.
    let general = (0..choices.len().min(FIGURES / 2)).map(|choice| (0, choice));
    let placed = (0..choices.len())
        .flat_map(|round| (1..placements.len()).map(move |number| (number, round)));
    let several = choices.len() * placements.len() > FIGURES;
    let placed = placed
        .map(|(number, round)| (number, if several && round > 0 { round + number } else { round }));
    general.chain(placed).take(FIGURES).map(|(number, choice)| figure(number, choice)).collect()
}

/// Places of so many points: all in general position, then each group in each shape and order, the others as they were.
fn placements(points: usize) -> Vec<Vec<[i64; 3]>> {
    let general: Vec<[i64; 3]> = (0..points).map(in_general_position).collect();
    let shapes = SHAPES.iter().map(|shape| shape.iter().map(|p| p.map(|x| x * ONE)).collect());
    let nearly = NEARLY.iter().map(|shape| shape.to_vec());
    let shapes: Vec<Vec<[i64; 2]>> = shapes.chain(nearly).collect();
    let orders: Vec<Vec<Vec<usize>>> = (0..=4).map(|size| orders(points, size)).collect();
    let most = orders.iter().map(Vec::len).max().unwrap_or(0);
    // The shapes take turns: where there are too many orders, no shape is left out.
    let turns = (0..most).flat_map(|turn| shapes.iter().map(move |shape| (turn, shape)));
    let placed = turns.filter_map(|(turn, shape)| {
        let order = orders[shape.len()].get(turn)?;
        let mut places = general.clone();
        for (&point, &[x, y]) in order.iter().zip(shape) {
            places[point] = [x, y, 0];
        }
        Some(places)
    });
    std::iter::once(general.clone()).chain(placed).take(FIGURES).collect()
}

fn in_general_position(number: usize) -> [i64; 3] {
    let ([x, y], z) = (GENERAL[number % GENERAL.len()], HEIGHTS[number % HEIGHTS.len()]);
    let lap = i64::try_from(number / GENERAL.len()).unwrap_or(0);
    [x + 17 * lap + 3 * lap * lap, y + 11 * lap - 2 * lap * lap, z + 13 * lap].map(|x| x * ONE)
}

/// The ways to choose so many of the points, one after another; among many points these are far apart in the list.
fn orders(points: usize, size: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for _ in 0..size {
        orders = orders
            .iter()
            .flat_map(|order: &Vec<usize>| {
                let next = (0..points.min(POINTS)).filter(|point| !order.contains(point));
                next.map(|point| [order.as_slice(), &[point]].concat()).collect::<Vec<_>>()
            })
            .collect();
    }
    let count = orders.len();
    let step = (count * 5 / 8..count).find(|step| step.gcd(&count) == 1).unwrap_or(1);
    (0..count).map(|turn| orders[turn * step % count].clone()).collect()
}

/// Values of so many numbers: different ones, all the same, all but one the same as at first, and two that are opposite.
fn values(count: usize) -> Vec<Vec<i64>> {
    let different: Vec<i64> = (0..count).map(|i| NUMBERS[i % NUMBERS.len()]).collect();
    let mut values = vec![different.clone()];
    if count == 0 {
        return values;
    }
    for position in 0..count {
        values.extend(NUMBERS.iter().map(|&value| {
            let mut changed = different.clone();
            changed[position] = value;
            changed
        }));
    }
    values.extend(NUMBERS.iter().map(|&value| vec![value; count]));
    for (i, j) in (0..count).flat_map(|j| (0..j).map(move |i| (i, j))) {
        let mut opposite = different.clone();
        opposite[j] = -opposite[i];
        values.push(opposite);
    }
    values.truncate(FIGURES);
    values
}

/// Signs of the roots: of the first few that may have either in all combinations, the others with the last of them.
fn signs(roots: &[RootKind]) -> Vec<Vec<RootSign>> {
    let free = roots.iter().filter(|&&kind| kind == RootKind::Conjugate).count();
    let last = free.min(ROOTS).saturating_sub(1);
    let pattern = |pattern: usize| {
        let mut number = 0;
        let sign = |kind: &RootKind| {
            if *kind == RootKind::Principal {
                return RootSign::Plus;
            }
            let bit = pattern >> last.min(number) & 1;
            number += 1;
            if bit == 1 { RootSign::Minus } else { RootSign::Plus }
        };
        roots.iter().map(sign).collect()
    };
    (0..1 << free.min(ROOTS)).map(pattern).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn parameters(points: usize, numbers: usize) -> Vec<String> {
        let points = (0..points).flat_map(|i| [format!("P{i}.x"), format!("P{i}.y")]);
        points.chain((0..numbers).map(|i| format!("the parameter of Q{i}"))).collect()
    }

    fn coordinates(figure: &Figure) -> Vec<i64> {
        figure.point.numerators().iter().map(|n| i64::try_from(n).unwrap()).collect()
    }

    /// Each of three points is once between the others, exactly in the middle and not, and at each corner of each triangle.
    #[test]
    fn three_points_take_every_part() {
        let figures = figures(&parameters(3, 0), &[]);
        let places: Vec<[[i64; 2]; 3]> = figures
            .iter()
            .map(|figure| <[i64; 6]>::try_from(coordinates(figure)).unwrap())
            .map(|[a, b, c, d, e, f]| [[a, b], [c, d], [e, f]])
            .collect();
        for i in 0..3 {
            let [j, k] = [(i + 1) % 3, (i + 2) % 3];
            let some = |is: &dyn Fn([i64; 2], [i64; 2], [i64; 2]) -> bool| {
                assert!(places.iter().any(|p| is(p[i], p[j], p[k])));
            };
            some(&|p, q, r| q != r && (0..2).all(|axis| 2 * p[axis] == q[axis] + r[axis]));
            some(&|p, q, r| p == q && q != r);
            let vector =
                |p: [i64; 2], q: [i64; 2]| [0, 1].map(|axis| i128::from(q[axis] - p[axis]));
            let dot = |u: [i128; 2], v: [i128; 2]| u[0] * v[0] + u[1] * v[1];
            let cross = |u: [i128; 2], v: [i128; 2]| u[0] * v[1] - u[1] * v[0];
            // Between and not in the middle; right; right and isosceles; isosceles; obtuse; flat but for a hair.
            let from = |p, q, r| (vector(p, q), vector(p, r));
            some(&|p, q, r| {
                let (u, v) = from(p, q, r);
                cross(u, v) == 0 && dot(u, v) < 0 && dot(u, u) != dot(v, v)
            });
            some(&|p, q, r| {
                let (u, v) = from(p, q, r);
                cross(u, v) != 0 && dot(u, v) == 0 && dot(u, u) != dot(v, v)
            });
            some(&|p, q, r| {
                let (u, v) = from(p, q, r);
                cross(u, v) != 0 && dot(u, v) == 0 && dot(u, u) == dot(v, v)
            });
            some(&|p, q, r| {
                let (u, v) = from(p, q, r);
                cross(u, v) != 0 && dot(u, v) < 0 && dot(u, u) == dot(v, v)
            });
            some(&|p, q, r| {
                let (u, v) = from(p, q, r);
                0 < cross(u, v).abs() && cross(u, v).abs() * 10_000 < -dot(u, v)
            });
        }
    }

    #[test]
    fn many_points_and_numbers_stay_within_the_limit() {
        for (points, numbers) in [(0, 0), (0, 3), (1, 0), (5, 2), (9, 30), (40, 0)] {
            let roots = [RootKind::Conjugate, RootKind::Principal, RootKind::Conjugate];
            let figures = figures(&parameters(points, numbers), &roots);
            assert!((1..=FIGURES).contains(&figures.len()));
            assert!(figures.iter().all(|f| f.point.dimension() == 2 * points + numbers));
            let minus = |figure: &Figure| {
                figure.signs.iter().map(|sign| *sign == RootSign::Minus).collect::<Vec<_>>()
            };
            let signs: BTreeSet<_> = figures.iter().map(minus).collect();
            assert_eq!(signs.len(), 4, "{points} points and {numbers} numbers");
        }
    }

    /// In space a shape lies in a plane, and other points do not.
    #[test]
    fn points_of_space_have_heights() {
        let names = ["A.x", "A.y", "A.z", "B.x", "B.y", "B.z", "k"].map(str::to_owned);
        let figures = figures(&names, &[]);
        let heights = |figure: &Figure| [2, 5].map(|axis| coordinates(figure)[axis] / ONE);
        assert_eq!(heights(&figures[0]), [HEIGHTS[0], HEIGHTS[1]]);
        assert!(figures.iter().any(|figure| heights(figure) == [0, 0]));
    }

    /// No three of the points in general position are on a line, and none is where a point of a shape is.
    #[test]
    fn general_position_is_general() {
        let shaped = |p: &[i64; 2]| SHAPES.iter().any(|shape| shape.contains(p));
        assert!(!GENERAL.iter().any(shaped));
        let points: Vec<[i64; 3]> = (0..24).map(in_general_position).collect();
        for i in 0..points.len() {
            for j in 0..i {
                for k in 0..j {
                    let [p, q, r] = [points[i], points[j], points[k]].map(|p| p.map(|x| x / ONE));
                    let cross = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
                    assert_ne!(cross, 0, "{p:?} {q:?} {r:?}");
                }
            }
        }
    }
}
