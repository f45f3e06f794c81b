//! The only place where the machine's clock is read.

use jiff::Timestamp;
use saldo_domain::Day;
use saldo_domain::book::Moment;
use saldo_work::Clock;

/// The machine's clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Moment(Timestamp::now().as_microsecond())
    }
}

/// The machine's clock moved by whole days: a demo company lives on the last day of its
/// history while hours and minutes pass as usual.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShiftedClock {
    days: i64,
}

const MICROSECONDS_A_DAY: i64 = 86_400_000_000;

impl ShiftedClock {
    /// A clock on which today is `day`; `today` is the real one.
    pub(crate) const fn to(day: Day, today: Day) -> Self {
        Self { days: day.days_since(today) }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Moment {
        Moment(SystemClock.now().0 + self.days * MICROSECONDS_A_DAY)
    }
}
