//! Intake: what the documents of a source bring into one customer's book.
//!
//! Pure: the documents told, what the book knows of them, and nothing else. The rules, in
//! order of precedence for one document:
//!
//! 1. Told twice in one source with different content: the later line is refused. With the
//!    same content it is one document.
//! 2. Not known by its identity: it is new.
//! 3. Known, with another day or currency: refused; such a correction needs a person.
//! 4. Known, and undone with the import that brought it: it counts anew, with what is told now.
//! 5. Known, with another amount: corrected by an amendment, unless more has been settled
//!    than the new amount, or the document is cancelled.
//! 6. Known, with another due day: corrected by a due change.
//! 7. Known, with another payment reference: that one counts from now on. One that tells none leaves
//!    what is known.
//! 8. Otherwise it changes nothing.
//!
//! Corrections count from the document's own day: the source says what it always was. What
//! was known before remains visible "as known on".
//!
//! A credit that names a debt settles it, up to the smaller of both, from the first day on
//! which both exist: never later because of what was read before, and never more than both
//! have left on that day and on every later one. What is left over, and credits that name
//! nothing, stay unallocated, unless credits that name nothing are to pay in the order of the
//! contract (`by_order`); nothing ever becomes negative, nothing is lost (failure M12). The book
//! keeps what a credit names: a debt that arrives, or is raised, is offered the waiting
//! credits that name it. So it does not matter in which order payments and invoices were read
//! (invariant I4). Only where the credits that name a debt exceed it, those read first are
//! used first; the balance of every day is the same nonetheless.
//!
//! A row may tell several documents (an invoice and its payment). If one of them is refused,
//! all of the row is. A payment told in one row with its invoice is refused when the book has
//! that invoice paid otherwise: a corrected day of payment is not a second payment.
//!
//! Cost: n log n in the documents and movements told and known of one customer. Paying in the
//! order of the contract looks at the debts that are paid, and again at those that are paid on
//! some later day already; sharing in proportion looks at every open debt for every credit.

mod by_order;

use super::facts::DocumentFact;
use super::settle::Reasoned;
use super::{Bearer, ItemKind, MovementKind, NewMovement, Side, identity};
use crate::allocation::AllocationOrder;
use crate::day::Day;
use crate::ids::{ItemId, MovementId};
use crate::money::{Currency, Money, MoneyError};
use crate::number::{folded_number, number_key};
use std::collections::{BTreeMap, BTreeSet};

/// One document as a source tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Line of the source, from 1. No two rows of a source have the same one.
    pub line: u64,
    /// From `identity::document`, twins counted over the whole source.
    pub identity: ItemId,
    pub fact: DocumentFact,
}

/// One document of the book that the source may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub item: ItemId,
    /// As in [`Told`]; of new items the id is the identity.
    pub identity: ItemId,
    pub kind: ItemKind,
    pub number: String,
    pub effective: Day,
    /// The due day in force.
    pub due: Day,
    /// With its amendments.
    pub amount: Money,
    pub open: Money,
    /// Every movement that touches the item, in any order: what a settlement may take on a
    /// day depends on those of later days.
    pub moves: Vec<Moved>,
    /// An allocation, refund or cancellation has touched the item, even if it was taken back.
    /// A corrected amount is no use.
    pub used: bool,
    /// Number key of the debt that a credit is meant for; empty when it names none.
    pub settles: String,
    pub cancelled: bool,
    /// The cancellation by which the import that brought it was undone: told again, the document
    /// counts anew, whatever it says now.
    pub undone: Option<MovementId>,
    /// A dispute has been recorded for it at some time.
    pub disputed: bool,
    /// Its payment reference; empty for none.
    pub reference: String,
    /// The document that a charge was claimed for.
    pub charged_for: Option<Bearer>,
}

/// What a movement took from an item, and from which day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub effective: Day,
    /// Below zero where it gave back.
    pub amount: Money,
}

/// What becomes of credit that names no debt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unnamed {
    /// It waits for a person.
    #[default]
    StaysUnallocated,
    /// It pays debts in the order that the contract chose.
    Pays(AllocationOrder),
}

