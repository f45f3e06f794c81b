//! `saldo payables`: what counterparties owe beside what the company owes them.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, Subcommand};
use saldo_domain::payables::income::Paper;
use saldo_domain::{Day, Money};
use saldo_letters::Value;
use saldo_work::payables::{self, Comparison, Confirming, Total};
use saldo_work::{Refused, Who};
use serde_json::json;

/// Receivables against payables, counterparty by counterparty.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo payables\n  saldo payables --json")]
pub(crate) struct Payables {
    #[command(subcommand)]
    command: Option<Told>,
}

#[derive(Debug, Subcommand)]
enum Told {
    /// Note what a creditor confirmed of a document, for the inventory of settlements
    Confirm(Confirm),
}

/// What a creditor confirmed of one of its documents, and by which paper.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo payables confirm S-001 T-17 150.00 --balance 2025-12-31 --paper S-14 --dated 2026-01-15"
)]
struct Confirm {
    /// Code of the creditor
    creditor: String,
    /// Number of its document
    number: String,
    /// What it confirmed
    amount: String,
    /// The day of the balance
    #[arg(long, value_name = "DAY")]
    balance: Day,
    /// Number of the paper by which it says so
    #[arg(long)]
    paper: String,
    /// Day of the paper
    #[arg(long, value_name = "DAY")]
    dated: Day,
}

/// Prints the comparison, or notes a confirmation.
pub(crate) fn run(command: Payables, settings: &Settings) -> Result<(), Failure> {
    match command.command {
        None => compare(settings),
        Some(Told::Confirm(confirm)) => note(confirm, settings),
    }
}

fn note(command: Confirm, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    let wanted = (command.creditor.as_str(), command.number.as_str());
    let line = payables::numbered(&desk.office, company, who, wanted, command.balance)?;
    let new = line.row.new;
    let amount = Money::parse(&command.amount, new.amount.currency()).map_err(Refused::Money)?;
    let paper = Paper { number: command.paper, on: command.dated };
    let told = Confirming { amount, as_of: command.balance, paper };
    payables::confirm(&desk.office, company, who, (new.creditor, new.payable), &told)?;
    if desk.json {
        desk.screen.json(&json!({
            "creditor": new.code,
            "number": new.number,
            "amount": amount.to_plain(),
            "as_of": command.balance,
        }))?;
    } else {
        let texts = desk.texts;
        let values: [(&str, Value); 3] = [
            ("amount", texts.money(amount).into()),
            ("number", new.number.as_str().into()),
            ("day", texts.day(command.balance).into()),
        ];
        desk.screen.line(texts.with("cli-payables-confirmed", &values))?;
    }
    desk.screen.flush()
}

fn compare(settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    let found =
        payables::comparison(&desk.office, desk.company.company, Who::program(), desk.as_of)?;
    if desk.json {
        desk.screen.json(&as_json(&found))?;
    } else {
        show(&mut desk, &found)?;
    }
    desk.screen.flush()
}

fn as_json(found: &Comparison) -> serde_json::Value {
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
