//! What contacts tell: causes and excuses, promises kept, where one is heard; and the settings.

use crate::asked;
use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use saldo_domain::fieldwork::promise_kept::Record;
use saldo_work::RefusedKind;
use saldo_work::dossier::{self, FieldSettings};
use saldo_work::fieldwork::{self, Errand, FieldReport};
use serde::Deserialize;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) from: String,
    pub(crate) to: String,
}

#[derive(Template)]
#[template(path = "field.html")]
pub(crate) struct Screen {
    p: Frame,
    r: FieldReport,
    errands: Vec<Errand>,
    settings: FieldSettings,
    may_set: bool,
    problem: Option<String>,
    day_problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        r: FieldReport,
        errands: Vec<Errand>,
        settings: FieldSettings,
        may_set: bool,
    ) -> Self {
        Self { p, r, errands, settings, may_set, problem: None, day_problem: None }
    }

    fn rate(&self, record: &Record) -> String {
        record
            .rate_pct()
            .map_or_else(|| "–".to_owned(), |rate| format!("{} %", self.p.figure(rate)))
    }

    fn card(&self, code: &str) -> String {
        format!("/customers/{}", segment(code))
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    draw(&desk, &wanted, None, StatusCode::OK).await
}

async fn draw(
    desk: &Desk,
    wanted: &Wanted,
    typed: Option<(FieldSettings, String)>,
    status: StatusCode,
) -> Answer {
    let (from, to) = (asked::day(&wanted.from), asked::day(&wanted.to));
    let unreadable = [&from, &to].into_iter().find_map(|read| read.as_ref().err());
    let day_problem = unreadable.map(|no| no.told(desk.texts()));
    let (from, to) = (from.ok().flatten(), to.ok().flatten());
    let (report, errands, settings) = desk
        .ask(move |office, company, who| {
            let report = fieldwork::report(office, company, who, from, to)?;
            let errands = fieldwork::errands(office, company, who)?;
            Ok((report, errands, dossier::settings(office, company)?))
        })
        .await?;
    let may_set = dossier::may_set(desk.who());
    let (settings, problem) = match typed {
        Some((settings, problem)) => (settings, Some(problem)),
        None => (settings, None),
    };
    let frame = desk.frame("nav-field");
    let status = if day_problem.is_some() { asked::status(true) } else { status };
    let screen = Screen::new(frame, report, errands, settings, may_set);
    show_as(status, &Screen { problem, day_problem, ..screen })
}

/// The settings as a form sends them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    closer: String,
    plan: String,
    freeze: String,
    capital: String,
}

pub(crate) async fn save(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let settings = FieldSettings {
        closer_selection: !typed.closer.is_empty(),
        plan_pct: typed.plan.trim().to_owned(),
        freeze_on_high_risk: !typed.freeze.is_empty(),
        capital_cost_pct: typed.capital.trim().to_owned(),
    };
    let kept = settings.clone();
    let done = desk
        .ask(move |office, company, who| dossier::save_settings(office, company, who, &settings))
        .await;
    let refused = match done {
        Ok(()) => return Ok(see_and_tell("/field#settings", "settings", 1)),
        Err(refused) if refused.kind() == RefusedKind::Input => refused,
        Err(refused) => return Err(refused.into()),
    };
    let said = sentence(desk.texts(), &refused);
    draw(&desk, &Wanted::default(), Some((kept, said)), errors::status(&refused)).await
}
