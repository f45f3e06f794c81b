//! `saldo backup`: a consistent copy, also while the program works; many of them by the clock;
//! and the proof that one can be brought back.

use crate::clock::SystemClock;
use crate::delivery::backup_password;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::progress::on_stderr;
use crate::screen::Screen;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_letters::{Texts, Value};
use saldo_work::backup::{self, Copied};
use saldo_work::{Who, privacy};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where to.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Example:\n  saldo backup saldo-2026-03-20.backup\n  \
                  saldo backup into /mnt/backups --keep 30\n  \
                  saldo backup drill saldo-2026-03-20.backup"
)]
pub(crate) struct Backup {
    #[command(subcommand)]
    act: Option<Act>,
    /// File to write; it must not exist yet. With SALDO_BACKUP_PASSWORD in the environment it is
    /// written under that password
    #[arg(required = true)]
    file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Write a copy named after its moment into a folder, and remove the oldest made so
    #[command(after_help = "Example:\n  saldo backup into /mnt/backups --keep 30")]
    Into {
        /// Folder to write into
        folder: PathBuf,
        /// How many copies stay
        #[arg(long, value_name = "N", default_value_t = 14)]
        keep: usize,
    },
    /// Prove a copy: bring it back aside, check everything in it, throw that away
    #[command(after_help = "Example:\n  saldo backup drill saldo-2026-03-20.backup")]
    Drill {
        /// File written by `saldo backup`
        file: PathBuf,
    },
}

/// Writes a copy, or proves one.
pub(crate) fn run(command: Backup, settings: &Settings) -> Result<(), Failure> {
    match (command.act, command.file) {
        (Some(Act::Into { folder, keep }), _) => into(settings, &folder, keep),
        (Some(Act::Drill { file }), _) => drill(settings, &file),
        (None, Some(file)) => save(settings, &file),
        (None, None) => Err(Failure::refused("say which file to write")),
    }
}

fn save(settings: &Settings, file: &Path) -> Result<(), Failure> {
    if file.exists() {
        let file = file.display();
        return Err(Failure::refused(format!("{file} exists already; give a name that is free")));
    }
    let mut desk = Desk::open(settings)?;
    let progress = desk.progress();
    let copied = match backup_password()? {
        Some(password) => {
            let to = (file, &password);
            backup::save_sealed(&desk.office, Who::program(), to, progress.as_ref())?
        }
        None => backup::save(&desk.office, Who::program(), file, progress.as_ref())?,
    };
    drop(progress);
    tell(&mut desk, &copied)
}

fn into(settings: &Settings, folder: &Path, keep: usize) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    let progress = desk.progress();
    let password = backup_password()?;
    let to = (folder, keep, password.as_ref());
    let copied = backup::save_into(&desk.office, Who::program(), to, progress.as_ref())?;
    drop(progress);
    let notes = desk.office.erasures.clone().unwrap_or_else(|| folder.join(privacy::NOTES));
    privacy::note_erasures(&desk.office, &notes)?;
    tell(&mut desk, &copied)
}

fn tell(desk: &mut Desk, copied: &Copied) -> Result<(), Failure> {
    if desk.json {
        desk.screen.json(copied)?;
    } else {
        desk.screen.line(told(desk.texts, "cli-backed-up", copied))?;
    }
    desk.screen.flush()
}

fn drill(settings: &Settings, file: &Path) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    let progress = on_stderr(texts);
    let password = backup_password()?;
    let from = (file, password.as_ref());
    let copied = backup::drill(Arc::new(SystemClock), from, progress.as_ref())?;
    drop(progress);
    let mut screen = Screen::new();
    let defects = copied.defects.unwrap_or(0);
    if settings.common.json {
        screen.json(&copied)?;
    } else {
        screen.line(told(texts, "cli-drilled", &copied))?;
        if defects > 0 {
            screen.line(texts.count("cli-defects", i64::try_from(defects).unwrap_or(i64::MAX)))?;
        }
    }
    screen.flush()?;
    if defects == 0 { Ok(()) } else { Err(Failure::Defect) }
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
