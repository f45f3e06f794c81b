//! The outbox: what waits and why, what left, what nobody knows of; and the words of a person
//! on each.

use crate::desk::{Answer as Page, Desk, see_and_tell, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::lists::{Chip, Pager, link, page as page_from};
use crate::pdf::Press;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_work::delivery::{self, Answer, BroughtBack, Flood, MessageRow, Messages, OutboxFilter};
use serde::Deserialize;

/// Which messages the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    state: String,
    channel: String,
    customer: String,
    from: String,
}

#[derive(Template)]
#[template(path = "messages.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<MessageRow>,
    total: u64,
    on: bool,
    flood: Option<Flood>,
    brought_back: BroughtBack,
    chips: Vec<Chip>,
    pager: Pager,
    customer: String,
}

impl Screen {
    pub(crate) fn new(p: Frame, wanted: &Wanted, found: Messages) -> Self {
        let href = |state: &str, from: &str| {
            let query = [
                ("state", state),
                ("channel", wanted.channel.as_str()),
                ("customer", wanted.customer.as_str()),
                ("from", from),
            ];
            link("/messages", &query)
        };
        let all = Chip::new(href("", ""), p.t("messages-all"), wanted.state.is_empty());
        let mut chips = vec![all.counted(found.counts.values().sum())];
        for (state, count) in &found.counts {
            let code = state.code();
            let label = p.coded("message-state", code);
            chips.push(Chip::new(href(code, ""), label, wanted.state == code).counted(*count));
        }
        Self {
            pager: Pager::of(&found.rows, |from| href(&wanted.state, from)),
            total: found.rows.total,
            rows: found.rows.rows,
            on: found.on,
            flood: found.flood,
            brought_back: found.brought_back,
            customer: wanted.customer.clone(),
            chips,
            p,
        }
    }

    fn tone(&self, row: &MessageRow) -> &'static str {
        match row.state {
            MessageState::Sent | MessageState::Delivered => "good",
            MessageState::Uncertain | MessageState::Failed => "bad",
            MessageState::Claimed => "warn",
            MessageState::Planned | MessageState::Withheld | MessageState::Withdrawn => "",
        }
    }

    /// Why it is in its state, or why it waits.
    fn why(&self, row: &MessageRow) -> String {
        why(&self.p, row)
    }
}

/// Why a message is in its state, or why it waits, in words; nothing where nothing is said.
pub(super) fn why(p: &Frame, row: &MessageRow) -> String {
    match (row.state, row.kept_by.as_str(), row.why.as_str()) {
        (MessageState::Planned, "", "") if row.channel == Channel::Post => p.coded("kept", "post"),
        (MessageState::Planned, "", "") => String::new(),
        (MessageState::Planned, "", why) => p.coded_or_plain("message-why", why),
        (MessageState::Planned, kept, _) => p.coded_or_plain("kept", kept),
        (_, _, "") => String::new(),
        (_, _, why) => p.coded_or_plain("message-why", why),
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Page {
    let filter = OutboxFilter {
        state: MessageState::from_code(&wanted.state),
        channel: Channel::from_code(&wanted.channel),
        customer: Some(wanted.customer.trim().to_owned()).filter(|code| !code.is_empty()),
    };
    let rows = page_from(&wanted.from);
    let found = desk
        .ask(move |office, company, who| delivery::messages(office, company, who, &filter, rows))
        .await?;
    page(&Screen::new(desk.frame("nav-messages"), &wanted, found))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Said {
    answer: String,
    /// Of a registered letter.
    number: String,
}

/// What became of an uncertain message, that a failed one is tried again, or that a letter was
/// posted.
pub(crate) async fn answer(desk: Desk, Path(effect): Path<String>, Form(said): Form<Said>) -> Page {
    let back = format!("/messages/{}", crate::lists::segment(&effect));
    let unreadable = || Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "problem-message-answer");
    if !["left", "did-not", "again", "posted"].contains(&said.answer.as_str()) {
        return Err(unreadable());
    }
    desk.ask(move |office, company, who| match said.answer.as_str() {
        "left" => delivery::answer(office, company, who, &effect, Answer::Left),
        "did-not" => delivery::answer(office, company, who, &effect, Answer::DidNot),
        "posted" => delivery::posted(office, company, who, (&effect, &said.number), &Press),
        _ => delivery::try_again(office, company, who, &effect),
    })
    .await?;
    Ok(see_and_tell(&back, "message-answered", 1))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Compared {
    answer: String,
}

/// What became of everything that came with a copy that was brought back.
pub(crate) async fn brought_back(desk: Desk, Form(said): Form<Compared>) -> Page {
    let unreadable = || Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "problem-message-answer");
    let answer = Answer::from_code(&said.answer).ok_or_else(unreadable)?;
    let answered = desk
        .ask(move |office, company, who| {
            delivery::answer_brought_back(office, company, who, answer)
        })
        .await?;
    let count = i64::try_from(answered.all()).unwrap_or(i64::MAX);
    Ok(see_and_tell("/messages", "brought-back-answered", count))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Released {
    letters: String,
}

/// Lets a flood go.
pub(crate) async fn release(desk: Desk, Form(said): Form<Released>) -> Page {
    let letters = said.letters.trim().parse().unwrap_or(0);
    desk.ask(move |office, company, who| delivery::release(office, company, who, letters)).await?;
    Ok(see_and_tell("/messages", "letters-released", 1))
}

/// The exact bytes of an attempt, as a file that nothing opens by itself.
pub(crate) async fn bytes(desk: Desk, Path((effect, fence)): Path<(String, i64)>) -> Page {
    let (channel, bytes) = desk
        .ask(move |office, company, who| delivery::bytes(office, company, who, &effect, fence))
        .await?;
    let (kind, name) = match channel {
        Channel::Sms => ("text/plain; charset=utf-8", "message.txt"),
        Channel::Post if bytes.starts_with(b"%PDF") => ("application/pdf", "letter.pdf"),
        Channel::Post => ("text/plain; charset=utf-8", "letter.txt"),
        _ => ("message/rfc822", "message.eml"),
    };
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
    ];
    Ok((headers, bytes).into_response())
}
