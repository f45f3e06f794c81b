//! Safe shipment limit and shipment stop.

use super::words::{STATUS, status};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Amount;
use saldo_domain::credit::safe_limit::{Buyer, Ceiling, Stop};
use saldo_domain::rating::Status;
use serde::Serialize;
use std::num::NonZeroU16;

pub(crate) const KIND: Kind = Kind {
    name: "safe-limit",
    group: Group::Credit,
    cites: "S3-C 4.3, 5.3; S3-G1, G2; CLI-04, CLS-08, TAC-01, TAC-02",
    fields: &[
        Field::needed("status", STATUS),
        Field::needed("payments_received", Shape::Money),
        Field::preset("window_days", Shape::Int(1, 3660), "90"),
        Field::needed("deferral_days", Shape::Int(0, 3650)),
        Field::needed("current_debt", Shape::Money),
        Field::needed("overdue", Shape::Money),
        Field::needed("stop_policy", Shape::Word(&["ANY_OVERDUE", "NONE"])),
        Field::optional("manual_limit", Shape::Money),
        Field::optional("order", Shape::MoneyAboveZero),
    ],
    example: r#"{"status": "UNCERTAIN", "payments_received": "540000.00", "deferral_days": 14, "current_debt": "60000.00", "overdue": "0.00", "stop_policy": "ANY_OVERDUE", "order": "24000.00"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    average_daily_payment: Amount,
    limit: Amount,
    available: Amount,
    shipment_allowed: Option<bool>,
    reasons: Vec<&'static str>,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let buyer = buyer(given);
    if buyer.overdue > buyer.debt {
        let refusal = Refusal::conflict("overdue", "overdue-above-debt");
        return Err(refusal.with("most", buyer.debt.to_string()));
    }
    let limit = buyer.safe_limit();
    let stops = given.amount_if("order").map(|order| buyer.stops(order));
    Ok(Answer::of(&Output {
        average_daily_payment: limit.average_daily_payment,
        limit: limit.limit,
        available: limit.available,
        shipment_allowed: stops.as_ref().map(Vec::is_empty),
        reasons: stops.unwrap_or_default().into_iter().map(Stop::code).collect(),
        warnings: [],
    }))
}

fn buyer(given: &Object<'_>) -> Buyer {
    let days = |name| u16::try_from(given.int(name)).expect("at most 3660");
    Buyer {
        payments: given.amount("payments_received"),
        window: NonZeroU16::new(days("window_days")).expect("at least 1"),
        deferral: days("deferral_days"),
        ceiling: ceiling(given),
        debt: given.amount("current_debt"),
        overdue: given.amount("overdue"),
        overdue_stops: given.word("stop_policy") == "ANY_OVERDUE",
    }
}

/// A non-paying customer buys against prepayment, whatever limit a person has set.
fn ceiling(given: &Object<'_>) -> Ceiling {
    match (status(given, "status"), given.amount_if("manual_limit")) {
        (Status::NonPaying, _) => Ceiling::PrepaymentOnly,
        (_, Some(limit)) => Ceiling::Set(limit),
        (_, None) => Ceiling::Payments,
    }
}
