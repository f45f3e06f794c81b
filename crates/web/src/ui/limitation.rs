//! The calendar of limitation: by which day a suit must be filed over each late debt.

use crate::desk::{Answer, Desk, show as page};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Query;
use saldo_work::cases::{Calendar, CalendarRow, calendar};
use serde::Deserialize;

/// Within how many days.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    within: String,
}

/// Days ahead that are shown unasked: before the first alarm there is time to file.
const USUAL: i64 = 365;
/// The general term is three years; nothing lies farther ahead than this.
const MOST: i64 = 4_000;

#[derive(Template)]
#[template(path = "limitation.html")]
pub(crate) struct Screen {
    p: Frame,
    c: Calendar,
    within: i64,
}

impl Screen {
    pub(crate) fn new(p: Frame, c: Calendar, within: i64) -> Self {
        Self { p, c, within }
    }

    /// Days before the last safe one on which somebody is warned.
    fn alarms(&self) -> String {
        self.c.alarms.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
    }

    /// How urgent it is: tone of the badge, where there is one.
    fn tone(&self, row: &CalendarRow) -> &'static str {
        match row.alarm {
            _ if row.filed => "note",
            _ if row.barred => "bad",
            Some(days) if days <= 30 => "bad",
            Some(_) => "warn",
            None => "",
        }
    }

    fn word(&self, row: &CalendarRow) -> String {
        match (row.filed, row.barred) {
            (true, _) => self.p.t("limitation-filed"),
            (_, true) => self.p.t("limitation-barred"),
            _ => self.p.number(row.left),
        }
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let within = wanted.within.trim().parse::<i64>().unwrap_or(USUAL).clamp(0, MOST);
    let found =
        desk.ask(move |office, company, who| calendar(office, company, who, within)).await?;
    page(&Screen::new(desk.frame("nav-limitation"), found, within))
}
