//! The book: what is true about money owed.
//!
//! The book is append-only. It consists of **items** (documents with an amount) and
//! **movements** between them. Each is dated twice: the *effective day* on which it
//! counts, and the *recorded moment* at which the company learned of it. Nothing is
//! ever changed or deleted; a mistake is corrected by a further movement. Hence any
//! balance can be derived for any day, and also as it was known on any day.
//!
//! A movement settles `amount` on its debit item and/or its credit item:
//!
//! | kind | debit item | credit item | effect |
//! |---|---|---|---|
//! | allocation | invoice paid | payment used | balance unchanged |
//! | write-off | invoice | – | balance falls |
//! | refund | – | payment | balance rises |
//! | cancellation | item withdrawn (either side) | | the item counts no more |
//! | amendment | item corrected (either side) | | amount lower (or higher, when negative) |
//!
//! A reversal of any movement is a movement of the same kind, the same items and the
//! negative amount which names the movement it reverses.

pub mod balance;
pub mod check;
pub mod difference;
pub mod facts;
pub mod identity;
pub mod intake;
mod joined;
pub mod payment_reference;
pub mod prepaid;
pub mod same_money;
pub mod settle;
pub mod transfer;

pub use balance::CustomerBook;
pub use check::Refusal;
pub use joined::Bearer;
pub use transfer::{Leaving, Stays};

use crate::day::Day;
use crate::ids::{CustomerId, ItemId, MovementId};
use crate::money::{Money, MoneyError};
use serde::{Deserialize, Serialize};

/// A moment in UTC, in microseconds since 1970-01-01. Only the edge reads a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// Later than every recorded moment: "as known now".
    pub const NOW_AND_EVER: Moment = Moment(i64::MAX);

    /// Microseconds of a day.
    pub const A_DAY: i64 = 86_400_000_000;
}

/// What kind of document an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Goods sold on deferred payment.
    Goods,
    /// Services rendered.
    Services,
    /// A bill of exchange received.
    BillOfExchange,
    /// An advance issued to the counterparty, to be returned or delivered against.
    AdvanceIssued,
    /// A late fee, penalty, interest or cost claimed (a claim of its own).
    Charge,
    /// Any other debt: budget, staff, founders, other debtors (ANA-02).
    OtherDebt,
    /// Money received.
    Payment,
    /// A credit note of ours that lowers what is owed.
    CreditNote,
    /// Goods returned by the buyer.
    Return,
    /// Our debt to the counterparty set off against theirs.
    Offset,
}

/// On which side of the account an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Raises what is owed to us.
    Debit,
    /// Lowers it.
    Credit,
}

impl ItemKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [ItemKind; 10] = [
        ItemKind::Goods,
        ItemKind::Services,
        ItemKind::BillOfExchange,
        ItemKind::AdvanceIssued,
        ItemKind::Charge,
        ItemKind::OtherDebt,
        ItemKind::Payment,
        ItemKind::CreditNote,
        ItemKind::Return,
        ItemKind::Offset,
    ];

    /// Debit or credit.
    pub const fn side(self) -> Side {
        match self {
            ItemKind::Goods
            | ItemKind::Services
            | ItemKind::BillOfExchange
            | ItemKind::AdvanceIssued
            | ItemKind::Charge
            | ItemKind::OtherDebt => Side::Debit,
            ItemKind::Payment | ItemKind::CreditNote | ItemKind::Return | ItemKind::Offset => {
                Side::Credit
            }
        }
    }

    /// The word written in files and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            ItemKind::Goods => "goods",
            ItemKind::Services => "services",
            ItemKind::BillOfExchange => "bill_of_exchange",
            ItemKind::AdvanceIssued => "advance_issued",
            ItemKind::Charge => "charge",
            ItemKind::OtherDebt => "other_debt",
            ItemKind::Payment => "payment",
            ItemKind::CreditNote => "credit_note",
            ItemKind::Return => "return",
            ItemKind::Offset => "offset",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Do the rules begin with a document of this kind that is to be paid later than it is made
    /// (regulation 2.2; GEN-06)? Every debt does, those brought along from before and advances
    /// among them; a charge for lateness only follows from one.
    pub const fn begins_the_rules(self) -> bool {
        matches!(self.side(), Side::Debit) && !matches!(self, ItemKind::Charge)
    }
}

