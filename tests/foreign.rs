//! What others wrote: both languages on samples of our own, malformed texts, and whole collections where they are at hand.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "foreign/harness.rs"]
mod harness;
#[path = "foreign/alphageometry.rs"]
mod alphageometry;
#[path = "foreign/gclc.rs"]
mod gclc;
#[path = "foreign/program.rs"]
mod program;
#[path = "foreign/mutation.rs"]
mod mutation;
