//! `saldo`: the command line, the settings, the real clock, the wiring.
//!
//! A command parses what it was given, calls one use-case of `saldo_work` and prints the
//! answer. Results go to stdout, everything else to stderr; the exit code says which of
//! four ways it ended (see [`failure`]). No rule and no SQL lives here.
#![forbid(unsafe_code)]

mod cli;
mod clock;
mod commands;
mod delivery;
mod desk;
mod failure;
mod log;
mod paper;
mod progress;
mod screen;
mod secrets;
mod settings;
mod stop;
mod table;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    log::to_stderr();
    // Only the build for the kill sweeps knows fail points; the shipped program has none.
    #[cfg(feature = "failpoints")]
    let _fail_points = fail::FailScenario::setup();
    let cli = cli::Cli::parse();
    match commands::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}
