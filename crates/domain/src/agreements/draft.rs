//! Step 2: a plan that the buyer can keep (AGR-01 to AGR-03).
//!
//! Parts are agreed one by one, or equal parts cut to the unit with the rest in the last one
//! (RS-02). A part pays the oldest debts first, and its fee is that of the weekly table for the week
//! of its own day of delay, counted for each debt from its original due day (7.4, 7.8, RS-01). A draft is blocked without
//! a contact in which the causes were talked over; a month that asks for more than the buyer says
//! it can pay is only warned about, because the buyer may have other sources.

use super::{Instalment, MOST_GRACE_DAYS};
use crate::charges::repayment_schedule::{self as schedule, Every, Planned};
use crate::charges::weekly_table::WeeklyTable;
use crate::day::Day;
use crate::exact::Amount;
use crate::money::{Currency, Money, MoneyError};

/// Most parts that an agreement can have.
pub const MOST_INSTALMENTS: u32 = 120;

/// How the parts are laid down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// So many equal parts from a day on.
    Equal { count: u32, first: Day, every: Every },
    /// Each with its own day and amount.
    Free(Vec<(Day, Money)>),
}

/// A draft as it is asked for.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// What is open of the debts under it.
    pub total: Money,
    /// Each of them: its original due day, and what is open of it.
    pub debts: &'a [(Day, Money)],
    pub plan: Plan,
    /// The weekly table, where the parties agree on a fee.
    pub table: Option<&'a WeeklyTable>,
    pub grace_days: u16,
    /// The day on which it is drawn up.
    pub today: Day,
    /// The latest day on which somebody was in touch with the buyer, if anybody was.
    pub contact: Option<Day>,
    /// Days for which it counts as the talk that a draft rests on, by the policy.
    pub talk_counts_days: u16,
}

/// Why there is no draft, in order of precedence. Parts count from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// AGR-01.
    #[error("no contact with the customer in the last {days} days is recorded")]
    NoContact { days: u16 },
    #[error("nothing is open of these debts")]
    NothingOpen,
    #[error("more than {MOST_GRACE_DAYS} days of grace")]
    TooMuchGrace,
    #[error("an agreement has between 1 and {MOST_INSTALMENTS} parts")]
    CountOutOfRange,
    #[error("the first part is on {0}, which is past")]
    FirstPartPast(Day),
    #[error("part {0} is in another currency than the debt or not above zero")]
    NotAnAmount(usize),
    #[error("part {0} is not after the one before it")]
    NotInOrder(usize),
    #[error("the parts add up to {sum}, the debt is {total}")]
    SumDiffers { sum: Money, total: Money },
    #[error("less than the smallest unit each")]
    LessThanAUnitEach,
    /// The table has no figure for so long a delay: the director decides on another fee.
    #[error("part {0} lies beyond the table of fees")]
    BeyondTable(usize),
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// The instalments of a draft, each with its fee.
///
/// # Errors
/// The first [`Refusal`].
pub fn instalments(asked: &Asked<'_>) -> Result<Vec<Instalment>, Refusal> {
    let oldest = asked.today.plus(-i64::from(asked.talk_counts_days));
    if asked.contact.is_none_or(|day| day < oldest || day > asked.today) {
        return Err(Refusal::NoContact { days: asked.talk_counts_days });
    }
    if !asked.total.is_positive() {
        return Err(Refusal::NothingOpen);
    }
    if asked.grace_days > MOST_GRACE_DAYS {
        return Err(Refusal::TooMuchGrace);
    }
    let parts = parts(asked)?;
    if let Some(first) = parts.first().filter(|part| part.date < asked.today) {
        return Err(Refusal::FirstPartPast(first.date));
    }
    let currency = asked.total.currency();
    schedule::check(Amount::minor_units_of(asked.total), &parts)
        .map_err(|refusal| refused(&refusal, currency))?;
    let debts = asked.debts.iter().map(|(due, open)| (*due, Amount::minor_units_of(*open)));
    let amounts: Vec<Amount> = parts.iter().map(|part| part.amount).collect();
    let shares = schedule::shares(&debts.collect::<Vec<_>>(), &amounts);
    let mut found = Vec::with_capacity(parts.len());
    for (at, (part, shares)) in parts.iter().zip(&shares).enumerate() {
        let fee = asked
            .table
            .map_or(Some(Amount::ZERO), |table| schedule::fee_of(shares, part.date, table));
        let fee = fee.ok_or(Refusal::BeyondTable(at + 1))?;
        found.push(Instalment {
            day: part.date,
            amount: part.amount.in_minor_units_of(currency)?,
            fee: fee.in_minor_units_of(currency)?,
        });
    }
    Ok(found)
}

