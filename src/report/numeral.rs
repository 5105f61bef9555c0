//! Numbers of a report, exact as they are printed.

use crate::analysis::degree::Degree;
use crate::analysis::height::Height;
use crate::bound::ErrorBound;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The integers up to this one have a floating-point number of their own: every reader of JSON gets them exactly.
const EXACT_INTEGERS: u64 = 1 << 53;
/// Decimals of at most this many characters are read back as they were written.
const EXACT_CHARACTERS: usize = 15;

/// A number in decimal digits.
///
/// In JSON it is a number where every reader gets what is written, else a string.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Numeral(String);

impl Numeral {
    /// `⌊−log2 ε⌋` with one decimal, rounded down; nothing for `ε = 0`.
    #[must_use]
    pub fn error_bits(error: ErrorBound) -> Option<Self> {
        error.bits_tenths().map(|tenths| Self(format!("{}.{}", tenths / 10, tenths % 10)))
    }

    /// The degree; nothing where no bound is known.
    #[must_use]
    pub fn degree(degree: Degree) -> Option<Self> {
        (!degree.is_unbounded()).then(|| Self(degree.to_string()))
    }

    /// The height in bits with one decimal, rounded up; nothing for that of zero, and where no bound is known.
    #[must_use]
    pub fn height(height: Height) -> Option<Self> {
        (!height.is_of_zero() && !height.is_unbounded())
            .then(|| Self(height.to_string().replace('−', "-")))
    }

    /// An integer.
    #[must_use]
    pub fn integer(value: impl fmt::Display) -> Self {
        Self(value.to_string())
    }
}

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for Numeral {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(integer) = self.0.parse::<u64>()
            && integer <= EXACT_INTEGERS
        {
            return serializer.serialize_u64(integer);
        }
        let decimal = self.0.contains('.') && self.0.len() <= EXACT_CHARACTERS;
        match self.0.parse::<f64>() {
            Ok(value) if decimal => serializer.serialize_f64(value),
            _ => serializer.serialize_str(&self.0),
        }
    }
}

impl JsonSchema for Numeral {
    fn schema_name() -> Cow<'static, str> {
        "Numeral".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number: in digits of a string where some readers of JSON would round it. `2^200.0` is a power of two.",
            "anyOf": [
                { "type": "number" },
                { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$|^2\\^[0-9]+(\\.[0-9]+)?$" },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upper::Upper;

    fn json(numeral: &Numeral) -> String {
        serde_json::to_string(numeral).unwrap()
    }

    #[test]
    fn numbers_are_numbers_where_they_stay_exact() {
        assert_eq!(json(&Numeral::integer(12)), "12");
        assert_eq!(json(&Numeral::integer(1u64 << 53)), "9007199254740992");
        assert_eq!(json(&Numeral::integer((1u64 << 53) + 1)), "\"9007199254740993\"");
        assert_eq!(json(&Numeral::degree(Degree::from(5).half()).unwrap()), "2.5");
        let huge = (0..4).fold(Degree::from(1 << 40), |degree, _| degree.times(1 << 40));
        assert_eq!(json(&Numeral::degree(huge).unwrap()), "\"2^200.0\"");
        assert_eq!(Numeral::degree(Degree::UNBOUNDED), None);
    }

    #[test]
    fn bits_have_one_decimal() {
        let error = ErrorBound::at_most(Upper::power_of_two(-113));
        assert_eq!(json(&Numeral::error_bits(error).unwrap()), "113.0");
        assert_eq!(Numeral::error_bits(ErrorBound::ZERO), None);
        assert_eq!(json(&Numeral::height(Height::of_norm(Upper::from(3))).unwrap()), "1.6");
        assert_eq!(json(&Numeral::height(Height::OF_ONE).unwrap()), "0.0");
        assert_eq!(Numeral::height(Height::OF_ZERO), None);
    }
}
