//! An import of a table or of documents, taken back as a whole.

use super::Kind;
use crate::acts::ledger::{Ledger, read_book};
use crate::acts::{Decided, required_reason};
use crate::{Office, Refused, Who, bank, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::{Moment, MovementKind};
use saldo_domain::{CompanyId, CustomerId, ItemId};
use saldo_store::book::Stamp;
use saldo_store::import::{self as stored, BroughtByBatch, MovedDue};
use saldo_store::payables::{self, VersionRow};
use saldo_store::{Command, Reader, Writer, joined};
use std::collections::{BTreeMap, BTreeSet};

/// Takes back an import: documents it brought count on no day, what they settled or were settled
/// with is released, its corrections of earlier documents are reversed, and due days that it moved and
/// nobody after it are as they were, as are payment references. Customers stay. What it told of payables is again as it was before, unless a later
/// file tells of them. What the file told may be told anew, by the same file or by a corrected one. A statement is taken back by `bank::undo_batch`. Answers how many documents
/// were taken back.
///
/// # Errors
/// `NothingToUndo` when it brought nothing into the book, or was undone before; `ImportInUse`, `Kept` or
/// `WithOthers` when something was decided about one of its documents since: a write-off, a sale, a
/// refund, a charge, an agreement, a suit, a payable that was paid or set off;
/// `ReasonMissing`, `NotPermitted`, or the store's.
pub fn undo(
    office: &Office,
    company: CompanyId,
    who: Who,
    batch: i64,
    reason: &str,
) -> Result<u64, Refused> {
    who.must(Right::ReverseEntries)?;
    let found = office.store.read(|reader| stored::batch(reader, company, batch))?;
    if found.is_some_and(|found| found.kind == Kind::Statement.code()) {
        return bank::undo_batch(office, company, who, batch, reason);
    }
    let reason = required_reason(reason, "undoing an import")?;
    let zone = companies::get(office, company)?.zone;
    let today = office.today_in(&zone)?;
    let command = Command {
        company,
        person: who.person,
        action: "undo-import",
        subject: format!("batch {batch}"),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let brought = stored::brought_by(writer, company, batch)?;
        let owed = payables::brought_by(writer, company, batch)?;
        let stamp = Stamp { company, recorded: command.at, batch };
        let nothing = brought.is_empty() && owed.is_empty();
        if nothing || !stored::record_undone(writer, stamp, &reason, who.person)? {
            return Err(Refused::NothingToUndo { batch });
        }
        let mut documents = 0;
        for payable in owed {
            documents += u64::from(owe_no_more(writer, stamp, payable)?);
        }
        for (customer, brought) in where_it_is(writer, company, brought)? {
            let mut ledger = Ledger::open(writer, company, customer, command.at)?;
            let taken = documents_of(&ledger, &brought);
            Decided::of(writer, company, customer)?.refuse(&ledger, &taken)?;
            let items = take_back(&mut ledger, (&brought, &taken), &reason)?;
            // A document told anew is taken back as a whole: its day goes with it.
            let of_others = brought.due_changes.iter().filter(|one| !items.contains(&one.item));
            documents += items.len() as u64;
            let mut others = due_as_before(&mut ledger, of_others, &reason);
            // What it told of references counts no more because it is undone.
            others.extend(brought.references.iter().filter(|item| !items.contains(item)));
            documents += others.len() as u64;
            ledger.enter_as(writer, office.business(), batch)?;
            let stamp = Stamp { batch: 0, ..stamp };
            let at = (who.person, office.business(), today);
            for item in items {
                bank::ask_about_withdrawn(writer, stamp, at, (customer, item), &reason)?;
            }
        }
        Ok(documents)
    })
}

/// Takes back what an import told of a payable: what was told before it holds again, nothing is owed
/// where it was the first. What people said of its kind stays, and so does what a later file told.
/// Answers whether anything changed.
fn owe_no_more(
    writer: &mut Writer,
    stamp: Stamp,
    (creditor, payable): (CustomerId, i64),
) -> Result<bool, Refused> {
    let (company, batch) = (stamp.company, stamp.batch);
    let versions = payables::versions_of(writer, company, (creditor, payable))?;
    let batches = versions.iter().map(|one| one.batch).filter(|batch| *batch != 0);
    let span = batches.clone().min().zip(batches.max()).unwrap_or_default();
    let undone = stored::undone_between(writer, company, span)?;
    let stands = |one: &&VersionRow| one.batch == batch || !undone.contains(&one.batch);
    let of_files = versions.iter().rev().filter(stands).find(|one| one.batch != 0);
    let first = versions.iter().position(|one| one.batch == batch).unwrap_or_default();
    let Some(last) = versions.last().filter(|_| of_files.is_some_and(|one| one.batch == batch))
    else {
        return Ok(false);
    };
    let before = versions[..first].iter().rev().find(stands).map(|one| &one.row);
    let (now, version) = (&last.row, last.row.version + 1);
    let withdrawn = before.is_none_or(|before| before.withdrawn);
    let mut new = before.unwrap_or(now).new.clone();
    (new.kind, new.form, new.documented) = (now.new.kind, now.new.form, now.new.documented);
    let less = withdrawn || new.amount != now.new.amount;
    if less && !now.settled.is_zero() {
        return Err(Refused::ImportInUse { number: now.new.number.clone() });
    }
    let by_hand = Stamp { batch: 0, ..stamp };
    let changed = withdrawn != now.withdrawn || new != now.new;
    match withdrawn {
        _ if !changed => {}
        true => payables::withdraw(writer, by_hand, new, version)?,
        false => payables::add(writer, by_hand, &[(new, version)])?,
    }
    Ok(changed)
}

