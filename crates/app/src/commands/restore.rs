//! `saldo restore`: a backup back into an empty database, verified.

use super::backup::told;
use crate::clock::SystemClock;
use crate::delivery::backup_password;
use crate::failure::Failure;
use crate::progress::on_stderr;
use crate::screen::Screen;
use crate::settings::Settings;
use clap::Args;
use saldo_letters::Texts;
use saldo_store::Store;
use saldo_work::{Office, backup};
use std::path::PathBuf;
use std::sync::Arc;

/// Where from.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo restore saldo-2026-03-20.backup --database sqlite:restored.sqlite"
)]
pub(crate) struct Restore {
    /// File written by `saldo backup`
    file: PathBuf,
}

/// Brings the copy back.
pub(crate) fn run(command: Restore, settings: &Settings) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    let store = Store::open_or_create(&settings.database_or_default()?)?;
    let office = Office::new(store, Arc::new(SystemClock));
    let progress = on_stderr(texts);
    let password = backup_password()?;
    let from = (command.file.as_path(), password.as_ref());
    let copied = backup::restore_with(&office, from, progress.as_ref())?;
    drop(progress);
    let mut screen = Screen::new();
    if settings.common.json {
        screen.json(&copied)?;
    } else {
        screen.line(told(texts, "cli-restored", &copied))?;
    }
    screen.flush()
}
