//! Ageing by configurable bounds.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::ageing::{Bounds, BoundsError};
use saldo_domain::analysis::ageing_table::ageing_table;
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "ageing",
    group: Group::Analysis,
    cites: "S3-B3, S3-C 6; TBL-06",
    fields: &[
        Field::needed("as_of", Shape::Date),
        Field::preset("bounds", Shape::List(1, 12, &Shape::Int(1, 3650)), "[7, 14, 30, 60, 90]"),
        Field::needed("invoices", Shape::List(0, 1000, &Shape::Object(INVOICE))),
    ],
    example: r#"{"as_of": "2026-03-31", "bounds": [30, 60], "invoices": [{"invoice": "1", "due_date": "2026-03-31", "amount": "50000.00"}, {"invoice": "2", "due_date": "2026-03-01", "amount": "40000.00"}]}"#,
    answer,
};

const INVOICE: &[Field] = &[
    Field::needed("invoice", Shape::Text),
    Field::needed("due_date", Shape::Date),
    Field::needed("amount", Shape::Money),
];

#[derive(Serialize)]
struct Output<'a> {
    invoices: Vec<Invoice<'a>>,
    buckets: Vec<Bucket<'a>>,
    total: Amount,
    overdue_total: Amount,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Invoice<'a> {
    invoice: &'a str,
    overdue_days: i64,
    bucket: &'a str,
}

#[derive(Serialize)]
struct Bucket<'a> {
    name: &'a str,
    count: u32,
    amount: Amount,
    share_pct: Option<Figure>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let invoices = given.objects("invoices");
    let numbers = invoices.clone().map(|invoice| invoice.text("invoice"));
    refuse_repeated(numbers, |index| format!("invoices[{index}].invoice"))?;
    let bounds = bounds(&given.ints("bounds"))?;
    let names = bounds.names();
    let debts = invoices.clone().map(|invoice| (invoice.day("due_date"), invoice.amount("amount")));
    let table = ageing_table(given.day("as_of"), &bounds, debts);

    let mut warnings = Warnings::default();
    warnings.ratios(table.buckets.iter().map(|bucket| bucket.share_pct));
    let aged = invoices.zip(&table.debts).map(|(invoice, debt)| Invoice {
        invoice: invoice.text("invoice"),
        overdue_days: debt.overdue_days,
        bucket: &names[debt.bucket],
    });
    let buckets = names.iter().zip(&table.buckets).map(|(name, bucket)| Bucket {
        name,
        count: bucket.count,
        amount: bucket.amount,
        share_pct: bucket.share_pct,
    });
    Ok(Answer::of(&Output {
        invoices: aged.collect(),
        buckets: buckets.collect(),
        total: table.total,
        overdue_total: table.overdue_total,
        warnings: warnings.list(),
    }))
}

fn bounds(days: &[i64]) -> Result<Bounds, Refusal> {
    Bounds::new(days).map_err(|error| match error {
        BoundsError::NotRising { position, bound, previous } => {
            Refusal::conflict(format!("bounds[{}]", position - 1), "bounds-must-rise")
                .with("value", bound.to_string())
                .with("previous", previous.to_string())
        }
        other => unreachable!("the fields allow no such bounds: {other}"),
    })
}
