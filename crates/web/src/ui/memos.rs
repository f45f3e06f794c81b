//! Memos, printable, with the statement of the work done (ESC-02, ESC-07).

use super::choose::{self, Choosing};
use super::customer_acts::Problem;
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_work::memos::{self, Draft, Memo, MemoKind, Statement};
use saldo_work::{Refused, RefusedKind, views};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "memos.html")]
pub(crate) struct List {
    p: Frame,
    rows: Vec<Memo>,
}

impl List {
    pub(crate) fn new(p: Frame, rows: Vec<Memo>) -> Self {
        Self { p, rows }
    }
}

pub(crate) async fn list(desk: Desk) -> Answer {
    let rows = desk.ask(memos::memos).await?;
    page(&List::new(desk.frame("nav-memos"), rows))
}

#[derive(Template)]
#[template(path = "memo.html")]
pub(crate) struct One {
    p: Frame,
    m: Memo,
}

impl One {
    pub(crate) fn new(mut p: Frame, m: Memo) -> Self {
        p.title = p.tt("memo-title", "number", m.memo.to_string());
        Self { p, m }
    }

    fn statement(&self) -> &Statement {
        &self.m.statement
    }
}

pub(crate) async fn one(desk: Desk, Path(memo): Path<i64>) -> Answer {
    let found =
        desk.ask(move |office, company, who| memos::memo(office, company, who, memo)).await?;
    page(&One::new(desk.frame("nav-memos"), found))
}

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    /// Code of the customer.
    customer: String,
    /// What was searched for among customers.
    q: String,
    kind: String,
    body: String,
}

#[derive(Template)]
#[template(path = "memo_new.html")]
pub(crate) struct NewMemo {
    p: Frame,
    d: Draft,
    typed: Typed,
    problem: Option<String>,
}

impl NewMemo {
    pub(crate) fn new(p: Frame, d: Draft, typed: Typed, problem: Option<String>) -> Self {
        Self { p, d, typed, problem }
    }

    fn statement(&self) -> &Statement {
        &self.d.statement
    }
}

pub(crate) async fn new(desk: Desk, Query(typed): Query<Typed>) -> Answer {
    show_new(&desk, typed, None, StatusCode::OK).await
}

async fn show_new(
    desk: &Desk,
    typed: Typed,
    problem: Option<String>,
    status: StatusCode,
) -> Answer {
    let code = typed.customer.trim().to_owned();
    let asked = code.clone();
    let draft =
        desk.ask(move |office, company, who| memos::draft(office, company, who, &asked)).await;
    match draft {
        Ok(draft) => show_as(status, &NewMemo::new(desk.frame("memo-new"), draft, typed, problem)),
        // Without a customer that there is, one is chosen first.
        Err(Refused::UnknownCustomer { .. }) => {
            let kind = Some(typed.kind).filter(|kind| !kind.is_empty());
            let choosing = Choosing {
                path: "/memos/new".into(),
                title: "memo-new",
                from: ("/memos", "nav-memos"),
                filled: kind.map(|kind| ("kind", kind)).into_iter().collect(),
                q: if code.is_empty() { typed.q } else { code },
            };
            choose::show(desk, choosing, status).await
        }
        Err(refused) => Err(refused.into()),
    }
}

pub(crate) async fn write(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let (status, text) = match send(&desk, &typed).await {
        Ok(memo) => return Ok(see_and_tell(&format!("/memos/{memo}"), "memo-written", 1)),
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) if refused.kind() == RefusedKind::Input => {
            (errors::status(&refused), sentence(desk.texts(), &refused))
        }
        Err(Problem::Refused(refused)) => return Err(refused.into()),
    };
    show_new(&desk, typed, Some(text), status).await
}

async fn send(desk: &Desk, typed: &Typed) -> Result<i64, Problem> {
    let kind = MemoKind::from_code(&typed.kind).ok_or(Problem::Unreadable("problem-memo-kind"))?;
    let (code, body) = (typed.customer.trim().to_owned(), typed.body.trim().to_owned());
    let memo = desk
        .ask(move |office, company, who| {
            let customer = views::customer_card(office, company, who, &code)?.customer;
            memos::write(office, company, who, customer, kind, &body)
        })
        .await?;
    Ok(memo)
}
