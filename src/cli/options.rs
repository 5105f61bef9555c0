//! Options that several commands share, and how their values are read.

use super::error::Error;
use clap::{Args, ValueEnum};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _};
use std::fmt::{self, Write as _};
use std::str::FromStr;
use std::time::Duration;
use zippel::branch::caps::DRAWINGS as DRAWINGS_AT_MOST;
use zippel::deadline::Deadline;
use zippel::limits::{ERROR_BITS, SAMPLES, THEOREM_SECONDS};
use zippel::plan::{Request, Roads, Statistics};
use zippel::report::record::SeedOrigin;
use zippel::sampling::Seed;
use zippel::survey::{self, Confidence};

/// Decimal digits and exponents of an error beyond this are out of range in any case.
const MOST_DIGITS: usize = 4000;

/// Figures that are drawn, where details are shown, to say in how many of them a statement is true.
const DRAWINGS: u32 = 30;

/// What is asked of each check.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The chance that a false statement passes is to be at most this: 2^-80, 1e-24 or 0.001
    #[arg(long, value_name = "ERROR", default_value = "2^-80", value_parser = error_bits)]
    error: u32,

    /// Draw so many figures of a statement that depends on the figure, and say in how many of them it is true [default: 30 where
    /// details are asked for, else 0]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=i64::from(DRAWINGS_AT_MOST)))]
    drawings: Option<u32>,

    /// Random configurations for a statement about order
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=i64::from(SAMPLES)))]
    samples: u32,

    /// The confidence of what is said about them
    #[arg(long, value_name = "CONFIDENCE", default_value_t)]
    confidence: Confidence,

    /// Replay a run: its seed, up to 64 hexadecimal digits (fewer are filled up with zeros on the left)
    #[arg(long, value_name = "HEX", value_parser = seed)]
    seed: Option<Seed>,

    /// Where the random points lie
    #[arg(long, value_enum, default_value_t = Over::Both)]
    over: Over,

    /// Give up on a theorem after this many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = Seconds(Duration::from_secs(THEOREM_SECONDS)))]
    time_limit: Seconds,
}

/// A time in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seconds(pub(crate) Duration);

impl FromStr for Seconds {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let seconds = text.parse().ok().and_then(|time| Duration::try_from_secs_f64(time).ok());
        seconds.map(Self).ok_or_else(|| "a number of seconds was expected, such as 2.5".to_owned())
    }
}

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.as_secs_f64())
    }
}

/// Where the random points lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Over {
    /// Modulo random primes
    Primes,
    /// In the rational numbers, exactly; no figure is looked at, so that nothing holds as drawn
    Rationals,
    /// Modulo random primes, and one rational point as a cross-check
    Both,
}

impl Options {
    /// What is asked of a check of which all details are shown.
    pub(crate) fn detailed(&self) -> Request {
        let mut request = self.request();
        request.statistics.drawings = self.drawings.unwrap_or(DRAWINGS);
        request
    }

    /// What is asked of a check.
    pub(crate) fn request(&self) -> Request {
        let roads = match self.over {
            Over::Primes => Roads::Primes,
            Over::Rationals => Roads::Rationals,
            Over::Both => Roads::Both,
        };
        let survey = survey::Request { samples: self.samples, confidence: self.confidence };
        let statistics = Statistics { drawings: self.drawings.unwrap_or(0), survey };
        Request { roads, statistics, ..Request::new(self.error) }
    }

    /// The end of the time for a theorem that begins now.
    pub(crate) fn deadline(&self) -> Deadline {
        Deadline::within(self.time_limit.0)
    }

    /// Whether a seed was chosen.
    pub(crate) fn has_seed(&self) -> bool {
        self.seed.is_some()
    }

    /// The seed: the one that was chosen, or 256 bits from the operating system.
    pub(crate) fn seed(&self) -> Result<(Seed, SeedOrigin), Error> {
        if let Some(seed) = self.seed {
            return Ok((seed, SeedOrigin::Chosen));
        }
        Ok((random_seed()?, SeedOrigin::System))
    }

    /// What was asked for, apart from the seed and the time: what is always told, then what is not as it is by default.
    pub(crate) fn asked(&self) -> String {
        let over = self.over.to_possible_value();
        let over = over.as_ref().map_or("both", |value| value.get_name());
        let mut asked = format!("--error 2^-{} --over {over}", self.error);
        let usual = Statistics::default();
        let Statistics { drawings, survey } = self.request().statistics;
        for (name, value, usual) in [
            ("drawings", drawings.to_string(), usual.drawings.to_string()),
            ("samples", survey.samples.to_string(), usual.survey.samples.to_string()),
            ("confidence", survey.confidence.to_string(), usual.survey.confidence.to_string()),
        ] {
            if value != usual {
                // Writing to a string does not fail.
                let _ = write!(asked, " --{name} {value}");
            }
        }
        asked
    }

