//! The end of a run that its user asks for with Ctrl-C: at once, whatever the threads are doing.

use super::terminal;
use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

/// The exit status of a program that was interrupted, as shells have it: 128 and the number of the signal.
pub(crate) const INTERRUPTED: i32 = 130;
/// Where nobody answers within this time, there is nothing to be told.
const GRACE: Duration = Duration::from_millis(120);
/// How often to look whether the user has asked.
pub(crate) const POLL: Duration = Duration::from_millis(10);

static ASKED: AtomicBool = AtomicBool::new(false);
static ANSWERED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C ends the program with what has been done. Who asks twice gets nothing more.
pub(crate) fn expect() {
    // Without a handler Ctrl-C ends the program all the same, only without a report.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) {
            exit(INTERRUPTED);
        }
        sleep(GRACE);
        if !ANSWERED.load(Ordering::SeqCst) {
            terminal::complain("interrupted; nothing had been decided\n");
            exit(INTERRUPTED);
        }
    });
}

/// Whether the user has asked for the end. Who asks this and is told so has to end the program.
pub(crate) fn is_asked() -> bool {
    let asked = ASKED.load(Ordering::SeqCst);
    if asked {
        ANSWERED.store(true, Ordering::SeqCst);
    }
    asked
}
