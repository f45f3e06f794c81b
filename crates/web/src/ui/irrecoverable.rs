//! The register of irrecoverable overdue debt, and as a file (ESC-15).

use super::sheet::Sheet;
use crate::asked;
use crate::desk::{Answer, Desk, show_as};
use crate::frame::Frame;
use crate::lists::link;
use askama::Template;
use axum::extract::Query;
use saldo_domain::{Currency, Day, Money};
use saldo_work::reports::irrecoverable::{IrrecoverableReport, IrrecoverableRow, irrecoverable};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The register of which day.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    on: String,
}

#[derive(Template)]
#[template(path = "irrecoverable.html")]
pub(crate) struct Screen {
    p: Frame,
    v: IrrecoverableReport,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, v: IrrecoverableReport, problem: Option<String>) -> Self {
        Self { p, v, problem }
    }

    fn lead(&self) -> String {
        self.p.texts.with_text("irrecoverable-lead", "day", &self.p.day(&self.v.as_of))
    }

    fn export(&self) -> String {
        link("/irrecoverable.csv", &[("on", &self.v.as_of.to_string())])
    }

    fn document(&self, row: &IrrecoverableRow) -> String {
        match row.document.is_empty() {
            true => self.p.t("irrecoverable-all"),
            false => row.document.clone(),
        }
    }

    fn look_by(&self, day: &Day) -> String {
        self.p.texts.with_text("irrecoverable-look", "day", &self.p.day(day))
    }

    /// What is open in all, by currency. Sums that no longer fit are not told.
    fn totals(&self) -> Vec<Money> {
        let mut sums: BTreeMap<Currency, Option<Money>> = BTreeMap::new();
        for open in self.v.rows.iter().filter_map(|row| row.open) {
            let sum = sums.entry(open.currency()).or_insert(Some(Money::zero(open.currency())));
            *sum = sum.and_then(|sum| sum.plus(open).ok());
        }
        sums.into_values().flatten().collect()
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let on = asked::day(&wanted.on);
    let problem = on.as_ref().err().map(|no| no.told(desk.texts()));
    let day = on.unwrap_or_default().unwrap_or(desk.today);
    let found =
        desk.ask(move |office, company, who| irrecoverable(office, company, who, day)).await?;
    let status = asked::status(problem.is_some());
    show_as(status, &Screen::new(desk.frame("report-irrecoverable"), found, problem))
}

pub(crate) async fn export(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let day = asked::day(&wanted.on)?.unwrap_or(desk.today);
    let found =
        desk.ask(move |office, company, who| irrecoverable(office, company, who, day)).await?;
    let mut sheet = Sheet::new(desk.texts());
    sheet.head(&[
        "column-code",
        "column-customer",
        "irrecoverable-document",
        "irrecoverable-entered",
        "irrecoverable-decision",
        "irrecoverable-ground",
        "irrecoverable-written-off",
        "irrecoverable-watched",
        "irrecoverable-look-by",
        "column-currency",
        "column-open",
    ]);
    for row in &found.rows {
        sheet.text(&row.code);
        sheet.text(&row.name);
        sheet.text(&row.document);
        sheet.day(row.entered);
        sheet.number(row.decision);
        let grounds: Vec<String> =
            row.grounds.iter().map(|ground| ground.told(desk.texts())).collect();
        sheet.text(&grounds.join("; "));
        for day in [row.written_off, row.watched_until, row.look_by] {
            match day {
                Some(day) => sheet.day(day),
                None => sheet.decimal(""),
            }
        }
        sheet.text(&row.open.map(|open| open.currency().to_string()).unwrap_or_default());
        match row.open {
            Some(open) => sheet.money(open),
            None => sheet.decimal(""),
        }
        sheet.end();
    }
    Ok(sheet.answer("irrecoverable.csv"))
}
