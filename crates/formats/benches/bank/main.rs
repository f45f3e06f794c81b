//! Money in, measured: how fast statements and invoices are read, and how fast and how rightly
//! the lines of statements are matched.
//!
//! `cargo bench -p saldo-formats --bench bank -- --seed 1 --lines 100000 --invoices 1000000`
//!
//! Prints CPU seconds of this process (one thread). The files and the company are made from
//! the printed seed; the truth about each line is kept from the matcher and compared after.

mod cpu;
#[path = "../../../domain/tests/match/firm.rs"]
mod firm;
mod invoices;
mod matching;
mod parsing;

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some([seed, lines, invoices]) = asked(std::env::args().skip(1)) else {
        eprintln!("usage: bank [--seed N] [--lines N] [--invoices N]");
        return ExitCode::from(2);
    };
    println!("seed {seed}");
    parsing::measure(seed, lines);
    invoices::measure(lines);
    matching::measure(seed, lines, invoices);
    ExitCode::SUCCESS
}

/// Seed, lines and invoices.
fn asked(mut arguments: impl Iterator<Item = String>) -> Option<[u64; 3]> {
    let mut asked = [1, 100_000, 1_000_000];
    while let Some(name) = arguments.next() {
        let at = match name.as_str() {
            "--seed" => 0,
            "--lines" => 1,
            "--invoices" => 2,
            // What cargo itself adds.
            "--bench" => continue,
            _ => return None,
        };
        asked[at] = arguments.next()?.parse().ok()?;
    }
    Some(asked)
}
