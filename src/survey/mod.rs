//! Statements about order: on random configurations, and nothing more.
//!
//! An inequality is true on an open set of configurations or on none that can be seen; no identity decides it. What can be said of one:
//!
//! * it is false, if one configuration violates it for certain;
//! * else, with a confidence that was asked for, that at most a certain share of the configurations of a stated distribution does.
//!
//! **The distribution.** Every free parameter is uniform among the multiples of `2^−16` in `[−2, 2)`; each of two points of intersection
//! is equally likely; configurations that do not meet the conditions are drawn again. Samples are independent.
//!
//! Each sample is decided in interval arithmetic, with up to [`HIGHEST_PRECISION`] bits; what stays undecided counts as a violation in
//! the share, and never as a refutation. This is statistics: it says nothing about thin sets (where equality holds, say), and the
//! share is no probability that the statement is true.

mod confidence;
mod search;

pub use confidence::{Confidence, Share, share_at_most};

use crate::branch::figure::Figure;
use crate::branch::identify::{enclosure, is_met};
use crate::branch::reading::{Given, Places, Random, RealReading};
use crate::deadline;
use crate::interpret::{Decision, Follow, Inequality, interpret};
use crate::real::Interval;
use crate::sampling::{Coins, Seed, Survey as SurveyCoins};
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use rayon::prelude::*;
use std::cmp::Ordering;

/// Bits of the first look at a configuration.
const FIRST_PRECISION: u64 = 128;
/// Bits of the last.
pub const HIGHEST_PRECISION: u64 = 2048;
/// Draws for one sample, until one meets the conditions.
const DRAWS: u32 = 400;

/// What is asked of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Samples.
    pub samples: u32,
    /// The confidence.
    pub confidence: Confidence,
}

impl Default for Request {
    fn default() -> Self {
        Self { samples: 500, confidence: Confidence::default() }
    }
}

/// What a survey has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// Samples that met the conditions and were decided, or counted as violations.
    pub samples: u32,
    /// Those that stayed undecided, and count as violations.
    pub undecided: u32,
    /// Further configurations, small, near degenerate ones or near equality, that were searched for a violation.
    pub searched: u32,
    /// The confidence.
    pub confidence: Confidence,
    /// At most this share of the distribution violates the statement, with that confidence.
    pub share: Share,
}

/// How a survey ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A configuration violates the statement, for certain.
    Violated(Figure),
    /// None was found.
    Sampled(Survey),
    /// No configuration was found that meets the conditions.
    NoConfiguration,
    /// The time limit was reached.
    Interrupted,
}

/// A statement with conclusions about order.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// The theorem.
    pub theorem: &'s Theorem,
    /// The words that it uses.
    pub dictionary: &'s Dictionary,
    /// What is known about its loci and roots.
    pub known: &'s [Decision],
}

/// What is seen at a configuration.
enum Seen {
    /// It does not meet the conditions.
    Rejected,
    /// The inequalities hold; how close the closest is to equality: the excess of the lesser side over the sum of both, which is negative.
    Holds(Option<Interval>),
    /// One is violated, for certain.
    Violated,
    /// The precision does not suffice.
    Undecided,
}

