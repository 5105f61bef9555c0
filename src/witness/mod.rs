//! Exact counterexamples.
//!
//! A witness is a point at which every condition is met and a conclusion fails: one of small rational coordinates or, where there are
//! square roots, a real one that is enclosed by intervals. It is read from the theorem itself before it exists as a value.

mod describe;
mod evaluation;
pub mod extension;
mod quantity;
mod real;
mod screen;
mod search;
mod shrink;
mod sight;
mod solid;
mod subject;
mod substitution;

pub use quantity::{Enclosure, Quantity};

use crate::field::montgomery::PrimeField;
use crate::field::prime::Prime;
use crate::interpret::Decision;
use crate::limits::{SIMPLE_PARAMETERS, WITNESS_BITS};
use crate::replay::{GivenPoint, replay};
use crate::sampling::{Coins, Witness as WitnessCoins};
use crate::theorem::dictionary::Dictionary;
use crate::theorem::{Condition, Slot, Step, Theorem};
use crate::verdict::Disagreement;
use evaluation::{Evaluation, Place};
use extension::{Extension, claims};
use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use real::{Branch, Reals, Signs};
use screen::Screen;
use search::{Effort, search as search_with};
use shrink::Found;
use sight::View;
use subject::Subject;

/// Bits of the first look at real configurations.
const FIRST_BITS: u64 = 128;
/// Bits at a configuration that was found elsewhere.
const FIGURE_BITS: u64 = 512;
/// Choices of signs that are looked at, the positive roots first.
const BRANCHES: Signs = 64;

/// How simple a counterexample has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pursuit {
    /// The first one that is met: proof enough.
    First,
    /// One that is easily read and drawn.
    Simplest,
}

/// A configuration at which the statement fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    parameters: Vec<BigRational>,
    signs: Signs,
    points: Vec<(String, Vec<Quantity>)>,
    numbers: Vec<(String, Quantity)>,
    holding: Vec<bool>,
    claim: String,
    value: Quantity,
    description: String,
}

impl Witness {
    /// The configuration at a place, if a conclusion surely fails there.
    fn at(
        theorem: &Theorem,
        place: &Place<'_>,
        parameters: &[BigRational],
        signs: Signs,
    ) -> Option<Self> {
        let evaluation = place.evaluate(Extension::claim_by_claim(theorem).theorem())?;
        let violation = |(residuals, excess): (&Vec<Quantity>, &Option<Quantity>)| {
            residuals.iter().find(|value| value.excludes_zero()).or(excess.as_ref()).cloned()
        };
        let violations: Vec<Option<Quantity>> =
            evaluation.conclusions.iter().zip(&evaluation.excesses).map(violation).collect();
        let (value, (conclusion, claim)) = violations
            .iter()
            .zip(claims(theorem))
            .find_map(|(violation, claim)| Some((violation.clone()?, claim)))?;
        let shown = theorem.steps.iter().filter_map(|step| match step {
            Step::Show(Condition { text, .. }) => Some(text),
            _ => None,
        });
        let mut witness = Self {
            parameters: parameters.to_vec(),
            signs,
            points: Vec::new(),
            numbers: Vec::new(),
            holding: violations.iter().map(Option::is_none).collect(),
            claim: shown.into_iter().nth(conclusion).cloned().unwrap_or_default(),
            description: describe::describe(claim, theorem, place, &value),
            value,
        };
        witness.name(theorem, &evaluation);
        Some(witness)
    }

    /// Takes down the points and numbers that have names.
    fn name(&mut self, theorem: &Theorem, evaluation: &Evaluation) {
        for (i, name) in theorem.names.iter().enumerate() {
            if let Some(number) = evaluation.number(Slot(i)) {
                self.numbers.push((name.clone(), number.clone()));
            } else if let Some(coordinates) =
                evaluation.coordinates(Slot(i)).filter(|_| theorem.kinds[i].is_any_point())
            {
                self.points.push((name.clone(), coordinates.to_vec()));
            }
        }
    }

