//! Penalty and interest that come out wrong (failures P01 to P17): each name is that of the
//! register.

use crate::charges::{Debt, a_debt, a_rate, key_rate};
use crate::history::{CUSTOMER, a_history, currency};
use proptest::prelude::*;
use saldo_domain::book::{CustomerBook, Item, ItemKind, Moment, Movement, MovementKind, Side};
use saldo_domain::charges::contract_penalty::{Terms, penalty};
use saldo_domain::charges::payment_day::{PaymentDay, PaymentDays};
use saldo_domain::charges::{
    Accrual, DayCount, OnCharges, Payment, Principal, Run, Seen, Spared, annual, correction, ru_395,
};
use saldo_domain::rates::{Rate, RateTable, moratoria_of_russia};
use saldo_domain::{Amount, Day, ItemId, Money, MovementId};

const NOW: Moment = Moment::NOW_AND_EVER;

fn day(text: &str) -> Day {
    text.parse().expect(text)
}

fn rate(text: &str) -> Rate {
    text.parse().expect(text)
}

fn debt(hundredths: i128, due: &str, as_of: &str, paid: &[(&str, i128)]) -> Principal {
    let amount = Amount::from_hundredths;
    let payments: Vec<Payment> =
        paid.iter().map(|&(on, sum)| Payment { day: day(on), amount: amount(sum) }).collect();
    Principal::of_payments(amount(hundredths), day(due), day(as_of), &payments)
}

/// From, to, days, rate, basis and amount of each segment.
fn lines(accrual: &Accrual) -> Vec<String> {
    let line = |segment: &saldo_domain::charges::Segment| {
        let basis = segment.basis.code();
        let saldo_domain::charges::Segment { from, to, days, rate, amount, .. } = segment;
        format!("{from} {to} {days} {rate}/{basis} {amount}")
    };
    accrual.segments.iter().map(line).collect()
}

fn interest_395(principal: &Principal) -> Accrual {
    let spared = Spared::by_moratoria(moratoria_of_russia(), principal.due(), []);
    ru_395::interest(principal, &spared, key_rate()).expect("rates are loaded").accrual
}

/// What a principal says of a debt, whichever way it was drawn.
fn figures(principal: &Principal) -> (Vec<Run>, Amount, i64) {
    (principal.runs().to_vec(), principal.remaining(), principal.overdue_days())
}

/// An invoice with its payments, each recorded a moment after the one before, whatever the
/// days from which they count.
fn recorded(debt: &Debt) -> (Item, Vec<Movement>) {
    let eur = currency("EUR");
    let money = |amount: Amount| amount.in_minor_units_of(eur).expect("up to 10^12");
    let item = Item {
        customer: CUSTOMER,
        item: ItemId::new(1),
        kind: ItemKind::Goods,
        number: "1".into(),
        effective: debt.due.plus(-40),
        due: debt.due,
        amount: money(debt.original),
        recorded: Moment(0),
    };
    let movement = |(index, payment): (i64, &Payment)| Movement {
        customer: CUSTOMER,
        movement: MovementId::new(index),
        kind: MovementKind::Allocation,
        debit_item: Some(item.item),
        credit_item: None,
        amount: money(payment.amount),
        effective: payment.day,
        recorded: Moment(index),
        reverses: None,
    };
    let movements = (1..).zip(&debt.payments).map(movement).collect();
    (item, movements)
}

