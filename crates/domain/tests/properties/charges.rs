//! What any charge may be relied on for: its segments cover the delay once, add up to the
//! total, and follow from the facts alone.

use crate::history::{a_history, every_day};
use proptest::prelude::*;
use saldo_domain::book::balance::open_amount;
use saldo_domain::book::{CustomerBook, Item, ItemKind, Moment, MovementKind, Side};
use saldo_domain::charges::contract_penalty::{Terms, penalty};
use saldo_domain::charges::weekly_table::{WeeklyTable, week_of};
use saldo_domain::charges::{
    Accrual, DayCount, OnCharges, Payment, Period, Principal, Run, Seen, Spared, annual, ee_113,
    ru_395,
};
use saldo_domain::rates::{Rate, RateTable, moratoria_of_russia};
use saldo_domain::{Amount, Day};

/// A debt with its payments.
#[derive(Clone, Debug)]
pub(crate) struct Debt {
    pub(crate) original: Amount,
    pub(crate) due: Day,
    pub(crate) as_of: Day,
    pub(crate) payments: Vec<Payment>,
}

impl Debt {
    pub(crate) fn principal(&self) -> Principal {
        Principal::of_payments(self.original, self.due, self.as_of, &self.payments)
    }
}

/// A debt from 2017 on, of up to 10^12, late by up to three years, with up to six payments.
pub(crate) fn a_debt() -> impl Strategy<Value = Debt> {
    let original = prop_oneof![1..10_000_i128, 1..=100_000_000_000_000_i128];
    let payment = (-30..1_100_i64, 1..=100_u8);
    let payments = prop::collection::vec(payment, 0..7);
    (original, 17_200..20_500_i64, -5..1_000_i64, payments).prop_map(
        |(original, due, late, paid)| {
            let due = Day::from_number(due).expect("permitted");
            let payments = paid
                .into_iter()
                .map(|(after, percent)| Payment {
                    day: due.plus(after),
                    amount: Amount::from_hundredths(1 + original * i128::from(percent) / 200),
                })
                .collect();
            let original = Amount::from_hundredths(original);
            Debt { original, due, as_of: due.plus(late), payments }
        },
    )
}

pub(crate) fn a_rate() -> impl Strategy<Value = Rate> {
    prop_oneof![
        Just("0".to_owned()),
        Just("1000".to_owned()),
        Just("0.1".to_owned()),
        (0..1_000_u32, 0..1_000_000_u32).prop_map(|(whole, part)| format!("{whole}.{part:06}"))
    ]
    .prop_map(|text| text.parse().expect("a rate"))
}

pub(crate) fn key_rate() -> &'static RateTable {
    RateTable::of_code("ru-key-rate").expect("ships")
}

/// What bears on a day by the rule itself: the debt less all payments of earlier days.
fn borne(debt: &Debt, on: Day) -> Amount {
    let earlier = debt.payments.iter().filter(|payment| payment.day < on);
    (debt.original - earlier.map(|payment| payment.amount).sum()).or_nothing()
}

/// Every day with what bears on it.
fn days(runs: &[Run]) -> Vec<(Day, Amount)> {
    let of_run = |run: &Run| run.from.through(run.to).map(|day| (day, run.principal)).collect();
    runs.iter().flat_map::<Vec<_>, _>(of_run).collect()
}

/// The runs the segments of an accrual lie on.
fn segments_as_runs(accrual: &Accrual) -> Vec<Run> {
    let run = |segment: &saldo_domain::charges::Segment| Run {
        from: segment.from,
        to: segment.to,
        principal: segment.principal,
    };
    accrual.segments.iter().map(run).collect()
}

/// Every way of accruing by days, on a debt that the tables cover.
fn every_accrual(debt: &Principal, rate: Rate) -> Vec<Accrual> {
    let none = Spared::NONE;
    let estonia = RateTable::of_code("ee-default-interest").expect("ships");
    let by_half_year = ee_113::interest(debt, none, estonia, DayCount::ActAct);
    let mut accruals = vec![
        penalty(debt, Terms { rate_per_day: rate, cap: None }, none).accrual,
        ru_395::interest(debt, none, key_rate()).expect("covered").accrual,
        by_half_year.expect("covered").accrual,
    ];
    let counts = [DayCount::Act365, DayCount::Act360, DayCount::ActAct];
    accruals.extend(counts.map(|count| annual::interest(debt, rate, count, none)));
    accruals
}

