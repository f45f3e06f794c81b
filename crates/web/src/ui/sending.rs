//! How the company sends: server, gateway, hours, limits; on or off.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Form;
use saldo_work::Refused;
use saldo_work::delivery;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One setting of the form.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) value: String,
}

#[derive(Template)]
#[template(path = "sending.html")]
pub(crate) struct Screen {
    p: Frame,
    inputs: Vec<Input>,
    on: bool,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, values: &BTreeMap<String, String>, on: bool) -> Self {
        let input = |name: &'static str| Input {
            name,
            label: p.t(&format!("sending-{name}")),
            hint: p.t(&format!("sending-hint-{name}")),
            value: values.get(name).cloned().unwrap_or_default(),
        };
        let inputs = delivery::FIELDS.map(input).into_iter().collect();
        Self { inputs, on, problem: None, p }
    }
}

async fn known(desk: &Desk) -> Result<(BTreeMap<String, String>, bool), Refused> {
    desk.ask(|office, company, who| {
        let told = delivery::settings(office, company, who)?;
        Ok((told, delivery::sending(office, company)?.on))
    })
    .await
}

pub(crate) async fn show(desk: Desk) -> Answer {
    let (told, on) = known(&desk).await?;
    page(&Screen::new(desk.frame("sending-title"), &told, on))
}

pub(crate) async fn save(desk: Desk, Form(typed): Form<BTreeMap<String, String>>) -> Answer {
    let sent = typed.clone();
    let done = desk
        .ask(move |office, company, who| delivery::set_sending(office, company, who, &sent))
        .await;
    match done {
        Ok(()) => Ok(see_and_tell("/sending", "sending-kept", 1)),
        Err(refused) => refuse(&desk, typed, refused).await,
    }
}

/// The form again with what was typed.
async fn refuse(desk: &Desk, typed: BTreeMap<String, String>, refused: Refused) -> Answer {
    if errors::hides_the_form(&refused) {
        return Err(refused.into());
    }
    let (mut told, on) = known(desk).await?;
    told.extend(typed);
    let mut screen = Screen::new(desk.frame("sending-title"), &told, on);
    screen.problem = Some(sentence(desk.texts(), &refused));
    show_as(errors::status(&refused), &screen)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Switched {
    on: String,
}

pub(crate) async fn switch(desk: Desk, Form(said): Form<Switched>) -> Answer {
    let (on, secrets) = (said.on == "on", Arc::clone(&desk.state.secrets));
    let done = desk
        .ask(move |office, company, who| match on {
            true => delivery::switch_on(office, company, who, &secrets),
            false => delivery::switch_off(office, company, who),
        })
        .await;
    match done {
        Ok(()) => Ok(see_and_tell("/sending", if on { "sending-on" } else { "sending-off" }, 1)),
        Err(refused) => refuse(&desk, BTreeMap::new(), refused).await,
    }
}
