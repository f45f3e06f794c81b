//! When a customer's status is assigned and reviewed, and by whom (regulation 4.1, 4.2, 4.6).

use super::Status;
use crate::day::{Day, DayError};
use crate::roles::Role;

/// Months after the assignment on which it is reviewed, where no policy says otherwise (4.6).
pub const REVIEWED_AFTER_MONTHS: [u8; 4] = [3, 6, 9, 12];

/// The days of one calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewDates {
    /// The status is assigned at the start of the calendar year (4.1).
    pub initial: Day,
    /// It is confirmed or changed every three months (4.6).
    pub reviews: [Day; 4],
}

impl ReviewDates {
    /// Who proposes a status and reviews it: both, each for itself (4.2, 4.6).
    pub const PREPARED_BY: [Role; 2] = [Role::HeadOfSales, Role::HeadOfFinancialControl];

    /// Who approves the status at the start of the year, and at a review what
    /// [`change_needs_approval`] names (4.2, A-28).
    pub const APPROVED_BY: Role = Role::CommercialDirector;

    /// The days of a calendar year. Refused outside 1990 to 2099.
    pub fn of_year(year: i16) -> Result<Self, DayError> {
        let initial = Day::of(year, 1, 1)?;
        let reviews = REVIEWED_AFTER_MONTHS.map(|months| initial.ahead_months(months.into()));
        Ok(Self { initial, reviews })
    }
}

/// Does a review that changes a status need an approval beside the two heads? Only a change
/// to or from non-paying does.
pub fn change_needs_approval(from: Status, to: Status) -> bool {
    from != to && [from, to].contains(&Status::NonPaying)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cls_06_cls_11_a_status_is_assigned_in_january_and_reviewed_each_quarter() {
        let dates = ReviewDates::of_year(2098).expect("a year");
        assert_eq!(dates.initial.to_string(), "2098-01-01");
        let reviews = dates.reviews.map(|day| day.to_string());
        assert_eq!(reviews, ["2098-04-01", "2098-07-01", "2098-10-01", "2099-01-01"]);
        assert!(ReviewDates::of_year(1989).is_err());
    }

    #[test]
    fn only_a_change_to_or_from_non_paying_needs_the_commercial_director() {
        for from in Status::ALL {
            for to in Status::ALL {
                let ends = (from == Status::NonPaying) != (to == Status::NonPaying);
                assert_eq!(change_needs_approval(from, to), ends, "{from:?} to {to:?}");
            }
        }
    }
}
