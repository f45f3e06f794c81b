//! How punctually customers pay: each by what fell due in the months before the day (GEN-03,
//! CLI-08).

use super::asked::Question;
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table, To};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::Day;
use saldo_domain::analysis::discipline::{Discipline, Obligation, discipline};
use saldo_domain::analysis::history::{Document, End};
use std::cmp::Reverse;

pub(super) const LISTED: Listed = Listed {
    name: "discipline",
    title: "report-discipline",
    options: &["as-of", "known-on", "currency", "of", "customer", "months"],
    make,
};

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let as_of = question.asked.as_of;
    let from = as_of.plus_months(-i32::from(question.asked.checked_months()?));
    let mut all = Vec::new();
    let mut customers: Vec<(String, String, Discipline)> = Vec::new();
    question.accounts(&sight, |account| {
        let own: Vec<Obligation> = account
            .documents
            .iter()
            .filter(|one| one.is_sale())
            .filter_map(|one| obligation(one, from, as_of).transpose())
            .collect::<Result<_, Refused>>()?;
        let found = discipline(as_of, own.iter().copied());
        if found.obligations > 0 {
            customers.push((account.code, account.name, found));
        }
        all.extend(own);
        Ok(())
    })?;
    customers.sort_by(|a, b| {
        let late = |one: &Discipline| one.weighted_average_days_late.map(|days| days.units());
        (Reverse(late(&a.2)), &a.0).cmp(&(Reverse(late(&b.2)), &b.0))
    });
    let whole = discipline(as_of, all);
    let mut bands = Table::new("bands", Said::plain("discipline-bands"), band_columns());
    for band in &whole.bands {
        let amount = money(band.amount, sight.currency)?;
        let share = saldo_domain::analysis::share::share_pct(band.amount, whole.amount_total);
        let name = Cell::Coded("discipline-band", band_code(&band.name).to_owned());
        let count = Cell::Whole(band.count.into());
        bands.rows.push(Row::of(vec![name, count, amount, Cell::percent(share)]));
    }
    let bands = bands.drawn(PictureKind::Bars, 0, vec![2]);
    let mut table = Table::new("customers", Said::plain("discipline-customers"), columns());
    for (code, name, found) in &customers {
        let mut cells = vec![Cell::Text(code.clone()), Cell::Text(name.clone())];
        cells.extend(figures(found, sight.currency)?);
        table.rows.push(Row::of(cells).leading(1, To::Customer(code.clone())));
    }
    let mut total = vec![Cell::word("report-total"), Cell::Empty];
    total.extend(figures(&whole, sight.currency)?);
    table.total = Some(total);
    let table = table.explained(&["discipline-formula-average", "discipline-formula-judged"]);
    Ok(question.report(&LISTED, &sight, vec![bands, table]))
}

/// A document that fell due in the window, as something to be judged by the rule of the customer's
/// card: giving up is no payment, and what nobody had to pay says nothing.
fn obligation(document: &Document, from: Day, as_of: Day) -> Result<Option<Obligation>, Refused> {
    let due = document.due_on(as_of);
    let amount = document.amount_on(as_of);
    let end = document.end_on(as_of);
    if due <= from || due > as_of || !amount.is_positive() || end == End::NotOwed {
        return Ok(None);
    }
    let paid_on = match end {
        End::Paid(on) => Some(on),
        _ => None,
    };
    Ok(Some(Obligation { amount, open: document.open_on(as_of)?, due, paid_on }))
}

fn figures(found: &Discipline, currency: saldo_domain::Currency) -> Result<Vec<Cell>, Refused> {
    Ok(vec![
        Cell::Whole(found.obligations.into()),
        money(found.amount_total, currency)?,
        Cell::percent(found.on_time_share_by_count_pct),
        Cell::percent(found.on_time_share_by_amount_pct),
        Cell::figure(found.weighted_average_days_late),
        Cell::Whole(found.longest_delay_days),
        money(found.open_overdue, currency)?,
    ])
}

/// A band as the locale files name it.
fn band_code(name: &str) -> &str {
    match name {
        "30+" => "over-30",
        "on_time" => "on-time",
        other => other,
    }
}

fn band_columns() -> Vec<Column> {
    vec![
        Column::new("band", "discipline-delay"),
        Column::new("count", "discipline-count"),
        Column::new("amount", "report-amount"),
        Column::new("share_pct", "report-share"),
    ]
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("customer", "report-customer-code"),
        Column::new("name", "report-customer"),
        Column::new("obligations", "discipline-count"),
        Column::new("amount", "report-amount"),
        Column::new("on_time_count_pct", "discipline-on-time-count"),
        Column::new("on_time_amount_pct", "discipline-on-time-amount"),
        Column::new("average_days_late", "discipline-average"),
        Column::new("longest_days", "discipline-longest"),
        Column::new("open_overdue", "discipline-open"),
    ]
}
