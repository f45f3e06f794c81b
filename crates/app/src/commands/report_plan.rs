//! `saldo report plan`: overdue debt against plans and norms, by unit.

use super::report_paper::Rows;
use crate::desk::Desk;
use crate::failure::Failure;
use saldo_formats::export::{Cell, TableWriter};
use saldo_letters::Texts;
use saldo_work::reports::plan::{PlanReport, PlanRow, ShareTold};

/// The report as a table on the screen.
pub(super) fn table(desk: &mut Desk, report: &PlanReport) -> Result<(), Failure> {
    let texts = desk.texts;
    let values = [
        ("company", desk.company.name.as_str().into()),
        ("month", texts.month(report.month).into()),
        ("day", texts.day(report.as_of).into()),
    ];
    desk.screen.line(texts.with("cli-plan-heading", &values))?;
    desk.screen.gap()?;
    desk.screen.line(rows(texts, report).text())
}

/// One row a unit.
pub(super) fn rows(texts: &Texts, report: &PlanReport) -> Rows {
    let keys =
        ["cli-plan-unit", "cli-plan-share", "cli-plan-plan", "cli-plan-norm", "cli-plan-excess"];
    let row = |row: &PlanRow| {
        let excess = row.plan.as_ref().and_then(|plan| plan.excess);
        vec![
            texts.unit(row.unit, &row.name),
            texts.decimal(&row.fact_pct),
            share(texts, row.plan.as_ref()),
            share(texts, row.norm.as_ref()),
            excess.map(|excess| texts.money(excess)).unwrap_or_default(),
        ]
    };
    Rows {
        title: texts.month(report.month),
        headings: keys.map(|key| texts.get(key)).to_vec(),
        words: 1,
        rows: report.rows.iter().map(row).collect(),
        total: None,
    }
}

fn share(texts: &Texts, told: Option<&ShareTold>) -> String {
    let Some(told) = told else { return "–".to_owned() };
    let percent = texts.decimal(&told.pct);
    match told.state {
        "draft" => texts.with_text("cli-plan-draft", "percent", &percent),
        "refused" => texts.with_text("cli-plan-refused", "percent", &percent),
        _ => percent,
    }
}

/// One row a unit.
pub(super) fn sheet(
    report: &PlanReport,
    mut writer: Box<dyn TableWriter + '_>,
) -> Result<(), Failure> {
    let headings = [
        "unit",
        "name",
        "month",
        "as_of",
        "currency",
        "receivables",
        "overdue",
        "fact_pct",
        "plan_pct",
        "plan_state",
        "plan_allowed",
        "plan_excess",
        "norm_pct",
        "norm_state",
        "norm_allowed",
        "norm_excess",
    ];
    writer.row(&headings.map(Cell::heading))?;
    for row in &report.rows {
        let mut cells = facts(report, row);
        for told in [&row.plan, &row.norm] {
            cells.extend(of_share(told.as_ref()));
        }
        writer.row(&cells)?;
    }
    Ok(writer.finish()?)
}

fn facts<'a>(report: &PlanReport, row: &'a PlanRow) -> Vec<Cell<'a>> {
    vec![
        Cell::text(row.unit),
        Cell::text(row.name.as_str()),
        Cell::Day(report.month),
        Cell::Day(report.as_of),
        Cell::text(report.currency.code().to_owned()),
        Cell::Money(row.receivables),
        Cell::Money(row.overdue),
        Cell::Decimal(row.fact_pct.as_str().into()),
    ]
}

fn of_share(told: Option<&ShareTold>) -> [Cell<'_>; 4] {
    let Some(told) = told else { return [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty] };
    let money = |money: Option<_>| money.map_or(Cell::Empty, Cell::Money);
    [
        Cell::Decimal(told.pct.as_str().into()),
        Cell::text(told.state),
        money(told.allowed),
        money(told.excess),
    ]
}
