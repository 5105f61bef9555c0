//! The limits that keep any input, however hostile, from eating time, memory or stack: one table, each with its unit
//! and its reason. Passing a limit is a diagnostic, never a crash.

use std::time::Duration;

/// Bytes of a theorem file: far above any file written by hand, and small enough that positions fit in 32 bits.
pub const FILE_BYTES: usize = 16 << 20;

/// Tokens of a file: bounds the memory of the token list and of the tree (some hundred bytes a token).
pub const TOKENS: usize = 1_000_000;

/// Levels of parentheses, calls and prefix operators around each other: the parser recurses once a level, and must fit
/// the 2 MiB stack of a worker thread.
pub const NESTING: u32 = 200;

/// Levels of an expression's tree: a sum of n terms has n levels. Whatever walks a tree, or drops it, recurses once a
/// level, and must fit the 2 MiB stack of a worker thread.
pub const EXPRESSION_HEIGHT: u32 = 500;

/// Digits of a literal, before and after the point together: reading digits takes quadratic time.
pub const LITERAL_DIGITS: usize = 1000;

/// The largest exponent of a power, in absolute value: degrees and heights grow in proportion to it.
pub const EXPONENT: u32 = 1000;

/// Characters of a name: names are repeated in messages and reports.
pub const NAME_LENGTH: usize = 100;

/// Mistakes that are collected in one file: nobody reads more, and each takes some hundred bytes.
pub const MISTAKES: usize = 10_000;

/// Mistakes of one file that are shown on a terminal; the rest are counted.
pub const SHOWN_MISTAKES: usize = 200;

/// Bytes of a source line that are shown around a mistake: a file may consist of one line.
pub const SHOWN_LINE: usize = 400;

/// Layers of definitions that a word may rest on: a walk through a theorem recurses once a layer, and must fit the stack of a thread.
pub const WORD_DEPTH: usize = 64;

/// Files that one file may use, directly and through others: reading them recurses once a file.
pub const USED_FILES: usize = 100;

/// Bytes of all files together that one file may use.
pub const USED_BYTES: usize = FILE_BYTES;

/// Operations of a walk through a theorem: words multiply, and sixty lines of text could ask for 2^60 operations.
pub const WALK_OPERATIONS: u64 = 1 << 20;

/// Square roots that the formal algebra follows on all branches at once: its dimension is `2^roots`, the cost of a product up to `4^roots`.
pub const FORMAL_ROOTS: usize = 8;

/// Bits of the numerator or denominator of an exact number: gcds take quadratic time.
pub const EXACT_BITS: u64 = 1 << 15;

/// Instructions of a straight-line program: its analysis keeps some hundred bytes for each.
pub const PROGRAM_LENGTH: usize = 1 << 18;

/// The time for one theorem: far more than any that was met needs, and an end for those that would go on for days.
pub const THEOREM_TIME: Duration = Duration::from_secs(60);

/// The time for the lints of one theorem; what takes longer is left out.
pub const LINT_TIME: Duration = Duration::from_secs(10);

/// Multiplications in a prime field that one attempt may take: about a second.
pub const ATTEMPT_MULTIPLICATIONS: u64 = 1 << 26;
