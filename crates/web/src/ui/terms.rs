//! Terms of trade by status: what binds, who set it, and setting other terms (CLS-08).

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::ui::customer_acts::{Problem, amount, day};
use askama::Template;
use axum::extract::Form;
use axum::http::StatusCode;
use saldo_domain::credit::terms::Terms;
use saldo_domain::rates::Rate;
use saldo_domain::rating::Status;
use saldo_domain::{Amount, Currency};
use saldo_work::credit::{self, StatusTerms, TermsAsked};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// Terms as the form sends them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    status: String,
    from: String,
    limit: String,
    discount: String,
    deferral: String,
    stop: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "terms.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<StatusTerms>,
    form: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, rows: Vec<StatusTerms>) -> Self {
        let from = p.today.map(|day| day.to_string()).unwrap_or_default();
        Self { p, rows, form: Typed { from, ..Typed::default() }, problem: None }
    }

    fn statuses(&self) -> [Status; 4] {
        Status::ALL
    }

    fn limit(&self, terms: &Terms, currency: &Currency) -> String {
        let limit = terms.limit.and_then(|limit| limit.in_minor_units_of(*currency).ok());
        limit.map_or_else(|| self.p.t("terms-blank"), |limit| self.p.money(&limit))
    }

    fn discount(&self, terms: &Terms) -> String {
        let shown = |rate: Rate| self.p.texts.decimal(&rate.to_string());
        terms.discount.map_or_else(|| self.p.t("terms-blank"), shown)
    }

    fn days(&self, days: &Option<u16>) -> String {
        days.map_or_else(|| self.p.t("terms-blank"), |days| self.p.number(i64::from(days)))
    }

    fn is_prepayment(&self, row: &StatusTerms) -> bool {
        row.terms.limit == Some(Amount::ZERO) && !row.status.has_deferral()
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    let rows = rows(&desk).await?;
    page(&Screen::new(desk.frame("nav-terms"), rows))
}

async fn rows(desk: &Desk) -> Result<Vec<StatusTerms>, Refused> {
    desk.ask(|office, company, _| credit::terms(office, company, None)).await
}

pub(crate) async fn set(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let done = write(&desk, &typed).await;
    let problem = match done {
        Ok(()) => return Ok(see_and_tell("/terms", "terms", 1)),
        Err(problem) => problem,
    };
    let (status, said) = match problem {
        Problem::Unreadable(key) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Problem::Refused(refused) => match refused.kind() {
            RefusedKind::Failure | RefusedKind::Forbidden => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    let rows = rows(&desk).await?;
    let mut screen = Screen::new(desk.frame("nav-terms"), rows);
    screen.form = typed;
    screen.problem = Some(said);
    show_as(status, &screen)
}

async fn write(desk: &Desk, typed: &Typed) -> Result<(), Problem> {
    let asked = TermsAsked {
        status: Status::from_code(&typed.status).unwrap_or(Status::Uncertain),
        from: day(&typed.from)?,
        limit: amount(&typed.limit, desk.company.currency)?,
        discount: percent(&typed.discount)?,
        deferral_days: whole(&typed.deferral)?,
        stop_after_days: whole(&typed.stop)?,
        reason: typed.reason.trim().to_owned(),
    };
    desk.ask(move |office, company, who| credit::set_terms(office, company, who, &asked)).await?;
    Ok(())
}

/// A percentage as the reader may write it; nothing for an empty field.
pub(super) fn percent(text: &str) -> Result<Option<Rate>, Problem> {
    let plain = text.trim().trim_end_matches('%').trim().replace(',', ".");
    if plain.is_empty() {
        return Ok(None);
    }
    plain.parse().map(Some).map_err(|_| Problem::Unreadable("problem-terms-figure"))
}

/// Whole days; nothing for an empty field.
pub(super) fn whole(text: &str) -> Result<Option<u16>, Problem> {
    match text.trim() {
        "" => Ok(None),
        digits => digits.parse().map(Some).map_err(|_| Problem::Unreadable("problem-terms-figure")),
    }
}
