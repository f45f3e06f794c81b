//! Two customers turn out to be one, or some documents to be another customer's.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Path, RawForm};
use saldo_domain::ItemId;
use saldo_work::Refused;
use saldo_work::acts;
use saldo_work::views::{self, Card, DocumentFilter, DocumentRow, Page};
use std::collections::BTreeSet;

/// Documents offered on the page, of each side.
const OFFERED: u32 = 200;

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    /// `all` or `some`.
    what: String,
    /// Code of the other customer.
    other: String,
    reason: String,
    documents: BTreeSet<i64>,
}

impl Typed {
    fn read(form: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form_urlencoded::parse(form) {
            match name.as_ref() {
                "what" => typed.what = value.into_owned(),
                "other" => typed.other = value.trim().to_owned(),
                "reason" => typed.reason = value.into_owned(),
                "document" => typed.documents.extend(value.parse::<i64>().ok()),
                _ => {}
            }
        }
        typed
    }

    fn is_some(&self) -> bool {
        self.what == "some"
    }
}

#[derive(Template)]
#[template(path = "joining.html")]
pub(crate) struct Screen {
    p: Frame,
    base: String,
    name: String,
    /// Code of the customer whose debts they have become.
    survivor: Option<String>,
    documents: Vec<DocumentRow>,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, card: &Card, documents: Vec<DocumentRow>) -> Self {
        let base = format!("/customers/{}", segment(&card.code));
        let survivor = card.survivor.as_ref().map(|one| one.0.clone());
        let (name, typed) = (card.name.clone(), Typed::default());
        Self { p, base, name, survivor, documents, typed, problem: None }
    }

    fn is_ticked(&self, row: &DocumentRow) -> bool {
        self.typed.documents.contains(&row.item.get())
    }

    fn survivor_href(&self, code: &str) -> String {
        format!("/customers/{}", segment(code))
    }
}

async fn known(desk: &Desk, code: String) -> Result<Screen, Refused> {
    let (card, documents) = desk
        .ask(move |office, company, who| {
            let card = views::customer_card(office, company, who, &code)?;
            let of = DocumentFilter { customer: Some(card.customer), ..DocumentFilter::default() };
            let some = Page::first(OFFERED);
            let mut documents = views::invoices(office, company, who, &of, some)?.rows;
            documents.extend(views::payments(office, company, who, &of, some)?.rows);
            Ok((card, documents))
        })
        .await?;
    Ok(Screen::new(desk.frame("joining-title"), &card, documents))
}

pub(crate) async fn show(desk: Desk, Path(code): Path<String>) -> Answer {
    page(&known(&desk, code).await?)
}

pub(crate) async fn save(desk: Desk, Path(code): Path<String>, RawForm(form): RawForm) -> Answer {
    let typed = Typed::read(&form);
    let (asked, whose) = (typed.clone(), code.clone());
    let done = desk
        .ask(move |office, company, who| {
            let from = views::customer_card(office, company, who, &whose)?.customer;
            if asked.what == "part" {
                acts::part(office, company, who, from, &asked.reason)?;
                return Ok((whose, 0));
            }
            let other = views::customer_card(office, company, who, &asked.other)?;
            let both = (from, other.customer);
            let moved = if asked.is_some() {
                let documents = asked.documents.iter().copied().map(ItemId::new).collect();
                acts::move_documents(office, company, who, both, &documents, &asked.reason)?
            } else {
                acts::join(office, company, who, both, &asked.reason)?
            };
            Ok((other.code, moved.documents))
        })
        .await;
    match done {
        Ok((code, count)) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            Ok(see_and_tell(&format!("/customers/{}", segment(&code)), "joining-done", count))
        }
        Err(refused) if errors::hides_the_form(&refused) && !is_about_other(&refused) => {
            Err(refused.into())
        }
        Err(refused) => {
            let mut screen = known(&desk, code).await?;
            screen.typed = typed;
            screen.problem = Some(sentence(desk.texts(), &refused));
            show_as(errors::status(&refused), &screen)
        }
    }
}

/// A code that nobody has is corrected in the form.
const fn is_about_other(refused: &Refused) -> bool {
    matches!(refused, Refused::UnknownCustomer { .. })
}
