//! The process that reads one spreadsheet, alone: what the product's hidden subcommand does.
//! The tests of this crate start it where the product is not built yet.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [subcommand, path, options] = arguments.as_slice() else { return usage() };
    let Some(options) = options.to_str() else { return usage() };
    if *subcommand != *saldo_formats::child::SUBCOMMAND {
        return usage();
    }
    match saldo_formats::child::serve(&PathBuf::from(path), options, std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: read-table read-table PATH OPTIONS");
    ExitCode::from(2)
}
