//! `zippel limits`.

use super::error::Error;
use super::terminal;
use clap::Args;
use std::fmt::Write as _;
use zippel::branch::caps;
use zippel::limits::{Limit, TABLE};

/// Show the limits on files, theorems and checks, with their reasons, and how some of them are raised
#[derive(Debug, Args)]
pub(crate) struct Limits {}

impl Limits {
    #[allow(clippy::unused_self, reason = "every command runs like this")]
    pub(crate) fn run(&self) -> Result<u8, Error> {
        terminal::print(&list(TABLE))?;
        terminal::print("\nWhere the component of a figure is tested:\n\n")?;
        terminal::print(&list(caps::TABLE))?;
        Ok(0)
    }
}

/// Each limit in two lines: the value and what it counts, then the reason.
fn list(limits: &[Limit]) -> String {
    let mut text = String::new();
    for limit in limits {
        let raised = limit.raised_by.map(|how| format!(" [{how}]")).unwrap_or_default();
        // Writing to a string does not fail.
        let _ = writeln!(text, "{:>10}  {}{raised}", limit.value, limit.unit());
        let _ = writeln!(text, "{:10}  {}", "", limit.reason());
    }
    text
}
