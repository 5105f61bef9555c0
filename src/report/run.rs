//! A whole run: its rows, what they add up to, and whether all is as it should be.

use crate::bound::ErrorBound;
use crate::report::record::{Problem, Row, SeedOrigin};
use crate::sampling::Seed;
use crate::theorem::expectation::VerdictName;
use std::time::Duration;

/// A run.
#[derive(Clone, Debug)]
pub struct Run {
    /// The rows, in the order of the files and of the theorems in them.
    pub rows: Vec<Row>,
    /// The seed.
    pub seed: Seed,
    /// Where the seed comes from.
    pub origin: SeedOrigin,
    /// How long it took.
    pub seconds: Duration,
}

/// What a run adds up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many theorems got each verdict that occurred.
    pub verdicts: Vec<(VerdictName, usize)>,
    /// Verdicts that are not as promised, undecided ones excepted.
    pub unexpected: usize,
    /// Theorems that stayed undecided against their promise.
    pub undecided: usize,
    /// Files with mistakes.
    pub wrong: usize,
    /// Problems with mistakes in foreign files.
    pub wrong_problems: usize,
    /// Problems of foreign files that say something that this program cannot say.
    pub unsupported: usize,
    /// Theorems on which this program failed.
    pub internal: usize,
    /// Statements whose verdict rests on random tests.
    pub tested: usize,
    /// The chance that any statement of the run gets a verdict that it does not deserve: the sum of what was fixed for each before its
    /// tests, whatever came out.
    pub risk: ErrorBound,
}

/// How a run ended; of several things that went wrong, the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Every theorem met its expectation.
    AsExpected,
    /// Something stayed undecided, and nothing failed.
    Undecided,
    /// A theorem did not meet its expectation.
    Unexpected,
    /// A file was wrong.
    Wrong,
    /// This program failed.
    InternalError,
}

impl Run {
    /// What the run adds up to.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            verdicts: Vec::new(),
            unexpected: 0,
            undecided: 0,
            wrong: 0,
            wrong_problems: 0,
            unsupported: 0,
            internal: 0,
            tested: 0,
            risk: self.rows.iter().map(Row::risk).sum(),
        };
        let mut counts: Vec<usize> = vec![0; VerdictName::ALL.len()];
        for row in &self.rows {
            summary.tested += usize::from(!row.risk().is_zero());
            match row {
                Row::Unchecked(unchecked) => match unchecked.problem {
                    Problem::Mistakes if unchecked.theorem.is_some() => summary.wrong_problems += 1,
                    Problem::Mistakes => summary.wrong += 1,
                    Problem::NotSupported => summary.unsupported += 1,
                    Problem::InternalError => summary.internal += 1,
                },
                Row::Checked(record) => {
                    for (verdict, count) in VerdictName::ALL.iter().zip(&mut counts) {
                        *count += usize::from(*verdict == record.verdict);
                    }
                    match (record.as_expected, record.verdict) {
                        (true, _) => {}
                        (false, VerdictName::Inconclusive | VerdictName::Sampled) => {
                            summary.undecided += 1;
                        }
                        (false, _) => summary.unexpected += 1,
                    }
                }
            }
        }
        let verdicts = VerdictName::ALL.iter().copied().zip(counts);
        summary.verdicts = verdicts.filter(|&(_, count)| count > 0).collect();
        summary
    }
}

impl Summary {
    /// How the run ended.
    #[must_use]
    pub fn status(&self) -> Status {
        [
            (self.internal, Status::InternalError),
            (self.wrong + self.wrong_problems, Status::Wrong),
            (self.unexpected, Status::Unexpected),
            (self.undecided + self.unsupported, Status::Undecided),
        ]
        .into_iter()
        .find_map(|(count, status)| (count > 0).then_some(status))
        .unwrap_or(Status::AsExpected)
    }

    /// What is not as it should be, each with its name.
    #[must_use]
    pub fn troubles(&self) -> [(usize, &'static str, Status); 6] {
        let plural = |number: usize, one, many| if number == 1 { one } else { many };
        [
            (self.unexpected, "not as expected", Status::Unexpected),
            (self.undecided, "undecided", Status::Undecided),
            (self.unsupported, "not supported", Status::Undecided),
            (self.wrong, plural(self.wrong, "wrong file", "wrong files"), Status::Wrong),
            (
                self.wrong_problems,
                plural(self.wrong_problems, "wrong problem", "wrong problems"),
                Status::Wrong,
            ),
            (self.internal, "stopped by internal errors", Status::InternalError),
        ]
    }

    /// How many theorems got this verdict.
    #[must_use]
    pub fn count(&self, verdict: VerdictName) -> usize {
        let found = self.verdicts.iter().find(|(name, _)| *name == verdict);
        found.map_or(0, |(_, count)| *count)
    }

    /// How many theorems got a verdict.
    #[must_use]
    pub fn theorems(&self) -> usize {
        self.verdicts.iter().map(|(_, count)| count).sum()
    }
}
