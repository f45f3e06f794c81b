//! Tables for spreadsheets and for other programs.
//!
//! A cell has a type: money stays a number, a day stays a date, and a text stays a text even
//! when it begins like a formula. What is written can be imported again unchanged.

mod commerceml;
mod delimited;
mod documents;
mod formula;
mod latin;
mod payment_order;
mod workbook;

pub use commerceml::{CommerceDocument, CommerceFile};
pub use delimited::DelimitedWriter;
pub use documents::{customer_cells, customer_headings, document_cells, document_headings};
pub use formula::escape as escape_formula;
pub(crate) use formula::unescape as unescape_formula;
pub use payment_order::{Payer, PaymentOrder, Transfer};
pub use workbook::WorkbookWriter;

use saldo_domain::{Day, Money};
use std::borrow::Cow;
use std::io;

/// One cell of an exported table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    /// The name of a column or of a table, wherever it stands.
    Heading(Cow<'a, str>),
    /// A whole number, such as a count of days.
    Whole(i64),
    Money(Money),
    /// What the amounts of so many rows above it in its column add up to.
    Sum {
        money: Money,
        rows: u32,
    },
    /// A decimal written with a point, such as `-12.50`, shown with its own decimals.
    Decimal(Cow<'a, str>),
    Day(Day),
}

impl<'a> Cell<'a> {
    /// A text cell.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// The name of a column or of a table.
    pub fn heading(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Heading(text.into())
    }

    /// A text cell, or an empty one.
    pub fn maybe(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }
}

/// For whom a table is written: decides separator, byte order mark and decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Comma between cells, decimal point, no byte order mark: programs and English offices.
    #[default]
    English,
    /// Semicolon, decimal comma, byte order mark: what spreadsheets set to these languages open.
    Russian,
    Estonian,
}

impl Audience {
    /// The audience of a language code; English for codes without a convention of their own.
    pub fn of_language(code: &str) -> Self {
        match code {
            "ru" => Self::Russian,
            "et" => Self::Estonian,
            _ => Self::English,
        }
    }

    /// The language of the headings.
    pub const fn language(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
            Self::Estonian => "et",
        }
    }
}

/// Something that takes a table row by row.
pub trait TableWriter {
    /// Writes one row.
    ///
    /// # Errors
    /// When the bytes cannot be written.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    /// Completes the table. Without this call it may be cut off.
    ///
    /// # Errors
    /// When the bytes cannot be written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}
