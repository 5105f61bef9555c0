//! The plan of a check: which primes, how many attempts, which roads. It is fixed before the first coin is tossed, as a function of the
//! analysis and of what was asked for, because a bound holds only for choices that no outcome has influenced.

use crate::analysis::Analysis;
use crate::analysis::size::Size;
use crate::bound::{Attempts, Budget, ErrorBound, PrimeSet, Road};
use crate::field::prime::Prime;
use crate::limits::{ATTEMPT_MULTIPLICATIONS, FORMAL_ROOTS, PRIME_BITS};
use crate::survey;
use crate::upper::Upper;
use num_bigint::BigUint;

/// Zeros asked for at least.
const FEWEST_ZEROS: u32 = 2;
/// Zeros asked for at most, before larger primes are taken.
const MOST_ZEROS: u32 = 16;
/// Zeros asked for at most with the largest primes.
const MOST_ZEROS_LARGEST: u32 = 64;
/// Attempts beyond the zeros asked for, since some may be rejected.
const SPARE_ATTEMPTS: u32 = 6;
/// Word-sized primes serve while d + 1.2·H stays below 2 to this power.
const WORD_SIZED_BITS: i128 = 40;
/// The range of coordinates in the exact cross-check, in bits: small, because nothing is counted on it.
const CROSS_CHECK_BITS: u32 = 8;
/// The exact cross-check is left out where its numbers would exceed this many bits.
const CROSS_CHECK_NUMBER_BITS: i128 = 1 << 13;
/// The exact cross-check is left out where its products would exceed this many multiplications of numbers.
const CROSS_CHECK_PRODUCTS: u64 = 1 << 16;

/// Which roads a check takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Roads {
    /// Random points modulo random primes.
    Primes,
    /// Random rational points, exactly.
    Rationals,
    /// Primes for the verdict, and an exact cross-check.
    Both,
}

/// What is asked of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The error asked for is at most 2 to minus this.
    pub target_bits: u32,
    /// The roads.
    pub roads: Roads,
    /// A prime to be used instead of random ones.
    pub prime: Option<Prime>,
    /// What is asked beside the verdict.
    pub statistics: Statistics,
}

impl Request {
    /// An error of at most `2^−target_bits`, by all roads.
    #[must_use]
    pub fn new(target_bits: u32) -> Self {
        Self { target_bits, roads: Roads::Both, prime: None, statistics: Statistics::default() }
    }
}

/// Statistics that are asked for beside a verdict; no bound of another verdict counts on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Figures to be drawn, where a statement depends on the figure, to report in how many of them it is true.
    pub drawings: u32,
    /// For statements about order.
    pub survey: survey::Request,
}

/// Where an attempt takes its prime from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modulus {
    /// A fresh uniformly drawn prime of 61 bits, proved to be one.
    Word,
    /// A fresh uniformly drawn probable prime of `64·limbs` bits, after so many rounds of Miller and Rabin's test.
    Wide {
        /// 2, 3 or 4.
        limbs: usize,
        /// Rounds with independent uniform bases.
        rounds: u32,
    },
    /// Always this prime.
    Fixed(Prime),
}

/// A fixed plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Where the primes come from.
    pub modulus: Modulus,
    /// The budget of "holds" on the prime road: all conclusions vanish at `k` points out of at most `R`.
    pub zeros: Budget,
    /// With square roots, the budget of the same verdict without inversions, which is tried when the first form rejects every point.
    pub guarded: Option<Budget>,
    /// The budget of "no configuration is admissible".
    pub vacuity: Budget,
    /// With square roots, the budget of "holds on some components", where it meets the error asked for.
    pub components: Option<Budget>,
    /// The exact road.
    pub exact: Option<Exact>,
    /// Which roads lead to the verdict.
    pub roads: Roads,
    /// The error of "holds", all stages added.
    pub error: ErrorBound,
    /// The error asked for is at most 2 to minus this.
    pub target_bits: u32,
}

/// The exact road.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact {
    /// Coordinates are uniform among the integers from 0 to `2^bits − 1`.
    pub bits: u32,
    /// The budget of "holds" on this road alone.
    pub budget: Budget,
    /// The budget of "no configuration is admissible".
    pub vacuity: Budget,
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unplanned {
    /// More square roots than the formal algebra follows.
    TooManyRoots {
        /// How many.
        roots: usize,
    },
    /// One attempt would take more multiplications than the limit.
    TooCostly {
        /// How many.
        multiplications: u64,
    },
    /// Degree and height are too large for the error asked for.
    OutOfReach,
}

