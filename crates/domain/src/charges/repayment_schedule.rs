//! Schedule of a repayment agreement: when which part is paid, and what each part bears.
//!
//! **Basis**: regulation 6.4.1.1, 7.4, 7.8, 8; S0 A5; LFE-12, AGR-02, AGR-03. Each part bears
//! the percentage of the week of its own day of delay, counted from the **original** due day:
//! an agreement postpones payment, not the delay. Parts are agreed one by one, or equal parts
//! cut to the unit with the rest in the last one; months are counted from the first date, so
//! that 31 March is followed by 30 April and 31 May (R5).
//!
//! **Example**: 120 000.00 due on 2 March 2026, in three parts of 40 000.00 on the 16th, 23rd
//! and 30th: days 14, 21 and 28, 3 %, 4.5 % and 6 %, together 5 400.00.

use super::segment::days_of;
use super::weekly_table::{Cumulative, WeeklyTable, week_of};
use crate::day::Day;
use crate::exact::Amount;

/// A part as it is agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    pub date: Day,
    /// Above zero.
    pub amount: Amount,
}

/// The time from one equal part to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    Week,
    Month,
}

/// Why parts are no schedule of a debt. Parts count from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("part {} is not after the one before it; dates must rise", part + 1)]
    DateNotAfterThePrevious { part: usize },
    #[error("the parts add up to {sum}, the debt is {principal}; they must be equal")]
    SumDiffers { sum: Amount, principal: Amount },
    #[error("{principal} in {count} parts is less than the smallest unit each; agree on fewer")]
    LessThanAUnitEach { principal: Amount, count: u32 },
}

/// A part with its fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Installment {
    /// From 1.
    pub number: u32,
    pub date: Day,
    /// From the original due day; 0 up to it.
    pub day_of_delay: u32,
    pub amount: Amount,
    /// `None` after the last week of the table.
    pub fee_pct: Option<Cumulative>,
    pub fee: Option<Amount>,
}

/// A whole schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub installments: Vec<Installment>,
    /// `None` when a part has no figure: the director decides.
    pub fee_total: Option<Amount>,
    pub total_to_pay: Option<Amount>,
}

/// Checks parts agreed one by one: dates rise, and they add up to the debt.
pub fn check(principal: Amount, parts: &[Planned]) -> Result<(), Refusal> {
    if let Some(late) = parts.windows(2).position(|pair| pair[1].date <= pair[0].date) {
        return Err(Refusal::DateNotAfterThePrevious { part: late + 1 });
    }
    let sum: Amount = parts.iter().map(|part| part.amount).sum();
    if sum != principal { Err(Refusal::SumDiffers { sum, principal }) } else { Ok(()) }
}

/// `count` equal parts of a debt cut to the unit, the rest in the last one. `count` is above
/// zero. Dates may pass the last permitted day and are then only to be shown.
pub fn equal_parts(
    principal: Amount,
    count: u32,
    first: Day,
    every: Every,
) -> Result<Vec<Planned>, Refusal> {
    let share = Amount::from_hundredths(principal.hundredths() / i128::from(count.max(1)));
    if !share.is_positive() {
        return Err(Refusal::LessThanAUnitEach { principal, count });
    }
    let mut parts: Vec<Planned> = (0..count)
        .map(|index| Planned { date: every.after(first, index), amount: share })
        .collect();
    let cut: Amount = parts.iter().map(|part| part.amount).sum();
    if let Some(last) = parts.last_mut() {
        last.amount = share + (principal - cut);
    }
    Ok(parts)
}

impl Every {
    fn after(self, first: Day, index: u32) -> Day {
        match self {
            Every::Week => first.ahead(7 * i64::from(index)),
            Every::Month => first.ahead_months(i32::try_from(index).unwrap_or(i32::MAX)),
        }
    }
}

/// The schedule of parts that passed [`check`] or came from [`equal_parts`], with the fees of a
/// table, or with none where the parties agreed so.
pub fn schedule(due: Day, parts: &[Planned], table: Option<&WeeklyTable>) -> Schedule {
    let installments: Vec<Installment> =
        (1..).zip(parts).map(|(number, part)| installment(number, due, *part, table)).collect();
    let fees = installments.iter().map(|part| part.fee);
    let fee_total = fees.into_iter().try_fold(Amount::ZERO, |sum, fee| Some(sum + fee?));
    let principal: Amount = parts.iter().map(|part| part.amount).sum();
    let total_to_pay = fee_total.map(|fees| principal + fees);
    Schedule { installments, fee_total, total_to_pay }
}

