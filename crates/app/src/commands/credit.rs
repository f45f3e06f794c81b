//! `saldo credit`: may this be shipped now?

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_domain::{Currency, Money};
use saldo_work::Who;
use saldo_work::credit::{self, CreditAnswer, CreditQuestion};

/// What to ask about credit.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo credit check C-0001 60000.00"
)]
pub(crate) struct Credit {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// May a shipment worth so much leave now?
    #[command(after_help = "Example:\n  saldo credit check C-0001 60000.00 --json")]
    Check {
        /// Code of the customer
        customer: String,
        /// What the shipment is worth, e.g. 60000.00
        amount: String,
        /// The company's currency when absent
        #[arg(long, value_name = "CURRENCY")]
        currency: Option<String>,
    },
}

/// Answers yes, no, and how much.
pub(crate) fn run(command: Credit, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let Act::Check { customer, amount, currency } = command.act;
    let currency = match currency {
        Some(code) => {
            Currency::from_code(&code).map_err(|error| Failure::refused(error.to_string()))?
        }
        None => desk.company.currency,
    };
    let amount =
        Money::parse(&amount, currency).map_err(|error| Failure::refused(error.to_string()))?;
    let question = CreditQuestion { customer, amount };
    let answer = credit::check(&desk.office, desk.company.company, Who::program(), &question)?;
    if desk.json {
        desk.screen.json(&answer)?;
    } else {
        print(&mut desk, &answer)?;
    }
    desk.screen.flush()
}

fn print(desk: &mut Desk, answer: &CreditAnswer) -> Result<(), Failure> {
    let texts = desk.texts;
    let key = if answer.allowed { "credit-yes" } else { "credit-no" };
    let said = texts.with_text(key, "amount", &texts.money(answer.amount));
    desk.screen.line(format_args!("{} {}: {said}", answer.customer, answer.name))?;
    for hindrance in &answer.hindrances {
        let why = texts.coded("credit-hindrance", &hindrance.code);
        desk.screen.line(format_args!("{why} ({}).", hindrance.clause))?;
    }
    let most = match answer.available {
        None => texts.get("credit-left-unlimited"),
        Some(left) if left.is_positive() => {
            texts.with_text("credit-at-most", "amount", &texts.money(left))
        }
        Some(_) => texts.get("credit-at-most-nothing"),
    };
    desk.screen.line(most)?;
    let parts = &answer.components;
    let status = texts.payer_status(parts.status.code());
    desk.screen.line(texts.with_text("credit-answer-status", "status", &status))?;
    let limit = parts.limit.map_or_else(|| texts.get("credit-no-limit"), |one| texts.money(one));
    let rows = [
        ("credit-limit", limit),
        ("credit-debt", texts.money(parts.debt)),
        ("credit-unallocated", texts.money(parts.unallocated)),
        ("credit-overdue", texts.money(parts.overdue)),
        ("credit-reserved", texts.money(parts.reserved)),
        ("credit-safe", texts.money(parts.safe_limit.limit)),
    ];
    for (key, value) in rows {
        desk.screen.line(format_args!("{}: {value}", texts.get(key)))?;
    }
    if let Some(told) = &parts.confirmed_limit {
        let (key, amount) = (texts.get("credit-confirmed"), texts.money(told.amount));
        let since = texts.with_text("since-day", "day", &texts.day(told.since));
        desk.screen.line(format_args!("{key}: {amount} · {since} ({})", told.clause))?;
    }
    Ok(())
}