/// What one line of the source brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Unchanged,
    Changed,
    New,
}

/// Why a line was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    pub line: u64,
    pub number: String,
    pub cause: NotTakenCause,
}

/// The named reasons.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTakenCause {
    /// The same number and year twice in one source, with different content.
    #[error("line {first_line} of the same file has this number with other content")]
    ToldDifferently { first_line: u64 },
    /// The book has the document on another day.
    #[error("the book has this document dated {known}, the file says {told}")]
    OtherDay { known: Day, told: Day },
    /// The book has the document in another currency.
    #[error("the book has this document over {known}, the file says {told}")]
    OtherCurrency { known: Money, told: Money },
    /// More has been settled than the corrected amount.
    #[error("the file says {told}, but {settled} of this document have been settled already")]
    BelowSettled { told: Money, settled: Money },
    /// The row tells of a payment, and the book has the document paid otherwise.
    #[error(
        "the file has this document paid with {told}, but the book has {settled} settled and {open} open"
    )]
    PaidOtherwise { told: Money, settled: Money, open: Money },
    /// Part was paid before, and the book has another amount that pays nothing yet.
    #[error(
        "the document says that {told} were paid before, but {free} of the customer pay nothing yet"
    )]
    PrepaidOtherwise { told: Money, free: Money },
    /// Money that has come on a day which is still to come.
    #[error("the file says the money came on {told}, and today is {today}")]
    DayInFuture { told: Day, today: Day },
    /// The document was withdrawn.
    #[error("this document is cancelled in the book and cannot be corrected")]
    Cancelled,
    /// The amounts cannot be computed.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl NotTakenCause {
    /// The stable word under which screens translate the cause.
    pub const fn code(&self) -> &'static str {
        match self {
            NotTakenCause::ToldDifferently { .. } => "told_differently",
            NotTakenCause::OtherDay { .. } => "other_day",
            NotTakenCause::OtherCurrency { .. } => "other_currency",
            NotTakenCause::BelowSettled { .. } => "below_settled",
            NotTakenCause::PaidOtherwise { .. } => "paid_otherwise",
            NotTakenCause::PrepaidOtherwise { .. } => "prepaid_otherwise",
            NotTakenCause::DayInFuture { .. } => "day_in_future",
            NotTakenCause::Cancelled => "cancelled_document",
            NotTakenCause::Money(_) => "amount_too_large",
        }
    }

    /// The field in which the trouble lies, by its name in map files.
    pub const fn field(&self) -> &'static str {
        match self {
            NotTakenCause::ToldDifferently { .. } | NotTakenCause::Cancelled => "number",
            NotTakenCause::OtherDay { .. } => "date",
            NotTakenCause::OtherCurrency { .. } => "currency",
            NotTakenCause::BelowSettled { .. }
            | NotTakenCause::PrepaidOtherwise { .. }
            | NotTakenCause::Money(_) => "amount",
            NotTakenCause::PaidOtherwise { .. } => "settled_on",
            NotTakenCause::DayInFuture { .. } => "paid_on",
        }
    }

    /// What the person at the desk can do.
    pub const fn remedy(&self) -> &'static str {
        match self {
            NotTakenCause::ToldDifferently { .. } => {
                "keep the line that is right, or give the other document its own number"
            }
            NotTakenCause::OtherDay { .. } | NotTakenCause::OtherCurrency { .. } => {
                "correct the file, or cancel the document in Saldo and import it under a new number"
            }
            NotTakenCause::BelowSettled { .. } | NotTakenCause::PaidOtherwise { .. } => {
                "reverse the settlements that are too much, then import again"
            }
            NotTakenCause::PrepaidOtherwise { .. } => {
                "say with the import whether prepayments are in the book or elsewhere (--prepaid in-book, or elsewhere)"
            }
            NotTakenCause::DayInFuture { .. } => {
                "correct the day of payment, or the clock of this machine, then import again"
            }
            NotTakenCause::Cancelled => {
                "reverse the cancellation first, if the document is valid after all"
            }
            NotTakenCause::Money(_) => "check the amount in the file",
        }
    }
}

