//! Money in, its use, and the taking back of both.

use super::allocation::order_for;
use super::decided::Decided;
use super::doubts;
use super::ledger::Ledger;
use super::lower;
use super::once::once;
use crate::authority::{self, Acting, UsedOn};
use crate::{Office, Refused, Who, agreements, bank, cases, company, scope};
use saldo_domain::allocation::{AllocationOrder, Reason};
use saldo_domain::authority::Right;
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::settle::Reasoned;
use saldo_domain::book::{ItemKind, Moment, MovementKind, NewMovement, Side};
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId};
use saldo_store::book::Stamp;
use saldo_store::{Command, Writer};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Names one request of one client, so that its repetition is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A key of 8 to 100 printable ASCII characters.
    ///
    /// # Errors
    /// `Refused::Field` for anything else.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let permitted =
            (8..=100).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if permitted {
            return Ok(Self(text.to_owned()));
        }
        Err(Refused::Field {
            field: "Idempotency-Key",
            value: text.chars().take(40).collect(),
            reason: "is not a key of 8 to 100 printable characters",
            remedy: "send a fresh UUID with each new request",
        })
    }

    /// The key as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Part of a payment meant for one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub item: ItemId,
    pub amount: Money,
}

/// Money received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewPayment {
    pub customer: CustomerId,
    /// Number of the payment order; may be empty.
    pub number: String,
    pub effective: Day,
    pub amount: Money,
    /// Documents it is meant for, in order; what is left over stays unallocated.
    pub parts: Vec<Part>,
    /// What `parts` leave over pays debts in the order the contract chose; oldest due first
    /// where it says nothing.
    pub rest_pays: bool,
    pub note: String,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub payment: ItemId,
    pub allocated: Vec<Allocated>,
    /// What pays nothing yet.
    pub unallocated: Money,
}

/// One allocation made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocated {
    pub movement: MovementId,
    pub item: ItemId,
    pub amount: Money,
}

/// Records a payment and allocates it.
///
/// # Errors
/// `AmountNotPositive`, `ExceedsPayment`, `ExceedsInvoice`, `UnknownCustomer`,
/// `UnknownDocument`, `KeyReused`, `Money`, `Field` for a day in the future,
/// `NotPermitted`, or the store's.
pub fn record_payment(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    payment: &NewPayment,
) -> Result<Recorded, Refused> {
    enter_payment(office, company, who, key, payment, |_| Ok(()))
}

/// The same for a payment typed by hand, unless it raises a [`super::Doubt`]. A
/// request that is repeated gets its first answer: what it entered raises no doubt.
///
/// # Errors
/// `Unlikely` with every doubt, and as [`record_payment`].
pub fn record_likely_payment(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    payment: &NewPayment,
) -> Result<Recorded, Refused> {
    let today = company::today(office, company)?;
    enter_payment(office, company, who, key, payment, |ledger| {
        let doubts = doubts::doubts(ledger.book(), payment, today)?;
        if doubts.is_empty() { Ok(()) } else { Err(Refused::Unlikely { doubts }) }
    })
}

fn enter_payment(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    payment: &NewPayment,
    examine: impl Fn(&Ledger) -> Result<(), Refused>,
) -> Result<Recorded, Refused> {
    who.must(Right::RecordPayments)?;
    positive(payment.amount)?;
    refuse_future(office, company, payment.effective)?;
    let act = Act::new(office, company, who, "payment", payment.customer);
    act.once(key, payment, |writer, act| {
        scope::card(writer, company, who, payment.customer)?;
        let mut ledger = Ledger::open(writer, company, payment.customer, act.command.at)?;
        examine(&ledger)?;
        let item = ledger.add_document(&fact(payment))?;
        let mut allocated = allocate_parts(&mut ledger, item, &payment.parts)?;
        if payment.rest_pays {
            let order = order_for(writer, company, payment.customer)?;
            allocated.extend(allocate_rest(&mut ledger, order, item, payment.effective)?);
        }
        let unallocated = ledger.left(item)?;
        ledger.enter(writer, office.business())?;
        Ok(Recorded { payment: item, allocated, unallocated })
    })
}

