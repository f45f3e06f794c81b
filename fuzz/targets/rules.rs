//! Any text as a company's rules for its own bank, and behind the first zero a table read by them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    saldo_formats::harmless::check_bank_rules(bytes);
});
