//! What the accounting system is told of what began here: reminders that left, due days that
//! were moved, write-offs and sales of debts, documents and postings made by hand or by the bank's
//! lines, documents that became another customer's, and what was used of payables.
//!
//! Each fact is written out as one record with a running number, once: what was numbered keeps
//! its number and its content for good, and asking again from the same number gives the same
//! bytes. What files of the accounting system itself have brought is not told back.

mod written;

pub use written::{commerceml, table};

use crate::{Office, Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::{CompanyId, Currency, Day, Money};
use saldo_store::accounting::{self as stored, Unnumbered};
use saldo_store::book::Stamp;
use saldo_store::{Command, Writer};
use serde::{Deserialize, Serialize};

/// Records that are given out at once.
pub const MOST: u32 = 10_000;

/// Records that one file of a selection holds at most.
pub const MOST_SELECTED: usize = 100_000;

/// What a record tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    /// A reminder left.
    Reminder,
    /// A due day was moved.
    Terms,
    WriteOff,
    /// A debt was sold to somebody else, who is owed it from then on, or that was taken back.
    Sale,
    Document,
    /// Something was settled, or that was taken back.
    Posting,
    /// Money of the customer was paid back.
    Refund,
    /// A rounding or a bank fee was closed, or that was taken back.
    Difference,
    /// A document was withdrawn.
    Cancellation,
    /// The amount of a document was corrected, by as much as the record says.
    Amendment,
    /// A document is another customer's from now on, with all that was settled on it.
    Moved,
    /// What the company owed became its income.
    PayableIncome,
    /// What the company owed was set off against what it is owed, or that was taken back.
    PayableOffset,
    /// What the company owed left another way than this program knows of, or did not after all.
    PayablePayment,
}

impl RecordKind {
    /// Every kind, in the order of lists.
    pub const ALL: [RecordKind; 14] = [
        RecordKind::Reminder,
        RecordKind::Terms,
        RecordKind::WriteOff,
        RecordKind::Sale,
        RecordKind::Document,
        RecordKind::Posting,
        RecordKind::Refund,
        RecordKind::Difference,
        RecordKind::Cancellation,
        RecordKind::Amendment,
        RecordKind::Moved,
        RecordKind::PayableIncome,
        RecordKind::PayableOffset,
        RecordKind::PayablePayment,
    ];

    /// The word that stands in records.
    pub const fn code(self) -> &'static str {
        match self {
            RecordKind::Reminder => "reminder",
            RecordKind::Terms => "terms",
            RecordKind::WriteOff => "write_off",
            RecordKind::Sale => "sale",
            RecordKind::Document => "document",
            RecordKind::Posting => "posting",
            RecordKind::Refund => "refund",
            RecordKind::Difference => "difference",
            RecordKind::Cancellation => "cancellation",
            RecordKind::Amendment => "amendment",
            RecordKind::Moved => "moved",
            RecordKind::PayableIncome => "payable_income",
            RecordKind::PayableOffset => "payable_offset",
            RecordKind::PayablePayment => "payable_payment",
        }
    }

    /// Is the company the one that owes?
    pub const fn is_of_payables(self) -> bool {
        matches!(
            self,
            RecordKind::PayableIncome | RecordKind::PayableOffset | RecordKind::PayablePayment
        )
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Which records a file is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// None of them means every kind.
    pub kinds: Vec<RecordKind>,
    /// From which day on and to which day they count.
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Selection {
    fn holds(&self, record: &AccountingRecord) -> bool {
        let of_kind = self.kinds.is_empty()
            || RecordKind::from_code(&record.kind).is_some_and(|kind| self.kinds.contains(&kind));
        of_kind
            && self.from.is_none_or(|from| record.day >= from)
            && self.to.is_none_or(|to| record.day <= to)
    }
}

/// One record for the accounting system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountingRecord {
    /// Its number; 0 while it has none.
    #[serde(default)]
    pub record: i64,
    /// See [`RecordKind::code`].
    pub kind: String,
    /// From which day on it counts.
    pub day: Day,
    /// Code of the customer, its name and its number in the register.
    pub customer: String,
    pub name: String,
    pub registry_code: String,
    /// Number and kind of the document it is about; of a reminder, of a debt that it asked for.
    pub number: String,
    pub document: String,
    /// Of a posting the document it settles; of a reminder its channel; of an offset its act; of a
    /// document that was moved the code of the customer whose it is.
    pub other: String,
    /// The due day from now on.
    pub due: Option<Day>,
    /// Plain decimal, below zero where something is taken back; empty where no money moves.
    pub amount: String,
    pub currency: String,
    /// Why; of a reminder to which address.
    pub reason: String,
    /// What tells the fact apart: the identity of a reminder, due change, document or movement.
    pub reference: String,
    /// The clause by which a reminder was sent, and the step of its debt.
    #[serde(default)]
    pub clause: String,
    #[serde(default)]
    pub step: u8,
}

