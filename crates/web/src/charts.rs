//! Geometry of the pictures: whole numbers only, so that a picture is the same everywhere.

use saldo_domain::{Day, Money};
use saldo_work::reports::ageing::Bucket;
use std::fmt::Write as _;

/// A rate over time as a line of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StepLine {
    pub(crate) width: i64,
    pub(crate) height: i64,
    /// Of an SVG path: level until the rate changes, then straight up or down.
    pub(crate) path: String,
}

impl StepLine {
    const WIDTH: i64 = 600;
    const HEIGHT: i64 = 100;
    /// Kept free above and below, so that the pen does not stick out.
    const MARGIN: i64 = 4;

    /// The line of these days and heights, rising by day, up to the end of `last`. The lowest
    /// height that is shown is nought.
    pub(crate) fn of(rows: impl Iterator<Item = (Day, u32)>, last: Day) -> Self {
        let rows: Vec<(Day, u32)> = rows.filter(|(day, _)| *day <= last).collect();
        let first = rows.first().map_or(last, |(day, _)| *day);
        let span = last.days_since(first).max(1);
        let highest = i64::from(rows.iter().map(|row| row.1).max().unwrap_or(0)).max(1);
        let room = Self::HEIGHT - 2 * Self::MARGIN;
        let x = |day: Day| day.days_since(first) * Self::WIDTH / span;
        let y = |height: u32| Self::HEIGHT - Self::MARGIN - i64::from(height) * room / highest;
        let mut path = String::new();
        for (index, (day, height)) in rows.iter().enumerate() {
            let (x, y) = (x(*day), y(*height));
            // Writing to a string cannot fail.
            let _ = match index {
                0 => write!(path, "M{x} {y}"),
                _ => write!(path, "H{x}V{y}"),
            };
        }
        if !path.is_empty() {
            let _ = write!(path, "H{}", Self::WIDTH);
        }
        Self { width: Self::WIDTH, height: Self::HEIGHT, path }
    }
}

/// Width of an ageing bar in its own units.
const BAR: i128 = 1000;

/// An ageing bar with its legend.
#[derive(Clone, Debug)]
pub(crate) struct AgeingBar {
    pub(crate) parts: Vec<Part>,
    /// Money received and not yet allocated: zero or above.
    pub(crate) credit: Money,
}

/// One bucket of the bar.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) amount: Money,
    /// Share of all open debts, in thousandths.
    pub(crate) share: i64,
    pub(crate) x: i64,
    pub(crate) width: i64,
    pub(crate) class: &'static str,
    /// Where a click leads.
    pub(crate) href: String,
}

impl AgeingBar {
    /// The bar of these buckets; `href` says where a click on a bucket leads.
    pub(crate) fn of(buckets: &[Bucket], credit: Money, href: impl Fn(&str) -> String) -> Self {
        let positive = |bucket: &Bucket| i128::from(bucket.amount.minor().max(0));
        let whole: i128 = buckets.iter().map(positive).sum();
        let mut before: i128 = 0;
        let mut parts = Vec::with_capacity(buckets.len());
        for (index, bucket) in buckets.iter().enumerate() {
            let (from, to) = (scaled(before, whole), scaled(before + positive(bucket), whole));
            before += positive(bucket);
            parts.push(Part {
                name: bucket.name.clone(),
                amount: bucket.amount,
                share: scaled(positive(bucket), whole),
                x: from,
                width: to - from,
                class: class(index, buckets.len()),
                href: href(&bucket.name),
            });
        }
        Self {
            parts,
            credit: Money::from_minor(credit.minor().saturating_abs(), credit.currency()),
        }
    }

    pub(crate) fn has_credit(&self) -> bool {
        !self.credit.is_zero()
    }
}

/// `part` of `whole` in units of the bar; 0 of nothing is 0.
fn scaled(part: i128, whole: i128) -> i64 {
    if whole == 0 {
        return 0;
    }
    i64::try_from((part * BAR + whole / 2) / whole).unwrap_or(0)
}

/// Colours run from calm to alarming; the first is always “not due”, the last the worst.
fn class(index: usize, count: usize) -> &'static str {
    match (index, count - index) {
        (0, _) => "age-0",
        (_, 1) => "age-4",
        (1, _) => "age-1",
        (2, _) => "age-2",
        _ => "age-3",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_domain::Currency;

    fn bar(amounts: &[i64]) -> AgeingBar {
        let currency = Currency::from_code("EUR").expect("EUR");
        let bucket = |minor: &i64| Bucket {
            name: "1-30".to_owned(),
            amount: Money::from_minor(*minor, currency),
        };
        let buckets: Vec<Bucket> = amounts.iter().map(bucket).collect();
        AgeingBar::of(&buckets, Money::zero(currency), |name| format!("?bucket={name}"))
    }

    #[test]
    fn parts_fill_the_bar_without_gap_or_overlap() {
        let rows: [&[i64]; 5] = [
            &[100, 200, 300, 400, 500],
            &[1, 1, 1, 1, 1],
            &[i64::MAX, i64::MAX, i64::MAX, 1, 0],
            &[0, 0, 0, 0, 7],
            &[333, 333, 334],
        ];
        for amounts in rows {
            let parts = bar(amounts).parts;
            let mut at = 0;
            for part in &parts {
                assert_eq!(part.x, at, "{amounts:?}");
                at += part.width;
            }
            assert_eq!(at, 1000, "{amounts:?}");
        }
    }

    #[test]
    fn a_rate_is_drawn_level_until_it_changes() {
        let day = |text: &str| text.parse::<Day>().expect(text);
        let rows = [("2026-01-01", 0), ("2026-01-11", 20), ("2026-01-16", 10), ("2026-02-01", 99)];
        let rows = rows.map(|(from, height)| (day(from), height));
        let line = StepLine::of(rows.into_iter(), day("2026-01-21"));
        assert_eq!(line.path, "M0 96H300V4H450V50H600");
        assert_eq!(StepLine::of(std::iter::empty(), day("2026-01-21")).path, "");
    }

    #[test]
    fn nothing_owed_draws_nothing() {
        assert!(bar(&[0, 0, 0]).parts.iter().all(|part| part.width == 0 && part.share == 0));
    }

    #[test]
    fn the_last_bucket_is_the_most_alarming() {
        let classes =
            |count| bar(&vec![1; count]).parts.iter().map(|p| p.class).collect::<Vec<_>>();
        assert_eq!(classes(5), ["age-0", "age-1", "age-2", "age-3", "age-4"]);
        assert_eq!(classes(3), ["age-0", "age-1", "age-4"]);
    }
}
