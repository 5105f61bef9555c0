//! Attempts: each draws its prime and its point from coins of its own, and the tally is the same in whatever order they are made.

use crate::bound::Attempts;
use crate::coins::RandomWords;
use crate::deadline;
use crate::eval::batch::{Batch, LANES};
use crate::eval::formal::{run_with_inverses, run_without_inverses};
use crate::eval::{Outcome, Violation, scalar};
use crate::field::Field;
use crate::field::montgomery::{PrimeField, Residue};
use crate::field::prime::Prime;
use crate::field::wide::{WideField, WidePrime, WideResidue};
use crate::plan::Modulus;
use crate::sampling::{Coins, Primes, Seed};
use crate::slp::Slp;
use num_bigint::BigUint;

/// From this many multiplications on, attempts are shared among threads.
const WORTH_SHARING: usize = 1 << 14;

/// The number of the first attempt at a combination of all conclusions: such attempts share no coins with others.
const SOME_COMPONENT: u64 = 1 << 33;

/// On which components the conclusions hold together, when they do not hold on all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Components {
    /// On none: this is exact.
    None,
    /// On some, up to the error of the budget.
    Some,
    /// This was not found out: too few points were admissible, an identification was wrong, or the time was over.
    Unknown,
}

/// How divisions are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Division {
    /// By inverses; a point without them is rejected.
    Inverses,
    /// As fractions, the product of all conditions multiplied in.
    Fractions,
}

/// What the attempts at a statement have shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Attempts made, up to the last that counted.
    pub attempts: u32,
    /// Attempts at which all residuals vanish.
    pub zeros: u32,
    /// Attempts whose prime divides the denominator of a constant, or a constant divisor.
    pub unusable: u32,
    /// Attempts rejected because a condition fails.
    pub degenerate: u32,
    /// Whether some attempt showed that the conditions can be met.
    pub satisfiable: bool,
    /// The first attempt at which a residual does not vanish.
    pub violation: Option<ModularWitness>,
    /// Whether the time limit stopped the attempts.
    pub interrupted: bool,
}

/// A point modulo a prime at which a residual does not vanish: an exact refutation, which the seed replays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModularWitness {
    /// The prime.
    pub prime: BigUint,
    /// The attempt.
    pub attempt: u64,
    /// What fails there.
    pub violation: Violation,
}

/// One attempt.
struct Attempt {
    prime: BigUint,
    outcome: Outcome,
    satisfiable: bool,
}

/// A procedure of attempts at one statement.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'t> {
    /// The program.
    pub slp: &'t Slp,
    /// Where primes come from.
    pub modulus: Modulus,
    /// How divisions are made.
    pub division: Division,
    /// The seed.
    pub seed: &'t Seed,
    /// The key of the statement, which makes its coins its own.
    pub key: u64,
}