fn fact(payment: &NewPayment) -> DocumentFact {
    let (note, _) = clean_text(&payment.note);
    DocumentFact {
        customer: String::new(),
        kind: ItemKind::Payment,
        number: clean_text(&payment.number).0,
        effective: payment.effective,
        due: payment.effective,
        amount: payment.amount,
        settles: None,
        reference: None,
        disputed: false,
        note: (!note.is_empty()).then_some(note),
    }
}

/// Allocates what is left of a payment.
///
/// # Errors
/// As [`record_payment`].
pub fn allocate(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    customer: CustomerId,
    payment: ItemId,
    parts: &[Part],
) -> Result<Recorded, Refused> {
    who.must(Right::RecordPayments)?;
    let act = Act::new(office, company, who, "allocate", customer);
    act.once(key, &("allocate", customer, payment, parts), |writer, act| {
        scope::card(writer, company, who, customer)?;
        let mut ledger = Ledger::open(writer, company, customer, act.command.at)?;
        let allocated = allocate_parts(&mut ledger, payment, parts)?;
        let unallocated = ledger.left(payment)?;
        ledger.enter(writer, office.business())?;
        Ok(Recorded { payment, allocated, unallocated })
    })
}

fn allocate_parts(
    ledger: &mut Ledger,
    payment: ItemId,
    parts: &[Part],
) -> Result<Vec<Allocated>, Refused> {
    let mut allocated = Vec::with_capacity(parts.len());
    for part in parts {
        positive(part.amount)?;
        let why = Reason::Designated.code();
        let movement = ledger.allocate(payment, part.item, part.amount, why)?;
        allocated.push(Allocated { movement, item: part.item, amount: part.amount });
    }
    Ok(allocated)
}

pub(super) fn allocate_rest(
    ledger: &mut Ledger,
    order: AllocationOrder,
    payment: ItemId,
    on: Day,
) -> Result<Vec<Allocated>, Refused> {
    let mut allocated = Vec::new();
    for Reasoned { movement: new, reason } in
        ledger.book().allocate_in_order(order, payment, None, on)?
    {
        let movement = ledger.add_movement(&new, reason.code())?;
        let item = new
            .debit_item
            .ok_or_else(|| Refused::Damaged { what: "allocation without debt".to_owned() })?;
        allocated.push(Allocated { movement, item, amount: new.amount });
    }
    Ok(allocated)
}

/// Lets what is left of a payment pay debts in the order the contract chose. A second time
/// there is nothing left to do.
///
/// # Errors
/// As [`record_payment`].
pub fn allocate_in_order(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    payment: ItemId,
) -> Result<Recorded, Refused> {
    who.must(Right::RecordPayments)?;
    let today = company::today(office, company)?;
    let act = Act::new(office, company, who, "allocate", customer);
    office.store.write(&act.command, |writer| {
        scope::card(writer, company, who, customer)?;
        let mut ledger = Ledger::open(writer, company, customer, act.command.at)?;
        ledger.item(payment)?;
        let order = order_for(writer, company, customer)?;
        let allocated = allocate_rest(&mut ledger, order, payment, today)?;
        let unallocated = ledger.left(payment)?;
        ledger.enter(writer, office.business())?;
        Ok(Recorded { payment, allocated, unallocated })
    })
}

/// Records that unallocated money was paid back to the customer.
///
/// # Errors
/// `ExceedsUnallocated`, `AmountNotPositive`, `ReasonMissing`, `UnknownDocument` for what is
/// no credit, `NotPermitted`, `KeyReused`, or the store's.
pub fn refund(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    customer: CustomerId,
    part: Part,
    reason: &str,
) -> Result<MovementId, Refused> {
    who.must(Right::ReverseEntries)?;
    positive(part.amount)?;
    let reason = super::required_reason(reason, "a refund")?;
    let today = company::today(office, company)?;
    let act = Act::new(office, company, who, "refund", customer);
    act.once(key, &("refund", customer, part, &reason), |writer, act| {
        scope::card(writer, company, who, customer)?;
        let mut ledger = Ledger::open(writer, company, customer, act.command.at)?;
        let item = ledger.item(part.item)?;
        if item.kind.side() == Side::Debit {
            return Err(Refused::UnknownDocument { number: item.number.clone() });
        }
        let effective = today.max(item.effective);
        let left = ledger.left(part.item)?;
        if left.currency() == part.amount.currency() && left.minor() < part.amount.minor() {
            return Err(Refused::ExceedsUnallocated { left });
        }
        let new = NewMovement {
            kind: MovementKind::Refund,
            debit_item: None,
            credit_item: Some(part.item),
            amount: part.amount,
            effective,
            reverses: None,
        };
        let movement = ledger.add_movement(&new, &reason)?;
        ledger.enter(writer, office.business())?;
        Ok(movement)
    })
}