proptest! {
    /// P01. Whatever is known at a moment, the debt bears as if only that had ever been known,
    /// and a later correction says by how much it differs.
    #[test]
    fn backdated_payment_equals_recompute_from_scratch(debt in a_debt(), rate in a_rate()) {
        let (item, movements) = recorded(&debt);
        let accrue = |principal: &Principal| {
            annual::interest(principal, rate, DayCount::ActAct, Spared::NONE)
        };
        let mut before: Option<Accrual> = None;
        for known in 0..=debt.payments.len() {
            let moment = Moment(i64::try_from(known).expect("few"));
            let seen = Seen { due: debt.due, as_of: debt.as_of, known: moment };
            let now = Principal::of_item(&item, &movements, seen, OnCharges::BearNothing);
            let payments = debt.payments[..known].to_vec();
            let from_scratch = Debt { payments, ..debt.clone() }.principal();
            prop_assert_eq!(figures(&now), figures(&from_scratch));
            let after = accrue(&now);
            if let Some(before) = before {
                let correction = correction::between(&before, &after);
                prop_assert_eq!(before.amount + correction.difference, after.amount);
                prop_assert_eq!(correction.changes.is_empty(), before == after);
                let newest = debt.payments[known - 1].day;
                prop_assert!(correction.changes.iter().all(|change| newest < change.from));
            }
            before = Some(after);
        }
    }

    /// P06. However the debt was paid and on whatever day it is asked about, the penalty never
    /// passes the cap, and says on which day it came up to it.
    #[test]
    fn cap_holds_over_any_history(debt in a_debt(), rate in a_rate(), cap in a_rate()) {
        let terms = Terms { rate_per_day: rate, cap: Some(cap) };
        let mut reached_before = None;
        for as_of in debt.due.through(debt.as_of).step_by(17) {
            let principal = Debt { as_of, ..debt.clone() }.principal();
            let found = penalty(&principal, terms, Spared::NONE);
            let most = debt.original.accrued(cap, 1, 1);
            prop_assert_eq!(found.cap, Some(most));
            prop_assert_eq!(found.amount, found.accrual.amount.min(most));
            // Once reached, it stays reached on the same day.
            prop_assert!(reached_before.is_none() || found.cap_reached == reached_before);
            let exact = |on: Day| {
                let borne = principal.runs().iter().filter(|run| run.from <= on).map(|run| {
                    let days = run.to.min(on).days_since(run.from) + 1;
                    run.principal.hundredths() * i128::from(rate.millionths()) * i128::from(days)
                });
                borne.sum::<i128>()
            };
            let limit = debt.original.hundredths() * i128::from(cap.millionths());
            match found.cap_reached {
                Some(reached) => {
                    prop_assert_eq!(reached.day, reached.on.days_since(debt.due));
                    prop_assert!(exact(reached.on) >= limit);
                    prop_assert!(reached.day == 1 || exact(reached.on.plus(-1)) < limit);
                }
                None => prop_assert!(principal.runs().is_empty() || exact(as_of) < limit),
            }
            reached_before = found.cap_reached;
        }
    }

    /// P10. Each segment is rounded once, so a sum is off by half a unit a segment at most.
    #[test]
    fn no_daily_rounding_drift(debt in a_debt(), rate in a_rate()) {
        let accrual = annual::interest(&debt.principal(), rate, DayCount::Act365, Spared::NONE);
        let exact: i128 = debt
            .principal()
            .runs()
            .iter()
            .map(|run| {
                let days = i128::from(run.to.days_since(run.from) + 1);
                run.principal.hundredths() * i128::from(rate.millionths()) * days
            })
            .sum();
        let unit = 100_000_000 * 365;
        let off = (accrual.amount.hundredths() * unit - exact).abs();
        prop_assert!(2 * off <= unit * accrual.segments.len() as i128);
    }

    /// P14. A corrected rate changes the days on which it was in force, and no others.
    #[test]
    fn rate_correction_recomputes_and_explains(debt in a_debt(), row in 0..4_usize, to in a_rate()) {
        let starts = ["1990-01-01", "2018-05-01", "2020-02-29", "2024-07-29", "2100-01-01"];
        let rates = [rate("7"), rate("8"), rate("9"), rate("10")];
        let mut corrected = rates;
        corrected[row] = to;
        let accrue = |rates: [Rate; 4]| {
            let table = table(&starts[..4], &rates);
            ru_395::interest(&debt.principal(), Spared::NONE, &table).expect("covered").accrual
        };
        let (before, after) = (accrue(rates), accrue(corrected));
        let found = correction::between(&before, &after);
        prop_assert_eq!(before.amount + found.difference, after.amount);
        let first = day(starts[row]);
        let last = starts[row + 1].parse().map_or(Day::LAST, |next: Day| next.plus(-1));
        for change in &found.changes {
            prop_assert!(first <= change.from && change.to <= last);
            prop_assert_eq!(change.before.map(|bearing| bearing.rate), Some(rates[row]));
            prop_assert_eq!(change.after.map(|bearing| bearing.rate), Some(to));
        }
        let concerned = debt.principal().runs().iter().any(|run| {
            run.from <= last && first <= run.to
        });
        prop_assert_eq!(!found.changes.is_empty(), concerned && to != rates[row]);
    }

    /// P17. The order in which facts were entered, and the order in which they are given.
    #[test]
    fn confluence_any_permutation(
        (history, movements, items) in a_history().prop_flat_map(|history| {
            let movements = Just(history.movements.clone()).prop_shuffle();
            let items = Just(history.items.clone()).prop_shuffle();
            (Just(history), movements, items)
        }),
    ) {
        let book = history.book();
        let mut last = 0;
        let entered_otherwise = movements.into_iter().map(|movement| {
            last += 1;
            Movement { recorded: Moment(last), ..movement }
        });
        let other = CustomerBook::new(items, entered_otherwise, history.due_changes.clone());
        for item in history.of_side(Side::Debit) {
            let seen = Seen { due: item.due, as_of: item.due.plus(45), known: NOW };
            let of = |book| Principal::in_book(book, item.item, seen, OnCharges::Bear);
            prop_assert_eq!(of(&book), of(&other));
        }
    }
}

