//! Order conditions by which a text can pick the figures in which a statement is true.
//!
//! Where a statement is true in some random figures and false in others, a condition that is met in all of the first and in none of the
//! second says in the words of the figure what is meant: `choose opposite_side(A, P, line(B, C))` for the right arc. It is read off a few
//! figures, and proposed: no verdict rests on it.

use crate::real::Interval;
use std::cmp::Ordering;

/// Points that are looked at, the first ones of the text: the conditions on ten points number some ten thousand.
const POINTS: usize = 10;
/// Figures that are looked at.
const FIGURES: usize = 64;
/// Figures of either kind without which nothing is proposed.
const FEWEST: usize = 2;
/// Bits of precision.
const PRECISION: u64 = 64;

/// The points of a figure, by their positions among the names of the text, and whether the statement is true there.
#[derive(Clone, Debug)]
pub struct Sight {
    /// The points.
    pub points: Vec<(usize, [Interval; 2])>,
    /// Whether the statement is true.
    pub holds: bool,
}

/// A condition on the order of points: a word of the vocabulary, and the points that it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    word: &'static str,
    points: Vec<usize>,
    /// Whether the last two points stand for their line.
    with_line: bool,
}

impl Selector {
    /// The line of a text that picks these figures.
    #[must_use]
    pub fn line(&self, names: &[String]) -> String {
        let mut words: Vec<String> =
            self.points.iter().map(|&point| names[point].clone()).collect();
        if self.with_line {
            let ends = words.split_off(words.len() - 2);
            words.push(format!("line({})", ends.join(", ")));
        }
        format!("choose {}({})", self.word, words.join(", "))
    }
}

/// The first condition of each word that is met in all figures in which the statement is true and in no other.
#[must_use]
pub fn separating(sights: &[Sight]) -> Vec<Selector> {
    let sights = &sights[..sights.len().min(FIGURES)];
    let right = sights.iter().filter(|sight| sight.holds).count();
    let Some(first) = sights.first().filter(|_| right >= FEWEST && sights.len() - right >= FEWEST)
    else {
        return Vec::new();
    };
    let slots: Vec<usize> = first.points.iter().map(|(slot, _)| *slot).take(POINTS).collect();
    let same = |sight: &Sight| sight.points.iter().map(|(slot, _)| slot).take(POINTS).eq(&slots);
    if !sights.iter().all(same) {
        return Vec::new();
    }
    let views: Vec<(View, bool)> =
        sights.iter().map(|sight| (View::of(sight, slots.len()), sight.holds)).collect();
    let separates = |condition: &Condition, points: &[usize]| {
        views.iter().all(|(view, holds)| (condition.met)(view, points) == Some(*holds))
    };
    let first_of = |condition: &Condition| {
        let points = tuples(slots.len(), condition.points)
            .find(|points| (condition.canonical)(points) && separates(condition, points))?;
        Some(Selector {
            word: condition.word,
            points: points.into_iter().map(|point| slots[point]).collect(),
            with_line: condition.with_line,
        })
    };
    CONDITIONS.iter().filter_map(first_of).collect()
}

/// A word about order.
struct Condition {
    word: &'static str,
    /// How many points it speaks of.
    points: usize,
    with_line: bool,
    /// Whether points in this order are to be looked at: others say the same.
    canonical: fn(&[usize]) -> bool,
    /// Whether it is met; nothing where that cannot be seen.
    met: fn(&View, &[usize]) -> Option<bool>,
}

