//! An import of a table or of documents, taken back as a whole.

use super::Kind;
use crate::acts::ledger::Ledger;
use crate::acts::required_reason;
use crate::{Office, Refused, Who, bank, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::balance::CustomerBook;
use saldo_domain::book::{ItemKind, MovementKind};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::book::Stamp;
use saldo_store::import::{self as stored, BroughtByBatch};
use saldo_store::payables::{self, VersionRow};
use saldo_store::{Command, Writer};

/// Takes back an import: documents it brought count on no day, what they settled or were settled
/// with is released, and its corrections of earlier documents are reversed. Customers stay, and
/// so do due days that it moved. What it told of payables is again as it was before, unless a later
/// file tells of them. What the file told may be told anew, by the same file or by a corrected one. A statement is taken back by `bank::undo_batch`. Answers how many documents
/// were taken back.
///
/// # Errors
/// `NothingToUndo` when it brought nothing into the book, or was undone before; `ImportInUse`
/// when something was decided about one of its documents since: a write-off, a refund, a charge, a
/// payable that was paid or set off;
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
        for (customer, brought) in brought {
            let mut ledger = Ledger::open(writer, company, customer, command.at)?;
            let items = take_back(&mut ledger, &brought, &reason)?;
            documents += items.len() as u64;
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

/// Takes back what an import brought to one customer, and says which documents that were.
fn take_back(
    ledger: &mut Ledger,
    brought: &BroughtByBatch,
    reason: &str,
) -> Result<Vec<ItemId>, Refused> {
    let book = ledger.book();
    let movements = brought.movements.iter().filter_map(|movement| book.movement(*movement));
    // Documents that an import undone before had brought, and that this one told anew.
    let anew = movements.filter(|one| one.kind == MovementKind::Cancellation);
    let anew = anew.filter(|one| one.reverses.is_some());
    let anew: Vec<ItemId> = anew.filter_map(|one| one.debit_item.or(one.credit_item)).collect();
    let mut documents = Vec::new();
    for item in brought.items.iter().chain(&anew) {
        refuse_in_use(ledger.book(), *item)?;
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

/// Something was decided about the document that undoing it would silently take away.
fn refuse_in_use(book: &CustomerBook, item: ItemId) -> Result<(), Refused> {
    let decided = |kind| {
        matches!(kind, MovementKind::WriteOff | MovementKind::Difference | MovementKind::Refund)
    };
    let is_decided = book.standing_movements_of(item).any(|movement| decided(movement.kind));
    let is_charged = book.items().any(|charge| {
        charge.kind == ItemKind::Charge
            && book.bearer(charge.item, Day::LAST).is_some_and(|bearer| bearer.item == item)
            && book
                .standing_movements_of(charge.item)
                .all(|one| one.kind != MovementKind::Cancellation)
    });
    if !is_decided && !is_charged {
        return Ok(());
    }
    let number = book.item(item).map(|item| item.number.clone()).unwrap_or_default();
    Err(Refused::ImportInUse { number })
}
