//! The route sheet of a day: whom to see or call, with large buttons, for a phone in a shop's back
//! room; the same page on paper.

use crate::asked;
use crate::desk::{Answer, Desk, show_as};
use crate::frame::Frame;
use crate::lists::{link, segment};
use askama::Template;
use axum::extract::Query;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use saldo_domain::Day;
use saldo_work::fieldwork::{self, DueInvoice, RouteSheet, Stop};
use serde::Deserialize;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) day: String,
    pub(crate) person: String,
}

#[derive(Template)]
#[template(path = "route.html")]
pub(crate) struct Screen {
    p: Frame,
    s: RouteSheet,
    chooses: bool,
    day_problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, s: RouteSheet, day_problem: Option<String>) -> Self {
        let chooses = s.people.len() > 1;
        Self { p, s, chooses, day_problem }
    }

    fn person(&self) -> &str {
        self.s.person.as_ref().map_or("", |person| person.login.as_str())
    }

    fn visit(&self, stop: &Stop) -> String {
        format!("/customers/{}/visit", segment(&stop.code))
    }

    fn call(&self, stop: &Stop) -> String {
        link(&self.visit(stop), &[("manner", "call")])
    }

    fn card(&self, stop: &Stop) -> String {
        format!("/customers/{}", segment(&stop.code))
    }

    /// “10:30”, with the day where it is not that of the sheet.
    fn next(&self, next: &(Day, u16)) -> String {
        let (day, minute) = next;
        let time = format!("{:02}:{:02}", minute / 60, minute % 60);
        if *day == self.s.day { time } else { format!("{}, {time}", self.p.day(day)) }
    }

    fn late(&self, invoice: &DueInvoice) -> String {
        self.p.days_late(&invoice.days_late)
    }

    /// The day before and after, to turn the pages of the sheet.
    fn other_day(&self, by: i64) -> String {
        let day = self.s.day.plus(by).to_string();
        link("/route", &[("day", &day), ("person", self.person())])
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let read = asked::day(&wanted.day);
    let problem = read.as_ref().err().map(|no| no.told(desk.texts()));
    let day = read.ok().flatten();
    let sheet = desk
        .ask(move |office, company, who| {
            fieldwork::route(office, company, who, day, &wanted.person)
        })
        .await?;
    let status = asked::status(problem.is_some());
    show_as(status, &Screen::new(desk.frame("nav-route"), sheet, problem))
}

/// The script that keeps the sheet at hand without a connection. Its address must not change, or
/// browsers would keep the old one beside it.
pub(crate) async fn worker() -> Response {
    let headers = [(CONTENT_TYPE, "text/javascript; charset=utf-8"), (CACHE_CONTROL, "no-cache")];
    (headers, include_str!("../../assets/field-worker.js")).into_response()
}
