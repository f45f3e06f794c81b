//! Bytes into facts, and facts into bytes.
//!
//! # The way in
//!
//! ```no_run
//! use saldo_formats::{Defaults, ImportKind, Mapping, ReadOptions, TableSource, read_facts};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // A stated map, or one recognised from the headings.
//! let path = std::path::Path::new("invoices.csv");
//! let source = TableSource::open(path, ReadOptions::default())?;
//! let mapping = Mapping::recognise(&source, ImportKind::Auto)?;
//! let defaults = Defaults { currency: Some("EUR".parse()?), ..Defaults::default() };
//! for row in read_facts(&source, &mapping, &defaults)? {
//!     let row = row?; // the whole file is refused: take nothing of it
//!     match row.facts {
//!         Ok(facts) => println!("line {}: {} facts", row.line, facts.len()),
//!         Err(refusal) => eprintln!("{refusal}"), // this row is refused: place, reason, remedy
//!     }
//! }
//! # Ok(()) }
//! ```
//!
//! With a map file: `let mapping = Mapping::from_toml(&text)?;` and
//! `TableSource::open(path, mapping.read_options(options))?`.
//!
//! - [`TableSource`] recognises CSV and its like, XLSX and ODS, their encoding and separator;
//!   [`TableSource::digest`] is the file's hash, [`TableSource::rows`] its raw rows (preview).
//! - [`ReadError`] refuses a file, [`Refusal`] a row. Both have a `code()` for translation,
//!   English words through `Display`, and a `remedy()`.
//! - [`ReadOptions::reader_program`] makes spreadsheets be parsed in a limited process; that
//!   program answers to [`child::SUBCOMMAND`] by calling [`child::serve`].
//!
//! # The way out
//!
//! [`export`] writes CSV and XLSX tables that spreadsheets open without running anything in
//! them, and that can be imported again unchanged.
#![forbid(unsafe_code)]

pub mod amount;
pub mod child;
pub mod date;
pub mod einvoice;
pub mod export;
#[cfg(feature = "testing")]
pub mod harmless;
pub mod import;
pub mod mapping;
pub mod records;
pub mod refusal;
pub mod rules;
pub mod statement;
pub mod tables;
pub mod text;

pub use import::{Defaults, FactRows, Remark, RowResult, read_facts};
pub use mapping::{Field, ImportKind, Mapping, MappingError, MappingFault, RowKind};
pub use refusal::{Reason, Refusal};
pub use tables::{Limits, ReadError, ReadOptions, TableFormat, TableReader, TableSource};
