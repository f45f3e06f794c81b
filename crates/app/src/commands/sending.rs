//! `saldo sending`: how the company sends, and letting a flood go.

use crate::delivery::{outside, secrets};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_work::Who;
use saldo_work::delivery;
use std::collections::BTreeMap;
use std::io::{self, Read};

/// Most bytes of a mail that are read.
const MOST_RETURNED: u64 = 1 << 20;

/// Show, set, switch.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo sending set smtp-host=mail.example.com sender=accounts@example.com\n  \
                  saldo sending on\n\n\
                  The password of the mail server stands in SALDO_SMTP_PASSWORD or in the file named\n\
                  by SALDO_SMTP_PASSWORD_FILE, that of the gateway in SALDO_SMS_SECRET or the file\n\
                  named by SALDO_SMS_SECRET_FILE; neither is ever kept in the database."
)]
pub(crate) struct SendingCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Every setting
    #[command(after_help = "Example:\n  saldo sending show --json")]
    Show,
    /// Set some; an empty value goes back to the usual one
    #[command(after_help = "Example:\n  saldo sending set hours-from=09:00 hours-before=18:00\n  \
                            saldo sending set sms-address='https://sms.example/send?to={to}&text={text}'")]
    Set {
        /// Settings as NAME=VALUE
        #[arg(value_name = "NAME=VALUE", required = true)]
        settings: Vec<String>,
    },
    /// Let messages leave from now on
    #[command(after_help = "Example:\n  saldo sending on")]
    On,
    /// Let nothing leave
    #[command(after_help = "Example:\n  saldo sending off")]
    Off,
    /// Let so many letters more leave today
    #[command(after_help = "Example:\n  saldo sending release 800")]
    Release { letters: u64 },
    /// Say what became of an uncertain message
    #[command(
        after_help = "Example:\n  saldo sending answer 0123456789abcdef0123456789abcdef left"
    )]
    Answer {
        /// The 32 digits of the message
        message: String,
        /// left or did-not
        #[arg(value_parser = answer)]
        answer: delivery::Answer,
    },
    /// After a restore: say of all that waited in the copy whether it has left since
    #[command(after_help = "Example:\n  saldo sending brought-back left")]
    BroughtBack {
        /// left or did-not
        #[arg(value_parser = answer)]
        answer: delivery::Answer,
    },
    /// Hand a letter without content to an address, to see whether the settings work
    #[command(after_help = "Example:\n  saldo sending try me@example.com")]
    Try {
        /// Whom to write to
        to: String,
    },
    /// Read a mail that came back from standard input: a mail server pipes it here
    #[command(after_help = "Example:\n  saldo sending returned")]
    Returned,
    /// Take receipts of the provider that bear the token in SALDO_RECEIPT_TOKEN
    #[command(after_help = "Example:\n  saldo sending token")]
    Token,
}

fn answer(word: &str) -> Result<delivery::Answer, String> {
    delivery::Answer::from_code(word).ok_or_else(|| "say left or did-not".to_owned())
}

/// Shows, sets or switches.
pub(crate) fn run(command: SendingCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    match command.act {
        Act::Show => {}
        Act::Set { settings } => {
            delivery::set_sending(&desk.office, company, who, &pairs(&settings)?)?;
        }
        Act::On => delivery::switch_on(&desk.office, company, who, &secrets()?)?,
        Act::Off => delivery::switch_off(&desk.office, company, who)?,
        Act::Release { letters } => delivery::release(&desk.office, company, who, letters)?,
        Act::Answer { message, answer } => {
            delivery::answer(&desk.office, company, who, &message, answer)?;
        }
        Act::BroughtBack { answer } => {
            let said = delivery::answer_brought_back(&desk.office, company, who, answer)?;
            let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
            let (messages, notices) = (count(said.messages), count(said.notices));
            eprintln!("{}", desk.texts.count("cli-brought-back-messages", messages));
            eprintln!("{}", desk.texts.count("cli-brought-back-notices", notices));
        }
        Act::Try { to } => return try_out(&desk, &to),
        Act::Returned => return returned(&mut desk),
        Act::Token => {
            let token = std::env::var("SALDO_RECEIPT_TOKEN").unwrap_or_default();
            delivery::set_token(&desk.office, company, who, &token)?;
        }
    }
    show(&mut desk)?;
    desk.screen.flush()
}

/// What the server said goes to whoever asked, in its own words.
fn try_out(desk: &Desk, to: &str) -> Result<(), Failure> {
    let company = desk.company.company;
    let mut carriers = outside(&desk.office, company)?;
    let handed = delivery::try_out(&desk.office, company, Who::program(), to, &mut carriers)?;
    match handed {
        delivery::Handed::Taken { said, .. } => {
            eprintln!("{}", desk.texts.with_text("cli-sending-tried", "said", &said));
            Ok(())
        }
        other => Err(Failure::Failed(other.said().to_owned())),
    }
}

/// Reads a mail that came back and says what it was.
fn returned(desk: &mut Desk) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    io::stdin()
        .take(MOST_RETURNED)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::while_doing("standard input", &error))?;
    let company = desk.company.company;
    let came = delivery::returned(&desk.office, company, Who::program(), &bytes)?;
    if desk.json {
        desk.screen.json(&serde_json::json!({ "was": came.code() }))?;
    } else {
        let said = desk.texts.coded("cli-returned", came.code());
        desk.screen.line(said)?;
    }
    desk.screen.flush()
}

fn show(desk: &mut Desk) -> Result<(), Failure> {
    let company = desk.company.company;
    let told = delivery::settings(&desk.office, company, Who::program())?;
    let on = delivery::sending(&desk.office, company)?.on;
    if desk.json {
        let mut told = told;
        told.insert("on".to_owned(), on.to_string());
        return desk.screen.json(&told);
    }
    let state = if on { "cli-sending-on" } else { "cli-sending-off" };
    desk.screen.line(desk.texts.get(state))?;
    for name in delivery::FIELDS {
        let value = told.get(name).map_or("", String::as_str);
        let value = if value.is_empty() { "–" } else { value };
        desk.screen.line(format_args!("{name:<15} {value}"))?;
    }
    Ok(())
}

fn pairs(settings: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let pair = |setting: &String| {
        let (name, value) = setting
            .split_once('=')
            .ok_or_else(|| Failure::refused(format!("“{setting}” has no “=”; write NAME=VALUE")))?;
        Ok((name.to_owned(), value.to_owned()))
    };
    settings.iter().map(pair).collect()
}
