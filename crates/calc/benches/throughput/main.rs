//! How many cases a second, and what a million open invoices cost.
//!
//! `cargo bench -p saldo-calc --bench throughput -- --seed 1 --cases 200000 --invoices 1000000`
//!
//! Prints CPU seconds of this process (one thread). The batch is measured whole: reading JSON
//! lines, checking every field, computing, writing JSON lines. The accrual is measured as the
//! product does it: each invoice with its movements, drawn to a principal, borne by periods of
//! the key rate. Both are made by a generator from the printed seed.

mod accrual;
mod batch;
mod cpu;
mod dice;

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some([seed, cases, invoices]) = asked(std::env::args().skip(1)) else {
        eprintln!("usage: throughput [--seed N] [--cases N] [--invoices N]");
        return ExitCode::from(2);
    };
    println!("seed {seed}");
    batch::measure(seed, cases);
    accrual::measure(seed, invoices);
    ExitCode::SUCCESS
}

/// Seed, cases and invoices.
fn asked(mut arguments: impl Iterator<Item = String>) -> Option<[u64; 3]> {
    let mut asked = [1, 200_000, 1_000_000];
    while let Some(name) = arguments.next() {
        let at = match name.as_str() {
            "--seed" => 0,
            "--cases" => 1,
            "--invoices" => 2,
            // What cargo itself adds.
            "--bench" => continue,
            _ => return None,
        };
        asked[at] = arguments.next()?.parse().ok()?;
    }
    Some(asked)
}
