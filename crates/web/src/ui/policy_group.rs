//! Which policy a customer follows, and the group that makes it so.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Form, Path};
use saldo_work::policies::{self, GroupShown, Membership};
use saldo_work::views::{self, Card};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    group: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "policy_group.html")]
pub(crate) struct Screen {
    p: Frame,
    card: Card,
    base: String,
    follows: Membership,
    groups: Vec<GroupShown>,
    may: bool,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        card: Card,
        (follows, groups): (Membership, Vec<GroupShown>),
        may: bool,
    ) -> Self {
        let base = format!("/customers/{}", segment(&card.code));
        let typed = Typed { group: follows.group.clone().unwrap_or_default(), ..Typed::default() };
        Self { p, card, base, follows, groups, may, typed, problem: None }
    }
}

async fn known(desk: &Desk, code: String) -> Result<Screen, Refused> {
    let (card, follows, groups) = desk
        .ask(move |office, company, who| {
            let card = views::customer_card(office, company, who, &code)?;
            let follows = policies::membership(office, company, who, &code)?;
            Ok((card, follows, policies::groups(office, company)?))
        })
        .await?;
    let may = policies::may_group(desk.who());
    Ok(Screen::new(desk.frame("policy-group-title"), card, (follows, groups), may))
}

pub(crate) async fn show(desk: Desk, Path(code): Path<String>) -> Answer {
    page(&known(&desk, code).await?)
}

pub(crate) async fn save(desk: Desk, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let (whose, said) = (code.clone(), typed.clone());
    let done = desk
        .ask(move |office, company, who| {
            let group = Some(said.group.trim()).filter(|name| !name.is_empty());
            policies::put_into_group(office, company, who, &whose, (group, &said.reason))
        })
        .await;
    match done {
        Ok(()) => {
            let path = format!("/customers/{}/group", segment(&code));
            Ok(see_and_tell(&path, "policy-group-kept", 1))
        }
        Err(refused) if refused.kind() == RefusedKind::Input => {
            let mut screen = known(&desk, code).await?;
            screen.typed = typed;
            screen.problem = Some(sentence(desk.texts(), &refused));
            show_as(errors::status(&refused), &screen)
        }
        Err(refused) => Err(refused.into()),
    }
}
