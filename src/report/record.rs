//! The record of a theorem: plain data, from which every rendering is made.

use crate::bound::ErrorBound;
use crate::report::drawn::Drawn;
use crate::report::numeral::Numeral;
use crate::theorem::expectation::VerdictName;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// The name of this form of the record; it changes when a field changes its meaning.
pub const SCHEMA: &str = "zippel-report/2";

/// One entry of a report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Row {
    /// A theorem with its verdict.
    Checked(Box<Record>),
    /// What could not be checked: a wrong file, or a theorem on which this program failed.
    Unchecked(Box<Unchecked>),
}

/// A theorem that was checked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Record {
    /// The name of this form of the record.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: &'static str,
    /// The file.
    pub file: String,
    /// The title.
    pub theorem: String,
    /// Where the theorem comes from, as its file says.
    pub source: Option<String>,
    /// The verdict.
    #[serde(serialize_with = "name")]
    pub verdict: VerdictName,
    /// What the file promises.
    #[serde(serialize_with = "name")]
    pub expected: VerdictName,
    /// Whether the promise is kept.
    pub as_expected: bool,
    /// The chance of this verdict on a statement that does not deserve it is at most 2 to minus this; nothing for verdicts without any.
    pub error_bits: Option<Numeral>,
    /// What the verdict means here, in a sentence.
    pub detail: String,
    /// What the error is computed from.
    pub bound: Option<Bound>,
    /// Free parameters.
    pub parameters: Option<usize>,
    /// Instructions of the program.
    pub program_length: Option<usize>,
    /// Square roots.
    pub radicals: Option<usize>,
    /// The conditions under which the verdict speaks, in the words of geometry.
    pub guards: Vec<String>,
    /// What was found about the figure on the way, and tested together with the conclusions.
    pub obligations: Vec<String>,
    /// The error budget, term by term.
    pub terms: Vec<Term>,
    /// The seed in hexadecimal digits.
    pub seed: String,
    /// Where the seed comes from.
    pub seed_origin: SeedOrigin,
    /// What was found about the component of a figure, where the statement depends on it.
    pub drawn: Option<Drawn>,
    /// The counterexample of a refuted theorem.
    pub witness: Option<Witness>,
    /// How long it took.
    #[serde(serialize_with = "seconds")]
    #[schemars(with = "f64", range(min = 0))]
    pub seconds: Duration,
    /// The chance, fixed before any test, that this statement gets a verdict that it does not deserve is at most 2 to minus this; nothing where
    /// nothing is left to chance. The bound of a run is the sum over all its statements.
    #[serde(rename = "risk_bits", serialize_with = "bits")]
    #[schemars(with = "Option<Numeral>")]
    pub risk: ErrorBound,
}

/// What the error of a verdict is computed from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Bound {
    /// The largest degree of a residual.
    pub degree: Option<Numeral>,
    /// The largest height of a residual, in bits; nothing where the height does not matter.
    pub height_bits: Option<Numeral>,
    /// The size of the primes; nothing where there are none.
    pub prime_bits: Option<u32>,
    /// The error of one attempt is at most 2 to minus this; nothing where an attempt cannot err.
    pub attempt_bits: Option<Numeral>,
    /// Zeros asked for.
    pub zeros: u32,
    /// Attempts made.
    pub attempts: u32,
    /// Attempts allowed.
    pub attempt_cap: u32,
}

/// A term of the error budget.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Term {
    /// The procedure that it belongs to.
    pub stage: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its formula.
    pub formula: &'static str,
    /// The formula with its numbers.
    pub figures: String,
    /// It is at most 2 to minus this; nothing where it is zero.
    pub bits: Option<Numeral>,
    /// Who proved it.
    pub source: &'static str,
    /// Whether it is the largest.
    pub binds: bool,
}

/// A counterexample: a real configuration where one has been found, and else a point modulo a prime.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Witness {
    /// The points with their exact coordinates, in the order of the text.
    #[serde(serialize_with = "map")]
    #[schemars(with = "BTreeMap<String, Coordinates>")]
    pub points: Vec<(String, Coordinates)>,
    /// The numbers that have names, in the order of the text.
    #[serde(serialize_with = "map")]
    #[schemars(with = "BTreeMap<String, Value>")]
    pub numbers: Vec<(String, Value)>,
    /// The square roots that are negative there, counted from 0 in the order of the text.
    pub negative_roots: Vec<usize>,
    /// What fails there.
    pub violation: Violation,
    /// The prime of the attempt that failed.
    pub prime: Option<Numeral>,
    /// The number of that attempt, which the seed replays.
    pub sample: Option<u64>,
}