fn table(starts: &[&str], rates: &[Rate]) -> RateTable {
    let row = |(from, rate): (&&str, &Rate)| {
        format!("{{ effective_from = \"{from}\", rate_pct = \"{rate}\", verified = true }},\n")
    };
    let rows: String = starts.iter().zip(rates).map(row).collect();
    let head = "code = \"x\"\ntitle = \"X\"\nsource = \"s\"\nverified = true\n";
    let text = format!("{head}complete_to = \"2099-12-31\"\nrows = [\n{rows}]\n");
    RateTable::load("x.toml", &text).expect("a table")
}

/// P02.
#[test]
#[expect(non_snake_case, reason = "the register names the golden case")]
fn piecewise_rates_golden_RU01() {
    let accrual = interest_395(&debt(100_000_000, "2024-07-15", "2024-11-15", &[]));
    assert_eq!(
        lines(&accrual),
        [
            "2024-07-16 2024-07-28 13 16.00/366 5683.06",
            "2024-07-29 2024-09-15 49 18.00/366 24098.36",
            "2024-09-16 2024-10-27 42 19.00/366 21803.28",
            "2024-10-28 2024-11-15 19 21.00/366 10901.64",
        ]
    );
    assert_eq!((accrual.days, accrual.amount.to_string()), (123, "62486.34".to_owned()));
}

/// P03.
#[test]
fn leap_boundaries_2023_2028() {
    // Due, as of, segments of 366 000.00 at 10 %.
    let rows: [(&str, &str, &[&str]); 6] = [
        ("2023-12-30", "2023-12-31", &["2023-12-31 2023-12-31 1 10.00/365 100.27"]),
        (
            "2023-12-30",
            "2024-01-01",
            &[
                "2023-12-31 2023-12-31 1 10.00/365 100.27",
                "2024-01-01 2024-01-01 1 10.00/366 100.00",
            ],
        ),
        ("2024-02-28", "2024-03-01", &["2024-02-29 2024-03-01 2 10.00/366 200.00"]),
        (
            "2024-12-29",
            "2025-01-02",
            &[
                "2024-12-30 2024-12-31 2 10.00/366 200.00",
                "2025-01-01 2025-01-02 2 10.00/365 200.55",
            ],
        ),
        // Three years of 365 days are one run.
        ("2025-12-30", "2027-01-01", &["2025-12-31 2027-01-01 367 10.00/365 36800.55"]),
        (
            "2023-06-30",
            "2028-12-31",
            &[
                "2023-07-01 2023-12-31 184 10.00/365 18450.41",
                "2024-01-01 2024-12-31 366 10.00/366 36600.00",
                "2025-01-01 2027-12-31 1095 10.00/365 109800.00",
                "2028-01-01 2028-12-31 366 10.00/366 36600.00",
            ],
        ),
    ];
    for (due, as_of, segments) in rows {
        let debt = debt(36_600_000, due, as_of, &[]);
        let accrual = annual::interest(&debt, rate("10"), DayCount::ActAct, Spared::NONE);
        assert_eq!(lines(&accrual), segments, "{due} to {as_of}");
    }
}

