//! What people do with a payable: say what it is, note that it was paid, or turn it into income
//! once nobody can claim it any more (AP-03).

use super::owed::owed_on;
use crate::acts::{IdempotencyKey, once::once};
use crate::cases::law_of;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::calendar::Calendar;
use saldo_domain::number::clean_text;
use saldo_domain::payables::income::{self, Asked, Paper, Papers};
use saldo_domain::payables::{PayableForm, PayableKind};
use saldo_domain::{CompanyId, CustomerId, Day, Money};
use saldo_store::book::Stamp;
use saldo_store::payables::{self as stored, Confirmed, NewUse, PayableRow};
use saldo_store::{Command, Reader, Writer};

/// Longest number of a paper, in characters.
const LONGEST_NUMBER: usize = 100;

/// What somebody says of a payable (AP-01, AP-02, AP-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Described {
    pub kind: PayableKind,
    pub form: PayableForm,
    /// The supplier's documents for it are there.
    pub documented: bool,
}

/// The papers by which a payable becomes income, and when it was last acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomePapers {
    pub papers: Papers,
    /// The last day on which the company acknowledged it in writing, if it did.
    pub acknowledged: Option<Day>,
}

/// Money that was paid for a payable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    pub amount: Money,
    pub on: Day,
}

/// The payable as it holds.
pub(super) fn found(
    reader: &mut Reader,
    company: CompanyId,
    creditor: CustomerId,
    payable: i64,
) -> Result<PayableRow, Refused> {
    let rows = stored::of_creditor(reader, company, creditor)?;
    let row = rows.into_iter().find(|row| row.new.payable == payable && !row.withdrawn);
    row.ok_or_else(|| Refused::UnknownDocument { number: payable.to_string() })
}

/// Says what a payable is. It holds from now on, whatever a later file leaves unsaid.
///
/// # Errors
/// `UnknownDocument`, `NotPermitted`, or the store's.
pub fn describe(
    office: &Office,
    company: CompanyId,
    who: Who,
    creditor: CustomerId,
    payable: i64,
    described: Described,
) -> Result<(), Refused> {
    who.must(Right::LowerDebts)?;
    let command = command(office, company, who, "describe-payable", payable);
    office.store.write(&command, |writer| {
        let mut row = found(writer, company, creditor, payable)?;
        let Described { kind, form, documented } = described;
        (row.new.kind, row.new.form, row.new.documented) = (kind, form, documented);
        let stamp = command.stamp();
        stored::add(writer, stamp, &[(row.new, row.version + 1)])?;
        Ok(())
    })
}

/// Notes that part of a payable was paid.
///
/// # Errors
/// `PayablesTooSmall`, `AmountNotPositive`, `Field` for a day in the future, `UnknownDocument`,
/// `Money`, `NotPermitted`, `KeyReused`, or the store's.
pub fn pay(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    (creditor, payable): (CustomerId, i64),
    Paid { amount, on }: Paid,
) -> Result<(), Refused> {
    who.must(Right::LowerDebts)?;
    crate::acts::money::positive(amount)?;
    crate::acts::money::refuse_future(office, company, on)?;
    let command = command(office, company, who, "pay-payable", payable);
    let asked = ("pay", creditor, payable, amount, on);
    once(office, &command, key, &asked, |writer| {
        let row = found(writer, company, creditor, payable)?;
        let open = row.open();
        if amount.currency() != open.currency() || amount.minor() > open.minor() {
            return Err(Refused::PayablesTooSmall { open });
        }
        let stamp = command.stamp();
        settle(writer, stamp, who, &row, amount, on).map(drop)
    })
}

/// What a creditor confirmed of a payable, for the inventory of settlements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirming {
    pub amount: Money,
    /// The day of the balance.
    pub as_of: Day,
    /// The paper by which the creditor says so.
    pub paper: Paper,
}

