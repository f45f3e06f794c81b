//! How long somebody waits who keeps failing at the door, and how often a program may call (S10,
//! S25). Rules only: who is counted, and where the counts are kept, is the caller's.

use crate::book::Moment;

const SECOND: i64 = 1_000_000;
/// The first wait, in seconds; each failure more doubles it.
const FIRST_WAIT: i64 = 30;
/// The longest wait, in seconds.
const LONGEST_WAIT: i64 = 15 * 60;
/// After so long without a failure all is forgotten, in seconds.
const FORGOTTEN_AFTER: i64 = 24 * 3600;

/// Whose failures are counted together, and how many of them cost nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// One account from one address: somebody who mistypes.
    AccountFromAddress,
    /// One address, whatever the account: a list of stolen passwords tried out.
    Address,
    /// One account, whatever the address. The largest: closing an account for everybody would
    /// let strangers lock its owner out. Who came in from an address before is not held by it.
    Account,
}

impl Counted {
    /// Failures that cost nothing.
    pub const fn free(self) -> u32 {
        match self {
            Counted::AccountFromAddress => 5,
            Counted::Address => 20,
            Counted::Account => 50,
        }
    }
}

/// Failures so far, and when the last one was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    pub count: u32,
    pub last_at: Moment,
}

impl Failures {
    /// None so far.
    pub const NONE: Self = Self { count: 0, last_at: Moment(0) };

    /// The same, as far as it is remembered now.
    pub fn as_of(self, now: Moment) -> Self {
        let quiet = now.0.saturating_sub(self.last_at.0);
        if quiet > FORGOTTEN_AFTER * SECOND { Self::NONE } else { self }
    }

    /// One failure more.
    #[must_use]
    pub fn and_one(self, now: Moment) -> Self {
        Self { count: self.as_of(now).count.saturating_add(1), last_at: now }
    }

    /// Seconds until the next try is looked at; 0: now.
    pub fn wait(self, counted: Counted, now: Moment) -> i64 {
        let seen = self.as_of(now);
        let Some(beyond) = seen.count.checked_sub(counted.free()) else { return 0 };
        let wait = FIRST_WAIT.checked_shl(beyond).filter(|wait| (1..LONGEST_WAIT).contains(wait));
        let until = seen.last_at.0.saturating_add(wait.unwrap_or(LONGEST_WAIT) * SECOND);
        // Rounded up: whoever waits as long as was said is let in.
        until.saturating_sub(now.0).max(0).saturating_add(SECOND - 1) / SECOND
    }
}

/// A caller who may ask so many times at once, and so often from then on (the generic cell rate
/// algorithm).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Calls that may come at once.
    pub burst: u32,
    /// Calls a minute in the long run; at least one.
    pub a_minute: u32,
}

impl Rate {
    /// Lets a call in, or says in how many seconds it may come again. `theoretical` is what the
    /// last call that was let in answered; [`Moment`] 0 before the first.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn admit(self, theoretical: Moment, now: Moment) -> Result<Moment, i64> {
        let interval = 60 * SECOND / i64::from(self.a_minute.max(1));
        let tolerance = interval.saturating_mul(i64::from(self.burst.max(1)) - 1);
        let due = theoretical.0.max(now.0);
        let early = due.saturating_sub(now.0);
        if early > tolerance {
            return Err((early - tolerance + SECOND - 1) / SECOND);
        }
        Ok(Moment(due.saturating_add(interval)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment(seconds * SECOND)
    }

    fn failed(times: u32, last: i64) -> Failures {
        Failures { count: times, last_at: at(last) }
    }

    #[test]
    fn the_wait_begins_after_the_free_ones_doubles_and_has_an_end() {
        // failures, seconds since the last, seconds to wait
        let rows = [
            (4, 0, 0),
            (5, 0, 30),
            (5, 29, 1),
            (5, 30, 0),
            (6, 0, 60),
            (7, 0, 120),
            (8, 0, 240),
            (9, 0, 480),
            (10, 0, 900),
            (70, 0, 900),
            (u32::MAX, 0, 900),
            (u32::MAX, 900, 0),
        ];
        for (times, since, wait) in rows {
            let found = failed(times, 1_000).wait(Counted::AccountFromAddress, at(1_000 + since));
            assert_eq!(found, wait, "{times} failures, {since} s ago");
        }
    }

    #[test]
    fn a_day_without_a_failure_forgets_all() {
        let many = failed(100, 0);
        assert_eq!(many.and_one(at(FORGOTTEN_AFTER)).count, 101);
        assert_eq!(many.and_one(at(FORGOTTEN_AFTER + 1)).count, 1);
        assert_eq!(many.wait(Counted::Address, at(FORGOTTEN_AFTER + 1)), 0);
    }

    #[test]
    fn an_address_may_fail_more_often_than_a_person_and_an_account_more_than_an_address() {
        let free = [Counted::AccountFromAddress, Counted::Address, Counted::Account];
        assert!(free.map(Counted::free).is_sorted());
    }

    #[test]
    fn a_burst_is_let_in_and_then_as_often_as_agreed() {
        let rate = Rate { burst: 3, a_minute: 60 };
        let mut theoretical = Moment(0);
        let mut let_in = Vec::new();
        for tenth in 0..60 {
            let now = Moment(1_000_000 * SECOND + tenth * SECOND / 10);
            if let Ok(next) = rate.admit(theoretical, now) {
                theoretical = next;
                let_in.push(tenth);
            }
        }
        // Three at once, then one a second.
        assert_eq!(let_in, [0, 1, 2, 10, 20, 30, 40, 50]);
    }

    #[test]
    fn whoever_waits_as_long_as_was_said_is_let_in() {
        let rate = Rate { burst: 2, a_minute: 7 };
        let mut theoretical = Moment(0);
        let mut now = at(1_000);
        for _ in 0..50 {
            match rate.admit(theoretical, now) {
                Ok(next) => theoretical = next,
                Err(wait) => {
                    assert!(wait > 0);
                    now = Moment(now.0 + wait * SECOND);
                    theoretical = rate.admit(theoretical, now).expect("let in");
                }
            }
        }
    }
}