/// P05. A claimed penalty raises what is owed, but bears nothing itself, nor does the debt it
/// was claimed for bear more; a policy that names a contract may say otherwise.
#[test]
fn never_compounds_unless_policy() {
    let march = |number: i64| day("2026-03-01").plus(number - 1);
    let item = |id, kind, effective: Day, minor| Item {
        customer: CUSTOMER,
        item: ItemId::new(id),
        kind,
        number: id.to_string(),
        effective,
        due: effective,
        amount: Money::from_minor(minor, currency("RUB")),
        recorded: Moment(id),
    };
    let terms = Terms { rate_per_day: rate("0.1"), cap: None };
    let on = |book: &CustomerBook, id, on_charges| {
        let due = book.item(ItemId::new(id)).expect("in the book").due;
        let seen = Seen { due, as_of: march(31), known: NOW };
        let principal = Principal::in_book(book, ItemId::new(id), seen, on_charges);
        penalty(&principal.expect("in the book"), terms, Spared::NONE).amount.to_string()
    };
    let mut book = CustomerBook::new([item(1, ItemKind::Goods, march(1), 10_000_000)], [], []);
    assert_eq!(on(&book, 1, OnCharges::BearNothing), "3000.00");
    // Claimed on the 11th: 1 000.00 for ten days.
    book.add_item(item(2, ItemKind::Charge, march(11), 100_000));
    assert_eq!(on(&book, 1, OnCharges::BearNothing), "3000.00");
    assert_eq!(on(&book, 2, OnCharges::BearNothing), "0.00");
    assert_eq!(on(&book, 2, OnCharges::Bear), "20.00");
    assert_eq!(on(&book, 1, OnCharges::Bear), "3000.00");
}

/// P10, the example: what rounding by days would make of 33.33 a day.
#[test]
fn a_hundred_rounded_days_are_not_a_hundred_days() {
    let accrual = |as_of| {
        let debt = debt(3_333, "2026-03-02", as_of, &[]);
        annual::interest(&debt, rate("36.5"), DayCount::Act365, Spared::NONE).amount.to_string()
    };
    assert_eq!((accrual("2026-03-03"), accrual("2026-06-10")), ("0.03".into(), "3.33".into()));
}

