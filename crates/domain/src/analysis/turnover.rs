//! Turnover of receivables or payables, and the period of repayment (S3-B2, S3-B3 table 4,
//! S3-B7; ANA-07 to ANA-09, AP-05).

use crate::exact::{Amount, Exact, Figure};
use crate::rates::Rate;
use serde::Serialize;

/// The balance held on average over a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AverageBalance {
    /// Known, e.g. from daily balances.
    Known(Amount),
    /// Half of the sum of the balances at the begin and at the end.
    Between { begin: Amount, end: Amount },
}

impl AverageBalance {
    fn exact(self) -> Exact {
        match self {
            Self::Known(amount) => amount.into(),
            Self::Between { begin, end } => {
                Exact::from(begin + end) * Exact::from(Figure::new(5, 1))
            }
        }
    }
}

/// What the periods of one table have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnoverBasis {
    /// Calendar days of a period, usually 365.
    pub days: u16,
    /// The rate of value added tax in the balances but not in the revenue; without it
    /// nothing is corrected.
    pub vat_rate: Option<Rate>,
}

/// Turnover of one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turnover {
    /// The balance held on average.
    pub average: Amount,
    /// Times the balance was turned over: revenue / average balance.
    pub ratio: Option<Figure>,
    /// Days until it is repaid: average balance × days / revenue.
    pub period_days: Option<Figure>,
    /// The same with the tax added to the revenue, so that both sides contain it.
    pub period_days_vat_basis: Option<Figure>,
}

/// Turnover of a period with this revenue (without tax) and this balance. The unrounded
/// average is divided by, not the one shown (R2).
pub fn turnover(revenue: Amount, balance: AverageBalance, basis: TurnoverBasis) -> Turnover {
    let average = balance.exact();
    let days_of = |revenue: Exact| {
        let average_days = average.clone() * Exact::from(i64::from(basis.days));
        Some(Exact::ratio(average_days, revenue)?.rounded(2))
    };
    let with_tax = |rate| Exact::from(revenue) * (Exact::whole(1) + Exact::share(rate));
    Turnover {
        average: average.amount(),
        ratio: Exact::ratio(revenue, average.clone()).map(|ratio| ratio.rounded(2)),
        period_days: days_of(revenue.into()),
        period_days_vat_basis: basis.vat_rate.and_then(|rate| days_of(with_tax(rate))),
    }
}

/// Where the period of repayment is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PeriodTrend {
    /// The same in every period.
    #[serde(rename = "STABLE")]
    Stable,
    /// Never longer than before: money comes back sooner.
    #[serde(rename = "PERIOD_SHORTENING_POSITIVE")]
    Shortening,
    /// Never shorter than before: the risk grows (ANA-08).
    #[serde(rename = "PERIOD_GROWING_NEGATIVE")]
    Growing,
    /// Now longer, now shorter.
    #[serde(rename = "MIXED")]
    Mixed,
}

/// The trend over the repayment periods as they are shown, in order of time; `None` for fewer
/// than two, or when one of them is unknown.
pub fn period_trend(periods: &[Turnover]) -> Option<PeriodTrend> {
    let shown: Option<Vec<i128>> =
        periods.iter().map(|period| period.period_days.map(Figure::units)).collect();
    let shown = shown.filter(|days| days.len() > 1)?;
    let never_rising = shown.is_sorted_by(|before, after| before >= after);
    Some(match (never_rising, shown.is_sorted()) {
        (true, true) => PeriodTrend::Stable,
        (true, false) => PeriodTrend::Shortening,
        (false, true) => PeriodTrend::Growing,
        (false, false) => PeriodTrend::Mixed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: TurnoverBasis = TurnoverBasis { days: 365, vat_rate: None };

    fn units(whole: i128) -> Amount {
        Amount::from_hundredths(whole * 100)
    }

    fn shown(figure: Option<Figure>) -> String {
        figure.map_or("none".to_owned(), |figure| figure.to_string())
    }

    #[test]
    fn a_period_is_as_long_as_its_balance_lasts() {
        // Revenue, balance at the begin and the end, average, ratio, days.
        let rows = [
            (12_000_000, 900_000, 1_100_000, "1000000.00", "12.00", "30.42"),
            (8_000_000, 800_000, 800_000, "800000.00", "10.00", "36.50"),
            (0, 10, 20, "15.00", "0.00", "none"),
            (10, 0, 0, "0.00", "none", "0.00"),
            (0, 0, 0, "0.00", "none", "none"),
        ];
        for (revenue, begin, end, average, ratio, days) in rows {
            let balance = AverageBalance::Between { begin: units(begin), end: units(end) };
            let period = turnover(units(revenue), balance, YEAR);
            assert_eq!(period.average.to_string(), average, "{revenue}");
            assert_eq!(shown(period.ratio), ratio, "{revenue}");
            assert_eq!(shown(period.period_days), days, "{revenue}");
            assert_eq!(period.period_days_vat_basis, None);
        }
    }

    #[test]
    fn with_the_tax_on_both_sides_the_period_is_shorter() {
        let basis = TurnoverBasis { days: 365, vat_rate: "22".parse().ok() };
        let period = turnover(units(10_000_000), AverageBalance::Known(units(1_000_000)), basis);
        assert_eq!(shown(period.period_days), "36.50");
        assert_eq!(shown(period.period_days_vat_basis), "29.92");
    }

    #[test]
    fn the_unrounded_average_is_divided_by() {
        let balance =
            AverageBalance::Between { begin: Amount::ZERO, end: Amount::from_hundredths(1) };
        let period = turnover(Amount::from_hundredths(1), balance, YEAR);
        assert_eq!(period.average, Amount::from_hundredths(1), "shown rounded up");
        assert_eq!(shown(period.ratio), "2.00");
        assert_eq!(shown(period.period_days), "182.50");
    }

    #[test]
    fn a_trend_is_read_off_the_shown_periods() {
        use PeriodTrend::{Growing, Mixed, Shortening, Stable};
        // Balances over a revenue of 100 and 365 days; days shown rise with the balance.
        let rows: [(&[i128], Option<PeriodTrend>); 7] = [
            (&[], None),
            (&[10], None),
            (&[10, 10, 10], Some(Stable)),
            (&[30, 20, 20], Some(Shortening)),
            (&[10, 10, 20], Some(Growing)),
            (&[10, 20, 10], Some(Mixed)),
            (&[30, 10, 20], Some(Mixed)),
        ];
        for (balances, trend) in rows {
            let period =
                |balance: &i128| turnover(units(100), AverageBalance::Known(units(*balance)), YEAR);
            let periods: Vec<Turnover> = balances.iter().map(period).collect();
            assert_eq!(period_trend(&periods), trend, "{balances:?}");
        }
        let without_revenue = turnover(Amount::ZERO, AverageBalance::Known(units(1)), YEAR);
        let with_revenue = turnover(units(1), AverageBalance::Known(units(1)), YEAR);
        assert_eq!(period_trend(&[with_revenue, without_revenue]), None);
    }

    #[test]
    fn periods_that_differ_only_beyond_what_is_shown_are_stable() {
        let balance = AverageBalance::Known(units(1_000_000));
        let periods = [units(12_000_000), units(12_000_001)];
        let periods = periods.map(|revenue| turnover(revenue, balance, YEAR));
        assert_eq!(period_trend(&periods), Some(PeriodTrend::Stable));
    }
}
