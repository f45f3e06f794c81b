//! Debts offered for sale together: portfolios, their offers, and which was accepted.

use super::money::{amount, fresh_key};
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::{Form, Path};
use saldo_domain::Day;
use saldo_domain::authority::Right;
use saldo_work::acts::IdempotencyKey;
use saldo_work::cases::{self, NewOffer, PortfolioShown};
use saldo_work::{Refused, RefusedKind, views};
use serde::Deserialize;

/// What stands in the forms; each sends its own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    key: String,
    name: String,
    customers: String,
    until: String,
    buyer: String,
    price: String,
    on: String,
    contract: String,
}

#[derive(Template)]
#[template(path = "sales.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<PortfolioShown>,
    typed: Typed,
    /// Which form was refused, and why.
    problem: Option<(String, String)>,
    key: String,
}

impl Screen {
    pub(crate) fn new(p: Frame, rows: Vec<PortfolioShown>, today: Day) -> Self {
        let typed = Typed { on: today.to_string(), ..Typed::default() };
        Self { p, rows, typed, problem: None, key: fresh_key() }
    }

    fn may_sell(&self) -> bool {
        self.p.may(Right::SellDebts)
    }

    fn may_take(&self) -> bool {
        self.p.may(Right::RecordClaimsAndCourt)
    }

    fn problem_of(&self, form: impl std::fmt::Display) -> Option<&str> {
        let (refused, problem) = self.problem.as_ref()?;
        (*refused == form.to_string()).then_some(problem.as_str())
    }

    fn state(&self, row: &PortfolioShown) -> String {
        self.p.coded("sales-state", row.ended.map_or("offer", cases::What::code))
    }

    fn discount(&self, hundredths: &i64) -> String {
        self.p.share_fine(&u32::try_from(*hundredths).unwrap_or_default())
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    page(&screen(&desk).await?)
}

async fn screen(desk: &Desk) -> Result<Screen, Refused> {
    let rows = desk.ask(cases::portfolios).await?;
    Ok(Screen::new(desk.frame("nav-sales"), rows, desk.today))
}

async fn answer(
    desk: &Desk,
    form: &str,
    flash: &str,
    typed: Typed,
    done: Result<(), Refused>,
) -> Answer {
    let for_the_form = |refused: &Refused| {
        use RefusedKind::{Conflict, Input, Missing};
        let own = matches!(refused, Refused::OfCase(cases::CaseRefusal::SamePerson));
        own || matches!(refused.kind(), Input | Conflict | Missing)
    };
    match done {
        Ok(()) => Ok(see_and_tell("/sales", flash, 1)),
        Err(refused) if for_the_form(&refused) => {
            let mut screen = screen(desk).await?;
            screen.typed = typed;
            screen.problem = Some((form.to_owned(), sentence(desk.texts(), &refused)));
            show_as(errors::status(&refused), &screen)
        }
        Err(refused) => Err(refused.into()),
    }
}

fn day(text: &str) -> Result<Day, Refused> {
    text.trim().parse().map_err(|_| Refused::Field {
        field: "day",
        value: text.chars().take(40).collect(),
        reason: "is no day",
        remedy: "write it as 2026-11-24",
    })
}

pub(crate) async fn offer(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let done = offer_debts(&desk, &typed).await;
    answer(&desk, "new", "portfolio", typed, done).await
}

async fn offer_debts(desk: &Desk, typed: &Typed) -> Result<(), Refused> {
    let until = day(&typed.until)?;
    let key = IdempotencyKey::parse(&typed.key)?;
    let (name, codes) = (typed.name.clone(), typed.customers.clone());
    desk.ask(move |office, company, who| {
        let codes = codes.split([',', ';', ' ', '\n']).map(str::trim).filter(|one| !one.is_empty());
        let one = |code| Ok(views::customer_card(office, company, who, code)?.customer);
        let debtors = codes.map(one).collect::<Result<Vec<_>, Refused>>()?;
        cases::offer_portfolio(office, company, who, &key, (&name, until), &debtors).map(drop)
    })
    .await
}

pub(crate) async fn take(
    desk: Desk,
    Path(portfolio): Path<i64>,
    Form(typed): Form<Typed>,
) -> Answer {
    let done = take_offer(&desk, portfolio, &typed).await;
    answer(&desk, &format!("take-{portfolio}"), "offer", typed, done).await
}

async fn take_offer(desk: &Desk, portfolio: i64, typed: &Typed) -> Result<(), Refused> {
    let on = day(&typed.on)?;
    let key = IdempotencyKey::parse(&typed.key)?;
    let (buyer, text, usual) = (typed.buyer.clone(), typed.price.clone(), desk.company.currency);
    desk.ask(move |office, company, who| {
        let rows = cases::portfolios(office, company, who)?;
        let found = rows.iter().find(|row| row.portfolio == portfolio);
        let currency = found.map_or(usual, |row| row.total.currency());
        let new = NewOffer { portfolio, buyer, price: amount(&text, currency)?, on };
        cases::take_offer(office, company, who, &key, &new).map(drop)
    })
    .await
}

pub(crate) async fn accept(
    desk: Desk,
    Path((portfolio, offer)): Path<(i64, i64)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let contract = typed.contract.clone();
    let done = match IdempotencyKey::parse(&typed.key) {
        Ok(key) => {
            desk.ask(move |office, company, who| {
                let which = (portfolio, offer);
                cases::accept_offer(office, company, who, &key, which, &contract)
            })
            .await
        }
        Err(refused) => Err(refused),
    };
    answer(&desk, &format!("take-{portfolio}"), "sold", typed, done).await
}

pub(crate) async fn end(desk: Desk, Path(portfolio): Path<i64>) -> Answer {
    let done = desk
        .ask(move |office, company, who| cases::end_portfolio(office, company, who, portfolio))
        .await;
    let form = format!("take-{portfolio}");
    answer(&desk, &form, "portfolio-ended", Typed::default(), done).await
}
