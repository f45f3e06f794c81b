//! `saldo import`: files of customers, invoices and payments into the book, of people and figures
//! into customers' files.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::Screen;
use crate::settings::Settings;
use crate::stop::Stop;
use clap::Args;
use saldo_letters::Value;
use saldo_work::imports::{self, ImportOutcome, ImportRequest, Kind, Prepaid};
use saldo_work::{Progress, Refused, Who};
use std::fs::File;
use std::path::{Path, PathBuf};

/// What to import.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo import auto receivables.csv --dry-run\n  \
                        saldo import invoices march.xlsx --map columns.toml --refused refused.csv\n  \
                        saldo import statement march.xml")]
pub(crate) struct Import {
    /// What the files hold: customers, invoices, payments, contacts, financials, contracts, statement
    /// (of a bank), payables (what the company itself owes), or auto to tell by the contents
    kind: String,
    /// Files, one after another
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Map file: which column means what; remembered for the next file from this source
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Do and tell everything, keep nothing
    #[arg(long)]
    dry_run: bool,
    /// Take nothing of a file in which any row is refused
    #[arg(long)]
    strict: bool,
    /// Encoding of the file, when it cannot be told: utf-8, windows-1251, …
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Payments that name no invoice pay debts, in the order agreed with the customer
    #[arg(long = "allocate", alias = "oldest-first")]
    unnamed_pays: bool,
    /// Invoices that state no due day (УПД, some of CommerceML) are due so many days after
    /// their own day
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(0..=3650))]
    terms_days: Option<u16>,
    /// Where the prepayments are that invoices tell of, when money of the customer waits that may
    /// be them: in-book (the invoice counts whole), or elsewhere (with what it still asks for)
    #[arg(long, value_name = "WHERE", value_parser = prepaid)]
    prepaid: Option<Prepaid>,
    /// Write all refused rows with their reasons to this new file (CSV); with several FILEs
    /// the second list is called NAME-2, and so on
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
}

/// Refused rows, and remarks, shown on the screen.
const SHOWN: usize = 20;
/// Columns within which the file and its counts stand on one line.
const LINE: usize = 80;

/// Imports the files in order; a file that is refused as a whole stops the row of files.
pub(crate) fn run(command: Import, settings: &Settings) -> Result<(), Failure> {
    let kind: Kind = command.kind.parse()?;
    let map = command.map.as_deref().map(text_of).transpose()?;
    check(&command)?;
    let mut desk = Desk::on_its_day(settings)?;
    let stop = Stop::listen(desk.texts.get("cli-stopping"))?;
    let mut any_refused = false;
    for (index, file) in command.files.iter().enumerate() {
        let request = request(&command, kind, map.as_deref(), file, index);
        let outcome = match import(&desk, &stop, &request) {
            Ok(outcome) => outcome,
            Err(failure) => return Err(after(&desk, &command, index, failure)),
        };
        any_refused |= outcome.refused_total > 0;
        print(&mut desk, &outcome, request.refused_file.as_deref())?;
    }
    desk.screen.flush()?;
    if any_refused { Err(Failure::RefusedRows) } else { Ok(()) }
}

/// Nothing is imported when a later file cannot be opened or a list has no free name.
fn check(command: &Import) -> Result<(), Failure> {
    for (index, path) in command.files.iter().enumerate() {
        let refused = |reason: String| Refused::File { file: path.display().to_string(), reason };
        let file = File::open(path).map_err(|error| refused(error.to_string()))?;
        if file.metadata()?.is_dir() {
            return Err(refused("is a folder; name the files in it".to_owned()).into());
        }
        list_name(command, index).as_deref().map_or(Ok(()), imports::refuse_taken_name)?;
    }
    Ok(())
}

fn import(desk: &Desk, stop: &Stop, request: &ImportRequest) -> Result<ImportOutcome, Failure> {
    let progress = stop.heard_by(desk.progress());
    let (office, company) = (&desk.office, desk.company.company);
    let done = imports::import(office, company, Who::program(), request, &progress);
    // What was being read may have ended by the same request: it is told as what it is.
    done.map_err(|refused| if progress.cancelled() { Refused::Cancelled } else { refused }.into())
}

/// Says which files were imported before the one that failed.
fn after(desk: &Desk, command: &Import, done: usize, failure: Failure) -> Failure {
    if done > 0 && !command.dry_run {
        let names = command.files[..done].iter().map(|file| file.display().to_string());
        let names = names.collect::<Vec<_>>().join(", ");
        eprintln!("{}", desk.texts.with_text("cli-imported-before", "files", &names));
    }
    failure
}

