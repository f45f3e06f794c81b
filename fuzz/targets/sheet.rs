//! Any bytes as a table: CSV, XLSX or ODS, read to the last row or refused by name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saldo_formats::{Defaults, ImportKind, Mapping, ReadOptions, TableSource, read_facts};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = TableSource::from_bytes(bytes, ReadOptions::default()) else { return };
    let Ok(mapping) = Mapping::recognise(&source, ImportKind::Auto) else { return };
    let Ok(rows) = read_facts(&source, &mapping, &Defaults::default()) else { return };
    for row in rows {
        let Ok(row) = row else { return };
        if let Err(refusal) = row.facts {
            assert!(!refusal.remedy().is_empty() && refusal.to_string().len() < 2_000);
        }
    }
});
