//! `saldo read-table`: one spreadsheet read by a child process within limits of memory
//! and time, so that a hostile file can only end the child.

use crate::failure::Failure;
use clap::Args;
use std::path::PathBuf;

/// What the parent process passes on.
#[derive(Debug, Args)]
pub(crate) struct ReadTable {
    /// The spreadsheet
    file: PathBuf,
    /// Options and limits as JSON
    options: String,
}

/// Reads the file; rows leave on stdout in the form `formats` expects.
pub(crate) fn run(command: &ReadTable) -> Result<(), Failure> {
    Ok(saldo_formats::child::serve(&command.file, &command.options, std::io::stdout())?)
}
