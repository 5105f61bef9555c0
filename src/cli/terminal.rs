//! Where text goes: the two output streams, whether they are terminals, and the progress bar.

use super::error::Error;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};
use zippel::report::text::Style;

/// Runs shorter than this show no progress.
const WORTH_SHOWING: Duration = Duration::from_secs(1);

/// Writes to the standard output. A reader who has seen enough and closed it is no error.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::Output(error)),
        _ => Ok(()),
    }
}

/// Writes to the standard error. If that fails there is nobody to tell.
pub(crate) fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// How to dress what goes to the standard output.
pub(crate) fn style() -> Style {
    if io::stdout().is_terminal() && colours_wanted() { Style::Coloured } else { Style::Plain }
}

/// Whether to colour what goes to the standard error.
pub(crate) fn colour_mistakes() -> bool {
    io::stderr().is_terminal() && colours_wanted()
}

/// See <https://no-color.org>.
fn colours_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|value| value != "dumb")
}

/// A bar that counts theorems, on a terminal, once the run lasts.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    terminal: bool,
}

impl Progress {
    /// A bar for so many theorems, not yet shown.
    pub(crate) fn new(theorems: usize) -> Self {
        let total = u64::try_from(theorems).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} theorems, {eta} left")
        {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), terminal: io::stderr().is_terminal() }
    }

    /// One more theorem is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
        if self.terminal && self.bar.is_hidden() && self.started.elapsed() > WORTH_SHOWING {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        self.bar.finish_and_clear();
    }
}
