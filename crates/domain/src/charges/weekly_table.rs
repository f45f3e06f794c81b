//! Weekly late fee by the table of a supplementary agreement.
//!
//! **Basis**: regulation 7.4, 7.8; LFE-04 to LFE-07, LFE-11. A delay is a trade
//! credit whose price grows by started weeks. Figures grow inside a month of four weeks, and a
//! later month comes on top of the full earlier ones: 1.5, 3, 4.5, 6, then 8, 10, 12, 14 %.
//! Each repaid part bears the percentage of the week in which it was repaid, the remainder
//! that of the week of the last day, which is the same as accruing weekly on the balance.
//! After the last week there is no figure: the director decides, or the debt is claimed.
//!
//! A moratorium on what lateness costs stops the weeks as it stops a penalty: a spared day is no
//! day of delay of the table, so that the week that was running goes on after it.
//!
//! Without the agreement the table does not apply; contract penalty or statutory interest does.
//!
//! **Example**: 100 000.00 due on 2 March 2026, of which 40 000.00 came on the 12th (day 10,
//! week 2: 3 %), seen on the 22nd (day 20, week 3: 4.5 %): 1 200.00 + 2 700.00 = 3 900.00.

use super::segment::days_of;
use super::{Principal, Spared};
use crate::day::Day;
use crate::exact::Amount;
use crate::money::divide_half_away_from_zero;
use crate::rates::Rate;
use crate::written::Written;
use serde::{Serialize, Serializer};
use std::fmt;

/// Weeks in a month of the table.
const WEEKS: usize = 4;

/// A table of percentages by weeks of delay, four to a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyTable {
    figures: Vec<Rate>,
    /// What a part repaid in each week bears.
    cumulative: Vec<Cumulative>,
}

/// The figures of a month fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the figures of month {month} fall: {earlier} is followed by {later}; \
     a later week cannot cost less than an earlier one"
)]
pub struct Falling {
    /// From 1.
    pub month: usize,
    pub earlier: Rate,
    pub later: Rate,
}

/// A percentage summed over months: unlike a [`Rate`] it may pass 1000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cumulative(u64);

/// One week of the table, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// From 1.
    pub week: u32,
    /// First and last day of delay.
    pub day_from: u32,
    pub day_to: u32,
    pub figure: Rate,
    pub cumulative: Cumulative,
}

/// A part of the debt with what it bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// First day of delay.
    pub from: Day,
    /// Day of repayment, or the last day.
    pub to: Day,
    /// Days of delay, those spared not among them.
    pub days: u32,
    /// Days in between that count for nothing.
    pub spared_days: u32,
    pub week: u32,
    /// Below zero where something is owed again, such as a payment that bounced: the weeks
    /// before bear nothing on it.
    pub principal: Amount,
    /// `None` after the last week.
    pub rate: Option<Cumulative>,
    pub amount: Option<Amount>,
}

/// A late fee with its proof. Sums into which a part without a figure enters are `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateFee {
    /// Week of the delay, 0 when there is none.
    pub week: u32,
    /// Parts repaid, in order of days, then the remainder.
    pub parts: Vec<Part>,
    pub paid_parts: Option<Amount>,
    pub remainder: Option<Amount>,
    pub amount: Option<Amount>,
}

impl WeeklyTable {
    /// A table of the figures of each month; they may not fall inside one.
    pub fn new(months: &[[Rate; WEEKS]]) -> Result<Self, Falling> {
        let (mut figures, mut cumulative) = (Vec::new(), Vec::new());
        let mut earlier_months = 0;
        for (index, month) in months.iter().enumerate() {
            if let Some(pair) = month.windows(2).find(|pair| pair[1] < pair[0]) {
                let (earlier, later) = (pair[0], pair[1]);
                return Err(Falling { month: index + 1, earlier, later });
            }
            let sums = month.map(|rate| Cumulative(earlier_months + u64::from(rate.millionths())));
            earlier_months = sums[WEEKS - 1].0;
            figures.extend(month);
            cumulative.extend(sums);
        }
        Ok(Self { figures, cumulative })
    }

