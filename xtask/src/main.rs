//! Every script of the house, in one place and in one language.
//!
//! `cargo xtask test` is the whole gate: what a contributor runs before sending a
//! change and what the continuous integration runs after it. `cargo xtask tidy` is the
//! part of the gate that reads the tree for promises no compiler checks.

mod gate;
mod house;
mod tidy;

use anyhow::Result;
use clap::{Parser, Subcommand};
use house::House;
use std::process::ExitCode;

/// The scripts of the house.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    errand: Errand,
}

#[derive(Debug, Subcommand)]
enum Errand {
    /// Run the whole gate: what is needed, formatting, lints, licences, tidy, every test.
    ///
    /// Example: cargo xtask test --stage fmt --stage tidy
    Test {
        /// Run only this stage (may be given several times).
        #[arg(long = "stage", value_name = "NAME", value_parser = gate::stage_names())]
        stages: Vec<String>,
    },
    /// Read the tracked files for promises that no compiler checks.
    Tidy,
}

fn main() -> Result<ExitCode> {
    let house = House::here()?;
    let well = match Arguments::parse().errand {
        Errand::Test { stages } => gate::run(&house, &stages),
        Errand::Tidy => tidy::report(&house)?,
    };
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
