//! The share of violations that samples do not exclude.

use crate::upper::Upper;
use std::fmt;
use std::str::FromStr;

/// Shares are multiples of 2 to minus this.
const RESOLUTION: u32 = 20;

/// A confidence `1 − α`, with the fraction `α = numerator/denominator` between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confidence {
    numerator: u32,
    denominator: u32,
}

/// 0.999.
impl Default for Confidence {
    fn default() -> Self {
        Self { numerator: 1, denominator: 1000 }
    }
}

impl FromStr for Confidence {
    type Err = String;

    /// A decimal fraction with at most nine digits, such as `0.999`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a number between 0 and 1, such as 0.999");
        let digits =
            text.strip_prefix("0.").or_else(|| text.strip_prefix('.')).ok_or_else(wrong)?;
        if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|c| c.is_ascii_digit()) {
            return Err(wrong());
        }
        let denominator = digits.bytes().fold(1, |power: u32, _| power * 10);
        let value: u32 = digits.parse().map_err(|_| wrong())?;
        if value == 0 {
            return Err(wrong());
        }
        Ok(Self { numerator: denominator - value, denominator })
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.denominator.ilog10() as usize;
        write!(f, "0.{:0digits$}", self.denominator - self.numerator)
    }
}

/// A share between 0 and 1, in units of `2^−20`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u32);

impl Share {
    /// Everything.
    pub const ALL: Self = Self(1 << RESOLUTION);

    /// The share in units of `2^−20`.
    #[must_use]
    pub fn units(self) -> u32 {
        self.0
    }
}

/// In per cent, with three decimals, rounded up.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let thousandths = (u64::from(self.0) * 100_000).div_ceil(1 << RESOLUTION);
        write!(f, "{}.{:03} %", thousandths / 1000, thousandths % 1000)
    }
}

/// The upper end of the one-sided interval of Clopper and Pearson (1934): with confidence `1 − α`, the probability of an event that was
/// seen in `events` of `samples` independent trials is at most `u`, the solution of
///
/// ```text
/// Σ_{i ≤ events} C(samples, i)·u^i·(1 − u)^(samples − i) = α.
/// ```
///
/// The sum falls as u grows; the result is the least multiple of `2^−20` at which an upper bound of it is at most α.
///
/// # Panics
/// If there are more events than samples.
#[must_use]
pub fn share_at_most(samples: u32, events: u32, confidence: Confidence) -> Share {
    assert!(events <= samples, "an event is a sample");
    let excluded = |share: u32| {
        let seldom = tail(samples, events, share) * Upper::from(u64::from(confidence.denominator));
        seldom <= Upper::from(u64::from(confidence.numerator))
    };
    let (mut low, mut high) = (0, Share::ALL.0);
    while high - low > 1 {
        let middle = u32::midpoint(low, high);
        if excluded(middle) { high = middle } else { low = middle }
    }
    Share(high)
}

/// An upper bound of the chance of at most so many events.
fn tail(samples: u32, events: u32, share: u32) -> Upper {
    let unit = -i128::from(RESOLUTION);
    let seen = Upper::from(u64::from(share)).shifted(unit);
    let unseen = Upper::from(u64::from(Share::ALL.0 - share)).shifted(unit);
    let mut choices = Upper::ONE;
    let mut sum = Upper::ZERO;
    for i in 0..=events {
        if i > 0 {
            choices = (choices * Upper::from(u64::from(samples - i + 1))).divided_by(&i.into());
        }
        sum = sum + choices * seen.pow(i.into()) * unseen.pow(u64::from(samples - i));
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_event_follows_the_rule_of_three() {
        // 1 − 0.05^(1/100) = 0.029513; 1 − 0.001^(1/2000) = 0.0034479.
        let confidence = "0.95".parse().unwrap();
        assert_eq!(share_at_most(100, 0, confidence).to_string(), "2.952 %");
        assert_eq!(share_at_most(2000, 0, Confidence::default()).to_string(), "0.345 %");
        assert_eq!(share_at_most(0, 0, confidence), Share::ALL);
    }

    #[test]
    fn some_events_widen_the_interval() {
        // Quantiles of the beta distribution: BetaInv(0.95; 3, 98) = 0.0616192, BetaInv(0.95; 11, 90) = 0.1637176.
        let confidence = "0.95".parse().unwrap();
        assert_eq!(share_at_most(100, 2, confidence).to_string(), "6.162 %");
        assert_eq!(share_at_most(100, 10, confidence).to_string(), "16.372 %");
        assert_eq!(share_at_most(7, 7, confidence), Share::ALL);
    }

    #[test]
    fn confidences_are_decimals() {
        for text in ["0.95", "0.999", "0.5", "0.999999999"] {
            assert_eq!(text.parse::<Confidence>().unwrap().to_string(), text);
        }
        for text in ["", "1", "0", "0.0", "1.0", "95%", "0.9999999999", "-0.5", "0.x"] {
            assert!(text.parse::<Confidence>().is_err(), "{text}");
        }
    }
}
