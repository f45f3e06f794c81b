//! What a case does to the book: debts written off, and money that comes for them afterwards.

use super::CaseRefusal;
use super::file::File;
use super::record::{Desk, is_money};
use crate::Refused;
use crate::acts::ledger::{Ledger, read_book};
use crate::acts::{self, Part};
use crate::authority::Acting;
use saldo_domain::book::{MovementKind, NewMovement};
use saldo_domain::recovery::case::{Act, Course, Fact};
use saldo_domain::{CompanyId, CustomerId, ItemId, Money};
use saldo_store::{Reader, Writer};

/// Refuses to write a debt off past its case: what a court, a bailiff, an agency or an administrator
/// has is given up there first.
pub(crate) fn refuse_elsewhere(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<(), Refused> {
    match course_of(reader, company, customer)?.elsewhere(item) {
        Some(_) => Err(CaseRefusal::WithOthers.into()),
        None => Ok(()),
    }
}

/// Refuses to write a debt of the register off without what its case asks for (WOF-02).
pub(crate) fn refuse_in_register(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<(), Refused> {
    match course_of(reader, company, customer)?.in_register(item) {
        true => Err(CaseRefusal::InRegister.into()),
        false => Ok(()),
    }
}

/// The course of a customer's cases, with all that is known.
pub(crate) fn course_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Course, Refused> {
    Ok(File::of(reader, company, customer)?.course)
}

/// Does nothing of what an act took out of the book stand any more: every write-off or sale of its
/// debts was reversed there?
pub(super) fn is_back(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    act: &Fact,
) -> Result<bool, Refused> {
    let kind = match act.act {
        Act::WrittenOff => MovementKind::WriteOff,
        Act::Sold | Act::SoldInPart => MovementKind::Sale,
        _ => return Ok(false),
    };
    let book = read_book(reader, company, customer)?;
    let stands =
        |item: &ItemId| book.standing_movements_of(*item).any(|movement| movement.kind == kind);
    Ok(!act.debts.iter().any(stands))
}

/// Writes every debt of the case off (WOF-02).
pub(super) fn write_off(
    desk: &Desk<'_>,
    writer: &mut Writer,
    customer: CustomerId,
    fact: &Fact,
    debts: &[(ItemId, Money)],
) -> Result<(), Refused> {
    let company = desk.company.company;
    let acting = Acting::own(writer, company, desk.who)?;
    let reason = fact.papers.as_ref().map_or("", |papers| papers.order().number.as_str());
    for (item, amount) in debts {
        let part = Part { item: *item, amount: *amount };
        let new = acts::WriteOff { company, acting, customer, part, reason };
        acts::write_off_in(writer, desk.office, &new, desk.today, desk.at)?;
    }
    Ok(())
}

/// Money for debts that were written off: what it pays is owed again and paid by it, so that the
/// write-off shrinks by exactly that and the accounting system is told of the income.
pub(super) fn recover(
    desk: &Desk<'_>,
    writer: &mut Writer,
    customer: CustomerId,
    fact: &Fact,
) -> Result<(), Refused> {
    let company = desk.company.company;
    must_be_payment(writer, company, customer, fact)?;
    let payment = fact.payment.ok_or(CaseRefusal::NoPayment)?;
    let course = File::of(writer, company, customer)?.course;
    // The latest write-off first: it is about the debts of the present.
    let mut watched: Vec<&Fact> = course.watches().map(|(off, _)| off).collect();
    watched.reverse();
    let debts: Vec<ItemId> = watched.into_iter().flat_map(|off| off.debts.clone()).collect();
    let mut ledger = Ledger::open(writer, company, customer, desk.at)?;
    let mut left = ledger.left(payment)?;
    if !left.is_positive() {
        return Err(CaseRefusal::PaymentUsed.into());
    }
    for debt in debts {
        if left.is_positive() {
            left = revive(desk, &mut ledger, (payment, debt), left, &fact.note)?;
        }
    }
    ledger.enter(writer, desk.office.business())
}

/// Pays one debt that was written off out of what is left of a payment, and answers what is left
/// then.
fn revive(
    desk: &Desk<'_>,
    ledger: &mut Ledger,
    (payment, debt): (ItemId, ItemId),
    left: Money,
    reason: &str,
) -> Result<Money, Refused> {
    let offs: Vec<_> = ledger
        .book()
        .standing_movements_of(debt)
        .filter(|one| one.kind == MovementKind::WriteOff)
        .map(|one| (one.reversal(desk.today.max(one.effective)), one.amount))
        .collect();
    let Some((back, written_off)) = offs.into_iter().next_back() else { return Ok(left) };
    if written_off.currency() != left.currency() {
        return Ok(left);
    }
    ledger.add_movement(&back?, reason)?;
    let paid = written_off.smaller(left)?;
    ledger.allocate(payment, debt, paid, reason)?;
    let rest = written_off.minus(paid)?;
    if rest.is_positive() {
        let again = NewMovement {
            kind: MovementKind::WriteOff,
            debit_item: Some(debt),
            credit_item: None,
            amount: rest,
            effective: desk.today.max(ledger.item(debt)?.effective),
            reverses: None,
        };
        ledger.add_movement(&again, reason)?;
    }
    Ok(left.minus(paid)?)
}

/// Money that a court or an agency brought is a payment of the customer, and each is linked once.
pub(super) fn link(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    fact: &Fact,
) -> Result<(), Refused> {
    must_be_payment(reader, company, customer, fact)?;
    let course = File::of(reader, company, customer)?.course;
    let mut told = course.earlier().iter().chain(course.facts()).map(|(fact, _)| fact);
    match told.any(|one| one.act == Act::Receipt && one.payment == fact.payment) {
        true => Err(CaseRefusal::PaymentLinked.into()),
        false => Ok(()),
    }
}

/// Refuses what is no payment of this customer.
fn must_be_payment(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    fact: &Fact,
) -> Result<(), Refused> {
    let book = read_book(reader, company, customer)?;
    match fact.payment.is_some_and(|item| is_money(&book, item)) {
        true => Ok(()),
        false => Err(CaseRefusal::NoPayment.into()),
    }
}

/// Lowers the book by debts that were sold (ROU-03): nobody asks this debtor for them any more.
pub(super) fn sell(
    desk: &Desk<'_>,
    writer: &mut Writer,
    customer: CustomerId,
    debts: &[(ItemId, Money)],
    reason: &str,
) -> Result<(), Refused> {
    let mut ledger = Ledger::open(writer, desk.company.company, customer, desk.at)?;
    for (item, amount) in debts {
        let sold = NewMovement {
            kind: MovementKind::Sale,
            debit_item: Some(*item),
            credit_item: None,
            amount: *amount,
            effective: desk.today.max(ledger.item(*item)?.effective),
            reverses: None,
        };
        ledger.add_movement(&sold, reason)?;
    }
    ledger.enter(writer, desk.office.business())
}
