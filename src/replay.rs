//! The second road: a theorem read directly over the rational numbers, not through its program.
//!
//! This module uses nothing of the program, its evaluation or its analysis, so that a mistake there shows as a disagreement.

use crate::arith::{Arith as _, Rejection};
use crate::coins::RandomWords;
use crate::direct::{Choices, Direct};
use crate::field::Field as _;
use crate::field::rational::Rationals;
use crate::field::tower::TowerElement;
use crate::interpret::{Decision, Follow, Number, Object, Residuals, interpret};
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

/// A value over ℚ, square roots as formal generators.
pub type Value = TowerElement<BigRational>;

/// A theorem at one rational point.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The named objects: the name in the text, and what it is there.
    pub objects: Vec<(String, Object<Value>)>,
    /// For each conclusion its text and its residuals.
    pub conclusions: Vec<Claimed>,
    /// For each obligation its words and its residuals.
    pub obligations: Vec<Claimed>,
}

/// A claim with the values of its residuals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The claim.
    pub claim: String,
    /// The residuals: the claim says that they are zero.
    pub residuals: Vec<Value>,
}

impl Claimed {
    /// The first residual that is not zero.
    #[must_use]
    pub fn violation(&self) -> Option<&Value> {
        self.residuals.iter().find(|value| !value.as_scalar().is_some_and(Zero::is_zero))
    }
}

impl Replay {
    /// Whether every conclusion and every obligation holds at this point.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.conclusions
            .iter()
            .chain(&self.obligations)
            .all(|claimed| claimed.violation().is_none())
    }
}

/// Reads the theorem at a point, given what is known about its loci and roots.
///
/// # Errors
/// When the point is not admissible, or its numbers outgrow their limit.
pub fn replay(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    choices: impl Choices<Rationals>,
) -> Result<Replay, Rejection> {
    let mut direct = Direct::new(Rationals, choices);
    let reading = interpret(theorem, dictionary, &mut direct, &mut Follow::new(decisions))
        .map_err(|stop| stop.rejection)?;
    let mut claimed = |all: &[Residuals<Value>]| -> Result<Vec<Claimed>, Rejection> {
        all.iter()
            .map(|residuals| {
                let values = residuals.values.iter().map(|number| match number {
                    Number::Constant(constant) => direct.constant(constant),
                    Number::Value(value) => Ok(value.clone()),
                });
                Ok(Claimed {
                    claim: residuals.claim.clone(),
                    residuals: values.collect::<Result<_, _>>()?,
                })
            })
            .collect()
    };
    let conclusions = claimed(&reading.conclusions)?;
    let obligations = claimed(&reading.obligations)?;
    let objects = theorem.names.iter().cloned().zip(reading.objects).collect();
    Ok(Replay { objects, conclusions, obligations })
}

/// Independent choices, uniform among the integers from 0 to `2^bits − 1`.
#[derive(Debug)]
pub struct UniformIntegers<W> {
    /// The coins.
    pub coins: W,
    /// The size of the range, at most 64.
    pub bits: u32,
}

impl<W: RandomWords> Choices<Rationals> for UniformIntegers<W> {
    fn parameter(&mut self, _: &Rationals) -> BigRational {
        BigRational::from_integer(BigInt::from(self.coins.bits(self.bits)))
    }

    fn multiplier(&mut self, field: &Rationals) -> BigRational {
        self.parameter(field)
    }
}

/// The point with given parameters, in the order of the text; what is missing is zero.
#[derive(Debug)]
pub struct GivenPoint<'p>(std::slice::Iter<'p, BigRational>);

impl<'p> GivenPoint<'p> {
    /// These parameters.
    #[must_use]
    pub fn new(parameters: &'p [BigRational]) -> Self {
        Self(parameters.iter())
    }
}

impl Choices<Rationals> for GivenPoint<'_> {
    fn parameter(&mut self, _: &Rationals) -> BigRational {
        self.0.next().cloned().unwrap_or_else(BigRational::zero)
    }

    /// Without square roots no multiplier is ever asked for: a value that is not zero is a unit.
    fn multiplier(&mut self, field: &Rationals) -> BigRational {
        field.one()
    }
}
