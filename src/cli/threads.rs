//! The threads of a run.

use super::error::Error;
use std::thread::{Builder, scope};

/// The stack of each thread, in bytes of address space. Walks through a theorem recurse, as deeply as `zippel::limits` allows.
pub(crate) const STACK: usize = 64 << 20;

/// From now on work is shared among so many threads, or as many as there are processors. This is done once in a process; later, nothing
/// changes.
pub(crate) fn start_threads(count: Option<usize>) -> Result<(), Error> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(count.unwrap_or(0));
    match builder.stack_size(STACK).build_global() {
        // The only reason for which nothing is tried.
        Err(error) if std::error::Error::source(&error).is_some() => Err(Error::Threads(error)),
        _ => Ok(()),
    }
}

/// How many threads share the work.
pub(crate) fn count() -> usize {
    rayon::current_num_threads()
}

/// Does a piece of work on a thread of its own, with a stack that does not depend on the system.
pub(crate) fn on_large_stack<R: Send>(work: impl FnOnce() -> R + Send) -> Result<R, Error> {
    scope(|scope| {
        let started = Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let finished = started.map_err(Error::Thread)?.join();
        finished.map_err(|_| Error::Defect("a thread was broken off".to_owned()))
    })
}