/// How many days ahead of the recording day money may be dated: banks announce entries of
/// the next working day, and clocks and time zones differ.
pub const DAYS_AHEAD: i64 = 7;

/// Money cannot have come on a day that is still far ahead: a mistyped year would make a debt
/// look unpaid until then. `today` is the day of recording.
///
/// # Errors
/// [`NotTakenCause::DayInFuture`] for a payment dated more than [`DAYS_AHEAD`] days after it.
pub fn refuse_future_money(fact: &DocumentFact, today: Day) -> Result<(), NotTakenCause> {
    if fact.kind == ItemKind::Payment && fact.effective > today.plus(DAYS_AHEAD) {
        return Err(NotTakenCause::DayInFuture { told: fact.effective, today });
    }
    Ok(())
}

/// A document that enters the book under its identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub item: ItemId,
    pub fact: DocumentFact,
}

/// A corrected due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDue {
    pub item: ItemId,
    pub due: Day,
    pub effective: Day,
}

/// The payment reference of a document, from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReference {
    pub item: ItemId,
    pub reference: String,
}

/// A dispute that the source tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDispute {
    pub item: ItemId,
    pub from: Day,
    /// The day on which the source has the document settled in full.
    pub until: Option<Day>,
}

/// What the source brings into one customer's book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    pub items: Vec<NewItem>,
    /// Corrections, and settlements of debts that were named.
    pub movements: Vec<NewMovement>,
    /// Settlements in the order of the contract; they come after the others.
    pub reasoned: Vec<Reasoned>,
    pub due_changes: Vec<NewDue>,
    pub disputes: Vec<NewDispute>,
    pub references: Vec<NewReference>,
    /// Every line that was taken, by line.
    pub fates: BTreeMap<u64, Fate>,
    /// Lines that were refused, by line.
    pub refused: Vec<NotTaken>,
    /// Lines whose credit names a debt that the book does not hold open.
    pub unfound: Vec<u64>,
}

/// What `told` brings, given what is `known`: documents with the identity of one told, and
/// every open document with its movements. Both in any order; equal input gives equal output.
pub fn intake(mut told: Vec<Told>, known: &[Known], unnamed: Unnamed) -> Intake {
    told.sort_by_key(|one| (one.fact.kind.side() == Side::Credit, one.line));
    let mut desk = Desk::new(known);
    desk.told = told.iter().map(|one| one.identity).collect();
    for (index, one) in told.iter().enumerate() {
        desk.place(index, one, &told);
    }
    desk.drop_refused_rows(&told);
    desk.settle_named(&told);
    if let Unnamed::Pays(order) = unnamed {
        desk.settle_unnamed(&told, order);
    }
    desk.disputes(&told);
    desk.refer(&told);
    desk.finish(told)
}

/// A document on the desk: from the book, or from the source.
struct Slot {
    item: ItemId,
    kind: ItemKind,
    side: Side,
    effective: Day,
    due: Day,
    open: Money,
    /// What movements of each day took, in minor units; in order of day.
    moves: Vec<(Day, i64)>,
    /// Untouched credit may be offered to the debt it names.
    unused: bool,
    disputed: bool,
    reference: String,
    charged_for: Option<Bearer>,
    /// Line that brought or raised the debt; waiting credits that name it are offered to it.
    arrived: Option<u64>,
    /// Index of the telling that made it, for new documents.
    told: Option<usize>,
    /// Last settlement that this intake made.
    settled_on: Option<Day>,
}

/// A credit that names a debt, and the line that brought them together.
struct Naming {
    slot: usize,
    /// Number key of the debt.
    number: String,
    /// The line that tells the credit; `None` for one that has waited in the book.
    line: Option<u64>,
}

