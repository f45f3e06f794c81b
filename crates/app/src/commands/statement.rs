//! `saldo statement`: a customer's account over a period, as PDF, JSON or CSV.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::paper;
use crate::settings::Settings;
use clap::{Args, ValueEnum};
use saldo_domain::{Currency, Day};
use saldo_formats::export::{Audience, Cell, DelimitedWriter, TableWriter};
use saldo_letters::documents::DocumentKind;
use saldo_work::papers::{self, Asked, Statement};
use saldo_work::{Refused, Who};
use std::path::PathBuf;

/// Whose account, over which period, in which form.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo statement C-001 --from 2026-01-01 --to 2026-03-31\n  \
                        saldo statement C-001 --from 2026-01-01 --to 2026-03-31 --format pdf --out statement.pdf\n  \
                        saldo statement C-001 --from 2026-01-01 --to 2026-03-31 --act --out act.pdf")]
pub(crate) struct Command {
    /// Code of the customer
    customer: String,
    /// First day of the period
    #[arg(long, value_name = "DATE")]
    from: Day,
    /// Last day of the period
    #[arg(long, value_name = "DATE")]
    to: Day,
    /// The reconciliation act, with room for the other side's books
    #[arg(long)]
    act: bool,
    /// Currency of the account; the company's where anything is open in it
    #[arg(long, value_name = "CUR")]
    currency: Option<String>,
    /// Form of the output; by the ending of --out when absent, else JSON
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Pdf,
    Json,
    Csv,
}

/// Prints the account.
pub(crate) fn run(command: Command, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let asked = asked(&command, &desk, settings)?;
    let company = desk.company.company;
    match form(&command) {
        Format::Pdf => {
            let drawn = papers::draw(&desk.office, company, Who::program(), &asked)?;
            let printed = paper::pdf(&drawn.paper)?;
            paper::deliver(&mut desk.screen, command.out.as_deref(), &printed.bytes)?;
        }
        form => {
            let told = papers::statement(&desk.office, company, Who::program(), &asked)?;
            let bytes = match form {
                Format::Csv => csv(&told, desk.texts.language().code())?,
                _ => format!("{}\n", serde_json::to_string(&told)?).into_bytes(),
            };
            match command.out.as_deref() {
                Some(path) => paper::write(path, &bytes)?,
                None => desk.screen.bytes(&bytes)?,
            }
        }
    }
    desk.screen.flush()
}

fn asked(command: &Command, desk: &Desk, settings: &Settings) -> Result<Asked, Failure> {
    let kind = if command.act { DocumentKind::ReconciliationAct } else { DocumentKind::Statement };
    let currency = command.currency.as_deref().map(Currency::from_code).transpose();
    let period = [("from", command.from), ("to", command.to)];
    Ok(Asked {
        language: settings.common.lang,
        day: desk.as_of,
        currency: currency.map_err(Refused::from)?,
        given: period.map(|(name, day)| (name.to_owned(), day.to_string())).into(),
        ..Asked::of(kind, &command.customer)
    })
}

/// The form asked for, or the one that the name of the file tells.
fn form(command: &Command) -> Format {
    let ending = command.out.as_deref().and_then(|path| path.extension()?.to_str());
    match (command.format, ending) {
        (Some(format), _) => format,
        (None, Some("pdf")) => Format::Pdf,
        (None, Some("csv")) => Format::Csv,
        (None, _) => Format::Json,
    }
}

/// One row an entry, the balances first and last.
fn csv(told: &Statement, language: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let mut writer = DelimitedWriter::new(&mut bytes, Audience::of_language(language))?;
    writer.row(&["date", "kind", "document", "debit", "credit", "balance"].map(Cell::text))?;
    let balance = |day: Day, what: &'static str, money| {
        [
            Cell::Day(day),
            Cell::text(what),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Money(money),
        ]
    };
    writer.row(&balance(told.from, "opening", told.opening))?;
    for line in &told.lines {
        writer.row(&[
            Cell::Day(line.date),
            Cell::text(line.kind.as_str()),
            Cell::text(line.document.as_str()),
            Cell::Money(line.debit),
            Cell::Money(line.credit),
            Cell::Money(line.balance),
        ])?;
    }
    writer.row(&balance(told.to, "closing", told.closing))?;
    Box::new(writer).finish()?;
    Ok(bytes)
}
