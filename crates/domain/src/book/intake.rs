//! Intake: what the documents of a source bring into one customer's book.
//!
//! Pure: the documents told, what the book knows of them, and nothing else. The rules, in
//! order of precedence for one document:
//!
//! 1. Told twice in one source with different content: the later line is refused. With the
//!    same content it is one document.
//! 2. Not known by its identity: it is new.
//! 3. Known, with another day or currency: refused; such a correction needs a person.
//! 4. Known, with another amount: corrected by an amendment, unless more has been settled
//!    than the new amount, or the document is cancelled.
//! 5. Known, with another due day: corrected by a due change.
//! 6. Otherwise it changes nothing.
//!
//! Corrections count from the document's own day: the source says what it always was. What
//! was known before remains visible "as known on".
//!
//! A credit that names a debt settles it, up to the smaller of both, from the first day on
//! which both exist. What is left over, and credits that name nothing, stay unallocated,
//! unless the oldest debts are to be paid first; nothing ever becomes negative, nothing is
//! lost (failure M12). A payment known before but never used is offered to its debt again:
//! so it does not matter whether payments or invoices were read first (invariant I4).
//!
//! A row may tell several documents (an invoice and its payment). If one of them is refused,
//! all of the row is. A payment told in one row with its invoice is refused when the book has
//! that invoice paid otherwise: a corrected day of payment is not a second payment.
//!
//! Cost: n log n in the documents told and known of one customer.

use super::balance::OpenBalance;
use super::facts::DocumentFact;
use super::settle::oldest_due_first;
use super::{ItemKind, MovementKind, NewMovement, Side};
use crate::day::Day;
use crate::ids::ItemId;
use crate::money::{Money, MoneyError};
use crate::number::number_key;
use std::collections::{BTreeMap, BTreeSet};

/// One document as a source tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Line of the source, from 1.
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
    /// Day of the last movement of the item; none has touched it when `None`. Settlements
    /// before it could overdraw the item for a while.
    pub last_move: Option<Day>,
    pub cancelled: bool,
    /// A dispute has been recorded for it at some time.
    pub disputed: bool,
}

/// What becomes of credit that names no debt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unnamed {
    /// It waits for a person.
    #[default]
    StaysUnallocated,
    /// It pays the oldest due debts.
    PaysOldestFirst,
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
            NotTakenCause::BelowSettled { .. } | NotTakenCause::Money(_) => "amount",
            NotTakenCause::PaidOtherwise { .. } => "settled_on",
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
            NotTakenCause::Cancelled => {
                "reverse the cancellation first, if the document is valid after all"
            }
            NotTakenCause::Money(_) => "check the amount in the file",
        }
    }
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
    pub movements: Vec<NewMovement>,
    pub due_changes: Vec<NewDue>,
    pub disputes: Vec<NewDispute>,
    /// Every line that was taken, by line.
    pub fates: BTreeMap<u64, Fate>,
    /// Lines that were refused, by line.
    pub refused: Vec<NotTaken>,
    /// Lines whose credit names a debt that the book does not hold open.
    pub unfound: Vec<u64>,
}

/// What `told` brings, given what is `known`: documents with the identity of one told, and
/// every open document. Both in any order; equal input gives equal output.
pub fn intake(mut told: Vec<Told>, known: &[Known], unnamed: Unnamed) -> Intake {
    told.sort_by_key(|one| (one.fact.kind.side() == Side::Credit, one.line));
    let mut desk = Desk::new(known);
    for (index, one) in told.iter().enumerate() {
        desk.place(index, one, &told);
    }
    desk.drop_refused_rows(&told);
    desk.settle_named(&told);
    if unnamed == Unnamed::PaysOldestFirst {
        desk.settle_oldest(&told);
    }
    desk.disputes(&told);
    desk.finish(told)
}

