//! `saldo report lateness`: month ends, and who is overdue at several in a row.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::table::{Columns, Side};
use saldo_formats::export::{Cell, TableWriter};
use saldo_letters::Value;
use saldo_work::reports::lateness::LatenessReport;

/// The report as tables on the screen.
pub(super) fn table(desk: &mut Desk, report: &LatenessReport) -> Result<(), Failure> {
    let texts = desk.texts;
    let values =
        [("company", desk.company.name.as_str().into()), ("day", texts.day(report.as_of).into())];
    desk.screen.line(texts.with("cli-lateness-heading", &values))?;
    desk.screen.gap()?;
    let keys = [
        ("lateness-month-end", Side::Left),
        ("cli-overdue", Side::Right),
        ("lateness-average", Side::Right),
        ("lateness-customers", Side::Right),
    ];
    let headings = keys.map(|(key, side)| (texts.get(key), side));
    let headings: Vec<_> = headings.iter().map(|(text, side)| (text.as_str(), *side)).collect();
    let mut columns = Columns::new(&headings);
    for month in &report.months {
        let days = month.average_days.map(|days| texts.decimal(&days.to_string()));
        columns.row([
            texts.day(month.day),
            texts.money(month.overdue),
            days.unwrap_or_default(),
            texts.number(i64::try_from(month.customers).unwrap_or(i64::MAX)),
        ]);
    }
    desk.screen.line(columns.text())?;
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
