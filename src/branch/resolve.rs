//! Deciding which square roots of a point are new: the field `K = ℚ(s_1, …, s_k)` of a real point `(x1, σ)`.
//!
//! In program order, root i with radicand g is *independent* if g is not a square in the field `K_{<i}` of the independent roots before
//! it, and else *dependent*: `s_i = h ∈ K_{<i}`. Both are decided without error:
//!
//! * A coherent state in which g is a nonresidue proves independence. If `g = h²` with `h ∈ K_{<i}`, then h is integral over the local
//!   ring of the state, which is normal; so h lies in it, and `g ≡ φ(h)²`. The same argument in the local ring of the configuration
//!   variety over `ℤ_(p)` shows that g is not a square in the function field of the component of `(x1, σ)` either.
//! * An exact square root h proves dependence; that there is none proves independence, at the point and on its component (a root there
//!   would be regular at the point, and specialise). The sign of h is fixed by interval arithmetic.
//!
//! h is a number, valid at this point only.

use crate::branch::caps::{POOL_PRIMES, POOL_STATES, SIGN_PRECISION};
use crate::branch::cone::Cone;
use crate::branch::enclosure::enclose;
use crate::branch::exact::ExactRun;
use crate::branch::figure::{Figure, RootSign};
use crate::branch::number_field::{Element, Unfinished};
use crate::branch::pool;
use crate::branch::square_root::Search;
use crate::branch::state::{Halt, State, Status};
use crate::deadline;
use crate::field::montgomery::PrimeField;
use std::cmp::Ordering;

/// The first precision at which signs are looked for.
const FIRST_PRECISION: u64 = 192;

/// Why the roots of a point could not be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// An exact number would exceed [`EXACT_BITS`](crate::branch::caps::EXACT_BITS).
    Oversize,
    /// Too few of [`POOL_PRIMES`] primes split.
    FewSplitPrimes,
    /// A sign stayed undecided at [`SIGN_PRECISION`] bits.
    Sign,
    /// The time limit was reached.
    Interrupted,
}

impl From<Unfinished> for Unresolved {
    fn from(unfinished: Unfinished) -> Self {
        match unfinished {
            Unfinished::Oversize => Self::Oversize,
            Unfinished::Interrupted => Self::Interrupted,
        }
    }
}

/// The states by which the roots of a point are decided.
pub(super) struct Pool<'p> {
    cone: &'p Cone<'p>,
    /// States that wait at the root in question.
    waiting: Vec<State>,
    /// For each root, states that are complete before it, and in which its radicand is not a square.
    fallen: Vec<Vec<State>>,
}

impl Pool<'_> {
    /// Whether a state that is coherent for the field of the first `count` generators shows that `a` is not a square there.
    pub(super) fn shows_no_square(&self, a: &Element, generators: &[usize], count: usize) -> bool {
        let fallen = generators[count..].iter().flat_map(|&root| &self.fallen[root]);
        self.waiting.iter().chain(fallen).any(|state| {
            state.reduce(a, self.cone).is_some_and(|residue| state.field.legendre(residue) == -1)
        })
    }
}

/// The statuses of all roots on which a claim depends, at a figure in which all conditions are certified.
///
/// # Errors
/// See [`Unresolved`].
pub fn resolve(cone: &Cone<'_>, figure: &Figure) -> Result<Vec<Option<Status>>, Unresolved> {
    let roots = cone.slp.roots.len();
    let mut resolver = Resolver {
        figure,
        pool: Pool { cone, waiting: Vec::new(), fallen: vec![Vec::new(); roots] },
        statuses: vec![None; roots],
        primes: Box::new(pool::primes().take(POOL_PRIMES)),
        exact: ExactRun::new(cone, &figure.point),
        real: None,
    };
    for &root in &cone.roots {
        let status = resolver.decide(root)?;
        resolver.statuses[root] = Some(status);
    }
    Ok(resolver.statuses)
}

