//! Why a statement stays undecided, and what to do.

use crate::branch::{Cap, NoDrawing};
use crate::deadline;
use crate::limits::{
    ATTEMPT_MULTIPLICATIONS, EXACT_BITS, FORMAL_COEFFICIENTS, FORMAL_ROOTS, PRIME_BITS,
    PROGRAM_LENGTH, WALK_DEPTH, WALK_OPERATIONS,
};
use crate::plan::Unplanned;
use std::fmt;
use std::time::Duration;

/// Why a statement stays undecided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// More square roots than the formal algebra follows.
    TooManyRoots {
        /// How many.
        roots: usize,
        /// The limit.
        limit: usize,
    },
    /// One attempt would take too many multiplications.
    TooCostly {
        /// How many.
        multiplications: u64,
        /// The limit.
        limit: u64,
    },
    /// Degree and height are too large for the error asked for.
    OutOfReach,
    /// One attempt would keep too many numbers.
    AlgebraTooLarge {
        /// How many.
        coefficients: u64,
    },
    /// The program would exceed its limit.
    ProgramTooLong,
    /// Too many attempts were rejected.
    TooFewAdmissible {
        /// Zeros seen.
        zeros: u32,
        /// Zeros asked for.
        required: u32,
        /// Attempts made.
        attempts: u32,
    },
    /// An identification that the pilot suggested is wrong.
    AccidentalIdentification(String),
    /// It could not be found out which points are common to which loci, and the statement is false for some intersections.
    Unidentified,
    /// The statement is false for some intersections, and it was not found out whether the text means them.
    Unmeant,
    /// The exact numbers outgrew their limit.
    NumbersTooLarge,
    /// No figure of the statement could be certified.
    NoDrawing(NoDrawing),
    /// What the text assumes holds on no component.
    AssumedOfNoComponent,
    /// A limit on the way through the drawn component was reached.
    Cap(Cap),
    /// No configuration that meets the conditions was found among so many.
    NoConfiguration,
    /// None of the random configurations decides a statement about order.
    NothingSampled,
    /// The time limit was reached.
    TimeLimit {
        /// The time that was allowed, where it is known.
        allowed: Option<Duration>,
    },
}

impl Reason {
    /// The deadline in force is over.
    #[must_use]
    pub fn out_of_time() -> Self {
        Self::TimeLimit { allowed: deadline::current().allowed() }
    }
}

impl From<Cap> for Reason {
    fn from(cap: Cap) -> Self {
        match cap {
            Cap::Interrupted => Self::out_of_time(),
            cap => Self::Cap(cap),
        }
    }
}

impl From<Unplanned> for Reason {
    fn from(unplanned: Unplanned) -> Self {
        match unplanned {
            Unplanned::TooManyRoots { roots } => Self::TooManyRoots { roots, limit: FORMAL_ROOTS },
            Unplanned::TooCostly { multiplications } => {
                Self::TooCostly { multiplications, limit: ATTEMPT_MULTIPLICATIONS }
            }
            Unplanned::OutOfReach => Self::OutOfReach,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyRoots { roots, limit } => write!(
                f,
                "{roots} square roots, and all branches of at most {limit} are followed: build the configuration with fewer roots"
            ),
            Self::TooCostly { multiplications, limit } => write!(
                f,
                "one attempt takes {multiplications} multiplications, and the limit is {limit}: use fewer square roots"
            ),
            Self::OutOfReach => write!(
                f,
                "degree and height are too large for the error asked for, with primes of at most {PRIME_BITS} bits: \
                 ask for less with --error, or split the theorem"
            ),
            Self::ProgramTooLong => write!(
                f,
                "the program is too long, with more than {PROGRAM_LENGTH} instructions or {WALK_OPERATIONS} operations, or too \
                 deep, with more than {WALK_DEPTH} levels: split the theorem"
            ),
            Self::AlgebraTooLarge { coefficients } => write!(
                f,
                "one attempt keeps {coefficients} numbers, and the limit is {FORMAL_COEFFICIENTS}: use fewer square roots"
            ),
            Self::TooFewAdmissible { zeros, required, attempts } => write!(
                f,
                "only {zeros} of the {required} zeros asked for in {attempts} attempts, the others were rejected: \
                 some condition nearly always fails"
            ),
            Self::AccidentalIdentification(claim) => {
                write!(f, "\"{claim}\" was true by accident at the pilot point: run again with another seed")
            }
            Self::Unidentified => f.write_str(
                "a divisor vanishes on some branch, so it could not be found out which intersections are meant: \
                 require that it is not zero, or name the points with `other than`",
            ),
            Self::Unmeant => f.write_str(
                "it is false for some choice of the intersections, perhaps of none that the text means: where a known point lies on two loci, \
                 the other one is; name the points with `other than`",
            ),
            Self::NumbersTooLarge => write!(
                f,
                "the exact numbers outgrow their limit of {EXACT_BITS} bits: take the other road with --over primes"
            ),
            Self::NoDrawing(reason) => reason.fmt(f),
            Self::Cap(cap) => cap.fmt(f),
            Self::AssumedOfNoComponent => f.write_str(
                "what is assumed holds on no branch of the construction: `assume` picks branches; build the points so that it holds",
            ),
            Self::NoConfiguration => f.write_str(
                "no random configuration was found that meets the conditions: place the points so that they are met",
            ),
            Self::NothingSampled => f.write_str(
                "none of the random configurations decides it: the sides of an inequality may always be equal, or what is assumed never true \
                 exactly; claim an equation, or build the points so that the assumption holds",
            ),
            Self::TimeLimit { allowed } => {
                let of = allowed.map(|time| format!(" of {} s", time.as_secs_f64()));
                let of = of.unwrap_or_default();
                write!(f, "the time limit{of} was reached: allow more with --time-limit")
            }
        }
    }
}
