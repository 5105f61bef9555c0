//! What a run has to say: one record for each theorem, and renderings that read nothing else.

pub mod numeral;
pub mod record;
pub mod drawn;
pub mod stored;
pub mod stage;
pub mod build;
pub mod run;
pub mod publication;
mod layout;
mod sentence;
pub mod schema;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod text;
pub mod markdown;
pub mod audit;
pub mod html;
pub mod explain;
pub mod words;
