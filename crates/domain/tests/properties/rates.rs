//! Periods of a rate table cover each day once, with the rate of that day.

use proptest::prelude::*;
use saldo_domain::Day;
use saldo_domain::rates::RateTable;

proptest! {
    #[test]
    fn periods_cover_each_day_once_with_its_rate(from in 15_962..21_000_i64, length in 0..900_i64) {
        for code in ["ru-key-rate", "ee-default-interest"] {
            let table = RateTable::of_code(code).expect("ships");
            let first = Day::from_number(from).expect("permitted");
            let last = first.plus(length);
            let periods = table.periods(first, last).expect("covered");
            let covered: Vec<Day> =
                periods.iter().flat_map(|period| period.first.through(period.last)).collect();
            prop_assert!(covered.into_iter().eq(first.through(last)));
            for period in &periods {
                for day in period.first.through(period.last) {
                    prop_assert_eq!(table.on(day).map(|found| found.rate), Ok(period.rate));
                }
            }
            prop_assert!(periods.windows(2).all(|pair| pair[0].rate != pair[1].rate));
        }
    }
}
