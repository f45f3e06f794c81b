//! Any bytes behind the beginnings of camt.053 and camt.054, old and new: read or refused by name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saldo_formats::ReadOptions;
use saldo_formats::statement::read;

const BEGINNINGS: [&str; 4] = [
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>",
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>",
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.13\"><BkToCstmrStmt>",
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn>",
];

fuzz_target!(|bytes: &[u8]| {
    // A whole sample as a seed, or something behind a beginning.
    let begun = BEGINNINGS.map(|beginning| [beginning.as_bytes(), bytes].concat());
    for bytes in begun.iter().map(Vec::as_slice).chain([bytes]) {
        if let Err(refused) = read(bytes, &ReadOptions::default()) {
            assert!(!refused.code().is_empty() && !refused.remedy().is_empty());
            assert!(refused.to_string().len() < 2_000);
        }
    }
});
