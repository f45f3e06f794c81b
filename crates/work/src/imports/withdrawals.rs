//! Documents that another program withdraws because they were never meant, or are posted anew: an
//! invoice whose posting was taken back, a payment entered by mistake.
//!
//! What is withdrawn counts on no day, as if it had not been told; what it settled, or was settled
//! with, is open again. Told once more it counts again. The batch, its effect and the answer kept
//! under the key are one transaction, as of a push.

use super::push::RefusedRecord;
use crate::acts::ledger::Ledger;
use crate::acts::once::once;
use crate::acts::{Decided, IdempotencyKey, required_reason};
use crate::{Office, Refused, Who, bank, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::{Item, ItemKind, Side};
use saldo_domain::number::number_key;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_formats::records::RecordKind;
use saldo_store::book::Stamp;
use saldo_store::import::{self as stored, Batch};
use saldo_store::{Command, Writer, joined};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The word of such a batch among the imports.
const KIND: &str = "withdrawals";

/// Documents to be withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// What they are: invoices, shipments, credit notes or payments.
    pub kind: RecordKind,
    pub reason: String,
    pub records: Vec<Named>,
}

/// A document as a program names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Code of the customer.
    pub customer: String,
    pub number: String,
    /// Its own day, where several have this number.
    pub day: Option<String>,
    /// Its amount, likewise.
    pub amount: Option<String>,
}

/// What became of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Number of the batch among the imports.
    pub batch: i64,
    pub read: u64,
    pub withdrawn: u64,
    /// Withdrawn before.
    pub unchanged: u64,
    /// Records that were not taken; the others were.
    pub refused: Vec<RefusedRecord>,
}

/// What tells one withdrawal from another under the same key.
#[derive(Serialize)]
struct Asked<'a> {
    kind: &'static str,
    reason: &'a str,
    records: &'a [Named],
}

/// Withdraws documents, once for a key: the same key with the same records gets the first answer
/// again. A record that is refused does not stop the others.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, `KeyReused`, `Field` for none or too many records, or the
/// store's. Nothing is kept then.
pub fn withdraw(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    withdrawal: &Withdrawal,
) -> Result<Withdrawn, Refused> {
    who.must(Right::ReverseEntries)?;
    super::push::check_size(withdrawal.records.len())?;
    let reason = required_reason(&withdrawal.reason, "a withdrawal")?;
    let (at, today) = (office.now(), companies::today(office, company)?);
    let Withdrawal { kind, records, .. } = withdrawal;
    let asked = Asked { kind: kind.code(), reason: &reason, records };
    let command = Command {
        company,
        person: who.person,
        action: "withdraw-pushed",
        subject: kind.code().to_owned(),
        body: "{}".to_owned(),
        at,
    };
    once(office, &command, key, &asked, |writer| {
        let batch = stored::reserve_batch(writer, company)?;
        let stamp = Stamp { company, recorded: at, batch };
        let desk = Desk { office, who, stamp, today, reason: &reason };
        let told = desk.withdraw(writer, *kind, records)?;
        desk.record(writer, *kind, &told)?;
        Ok(told)
    })
}

/// Where and for whom documents are withdrawn.
struct Desk<'a> {
    office: &'a Office,
    who: Who,
    stamp: Stamp,
    today: Day,
    reason: &'a str,
}

/// The book of one customer, with what is to be known before anything of it is withdrawn.
struct Opened {
    ledger: Ledger,
    decided: Decided,
    /// Its documents that are at other accounts now.
    gone: BTreeMap<ItemId, (CustomerId, ItemId)>,
}

/// The books that are open, by customer.
type Books = BTreeMap<CustomerId, Opened>;

/// What becomes of a record.
enum Fate {
    Gone(CustomerId, ItemId),
    Unchanged,
}

/// Why there is no more to be done.
enum Stop {
    /// With this record.
    No(No),
    /// With everything.
    Failed(Refused),
}

impl<E: Into<Refused>> From<E> for Stop {
    fn from(failed: E) -> Self {
        Stop::Failed(failed.into())
    }
}

