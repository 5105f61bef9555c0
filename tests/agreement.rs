//! Two roads to every number: programs against the direct reading, points one by one against points together, fractions against inverses,
//! one thread against several.
#![allow(clippy::unwrap_used, reason = "a test")]
#![allow(clippy::many_single_char_names, reason = "names of points and numbers")]

#[path = "agreement/space.rs"]
mod space;
#[path = "agreement/theorems.rs"]
mod theorems;

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use std::sync::Arc;
use zippel::arith::{Arith as _, Rejection};
use zippel::check::Statement;
use zippel::coins::RandomWords;
use zippel::deadline::Deadline;
use zippel::direct::{Choices, Direct};
use zippel::eval::batch::{Batch, LANES};
use zippel::eval::formal::{run_with_inverses, run_without_inverses};
use zippel::eval::{Outcome, scalar};
use zippel::field::Field;
use zippel::field::montgomery::{PrimeField, Residue};
use zippel::field::prime::Prime;
use zippel::field::rational::Rationals;
use zippel::field::tower::TowerElement;
use zippel::field::wide::{WideField, WidePrime};
use zippel::identify::identify;
use zippel::interpret::{Decision, Follow, Number, Residuals, interpret};
use zippel::plan::{Request, Roads, Statistics};
use zippel::record::record;
use zippel::sampling::{Coins, Pilot, Seed};
use zippel::slp::{Conclusion, Slp};
use zippel::syntax;
use zippel::theorem::Theorem;
use zippel::theorem::dictionary::Dictionary;
use zippel::theorem::resolve::resolve;
use zippel::vocabulary;

/// More roots than this make a random theorem too slow to be worth the wait.
const MOST_ROOTS: usize = 4;

/// A theorem with its program.
struct Recorded {
    theorem: Theorem,
    dictionary: Arc<Dictionary>,
    decisions: Vec<Decision>,
    slp: Slp,
}

/// The theorem with this text; nothing if the text has a mistake, or if the theorem has no program.
fn recorded(text: &str) -> Option<Recorded> {
    let (ast, syntax) = syntax::parse(text);
    assert!(syntax.is_empty(), "{text}\n{syntax:?}");
    let (document, diagnostics) = resolve(&ast, text, vocabulary::dictionary());
    if !diagnostics.is_empty() {
        return None;
    }
    let (theorem, dictionary) = (document.theorems[0].clone(), document.dictionary);
    let seed = Seed::from_bytes([9; 32]);
    let decisions = identify(&theorem, &dictionary, false, &seed, 0).ok()?.decisions;
    let slp = record(&theorem, &dictionary, &decisions).ok()?.slp;
    (slp.roots.len() <= MOST_ROOTS).then_some(Recorded { theorem, dictionary, decisions, slp })
}

fn coins(number: u64) -> Coins<Pilot> {
    Seed::from_bytes([3; 32]).coins(number, 0)
}

/// Given parameters, and multipliers from a stream.
struct Given<'p, F: Field, D> {
    parameters: std::slice::Iter<'p, F::Element>,
    draw: D,
}

impl<F: Field, D: FnMut() -> F::Element> Choices<F> for Given<'_, F, D> {
    fn parameter(&mut self, _: &F) -> F::Element {
        self.parameters.next().unwrap().clone()
    }

    fn multiplier(&mut self, _: &F) -> F::Element {
        (self.draw)()
    }
}

/// The claims of a reading: their words and the values of their residuals.
type Claims<E> = Vec<(String, Vec<TowerElement<E>>)>;

/// Obligations and conclusions by the direct reading.
fn directly<F: Field>(
    recorded: &Recorded,
    field: &F,
    parameters: &[F::Element],
    draw: impl FnMut() -> F::Element,
) -> Result<[Claims<F::Element>; 2], Rejection> {
    let given = Given { parameters: parameters.iter(), draw };
    let mut direct = Direct::new(field.clone(), given);
    let mut follow = Follow::new(&recorded.decisions);
    let reading = interpret(&recorded.theorem, &recorded.dictionary, &mut direct, &mut follow)
        .map_err(|stop| stop.rejection)?;
    let mut claims = |all: &[Residuals<TowerElement<F::Element>>]| {
        all.iter()
            .map(|residuals| {
                let values = residuals.values.iter().map(|number| match number {
                    Number::Constant(constant) => direct.constant(constant),
                    Number::Value(value) => Ok(value.clone()),
                });
                Ok((residuals.claim.clone(), values.collect::<Result<_, _>>()?))
            })
            .collect::<Result<Claims<F::Element>, Rejection>>()
    };
    Ok([claims(&reading.obligations)?, claims(&reading.conclusions)?])
}

