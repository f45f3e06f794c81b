//! `saldo letter`: one document about a customer as PDF.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::paper;
use crate::screen::Screen;
use crate::settings::Settings;
use clap::Args;
use saldo_domain::Currency;
use saldo_letters::Texts;
use saldo_letters::documents::DocumentKind;
use saldo_work::papers::{self, Asked};
use saldo_work::{Refused, Who};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Which document, about whom, and what is told beside the book.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo letter --list\n  \
                        saldo letter reminder --customer C-001 --out reminder.pdf\n  \
                        saldo letter claim --customer C-001 --set 'contract=12/2025, 4.3' --lang ru --out claim.pdf\n  \
                        saldo letter inventory-act --as-of 2026-12-31 --out inventory.pdf")]
pub(crate) struct Letter {
    /// Name of the document, as --list shows it
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// Names of all documents, with the values each takes
    #[arg(long)]
    list: bool,
    /// Code of the customer; a document about all customers needs none
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    /// A value beside the book: --set contract='12/2025'
    #[arg(long = "set", value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Currency of the document; the company's where anything is open in it
    #[arg(long, value_name = "CUR")]
    currency: Option<String>,
    /// Hand it out: keep the exact file with the customer and note it in the journal
    #[arg(long)]
    issue: bool,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Draws, prints and writes the document.
pub(crate) fn run(command: Letter, settings: &Settings) -> Result<(), Failure> {
    if command.list {
        return list(settings);
    }
    let kind = kind(command.name.as_deref().unwrap_or_default())?;
    let mut desk = Desk::on_its_day(settings)?;
    let asked = Asked {
        // A language asked for wins over the customer's own.
        language: settings.common.lang,
        day: desk.as_of,
        currency: currency(command.currency.as_deref())?,
        given: given(kind, &command.set)?,
        ..Asked::of(kind, customer(kind, &command)?)
    };
    let company = desk.company.company;
    let drawn = papers::draw(&desk.office, company, Who::program(), &asked)?;
    let printed = paper::pdf(&drawn.paper)?;
    if command.issue {
        let kept = (&drawn, printed.bytes.as_slice(), printed.pages);
        papers::issue(&desk.office, company, Who::program(), &asked, kept)?;
    }
    paper::deliver(&mut desk.screen, command.out.as_deref(), &printed.bytes)?;
    desk.screen.flush()
}

fn kind(name: &str) -> Result<DocumentKind, Failure> {
    DocumentKind::from_code(name).ok_or_else(|| {
        Failure::refused(format!("there is no document “{name}”; `saldo letter --list` shows all"))
    })
}

fn customer(kind: DocumentKind, command: &Letter) -> Result<&str, Failure> {
    match command.customer.as_deref() {
        None if !kind.is_about_all() => Err(Failure::refused(
            "which customer? name the code with --customer, such as --customer C-001",
        )),
        found => Ok(found.unwrap_or_default()),
    }
}

fn currency(code: Option<&str>) -> Result<Option<Currency>, Failure> {
    let parse = |code| Currency::from_code(code).map_err(|error| Refused::from(error).into());
    code.map(parse).transpose()
}

/// Values by name; a name that the document does not take is refused with those it does.
fn given(kind: DocumentKind, set: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let mut given = BTreeMap::new();
    for pair in set {
        let (name, value) = pair.split_once('=').ok_or_else(|| {
            Failure::refused(format!("--set “{pair}” has no “=”; write --set NAME=VALUE"))
        })?;
        if !kind.fields().iter().any(|field| field.name == name) {
            let known: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
            return Err(Failure::refused(format!(
                "--set “{name}”: {} takes no such value; it takes {}",
                kind.code(),
                known.join(", ")
            )));
        }
        given.insert(name.to_owned(), value.to_owned());
    }
    Ok(given)
}

fn list(settings: &Settings) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    let mut screen = Screen::new();
    let fields = |kind: DocumentKind| -> Vec<&str> {
        kind.fields().iter().map(|field| field.name).collect()
    };
    if settings.common.json {
        let list: Vec<_> = DocumentKind::ALL
            .iter()
            .map(|kind| {
                json!({ "name": kind.code(), "title": kind.title(texts), "takes": fields(*kind) })
            })
            .collect();
        screen.json(&list)?;
        return screen.flush();
    }
    for kind in DocumentKind::ALL {
        let takes = fields(kind).join(" ");
        screen.line(format_args!("{:<20} {}", kind.code(), kind.title(texts)))?;
        screen.line(format_args!("{:<20}   {takes}", ""))?;
    }
    screen.flush()
}
