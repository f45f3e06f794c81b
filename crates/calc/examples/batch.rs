//! The batch calculator alone: job lines on standard input, answers on standard output.

use saldo_calc::{Facts, batch};
use saldo_letters::{Language, Texts};
use std::io;

fn main() -> io::Result<()> {
    let texts = Texts::of(Language::En);
    batch::run(io::stdin(), &mut io::stdout().lock(), &Facts::shipped(), texts)
}
