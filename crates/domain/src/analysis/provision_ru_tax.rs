//! Provision for doubtful debts under Russian tax law (NK RF 266; WOF-07; F-F).

use crate::ageing::overdue_days;
use crate::day::Day;
use crate::exact::{Amount, Exact};
use crate::rates::Rate;

/// Half of a debt 45 to 90 days overdue may be provided for (NK RF 266, 4, 2).
const HALF: Rate = Rate::whole(50);
/// All of a debt overdue for more than 90 days (NK RF 266, 4, 1).
const ALL: Rate = Rate::whole(100);

/// For which period the provision is made, and the revenue its cap is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxPeriod {
    /// The tax year: its own revenue.
    FullYear { revenue: Amount },
    /// A reporting period within it: the greater of its revenue and that of the year before.
    Interim { revenue: Amount, previous_year: Amount },
}

impl TaxPeriod {
    fn revenue(self) -> Amount {
        match self {
            Self::FullYear { revenue } => revenue,
            Self::Interim { revenue, previous_year } => revenue.max(previous_year),
        }
    }
}

/// A debt that may be doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubtfulDebt {
    pub amount: Amount,
    pub due: Day,
    /// What we owe the same customer: only the surplus is doubtful (NK RF 266, 1).
    pub counter_obligation: Amount,
    /// By a pledge, a surety or a bank guarantee: not doubtful.
    pub secured: bool,
    /// From the sale of goods, works or services: other debts are not doubtful.
    pub from_sales: bool,
}

/// What is provided for one debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DebtProvision {
    /// Never below zero.
    pub overdue_days: i64,
    /// The debt less the counter-obligation, never below zero.
    pub base: Amount,
    pub rate: Rate,
    pub provision: Amount,
}

/// The provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxProvision {
    /// In the order given.
    pub debts: Vec<DebtProvision>,
    /// Sum of the debts.
    pub calculated: Amount,
    /// The most the law allows.
    pub cap: Amount,
    /// The smaller of the two.
    pub provision: Amount,
}

/// The provision as of a day, not above `cap` per cent (by law 10) of the revenue.
pub fn tax_provision(
    as_of: Day,
    period: TaxPeriod,
    cap: Rate,
    debts: impl IntoIterator<Item = DoubtfulDebt>,
) -> TaxProvision {
    let debts: Vec<DebtProvision> = debts.into_iter().map(|debt| provide(&debt, as_of)).collect();
    let calculated = debts.iter().map(|debt| debt.provision).sum();
    let cap = part(period.revenue(), cap);
    TaxProvision { debts, calculated, cap, provision: cap.min(calculated) }
}

fn provide(debt: &DoubtfulDebt, as_of: Day) -> DebtProvision {
    let overdue_days = overdue_days(debt.due, as_of).max(0);
    let base = (debt.amount - debt.counter_obligation).or_nothing();
    let doubtful = debt.from_sales && !debt.secured;
    let rate = if doubtful { rate_of(overdue_days) } else { Rate::ZERO };
    DebtProvision { overdue_days, base, rate, provision: part(base, rate) }
}

/// Percentage of a doubtful debt that may be provided for.
const fn rate_of(overdue_days: i64) -> Rate {
    match overdue_days {
        ..45 => Rate::ZERO,
        45..=90 => HALF,
        91.. => ALL,
    }
}

fn part(amount: Amount, rate: Rate) -> Amount {
    (Exact::from(amount) * Exact::share(rate)).amount()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn units(whole: i128) -> Amount {
        Amount::from_hundredths(whole * 100)
    }

    fn debt(whole: i128, due: &str) -> DoubtfulDebt {
        DoubtfulDebt {
            amount: units(whole),
            due: day(due),
            counter_obligation: Amount::ZERO,
            secured: false,
            from_sales: true,
        }
    }

    fn provided(debt: DoubtfulDebt) -> DebtProvision {
        provide(&debt, day("2026-03-31"))
    }

    #[test]
    fn wof_07_the_longer_overdue_the_more_is_provided_for() {
        let rows = [
            ("2026-06-30", 0, "0.00", 0),
            ("2026-02-15", 44, "0.00", 0),
            ("2026-02-14", 45, "50.00", 500_000),
            ("2025-12-31", 90, "50.00", 500_000),
            ("2025-12-30", 91, "100.00", 1_000_000),
        ];
        for (due, overdue_days, rate, provision) in rows {
            let provided = provided(debt(10_000, due));
            assert_eq!(provided.overdue_days, overdue_days, "{due}");
            assert_eq!(provided.rate.to_string(), rate, "{due}");
            assert_eq!(provided.provision, Amount::from_hundredths(provision), "{due}");
        }
    }

    #[test]
    fn only_unsecured_debt_from_sales_beyond_what_we_owe_is_doubtful() {
        let old = debt(100, "2025-01-01");
        // The debt, its base, what is provided.
        let rows = [
            (DoubtfulDebt { counter_obligation: units(30), ..old }, 70, 70),
            (DoubtfulDebt { counter_obligation: units(130), ..old }, 0, 0),
            (DoubtfulDebt { secured: true, ..old }, 100, 0),
            (DoubtfulDebt { from_sales: false, ..old }, 100, 0),
            (old, 100, 100),
        ];
        for (debt, base, provision) in rows {
            let provided = provided(debt);
            assert_eq!((provided.base, provided.provision), (units(base), units(provision)));
        }
    }

    #[test]
    fn the_provision_stops_at_its_cap() {
        let (revenue, previous_year) = (units(2_400_000), units(2_000_000));
        // Period, debt, cap, provision.
        let rows = [
            (TaxPeriod::FullYear { revenue: units(1_500_000) }, 170_000, 150_000, 150_000),
            (TaxPeriod::Interim { revenue, previous_year }, 260_000, 240_000, 240_000),
            (
                TaxPeriod::Interim { revenue: previous_year, previous_year: revenue },
                260_000,
                240_000,
                240_000,
            ),
            (TaxPeriod::FullYear { revenue }, 100_000, 240_000, 100_000),
            (TaxPeriod::FullYear { revenue: Amount::ZERO }, 5, 0, 0),
        ];
        for (period, owed, cap, provision) in rows {
            let debts = [debt(owed, "2025-12-01")];
            let made = tax_provision(day("2026-03-31"), period, Rate::whole(10), debts);
            assert_eq!(made.calculated, units(owed), "{period:?}");
            assert_eq!((made.cap, made.provision), (units(cap), units(provision)), "{period:?}");
        }
    }

    #[test]
    fn the_half_of_an_odd_kopeck_is_rounded_up_debt_by_debt() {
        let odd = DoubtfulDebt { amount: Amount::from_hundredths(1), ..debt(0, "2026-01-30") };
        let period = TaxPeriod::FullYear { revenue: units(100) };
        let made = tax_provision(day("2026-03-31"), period, Rate::whole(10), [odd, odd]);
        assert_eq!(made.calculated, Amount::from_hundredths(2));
    }
}
