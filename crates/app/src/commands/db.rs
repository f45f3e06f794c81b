//! `saldo db`: the schema.

use crate::clock::SystemClock;
use crate::desk::open_existing;
use crate::failure::Failure;
use crate::screen::Screen;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_letters::{Texts, Value};
use saldo_store::Store;
use saldo_work::Clock;
use serde::Serialize;

/// What to do with the schema.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo db status\n  saldo db migrate --database postgres://saldo@db/saldo"
)]
pub(crate) struct Db {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Bring the tables to this program's version; a missing database is made
    #[command(after_help = "Example:\n  saldo db migrate --database postgres://saldo@db/saldo")]
    Migrate,
    /// Which version the tables have, and what is pending
    #[command(after_help = "Example:\n  saldo db status --json")]
    Status,
}

#[derive(Serialize)]
struct Status {
    engine: &'static str,
    current: i64,
    known: i64,
    pending: usize,
}

/// Migrates or reports.
pub(crate) fn run(command: Db, settings: &Settings) -> Result<(), Failure> {
    let store = match command.act {
        Act::Migrate => {
            let store = Store::open_or_create(&settings.database_or_default()?)?;
            store.migrate(SystemClock.now())?;
            store
        }
        Act::Status => open_existing(settings)?,
    };
    let schema = store.schema()?;
    let status = Status {
        engine: store.engine(),
        current: schema.current,
        known: schema.known,
        pending: schema.pending.len(),
    };
    let mut screen = Screen::new();
    if settings.common.json {
        screen.json(&status)?;
    } else {
        let values = [
            ("engine", Value::from(status.engine)),
            ("current", Value::Count(status.current)),
            ("known", Value::Count(status.known)),
            ("pending", Value::from(status.pending)),
        ];
        screen.line(Texts::of(settings.language).with("cli-schema", &values))?;
    }
    screen.flush()
}
