//! `saldo report irrecoverable`: the register of irrecoverable debt.

use super::report_paper::Rows;
use crate::desk::Desk;
use crate::failure::Failure;
use saldo_formats::export::{Cell, TableWriter};
use saldo_letters::Texts;
use saldo_work::reports::irrecoverable::{GroundShown, IrrecoverableReport, IrrecoverableRow};

/// The report as a table on the screen.
pub(super) fn table(desk: &mut Desk, report: &IrrecoverableReport) -> Result<(), Failure> {
    let texts = desk.texts;
    let values =
        [("company", desk.company.name.as_str().into()), ("day", texts.day(report.as_of).into())];
    desk.screen.line(texts.with("cli-irrecoverable-heading", &values))?;
    if report.rows.is_empty() {
        return desk.screen.line(texts.get("irrecoverable-none"));
    }
    desk.screen.gap()?;
    desk.screen.line(rows(texts, report).text())
}

/// One row a debt.
pub(super) fn rows(texts: &Texts, report: &IrrecoverableReport) -> Rows {
    let keys = [
        "cli-customer",
        "irrecoverable-document",
        "irrecoverable-entered",
        "irrecoverable-decision",
        "irrecoverable-ground",
        "irrecoverable-watched",
        "cli-open",
    ];
    let row = |row: &IrrecoverableRow| {
        let document = match row.document.is_empty() {
            true => texts.get("irrecoverable-all"),
            false => row.document.clone(),
        };
        vec![
            format!("{} {}", row.code, row.name),
            document,
            texts.day(row.entered),
            row.decision.to_string(),
            row.grounds.iter().map(|one| one.told(texts)).collect::<Vec<_>>().join("; "),
            row.watched_until.map(|day| texts.day(day)).unwrap_or_default(),
            row.open.map(|open| texts.money(open)).unwrap_or_default(),
        ]
    };
    Rows {
        headings: keys.map(|key| texts.get(key)).to_vec(),
        words: 6,
        rows: report.rows.iter().map(row).collect(),
        ..Rows::default()
    }
}

/// Words of grounds with their documents, for programs.
fn grounds(row: &IrrecoverableRow) -> String {
    let one = |one: &GroundShown| match one.document.is_empty() {
        true => format!("{} {}", one.ground, one.on),
        false => format!("{} {} {}", one.ground, one.document, one.on),
    };
    row.grounds.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// One row a debt.
pub(super) fn sheet(
    report: &IrrecoverableReport,
    mut writer: Box<dyn TableWriter + '_>,
) -> Result<(), Failure> {
    let headings = [
        "customer",
        "name",
        "document",
        "entered",
        "decision",
        "grounds",
        "written_off",
        "watched_until",
        "look_by",
        "currency",
        "open",
    ];
    writer.row(&headings.map(Cell::heading))?;
    for row in &report.rows {
        let currency = row.open.map(|open| open.currency().code().to_owned());
        writer.row(&[
            Cell::text(row.code.as_str()),
            Cell::text(row.name.as_str()),
            Cell::text(row.document.as_str()),
            Cell::Day(row.entered),
            Cell::text(row.decision.to_string()),
            Cell::text(grounds(row)),
            row.written_off.map_or(Cell::Empty, Cell::Day),
            row.watched_until.map_or(Cell::Empty, Cell::Day),
            row.look_by.map_or(Cell::Empty, Cell::Day),
            currency.map_or(Cell::Empty, Cell::text),
            row.open.map_or(Cell::Empty, Cell::Money),
        ])?;
    }
    Ok(writer.finish()?)
}
