//! The command line: what each command prints, what it answers to wrong input, and with which exit status.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "cli/harness.rs"]
mod harness;

#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/commands.rs"]
mod commands;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/plot.rs"]
mod plot;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/isolation.rs"]
mod isolation;
#[path = "cli/limits.rs"]
mod limits;
#[path = "cli/strange.rs"]
mod strange;
#[path = "cli/time.rs"]
mod time;
#[path = "cli/definitions.rs"]
mod definitions;
#[path = "cli/layout.rs"]
mod layout;
