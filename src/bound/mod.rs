//! The error budget: what the probability of a wrong verdict is made of.
//!
//! An attempt draws a prime `p ≥ 2^β` uniformly from a set of `N`, and the free parameters uniformly modulo `p`. A
//! polynomial `U ≠ 0` of degree `d` and height `H` then vanishes with probability at most
//!
//! ```text
//! q = ⌊H/β⌋/N + d/2^β
//! ```
//!
//! because at most `⌊H/β⌋` primes divide all of its coefficients, and modulo any other it vanishes at a fraction of at most
//! `d/p` of all points (DeMillo and Lipton 1978, Zippel 1979, Schwartz 1980). A statement is accepted when `k` of at most
//! `R` independent attempts vanish and none differs from zero; some `k` of the `R` attempts then vanish, so the error is at
//! most `C(R, k)·q^k`, whatever part of the attempts is rejected. The prime and the point of each attempt are fresh, and
//! `k`, `R` and the set of primes are fixed before the first coin.

mod probability;
mod primes;

pub use primes::PrimeSet;
pub use probability::ErrorBound;

use crate::analysis::size::Size;
use crate::upper::Upper;
use num_bigint::BigUint;
use num_traits::One;

/// Who proved that a nonzero polynomial rarely vanishes.
const ZEROS: &str = "DeMillo and Lipton 1978; Zippel 1979; Schwartz 1980";

/// One cause of error within an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name.
    pub name: &'static str,
    /// The formula of its bound.
    pub formula: &'static str,
    /// The formula with its numbers.
    pub figures: String,
    /// The bound.
    pub value: ErrorBound,
    /// Where the formula was proved.
    pub source: &'static str,
}

/// How often an attempt must succeed, out of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Attempts {
    required: u32,
    cap: u32,
}

impl Attempts {
    /// `required` successes within at most `cap` attempts; nothing unless `1 ≤ required ≤ cap`.
    #[must_use]
    pub fn new(required: u32, cap: u32) -> Option<Self> {
        (1 <= required && required <= cap).then_some(Self { required, cap })
    }

    /// At least as many successes, and at least as many attempts, as each of the two asks for.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self { required: self.required.max(other.required), cap: self.cap.max(other.cap) }
    }

    /// `k`: the number of successes asked for.
    #[must_use]
    pub fn required(self) -> u32 {
        self.required
    }

    /// `R`: the number of attempts allowed.
    #[must_use]
    pub fn cap(self) -> u32 {
        self.cap
    }

    /// `C(R, k)`: the number of ways in which the successes can be placed.
    #[must_use]
    pub fn placements(self) -> Upper {
        let k = self.required.min(self.cap - self.required);
        // C(R−k+i, i) for i = 1, …, k; each is an integer.
        let choices = (1..=k).fold(BigUint::one(), |choices, i| choices * (self.cap - k + i) / i);
        Upper::from(&choices)
    }
}

/// Where the coordinates of a random configuration are drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Road {
    /// Modulo a random prime.
    Primes(PrimeSet),
    /// Integers in `0..side`, with exact arithmetic in the rational numbers: no primes, hence no heights.
    Integers {
        /// The number of values of each coordinate.
        side: BigUint,
    },
}

/// The probability of a wrong verdict, with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The causes of error within one attempt.
    pub terms: Vec<Term>,
    /// `q`, their sum.
    pub attempt: ErrorBound,
    /// `k` and `R`.
    pub attempts: Attempts,
    /// `C(R, k)·q^k`.
    pub total: ErrorBound,
}

impl Budget {
    /// The probability that `k` of `R` attempts vanish, for a polynomial `U ≠ 0` of this size.
    ///
    /// With the worst residual it is the error of "holds on every component"; with the worst residual times all guards,
    /// that of the same verdict from the test without inversions. With square roots, `U` is an element of the algebra of
    /// formal roots; one of its coefficients is then a nonzero polynomial of at most this size.
    #[must_use]
    pub fn of_zeros(size: Size, road: &Road, attempts: Attempts) -> Self {
        match road {
            Road::Primes(primes) => Self::of_terms(modular_terms(size, primes), attempts),
            Road::Integers { side } => Self::of_terms(vec![rational_term(size, side)], attempts),
        }
    }

    /// The error of "no configuration is admissible", said after `Π`, the product of all guards and radicands, vanished in
    /// all of the required attempts. Attempts whose prime divides the denominator of a constant are drawn again; they are
    /// why the cap may be larger.
    ///
    /// If some configuration is admissible, `Π` is a nonzero polynomial (with square roots, a nonzero element of the
    /// algebra of formal roots), and vanishes as rarely as a false conclusion of its size.
    #[must_use]
    pub fn of_vacuity(nondegeneracy: Size, road: &Road, attempts: Attempts) -> Self {
        Self::of_zeros(nondegeneracy, road, attempts)
    }

    /// The probability that the norm `N(U)` of a number of this size, which is a unit of the algebra of formal roots, or of one of its
    /// quotients, vanishes at `k` of `R` points.
    ///
    /// It is the determinant of a matrix of at most `M = 2^roots` rows, a nonzero polynomial whose degree is at most `M·deg U` and whose
    /// height at most `M·h(U)`.
    #[must_use]
    pub fn of_norm(size: Size, roots: u32, primes: &PrimeSet, attempts: Attempts) -> Self {
        let norm = match 1u64.checked_shl(roots) {
            Some(branches) => size.pow(branches),
            None => Size::UNBOUNDED,
        };
        Self::of_terms(modular_terms(norm, primes), attempts)
    }

    /// The term that contributes most.
    #[must_use]
    pub fn binding(&self) -> Option<&Term> {
        // Of equal terms the first.
        self.terms.iter().rev().max_by_key(|term| term.value)
    }

    fn of_terms(terms: Vec<Term>, attempts: Attempts) -> Self {
        let attempt: ErrorBound = terms.iter().map(|term| term.value).sum();
        let all = attempt.upper().pow(attempts.required().into());
        let total = ErrorBound::at_most(attempts.placements() * all);
        Self { terms, attempt, attempts, total }
    }
}

/// The terms of `q = d/2^β + ⌊H/β⌋/N`, and the chance of a composite modulus.
fn modular_terms(size: Size, primes: &PrimeSet) -> Vec<Term> {
    let beta = primes.beta();
    let zeros = size.degree.upper().shifted(-i128::from(beta));
    let bad = size.height.bad_primes(beta);
    let mut terms = vec![
        Term {
            name: "degree",
            formula: "d/2^β",
            figures: format!("{}/2^{beta}", size.degree),
            value: ErrorBound::at_most(zeros),
            source: ZEROS,
        },
        Term {
            name: "bad primes",
            formula: "⌊H/β⌋/N",
            figures: format!("⌊{}/{beta}⌋/{}", size.height, primes.count()),
            value: ErrorBound::at_most(bad.divided_by(primes.count())),
            source: primes.source(),
        },
    ];
    terms.extend(primes.composite());
    terms
}

/// `d/S`.
fn rational_term(polynomial: Size, side: &BigUint) -> Term {
    Term {
        name: "degree",
        formula: "d/S",
        figures: format!("{}/{side}", polynomial.degree),
        value: ErrorBound::at_most(polynomial.degree.upper().divided_by(side)),
        source: ZEROS,
    }
}

#[cfg(test)]
mod tests;
