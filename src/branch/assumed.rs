//! `assume`: what is true on all components on which an assumption holds.
//!
//! An assumption such as `|AC| = |AB| + |BC|` vanishes on some components of a configuration variety, and not on others. The formal algebra
//! `A_x = F_p[s]/(s_i² − γ_i)` at a random point x modulo a random prime has the points over x for its components: where all divisors, radicands
//! and conditions are units it is a product of finite fields of at most `p^(2^k)` elements. In it
//!
//! ```text
//! e = Π_i (1 − r_i^(p^(2^k) − 1))
//! ```
//!
//! is 1 at the points where all equations `r_i = 0` of the assumption hold, and 0 at the others. A point counts as a zero if `c·e = 0` for all
//! claims c.
//!
//! **Theorem.** Let some component have all `r_i = 0` identically and a claim with the numerator U, of weighted degree d and weighted norm `2^H`,
//! that does not vanish there. A random point is a zero with probability at most `2^k·d/2^β + ⌊2^k·H/β⌋/N`.
//!
//! *Proof.* Let L be the function field of the component, of degree `m ≤ 2^k` over `ℚ(x)`. U is integral over `ℤ[x]`, and its norm N over `ℚ(x)` is a
//! nonzero polynomial in `ℤ[x]` of degree at most `m·d`. Where all `|x_i| = 1`, each root is at most its weight in norms, so that each conjugate
//! of U is at most `2^H`, and `|N| ≤ 2^(m·H)`: by Cauchy's estimate no coefficient of N exceeds that. At most `⌊2^k·H/β⌋` primes above `2^β` divide a
//! coefficient that is not zero. Modulo any other it vanishes at
//! a fraction of at most `m·d/p` of the points x. At an admissible point where it does not vanish, `A_x` is étale; the component has m points over
//! it, for its coordinate ring is finite étale and normal there; at each of them `r_i = 0`, so `e = 1`; and U divides its norm, so `c ≠ 0`. ∎
//!
//! Where `e = 0` at an admissible point, there is no component on which the assumption holds: one would have points over x with `e = 1`.

use crate::bound::Attempts;
use crate::deadline;
use crate::eval::formal::values_with_inverses;
use crate::field::Field;
use crate::field::montgomery::PrimeField;
use crate::field::prime::Prime;
use crate::field::tower::{Tower, TowerElement};
use crate::sampling::{Coins, Primes, Seed};
use crate::slp::{NodeId, Slp};
use num_bigint::BigUint;

/// Attempts with smaller numbers belong to tests of all components.
const FIRST_ATTEMPT: u64 = 1 << 34;
/// With more square roots the powers take too long.
pub const ROOTS: usize = 5;

/// A statement under an assumption.
#[derive(Clone, Debug)]
pub struct Assumption {
    /// The program; its conclusions and obligations are the claims.
    pub slp: Slp,
    /// The equations of the assumption.
    pub equations: Vec<NodeId>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Found {
    /// As many zeros as were asked for, in so many attempts.
    Zeros(u32),
    /// The assumption holds on no component. This is exact.
    NoComponent,
    /// A claim fails at a point where the assumption holds, which may lie on another component; or too few points were admissible.
    Open,
    /// The time limit was reached.
    Interrupted,
}

impl Assumption {
    /// Makes attempts at random points modulo random primes.
    #[must_use]
    pub fn test(&self, attempts: Attempts, seed: &Seed, key: u64) -> Found {
        let mut zeros = 0;
        for number in 0..attempts.cap() {
            if deadline::is_over() {
                return Found::Interrupted;
            }
            let mut coins: Coins<Primes> = seed.coins(key, FIRST_ATTEMPT + u64::from(number));
            match self.attempt(&mut coins) {
                Some(Found::Zeros(_)) => zeros += 1,
                Some(other) => return other,
                None => {}
            }
            if zeros == attempts.required() {
                return Found::Zeros(number + 1);
            }
        }
        Found::Open
    }

    /// One attempt; nothing where the point is not admissible.
    fn attempt(&self, coins: &mut Coins<Primes>) -> Option<Found> {
        let field = PrimeField::new(Prime::draw(coins));
        let parameters: Vec<_> = self.slp.parameters.iter().map(|_| field.uniform(coins)).collect();
        let mut draw = || field.uniform(coins);
        let (tower, values) =
            values_with_inverses(&self.slp, &field, &parameters, &mut draw).ok()?;
        let meets = indicator(&tower, self.equations.iter().map(|node| &values[node.index()]));
        if tower.is_zero(&meets) {
            return Some(Found::NoComponent);
        }
        let claims = self.slp.conclusions.iter().chain(&self.slp.obligations);
        let mut residuals = claims.flat_map(|claim| &claim.residuals);
        let holds = residuals.all(|node| tower.is_zero(&tower.mul(&values[node.index()], &meets)));
        Some(if holds { Found::Zeros(1) } else { Found::Open })
    }
}

/// `e`: 1 where all of these elements vanish, 0 elsewhere.
fn indicator<'e>(
    tower: &Tower<PrimeField>,
    elements: impl Iterator<Item = &'e TowerElement<<PrimeField as Field>::Element>>,
) -> TowerElement<<PrimeField as Field>::Element> {
    let branches = 1u32 << tower.height();
    let exponent = BigUint::from(tower.base().modulus()).pow(branches) - 1u32;
    elements.fold(tower.one(), |meets, element| {
        let mut power = tower.one();
        for bit in (0..exponent.bits()).rev() {
            power = tower.mul(&power, &power);
            if exponent.bit(bit) {
                power = tower.mul(&power, element);
            }
        }
        tower.mul(&meets, &tower.sub(&tower.one(), &power))
    })
}
