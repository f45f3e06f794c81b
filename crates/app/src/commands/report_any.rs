//! Reports of the one shape as tables on the screen.

use super::report_paper::Rows;
use crate::desk::Desk;
use crate::failure::Failure;
use saldo_letters::Texts;
use saldo_work::reports::shape::{Cell, Report, Table};
use saldo_work::reports::told;

/// The report, its tables below one another, and what is to be said about them.
pub(super) fn table(desk: &mut Desk, report: &Report) -> Result<(), Failure> {
    let texts = desk.texts;
    let company = &desk.company.name;
    let head = format!("{company}: {}, {}", texts.get(report.title), told::head(texts, report));
    desk.screen.line(head)?;
    for table in &report.tables {
        desk.screen.heading(&told::said(texts, &table.title))?;
        match table.rows.is_empty() {
            true => desk.screen.line(texts.get("report-nothing"))?,
            false => desk.screen.line(rows(texts, table).text())?,
        }
    }
    if !report.remarks.is_empty() {
        desk.screen.gap()?;
    }
    for remark in &report.remarks {
        desk.screen.line(told::said(texts, remark))?;
    }
    Ok(())
}

fn rows(texts: &Texts, table: &Table) -> Rows {
    let told = |cells: &[Cell]| cells.iter().map(|one| told::cell(texts, one)).collect();
    let words = (0..table.columns.len()).take_while(|at| !table.is_number(*at)).count();
    Rows {
        title: String::new(),
        headings: table.columns.iter().map(|one| told::cell(texts, &one.heading)).collect(),
        words,
        rows: table.rows.iter().map(|row| told(&row.cells)).collect(),
        total: table.total.as_deref().map(told),
    }
}
