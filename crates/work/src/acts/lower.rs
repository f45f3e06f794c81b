//! Credit notes, returns and offsets recorded by hand: what lowers a debt without money.
//!
//! They count from their own day, like a payment: charges are worked out from what was open on
//! each day, and work and messages about what is settled are withdrawn in the same transaction.
//! What remains of a debt stays at the step it had reached: its case neither begins anew nor
//! skips a step, for the document is the same and so are its due day and the steps taken.
//!
//! An offset sets a debt of ours to the same counterparty against its own: where payables to it
//! are on record, at most what is open of them, the oldest due first. Taking the document back
//! ([`super::withdraw`]) opens both again.

use super::ledger::Ledger;
use super::money::{
    Act, Allocated, IdempotencyKey, Recorded, allocate_rest, positive, refuse_future,
};
use super::order_for;
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::allocation::Reason;
use saldo_domain::authority::Right;
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{Item, ItemKind, Side, identity};
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, payables};
use saldo_store::Writer;
use saldo_store::book::Stamp;
use saldo_store::payables::{self as stored, NewUse};
use serde::{Deserialize, Serialize};

/// What a document that lowers a debt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lowering {
    CreditNote,
    Return,
    Offset,
}

impl Lowering {
    /// Every kind, in the order of lists.
    pub const ALL: [Lowering; 3] = [Lowering::CreditNote, Lowering::Return, Lowering::Offset];

    /// The kind of document in the book.
    pub const fn item(self) -> ItemKind {
        match self {
            Lowering::CreditNote => ItemKind::CreditNote,
            Lowering::Return => ItemKind::Return,
            Lowering::Offset => ItemKind::Offset,
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.item().code() == code)
    }
}

/// A document that lowers what a customer owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewLowering {
    pub customer: CustomerId,
    pub kind: Lowering,
    pub number: String,
    pub effective: Day,
    pub amount: Money,
    /// The debt it is meant for.
    pub against: Option<ItemId>,
    /// What that does not take pays debts in the order of the contract; otherwise it waits.
    pub rest_pays: bool,
    pub reason: String,
}

/// Records the document and settles with it what it is meant for.
///
/// # Errors
/// `AmountNotPositive`, `Field` for a missing number or a day in the future, `ReasonMissing`,
/// `CreditNumberTaken`, `PayablesTooSmall`, `UnknownCustomer`, `UnknownDocument`, `Money`,
/// `NotPermitted`, `KeyReused`, or the store's.
pub fn lower(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    new: &NewLowering,
) -> Result<Recorded, Refused> {
    who.must(Right::LowerDebts)?;
    positive(new.amount)?;
    refuse_future(office, company, new.effective)?;
    let today = companies::today(office, company)?;
    let fact = fact(new)?;
    let act = Act::new(office, company, who, new.kind.item().code(), new.customer);
    act.once(key, new, |writer, act| {
        scope::card(writer, company, who, new.customer)?;
        let mut ledger = Ledger::open(writer, company, new.customer, act.command.at)?;
        let item = identity::document(&fact, 0);
        if ledger.book().item(item).is_some() {
            return Err(Refused::CreditNumberTaken { number: fact.number.clone() });
        }
        let item = ledger.add_document(&fact)?;
        if new.kind == Lowering::Offset {
            let stamp = act.command.stamp();
            set_off(writer, stamp, who, new, item)?;
        }
        let mut allocated = against(&mut ledger, item, new)?;
        if new.rest_pays {
            let order = order_for(writer, company, new.customer)?;
            allocated.extend(allocate_rest(&mut ledger, order, item, today)?);
        }
        let unallocated = ledger.left(item)?;
        ledger.enter(writer, office.business())?;
        Ok(Recorded { payment: item, allocated, unallocated })
    })
}

fn fact(new: &NewLowering) -> Result<DocumentFact, Refused> {
    let (number, _) = clean_text(&new.number);
    if number.is_empty() {
        return Err(Refused::Field {
            field: "number",
            value: String::new(),
            reason: "is missing",
            remedy: "give the number that stands on the document",
        });
    }
    Ok(DocumentFact {
        customer: String::new(),
        kind: new.kind.item(),
        number,
        effective: new.effective,
        due: new.effective,
        amount: new.amount,
        settles: None,
        reference: None,
        disputed: false,
        note: Some(super::required_reason(&new.reason, "a document that lowers a debt")?),
    })
}

/// Settles the debt it is meant for, up to the smaller of both.
fn against(
    ledger: &mut Ledger,
    item: ItemId,
    new: &NewLowering,
) -> Result<Vec<Allocated>, Refused> {
    let Some(debt) = new.against else { return Ok(Vec::new()) };
    let found = ledger.item(debt)?;
    if found.kind.side() == Side::Credit {
        return Err(Refused::UnknownDocument { number: found.number.clone() });
    }
    let amount = ledger.left(debt)?.smaller(new.amount)?;
    if !amount.is_positive() {
        return Ok(Vec::new());
    }
    let movement = ledger.allocate(item, debt, amount, Reason::Designated.code())?;
    Ok(vec![Allocated { movement, item: debt, amount }])
}

/// Uses up what the company owes the same counterparty, where that is on record.
fn set_off(
    writer: &mut Writer,
    stamp: Stamp,
    who: Who,
    new: &NewLowering,
    item: ItemId,
) -> Result<(), Refused> {
    let currency = new.amount.currency();
    let rows = stored::of_creditor(writer, stamp.company, new.customer)?;
    if rows.is_empty() {
        // The payables are kept elsewhere; the document itself says what is set off.
        return Ok(());
    }
    let open: Vec<_> = rows
        .iter()
        .filter(|row| row.new.amount.currency() == currency && !row.open().is_zero())
        .collect();
    let sums: Vec<Money> = open.iter().map(|row| row.open()).collect();
    let Some(shares) = payables::spread(&sums, new.amount) else {
        return Err(Refused::PayablesTooSmall { open: Money::sum(currency, sums)? });
    };
    for (row, share) in open.into_iter().zip(shares).filter(|(_, share)| !share.is_zero()) {
        let used = NewUse {
            creditor: new.customer,
            payable: row.new.payable,
            item: Some(item),
            amount: share,
            effective: new.effective,
            person: who.person,
        };
        stored::add_use(writer, stamp, used)?;
    }
    Ok(())
}

/// An offset that is taken back opens the payables it had used.
pub(super) fn release(
    writer: &mut Writer,
    stamp: Stamp,
    who: Who,
    offset: &Item,
    today: Day,
) -> Result<(), Refused> {
    let currency = offset.amount.currency();
    for (payable, minor) in stored::used_by(writer, stamp.company, offset.customer, offset.item)? {
        let back = NewUse {
            creditor: offset.customer,
            payable,
            item: Some(offset.item),
            amount: Money::from_minor(minor, currency).negated()?,
            effective: today,
            person: who.person,
        };
        stored::add_use(writer, stamp, back)?;
    }
    Ok(())
}
