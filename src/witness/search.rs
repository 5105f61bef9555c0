//! The search for counterexamples: many small configurations are looked at, and the best of them are shrunk.

use super::shrink::{Found, Oracle, Role, Shrink};
use super::sight::{Sight, View};
use crate::coins::RandomWords;
use crate::deadline;
use num_rational::Ratio;

/// Configurations from which a search learns what is always so.
const LESSONS: usize = 5;
/// The range of coordinates in these.
const LESSON_RANGE: u64 = 60;
/// Configurations looked at before the first one is shrunk.
const FIRST_LOOKS: u32 = 200;
/// The best of these are shrunk.
const STARTS: usize = 3;
/// Configurations looked at while one is shrunk.
const LOOKS_PER_START: u32 = 700;
/// Rounds of looking and shrinking while a coordinate has too many digits.
const ROUNDS: u32 = 24;
/// Ranges of coordinates, from the most wanted on.
const SMALL_RANGES: [u64; 4] = [6, 8, 5, 12];
/// Numerators grow to at most this size when no small configuration is a counterexample.
const LARGEST_RANGE: u64 = 1 << 16;
/// Configurations looked at for each larger range.
const TRIES: u32 = 96;

/// Triangles whose sides are integers: 13, 14, 15; 10, 17, 21; 5, 5, 6; 3, 4, 5; 13, 14, 15 from its other side.
const INTEGER_SIDES: [[[i64; 2]; 3]; 5] = [
    [[0, 12], [-5, 0], [9, 0]],
    [[0, 8], [-6, 0], [15, 0]],
    [[0, 4], [-3, 0], [3, 0]],
    [[0, 3], [0, 0], [4, 0]],
    [[0, 12], [-9, 0], [5, 0]],
];

/// How much a search may look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// Configurations looked at in a round before the best are shrunk.
    looks: u32,
    /// Configurations looked at while one is shrunk.
    looks_per_start: u32,
    /// How many are shrunk in a round.
    starts: usize,
    /// Rounds while a coordinate has too many digits.
    rounds: u32,
    /// Whether numerators grow when no small configuration is a counterexample.
    grows: bool,
    /// Whether to begin with triangles whose sides are integers, where square roots of lengths are rational.
    integer_sides: bool,
}

impl Effort {
    /// For configurations that are seen in microseconds.
    pub(super) const FULL: Self = Self {
        looks: FIRST_LOOKS,
        looks_per_start: LOOKS_PER_START,
        starts: STARTS,
        rounds: ROUNDS,
        grows: true,
        integer_sides: false,
    };
    /// As little as it takes to meet a counterexample.
    pub(super) const FIRST: Self =
        Self { looks: 16, looks_per_start: 0, starts: 16, rounds: 1, ..Self::FULL };
    /// For configurations that take a hundred times as long.
    pub(super) const LIGHT: Self = Self {
        looks: 40,
        looks_per_start: 150,
        starts: 1,
        rounds: 1,
        grows: false,
        integer_sides: true,
    };
    /// For a last attempt, at high precision.
    pub(super) const GLANCE: Self = Self { looks: 3, looks_per_start: 0, rounds: 1, ..Self::LIGHT };
}

/// Counterexamples of the view of a theorem, the best first; none if none was met.
pub(super) fn search<O: Oracle>(
    oracle: &mut O,
    view: &mut View,
    roles: &[Role],
    effort: Effort,
    coins: &mut impl RandomWords,
) -> Vec<Found> {
    if deadline::is_over() {
        return Vec::new();
    }
    learn(oracle, view, roles, effort.looks, coins);
    let mut shrunk: Vec<Found> = Vec::new();
    for round in 0..effort.rounds {
        let range = SMALL_RANGES[round as usize % SMALL_RANGES.len()];
        let mut moves = Shrink { oracle: &mut *oracle, view, roles, budget: effort.looks };
        let mut found = sample(&mut moves, range, effort, coins);
        if found.is_empty() && effort.grows {
            found = grow(&mut moves, coins);
        }
        found.sort_by_key(|found| found.cost);
        if found.is_empty() {
            return shrunk;
        }
        for start in found.into_iter().take(effort.starts) {
            moves.budget = effort.looks_per_start;
            shrunk.push(moves.shrink(start));
        }
        shrunk.sort_by_key(|found| found.cost);
        if shrunk[0].cost.excess == 0 {
            break;
        }
    }
    shrunk
}