impl Plan {
    /// The plan for a program with this analysis, one run of which takes at most so many multiplications in a field.
    ///
    /// # Errors
    /// When the error asked for cannot be reached; see [`Unplanned`].
    pub fn new(
        analysis: &Analysis,
        multiplications: u64,
        request: &Request,
    ) -> Result<Self, Unplanned> {
        let roots = analysis.roots.len();
        if roots > FORMAL_ROOTS {
            return Err(Unplanned::TooManyRoots { roots });
        }
        if multiplications > ATTEMPT_MULTIPLICATIONS {
            return Err(Unplanned::TooCostly { multiplications });
        }
        let worst = analysis.worst.unwrap_or(Size::OF_ZERO);
        let guarded = (roots > 0).then(|| worst.product(analysis.nondegeneracy));
        // Two stages can lead to "holds": each gets half of the error.
        let stage_bits = request.target_bits + u32::from(guarded.is_some());
        let largest = guarded.unwrap_or(worst).max(analysis.nondegeneracy);
        let found = moduli(request.prime, largest).find_map(|(modulus, primes, most)| {
            let road = Road::Primes(primes.clone());
            let zeros = least_attempts(worst, &road, stage_bits, most)?;
            let Some(size) = guarded else {
                let vacuity = every_attempt(analysis.nondegeneracy, &road, zeros.attempts)?;
                return Some((modulus, zeros, None, vacuity, None));
            };
            // The same attempts decide "holds" and "no configuration is admissible".
            let guarded = least_attempts(size, &road, stage_bits, most)?;
            let vacuity = least_attempts(analysis.nondegeneracy, &road, request.target_bits, most)?;
            let attempts = guarded.attempts.max(vacuity.attempts);
            let guarded = Budget::of_zeros(size, &road, attempts);
            let vacuity = Budget::of_vacuity(analysis.nondegeneracy, &road, attempts);
            let meets = guarded.total.meets(stage_bits) && vacuity.total.meets(request.target_bits);
            let components = some_component(analysis, &primes, request.target_bits, most)
                .filter(|_| request.roads != Roads::Rationals);
            meets.then_some((modulus, zeros, Some(guarded), vacuity, components))
        });
        let (modulus, zeros, guarded, vacuity, components) = found.ok_or(Unplanned::OutOfReach)?;
        let exact = exact_road(analysis, worst, multiplications, request);
        if request.roads == Roads::Rationals && exact.is_none() {
            return Err(Unplanned::OutOfReach);
        }
        let error = match (&exact, request.roads) {
            (Some(exact), Roads::Rationals) => exact.budget.total,
            _ => guarded.as_ref().map_or(zeros.total, |guarded| zeros.total + guarded.total),
        };
        Ok(Self {
            modulus,
            zeros,
            guarded,
            vacuity,
            components,
            exact,
            roads: request.roads,
            error,
            target_bits: request.target_bits,
        })
    }
}

impl Plan {
    /// The errors of all verdicts to which the plan may lead.
    #[must_use]
    pub fn risk(&self) -> ErrorBound {
        let vacuity = match (&self.exact, self.roads) {
            (Some(exact), Roads::Rationals) => exact.vacuity.total,
            _ => self.vacuity.total,
        };
        let vacuity = Some(vacuity).filter(|total| total.meets(self.target_bits));
        let components = self.components.as_ref().map(|budget| budget.total);
        vacuity.into_iter().chain(components).fold(self.error, |sum, error| sum + error)
    }
}

/// The sizes of primes in the order of preference, with the most zeros to ask for at each.
fn moduli(fixed: Option<Prime>, worst: Size) -> impl Iterator<Item = (Modulus, PrimeSet, u32)> {
    let weight = worst.degree.upper()
        + worst.height.norm().ceil_log2().map_or(Upper::UNBOUNDED, height_weight);
    let word_sized = weight <= Upper::power_of_two(WORD_SIZED_BITS);
    let fixed = fixed.into_iter().filter_map(|prime| {
        let bits = u64::BITS - prime.value().leading_zeros();
        Some((Modulus::Fixed(prime), PrimeSet::single(bits)?, MOST_ZEROS_LARGEST))
    });
    let is_fixed = fixed.size_hint().1 != Some(0);
    let word = (word_sized && !is_fixed)
        .then(|| PrimeSet::of_bits(61, 0))
        .flatten()
        .map(|primes| (Modulus::Word, primes, MOST_ZEROS));
    let wide = [2usize, 3, 4].into_iter().filter(move |_| !is_fixed).filter_map(|limbs| {
        let bits = 64 * u32::try_from(limbs).ok()?;
        // 0.6·(b − 1)·4^−t then stays a thousandfold below 2^−(b−1).
        let rounds = bits / 2 + 10;
        let most = if bits == PRIME_BITS { MOST_ZEROS_LARGEST } else { MOST_ZEROS };
        Some((Modulus::Wide { limbs, rounds }, PrimeSet::of_bits(bits, rounds)?, most))
    });
    fixed.chain(word).chain(wide)
}

