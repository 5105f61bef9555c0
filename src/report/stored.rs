//! Records in a form from which they can be read back, with nothing lost: the renderings round, and leave out.
//!
//! Only the program of the same version reads what it wrote. What is read may be anything all the same: then there is no record, and never
//! a panic.

use crate::bound::ErrorBound;
use crate::report::drawn::{Drawn, DrawnFigure, DrawnRoot};
use crate::report::numeral::Numeral;
use crate::report::record::{
    Bound, Coordinates, Record, SeedOrigin, Term, Value, Violation, Witness,
};
use crate::theorem::expectation::VerdictName;
use crate::upper::Upper;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What can be stored.
pub trait Stored: Sized {
    /// Appends it.
    fn store(&self, out: &mut Vec<u8>);

    /// Takes it from the front of the input; nothing where there is none.
    fn restore(input: &mut &[u8]) -> Option<Self>;
}

macro_rules! integers {
    ($($integer:ty),+) => {$(
        impl Stored for $integer {
            fn store(&self, out: &mut Vec<u8>) {
                out.extend(self.to_le_bytes());
            }

            fn restore(input: &mut &[u8]) -> Option<Self> {
                let (bytes, rest) = input.split_first_chunk()?;
                *input = rest;
                Some(Self::from_le_bytes(*bytes))
            }
        }
    )+};
}

integers!(u8, u32, u64, i128);

impl Stored for usize {
    fn store(&self, out: &mut Vec<u8>) {
        u64::try_from(*self).unwrap_or(u64::MAX).store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        u64::restore(input)?.try_into().ok()
    }
}

impl Stored for bool {
    fn store(&self, out: &mut Vec<u8>) {
        u8::from(*self).store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        match u8::restore(input)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Stored for String {
    fn store(&self, out: &mut Vec<u8>) {
        self.len().store(out);
        out.extend(self.as_bytes());
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        let length = usize::restore(input)?;
        let (bytes, rest) = input.split_at_checked(length)?;
        *input = rest;
        Self::from_utf8(bytes.to_vec()).ok()
    }
}

/// Texts that the program has in it: each that is read is kept once, for good.
impl Stored for &'static str {
    fn store(&self, out: &mut Vec<u8>) {
        self.to_string().store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
        let text = String::restore(input)?;
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = known.get(text.as_str()) {
            return Some(same);
        }
        let kept: &'static str = Box::leak(text.into_boxed_str());
        known.insert(kept);
        Some(kept)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, out: &mut Vec<u8>) {
        self.is_some().store(out);
        self.iter().for_each(|value| value.store(out));
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        Some(if bool::restore(input)? { Some(T::restore(input)?) } else { None })
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, out: &mut Vec<u8>) {
        self.len().store(out);
        self.iter().for_each(|value| value.store(out));
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        // A wrong length ends at the end of the input: nothing is reserved for it.
        let length = usize::restore(input)?;
        let mut values = Self::new();
        for _ in 0..length {
            values.push(T::restore(input)?);
        }
        Some(values)
    }
}

impl<T: Stored> Stored for [T; 2] {
    fn store(&self, out: &mut Vec<u8>) {
        self.iter().for_each(|value| value.store(out));
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        Some([T::restore(input)?, T::restore(input)?])
    }
}

impl<T: Stored, U: Stored> Stored for (T, U) {
    fn store(&self, out: &mut Vec<u8>) {
        self.0.store(out);
        self.1.store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        Some((T::restore(input)?, U::restore(input)?))
    }
}

impl Stored for Duration {
    fn store(&self, out: &mut Vec<u8>) {
        self.as_secs().store(out);
        self.subsec_nanos().store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        let (seconds, nanoseconds) = (u64::restore(input)?, u32::restore(input)?);
        (nanoseconds < 1_000_000_000).then(|| Self::new(seconds, nanoseconds))
    }
}

impl Stored for VerdictName {
    fn store(&self, out: &mut Vec<u8>) {
        self.as_str().store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        Self::named(&String::restore(input)?)
    }
}

impl Stored for SeedOrigin {
    fn store(&self, out: &mut Vec<u8>) {
        (*self == Self::System).store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        Some(if bool::restore(input)? { Self::System } else { Self::Chosen })
    }
}

impl Stored for ErrorBound {
    fn store(&self, out: &mut Vec<u8>) {
        // A probability has a bound.
        let (mantissa, exponent) = self.upper().parts().unwrap_or((1, 0));
        mantissa.store(out);
        exponent.store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        let (mantissa, exponent) = (u64::restore(input)?, i128::restore(input)?);
        let bound = Self::at_most(Upper::from(mantissa).shifted(exponent));
        (bound.upper().parts() == Some((mantissa, exponent))).then_some(bound)
    }
}

impl Stored for Numeral {
    fn store(&self, out: &mut Vec<u8>) {
        self.to_string().store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        Some(Self::integer(String::restore(input)?))
    }
}

impl Stored for Value {
    fn store(&self, out: &mut Vec<u8>) {
        match self {
            Self::Rational { exact, shown } => {
                true.store(out);
                exact.store(out);
                shown.store(out);
            }
            Self::Enclosed { interval, expression, shown } => {
                false.store(out);
                interval.store(out);
                expression.store(out);
                shown.store(out);
            }
        }
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        Some(if bool::restore(input)? {
            Self::Rational { exact: Stored::restore(input)?, shown: Stored::restore(input)? }
        } else {
            Self::Enclosed {
                interval: Stored::restore(input)?,
                expression: Stored::restore(input)?,
                shown: Stored::restore(input)?,
            }
        })
    }
}

/// Field by field; a new field does not compile until it is named here.
macro_rules! fields {
    ($($record:ident { $($field:ident),+ $(,)? })+) => {$(
        impl Stored for $record {
            fn store(&self, out: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($field.store(out);)+
            }

            fn restore(input: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Stored::restore(input)?),+ })
            }
        }
    )+};
}

