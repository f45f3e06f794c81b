//! `saldo difference`: closes a rounding or a bank fee that keeps a paid document open.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::secrets;
use crate::settings::Settings;
use clap::Args;
use saldo_domain::book::difference::SmallDifference;
use saldo_domain::number::number_key;
use saldo_letters::Value;
use saldo_work::acts::{self, IdempotencyKey};
use saldo_work::views;
use saldo_work::{Refused, Who};
use serde_json::json;

/// Of which document, and why it is missing.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo difference C-001 A-17 bank-fee --reason 'kept by the correspondent bank'"
)]
pub(crate) struct Difference {
    /// Code of the customer
    customer: String,
    /// Number of the invoice
    number: String,
    /// Why a little is missing: rounding, bank-fee or discount
    #[arg(value_parser = ["rounding", "bank-fee", "discount"])]
    cause: String,
    /// What else there is to say
    #[arg(long, default_value = "")]
    reason: String,
    /// The same key a second time records nothing new
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

/// Closes it.
pub(crate) fn run(command: Difference, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    let cause = SmallDifference::from_code(&command.cause)
        .ok_or_else(|| Failure::refused(format!("“{}” is no small difference", command.cause)))?;
    let card = views::customer_card(&desk.office, company, who, &command.customer)?;
    let wanted = number_key(&command.number);
    let found = card.open_documents.iter().find(|row| number_key(&row.number) == wanted);
    let found = found.ok_or_else(|| Refused::UnknownDocument { number: command.number.clone() })?;
    // Without a key, nothing being open keeps it from being closed twice.
    let key = IdempotencyKey::parse(&command.key.map_or_else(secrets::password, Ok)?)?;
    let on = (card.customer, found.item);
    let said = (cause, command.reason.as_str());
    let movement = acts::close_difference(&desk.office, company, who, &key, on, said)?;
    if desk.json {
        let amount = found.open.to_plain();
        desk.screen.json(&json!({ "movement": movement.to_string(), "amount": amount }))?;
    } else {
        let values: [(&str, Value); 2] = [
            ("amount", desk.texts.money(found.open).into()),
            ("number", found.number.as_str().into()),
        ];
        desk.screen.line(desk.texts.with("cli-difference", &values))?;
    }
    desk.screen.flush()
}
