//! Certified real arithmetic: intervals `[a, b]` whose ends are dyadic numbers `m·2^e`: with big integers `m` of any precision
//! ([`Dyadic`]), or with `m` of one machine word ([`Short`]) for a first look that mostly suffices.
//!
//! Every operation returns an interval that contains the exact result for all points of its operands: lower ends are rounded down,
//! upper ends up, to a stated number of significant bits. So the sign of an interval that does not contain zero is the sign of the number
//! that it stands for. There are no floating-point numbers here.

mod dyadic;
mod endpoint;
mod interval;
mod short;
mod surd;

pub use dyadic::{Dyadic, Rounding};
pub use endpoint::Endpoint;
pub use interval::Interval;
pub use short::Short;
pub use surd::Surd;
