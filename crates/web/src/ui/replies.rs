//! What came back by mail: lists of it, one mail, that it was read, whose it is.

use super::dossier_acts::to_be_saved;
use crate::desk::{Answer, Desk, see_and_tell, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::lists::{Chip, Pager, link, page as page_from};
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_work::mailbox::{self, Replies, ReplyShown, Shown};
use serde::Deserialize;

/// Which mails the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    show: String,
    from: String,
}

#[derive(Template)]
#[template(path = "replies.html")]
pub(crate) struct List {
    p: Frame,
    rows: Vec<ReplyShown>,
    has_mailbox: bool,
    chips: Vec<Chip>,
    pager: Pager,
}

impl List {
    pub(crate) fn new(p: Frame, shown: Shown, found: Replies) -> Self {
        let href = |show: Shown, from: &str| {
            let show = if show == Shown::default() { "" } else { show.code() };
            link("/replies", &[("show", show), ("from", from)])
        };
        let chip = |(one, count): (&Shown, &u64)| {
            let label = p.coded("replies-show", one.code());
            Chip::new(href(*one, ""), label, *one == shown).counted(*count)
        };
        Self {
            chips: found.counts.iter().map(chip).collect(),
            pager: Pager::of(&found.rows, |from| href(shown, from)),
            rows: found.rows.rows,
            has_mailbox: found.has_mailbox,
            p,
        }
    }

    fn sender(&self, row: &ReplyShown) -> String {
        sender(row)
    }
}

#[derive(Template)]
#[template(path = "reply.html")]
pub(crate) struct Screen {
    p: Frame,
    r: ReplyShown,
}

impl Screen {
    pub(crate) const fn new(p: Frame, r: ReplyShown) -> Self {
        Self { p, r }
    }

    fn sender(&self, row: &ReplyShown) -> String {
        sender(row)
    }

    /// Its place.
    fn here(&self) -> String {
        format!("/replies/{}", self.r.reply)
    }

    /// “48 kB”.
    fn size(&self, bytes: &u64) -> String {
        self.p.tt("reply-size", "size", self.p.number(bytes.div_ceil(1024)))
    }
}

/// Who wrote, as the mail says.
fn sender(row: &ReplyShown) -> String {
    match (row.sender_name.as_str(), row.sender.as_str()) {
        ("", "") => "–".to_owned(),
        ("", address) => address.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}

pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let shown = Shown::from_code(&wanted.show).unwrap_or_default();
    let rows = page_from(&wanted.from);
    let found = desk
        .ask(move |office, company, who| mailbox::replies(office, company, who, shown, rows))
        .await?;
    page(&List::new(desk.frame("nav-replies"), shown, found))
}

pub(crate) async fn one(desk: Desk, Path(number): Path<i64>) -> Answer {
    let found =
        desk.ask(move |office, company, who| mailbox::reply(office, company, who, number)).await?;
    page(&Screen::new(desk.frame("reply-title"), found))
}

pub(crate) async fn mark_read(desk: Desk, Path(number): Path<i64>) -> Answer {
    desk.ask(move |office, company, who| mailbox::mark_read(office, company, who, number)).await?;
    Ok(see_and_tell(&format!("/replies/{number}"), "reply-read", 1))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Assigned {
    customer: String,
}

pub(crate) async fn assign(
    desk: Desk,
    Path(number): Path<i64>,
    Form(said): Form<Assigned>,
) -> Answer {
    let code = said.customer.trim().to_owned();
    if code.is_empty() {
        return Err(Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "problem-reply-customer"));
    }
    desk.ask(move |office, company, who| mailbox::assign(office, company, who, (number, &code)))
        .await?;
    Ok(see_and_tell(&format!("/replies/{number}"), "reply-assigned", 1))
}

/// A file that came along, to be saved: what strangers send is never shown as a page.
pub(crate) async fn file(desk: Desk, Path((number, file)): Path<(i64, i64)>) -> Answer {
    let (name, bytes) = desk
        .ask(move |office, company, who| mailbox::file(office, company, who, (number, file)))
        .await?;
    Ok(to_be_saved(&name, "application/octet-stream", bytes))
}
