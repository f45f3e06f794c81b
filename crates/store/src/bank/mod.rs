//! Statements of banks, their lines, and what became of each.
//!
//! Statements, lines and acts are only ever added. Of a line, the columns that repeat its
//! latest act are rewritten with it; proposals are derived and replaced.

mod inbox;
mod owing;
mod rules;
mod same_money;
mod statements;

pub use inbox::{
    ActRow, InboxRow, LineFilter, act, acts_of, forget_payers, forget_proposals, inbox,
    inbox_count, learn, likeliest, line_of_item, proposals_of, propose, proposed_to, states,
    unknown, unknown_before_documents, was_taken_back,
};
pub(crate) use owing::shares_of;
pub use owing::{PossibleMoney, debtors, debts, possible_money};
pub use rules::{RulesRow, all_rules, rules_in_force, set_rules};
pub use same_money::{AlreadyTold, already_told, payments_from_bank, remember_same_money};
pub use statements::{
    StatementRow, add_lines, add_statement, bring_again, kept_beside, kept_on, known_lines,
    lines_of_amount, lines_of_batch, out_before_their_money, same_statements, statements,
};

use crate::error::StoreError;
use crate::value::{Currencies, Row};
use saldo_domain::bank::{LineFact, OtherSide};
use saldo_domain::{CustomerId, ItemId, Money};

/// What a line is at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineState {
    /// A person is asked.
    Open,
    /// A payment of the book stands for it.
    Matched,
    /// Money that went out: nobody is asked.
    Out,
    /// No customer's money, a person said.
    Aside,
    /// Told before in other words, a person said.
    Same,
    /// It takes a payment back, or was taken back.
    Returned,
    /// It paid money back to whoever had paid too much.
    Refunded,
    /// Its import was undone.
    Undone,
}

impl LineState {
    /// Every state.
    pub const ALL: [LineState; 8] = [
        LineState::Open,
        LineState::Matched,
        LineState::Out,
        LineState::Aside,
        LineState::Same,
        LineState::Returned,
        LineState::Refunded,
        LineState::Undone,
    ];

    /// The word written in stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            LineState::Open => "open",
            LineState::Matched => "matched",
            LineState::Out => "out",
            LineState::Aside => "aside",
            LineState::Same => "same",
            LineState::Returned => "returned",
            LineState::Refunded => "refunded",
            LineState::Undone => "undone",
        }
    }

    /// The state with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A stored line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    pub line: i64,
    pub account: String,
    pub statement: i64,
    /// The import that brought it last.
    pub batch: i64,
    pub fact: LineFact,
    pub state: LineState,
    /// Word of the doubt; empty when nobody is asked.
    pub doubt: String,
    /// The payment that stands for it.
    pub payment: Option<(CustomerId, ItemId)>,
    /// That payment was not made from this line: it was recorded before.
    pub linked: bool,
}

pub(super) const LINE_COLUMNS: &str = "line, account, statement, brought, place, booked, currency,
    amount, reversal, bank_id, end_to_end, number, reference, body, name, other_account, code,
    behalf, state, doubt, customer, item, linked";

pub(super) fn read_line(row: &Row<'_>, currencies: &mut Currencies) -> Result<LineRow, StoreError> {
    let (customer, item) = (row.int(20)?, row.int(21)?);
    Ok(LineRow {
        line: row.int(0)?,
        account: row.string(1)?,
        statement: row.int(2)?,
        batch: row.int(3)?,
        fact: LineFact {
            place: row.int(4)? as u64,
            booked: row.day(5)?,
            amount: Money::from_minor(row.int(7)?, currencies.read(row, 6)?),
            reversal: row.flag(8)?,
            bank_id: row.string(9)?,
            end_to_end: row.string(10)?,
            number: row.string(11)?,
            reference: row.string(12)?,
            text: row.string(13)?,
            other: OtherSide {
                name: row.string(14)?,
                account: row.string(15)?,
                code: row.string(16)?,
                behalf: row.string(17)?,
            },
        },
        state: row.word(18, LineState::from_code)?,
        doubt: row.string(19)?,
        payment: (item != 0).then_some((CustomerId::new(customer), ItemId::new(item))),
        linked: row.flag(22)?,
    })
}