fn installment(number: u32, due: Day, part: Planned, table: Option<&WeeklyTable>) -> Installment {
    let Planned { date, amount } = part;
    let day_of_delay = days_of(due.ahead(1), date);
    let none = Some(Cumulative::default());
    let fee_pct = table.map_or(none, |table| table.in_week(week_of(day_of_delay)));
    let fee = fee_pct.map(|pct| pct.of(amount));
    Installment { number, date, day_of_delay, amount, fee_pct, fee }
}

/// What each part pays of which debt, by its original due day: the oldest first (CLS-08, LFE-11).
pub fn shares(debts: &[(Day, Amount)], parts: &[Amount]) -> Vec<Vec<(Day, Amount)>> {
    let mut debts = debts.to_vec();
    debts.sort_by_key(|(due, _)| *due);
    let mut waits = debts.into_iter().filter(|(_, open)| open.is_positive()).peekable();
    let mut of_parts = Vec::with_capacity(parts.len());
    for part in parts {
        let (mut left, mut paid) = (*part, Vec::new());
        while left.is_positive() {
            let Some((due, open)) = waits.peek_mut() else { break };
            let share = left.min(*open);
            paid.push((*due, share));
            left = left - share;
            *open = *open - share;
            if !open.is_positive() {
                waits.next();
            }
        }
        of_parts.push(paid);
    }
    of_parts
}

/// What the shares of a part bear together up to and with a day, each by the delay of its own debt:
/// the day on which the part is to be paid, or on which what was agreed on ends. A started week
/// counts whole (LFE-05), a debt that is not late bears nothing. `None` beyond the table.
pub fn fee_of(shares: &[(Day, Amount)], on: Day, table: &WeeklyTable) -> Option<Amount> {
    let fee = |(due, amount): &(Day, Amount)| {
        installment(1, *due, Planned { date: on, amount: *amount }, Some(table)).fee
    };
    shares.iter().try_fold(Amount::ZERO, |sum, share| Some(sum + fee(share)?))
}