impl Subject<'_> {
    /// Looks for a violation, then draws samples.
    #[must_use]
    pub fn survey(
        &self,
        request: &Request,
        seed: &Seed,
        key: u64,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Outcome {
        let mut searched = 0;
        if let Some(figure) = search::search(self, seed, key, stop, &mut searched) {
            return Outcome::Violated(self.simplest(figure));
        }
        let deadline = deadline::current();
        let samples: Vec<Option<(Figure, Seen)>> = (0..request.samples)
            .into_par_iter()
            .map(|number| {
                let sample = || self.sample(seed.coins(key, number.into()));
                if stop() { None } else { deadline.during(sample) }
            })
            .collect();
        if stop() {
            return Outcome::Interrupted;
        }
        let mut drawn = 0;
        let mut undecided = 0;
        for (figure, seen) in samples.into_iter().flatten() {
            match seen {
                Seen::Violated => return Outcome::Violated(self.simplest(figure)),
                Seen::Undecided => undecided += 1,
                Seen::Holds(_) | Seen::Rejected => {}
            }
            drawn += 1;
        }
        if drawn == 0 {
            return Outcome::NoConfiguration;
        }
        let confidence = request.confidence;
        let share = share_at_most(drawn, undecided, confidence);
        Outcome::Sampled(Survey { samples: drawn, undecided, searched, confidence, share })
    }

    /// A violating configuration with coordinates of as few binary digits as keep it so.
    fn simplest(&self, figure: Figure) -> Figure {
        let rounded = (0..figure.point.scale())
            .map(|bits| Figure { point: figure.point.rounded(bits), signs: figure.signs.clone() });
        let violates = |figure: &Figure| matches!(self.look(Given::new(figure)).1, Seen::Violated);
        rounded.into_iter().find(violates).unwrap_or(figure)
    }

    /// A random configuration that meets the conditions.
    fn sample(&self, mut coins: Coins<SurveyCoins>) -> Option<(Figure, Seen)> {
        (0..DRAWS).find_map(|_| {
            let (figure, seen) = self.look(Random(&mut coins));
            match seen {
                Seen::Rejected => None,
                Seen::Undecided => Some(self.look_again(figure)),
                decided => Some((figure, decided)),
            }
        })
    }

    /// Looks at a configuration that was undecided, with more and more bits.
    fn look_again(&self, figure: Figure) -> (Figure, Seen) {
        let mut precision = 4 * FIRST_PRECISION;
        while precision <= HIGHEST_PRECISION {
            match self.look_with(Given::new(&figure), precision).1 {
                Seen::Undecided | Seen::Rejected => precision *= 4,
                decided => return (figure, decided),
            }
        }
        (figure, Seen::Undecided)
    }

    fn look(&self, places: impl Places) -> (Figure, Seen) {
        self.look_with(places, FIRST_PRECISION)
    }

    fn look_with(&self, places: impl Places, precision: u64) -> (Figure, Seen) {
        let mut reading = RealReading::new(places, precision);
        // What is true of one configuration by accident is not looked for: every sample is one of the same construction.
        let mut known = Follow::new(self.known);
        let found = interpret(self.theorem, self.dictionary, &mut reading, &mut known);
        let figure = reading.figure();
        let Ok(found) = found else { return (figure, Seen::Rejected) };
        if !found.selections.iter().all(is_met) {
            return (figure, Seen::Rejected);
        }
        let mut closest: Option<Interval> = None;
        let mut undecided = false;
        for inequality in found.inequalities.iter().flatten() {
            let excess = enclosure(&inequality.excess);
            match excess.sign() {
                Some(Ordering::Greater) => return (figure, Seen::Violated),
                Some(Ordering::Equal) if inequality.strict => return (figure, Seen::Violated),
                Some(Ordering::Equal) => {}
                Some(Ordering::Less) => {
                    let ratio = closeness(inequality, &excess, precision);
                    closest = [closest, ratio].into_iter().flatten().max_by(by_high_end);
                }
                None => undecided = true,
            }
        }
        (figure, if undecided { Seen::Undecided } else { Seen::Holds(closest) })
    }
}

/// The excess in proportion to the size of both sides.
fn closeness(
    inequality: &Inequality<Interval>,
    excess: &Interval,
    precision: u64,
) -> Option<Interval> {
    let [lesser, greater] =
        [&inequality.lesser, &inequality.greater].map(|side| enclosure(side).square(precision));
    let size = lesser.sum(&greater, precision).square_root(precision)?;
    excess.quotient(&size, precision)
}

fn by_high_end(u: &Interval, w: &Interval) -> Ordering {
    u.high().cmp(w.high())
}
