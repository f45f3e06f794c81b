//! 50 % shipment against 100 % payment.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Amount;
use saldo_domain::credit::shipment_ratio::{PaysTooMuch, Step, reduce};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "shipment-ratio",
    group: Group::Credit,
    cites: "S3-G2; TAC-02",
    fields: &[
        Field::needed("debt", Shape::Money),
        Field::needed("payments", Shape::List(1, 100, &Shape::MoneyAboveZero)),
        Field::preset("ship_ratio_pct", Shape::Rate100, r#""50""#),
    ],
    example: r#"{"debt": "200000.00", "payments": ["100000.00", "60000.00"]}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    rows: Vec<Row>,
    debt_after: Amount,
    shipped_total: Amount,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct Row {
    payment: Amount,
    max_shipment: Amount,
    debt_after: Amount,
}

impl From<&Step> for Row {
    fn from(step: &Step) -> Self {
        Self { payment: step.payment, max_shipment: step.shipment, debt_after: step.debt_after }
    }
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let debt = given.amount("debt");
    let steps = reduce(debt, &given.amounts("payments"), given.rate("ship_ratio_pct"))?;
    Ok(Answer::of(&Output {
        rows: steps.iter().map(Row::from).collect(),
        debt_after: steps.last().map_or(debt, |step| step.debt_after),
        shipped_total: steps.iter().map(|step| step.shipment).sum(),
        warnings: [],
    }))
}

impl From<PaysTooMuch> for Refusal {
    fn from(error: PaysTooMuch) -> Self {
        Refusal::conflict(format!("payments[{}]", error.index), "payment-above-debt")
            .with("payment", error.payment.to_string())
            .with("left", error.left.to_string())
    }
}
