//! Somebody else's money: the customer is looked for, and what the money pays is said by amounts.

use super::bank::{answer, back_to};
use super::choose::{self, Choosing};
use super::money::amount;
use crate::desk::{Answer as Reply, Desk, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::lists::{Pager, link, page_of};
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::{CompanyId, ItemId, Money};
use saldo_store::bank::{LineRow, LineState};
use saldo_work::bank::{self, Answer};
use saldo_work::views::{
    self, CustomerFilter, DocumentFilter, DocumentRow, DocumentState, Page, Paged,
};
use saldo_work::{Office, Refused, Who};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Open documents of a customer, oldest first.
const DOCUMENTS: u32 = 100;

/// A part of a code, name or number; or the code that was chosen, and which of its documents are
/// shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Looked {
    q: String,
    customer: String,
    /// Part of the number of a document.
    number: String,
    from: String,
}

/// The customer that was chosen, with what it owes in the currency of the line.
pub(crate) struct Chosen {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) documents: Paged<DocumentRow>,
    /// The part of a number by which documents were looked for.
    pub(crate) number: String,
}

#[derive(Template)]
#[template(path = "bank_choose.html")]
pub(crate) struct Screen {
    p: Frame,
    row: LineRow,
    one: Chosen,
    /// Where there are more documents than a page shows.
    pager: Option<Pager>,
}

impl Screen {
    pub(crate) fn new(p: Frame, row: LineRow, one: Chosen) -> Self {
        let path = format!("/bank/{}/choose", row.line);
        let address = |from: &str| {
            link(&path, &[("customer", &one.code), ("number", &one.number), ("from", from)])
        };
        let is_long = one.documents.total > u64::from(DOCUMENTS);
        let pager = is_long.then(|| Pager::of(&one.documents, address));
        Self { p, row, one, pager }
    }

    /// May documents be looked for by their number?
    fn is_searched(&self) -> bool {
        self.pager.is_some() || !self.one.number.is_empty()
    }

    /// Where another customer is looked for.
    fn another(&self) -> String {
        format!("/bank/{}/choose", self.row.line)
    }
}

pub(crate) async fn show(desk: Desk, Path(line): Path<i64>, Query(looked): Query<Looked>) -> Reply {
    let frame = desk.frame("bank-another");
    if !frame.may_match() {
        return Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden"));
    }
    let asked = looked.clone();
    let (row, chosen) = desk
        .ask(move |office, company, who| {
            let row = bank::line(office, company, who, line)?.line.row;
            if row.state != LineState::Open || !row.fact.amount.is_positive() {
                return Err(Refused::LineClosed { state: row.state.code().to_owned() });
            }
            let chosen = chosen(office, company, who, &row, &asked)?;
            Ok((row, chosen))
        })
        .await?;
    if let Some(one) = chosen {
        return page(&Screen::new(frame, row, one));
    }
    let choosing = Choosing {
        path: format!("/bank/{line}/choose").into(),
        title: "bank-another",
        from: ("/bank", "nav-bank"),
        filled: Vec::new(),
        q: looked.q.trim().to_owned(),
    };
    choose::show(&desk, choosing, StatusCode::OK).await
}

/// The customer that was named, or the only one that a search finds.
fn chosen(
    office: &Office,
    company: CompanyId,
    who: Who,
    row: &LineRow,
    looked: &Looked,
) -> Result<Option<Chosen>, Refused> {
    let mut code = looked.customer.trim().to_owned();
    let search = looked.q.trim().to_owned();
    if code.is_empty() && !search.is_empty() {
        let filter = CustomerFilter { search, ..CustomerFilter::default() };
        let found = views::customers(office, company, who, &filter, Page::first(2))?.customers;
        if let [only] = found.rows.as_slice() {
            code.clone_from(&only.code);
        }
    }
    if code.is_empty() {
        return Ok(None);
    }
    let card = views::customer_card(office, company, who, &code)?;
    let filter = DocumentFilter {
        customer: Some(card.customer),
        state: DocumentState::Open,
        search: looked.number.trim().to_owned(),
        ..DocumentFilter::default()
    };
    let page = page_of(&looked.from, DOCUMENTS);
    let mut documents = views::invoices(office, company, who, &filter, page)?;
    documents.rows.retain(|one| one.open.currency() == row.fact.amount.currency());
    documents.rows.sort_by_key(|one| (one.due, one.item));
    Ok(Some(Chosen { code: card.code, name: card.name, documents, number: filter.search }))
}

/// What the form sends: an amount for each document, under `share-` and its number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    #[serde(rename = "return")]
    back: String,
    code: String,
    in_order: String,
    learn: String,
    #[serde(flatten)]
    shares: BTreeMap<String, String>,
}

impl Said {
    /// Amounts by document; a field that no form of ours has is a stranger's.
    fn shares(&self, row: &LineRow) -> Result<Vec<(ItemId, Money)>, Refused> {
        let currency = row.fact.amount.currency();
        let filled = self.shares.iter().filter(|(_, text)| !text.trim().is_empty());
        let share = |(name, text): (&String, &String)| {
            let item = name.strip_prefix("share-").and_then(|item| item.parse().ok());
            let item = item.ok_or(Refused::UnknownDocument { number: name.clone() })?;
            Ok((ItemId::new(item), amount(text, currency)?))
        };
        filled.map(share).collect()
    }
}

pub(crate) async fn choose(desk: Desk, Path(line): Path<i64>, Form(said): Form<Said>) -> Reply {
    let form = said.clone();
    let done = desk
        .ask(move |office, company, who| {
            let card = views::customer_card(office, company, who, form.code.trim())?;
            let row = bank::line(office, company, who, line)?.line.row;
            let answer = Answer {
                customer: card.customer,
                shares: form.shares(&row)?,
                rest_in_order: form.in_order == "1",
                learn: form.learn == "1",
            };
            bank::accept(office, company, who, line, &answer)
        })
        .await;
    answer(&desk, back_to(&said.back), done, "bank-matched").await
}
