//! Choosing the customer that a form is about, before the form is shown: a search over those
//! customers that the person may see. It is a page of its own and needs no script.

use crate::desk::{Answer, Desk, show_as};
use crate::frame::Frame;
use crate::lists::link;
use askama::Template;
use axum::http::StatusCode;
use saldo_work::views::{self, CustomerFilter, CustomerRow, Page, Paged};
use std::borrow::Cow;

/// Customers shown at once: those most overdue stand first, the others are searched for.
const SHOWN: u32 = 20;

/// The form for which a customer is chosen.
#[derive(Clone, Debug)]
pub(crate) struct Choosing {
    /// Address of the form, and key of its title.
    pub(crate) path: Cow<'static, str>,
    pub(crate) title: &'static str,
    /// Where one comes from, and key of its name.
    pub(crate) from: (&'static str, &'static str),
    /// Fields of the form that are filled in already.
    pub(crate) filled: Vec<(&'static str, String)>,
    /// What was searched for.
    pub(crate) q: String,
}

#[derive(Template)]
#[template(path = "choose_customer.html")]
pub(crate) struct Screen {
    p: Frame,
    choosing: Choosing,
    rows: Vec<CustomerRow>,
    total: u64,
}

impl Screen {
    pub(crate) fn new(p: Frame, choosing: Choosing, list: Paged<CustomerRow>) -> Self {
        Self { p, choosing, rows: list.rows, total: list.total }
    }

    /// The address of the form about this customer.
    fn chosen(&self, code: &str) -> String {
        let filled = self.choosing.filled.iter().map(|(name, value)| (*name, value.as_str()));
        let query: Vec<(&str, &str)> = filled.chain([("customer", code)]).collect();
        link(&self.choosing.path, &query)
    }

    /// Are there more than are shown?
    fn is_cut(&self) -> bool {
        self.total > self.rows.len() as u64
    }
}

/// The page on which a customer is chosen.
pub(crate) async fn show(desk: &Desk, choosing: Choosing, status: StatusCode) -> Answer {
    let filter = CustomerFilter { search: choosing.q.clone(), ..CustomerFilter::default() };
    let list = desk
        .ask(move |office, company, who| {
            views::customers(office, company, who, &filter, Page::first(SHOWN))
        })
        .await?;
    show_as(status, &Screen::new(desk.frame(choosing.title), choosing, list.customers))
}