/// Does some calendar month ask for more than the debtor says it can pay? Dates of `parts` rise.
pub fn exceeds_capacity(parts: &[Planned], monthly: Amount) -> bool {
    let month = |part: &Planned| (part.date.year(), part.date.date().month());
    parts
        .chunk_by(|one, next| month(one) == month(next))
        .any(|of_month| of_month.iter().map(|part| part.amount).sum::<Amount>() > monthly)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rates::Rate;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn amount(hundredths: i128) -> Amount {
        Amount::from_hundredths(hundredths)
    }

    fn planned(parts: &[(&str, i128)]) -> Vec<Planned> {
        parts.iter().map(|&(on, sum)| Planned { date: day(on), amount: amount(sum) }).collect()
    }

    fn table() -> WeeklyTable {
        let month =
            |figures: [&str; 4]| figures.map(|figure| figure.parse::<Rate>().expect(figure));
        WeeklyTable::new(&[month(["1.5", "3", "4.5", "6"]), month(["2", "4", "6", "8"])])
            .expect("figures rise")
    }

    fn dates(parts: &[Planned]) -> Vec<String> {
        parts.iter().map(|part| format!("{} {}", part.date, part.amount)).collect()
    }

    #[test]
    fn lfe_05_a_part_not_agreed_on_any_more_bears_the_week_it_has_reached() {
        let share = [(day("2026-03-13"), amount(4_000_000))];
        let rows = [
            ("2026-03-13", Some(0)),
            ("2026-03-14", Some(60_000)),
            ("2026-03-20", Some(60_000)),
            ("2026-03-21", Some(120_000)),
            ("2026-04-03", Some(180_000)),
            ("2026-04-04", Some(240_000)),
            ("2026-05-08", Some(560_000)),
            ("2026-05-09", None),
        ];
        for (last, fee) in rows {
            assert_eq!(fee_of(&share, day(last), &table()), fee.map(amount), "{last}");
        }
    }

    /// 1 000.00 due on 5 January and 119 000.00 due on 2 March, paid on 16 March in one part, or in two
    /// of which the first takes the older debt and some of the other.
    #[test]
    fn lfe_05_each_debt_bears_by_its_own_delay_and_the_oldest_is_paid_first() {
        let debts = [(day("2026-03-02"), amount(11_900_000)), (day("2026-01-20"), amount(100_000))];
        let parts = shares(&debts, &[amount(2_000_000), amount(10_000_000)]);
        assert_eq!(
            parts,
            [
                vec![(day("2026-01-20"), amount(100_000)), (day("2026-03-02"), amount(1_900_000))],
                vec![(day("2026-03-02"), amount(10_000_000))],
            ]
        );
        // Day 55, week 8, 14 % of 1 000; day 14, week 2, 3 % of 19 000; the rest a week later, 4.5 %.
        assert_eq!(fee_of(&parts[0], day("2026-03-16"), &table()), Some(amount(14_000 + 57_000)));
        assert_eq!(fee_of(&parts[1], day("2026-03-23"), &table()), Some(amount(450_000)));
        // Nothing is late: nothing is borne.
        let early = [(day("2026-04-01"), amount(100_000))];
        assert_eq!(fee_of(&early, day("2026-03-23"), &table()), Some(amount(0)));
        // More than is owed names no debt; nobody makes one up.
        assert_eq!(shares(&early, &[amount(100_000), amount(1)])[1], []);
    }

    #[test]
    fn each_part_bears_by_its_own_delay_from_the_original_due_day() {
        let due = day("2026-03-02");
        let parts = planned(&[
            ("2026-03-02", 4_000_000),
            ("2026-03-16", 4_000_000),
            ("2026-03-23", 4_000_000),
            ("2026-03-30", 4_000_000),
        ]);
        let found = schedule(due, &parts, Some(&table()));
        let lines: Vec<String> = found
            .installments
            .iter()
            .map(|part| {
                let (pct, fee) = (part.fee_pct.unwrap_or_default(), part.fee.unwrap_or_default());
                format!("{} {} {pct} {fee}", part.number, part.day_of_delay)
            })
            .collect();
        assert_eq!(
            lines,
            ["1 0 0.00 0.00", "2 14 3.00 1200.00", "3 21 4.50 1800.00", "4 28 6.00 2400.00"]
        );
        assert_eq!(found.total_to_pay, Some(amount(16_540_000)));
        let free = schedule(due, &parts, None);
        assert_eq!(free.fee_total, Some(Amount::ZERO));
        let late = schedule(due, &planned(&[("2026-04-28", 100)]), Some(&table()));
        assert_eq!((late.fee_total, late.total_to_pay), (None, None), "after the table");
    }

    #[test]
    fn equal_parts_leave_the_rest_to_the_last() {
        let parts = |sum, count, first, every| {
            equal_parts(amount(sum), count, day(first), every).map(|parts| dates(&parts))
        };
        assert_eq!(
            parts(10_000_000, 3, "2026-03-31", Every::Month),
            Ok(vec![
                "2026-03-31 33333.33".into(),
                "2026-04-30 33333.33".into(),
                "2026-05-31 33333.34".into()
            ])
        );
        assert_eq!(
            parts(10_000, 6, "2026-12-28", Every::Week).map(|parts| parts[5].clone()),
            Ok("2027-02-01 16.70".into())
        );
        assert_eq!(
            parts(100, 2, "2099-12-15", Every::Month).map(|parts| parts[1].clone()),
            Ok("2100-01-15 0.50".into())
        );
        assert_eq!(
            parts(2, 3, "2026-03-31", Every::Month),
            Err(Refusal::LessThanAUnitEach { principal: amount(2), count: 3 })
        );
    }

    #[test]
    fn parts_that_are_no_schedule_are_refused() {
        let rows = [
            (planned(&[("2026-03-07", 60), ("2026-03-08", 40)]), Ok(())),
            (
                planned(&[("2026-03-07", 60), ("2026-03-07", 40)]),
                Err(Refusal::DateNotAfterThePrevious { part: 1 }),
            ),
            (
                planned(&[("2026-03-07", 60)]),
                Err(Refusal::SumDiffers { sum: amount(60), principal: amount(100) }),
            ),
        ];
        for (parts, expected) in rows {
            assert_eq!(check(amount(100), &parts), expected, "{parts:?}");
        }
    }

    #[test]
    fn capacity_is_held_against_whole_calendar_months() {
        let parts = planned(&[("2026-03-01", 60), ("2026-03-31", 50), ("2027-03-01", 100)]);
        assert!(exceeds_capacity(&parts, amount(109)));
        assert!(!exceeds_capacity(&parts, amount(110)));
    }
}
