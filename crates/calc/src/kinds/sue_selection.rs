//! Whom to sue.

use super::due_date::{DEFERRAL, due_date};
use super::year_length::{YEAR_LENGTH, year_length};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use saldo_domain::recovery::sue_selection::{Owing, Terms, Weighed, select};
use saldo_domain::{Amount, Day};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "sue-selection",
    group: Group::Law,
    cites: "S3-D; INT-09 to INT-13; A-16 to A-18",
    fields: &[
        Field::needed("as_of", Shape::Date),
        Field::needed("rate_pct_per_day", Shape::Rate),
        Field::needed("annual_rate_pct", Shape::Rate),
        Field::preset("day_count", YEAR_LENGTH, r#""ACT/365""#),
        Field::needed("legal_cost_per_customer", Shape::Money),
        Field::needed("customers", Shape::List(1, 1000, &Shape::Object(CUSTOMER))),
    ],
    example: r#"{"as_of": "2017-03-03", "rate_pct_per_day": "0.1", "annual_rate_pct": "10", "legal_cost_per_customer": "5000.00", "customers": [{"customer": "K03", "principal": "4950.00", "due_date": "2017-02-11"}, {"customer": "K06", "principal": "4000.00", "due_date": "2016-06-26"}]}"#,
    answer,
};

const CUSTOMER: &[Field] = &[
    Field::needed("customer", Shape::Text),
    Field::optional("name", Shape::Text),
    Field::needed("principal", Shape::Money),
    Field::optional("due_date", Shape::Date),
    Field::optional("shipment_date", Shape::Date),
    Field::optional("deferral_days", DEFERRAL),
];

#[derive(Serialize)]
struct Output<'a> {
    customers: Vec<Customer<'a>>,
    overdue_customers: usize,
    sued_customers: usize,
    gross_recoverable: Amount,
    legal_costs_total: Amount,
    net_after_legal_costs: Amount,
    penalty_total: Amount,
    interest_total: Amount,
    /// Beyond the contract: for claims under this article one rate is an estimate (A-19).
    estimate: &'static str,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct Customer<'a> {
    customer: &'a str,
    name: Option<&'a str>,
    principal: Amount,
    due_date: Day,
    signed_days: i64,
    overdue_days: i64,
    penalty: Amount,
    interest: Amount,
    total: Amount,
    overdue: bool,
    sue: bool,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let customers = given.objects("customers");
    let codes = customers.clone().map(|customer| customer.text("customer"));
    refuse_repeated(codes, |index| format!("customers[{index}].customer"))?;
    let owing = |(index, customer): (usize, &Object<'_>)| {
        let due = due_date(customer, |field| format!("customers[{index}].{field}"))?;
        Ok(Owing { principal: customer.amount("principal"), due })
    };
    let owings: Vec<Owing> =
        customers.clone().enumerate().map(owing).collect::<Result<_, Refusal>>()?;
    let selection = select(&terms(given), &owings);
    let rows = customers.zip(&owings).zip(&selection.customers);
    Ok(Answer::of(&Output {
        customers: rows.map(|((given, owing), weighed)| row(given, owing, weighed)).collect(),
        overdue_customers: selection.overdue_customers,
        sued_customers: selection.sued_customers,
        gross_recoverable: selection.gross_recoverable,
        legal_costs_total: selection.legal_costs_total,
        net_after_legal_costs: selection.net_after_legal_costs,
        penalty_total: selection.penalty_total,
        interest_total: selection.interest_total,
        estimate: super::annual_interest::ESTIMATED,
        warnings: [],
    }))
}

fn terms(given: &Object<'_>) -> Terms {
    Terms {
        as_of: given.day("as_of"),
        penalty_per_day: given.rate("rate_pct_per_day"),
        annual_rate: given.rate("annual_rate_pct"),
        year: year_length(given, "day_count"),
        legal_cost: given.amount("legal_cost_per_customer"),
    }
}

fn row<'a>(given: &'a Object<'_>, owing: &Owing, weighed: &Weighed) -> Customer<'a> {
    Customer {
        customer: given.text("customer"),
        name: given.text_if("name"),
        principal: owing.principal,
        due_date: owing.due,
        signed_days: weighed.signed_days,
        overdue_days: weighed.overdue_days,
        penalty: weighed.penalty,
        interest: weighed.interest,
        total: weighed.total,
        overdue: weighed.overdue,
        sue: weighed.sue,
    }
}
