//! Totals of the inventory of settlements.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Amount;
use saldo_domain::statement::inventory::{Item, totals};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "inventory-totals",
    group: Group::Documents,
    cites: "S3-B4; WOF-01; form INV-17",
    fields: &[Field::needed("items", Shape::List(0, 1000, &Shape::Object(ITEM)))],
    example: r#"{"items": [{"customer": "A", "amount": "400000.00", "confirmed": true, "time_barred": false}, {"customer": "B", "amount": "150000.00", "confirmed": false, "time_barred": true}]}"#,
    answer,
};

const ITEM: &[Field] = &[
    Field::needed("customer", Shape::Text),
    Field::needed("amount", Shape::Money),
    Field::needed("confirmed", Shape::Flag),
    Field::needed("time_barred", Shape::Flag),
];

#[derive(Serialize)]
struct Output {
    total: Amount,
    confirmed: Amount,
    not_confirmed: Amount,
    time_barred: Amount,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let item = |row: &Object<'_>| Item {
        amount: row.amount("amount"),
        confirmed: row.flag("confirmed"),
        time_barred: row.flag("time_barred"),
    };
    let totals = totals(&given.objects("items").map(item).collect::<Vec<_>>());
    Ok(Answer::of(&Output {
        total: totals.total,
        confirmed: totals.confirmed,
        not_confirmed: totals.not_confirmed,
        time_barred: totals.time_barred,
        warnings: [],
    }))
}
