//! How punctually one customer pays (S0 A3; S3-C 1, 4.4; CLI-08, GEN-03; F-L).

use crate::ageing::{Bounds, overdue_days};
use crate::analysis::share::share_pct;
use crate::day::Day;
use crate::exact::{Amount, Exact, Figure};

/// One debt to be judged: paid in full on a day, or still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Above zero.
    pub amount: Amount,
    /// What is open of it on the day of judging.
    pub open: Amount,
    pub due: Day,
    /// Day of full payment, not after the day of judging; `None` while open.
    pub paid_on: Option<Day>,
}

impl Obligation {
    /// Days of delay on a day, or on the day of payment; `None` for an open debt that is not
    /// overdue, of which nothing can be said yet.
    pub fn days_late(&self, as_of: Day) -> Option<i64> {
        let days = overdue_days(self.due, self.paid_on.unwrap_or(as_of)).max(0);
        (self.paid_on.is_some() || days > 0).then_some(days)
    }
}

/// Obligations with a delay of certain days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// `on_time`, `1-7`, `8-14`, `15-30`, `30+`.
    pub name: String,
    pub count: u32,
    pub amount: Amount,
}

/// Statistics of the obligations that can be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discipline {
    /// Number of them.
    pub obligations: u32,
    pub amount_total: Amount,
    pub on_time_count: u32,
    pub on_time_share_by_count_pct: Option<Figure>,
    pub on_time_share_by_amount_pct: Option<Figure>,
    /// Average delay, each day weighing as much as the amount that was late.
    pub weighted_average_days_late: Option<Figure>,
    pub longest_delay_days: i64,
    /// By delay, from none to the longest; all of them, also the empty ones.
    pub bands: Vec<Band>,
    /// What is open of the obligations: it is overdue.
    pub open_overdue: Amount,
}

/// Statistics as of a day. Open debts that are not overdue are left out.
pub fn discipline(as_of: Day, obligations: impl IntoIterator<Item = Obligation>) -> Discipline {
    let mut tally = Tally::new();
    for obligation in obligations {
        if let Some(days_late) = obligation.days_late(as_of) {
            tally.add(&obligation, days_late);
        }
    }
    tally.finish()
}

struct Tally {
    bounds: Bounds,
    bands: Vec<Band>,
    /// Amounts times days late, in hundredths: cannot overflow for any amounts of the book.
    weighted_days: i128,
    longest: i64,
    open: Amount,
}

impl Tally {
    fn new() -> Self {
        let bounds = Bounds::new(&[7, 14, 30]).expect("they rise");
        let mut names = bounds.names();
        names[0] = "on_time".to_owned();
        let empty = |name| Band { name, count: 0, amount: Amount::ZERO };
        let bands = names.into_iter().map(empty).collect();
        Self { bounds, bands, weighted_days: 0, longest: 0, open: Amount::ZERO }
    }

    fn add(&mut self, obligation: &Obligation, days_late: i64) {
        let band = &mut self.bands[self.bounds.bucket_of(days_late)];
        band.count += 1;
        band.amount = band.amount + obligation.amount;
        self.weighted_days += obligation.amount.hundredths() * i128::from(days_late);
        self.longest = self.longest.max(days_late);
        if obligation.paid_on.is_none() {
            self.open = self.open + obligation.open;
        }
    }

