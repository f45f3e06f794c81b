//! The debtor's own sheet: what comes in, what goes out, what could come besides, and in which
//! order its debts are best paid (S0 A6, AGR-06).

use crate::day::Day;
use crate::exact::Amount;
use crate::money::{Money, MoneyError};
use crate::rates::Rate;
use std::cmp::Reverse;

/// What a line of the sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// A month's income.
    Income,
    /// A month's expense.
    Expense,
    /// Another source, by the month: something that can be sold or let, a second line of
    /// business.
    Extra,
    /// A debt to somebody.
    Debt,
}

impl LineKind {
    /// Every kind, in the order of the sheet.
    pub const ALL: [LineKind; 4] =
        [LineKind::Income, LineKind::Expense, LineKind::Extra, LineKind::Debt];

    /// The word written in stored rows, forms and locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            LineKind::Income => "income",
            LineKind::Expense => "expense",
            LineKind::Extra => "extra",
            LineKind::Debt => "debt",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How harsh the terms of a debt are, beside its rate: what threatens first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harshness {
    /// Nothing but the rate.
    #[default]
    Plain,
    /// Penalties for lateness on top.
    Penalties,
    /// Something is pledged for it, or supplies stop.
    Secured,
    /// It is before a court or a bailiff.
    Enforced,
}

impl Harshness {
    /// Every degree, the mildest first.
    pub const ALL: [Harshness; 4] =
        [Harshness::Plain, Harshness::Penalties, Harshness::Secured, Harshness::Enforced];

    /// The word written in stored rows, forms and locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            Harshness::Plain => "plain",
            Harshness::Penalties => "penalties",
            Harshness::Secured => "secured",
            Harshness::Enforced => "enforced",
        }
    }

    /// The degree with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|degree| degree.code() == code)
    }
}

/// One line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub kind: LineKind,
    pub name: String,
    /// By the month; of a debt, what is owed. Not below zero.
    pub amount: Money,
    /// Yearly rate of a debt, in per cent; nothing for other lines.
    pub rate: Rate,
    pub harshness: Harshness,
}

/// What can be paid each month: income and other sources without expenses, or nothing.
///
/// # Errors
/// The arithmetic's, as where lines are in several currencies.
pub fn affordable(lines: &[Line], nothing: Money) -> Result<Money, MoneyError> {
    let mut left = nothing;
    for line in lines {
        left = match line.kind {
            LineKind::Income | LineKind::Extra => left.plus(line.amount)?,
            LineKind::Expense => left.minus(line.amount)?,
            LineKind::Debt => left,
        };
    }
    Ok(if left.is_positive() { left } else { Money::zero(nothing.currency()) })
}

/// The debts in the order in which they are best paid: the highest rate first, of equal ones the
/// harshest terms, then the smallest, which is soonest done with, then by name.
pub fn in_order(lines: &[Line]) -> Vec<&Line> {
    let mut debts: Vec<&Line> = lines.iter().filter(|line| line.kind == LineKind::Debt).collect();
    debts.sort_by_key(|line| {
        (Reverse(line.rate), Reverse(line.harshness), line.amount.minor(), line.name.clone())
    });
    debts
}

/// The fewest equal monthly parts of a debt that the buyer can afford; `None` where it can afford
/// nothing, or would need more than `most`.
pub fn months_needed(total: Money, monthly: Money, most: u32) -> Option<u32> {
    if !monthly.is_positive() || total.currency() != monthly.currency() {
        return None;
    }
    let months = Amount::minor_units_of(total).hundredths();
    let by = Amount::minor_units_of(monthly).hundredths();
    // The last of equal parts takes what was cut from the others: it must fit as well.
    let fits = |count: i128| {
        let share = months / count;
        share > 0 && share + (months - share * count) <= by
    };
    (1..=most).find(|count| fits(i128::from(*count)))
}

/// The first days of a plan: a month from today, so that a month's income is there.
pub fn first_day(today: Day) -> Day {
    today.ahead_months(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::scene::eur;

    fn line(kind: LineKind, name: &str, major: i64, rate: &str, harshness: Harshness) -> Line {
        let rate = rate.parse().expect(rate);
        Line { kind, name: name.to_owned(), amount: eur(major), rate, harshness }
    }

    #[test]
    fn agr_06_debts_of_12_36_5_and_10_per_cent_are_paid_36_5_then_12_then_10() {
        let debt = |name, rate| line(LineKind::Debt, name, 100, rate, Harshness::Plain);
        let lines = [debt("bank", "12"), debt("supplier", "36.5"), debt("owner", "10")];
        let rates: Vec<String> =
            in_order(&lines).iter().map(|line| line.rate.to_string()).collect();
        assert_eq!(rates, ["36.50", "12.00", "10.00"]);
    }

    #[test]
    fn of_equal_rates_the_harshest_terms_go_first_then_the_smallest_debt() {
        let debt = |name, major, harshness| line(LineKind::Debt, name, major, "12", harshness);
        let lines = [
            debt("plain", 10, Harshness::Plain),
            debt("bailiff", 900, Harshness::Enforced),
            debt("pledged", 500, Harshness::Secured),
            debt("small pledged", 50, Harshness::Secured),
            line(LineKind::Income, "no debt", 1, "99", Harshness::Enforced),
        ];
        let names: Vec<&str> = in_order(&lines).iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["bailiff", "small pledged", "pledged", "plain"]);
    }

    #[test]
    fn agr_06_what_can_be_paid_is_income_and_other_sources_without_expenses() {
        let plain = |kind, major| line(kind, "x", major, "0", Harshness::Plain);
        let none = eur(0);
        let lines = [
            plain(LineKind::Income, 1000),
            plain(LineKind::Expense, 750),
            plain(LineKind::Extra, 50),
            plain(LineKind::Debt, 9000),
        ];
        assert_eq!(affordable(&lines, none), Ok(eur(300)));
        assert_eq!(affordable(&lines[1..2], none), Ok(none), "never below nothing");
        assert_eq!(months_needed(eur(1000), eur(300), 120), Some(4));
        // Three parts of 33.33 leave 33.34 to the last one.
        let cent = |minor| Money::from_minor(minor, eur(1).currency());
        assert_eq!(months_needed(eur(100), cent(3_333), 120), Some(4));
        assert_eq!(months_needed(eur(100), cent(3_334), 120), Some(3));
        assert_eq!(months_needed(eur(1000), none, 120), None);
        assert_eq!(months_needed(eur(1000), eur(1), 120), None);
    }
}
