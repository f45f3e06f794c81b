//! Acts on a document and its movements: reversal, refund, a payment that came back.

use crate::desk::{Answer, Desk, see_and_tell};
use crate::errors::Trouble;
use crate::session::random_token;
use axum::extract::{Form, Path};
use saldo_domain::book::difference::SmallDifference;
use saldo_domain::{Currency, CustomerId, ItemId, Money, MovementId};
use saldo_formats::amount::{DecimalMark, parse_amount};
use saldo_work::acts::{self, Gone, IdempotencyKey, Part};
use saldo_work::{Refused, views};
use serde::Deserialize;

/// What the forms of a document send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Said {
    movement: String,
    amount: String,
    reason: String,
    key: String,
    /// Why a little is missing.
    cause: String,
    /// Which debt a payment is to settle.
    debt: String,
    /// From which day a document taken back does not count: `today`, or `own` for its own.
    from: String,
}

/// Where the document stands.
fn address(customer: i64, item: i64) -> String {
    format!("/documents/{customer}/{item}")
}

/// A key for a form that is about to be drawn: sent twice, it is done once.
pub(crate) fn fresh_key() -> String {
    random_token().unwrap_or_default()
}

pub(crate) async fn reverse(
    desk: Desk,
    Path((customer, item)): Path<(i64, i64)>,
    Form(said): Form<Said>,
) -> Answer {
    let movement = MovementId::new(said.movement.parse().map_err(|_| Trouble::missing())?);
    desk.ask(move |office, company, who| {
        let customer = CustomerId::new(customer);
        acts::reverse(office, company, who, customer, movement, &said.reason)
    })
    .await?;
    Ok(see_and_tell(&address(customer, item), "reversed", 1))
}

pub(crate) async fn withdraw(
    desk: Desk,
    Path((customer, item)): Path<(i64, i64)>,
    Form(said): Form<Said>,
) -> Answer {
    let gone = gone(&said.from)?;
    desk.ask(move |office, company, who| {
        let (customer, item) = (CustomerId::new(customer), ItemId::new(item));
        acts::withdraw(office, company, who, customer, item, gone, &said.reason)
    })
    .await?;
    Ok(see_and_tell(&address(customer, item), "withdrawn", 1))
}

/// From which day it is gone; what nobody offered is no answer.
fn gone(from: &str) -> Result<Gone, Refused> {
    match from {
        "own" => Ok(Gone::FromItsDay),
        "today" => Ok(Gone::FromToday),
        _ => Err(Refused::Field {
            field: "withdrawn-from",
            value: from.chars().take(40).collect(),
            reason: "is none of the days offered",
            remedy: "give own or today",
        }),
    }
}

pub(crate) async fn refund(
    desk: Desk,
    Path((customer, item)): Path<(i64, i64)>,
    Form(said): Form<Said>,
) -> Answer {
    desk.ask(move |office, company, who| {
        let (customer, item) = (CustomerId::new(customer), ItemId::new(item));
        let document = views::document(office, company, who, customer, item)?;
        let amount = amount(&said.amount, document.amount.currency())?;
        let key = IdempotencyKey::parse(&said.key)?;
        let part = Part { item, amount };
        acts::refund(office, company, who, &key, customer, part, &said.reason)
    })
    .await?;
    Ok(see_and_tell(&address(customer, item), "refund", 1))
}

/// Closes what is open as a rounding or a bank fee.
pub(crate) async fn difference(
    desk: Desk,
    Path((customer, item)): Path<(i64, i64)>,
    Form(said): Form<Said>,
) -> Answer {
    let cause = SmallDifference::from_code(&said.cause).ok_or_else(Trouble::missing)?;
    desk.ask(move |office, company, who| {
        let on = (CustomerId::new(customer), ItemId::new(item));
        let key = IdempotencyKey::parse(&said.key)?;
        acts::close_difference(office, company, who, &key, on, (cause, &said.reason))
    })
    .await?;
    Ok(see_and_tell(&address(customer, item), "difference", 1))
}

/// Lets what is left of a payment pay debts in the order of the contract.
pub(crate) async fn allocate(
    desk: Desk,
    Path((customer, item)): Path<(i64, i64)>,
    Form(_said): Form<Said>,
) -> Answer {
    let recorded = desk
        .ask(move |office, company, who| {
            let (customer, item) = (CustomerId::new(customer), ItemId::new(item));
            acts::allocate_in_order(office, company, who, customer, item)
        })
        .await?;
    let count = i64::try_from(recorded.allocated.len()).unwrap_or(i64::MAX);
    Ok(see_and_tell(&address(customer, item), "allocated", count))
}

/// Lets part of what is left of a payment settle one debt that was chosen.
pub(crate) async fn allocate_to(
    desk: Desk,
    Path((customer, item)): Path<(i64, i64)>,
    Form(said): Form<Said>,
) -> Answer {
    let debt = ItemId::new(said.debt.parse().map_err(|_| Trouble::missing())?);
    desk.ask(move |office, company, who| {
        let (customer, item) = (CustomerId::new(customer), ItemId::new(item));
        let document = views::document(office, company, who, customer, item)?;
        let amount = amount(&said.amount, document.amount.currency())?;
        let key = IdempotencyKey::parse(&said.key)?;
        let parts = [Part { item: debt, amount }];
        acts::allocate(office, company, who, &key, customer, item, &parts)
    })
    .await?;
    Ok(see_and_tell(&address(customer, item), "allocated", 1))
}

pub(super) fn amount(text: &str, currency: Currency) -> Result<Money, Refused> {
    parse_amount(text, DecimalMark::Auto, currency).map_err(|_| Refused::Field {
        field: "amount",
        value: text.chars().take(40).collect(),
        reason: "is not an amount",
        remedy: "write it as 1250.00",
    })
}
