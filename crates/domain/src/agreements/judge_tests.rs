//! Tables of agreements that are kept, kept late, missed and made up for.

use super::judge::{Breach, Fate, Receipts, judge};
use super::{Instalment, Terms};
use crate::control::scene::{day, eur};
use crate::money::Money;

/// Parts of 100 on days 10, 20 and 30.
fn terms(grace_days: u16) -> Terms {
    let part = |on: i64| Instalment {
        day: day(on),
        amount: eur(100),
        fee: Money::zero(eur(1).currency()),
    };
    Terms { instalments: [10, 20, 30].map(part).to_vec(), grace_days, accelerates: true }
}

/// What came in, in whole euros.
fn receipts(rows: &[(i64, i64)]) -> Receipts {
    let mut receipts = Receipts::default();
    for (on, major) in rows {
        receipts.add(day(*on), eur(*major).minor()).expect("small sums");
    }
    receipts
}

fn word(fate: Fate) -> &'static str {
    fate.code()
}

#[test]
fn agr_05_an_instalment_missed_by_one_day_is_a_breach() {
    let paid_first = receipts(&[(10, 100)]);
    for (on, expected) in [(20, None), (21, Some(Breach { day: day(21), part: 2 }))] {
        let course = judge(&terms(0), &paid_first, day(on));
        assert_eq!(course.breach, expected, "on day {on}");
    }
    // Paid on day 21 it is a breach all the same, and made up for.
    let late = receipts(&[(10, 100), (21, 100)]);
    let course = judge(&terms(0), &late, day(22));
    assert_eq!(course.breach, Some(Breach { day: day(21), part: 2 }));
    assert_eq!(
        course.fates.iter().copied().map(word).collect::<Vec<_>>(),
        ["kept", "made-up", "waiting"]
    );
}

#[test]
fn agr_08_with_two_days_of_grace_the_second_is_in_time_and_the_third_a_breach() {
    // Day of the payment of the second part; the state of it on day 24.
    let rows = [(20, "kept"), (21, "in-grace"), (22, "in-grace"), (23, "made-up")];
    for (paid_on, expected) in rows {
        let course = judge(&terms(2), &receipts(&[(10, 100), (paid_on, 100)]), day(24));
        assert_eq!(course.fates[1].code(), expected, "paid on day {paid_on}");
        assert_eq!(course.breach.is_some(), paid_on == 23, "paid on day {paid_on}");
    }
    // Unpaid: the second day is in order, the third is a breach.
    for (on, arrears) in [(22, None), (23, Some(2))] {
        let paid = receipts(&[(10, 100)]);
        assert_eq!(terms(2).in_arrears(&paid, day(on)), arrears, "on day {on}");
        assert_eq!(judge(&terms(2), &paid, day(on)).breach.is_some(), arrears.is_some());
    }
}

#[test]
fn money_fills_the_parts_in_their_order() {
    // Day and amount of each payment, the day asked about, the fate of each part, the next one.
    type Row = (&'static [(i64, i64)], i64, [&'static str; 3], Option<usize>);
    let rows: [Row; 7] = [
        (&[], 10, ["waiting", "waiting", "waiting"], Some(1)),
        (&[], 11, ["missed", "waiting", "waiting"], Some(1)),
        (&[(5, 300)], 6, ["kept", "kept", "kept"], None),
        (&[(5, 150)], 12, ["kept", "waiting", "waiting"], Some(2)),
        (&[(5, 99)], 11, ["missed", "waiting", "waiting"], Some(1)),
        (&[(5, 60), (10, 40)], 11, ["kept", "waiting", "waiting"], Some(2)),
        (&[(10, 100), (20, 100), (30, 100)], 31, ["kept", "kept", "kept"], None),
    ];
    for (paid, on, fates, next) in rows {
        let course = judge(&terms(0), &receipts(paid), day(on));
        let found: Vec<&str> = course.fates.iter().copied().map(word).collect();
        assert_eq!((found.as_slice(), course.next), (fates.as_slice(), next), "{paid:?} on {on}");
    }
    let course = judge(&terms(0), &receipts(&[(5, 300)]), day(6));
    assert_eq!(course.fulfilled, Some(day(5)));
}

#[test]
fn the_fee_of_a_part_is_paid_with_it() {
    let mut terms = terms(0);
    terms.instalments[0].fee = eur(3);
    let short = judge(&terms, &receipts(&[(10, 102)]), day(11));
    assert_eq!(short.breach, Some(Breach { day: day(11), part: 1 }));
    assert_eq!(judge(&terms, &receipts(&[(10, 103)]), day(11)).breach, None);
    assert_eq!(terms.rest(&receipts(&[(10, 103)]), day(11)), Ok(Some(eur(200))));
}

#[test]
fn a_payment_taken_back_un_keeps_a_part() {
    // Taken back on day 15 as of that day: the part was paid, and is not any more.
    let gone = receipts(&[(10, 100), (15, -100)]);
    assert_eq!(judge(&terms(0), &gone, day(15)).breach, None);
    let course = judge(&terms(0), &gone, day(16));
    assert_eq!(course.breach, Some(Breach { day: day(16), part: 1 }));
    assert_eq!(terms(0).in_arrears(&gone, day(16)), Some(1));
    // Bounced: it was never there.
    let never = receipts(&[(10, 100), (10, -100)]);
    assert_eq!(judge(&terms(0), &never, day(12)).breach, Some(Breach { day: day(11), part: 1 }));
    // Before the day of the part it may still be paid.
    let again = receipts(&[(5, 100), (6, -100), (10, 100)]);
    assert_eq!(judge(&terms(0), &again, day(12)).fates[0], Fate::Kept { on: day(10) });
}

#[test]
fn every_day_of_a_span_says_when_arrears_begin_and_end() {
    let paid = receipts(&[(10, 100), (24, 100)]);
    let of = |on: i64| terms(0).in_arrears(&paid, day(on)).is_some();
    let days: Vec<i64> = (9..=26).filter(|on| of(*on)).collect();
    assert_eq!(days, [21, 22, 23, 24], "made up for on day 24, seen on day 25");
}
