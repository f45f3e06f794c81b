//! Why a statement cannot be taken. Nothing of such a file is.

use crate::amount::AmountProblem;
use crate::date::DateProblem;
use crate::refusal::shorten;
use crate::tables::ReadError;
use saldo_domain::bank::DoesNotAddUp;

/// A refusal of a statement file; each says what to do in [`StatementError::remedy`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    #[error("the file cannot be read: {message}")]
    Io { message: String },
    #[error("the file is larger than {limit_mib} MB")]
    TooLarge { limit_mib: usize },
    /// None of the formats.
    #[error("this is not a bank statement that Saldo can read")]
    NotAStatement,
    /// A message of the bank of another kind, such as a payment order.
    #[error("this is “{found}”, not a statement (camt.053) or a notification (camt.054)")]
    OtherMessage { found: String },
    /// Payment orders on their way to the bank.
    #[error(
        "line {line}: the documents carry no day of the bank; these are orders, not a statement"
    )]
    OnlyOrders { line: u64 },
    #[error("the file is not written in {encoding}")]
    Undecodable { encoding: String },
    #[error("line {line}: the XML is damaged: {message}")]
    DamagedXml { line: u64, message: String },
    #[error("line {line}: the XML declares a document type or entities")]
    ForbiddenXml { line: u64 },
    #[error("line {line}: the XML is nested deeper than {limit} levels")]
    TooDeep { line: u64, limit: usize },
    #[error("line {line}: a field or element is longer than {limit} bytes")]
    FieldTooLong { line: u64, limit: usize },
    #[error("the file has more than {limit} lines")]
    TooManyLines { limit: usize },
    #[error("the file is about more than {limit} accounts")]
    TooManyAccounts { limit: usize },
    /// The file ends in the middle.
    #[error("line {line}: the file ends before {awaited}")]
    CutOff { line: u64, awaited: &'static str },
    /// Something needed is not there.
    #[error("line {line}: {field} is missing")]
    Missing { line: u64, field: &'static str },
    /// A field does not have the form the format gives it.
    #[error("line {line}: {field} “{value}” cannot be read")]
    Unreadable { line: u64, field: &'static str, value: String },
    #[error("line {line}: {field} “{value}”: {problem}")]
    Amount { line: u64, field: &'static str, value: String, problem: AmountProblem },
    #[error("line {line}: {field} “{value}”: {problem}")]
    Date { line: u64, field: &'static str, value: String, problem: DateProblem },
    #[error("line {line}: “{value}” is not the code of a currency")]
    Currency { line: u64, value: String },
    /// An entry of a statement without balances, in a state for which the bank has a word of its own.
    #[error(
        "line {line}: the entry has the status “{value}” of the bank's own, and nothing tells whether \
         that is booked"
    )]
    StateOfTheBank { line: u64, value: String },
    /// Neither side of a document is an account of the statement.
    #[error("line {line}: neither account of the document is the account of the statement")]
    ForeignDocument { line: u64 },
    #[error(transparent)]
    Sums(#[from] DoesNotAddUp),
    /// A statement in a table could not be read as a table.
    #[error(transparent)]
    Table(#[from] ReadError),
}

impl StatementError {
    pub(super) fn unreadable(line: u64, field: &'static str, value: &str) -> Self {
        Self::Unreadable { line, field, value: shorten(value) }
    }

    /// The stable word under which screens translate this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "io",
            Self::TooLarge { .. } => "too_large",
            Self::NotAStatement => "not_a_statement",
            Self::OtherMessage { .. } => "other_message",
            Self::OnlyOrders { .. } => "only_orders",
            Self::Undecodable { .. } => "undecodable",
            Self::DamagedXml { .. } => "damaged_xml",
            Self::ForbiddenXml { .. } => "forbidden_xml",
            Self::TooDeep { .. } => "xml_too_deep",
            Self::FieldTooLong { .. } => "field_too_long",
            Self::TooManyLines { .. } => "too_many_lines",
            Self::TooManyAccounts { .. } => "too_many_accounts",
            Self::CutOff { .. } => "cut_off",
            Self::Missing { .. } => "missing",
            Self::Unreadable { .. } => "unreadable",
            Self::Amount { .. } => "amount",
            Self::Date { .. } => "date",
            Self::Currency { .. } => "currency",
            Self::StateOfTheBank { .. } => "state_of_the_bank",
            Self::ForeignDocument { .. } => "foreign_document",
            Self::Sums(_) => "does_not_add_up",
            Self::Table(error) => error.code(),
        }
    }

    /// The line the refusal points at, if it points at one.
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::OnlyOrders { line }
            | Self::DamagedXml { line, .. }
            | Self::ForbiddenXml { line }
            | Self::TooDeep { line, .. }
            | Self::FieldTooLong { line, .. }
            | Self::CutOff { line, .. }
            | Self::Missing { line, .. }
            | Self::Unreadable { line, .. }
            | Self::Amount { line, .. }
            | Self::Date { line, .. }
            | Self::Currency { line, .. }
            | Self::StateOfTheBank { line, .. }
            | Self::ForeignDocument { line } => Some(*line),
            Self::Table(error) => error.line(),
            _ => None,
        }
    }

    /// What the person at the desk can do.
    pub fn remedy(&self) -> String {
        match self {
            Self::Io { .. } => "Check that the file exists and may be read".into(),
            Self::TooLarge { .. } | Self::TooManyLines { .. } => {
                "Ask the bank for a shorter period and import one file after another".into()
            }
            Self::TooManyAccounts { .. } => {
                "Ask the bank for a statement of your own accounts, a few at a time".into()
            }
            Self::NotAStatement | Self::OtherMessage { .. } => {
                "Export the statement as camt.053, MT940, 1CClientBankExchange, or as CSV of a \
                 bank that Saldo knows"
                    .into()
            }
            Self::OnlyOrders { .. } => {
                "Export the statement, not the orders sent to the bank".into()
            }
            Self::StateOfTheBank { .. } => {
                "Ask the bank for a statement with its balances, or with the status BOOK for what \
                 is booked"
                    .into()
            }
            Self::Undecodable { .. } => {
                "Export the statement again as UTF-8 or Windows-1251".into()
            }
            Self::ForbiddenXml { .. } | Self::TooDeep { .. } | Self::FieldTooLong { .. } => {
                "Do not trust this file; get the statement from the bank again".into()
            }
            Self::Amount { problem, .. } => problem.remedy(),
            Self::Date { problem, .. } => problem.remedy(),
            Self::Sums(DoesNotAddUp::Money(_)) => {
                "Balances and lines of one account are in several currencies: ask the bank for a \
                 statement of each currency"
                    .into()
            }
            Self::Sums(_) => {
                "Lines are missing or doubled: get the whole statement from the bank again".into()
            }
            Self::Table(error) => error.remedy().into(),
            Self::DamagedXml { .. }
            | Self::CutOff { .. }
            | Self::Missing { .. }
            | Self::Unreadable { .. }
            | Self::Currency { .. }
            | Self::ForeignDocument { .. } => {
                "The file is damaged or was changed by hand: get it from the bank again".into()
            }
        }
    }
}