impl Desk<'_> {
    fn withdraw(
        &self,
        writer: &mut Writer,
        kind: RecordKind,
        records: &[Named],
    ) -> Result<Withdrawn, Refused> {
        let mut told = Withdrawn {
            batch: self.stamp.batch,
            read: records.len() as u64,
            withdrawn: 0,
            unchanged: 0,
            refused: Vec::new(),
        };
        let survivors = joined::survivors(writer, self.stamp.company)?;
        let mut books = BTreeMap::new();
        let mut gone = Vec::new();
        for (index, named) in (0..).zip(records) {
            match self.one(writer, (&mut books, &survivors), kind, named) {
                Ok(Fate::Unchanged) => told.unchanged += 1,
                Ok(Fate::Gone(customer, item)) => gone.push((customer, item)),
                Err(Stop::No(no)) => told.refused.push(no.at(index)),
                Err(Stop::Failed(failed)) => return Err(failed),
            }
        }
        told.withdrawn = gone.len() as u64;
        for opened in books.into_values() {
            opened.ledger.enter_as(writer, self.office.business(), self.stamp.batch)?;
        }
        let at = (self.who.person, self.office.business(), self.today);
        let stamp = Stamp { batch: 0, ..self.stamp };
        for found in gone {
            bank::ask_about_withdrawn(writer, stamp, at, found, self.reason)?;
        }
        Ok(told)
    }

    /// Withdraws one document in the ledger of whose it is.
    fn one(
        &self,
        writer: &mut Writer,
        (books, survivors): (&mut Books, &BTreeMap<CustomerId, CustomerId>),
        kind: RecordKind,
        named: &Named,
    ) -> Result<Fate, Stop> {
        let company = self.stamp.company;
        let day = named.day.as_deref().map(str::parse::<Day>).transpose();
        let day = day.map_err(|error| {
            let value = named.day.as_deref().unwrap_or_default();
            Stop::No(No::of(("day", value), "day", &error))
        })?;
        let card = scope::card_by_code(writer, company, self.who, &named.customer);
        let card = card.map_err(|refused| match &refused {
            Refused::UnknownCustomer { .. } => {
                Stop::No(No::because(("customer", &named.customer), &refused))
            }
            _ => Stop::Failed(refused),
        })?;
        let mut customer = *survivors.get(&card.customer).unwrap_or(&card.customer);
        let wanted = Wanted { kind, key: number_key(&named.number), day, amount: &named.amount };
        let opened = self.opened(writer, books, customer)?;
        let mut found = wanted.in_ledger(&opened.ledger);
        if let [(item, true)] = found[..]
            && let Some((whose, arrived)) = opened.gone.get(&item).copied()
        {
            customer = whose;
            let ledger = &self.opened(writer, books, whose)?.ledger;
            found = vec![(arrived, ledger.book().is_cancelled(ledger.item(arrived)?))];
        }
        let Some(item) = standing(&found, &named.number)? else { return Ok(Fate::Unchanged) };
        let Opened { ledger, decided, .. } = self.opened(writer, books, customer)?;
        let movements = decided.refuse(ledger, &[item]).and_then(|()| ledger.undo(item));
        let movements = movements.map_err(|refused| match &refused {
            Refused::ImportInUse { .. }
            | Refused::Refund(_)
            | Refused::Agreement(_)
            | Refused::Case(_) => Stop::No(No::because(("number", &named.number), &refused)),
            _ => Stop::Failed(refused),
        })?;
        for new in movements {
            ledger.add_movement(&new, self.reason)?;
        }
        Ok(Fate::Gone(customer, item))
    }

    fn opened<'b>(
        &self,
        writer: &mut Writer,
        books: &'b mut Books,
        customer: CustomerId,
    ) -> Result<&'b mut Opened, Refused> {
        let Stamp { company, recorded, .. } = self.stamp;
        match books.entry(customer) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => Ok(place.insert(Opened {
                ledger: Ledger::open(writer, company, customer, recorded)?,
                decided: Decided::of(writer, company, customer)?,
                gone: joined::gone_from(writer, company, customer)?,
            })),
        }
    }

    /// Keeps the batch, as one whose documents are taken back: told again they count anew.
    fn record(
        &self,
        writer: &mut Writer,
        kind: RecordKind,
        told: &Withdrawn,
    ) -> Result<(), Refused> {
        let batch = Batch {
            batch: told.batch,
            kind: KIND.to_owned(),
            source: String::new(),
            file: format!("API: {}", kind.code()),
            file_hash: String::new(),
            read: told.read,
            new: 0,
            changed: told.withdrawn,
            unchanged: told.unchanged,
            refused: told.refused.len() as u64,
            person: self.who.person,
            recorded: self.stamp.recorded,
        };
        stored::record_batch(writer, self.stamp.company, &batch)?;
        stored::record_undone(writer, self.stamp, self.reason, self.who.person)?;
        Ok(())
    }
}

