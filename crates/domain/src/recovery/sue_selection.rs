//! Whom to sue: the rule of the spreadsheet case (S3-D; INT-09 to INT-13; A-16 to A-18).
//!
//! A customer is worth a suit when the debt is overdue and debt plus penalty is **strictly**
//! over what a suit costs. Those not yet due are left out by their state: the spreadsheet
//! took all totals over the threshold and subtracted two of them, which went wrong as soon as
//! those two fell below it (XL-08).

use crate::ageing::overdue_days;
use crate::credit::YearLength;
use crate::day::Day;
use crate::exact::Amount;
use crate::rates::Rate;

/// What a selection is made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub as_of: Day,
    /// Contract penalty, per cent a day of delay.
    pub penalty_per_day: Rate,
    /// Yearly rate the penalty is compared with (A-19: an estimate, no sum for a claim).
    pub annual_rate: Rate,
    /// Days of a year of that rate.
    pub year: YearLength,
    /// What suing one customer costs.
    pub legal_cost: Amount,
}

/// The debt of one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owing {
    pub principal: Amount,
    pub due: Day,
}

/// One customer weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// Days since the due day; negative means days left.
    pub signed_days: i64,
    /// The same, never below zero.
    pub overdue_days: i64,
    pub penalty: Amount,
    pub interest: Amount,
    /// Principal and penalty.
    pub total: Amount,
    pub overdue: bool,
    /// Overdue, and the total strictly over the legal cost.
    pub sue: bool,
}

/// All customers weighed, and what suing the chosen ones brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// In the order given.
    pub customers: Vec<Weighed>,
    pub overdue_customers: usize,
    pub sued_customers: usize,
    /// Sum of the totals of those sued.
    pub gross_recoverable: Amount,
    pub legal_costs_total: Amount,
    pub net_after_legal_costs: Amount,
    /// Of all customers, sued or not.
    pub penalty_total: Amount,
    pub interest_total: Amount,
}

/// Weighs every customer.
///
/// ```
/// use saldo_domain::credit::YearLength;
/// use saldo_domain::recovery::sue_selection::{Owing, Terms, select};
/// use saldo_domain::{Amount, Day};
/// let terms = Terms {
///     as_of: Day::of(2017, 3, 3)?,
///     penalty_per_day: "0.1".parse()?,
///     annual_rate: "10".parse()?,
///     year: YearLength::Days365,
///     legal_cost: Amount::from_hundredths(500_000),
/// };
/// let k03 = Owing { principal: Amount::from_hundredths(495_000), due: Day::of(2017, 2, 11)? };
/// let k06 = Owing { principal: Amount::from_hundredths(400_000), due: Day::of(2016, 6, 26)? };
/// let selection = select(&terms, &[k03, k06]);
/// assert!(selection.customers[0].sue, "5 049.00 in all");
/// assert!(!selection.customers[1].sue, "5 000.00 is not over 5 000.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn select(terms: &Terms, owings: &[Owing]) -> Selection {
    let customers: Vec<Weighed> = owings.iter().map(|owing| terms.weigh(*owing)).collect();
    let sued = customers.iter().filter(|customer| customer.sue);
    let sued_customers = sued.clone().count();
    let gross_recoverable: Amount = sued.map(|customer| customer.total).sum();
    let legal_costs_total = std::iter::repeat_n(terms.legal_cost, sued_customers).sum();
    Selection {
        overdue_customers: customers.iter().filter(|customer| customer.overdue).count(),
        sued_customers,
        gross_recoverable,
        legal_costs_total,
        net_after_legal_costs: gross_recoverable - legal_costs_total,
        penalty_total: customers.iter().map(|customer| customer.penalty).sum(),
        interest_total: customers.iter().map(|customer| customer.interest).sum(),
        customers,
    }
}

impl Terms {
    fn weigh(&self, owing: Owing) -> Weighed {
        let signed_days = overdue_days(owing.due, self.as_of);
        let overdue_days = signed_days.max(0);
        let days = u32::try_from(overdue_days).expect("days of one century fit");
        let penalty = owing.principal.accrued(self.penalty_per_day, days, 1);
        let year = u16::try_from(self.year.days()).expect("a year has 360 or 365 days");
        let interest = owing.principal.accrued(self.annual_rate, days, year);
        let total = owing.principal + penalty;
        let overdue = signed_days > 0;
        let sue = overdue && total > self.legal_cost;
        Weighed { signed_days, overdue_days, penalty, interest, total, overdue, sue }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Principal in whole roubles, due day, total, sued?
    type Row = (i128, &'static str, &'static str, bool);

    /// The ten customers of the case, on 3 March 2017 (XL-07).
    const CASE: [Row; 10] = [
        (12_000, "2017-02-04", "12324.00", true),
        (15_000, "2017-01-22", "15600.00", true),
        (4_950, "2017-02-11", "5049.00", true),
        (8_000, "2017-02-06", "8200.00", true),
        (3_000, "2017-02-21", "3030.00", false),
        (4_000, "2016-06-26", "5000.00", false),
        (10_000, "2017-02-16", "10150.00", true),
        (21_500, "2017-01-08", "22661.00", true),
        (6_500, "2017-03-09", "6500.00", false),
        (7_200, "2017-03-05", "7200.00", false),
    ];

    fn terms() -> Terms {
        Terms {
            as_of: "2017-03-03".parse().expect("a day"),
            penalty_per_day: "0.1".parse().expect("a rate"),
            annual_rate: "10".parse().expect("a rate"),
            year: YearLength::Days365,
            legal_cost: Amount::from_hundredths(500_000),
        }
    }

    fn owing((roubles, due, ..): Row) -> Owing {
        let principal = Amount::from_hundredths(roubles * 100);
        Owing { principal, due: due.parse().expect(due) }
    }

    #[test]
    fn int_10_int_11_int_12_int_13_the_ten_customers_of_the_case_bring_73_984() {
        let selection = select(&terms(), &CASE.map(owing));
        for (weighed, (_, due, total, sue)) in selection.customers.iter().zip(CASE) {
            assert_eq!((weighed.total.to_string().as_str(), weighed.sue), (total, sue), "{due}");
        }
        assert_eq!((selection.overdue_customers, selection.sued_customers), (8, 6));
        let figures = [
            (selection.gross_recoverable, "73984.00"),
            (selection.legal_costs_total, "30000.00"),
            (selection.net_after_legal_costs, "43984.00"),
            (selection.penalty_total, "3564.00"),
            (selection.interest_total, "976.43"),
        ];
        for (figure, expected) in figures {
            assert_eq!(figure.to_string(), expected);
        }
    }

    #[test]
    fn customers_not_yet_due_are_left_out_and_never_subtracted() {
        let mut case = CASE;
        (case[8].0, case[9].0) = (3_000, 3_000);
        let selection = select(&terms(), &case.map(owing));
        assert_eq!(selection.gross_recoverable.to_string(), "73984.00", "not 68 008.00 (XL-08)");
    }

    #[test]
    fn a_debt_due_today_is_not_overdue() {
        let selection = select(&terms(), &[owing((90_000, "2017-03-03", "", false))]);
        let weighed = selection.customers[0];
        assert_eq!((weighed.signed_days, weighed.overdue, weighed.sue), (0, false, false));
        assert!(weighed.penalty.is_zero() && weighed.interest.is_zero());
    }
}
