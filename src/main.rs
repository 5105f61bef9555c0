//! Zippel.
fn main() {}
