//! Reconciliation acts that went out, and how each came back.

use super::money::amount;
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Form;
use saldo_domain::authority::Right;
use saldo_domain::recovery::reconciliation::State;
use saldo_domain::{CustomerId, Day, Money};
use saldo_work::cases::{self, ActShown};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// What stands in the forms; each sends its own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    as_of: String,
    customer: i64,
    act: i64,
    state: String,
    on: String,
    confirmed: String,
    note: String,
}

#[derive(Template)]
#[template(path = "reconciliation.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<ActShown>,
    today: Day,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, rows: Vec<ActShown>, today: Day) -> Self {
        Self { p, rows, today, problem: None }
    }

    fn may_answer(&self) -> bool {
        self.p.may(Right::RecordClaimsAndCourt)
    }

    fn answers(&self, row: &ActShown) -> Vec<State> {
        let state = row.row.state;
        State::ALL.into_iter().filter(|next| state.may_become(*next)).collect()
    }

    fn tone(&self, row: &ActShown) -> &'static str {
        match row.row.state {
            State::Signed => "good",
            State::Disputed => "warn",
            State::Silent => "bad",
            State::Sent => "note",
        }
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    page(&screen(&desk).await?)
}

async fn screen(desk: &Desk) -> Result<Screen, Refused> {
    let rows = desk.ask(cases::acts).await?;
    Ok(Screen::new(desk.frame("nav-acts"), rows, desk.today))
}

async fn answer_to(desk: &Desk, flash: &str, done: Result<i64, Refused>) -> Answer {
    use RefusedKind::{Conflict, Input, Missing};
    match done {
        Ok(count) => Ok(see_and_tell("/reconciliation", flash, count)),
        Err(refused) if matches!(refused.kind(), Input | Conflict | Missing) => {
            let mut screen = screen(desk).await?;
            screen.problem = Some(sentence(desk.texts(), &refused));
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

pub(crate) async fn send(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let done = match day(&typed.as_of) {
        Ok(as_of) => {
            desk.ask(move |office, company, who| cases::send_acts(office, company, who, as_of))
                .await
        }
        Err(refused) => Err(refused),
    };
    let done = done.map(|bulk| i64::try_from(bulk.sent).unwrap_or(i64::MAX));
    answer_to(&desk, "acts-sent", done).await
}

pub(crate) async fn answer(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let state = State::from_code(&typed.state).ok_or_else(Trouble::missing)?;
    let done = note(&desk, state, typed).await;
    answer_to(&desk, "act-answered", done.map(|()| 1)).await
}

async fn note(desk: &Desk, state: State, typed: Typed) -> Result<(), Refused> {
    let (on, currency) = (day(&typed.on)?, desk.company.currency);
    let confirmed = match typed.confirmed.trim() {
        "" => Money::zero(currency),
        text => amount(text, currency)?,
    };
    let which = (CustomerId::new(typed.customer), typed.act);
    desk.ask(move |office, company, who| {
        cases::answer_act(office, company, who, which, (state, on), confirmed, &typed.note)
    })
    .await
}
