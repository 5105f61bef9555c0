//! Zippel.

pub mod source;
pub mod limits;
pub mod diagnostic;
pub mod upper;
pub mod syntax;
pub mod arith;
pub mod coins;
pub mod field;
pub mod slp;
pub mod render;