/// The words, the plainest first.
const CONDITIONS: &[Condition] = &[
    Condition {
        word: "between",
        points: 3,
        with_line: false,
        canonical: |p| p[0] < p[2],
        met: |view, p| Some(view.collinear(p[0], p[1], p[2]) && view.angle(p[0], p[1], p[2])? < 0),
    },
    Condition {
        word: "opposite_side",
        points: 4,
        with_line: true,
        canonical: |p| p[0] < p[1] && p[2] < p[3],
        met: |view, p| Some(view.turn(p[2], p[3], p[0])? * view.turn(p[2], p[3], p[1])? < 0),
    },
    Condition {
        word: "same_side",
        points: 4,
        with_line: true,
        canonical: |p| p[0] < p[1] && p[2] < p[3],
        met: |view, p| Some(view.turn(p[2], p[3], p[0])? * view.turn(p[2], p[3], p[1])? > 0),
    },
    Condition {
        word: "inside",
        points: 4,
        with_line: false,
        canonical: |p| p[1] < p[2] && p[2] < p[3],
        met: |view, p| {
            let whole = view.turn(p[1], p[2], p[3])?;
            let parts = [(p[1], p[2]), (p[2], p[3]), (p[3], p[1])];
            let parts: Option<Vec<i8>> =
                parts.into_iter().map(|(a, b)| view.turn(p[0], a, b)).collect();
            Some(parts?.into_iter().all(|part| part == whole))
        },
    },
    Condition {
        word: "convex",
        points: 4,
        with_line: false,
        canonical: |p| p[0] < p[1] && p[0] < p[2] && p[0] < p[3] && p[1] < p[3],
        met: |view, p| {
            let turns: Option<Vec<i8>> =
                (0..4).map(|i| view.turn(p[i], p[(i + 1) % 4], p[(i + 2) % 4])).collect();
            let turns = turns?;
            Some(turns.iter().all(|turn| *turn == turns[0]))
        },
    },
    Condition {
        word: "internal",
        points: 4,
        with_line: false,
        canonical: |p| p[1] < p[3],
        met: |view, p| {
            let whole = view.turn(p[2], p[1], p[3])?;
            let [first, second] = [view.turn(p[2], p[1], p[0])?, view.turn(p[2], p[0], p[3])?];
            Some(first == whole && second == whole)
        },
    },
    Condition {
        word: "external",
        points: 4,
        with_line: false,
        canonical: |p| p[1] < p[3],
        met: |view, p| Some(view.turn(p[2], p[1], p[0])? * view.turn(p[2], p[0], p[3])? < 0),
    },
    Condition {
        word: "acute",
        points: 3,
        with_line: false,
        canonical: |p| p[0] < p[1] && p[1] < p[2],
        met: |view, p| {
            let angles = [(p[0], p[1], p[2]), (p[1], p[2], p[0]), (p[2], p[0], p[1])];
            let angles: Option<Vec<i8>> =
                angles.into_iter().map(|(a, b, c)| view.angle(a, b, c)).collect();
            Some(angles?.into_iter().all(|angle| angle > 0))
        },
    },
    Condition {
        word: "obtuse",
        points: 3,
        with_line: false,
        canonical: |p| p[0] < p[2],
        met: |view, p| Some(view.angle(p[0], p[1], p[2])? < 0),
    },
    Condition {
        word: "nearer",
        points: 3,
        with_line: false,
        canonical: |_| true,
        met: |view, p| view.is_nearer(p[0], p[1], p[2]),
    },
    Condition {
        word: "counterclockwise",
        points: 3,
        with_line: false,
        canonical: |p| p[0] < p[1] && p[0] < p[2],
        met: |view, p| Some(view.turn(p[0], p[1], p[2])? > 0),
    },
    Condition {
        word: "same_orientation",
        points: 6,
        with_line: false,
        canonical: |p| p[0] < p[1] && p[1] < p[2] && p[0] <= p[3] && p[3] < p[4] && p[3] < p[5],
        met: |view, p| Some(view.turn(p[0], p[1], p[2])? == view.turn(p[3], p[4], p[5])?),
    },
];

/// All lists of so many of the points from 0 to `count − 1`, in their order; points of one triangle, or of four, are different.
fn tuples(count: usize, length: usize) -> impl Iterator<Item = Vec<usize>> {
    let total = u32::try_from(length).ok().and_then(|length| count.checked_pow(length));
    (0..total.unwrap_or(0))
        .map(move |mut number| {
            let mut points: Vec<usize> = (0..length)
                .map(|_| {
                    let point = number % count;
                    number /= count;
                    point
                })
                .collect();
            points.reverse();
            points
        })
        .filter(|points| {
            points.chunks(if points.len() == 6 { 3 } else { points.len() }).all(|figure| {
                figure.iter().enumerate().all(|(at, point)| !figure[..at].contains(point))
            })
        })
}

/// The signs of a figure: how triples of points turn, and which angles are acute.
struct View {
    count: usize,
    /// The sign of `cross(B − A, C − A)`, where it is seen; 2 where it is not.
    turns: Vec<i8>,
    /// The sign of `dot(A − B, C − B)`, likewise.
    angles: Vec<i8>,
    /// Squared distances.
    distances: Vec<Interval>,
}

const UNSEEN: i8 = 2;

