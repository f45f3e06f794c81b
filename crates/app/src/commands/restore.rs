//! `saldo restore`: a backup back into an empty database, verified.

use super::backup::told;
use crate::clock::SystemClock;
use crate::delivery::{backup_password, erasures};
use crate::failure::Failure;
use crate::progress::on_stderr;
use crate::screen::Screen;
use crate::settings::Settings;
use clap::Args;
use saldo_letters::Texts;
use saldo_store::Store;
use saldo_work::backup::Copied;
use saldo_work::privacy::{self, Again};
use saldo_work::{Office, Refused, backup};
use serde::Serialize;
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
    /// File that notes erasures of personal data: those made after the backup are made again;
    /// `erasures.jsonl` beside the backup when absent
    #[arg(long, value_name = "FILE")]
    erasures: Option<PathBuf>,
}

/// What was brought back, and who was erased again.
#[derive(Serialize)]
struct Restored {
    #[serde(flatten)]
    copied: Copied,
    again: Again,
}

/// Makes erasures again: those of the file that was named, else those noted beside the backup and
/// where this installation notes its own.
fn erased_again(office: &Office, command: &Restore) -> Result<Again, Failure> {
    if let Some(notes) = &command.erasures {
        // One that is not there would bring back, without a word, whoever was erased.
        std::fs::metadata(notes).map_err(|error| Refused::File {
            file: notes.display().to_string(),
            reason: error.to_string(),
        })?;
        return Ok(privacy::erase_again(office, notes)?);
    }
    let beside = command.file.with_file_name(privacy::NOTES);
    let mut again = privacy::erase_again(office, &beside)?;
    if let Some(own) = erasures().filter(|own| *own != beside) {
        let more = privacy::erase_again(office, &own)?;
        again.erased.extend(more.erased);
        again.left.extend(more.left);
    }
    Ok(again)
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
    let again = erased_again(&office, &command)?;
    let mut screen = Screen::new();
    if settings.common.json {
        screen.json(&Restored { copied, again })?;
    } else {
        screen.line(told(texts, "cli-restored", &copied))?;
        for (key, codes) in
            [("cli-erasures-again", again.erased), ("cli-erasures-left", again.left)]
        {
            if !codes.is_empty() {
                screen.line(texts.with_text(key, "customers", &codes.join(", ")))?;
            }
        }
    }
    screen.flush()
}
