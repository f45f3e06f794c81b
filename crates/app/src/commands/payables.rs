//! `saldo payables`: what counterparties owe beside what the company owes them.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::Args;
use saldo_letters::Value;
use saldo_work::Who;
use saldo_work::payables::{self, Comparison, Total};
use serde_json::json;

/// Receivables against payables, counterparty by counterparty.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo payables\n  saldo payables --json")]
pub(crate) struct Payables {}

/// Prints the comparison.
pub(crate) fn run(_: Payables, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    let found =
        payables::comparison(&desk.office, desk.company.company, Who::program(), desk.as_of)?;
    if desk.json {
        desk.screen.json(&told(&found))?;
    } else {
        show(&mut desk, &found)?;
    }
    desk.screen.flush()
}

fn told(found: &Comparison) -> serde_json::Value {
    let rows = found.rows.iter().map(|row| {
        json!({
            "customer": row.code,
            "name": row.name,
            "currency": row.payable.currency().code(),
            "receivable": row.receivable.to_plain(),
            "payable": row.payable.to_plain(),
            "payable_late": row.payable_late.to_plain(),
            "offset": row.offset().to_plain(),
        })
    });
    let totals = found.totals.iter().map(|total| {
        let [late, undocumented] = total.unjustified;
        let course = &total.course;
        json!({
            "currency": total.payable.currency().code(),
            "receivable": total.receivable.to_plain(),
            "payable": total.payable.to_plain(),
            "payable_late": total.payable_late.to_plain(),
            "ap_to_ar": total.coverage.ap_to_ar,
            "ar_to_ap": total.coverage.ar_to_ap,
            "verdict": total.coverage.verdict,
            "unjustified_overdue": late.to_plain(),
            "unjustified_without_documents": undocumented.to_plain(),
            "turnover": course.turnover.ratio,
            "period_days": course.turnover.period_days,
            "growth_pct": course.growth_pct,
        })
    });
    let kinds = found.kinds.iter().map(|one| {
        json!({
            "kind": one.kind.code(),
            "currency": one.open.currency().code(),
            "open": one.open.to_plain(),
        })
    });
    json!({
        "day": found.day,
        "rows": rows.collect::<Vec<_>>(),
        "totals": totals.collect::<Vec<_>>(),
        "kinds": kinds.collect::<Vec<_>>(),
    })
}

fn show(desk: &mut Desk, found: &Comparison) -> Result<(), Failure> {
    let texts = desk.texts;
    if found.rows.is_empty() {
        return desk.screen.line(texts.get("cli-payables-none"));
    }
    desk.screen.line(texts.with_text("cli-payables-title", "day", &texts.day(found.day)))?;
    let headings = [
        texts.get("cli-payables-column-customer"),
        texts.get("cli-payables-column-receivable"),
        texts.get("cli-payables-column-payable"),
        texts.get("cli-payables-column-late"),
        texts.get("cli-payables-column-offset"),
    ];
    let sided: Vec<(&str, Side)> = headings
        .iter()
        .enumerate()
        .map(|(at, heading)| (heading.as_str(), if at == 0 { Side::Left } else { Side::Right }))
        .collect();
    let mut table = Columns::new(&sided);
    for row in &found.rows {
        let name = if row.name.is_empty() { row.code.clone() } else { row.name.clone() };
        table.row([
            name,
            texts.money(row.receivable),
            texts.money(row.payable),
            texts.money(row.payable_late),
            texts.money(row.offset()),
        ]);
    }
    desk.screen.line(table.text())?;
    for total in &found.totals {
        coverage(desk, total)?;
    }
    Ok(())
}

fn coverage(desk: &mut Desk, total: &Total) -> Result<(), Failure> {
    let Some(coefficient) = total.coverage.ap_to_ar else { return Ok(()) };
    let values: [(&str, Value); 2] = [
        ("coefficient", coefficient.to_string().into()),
        ("currency", total.payable.currency().code().into()),
    ];
    desk.screen.line(desk.texts.with("cli-payables-coverage", &values))
}
