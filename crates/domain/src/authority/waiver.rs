//! Who may waive the late fee (regulation 7.5 to 7.7).
//!
//! The earlier and the more completely a debt is repaid, the lower the role that may forgive
//! the fee. In the second week the head of sales may forgive all that has accrued, not only
//! the second week's share.

use super::{Limits, Right};
use crate::day::Day;
use crate::roles::Role;

/// A repayment after which somebody asks to waive the fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repayment {
    pub due: Day,
    pub repaid_on: Day,
    /// The whole debt was repaid, not a part of it.
    pub in_full: bool,
    /// The sales representative asked the head of sales for it.
    pub oral_request: bool,
}

/// Who may waive the fee, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Day 1 is the day after the due day; 0 without delay.
    pub day_of_delay: i64,
    /// The started week of delay; 0 without delay.
    pub week: i64,
    /// Role and clause; `None` without delay.
    pub decided: Option<(Role, &'static str)>,
}

impl Repayment {
    /// The right that waiving the fee of this repayment asks for, by the limits of the policy
    /// that its case goes by (GEN-12); `None` without delay.
    pub fn right_by(&self, limits: &Limits) -> Option<Right> {
        self.waiver_by(limits).decided.map(|(role, _)| match role {
            Role::SalesRep => Right::WaiveFirstWeek,
            Role::HeadOfSales => Right::WaiveSecondWeek,
            _ => Right::WaiveOtherwise,
        })
    }

    /// Who may waive the fee of this repayment, by the regulation.
    pub fn waiver(&self) -> Waiver {
        self.waiver_by(&Limits::REGULATION)
    }

    /// Who may waive it, by the limits of a company's own policy (GEN-12).
    pub fn waiver_by(&self, limits: &Limits) -> Waiver {
        let day_of_delay = self.repaid_on.days_since(self.due).max(0);
        let week = (day_of_delay + 6) / 7;
        Waiver { day_of_delay, week, decided: self.decided(week, limits) }
    }

    fn decided(&self, week: i64, limits: &Limits) -> Option<(Role, &'static str)> {
        let of_rep = week <= i64::from(limits.waiver_weeks_sales_rep);
        let of_head = week <= i64::from(limits.waiver_weeks_head_of_sales);
        match week {
            0 => None,
            _ if of_rep && self.in_full => Some((Role::SalesRep, "7.5")),
            _ if of_rep => Some((Role::Director, "7.7")),
            _ if of_head && self.in_full && self.oral_request => Some((Role::HeadOfSales, "7.6")),
            _ => Some((Role::Director, "7.7")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Director, HeadOfSales, SalesRep};

    #[test]
    fn the_later_and_the_less_is_repaid_the_higher_the_role() {
        let due: Day = "2026-03-02".parse().expect("a day");
        // Days after the due day, in full, asked; week, role and clause.
        let rows = [
            (-3, true, true, 0, None),
            (0, false, false, 0, None),
            (1, true, false, 1, Some((SalesRep, "7.5"))),
            (7, true, true, 1, Some((SalesRep, "7.5"))),
            (7, false, true, 1, Some((Director, "7.7"))),
            (8, true, true, 2, Some((HeadOfSales, "7.6"))),
            (8, true, false, 2, Some((Director, "7.7"))),
            (14, true, true, 2, Some((HeadOfSales, "7.6"))),
            (14, false, true, 2, Some((Director, "7.7"))),
            (15, true, true, 3, Some((Director, "7.7"))),
            (365, true, true, 53, Some((Director, "7.7"))),
        ];
        for (days, in_full, oral_request, week, decided) in rows {
            let repayment = Repayment { due, repaid_on: due.plus(days), in_full, oral_request };
            let expected = Waiver { day_of_delay: days.max(0), week, decided };
            assert_eq!(repayment.waiver(), expected, "{repayment:?}");
            // The lowest of those who have the right is the role that the clause names.
            let right = repayment.right_by(&Limits::REGULATION);
            let lowest = right.and_then(|right| right.roles().first());
            assert_eq!(lowest.copied(), decided.map(|(role, _)| role), "{repayment:?}");
        }
    }

    /// GEN-12: the weeks are figures of the company's policy.
    #[test]
    fn gen_12_a_policy_with_other_weeks_draws_the_lines_elsewhere() {
        let due: Day = "2026-03-02".parse().expect("a day");
        // Weeks of the representative and of the head of sales; day; the right.
        let rows = [
            ((2, 3), 14, Right::WaiveFirstWeek),
            ((2, 3), 15, Right::WaiveSecondWeek),
            ((2, 3), 21, Right::WaiveSecondWeek),
            ((2, 3), 22, Right::WaiveOtherwise),
            ((0, 1), 1, Right::WaiveSecondWeek),
            ((0, 1), 8, Right::WaiveOtherwise),
            ((0, 0), 1, Right::WaiveOtherwise),
        ];
        for ((rep, head), days, right) in rows {
            let limits = Limits {
                waiver_weeks_sales_rep: rep,
                waiver_weeks_head_of_sales: head,
                ..Limits::REGULATION
            };
            let repaid_on = due.plus(days);
            let repayment = Repayment { due, repaid_on, in_full: true, oral_request: true };
            assert_eq!(repayment.right_by(&limits), Some(right), "{rep} {head} day {days}");
        }
    }
}