    /// The arguments that ask for the same again, with this seed.
    pub(crate) fn replay(&self, seed: &Seed) -> String {
        format!("{} --seed {}", self.asked(), seed.to_hex())
    }
}

/// A seed of 256 bits from the operating system.
pub(crate) fn random_seed() -> Result<Seed, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(Error::Randomness)?;
    Ok(Seed::from_bytes(bytes))
}

/// A seed in at most 64 hexadecimal digits.
pub(crate) fn seed(text: &str) -> Result<Seed, String> {
    let wrong = || "a seed has 1 to 64 hexadecimal digits, without `0x`".to_owned();
    if text.is_empty() || text.len() > 64 || !text.is_ascii() {
        return Err(wrong());
    }
    Seed::from_hex(&format!("{text:0>64}")).ok_or_else(wrong)
}

/// The number of bits `n` with `2^-n` at most the error that is written, and no more than needed.
fn error_bits(text: &str) -> Result<u32, String> {
    let range = || format!("the error must lie between 2^-1 and 2^-{ERROR_BITS}");
    let bits = if let Some(exponent) = text.strip_prefix("2^-") {
        if exponent.is_empty() || !exponent.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("an error is written 2^-80, 1e-24 or 0.001".to_owned());
        }
        exponent.parse().map_err(|_| range())?
    } else {
        decimal_bits(text)?.ok_or_else(range)?
    };
    match text.parse::<u32>() {
        Ok(number) if (1..=ERROR_BITS).contains(&number) && bits == 0 => {
            Err(format!("{}; did you mean 2^-{number}?", range()))
        }
        _ if (1..=ERROR_BITS).contains(&bits) => Ok(bits),
        _ => Err(range()),
    }
}

/// `⌈−log2 x⌉` of a decimal; nothing where it is far out of range.
fn decimal_bits(text: &str) -> Result<Option<u32>, String> {
    let form = || "an error is written 2^-80, 1e-24 or 0.001".to_owned();
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent_digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0
        || exponent_digits.is_empty()
        || ![whole, fraction, exponent_digits].into_iter().all(all_digits)
    {
        return Err(form());
    }
    if whole.len() + fraction.len() > MOST_DIGITS {
        return Ok(None);
    }
    let Some(exponent) = exponent.parse::<i64>().ok().filter(|exponent| exponent.abs() <= 4000)
    else {
        return Ok(None);
    };
    let mantissa: BigInt = format!("{whole}{fraction}").parse().map_err(|_| form())?;
    let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    let shift = i32::try_from(exponent - places).unwrap_or(i32::MIN);
    let value = BigRational::from_integer(mantissa)
        * BigRational::from_integer(BigInt::from(10)).pow(shift);
    if !value.is_positive() {
        return Ok(None);
    }
    // The least n with 1/x ≤ 2^n.
    let least = value.recip().ceil().to_integer();
    Ok(u32::try_from((least - BigInt::one()).bits()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_read_exactly_and_rounded_to_the_safe_side() {
        for (text, bits) in [
            ("2^-80", 80),
            ("2^-1", 1),
            ("2^-10000", 10_000),
            ("0.5", 1),
            ("0.9", 1),
            (".25", 2),
            ("0.25000", 2),
            ("0.2499999999999999999999999999", 3),
            ("0.001", 10),
            ("1e-3", 10),
            ("10.0E-4", 10),
            ("1e-24", 80),
            ("1e-3010", 10_000),
        ] {
            assert_eq!(error_bits(text), Ok(bits), "{text}");
        }
    }

    #[test]
    fn other_errors_are_refused() {
        for text in
            ["1", "2", "0", "0.0", "2^-0", "2^-10001", "2^-99999999999", "1e-3011", "1e99999999999"]
        {
            assert!(error_bits(text).unwrap_err().contains("must lie between"), "{text}");
        }
        for text in
            ["", "e", ".", "2^80", "2^-", "2^-+8", "-1e-3", "1e", "1e--3", "0x1", "1/8", "٣"]
        {
            assert!(error_bits(text).unwrap_err().contains("is written"), "{text}");
        }
        let long = format!("0.{}1", "0".repeat(5000));
        assert!(error_bits(&long).is_err());
    }

    #[test]
    fn seeds_may_be_short() {
        assert_eq!(seed("2a").unwrap().to_hex(), format!("{:0>64}", "2a"));
        assert_eq!(seed(&"F".repeat(64)).unwrap().to_hex(), "f".repeat(64));
        for text in ["", "xyz", "é", &"0".repeat(65)] {
            assert!(seed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_are_seconds() {
        assert_eq!("0.5".parse(), Ok(Seconds(Duration::from_millis(500))));
        assert_eq!(Seconds(Duration::from_millis(1500)).to_string(), "1.5");
        for text in ["", "x", "-1", "NaN", "inf"] {
            assert!(text.parse::<Seconds>().is_err(), "{text}");
        }
    }
}