struct Desk<'k> {
    known: &'k [Known],
    slots: Vec<Slot>,
    by_identity: BTreeMap<ItemId, usize>,
    /// Every document that the source tells.
    told: BTreeSet<ItemId>,
    /// The first telling of each document.
    first_told: BTreeMap<ItemId, usize>,
    /// The debt of each line that tells one.
    debt_of_line: BTreeMap<u64, usize>,
    /// Index and slot of each telling that was taken, ascending.
    placed: Vec<(usize, usize)>,
    /// Open debts in order of number key and currency; several years may share a number.
    by_number: Vec<(String, Currency, usize)>,
    /// By line, with the slot of the corrected document.
    corrections: Vec<(u64, usize, NewMovement)>,
    due_changes: Vec<(u64, NewDue)>,
    refused_lines: BTreeSet<u64>,
    done: Intake,
}

impl<'k> Desk<'k> {
    fn new(known: &'k [Known]) -> Self {
        let slots: Vec<Slot> = known.iter().map(Slot::known).collect();
        let by_identity = known.iter().enumerate().map(|(at, one)| (one.identity, at)).collect();
        Self {
            known,
            slots,
            by_identity,
            told: BTreeSet::new(),
            first_told: BTreeMap::new(),
            debt_of_line: BTreeMap::new(),
            placed: Vec::new(),
            by_number: Vec::new(),
            corrections: Vec::new(),
            due_changes: Vec::new(),
            refused_lines: BTreeSet::new(),
            done: Intake::default(),
        }
    }

    /// Rules 1 to 6 for one document.
    fn place(&mut self, index: usize, one: &Told, told: &[Told]) {
        let outcome = match self.first_told.get(&one.identity) {
            Some(&first) => same_content(&told[first], one).map(|()| Fate::Unchanged),
            None => match self.by_identity.get(&one.identity) {
                Some(&slot) => self.compare(slot, one),
                None => self.add(index, one),
            },
        };
        match outcome {
            Ok(fate) => {
                self.first_told.entry(one.identity).or_insert(index);
                if let Some(&slot) = self.by_identity.get(&one.identity) {
                    self.placed.push((index, slot));
                    if one.fact.kind.side() == Side::Debit {
                        self.debt_of_line.insert(one.line, slot);
                    }
                }
                self.mark(one.line, fate);
            }
            Err(cause) => self.refuse(one, cause),
        }
    }

    fn add(&mut self, index: usize, one: &Told) -> Result<Fate, NotTakenCause> {
        self.refuse_over_new_year(one)?;
        if one.fact.kind.side() == Side::Credit {
            self.refuse_paid_otherwise(one)?;
        }
        self.by_identity.insert(one.identity, self.slots.len());
        self.slots.push(Slot::new(index, one));
        Ok(Fate::New)
    }

    /// The same number over New Year: a corrected date, and no second debt, unless the source tells
    /// both.
    fn refuse_over_new_year(&self, one: &Told) -> Result<(), NotTakenCause> {
        let Some(other) = identity::over_new_year(&one.fact) else { return Ok(()) };
        // What is told in this source has a place behind all that is known.
        let known = self.by_identity.get(&other).and_then(|slot| self.known.get(*slot));
        let is_same = |known: &&Known| {
            let apart = known.effective.days_since(one.fact.effective).abs();
            !known.cancelled && known.amount == one.fact.amount && apart < identity::NEAR
        };
        match known.filter(is_same) {
            Some(known) if !self.told.contains(&other) => {
                let (known, told) = (known.effective, one.fact.effective);
                Err(NotTakenCause::OtherDay { known, told })
            }
            _ => Ok(()),
        }
    }

    fn refuse_paid_otherwise(&self, one: &Told) -> Result<(), NotTakenCause> {
        let Some(&at) = self.debt_of_line.get(&one.line) else { return Ok(()) };
        let (Some(known), open) = (self.known.get(at), self.slots[at].open) else {
            return Ok(());
        };
        let (told, settled) = (one.fact.amount, known.amount.minus(known.open)?);
        if settled.is_positive()
            && told.currency() == open.currency()
            && told.minor() > open.minor()
        {
            return Err(NotTakenCause::PaidOtherwise { told, settled, open });
        }
        Ok(())
    }

