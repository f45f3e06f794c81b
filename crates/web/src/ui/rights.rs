//! Who may do what in this program: rights of a role, limits in money, deputies. What a role has
//! to do stands on the page of job descriptions (`roles`).

use super::customer_acts::{Problem, amount, day};
use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use saldo_domain::Role;
use saldo_domain::authority::Right;
use saldo_domain::authority::spending::{Limit, Spending};
use saldo_work::RefusedKind;
use saldo_work::authority::{self, DeputyAsked, DeputyShown, LimitAsked};
use serde::Deserialize;

/// Whose rights.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    role: String,
}

/// What stands in the forms.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    spending: String,
    role: String,
    amount: String,
    days: String,
    from: String,
    until: String,
    absent: String,
    deputy: String,
    reason: String,
    entry: String,
}

#[derive(Template)]
#[template(path = "rights.html")]
pub(crate) struct Screen {
    p: Frame,
    role: Role,
    limits: Vec<Limit>,
    absences: Vec<DeputyShown>,
    login: String,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        role: Role,
        limits: Vec<Limit>,
        absences: Vec<DeputyShown>,
        login: String,
        typed: Typed,
        problem: Option<String>,
    ) -> Self {
        Self { p, role, limits, absences, login, typed, problem }
    }

    fn roles(&self) -> [Role; 12] {
        Role::ALL
    }

    fn rights(&self) -> Vec<Right> {
        Right::ALL.into_iter().filter(|right| right.belongs_to(self.role)).collect()
    }

    fn spendings(&self) -> [Spending; 4] {
        Spending::ALL
    }

    fn may_limit(&self) -> bool {
        self.p.may(Right::SetLimits)
    }

    fn may_name(&self) -> bool {
        self.p.may(Right::NameDeputies)
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let typed = Typed { role: wanted.role, ..Typed::default() };
    show_with(&desk, typed, None, StatusCode::OK).await
}

async fn show_with(
    desk: &Desk,
    typed: Typed,
    problem: Option<String>,
    status: StatusCode,
) -> Answer {
    let role = Role::from_code(&typed.role).unwrap_or(desk.person.role);
    let (limits, absences) = desk
        .ask(|office, company, _| {
            let limits = authority::all_limits(office, company)?;
            Ok((limits, authority::absences(office, company)?))
        })
        .await?;
    let limits = limits.into_iter().map(|row| row.limit).collect();
    let login = desk.person.login.clone();
    let frame = desk.frame("nav-rights");
    show_as(status, &Screen::new(frame, role, limits, absences, login, typed, problem))
}

pub(crate) async fn limit(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let done = set_limit(&desk, &typed).await;
    answer(&desk, typed, "limit-set", done).await
}

async fn set_limit(desk: &Desk, typed: &Typed) -> Result<(), Problem> {
    let unread = || Problem::Unreadable("problem-limit");
    let amount = amount(&typed.amount, desk.company.currency)?.ok_or_else(unread)?;
    let limit = Limit {
        spending: Spending::from_code(&typed.spending).ok_or_else(unread)?,
        role: Role::from_code(&typed.role).ok_or_else(unread)?,
        amount,
        days: typed.days.trim().parse().map_err(|_| unread())?,
        from: day(&typed.from)?,
    };
    let asked = LimitAsked { limit, reason: typed.reason.trim().to_owned() };
    desk.ask(move |office, company, who| authority::set_limit(office, company, who, &asked))
        .await?;
    Ok(())
}

pub(crate) async fn deputy(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let done = name_deputy(&desk, &typed).await;
    answer(&desk, typed, "deputy-named", done).await
}

async fn name_deputy(desk: &Desk, typed: &Typed) -> Result<(), Problem> {
    let asked = DeputyAsked {
        absent: typed.absent.trim().to_owned(),
        deputy: typed.deputy.trim().to_owned(),
        from: day(&typed.from)?,
        until: day(&typed.until)?,
        reason: typed.reason.trim().to_owned(),
    };
    desk.ask(move |office, company, who| authority::name_deputy(office, company, who, &asked))
        .await?;
    Ok(())
}

pub(crate) async fn end_deputy(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let entry = typed.entry.parse().unwrap_or(0);
    desk.ask(move |office, company, who| authority::end_deputy(office, company, who, entry))
        .await?;
    Ok(see_and_tell("/rights", "deputy-ended", 1))
}

async fn answer(desk: &Desk, typed: Typed, told: &str, done: Result<(), Problem>) -> Answer {
    let (status, text) = match done {
        Ok(()) => return Ok(see_and_tell("/rights", told, 1)),
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) => match refused.kind() {
            RefusedKind::Failure => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    show_with(desk, typed, Some(text), status).await
}
