//! Any bytes behind the beginning of MT940: read or refused by name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saldo_formats::ReadOptions;
use saldo_formats::statement::read;

const BEGINNING: &str = ":20:A\n:25:EE571010220229377229\n:60F:C260302EUR0,\n";

fuzz_target!(|bytes: &[u8]| {
    // A whole sample as a seed, or something behind the beginning.
    let whole = [BEGINNING.as_bytes(), bytes].concat();
    for bytes in [bytes, whole.as_slice()] {
        if let Err(refused) = read(bytes, &ReadOptions::default()) {
            assert!(!refused.code().is_empty() && !refused.remedy().is_empty());
            assert!(refused.to_string().len() < 2_000);
        }
    }
});
