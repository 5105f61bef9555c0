//! The threads that decide theorems.
//!
//! They are not those of the pool, which share the attempts at one theorem: a thread of a pool that waits for others takes up other work
//! meanwhile, and would count the time of one theorem against another, or pile them up on its stack.

use super::super::error::Error;
use super::super::threads::{self, STACK};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, scope};

/// Does the work for each number below `count`, the lowest first, on as many threads as the pool has; on fewer where the system has no more
/// to give, since what comes out does not depend on their number.
pub(super) fn for_each(count: usize, work: impl Fn(usize) + Sync) -> Result<(), Error> {
    let next = AtomicUsize::new(0);
    let worker = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                break;
            }
            work(number);
        }
    };
    scope(|scope| {
        for started in 0..threads::count().min(count) {
            match Builder::new().stack_size(STACK).spawn_scoped(scope, worker) {
                Ok(_) => {}
                Err(error) if started == 0 => return Err(Error::Thread(error)),
                Err(_) => break,
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn each_number_has_its_turn_once() {
        for count in [0, 1, 2, 1000] {
            let seen = Mutex::new(Vec::new());
            for_each(count, |number| seen.lock().unwrap().push(number)).unwrap();
            let mut seen = seen.into_inner().unwrap();
            seen.sort_unstable();
            assert_eq!(seen, (0..count).collect::<Vec<_>>());
        }
    }
}