/// What is looked for in the book of a customer.
struct Wanted<'a> {
    kind: RecordKind,
    key: String,
    day: Option<Day>,
    amount: &'a Option<String>,
}

impl Wanted<'_> {
    /// Every document that may be meant, and whether it is withdrawn already.
    fn in_ledger(&self, ledger: &Ledger) -> Vec<(ItemId, bool)> {
        let book = ledger.book();
        let meant = book.items().filter(|item| self.is(item));
        meant.map(|item| (item.item, book.is_cancelled(item))).collect()
    }

    fn is(&self, item: &Item) -> bool {
        let said = |amount: &String| {
            Money::parse(amount, item.amount.currency()).is_ok_and(|said| said == item.amount)
        };
        is_of(self.kind, item.kind)
            && number_key(&item.number) == self.key
            && self.day.is_none_or(|day| day == item.effective)
            && self.amount.as_ref().is_none_or(said)
    }
}

/// Is a document one of those that are pushed to the address of this kind? An offset is not: what it
/// used of our own debts comes back by a person's act only.
fn is_of(kind: RecordKind, item: ItemKind) -> bool {
    match kind {
        RecordKind::Customers => false,
        RecordKind::Invoices => item.side() == Side::Debit,
        RecordKind::Shipments => item == ItemKind::Goods,
        RecordKind::CreditNotes => matches!(item, ItemKind::CreditNote | ItemKind::Return),
        RecordKind::Payments => item == ItemKind::Payment,
    }
}

/// The one of these documents that is not withdrawn; `None` when all of them are.
fn standing(found: &[(ItemId, bool)], number: &str) -> Result<Option<ItemId>, Stop> {
    let mut standing = found.iter().filter(|(_, cancelled)| !cancelled).map(|(item, _)| *item);
    let (one, more) = (standing.next(), standing.count());
    let named = number.to_owned();
    let no = match (found.is_empty(), more) {
        (true, _) => Refused::UnknownDocument { number: named },
        (false, 0) => return Ok(one),
        (false, more) => Refused::AmbiguousDocument { number: named, count: more + 1 },
    };
    Err(Stop::No(No::because(("number", number), &no)))
}

/// Why a record is not taken.
struct No(Box<RefusedRecord>);

impl No {
    fn because(what: (&str, &str), refused: &Refused) -> Self {
        let code = refused.code();
        Self::of(what, code.strip_prefix("refused-").unwrap_or(code), refused)
    }

    fn of((field, value): (&str, &str), code: &str, why: &impl ToString) -> Self {
        let remedy = match code {
            "ambiguous-document" => "say its day and its amount as well",
            "unknown-customer" => "correct the code; nothing of an unknown customer is here",
            "unknown-document" => "name it by the number, day and amount under which it was told",
            "day" => "write it as 2026-03-31",
            _ => "take back in Saldo what was decided about it, then withdraw it",
        };
        Self(Box::new(RefusedRecord {
            index: 0,
            field: field.to_owned(),
            value: value.chars().take(100).collect(),
            code: code.to_owned(),
            reason: why.to_string(),
            remedy: remedy.to_owned(),
        }))
    }

    fn at(self, index: u64) -> RefusedRecord {
        RefusedRecord { index, ..*self.0 }
    }
}
