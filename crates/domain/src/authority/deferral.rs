//! Who may grant more time: a promise on the day of payment (regulation 6.1.3), and a
//! repeated deferral of a debt that was deferred before (8.6).

use super::{Limits, Right};
use crate::day::Day;
use crate::rating::Status;
use crate::roles::Role;

impl Limits {
    /// Days for which the representative may take a customer's word (6.1.3.b.a1 and b1;
    /// PAY-04, PAY-05). A customer who does not pay is given none: every later day is the
    /// manager's to give.
    pub const fn promise_days(&self, status: Status) -> i64 {
        *self.promise_days.of(status) as i64
    }

    /// Last day to which the head of sales may put off, again, what is due on `due` (8.6).
    pub fn again_limit(&self, due: Day) -> Day {
        due.ahead_months(i32::from(self.repeated_within_months))
    }

    /// The right that putting off again what is due on `due` until a day asks for (8.6;
    /// EXE-07).
    pub fn again_until(&self, due: Day, until: Day) -> Right {
        let of_head = until <= self.again_limit(due);
        if of_head { Right::DeferAgain } else { Right::DeferBeyondLimit }
    }
}

/// A customer asks to pay later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeferralRequest {
    pub status: Status,
    /// The initial due day, before any deferral.
    pub due: Day,
    /// The day on which it is asked for.
    pub asked_on: Day,
    /// The day until which time is asked for; not before `asked_on`.
    pub until: Day,
    /// The debt was deferred before.
    pub repeated: bool,
}

/// Who may grant it, and by which measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeferralAuthority {
    /// Days asked for, from the day of asking.
    pub days: i64,
    /// Days the representative may give a customer of this status for the first time.
    pub max_days: i64,
    /// Last day to which the head of sales may defer again.
    pub limit: Day,
    /// The right it asks for.
    pub right: Right,
    /// The lowest role that has it.
    pub role: Role,
    pub clause: &'static str,
}

impl DeferralAuthority {
    /// Is it more than the representative may promise?
    pub fn needs_manager(&self) -> bool {
        self.role != Role::SalesRep
    }
}

impl DeferralRequest {
    /// Who may grant it, by the regulation.
    pub fn authority(&self) -> DeferralAuthority {
        self.authority_by(&Limits::REGULATION)
    }

    /// Who may grant it, by the limits of a company's own policy (GEN-12).
    pub fn authority_by(&self, limits: &Limits) -> DeferralAuthority {
        let days = self.until.days_since(self.asked_on);
        let max_days = limits.promise_days(self.status);
        let limit = limits.again_limit(self.due);
        let (right, role) = match self.repeated {
            true => match limits.again_until(self.due, self.until) {
                right @ Right::DeferAgain => (right, Role::HeadOfSales),
                right => (right, Role::Director),
            },
            false if days <= max_days => (Right::GrantShortDelay, Role::SalesRep),
            false => (Right::GrantLongDelay, Role::Supervisor),
        };
        DeferralAuthority { days, max_days, limit, right, role, clause: self.clause() }
    }

    const fn clause(&self) -> &'static str {
        match (self.repeated, self.status) {
            (true, _) => "8.6",
            (false, Status::Reliable) => "6.1.3.b.a1",
            (false, _) => "6.1.3.b.b1",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Director, HeadOfSales, SalesRep, Supervisor};
    use Status::{NonPaying, Reliable, Threat, Uncertain};

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn a_first_promise_is_the_representatives_within_the_days_of_the_status() {
        let rows = [
            (Reliable, 0, 5, SalesRep, "6.1.3.b.a1"),
            (Reliable, 5, 5, SalesRep, "6.1.3.b.a1"),
            (Reliable, 6, 5, Supervisor, "6.1.3.b.a1"),
            (Uncertain, 3, 3, SalesRep, "6.1.3.b.b1"),
            (Uncertain, 4, 3, Supervisor, "6.1.3.b.b1"),
            (Threat, 3, 3, SalesRep, "6.1.3.b.b1"),
            (Threat, 4, 3, Supervisor, "6.1.3.b.b1"),
            (NonPaying, 1, 0, Supervisor, "6.1.3.b.b1"),
        ];
        let asked_on = day("2026-03-02");
        for (status, days, max_days, role, clause) in rows {
            let until = asked_on.plus(days);
            let request =
                DeferralRequest { status, due: asked_on, asked_on, until, repeated: false };
            let found = request.authority();
            assert_eq!((found.days, found.max_days), (days, max_days), "{request:?}");
            assert_eq!((found.role, found.clause), (role, clause), "{request:?}");
            assert_eq!(found.needs_manager(), role == Supervisor, "{request:?}");
            assert_eq!(found.right.roles().first(), Some(&role), "{request:?}");
        }
    }

    #[test]
    fn a_repeated_deferral_is_measured_by_two_months_from_the_initial_due_day() {
        let rows = [
            ("2026-01-31", "2026-03-31", "2026-03-31", HeadOfSales),
            ("2026-01-31", "2026-04-01", "2026-03-31", Director),
            ("2025-12-31", "2026-02-28", "2026-02-28", HeadOfSales),
            ("2025-12-31", "2026-03-01", "2026-02-28", Director),
            ("2099-12-30", "2099-12-31", "2100-02-28", HeadOfSales),
        ];
        for (due, until, limit, role) in rows {
            let until = day(until);
            let (due, asked_on) = (day(due), until.plus(-1));
            let request =
                DeferralRequest { status: Reliable, due, asked_on, until, repeated: true };
            let found = request.authority();
            assert_eq!((found.limit.to_string().as_str(), found.role), (limit, role), "{due}");
            assert_eq!((found.clause, found.needs_manager()), ("8.6", true));
            assert_eq!(found.right.roles().first(), Some(&role), "{due}");
        }
    }
}