    /// Rules 3 to 6.
    fn compare(&mut self, slot: usize, one: &Told) -> Result<Fate, NotTakenCause> {
        let known = &self.known[slot];
        let fact = &one.fact;
        if known.effective != fact.effective {
            let (known, told) = (known.effective, fact.effective);
            return Err(NotTakenCause::OtherDay { known, told });
        }
        if known.amount.currency() != fact.amount.currency() {
            let (known, told) = (known.amount, fact.amount);
            return Err(NotTakenCause::OtherCurrency { known, told });
        }
        let lowered = known.amount.minus(fact.amount)?;
        let due_differs = known.kind.side() == Side::Debit && known.due != fact.due;
        if let Some(cancellation) = known.undone {
            self.count_anew(slot, one, cancellation)?;
        } else if known.cancelled && (due_differs || !lowered.is_zero()) {
            return Err(NotTakenCause::Cancelled);
        }
        let (item, effective) = (known.item, known.effective);
        let mut fate = if known.undone.is_some() { Fate::New } else { Fate::Unchanged };
        if !lowered.is_zero() {
            self.amend(slot, one, lowered)?;
            fate = fate.max(Fate::Changed);
        }
        if due_differs {
            self.slots[slot].due = fact.due;
            self.due_changes.push((one.line, NewDue { item, due: fact.due, effective }));
            fate = fate.max(Fate::Changed);
        }
        Ok(fate)
    }

    /// Takes back the cancellation with which the import that brought the document was undone.
    fn count_anew(
        &mut self,
        slot: usize,
        one: &Told,
        cancellation: MovementId,
    ) -> Result<(), NotTakenCause> {
        let known = &self.known[slot];
        let side = known.kind.side();
        let movement = NewMovement {
            kind: MovementKind::Cancellation,
            debit_item: (side == Side::Debit).then_some(known.item),
            credit_item: (side == Side::Credit).then_some(known.item),
            amount: known.amount.negated()?,
            effective: known.effective,
            reverses: Some(cancellation),
        };
        let anew = &mut self.slots[slot];
        anew.open = known.amount;
        *taken_on(&mut anew.moves, known.effective) -= known.amount.minor();
        anew.unused = true;
        anew.arrived = Some(one.line);
        self.corrections.push((one.line, slot, movement));
        Ok(())
    }

    fn amend(&mut self, slot: usize, one: &Told, lowered: Money) -> Result<(), NotTakenCause> {
        let known = &self.known[slot];
        let open = self.slots[slot].open.minus(lowered)?;
        // What was given back since was settled nonetheless for a while.
        let lowest =
            Money::from_minor(self.slots[slot].left_from(known.effective), open.currency());
        if lowest.minus(lowered)?.minor() < 0 {
            let settled = known.amount.minus(lowest)?;
            return Err(NotTakenCause::BelowSettled { told: one.fact.amount, settled });
        }
        let (item, side) = (known.item, known.kind.side());
        let movement = NewMovement {
            kind: MovementKind::Amendment,
            debit_item: (side == Side::Debit).then_some(item),
            credit_item: (side == Side::Credit).then_some(item),
            amount: lowered,
            effective: known.effective,
            reverses: None,
        };
        self.slots[slot].open = open;
        if lowered.minor() < 0 {
            self.slots[slot].arrived = Some(one.line);
        }
        self.corrections.push((one.line, slot, movement));
        Ok(())
    }

    fn refuse(&mut self, one: &Told, cause: NotTakenCause) {
        self.refused_lines.insert(one.line);
        let (line, number) = (one.line, one.fact.number.clone());
        self.done.refused.push(NotTaken { line, number, cause });
    }

    fn mark(&mut self, line: u64, fate: Fate) {
        let marked = self.done.fates.entry(line).or_insert(fate);
        *marked = (*marked).max(fate);
    }

