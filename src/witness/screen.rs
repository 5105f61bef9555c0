//! Configurations seen modulo a prime.
//!
//! A residual that does not vanish modulo p does not vanish. Coordinates are read back from their residues as fractions `n/d` with
//! `|n|, d < 2^30`, of which there is at most one (Wang 1981); a mistake there would spoil a choice of beauty only, since every
//! counterexample is read again from the theorem over ℚ.

use super::shrink::Oracle;
use super::sight::{Seen, Sight, place};
use super::subject::Subject;
use crate::eval::scalar;
use crate::field::Field as _;
use crate::field::montgomery::{PrimeField, Residue};
use crate::interpret::Number;
use crate::slp::NodeId;
use num_rational::Ratio;
use num_traits::{Signed as _, Zero as _};

/// Numerators and denominators are read back from residues up to this size.
const LARGEST_FRACTION: u64 = 1 << 30;

/// Looks at the configurations of a statement without square roots.
pub(super) struct Screen<'s> {
    field: PrimeField,
    subject: &'s Subject,
    values: Vec<Residue>,
}

impl<'s> Screen<'s> {
    /// A screen over this field.
    pub(super) fn new(field: PrimeField, subject: &'s Subject) -> Self {
        Self { field, subject, values: Vec::new() }
    }

    fn residue(&self, q: Ratio<i64>) -> Option<Residue> {
        let size = self.field.residue(q.numer().unsigned_abs());
        let numerator = if q.is_negative() { self.field.neg(&size) } else { size };
        if *q.denom() == 1 {
            return Some(numerator);
        }
        let inverse = self.field.invert(&self.field.residue(q.denom().unsigned_abs()))?;
        Some(self.field.mul(&numerator, &inverse))
    }

    fn seen(&self, number: &Number<NodeId>) -> Seen {
        match number {
            Number::Constant(constant) => Seen::fraction(constant),
            Number::Value(node) => {
                let residue = self.field.value(self.values[node.index()]);
                fraction(residue, self.field.modulus())
                    .map_or_else(Seen::unreadable, |(n, d)| Seen::small(n, d))
            }
        }
    }
}

impl Oracle for Screen<'_> {
    fn look(&mut self, parameters: &[Ratio<i64>]) -> Option<Sight> {
        let parameters: Vec<Residue> =
            parameters.iter().map(|q| self.residue(*q)).collect::<Option<_>>()?;
        scalar::run(&self.subject.slp, &self.field, &parameters, &mut self.values).ok()?;
        let reading = &self.subject.reading;
        let mut residuals = reading.conclusions.iter().flat_map(|claimed| &claimed.values);
        let fails = residuals.any(|residual| match residual {
            Number::Constant(constant) => !constant.is_zero(),
            Number::Value(node) => !self.field.is_zero(&self.values[node.index()]),
        });
        if !fails {
            return None;
        }
        let points = self.subject.points_of(&reading.objects);
        Some(Sight {
            points: points.map(|point| place(&point, |number| self.seen(number))).collect(),
            numbers: self
                .subject
                .numbers_of(&reading.objects)
                .map(|number| self.seen(number))
                .collect(),
        })
    }
}

/// The fraction n/d with `|n|, d < 2^30` that is this residue modulo p, by the extended algorithm of Euclid stopped halfway.
fn fraction(residue: u64, p: u64) -> Option<(i128, i128)> {
    let (mut r0, mut r1) = (p, residue);
    let (mut t0, mut t1) = (0i128, 1i128);
    while r1 >= LARGEST_FRACTION {
        let quotient = r0 / r1;
        (r0, r1) = (r1, r0 - quotient * r1);
        (t0, t1) = (t1, t0 - i128::from(quotient) * t1);
    }
    if t1 == 0 || t1.unsigned_abs() >= u128::from(LARGEST_FRACTION) {
        return None;
    }
    let n = i128::from(r1);
    Some(if t1 < 0 { (-n, -t1) } else { (n, t1) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::prime::Prime;

    #[test]
    fn fractions_are_read_back_from_their_residues() {
        let p = (1u64 << 61) - 1;
        let field = PrimeField::new(Prime::new(p).unwrap());
        for (n, d) in [(0, 1), (1, 1), (-1, 1), (12, 25), (-999, 998), (1 << 29, (1 << 29) - 1)] {
            let inverse = field.invert(&field.residue(u64::try_from(d).unwrap())).unwrap();
            let size = field.residue(u64::try_from(i128::unsigned_abs(n)).unwrap());
            let size = if n < 0 { field.neg(&size) } else { size };
            assert_eq!(fraction(field.value(field.mul(&size, &inverse)), p), Some((n, d)));
        }
    }
}
