//! The limits of the road through the drawn component: one [table](TABLE), each with its reason. Passing a limit is an outcome that names
//! it.

use crate::limits::limits;

/// Halvings of the side of a box, from `2^−16` to `2^−512`: the smallest box that was needed in practice has `2^−64`.
pub const BOX_HALVINGS: [u32; 6] = [16, 32, 64, 128, 256, 512];

limits! { TABLE;
    /// Bits of the numerator and denominator of an exact coefficient: the largest that 662 problems of three collections needed was
    /// 58,000; gcds take quadratic time, a tenth of a second at this size.
    EXACT_BITS: u64 = 1 << 17;

    /// Primes that are tried to decide the roots at one anchor: with `i` independent roots a prime splits with probability `2^−i`.
    POOL_PRIMES: usize = 40_000;

    /// Coherent states in which a radicand must be a residue before an exact square root is sought: a radicand that is not a square is a
    /// residue in all of them with probability about `2^−16`, and then costs time but no error.
    POOL_STATES: usize = 16;

    /// Random points and signs that are tried in search of a figure that meets all conditions and in which the goal is true: some
    /// configurations are real for few of them, and one costs less than a millisecond.
    DRAWINGS: u32 = 2000, "--drawings up to this, to count in how many of them a statement is true";

    /// Figures in which the goal is false, before the search for one in which it is true is given up: a branch that 7 of 100 figures show is
    /// missed with probability below `10^−6`.
    FALSE_FIGURES: u32 = 200;

    /// Bits of precision of a figure: a coincidence that 4096 bits do not separate from an identity is taken for one, and then tested.
    FIGURE_PRECISION: u64 = 4096;

    /// Bits of precision at an anchor, for signs of numbers that are known to differ from zero: a hundred times more than any problem needed.
    SIGN_PRECISION: u64 = 1 << 17;

    /// Frozen programs that are tested for one statement: the error is multiplied by it, whether or not all of them are used.
    RUNS: u32 = 4;

    /// Bits beyond those asked for: the errors of a run add up over all statements for which a figure might be drawn, and so many bits keep the
    /// sum over a million of them within the error asked for of each, and cost a tenth of the time at an anchor.
    SPARE_BITS: u32 = 20;

    /// Anchors: enough for errors of some ten thousand bits.
    ANCHORS: u32 = 64;

    /// Zeros that are asked for at one anchor: the bound improves with each, until attempts are so many that it does not.
    ZEROS: u32 = 32;

    /// Attempts at one anchor: some ten seconds of work for a program of usual length.
    ATTEMPTS: u64 = 1 << 20;

    /// Bits of the grid of anchors: exact numbers grow with it, and so does the time of their arithmetic with their square.
    GRID_BITS: u32 = 512;

    /// Bits of the grid of one anchor: beyond, several anchors take less time than one on a finer grid.
    COARSE_GRID_BITS: u32 = 192;
}
