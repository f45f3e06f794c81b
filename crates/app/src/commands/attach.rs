//! `saldo attach`: a file for a customer's file, with what it is.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::Args;
use saldo_domain::dossier::attached::AttachedKind;
use saldo_work::dossier::{self, Attaching, LARGEST_ATTACHMENT};
use saldo_work::{Who, views};
use serde_json::json;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

/// The file and what it is.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Example:\n  saldo attach C-001 note-118.pdf --kind delivery-note --document A-118\n  \
                  saldo attach C-001 contract.pdf --kind contract"
)]
pub(crate) struct Attach {
    /// Code of the customer
    customer: String,
    /// The file: PDF, picture or office document, up to 8 MB
    file: PathBuf,
    /// What it is: contract, power-of-attorney, invoice, delivery-note, act, claim,
    /// proof-of-delivery, correspondence, court-paper or other
    #[arg(long, value_parser = kind)]
    kind: AttachedKind,
    /// Number of the invoice that it belongs to
    #[arg(long, default_value = "")]
    document: String,
}

fn kind(text: &str) -> Result<AttachedKind, String> {
    AttachedKind::from_code(text).ok_or_else(|| {
        let words: Vec<&str> = AttachedKind::ALL.iter().map(|kind| kind.code()).collect();
        format!("the words are {}", words.join(", "))
    })
}

/// Attaches it.
pub(crate) fn run(attach: Attach, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let Attach { customer, file, kind, document } = attach;
    let path = file.display().to_string();
    let unreadable = |error: std::io::Error| Failure::while_doing(&path, &error);
    let mut bytes = Vec::new();
    // One byte above the limit is enough to be told that it is too large.
    let most = LARGEST_ATTACHMENT as u64 + 1;
    let opened = File::open(&file).map_err(unreadable)?;
    opened.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    let (company, who) = (desk.company.company, Who::program());
    let card = views::customer_card(&desk.office, company, who, &customer)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let new = Attaching { name: &name, bytes: &bytes, paper: kind, document: &document };
    let attachment = dossier::attach(&desk.office, company, who, card.customer, &new)?;
    if desk.json {
        desk.screen.json(&json!({ "attachment": attachment, "kind": kind.code() }))?;
    } else {
        desk.screen.line(desk.texts.get("cli-attached"))?;
    }
    desk.screen.flush()
}