fn is_zero<F: Field>(field: &F, value: &TowerElement<F::Element>) -> bool {
    value.as_scalar().is_some_and(|value| field.is_zero(value))
}

/// The words of the first claim that fails: first among the obligations.
fn first_failure<F: Field>(field: &F, claims: &[Claims<F::Element>; 2]) -> Option<(bool, String)> {
    let [obligations, conclusions] = claims;
    let failing = |claims: &Claims<F::Element>| {
        let fails = |value: &TowerElement<F::Element>| !is_zero(field, value);
        claims.iter().find(|(_, values)| values.iter().any(fails)).map(|(claim, _)| claim.clone())
    };
    let obligation = failing(obligations).map(|claim| (true, claim));
    obligation.or_else(|| failing(conclusions).map(|claim| (false, claim)))
}

/// The same, as the outcome of the program says it; `Err` where the point is rejected.
fn failure(slp: &Slp, outcome: Outcome) -> Result<Option<(bool, String)>, Rejection> {
    match outcome {
        Outcome::Rejected(rejection) => Err(rejection),
        Outcome::Zero => Ok(None),
        Outcome::Nonzero(violation) => {
            let claims = if violation.obligation { &slp.obligations } else { &slp.conclusions };
            Ok(Some((violation.obligation, claims[violation.position].claim.clone())))
        }
    }
}

/// The outcome of the program at a point, by the evaluation that is made for it.
fn outcome<F: Field>(
    slp: &Slp,
    field: &F,
    parameters: &[F::Element],
    draw: impl FnMut() -> F::Element,
) -> Outcome {
    if !slp.roots.is_empty() {
        return run_with_inverses(slp, field, parameters, draw);
    }
    let mut values = Vec::new();
    match scalar::run(slp, field, parameters, &mut values) {
        Ok(()) => scalar::outcome(slp, field, &values),
        Err(rejection) => Outcome::Rejected(rejection),
    }
}

/// Compares program and direct reading at one point, and gives the outcome.
fn compare<F: Field>(
    recorded: &Recorded,
    field: &F,
    parameters: &[F::Element],
    mut draw: impl FnMut() -> F::Element,
) -> Result<Outcome, TestCaseError> {
    let slp = &recorded.slp;
    let direct = directly(recorded, field, parameters, &mut draw);
    let outcome = outcome(slp, field, parameters, &mut draw);
    let found = failure(slp, outcome);
    prop_assert_eq!(direct.is_err(), found.is_err(), "{:?} {:?}\n{}", direct, found, slp);
    if let (Ok(direct), Ok(found)) = (&direct, &found) {
        prop_assert_eq!(&first_failure(field, direct), found, "{}", slp);
    }
    if slp.roots.is_empty() {
        let mut values = Vec::new();
        let run = scalar::run(slp, field, parameters, &mut values);
        if let (Ok(()), Ok([obligations, conclusions])) = (run, &direct) {
            for (claims, direct) in
                [(&slp.obligations, obligations), (&slp.conclusions, conclusions)]
            {
                prop_assert_eq!(nonzero(field, claims, &values), nonzero_directly(field, direct));
            }
        }
        if slp.guards.iter().all(|guard| guard.nodes.len() == 1) {
            // The algebra without roots is the field itself.
            let formal = run_with_inverses(slp, field, parameters, &mut draw);
            prop_assert_eq!(failure(slp, formal), found, "{}", slp);
        }
    }
    Ok(outcome)
}

/// The residuals that are not zero, in order.
fn nonzero<F: Field>(field: &F, claims: &[Conclusion], values: &[F::Element]) -> Vec<F::Element> {
    let residuals = claims.iter().flat_map(|claim| &claim.residuals);
    let values = residuals.map(|node| values[node.index()].clone());
    values.filter(|value| !field.is_zero(value)).collect()
}