    /// The free parameters, in the order of the text.
    #[must_use]
    pub fn parameters(&self) -> &[BigRational] {
        &self.parameters
    }

    /// Whether a square root, counted from 0 in the order of the text, has the negative sign.
    #[must_use]
    pub fn takes_negative_root(&self, number: usize) -> bool {
        u32::try_from(number)
            .is_ok_and(|number| self.signs.checked_shr(number).unwrap_or(0) & 1 == 1)
    }

    /// Whether some square root has the negative sign.
    #[must_use]
    pub fn takes_a_negative_root(&self) -> bool {
        self.signs != 0
    }

    /// The points with their two or three coordinates, in the order of the text.
    #[must_use]
    pub fn points(&self) -> &[(String, Vec<Quantity>)] {
        &self.points
    }

    /// The numbers with names, in the order of the text.
    #[must_use]
    pub fn numbers(&self) -> &[(String, Quantity)] {
        &self.numbers
    }

    /// The first conclusion that fails, as it stands in the text.
    #[must_use]
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// For each claim of the conclusions, in the order of [`claims`], whether it is not seen to fail.
    #[must_use]
    pub fn holding(&self) -> &[bool] {
        &self.holding
    }

    /// The first residual that is not zero.
    #[must_use]
    pub fn value(&self) -> &Quantity {
        &self.value
    }

    /// By how much the claim fails, in words.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }
}

/// The points that have names, at a real configuration with these parameters and signs; none where a condition fails there.
#[must_use]
pub fn configuration(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    parameters: &[BigRational],
    is_negative: impl Fn(usize) -> bool,
) -> Vec<(String, Vec<Quantity>)> {
    let branch = Branch { dictionary, decisions, signs: signs(is_negative), bits: FIGURE_BITS };
    let place = Place::Real { branch, parameters };
    let Some(evaluation) = place.evaluate(theorem) else { return Vec::new() };
    let named = theorem.names.iter().enumerate();
    named
        .filter(|(i, _)| theorem.kinds[*i].is_any_point())
        .filter_map(|(i, name)| Some((name.clone(), evaluation.coordinates(Slot(i))?.to_vec())))
        .collect()
}

/// The witness at a real configuration where the statement is known to fail.
#[must_use]
pub fn at_configuration(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    parameters: &[BigRational],
    is_negative: impl Fn(usize) -> bool,
) -> Option<Witness> {
    let signs = signs(is_negative);
    // A failure that was seen with many bits is shown with as many.
    [FIGURE_BITS, WITNESS_BITS].into_iter().find_map(|bits| {
        let branch = Branch { dictionary, decisions, signs, bits };
        Witness::at(theorem, &Place::Real { branch, parameters }, parameters, signs)
    })
}

/// The signs of the roots, as a set.
fn signs(is_negative: impl Fn(usize) -> bool) -> Signs {
    let roots = 0..Signs::BITS;
    roots.filter(|&root| is_negative(root as usize)).fold(0, |signs: Signs, root| signs | 1 << root)
}

/// Searches a witness for a refuted statement.
///
/// Nothing is found when the exact numbers outgrow their limit, or, with square roots, when no real configuration within the limits fails:
/// then the statement may be false for complex configurations only.
///
/// # Errors
/// When a point that fails modulo a prime does not fail over ℚ: one of the two roads is wrong.
pub fn search(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    pursuit: Pursuit,
    coins: &mut Coins<WitnessCoins>,
) -> Result<Option<Witness>, Disagreement> {
    // What a claim speaks of may be degenerate wherever it fails: lines of which it is claimed that they are parallel have no intersection.
    for detailed in [true, false] {
        if detailed && pursuit == Pursuit::First {
            continue;
        }
        let subject = Subject::of(theorem, dictionary, decisions, detailed);
        let Ok(subject) = subject else { return Ok(None) };
        let large = subject.slp.parameters.len() > SIMPLE_PARAMETERS;
        let pursuit = if large { Pursuit::First } else { pursuit };
        let witness = if subject.slp.roots.is_empty() {
            rational(theorem, dictionary, decisions, &subject, pursuit, coins)?
        } else {
            real(theorem, dictionary, decisions, &subject, pursuit, coins)
        };
        if witness.is_some() || subject.is_plain() {
            return Ok(witness);
        }
    }
    Ok(None)
}