/// Numbers what has none yet and answers the records after the one with this number, at most
/// [`MOST`]: what an accounting system asks for that remembers the last it has taken.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn records(
    office: &Office,
    company: CompanyId,
    who: Who,
    after: i64,
) -> Result<Vec<AccountingRecord>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    number(office, company, who)?;
    read_after(office, company, after)
}

/// Numbers what has none yet and answers the records of a selection, in the order of their
/// numbers.
///
/// # Errors
/// `Field` when more than [`MOST_SELECTED`] are meant, else as [`records`].
pub fn selected(
    office: &Office,
    company: CompanyId,
    who: Who,
    selection: &Selection,
) -> Result<Vec<AccountingRecord>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    number(office, company, who)?;
    let (mut found, mut after) = (Vec::new(), 0);
    loop {
        let page = read_after(office, company, after)?;
        let Some(last) = page.last() else { return Ok(found) };
        after = last.record;
        found.extend(page.into_iter().filter(|record| selection.holds(record)));
        if found.len() > MOST_SELECTED {
            return Err(Refused::Field {
                field: "period",
                value: found.len().to_string(),
                reason: "holds more records than one file takes",
                remedy: "choose a shorter period, or fewer kinds",
            });
        }
    }
}

/// How many records of each kind there are, and the number of the last.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn overview(
    office: &Office,
    company: CompanyId,
    who: Who,
) -> Result<(Vec<(RecordKind, u64)>, i64), Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let counted = stored::counted(reader, company)?;
        let count = |kind: RecordKind| {
            let found = counted.iter().find(|(word, _)| word == kind.code());
            (kind, found.map_or(0, |(_, count)| *count))
        };
        Ok((RecordKind::ALL.map(count).to_vec(), stored::last(reader, company)?))
    })
}

fn read_after(
    office: &Office,
    company: CompanyId,
    after: i64,
) -> Result<Vec<AccountingRecord>, Refused> {
    let rows = office.store.read(|reader| stored::after(reader, company, after, MOST))?;
    let read = |row: stored::RecordRow| {
        let unread = |_| Refused::Damaged { what: format!("accounting record {}", row.record) };
        let record: AccountingRecord = serde_json::from_str(&row.body).map_err(unread)?;
        Ok(AccountingRecord { record: row.record, ..record })
    };
    rows.into_iter().map(read).collect()
}

/// Gives every fact that has none a number. Where there is none, nothing is written.
///
/// The whole book is looked through once, before the write lock: facts are only ever added, so
/// what was found then still is one. Under the lock only the records are read that somebody may
/// have numbered meanwhile.
fn number(office: &Office, company: CompanyId, who: Who) -> Result<(), Refused> {
    let (last, waits) = office.store.read(|reader| {
        let last = stored::last(reader, company)?;
        Ok::<_, Refused>((last, stored::unnumbered(reader, company)?))
    })?;
    if waits.is_empty() {
        return Ok(());
    }
    let mut records = Vec::with_capacity(waits.len());
    for fact in waits {
        let body = serde_json::to_string(&record(&fact)?);
        let body = body.map_err(|error| Refused::Damaged { what: error.to_string() })?;
        records.push((fact, body));
    }
    let at = office.now();
    let subject = "accounting records".to_owned();
    let (person, action, body) = (who.person, "export", "{}".to_owned());
    let command = Command { company, person, action, subject, body, at };
    office.store.write(&command, |writer: &mut Writer| {
        let meanwhile = stored::numbered_after(writer, company, last)?;
        let mut records = records.clone();
        records.retain(|(fact, _)| !meanwhile.contains(&fact.key()));
        stored::number(writer, Stamp { company, recorded: at, batch: 0 }, &records)?;
        Ok(())
    })
}

fn record(fact: &Unnumbered) -> Result<AccountingRecord, Refused> {
    let day = |number| {
        Day::from_number(number).ok_or_else(|| Refused::Damaged { what: format!("day {number}") })
    };
    let amount = match fact.amount {
        0 => String::new(),
        minor => Money::from_minor(minor, Currency::from_code(&fact.currency)?).to_plain(),
    };
    Ok(AccountingRecord {
        record: 0,
        kind: fact.kind.to_owned(),
        day: day(fact.effective)?,
        customer: fact.code.clone(),
        name: fact.name.clone(),
        registry_code: fact.registry_code.clone(),
        number: fact.number.clone(),
        document: fact.document.clone(),
        other: fact.other.clone(),
        due: if fact.due == 0 { None } else { Some(day(fact.due)?) },
        amount,
        currency: fact.currency.clone(),
        reason: fact.reason.clone(),
        reference: fact.subject.clone(),
        clause: fact.clause.clone(),
        step: fact.step,
    })
}
