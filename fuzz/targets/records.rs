//! Any words as members of the records that other programs push.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    saldo_formats::harmless::check_records(bytes);
});
