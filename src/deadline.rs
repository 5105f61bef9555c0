//! When to give up: the one thing that reaches into a computation from outside.
//!
//! A statement has its time, and whatever is under way when that is over has to end at once: the walk through a theorem, a row of a
//! program, a product of a thousand exact numbers. These stand ten layers below whoever knows the time, so a deadline is not handed
//! down from call to call: it is [in force](Deadline::during) for all that one thread does meanwhile, and loops that may last ask
//! [`is_over`]. Work that is given to other threads takes [`current`] along.
//!
//! A deadline changes no result, it only keeps one from being reached. What ends early says so
//! ([`Rejection::Interrupted`](crate::arith::Rejection::Interrupted)), or says that nothing was found; and a deadline that is over stays
//! over, so that whoever draws a conclusion can ask afterwards whether everything before was done in full.

use std::cell::RefCell;
use std::fmt;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{Builder, scope};
use std::time::{Duration, Instant};

thread_local! {
    static IN_FORCE: RefCell<Deadline> = const { RefCell::new(Deadline::NEVER) };
}

/// The end of the time for a piece of work.
#[derive(Clone, Default)]
pub struct Deadline(Option<Arc<Question>>);

/// Whether the time is over.
struct Question {
    ask: Box<dyn Fn() -> bool + Send + Sync>,
    /// Once it was, it is.
    over: AtomicBool,
    /// The time that was allowed, where it is known.
    allowed: Option<Duration>,
}

impl Deadline {
    /// All the time in the world.
    pub const NEVER: Self = Self(None);

    /// A deadline that is over as soon as this says so. It is asked often, from several threads.
    #[must_use]
    pub fn when(ask: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self::new(ask, None)
    }

    /// The end of this time, which begins now.
    #[must_use]
    pub fn within(time: Duration) -> Self {
        let started = Instant::now();
        Self::new(move || started.elapsed() >= time, Some(time))
    }

    fn new(ask: impl Fn() -> bool + Send + Sync + 'static, allowed: Option<Duration>) -> Self {
        let (ask, over) = (Box::new(ask), AtomicBool::new(false));
        Self(Some(Arc::new(Question { ask, over, allowed })))
    }

    /// The time that was allowed from the beginning, where the deadline is the end of some time.
    #[must_use]
    pub fn allowed(&self) -> Option<Duration> {
        self.0.as_ref()?.allowed
    }

    /// Whether the time is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let Some(question) = &self.0 else { return false };
        if question.over.load(Ordering::Relaxed) {
            return true;
        }
        let over = (question.ask)();
        if over {
            question.over.store(true, Ordering::Relaxed);
        }
        over
    }

    /// Does a piece of work under this deadline, in place of the one that is in force.
    pub fn during<R>(&self, work: impl FnOnce() -> R) -> R {
        /// Puts the former deadline back, even when the work panics.
        struct Former(Deadline);
        impl Drop for Former {
            fn drop(&mut self) {
                IN_FORCE.set(std::mem::take(&mut self.0));
            }
        }
        let _former = Former(IN_FORCE.replace(self.clone()));
        work()
    }
}

impl fmt::Debug for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Deadline" } else { "Deadline::NEVER" })
    }
}

/// The deadline of what this thread is doing.
#[must_use]
pub fn current() -> Deadline {
    IN_FORCE.with_borrow(Clone::clone)
}

/// Whether what this thread is doing is to end. This takes some ten nanoseconds.
#[must_use]
pub fn is_over() -> bool {
    IN_FORCE.with_borrow(Deadline::is_over)
}

/// The stack of a helping thread in bytes: what walks through theorems recurses.
const STACK: usize = 16 << 20;

/// Threads that help others now.
static HELPERS: AtomicUsize = AtomicUsize::new(0);

/// The right to have one more helping thread.
struct Permit;

impl Permit {
    /// Some, while all theorems together have fewer helping threads than the pool has threads.
    fn ask() -> Option<Self> {
        let most = rayon::current_num_threads().saturating_sub(1);
        let more = |helpers: usize| (helpers < most).then_some(helpers + 1);
        HELPERS.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).ok().map(|_| Self)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        HELPERS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What the work yields for each item, in order, under the deadline in force; other threads help where there are some to spare.
///
/// Whoever asks works as well, and waits for nobody but its helpers. The threads of a pool might be busy with another theorem, and go on with
/// that long after the time of this one is over.
pub fn shared<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let deadline = current();
    let next = AtomicUsize::new(0);
    let share = || {
        let mut own: Vec<(usize, R)> = Vec::new();
        deadline.during(|| {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(number) else { break };
                own.push((number, work(item)));
            }
        });
        own
    };
    let mut results = scope(|scope| {
        let permits = std::iter::from_fn(Permit::ask).take(items.len().saturating_sub(1));
        let helpers: Vec<_> = permits
            .map_while(|permit| {
                let help = || {
                    let _permit = permit;
                    share()
                };
                Builder::new().stack_size(STACK).spawn_scoped(scope, help).ok()
            })
            .collect();
        let mut results = share();
        for helper in helpers {
            match helper.join() {
                Ok(more) => results.extend(more),
                Err(panic) => resume_unwind(panic),
            }
        }
        results
    });
    results.sort_unstable_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[test]
    fn a_deadline_is_in_force_for_its_work_and_no_longer() {
        let over = Deadline::when(|| true);
        assert!(!is_over());
        over.during(|| {
            assert!(is_over());
            Deadline::NEVER.during(|| assert!(!is_over()));
            assert!(is_over());
            let taken = current();
            let elsewhere = std::thread::spawn(move || (is_over(), taken.during(is_over)));
            assert_eq!(elsewhere.join().ok(), Some((false, true)));
        });
        assert!(!is_over());
        let work = AssertUnwindSafe(|| over.during(|| panic!("on purpose")));
        let broken = catch_unwind(work);
        assert!(broken.is_err() && !is_over());
    }

    #[test]
    fn shared_work_is_done_in_order_and_under_the_deadline() {
        for count in [0, 1, 2, 1000] {
            let items: Vec<usize> = (0..count).collect();
            assert_eq!(shared(&items, |item| item + 1), (1..=count).collect::<Vec<_>>());
            let over = Deadline::when(|| true);
            let seen = over.during(|| shared(&items, |_| is_over()));
            assert_eq!(seen, vec![true; count]);
        }
        let work = AssertUnwindSafe(|| shared(&[1, 2, 3], |item| assert_ne!(*item, 2)));
        assert!(catch_unwind(work).is_err());
    }

    #[test]
    fn what_is_over_stays_over() {
        let asked = Arc::new(AtomicBool::new(false));
        let shared = asked.clone();
        let deadline = Deadline::when(move || shared.load(Ordering::Relaxed));
        assert!(!deadline.is_over());
        asked.store(true, Ordering::Relaxed);
        assert!(deadline.is_over());
        asked.store(false, Ordering::Relaxed);
        assert!(deadline.is_over() && deadline.clone().is_over());
    }

    #[test]
    fn a_time_ends() {
        let hour = Deadline::within(Duration::from_secs(3600));
        assert!(!hour.is_over());
        assert_eq!(hour.allowed(), Some(Duration::from_secs(3600)));
        assert!(Deadline::within(Duration::ZERO).is_over());
        assert_eq!((Deadline::when(|| true).allowed(), Deadline::NEVER.allowed()), (None, None));
    }
}
