//! `saldo journal`: the journal for somebody who examines it.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::{Ink, Screen};
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_domain::Day;
use saldo_formats::export::{Audience, Cell, DelimitedWriter, TableWriter};
use saldo_letters::Texts;
use saldo_work::journal::{self, Days, Entry};
use saldo_work::{Refused, Who};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// What to do with the journal.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo journal export --from 2026-01-01 --out journal.jsonl\n  \
                  saldo journal check journal.jsonl"
)]
pub(crate) struct Journal {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Write rows with their place in the chain
    #[command(
        after_help = "Example:\n  saldo journal export --from 2026-01-01 --out journal.jsonl\n  \
                            saldo journal export --out journal.csv"
    )]
    Export {
        /// First day; the first of all when absent
        #[arg(long, value_name = "DATE")]
        from: Option<Day>,
        /// Last day; the last of all when absent
        #[arg(long, value_name = "DATE")]
        to: Option<Day>,
        /// File to write: JSON Lines, or CSV if it ends in .csv; standard output when absent
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Make every hash of an exported file anew; needs no database
    #[command(after_help = "Example:\n  saldo journal check journal.jsonl")]
    Check {
        /// JSON Lines written by `saldo journal export`
        file: PathBuf,
    },
}

/// Exports, or checks what was exported.
pub(crate) fn run(command: Journal, settings: &Settings) -> Result<(), Failure> {
    match command.act {
        Act::Export { from, to, out } => export(settings, Days { from, to }, out.as_deref()),
        Act::Check { file } => check(settings, &file),
    }
}

fn export(settings: &Settings, days: Days, out: Option<&Path>) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    let company = desk.company.company;
    let target: Box<dyn Write> = match out {
        Some(file) => Box::new(
            File::create_new(file)
                .map_err(|error| Failure::while_doing(&file.display().to_string(), &error))?,
        ),
        None => Box::new(std::io::stdout().lock()),
    };
    let mut target = BufWriter::new(target);
    let is_table = out.and_then(Path::extension).is_some_and(|ending| ending == "csv");
    let rows = match is_table {
        true => table(&desk, days, &mut target)?,
        false => journal::export(&desk.office, company, Who::program(), days, &mut |row| {
            let line = serde_json::to_string(&row).map_err(|error| unwritten(&error.into()))?;
            writeln!(target, "{line}").map_err(|error| unwritten(&error))
        })?,
    };
    target.flush()?;
    drop(target);
    if out.is_some() {
        let count = i64::try_from(rows).unwrap_or(i64::MAX);
        desk.screen.line(desk.texts.count("cli-journal-exported", count))?;
    }
    desk.screen.flush()
}

fn unwritten(error: &std::io::Error) -> Refused {
    Refused::File { file: "the export".to_owned(), reason: error.to_string() }
}

const COLUMNS: [&str; 13] = [
    "company", "seq", "at", "person", "login", "role", "origin", "action", "subject", "body",
    "book", "previous", "hash",
];

fn table(desk: &Desk, days: Days, out: &mut dyn Write) -> Result<u64, Failure> {
    let mut sheet = Box::new(DelimitedWriter::new(out, Audience::English)?);
    let headings: Vec<Cell<'_>> = COLUMNS.into_iter().map(Cell::heading).collect();
    sheet.row(&headings)?;
    let company = desk.company.company;
    let rows = journal::export(&desk.office, company, Who::program(), days, &mut |row| {
        sheet.row(&cells(&row)).map_err(|error| unwritten(&error))
    })?;
    sheet.finish()?;
    Ok(rows)
}

fn cells(row: &Entry) -> [Cell<'_>; 13] {
    [
        Cell::Whole(row.company),
        Cell::Whole(row.seq),
        Cell::Whole(row.at),
        Cell::Whole(row.person),
        Cell::text(row.login.as_str()),
        Cell::text(row.role.as_str()),
        Cell::text(row.origin.as_str()),
        Cell::text(row.action.as_str()),
        Cell::text(row.subject.as_str()),
        Cell::text(row.body.as_str()),
        Cell::text(row.book.as_str()),
        Cell::text(row.previous.as_str()),
        Cell::text(row.hash.as_str()),
    ]
}

fn check(settings: &Settings, file: &Path) -> Result<(), Failure> {
    let name = file.display().to_string();
    let opened = File::open(file).map_err(|error| Failure::while_doing(&name, &error))?;
    let checked = journal::check(&name, BufReader::new(opened))?;
    let texts = Texts::of(settings.language);
    let mut screen = Screen::new();
    if settings.common.json {
        screen.json(&checked)?;
    } else {
        match &checked.broken {
            Some(what) => {
                let what = screen.ink(Ink::Alarm, what);
                screen.line(format_args!("{name}: {what}"))?;
            }
            None => screen.line(texts.get("cli-journal-sound"))?,
        }
    }
    screen.flush()?;
    if checked.broken.is_none() { Ok(()) } else { Err(Failure::Defect) }
}
