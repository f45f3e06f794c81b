//! `saldo export`: files for other programs.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_formats::export::{Audience, Cell, DelimitedWriter, TableWriter};
use saldo_letters::Value;
use saldo_work::credit::{self, TermsRecord};
use saldo_work::{Who, accounting};
use std::path::{Path, PathBuf};

/// What to export.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo export terms --out terms.csv\n  \
                  saldo export accounting --after 0 --out records.xml"
)]
pub(crate) struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Terms of trade: of every customer as they stand, or what changed since
    #[command(after_help = "Example:\n  saldo export terms --out terms.csv\n  \
                            saldo export terms --after 120 --json")]
    Terms(TermsCommand),
    /// Records for the accounting system: reminders, due days, write-offs, documents, postings
    #[command(after_help = "Example:\n  saldo export accounting --out records.csv\n  \
                            saldo export accounting --after 120 --out records.xml\n  \
                            saldo export accounting --after 120 --json")]
    Accounting(AccountingCommand),
}

#[derive(Debug, Args)]
struct AccountingCommand {
    /// Only records after the one with this number; every fact has one number for good
    #[arg(long, value_name = "RECORD", default_value_t = 0)]
    after: i64,
    /// File to write: CSV, JSON if it ends in .json, CommerceML for 1C if it ends in .xml;
    /// standard output when absent
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct TermsCommand {
    /// Only records after the one with this number; 0 for all that were ever made
    #[arg(long, value_name = "RECORD")]
    after: Option<i64>,
    /// File to write, CSV unless it ends in .json; standard output when absent
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the file.
pub(crate) fn run(command: Export, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    match command.what {
        What::Terms(asked) => {
            let records = records(&desk, &asked)?;
            let json = form(&desk, asked.out.as_deref()) == Form::Json;
            let bytes = if json { serde_json::to_vec(&records)? } else { table(&records)? };
            deliver(&mut desk, asked.out.as_deref(), &bytes, records.len())
        }
        What::Accounting(asked) => {
            let (company, who) = (desk.company.company, Who::program());
            let records = accounting::records(&desk.office, company, who, asked.after)?;
            let bytes = match form(&desk, asked.out.as_deref()) {
                Form::Json => serde_json::to_vec(&records)?,
                Form::Xml => accounting::commerceml(company, &records).into_bytes(),
                Form::Csv => accounting::table(&records)?,
            };
            deliver(&mut desk, asked.out.as_deref(), &bytes, records.len())
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Json,
    Xml,
}

/// By the ending of the file, or by `--json`.
fn form(desk: &Desk, out: Option<&Path>) -> Form {
    let ending = out.and_then(Path::extension).and_then(|ending| ending.to_str());
    match ending {
        Some("xml") => Form::Xml,
        Some("json") => Form::Json,
        _ if desk.json => Form::Json,
        _ => Form::Csv,
    }
}

fn deliver(desk: &mut Desk, out: Option<&Path>, bytes: &[u8], count: usize) -> Result<(), Failure> {
    match out {
        None => desk.screen.bytes(bytes)?,
        Some(path) => {
            let file = path.display().to_string();
            std::fs::write(path, bytes).map_err(|error| Failure::while_doing(&file, &error))?;
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let values: [(&str, Value); 2] = [("count", count.into()), ("file", file.into())];
            desk.screen.line(desk.texts.with("export-written", &values))?;
        }
    }
    desk.screen.flush()
}

fn records(desk: &Desk, asked: &TermsCommand) -> Result<Vec<TermsRecord>, Failure> {
    let (office, company, who) = (&desk.office, desk.company.company, Who::program());
    if let Some(after) = asked.after {
        return Ok(credit::terms_records(office, company, who, after)?);
    }
    let mut records = Vec::new();
    credit::terms_records_of_all(office, company, who, &mut |record| {
        records.push(record);
        Ok(())
    })?;
    Ok(records)
}

/// One row a record, for programs: comma, decimal point, names that do not change.
fn table(records: &[TermsRecord]) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let mut writer = Box::new(DelimitedWriter::new(&mut bytes, Audience::English)?);
    let headings = [
        "record",
        "customer",
        "from",
        "status",
        "prepayment",
        "limit",
        "currency",
        "discount_pct",
        "deferral_days",
        "cause",
        "clause",
    ];
    writer.row(&headings.map(Cell::heading))?;
    for one in records {
        let decimal = |text: &str| match text {
            "" => Cell::Empty,
            text => Cell::Decimal(text.to_owned().into()),
        };
        writer.row(&[
            Cell::Whole(one.record),
            Cell::text(one.customer.as_str()),
            Cell::Day(one.from),
            Cell::text(one.status.code()),
            Cell::Whole(i64::from(one.prepayment)),
            decimal(&one.limit),
            Cell::text(one.currency.code().to_owned()),
            decimal(&one.discount_pct),
            one.deferral_days.map_or(Cell::Empty, |days| Cell::Whole(i64::from(days))),
            Cell::text(one.cause.as_str()),
            Cell::text(one.clause.as_str()),
        ])?;
    }
    writer.finish()?;
    Ok(bytes)
}