/// P11.
#[test]
fn day_count_boundaries() {
    // Due, as of, payment of all, days of delay, first and last day that bears.
    type Row<'a> = (&'a str, &'a str, Option<&'a str>, i64, Option<(&'a str, &'a str)>);
    let rows: [Row<'_>; 11] = [
        ("2026-03-02", "2026-03-01", None, 0, None),
        ("2026-03-02", "2026-03-02", None, 0, None),
        ("2026-03-02", "2026-03-03", None, 1, Some(("2026-03-03", "2026-03-03"))),
        ("2026-02-28", "2026-03-01", None, 1, Some(("2026-03-01", "2026-03-01"))),
        ("2024-02-28", "2024-03-01", None, 2, Some(("2024-02-29", "2024-03-01"))),
        ("2026-03-02", "2026-03-22", Some("2026-03-02"), 0, None),
        ("2026-03-02", "2026-03-22", Some("2026-03-03"), 1, Some(("2026-03-03", "2026-03-03"))),
        ("2026-03-02", "2026-03-22", Some("2026-03-12"), 10, Some(("2026-03-03", "2026-03-12"))),
        ("2026-03-02", "2026-03-22", Some("2026-03-22"), 20, Some(("2026-03-03", "2026-03-22"))),
        ("2026-03-02", "2026-03-22", Some("2026-03-23"), 20, Some(("2026-03-03", "2026-03-22"))),
        ("2099-12-31", "2099-12-31", None, 0, None),
    ];
    for (due, as_of, paid, late, bears) in rows {
        let paid: Vec<(&str, i128)> = paid.into_iter().map(|on| (on, 10_000)).collect();
        let debt = debt(10_000, due, as_of, &paid);
        let found = annual::interest(&debt, rate("10"), DayCount::Act365, Spared::NONE);
        let ends = found.segments.first().zip(found.segments.last());
        let ends = ends.map(|(first, last)| (first.from, last.to));
        assert_eq!(debt.overdue_days(), late, "{due} {as_of} {paid:?}");
        assert_eq!(i64::from(found.days), late, "{due} {as_of} {paid:?}");
        assert_eq!(ends, bears.map(|(from, to)| (day(from), day(to))), "{due} {as_of} {paid:?}");
    }
}

/// P12. Nothing accrues from 1 April to 1 October 2022 on a debt due before; on one due
/// inside, everything does.
#[test]
#[expect(non_snake_case, reason = "the register names the golden case")]
fn golden_RU04_moratorium() {
    let spared = interest_395(&debt(20_000_000, "2022-02-28", "2022-10-31", &[]));
    assert_eq!(
        lines(&spared),
        ["2022-03-01 2022-03-31 31 20.00/365 3397.26", "2022-10-02 2022-10-31 30 7.50/365 1232.88",]
    );
    assert_eq!(spared.amount.to_string(), "4630.14");
    let eve = interest_395(&debt(20_000_000, "2022-03-31", "2022-10-31", &[]));
    assert_eq!(lines(&eve), ["2022-10-02 2022-10-31 30 7.50/365 1232.88"]);
    let born_inside = interest_395(&debt(20_000_000, "2022-04-01", "2022-10-31", &[]));
    assert_eq!(born_inside.days, 213);
    // A contract penalty is spared by the same periods.
    let moratorium = Spared::by_moratoria(moratoria_of_russia(), day("2022-02-28"), []);
    let terms = Terms { rate_per_day: rate("0.1"), cap: Some(rate("5")) };
    let debt = debt(20_000_000, "2022-02-28", "2022-10-31", &[]);
    let found = penalty(&debt, terms, &moratorium);
    assert_eq!((found.accrual.days, found.amount.to_string()), (61, "10000.00".to_owned()));
    let reached = found.cap_reached.expect("50 days of 0.1 %");
    assert_eq!((reached.on, reached.day), (day("2022-10-20"), 234));
}

/// P16.
#[test]
fn payment_date_policy_explicit() {
    let days = PaymentDays {
        ordered: Some(day("2026-03-10")),
        debited: Some(day("2026-03-11")),
        credited: day("2026-03-12"),
    };
    let rows = [
        (PaymentDay::Ordered, "800.00"),
        (PaymentDay::Debited, "900.00"),
        (PaymentDay::Credited, "1000.00"),
    ];
    let terms = Terms { rate_per_day: rate("0.1"), cap: None };
    for (rule, expected) in rows {
        let whole = Amount::from_hundredths(10_000_000);
        let payments = [days.payment(rule, whole)];
        let (due, as_of) = (day("2026-03-02"), day("2026-03-22"));
        let debt = Principal::of_payments(whole, due, as_of, &payments);
        let found = penalty(&debt, terms, Spared::NONE).amount;
        assert_eq!(found.to_string(), expected, "{rule:?}");
    }
    assert_eq!(PaymentDay::default(), PaymentDay::Credited, "the money must arrive");
}
