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
pub mod theorem;
pub mod vocabulary;
pub mod interpret;
pub mod analysis;
pub mod bound;
pub mod sampling;
pub mod direct;
pub mod identify;
pub mod record;
pub mod eval;
pub mod plan;
pub mod trial;
pub mod replay;
pub mod verdict;
pub mod witness;
pub mod check;
pub mod render;
