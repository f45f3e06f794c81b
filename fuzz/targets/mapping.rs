//! Any text as a map for tables, and behind the first zero a table read by it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    saldo_formats::harmless::check_map(bytes);
});
