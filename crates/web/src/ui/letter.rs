//! A letter to a customer as it would be sent, in the customer's language.

use crate::desk::{Answer, Desk, show as page};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::Path;
use saldo_domain::control::{Channel, EffectKind};
use saldo_letters::notice::{self, Notice, NoticeLine, Written};
use saldo_letters::{Language, Texts};
use saldo_work::explain::{self, Explanation, Happened, Subject};
use saldo_work::views::{self, Card};

#[derive(Template)]
#[template(path = "letter.html")]
pub(crate) struct Screen {
    p: Frame,
    base: String,
    card: Card,
    happened: Option<Happened>,
    /// Nothing for what goes to staff.
    written: Option<Written>,
}

impl Screen {
    pub(crate) fn new(p: Frame, card: Card, told: Explanation) -> Self {
        let happened = told.happened.into_iter().next();
        let letter = happened.as_ref().filter(|happened| goes_out(happened));
        let written = letter.map(|happened| {
            let language = Language::from_code(&card.language).unwrap_or(p.language());
            notice::write(Texts::of(language), &notice_of(&p, &card, happened))
        });
        Self { base: format!("/customers/{}", segment(&card.code)), p, card, happened, written }
    }
}

fn goes_out(happened: &Happened) -> bool {
    happened.kind == EffectKind::Notify && happened.channel != Some(Channel::Staff)
}

fn notice_of(p: &Frame, card: &Card, happened: &Happened) -> Notice {
    let line = |line: &explain::LineFacts| NoticeLine {
        number: line.number.clone(),
        effective: None,
        due: happened.day.plus(-line.days_late),
        open: line.open,
        days_late: line.days_late,
    };
    Notice {
        text: happened.text.clone(),
        customer: card.name.clone(),
        company: p.company.clone(),
        lines: happened.lines.iter().map(line).collect(),
    }
}

pub(crate) async fn show(desk: Desk, Path(effect): Path<String>) -> Answer {
    let (card, told) = desk
        .ask(move |office, company, who| {
            let told = explain::message(office, company, who, &effect, None)?;
            let code = match &told.subject {
                Subject::Customer { code, .. } => code,
                Subject::Invoice { customer, .. } | Subject::Message { customer, .. } => customer,
            };
            Ok((views::customer_card(office, company, who, code)?, told))
        })
        .await?;
    page(&Screen::new(desk.frame("letter-title"), card, told))
}
