//! What an agreement is about, as the pure rules want it, and what it does to the charges for
//! lateness.

use crate::acts::ledger::{Ledger, read_book};
use crate::charges::MethodAsked;
use crate::{Office, Refused};
use saldo_domain::agreements::receipts::Covered;
use saldo_domain::agreements::{Act, State, Terms};
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{CustomerBook, Item, ItemKind, Moment, MovementKind, NewMovement};
use saldo_domain::charges::repayment_schedule::{fee_of, shares};
use saldo_domain::claims::{Ground, Method};
use saldo_domain::exact::Amount;
use saldo_domain::{CompanyId, Day, ItemId, Money, UserId};
use saldo_store::agreements::{AgreementRow, NewDraft};
use saldo_store::book::Stamp;
use saldo_store::charges::{self as stored, NewTerm};
use saldo_store::{Reader, Writer};

/// Where an agreement stands by what was recorded about it.
pub(super) fn state_of(row: &AgreementRow) -> State {
    let acts: Vec<Act> =
        row.acts.iter().map(|act| Act { kind: act.new.kind, day: act.new.day }).collect();
    State::after(&acts)
}

/// What was agreed about paying.
pub(super) fn terms_of(draft: &NewDraft) -> Terms {
    Terms {
        instalments: draft.instalments.clone(),
        grace_days: draft.grace_days,
        accelerates: draft.accelerates,
    }
}

/// The number of the document by which the fee of a part is owed.
fn fee_number(number: &str, part: usize) -> String {
    format!("{number}/{part}")
}

/// What a signed agreement is about, with the documents of its fees; `None` before.
pub(super) fn covered_by(
    row: &AgreementRow,
    book: &CustomerBook,
) -> Result<Option<Covered>, Refused> {
    let (Some(signed), Some((_, draft))) = (row.signed(), &row.draft) else { return Ok(None) };
    let number = &signed.new.number;
    let numbers: Vec<String> =
        (1..=draft.instalments.len()).map(|part| fee_number(number, part)).collect();
    let fees = book.items().filter(|item| {
        item.kind == ItemKind::Charge
            && item.effective == signed.new.day
            && numbers.contains(&item.number)
    });
    let fees: Vec<(ItemId, Money)> = fees.map(|item| (item.item, item.amount)).collect();
    let currency = draft.amount.currency();
    let mut items: Vec<ItemId> = draft.debts.iter().map(|(item, _)| *item).collect();
    items.extend(fees.iter().map(|(item, _)| *item));
    Ok(Some(Covered {
        items,
        amount: draft.amount,
        fees: Money::sum(currency, fees.into_iter().map(|(_, amount)| amount))?,
        from: signed.new.day,
    }))
}

/// Where an act on an agreement takes place.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) office: &'a Office,
    pub(super) stamp: Stamp,
    pub(super) person: UserId,
    pub(super) today: Day,
}

/// Makes each fee a document that falls due with its part.
pub(super) fn book_fees(
    writer: &mut Writer,
    place: Place<'_>,
    row: &AgreementRow,
    (draft, number): (&NewDraft, &str),
) -> Result<(), Refused> {
    if draft.instalments.iter().all(|part| part.fee.is_zero()) {
        return Ok(());
    }
    let Place { office, stamp, today, .. } = place;
    let mut ledger = Ledger::open(writer, stamp.company, row.new.customer, stamp.recorded)?;
    for (part, one) in (1..).zip(&draft.instalments).filter(|(_, one)| !one.fee.is_zero()) {
        ledger.add_document(&DocumentFact {
            customer: String::new(),
            kind: ItemKind::Charge,
            number: fee_number(number, part),
            effective: today,
            due: one.day,
            amount: one.fee,
            settles: None,
            reference: None,
            disputed: false,
            note: None,
        })?;
    }
    ledger.enter(writer, office.business())
}

/// What becomes of the fees of parts whose day has not come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Later {
    /// What the contract says about lateness holds from now on. The days before bear the fee of the
    /// week that was reached, and nothing else: whoever breaks an agreement has no free delay.
    BearTheirWeek,
    /// Another agreement takes its place, whose fee is of the whole delay.
    BearNothing,
}

/// Lowers the fees of parts whose day had not come on `day`, on which what was agreed on ends: two
/// charges for the same days are not owed (LFE-05, LFE-13).
pub(super) fn lower_later_fees(
    writer: &mut Writer,
    place: Place<'_>,
    row: &AgreementRow,
    (day, later): (Day, Later),
) -> Result<(), Refused> {
    let Place { office, stamp, .. } = place;
    let book = read_book(writer, stamp.company, row.new.customer)?;
    let (Some(signed), Some((_, draft))) = (row.signed(), &row.draft) else { return Ok(()) };
    let Some(covered) = covered_by(row, &book)? else { return Ok(()) };
    let mut ledger = Ledger::open(writer, stamp.company, row.new.customer, stamp.recorded)?;
    let mut lowered = false;
    for item in covered.items {
        let fee = book.item(item).filter(|one| one.kind == ItemKind::Charge && one.due >= day);
        let Some(fee) = fee else { continue };
        let reached = match later {
            Later::BearNothing => Money::zero(fee.amount.currency()),
            Later::BearTheirWeek => reached(&book, draft, (&signed.new.number, fee), day)?,
        };
        let less = fee.amount.minus(reached.smaller(fee.amount)?)?;
        let less = less.smaller(ledger.left(fee.item)?)?;
        if less.is_positive() {
            let new = NewMovement {
                kind: MovementKind::Amendment,
                debit_item: Some(fee.item),
                credit_item: None,
                amount: less,
                effective: day.max(fee.effective),
                reverses: None,
            };
            ledger.add_movement(&new, &row.number())?;
            lowered = true;
        }
    }
    if lowered { ledger.enter(writer, office.business()) } else { Ok(()) }
}

