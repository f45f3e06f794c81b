//! Overdue debt against plans and norms: company, sales department, teams, representatives
//! (GEN-04, ESC-09).

use super::customer_acts::{Problem, day};
use super::sheet::Sheet;
use crate::asked;
use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::link;
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use saldo_domain::{Day, UserId};
use saldo_work::RefusedKind;
use saldo_work::norms::{self, Held, Measure, NewShare, Norms, Unit, UnitRow};
use serde::Deserialize;

/// Which month, against the book of which day.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    of: String,
    on: String,
}

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    measure: String,
    /// `company`, `department`, `team:North`, `representative:12`.
    unit: String,
    of: String,
    percent: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "norms.html")]
pub(crate) struct Screen {
    p: Frame,
    v: Norms,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, v: Norms, typed: Typed, problem: Option<String>) -> Self {
        Self { p, v, typed, problem }
    }

    fn lead(&self) -> String {
        let texts = self.p.texts;
        let values =
            [("month", texts.month(self.v.month).into()), ("day", texts.day(self.v.on).into())];
        texts.with("norms-lead", &values)
    }

    fn export(&self) -> String {
        address("/norms.csv", self.v.month, self.v.on)
    }

    fn unit(&self, row: &UnitRow) -> String {
        self.p.unit(row.unit.code(), &name(row))
    }

    fn percent(&self, hundredths: &u32) -> String {
        let plain = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        format!("{}\u{a0}%", self.p.texts.decimal(&plain))
    }

    fn measures(&self) -> [Measure; 2] {
        Measure::ALL
    }

    /// The plan and the norm of a row, each with the key of its heading.
    fn held<'a>(&self, row: &'a UnitRow) -> [(&'static str, &'a Held); 2] {
        [("norms-plan", &row.plan), ("norms-norm", &row.norm)]
    }

    fn is_out(&self, row: &UnitRow) -> bool {
        let out = |held: &Held| held.against.is_some_and(|against| !against.within_plan);
        out(&row.plan) || out(&row.norm)
    }

    fn decimal(&self, percent: &str) -> String {
        self.p.texts.decimal(percent)
    }

    fn word(&self, unit: &Unit) -> String {
        word(unit)
    }
}

fn name(row: &UnitRow) -> String {
    match &row.unit {
        Unit::Team(team) => team.clone(),
        _ => row.person.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
    }
}

/// A unit as the form names it.
fn word(unit: &Unit) -> String {
    match unit {
        Unit::Company | Unit::Department => unit.code().to_owned(),
        Unit::Team(team) => format!("team:{team}"),
        Unit::Representative(person) => format!("representative:{person}"),
    }
}

fn read_unit(word: &str) -> Option<Unit> {
    match word.split_once(':') {
        None if word == Unit::Company.code() => Some(Unit::Company),
        None if word == Unit::Department.code() => Some(Unit::Department),
        Some(("team", team)) => Some(Unit::Team(team.to_owned())),
        Some(("representative", id)) => id.parse().ok().map(UserId::new).map(Unit::Representative),
        _ => None,
    }
}

fn address(path: &str, month: Day, on: Day) -> String {
    link(path, &[("of", &month.to_string()), ("on", &on.to_string())])
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let (of, on) = (asked::day(&wanted.of), asked::day(&wanted.on));
    let wrong = of.as_ref().err().or(on.as_ref().err());
    let problem = wrong.map(|no| no.told(desk.texts()));
    let status = asked::status(problem.is_some());
    let days = (of.unwrap_or_default(), on.unwrap_or_default());
    show_with(&desk, days, Typed::default(), problem, status).await
}

async fn show_with(
    desk: &Desk,
    (of, on): (Option<Day>, Option<Day>),
    typed: Typed,
    problem: Option<String>,
    status: StatusCode,
) -> Answer {
    let found =
        desk.ask(move |office, company, who| norms::norms(office, company, who, of, on)).await?;
    show_as(status, &Screen::new(desk.frame("nav-norms"), found, typed, problem))
}

pub(crate) async fn set(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let of: Option<Day> = typed.of.parse().ok();
    let (status, text) = match write(&desk, &typed).await {
        Ok(()) => {
            let month = of.unwrap_or(desk.today).to_string();
            return Ok(see_and_tell(&link("/norms", &[("of", &month)]), "norm-set", 1));
        }
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) => match refused.kind() {
            RefusedKind::Failure | RefusedKind::Forbidden => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    show_with(&desk, (of, None), typed, Some(text), status).await
}

async fn write(desk: &Desk, typed: &Typed) -> Result<(), Problem> {
    let new = NewShare {
        measure: Measure::from_code(&typed.measure).unwrap_or(Measure::Plan),
        unit: read_unit(&typed.unit).ok_or(Problem::Unreadable("problem-norm-unit"))?,
        of: day(&typed.of)?,
        percent: typed.percent.clone(),
        reason: typed.reason.clone(),
    };
    desk.ask(move |office, company, who| norms::set(office, company, who, &new)).await?;
    Ok(())
}

pub(crate) async fn export(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let of = asked::day(&wanted.of).unwrap_or_default();
    let on = asked::day(&wanted.on).unwrap_or_default();
    let found =
        desk.ask(move |office, company, who| norms::norms(office, company, who, of, on)).await?;
    let mut sheet = Sheet::new(desk.texts());
    sheet.head(&[
        "norms-unit",
        "norms-month",
        "norms-on",
        "column-currency",
        "column-open",
        "column-overdue",
        "share-fact",
        "norms-plan",
        "share-excess",
        "norms-norm",
    ]);
    for row in &found.rows {
        sheet.text(&desk.texts().unit(row.unit.code(), &name(row)));
        sheet.day(found.month);
        sheet.day(found.on);
        sheet.text(found.currency.code());
        sheet.money(row.receivables);
        sheet.money(row.overdue);
        sheet.decimal(&format!("{}.{:02}", row.fact / 100, row.fact % 100));
        sheet.decimal(in_force(&row.plan));
        match row.plan.against {
            Some(against) => sheet.money(against.excess),
            None => sheet.decimal(""),
        }
        sheet.decimal(in_force(&row.norm));
        sheet.end();
    }
    Ok(sheet.answer("norms.csv"))
}

/// The percentage that counts; a draft does not.
fn in_force(held: &Held) -> &str {
    held.in_force.as_ref().map_or("", |share| &share.percent)
}
