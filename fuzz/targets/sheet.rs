//! Any bytes as a table: CSV, XLSX or ODS, of each kind of rows, read to the last or refused by name.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    saldo_formats::harmless::check_table(bytes);
});
