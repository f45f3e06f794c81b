//! `saldo bank-rules`: rules of the company for the tables of its own banks.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, Subcommand};
use saldo_work::bank;
use saldo_work::{Refused, Who};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What to do about them.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo bank-rules put our-bank.toml\n  saldo bank-rules list"
)]
pub(crate) struct BankRulesCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Check rules and put them into force; those for the same bank get a new version
    #[command(after_help = "Example:\n  saldo bank-rules put our-bank.toml")]
    Put {
        /// The rules (TOML); the manual names every key
        file: PathBuf,
    },
    /// Every bank for which the company has rules, or had them
    #[command(after_help = "Example:\n  saldo bank-rules list --json")]
    List,
    /// Print the rules for a bank as they were handed in
    #[command(after_help = "Example:\n  saldo bank-rules show our-bank")]
    Show {
        /// Name of the bank, as the rules say it
        bank: String,
    },
    /// Take the rules for a bank back
    #[command(after_help = "Example:\n  saldo bank-rules remove our-bank")]
    Remove {
        /// Name of the bank, as the rules say it
        bank: String,
    },
}

/// Puts, lists, takes back.
pub(crate) fn run(command: BankRulesCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    match command.act {
        Act::Put { file } => {
            let name = file.display().to_string();
            let text = std::fs::read_to_string(&file)
                .map_err(|error| Refused::File { file: name.clone(), reason: error.to_string() })?;
            let bank = bank::put_rules(&desk.office, company, who, &name, &text)?;
            said(&mut desk, "cli-bank-rules", &bank)?;
        }
        Act::Remove { bank } => {
            bank::remove_rules(&desk.office, company, who, &bank)?;
            said(&mut desk, "cli-bank-rules-removed", &bank)?;
        }
        Act::List => list(&mut desk)?,
        Act::Show { bank } => {
            let rows = bank::own_rules(&desk.office, company, who)?;
            let found = rows.into_iter().find(|row| row.bank == bank && row.is_in_force());
            let found = found.ok_or_else(|| Failure::refused(format!("no rules for “{bank}”")))?;
            desk.screen.line(found.text)?;
        }
    }
    desk.screen.flush()
}

fn said(desk: &mut Desk, key: &str, bank: &str) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(&json!({ "bank": bank }));
    }
    let said = desk.texts.with_text(key, "bank", bank);
    desk.screen.line(said)
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let rows = bank::own_rules(&desk.office, desk.company.company, Who::program())?;
    if desk.json {
        let rows = rows.iter().map(|row| {
            json!({
                "bank": row.bank,
                "version": row.version,
                "in_force": row.is_in_force(),
                "about": row.about,
            })
        });
        return desk.screen.json(&rows.collect::<Vec<Value>>());
    }
    let texts = desk.texts;
    let heading = texts.get("bank-rules-bank");
    let mut columns = Columns::new(&[(&heading, Side::Left), ("", Side::Left), ("", Side::Left)]);
    for row in &rows {
        let version = texts.with_text("bank-rules-version", "version", &row.version.to_string());
        let gone = if row.is_in_force() { String::new() } else { texts.get("bank-rules-gone") };
        columns.row([row.bank.clone(), version, gone]);
    }
    desk.screen.line(columns.text())
}
