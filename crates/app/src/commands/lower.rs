//! `saldo lower`: a credit note, return or offset that lowers what a customer owes.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::secrets;
use crate::settings::Settings;
use clap::Args;
use saldo_domain::number::number_key;
use saldo_domain::{Day, Money};
use saldo_letters::Value;
use saldo_work::acts::{self, IdempotencyKey, Lowering, NewLowering};
use saldo_work::views;
use saldo_work::{Refused, Who};

/// Which document, of whom, and what it lowers.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo lower credit-note C-001 KR-15 120.50 --invoice A-17 --reason 'price agreed afterwards'\n  \
                        saldo lower return C-001 T-3 80 --day 2026-03-15 --reason 'broken goods came back'\n  \
                        saldo lower offset C-001 AKT-7 500 --reason 'act of mutual offset of 15 March'"
)]
pub(crate) struct Lower {
    /// What it is: credit-note, return, or offset (against what the company owes the customer)
    #[arg(value_parser = ["credit-note", "return", "offset"])]
    kind: String,
    /// Code of the customer
    customer: String,
    /// Number that stands on the document
    number: String,
    /// Amount, a plain decimal
    amount: String,
    /// Number of the invoice that it lowers; what that does not take stays unallocated
    #[arg(long, value_name = "NUMBER")]
    invoice: Option<String>,
    /// Day of the document; today when absent
    #[arg(long, value_name = "DAY")]
    day: Option<Day>,
    /// Why
    #[arg(long)]
    reason: String,
    /// The same key a second time records nothing new
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

/// Records the document.
pub(crate) fn run(command: Lower, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    let kind = Lowering::from_code(&command.kind.replace('-', "_"))
        .ok_or_else(|| Failure::refused(format!("“{}” lowers no debt", command.kind)))?;
    let amount = Money::parse(&command.amount, desk.company.currency).map_err(Refused::Money)?;
    let card = views::customer_card(&desk.office, company, who, &command.customer)?;
    let against = command.invoice.as_deref().map(|number| {
        let key = number_key(number);
        let found = card.open_documents.iter().find(|row| number_key(&row.number) == key);
        found.map(|row| row.item).ok_or_else(|| Refused::UnknownDocument { number: number.into() })
    });
    let new = NewLowering {
        customer: card.customer,
        kind,
        number: command.number.clone(),
        effective: command.day.map_or_else(|| desk.day(), Ok)?,
        amount,
        against: against.transpose()?,
        rest_pays: false,
        reason: command.reason.clone(),
    };
    // Without a key, the number that is taken keeps the document from being recorded twice.
    let key = command.key.map_or_else(secrets::password, Ok)?;
    let key = IdempotencyKey::parse(&key)?;
    let done = acts::lower(&desk.office, company, who, &key, &new)?;
    if desk.json {
        desk.screen.json(&done)?;
    } else {
        let texts = desk.texts;
        let values: [(&str, Value); 4] = [
            ("kind", texts.coded("item", kind.item().code()).into()),
            ("number", new.number.as_str().into()),
            ("amount", texts.money(new.amount).into()),
            ("left", texts.money(done.unallocated).into()),
        ];
        desk.screen.line(texts.with("cli-lowered", &values))?;
    }
    desk.screen.flush()
}
