//! The threads of a run.

use super::error::Error;

/// The stack of each thread, in bytes of address space. Walks through a theorem recurse, as deeply as `zippel::limits` allows.
const STACK: usize = 64 << 20;

/// Runs `work` on so many threads, or on as many as there are processors.
pub(crate) fn with_threads<R: Send>(
    count: Option<usize>,
    work: impl FnOnce() -> R + Send,
) -> Result<R, Error> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(count.unwrap_or(0))
        .stack_size(STACK)
        .build()
        .map_err(Error::Threads)?;
    Ok(pool.install(work))
}
