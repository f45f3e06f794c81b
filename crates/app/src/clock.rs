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

/// The machine's clock with the business day moved by whole days: a demo company lives on the
/// last day of its history while hours pass as usual, and whatever is recorded there still
/// bears the moment at which it really was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShiftedClock {
    days: i64,
}

impl ShiftedClock {
    /// A clock on which the business day is `day`; `today` is the real one.
    pub(crate) const fn to(day: Day, today: Day) -> Self {
        Self { days: day.days_since(today) }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Moment {
        SystemClock.now()
    }

    fn business(&self) -> Moment {
        Moment(self.now().0 + self.days * Moment::A_DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_business_day_leaves_the_recorded_moment_alone() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let clock = ShiftedClock::to(day("2026-03-20"), day("2026-03-25"));
        let before = SystemClock.now();
        let (now, business) = (clock.now(), clock.business());
        assert!(before <= now && now <= SystemClock.now(), "the real moment");
        let days = (now.0 - business.0) / Moment::A_DAY;
        assert!((4..=5).contains(&days), "{days} days back");
    }
}
