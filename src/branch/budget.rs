//! The error of "holds on the drawn component".
//!
//! **Theorem.** Let a program have k square roots in the cone of its claims, `r = 2^k`. Let a claim with the numerator U, of weighted
//! degree at most d and weighted norm at most `2^H`, not vanish on the component of a figure. Anchors are uniform among `S^n` points of a
//! certified box, with a common denominator Q and `Q·max(1, |x_i|) ≤ 2^b`; at each of J anchors, T of at most R primes, drawn uniformly
//! from N primes `≥ 2^β`, must be zeros. This happens with probability at most
//!
//! ```text
//! ( r·d/S + C(R, T)·q^T )^J,        q = ⌊r·(H + d·b)/β⌋/N + (chance of a composite modulus).
//! ```
//!
//! *Proof.* Let L be the function field of the component, `[L : ℚ(x)] ≤ r`. U is integral over `ℤ[x]`, so its norm is a nonzero
//! polynomial; along a generic line each of its conjugates has at most the degree d at infinity, so the norm has degree at most `r·d`. U
//! divides it among the functions that are regular on the (normal) component, so where U vanishes the norm does: at no more than
//! `r·d·S^(n−1)` points of the grid. At any other anchor `Q^d·U` is an algebraic integer other than 0, whose conjugates are at most
//! `2^H·2^(bd)`; its norm is an integer of at most `r(H + d·b)` bits. A coherent state with the residue 0 makes its prime divide that
//! norm, and at most `⌊r(H + d·b)/β⌋` primes do. T zeros among R independent attempts have probability at most `C(R, T)·q^T`. ∎
//!
//! T and R may be chosen after an anchor, as functions of it: for each anchor the second term bounds the probability over the primes. When
//! `J = 1` its value is the bound. When `J > 1` a number τ is fixed beforehand, T and R are chosen so that the second term is at most τ at
//! every anchor, and `(r·d/S + τ)^J` is the bound: given any outcome of the earlier anchors, the next is passed with probability at most
//! `r·d/S + τ`, since `Q`, b and τ depend on nothing but the program and the box. (Of the values of the second term that were met, the
//! product would be no bound.)
//!
//! At most m frozen programs are tested for one statement, which multiplies the error by m.

use crate::analysis::size::Size;
use crate::bound::{Attempts, ErrorBound, PrimeSet, Term};
use crate::branch::caps::{ANCHORS, ATTEMPTS, COARSE_GRID_BITS, GRID_BITS, RUNS, ZEROS};
use crate::branch::test::Quota;
use crate::upper::Upper;
use num_bigint::BigUint;

/// What the bound is a function of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantities {
    /// `k`: the number of square roots on which a claim depends.
    pub roots: u32,
    /// `d` and `H` of the worst claim.
    pub size: Size,
    /// `S`: the number of values of each coordinate of an anchor.
    pub grid: BigUint,
    /// `b`: the bits of a common denominator times a coordinate.
    pub coordinate_bits: u64,
    /// `β`: every prime is at least `2^β`.
    pub beta: u32,
    /// `N`: a lower bound of the number of primes.
    pub primes: BigUint,
    /// The chance that a modulus is composite.
    pub composite: Upper,
    /// `T` and `R`.
    pub quota: Quota,
    /// `J`.
    pub anchors: u32,
    /// With several anchors: the second term is kept below 2 to minus this at each, and so much is counted.
    pub share: Option<u32>,
    /// `m`: how many frozen programs may be tested.
    pub runs: u32,
}

/// The error of a verdict on the drawn component, with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchBudget {
    /// What it is a function of.
    pub quantities: Quantities,
    /// The two terms at one anchor.
    pub terms: Vec<Term>,
    /// The chance that one prime is a zero by accident.
    pub prime: ErrorBound,
    /// `m·(…)^J`.
    pub total: ErrorBound,
}