    /// A row is taken whole or not at all. A document that a refused row was the first to
    /// tell goes too, and with it the settlements it would have had.
    fn drop_refused_rows(&mut self, told: &[Told]) {
        if self.refused_lines.is_empty() {
            return;
        }
        let refused = &self.refused_lines;
        self.done.fates.retain(|line, _| !refused.contains(line));
        for (_, at, _) in self.corrections.iter().filter(|(line, ..)| refused.contains(line)) {
            self.slots[*at].open = self.known[*at].open;
            self.slots[*at].arrived = None;
        }
        self.corrections.retain(|(line, ..)| !refused.contains(line));
        self.due_changes.retain(|(line, _)| !refused.contains(line));
        let mut dropped = BTreeSet::new();
        for (at, slot) in self.slots.iter_mut().enumerate() {
            if slot.told.is_some_and(|index| refused.contains(&told[index].line)) {
                slot.open = Money::zero(slot.open.currency());
                slot.told = None;
                slot.arrived = None;
                dropped.insert(at);
            }
        }
        self.placed
            .retain(|(index, at)| !refused.contains(&told[*index].line) && !dropped.contains(at));
    }

    /// Credits settle the debts they name, the earliest credit first.
    fn settle_named(&mut self, told: &[Told]) {
        let mut naming = self.told_naming(told);
        if naming.is_empty() && self.known.iter().all(|known| known.settles.is_empty()) {
            return;
        }
        self.index_debts_by_number(told);
        naming.extend(self.waiting_naming(&naming));
        // By what the documents are, not by where they stand: files may come in any order.
        naming.sort_by_key(|one| (self.slots[one.slot].effective, self.slots[one.slot].item));
        for one in naming {
            let found = self.debt_named(&one);
            let Some(line) = one.line.or(found.and_then(|debit| self.slots[debit].arrived)) else {
                continue;
            };
            found.into_iter().for_each(|debit| self.allocate(one.slot, debit, line));
            if one.line.is_some() && self.slots[one.slot].settled_on.is_none() {
                self.done.unfound.push(line);
            }
        }
        self.done.unfound.sort_unstable();
    }

    /// Credits of this source that name a debt.
    fn told_naming(&self, told: &[Told]) -> Vec<Naming> {
        let naming = |(index, slot): (usize, usize)| {
            let number = number_key(told[index].fact.settles.as_deref().unwrap_or_default());
            (!number.is_empty()).then_some(Naming { slot, number, line: Some(told[index].line) })
        };
        self.placed_credits(told, names_a_debt).into_iter().filter_map(naming).collect()
    }

    /// Credits of the book, other than those told, that name a debt which this source brings
    /// or raises.
    fn waiting_naming(&self, told: &[Naming]) -> Vec<Naming> {
        let told: BTreeSet<usize> = told.iter().map(|one| one.slot).collect();
        let is_wanted = |number: &String, currency: Currency| {
            self.debts_numbered(number, currency).any(|at| self.has_arrived(at))
        };
        let waits = |at: usize, known: &Known| {
            let slot = &self.slots[at];
            !known.settles.is_empty()
                && slot.side == Side::Credit
                && slot.open.is_positive()
                && !told.contains(&at)
                && is_wanted(&known.settles, slot.open.currency())
        };
        let waiting = self.known.iter().enumerate().filter(|(at, known)| waits(*at, known));
        waiting
            .map(|(slot, known)| Naming { slot, number: known.settles.clone(), line: None })
            .collect()
    }

    fn has_arrived(&self, at: usize) -> bool {
        self.slots[at].arrived.is_some()
    }

    /// Credits of this source that may still be used: new ones, and known ones never used.
    fn placed_credits(
        &self,
        told: &[Told],
        wanted: impl Fn(&DocumentFact) -> bool,
    ) -> Vec<(usize, usize)> {
        let usable =
            |slot: &Slot| slot.side == Side::Credit && slot.unused && slot.open.is_positive();
        self.placed
            .iter()
            .filter(|(index, slot)| usable(&self.slots[*slot]) && wanted(&told[*index].fact))
            .copied()
            .collect()
    }

    fn index_debts_by_number(&mut self, told: &[Told]) {
        for (at, slot) in self.slots.iter().enumerate() {
            if slot.side == Side::Credit || !slot.open.is_positive() {
                continue;
            }
            let number = match slot.told {
                Some(index) => &told[index].fact.number,
                None => &self.known[at].number,
            };
            self.by_number.push((number_key(number), slot.open.currency(), at));
        }
        self.by_number.sort_unstable();
    }

