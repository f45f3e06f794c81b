//! The price of a discount for early payment, or of a concession.

use super::year_length::{YEAR_LENGTH, year_length};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::credit::early_payment::{Offer, OfferError};
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "early-payment-discount",
    group: Group::Credit,
    cites: "S3-B6; S3-G4; TCR-03, TAC-04",
    fields: &[
        Field::needed("discount_pct", Shape::RateBelow100),
        Field::needed("discount_days", Shape::Int(0, 3650)),
        Field::needed("net_days", Shape::Int(1, 3650)),
        Field::preset("day_count", YEAR_LENGTH, r#""ACT/365""#),
        Field::optional("amount", Shape::Money),
        Field::optional("capital_cost_pct", Shape::Rate),
    ],
    example: r#"{"discount_pct": "2", "discount_days": 0, "net_days": 30, "amount": "100000.00", "capital_cost_pct": "16"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    annual_rate_pct: Figure,
    concession: Option<Concession>,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct Concession {
    days: u16,
    cost: Amount,
    financing_value: Amount,
    worthwhile: bool,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let days = |name| u16::try_from(given.int(name)).expect("0 to 3650");
    let offer = Offer::new(
        given.rate("discount_pct"),
        days("discount_days"),
        days("net_days"),
        year_length(given, "day_count"),
    )?;
    let concession = match (given.amount_if("amount"), given.rate_if("capital_cost_pct")) {
        (Some(amount), Some(capital_cost)) => Some(offer.concession(amount, capital_cost)),
        (None, None) => None,
        (None, Some(_)) => return Err(Refusal::missing("amount")),
        (Some(_), None) => return Err(Refusal::missing("capital_cost_pct")),
    };
    let concession = concession.map(|concession| Concession {
        days: concession.days,
        cost: concession.cost,
        financing_value: concession.financing_value,
        worthwhile: concession.worthwhile,
    });
    Ok(Answer::of(&Output { annual_rate_pct: offer.annual_rate(), concession, warnings: [] }))
}

impl From<OfferError> for Refusal {
    fn from(error: OfferError) -> Self {
        match error {
            OfferError::WholePrice(_) => Refusal::out_of_range("discount_pct", "whole-price"),
            OfferError::NotEarlier { discount_days, net_days } => {
                Refusal::conflict("net_days", "deferral-not-longer")
                    .with("net", net_days.to_string())
                    .with("discount", discount_days.to_string())
            }
        }
    }
}
