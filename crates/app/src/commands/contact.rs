//! `saldo contact`: how a customer may be written to and called.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{ContactMode, DebtPurpose, Debtor};
use saldo_work::Who;
use saldo_work::delivery::{self, Terms};
use serde_json::json;

/// What to do about it.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo contact show C-001\n  \
                  saldo contact set C-001 --mode refused --reason 'letter of 3 March'"
)]
pub(crate) struct ContactCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// What holds for a customer
    #[command(after_help = "Example:\n  saldo contact show C-001 --json")]
    Show {
        /// Code of the customer
        customer: String,
    },
    /// Say what holds from now on; what is left out stays
    #[command(
        after_help = "Example:\n  saldo contact set C-001 --debtor individual --zone Asia/Omsk --sms refused --reason 'said on the telephone'"
    )]
    Set(Said),
}

#[derive(Debug, Args)]
struct Said {
    /// Code of the customer
    customer: String,
    /// Who it is to the law: legal_entity, sole_proprietor or individual
    #[arg(long, value_parser = debtor)]
    debtor: Option<Debtor>,
    /// What the debt is for: business or personal
    #[arg(long, value_parser = purpose)]
    purpose: Option<DebtPurpose>,
    /// Time zone in which it wakes, e.g. Europe/Tallinn; empty for the company's
    #[arg(long)]
    zone: Option<String>,
    /// Does it let itself be contacted: free, refused or represented
    #[arg(long, value_parser = mode)]
    mode: Option<ContactMode>,
    /// What it says about e-mail: given, refused or represented
    #[arg(long, value_parser = consent)]
    email: Option<Consent>,
    /// What it says about short messages: given, refused or represented
    #[arg(long, value_parser = consent)]
    sms: Option<Consent>,
    /// Why: who said so, when and how
    #[arg(long)]
    reason: String,
}

/// One of a closed set of words, in capitals or not.
fn one_of<T: Copy>(text: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Result<T, String> {
    let found = all.iter().find(|one| code(**one).eq_ignore_ascii_case(text));
    found.copied().ok_or_else(|| {
        let words: Vec<String> = all.iter().map(|one| code(*one).to_ascii_lowercase()).collect();
        format!("the words are {}", words.join(", "))
    })
}

fn debtor(text: &str) -> Result<Debtor, String> {
    one_of(text, &Debtor::ALL, Debtor::code)
}

fn purpose(text: &str) -> Result<DebtPurpose, String> {
    one_of(text, &DebtPurpose::ALL, DebtPurpose::code)
}

fn mode(text: &str) -> Result<ContactMode, String> {
    one_of(text, &ContactMode::ALL, ContactMode::code)
}

fn consent(text: &str) -> Result<Consent, String> {
    one_of(text, &Consent::ALL, Consent::code)
}

/// Shows, or says anew and shows.
pub(crate) fn run(command: ContactCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    let customer = match command.act {
        Act::Show { customer } => customer,
        Act::Set(said) => {
            let now = delivery::terms(&desk.office, company, who, &said.customer)?;
            // What was said of neither keeps following the card.
            let who_it_is = now.saying(said.debtor, said.purpose);
            let terms = Terms {
                zone: said.zone.unwrap_or(now.zone),
                mode: said.mode.unwrap_or(now.mode),
                email: said.email.unwrap_or(now.email),
                sms: said.sms.unwrap_or(now.sms),
                reason: said.reason,
                by: None,
                recorded: None,
                ..who_it_is
            };
            delivery::set_terms(&desk.office, company, who, &said.customer, &terms)?;
            said.customer
        }
    };
    let terms = delivery::terms(&desk.office, company, who, &customer)?;
    let facts = [
        ("debtor", terms.debtor.code()),
        ("purpose", terms.purpose.code()),
        ("zone", terms.zone.as_str()),
        ("mode", terms.mode.code()),
        ("email", terms.email.code()),
        ("sms", terms.sms.code()),
        ("reason", terms.reason.as_str()),
    ];
    if desk.json {
        let told: serde_json::Map<String, serde_json::Value> =
            facts.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        desk.screen.json(&told)?;
    } else {
        for (name, value) in facts {
            desk.screen.line(format!("{name:<8} {value}"))?;
        }
    }
    desk.screen.flush()
}