/// Takes a movement back: afterwards every balance is what it would be without it (M13).
///
/// # Errors
/// `UnknownMovement`, `AlreadyReversed`, `ReasonMissing`, `NotPermitted`, or the store's.
pub fn reverse(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    movement: MovementId,
    reason: &str,
) -> Result<MovementId, Refused> {
    who.must(Right::ReverseEntries)?;
    let reason = super::required_reason(reason, "a reversal")?;
    let act = Act::new(office, company, who, "reverse", customer);
    office.store.write(&act.command, |writer| {
        scope::card(writer, company, who, customer)?;
        let mut ledger = Ledger::open(writer, company, customer, act.command.at)?;
        let unknown = || Refused::UnknownMovement { movement: movement.get() };
        let found = ledger.book().movement(movement).ok_or_else(unknown)?;
        // The same effective day: every day is as if the movement had never been.
        let back = found.reversal(found.effective)?;
        let back = ledger.add_movement(&back, &reason)?;
        ledger.enter(writer, office.business())?;
        Ok(back)
    })
}

/// From which day a payment or another credit that is taken back does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gone {
    /// From its own day: it never paid anything, and what it had seemed to pay was late all the
    /// while. What a payment that bounced is, unless somebody says otherwise.
    #[default]
    FromItsDay,
    /// From today: until now the money was here, and lateness cost nothing.
    FromToday,
}

/// A payment that bounced or was entered by mistake: everything it settled is released and
/// it counts no more. What was known before stays to be seen as known then; charges, and
/// waivers that waited for repayment, follow by themselves. Returns the movements made.
///
/// # Errors
/// `UnknownDocument`, `ReasonMissing`, `NotPermitted`, `Refund` where money of it went back,
/// `ImportInUse`, `Kept` or `WithOthers` for a debt about which something was decided, or the store's.
pub fn withdraw(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
    gone: Gone,
    reason: &str,
) -> Result<Vec<MovementId>, Refused> {
    who.must(Right::ReverseEntries)?;
    let reason = super::required_reason(reason, "a withdrawal")?;
    let today = company::today(office, company)?;
    let act = Act::new(office, company, who, "withdraw", customer);
    office.store.write(&act.command, |writer| {
        scope::card(writer, company, who, customer)?;
        let mut ledger = Ledger::open(writer, company, customer, act.command.at)?;
        let found = ledger.item(item)?;
        let is_credit = found.kind.side() == Side::Credit;
        if found.kind == ItemKind::Offset {
            let stamp = act.command.stamp();
            lower::release(writer, stamp, who, found, today)?;
        }
        if !is_credit {
            Decided::of(writer, company, customer)?.refuse(&ledger, &[item])?;
        }
        let mut made = Vec::new();
        // A debt that is cancelled goes from today: what was done about it stays explained, and
        // it bears no charge either way.
        ledger.refuse_gone_back(item)?;
        let movements = match gone {
            Gone::FromItsDay if is_credit => ledger.undo(item)?,
            Gone::FromItsDay | Gone::FromToday => ledger.book().withdraw(item, today)?,
        };
        for new in movements {
            made.push(ledger.add_movement(&new, &reason)?);
        }
        ledger.enter(writer, office.business())?;
        let stamp = act.command.stamp();
        let at = (who.person, office.business(), today);
        bank::ask_about_withdrawn(writer, stamp, at, (customer, item), &reason)?;
        Ok(made)
    })
}

