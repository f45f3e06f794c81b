//! Statutory default interest in Estonia, and the fixed sum for costs of recovery.
//!
//! **Basis**: VÕS 113 (1), 94: the rate of the European Central Bank before the half-year and
//! eight points, over 365 days (or the days of each calendar year). VÕS 113-1, Directive
//! 2011/7/EU art. 6, CJEU C-78/22: 40 euros for **each** late payment between businesses or
//! from a public body, beside the interest; nothing from a consumer. F-A3, F-A6.
//!
//! **Example**: 2 500.00 due on 31 May 2026, seen on 15 September: 30 days at 10.15 % and 77
//! at 10.40 % are 20.86 + 54.85 = 75.71, and 40.00.

use super::by_table::{Statutory, accrue_by_table};
use super::segment::{Accrual, DayCount};
use super::{Principal, Spared};
use crate::exact::Amount;
use crate::rates::{FixedSum, NoRate, RateTable};

/// Who is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Debtor {
    Business,
    PublicBody,
    Consumer,
}

/// Default interest on the days not spared, by a table of half-yearly rates. A half-year that
/// repeats the rate before it makes no new segment.
pub fn interest(
    principal: &Principal,
    spared: &Spared,
    default_interest: &RateTable,
    count: DayCount,
) -> Result<Statutory, NoRate> {
    accrue_by_table(principal, spared, default_interest, None, count)
}

/// The fixed sum for one debt: due as soon as a single day accrued, never from a consumer.
pub fn fixed_sum(accrual: &Accrual, debtor: Debtor, sum: &FixedSum) -> Amount {
    if accrual.days == 0 || debtor == Debtor::Consumer {
        return Amount::ZERO;
    }
    Amount::from_hundredths(i128::from(sum.amount.minor()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charges::Payment;
    use crate::day::Day;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn accrued(hundredths: i128, due: &str, as_of: &str, paid: &[(&str, i128)]) -> Statutory {
        let amount = Amount::from_hundredths;
        let payments: Vec<Payment> =
            paid.iter().map(|&(on, sum)| Payment { day: day(on), amount: amount(sum) }).collect();
        let debt = Principal::of_payments(amount(hundredths), day(due), day(as_of), &payments);
        let table = RateTable::of_code("ee-default-interest").expect("ships");
        interest(&debt, Spared::NONE, table, DayCount::Act365).expect("rates are loaded")
    }

    #[test]
    fn golden_figures() {
        // Principal, due, as of, payments, amounts of the segments, total.
        type Row<'a> = (i128, &'a str, &'a str, &'a [(&'a str, i128)], &'a [&'a str], &'a str);
        let rows: [Row<'_>; 3] = [
            (1_000_000, "2024-12-15", "2025-08-01", &[], &["53.70", "552.92", "88.99"], "695.61"),
            (250_000, "2026-05-31", "2026-09-15", &[], &["20.86", "54.85"], "75.71"),
            // One rate through the turn of the half-year: cut by the payment only.
            (
                400_000,
                "2025-10-10",
                "2026-02-10",
                &[("2025-12-01", 150_000)],
                &["57.84", "49.36"],
                "107.20",
            ),
        ];
        for (principal, due, as_of, paid, parts, total) in rows {
            let Statutory { accrual, .. } = accrued(principal, due, as_of, paid);
            let shown: Vec<String> =
                accrual.segments.iter().map(|segment| segment.amount.to_string()).collect();
            assert_eq!(
                (shown, accrual.amount.to_string()),
                (parts.iter().map(|part| (*part).to_owned()).collect(), total.to_owned())
            );
        }
    }

    #[test]
    fn the_fixed_sum_is_due_for_each_late_payment_but_not_from_a_consumer() {
        let late = accrued(100, "2026-05-31", "2026-06-01", &[]).accrual;
        let in_time = accrued(100, "2026-05-31", "2026-06-30", &[("2026-05-31", 100)]).accrual;
        let rows = [
            (&late, Debtor::Business, "40.00"),
            (&late, Debtor::PublicBody, "40.00"),
            (&late, Debtor::Consumer, "0.00"),
            (&in_time, Debtor::Business, "0.00"),
        ];
        for (accrual, debtor, sum) in rows {
            assert_eq!(fixed_sum(accrual, debtor, FixedSum::of_estonia()).to_string(), sum);
        }
    }
}
