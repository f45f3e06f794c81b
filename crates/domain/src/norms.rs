//! Plans and norms of overdue debt, as a share of all receivables (GEN-04, ESC-09): of the
//! company, its sales department, a supervisor's team and a representative.
//!
//! A plan is the share that one month may reach. A norm is the share that is acceptable at all:
//! it holds from its month on until another takes its place. Both count once the director has
//! approved them; before that they are drafts.

use crate::day::Day;
use crate::ids::UserId;
use crate::roles::Role;

/// What a share is meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Of one month.
    Plan,
    /// From a month on.
    Norm,
}

impl Measure {
    /// Both.
    pub const ALL: [Measure; 2] = [Measure::Plan, Measure::Norm];

    /// The word written in rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Measure::Plan => "plan",
            Measure::Norm => "norm",
        }
    }

    /// The measure with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }

    /// Does a share set for one month count in another? Both are first days of months.
    pub fn counts_in(self, set_for: Day, month: Day) -> bool {
        match self {
            Measure::Plan => set_for == month,
            Measure::Norm => set_for <= month,
        }
    }
}

/// Whose overdue debt is measured, the widest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Every customer.
    Company,
    /// The customers in the hands of the sales department.
    Department,
    /// The customers in the hands of one team of it.
    Team(String),
    /// The customers in the hands of one representative.
    Representative(UserId),
}

/// Who has a customer in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder<'a> {
    pub person: UserId,
    pub role: Role,
    /// Empty for somebody of no team.
    pub team: &'a str,
}

impl Unit {
    /// The word written in rows and forms.
    pub const fn code(&self) -> &'static str {
        match self {
            Unit::Company => "company",
            Unit::Department => "department",
            Unit::Team(_) => "team",
            Unit::Representative(_) => "representative",
        }
    }

    /// Does a customer in these hands, or in nobody's, belong to it?
    pub fn holds(&self, holder: Option<Holder<'_>>) -> bool {
        let of_sales = holder.filter(|holder| is_of_sales(holder.role));
        match self {
            Unit::Company => true,
            Unit::Department => of_sales.is_some(),
            Unit::Team(team) => of_sales.is_some_and(|holder| holder.team == team),
            Unit::Representative(person) => of_sales.is_some_and(|one| one.person == *person),
        }
    }
}

/// Does this role work in the sales department (regulation 6.1 to 6.3)?
pub const fn is_of_sales(role: Role) -> bool {
    matches!(role, Role::SalesRep | Role::Supervisor | Role::HeadOfSales)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each wider unit holds what the narrower one does, and what nobody of it has in hand.
    #[test]
    fn gen_04_a_customer_belongs_to_the_units_of_whom_it_is_in_hand() {
        let holder = |person, role, team| Holder { person: UserId::new(person), role, team };
        let units = [
            Unit::Company,
            Unit::Department,
            Unit::Team("North".to_owned()),
            Unit::Representative(UserId::new(1)),
        ];
        let rows = [
            (Some(holder(1, Role::SalesRep, "North")), [true, true, true, true]),
            (Some(holder(2, Role::SalesRep, "North")), [true, true, true, false]),
            (Some(holder(3, Role::Supervisor, "North")), [true, true, true, false]),
            (Some(holder(4, Role::SalesRep, "South")), [true, true, false, false]),
            (Some(holder(5, Role::HeadOfSales, "")), [true, true, false, false]),
            (Some(holder(6, Role::Legal, "North")), [true, false, false, false]),
            (None, [true, false, false, false]),
        ];
        for (holder, expected) in rows {
            assert_eq!(units.each_ref().map(|unit| unit.holds(holder)), expected, "{holder:?}");
        }
    }

    #[test]
    fn gen_04_a_plan_counts_in_its_month_and_a_norm_from_it_on() {
        let day = |text: &str| text.parse::<Day>().expect(text);
        let rows = [
            ("2026-02-01", false, false),
            ("2026-03-01", true, true),
            ("2026-04-01", false, true),
            ("2027-03-01", false, true),
        ];
        for (month, plan, norm) in rows {
            let counts = |measure: Measure| measure.counts_in(day("2026-03-01"), day(month));
            assert_eq!((counts(Measure::Plan), counts(Measure::Norm)), (plan, norm), "{month}");
        }
        for measure in Measure::ALL {
            assert_eq!(Measure::from_code(measure.code()), Some(measure));
        }
    }
}
