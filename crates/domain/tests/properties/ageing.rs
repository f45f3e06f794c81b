//! not_due + buckets + unallocated = balance: per customer, overall, in every currency, for
//! every day, for any bounds.

use crate::history::{History, a_history, every_day};
use proptest::prelude::*;
use saldo_domain::Day;
use saldo_domain::ageing::{Ageing, AgeingBy, Bounds, overdue_days};
use saldo_domain::book::{Moment, Side};
use std::collections::BTreeSet;

const NOW: Moment = Moment::NOW_AND_EVER;

fn any_bounds() -> impl Strategy<Value = Bounds> {
    let days = prop::collection::btree_set(1..90_i64, 1..6);
    days.prop_map(|days: BTreeSet<i64>| {
        Bounds::new(&days.into_iter().collect::<Vec<_>>()).expect("rising bounds")
    })
}

fn aged(history: &History, on: Day, by: AgeingBy, bounds: &Bounds) -> Ageing {
    let mut ageing = Ageing::new(on, by, bounds.clone());
    for line in history.book().open_items(on, NOW).expect("small amounts") {
        match line.side {
            Side::Debit => {
                ageing.add_debt(line.effective, line.due, line.open).expect("small amounts");
            }
            Side::Credit => ageing.add_unallocated(line.open).expect("small amounts"),
        }
    }
    ageing
}

proptest! {
    #[test]
    fn buckets_and_unallocated_always_sum_to_the_balance(
        history in a_history(),
        bounds in any_bounds(),
        by in prop::sample::select(&AgeingBy::ALL[..]),
    ) {
        for on in every_day() {
            let balances = history.book().balances(on, NOW).expect("small amounts");
            let ageing = aged(&history, on, by, &bounds);
            prop_assert!(balances.keys().eq(ageing.currencies().keys()));
            for (currency, aged) in ageing.currencies() {
                let balance = balances[currency];
                prop_assert_eq!(aged.total(), balance.total());
                prop_assert_eq!(aged.debt(), Ok(balance.debit));
                prop_assert!(aged.unallocated.minor() <= 0);
                prop_assert_eq!(aged.overdue().and_then(|overdue| overdue.plus(aged.buckets[0])), aged.debt());
            }
        }
    }

    #[test]
    fn customers_add_up_to_the_company(
        histories in prop::collection::vec(a_history(), 0..4),
        bounds in any_bounds(),
    ) {
        let on = every_day().last().expect("some days");
        let mut company = Ageing::new(on, AgeingBy::DueDate, bounds.clone());
        let mut at_once = company.clone();
        for history in &histories {
            let customer = aged(history, on, AgeingBy::DueDate, &bounds);
            company.absorb(&customer).expect("small amounts");
            for line in history.book().open_items(on, NOW).expect("small amounts") {
                match line.side {
                    Side::Debit => {
                        at_once.add_debt(line.effective, line.due, line.open).expect("small");
                    }
                    Side::Credit => at_once.add_unallocated(line.open).expect("small"),
                }
            }
        }
        prop_assert_eq!(company, at_once);
    }

    #[test]
    fn each_day_of_delay_belongs_to_exactly_one_bucket(bounds in any_bounds(), late in -400..400_i64) {
        let bucket = bounds.bucket_of(late);
        let holding: Vec<usize> = (0..bounds.bucket_count())
            .filter(|bucket| {
                let (first, last) = bounds.range_of(*bucket);
                first.is_none_or(|first| first <= late) && last.is_none_or(|last| late <= last)
            })
            .collect();
        prop_assert_eq!(holding, vec![bucket]);
    }

    #[test]
    fn a_day_later_is_a_day_more_overdue(due in 7_305..47_000_i64, later in 0..400_i64) {
        let due = Day::from_number(due).expect("permitted");
        prop_assert_eq!(overdue_days(due, due.plus(later)), later);
    }
}