fn parts(asked: &Asked<'_>) -> Result<Vec<Planned>, Refusal> {
    let in_range = |count: u32| (1..=MOST_INSTALMENTS).contains(&count);
    match &asked.plan {
        Plan::Equal { count, .. } if !in_range(*count) => Err(Refusal::CountOutOfRange),
        Plan::Equal { count, first, every } => {
            let total = Amount::minor_units_of(asked.total);
            schedule::equal_parts(total, *count, *first, *every)
                .map_err(|_| Refusal::LessThanAUnitEach)
        }
        Plan::Free(parts) if !in_range(u32::try_from(parts.len()).unwrap_or(u32::MAX)) => {
            Err(Refusal::CountOutOfRange)
        }
        Plan::Free(parts) => {
            let currency = asked.total.currency();
            let wrong =
                |(_, money): &(Day, Money)| money.currency() != currency || !money.is_positive();
            if let Some(at) = parts.iter().position(wrong) {
                return Err(Refusal::NotAnAmount(at + 1));
            }
            let planned = |(date, money): &(Day, Money)| Planned {
                date: *date,
                amount: Amount::minor_units_of(*money),
            };
            Ok(parts.iter().map(planned).collect())
        }
    }
}

fn refused(refusal: &schedule::Refusal, currency: Currency) -> Refusal {
    let money = |amount: Amount| amount.in_minor_units_of(currency);
    match refusal {
        schedule::Refusal::DateNotAfterThePrevious { part } => Refusal::NotInOrder(part + 1),
        schedule::Refusal::LessThanAUnitEach { .. } => Refusal::LessThanAUnitEach,
        schedule::Refusal::SumDiffers { sum, principal } => {
            match (money(*sum), money(*principal)) {
                (Ok(sum), Ok(total)) => Refusal::SumDiffers { sum, total },
                (Err(error), _) | (_, Err(error)) => Refusal::Money(error),
            }
        }
    }
}

