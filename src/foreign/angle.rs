//! Angles of a given size.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};
use std::str::FromStr as _;

/// Digits of a constant beyond this say nothing about an angle or a ratio.
const DIGITS: usize = 40;

/// Acute angles in sixths of a degree with their tangents, in the theorem language: what the square, its diagonals, the equilateral
/// triangle and the regular pentagon give. Those of the pentagon are made of the same roots, so that their signs go together.
const TANGENTS: &[(i64, &str)] = &[
    (90, "(2 - sqrt(3))"),
    (180, "(sqrt(3) / 3)"),
    (270, "1"),
    (360, "sqrt(3)"),
    (450, "(2 + sqrt(3))"),
    (135, "(sqrt(2) - 1)"),
    (405, "(sqrt(2) + 1)"),
    (108, "((sqrt(5) - 2) / sqrt(5 - 2 * sqrt(5)))"),
    (216, "sqrt(5 - 2 * sqrt(5))"),
    (324, "(1 / sqrt(5 - 2 * sqrt(5)))"),
    (432, "((2 + sqrt(5)) * sqrt(5 - 2 * sqrt(5)))"),
];
/// A right angle in those units.
const RIGHT: i64 = 540;

/// A directed angle between lines, modulo a half turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Angle {
    /// None: the lines are parallel.
    Zero,
    /// A right angle.
    Right,
    /// Any other whose tangent is made of square roots; an expression of the theorem language.
    Tangent(String),
}

/// The degrees that are written as `30`, `-15`, `120o`, `22.5` or `2pi/3`.
pub(super) fn degrees(text: &str) -> Option<BigRational> {
    let text = text.strip_suffix(['o', '°']).unwrap_or(text);
    let Some((factor, rest)) = text.split_once("pi").or_else(|| text.split_once('π')) else {
        return number(text);
    };
    let factor = match factor.strip_suffix('*').unwrap_or(factor) {
        "" | "+" => BigRational::one(),
        "-" => -BigRational::one(),
        factor => number(factor)?,
    };
    let divisor = match rest {
        "" => BigRational::one(),
        rest => number(rest.strip_prefix('/')?)?,
    };
    (!divisor.is_zero()).then(|| factor * BigRational::from_integer(180.into()) / divisor)
}

/// An integer, a fraction or a decimal, exactly.
pub(super) fn number(text: &str) -> Option<BigRational> {
    if text.len() > DIGITS {
        return None;
    }
    if let Some((numerator, denominator)) = text.split_once('/') {
        let numerator = number(numerator)?;
        let denominator = Some(denominator).filter(|text| !text.contains('/')).and_then(number)?;
        return (!denominator.is_zero()).then(|| numerator / denominator);
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let value = BigInt::from_str(&format!("{whole}{fraction}")).ok()?;
    let places = u32::try_from(fraction.len()).ok()?;
    let value = BigRational::new(value, BigInt::from(10).pow(places));
    Some(if text.starts_with('-') { -value } else { value })
}

/// A rational number in the theorem language: as a decimal where a fraction would have a long denominator.
pub(super) fn written(value: &BigRational) -> String {
    const SHORT: u32 = 1000;
    if value.is_integer() && !value.is_negative() {
        return value.to_string();
    }
    let power = (1..=DIGITS).map(|places| (places, power_of_ten(places)));
    let mut decimal = power
        .filter(|_| value.denom() > &SHORT.into())
        .map(|(places, power)| (places, value * BigRational::from_integer(power)))
        .filter(|(_, scaled)| scaled.is_integer());
    let Some((places, scaled)) = decimal.next() else { return format!("({value})") };
    let digits = scaled.to_integer().magnitude().to_string();
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if value.is_negative() { "-" } else { "" };
    format!("({sign}{whole}.{fraction})")
}

fn power_of_ten(places: usize) -> BigInt {
    BigInt::from(10).pow(u32::try_from(places).unwrap_or(u32::MAX))
}

/// The angle of so many degrees; nothing where its tangent is not known to be made of square roots.
pub(super) fn angle(degrees: &BigRational) -> Option<Angle> {
    let units = degrees * BigRational::from_integer((RIGHT / 90).into());
    if !units.is_integer() {
        return None;
    }
    let units = units.to_integer() % (2 * RIGHT);
    let units = i64::try_from(if units.is_negative() { units + 2 * RIGHT } else { units }).ok()?;
    match units {
        0 => Some(Angle::Zero),
        RIGHT => Some(Angle::Right),
        _ => tangent(units).map(Angle::Tangent),
    }
}

/// The tangent of an angle that is neither zero nor right, less than two right angles.
fn tangent(units: i64) -> Option<String> {
    if units > RIGHT {
        return tangent(2 * RIGHT - units).map(|acute| format!("-{acute}"));
    }
    if let Some((_, known)) = TANGENTS.iter().find(|(angle, _)| *angle == units) {
        return Some((*known).to_owned());
    }
    let pairs = TANGENTS.iter().flat_map(|one| TANGENTS.iter().map(move |other| (one, other)));
    for ((one, u), (other, v)) in pairs {
        if one + other == units {
            return Some(format!("(({u} + {v}) / (1 - {u} * {v}))"));
        }
        if one - other == units {
            return Some(format!("(({u} - {v}) / (1 + {u} * {v}))"));
        }
    }
    None
}

#[cfg(test)]
#[allow(
    clippy::float_arithmetic,
    reason = "a comparison with the tangents of the standard library"
)]
mod tests {
    use super::*;
    use crate::syntax::ast::{BinaryOperator, Expr, ExprKind, Item, StatementKind};
    use num_traits::ToPrimitive as _;

