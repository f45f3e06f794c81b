//! Plans of measures of the sales department, and memos about overdue debt (regulation 6.2,
//! 6.3).
//!
//! At the end of the working week the supervisor plans what will be done about the team's
//! debtors; the head of sales plans the month. Whoever is over five days late and in no item
//! of the week is reported (ESC-03).

use crate::authority::Right;
use crate::calendar::Calendar;
use crate::control::LadderEventKind;
use crate::day::Day;
use crate::ids::CustomerId;
use crate::roles::Role;

/// Days of delay from which people owe plans and memos, by the policy that a case goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Calendar days of delay over which a debtor belongs into the supervisor's plan.
    pub planned_over: u16,
    /// Calendar days of delay over which the supervisor owes a memo.
    pub memo_over: u16,
}

impl Bounds {
    /// Five and ten days (6.2.1).
    pub const REGULATION: Self = Self { planned_over: 5, memo_over: 10 };
}

/// For how long a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanKind {
    Week,
    Month,
}

impl PlanKind {
    /// Both.
    pub const ALL: [PlanKind; 2] = [PlanKind::Week, PlanKind::Month];

    /// The word written in rows and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            PlanKind::Week => "week",
            PlanKind::Month => "month",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// First day of the week or month that a day belongs to.
    pub fn begins(self, day: Day) -> Day {
        match self {
            PlanKind::Week => day.ahead(-i64::from(day.weekday().to_monday_zero_offset())),
            PlanKind::Month => day.ahead(1 - i64::from(day.date().day())),
        }
    }

    /// Its last day.
    pub fn ends(self, begins: Day) -> Day {
        match self {
            PlanKind::Week => begins.ahead(6),
            PlanKind::Month => begins.ahead_months(1).ahead(-1),
        }
    }

    /// The right to plan it, and the right to check it (ESC-05, ESC-12).
    pub const fn rights(self) -> (Right, Right) {
        match self {
            PlanKind::Week => (Right::PlanWeek, Right::CheckWeeklyPlans),
            PlanKind::Month => (Right::PlanMonth, Right::CheckMonthlyPlans),
        }
    }

    /// What it can hold.
    pub const fn kinds(self) -> &'static [ItemKind] {
        match self {
            PlanKind::Week => &[
                ItemKind::WorkInOffice,
                ItemKind::WorkInTerritory,
                ItemKind::CallOrVisit,
                ItemKind::JointContact,
            ],
            PlanKind::Month => &[ItemKind::LowerShare, ItemKind::WorkWithDebtors, ItemKind::Other],
        }
    }
}

/// What sort of measure: a week has the four of 6.2.2, a month its sections (6.3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// Individual or group work in the office, training in talking to debtors included.
    WorkInOffice,
    /// Individual work in the territory.
    WorkInTerritory,
    /// A call or personal visit to the debtor.
    CallOrVisit,
    /// Contact together with financial control.
    JointContact,
    /// A measure that lowers the share of overdue debt (ESC-08).
    LowerShare,
    WorkWithDebtors,
    Other,
}

impl ItemKind {
    /// Is it a measure that reduces debt (ESC-05, ESC-12)? In a month that is a section of its own.
    pub const fn reduces_debt(self) -> bool {
        !matches!(self, ItemKind::WorkWithDebtors | ItemKind::Other)
    }

    /// Is it work with debtors (ESC-05, ESC-12)? Whatever is about one is.
    pub const fn is_work_with_debtors(self, names_one: bool) -> bool {
        names_one
            || matches!(
                self,
                ItemKind::CallOrVisit | ItemKind::JointContact | ItemKind::WorkWithDebtors
            )
    }

    /// Every kind.
    pub const ALL: [ItemKind; 7] = [
        ItemKind::WorkInOffice,
        ItemKind::WorkInTerritory,
        ItemKind::CallOrVisit,
        ItemKind::JointContact,
        ItemKind::LowerShare,
        ItemKind::WorkWithDebtors,
        ItemKind::Other,
    ];

    /// The word written in rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            ItemKind::WorkInOffice => "work-in-office",
            ItemKind::WorkInTerritory => "work-in-territory",
            ItemKind::CallOrVisit => "call-or-visit",
            ItemKind::JointContact => "joint-contact",
            ItemKind::LowerShare => "lower-share",
            ItemKind::WorkWithDebtors => "work-with-debtors",
            ItemKind::Other => "other",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Does it name a debtor?
    pub const fn needs_debtor(self) -> bool {
        matches!(self, ItemKind::CallOrVisit | ItemKind::JointContact)
    }
}

/// Is the plan of this week due on a day: has its last working day come?
pub fn is_due(calendar: &Calendar, kind: PlanKind, begins: Day, day: Day) -> bool {
    last_working_day(calendar, kind, begins) <= day
}

/// The last working day of a plan: on it the next one is made, and by it whoever was late enough is in
/// it (ESC-03).
pub fn last_working_day(calendar: &Calendar, kind: PlanKind, begins: Day) -> Day {
    let mut last = kind.ends(begins);
    while last > begins && !calendar.working(last).is_working() {
        last = last.ahead(-1);
    }
    last
}

/// A debtor as plans and memos look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Debtor {
    pub customer: CustomerId,
    /// Days of the oldest debt after its due day.
    pub days_late: i64,
    /// Of the policy that this debt goes by (GEN-12).
    pub bounds: Bounds,
}

/// Debtors that belong into a weekly plan and are in none of its items, in the order given
/// (ESC-03).
pub fn unplanned(debtors: &[Debtor], planned: &[CustomerId]) -> Vec<CustomerId> {
    let belongs = |one: &&Debtor| one.days_late > i64::from(one.bounds.planned_over);
    let missing = debtors.iter().filter(belongs).map(|one| one.customer);
    missing.filter(|customer| !planned.contains(customer)).collect()
}