fn rational(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    subject: &Subject,
    pursuit: Pursuit,
    coins: &mut Coins<WitnessCoins>,
) -> Result<Option<Witness>, Disagreement> {
    let field = PrimeField::new(Prime::draw(coins));
    let mut screen = Screen::new(field, subject);
    let mut view = subject.view.clone();
    let effort = match pursuit {
        Pursuit::First => Effort::FIRST,
        Pursuit::Simplest => Effort::FULL,
    };
    let found = search_with(&mut screen, &mut view, &subject.roles, effort, coins);
    for Found { parameters, .. } in found {
        let parameters = exact(&parameters);
        let Ok(replayed) = replay(theorem, dictionary, decisions, GivenPoint::new(&parameters))
        else {
            continue;
        };
        if replayed.holds() {
            return Err(Disagreement { point: parameters });
        }
        if replayed.obligations.iter().any(|claimed| claimed.violation().is_some()) {
            continue;
        }
        let place = Place::Rational { dictionary, decisions, parameters: &parameters };
        if let Some(witness) = Witness::at(theorem, &place, &parameters, 0) {
            return Ok(Some(witness));
        }
    }
    Ok(None)
}

/// Branch after branch; where every residual may be zero, at rising precision.
fn real(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    subject: &Subject,
    pursuit: Pursuit,
    coins: &mut Coins<WitnessCoins>,
) -> Option<Witness> {
    let roots = u32::try_from(subject.slp.roots.len()).unwrap_or(u32::MAX);
    let branches = 1u64.checked_shl(roots).unwrap_or(BRANCHES).min(BRANCHES);
    let mut look = |signs, bits, effort| {
        let branch = Branch { dictionary, decisions, signs, bits };
        let mut view: View = subject.view.clone();
        let mut reals = Reals::new(subject, signs, bits);
        let found = search_with(&mut reals, &mut view, &subject.roles, effort, coins);
        found.iter().find_map(|Found { parameters, .. }| {
            let parameters = exact(parameters);
            identified(theorem, dictionary, decisions, &parameters).then(|| {
                Witness::at(
                    theorem,
                    &Place::Real { branch, parameters: &parameters },
                    &parameters,
                    signs,
                )
            })?
        })
    };
    let effort = match pursuit {
        Pursuit::First => Effort::GLANCE,
        Pursuit::Simplest => Effort::LIGHT,
    };
    let first = (0..branches).find_map(|signs| look(signs, FIRST_BITS, effort));
    first.or_else(|| {
        let mut bits = 2 * FIRST_BITS;
        while bits <= WITNESS_BITS {
            if let Some(witness) = look(0, bits, Effort::GLANCE) {
                return Some(witness);
            }
            bits *= 2;
        }
        None
    })
}

/// Whether the identifications on which the intersections rest are right at this point, exactly and on every branch.
fn identified(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    parameters: &[BigRational],
) -> bool {
    if decisions.iter().all(|decision| *decision == Decision::Generic) {
        return true;
    }
    replay(theorem, dictionary, decisions, GivenPoint::new(parameters)).is_ok_and(|replayed| {
        replayed.obligations.iter().all(|claimed| claimed.violation().is_none())
    })
}

/// The parameters as fractions of any size.
fn exact(parameters: &[Ratio<i64>]) -> Vec<BigRational> {
    parameters
        .iter()
        .map(|q| BigRational::new(BigInt::from(*q.numer()), BigInt::from(*q.denom())))
        .collect()
}
