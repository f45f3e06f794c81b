//! Letters that go by post: printed together, carried to the post, said to be there.

use crate::desk::{Answer, Desk, see_and_tell, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::lists::{Pager, link, page as page_from, segment};
use crate::pdf::{self, Press};
use askama::Template;
use axum::extract::{Form, Path, Query, RawForm};
use axum::http::StatusCode;
use saldo_domain::Day;
use saldo_work::delivery::{self, BatchLetter, BatchRow, BatchShown, PrintQueue};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WantedPage {
    from: String,
}

#[derive(Template)]
#[template(path = "post.html")]
pub(crate) struct Queue {
    p: Frame,
    waiting: u64,
    rows: Vec<BatchRow>,
    pager: Pager,
}

impl Queue {
    pub(crate) fn new(p: Frame, found: PrintQueue) -> Self {
        let pager = Pager::of(&found.batches, |from| link("/post", &[("from", from)]));
        Self { p, waiting: found.waiting, rows: found.batches.rows, pager }
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<WantedPage>) -> Answer {
    let rows = page_from(&wanted.from);
    let found = desk
        .ask(move |office, company, who| delivery::print_queue(office, company, who, rows))
        .await?;
    page(&Queue::new(desk.frame("nav-post"), found))
}

pub(crate) async fn print(desk: Desk) -> Answer {
    let done = desk
        .ask(|office, company, who| delivery::print_batch(office, company, who, &Press))
        .await?;
    Ok(match done {
        Some(number) => see_and_tell(&format!("/post/{number}"), "post-printed", 1),
        None => see_and_tell("/post", "post-nothing", 1),
    })
}

#[derive(Template)]
#[template(path = "post_batch.html")]
pub(crate) struct One {
    p: Frame,
    b: BatchShown,
}

impl One {
    pub(crate) fn new(mut p: Frame, b: BatchShown) -> Self {
        p.title = p.tt("post-batch", "number", b.row.number.to_string());
        Self { p, b }
    }

    fn why(&self, letter: &BatchLetter) -> String {
        match letter.why.as_str() {
            "" => String::new(),
            why => self.p.coded_or_plain("message-why", why),
        }
    }
}

pub(crate) async fn one(desk: Desk, Path(number): Path<i64>) -> Answer {
    let found =
        desk.ask(move |office, company, who| delivery::batch(office, company, who, number)).await?;
    page(&One::new(desk.frame("nav-post"), found))
}

/// The same bytes, however often they are asked for.
pub(crate) async fn file(desk: Desk, Path(number): Path<i64>) -> Answer {
    let bytes = desk
        .ask(move |office, company, who| delivery::batch_bytes(office, company, who, number))
        .await?;
    Ok(pdf::shown_as(&format!("batch-{number}"), bytes))
}

/// Which letters of the batch stay in the queue.
pub(crate) async fn posted(desk: Desk, Path(number): Path<i64>, RawForm(form): RawForm) -> Answer {
    let ticked = form_urlencoded::parse(&form).filter(|(name, _)| name == "not");
    let not_posted: BTreeSet<String> = ticked.map(|(_, id)| id.into_owned()).collect();
    desk.ask(move |office, company, who| {
        delivery::batch_posted(office, company, who, number, &not_posted)
    })
    .await?;
    Ok(see_and_tell(&format!("/post/{number}"), "post-posted", 1))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Registered {
    number: String,
    delivered: String,
}

/// The number of a registered letter, and when it was delivered.
pub(crate) async fn registered(
    desk: Desk,
    Path(effect): Path<String>,
    Form(said): Form<Registered>,
) -> Answer {
    let back = format!("/messages/{}", segment(&effect));
    let delivered = match said.delivered.trim() {
        "" => None,
        text => Some(
            text.parse::<Day>()
                .map_err(|_| Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "problem-post-day"))?,
        ),
    };
    desk.ask(move |office, company, who| {
        delivery::registered(office, company, who, &effect, (&said.number, delivered))
    })
    .await?;
    Ok(see_and_tell(&back, "message-answered", 1))
}