/// Writes off part or all of what is open on a debit document: the general director, the
/// program, and who was given a limit for it, within that limit.
///
/// # Errors
/// `ExceedsInvoice`, `AmountNotPositive`, `ReasonMissing`, `NotPermitted`, `BeyondLimit`,
/// `KeyReused`, `Kept` while an agreement about it is in force, `OfCase` for a debt that a court has or
/// that stands in the register of irrecoverable debts, or the store's.
pub fn write_off(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    customer: CustomerId,
    part: Part,
    reason: &str,
) -> Result<MovementId, Refused> {
    positive(part.amount)?;
    let reason = super::required_reason(reason, "a write-off")?;
    let today = company::today(office, company)?;
    let act = Act::new(office, company, who, "write-off", customer);
    act.once(key, &("write-off", customer, part, &reason), |writer, act| {
        let acting = Acting::own(writer, company, who)?;
        agreements::refuse_kept(writer, company, customer, part.item)?;
        cases::refuse_in_register(writer, company, customer, part.item)?;
        let new = WriteOff { company, acting, customer, part, reason: &reason };
        write_off_in(writer, office, &new, today, act.command.at)
    })
}

/// A write-off as it is done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WriteOff<'a> {
    pub(crate) company: CompanyId,
    pub(crate) acting: Acting,
    pub(crate) customer: CustomerId,
    pub(crate) part: Part,
    pub(crate) reason: &'a str,
}

/// The same inside a transaction that is open already.
pub(crate) fn write_off_in(
    writer: &mut Writer,
    office: &Office,
    new: &WriteOff<'_>,
    today: Day,
    at: Moment,
) -> Result<MovementId, Refused> {
    let WriteOff { company, acting, customer, part, reason } = *new;
    scope::card(writer, company, acting.who, customer)?;
    cases::refuse_elsewhere(writer, company, customer, part.item)?;
    let stamp = Stamp { company, recorded: at, batch: 0 };
    let on = UsedOn { customer, item: part.item, amount: part.amount };
    authority::spend(writer, stamp, acting, Right::WriteOffDebts, on)?;
    let mut ledger = Ledger::open(writer, company, customer, at)?;
    let item = ledger.item(part.item)?;
    if item.kind.side() == Side::Credit {
        return Err(Refused::UnknownDocument { number: item.number.clone() });
    }
    let movement = NewMovement {
        kind: MovementKind::WriteOff,
        debit_item: Some(part.item),
        credit_item: None,
        amount: part.amount,
        effective: today.max(item.effective),
        reverses: None,
    };
    let movement = ledger.add_movement(&movement, reason)?;
    ledger.enter(writer, office.business())?;
    Ok(movement)
}

/// One writing act about one customer.
pub(crate) struct Act<'a> {
    office: &'a Office,
    pub(crate) command: Command,
}

impl<'a> Act<'a> {
    pub(crate) fn new(
        office: &'a Office,
        company: CompanyId,
        who: Who,
        action: &'static str,
        customer: CustomerId,
    ) -> Self {
        let (person, subject) = (who.person, format!("customer {customer}"));
        let command =
            Command { company, person, action, subject, body: "{}".to_owned(), at: office.now() };
        Self { office, command }
    }

    /// Does the act once for a key: a repetition gets the first answer, and the same key
    /// with another request is refused (M01, M02).
    pub(crate) fn once<Q: Serialize, A: Serialize + DeserializeOwned>(
        self,
        key: &IdempotencyKey,
        request: &Q,
        act: impl Fn(&mut Writer, &Self) -> Result<A, Refused>,
    ) -> Result<A, Refused> {
        let (office, command) = (self.office, self.command.clone());
        once(office, &command, key, request, |writer| act(writer, &self))
    }
}

pub(crate) fn positive(amount: Money) -> Result<(), Refused> {
    if amount.is_positive() { Ok(()) } else { Err(Refused::AmountNotPositive { amount }) }
}

pub(crate) fn refuse_future(office: &Office, company: CompanyId, day: Day) -> Result<(), Refused> {
    if day <= company::today(office, company)? {
        return Ok(());
    }
    Err(Refused::Field {
        field: "effective",
        value: day.to_string(),
        reason: "lies in the future",
        remedy: "enter the day on which the money arrived",
    })
}