    /// The slots of the open debts with this number key and currency.
    fn debts_numbered(&self, number: &str, currency: Currency) -> impl Iterator<Item = usize> {
        let key = (number, currency);
        let first = self.by_number.partition_point(|one| (one.0.as_str(), one.1) < key);
        let same = move |one: &&(String, Currency, usize)| (one.0.as_str(), one.1) == key;
        self.by_number[first..].iter().take_while(same).map(|(.., at)| *at)
    }

    /// Of the open debts with this number and currency, the latest one dated up to the
    /// credit's day; if all are later, the earliest of them. A credit that has waited meets
    /// only debts that this source brings, and its rest only those dated up to its day: what
    /// is left of an old payment does not pay next year's document of the same number.
    fn debt_named(&self, credit: &Naming) -> Option<usize> {
        let paying = &self.slots[credit.slot];
        let may = |at: &usize| {
            (credit.line.is_some() || self.has_arrived(*at))
                && self.common_room(credit.slot, *at) > 0
        };
        let open = || self.debts_numbered(&credit.number, paying.open.currency()).filter(may);
        let day = |at: &usize| (self.slots[*at].effective, self.slots[*at].item);
        let earlier = open().filter(|at| day(at).0 <= paying.effective).max_by_key(day);
        let later = || open().filter(|_| paying.unused).min_by_key(day);
        earlier.or_else(later)
    }

    /// What both have left from the first day on which both exist, in minor units.
    fn common_room(&self, credit: usize, debit: usize) -> i64 {
        let (paying, paid) = (&self.slots[credit], &self.slots[debit]);
        let from = paying.effective.max(paid.effective);
        paying.left_from(from).min(paid.left_from(from))
    }

    /// Settles as much as both have left, from the first day on which both exist; both are of
    /// one currency.
    fn allocate(&mut self, credit: usize, debit: usize, line: u64) {
        let minor = self.common_room(credit, debit);
        if minor <= 0 {
            return;
        }
        let effective = self.slots[credit].effective.max(self.slots[debit].effective);
        let movement = self.settle(credit, debit, minor, effective);
        self.done.movements.push(movement);
        self.mark(line, Fate::Changed);
    }

    /// `minor` is at most what both have left from that day on.
    fn settle(&mut self, credit: usize, debit: usize, minor: i64, effective: Day) -> NewMovement {
        self.slots[credit].settle(minor, effective);
        self.slots[debit].settle(minor, effective);
        NewMovement {
            kind: MovementKind::Allocation,
            debit_item: Some(self.slots[debit].item),
            credit_item: Some(self.slots[credit].item),
            amount: Money::from_minor(minor, self.slots[credit].open.currency()),
            effective,
            reverses: None,
        }
    }

    fn disputes(&mut self, told: &[Told]) {
        let mut found = Vec::new();
        for &(index, at) in &self.placed {
            let (slot, one) = (&mut self.slots[at], &told[index]);
            if !one.fact.disputed || slot.disputed || slot.side == Side::Credit {
                continue;
            }
            slot.disputed = true;
            let until = slot.settled_on.filter(|_| slot.open.is_zero());
            found.push((one.line, NewDispute { item: slot.item, from: slot.effective, until }));
        }
        for (line, dispute) in found {
            self.done.disputes.push(dispute);
            self.mark(line, Fate::Changed);
        }
    }

    /// Rule 7: of several tellings the last one counts.
    fn refer(&mut self, told: &[Told]) {
        let mut found: BTreeMap<usize, (u64, &String)> = BTreeMap::new();
        for &(index, at) in &self.placed {
            let one = &told[index];
            let stands =
                self.known.get(at).is_none_or(|known| !known.cancelled || known.undone.is_some());
            if let Some(reference) = &one.fact.reference
                && one.fact.kind.side() == Side::Debit
                && stands
            {
                found.insert(at, (one.line, reference));
            }
        }
        for (at, (line, reference)) in found {
            if self.slots[at].reference != *reference {
                let (item, reference) = (self.slots[at].item, reference.clone());
                self.done.references.push(NewReference { item, reference });
                self.mark(line, Fate::Changed);
            }
        }
    }