    /// The value of an expression, approximately.
    fn value(expr: &Expr) -> f64 {
        match &expr.kind {
            ExprKind::Number(number) => number.to_f64().unwrap(),
            ExprKind::Call { arguments, .. } => value(&arguments[0]).sqrt(),
            ExprKind::Negative(operand) => -value(operand),
            ExprKind::Binary { operator, left, right } => {
                let (left, right) = (value(left), value(right));
                match operator {
                    BinaryOperator::Add => left + right,
                    BinaryOperator::Sub => left - right,
                    BinaryOperator::Mul => left * right,
                    BinaryOperator::Div => left / right,
                    BinaryOperator::Pow => left.powf(right),
                }
            }
            other => unreachable!("{other:?}"),
        }
    }

    fn evaluated(text: &str) -> f64 {
        let (ast, mistakes) = crate::syntax::parse(&format!("theorem \"T\" {{\nt = {text}\n}}\n"));
        assert_eq!(mistakes, []);
        let Item::Theorem(theorem) = &ast.items[0] else { unreachable!() };
        let StatementKind::Definition { value: expr, .. } = &theorem.body[0].kind else {
            unreachable!()
        };
        value(expr)
    }

    #[test]
    fn every_third_degree_has_its_tangent() {
        for degrees in (-360_i32..360).filter(|degrees| degrees % 3 == 0) {
            let angle = angle(&BigRational::from_integer(degrees.into())).unwrap();
            let expected = f64::from(degrees).to_radians().tan();
            match angle {
                Angle::Zero => assert_eq!(degrees % 180, 0),
                Angle::Right => assert_eq!(degrees.rem_euclid(180), 90),
                Angle::Tangent(text) => {
                    assert!((evaluated(&text) - expected).abs() < 1e-9, "{degrees}: {text}");
                }
            }
        }
        let eighth = angle(&degrees("22.5").unwrap()).unwrap();
        assert_eq!(eighth, Angle::Tangent("(sqrt(2) - 1)".into()));
        assert_eq!(angle(&degrees("40").unwrap()), None);
    }

    #[test]
    fn constants_are_written_back() {
        for (text, expected) in [
            ("3", "3"),
            ("-3", "(-3)"),
            ("1.5", "(3/2)"),
            ("0.333333333", "(0.333333333)"),
            ("-12.00001", "(-12.00001)"),
        ] {
            assert_eq!(written(&number(text).unwrap()), expected);
        }
        assert!(written(&number("1/3").unwrap()).contains("1/3"));
        assert!(written(&number("1/3001").unwrap()).contains("1/3001"));
    }

    #[test]
    fn constants_are_read_exactly() {
        let read = |text| degrees(text).map(|value| value.to_string());
        for (text, value) in [
            ("30", "30"),
            ("-15", "-15"),
            ("120o", "120"),
            ("2pi/3", "120"),
            ("pi", "180"),
            ("-pi/6", "-30"),
            ("22.5", "45/2"),
            ("3/2", "3/2"),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
        for text in ["", "x", "1/0", "1/2/3", "pi/0", "2pix", "1.2.3", "--1", "."] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
