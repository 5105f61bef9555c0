//! Truth on the drawn component.
//!
//! A statement with square roots speaks of a variety of configurations that may fall into components: `√(4x²) = 2x` is true for `x > 0`
//! and false for `x < 0`. What a person who draws a figure means is *the component of the figure*: the configurations that are reached
//! from it by continuous motion without passing a degenerate position, and their algebraic conjugates. The road to its truth:
//!
//! 1. [`draw`]: a random rational point, a sign for each square root; what is numerically true there decides what is meant. For a theorem
//!    [`identify`] freezes its program by what is seen in the figure.
//! 2. [`anchor`]: a box about the figure, certified by interval arithmetic; then, with coins of their own type, a random anchor in it.
//! 3. [`resolve`]: which roots of the anchor lie in the field of the earlier ones, decided without error; dependent roots are exact
//!    elements of a real [number field](number_field), with certified signs.
//! 4. [`mod@test`]: all claims at the anchor, modulo random primes that split in its field.
//! 5. [`budget`]: the chance of an error.
//!
//! *Why this is the truth of the component.* A component is irreducible and smooth, and its real points near a real point are a manifold
//! of full dimension, hence dense in it: a claim vanishes on the component exactly if it vanishes at all its real points, or on some
//! neighbourhood of the figure.

pub mod caps;
pub mod figure;
pub mod cone;
pub mod enclosure;
pub mod surds;
mod gcd;
pub mod fraction;
pub mod number_field;
pub mod state;
mod pool;
pub mod exact;
mod square_root;
pub mod resolve;
pub mod assumed;
pub mod draw;
pub mod selector;
pub mod anchor;
pub mod test;
pub mod budget;
pub mod outcome;
pub mod certify;
pub mod reading;
pub mod identify;
pub mod relation;

pub use certify::{Request, Road, certify};
pub use identify::TheoremDrawer;
pub use outcome::{
    Cap, Certificate, Counterexample, Drawings, Failing, Frozen, NoDrawing, Outcome, Report,
};
