//! How payables went over a period: turnover, period of repayment and growth (AP-05), by the
//! same formulas as receivables.

use crate::analysis::share::share_pct;
use crate::analysis::turnover::{AverageBalance, Turnover, TurnoverBasis, turnover};
use crate::exact::{Amount, Figure};
use crate::{Currency, Day, Money, MoneyError};

/// Something that raised or lowered what is owed, on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub on: Day,
    /// A document of the creditor; otherwise a settlement.
    pub document: bool,
    /// Above zero where more is owed from then on.
    pub amount: Money,
}

/// What was owed at both ends of a period, and what was bought in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Owed at the end of the day before the period.
    pub begin: Money,
    /// Owed at the end of its last day.
    pub end: Money,
    /// Documents of the period, its credit notes taken off.
    pub bought: Money,
    /// Times a year, and days until repaid.
    pub turnover: Turnover,
    /// What is owed at the end as a share of what was owed at the begin, in percent; unknown
    /// where nothing was owed.
    pub growth_pct: Option<Figure>,
}

/// The course from the day after `after` to `to`, of changes in one currency.
///
/// # Errors
/// When a sum overflows, or a change is in another currency.
pub fn course(
    currency: Currency,
    changes: &[Change],
    after: Day,
    to: Day,
) -> Result<Course, MoneyError> {
    let sum = |counts: &dyn Fn(&Change) -> bool| {
        let counted = changes.iter().filter(|change| counts(change));
        Money::sum(currency, counted.map(|change| change.amount))
    };
    let begin = sum(&|change| change.on <= after)?;
    let end = sum(&|change| change.on <= to)?;
    let bought = sum(&|change| change.document && change.on > after && change.on <= to)?;
    // The figures are ratios of amounts of one currency, of whatever minor unit.
    let amount = |money: Money| Amount::from_hundredths(money.minor().into());
    let balance = AverageBalance::Between { begin: amount(begin), end: amount(end) };
    let days = u16::try_from(to.days_since(after)).unwrap_or(u16::MAX);
    let basis = TurnoverBasis { days, vat_rate: None };
    Ok(Course {
        begin,
        end,
        bought,
        turnover: turnover(amount(bought), balance, basis),
        growth_pct: share_pct(amount(end), amount(begin)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn ap_05_turnover_period_and_growth_of_payables() {
        let euro = Currency::from_code("EUR").expect("EUR");
        let change = |on: &str, document, whole: i64| Change {
            on: day(on),
            document,
            amount: Money::from_minor(whole * 100, euro),
        };
        // The worked example of AP-05: 8 000 000 bought over a year, 800 000 owed on average.
        let changes = [
            change("2024-11-01", true, 800_000),
            change("2025-02-01", true, 8_100_000),
            change("2025-06-01", true, -100_000),
            change("2025-09-01", false, -8_000_000),
            change("2026-02-01", true, 5_000_000),
        ];
        let course = course(euro, &changes, day("2024-12-31"), day("2025-12-31")).expect("sums");
        let told = |figure: Option<Figure>| figure.map(|figure| figure.to_string());
        assert_eq!(course.bought, Money::from_minor(800_000_000, euro));
        assert_eq!((course.begin, course.end), (course.end, course.begin));
        assert_eq!(told(course.turnover.ratio).as_deref(), Some("10.00"));
        assert_eq!(told(course.turnover.period_days).as_deref(), Some("36.50"));
        assert_eq!(told(course.growth_pct).as_deref(), Some("100.00"));
    }

    #[test]
    fn nothing_owed_at_the_begin_tells_no_growth() {
        let euro = Currency::from_code("EUR").expect("EUR");
        let found = course(euro, &[], day("2024-12-31"), day("2025-12-31")).expect("sums");
        assert_eq!((found.growth_pct, found.turnover.ratio), (None, None));
    }
}