fn request(
    command: &Import,
    kind: Kind,
    map: Option<&str>,
    file: &Path,
    index: usize,
) -> ImportRequest {
    ImportRequest {
        map: map.map(str::to_owned),
        dry_run: command.dry_run,
        strict: command.strict,
        encoding: command.encoding.clone(),
        unnamed_pays: command.unnamed_pays,
        terms_days: command.terms_days,
        prepaid: command.prepaid,
        refused_file: list_name(command, index),
        ..ImportRequest::of_path(kind, file)
    }
}

/// Each file has a list of refused rows of its own: `refused.csv`, `refused-2.csv`, …
fn list_name(command: &Import, index: usize) -> Option<PathBuf> {
    let first = command.refused.clone()?;
    if index == 0 {
        return Some(first);
    }
    let mut name = first.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{}", index + 1));
    if let Some(ending) = first.extension() {
        name.push(".");
        name.push(ending);
    }
    Some(first.with_file_name(name))
}

fn prepaid(word: &str) -> Result<Prepaid, &'static str> {
    Prepaid::from_code(word).ok_or("say in-book or elsewhere")
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let file = path.display().to_string();
    std::fs::read_to_string(path)
        .map_err(|error| Refused::File { file, reason: error.to_string() }.into())
}

fn print(
    desk: &mut Desk,
    outcome: &ImportOutcome,
    refused_file: Option<&Path>,
) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(outcome);
    }
    let texts = desk.texts;
    let count = |count: u64| Value::Text(texts.number(i64::try_from(count).unwrap_or(i64::MAX)));
    let values = [
        ("kind", Value::from(texts.coded("import", outcome.kind.code()))),
        ("read", count(outcome.read)),
        ("new", count(outcome.new)),
        ("changed", count(outcome.changed)),
        ("unchanged", count(outcome.unchanged)),
        ("refused", count(outcome.refused_total)),
    ];
    summary(&mut desk.screen, &outcome.file, &texts.with("cli-imported", &values))?;
    if outcome.dry_run {
        desk.screen.line(texts.get("cli-dry-run"))?;
    }
    if let Some(counts) = outcome.statement {
        let values = [
            ("statements", count(counts.statements)),
            ("matched", count(counts.matched)),
            ("asked", count(counts.asked)),
            ("returned", count(counts.returned)),
            ("refunded", count(counts.refunded)),
        ];
        desk.screen.line(texts.with("cli-statement", &values))?;
    }
    if outcome.unfound > 0 {
        let unfound = i64::try_from(outcome.unfound).unwrap_or(i64::MAX);
        desk.screen.line(texts.count("cli-unfound", unfound))?;
    }
    tell_remarks(desk, outcome);
    tell_refused(desk, outcome, refused_file)
}

/// The file and what became of its rows; a long path has a line of its own, unbroken.
fn summary(screen: &mut Screen, file: &str, counts: &str) -> Result<(), Failure> {
    let line = format!("{file}: {counts}");
    if line.chars().count() <= LINE {
        return screen.line(line);
    }
    screen.line(format_args!("{file}:"))?;
    screen.wrapped(format_args!("    {counts}"))
}

/// Texts that were taken and that somebody should look at.
fn tell_remarks(desk: &Desk, outcome: &ImportOutcome) {
    for remark in outcome.remarks.iter().take(SHOWN) {
        let text = desk.texts.coded("cli-remark", &remark.code);
        eprintln!("{}:{}: {}: {text}", outcome.file, remark.line, remark.field);
    }
    let shown = outcome.remarks.len().min(SHOWN) as u64;
    let more = i64::try_from(outcome.remarks_total.saturating_sub(shown)).unwrap_or(i64::MAX);
    if more > 0 {
        eprintln!("{}", desk.texts.count("cli-remarks-more", more));
    }
}

/// Refused rows are no result: they go to stderr, as compilers say it: file:line: …
fn tell_refused(
    desk: &Desk,
    outcome: &ImportOutcome,
    refused_file: Option<&Path>,
) -> Result<(), Failure> {
    for refusal in outcome.refused.iter().take(SHOWN) {
        eprintln!(
            "{}:{}: {} “{}”: {}; {}",
            outcome.file,
            refusal.line,
            refusal.field,
            refusal.value,
            refusal.reason,
            refusal.remedy
        );
    }
    let shown = outcome.refused.len().min(SHOWN) as u64;
    let more = i64::try_from(outcome.refused_total.saturating_sub(shown)).unwrap_or(i64::MAX);
    match refused_file {
        Some(path) if outcome.refused_total > 0 => {
            let place = path.display().to_string();
            eprintln!("{}", desk.texts.with_text("cli-refused-written", "file", &place));
        }
        None if more > 0 => eprintln!("{}", desk.texts.count("cli-refused-more", more)),
        _ => {}
    }
    Ok(())
}
