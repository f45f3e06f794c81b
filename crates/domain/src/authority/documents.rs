//! The documents that each level works with (regulation 6.2 to 6.5; ESC-14, GEN-08).

use crate::roles::Role;

/// A working document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkingDocument {
    /// The report on receivables, of the whole company.
    Receivables,
    /// The same of the customers one looks after.
    OwnReceivables,
    /// The supervisor's plan of the week.
    WeeklyPlan,
    /// The plans of the supervisors, as the head of sales checks them.
    SupervisorsPlans,
    /// One's own work of the week.
    WorkOfWeek,
    /// The action plan of the month.
    MonthlyPlan,
    /// That of the head of sales, as the director checks it.
    HeadMonthlyPlan,
    PersonalPlan,
    /// What was done in the day.
    CheckList,
    RouteSheets,
    /// The shared register of overdue work.
    OverdueRegister,
    /// Work of the day.
    Day,
}

impl WorkingDocument {
    /// Every document.
    pub const ALL: [WorkingDocument; 12] = [
        WorkingDocument::Receivables,
        WorkingDocument::OwnReceivables,
        WorkingDocument::WeeklyPlan,
        WorkingDocument::SupervisorsPlans,
        WorkingDocument::WorkOfWeek,
        WorkingDocument::MonthlyPlan,
        WorkingDocument::HeadMonthlyPlan,
        WorkingDocument::PersonalPlan,
        WorkingDocument::CheckList,
        WorkingDocument::RouteSheets,
        WorkingDocument::OverdueRegister,
        WorkingDocument::Day,
    ];

    /// The word under which the locale files name it.
    pub const fn code(self) -> &'static str {
        match self {
            WorkingDocument::Receivables => "receivables",
            WorkingDocument::OwnReceivables => "own-receivables",
            WorkingDocument::WeeklyPlan => "weekly-plan",
            WorkingDocument::SupervisorsPlans => "supervisors-plans",
            WorkingDocument::WorkOfWeek => "work-of-week",
            WorkingDocument::MonthlyPlan => "monthly-plan",
            WorkingDocument::HeadMonthlyPlan => "head-monthly-plan",
            WorkingDocument::PersonalPlan => "personal-plan",
            WorkingDocument::CheckList => "check-list",
            WorkingDocument::RouteSheets => "route-sheets",
            WorkingDocument::OverdueRegister => "overdue-register",
            WorkingDocument::Day => "day",
        }
    }

    /// The working documents of a role, in the order of the clause; where the regulation names
    /// none, the report and the day.
    pub const fn of(role: Role) -> &'static [WorkingDocument] {
        use WorkingDocument::{
            CheckList, Day, HeadMonthlyPlan, MonthlyPlan, OverdueRegister, OwnReceivables,
            PersonalPlan, Receivables, RouteSheets, SupervisorsPlans, WeeklyPlan, WorkOfWeek,
        };
        match role {
            Role::SalesRep => &[OwnReceivables, RouteSheets, Day],
            Role::Supervisor => &[Receivables, WeeklyPlan, CheckList, RouteSheets],
            Role::HeadOfSales => &[Receivables, SupervisorsPlans, WorkOfWeek, MonthlyPlan],
            Role::Director => &[Receivables, RouteSheets, HeadMonthlyPlan, PersonalPlan],
            Role::Legal => &[OverdueRegister, Day],
            _ => &[Receivables, Day],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ESC-14: the set of each level, neither more nor less.
    #[test]
    fn esc_14_each_level_has_the_documents_that_its_clause_names() {
        let rows = [
            (Role::Supervisor, "receivables weekly-plan check-list route-sheets"),
            (Role::HeadOfSales, "receivables supervisors-plans work-of-week monthly-plan"),
            (Role::Director, "receivables route-sheets head-monthly-plan personal-plan"),
            (Role::Legal, "overdue-register day"),
            (Role::Accountant, "receivables day"),
        ];
        for (role, expected) in rows {
            let codes: Vec<_> = WorkingDocument::of(role).iter().map(|one| one.code()).collect();
            assert_eq!(codes.join(" "), expected, "{role:?}");
        }
        for document in WorkingDocument::ALL {
            let used = Role::ALL.iter().any(|role| WorkingDocument::of(*role).contains(&document));
            assert!(used, "{document:?} is nobody's");
        }
    }
}