struct Resolver<'r> {
    figure: &'r Figure,
    pool: Pool<'r>,
    statuses: Vec<Option<Status>>,
    primes: Box<dyn Iterator<Item = PrimeField> + 'r>,
    exact: ExactRun<'r>,
    /// Enclosures of all nodes at the point, and their precision.
    real: Option<(u64, Vec<crate::real::Interval>)>,
}

impl Resolver<'_> {
    /// The status of a root, when those of all roots before it are known, and all waiting states wait at it.
    fn decide(&mut self, root: usize) -> Result<Status, Unresolved> {
        let waiting = std::mem::take(&mut self.pool.waiting);
        for state in waiting {
            self.admit(state);
        }
        loop {
            if self.pool.waiting.iter().any(|state| self.is_nonresidue(root, state)) {
                return Ok(Status::Independent);
            }
            if self.pool.waiting.len() >= POOL_STATES {
                break;
            }
            if deadline::is_over() {
                return Err(Unresolved::Interrupted);
            }
            let field = self.primes.next().ok_or(Unresolved::FewSplitPrimes)?;
            self.admit(State::new(self.pool.cone, &self.figure.point, field));
        }
        let statuses = &self.statuses;
        let square = self.exact.value(self.pool.cone.slp.radicand(root), statuses)?;
        let generators: Vec<usize> =
            (0..root).filter(|&j| statuses[j] == Some(Status::Independent)).collect();
        let mut search = Search { exact: &mut self.exact, pool: &self.pool, statuses };
        match search.run(&generators, generators.len(), &square)? {
            None => Ok(Status::Independent),
            Some(h) => Ok(Status::Dependent(self.with_sign(h, self.figure.signs[root])?)),
        }
    }

    /// Lets a state run to the next undecided root, and keeps it there, or at the independent root at which it falls.
    fn admit(&mut self, mut state: State) {
        match state.advance(self.pool.cone, &self.statuses) {
            Halt::Unknown { .. } => self.pool.waiting.push(state),
            Halt::Nonresidue { root } => self.fall(root, state),
            Halt::Degenerate | Halt::Complete => {}
        }
    }

    fn fall(&mut self, root: usize, state: State) {
        let fallen = &mut self.pool.fallen[root];
        if fallen.len() < POOL_STATES {
            fallen.push(state);
        }
    }

    fn is_nonresidue(&self, root: usize, state: &State) -> bool {
        state.field.legendre(state.values()[self.pool.cone.slp.radicand(root).index()]) == -1
    }

    /// The one of `±h` that has this sign.
    fn with_sign(&mut self, h: Element, sign: RootSign) -> Result<Element, Unresolved> {
        let mut precision = self.real.as_ref().map_or(FIRST_PRECISION, |(precision, _)| *precision);
        loop {
            if self.real.as_ref().is_none_or(|(known, _)| *known < precision) {
                let Figure { point, signs } = self.figure;
                let parameters = point.intervals();
                let slp = self.pool.cone.slp;
                let values = enclose(slp, &parameters, signs, &[], precision);
                self.real = values.ok().map(|values| (precision, values));
            }
            if let Some((_, values)) = &self.real {
                let roots = &self.pool.cone.slp.roots;
                let real = h.enclose(&|j| values[roots[j].index()].clone(), precision);
                match (real.sign(), sign) {
                    (Some(Ordering::Greater), RootSign::Plus)
                    | (Some(Ordering::Less), RootSign::Minus) => return Ok(h),
                    (Some(Ordering::Greater | Ordering::Less), _) => return Ok(h.negated()),
                    _ => {}
                }
            }
            precision *= 2;
            if precision > SIGN_PRECISION {
                return Err(Unresolved::Sign);
            }
            if deadline::is_over() {
                return Err(Unresolved::Interrupted);
            }
        }
    }
}

#[cfg(test)]
mod tests;
