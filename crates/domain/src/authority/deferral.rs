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

/// More time for one debt, wherever it is given: taken as a promise on the card or at a visit,
/// or asked for as a request. All three are judged here, and alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PutOff {
    pub asked: DeferralRequest,
    /// Day of the first word that was given for the debt, if one was: the days of the status
    /// count from it, so that a second word of three days does not make six.
    pub first_word: Option<Day>,
    /// Is a part paid on the day of asking, or promised for it (PAY-06)?
    pub part_today: bool,
}

/// Why nobody can give more time as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The day is past.
    Past,
    /// Longer than the status allows to a customer who is new or in doubt, and nothing is paid
    /// today (6.1.3.b.b1; PAY-06). Whose history is beyond doubt needs the manager's word alone
    /// (6.1.3.b.a1; PAY-04).
    PartToday { max_days: i64 },
}

/// Why somebody gives no more time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTime {
    Unfit(Unfit),
    /// It is for somebody above to give (PAY-04, PAY-05, EXE-07). `last` is the last day to
    /// which the asker may let the customer wait, if there is one.
    NotYours {
        authority: DeferralAuthority,
        last: Option<Day>,
    },
}

impl From<Unfit> for NoTime {
    fn from(unfit: Unfit) -> Self {
        NoTime::Unfit(unfit)
    }
}

impl PutOff {
    /// Which right it asks for, if it can be given at all.
    ///
    /// # Errors
    /// [`Unfit`], in order of precedence. A debt that is put off again goes by 8.6 and by its
    /// two months, not by the part of the first time.
    pub fn measured(&self, limits: &Limits) -> Result<DeferralAuthority, Unfit> {
        if self.asked.until < self.asked.asked_on {
            return Err(Unfit::Past);
        }
        let asked_on = self.first_word.unwrap_or(self.asked.asked_on).min(self.asked.asked_on);
        let repeated = self.asked.repeated || asked_on < self.asked.asked_on;
        let authority = DeferralRequest { asked_on, repeated, ..self.asked }.authority_by(limits);
        let longer = authority.days > authority.max_days;
        let in_doubt = self.asked.status != Status::Reliable;
        if longer && in_doubt && !repeated && !self.part_today {
            return Err(Unfit::PartToday { max_days: authority.max_days });
        }
        Ok(authority)
    }

    /// The same, given by somebody of this role. Whoever hears a customer may write down a word
    /// within the days of the status.
    ///
    /// # Errors
    /// Those of [`PutOff::measured`], or [`NoTime::NotYours`].
    pub fn given_by(&self, role: Role, limits: &Limits) -> Result<DeferralAuthority, NoTime> {
        let authority = self.measured(limits)?;
        if authority.right == Right::GrantShortDelay || authority.right.belongs_to(role) {
            return Ok(authority);
        }
        let last = match authority.right {
            Right::GrantLongDelay => {
                Some(self.asked.until.plus(authority.max_days - authority.days))
            }
            Right::DeferBeyondLimit => {
                Some(authority.limit).filter(|_| Right::DeferAgain.belongs_to(role))
            }
            _ => None,
        };
        let last = last.filter(|last| *last >= self.asked.asked_on);
        Err(NoTime::NotYours { authority, last })
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
    fn exe_07_rt_03_a_repeated_deferral_is_measured_by_two_months_from_the_initial_due_day() {
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

    fn put_off(status: Status, days: i64) -> PutOff {
        let asked_on = day("2026-03-20");
        let (due, until) = (asked_on, asked_on.plus(days));
        let asked = DeferralRequest { status, due, asked_on, until, repeated: false };
        PutOff { asked, first_word: None, part_today: false }
    }

    #[test]
    fn pay_04_pay_05_the_days_of_the_status_are_everybodys_and_longer_is_the_managers() {
        let limits = Limits::REGULATION;
        for (status, days) in [(Reliable, 5), (Uncertain, 3), (Threat, 3), (NonPaying, 0)] {
            put_off(status, days).given_by(SalesRep, &limits).expect("within the days");
            let longer = PutOff { part_today: true, ..put_off(status, days + 1) };
            let refused = longer.given_by(SalesRep, &limits).expect_err("longer");
            let NoTime::NotYours { authority, last } = refused else { panic!("{refused:?}") };
            assert_eq!((authority.role, last), (Supervisor, Some(day("2026-03-20").plus(days))));
            assert!(authority.clause.starts_with("6.1.3"), "{authority:?}");
            longer.given_by(Supervisor, &limits).expect("the manager");
        }
    }

    #[test]
    fn pay_06_who_wants_longer_pays_a_part_today_whoever_grants_it() {
        let limits = Limits::REGULATION;
        for role in [SalesRep, Supervisor, Director] {
            let refused = put_off(Uncertain, 4).given_by(role, &limits);
            assert_eq!(refused, Err(NoTime::Unfit(Unfit::PartToday { max_days: 3 })), "{role:?}");
            put_off(Uncertain, 3).given_by(role, &limits).expect("within the days");
        }
    }

    /// The part is a matter of b1, new customers and those in doubt; a1 asks for the manager's
    /// word and for nothing more.
    #[test]
    fn pay_04_rt_04_six_days_of_a_reliable_customer_are_the_managers_without_a_part() {
        let limits = Limits::REGULATION;
        let refused = put_off(Reliable, 6).given_by(SalesRep, &limits).expect_err("the manager's");
        let NoTime::NotYours { authority, last } = refused else { panic!("{refused:?}") };
        assert_eq!((authority.role, authority.clause), (Supervisor, "6.1.3.b.a1"));
        assert_eq!(last, Some(day("2026-03-25")));
        put_off(Reliable, 6).given_by(Supervisor, &limits).expect("the manager");
    }

    /// The days count from the first word, and a second one is a deferral put off again (8.6).
    #[test]
    fn exe_07_a_second_word_is_not_the_representatives_however_short() {
        let limits = Limits::REGULATION;
        let again = |days: i64| PutOff {
            first_word: Some(day("2026-03-19")),
            asked: DeferralRequest { due: day("2026-01-31"), ..put_off(Reliable, days).asked },
            ..put_off(Reliable, days)
        };
        assert_eq!(again(4).measured(&limits).expect("asked").days, 5, "from the first word on");
        for role in [SalesRep, Supervisor] {
            let refused = again(1).given_by(role, &limits).expect_err("8.6");
            let NoTime::NotYours { authority, last } = refused else { panic!("{refused:?}") };
            assert_eq!((authority.clause, authority.role, last), ("8.6", HeadOfSales, None));
        }
        // RT-03: within two months of 31 January the head of sales, beyond them the director.
        again(11).given_by(HeadOfSales, &limits).expect("to 31 March");
        let refused = again(12).given_by(HeadOfSales, &limits).expect_err("1 April");
        let NoTime::NotYours { authority, last } = refused else { panic!("{refused:?}") };
        assert_eq!((authority.role, last), (Director, Some(day("2026-03-31"))));
        again(12).given_by(Director, &limits).expect("the director");
        // The word of this very day is the first one still.
        let same = PutOff { first_word: Some(day("2026-03-20")), ..put_off(Reliable, 5) };
        same.given_by(SalesRep, &limits).expect("within the days");
    }

    #[test]
    fn a_day_that_is_past_is_nobodys_to_give() {
        let refused = put_off(Reliable, -1).given_by(Director, &Limits::REGULATION);
        assert_eq!(refused, Err(NoTime::Unfit(Unfit::Past)));
    }
}
