//! `saldo backup`: a consistent copy, also while the program works.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::Args;
use saldo_letters::{Texts, Value};
use saldo_work::Who;
use saldo_work::backup::{self, Copied};
use std::path::PathBuf;

/// Where to.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo backup saldo-2026-03-20.backup")]
pub(crate) struct Backup {
    /// File to write; it must not exist yet
    file: PathBuf,
}

/// Writes the copy.
pub(crate) fn run(command: Backup, settings: &Settings) -> Result<(), Failure> {
    if command.file.exists() {
        let file = command.file.display();
        return Err(Failure::refused(format!("{file} exists already; give a name that is free")));
    }
    let mut desk = Desk::open(settings)?;
    let progress = desk.progress();
    let copied = backup::save(&desk.office, Who::program(), &command.file, progress.as_ref())?;
    drop(progress);
    if desk.json {
        desk.screen.json(&copied)?;
    } else {
        desk.screen.line(told(desk.texts, "cli-backed-up", &copied))?;
    }
    desk.screen.flush()
}

/// File, rows and size in words.
pub(super) fn told(texts: &Texts, key: &str, copied: &Copied) -> String {
    let number = |count: u64| Value::Text(texts.number(i64::try_from(count).unwrap_or(i64::MAX)));
    let values = [
        ("file", Value::from(copied.file.as_str())),
        ("rows", number(copied.rows)),
        ("kilobytes", number(copied.bytes.div_ceil(1024))),
    ];
    texts.with(key, &values)
}