    /// Every week of the table.
    pub fn weeks(&self) -> impl Iterator<Item = Week> + '_ {
        let rows = self.figures.iter().zip(&self.cumulative);
        (1..).zip(rows).map(|(week, (figure, cumulative))| Week {
            week,
            day_from: week * 7 - 6,
            day_to: week * 7,
            figure: *figure,
            cumulative: *cumulative,
        })
    }

    /// What a part repaid in a week of delay bears: nothing in week 0, `None` after the table.
    pub fn in_week(&self, week: u32) -> Option<Cumulative> {
        match week.checked_sub(1) {
            None => Some(Cumulative::default()),
            Some(index) => self.cumulative.get(usize::try_from(index).ok()?).copied(),
        }
    }

    /// The fee for what was owed; spared days count for no week.
    pub fn fee(&self, principal: &Principal, spared: &Spared) -> LateFee {
        let from = principal.due().ahead(1);
        let part = |to: Day, sum: Amount| {
            let spared_days = spared.days_in(from, to);
            let days = days_of(from, to) - spared_days;
            let (week, rate) = (week_of(days), self.in_week(week_of(days)));
            let amount = rate.map(|rate| rate.of(sum));
            Part { from, to, days, spared_days, week, principal: sum, rate, amount }
        };
        let mut parts: Vec<Part> =
            repaid(principal).into_iter().map(|(on, sum)| part(on, sum)).collect();
        let paid_parts = sum(&parts);
        let left = still_owed(principal).map(|sum| part(principal.as_of(), sum));
        let remainder = sum(left.as_slice());
        parts.extend(left);
        let amount = sum(&parts);
        let week = week_of(days_of_delay(principal, spared));
        LateFee { week, parts, paid_parts, remainder, amount }
    }

    /// The last day for which the table has a figure, for a debt due on a day.
    pub fn last_day(&self, due: Day, spared: &Spared) -> Day {
        let days = 7 * self.cumulative.len();
        spared.bearing_day(due, u32::try_from(days).unwrap_or(u32::MAX))
    }
}

impl LateFee {
    /// No fee: the agreement the table needs does not exist (LFE-07).
    pub fn without_agreement(principal: &Principal) -> Self {
        let nothing = Some(Amount::ZERO);
        let (paid_parts, remainder, amount) = (nothing, nothing, nothing);
        let week = week_of(days_of_delay(principal, Spared::NONE));
        Self { week, parts: Vec::new(), paid_parts, remainder, amount }
    }

    /// Some part has no figure any more, so that a person must decide.
    pub fn escalates(&self) -> bool {
        self.amount.is_none()
    }
}

/// The started week of a day of delay: days 1 to 7 are week 1, no delay is week 0 (R6).
pub const fn week_of(day_of_delay: u32) -> u32 {
    day_of_delay.div_ceil(7)
}

fn days_of_delay(principal: &Principal, spared: &Spared) -> u32 {
    let days = principal.overdue_days();
    let due = principal.due();
    let of_them = spared.days_in(due.ahead(1), due.ahead(days));
    u32::try_from(days).unwrap_or(0).saturating_sub(of_them)
}

fn sum(parts: &[Part]) -> Option<Amount> {
    parts.iter().map(|part| part.amount).try_fold(Amount::ZERO, |sum, part| Some(sum + part?))
}

/// What was repaid on which day of delay; below zero what was owed again from a day on.
fn repaid(principal: &Principal) -> Vec<(Day, Amount)> {
    let mut repaid = Vec::with_capacity(principal.runs().len());
    let mut owed = Amount::ZERO;
    for of_a_day in levels(principal).chunk_by(|one, next| one.0 == next.0) {
        let (day, left) = of_a_day[of_a_day.len() - 1];
        if principal.due() < day && left != owed {
            repaid.push((day, owed - left));
        }
        owed = left;
    }
    repaid
}

