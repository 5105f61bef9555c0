//! The limits that keep any input, however hostile, from eating time, memory or stack: one [table](TABLE), each with its unit and its
//! reason. Passing a limit is a diagnostic or a verdict that says so, never a crash. The command `zippel limits` prints the table.

/// A limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: u64,
    /// What it counts, and why it is there.
    pub about: &'static str,
    /// How it is raised, where that makes sense.
    pub raised_by: Option<&'static str>,
}

impl Limit {
    /// What it counts.
    #[must_use]
    pub fn unit(&self) -> &'static str {
        self.about.split_once(": ").map_or(self.about, |(unit, _)| unit).trim()
    }

    /// Why it is there.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.about.split_once(": ").map_or("", |(_, reason)| reason).trim()
    }
}

/// Defines limits, and a table of them. The documentation of each says what it counts, then after a colon why it is there.
macro_rules! limits {
    ($table:ident; $($(#[doc = $doc:literal])+ $name:ident: $kind:ty = $value:expr $(, $raised_by:literal)?;)+) => {
        $($(#[doc = $doc])+ pub const $name: $kind = $value;)+

        /// The limits of this module.
        pub const $table: &[$crate::limits::Limit] = &[$($crate::limits::Limit {
            name: stringify!($name),
            #[allow(trivial_numeric_casts, clippy::cast_lossless, reason = "limits are of several types")]
            value: $name as u64,
            about: concat!($($doc),+),
            raised_by: $crate::limits::limits!(@raised $($raised_by)?),
        }),+];
    };
    (@raised) => { None };
    (@raised $raised_by:literal) => { Some($raised_by) };
}
pub(crate) use limits;

limits! { TABLE;
    /// Bytes of a theorem file: far above any file written by hand, and small enough that positions fit in 32 bits.
    FILE_BYTES: usize = 16 << 20;

    /// Tokens of a file: bounds the memory of the token list and of the tree (some hundred bytes a token).
    TOKENS: usize = 1_000_000;

    /// Levels of parentheses, calls and prefix operators around each other: the parser recurses once a level, and must fit the 2 MiB stack
    /// of a worker thread.
    NESTING: u32 = 200;

    /// Levels of an expression's tree, of which a sum of n terms has n: whatever walks a tree, or drops it, recurses once a level, and must
    /// fit the 2 MiB stack of a worker thread.
    EXPRESSION_HEIGHT: u32 = 500;

    /// Digits of a literal, before and after the point together: reading digits takes quadratic time.
    LITERAL_DIGITS: usize = 1000;

    /// The largest exponent of a power, in absolute value: degrees and heights grow in proportion to it.
    EXPONENT: u32 = 1000;

    /// Characters of a name: names are repeated in messages and reports.
    NAME_LENGTH: usize = 100;

    /// Characters of a string, such as a title: titles are repeated in messages and reports.
    STRING_LENGTH: usize = 1000;

    /// Points and other objects that one theorem, or one definition of a word, names: what is told of them is told of each.
    OBJECTS: usize = 5000;

    /// Mistakes that are collected in one file: nobody reads more, and each takes some hundred bytes.
    MISTAKES: usize = 10_000;

    /// Mistakes of one file that are shown on a terminal: the rest are counted.
    SHOWN_MISTAKES: usize = 200;

    /// Bytes of a source line that are shown around a mistake: a file may consist of one line.
    SHOWN_LINE: usize = 400;

    /// Layers of definitions that a word may rest on: a walk through a theorem recurses once a layer, and must fit the stack of a thread.
    WORD_DEPTH: usize = 64;

    /// Files that one file may use, directly and through others: reading them recurses once a file.
    USED_FILES: usize = 100;

    /// Bytes of all files together that one file may use: as many as it may have itself.
    USED_BYTES: usize = FILE_BYTES;

    /// Operations of a walk through a theorem: words multiply, and sixty lines of text could ask for 2^60 operations.
    WALK_OPERATIONS: u64 = 1 << 20;

    /// Levels of expressions around each other in a walk, through the definitions of words: it recurses once a level, with up to 3500 bytes
    /// of stack, of which a thread may have 2 MiB.
    WALK_DEPTH: u32 = 520;

    /// Instructions of a straight-line program: its analysis keeps some hundred bytes for each, a batch of points 32.
    PROGRAM_LENGTH: usize = 1 << 17;

    /// Bits of constants that are folded, numerators and denominators of both operands together: beyond, an instruction computes the value.
    FOLDED_BITS: u64 = 1 << 14;

    /// Square roots that the formal algebra follows on all branches at once: its dimension is `2^roots`, the cost of a product up to `4^roots`.
    FORMAL_ROOTS: usize = 8;

    /// Coefficients of all values of a program in the formal algebra together: one attempt keeps up to 64 bytes for each.
    FORMAL_COEFFICIENTS: u64 = 1 << 19;

    /// Multiplications in a prime field that one attempt may take: about a second.
    ATTEMPT_MULTIPLICATIONS: u64 = 1 << 26;

    /// Bits of the primes: beyond, degree and height are out of reach of the error asked for.
    PRIME_BITS: u32 = 256;

    /// Bits of the error that can be asked for, as 2 to minus this: it takes the largest primes and many attempts.
    ERROR_BITS: u32 = 10_000;

    /// Bits of the numerator or denominator of an exact number: gcds take quadratic time, about ten milliseconds at this size.
    EXACT_BITS: u64 = 1 << 15;

    /// Random configurations for a statement about order: each takes some ten microseconds.
    SAMPLES: u32 = 1_000_000, "--samples up to this, 500 by default";

    /// Free parameters of a counterexample that is made simple: nobody would read one with more.
    SIMPLE_PARAMETERS: usize = 200;

    /// Bits of precision at which a counterexample with square roots is sought: what is not seen to fail then is not shown.
    WITNESS_BITS: u64 = 4096;

    /// Points of a figure: with more, nobody could tell them apart.
    FIGURE_POINTS: usize = 200;

    /// Configurations drawn in search of one that can be shown: some theorems have few that are real.
    FIGURE_SAMPLES: u32 = 4000;

    /// Seconds for one theorem, its figure included: far more than any that was met needs, and an end for those that would go on for days.
    THEOREM_SECONDS: u64 = 60, "--time-limit";

    /// Seconds for the lints of one theorem: what takes longer is left out.
    LINT_SECONDS: u64 = 10, "lint --time-limit";

    /// Questions that lints ask about one theorem: each is a check of its own.
    LINT_QUESTIONS: usize = 200;

    /// Points of a theorem that lints compare with each other: every pair of them is looked at.
    LINT_POINTS: usize = 300;

    /// Threads: each has a stack of its own.
    THREADS: u16 = 256, "--threads up to this, one for each processor by default";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_limit_says_what_it_counts_and_why() {
        let names: BTreeSet<&str> = TABLE.iter().map(|limit| limit.name).collect();
        assert_eq!(names.len(), TABLE.len());
        for limit in TABLE {
            assert!(!limit.unit().is_empty() && !limit.reason().is_empty(), "{}", limit.name);
            assert!(limit.value > 0);
        }
        let nesting = TABLE[2];
        assert_eq!((nesting.name, nesting.value), ("NESTING", NESTING.into()));
        assert!(nesting.unit().starts_with("Levels of parentheses"), "{}", nesting.unit());
        assert!(nesting.reason().ends_with("the 2 MiB stack of a worker thread."));
    }
}
