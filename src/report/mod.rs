//! What a run has to say: one record for each theorem, and renderings that read nothing else.

pub mod numeral;
pub mod record;
pub mod build;
pub mod run;
mod layout;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod text;
pub mod explain;
pub mod words;