impl BranchBudget {
    /// The bound.
    #[must_use]
    pub fn new(quantities: Quantities) -> Self {
        let q = &quantities;
        let branches = Upper::power_of_two(i128::from(q.roots));
        let degree = q.size.degree.upper();
        let grid = branches * degree;
        let height = q.size.height.norm().ceil_log2().map_or(Upper::UNBOUNDED, |bits| {
            Upper::from(u64::try_from(bits.max(0)).unwrap_or(u64::MAX))
        });
        let height = if q.size.is_of_zero() { Upper::ZERO } else { height };
        let bits = branches * (height + degree * Upper::from(q.coordinate_bits));
        let prime = floor_quotient(bits, q.beta).divided_by(&q.primes) + q.composite;
        let placements = Attempts::new(q.quota.zeros, q.quota.attempts)
            .map_or(Upper::UNBOUNDED, Attempts::placements);
        let met = placements * prime.pow(q.quota.zeros.into());
        let share = q.share.map_or(Upper::ZERO, |bits| Upper::power_of_two(-i128::from(bits)));
        let primes = ErrorBound::at_most(met.max(share));
        let terms = vec![
            Term {
                name: "anchor",
                formula: "2^k·d/S",
                figures: format!("2^{}·{}/{}", q.roots, q.size.degree, power(&q.grid)),
                value: ErrorBound::at_most(grid.divided_by(&q.grid)),
                source: "the norm of the residual over the parameters; Schwartz 1980",
            },
            Term {
                name: "primes",
                formula: match q.share {
                    None => "C(R, T)·(⌊2^k·(H + d·b)/β⌋/N)^T",
                    Some(_) => "τ, fixed beforehand, ≥ C(R, T)·(⌊2^k·(H + d·b)/β⌋/N)^T",
                },
                figures: format!(
                    "C({}, {})·(⌊2^{}·({} + {}·{})/{}⌋/{})^{}",
                    q.quota.attempts,
                    q.quota.zeros,
                    q.roots,
                    q.size.height,
                    q.size.degree,
                    q.coordinate_bits,
                    q.beta,
                    q.primes,
                    q.quota.zeros
                ),
                value: primes,
                source: "the norm of the residual at the anchor",
            },
        ];
        let anchor: Upper = terms.iter().map(|term| term.value.upper()).sum();
        let total = anchor.pow(q.anchors.into()) * Upper::from(u64::from(q.runs));
        let prime = ErrorBound::at_most(prime);
        Self { terms, prime, total: ErrorBound::at_most(total), quantities }
    }

    /// How the terms make up the whole.
    #[must_use]
    pub fn formula(&self) -> &'static str {
        if self.quantities.anchors == 1 { "m·(sum)" } else { "m·(sum)^J" }
    }

    /// The term that contributes most.
    #[must_use]
    pub fn binding(&self) -> Option<&Term> {
        self.terms.iter().rev().max_by_key(|term| term.value)
    }

    /// The budget with the fewest zeros that keeps the error of a design, when `independent` roots are independent at the anchor. A prime
    /// splits with probability about `2^−independent`; 64 times as many attempts are allowed as zeros need on average.
    #[must_use]
    pub fn least(
        roots: u32,
        independent: u32,
        size: Size,
        design: Design,
        coordinate_bits: u64,
    ) -> Option<Self> {
        let Design { anchors, grid, share, target_bits } = design;
        let primes = PrimeSet::of_bits(61, 0)?;
        (1..=ZEROS).find_map(|zeros| {
            let attempts = (64 * u64::from(zeros)).checked_shl(independent)?;
            let attempts = u32::try_from(attempts.min(ATTEMPTS)).ok()?;
            let budget = Self::new(Quantities {
                roots,
                size,
                grid: BigUint::from(1u32) << (grid + 1),
                coordinate_bits,
                beta: primes.beta(),
                primes: primes.count().clone(),
                composite: Upper::ZERO,
                quota: Quota { zeros, attempts },
                anchors,
                share: (anchors > 1).then_some(share),
                runs: RUNS,
            });
            let in_share = anchors == 1 || budget.terms[1].value.meets(share);
            (in_share && budget.total.meets(target_bits)).then_some(budget)
        })
    }
}

/// How many anchors are drawn, and on which grid: a function of the program and of the error asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    /// `J`.
    pub anchors: u32,
    /// The σ of the grid of `S = 2^(σ+1)` values.
    pub grid: u32,
    /// The second term is to be at most 2 to minus this at each anchor, if there are several.
    pub share: u32,
    /// The error asked for is at most 2 to minus this.
    pub target_bits: u32,
}