/// The fee of a part for the delay before a day, counted as when the agreement was drawn up; the
/// whole of it beyond the table.
fn reached(
    book: &CustomerBook,
    draft: &NewDraft,
    (number, fee): (&str, &Item),
    day: Day,
) -> Result<Money, Refused> {
    let is_of_fee = |part: usize| fee_number(number, part + 1) == fee.number;
    let Some(part) = (0..draft.instalments.len()).find(|part| is_of_fee(*part)) else {
        return Ok(fee.amount);
    };
    let Method::Weekly(table) = MethodAsked::regulation_table().read()? else {
        return Ok(fee.amount);
    };
    let due = |(item, open): &(ItemId, Money)| {
        Some((book.item(*item)?.due, Amount::minor_units_of(*open)))
    };
    let debts: Vec<(Day, Amount)> = draft.debts.iter().filter_map(due).collect();
    let amounts = draft.instalments.iter().map(|one| Amount::minor_units_of(one.amount));
    let shares = shares(&debts, &amounts.collect::<Vec<_>>());
    Ok(match fee_of(&shares[part], day.plus(-1), &table) {
        Some(reached) => reached.in_minor_units_of(fee.amount.currency())?,
        None => fee.amount,
    })
}

/// Takes back what [`lower_later_fees`] did: an agreement that goes on bears its fees. Answers whether
/// there was anything to take back.
pub(super) fn bring_fees_back(
    ledger: &mut Ledger,
    covered: &Covered,
    number: &str,
) -> Result<bool, Refused> {
    let book = ledger.book();
    let is_fee =
        |item: &&ItemId| book.item(**item).is_some_and(|found| found.kind == ItemKind::Charge);
    let fees = covered.items.iter().filter(is_fee);
    let lowered = fees.flat_map(|fee| {
        book.standing_movements_of(*fee).filter(|one| one.kind == MovementKind::Amendment)
    });
    let back = lowered.map(|one| one.reversal(one.effective)).collect::<Result<Vec<_>, _>>()?;
    for movement in &back {
        ledger.add_movement(movement, number)?;
    }
    Ok(!back.is_empty())
}

/// Stops other charges on the debts while the agreement lasts. One with a fee bears that fee for
/// the whole delay; one without bears nothing from its signature on.
pub(super) fn spare(
    writer: &mut Writer,
    place: Place<'_>,
    row: &AgreementRow,
    (draft, number): (&NewDraft, &str),
) -> Result<(), Refused> {
    let Some(last) = draft.instalments.last() else { return Ok(()) };
    let until = last.day.plus(i64::from(draft.grace_days));
    let book = read_book(writer, place.stamp.company, row.new.customer)?;
    let mut terms = Vec::with_capacity(draft.debts.len());
    for (item, _) in &draft.debts {
        let due = book.due(*item, place.today, Moment::NOW_AND_EVER).unwrap_or(place.today);
        let from = if draft.fee { due.plus(1).min(place.today) } else { place.today };
        terms.push(spared(row, *item, (from, until), number, place.person));
    }
    Ok(stored::add_terms(writer, place.stamp, &terms)?)
}

fn spared(
    row: &AgreementRow,
    item: ItemId,
    (from, until): (Day, Day),
    number: &str,
    person: UserId,
) -> NewTerm {
    NewTerm {
        customer: row.new.customer,
        item: Some(item),
        ground: Ground::Agreement.code().to_owned(),
        method: Method::Nothing.code().to_owned(),
        parameters: MethodAsked::Nothing.stored(),
        from,
        until: Some(until),
        due_moves_by: String::new(),
        beside: false,
        reference: number.to_owned(),
        ends: None,
        person,
    }
}

/// Ends what [`spare`] began as of `day`. What bore a fee up to then bears nothing else for those
/// days; where no fee was agreed on, the charges count as if they had never been stopped.
pub(super) fn spare_no_more(
    writer: &mut Writer,
    place: Place<'_>,
    row: &AgreementRow,
    day: Day,
) -> Result<(), Refused> {
    let Some((_, draft)) = &row.draft else { return Ok(()) };
    let number = row.number();
    let company = place.stamp.company;
    let mut rows = Vec::new();
    for term in in_force(writer, company, row, &number)? {
        let end = NewTerm { ends: Some(term.term), person: place.person, ..term.new.clone() };
        rows.push(end);
        let last = day.plus(-1);
        if draft.fee && term.new.from <= last {
            rows.push(NewTerm {
                until: Some(term.new.until.map_or(last, |until| until.min(last))),
                ends: None,
                person: place.person,
                ..term.new
            });
        }
    }
    Ok(stored::add_terms(writer, place.stamp, &rows)?)
}

fn in_force(
    reader: &mut Reader,
    company: CompanyId,
    row: &AgreementRow,
    number: &str,
) -> Result<Vec<stored::TermRow>, Refused> {
    let rows = stored::terms_of(reader, company, row.new.customer)?;
    let own = |term: &stored::TermRow| {
        term.ended.is_none()
            && term.new.method == Method::Nothing.code()
            && term.new.ground == Ground::Agreement.code()
            && term.new.reference == number
    };
    Ok(rows.into_iter().filter(own).collect())
}
