//! What a bank says about the company's own accounts: statements and their lines.
//!
//! A statement is a witness, not yet a fact of the book: whose money a line is, `matching`
//! proposes. What is decided here is older than that question: do the lines add up to the
//! balances the bank itself states ([`sums`]), which of them have been told before ([`known`]),
//! and are statements missing between two ([`gaps`])?

pub mod gaps;
pub mod known;
pub mod netted;
pub mod split;
pub mod sums;

pub use known::{Told, sort_out};
pub use sums::{DoesNotAddUp, check_sums};

use crate::day::Day;
use crate::money::{Currency, Money};
use serde::{Deserialize, Serialize};

/// One statement of one account, as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementFact {
    /// IBAN or account number, without spaces and in capitals.
    pub account: String,
    pub currency: Currency,
    /// The bank's own number of the statement; may be empty, and may be used again.
    pub number: String,
    /// First and last day it is about, where stated.
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Balances before the first and after the last line. A notification has none.
    pub opening: Option<Money>,
    pub closing: Option<Money>,
    /// Sums of what came in and what went out, both above or at zero, where stated.
    pub turnover: Option<Turnover>,
    pub lines: Vec<LineFact>,
}

/// Sums of what came in and of what went out, neither below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turnover {
    pub credit: Option<Money>,
    pub debit: Option<Money>,
}

/// What stands between two references of one line. No reference has a comma in it.
pub const BETWEEN_REFERENCES: &str = ", ";

/// Is this what banks write where nobody gave a name? Any two payments share it, so it names none.
pub fn is_no_name(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    matches!(
        bare.to_ascii_uppercase().as_str(),
        "" | "NOTPROVIDED" | "NOTAVAILABLE" | "NONREF" | "NOREF" | "NONE" | "NA"
    ) || bare.bytes().all(|byte| byte == b'0')
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFact {
    /// Line of the file on which it begins, counted from 1.
    pub place: u64,
    /// Day on which the bank booked it.
    pub booked: Day,
    /// Above zero when money came in, below when it went out; never zero.
    pub amount: Money,
    /// The bank takes an earlier line back.
    pub reversal: bool,
    /// The bank's own name of the entry. Banks use one again each year, or one for many
    /// entries (failure M05), so it is one feature among others.
    pub bank_id: String,
    /// What the payer's program named the payment.
    pub end_to_end: String,
    /// Number of the payment order.
    pub number: String,
    /// A reference in a field of its own: of Estonia, or RF of ISO 11649. Of a payment for
    /// several invoices all of them, with [`BETWEEN_REFERENCES`] between two.
    pub reference: String,
    /// What the payer wrote.
    pub text: String,
    pub other: OtherSide,
}

/// Who stands on the other side of a line: who paid, or who was paid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherSide {
    pub name: String,
    /// IBAN or account number, without spaces and in capitals.
    pub account: String,
    /// INN, registry code or personal code.
    pub code: String,
    /// On whose behalf it was paid, where the bank says so.
    pub behalf: String,
}