/// Due days that an import moved are as before, unless somebody has moved them since. Answers of which
/// documents.
fn due_as_before<'a>(
    ledger: &mut Ledger,
    moved: impl Iterator<Item = &'a MovedDue>,
    reason: &str,
) -> BTreeSet<ItemId> {
    let mut documents = BTreeSet::new();
    for one in moved.filter(|one| !one.moved_since) {
        let in_force = ledger.book().due(one.item, one.effective, Moment(i64::MAX));
        if in_force == Some(one.due) && one.before != one.due {
            ledger.add_due_change(one.item, one.before, one.effective, reason);
            documents.insert(one.item);
        }
    }
    documents
}

/// What an import brought, by the customer whose it is by now: documents may have gone to another account.
///
/// # Errors
/// `ImportInUse` for a change of another import's document that has gone: it is taken back by hand.
fn where_it_is(
    reader: &mut Reader,
    company: CompanyId,
    brought: BTreeMap<CustomerId, BroughtByBatch>,
) -> Result<BTreeMap<CustomerId, BroughtByBatch>, Refused> {
    let mut here: BTreeMap<CustomerId, BroughtByBatch> = BTreeMap::new();
    for (customer, brought) in brought {
        let mut gone = joined::gone_from(reader, company, customer)?;
        if gone.is_empty() {
            let own = here.entry(customer).or_default();
            own.items.extend(brought.items);
            own.movements.extend(brought.movements);
            own.due_changes.extend(brought.due_changes);
            own.references.extend(brought.references);
            continue;
        }
        let book = read_book(reader, company, customer)?;
        gone.retain(|item, _| book.item(*item).is_some_and(|item| book.is_cancelled(item)));
        for item in &brought.items {
            let (whose, item) = gone.get(item).copied().unwrap_or((customer, *item));
            here.entry(whose).or_default().items.push(item);
        }
        for moved in brought.due_changes {
            let (whose, item) = gone.get(&moved.item).copied().unwrap_or((customer, moved.item));
            here.entry(whose).or_default().due_changes.push(MovedDue { item, ..moved });
        }
        // What went along stands there as well, under the same import.
        for item in brought.references.iter().filter(|item| !gone.contains_key(item)) {
            here.entry(customer).or_default().references.push(*item);
        }
        for movement in brought.movements {
            let Some(found) = book.movement(movement) else { continue };
            let mut sides = found.debit_item.into_iter().chain(found.credit_item);
            let left = sides.clone().find(|item| gone.contains_key(item));
            match left.and_then(|left| book.item(left)) {
                None => here.entry(customer).or_default().movements.push(movement),
                // It went, and is undone, with its document.
                Some(_) if sides.any(|item| brought.items.contains(&item)) => {}
                Some(left) => return Err(Refused::ImportInUse { number: left.number.clone() }),
            }
        }
    }
    Ok(here)
}

/// The documents that an import brought to one customer, and those that an import undone before had
/// brought, and that this one told anew.
fn documents_of(ledger: &Ledger, brought: &BroughtByBatch) -> Vec<ItemId> {
    let book = ledger.book();
    let movements = brought.movements.iter().filter_map(|movement| book.movement(*movement));
    let anew = movements.filter(|one| one.kind == MovementKind::Cancellation);
    let anew = anew.filter(|one| one.reverses.is_some());
    let anew = anew.filter_map(|one| one.debit_item.or(one.credit_item));
    brought.items.iter().copied().chain(anew).collect()
}

/// Takes back what an import brought to one customer, and says which documents that were.
fn take_back(
    ledger: &mut Ledger,
    (brought, taken): (&BroughtByBatch, &[ItemId]),
    reason: &str,
) -> Result<Vec<ItemId>, Refused> {
    let mut documents = Vec::new();
    for item in taken {
        let movements = ledger.book().undo(*item)?;
        if !movements.is_empty() {
            documents.push(*item);
        }
        for new in movements {
            ledger.add_movement(&new, reason)?;
        }
    }
    for movement in &brought.movements {
        let Some(found) = ledger.book().movement(*movement) else { continue };
        if found.reverses.is_none() && !ledger.book().is_reversed(*movement) {
            let back = found.reversal(found.effective)?;
            ledger.add_movement(&back, reason)?;
        }
    }
    Ok(documents)
}
