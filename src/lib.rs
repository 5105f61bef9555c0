//! Zippel.

pub mod source;
pub mod diagnostic;
pub mod upper;
pub mod syntax;
pub mod arith;
pub mod field;
pub mod slp;
pub mod analysis;
