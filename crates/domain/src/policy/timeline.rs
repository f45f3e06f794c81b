//! The ladder as dates for one debt, to be drawn, printed and signed (LAD-09).

use super::Policy;
use crate::day::Day;
use crate::roles::Role;
use std::sync::Arc;

/// One step of the ladder as dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    pub step: u8,
    pub clause: Arc<str>,
    pub from: Day,
    /// Last of its days; `None` for the last step.
    pub to: Option<Day>,
    /// Who answers for the step.
    pub roles: Vec<Role>,
}

impl Policy {
    /// When each step has its days for a debt due on `due`. Calendar days, not moved for
    /// days off. Only to be shown: a step of a debt due in 2099 may begin after the last day
    /// that may be stored.
    pub fn timeline(&self, due: Day) -> Vec<TimelineRow> {
        let row = |step: &super::Step| TimelineRow {
            step: step.number,
            clause: Arc::clone(&step.clause),
            from: due.ahead(i64::from(step.from_day)),
            to: step.to_day.map(|to| due.ahead(i64::from(to))),
            roles: step.roles(),
        };
        self.steps.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_of_the_first_and_last_due_days_are_shown_outside_the_permitted_days() {
        let policy = Policy::shipped_by_id("eight-step").expect("it ships");
        let first = &policy.timeline(Day::FIRST)[0];
        assert_eq!((first.from.to_string(), first.step), ("1989-12-29".to_owned(), 1));
        let last = policy.timeline(Day::LAST);
        assert_eq!(last.last().map(|row| row.from.to_string()).as_deref(), Some("2100-01-29"));
    }
}
