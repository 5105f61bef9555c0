//! Decimals that look like rounded fractions: they are exact, and perhaps not what is meant.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, Zero as _};

/// Denominators beyond this are nobody's fraction.
const LARGEST_DENOMINATOR: u32 = 1_000_000;
/// A fraction `p/q` is only thought of where a random decimal of as many digits is a rounding of some fraction with a denominator up to `q`
/// with a chance of at most about one in this.
const SURPRISE: u32 = 100;

impl Scope<'_> {
    /// Warns of a decimal that looks like a rounded fraction.
    pub(super) fn look_at_decimal(&mut self, value: &BigRational, literal: Span) {
        if value.is_integer() {
            return;
        }
        let whole = value.to_integer().to_string().len();
        let length = (literal.end - literal.start) as usize;
        let Some(fraction) =
            length.checked_sub(whole + 1).and_then(|places| rounded(value, places))
        else {
            return;
        };
        self.diagnostics.push(
            Diagnostic::warning(
                Code::RoundedDecimal,
                literal,
                format!("this decimal is not exactly {fraction}"),
            )
            .label("a decimal is taken as it is written")
            .hint(format!("write `{fraction}` if that is meant")),
        );
    }
}

/// The fraction with a small denominator which, rounded or cut off after so many places, gives this value; nothing if there is none, or if
/// it is the value itself.
///
/// Such a fraction is closer to the value than `1/(2q²)`, and thus one of its convergents (Legendre 1798).
fn rounded(value: &BigRational, places: usize) -> Option<BigRational> {
    let scale = BigInt::from(10).pow(u32::try_from(places).ok()?);
    let digits = (value * &scale).to_integer();
    let half = BigRational::new(BigInt::one(), BigInt::from(2));
    let (mut numerator, mut denominator) = value.clone().into();
    let (mut p, mut q) = ((BigInt::zero(), BigInt::one()), (BigInt::one(), BigInt::zero()));
    while !denominator.is_zero() {
        let (quotient, remainder) = numerator.div_rem(&denominator);
        (numerator, denominator) = (denominator, remainder);
        p = (p.1.clone(), &quotient * p.1 + p.0);
        q = (q.1.clone(), &quotient * q.1 + q.0);
        if q.1 > BigInt::from(LARGEST_DENOMINATOR) || &q.1 * &q.1 * SURPRISE > scale {
            return None;
        }
        let fraction = BigRational::new(p.1.clone(), q.1.clone());
        let scaled = &fraction * &scale;
        let is_cut = scaled.to_integer() == digits;
        let is_rounded = (scaled + &half).floor().to_integer() == digits;
        if (is_cut || is_rounded) && fraction != *value {
            return Some(fraction);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fraction that a literal looks like.
    fn meant(literal: &str) -> Option<String> {
        let (whole, decimals) = literal.split_once('.').unwrap();
        let digits: BigInt = format!("{whole}{decimals}").parse().unwrap();
        let scale = BigInt::from(10).pow(decimals.len().try_into().unwrap());
        rounded(&BigRational::new(digits, scale), decimals.len())
            .map(|fraction| fraction.to_string())
    }

    #[test]
    fn rounded_and_cut_fractions_are_recognised() {
        for (literal, fraction) in [
            ("0.333333333", "1/3"),
            ("0.333", "1/3"),
            ("0.667", "2/3"),
            ("0.666", "2/3"),
            ("1.6667", "5/3"),
            ("0.142857", "1/7"),
            ("3.14285714", "22/7"),
            ("0.0769230769", "1/13"),
            ("12.3333333333", "37/3"),
        ] {
            assert_eq!(meant(literal).as_deref(), Some(fraction), "{literal}");
        }
        // A third with the most digits that a literal has, and one that is wrong in the last.
        let long = format!("0.{}", "3".repeat(999));
        assert_eq!(meant(&long).as_deref(), Some("1/3"));
        assert_eq!(meant(&format!("{}5", &long[..long.len() - 1])), None);
    }

    #[test]
    fn other_decimals_are_left_alone() {
        for literal in [
            "0.5",
            "0.25",
            "0.125",
            "0.33",
            "0.67",
            "0.1",
            "0.300",
            "0.2499999",
            "0.501",
            "2.0000001",
            "3.14159265",
            "1.41421356",
            "0.70710678",
            "0.86602540",
            "0.61803399",
            "0.0001",
            "0.999999",
        ] {
            assert_eq!(meant(literal), None, "{literal}");
        }
    }
}
