//! Any bytes behind the beginning of 1CClientBankExchange: read or refused by name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saldo_formats::ReadOptions;
use saldo_formats::statement::read;

const BEGINNING: &str = "1CClientBankExchange\n";

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