/// 1.2·H for a height of at most this many bits, rounded up.
fn height_weight(bits: i128) -> Upper {
    let bits = u64::try_from(bits.max(0)).unwrap_or(u64::MAX);
    Upper::from(bits) + Upper::from(bits).divided_by(&BigUint::from(5u32))
}

/// The budget with the fewest attempts that keeps the error within `2^−target_bits`.
fn least_attempts(size: Size, road: &Road, target_bits: u32, most: u32) -> Option<Budget> {
    (FEWEST_ZEROS..=most)
        .filter_map(|zeros| Attempts::new(zeros, zeros + SPARE_ATTEMPTS))
        .map(|attempts| Budget::of_zeros(size, road, attempts))
        .find(|budget| budget.total.meets(target_bits))
}

/// The budget of "no configuration is admissible" when every one of the attempts has to show it.
fn every_attempt(nondegeneracy: Size, road: &Road, attempts: Attempts) -> Option<Budget> {
    let all = Attempts::new(attempts.cap(), attempts.cap())?;
    Some(Budget::of_vacuity(nondegeneracy, road, all))
}

/// The budget of "holds on some component" with the fewest attempts that keeps the error within `2^−target_bits`.
///
/// It is said after `k` points at which all obligations vanished and `Λ = Σ λ_j·U_j`, with fresh parameters `λ_j`, was no unit. If the
/// obligations are identities and no component satisfies the statement, `Λ` is a unit, and its norm vanished at each of the points. If an
/// obligation is none, it is nonzero in the algebra, and vanished at each of them. Only one of the two can be the case.
fn some_component(
    analysis: &Analysis,
    primes: &PrimeSet,
    target_bits: u32,
    most: u32,
) -> Option<Budget> {
    let obligations = analysis.obligations.iter().flatten().copied();
    let size = obligations.fold(analysis.combination?, Size::max);
    let roots = u32::try_from(analysis.roots.len()).ok()?;
    (FEWEST_ZEROS..=most)
        .filter_map(|zeros| Attempts::new(zeros, zeros + SPARE_ATTEMPTS))
        .map(|attempts| Budget::of_norm(size, roots, primes, attempts))
        .find(|budget| budget.total.meets(target_bits))
}

fn exact_road(
    analysis: &Analysis,
    worst: Size,
    multiplications: u64,
    request: &Request,
) -> Option<Exact> {
    let road = |bits: u32| Road::Integers { side: BigUint::from(1u32) << bits };
    match request.roads {
        Roads::Primes => None,
        Roads::Rationals => [24u32, 32, 48, 64].into_iter().find_map(|bits| {
            let budget =
                least_attempts(worst, &road(bits), request.target_bits, MOST_ZEROS_LARGEST)?;
            let vacuity = every_attempt(analysis.nondegeneracy, &road(bits), budget.attempts)?;
            Some(Exact { bits, budget, vacuity })
        }),
        Roads::Both => {
            let branches = 1u64 << analysis.roots.len();
            let growth = worst.degree.upper() * Upper::from(u64::from(CROSS_CHECK_BITS) * branches);
            let norm = worst.height.norm();
            let height =
                if norm.is_unbounded() { i128::MAX } else { norm.ceil_log2().unwrap_or(0) };
            let number_bits = growth + height_weight(height);
            let affordable = multiplications <= CROSS_CHECK_PRODUCTS
                && number_bits
                    .ceil_log2()
                    .is_none_or(|log| log <= i128::from(CROSS_CHECK_NUMBER_BITS.ilog2()));
            let attempts = Attempts::new(1, 1 + SPARE_ATTEMPTS)?;
            let vacuity = every_attempt(analysis.nondegeneracy, &road(CROSS_CHECK_BITS), attempts)?;
            let budget = Budget::of_zeros(worst, &road(CROSS_CHECK_BITS), attempts);
            affordable.then_some(Exact { bits: CROSS_CHECK_BITS, budget, vacuity })
        }
    }
}

#[cfg(test)]
mod tests;