    fn finish(self) -> Discipline {
        let obligations = self.bands.iter().map(|band| band.count).sum();
        let amount_total = self.bands.iter().map(|band| band.amount).sum();
        let on_time = &self.bands[0];
        let by_count = Exact::ratio(i64::from(on_time.count), i64::from(obligations));
        let average = Exact::ratio(Amount::from_hundredths(self.weighted_days), amount_total);
        Discipline {
            obligations,
            amount_total,
            on_time_count: on_time.count,
            on_time_share_by_count_pct: by_count.map(|share| share.percent().rounded(2)),
            on_time_share_by_amount_pct: share_pct(on_time.amount, amount_total),
            weighted_average_days_late: average.map(|days| days.rounded(2)),
            longest_delay_days: self.longest,
            bands: self.bands,
            open_overdue: self.open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn obligation(units: i128, due: &str, paid_on: Option<&str>) -> Obligation {
        let amount = Amount::from_hundredths(units * 100);
        let open = if paid_on.is_some() { Amount::ZERO } else { amount };
        Obligation { amount, open, due: day(due), paid_on: paid_on.map(day) }
    }

    #[test]
    fn a_customer_is_judged_by_what_was_paid_and_by_what_is_late() {
        let judged = discipline(
            day("2026-03-31"),
            [
                obligation(100_000, "2026-03-01", Some("2026-03-04")),
                obligation(50_000, "2026-03-01", Some("2026-03-13")),
                obligation(150_000, "2026-03-01", Some("2026-03-01")),
            ],
        );
        assert_eq!((judged.obligations, judged.on_time_count), (3, 1));
        let by_count = judged.on_time_share_by_count_pct.map(|share| share.to_string());
        assert_eq!(by_count.as_deref(), Some("33.33"));
        assert_eq!(judged.on_time_share_by_amount_pct, Some(Figure::new(5_000, 2)));
        assert_eq!(judged.weighted_average_days_late, Some(Figure::new(300, 2)));
        assert_eq!(judged.longest_delay_days, 12);
    }

    #[test]
    fn an_open_debt_counts_from_its_first_day_of_delay() {
        let as_of = day("2026-03-31");
        // Due, paid, days late.
        let rows = [
            ("2026-04-10", None, None),
            ("2026-03-31", None, None),
            ("2026-03-30", None, Some(1)),
            ("2026-02-28", None, Some(31)),
            ("2026-03-31", Some("2026-03-31"), Some(0)),
            ("2026-05-31", Some("2026-03-01"), Some(0)),
            ("2026-03-01", Some("2026-03-31"), Some(30)),
        ];
        for (due, paid_on, days_late) in rows {
            assert_eq!(
                obligation(1, due, paid_on).days_late(as_of),
                days_late,
                "{due} {paid_on:?}"
            );
        }
    }

    #[test]
    fn each_delay_falls_into_its_band_and_open_ones_are_summed() {
        let due = "2026-01-31";
        let paid = [
            "2026-01-31",
            "2026-02-01",
            "2026-02-07",
            "2026-02-08",
            "2026-02-14",
            "2026-02-15",
            "2026-03-02",
            "2026-03-03",
        ];
        let obligations = paid.map(|paid| obligation(10, due, Some(paid)));
        let open = [obligation(7, "2026-01-01", None), obligation(9, "2026-12-31", None)];
        let judged = discipline(day("2026-03-31"), obligations.into_iter().chain(open));
        let shown: Vec<String> = judged
            .bands
            .iter()
            .map(|band| format!("{} {} {}", band.name, band.count, band.amount))
            .collect();
        let expected =
            ["on_time 1 10.00", "1-7 2 20.00", "8-14 2 20.00", "15-30 2 20.00", "30+ 2 17.00"];
        assert_eq!(shown, expected);
        assert_eq!(judged.open_overdue, Amount::from_hundredths(700));
        assert_eq!(judged.longest_delay_days, 89);
        let part =
            Obligation { open: Amount::from_hundredths(300), ..obligation(7, "2026-01-01", None) };
        let judged = discipline(day("2026-03-31"), [part]);
        assert_eq!(judged.open_overdue.to_string(), "3.00", "what was paid of it is not open");
    }

    #[test]
    fn nothing_to_judge_gives_no_shares() {
        let judged = discipline(day("2026-03-31"), [obligation(9, "2026-12-31", None)]);
        assert_eq!((judged.obligations, judged.longest_delay_days), (0, 0));
        assert_eq!(judged.on_time_share_by_count_pct, None);
        assert_eq!(judged.on_time_share_by_amount_pct, None);
        assert_eq!(judged.weighted_average_days_late, None);
        assert_eq!(judged.open_overdue, Amount::ZERO);
    }
}
