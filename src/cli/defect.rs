//! The wall around each piece of work: a panic in it is a defect of this program, which ends that work alone and is told with the command
//! that meets it again.

use super::terminal;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The theorem or file on which builds with debug assertions panic on purpose, so that the walls can be tested.
const PANIC_AT: &str = "ZIPPEL_PANIC_AT";

/// Does a piece of work on a theorem or file. A panic in it is the end of that work alone, with this message.
pub(crate) fn guarded<R>(subject: &str, work: impl FnOnce() -> R) -> Result<R, String> {
    let work = || {
        panic_if_chosen(subject);
        work()
    };
    // Nothing that the work changes outlives it.
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let text = payload.downcast_ref::<&str>().map(ToString::to_string);
        text.or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no reason given".to_owned())
    })
}

fn panic_if_chosen(subject: &str) {
    if cfg!(debug_assertions) {
        let chosen = std::env::var_os(PANIC_AT).is_some_and(|chosen| chosen == subject);
        assert!(!chosen, "{PANIC_AT} is set");
    }
}

/// Says what happened to this theorem or file, and with which command it happens again.
pub(crate) fn complain(subject: &str, message: &str, again: &str) {
    terminal::complain(&format!(
        "error: a defect of Zippel: {subject}: {message}\nhelp: please report it; it happens again with\n    {again}\n"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_its_work_alone() {
        assert_eq!(guarded("a", || 7), Ok(7));
        let number = 7;
        assert_eq!(guarded("a", || panic!("broken {number}")), Err::<(), _>("broken 7".to_owned()));
        assert_eq!(guarded("a", || panic!("broken")), Err::<(), _>("broken".to_owned()));
    }
}
