//! `saldo mailbox`: what comes back by mail.

use crate::delivery::read_mailbox;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::{Ink, Screen};
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_letters::Texts;
use saldo_work::Who;
use saldo_work::mailbox::{self, Outcome, Shown};
use saldo_work::views::Page;

/// Read and list.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo sending set imap-host=imap.example.com imap-user=accounts@example.com\n  \
                  saldo mailbox read\n\n\
                  The password stands in SALDO_IMAP_PASSWORD or in the file named by\n\
                  SALDO_IMAP_PASSWORD_FILE."
)]
pub(crate) struct MailboxCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Take what came in since the last time
    #[command(after_help = "Example:\n  saldo mailbox read --json")]
    Read,
    /// List what nobody has read yet
    #[command(after_help = "Example:\n  saldo mailbox list --json")]
    List,
    /// Note that somebody has read it: its customer may be reminded again
    #[command(after_help = "Example:\n  saldo mailbox seen 12")]
    Seen {
        /// Its number
        number: i64,
    },
    /// Say whose it is
    #[command(after_help = "Example:\n  saldo mailbox assign 12 C-0003")]
    Assign {
        /// Its number
        number: i64,
        /// Code of the customer
        customer: String,
    },
}

/// Mails listed at once.
const MOST: u32 = 200;

/// Reads, lists, notes.
pub(crate) fn run(command: MailboxCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    match command.act {
        Act::Read => return read(&mut desk),
        Act::List => {}
        Act::Seen { number } => mailbox::mark_read(&desk.office, company, who, number)?,
        Act::Assign { number, customer } => {
            mailbox::assign(&desk.office, company, who, (number, &customer))?;
        }
    }
    list(&mut desk)
}

fn read(desk: &mut Desk) -> Result<(), Failure> {
    let progress = desk.progress();
    let outcome = read_mailbox(&desk.office, desk.company.company, progress.as_ref())?;
    let Some(outcome) = outcome else {
        return Err(Failure::refused(desk.texts.get("cli-mailbox-off")));
    };
    if desk.json {
        desk.screen.json(&outcome)?;
    } else {
        print(&mut desk.screen, desk.texts, &outcome)?;
    }
    desk.screen.flush()?;
    match outcome.broke_off {
        Some(said) => {
            Err(Failure::Failed(desk.texts.with_text("cli-mailbox-broke-off", "said", &said)))
        }
        None => Ok(()),
    }
}

fn print(screen: &mut Screen, texts: &Texts, outcome: &Outcome) -> Result<(), Failure> {
    let counts = [
        ("cli-mailbox-people", outcome.people),
        ("cli-mailbox-unmatched", outcome.unmatched),
        ("cli-mailbox-automatic", outcome.automatic),
        ("cli-mailbox-undelivered", outcome.undelivered),
        ("cli-mailbox-unreadable", outcome.unreadable),
    ];
    for (key, count) in counts.into_iter().filter(|(key, count)| *count > 0 || *key == counts[0].0)
    {
        let line = texts.count(key, i64::try_from(count).unwrap_or(i64::MAX));
        if ["cli-mailbox-unmatched", "cli-mailbox-unreadable"].contains(&key) {
            screen.line(screen.ink(Ink::Warning, &line))?;
        } else {
            screen.line(line)?;
        }
    }
    Ok(())
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let company = desk.company.company;
    let page = Page::first(MOST);
    let found =
        mailbox::replies(&desk.office, company, Who::program(), Shown::Unread, page)?.rows.rows;
    if desk.json {
        let rows: Vec<serde_json::Value> = found
            .iter()
            .map(|row| {
                serde_json::json!({
                    "reply": row.reply,
                    "day": row.day.to_string(),
                    "from": row.sender,
                    "subject": row.subject,
                    "customer": row.whose.as_ref().map(|whose| &whose.code),
                    "files": row.files.len(),
                })
            })
            .collect();
        desk.screen.json(&rows)?;
        return desk.screen.flush();
    }
    for row in &found {
        let whose = row.whose.as_ref().map_or("–", |whose| whose.code.as_str());
        let day = desk.texts.day(row.day);
        desk.screen.line(format_args!("{}  {day}  {whose}  {}", row.reply, row.subject))?;
    }
    desk.screen.flush()
}
