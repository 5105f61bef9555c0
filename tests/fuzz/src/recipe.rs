//! Small programs, each read from a few bytes.

use num_rational::BigRational;
use zippel::arith::{Arith, Rejection};

/// Free parameters of every recipe.
pub const PARAMETERS: usize = 3;
/// Steps at most: a number that is squared in each of them stays within reach.
const STEPS: usize = 24;
/// Square roots at most: the algebra over four of them has sixteen dimensions.
const ROOTS: usize = 4;

/// Numerators and denominators, some of them divisible by small primes.
const CONSTANTS: [(i64, i64); 16] = [
    (0, 1),
    (1, 1),
    (-1, 1),
    (2, 1),
    (3, 1),
    (4, 1),
    (-5, 1),
    (7, 11),
    (1, 2),
    (-2, 3),
    (9, 4),
    (33, 35),
    (101, 1),
    (1, 101),
    (143, 5),
    ((1 << 61) - 1, 7),
];

/// One step; operands are earlier values.
#[derive(Clone, Debug)]
pub enum Step {
    /// A constant.
    Constant(BigRational),
    /// `u + w`.
    Add(usize, usize),
    /// `u − w`.
    Sub(usize, usize),
    /// `u · w`.
    Mul(usize, usize),
    /// `u / w`.
    Div(usize, usize),
    /// `√u`.
    Sqrt(usize),
    /// The condition that not all of these are zero.
    Guard(Vec<usize>),
    /// The conclusion that this is zero.
    Conclude(usize),
}

/// A recipe: what the parameters are, and steps that compute from them.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// The values of the parameters, where they are rational.
    pub parameters: Vec<BigRational>,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Recipe {
    /// The recipe of these bytes. All bytes make one.
    #[must_use]
    pub fn read(data: &[u8]) -> Self {
        let mut bytes = data.iter().copied();
        let mut next = || bytes.next().unwrap_or(0);
        let small = |numerator: u8, denominator: u8| {
            let numerator = i64::from(numerator.cast_signed());
            BigRational::new(numerator.into(), i64::from(denominator % 13 + 1).into())
        };
        let parameters = (0..PARAMETERS).map(|_| small(next(), next())).collect();
        let mut steps = Vec::new();
        let (mut values, mut roots) = (PARAMETERS, 0);
        while steps.len() < STEPS && bytes.len() > 0 {
            let mut next = || bytes.next().unwrap_or(0);
            let kind = next() % 14;
            let (u, w) = (usize::from(next()) % values, usize::from(next()) % values);
            let step = match kind {
                0 | 1 => {
                    let (n, d) = CONSTANTS[w % CONSTANTS.len()];
                    Step::Constant(BigRational::new(n.into(), d.into()))
                }
                2 | 3 => Step::Add(u, w),
                4 | 5 => Step::Sub(u, w),
                6 | 7 => Step::Mul(u, w),
                8 | 9 => Step::Div(u, w),
                10 if roots < ROOTS => {
                    roots += 1;
                    Step::Sqrt(u)
                }
                11 => Step::Guard(vec![u]),
                // Where there are roots, such a condition is tested by a random combination, which two readings need not draw alike.
                12 if roots == 0 => Step::Guard(vec![u, w]),
                _ => Step::Conclude(u),
            };
            values += usize::from(!matches!(step, Step::Guard(_) | Step::Conclude(_)));
            steps.push(step);
        }
        if roots > 0 {
            steps.retain(|step| !matches!(step, Step::Guard(values) if values.len() > 1));
        }
        steps.push(Step::Conclude(values - 1));
        Self { parameters, steps }
    }

    /// Reads the recipe with this arithmetic: the values, parameters first, and those among them that are concluded to be zero.
    ///
    /// # Errors
    /// Where the arithmetic rejects a step.
    pub fn play<A: Arith>(
        &self,
        arith: &mut A,
    ) -> Result<(Vec<A::Value>, Vec<A::Value>), Rejection> {
        let words = String::new;
        let mut values = Vec::new();
        let mut conclusions = Vec::new();
        for _ in 0..PARAMETERS {
            values.push(arith.parameter(&words)?);
        }
        for step in &self.steps {
            match step {
                Step::Constant(constant) => values.push(arith.constant(constant)?),
                Step::Add(u, w) => values.push(arith.add(&values[*u], &values[*w])?),
                Step::Sub(u, w) => values.push(arith.sub(&values[*u], &values[*w])?),
                Step::Mul(u, w) => values.push(arith.mul(&values[*u], &values[*w])?),
                Step::Div(u, w) => values.push(arith.div(&values[*u], &values[*w], &words)?),
                Step::Sqrt(u) => values.push(arith.sqrt(&values[*u], &words)?),
                Step::Guard(guarded) => {
                    let guarded: Vec<A::Value> =
                        guarded.iter().map(|&value| values[value].clone()).collect();
                    arith.guard(&guarded, &words)?;
                }
                Step::Conclude(u) => conclusions.push(values[*u].clone()),
            }
        }
        Ok((values, conclusions))
    }
}
