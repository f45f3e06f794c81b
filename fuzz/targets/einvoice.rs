//! Any bytes behind the beginnings of UBL, E_Invoice, CommerceML and УПД: read or refused by name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saldo_formats::einvoice::{is_einvoice, read};

const BEGINNINGS: [&str; 4] = [
    "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">",
    "<E_Invoice><Invoice>",
    "<КоммерческаяИнформация><Документ>",
    "<Файл><Документ Функция=\"ДОП\">",
];

fuzz_target!(|bytes: &[u8]| {
    let _ = is_einvoice(bytes);
    // A whole sample as a seed, or something behind a beginning.
    let begun = BEGINNINGS.map(|beginning| [beginning.as_bytes(), bytes].concat());
    for bytes in begun.iter().map(Vec::as_slice).chain([bytes]) {
        match read(bytes) {
            Ok(found) => {
                for document in found.documents.into_iter().flatten() {
                    let before = document.prepaid.is_some_and(saldo_domain::Money::is_positive);
                    assert!(document.amount.is_positive() || before);
                    assert!(!document.number.is_empty());
                }
            }
            Err(refused) => assert!(!refused.code().is_empty() && refused.to_string().len() < 2_000),
        }
    }
});