impl View {
    fn of(sight: &Sight, count: usize) -> Self {
        let point = |i: usize| &sight.points[i].1;
        let difference = |i: usize, j: usize| {
            let ([x, y], [u, v]) = (point(i), point(j));
            [x.difference(u, PRECISION), y.difference(v, PRECISION)]
        };
        let product = |u: &Interval, w: &Interval| u.product(w, PRECISION);
        let sign = |value: &Interval| match value.sign() {
            Some(Ordering::Less) => -1,
            Some(Ordering::Greater) => 1,
            Some(Ordering::Equal) => 0,
            None => UNSEEN,
        };
        let (mut turns, mut angles, mut distances) = (Vec::new(), Vec::new(), Vec::new());
        for a in 0..count {
            for b in 0..count {
                let u = difference(a, b);
                distances.push(product(&u[0], &u[0]).sum(&product(&u[1], &u[1]), PRECISION));
                for c in 0..count {
                    let w = difference(c, b);
                    let [cross, dot] = [
                        product(&w[0], &u[1]).difference(&product(&w[1], &u[0]), PRECISION),
                        product(&u[0], &w[0]).sum(&product(&u[1], &w[1]), PRECISION),
                    ];
                    // cross(B − A, C − A) = cross(C − B, A − B).
                    turns.push(sign(&cross));
                    angles.push(sign(&dot));
                }
            }
        }
        Self { count, turns, angles, distances }
    }

    fn at(&self, a: usize, b: usize, c: usize) -> usize {
        (a * self.count + b) * self.count + c
    }

    fn turn(&self, a: usize, b: usize, c: usize) -> Option<i8> {
        Some(self.turns[self.at(a, b, c)]).filter(|turn| *turn == 1 || *turn == -1)
    }

    fn collinear(&self, a: usize, b: usize, c: usize) -> bool {
        matches!(self.turns[self.at(a, b, c)], 0 | UNSEEN)
    }

    fn angle(&self, a: usize, b: usize, c: usize) -> Option<i8> {
        Some(self.angles[self.at(a, b, c)]).filter(|angle| *angle == 1 || *angle == -1)
    }

    /// Whether P is nearer to A than Q is.
    fn is_nearer(&self, p: usize, q: usize, a: usize) -> Option<bool> {
        let [own, other] = [p, q].map(|point| &self.distances[point * self.count + a]);
        match own.difference(other, PRECISION).sign() {
            Some(Ordering::Less) => Some(true),
            Some(Ordering::Greater) => Some(false),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(points: &[(i64, i64)], holds: bool) -> Sight {
        let point = |(slot, &(x, y)): (usize, &(i64, i64))| (slot, [x.into(), y.into()]);
        Sight { points: points.iter().enumerate().map(point).collect(), holds }
    }

    fn lines(sights: &[Sight]) -> Vec<String> {
        let names: Vec<String> = ["A", "B", "C", "P"].map(str::to_owned).into();
        separating(sights).iter().map(|selector| selector.line(&names)).collect()
    }

    #[test]
    fn the_order_of_points_on_a_line() {
        let on_line = |b: i64, holds| sight(&[(0, 0), (b, 3 * b), (5, 15)], holds);
        let sights = [on_line(2, true), on_line(7, false), on_line(4, true), on_line(-1, false)];
        let found = lines(&sights);
        assert_eq!(found[0], "choose between(A, B, C)");
        assert!(found.iter().all(|line| !line.contains("_side")), "{found:?}");
    }

    #[test]
    fn sides_and_insides() {
        let with = |p: (i64, i64), holds| sight(&[(0, 0), (10, 0), (1, 9), p], holds);
        let sights = [
            with((3, 2), true),
            with((2, 1), true),
            with((4, 3), true),
            with((20, 3), false),
            with((-5, 4), false),
            with((-1, 4), false),
            with((5, -1), false),
            with((-3, -3), false),
            with((2, 14), false),
            with((12, -1), false),
        ];
        assert_eq!(lines(&sights), ["choose inside(P, A, B, C)"]);
        let sights = [
            with((3, 2), false),
            with((3, -2), true),
            with((-9, -7), true),
            with((-9, 7), false),
            with((30, -2), true),
            with((30, 2), false),
        ];
        assert!(lines(&sights).contains(&"choose opposite_side(C, P, line(A, B))".to_owned()));
        let mirrored = |holds: bool, sign: i64| {
            sight(&[(0, 0), (4, sign), (1, 3 * sign), (2, -5 * sign)], holds)
        };
        assert!(
            lines(&[
                mirrored(true, 1),
                mirrored(true, 2),
                mirrored(false, -1),
                mirrored(false, -2)
            ])
            .contains(&"choose counterclockwise(A, B, C)".to_owned())
        );
    }

    #[test]
    fn nothing_is_proposed_from_too_few_figures() {
        let on_line = |b: i64, holds| sight(&[(0, 0), (b, 3 * b), (5, 15)], holds);
        assert_eq!(lines(&[on_line(2, true), on_line(7, false), on_line(4, true)]), [""; 0]);
        assert_eq!(lines(&[on_line(2, true), on_line(4, true)]), [""; 0]);
    }
}
