#![doc = include_str!("../README.md")]
//!
//! # The map
//!
//! `parse → resolve → record → analyse → plan → sample → evaluate → tally → decide → report`
//!
//! A text becomes an [`Ast`](syntax::ast::Ast), then a [`Theorem`](theorem::Theorem) with all names resolved against the
//! [`vocabulary`]. [`interpret`] walks a theorem over any [`Arith`](arith::Arith): over the recorder it yields the straight-line
//! program ([`slp`]), over ℚ the [`replay`]. [`analysis`] bounds degrees and heights, [`bound`] adds up the error, [`plan`] fixes primes
//! and attempts, [`trial`] makes them, [`verdict`] decides, [`witness`] finds counterexamples, [`report`] and [`figure`] show what came out.
//! [`foreign`] reads the problems of other programs: each becomes the text of a theorem. [`limits`] says how large anything may be, and a
//! [`deadline`] how long it may last.
//!
//! What never happens: a module names one that stands below it in the following list; [`replay`] names the program, its evaluation or its
//! analysis; a test of a statement takes coins that chose its program; a floating-point number reaches a verdict.

pub mod source;
pub mod limits;
pub mod deadline;
pub mod diagnostic;
pub mod upper;
pub mod syntax;
pub mod arith;
pub mod coins;
pub mod field;
pub mod real;
pub mod slp;
pub mod theorem;
pub mod vocabulary;
pub mod document;
pub mod library;
pub mod interpret;
pub mod analysis;
pub mod bound;
pub mod sampling;
pub mod direct;
pub mod identify;
pub mod record;
pub mod eval;
pub mod branch;
pub mod survey;
pub mod plan;
pub mod trial;
pub mod replay;
pub mod verdict;
pub mod witness;
pub mod check;
pub mod lint;
pub mod foreign;
pub mod figure;
pub mod render;
pub mod report;