/// A conclusion that fails.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Violation {
    /// The conclusion as it stands in the text.
    pub claim: String,
    /// The number that would have to be zero, at a real configuration.
    pub value: Option<Value>,
    /// By how much the conclusion fails there, in words.
    pub description: Option<String>,
}

/// The coordinates of a point: two in the plane, three in space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coordinates(#[schemars(length(min = 2, max = 3))] pub Vec<Value>);

/// A real number of a counterexample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A fraction.
    Rational {
        /// Exactly.
        exact: String,
        /// As people read it.
        shown: String,
    },
    /// Any other number.
    Enclosed {
        /// Decimal fractions below and above it.
        interval: [String; 2],
        /// Exactly, if that is short.
        expression: Option<String>,
        /// As people read it.
        shown: String,
    },
}

/// The number as people read it.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rational { shown, .. } | Self::Enclosed { shown, .. } => f.pad(shown),
        }
    }
}

/// A fraction is a string such as `"-12/25"`; any other number is an object with an interval and an expression.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Rational { exact, .. } => serializer.serialize_str(exact),
            Self::Enclosed { interval, expression, .. } => {
                let mut object = serializer.serialize_struct("Value", 2)?;
                object.serialize_field("interval", interval)?;
                object.serialize_field("expression", expression)?;
                object.end()
            }
        }
    }
}

/// What could not be checked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unchecked {
    /// The name of this form of the record.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: &'static str,
    /// The file.
    pub file: String,
    /// The title, where it is about one theorem.
    pub theorem: Option<String>,
    /// There is none.
    pub verdict: Option<()>,
    /// Never.
    pub as_expected: bool,
    /// Why.
    pub problem: Problem,
    /// What happened, in a sentence.
    pub detail: String,
    /// The mistakes of the file.
    pub mistakes: Vec<Mistake>,
    /// The command that makes a failure of this program happen again.
    pub reproduce: Option<String>,
    /// The seed in hexadecimal digits.
    pub seed: String,
    /// The chance, fixed before any test, that statements tested here would have got a verdict that they do not deserve is at most 2 to minus this;
    /// nothing where nothing is left to chance.
    #[serde(rename = "risk_bits", serialize_with = "bits")]
    #[schemars(with = "Option<Numeral>")]
    pub risk: ErrorBound,
}

/// Why something was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// The file is wrong.
    Mistakes,
    /// The problem, in the language of another program, says something that this program cannot say.
    NotSupported,
    /// This program is wrong.
    InternalError,
}

/// A mistake in a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Mistake {
    /// Its code.
    pub code: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// Where a seed comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SeedOrigin {
    /// Drawn from the operating system after the statements were fixed.
    System,
    /// Chosen by the user: whoever knows it can write a false statement that passes.
    Chosen,
}

impl JsonSchema for Value {
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A real number: an exact fraction, or an interval that encloses it, with an exact expression where that is short.",
            "anyOf": [
                { "type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$" },
                {
                    "type": "object",
                    "properties": {
                        "interval": { "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 },
                        "expression": { "type": ["string", "null"] },
                    },
                    "required": ["interval", "expression"],
                },
            ],
        })
    }
}

impl Witness {
    /// The names of the coordinates of its points: a third one only where there are points in space.
    pub(super) fn axes(&self) -> &'static [&'static str] {
        let most = self.points.iter().map(|(_, coordinates)| coordinates.0.len()).max();
        if most == Some(3) { &["x", "y", "z"] } else { &["x", "y"] }
    }
}

impl Row {
    /// The file.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::Checked(record) => &record.file,
            Self::Unchecked(unchecked) => &unchecked.file,
        }
    }

    /// The chance, fixed before any test, of a verdict that is not deserved.
    #[must_use]
    pub fn risk(&self) -> ErrorBound {
        match self {
            Self::Checked(record) => record.risk,
            Self::Unchecked(unchecked) => unchecked.risk,
        }
    }
}

// The signature is that which the serialiser calls.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn name<S: Serializer>(verdict: &VerdictName, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(verdict.as_str())
}

// As above.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn bits<S: Serializer>(error: &ErrorBound, serializer: S) -> Result<S::Ok, S::Error> {
    Numeral::error_bits(*error).serialize(serializer)
}

pub(super) fn map<S: Serializer, V: Serialize>(
    pairs: &[(String, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// Seconds with six decimals: more would be noise.
fn seconds<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    let micros = Duration::from_micros(u64::try_from(duration.as_micros()).unwrap_or(u64::MAX));
    serializer.serialize_f64(micros.as_secs_f64())
}
