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
//! Each sample is decided in interval arithmetic: first with short numbers, which suffice for most, then with up to [`HIGHEST_PRECISION`]
//! bits; what stays undecided counts as a violation in the share, and never as a refutation. Whether the conditions are met is decided with
//! [`FIRST_PRECISION`] bits; where these do not show it, the configuration is drawn again. Equations are taken for met where both sides
//! may be equal and differ by less than `2^−64`: those that pick the figures, and those of the conclusions, where they are not known to be
//! true on all components. This is statistics: it says nothing about thin sets (where equality holds, say), and the share is no probability
//! that the statement is true. A violation refutes only where the equations that pick the figure are zero in exact arithmetic.
//!
//! Before, violations are searched where a geometer would look first. The search can refute, and it takes no part in the statistics.

mod confidence;
mod placement;
mod program;
mod search;

pub use confidence::{Confidence, Share, share_at_most};

use crate::branch::draw::{SCALE, coordinate, sign};
use crate::branch::figure::{Figure, Point};
use crate::deadline;
use crate::interpret::Decision;
use crate::sampling::{Coins, Seed, Survey as SurveyCoins};
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use program::{Program, Seen};
use search::Search;

/// Bits of the first look at a configuration for which short numbers do not suffice.
pub const FIRST_PRECISION: u64 = 128;
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
    /// None of the configurations decides anything.
    Undecided,
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
    /// Whether the equations of its conclusions are known to be true on all components that it speaks of, and need not be looked at.
    pub equations_hold: bool,
}

impl Subject<'_> {
    /// Looks for a violation, then draws samples.
    #[must_use]
    pub fn survey(&self, request: &Request, seed: &Seed, key: u64) -> Outcome {
        let Some(program) = Program::of(self) else { return Outcome::NoConfiguration };
        let mut search = Search::new(&program);
        if let Some(figure) = search.run(seed, key) {
            return Outcome::Violated(simplest(&program, figure));
        }
        let numbers: Vec<u32> = (0..request.samples).collect();
        let take = |&number: &u32| sample(&program, &mut seed.coins(key, number.into()));
        let samples: Vec<Option<(Figure, Seen)>> = deadline::shared(&numbers, take);
        if deadline::is_over() {
            return Outcome::Interrupted;
        }
        let mut drawn = 0;
        let mut undecided = 0;
        for (figure, seen) in samples.into_iter().flatten() {
            match seen {
                Seen::Violated => return Outcome::Violated(simplest(&program, figure)),
                Seen::Undecided => undecided += 1,
                Seen::Holds | Seen::Rejected => {}
            }
            drawn += 1;
        }
        if drawn == 0 {
            return Outcome::NoConfiguration;
        }
        if undecided == drawn {
            return Outcome::Undecided;
        }
        let confidence = request.confidence;
        let share = share_at_most(drawn, undecided, confidence);
        let searched = search.searched;
        Outcome::Sampled(Survey { samples: drawn, undecided, searched, confidence, share })
    }
}

/// A violating configuration with coordinates of as few binary digits as keep it so.
fn simplest(program: &Program<'_>, figure: Figure) -> Figure {
    let rounded = (0..figure.point.scale())
        .map(|bits| Figure { point: figure.point.rounded(bits), signs: figure.signs.clone() });
    let violates = |figure: &Figure| program.inspect(figure).0 == Seen::Violated;
    rounded.into_iter().find(violates).unwrap_or(figure)
}

/// A random configuration that meets the conditions.
fn sample(program: &Program<'_>, coins: &mut Coins<SurveyCoins>) -> Option<(Figure, Seen)> {
    (0..DRAWS).take_while(|_| !deadline::is_over()).find_map(|_| {
        let numerators = program.parameters().iter().map(|_| coordinate(coins)).collect();
        let signs = program.roots().iter().map(|&kind| sign(kind, coins)).collect();
        let figure = Figure { point: Point::new(numerators, SCALE), signs };
        let seen = program.look(&figure);
        (seen != Seen::Rejected).then_some((figure, seen))
    })
}