/// What is owed from the day after which day on; of several levels of a day the last counts.
fn levels(principal: &Principal) -> Vec<(Day, Amount)> {
    let mut levels = Vec::with_capacity(2 * principal.runs().len() + 1);
    for run in principal.runs() {
        levels.push((run.from.ahead(-1), run.principal));
        levels.push((run.to, Amount::ZERO));
    }
    levels.push((principal.as_of(), principal.remaining()));
    levels
}

/// What is left of a debt that is overdue.
fn still_owed(principal: &Principal) -> Option<Amount> {
    let overdue = principal.due() < principal.as_of();
    Some(principal.remaining()).filter(|left| overdue && left.is_positive())
}

impl Cumulative {
    /// This percentage of an amount, rounded once.
    pub fn of(self, amount: Amount) -> Amount {
        let hundredths = amount.hundredths() * i128::from(self.0);
        let rounded = divide_half_away_from_zero(hundredths, 100_000_000);
        Amount::from_hundredths(rounded.expect("the divisor is not zero"))
    }
}

impl fmt::Display for Cumulative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Written::percent(self.0).as_str())
    }
}

impl Serialize for Cumulative {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Written::percent(self.0).as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Item, ItemKind, Moment, Movement, MovementKind};
    use crate::charges::{OnCharges, Payment, Seen};
    use crate::ids::{CustomerId, ItemId, MovementId};
    use crate::money::{Currency, Money};

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn month(figures: [&str; 4]) -> [Rate; 4] {
        figures.map(|figure| figure.parse().expect(figure))
    }

    fn table() -> WeeklyTable {
        let months = [month(["1.5", "3", "4.5", "6"]), month(["2", "4", "6", "8"])];
        WeeklyTable::new(&months).expect("figures rise")
    }

    fn debt(hundredths: i128, as_of: &str, paid: &[(&str, i128)]) -> Principal {
        let amount = Amount::from_hundredths;
        let payments: Vec<Payment> =
            paid.iter().map(|&(on, sum)| Payment { day: day(on), amount: amount(sum) }).collect();
        Principal::of_payments(amount(hundredths), day("2026-03-02"), day(as_of), &payments)
    }

    fn shown(amount: Option<Amount>) -> String {
        amount.map_or("-".into(), |amount| amount.to_string())
    }

    #[test]
    fn lfe_04_lfe_05_lf_01_a_later_month_comes_on_top_of_the_full_earlier_one() {
        let line = |week: Week| {
            let Week { week, day_from, day_to, figure, cumulative } = week;
            format!("{week} {day_from}-{day_to} {figure} {cumulative}")
        };
        assert_eq!(
            table().weeks().map(line).collect::<Vec<_>>(),
            [
                "1 1-7 1.50 1.50",
                "2 8-14 3.00 3.00",
                "3 15-21 4.50 4.50",
                "4 22-28 6.00 6.00",
                "5 29-35 2.00 8.00",
                "6 36-42 4.00 10.00",
                "7 43-49 6.00 12.00",
                "8 50-56 8.00 14.00",
            ]
        );
        let steep = WeeklyTable::new(&[month(["1000"; 4]); 12]).expect("level");
        assert_eq!(steep.in_week(48).map(|sum| sum.to_string()), Some("12000.00".into()));
    }

    #[test]
    fn figures_that_fall_inside_a_month_are_refused() {
        let good = month(["1.5", "3", "4.5", "6"]);
        assert!(WeeklyTable::new(&[month(["2", "2", "2", "2"]), good]).is_ok());
        let falling = month(["2", "4", "3", "8"]);
        let refusal = WeeklyTable::new(&[good, falling]).expect_err("4 is followed by 3");
        assert_eq!((refusal.month, refusal.later.to_string()), (2, "3.00".into()));
    }

    #[test]
    fn lfe_05_lf_02_a_started_week_counts_whole() {
        // As of, week, fee on 100 000.00 due on 2 March.
        let rows = [
            ("2026-03-02", 0, "0.00"),
            ("2026-03-03", 1, "1500.00"),
            ("2026-03-09", 1, "1500.00"),
            ("2026-03-10", 2, "3000.00"),
            ("2026-03-30", 4, "6000.00"),
            ("2026-03-31", 5, "8000.00"),
            ("2026-04-27", 8, "14000.00"),
            ("2026-04-28", 9, "-"),
        ];
        for (as_of, week, fee) in rows {
            let found = table().fee(&debt(10_000_000, as_of, &[]), Spared::NONE);
            assert_eq!((found.week, shown(found.amount)), (week, fee.to_owned()), "{as_of}");
            assert_eq!(found.escalates(), fee == "-", "{as_of}");
        }
    }

    #[test]
    fn lfe_11_lf_03_each_part_bears_the_percentage_of_its_own_week() {
        // Principal, as of, payments, paid parts, remainder, amount.
        type Row<'a> = (i128, &'a str, &'a [(&'a str, i128)], [&'a str; 3]);
        let rows: [Row<'_>; 7] = [
            (
                10_000_000,
                "2026-03-22",
                &[("2026-03-12", 4_000_000)],
                ["1200.00", "2700.00", "3900.00"],
            ),
            (
                25_000_000,
                "2026-04-11",
                &[("2026-03-07", 5_000_000), ("2026-03-27", 10_000_000)],
                ["6750.00", "10000.00", "16750.00"],
            ),
            // Paid in time, on the last day, in full, beyond it.
            (
                10_000_000,
                "2026-03-22",
                &[("2026-03-02", 4_000_000)],
                ["0.00", "2700.00", "2700.00"],
            ),
            (
                10_000_000,
                "2026-03-22",
                &[("2026-03-22", 4_000_000)],
                ["1800.00", "2700.00", "4500.00"],
            ),
            (
                10_000_000,
                "2026-05-31",
                &[("2026-03-12", 10_000_000)],
                ["3000.00", "0.00", "3000.00"],
            ),
            (
                10_000_000,
                "2026-03-22",
                &[("2026-03-12", 9_000_000), ("2026-03-12", 9_000_000)],
                ["3000.00", "0.00", "3000.00"],
            ),
            // After the table a part has no figure, nor have the sums it enters.
            (10_000_000, "2026-05-31", &[("2026-03-12", 4_000_000)], ["1200.00", "-", "-"]),
        ];
        for (principal, as_of, paid, sums) in rows {
            let found = table().fee(&debt(principal, as_of, paid), Spared::NONE);
            let found = [found.paid_parts, found.remainder, found.amount].map(shown);
            assert_eq!(found, sums.map(str::to_owned), "{as_of} {paid:?}");
        }
    }

    /// Movements of the book on days of March: below zero what takes a settlement back.
    fn booked(moved: &[(i64, i64)], effective: &str, as_of: &str) -> Principal {
        let money = |minor| Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"));
        let (customer, item) = (CustomerId::new(1), ItemId::new(1));
        let movement = |&(on, minor): &(i64, i64)| Movement {
            customer,
            movement: MovementId::new(on),
            kind: MovementKind::Allocation,
            debit_item: Some(item),
            credit_item: None,
            amount: money(minor),
            effective: day("2026-03-01").plus(on - 1),
            recorded: Moment(1),
            reverses: None,
        };
        let movements: Vec<Movement> = moved.iter().map(movement).collect();
        let due = day("2026-03-02");
        let (kind, effective) = (ItemKind::Goods, day(effective));
        let (number, amount, recorded) = (String::new(), money(10_000), Moment(0));
        let item = Item { customer, item, kind, number, effective, due, amount, recorded };
        let seen = Seen { due, as_of: day(as_of), known: Moment::NOW_AND_EVER };
        Principal::of_item(&item, &movements, seen, OnCharges::BearNothing)
    }

    #[test]
    fn what_is_owed_again_bears_from_the_week_in_which_it_is_owed_again() {
        // Movements, day of the document, as of, parts as day of March and principal, amount.
        type Row<'a> = (&'a [(i64, i64)], &'a str, &'a str, &'a [(i64, i128)], &'a str);
        let rows: [Row<'_>; 5] = [
            (&[(12, 4_000)], "2026-03-01", "2026-03-22", &[(12, 4_000), (22, 6_000)], "3.90"),
            // Bounced in week 3: weeks 2 and 3 are paid on what was open in them.
            (
                &[(5, 10_000), (18, -10_000)],
                "2026-03-01",
                "2026-03-26",
                &[(5, 10_000), (18, -10_000), (26, 10_000)],
                "3.00",
            ),
            (
                &[(5, 10_000), (18, -4_000)],
                "2026-03-01",
                "2026-03-26",
                &[(5, 10_000), (18, -4_000), (26, 4_000)],
                "2.10",
            ),
            // On the last day itself, and by a document that came late.
            (
                &[(5, 10_000), (26, -10_000)],
                "2026-03-01",
                "2026-03-26",
                &[(5, 10_000), (26, -10_000), (26, 10_000)],
                "1.50",
            ),
            (&[], "2026-03-10", "2026-03-26", &[(10, -10_000), (26, 10_000)], "3.00"),
        ];
        for (moved, effective, as_of, parts, amount) in rows {
            let found = table().fee(&booked(moved, effective, as_of), Spared::NONE);
            let of_march = |to: Day| to.days_since(day("2026-03-01")) + 1;
            let line = |part: &Part| (of_march(part.to), part.principal.hundredths());
            assert_eq!(found.parts.iter().map(line).collect::<Vec<_>>(), parts, "{moved:?}");
            assert_eq!(shown(found.amount), amount, "{moved:?}");
        }
    }

    /// P12: a moratorium from 7 to 20 March stops the weeks and does not begin them anew.
    #[test]
    fn spared_days_are_no_days_of_the_table() {
        let spared = Spared::new([crate::charges::Period {
            from: day("2026-03-07"),
            to: day("2026-03-20"),
        }]);
        // As of, week, days and spared days of the remainder, fee on 100 000.00 due on 2 March.
        let rows = [
            ("2026-03-06", 1, (4, 0), "1500.00"),
            ("2026-03-07", 1, (4, 1), "1500.00"),
            ("2026-03-20", 1, (4, 14), "1500.00"),
            ("2026-03-23", 1, (7, 14), "1500.00"),
            ("2026-03-24", 2, (8, 14), "3000.00"),
            ("2026-05-11", 8, (56, 14), "14000.00"),
            ("2026-05-12", 9, (57, 14), "-"),
        ];
        for (as_of, week, days, fee) in rows {
            let found = table().fee(&debt(10_000_000, as_of, &[]), &spared);
            let last = found.parts.last().expect("a remainder");
            assert_eq!((found.week, shown(found.amount)), (week, fee.to_owned()), "{as_of}");
            assert_eq!((last.days, last.spared_days), days, "{as_of}");
        }
        assert_eq!(table().last_day(day("2026-03-02"), &spared), day("2026-05-11"));
        // Due inside, and repaid inside: no day of delay bears.
        let whole = Spared::new([crate::charges::Period {
            from: day("2026-03-01"),
            to: day("2026-03-31"),
        }]);
        let found = table().fee(&debt(10_000_000, "2026-03-31", &[("2026-03-12", 50)]), &whole);
        assert_eq!((found.week, shown(found.amount)), (0, "0.00".into()));
    }

    #[test]
    fn lfe_07_without_the_agreement_there_is_no_fee() {
        let none = LateFee::without_agreement(&debt(10_000_000, "2026-05-31", &[]));
        assert_eq!((none.week, shown(none.amount), none.escalates()), (13, "0.00".into(), false));
    }
}
