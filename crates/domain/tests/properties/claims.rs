//! What one term comes to on one document.

use crate::history::{CUSTOMER, currency};
use saldo_domain::book::{Item, ItemKind, Moment};
use saldo_domain::calendar::Calendar;
use saldo_domain::charges::Seen;
use saldo_domain::charges::weekly_table::WeeklyTable;
use saldo_domain::claims::{Facts, Ground, Method, Part, Term, accrue};
use saldo_domain::rates::{FixedSum, RateTable};
use saldo_domain::{Day, ItemId, Money};

/// The charge on 10 000.00 that nobody has paid, by one term.
pub(crate) fn charge_of(
    due: Day,
    as_of: Day,
    method: Method,
    due_moves_by: Option<&'static str>,
) -> Part {
    let item = Item {
        customer: CUSTOMER,
        item: ItemId::new(1),
        kind: ItemKind::Goods,
        number: "1".into(),
        effective: due.plus(-30),
        due,
        amount: Money::from_minor(1_000_000, currency("EUR")),
        recorded: Moment(0),
    };
    let term = Term {
        ground: Ground::Contract,
        method,
        item: None,
        from: Day::FIRST,
        until: Day::LAST,
        due_moves_by,
        beside_others: false,
        reference: "contract".into(),
    };
    let table = |code| RateTable::of_code(code).expect("ships");
    let calendars: Vec<&Calendar> =
        Calendar::SHIPPED.into_iter().filter_map(Calendar::of_code).collect();
    let facts = Facts {
        key_rate: table("ru-key-rate"),
        default_interest: table("ee-default-interest"),
        fixed_sum: FixedSum::of_estonia(),
        moratoria: &[],
        calendars: &calendars,
        spared: &[],
    };
    let seen = Seen { due, as_of, known: Moment::NOW_AND_EVER };
    let mut accrued = accrue(&item, &[], seen, &[&term], &facts).expect("no rate is looked up");
    accrued.parts.pop().expect("one term, one part")
}

/// LFE-06: beyond the table somebody decides; until then what had accrued stays owed.
#[test]
fn lfe_06_what_accrued_on_the_last_day_of_the_table_stays_owed() {
    let month = |figures: [&str; 4]| figures.map(|figure| figure.parse().expect(figure));
    let months = [month(["1.5", "3", "4.5", "6"]), month(["2", "4", "6", "8"])];
    let due: Day = "2026-01-20".parse().expect("a day");
    let on = |days: i64| {
        let table = WeeklyTable::new(&months).expect("figures rise");
        let part = charge_of(due, due.plus(days), Method::Weekly(table), None);
        (part.accrued.to_string(), part.escalates, part.rows.len())
    };
    assert_eq!(on(49), ("1200.00".to_owned(), false, 1));
    assert_eq!(on(56), ("1400.00".to_owned(), false, 1));
    assert_eq!(on(57), ("1400.00".to_owned(), true, 1));
    assert_eq!(on(400), ("1400.00".to_owned(), true, 1));
}
