//! Statutory interest in Russia, by periods of the key rate.
//!
//! **Basis**: article 395 of the Civil Code; Plenum 24.03.2016 No 7 p. 48; INT-15; F-A1, F-A2.
//! Interest runs from the day after the due day to the day of payment inclusive, at the key
//! rate of each day over the days of the calendar year, 365 or 366. A due day that is a day off
//! moves to the next working day (GK 193). Interest on interest is not due (395 p. 5), nor is
//! interest beside a contract penalty for the same days (395 p. 4).
//!
//! Debts due before a moratorium of the government bear nothing in it (2022: decree No 497).
//! Before 1 August 2016 other rates applied; none are computed here.
//!
//! **Example**: 1 000 000.00 due on 15 July 2024, seen on 15 November: 13 days at 16 %, 49 at
//! 18 %, 42 at 19 %, 19 at 21 %, all over 366, are 62 486.34.

use super::by_table::{Statutory, accrue_by_table};
use super::segment::DayCount;
use super::{Principal, Spared};
use crate::rates::{NoRate, RateTable};

/// Interest under article 395 on the days not spared, by a table of the key rate.
///
/// Refused with `NoRate` when a day that bears lies before the first day for which the law
/// uses the key rate.
pub fn interest(
    principal: &Principal,
    spared: &Spared,
    key_rate: &RateTable,
) -> Result<Statutory, NoRate> {
    let not_before = key_rate.statutory_interest_from();
    accrue_by_table(principal, spared, key_rate, not_before, DayCount::ActAct)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charges::{Payment, Period};
    use crate::day::Day;
    use crate::exact::Amount;
    use crate::rates::moratoria_of_russia;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn key_rate() -> &'static RateTable {
        RateTable::of_code("ru-key-rate").expect("ships")
    }

    fn debt(hundredths: i128, due: &str, as_of: &str, paid: &[(&str, i128)]) -> Principal {
        let amount = Amount::from_hundredths;
        let payments: Vec<Payment> =
            paid.iter().map(|&(on, sum)| Payment { day: day(on), amount: amount(sum) }).collect();
        Principal::of_payments(amount(hundredths), day(due), day(as_of), &payments)
    }

    fn by_moratoria(due: &str) -> Spared {
        Spared::by_moratoria(moratoria_of_russia(), day(due), [])
    }

    #[test]
    fn golden_figures() {
        // Principal, due, as of, payment, days, amount.
        type Row<'a> = (i128, &'a str, &'a str, &'a [(&'a str, i128)], u32, &'a str);
        let rows: [Row<'_>; 4] = [
            (100_000_000, "2024-07-15", "2024-11-15", &[], 123, "62486.34"),
            (50_000_000, "2023-11-30", "2024-01-31", &[], 62, "13337.60"),
            (
                30_000_000,
                "2025-05-30",
                "2025-09-30",
                &[("2025-06-20", 10_000_000)],
                123,
                "13904.10",
            ),
            (20_000_000, "2022-02-28", "2022-10-31", &[], 61, "4630.14"),
        ];
        for (principal, due, as_of, paid, days, amount) in rows {
            let debt = debt(principal, due, as_of, paid);
            let found = interest(&debt, &by_moratoria(due), key_rate()).expect("rates are loaded");
            let shown = (found.accrual.days, found.accrual.amount.to_string());
            assert_eq!(shown, (days, amount.to_owned()), "{due}");
        }
    }

    #[test]
    fn only_days_that_bear_need_a_rate() {
        let old = debt(100_000, "2016-07-15", "2016-08-31", &[]);
        let refusal = interest(&old, Spared::NONE, key_rate()).expect_err("July 2016");
        assert_eq!((refusal.day, refusal.first), (day("2016-07-16"), day("2016-08-01")));
        let july = Period { from: day("2016-07-01"), to: day("2016-07-31") };
        let found = interest(&old, &Spared::new([july]), key_rate()).expect("August bears");
        assert_eq!((found.accrual.days, found.excluded_days), (31, 16));
        let paid = debt(100_000, "2010-07-15", "2016-08-31", &[("2010-07-15", 100_000)]);
        assert_eq!(interest(&paid, Spared::NONE, key_rate()), Ok(Statutory::default()));
    }

    #[test]
    fn an_answer_past_the_end_of_the_table_says_so() {
        for (as_of, past) in [("2026-09-14", false), ("2026-09-15", true)] {
            let debt = debt(100_000, "2026-09-01", as_of, &[]);
            let found = interest(&debt, Spared::NONE, key_rate()).expect("the last rate is used");
            assert_eq!(found.past_table, past, "{as_of}");
        }
    }
}
