//! Numbers of a counterexample: exact fractions, or intervals that enclose a real number.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};
use std::fmt;

/// The denominator of an enclosure's end points.
const UNITS: u64 = 1_000_000_000_000;
/// A fraction with more digits than this is shown by its first digits only.
const LONGEST_FRACTION: usize = 24;

/// A real number that is known well enough to be told from zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Exactly this fraction.
    Rational(BigRational),
    /// A number within these bounds.
    Enclosed(Enclosure),
}

/// A real number between two decimal fractions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    low: BigInt,
    high: BigInt,
    nonzero: bool,
    expression: Option<String>,
}

impl Enclosure {
    /// What the end points count: `10^-12`.
    pub(super) fn unit() -> BigInt {
        BigInt::from(UNITS)
    }

    /// The number between these multiples of the unit. A finer interval may show that it is not zero; `expression` is its exact value in
    /// symbols.
    pub(super) fn new([low, high]: [BigInt; 2], nonzero: bool, expression: Option<String>) -> Self {
        Self { low, high, nonzero, expression }
    }

    /// The decimal fractions that enclose the number.
    #[must_use]
    pub fn bounds(&self) -> [String; 2] {
        [decimal(&self.low), decimal(&self.high)]
    }

    /// The exact value as an expression with square roots, if it is a short one.
    #[must_use]
    pub fn expression(&self) -> Option<&str> {
        self.expression.as_deref()
    }
}

impl Quantity {
    /// The fraction that it is, if it is known to be one.
    #[must_use]
    pub fn as_rational(&self) -> Option<&BigRational> {
        match self {
            Self::Rational(value) => Some(value),
            Self::Enclosed(_) => None,
        }
    }

    /// A fraction near it: itself, or the middle of its bounds.
    #[must_use]
    pub fn near(&self) -> BigRational {
        match self {
            Self::Rational(value) => value.clone(),
            Self::Enclosed(enclosure) => BigRational::new(
                &enclosure.low + &enclosure.high,
                BigInt::from(2) * Enclosure::unit(),
            ),
        }
    }

    /// Its absolute value.
    #[must_use]
    pub fn magnitude(&self) -> Self {
        match self {
            Self::Rational(value) => Self::Rational(value.abs()),
            Self::Enclosed(enclosure) if enclosure.high.is_negative() => {
                Self::Enclosed(Enclosure {
                    low: -&enclosure.high,
                    high: -&enclosure.low,
                    nonzero: enclosure.nonzero,
                    expression: enclosure.expression.as_ref().map(|text| format!("-({text})")),
                })
            }
            Self::Enclosed(_) => self.clone(),
        }
    }

    /// Whether it is surely not zero.
    #[must_use]
    pub fn excludes_zero(&self) -> bool {
        match self {
            Self::Rational(value) => !value.is_zero(),
            Self::Enclosed(enclosure) => enclosure.nonzero,
        }
    }

    /// Whether it is exactly zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.as_rational().is_some_and(num_traits::Zero::is_zero)
    }

    /// The largest number of digits of a numerator or denominator; nothing for what is no fraction.
    #[must_use]
    pub fn digits(&self) -> Option<usize> {
        let value = self.as_rational()?;
        let numerator = value.numer().magnitude().to_string().len();
        Some(numerator.max(value.denom().magnitude().to_string().len()))
    }
}

/// As people read it: the fraction or expression where it is short, else its first digits, after "about" or, in the alternate form, "≈".
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if f.alternate() { "≈\u{a0}" } else { "about " };
        match self {
            Self::Rational(value) => {
                let text = value.to_string();
                if text.len() <= LONGEST_FRACTION {
                    f.write_str(&text)
                } else {
                    write!(f, "{about}{}", significant(value))
                }
            }
            Self::Enclosed(enclosure) => match &enclosure.expression {
                Some(expression) => f.write_str(expression),
                None => enclosure.digits(f, about),
            },
        }
    }
}

impl Enclosure {
    /// The first digits of the number, as far as they are known.
    fn digits(&self, f: &mut fmt::Formatter<'_>, about: &str) -> fmt::Result {
        let value = |count: &BigInt| BigRational::new(count.clone(), Self::unit());
        let (low, high) = (value(&self.low), value(&self.high));
        let near = (&low + &high) / BigInt::from(2);
        let contains_zero = !low.is_positive() && !high.is_negative();
        if contains_zero && self.nonzero {
            let size = significant(&high.max(-low));
            write!(f, "less than {size} in size, but not 0")
        } else if contains_zero || (&high - &low) * BigInt::from(1000) <= near.abs() {
            write!(f, "{about}{}", significant(&near))
        } else {
            write!(f, "between {} and {}", significant(&low), significant(&high))
        }
    }
}