proptest! {
    #[test]
    fn segments_cover_each_day_of_delay_once_and_add_up(debt in a_debt(), rate in a_rate()) {
        let principal = debt.principal();
        let expected: Vec<(Day, Amount)> = debt
            .due
            .ahead(1)
            .through(debt.as_of)
            .map(|day| (day, borne(&debt, day)))
            .filter(|(_, borne)| borne.is_positive())
            .collect();
        prop_assert_eq!(expected.len() as i64, principal.overdue_days());
        for accrual in every_accrual(&principal, rate) {
            prop_assert_eq!(&days(&segments_as_runs(&accrual)), &expected);
            let sum: Amount = accrual.segments.iter().map(|segment| segment.amount).sum();
            prop_assert_eq!(sum, accrual.amount);
            prop_assert_eq!(accrual.days as usize, expected.len());
            for segment in &accrual.segments {
                let basis = segment.basis.days();
                let again = segment.principal.accrued(segment.rate, segment.days, basis);
                prop_assert_eq!(again, segment.amount);
                let years_fit = !matches!(basis, 365 | 366)
                    || accrual.segments.iter().all(|other| other.basis == segment.basis)
                    || segment.from.days_in_year() == basis && segment.to.days_in_year() == basis;
                prop_assert!(years_fit, "{segment:?}");
            }
        }
    }

    #[test]
    fn segments_are_the_longest_runs(debt in a_debt(), rate in a_rate()) {
        for accrual in every_accrual(&debt.principal(), rate) {
            let joins = accrual.segments.windows(2).any(|pair| {
                let (one, next) = (pair[0], pair[1]);
                one.to.ahead(1) == next.from
                    && (one.principal, one.rate, one.basis)
                        == (next.principal, next.rate, next.basis)
            });
            prop_assert!(!joins, "{:?}", accrual.segments);
        }
    }

    #[test]
    fn the_order_of_payments_does_not_matter(
        debt in a_debt(),
        (sorted, mixed) in Just(()).prop_flat_map(|()| {
            let order: Vec<usize> = (0..6).collect();
            (Just(order.clone()), Just(order).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(sorted.len(), mixed.len());
        let payments = mixed.iter().filter_map(|index| debt.payments.get(*index).copied());
        let other = Debt { payments: payments.collect(), ..debt.clone() };
        prop_assert_eq!(debt.principal(), other.principal());
        let halves = debt.payments.iter().flat_map(|payment| {
            let half = Amount::from_hundredths(payment.amount.hundredths() / 2);
            [half, payment.amount - half].map(|amount| Payment { amount, ..*payment })
        });
        let halved = Debt { payments: halves.collect(), ..debt.clone() };
        prop_assert_eq!(debt.principal(), halved.principal());
    }

    #[test]
    fn a_debt_in_two_invoices_costs_what_it_costs_in_one_but_for_rounding(
        debt in a_debt(),
        share in 0..=100_i128,
        rate in a_rate(),
    ) {
        let first = Amount::from_hundredths(debt.original.hundredths() * share / 100);
        let part = |original, payments| Debt { original, payments, ..debt.clone() };
        // Payments pay the first invoice, what it does not need the second.
        let mut payments = debt.payments.clone();
        payments.sort_by_key(|payment| payment.day);
        let (mut to_first, mut to_second, mut left) = (Vec::new(), Vec::new(), first);
        for payment in payments {
            let used = payment.amount.min(left);
            left = left - used;
            to_first.push(Payment { amount: used, ..payment });
            to_second.push(Payment { amount: payment.amount - used, ..payment });
        }
        let parts = [part(first, to_first), part(debt.original - first, to_second)];
        let whole = every_accrual(&debt.principal(), rate);
        let parts = parts.map(|part| every_accrual(&part.principal(), rate));
        for (index, whole) in whole.iter().enumerate() {
            let apart = parts[0][index].amount + parts[1][index].amount - whole.amount;
            let segments = [whole, &parts[0][index], &parts[1][index]]
                .map(|accrual| accrual.segments.len() as i128);
            let most = segments.iter().sum::<i128>().div_euclid(2) + 1;
            prop_assert!(apart.hundredths().abs() <= most, "{apart} in {segments:?} segments");
        }
    }

    #[test]
    fn no_amount_overflows(
        original in 99_999_999_999_999_000..=99_999_999_999_999_999_i128,
        due in 7_305..47_481_i64,
    ) {
        let original = Amount::from_hundredths(original);
        let due = Day::from_number(due).expect("permitted");
        let debt = Principal::of_payments(original, due, Day::LAST, &[]);
        let steepest: Rate = "1000".parse().expect("1000");
        let terms = Terms { rate_per_day: steepest, cap: Some(steepest) };
        let found = penalty(&debt, terms, Spared::NONE);
        let days = i128::from(found.accrual.days);
        prop_assert_eq!(found.accrual.amount.hundredths(), original.hundredths() * 10 * days);
        prop_assert_eq!(found.cap_reached.map(|reached| reached.day), Some(1));
        let table = WeeklyTable::new(&[[steepest; 4]; 12]).expect("level");
        let fee = table.fee(&debt, Spared::NONE);
        prop_assert_eq!(fee.escalates(), fee.week > 48);
    }

    #[test]
    fn spared_days_are_taken_out_of_the_segments_and_nothing_else(
        debt in a_debt(),
        periods in prop::collection::vec((-20..1_000_i64, 0..200_i64), 0..5),
    ) {
        let periods: Vec<Period> = periods
            .into_iter()
            .map(|(from, length)| {
                let from = debt.due.plus(from);
                Period { from, to: from.plus(length) }
            })
            .collect();
        let spared = Spared::by_moratoria(moratoria_of_russia(), debt.due, periods.clone());
        let is_spared = |day: Day| {
            periods.iter().any(|period| period.from <= day && day <= period.to)
                || moratoria_of_russia().iter().any(|pause| pause.spares(debt.due, day))
        };
        let principal = debt.principal();
        let found = ru_395::interest(&principal, &spared, key_rate()).expect("covered");
        let (left_out, bear): (Vec<_>, Vec<_>) =
            days(principal.runs()).into_iter().partition(|(day, _)| is_spared(*day));
        prop_assert_eq!(days(&segments_as_runs(&found.accrual)), bear);
        prop_assert_eq!(found.excluded_days as usize, left_out.len());
        // The weekly table counts the same days as spared, part by part.
        let month: [Rate; 4] = ["1", "2", "3", "4"].map(|figure| figure.parse().expect(figure));
        let table = WeeklyTable::new(&[month; 12]).expect("figures rise");
        let spared_between = |from: Day, to: Day| {
            (0..=to.days_since(from)).filter(|n| is_spared(from.plus(*n))).count()
        };
        for part in table.fee(&principal, &spared).parts {
            let left_out = spared_between(part.from, part.to);
            prop_assert_eq!(part.spared_days as usize, left_out);
            let all = usize::try_from(part.to.days_since(part.from) + 1).expect("in order");
            prop_assert_eq!(part.days as usize + left_out, all);
            prop_assert_eq!(part.week, week_of(part.days));
        }
        let last = table.last_day(debt.due, &spared);
        let bearing = last.days_since(debt.due) - spared_between(debt.due.plus(1), last) as i64;
        prop_assert_eq!((bearing, is_spared(last)), (7 * 48, false));
    }

    #[test]
    fn the_weekly_fee_is_the_weekly_accrual_on_the_balance(debt in a_debt()) {
        let month = |figures: [&str; 4]| figures.map(|figure| figure.parse().expect(figure));
        let months = [month(["1.5", "3", "4.5", "6"]), month(["2", "4", "6", "8"])];
        let table = WeeklyTable::new(&months).expect("figures rise");
        // As on the last day of the table or before.
        let as_of = debt.as_of.min(debt.due.plus(56));
        let debt = Debt { as_of, ..debt };
        let principal = debt.principal();
        let fee = table.fee(&principal, Spared::NONE);
        let (mut exact, mut before) = (0, 0);
        for week in 1..=week_of(u32::try_from(as_of.days_since(debt.due)).unwrap_or(0)) {
            let first = debt.due.plus(i64::from(week) * 7 - 6);
            let whole = Amount::from_hundredths(100_000_000);
            let reached = table.in_week(week).expect("in the table").of(whole).hundredths();
            exact += borne(&debt, first).hundredths() * (reached - before);
            before = reached;
        }
        let found = fee.amount.expect("in the table").hundredths() * 100_000_000;
        let most = fee.parts.len() as i128 * 50_000_000;
        prop_assert!((found - exact).abs() <= most, "{found} is not {exact}");
        let parts: Amount = fee.parts.iter().map(|part| part.principal).sum();
        prop_assert_eq!(parts, borne(&debt, debt.due.ahead(1).min(as_of.ahead(1))).min(parts));
    }

    #[test]
    fn a_debt_of_the_book_bears_on_what_the_book_says_was_open(history in a_history(), known in 0..40_i64) {
        let book = history.book();
        let known = Moment(known);
        for item in history.of_side(Side::Debit) {
            for as_of in [item.due.plus(1), item.due.plus(9), item.due.plus(60)] {
                let seen = Seen { due: item.due, as_of, known };
                let principal = Principal::in_book(&book, item.item, seen, OnCharges::Bear)
                    .expect("the item is in the book");
                let expected = by_days(&book, item, seen);
                prop_assert_eq!(days(principal.runs()), expected, "{:?} as of {}", item, as_of);
            }
        }
    }
}

/// What bears on each day, asked of the book day by day: what was open the day before.
fn by_days(book: &CustomerBook, item: &Item, seen: Seen) -> Vec<(Day, Amount)> {
    let cancelled = book.settled_by(item, MovementKind::Cancellation, seen.as_of, seen.known);
    if cancelled.expect("small").is_positive() {
        return Vec::new();
    }
    let bears = |day: Day| {
        let open = open_amount(item, book.movements_of(item.item), day.ahead(-1), seen.known);
        Amount::from_hundredths(i128::from(open.expect("small").minor()))
    };
    let delay = seen.due.ahead(1).through(seen.as_of);
    delay.map(|day| (day, bears(day))).filter(|(_, open)| open.is_positive()).collect()
}

/// The properties of the book above must meet eventful debts, charges among them.
#[test]
fn histories_hold_charges_and_debts_that_are_overdue() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut charges, mut overdue) = (0, 0);
    for _ in 0..100 {
        let tree = a_history().new_tree(&mut runner).expect("a history");
        let history = proptest::strategy::ValueTree::current(&tree);
        charges += history.items.iter().filter(|item| item.kind == ItemKind::Charge).count();
        let last = every_day().last().expect("days");
        overdue += history.of_side(Side::Debit).iter().filter(|item| item.due < last).count();
    }
    assert!(charges > 20 && overdue > 50, "{charges} charges, {overdue} overdue");
}
