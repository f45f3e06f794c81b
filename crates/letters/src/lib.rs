//! Facts → words. Everything a person reads comes from the locale files in
//! `languages/<code>/`; this crate looks it up, puts numbers, amounts and days into
//! the reader's notation, and writes notices and documents to debtors.
//!
//! What is not here: rules, storage, HTML. Text leaves this crate unescaped.
#![forbid(unsafe_code)]

pub mod amount_words;
mod dates;
mod delays;
pub mod documents;
mod figures;
mod language;
pub mod notice;
pub mod paper;
pub mod regulation;
mod texts;
pub mod wording;
mod words;

pub use language::Language;
pub use texts::{Texts, Value};