impl Trial<'_> {
    /// Makes attempts until enough have vanished, one has not, the cap is reached, or the time is over.
    #[must_use]
    pub fn run(&self, attempts: Attempts) -> Tally {
        let mut tally = Tally::default();
        while tally.zeros < attempts.required()
            && tally.attempts < attempts.cap()
            && tally.violation.is_none()
        {
            if deadline::is_over() {
                tally.interrupted = true;
                break;
            }
            let missing = (attempts.required() - tally.zeros).min(attempts.cap() - tally.attempts);
            let batch = self.batch(u64::from(tally.attempts), u64::from(missing));
            for (attempt, number) in batch.into_iter().zip(u64::from(tally.attempts)..) {
                tally.count(attempt, number);
                if tally.violation.is_some() {
                    break;
                }
            }
        }
        tally
    }

    /// Makes fresh attempts to see on which components the conclusions hold. At each admissible point at which all obligations vanish, the
    /// random combination of all residuals is a unit of the algebra, which shows that they fail on every component, or it is not; where as
    /// many attempts as asked for showed the second, they hold on some.
    #[must_use]
    pub fn some_component(&self, attempts: Attempts) -> Components {
        let mut vanishing = 0;
        for number in 0..attempts.cap() {
            if deadline::is_over() {
                break;
            }
            match self.attempt(SOME_COMPONENT + u64::from(number)).outcome {
                // An identification was an accident: the program is not that of the statement.
                Outcome::Nonzero(Violation { obligation: true, .. }) => return Components::Unknown,
                Outcome::Nonzero(Violation { everywhere: true, .. }) => return Components::None,
                Outcome::Zero | Outcome::Nonzero(_) => vanishing += 1,
                Outcome::Rejected(_) => {}
            }
            if vanishing == attempts.required() {
                return Components::Some;
            }
        }
        Components::Unknown
    }

    /// The attempts `first, …, first + count − 1`.
    fn batch(&self, first: u64, count: u64) -> Vec<Attempt> {
        let numbers: Vec<u64> = (first..first + count).collect();
        let plain = self.slp.roots.is_empty() && !matches!(self.modulus, Modulus::Wide { .. });
        let lanes = LANES as u64;
        if plain && count >= lanes {
            let chunks: Vec<&[u64]> = numbers.chunks(LANES).collect();
            let parallel = numbers.len() * self.slp.nodes.len() >= WORTH_SHARING;
            let run = |chunk: &&[u64]| self.lanes(chunk);
            let nested: Vec<Vec<Attempt>> = if parallel {
                deadline::shared(&chunks, run)
            } else {
                chunks.iter().map(run).collect()
            };
            return nested.into_iter().flatten().collect();
        }
        let branches = 1usize << self.slp.roots.len();
        let run = |&number: &u64| self.attempt(number);
        if numbers.len() * self.slp.nodes.len() * branches * branches >= WORTH_SHARING {
            deadline::shared(&numbers, run)
        } else {
            numbers.iter().map(run).collect()
        }
    }

    fn coins(&self, number: u64) -> Coins<Primes> {
        // Attempts with fractions use streams of their own: no two attempts share coins.
        let offset = match self.division {
            Division::Inverses => 0,
            Division::Fractions => 1 << 32,
        };
        self.seed.coins(self.key, offset + number)
    }

    fn attempt(&self, number: u64) -> Attempt {
        let mut coins = self.coins(number);
        match self.modulus {
            Modulus::Word => {
                let prime = Prime::draw(&mut coins);
                self.at(&PrimeField::new(prime), BigUint::from(prime.value()), &mut coins)
            }
            Modulus::Fixed(prime) => {
                self.at(&PrimeField::new(prime), BigUint::from(prime.value()), &mut coins)
            }
            Modulus::Wide { limbs: 2, rounds } => self.wide::<2>(rounds, &mut coins),
            Modulus::Wide { limbs: 3, rounds } => self.wide::<3>(rounds, &mut coins),
            Modulus::Wide { rounds, .. } => self.wide::<4>(rounds, &mut coins),
        }
    }

    fn wide<const L: usize>(&self, rounds: u32, coins: &mut Coins<Primes>) -> Attempt {
        let prime = WidePrime::<L>::draw(rounds, coins);
        let digits: Vec<u32> = prime
            .words()
            .iter()
            .flat_map(|word| [(word & 0xffff_ffff) as u32, (word >> 32) as u32])
            .collect();
        self.at(&WideField::new(prime), BigUint::new(digits), coins)
    }

    fn at<F: UniformField>(
        &self,
        field: &F,
        prime: BigUint,
        coins: &mut impl RandomWords,
    ) -> Attempt {
        let parameters: Vec<F::Element> =
            self.slp.parameters.iter().map(|_| field.draw(coins)).collect();
        let draw = || field.draw(coins);
        match self.division {
            Division::Fractions => {
                let guarded = run_without_inverses(self.slp, field, &parameters, draw);
                Attempt { prime, outcome: guarded.outcome, satisfiable: guarded.satisfiable }
            }
            Division::Inverses => {
                let outcome = if self.slp.roots.is_empty() {
                    let mut values = Vec::with_capacity(self.slp.nodes.len());
                    match scalar::run(self.slp, field, &parameters, &mut values) {
                        Ok(()) => scalar::outcome(self.slp, field, &values),
                        Err(rejection) => Outcome::Rejected(rejection),
                    }
                } else {
                    run_with_inverses(self.slp, field, &parameters, draw)
                };
                Attempt { prime, outcome, satisfiable: !matches!(outcome, Outcome::Rejected(_)) }
            }
        }
    }

    /// Up to [`LANES`] attempts at once.
    fn lanes(&self, numbers: &[u64]) -> Vec<Attempt> {
        let mut coins: Vec<Coins<Primes>> =
            (0..LANES).map(|j| self.coins(numbers[j.min(numbers.len() - 1)])).collect();
        let primes: Vec<Prime> = coins
            .iter_mut()
            .map(|coins| match self.modulus {
                Modulus::Fixed(prime) => prime,
                _ => Prime::draw(coins),
            })
            .collect();
        let fields: [PrimeField; LANES] = std::array::from_fn(|j| PrimeField::new(primes[j]));
        let parameters: Vec<[Residue; LANES]> = self
            .slp
            .parameters
            .iter()
            .map(|_| std::array::from_fn(|j| fields[j].draw(&mut coins[j])))
            .collect();
        let outcomes = Batch::default().run(self.slp, &fields, &parameters);
        let attempts = outcomes.into_iter().zip(&primes).take(numbers.len());
        attempts
            .map(|(outcome, prime)| Attempt {
                prime: BigUint::from(prime.value()),
                outcome,
                satisfiable: !matches!(outcome, Outcome::Rejected(_)),
            })
            .collect()
    }
}