    fn finish(self, told: Vec<Told>) -> Intake {
        let mut done = self.done;
        let mut kept = vec![false; told.len()];
        self.slots.iter().filter_map(|slot| slot.told).for_each(|index| kept[index] = true);
        let fresh = told.into_iter().zip(kept).filter(|(_, kept)| *kept);
        done.items = fresh.map(|(one, _)| NewItem { item: one.identity, fact: one.fact }).collect();
        let corrections = self.corrections.into_iter().map(|(_, _, movement)| movement);
        // A raised amount must be there before it is settled.
        done.movements = corrections.chain(done.movements).collect();
        done.due_changes = self.due_changes.into_iter().map(|(_, change)| change).collect();
        done.refused.sort_by_key(|refusal| refusal.line);
        done.refused.dedup_by_key(|refusal| refusal.line);
        done
    }
}

impl Slot {
    fn known(known: &Known) -> Self {
        Self {
            item: known.item,
            kind: known.kind,
            side: known.kind.side(),
            effective: known.effective,
            due: known.due,
            open: known.open,
            moves: by_day(&known.moves),
            unused: !known.used,
            disputed: known.disputed,
            reference: known.reference.clone(),
            charged_for: known.charged_for,
            arrived: None,
            told: None,
            settled_on: None,
        }
    }

    fn new(index: usize, one: &Told) -> Self {
        let fact = &one.fact;
        Self {
            item: one.identity,
            kind: fact.kind,
            side: fact.kind.side(),
            effective: fact.effective,
            due: fact.due,
            open: fact.amount,
            moves: Vec::new(),
            unused: true,
            disputed: false,
            reference: String::new(),
            charged_for: None,
            arrived: Some(one.line),
            told: Some(index),
            settled_on: None,
        }
    }

    /// The least that is open on `from` or any later day, in minor units: what a settlement
    /// of that day may take (`CustomerBook::lowest_open_from`). Going back from what is open
    /// in the end, each day's movements are given back.
    fn left_from(&self, from: Day) -> i64 {
        let (mut open, mut least) = (self.open.minor(), self.open.minor());
        let later = self.moves.partition_point(|(day, _)| *day <= from);
        for (_, taken) in self.moves[later..].iter().rev() {
            open = open.saturating_add(*taken);
            least = least.min(open);
        }
        least
    }

    /// `minor` is at most what is left from that day on.
    fn settle(&mut self, minor: i64, effective: Day) {
        self.open = Money::from_minor(self.open.minor() - minor, self.open.currency());
        *taken_on(&mut self.moves, effective) += minor;
        self.settled_on = Some(self.settled_on.map_or(effective, |before| before.max(effective)));
    }
}

fn by_day(moves: &[Moved]) -> Vec<(Day, i64)> {
    let mut days = Vec::with_capacity(moves.len());
    for moved in moves {
        let taken = taken_on(&mut days, moved.effective);
        *taken = taken.saturating_add(moved.amount.minor());
    }
    days
}

/// What was taken on this day, among days in order.
fn taken_on(days: &mut Vec<(Day, i64)>, day: Day) -> &mut i64 {
    let at = days.partition_point(|(earlier, _)| *earlier < day);
    if days.get(at).is_none_or(|(found, _)| *found != day) {
        days.insert(at, (day, 0));
    }
    &mut days[at].1
}

/// A designation of nothing but spaces and signs names nothing.
fn names_a_debt(fact: &DocumentFact) -> bool {
    fact.settles.as_deref().is_some_and(|number| !folded_number(number).is_empty())
}

fn same_content(first: &Told, again: &Told) -> Result<(), NotTakenCause> {
    let (a, b) = (&first.fact, &again.fact);
    let same = a.effective == b.effective && a.amount == b.amount && a.due == b.due;
    if same {
        return Ok(());
    }
    Err(NotTakenCause::ToldDifferently { first_line: first.line })
}

#[cfg(test)]
#[path = "intake_tests.rs"]
mod tests;
