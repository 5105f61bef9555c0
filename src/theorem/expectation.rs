//! The names of the verdicts, and what a theorem file promises.

use std::fmt;

macro_rules! verdict_names {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// The name of a verdict.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum VerdictName {
            $($(#[doc = $doc])+ $name,)+
        }

        impl VerdictName {
            /// Every verdict.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name as it is written in theorem files and reports.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

verdict_names! {
    /// True on every component, without any probability.
    Proved = "proved",
    /// True on every component, up to the printed error.
    Holds = "holds",
    /// True on the component of the configuration drawn, up to the printed error.
    HoldsAsDrawn = "holds-as-drawn",
    /// True on some components, false on others.
    HoldsOnSomeComponents = "holds-on-some-components",
    /// False, with an exact witness.
    Refuted = "refuted",
    /// No configuration satisfies the conditions.
    Vacuous = "vacuous",
    /// Undecided within the limits.
    Inconclusive = "inconclusive",
    /// An order statement or inequality, tested on random configurations: statistics.
    Sampled = "sampled",
}

impl VerdictName {
    /// The verdict with this name.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verdict| verdict.as_str() == text)
    }
}

impl fmt::Display for VerdictName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a theorem file promises: `expect VERDICT`, by default `holds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expectation(pub VerdictName);

impl Default for Expectation {
    fn default() -> Self {
        Self(VerdictName::Holds)
    }
}

impl Expectation {
    /// Whether `verdict` keeps the promise: `proved` is as good as `holds`, and both are as good as `holds-as-drawn`.
    #[must_use]
    pub fn is_met_by(self, verdict: VerdictName) -> bool {
        use VerdictName::{Holds, HoldsAsDrawn, Proved};
        match self.0 {
            Holds => matches!(verdict, Holds | Proved),
            HoldsAsDrawn => matches!(verdict, HoldsAsDrawn | Holds | Proved),
            promised => promised == verdict,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_than_promised_is_as_promised() {
        for &promised in VerdictName::ALL {
            for &verdict in VerdictName::ALL {
                let better = match promised {
                    VerdictName::Holds => &["holds", "proved"][..],
                    VerdictName::HoldsAsDrawn => &["holds-as-drawn", "holds", "proved"],
                    other => &[other.as_str()],
                };
                assert_eq!(
                    Expectation(promised).is_met_by(verdict),
                    better.contains(&verdict.as_str())
                );
            }
        }
    }

    #[test]
    fn names_are_read_back() {
        for &verdict in VerdictName::ALL {
            assert_eq!(VerdictName::named(verdict.as_str()), Some(verdict));
        }
    }
}
