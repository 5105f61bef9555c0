//! The whole check of small theorems: whatever a file says, there is a verdict, and the roads agree.

use std::sync::atomic::{AtomicU32, Ordering};
use zippel::check::{Failure, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::plan::Request;
use zippel::sampling::Seed;

/// The largest text worth the time.
const BYTES: usize = 1 << 11;
/// After so many questions whether the time is over, it is: the same in every run, as no clock would be.
const QUESTIONS: u32 = 20_000;

/// Checks the theorems of a small file.
///
/// # Panics
/// Where two roads disagree.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if text.len() > BYTES {
        return;
    }
    let document = Document::read(text);
    if !document.is_sound() {
        return;
    }
    for theorem in document.theorems.iter().take(3) {
        let statement = Statement::new(theorem, &document.dictionary, text);
        let asked = AtomicU32::new(0);
        let over = move || asked.fetch_add(1, Ordering::Relaxed) > QUESTIONS;
        let deadline = Deadline::when(over);
        match statement.check_in_haste(&Request::new(40), &Seed::from_bytes([7; 32]), &deadline) {
            Ok(_) | Err(Failure::Mistakes(_)) => {}
            Err(Failure::Disagreement(point)) => panic!("{text}\n{point:?}"),
        }
    }
}
