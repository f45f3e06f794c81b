//! Programs outside that are told what happened: who hears of what, and what could not be told.

use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link};
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use saldo_work::views::Paged;
use saldo_work::webhooks::{self, Happening, Shown, State, Webhook, WebhookAsked};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which events the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) show: String,
    pub(crate) from: String,
}

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    address: String,
    /// Each kind of event has a field `on-…` of its own.
    #[serde(flatten)]
    on: BTreeMap<String, String>,
}

impl Typed {
    /// Has it a field that the form has not (S03)?
    fn is_foreign(&self) -> bool {
        self.on.keys().any(|key| !key.starts_with("on-"))
    }

    fn kinds(&self) -> Vec<Happening> {
        let ticked = self.on.keys().filter_map(|key| key.strip_prefix("on-"));
        ticked.filter_map(Happening::from_code).collect()
    }
}

#[derive(Template)]
#[template(path = "webhooks.html")]
pub(crate) struct Screen {
    p: Frame,
    hooks: Vec<Webhook>,
    rows: Vec<Shown>,
    total: u64,
    chips: Vec<Chip>,
    pager: Pager,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, wanted: &Wanted, hooks: Vec<Webhook>, list: Paged<Shown>) -> Self {
        let href = |show: &str, from: &str| link("/webhooks", &[("show", show), ("from", from)]);
        let chip =
            |code: &str, label: String| Chip::new(href(code, ""), label, wanted.show == code);
        let states = State::ALL.map(State::code);
        let states = states.map(|code| chip(code, p.coded("webhook-state", code)));
        let chips = std::iter::once(chip("", p.t("webhook-all"))).chain(states).collect();
        Self {
            pager: Pager::of(&list, |from| href(&wanted.show, from)),
            total: list.total,
            rows: list.rows,
            typed: Typed::default(),
            problem: None,
            chips,
            hooks,
            p,
        }
    }

    fn kinds(&self) -> [Happening; 14] {
        Happening::ALL
    }

    fn is_ticked(&self, kind: &Happening) -> bool {
        self.typed.kinds().contains(kind)
    }

    /// What a program hears of, in words.
    fn hears(&self, hook: &Webhook) -> String {
        let words = hook.kinds.iter().map(|kind| self.p.coded("happening", kind.code()));
        words.collect::<Vec<_>>().join(", ")
    }

    fn name(&self, number: &i64) -> &str {
        let found = self.hooks.iter().find(|hook| hook.webhook == *number);
        found.map_or("", |hook| hook.name.as_str())
    }

    fn tone(&self, row: &Shown) -> &'static str {
        match row.state {
            State::Told => "good",
            State::Dead => "bad",
            State::Waiting => "",
        }
    }

    fn is_dead(&self, row: &Shown) -> bool {
        row.state == State::Dead
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    draw(&desk, &wanted, None, StatusCode::OK).await
}

async fn draw(
    desk: &Desk,
    wanted: &Wanted,
    typed: Option<(Typed, String)>,
    status: StatusCode,
) -> Answer {
    let (state, from) = (State::from_code(&wanted.show), lists::page(&wanted.from));
    let (hooks, list) = desk
        .ask(move |office, company, who| {
            let hooks = webhooks::list(office, company, who)?;
            Ok((hooks, webhooks::deliveries(office, company, who, state, from)?))
        })
        .await?;
    let mut screen = Screen::new(desk.frame("nav-webhooks"), wanted, hooks, list);
    if let Some((typed, problem)) = typed {
        screen.p.here = "/webhooks".to_owned();
        screen.typed = typed;
        screen.problem = Some(problem);
    }
    show_as(status, &screen)
}

pub(crate) async fn add(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    if typed.is_foreign() {
        return Err(Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-input"));
    }
    let asked = WebhookAsked {
        name: typed.name.clone(),
        address: typed.address.clone(),
        kinds: typed.kinds(),
    };
    let reach = desk.state.webhooks;
    let done = desk
        .ask(move |office, company, who| webhooks::subscribe(office, company, who, &asked, reach))
        .await;
    match done {
        Ok(_) => Ok(see_and_tell("/webhooks", "webhook-added", 1)),
        Err(refused) => refuse(&desk, typed, refused).await,
    }
}

/// The form again with what was typed.
async fn refuse(desk: &Desk, typed: Typed, refused: Refused) -> Answer {
    if refused.kind() != RefusedKind::Input {
        return Err(refused.into());
    }
    let said = sentence(desk.texts(), &refused);
    draw(desk, &Wanted::default(), Some((typed, said)), errors::status(&refused)).await
}

/// Which program.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Ending {
    webhook: i64,
}

pub(crate) async fn end(desk: Desk, Form(form): Form<Ending>) -> Answer {
    desk.ask(move |office, company, who| webhooks::end(office, company, who, form.webhook)).await?;
    Ok(see_and_tell("/webhooks", "webhook-ended", 1))
}

/// Which event, for which program.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Again {
    webhook: i64,
    event: String,
}

pub(crate) async fn again(desk: Desk, Form(form): Form<Again>) -> Answer {
    desk.ask(move |office, company, who| {
        webhooks::again(office, company, who, form.webhook, &form.event)
    })
    .await?;
    Ok(see_and_tell("/webhooks", "webhook-again", 1))
}