impl Design {
    /// The fewest anchors for which a coarse grid suffices, or else the fewest for which any does. At each anchor the first term is at
    /// most a quarter, and the second to be at most a half, of its part `2^−⌈(target + log2 m)/J⌉` of the error.
    #[must_use]
    pub fn new(roots: u32, size: Size, target_bits: u32) -> Option<Self> {
        let zeros = Upper::power_of_two(i128::from(roots)) * size.degree.upper();
        let bits = zeros.ceil_log2().unwrap_or(if zeros.is_zero() { 0 } else { i128::MAX }).max(0);
        let wanted = target_bits.checked_add(RUNS.ilog2())?;
        let within = |limit: u32| {
            (1..=ANCHORS).find_map(|anchors| {
                let part = wanted.div_ceil(anchors);
                let grid = u32::try_from(bits.checked_add(i128::from(part) + 1)?).ok()?;
                let design = Self { anchors, grid, share: part + 1, target_bits };
                (grid <= limit).then_some(design)
            })
        };
        within(COARSE_GRID_BITS).or_else(|| within(GRID_BITS))
    }
}

/// `⌊x/β⌋`, where x is an upper bound of the true number.
fn floor_quotient(x: Upper, beta: u32) -> Upper {
    match x.parts() {
        None => Upper::UNBOUNDED,
        Some((mantissa, exponent)) => {
            let number = match u64::try_from(exponent) {
                Ok(shift) if shift < 4096 => BigUint::from(mantissa) << shift,
                Ok(_) => return Upper::UNBOUNDED,
                Err(_) => BigUint::from(mantissa) >> exponent.unsigned_abs().min(64),
            };
            Upper::from(&(number / beta.max(1)))
        }
    }
}

/// The number, as a power of two where it is one.
fn power(n: &BigUint) -> String {
    match n.trailing_zeros() {
        Some(twos) if twos > 16 && n.bits() == twos + 1 => format!("2^{twos}"),
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::degree::Degree;
    use crate::analysis::height::Height;

    fn size(degree: u64, height_bits: i128) -> Size {
        Size {
            degree: Degree::from(degree),
            height: Height::of_norm(Upper::power_of_two(height_bits)),
        }
    }

    #[test]
    fn small_cases_are_exact() {
        let quantities = Quantities {
            roots: 1,
            size: size(3, 5),
            grid: BigUint::from(32u32),
            coordinate_bits: 7,
            beta: 10,
            primes: BigUint::from(75u32),
            composite: Upper::ZERO,
            quota: Quota { zeros: 1, attempts: 1 },
            anchors: 1,
            share: None,
            runs: 1,
        };
        // 2·3/32 + ⌊2·(5 + 21)/10⌋/75 = 6/32 + 5/75
        let budget = BranchBudget::new(quantities.clone());
        assert_eq!(budget.terms[0].value.to_string(), "2^-2.4");
        let exact =
            Upper::from(6).divided_by(&32u32.into()) + Upper::from(5).divided_by(&75u32.into());
        assert_eq!(budget.total.upper(), exact);
        let twice = BranchBudget::new(Quantities { anchors: 2, runs: 3, ..quantities.clone() });
        assert_eq!(twice.total.upper(), exact * exact * Upper::from(3));
        // What is counted of the second term is fixed beforehand, and never less than what was met.
        let half = Upper::power_of_two(-1);
        let [counted, met] = [1, 4].map(|share| {
            BranchBudget::new(Quantities { share: Some(share), ..quantities.clone() })
        });
        assert_eq!(counted.terms[1].value.upper(), half);
        assert_eq!(met.total.upper(), exact);
    }

    #[test]
    fn usual_sizes_meet_usual_targets() {
        for (roots, degree, height) in
            [(0, 64, 150), (4, 620, 2010), (8, 3000, 10_000), (12, 28_584, 1_000_000)]
        {
            let size = size(degree, height);
            for target in [80, 200, 300, 1000, 2000] {
                let design = Design::new(roots, size, target).unwrap();
                let bits = u64::from(design.grid) + 18;
                let budget = BranchBudget::least(roots, roots.min(8), size, design, bits).unwrap();
                assert!(budget.total.meets(target), "{target} {budget:?}");
                // One anchor fewer would take a finer grid.
                let part = |anchors: u32| (target + RUNS.ilog2()).div_ceil(anchors);
                let finer = |fewer| design.grid - part(design.anchors) + part(fewer);
                assert!(design.grid <= COARSE_GRID_BITS);
                assert!(design.anchors == 1 || finer(design.anchors - 1) > COARSE_GRID_BITS);
                assert!(budget.quantities.quota.zeros <= ZEROS, "{budget:?}");
            }
        }
        assert!(Design::new(4, Size::UNBOUNDED, 80).is_none());
    }
}