/// Looks at configurations without any thought of beauty, to see which points always coincide.
fn learn<O: Oracle>(
    oracle: &mut O,
    view: &mut View,
    roles: &[Role],
    looks: u32,
    coins: &mut impl RandomWords,
) {
    let lessons: Vec<Sight> = (0..looks)
        .take_while(|_| !deadline::is_over())
        .filter_map(|_| oracle.look(&draw(roles, LESSON_RANGE, coins)))
        .take(LESSONS)
        .collect();
    if !lessons.is_empty() {
        view.learn(&lessons);
    }
}

/// The counterexamples among configurations with coordinates in this range.
fn sample<O: Oracle>(
    shrink: &mut Shrink<'_, O>,
    range: u64,
    effort: Effort,
    coins: &mut impl RandomWords,
) -> Vec<Found> {
    let mut found = Vec::new();
    while shrink.budget > 0 {
        let mut parameters = draw(shrink.roles, range, coins);
        if effort.integer_sides && coins.bits(1) == 0 {
            start_with_integer_sides(shrink.roles, &mut parameters, coins);
        }
        found.extend(shrink.try_at(parameters));
    }
    found
}

/// Puts the first three free points to the corners of a triangle with integer sides, in any order.
fn start_with_integer_sides(
    roles: &[Role],
    parameters: &mut [Ratio<i64>],
    coins: &mut impl RandomWords,
) {
    let on_axis =
        |axis: usize| (0..roles.len()).filter(move |&i| roles[i] == Role::Coordinate(axis)).take(3);
    let corners: Vec<[usize; 2]> = on_axis(0).zip(on_axis(1)).map(|(x, y)| [x, y]).collect();
    if corners.len() < 3 {
        return;
    }
    let mut pick =
        |count: usize| usize::try_from(coins.below(u64::try_from(count).unwrap_or(1))).unwrap_or(0);
    let mut triangle = INTEGER_SIDES[pick(INTEGER_SIDES.len())];
    triangle.rotate_left(pick(3));
    let places = corners.into_iter().flatten();
    for (place, value) in places.zip(triangle.into_iter().flatten()) {
        parameters[place] = Ratio::from_integer(value);
    }
    for place in on_axis(2) {
        parameters[place] = Ratio::from_integer(0);
    }
}

/// The first counterexample in growing ranges.
fn grow<O: Oracle>(shrink: &mut Shrink<'_, O>, coins: &mut impl RandomWords) -> Vec<Found> {
    let mut range = 16;
    while range <= LARGEST_RANGE {
        shrink.budget = TRIES;
        while shrink.budget > 0 {
            let found = shrink.try_at(draw(shrink.roles, range, coins));
            if let Some(found) = found {
                return vec![found];
            }
        }
        range *= 2;
    }
    Vec::new()
}

/// Integers for coordinates; for other parameters fractions with a smaller numerator, and a denominator up to 4.
fn draw(roles: &[Role], range: u64, coins: &mut impl RandomWords) -> Vec<Ratio<i64>> {
    let integer = |range: u64, coins: &mut _| {
        let drawn = RandomWords::below(coins, 2 * range + 1);
        i64::try_from(drawn).unwrap_or(0) - i64::try_from(range).unwrap_or(0)
    };
    roles
        .iter()
        .map(|role| match role {
            Role::Coordinate(_) => Ratio::from_integer(integer(range, coins)),
            Role::Scalar => {
                let numerator = integer(range.div_ceil(2), coins);
                Ratio::new(numerator, 1 + i64::try_from(coins.below(4)).unwrap_or(0))
            }
        })
        .collect()
}
