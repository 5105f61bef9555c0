//! What is fuzzed: each module has a function `run` that makes something of any bytes, and panics where a promise is broken.
//!
//! `cargo fuzz run --fuzz-dir tests/fuzz TARGET` looks for such bytes; `tests/fuzz.rs` replays what it has found worth keeping.

pub mod document;
pub mod layout;
pub mod foreign;
pub mod journal;
pub mod program;
pub mod recipe;
pub mod statement;

pub mod alphageometry {
    //! Problems of AlphaGeometry.
    use zippel::foreign::Format;

    /// Reads the bytes as such problems.
    pub fn run(data: &[u8]) {
        super::foreign::run(Format::AlphaGeometry, data);
    }
}

pub mod gclc {
    //! Figures of GCLC.
    use zippel::foreign::Format;

    /// Reads the bytes as such a figure.
    pub fn run(data: &[u8]) {
        super::foreign::run(Format::Gclc, data);
    }
}
