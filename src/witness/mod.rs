//! Exact counterexamples.
//!
//! A witness is a point of small rational coordinates at which every condition is met and a conclusion fails. It is read from the theorem
//! itself, over ℚ, before it exists as a value.

use crate::coins::RandomWords;
use crate::eval::{Outcome, scalar};
use crate::field::Field as _;
use crate::field::montgomery::{PrimeField, Residue};
use crate::field::prime::Prime;
use crate::interpret::{Decision, Number, Object};
use crate::replay::{GivenPoint, Replay, Value, replay};
use crate::sampling::{Coins, Witness as WitnessCoins};
use crate::slp::Slp;
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use crate::verdict::Disagreement;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

/// Numerators grow to at most this size.
const LARGEST_RANGE: u64 = 1 << 16;
/// Points tried for each range of numerators and each set of denominators.
const TRIES: u32 = 48;

/// A rational configuration at which the statement fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    points: Vec<(String, [BigRational; 2])>,
    numbers: Vec<(String, BigRational)>,
    claim: String,
    value: BigRational,
}

impl Witness {
    /// The configuration of a replay, if a conclusion fails there, everything is rational, and every identification is right.
    #[must_use]
    pub fn of(replay: &Replay) -> Option<Self> {
        if replay.obligations.iter().any(|claimed| claimed.violation().is_some()) {
            return None;
        }
        let (claim, value) = replay
            .conclusions
            .iter()
            .find_map(|claimed| Some((claimed.claim.clone(), claimed.violation()?)))?;
        let mut points = Vec::new();
        let mut numbers = Vec::new();
        for (name, object) in &replay.objects {
            match object {
                Object::Pair(pair) if pair.tag.is_some() => {
                    points.push((name.clone(), [rational(&pair.x)?, rational(&pair.y)?]));
                }
                Object::Number(number) => numbers.push((name.clone(), rational(number)?)),
                _ => {}
            }
        }
        Some(Self { points, numbers, claim, value: value.as_scalar()?.clone() })
    }

    /// The points with their coordinates, in the order of the text.
    #[must_use]
    pub fn points(&self) -> &[(String, [BigRational; 2])] {
        &self.points
    }

    /// The numbers with names, in the order of the text.
    #[must_use]
    pub fn numbers(&self) -> &[(String, BigRational)] {
        &self.numbers
    }

    /// The first conclusion that fails.
    #[must_use]
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// The value of its first residual that is not zero.
    #[must_use]
    pub fn value(&self) -> &BigRational {
        &self.value
    }
}

fn rational(number: &Number<Value>) -> Option<BigRational> {
    match number {
        Number::Constant(constant) => Some((**constant).clone()),
        Number::Value(value) => value.as_scalar().cloned(),
    }
}

/// Searches a witness for a refuted statement without square roots.
///
/// Points `a/b` with `a` in a growing range, and `b` first 1, then a small power of two, are screened modulo a prime: a residual that does
/// not vanish there does not vanish. Nothing is found only if the exact numbers outgrow their limit.
///
/// # Errors
/// When a point that fails modulo a prime does not fail over ℚ: one of the two roads is wrong.
pub fn search(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    slp: &Slp,
    coins: &mut Coins<WitnessCoins>,
) -> Result<Option<Witness>, Disagreement> {
    let field = PrimeField::new(Prime::draw(coins));
    let mut values: Vec<Residue> = Vec::with_capacity(slp.nodes.len());
    let mut range = 2u64;
    let mut large = 0;
    while range <= LARGEST_RANGE {
        for halvings in [0u32, 1, 3] {
            for _ in 0..TRIES {
                let point: Vec<BigRational> =
                    slp.parameters.iter().map(|_| coordinate(range, halvings, coins)).collect();
                let Some(parameters) =
                    point.iter().map(|x| field.reduce(x)).collect::<Option<Vec<Residue>>>()
                else {
                    continue;
                };
                let admissible = scalar::run(slp, &field, &parameters, &mut values).is_ok();
                let fails = admissible
                    && matches!(scalar::outcome(slp, &field, &values), Outcome::Nonzero(violation) if !violation.obligation);
                if !fails {
                    continue;
                }
                match replay(theorem, dictionary, decisions, GivenPoint::new(&point)) {
                    Ok(replay) => {
                        if let Some(witness) = Witness::of(&replay) {
                            return Ok(Some(witness));
                        }
                        if replay.holds() {
                            return Err(Disagreement { point });
                        }
                    }
                    Err(_) => large += 1,
                }
                // Larger coordinates only make the numbers larger.
                if large > TRIES {
                    return Ok(None);
                }
            }
        }
        range *= 2;
    }
    Ok(None)
}

/// `a/b` with a uniform in `[−range, range]` and b uniform among the powers of two up to `2^halvings`.
fn coordinate(range: u64, halvings: u32, coins: &mut impl RandomWords) -> BigRational {
    let numerator = BigInt::from(coins.below(2 * range + 1)) - BigInt::from(range);
    if numerator.is_zero() {
        return BigRational::zero();
    }
    let exponent = coins.below(u64::from(halvings) + 1);
    BigRational::new(numerator, BigInt::from(1) << exponent)
}
