//! The search for violations where they hide: among small numbers, configurations of a special shape, near degenerate configurations,
//! and near equality.
//!
//! It is no part of the statistics: it has coins of its own, and what it finds refutes.

use super::placement;
use super::program::{Glance, Program, Seen};
use crate::branch::draw::{SCALE, coordinate, sign};
use crate::branch::figure::{Figure, Point};
use crate::coins::RandomWords;
use crate::deadline;
use crate::real::{Interval, Short};
use crate::sampling::{Coins, Seed, Survey as SurveyCoins};
use num_bigint::BigInt;

/// Configurations of small integers, for each size.
const SMALL: u32 = 40;
/// The sizes of small integers, those that make the best pictures first.
const SIZES: [u32; 6] = [9, 5, 20, 3, 2, 1];
/// Configurations with points that nearly coincide or line up.
const CROWDED: u32 = 120;
/// Configurations of each kind from which a descent starts: the closest to equality.
const STARTS: usize = 5;
/// Steps of a descent.
const STEPS: u32 = 80;
/// Configurations that are looked at before the question whether to stop is asked again.
const BATCH: usize = 128;
/// The coins of the search: samples have smaller numbers.
const SEARCH: u64 = 1 << 32;

/// A figure near equality, and how close it is.
type Start = (Interval<Short>, Figure);

/// A search under way.
pub(super) struct Search<'s> {
    program: &'s Program<'s>,
    /// Configurations that were looked at.
    pub(super) searched: u32,
    starts: Vec<Start>,
}

impl<'s> Search<'s> {
    /// A search that has not begun.
    pub(super) fn new(program: &'s Program<'s>) -> Self {
        Self { program, searched: 0, starts: Vec::new() }
    }

    /// A configuration that violates an inequality, for certain.
    pub(super) fn run(&mut self, seed: &Seed, key: u64) -> Option<Figure> {
        let mut coins: Coins<SurveyCoins> = seed.coins(key, SEARCH);
        let sizes = SIZES.iter().flat_map(|&size| (0..SMALL).map(move |_| size));
        let small = sizes.map(|size| self.small(size, &mut coins)).collect();
        let crowded = (0..CROWDED).map(|_| self.crowded(&mut coins)).collect();
        let placed = placement::figures(self.program.parameters(), self.program.roots());
        [small, placed, crowded].into_iter().find_map(|figures| self.look_at(&figures)).or_else(
            || {
                let starts: Vec<(u64, Start)> =
                    (1..).zip(std::mem::take(&mut self.starts)).collect();
                let descents: Vec<Descent> = deadline::shared(&starts, |(number, start)| {
                    self.descend(start.clone(), &mut seed.coins(key, SEARCH + number))
                });
                self.searched += descents.iter().map(|descent| descent.searched).sum::<u32>();
                descents.into_iter().find_map(|descent| descent.violation)
            },
        )
    }

    /// The first of these figures that violates an inequality; the closest to equality are kept.
    fn look_at(&mut self, figures: &[Figure]) -> Option<Figure> {
        let mut close: Vec<Start> = Vec::new();
        for batch in figures.chunks(BATCH) {
            if deadline::is_over() {
                return None;
            }
            let glances: Vec<Glance> =
                deadline::shared(batch, |figure| self.program.inspect(figure));
            for (figure, (seen, closeness)) in batch.iter().zip(glances) {
                self.searched += 1;
                if seen == Seen::Violated {
                    return Some(figure.clone());
                }
                close.extend(closeness.map(|closeness| (closeness, figure.clone())));
            }
            close.sort_by(|(one, _), (other, _)| other.high().cmp(one.high()));
            close.truncate(STARTS);
        }
        self.starts.extend(close);
        None
    }

    /// Moves one coordinate at a time towards equality, by smaller and smaller steps.
    fn descend(
        &self,
        (mut closeness, mut figure): Start,
        coins: &mut Coins<SurveyCoins>,
    ) -> Descent {
        let mut descent = Descent { violation: None, searched: 0 };
        let dimension = u64::try_from(figure.point.dimension()).unwrap_or(0);
        for step in 0..if dimension == 0 { 0 } else { STEPS } {
            if deadline::is_over() {
                break;
            }
            let which = usize::try_from(coins.below(dimension)).unwrap_or(0);
            let width = figure.point.scale().saturating_sub(step / 5).max(4);
            let change = BigInt::from(coins.bits(width)) - (BigInt::from(1) << (width - 1));
            let mut numerators = figure.point.numerators().to_vec();
            numerators[which] += change;
            let point = Point::new(numerators, figure.point.scale());
            let moved = Figure { point, signs: figure.signs.clone() };
            descent.searched += 1;
            match self.program.glance(&moved) {
                (Seen::Violated, _) => {
                    descent.violation = Some(moved);
                    break;
                }
                (Seen::Holds, Some(closer)) if closer.high() > closeness.high() => {
                    (closeness, figure) = (closer, moved);
                }
                _ => {}
            }
        }
        descent
    }

    /// Integers of absolute value at most `size`.
    fn small(&self, size: u32, coins: &mut Coins<SurveyCoins>) -> Figure {
        let size = u64::from(size);
        let integer = |coins: &mut Coins<_>| BigInt::from(coins.below(2 * size + 1)) - size;
        let numerators: Vec<BigInt> =
            self.program.parameters().iter().map(|_| integer(coins) << SCALE).collect();
        self.figure(numerators, coins)
    }

    /// Coordinates of which one in four is very close to an earlier one of its axis, so that points nearly coincide or line up.
    fn crowded(&self, coins: &mut Coins<SurveyCoins>) -> Figure {
        let mut numerators: Vec<BigInt> = Vec::new();
        for _ in self.program.parameters() {
            let near = coins.bits(2) == 0;
            let before = numerators.len().checked_sub(2).filter(|_| near);
            let value = match before.map(|before| &numerators[before]) {
                Some(earlier) => earlier + BigInt::from(coins.bits(6)) - 32,
                None => coordinate(coins),
            };
            numerators.push(value);
        }
        self.figure(numerators, coins)
    }

    /// The figure with these coordinates and random signs.
    fn figure(&self, numerators: Vec<BigInt>, coins: &mut Coins<SurveyCoins>) -> Figure {
        let signs = self.program.roots().iter().map(|&kind| sign(kind, coins)).collect();
        Figure { point: Point::new(numerators, SCALE), signs }
    }
}

/// How a descent ends.
struct Descent {
    violation: Option<Figure>,
    searched: u32,
}
