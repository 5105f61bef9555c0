//! Zippel.

pub mod source;
pub mod limits;
pub mod diagnostic;
pub mod syntax;
pub mod arith;
pub mod field;
pub mod slp;
pub mod render;