impl Tally {
    fn count(&mut self, attempt: Attempt, number: u64) {
        use crate::arith::Rejection::{
            BadConstant, Divisor, Guard, Interrupted, Radicand, TooLarge,
        };
        self.attempts += 1;
        self.satisfiable |= attempt.satisfiable;
        match attempt.outcome {
            Outcome::Zero => self.zeros += 1,
            Outcome::Nonzero(violation) => {
                self.violation =
                    Some(ModularWitness { prime: attempt.prime, attempt: number, violation });
            }
            Outcome::Rejected(BadConstant) => self.unusable += 1,
            Outcome::Rejected(Divisor | Guard | Radicand) => self.degenerate += 1,
            Outcome::Rejected(Interrupted) => self.interrupted = true,
            Outcome::Rejected(TooLarge) => {}
        }
    }
}

/// A field from which elements are drawn uniformly.
trait UniformField: Field {
    fn draw(&self, coins: &mut impl RandomWords) -> Self::Element;
}

impl UniformField for PrimeField {
    fn draw(&self, coins: &mut impl RandomWords) -> Residue {
        self.uniform(coins)
    }
}

impl<const L: usize> UniformField for WideField<L> {
    fn draw(&self, coins: &mut impl RandomWords) -> WideResidue<L> {
        self.uniform(coins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arith::{Arith as _, Rejection};
    use crate::slp::builder::Recorder;

    /// What is found of `√(x²) = x`, which is true on one of two branches, on the ground that `x·y = x·z`.
    fn some_component(identified: impl Fn(&mut Recorder) -> Result<(), Rejection>) -> Components {
        let mut recorder = Recorder::new();
        let mut record = || {
            let x = recorder.parameter(&String::new)?;
            let square = recorder.mul(&x, &x)?;
            let root = recorder.sqrt(&square, &String::new)?;
            let residual = recorder.sub(&root, &x)?;
            recorder.conclude(vec![residual], "the root is x");
            identified(&mut recorder)
        };
        record().unwrap();
        let slp = recorder.finish();
        let seed = Seed::from_bytes([4; 32]);
        let (modulus, division) = (Modulus::Word, Division::Inverses);
        let trial = Trial { slp: &slp, modulus, division, seed: &seed, key: 1 };
        trial.some_component(Attempts::new(2, 8).unwrap())
    }

    #[test]
    fn components_are_counted_where_identifications_are_right() {
        assert_eq!(some_component(|_| Ok(())), Components::Some);
        let right = |recorder: &mut Recorder| {
            let y = recorder.parameter(&String::new)?;
            let difference = recorder.sub(&y, &y)?;
            recorder.oblige(vec![difference], "y is y");
            Ok(())
        };
        assert_eq!(some_component(right), Components::Some);
        let wrong = |recorder: &mut Recorder| {
            let y = recorder.parameter(&String::new)?;
            recorder.oblige(vec![y], "y is zero");
            Ok(())
        };
        assert_eq!(some_component(wrong), Components::Unknown);
    }
}
