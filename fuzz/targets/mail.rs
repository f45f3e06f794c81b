//! Any bytes as a mail that comes in: taken apart, bounded, harmless.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| saldo_channels::harmless::check_mail(bytes));