fn nonzero_directly<F: Field>(field: &F, claims: &Claims<F::Element>) -> Vec<F::Element> {
    let values = claims.iter().flat_map(|(_, values)| values);
    let values = values.map(|value| value.as_scalar().unwrap().clone());
    values.filter(|value| !field.is_zero(value)).collect()
}

/// Whether a condition of several numbers is tested by a random combination, which two readings need not accept alike: without roots the
/// evaluation with inverses tests the numbers themselves.
fn has_combinations(slp: &Slp) -> bool {
    !slp.roots.is_empty() && slp.guards.iter().any(|guard| guard.nodes.len() > 1)
}

fn uniform(field: &PrimeField, slp: &Slp, coins: &mut impl RandomWords) -> Vec<Residue> {
    slp.parameters.iter().map(|_| field.uniform(coins)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Programs agree with the direct reading modulo primes of 61 bits, and modulo small ones, where many points are rejected.
    #[test]
    fn programs_agree_with_the_theorem_modulo_primes(text in theorems::theorem(), number in any::<u64>()) {
        let Some(recorded) = recorded(&text) else { return Ok(()) };
        let mut coins = coins(number);
        let large = PrimeField::new(Prime::draw(&mut coins));
        let parameters = uniform(&large, &recorded.slp, &mut coins);
        compare(&recorded, &large, &parameters, || large.uniform(&mut coins))?;
        if has_combinations(&recorded.slp) {
            return Ok(());
        }
        for p in [3, 5, 7, 11, 101] {
            let field = PrimeField::new(Prime::new(p).unwrap());
            for _ in 0..4 {
                let parameters = uniform(&field, &recorded.slp, &mut coins);
                compare(&recorded, &field, &parameters, || field.uniform(&mut coins))?;
            }
        }
    }

    /// Points together give what points one by one give, each modulo its own prime.
    #[test]
    fn batches_agree_with_single_points(text in theorems::theorem(), number in any::<u64>()) {
        let Some(recorded) = recorded(&text) else { return Ok(()) };
        let slp = &recorded.slp;
        if !slp.roots.is_empty() {
            return Ok(());
        }
        let mut coins = coins(number);
        let mut batch = Batch::default();
        for primes in [[3, 5, 7, 11], [101, 101, 1009, 3], [(1 << 61) - 1, (1 << 61) - 31, 7, (1 << 60) + 33]] {
            let fields = primes.map(|p| PrimeField::new(Prime::new(p).unwrap()));
            for _ in 0..3 {
                let points: Vec<Vec<Residue>> =
                    fields.iter().map(|field| uniform(field, slp, &mut coins)).collect();
                let lanes: Vec<[Residue; LANES]> = (0..slp.parameters.len())
                    .map(|i| std::array::from_fn(|j| points[j][i]))
                    .collect();
                let outcomes = batch.run(slp, &fields, &lanes);
                for ((outcome, field), point) in outcomes.into_iter().zip(&fields).zip(&points) {
                    let expected = compare(&recorded, field, point, || field.one())?;
                    prop_assert_eq!(outcome, expected, "{}", slp);
                }
            }
        }
    }

    /// The same modulo primes of 128 to 256 bits.
    #[test]
    fn programs_agree_modulo_wide_primes(text in theorems::theorem(), number in any::<u64>()) {
        fn at<const L: usize>(recorded: &Recorded, mut coins: Coins<Pilot>) -> Result<(), TestCaseError> {
            let field = WideField::new(WidePrime::<L>::draw(2, &mut coins));
            let parameters: Vec<_> =
                recorded.slp.parameters.iter().map(|_| field.uniform(&mut coins)).collect();
            compare(recorded, &field, &parameters, || field.uniform(&mut coins))?;
            Ok(())
        }
        let Some(recorded) = recorded(&text) else { return Ok(()) };
        match number % 3 {
            0 => at::<2>(&recorded, coins(number))?,
            1 => at::<3>(&recorded, coins(number))?,
            _ => at::<4>(&recorded, coins(number))?,
        }
    }

    /// The same over ℚ, at small integers, where conditions fail often; and what is found there reduces to what is found modulo primes.
    #[test]
    fn programs_agree_over_the_rationals(text in theorems::theorem(), number in any::<u64>()) {
        let Some(recorded) = recorded(&text) else { return Ok(()) };
        let slp = &recorded.slp;
        let mut coins = coins(number);
        for range in [3, 50] {
            let draw = |coins: &mut Coins<Pilot>| BigRational::from(BigInt::from(coins.below(range)) - 1);
            let parameters: Vec<BigRational> =
                slp.parameters.iter().map(|_| draw(&mut coins)).collect();
            if has_combinations(slp) {
                continue;
            }
            let outcome = compare(&recorded, &Rationals, &parameters, || draw(&mut coins))?;
            let field = PrimeField::new(Prime::draw(&mut coins));
            let reduced: Option<Vec<Residue>> =
                parameters.iter().map(|value| field.reduce(value)).collect();
            let modular = compare(&recorded, &field, &reduced.unwrap(), || field.one())?;
            // Numbers that differ over ℚ are equal modulo a random prime only by an accident that nobody will ever see.
            prop_assert_eq!(failure(slp, outcome), failure(slp, modular), "{}", slp);
        }
    }

    /// At a point where all inverses exist, fractions give the same outcome; where their conditions vanish, no inverse exists.
    #[test]
    fn fractions_agree_with_inverses(text in theorems::theorem(), number in any::<u64>()) {
        let Some(recorded) = recorded(&text) else { return Ok(()) };
        let slp = &recorded.slp;
        let mut coins = coins(number);
        let large = PrimeField::new(Prime::draw(&mut coins));
        let small = PrimeField::new(Prime::new([5, 7, 11, 101][usize::try_from(number % 4).unwrap()]).unwrap());
        for field in [large, small] {
            if field == small && slp.guards.iter().any(|guard| guard.nodes.len() > 1) {
                continue;
            }
            let parameters = uniform(&field, slp, &mut coins);
            let inverses = outcome(slp, &field, &parameters, || field.uniform(&mut coins));
            let fractions = run_without_inverses(slp, &field, &parameters, || field.uniform(&mut coins));
            match (failure(slp, inverses), failure(slp, fractions.outcome)) {
                (Ok(found), guarded) => {
                    prop_assert!(fractions.satisfiable, "{}", slp);
                    prop_assert_eq!(Ok(found), guarded, "{}", slp);
                }
                (Err(Rejection::BadConstant), _) | (Err(_), Err(Rejection::BadConstant)) => {}
                (Err(_), _) if slp.roots.is_empty() => {
                    // Without roots the algebra is a field: some condition is zero, and so is their product.
                    prop_assert!(!fractions.satisfiable, "{}", slp);
                    prop_assert_eq!(fractions.outcome, Outcome::Zero, "{}", slp);
                }
                (Err(_), guarded) => prop_assert!(guarded.is_ok(), "{}", slp),
            }
        }
    }
}

/// Theorems large enough to be shared among threads: many attempts, many branches, wide primes.
const LARGE: &str = include_str!("agreement/large.thm");

/// What a check finds does not depend on the number of threads, nor on when it is made.
#[test]
fn the_same_on_one_thread_and_on_several() {
    let (ast, _) = syntax::parse(LARGE);
    let (document, diagnostics) = resolve(&ast, LARGE, vocabulary::dictionary());
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    for target_bits in [80, 700] {
        let check = |threads: usize, seed: u8| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let request = Request {
                    target_bits,
                    roads: Roads::Both,
                    prime: None,
                    statistics: Statistics::default(),
                };
                let checked = document.theorems.iter().map(|theorem| {
                    let statement = Statement::new(theorem, &document.dictionary, LARGE);
                    statement
                        .check(&request, &Seed::from_bytes([seed; 32]), &Deadline::NEVER)
                        .unwrap()
                });
                checked.map(|checked| format!("{checked:?}")).collect::<Vec<String>>()
            })
        };
        let expected = check(1, 1);
        for threads in [1, 2, 7] {
            assert_eq!(check(threads, 1), expected, "{threads} threads");
        }
        assert_ne!(check(1, 2), expected, "another seed");
    }
}