/// A document on the desk: from the book, or from the source.
struct Slot {
    item: ItemId,
    side: Side,
    effective: Day,
    due: Day,
    open: Money,
    /// Settlements may count from here.
    from: Day,
    /// Untouched credit may be offered to the debt it names.
    unused: bool,
    disputed: bool,
    /// Index of the telling that made it, for new documents.
    told: Option<usize>,
    /// Last settlement that this intake made.
    settled_on: Option<Day>,
}

struct Desk<'k> {
    known: &'k [Known],
    slots: Vec<Slot>,
    by_identity: BTreeMap<ItemId, usize>,
    /// The first telling of each document.
    first_told: BTreeMap<ItemId, usize>,
    /// The debt of each line that tells one.
    debt_of_line: BTreeMap<u64, usize>,
    /// The slot of each telling that was taken, by its index.
    placed: BTreeMap<usize, usize>,
    /// Open debts by number key; several years may share one.
    by_number: BTreeMap<String, Vec<usize>>,
    corrections: Vec<(u64, NewMovement)>,
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
            first_told: BTreeMap::new(),
            debt_of_line: BTreeMap::new(),
            placed: BTreeMap::new(),
            by_number: BTreeMap::new(),
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
                    self.placed.insert(index, slot);
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
        if one.fact.kind.side() == Side::Credit {
            self.refuse_paid_otherwise(one)?;
        }
        self.by_identity.insert(one.identity, self.slots.len());
        self.slots.push(Slot::new(index, one));
        Ok(Fate::New)
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
        if known.cancelled && (due_differs || !lowered.is_zero()) {
            return Err(NotTakenCause::Cancelled);
        }
        let (item, effective) = (known.item, known.effective);
        let mut fate = Fate::Unchanged;
        if !lowered.is_zero() {
            self.amend(slot, one, lowered)?;
            fate = Fate::Changed;
        }
        if due_differs {
            self.slots[slot].due = fact.due;
            self.due_changes.push((one.line, NewDue { item, due: fact.due, effective }));
            fate = Fate::Changed;
        }
        Ok(fate)
    }

    fn amend(&mut self, slot: usize, one: &Told, lowered: Money) -> Result<(), NotTakenCause> {
        let known = &self.known[slot];
        let open = known.open.minus(lowered)?;
        if open.minor() < 0 {
            let settled = known.amount.minus(known.open)?;
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
        self.corrections.push((one.line, movement));
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
        let dropped = self.corrections.iter().filter(|(line, _)| refused.contains(line));
        for (_, movement) in dropped {
            let item = movement.debit_item.or(movement.credit_item);
            let at = self.known.iter().position(|known| Some(known.item) == item);
            at.into_iter().for_each(|at| self.slots[at].open = self.known[at].open);
        }
        self.corrections.retain(|(line, _)| !refused.contains(line));
        self.due_changes.retain(|(line, _)| !refused.contains(line));
        self.placed.retain(|index, _| !refused.contains(&told[*index].line));
        for (at, slot) in self.slots.iter_mut().enumerate() {
            let dropped = slot.told.is_some_and(|index| refused.contains(&told[index].line));
            if dropped {
                slot.open = Money::zero(slot.open.currency());
                slot.told = None;
                self.placed.retain(|_, placed| *placed != at);
            }
        }
    }

    /// Credits settle the debts they name, the earliest credit first.
    fn settle_named(&mut self, told: &[Told]) {
        let mut naming = self.placed_credits(told, |fact| fact.settles.is_some());
        if naming.is_empty() {
            return;
        }
        self.index_debts_by_number(told);
        naming.sort_by_key(|&(index, slot)| (self.slots[slot].effective, told[index].line));
        for (index, credit) in naming {
            let Some(number) = told[index].fact.settles.as_deref() else { continue };
            match self.debt_named(number, self.slots[credit].effective) {
                Some(debit) => self.allocate(credit, debit, told[index].line),
                None => self.done.unfound.push(told[index].line),
            }
        }
    }

    fn settle_oldest(&mut self, told: &[Told]) {
        let mut unnamed = self.placed_credits(told, |_| true);
        unnamed.sort_by_key(|&(index, slot)| (self.slots[slot].effective, told[index].line));
        for (index, credit) in unnamed {
            let money = self.slots[credit].open;
            // The shares of one currency cannot overflow what was there before.
            let Ok(spread) = oldest_due_first(money, &self.open_debts()) else { continue };
            for (debt, _) in spread.shares {
                if let Some(debit) = self.slots.iter().position(|slot| slot.item == debt) {
                    self.allocate(credit, debit, told[index].line);
                }
            }
        }
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
            .filter(|(index, slot)| usable(&self.slots[**slot]) && wanted(&told[**index].fact))
            .map(|(index, slot)| (*index, *slot))
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
            self.by_number.entry(number_key(number)).or_default().push(at);
        }
    }

    /// Of the open debts with this number, the latest one dated up to the credit's day;
    /// if all are later, the earliest of them.
    fn debt_named(&self, number: &str, credited: Day) -> Option<usize> {
        let candidates = self.by_number.get(&number_key(number))?;
        let open = || candidates.iter().copied().filter(|at| self.slots[*at].open.is_positive());
        let day = |at: &usize| self.slots[*at].effective;
        open().filter(|at| day(at) <= credited).max_by_key(day).or_else(|| open().min_by_key(day))
    }

    /// As much as both have open, from the first day on which both exist.
    fn allocate(&mut self, credit: usize, debit: usize, line: u64) {
        let Ok(amount) = self.slots[credit].open.smaller(self.slots[debit].open) else { return };
        if !amount.is_positive() {
            return;
        }
        let effective = self.slots[credit].from.max(self.slots[debit].from);
        self.done.movements.push(NewMovement {
            kind: MovementKind::Allocation,
            debit_item: Some(self.slots[debit].item),
            credit_item: Some(self.slots[credit].item),
            amount,
            effective,
            reverses: None,
        });
        self.slots[credit].settle(amount, effective);
        self.slots[debit].settle(amount, effective);
        self.mark(line, Fate::Changed);
    }

    fn open_debts(&self) -> Vec<OpenBalance> {
        let debts =
            self.slots.iter().filter(|slot| slot.side == Side::Debit && slot.open.is_positive());
        debts
            .map(|slot| OpenBalance {
                item: slot.item,
                side: slot.side,
                effective: slot.effective,
                due: slot.due,
                open: slot.open,
            })
            .collect()
    }

    fn disputes(&mut self, told: &[Told]) {
        let mut found = Vec::new();
        for (&index, &at) in &self.placed {
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

    fn finish(self, told: Vec<Told>) -> Intake {
        let mut done = self.done;
        let mut kept: BTreeSet<usize> = self.slots.iter().filter_map(|slot| slot.told).collect();
        let fresh = told.into_iter().enumerate().filter(|(index, _)| kept.remove(index));
        done.items = fresh.map(|(_, one)| NewItem { item: one.identity, fact: one.fact }).collect();
        let corrections = self.corrections.into_iter().map(|(_, movement)| movement);
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
            side: known.kind.side(),
            effective: known.effective,
            due: known.due,
            open: known.open,
            from: known.last_move.map_or(known.effective, |moved| moved.max(known.effective)),
            unused: known.last_move.is_none(),
            disputed: known.disputed,
            told: None,
            settled_on: None,
        }
    }

    fn new(index: usize, one: &Told) -> Self {
        let fact = &one.fact;
        Self {
            item: one.identity,
            side: fact.kind.side(),
            effective: fact.effective,
            due: fact.due,
            open: fact.amount,
            from: fact.effective,
            unused: true,
            disputed: false,
            told: Some(index),
            settled_on: None,
        }
    }

    fn settle(&mut self, amount: Money, effective: Day) {
        // `amount` is the smaller of two open amounts of this currency.
        self.open = Money::from_minor(self.open.minor() - amount.minor(), self.open.currency());
        self.settled_on = Some(self.settled_on.map_or(effective, |before| before.max(effective)));
    }
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
