//! How often callers may call: counted in memory, each process by itself (S25). A restart forgets
//! the counts, which harms nobody: they hold for minutes.

use saldo_domain::book::Moment;
use saldo_domain::throttle::Rate;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A program with a token: shops ask at every order.
const CALLS: Rate = Rate { burst: 300, a_minute: 600 };
/// Tokens that open nothing, from one address.
const GUESSES: Rate = Rate { burst: 20, a_minute: 20 };
/// Mails with a link that somebody at the door asks for, from one address.
const LINKS: Rate = Rate { burst: 5, a_minute: 1 };

/// The same page looked at by the same person is noted once a minute.
const READS: Rate = Rate { burst: 1, a_minute: 1 };

/// Callers remembered at once; then those go who have been quiet longest.
const REMEMBERED: usize = 10_000;

/// Who has called, and when each may call again.
#[derive(Debug, Default)]
pub(crate) struct Calls(Mutex<BTreeMap<String, Moment>>);

impl Calls {
    /// A call of a program.
    ///
    /// # Errors
    /// The seconds until the next one is let in.
    pub(crate) fn admit(&self, caller: &str, now: Moment) -> Result<(), i64> {
        self.count(CALLS, caller, now)
    }

    /// A token that opened nothing.
    pub(crate) fn guess(&self, caller: &str, now: Moment) -> Result<(), i64> {
        self.count(GUESSES, caller, now)
    }

    /// A mail with a link.
    pub(crate) fn link(&self, caller: &str, now: Moment) -> Result<(), i64> {
        self.count(LINKS, caller, now)
    }

    /// A page that somebody was shown: is it to be noted, or was it a moment ago?
    pub(crate) fn is_new_read(&self, reader: &str, now: Moment) -> bool {
        self.count(READS, reader, now).is_ok()
    }

    fn count(&self, rate: Rate, caller: &str, now: Moment) -> Result<(), i64> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= REMEMBERED {
            seen.retain(|_, theoretical| *theoretical > now);
        }
        let last = seen.get(caller).copied().unwrap_or(Moment(0));
        let next = rate.admit(last, now)?;
        seen.insert(caller.to_owned(), next);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callers_are_counted_apart_and_let_in_again() {
        let calls = Calls::default();
        let now = Moment(1_000_000_000);
        for _ in 0..GUESSES.burst {
            calls.guess("address a", now).expect("within the burst");
        }
        let wait = calls.guess("address a", now).expect_err("too often");
        assert_eq!(wait, 3);
        calls.guess("address b", now).expect("another");
        calls.guess("address a", Moment(now.0 + wait * 1_000_000)).expect("after the wait");
    }
}