/// Notes what a creditor confirmed of a payable on a day (WOF-01).
///
/// # Errors
/// `Field` for a day in the future, one before the document, an amount above what was open then or
/// a paper without a number, `UnknownDocument`, `Money`, `NotPermitted`, or the store's.
pub fn confirm(
    office: &Office,
    company: CompanyId,
    who: Who,
    (creditor, payable): (CustomerId, i64),
    new: &Confirming,
) -> Result<(), Refused> {
    who.must(Right::LowerDebts)?;
    let as_of = new.as_of;
    crate::acts::money::refuse_future(office, company, as_of)?;
    crate::acts::money::refuse_future(office, company, new.paper.on)?;
    let (number, _) = clean_text(&new.paper.number);
    let bad =
        |field, value: String, reason, remedy| Refused::Field { field, value, reason, remedy };
    if number.is_empty() || number.chars().count() > LONGEST_NUMBER {
        return Err(bad(
            "number",
            number.chars().take(40).collect(),
            "is empty or too long for a number",
            "give the number of the paper, 100 characters at most",
        ));
    }
    let command = command(office, company, who, "confirm-payable", payable);
    office.store.write(&command, |writer| {
        found(writer, company, creditor, payable)?;
        let there = owed_on(writer, company, as_of)?;
        let there = there
            .into_iter()
            .find(|row| (row.new.creditor, row.new.payable) == (creditor, payable))
            .ok_or_else(|| {
                bad(
                    "day",
                    as_of.to_string(),
                    "lies before the document",
                    "name the day of the balance that was confirmed",
                )
            })?;
        let (open, amount) = (there.open(), new.amount);
        let within = amount.minor() >= 0 && amount.minor() <= open.minor().max(0);
        if amount.currency() != open.currency() || !within {
            return Err(bad(
                "amount",
                amount.to_plain(),
                "is not what could be confirmed of this document on that day",
                "give a sum from nothing to what was open on that day",
            ));
        }
        let paper = Paper { number: number.clone(), on: new.paper.on };
        let (minor, person) = (amount.minor(), who.person);
        let confirmed = Confirmed { creditor, payable, as_of, minor, paper, person };
        Ok(stored::add_confirmed(writer, command.stamp(), &confirmed)?)
    })
}

/// Turns what is open of a payable into income. The accounting system is told.
///
/// # Errors
/// `NotIncome` with the first reason against it, `UnknownDocument`, `NotPermitted`, or the
/// store's.
pub fn become_income(
    office: &Office,
    company: CompanyId,
    who: Who,
    creditor: CustomerId,
    payable: i64,
    papers: &IncomePapers,
) -> Result<(), Refused> {
    who.must(Right::WriteOffDebts)?;
    let country = companies::get(office, company)?.country;
    let law = law_of(&country, Calendar::of_country(&country));
    let today = companies::today(office, company)?;
    let command = command(office, company, who, "payable-income", payable);
    office.store.write(&command, |writer| {
        let row = found(writer, company, creditor, payable)?;
        let (open, due) = (row.open(), row.new.due);
        let (papers, acknowledged) = (&papers.papers, papers.acknowledged);
        income::check(law, Asked { open, due, acknowledged, papers }, today)?;
        let stamp = command.stamp();
        let place = settle(writer, stamp, who, &row, open, today)?;
        stored::add_income(writer, stamp, (creditor, payable, place), papers)?;
        Ok(())
    })
}

fn settle(
    writer: &mut Writer,
    stamp: Stamp,
    who: Who,
    row: &PayableRow,
    amount: Money,
    effective: Day,
) -> Result<i64, Refused> {
    let (creditor, payable) = (row.new.creditor, row.new.payable);
    let used = NewUse { creditor, payable, item: None, amount, effective, person: who.person };
    Ok(stored::add_use(writer, stamp, used)?)
}

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    payable: i64,
) -> Command {
    let (person, subject) = (who.person, format!("payable {payable}"));
    Command { company, person, action, subject, body: "{}".to_owned(), at: office.now() }
}