/// Does the supervisor owe the head of sales a memo about this debtor (ESC-02)?
pub fn owes_memo(debtor: Debtor) -> bool {
    debtor.days_late > i64::from(debtor.bounds.memo_over)
}

/// What a memo is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemoKind {
    /// The supervisor asks the head of sales for further recovery (ESC-02).
    Recovery,
    /// The head of sales tells the direct manager of the measures taken (ESC-07).
    Measures,
}

impl MemoKind {
    /// Both.
    pub const ALL: [MemoKind; 2] = [MemoKind::Recovery, MemoKind::Measures];

    /// The word written in rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            MemoKind::Recovery => "recovery",
            MemoKind::Measures => "measures",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The memo that work with this key of its words asks for: it is done when the memo is
    /// written, and not before.
    pub fn of_work(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.work() == text)
    }

    /// Key of the words of the work that asks for it.
    pub const fn work(self) -> &'static str {
        match self {
            MemoKind::Recovery => "memo-to-head-of-sales",
            MemoKind::Measures => "memo-on-measures",
        }
    }

    /// What is recorded when it was not written by its last day.
    pub const fn missing(self) -> LadderEventKind {
        match self {
            MemoKind::Recovery => LadderEventKind::RecoveryMemoMissing,
            MemoKind::Measures => LadderEventKind::MemoMissing,
        }
    }

    /// Key of the words of the work of demanding it: done as well once it is written.
    pub const fn demand(self) -> &'static str {
        match self {
            MemoKind::Recovery => "demand-missing-recovery-memo",
            MemoKind::Measures => "demand-missing-memo",
        }
    }

    /// Who writes it, and to whom.
    pub const fn between(self) -> (Right, Role) {
        match self {
            MemoKind::Recovery => (Right::WriteMemos, Role::HeadOfSales),
            MemoKind::Measures => (Right::DecideAfterTenDays, Role::Director),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn a_week_begins_on_monday_and_a_month_on_its_first() {
        let rows = [
            (PlanKind::Week, "2026-03-20", "2026-03-16", "2026-03-22"),
            (PlanKind::Week, "2026-03-16", "2026-03-16", "2026-03-22"),
            (PlanKind::Week, "2026-03-22", "2026-03-16", "2026-03-22"),
            (PlanKind::Week, "2026-01-01", "2025-12-29", "2026-01-04"),
            (PlanKind::Month, "2026-02-28", "2026-02-01", "2026-02-28"),
            (PlanKind::Month, "2028-02-01", "2028-02-01", "2028-02-29"),
        ];
        for (kind, on, begins, ends) in rows {
            let first = kind.begins(day(on));
            assert_eq!((first, kind.ends(first)), (day(begins), day(ends)), "{on}");
        }
    }

    /// ESC-03: the end of the working week, not of the calendar's.
    #[test]
    fn esc_03_a_weekly_plan_is_due_on_the_last_working_day() {
        let estonia = Calendar::of_code("EE").expect("it ships");
        // In the week of 2026-04-03 Good Friday is a day off.
        let rows = [
            ("2026-03-16", "2026-03-19", false),
            ("2026-03-16", "2026-03-20", true),
            ("2026-03-16", "2026-03-22", true),
            ("2026-03-30", "2026-04-01", false),
            ("2026-03-30", "2026-04-02", true),
        ];
        for (begins, on, due) in rows {
            assert_eq!(is_due(estonia, PlanKind::Week, day(begins), day(on)), due, "{on}");
        }
    }

    /// ESC-03, ESC-02: on both sides of five and ten days.
    #[test]
    fn esc_03_a_debtor_over_five_days_without_an_item_is_reported() {
        let bounds = Bounds::REGULATION;
        let debtor = |id, days_late| Debtor { customer: CustomerId::new(id), days_late, bounds };
        let debtors = [debtor(1, 5), debtor(2, 6), debtor(3, 60), debtor(4, 7)];
        let found = unplanned(&debtors, &[CustomerId::new(3)]);
        assert_eq!(found, [CustomerId::new(2), CustomerId::new(4)]);
        for (days, owed) in [(10, false), (11, true)] {
            assert_eq!(owes_memo(debtor(1, days)), owed, "{days}");
        }
    }

    /// GEN-12: the days are figures of the policy that each case goes by.
    #[test]
    fn gen_12_each_debtor_is_held_against_the_days_of_its_own_case() {
        let wide = Bounds { planned_over: 20, memo_over: 30 };
        for (bounds, days, planned, memo) in [
            (Bounds::REGULATION, 6, true, false),
            (Bounds::REGULATION, 11, true, true),
            (wide, 20, false, false),
            (wide, 21, true, false),
            (wide, 30, true, false),
            (wide, 31, true, true),
        ] {
            let debtor = Debtor { customer: CustomerId::new(1), days_late: days, bounds };
            assert_eq!(!unplanned(&[debtor], &[]).is_empty(), planned, "{bounds:?} {days}");
            assert_eq!(owes_memo(debtor), memo, "{bounds:?} {days}");
        }
    }

    #[test]
    fn esc_03_a_week_has_four_kinds_of_items() {
        assert_eq!(PlanKind::Week.kinds().len(), 4);
        for kind in ItemKind::ALL {
            assert_eq!(ItemKind::from_code(kind.code()), Some(kind));
            let homes = PlanKind::ALL.iter().filter(|plan| plan.kinds().contains(&kind)).count();
            assert_eq!(homes, 1, "{kind:?}");
        }
    }
}