impl Stored for Coordinates {
    fn store(&self, out: &mut Vec<u8>) {
        self.0.store(out);
    }

    fn restore(input: &mut &[u8]) -> Option<Self> {
        Some(Self(Stored::restore(input)?))
    }
}

fields! {
    Record {
        schema, file, theorem, source, verdict, expected, as_expected, error_bits, detail, bound, parameters, program_length, radicals, guards,
        obligations, terms, seed, seed_origin, drawn, witness, seconds, risk,
    }
    Bound { degree, height_bits, prime_bits, attempt_bits, zeros, attempts, attempt_cap }
    Term { stage, name, formula, figures, bits, source, binds }
    Witness { points, numbers, negative_roots, violation, prime, sample }
    Violation { claim, value, description }
    Drawn { figure, drawings, true_in, failing }
    DrawnFigure { parameters, points, roots, relations, selectors, order, box_bits, anchor_bits }
    DrawnRoot { radicand, sign, status, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(value: &impl Stored) -> Vec<u8> {
        let mut out = Vec::new();
        value.store(&mut out);
        out
    }

    #[test]
    fn what_is_stored_is_restored() {
        fn there_and_back<T: Stored + PartialEq + std::fmt::Debug>(value: &T) {
            let bytes = stored(value);
            let mut input = bytes.as_slice();
            assert_eq!(T::restore(&mut input).as_ref(), Some(value));
            assert_eq!(input, [0; 0]);
            for end in 0..bytes.len() {
                assert_eq!(T::restore(&mut &bytes[..end]), None, "{value:?} is longer");
            }
        }
        there_and_back(&vec![(String::from("A"), [Some(1_u32), None])]);
        there_and_back(&"a text of the program");
        there_and_back(&Duration::new(3, 141_592_653));
        there_and_back(&VerdictName::HoldsAsDrawn);
        there_and_back(&Numeral::integer("123456789.5"));
        for bound in [ErrorBound::ZERO, ErrorBound::ONE, ErrorBound::target(80)] {
            there_and_back(&bound);
            there_and_back(&(bound + ErrorBound::target(90)));
        }
        let interval = [String::from("1.4"), String::from("1.5")];
        there_and_back(&Value::Enclosed {
            interval,
            expression: Some("sqrt(2)".into()),
            shown: "1.41".into(),
        });
    }

    #[test]
    fn what_is_no_record_is_none() {
        assert_eq!(bool::restore(&mut &[2][..]), None);
        // Lengths that nothing could hold.
        assert_eq!(String::restore(&mut &[0xff; 20][..]), None);
        assert_eq!(Vec::<u8>::restore(&mut &[0xff; 20][..]), None);
        assert_eq!(ErrorBound::restore(&mut &[0xff; 24][..]), None);
    }
}
