//! In what order the payments of a customer are counted: what is agreed, and agreeing on it.

use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use saldo_domain::allocation::AllocationOrder;
use saldo_work::acts::{self, RuleInForce};
use saldo_work::views::{self, Card};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// The choice as the form sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    order: String,
    reference: String,
}

#[derive(Template)]
#[template(path = "allocation.html")]
pub(crate) struct Screen {
    p: Frame,
    base: String,
    name: String,
    /// The order that holds, and where it is agreed; none is the program's own.
    rule: Option<RuleInForce>,
    chosen: AllocationOrder,
    reference: String,
    problem: Option<String>,
}

impl Screen {
    /// The choice as it stands.
    pub(crate) fn fresh(p: Frame, card: &Card, rule: Option<RuleInForce>) -> Self {
        let chosen = rule.as_ref().map_or(AllocationOrder::OldestFirst, |rule| rule.order);
        let own = rule.clone().filter(|rule| rule.own);
        let reference = own.map(|rule| rule.reference).unwrap_or_default();
        let (base, name) = (format!("/customers/{}", segment(&card.code)), card.name.clone());
        Self { p, base, name, rule, chosen, reference, problem: None }
    }

    fn orders(&self) -> [AllocationOrder; 5] {
        AllocationOrder::ALL
    }
}

pub(crate) async fn show(desk: Desk, Path(code): Path<String>) -> Answer {
    show_as(StatusCode::OK, &screen(&desk, code).await?)
}

async fn screen(desk: &Desk, code: String) -> Result<Screen, Refused> {
    let (card, rule) = desk
        .ask(move |office, company, who| {
            let card = views::customer_card(office, company, who, &code)?;
            let rule = acts::allocation_order(office, company, who, card.customer)?;
            Ok((card, rule))
        })
        .await?;
    Ok(Screen::fresh(desk.frame("allocation-title"), &card, rule))
}

pub(crate) async fn save(desk: Desk, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let Some(order) = AllocationOrder::from_code(&typed.order) else {
        return show(desk, Path(code)).await;
    };
    let (asked, reference) = (code.clone(), typed.reference.clone());
    let done = desk
        .ask(move |office, company, who| {
            let customer = views::customer_card(office, company, who, &asked)?.customer;
            acts::set_allocation_order(office, company, who, Some(customer), order, &reference)
        })
        .await;
    let refused = match done {
        Ok(()) => return Ok(see_and_tell(&format!("/customers/{}", segment(&code)), "saved", 1)),
        Err(refused) if refused.kind() == RefusedKind::Failure => return Err(refused.into()),
        Err(refused) => refused,
    };
    let problem = Some(sentence(desk.texts(), &refused));
    let fresh = screen(&desk, code).await?;
    let again = Screen { chosen: order, reference: typed.reference, problem, ..fresh };
    show_as(errors::status(&refused), &again)
}
