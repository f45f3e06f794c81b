//! Disputes of the company: open, overdue, settled; and how one is settled.

use super::customer_acts::Problem;
use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::{Chip, link};
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use saldo_domain::CustomerId;
use saldo_domain::disputes::Outcome;
use saldo_work::disputes::{self, Dispute, Settling, Which};
use serde::Deserialize;

/// Which disputes are shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    show: String,
}

/// What stands in the form that settles one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    customer: String,
    standing: String,
    outcome: String,
    number: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "disputes.html")]
pub(crate) struct Screen {
    p: Frame,
    chips: Vec<Chip>,
    rows: Vec<Dispute>,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        which: Which,
        rows: Vec<Dispute>,
        typed: Typed,
        problem: Option<String>,
    ) -> Self {
        let chip = |one: Which| {
            let word = if one.code().is_empty() { "open" } else { one.code() };
            let label = p.coded("disputes-show", word);
            Chip::new(link("/disputes", &[("show", one.code())]), label, one == which)
        };
        let chips = Which::ALL.into_iter().map(chip).collect();
        Self { p, chips, rows, typed, problem }
    }

    /// Is this the one whose form was sent?
    fn is_typed(&self, row: &Dispute) -> bool {
        self.problem.is_some() && self.typed.standing == row.standing.to_string()
    }

    fn rejects(&self, row: &Dispute) -> bool {
        !self.is_typed(row) || self.typed.outcome != Outcome::Granted.code()
    }

    fn number(&self, row: &Dispute) -> &str {
        if self.is_typed(row) { &self.typed.number } else { "" }
    }

    fn reason(&self, row: &Dispute) -> &str {
        if self.is_typed(row) { &self.typed.reason } else { "" }
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let which = Which::from_code(&wanted.show).unwrap_or_default();
    show_with(&desk, which, Typed::default(), None, StatusCode::OK).await
}

async fn show_with(
    desk: &Desk,
    which: Which,
    typed: Typed,
    problem: Option<String>,
    status: StatusCode,
) -> Answer {
    let rows =
        desk.ask(move |office, company, who| disputes::list(office, company, who, which)).await?;
    show_as(status, &Screen::new(desk.frame("nav-disputes"), which, rows, typed, problem))
}

pub(crate) async fn settle(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let (status, said) = match send(&desk, &typed).await {
        Ok(()) => return Ok(see_and_tell("/disputes", "dispute-settled", 1)),
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) if errors::hides_the_form(&refused) => {
            return Err(refused.into());
        }
        Err(Problem::Refused(refused)) => {
            (errors::status(&refused), sentence(desk.texts(), &refused))
        }
    };
    show_with(&desk, Which::Open, typed, Some(said), status).await
}

async fn send(desk: &Desk, typed: &Typed) -> Result<(), Problem> {
    const WHICH: Problem = Problem::Unreadable("problem-dispute-outcome");
    let settling = Settling {
        customer: CustomerId::new(typed.customer.parse().map_err(|_| WHICH)?),
        standing: typed.standing.parse().map_err(|_| WHICH)?,
        outcome: Outcome::from_code(&typed.outcome).ok_or(WHICH)?,
        credit_note: typed.number.trim().to_owned(),
        reason: typed.reason.trim().to_owned(),
    };
    desk.ask(move |office, company, who| disputes::settle(office, company, who, &settling)).await?;
    Ok(())
}
