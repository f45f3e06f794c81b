//! `saldo person`: what is stored about a customer and its people, taken out or erased.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_letters::Value;
use saldo_work::{Who, privacy};
use std::path::{Path, PathBuf};

/// What to do with the data of a customer.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo person export C-0003 --out C-0003.json\n  \
                  saldo person erase C-0003 --by director --reason 'asked for by letter 17'"
)]
pub(crate) struct PersonCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Write everything that is stored about a customer
    #[command(after_help = "Example:\n  saldo person export C-0003 --out C-0003.json")]
    Export {
        /// Code of the customer
        customer: String,
        /// File to write; standard output when absent
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Name the customers whose data has stayed for as long as it may
    #[command(after_help = "Example:\n  saldo person due --json")]
    Due,
    /// Print the acts of what was erased
    #[command(after_help = "Example:\n  saldo person acts")]
    Acts,
    /// Erase what identifies a customer and its people; the book stays as it was
    #[command(
        after_help = "Example:\n  saldo person erase C-0003 --by director --reason 'letter 17'"
    )]
    Erase {
        /// Code of the customer
        customer: String,
        /// Log-in of whoever decides it
        #[arg(long, value_name = "LOGIN")]
        by: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

/// Takes out, or erases.
pub(crate) fn run(command: PersonCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    match command.act {
        Act::Export { customer, out } => export(&mut desk, &customer, out.as_deref())?,
        Act::Due => due(&mut desk)?,
        Act::Acts => {
            let acts = privacy::destroyed(&desk.office, desk.company.company, Who::program())?;
            desk.screen.bytes(&serde_json::to_vec_pretty(&acts)?)?;
        }
        Act::Erase { customer, by, reason } => {
            let who = desk.decider(&by)?.who();
            let asked = (customer.as_str(), reason.as_str());
            let rows = privacy::erase(&desk.office, desk.company.company, who, asked)?;
            let count = i64::try_from(rows).unwrap_or(i64::MAX);
            desk.screen.line(desk.texts.count("cli-person-erased", count))?;
            if desk.office.erasures.is_none() {
                desk.screen.line(desk.texts.get("cli-person-erased-unnoted"))?;
            }
        }
    }
    desk.screen.flush()
}

fn due(desk: &mut Desk) -> Result<(), Failure> {
    let stand = privacy::retention(&desk.office, desk.company.company, Who::program())?;
    if desk.json {
        return desk.screen.json(&stand);
    }
    if stand.due.is_empty() {
        desk.screen.line(desk.texts.get("cli-personal-due-none"))?;
    }
    for one in stand.due {
        let (last, since) = (desk.texts.day(one.last), desk.texts.day(one.since));
        let values: [(&str, Value); 3] =
            [("customer", one.code.into()), ("last", last.into()), ("since", since.into())];
        desk.screen.line(desk.texts.with("cli-personal-due", &values))?;
    }
    Ok(())
}

fn export(desk: &mut Desk, customer: &str, out: Option<&Path>) -> Result<(), Failure> {
    let about = privacy::about(&desk.office, desk.company.company, Who::program(), customer)?;
    let bytes = serde_json::to_vec_pretty(&about)?;
    let Some(path) = out else { return desk.screen.bytes(&bytes) };
    let file = path.display().to_string();
    std::fs::write(path, bytes).map_err(|error| Failure::while_doing(&file, &error))?;
    let values: [(&str, Value); 2] = [("customer", about.code.into()), ("file", file.into())];
    desk.screen.line(desk.texts.with("cli-person-exported", &values))
}
