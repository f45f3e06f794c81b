//! Samples by name: our own, and the public ones that may only be read where they lie.

use std::fs;
use std::path::{Path, PathBuf};

/// Public samples beside the checkout. Their licences differ: they are read, never copied.
const PUBLIC: &str = "../../../shared/data";

/// Statements of our own, by name.
pub(crate) fn statements() -> Vec<(String, Vec<u8>)> {
    in_folder(&own("statements"))
}

/// Invoices of our own in every format, by name.
pub(crate) fn einvoices() -> Vec<(String, Vec<u8>)> {
    in_folder(&own("einvoices"))
}

fn own(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(folder)
}

/// Public samples of a folder; a checkout alone has none.
pub(crate) fn public(folder: &str) -> Vec<(String, Vec<u8>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PUBLIC).join(folder);
    if !path.exists() {
        eprintln!("left out: the public samples of {folder} are not beside this checkout");
        return Vec::new();
    }
    in_folder(&path)
}

fn in_folder(path: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(path).expect("samples");
    let named = entries.filter_map(|entry| {
        let entry = entry.ok()?;
        Some((entry.file_name().into_string().ok()?, fs::read(entry.path()).ok()?))
    });
    let mut named: Vec<(String, Vec<u8>)> = named.collect();
    named.sort_unstable();
    named
}
