//! Payment statistics of one customer.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::analysis::discipline::{Band, Obligation, discipline};
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "payment-discipline",
    group: Group::Analysis,
    cites: "S0 A3; S3-C 1, 4.4; CLI-08, GEN-03; F-L",
    fields: &[
        Field::needed("as_of", Shape::Date),
        Field::needed("invoices", Shape::List(0, 1000, &Shape::Object(INVOICE))),
    ],
    example: r#"{"as_of": "2026-03-31", "invoices": [{"invoice": "1", "amount": "100000.00", "due_date": "2026-03-01", "paid_on": "2026-03-04"}, {"invoice": "2", "amount": "50000.00", "due_date": "2026-03-01", "paid_on": "2026-03-13"}, {"invoice": "3", "amount": "150000.00", "due_date": "2026-03-01", "paid_on": "2026-03-01"}]}"#,
    answer,
};

const INVOICE: &[Field] = &[
    Field::needed("invoice", Shape::Text),
    Field::needed("amount", Shape::MoneyAboveZero),
    Field::needed("due_date", Shape::Date),
    Field::optional("paid_on", Shape::Date),
];

#[derive(Serialize)]
struct Output<'a> {
    obligations: u32,
    amount_total: Amount,
    on_time_count: u32,
    on_time_share_by_count_pct: Option<Figure>,
    on_time_share_by_amount_pct: Option<Figure>,
    weighted_average_days_late: Option<Figure>,
    longest_delay_days: i64,
    bands: Vec<Line<'a>>,
    open_overdue: Amount,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    count: u32,
    amount: Amount,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    refuse(given)?;
    let judged = discipline(given.day("as_of"), given.objects("invoices").map(obligation));
    let mut warnings = Warnings::default();
    warnings.ratios([judged.on_time_share_by_count_pct]);
    Ok(Answer::of(&Output {
        obligations: judged.obligations,
        amount_total: judged.amount_total,
        on_time_count: judged.on_time_count,
        on_time_share_by_count_pct: judged.on_time_share_by_count_pct,
        on_time_share_by_amount_pct: judged.on_time_share_by_amount_pct,
        weighted_average_days_late: judged.weighted_average_days_late,
        longest_delay_days: judged.longest_delay_days,
        bands: judged.bands.iter().map(line).collect(),
        open_overdue: judged.open_overdue,
        warnings: warnings.list(),
    }))
}

fn refuse(given: &Object<'_>) -> Result<(), Refusal> {
    let numbers = given.objects("invoices").map(|invoice| invoice.text("invoice"));
    refuse_repeated(numbers, |index| format!("invoices[{index}].invoice"))?;
    let as_of = given.day("as_of");
    for (index, invoice) in given.objects("invoices").enumerate() {
        if let Some(paid_on) = invoice.day_if("paid_on").filter(|paid_on| *paid_on > as_of) {
            let refusal = Refusal::conflict(format!("invoices[{index}].paid_on"), "paid-later");
            let refusal = refusal.with("value", paid_on.to_string());
            return Err(refusal.with("as-of", as_of.to_string()));
        }
    }
    Ok(())
}

fn obligation(invoice: &Object<'_>) -> Obligation {
    let (amount, paid_on) = (invoice.amount("amount"), invoice.day_if("paid_on"));
    let open = if paid_on.is_some() { Amount::ZERO } else { amount };
    Obligation { amount, open, due: invoice.day("due_date"), paid_on }
}

fn line(band: &Band) -> Line<'_> {
    Line { name: &band.name, count: band.count, amount: band.amount }
}