/// A multiple of `10^-12` in decimal digits.
fn decimal(count: &BigInt) -> String {
    let (whole, rest) = count.magnitude().div_rem(Enclosure::unit().magnitude());
    let sign = if count.is_negative() { "-" } else { "" };
    let digits = format!("{rest:0>12}");
    let digits = digits.trim_end_matches('0');
    let point = if digits.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{digits}")
}

/// Four significant digits, in scientific notation where the number is very large or very small.
pub(crate) fn significant(value: &BigRational) -> String {
    if value.is_zero() {
        return "0".to_owned();
    }
    let sign = if value.is_negative() { "-" } else { "" };
    let value = value.abs();
    let digits = |n: &BigInt| i64::try_from(n.to_string().len()).unwrap_or(i64::MAX);
    let mut exponent = digits(value.numer()) - digits(value.denom());
    let scaled = |exponent: i64| {
        let shift = 3 - exponent;
        let power = BigInt::from(10).pow(u32::try_from(shift.unsigned_abs()).unwrap_or(u32::MAX));
        let scaled = if shift >= 0 { &value * power } else { &value / power };
        scaled.round().to_integer()
    };
    let mut leading = scaled(exponent);
    if leading < BigInt::from(1000) {
        exponent -= 1;
        leading = scaled(exponent);
    }
    if leading >= BigInt::from(10_000) {
        exponent += 1;
        leading = scaled(exponent);
    }
    let text = leading.to_string();
    let text = if (0..=3).contains(&exponent) {
        let (whole, rest) = text.split_at(usize::try_from(exponent).unwrap_or(0) + 1);
        with_fraction(whole, rest)
    } else if (-4..0).contains(&exponent) {
        let zeros = "0".repeat(usize::try_from(-exponent - 1).unwrap_or(0));
        with_fraction("0", &format!("{zeros}{text}"))
    } else {
        let (whole, rest) = text.split_at(1);
        format!("{}·10^{exponent}", with_fraction(whole, rest))
    };
    format!("{sign}{text}")
}

fn with_fraction(whole: &str, rest: &str) -> String {
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(n: i64, d: i64) -> BigRational {
        BigRational::new(n.into(), d.into())
    }

    #[test]
    fn few_digits_are_enough_to_read() {
        for (n, d, text) in [
            (0, 1, "0"),
            (1, 3, "0.3333"),
            (-2, 3, "-0.6667"),
            (99_999, 10, "1·10^4"),
            (12_345, 10, "1235"),
            (5, 1, "5"),
            (1, 8000, "0.000125"),
            (1, 3_000_000, "3.333·10^-7"),
            (123_456_789, 1, "1.235·10^8"),
        ] {
            assert_eq!(significant(&ratio(n, d)), text);
        }
    }

    #[test]
    fn no_digits_are_shown_that_are_not_known() {
        let shown = |low: i64, high: i64, nonzero| {
            let bounds = [low, high].map(BigInt::from);
            Quantity::Enclosed(Enclosure::new(bounds, nonzero, None)).to_string()
        };
        assert_eq!(shown(1_414_213_562_373, 1_414_213_562_374, true), "about 1.414");
        assert_eq!(shown(-1, 0, true), "less than 1·10^-12 in size, but not 0");
        assert_eq!(shown(-3, 2, true), "less than 3·10^-12 in size, but not 0");
        assert_eq!(shown(-1, 1, false), "about 0");
        assert_eq!(shown(-4, -3, true), "between -4·10^-12 and -3·10^-12");
        assert_eq!(shown(12_344_999, 12_345_001, true), "about 1.235·10^-5");
    }

    #[test]
    fn end_points_are_decimal_fractions() {
        for (count, text) in [
            (0i64, "0"),
            (1, "0.000000000001"),
            (-1_500_000_000_000, "-1.5"),
            (2_000_000_000_000, "2"),
        ] {
            assert_eq!(decimal(&BigInt::from(count)), text);
        }
    }
}