/// A document with an amount, as it stands in the book. `amount` is above zero on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub customer: CustomerId,
    pub item: ItemId,
    pub kind: ItemKind,
    pub number: String,
    /// Day of the document; the item counts from this day on.
    pub effective: Day,
    /// Day by which it must be paid; for credit items the effective day.
    pub due: Day,
    pub amount: Money,
    pub recorded: Moment,
}

/// What a movement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    Allocation,
    WriteOff,
    /// The debt was sold to somebody else: the debtor owes it there (ROU-03).
    Sale,
    /// A rounding or a bank fee, closed ([`difference`]).
    Difference,
    Refund,
    Cancellation,
    Amendment,
}

impl MovementKind {
    /// Every kind.
    pub const ALL: [MovementKind; 7] = [
        MovementKind::Allocation,
        MovementKind::WriteOff,
        MovementKind::Sale,
        MovementKind::Difference,
        MovementKind::Refund,
        MovementKind::Cancellation,
        MovementKind::Amendment,
    ];

    /// The word written in stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            MovementKind::Allocation => "allocation",
            MovementKind::WriteOff => "write_off",
            MovementKind::Sale => "sale",
            MovementKind::Difference => "difference",
            MovementKind::Refund => "refund",
            MovementKind::Cancellation => "cancellation",
            MovementKind::Amendment => "amendment",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One append-only movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    pub customer: CustomerId,
    pub movement: MovementId,
    pub kind: MovementKind,
    pub debit_item: Option<ItemId>,
    pub credit_item: Option<ItemId>,
    /// Positive settles, negative reverses.
    pub amount: Money,
    pub effective: Day,
    pub recorded: Moment,
    /// The movement this one takes back.
    pub reverses: Option<MovementId>,
}

impl Movement {
    /// Does the movement concern this item?
    pub fn touches(&self, item: ItemId) -> bool {
        self.debit_item == Some(item) || self.credit_item == Some(item)
    }

    /// The movement as it was asked for.
    pub fn as_new(&self) -> NewMovement {
        NewMovement {
            kind: self.kind,
            debit_item: self.debit_item,
            credit_item: self.credit_item,
            amount: self.amount,
            effective: self.effective,
            reverses: self.reverses,
        }
    }

    /// The movement that takes this one back from a day on.
    pub fn reversal(&self, effective: Day) -> Result<NewMovement, MoneyError> {
        Ok(NewMovement {
            amount: self.amount.negated()?,
            effective,
            reverses: Some(self.movement),
            ..self.as_new()
        })
    }
}

/// A movement that is asked for: not yet checked, numbered or recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMovement {
    pub kind: MovementKind,
    pub debit_item: Option<ItemId>,
    pub credit_item: Option<ItemId>,
    /// Positive settles, negative reverses (or, for an amendment, raises the document).
    pub amount: Money,
    pub effective: Day,
    pub reverses: Option<MovementId>,
}

impl NewMovement {
    /// The movement as it enters the book.
    pub fn recorded(
        self,
        customer: CustomerId,
        movement: MovementId,
        recorded: Moment,
    ) -> Movement {
        let Self { kind, debit_item, credit_item, amount, effective, reverses } = self;
        Movement {
            customer,
            movement,
            kind,
            debit_item,
            credit_item,
            amount,
            effective,
            recorded,
            reverses,
        }
    }
}

/// A later due day of an item (deferral, correction). The latest recorded change whose
/// effective day has come counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueChange {
    pub customer: CustomerId,
    pub item: ItemId,
    pub due: Day,
    pub effective: Day,
    pub recorded: Moment,
}