/// The first calendar month, by its first part, that asks for more than the buyer says it can
/// pay, with what it asks for (AGR-02). Fees are not counted, as in the calculator
/// `restructuring`.
pub fn over_capacity(parts: &[Instalment], monthly: Money) -> Option<(Day, Money)> {
    let month = |part: &Instalment| (part.day.year(), part.day.date().month());
    let of_month = parts.chunk_by(|one, next| month(one) == month(next));
    let sums = of_month.filter_map(|parts| {
        let sum = Money::sum(monthly.currency(), parts.iter().map(|part| part.amount));
        Some((parts.first()?.day, sum.ok()?))
    });
    sums.into_iter().find(|(_, sum)| sum.minor() > monthly.minor())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rates::Rate;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn rub(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("RUB").expect("RUB"))
    }

    fn asked(total: i64, plan: Plan) -> Asked<'static> {
        let today = day("2026-03-10");
        let contact = Some(today);
        let debts = vec![(day("2026-03-02"), rub(total))];
        Asked {
            total: rub(total),
            debts: Vec::leak(debts),
            plan,
            table: None,
            grace_days: 0,
            today,
            contact,
            talk_counts_days: 30,
        }
    }

    fn free(parts: &[(&str, i64)]) -> Plan {
        Plan::Free(parts.iter().map(|(on, minor)| (day(on), rub(*minor))).collect())
    }

    fn monthly(count: u32) -> Plan {
        Plan::Equal { count, first: day("2026-03-31"), every: Every::Month }
    }

    fn written(parts: &[Instalment]) -> Vec<String> {
        let line = |part: &Instalment| {
            format!("{} {} {}", part.day, part.amount.to_plain(), part.fee.to_plain())
        };
        parts.iter().map(line).collect()
    }

    #[test]
    fn agr_01_a_draft_is_blocked_without_a_recorded_contact() {
        let none = |days| Err(Refusal::NoContact { days });
        let rows = [
            (30, None, none(30)),
            (30, Some("2026-02-07"), none(30)),
            (30, Some("2026-02-08"), Ok(3)),
            (30, Some("2026-03-10"), Ok(3)),
            (30, Some("2026-03-11"), none(30)),
            // Another policy asks for a talk within ten days.
            (10, Some("2026-02-27"), none(10)),
            (10, Some("2026-02-28"), Ok(3)),
        ];
        for (talk_counts_days, contact, expected) in rows {
            let contact = contact.map(day);
            let asked = Asked { contact, talk_counts_days, ..asked(10_000_000, monthly(3)) };
            assert_eq!(instalments(&asked).map(|parts| parts.len()), expected, "{contact:?}");
        }
    }

    #[test]
    fn agr_02_forty_thousand_against_thirty_thousand_warns() {
        let parts = instalments(&asked(4_000_000, monthly(1))).expect("a draft");
        assert_eq!(
            over_capacity(&parts, rub(3_000_000)),
            Some((day("2026-03-31"), rub(4_000_000)))
        );
        assert_eq!(over_capacity(&parts, rub(4_000_000)), None);
        // Two parts of one month are asked for together.
        let plan = free(&[("2026-03-15", 2_000_000), ("2026-03-31", 2_000_000)]);
        let parts = instalments(&asked(4_000_000, plan)).expect("a draft");
        assert_eq!(
            over_capacity(&parts, rub(3_000_000)),
            Some((day("2026-03-15"), rub(4_000_000)))
        );
    }

    #[test]
    fn agr_03_rs_02_equal_parts_leave_the_rest_to_the_last() {
        let parts = instalments(&asked(10_000_000, monthly(3))).expect("a draft");
        let expected =
            ["2026-03-31 33333.33 0.00", "2026-04-30 33333.33 0.00", "2026-05-31 33333.34 0.00"];
        assert_eq!(written(&parts), expected);
    }

    #[test]
    fn lfe_12_rs_01_three_parts_bear_5400_of_120000() {
        let month = |figures: [&str; 4]| figures.map(|one| one.parse::<Rate>().expect(one));
        let table = WeeklyTable::new(&[month(["1.5", "3", "4.5", "6"])]).expect("figures rise");
        let plan = free(&[
            ("2026-03-16", 4_000_000),
            ("2026-03-23", 4_000_000),
            ("2026-03-30", 4_000_000),
        ]);
        let asked = Asked { table: Some(&table), ..asked(12_000_000, plan) };
        let parts = instalments(&asked).expect("a draft");
        let fees = parts.iter().map(|part| part.fee);
        assert_eq!(Money::sum(asked.total.currency(), fees), Ok(rub(540_000)));
        let late = Asked { plan: free(&[("2026-04-28", 12_000_000)]), ..asked.clone() };
        assert_eq!(instalments(&late), Err(Refusal::BeyondTable(1)));
        // Half of it fell due a week later: that half bears a week less.
        let debts = [(day("2026-03-02"), rub(6_000_000)), (day("2026-03-09"), rub(6_000_000))];
        let parts = instalments(&Asked { debts: &debts, ..asked }).expect("a draft");
        let fees: Vec<i64> = parts.iter().map(|part| part.fee.minor()).collect();
        // 3 % of 40 000; 4.5 % of 20 000 and 3 % of 20 000; 4.5 % of 40 000.
        assert_eq!(fees, [120_000, 150_000, 180_000]);
    }

    #[test]
    fn what_is_no_schedule_is_refused_by_name() {
        let rows = [
            (free(&[]), Refusal::CountOutOfRange),
            (monthly(0), Refusal::CountOutOfRange),
            (monthly(121), Refusal::CountOutOfRange),
            (free(&[("2026-03-09", 100)]), Refusal::FirstPartPast(day("2026-03-09"))),
            (free(&[("2026-03-11", 50), ("2026-03-11", 50)]), Refusal::NotInOrder(2)),
            (free(&[("2026-03-11", 0), ("2026-03-12", 100)]), Refusal::NotAnAmount(1)),
            (free(&[("2026-03-11", 99)]), Refusal::SumDiffers { sum: rub(99), total: rub(100) }),
            (monthly(101), Refusal::LessThanAUnitEach),
        ];
        for (plan, expected) in rows {
            assert_eq!(instalments(&asked(100, plan.clone())), Err(expected), "{plan:?}");
        }
        let generous = Asked { grace_days: 31, ..asked(100, monthly(1)) };
        assert_eq!(instalments(&generous), Err(Refusal::TooMuchGrace));
        assert_eq!(instalments(&asked(0, monthly(1))), Err(Refusal::NothingOpen));
    }
}
