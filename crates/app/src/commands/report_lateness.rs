//! `saldo report lateness`: month ends, and who is overdue at several in a row.

use super::report_paper::Rows;
use crate::desk::Desk;
use crate::failure::Failure;
use saldo_formats::export::{Cell, TableWriter};
use saldo_letters::{Texts, Value};
use saldo_work::reports::lateness::{ChronicDebtor, LatenessReport, MonthEnd};

/// The report as tables on the screen.
pub(super) fn table(desk: &mut Desk, report: &LatenessReport) -> Result<(), Failure> {
    let texts = desk.texts;
    let values =
        [("company", desk.company.name.as_str().into()), ("day", texts.day(report.as_of).into())];
    desk.screen.line(texts.with("cli-lateness-heading", &values))?;
    desk.screen.gap()?;
    desk.screen.line(months(texts, report).text())?;
    let from = i64::from(report.chronic_from);
    desk.screen.heading(&texts.count("lateness-chronic", from))?;
    if report.chronic.is_empty() {
        return desk.screen.line(texts.get("lateness-chronic-none"));
    }
    for debtor in &report.chronic {
        let values: [(&str, Value); 2] = [
            ("count", i64::from(debtor.months).into()),
            ("amount", texts.money(debtor.overdue).into()),
        ];
        let said = texts.with("lateness-chronic-line", &values);
        desk.screen.line(format_args!("{} {}: {said}", debtor.code, debtor.name))?;
    }
    Ok(())
}

/// One row a month end.
pub(super) fn months(texts: &Texts, report: &LatenessReport) -> Rows {
    let keys = ["lateness-month-end", "cli-overdue", "lateness-average", "lateness-customers"];
    let row = |month: &MonthEnd| {
        let days = month.average_days.map(|days| texts.decimal(&days.to_string()));
        vec![
            texts.day(month.day),
            texts.money(month.overdue),
            days.unwrap_or_default(),
            texts.number(i64::try_from(month.customers).unwrap_or(i64::MAX)),
        ]
    };
    Rows {
        headings: keys.map(|key| texts.get(key)).to_vec(),
        words: 1,
        rows: report.months.iter().map(row).collect(),
        ..Rows::default()
    }
}

/// One row a chronic debtor.
pub(super) fn chronic(texts: &Texts, report: &LatenessReport) -> Rows {
    let row = |debtor: &ChronicDebtor| {
        vec![
            format!("{} {}", debtor.code, debtor.name),
            texts.number(i64::from(debtor.months)),
            texts.money(debtor.overdue),
        ]
    };
    let keys = ["cli-customer", "report-months", "cli-overdue"];
    Rows {
        title: texts.count("lateness-chronic", i64::from(report.chronic_from)),
        headings: keys.map(|key| texts.get(key)).to_vec(),
        words: 1,
        rows: report.chronic.iter().map(row).collect(),
        total: None,
    }
}

/// One row a month end, and one a chronic debtor: the first column says which.
pub(super) fn sheet(
    report: &LatenessReport,
    mut writer: Box<dyn TableWriter + '_>,
) -> Result<(), Failure> {
    let headings =
        ["what", "month_end", "customer", "name", "months", "average_days", "customers", "overdue"];
    writer.row(&headings.map(Cell::heading))?;
    for month in &report.months {
        let days = month.average_days.map(|days| days.to_string());
        writer.row(&[
            Cell::text("month_end"),
            Cell::Day(month.day),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            days.map_or(Cell::Empty, |days| Cell::Decimal(days.into())),
            Cell::Whole(i64::try_from(month.customers).unwrap_or(i64::MAX)),
            Cell::Money(month.overdue),
        ])?;
    }
    for debtor in &report.chronic {
        writer.row(&[
            Cell::text("chronic"),
            Cell::Empty,
            Cell::text(debtor.code.as_str()),
            Cell::text(debtor.name.as_str()),
            Cell::Whole(i64::from(debtor.months)),
            Cell::Empty,
            Cell::Empty,
            Cell::Money(debtor.overdue),
        ])?;
    }
    Ok(writer.finish()?)
}
