//! The search for violations where they hide: among small numbers, near degenerate configurations, and near equality.

use super::{Seen, Subject};
use crate::branch::draw::coordinate;
use crate::branch::figure::{Figure, Point, RootSign};
use crate::branch::reading::{Given, Places};
use crate::coins::RandomWords;
use crate::real::Interval;
use crate::sampling::{Coins, Seed, Survey as SurveyCoins};
use crate::slp::RootKind;
use num_bigint::BigInt;

/// Configurations of small integers, for each size.
const SMALL: u32 = 40;
/// The sizes of small integers.
const SIZES: [u32; 6] = [1, 2, 3, 5, 9, 20];
/// Configurations from which a descent starts, the best of three times as many.
const STARTS: usize = 6;
/// Steps of a descent.
const STEPS: u32 = 60;
/// The coins of the search: samples have smaller numbers.
const SEARCH: u64 = 1 << 32;

/// A configuration that violates an inequality, for certain; counts those that were looked at.
pub(super) fn search(
    subject: &Subject<'_>,
    seed: &Seed,
    key: u64,
    stop: &(dyn Fn() -> bool + Sync),
    searched: &mut u32,
) -> Option<Figure> {
    let mut coins: Coins<SurveyCoins> = seed.coins(key, SEARCH);
    for size in SIZES {
        for _ in 0..SMALL {
            if stop() {
                return None;
            }
            *searched += 1;
            let (figure, seen) = subject.look(Small { coins: &mut coins, size });
            if matches!(seen, Seen::Violated) {
                return Some(figure);
            }
        }
    }
    let mut starts: Vec<(Interval, Figure)> = Vec::new();
    for _ in 0..20 * STARTS {
        *searched += 1;
        let (figure, seen) = subject.look(Crowded::new(&mut coins));
        match seen {
            Seen::Violated => return Some(figure),
            Seen::Holds(Some(closeness)) => starts.push((closeness, figure)),
            _ => {}
        }
    }
    starts.sort_by(|(one, _), (other, _)| other.high().cmp(one.high()));
    starts.truncate(STARTS);
    starts.into_iter().find_map(|(closeness, figure)| {
        descend(subject, closeness, figure, &mut coins, stop, searched)
    })
}

/// Moves one coordinate at a time towards equality, by smaller and smaller steps.
fn descend(
    subject: &Subject<'_>,
    mut closeness: Interval,
    mut figure: Figure,
    coins: &mut Coins<SurveyCoins>,
    stop: &(dyn Fn() -> bool + Sync),
    searched: &mut u32,
) -> Option<Figure> {
    let dimension = u64::try_from(figure.point.dimension()).ok().filter(|&n| n > 0)?;
    for step in 0..STEPS {
        if stop() {
            return None;
        }
        let which = usize::try_from(coins.below(dimension)).unwrap_or(0);
        let width = figure.point.scale().saturating_sub(step / 4).max(4);
        let change = BigInt::from(coins.bits(width)) - (BigInt::from(1) << (width - 1));
        let mut numerators = figure.point.numerators().to_vec();
        numerators[which] += change;
        let point = Point::new(numerators, figure.point.scale());
        let moved = Figure { point, signs: figure.signs.clone() };
        *searched += 1;
        match subject.look(Given::new(&moved)) {
            (moved, Seen::Violated) => return Some(moved),
            (moved, Seen::Holds(Some(closer))) if closer.high() > closeness.high() => {
                (closeness, figure) = (closer, moved);
            }
            _ => {}
        }
    }
    None
}

/// Integers of absolute value at most `size`.
struct Small<'c> {
    coins: &'c mut Coins<SurveyCoins>,
    size: u32,
}

impl Places for Small<'_> {
    fn scale(&self) -> u32 {
        0
    }

    fn numerator(&mut self) -> BigInt {
        BigInt::from(self.coins.below(u64::from(2 * self.size + 1))) - BigInt::from(self.size)
    }

    fn sign(&mut self, kind: RootKind) -> RootSign {
        random_sign(kind, self.coins)
    }
}

/// Coordinates of which one in four is very close to an earlier one of its axis, so that points nearly coincide or line up.
struct Crowded<'c> {
    coins: &'c mut Coins<SurveyCoins>,
    earlier: Vec<BigInt>,
}

impl<'c> Crowded<'c> {
    fn new(coins: &'c mut Coins<SurveyCoins>) -> Self {
        Self { coins, earlier: Vec::new() }
    }
}

impl Places for Crowded<'_> {
    fn scale(&self) -> u32 {
        16
    }

    fn numerator(&mut self) -> BigInt {
        let near = self.coins.bits(2) == 0;
        let value = match self.earlier.len().checked_sub(2).filter(|_| near) {
            Some(before) => &self.earlier[before] + BigInt::from(self.coins.bits(6)) - 32,
            None => coordinate(self.coins),
        };
        self.earlier.push(value.clone());
        value
    }

    fn sign(&mut self, kind: RootKind) -> RootSign {
        random_sign(kind, self.coins)
    }
}

fn random_sign(kind: RootKind, coins: &mut Coins<SurveyCoins>) -> RootSign {
    match kind {
        RootKind::Conjugate if coins.bits(1) == 1 => RootSign::Minus,
        _ => RootSign::Plus,
    }
}
