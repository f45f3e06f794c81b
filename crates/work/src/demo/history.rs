//! What a demo customer's history consists of: dated facts in the order in which the
//! company learned of them. Items and movements are numbered within the customer; the
//! loader gives them their real ids.

use crate::acts::ContactKind;
use saldo_domain::book::facts::CustomerFact;
use saldo_domain::book::{ItemKind, MovementKind};
use saldo_domain::standing::StandingKind;
use saldo_domain::{Day, Money};

/// Number of an item, movement or restraint within one customer's history, from 1.
pub type Local = u32;

/// One customer with everything that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoCustomer {
    pub card: CustomerFact,
    /// Ordered by the day of recording.
    pub facts: Vec<Recorded>,
}

/// A fact and the day on which somebody entered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub on: Day,
    pub fact: DemoFact,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DemoFact {
    /// An invoice, payment, credit note or return.
    Item { local: Local, kind: ItemKind, number: String, effective: Day, due: Day, amount: Money },
    /// Money moved between items; `reverses` takes an earlier movement back.
    Movement {
        local: Local,
        kind: MovementKind,
        debit: Option<Local>,
        credit: Option<Local>,
        amount: Money,
        effective: Day,
        reverses: Option<Local>,
        reason: String,
    },
    /// A later due day was agreed.
    DueChange { item: Local, due: Day, effective: Day, reason: String },
    /// A dispute, promise or hold begins.
    StandingBegins {
        local: Local,
        kind: StandingKind,
        item: Option<Local>,
        from: Day,
        until: Option<Day>,
        amount: Option<Money>,
        reason: String,
    },
    /// It ends before its day, or at all.
    StandingEnds { local: Local, kind: StandingKind, on: Day, reason: String },
    /// Somebody called, wrote or visited.
    Contact { kind: ContactKind, day: Day, body: String },
}
