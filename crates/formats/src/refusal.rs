//! Why one row, or one cell of it, cannot be taken.
//!
//! A refusal names the place, the value, the reason and the remedy. The English words here
//! are for files, logs and the command line; screens translate by [`Reason::code`].

use crate::amount::AmountProblem;
use crate::date::DateProblem;
use crate::einvoice::DocumentFault;
use std::fmt;

/// One row that was not taken, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Line of the text file or row of the sheet, counted from 1.
    pub line: u64,
    /// The column as the file itself calls it; empty when the whole row is meant.
    pub field: String,
    /// What stands there, shortened to [`SHOWN_CHARS`].
    pub value: String,
    pub reason: Reason,
}

/// How much of a refused value is repeated to the reader.
pub const SHOWN_CHARS: usize = 60;

/// The named reasons for which a row is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A cell that must be filled is empty.
    Missing,
    /// The row has more or fewer cells than the heading.
    Ragged {
        found: usize,
        expected: usize,
    },
    Amount(AmountProblem),
    /// An amount of zero or below where only a positive one makes sense.
    NotPositive,
    Date(DateProblem),
    UnknownCurrency,
    /// Neither the row, nor the map, nor the command says in which currency the amount is.
    NoCurrency,
    /// The date due lies before the date of the document.
    NegativeTerms {
        days: i64,
    },
    /// Terms of payment are not a whole number of days from 0 to 3650.
    TermsUnreadable,
    /// The word is not among those the map or Saldo knows for this field.
    UnknownWord {
        known: Vec<String>,
    },
    /// A number such as 1,23E+15: a spreadsheet has cut the digits of an identifier.
    Scientific,
    /// A spreadsheet shows an error such as #REF! in the cell.
    CellError,
    /// A formula whose result was never stored in the file.
    FormulaWithoutValue,
    /// Longer than Saldo keeps for this field.
    TooLong {
        limit: usize,
    },
    /// The text does not follow the map's template of a document name.
    NotADocument {
        template: String,
    },
    /// Nothing but invisible characters where an identifier is needed.
    Invisible,
    /// A document of an e-invoice.
    Document(DocumentFault),
}

impl Refusal {
    /// A refusal of one value; long values are shortened.
    pub fn new(line: u64, field: &str, value: &str, reason: Reason) -> Self {
        Self { line, field: field.to_owned(), value: shorten(value), reason }
    }

    /// What the person at the desk can do.
    pub fn remedy(&self) -> String {
        self.reason.remedy()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if !self.field.is_empty() {
            write!(f, ", column “{}”", self.field)?;
        }
        if !self.value.is_empty() {
            write!(f, ", value “{}”", self.value)?;
        }
        write!(f, ": {}. {}", self.reason, self.remedy())
    }
}

impl Reason {
    /// The stable word under which screens translate this reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Ragged { .. } => "ragged_row",
            Self::Amount(problem) => problem.code(),
            Self::NotPositive => "not_positive",
            Self::Date(problem) => problem.code(),
            Self::UnknownCurrency => "unknown_currency",
            Self::NoCurrency => "no_currency",
            Self::NegativeTerms { .. } => "negative_terms",
            Self::TermsUnreadable => "terms_unreadable",
            Self::UnknownWord { .. } => "unknown_word",
            Self::Scientific => "scientific_identifier",
            Self::CellError => "cell_error",
            Self::FormulaWithoutValue => "formula_without_value",
            Self::TooLong { .. } => "too_long",
            Self::NotADocument { .. } => "not_a_document",
            Self::Invisible => "invisible_text",
            Self::Document(fault) => fault.code(),
        }
    }

    /// The figures and words a translated message needs, by name.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Ragged { found, expected } => {
                vec![("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::Amount(problem) => problem.params(),
            Self::Date(problem) => problem.params(),
            Self::NegativeTerms { days } => vec![("days", days.to_string())],
            Self::UnknownWord { known } => vec![("known", known.join(", "))],
            Self::TooLong { limit } => vec![("limit", limit.to_string())],
            Self::NotADocument { template } => vec![("template", template.clone())],
            _ => Vec::new(),
        }
    }

    /// What the person at the desk can do.
    pub fn remedy(&self) -> String {
        match self {
            Self::Missing => "Fill the cell in, or name another column for it in the map".into(),
            Self::Ragged { .. } => {
                "Check quotes and separators in this row; it must have as many cells as the heading"
                    .into()
            }
            Self::Amount(problem) => problem.remedy(),
            Self::NotPositive => "Write an amount above zero; if the source marks credit notes \
                                  by a minus, set `negative = \"credit_note\"` in the map"
                .into(),
            Self::Date(problem) => problem.remedy(),
            Self::UnknownCurrency => "Write a three-letter code such as EUR or RUB".into(),
            Self::NoCurrency => {
                "Add a currency column or set `currency` in the map".into()
            }
            Self::NegativeTerms { .. } => {
                "Correct the due date or the document date; goods cannot be due before they are sold"
                    .into()
            }
            Self::TermsUnreadable => "Write the term as whole days, from 0 to 3650".into(),
            Self::UnknownWord { known } => {
                format!("Use one of: {}; or add the word to the map under [values]", known.join(", "))
            }
            Self::Scientific => "Format the column as text in the spreadsheet, enter the number \
                                 again in full, and save"
                .into(),
            Self::CellError => "Correct the formula in the spreadsheet and save it again".into(),
            Self::FormulaWithoutValue => {
                "Open the file in the spreadsheet program, let it calculate, and save".into()
            }
            Self::TooLong { limit } => format!("Shorten the text to {limit} characters"),
            Self::NotADocument { template } => {
                format!("Write the document as “{template}”, or correct the template in the map")
            }
            Self::Invisible => "Type the identifier anew; only invisible characters stand there".into(),
            Self::Document(fault) => fault.remedy().into(),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the cell is empty"),
            Self::Ragged { found, expected } => {
                write!(f, "the row has {found} cells, the heading has {expected}")
            }
            Self::Amount(problem) => problem.fmt(f),
            Self::NotPositive => f.write_str("the amount is not above zero"),
            Self::Date(problem) => problem.fmt(f),
            Self::UnknownCurrency => f.write_str("there is no such currency code"),
            Self::NoCurrency => f.write_str("nothing says in which currency the amount is"),
            Self::NegativeTerms { days } => {
                write!(f, "the document would be due {days} days before its own date")
            }
            Self::TermsUnreadable => f.write_str("the term of payment is not a number of days"),
            Self::UnknownWord { .. } => f.write_str("the word is not known for this field"),
            Self::Scientific => {
                f.write_str("a spreadsheet has cut this identifier to a rounded number")
            }
            Self::CellError => f.write_str("the spreadsheet shows an error in this cell"),
            Self::FormulaWithoutValue => f.write_str("the formula has no stored result"),
            Self::TooLong { limit } => write!(f, "the text is longer than {limit} characters"),
            Self::NotADocument { .. } => {
                f.write_str("the text does not name a document with number and date")
            }
            Self::Invisible => f.write_str("the cell holds only invisible characters"),
            Self::Document(fault) => fault.fmt(f),
        }
    }
}

/// The first [`SHOWN_CHARS`] characters on one line, with “…” when something was cut.
/// Control characters are shown as “�” so that a report cannot be garbled by a file.
pub(crate) fn shorten(value: &str) -> String {
    let mut shown: String = value
        .chars()
        .take(SHOWN_CHARS)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if value.chars().nth(SHOWN_CHARS).is_some() {
        shown.push('…');
    }
    shown
}
