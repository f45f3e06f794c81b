//! What the accounting system is told of what began here: reminders that left, due days that
//! were moved, write-offs, documents and postings made by hand or by the bank's lines.
//!
//! Each fact is written out as one record with a running number, once: what was numbered keeps
//! its number and its content for good, and asking again from the same number gives the same
//! bytes. What files of the accounting system itself have brought is not told back.

use crate::{Office, Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::{CompanyId, Currency, Day, Money};
use saldo_formats::export::{Audience, Cell, DelimitedWriter, TableWriter};
use saldo_formats::export::{CommerceDocument, CommerceFile};
use saldo_store::accounting::{self as stored, Unnumbered};
use saldo_store::book::Stamp;
use saldo_store::{Command, Writer};
use serde::{Deserialize, Serialize};

/// Records that are given out at once.
pub const MOST: u32 = 10_000;

/// One record for the accounting system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountingRecord {
    /// Its number; 0 while it has none.
    #[serde(default)]
    pub record: i64,
    /// `reminder`, `terms`, `write_off`, `document` or `posting`.
    pub kind: String,
    /// From which day on it counts.
    pub day: Day,
    /// Code of the customer, its name and its number in the register.
    pub customer: String,
    pub name: String,
    pub registry_code: String,
    /// Number and kind of the document it is about; empty for a reminder.
    pub number: String,
    pub document: String,
    /// Of a posting the document it settles, or what it does; of a reminder its channel.
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
    let rows = office.store.read(|reader| stored::after(reader, company, after, MOST))?;
    let read = |row: stored::RecordRow| {
        let unread = |_| Refused::Damaged { what: format!("accounting record {}", row.record) };
        let record: AccountingRecord = serde_json::from_str(&row.body).map_err(unread)?;
        Ok(AccountingRecord { record: row.record, ..record })
    };
    rows.into_iter().map(read).collect()
}

/// Gives every fact that has none a number. Where there is none, nothing is written.
fn number(office: &Office, company: CompanyId, who: Who) -> Result<(), Refused> {
    let waits = office.store.read(|reader| stored::unnumbered(reader, company))?;
    if waits.is_empty() {
        return Ok(());
    }
    let at = office.now();
    let subject = "accounting records".to_owned();
    let (person, action, body) = (who.person, "export", "{}".to_owned());
    let command = Command { company, person, action, subject, body, at };
    office.store.write(&command, |writer: &mut Writer| {
        // Somebody may have numbered some of them meanwhile.
        let facts = stored::unnumbered(writer, company)?;
        let mut records = Vec::with_capacity(facts.len());
        for fact in facts {
            let body = serde_json::to_string(&record(&fact)?);
            let body = body.map_err(|error| Refused::Damaged { what: error.to_string() })?;
            records.push((fact, body));
        }
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
    })
}

const HEADINGS: [&str; 14] = [
    "record",
    "kind",
    "day",
    "customer",
    "name",
    "registry_code",
    "number",
    "document",
    "other",
    "due",
    "amount",
    "currency",
    "reason",
    "reference",
];

/// One row a record, for programs: comma, decimal point, names that do not change. A text that
/// begins like a formula is kept from being run as one.
///
/// # Errors
/// When the bytes cannot be written.
pub fn table(records: &[AccountingRecord]) -> Result<Vec<u8>, Refused> {
    let failed = |error: std::io::Error| Refused::File {
        file: "accounting.csv".to_owned(),
        reason: error.to_string(),
    };
    let mut bytes = Vec::new();
    let mut writer = Box::new(DelimitedWriter::new(&mut bytes, Audience::English).map_err(failed)?);
    writer.row(&HEADINGS.map(Cell::heading)).map_err(failed)?;
    for one in records {
        let amount = match one.amount.as_str() {
            "" => Cell::Empty,
            text => Cell::Decimal(text.into()),
        };
        let row = [
            Cell::Whole(one.record),
            Cell::text(one.kind.as_str()),
            Cell::Day(one.day),
            Cell::text(one.customer.as_str()),
            Cell::text(one.name.as_str()),
            Cell::text(one.registry_code.as_str()),
            Cell::text(one.number.as_str()),
            Cell::text(one.document.as_str()),
            Cell::text(one.other.as_str()),
            one.due.map_or(Cell::Empty, Cell::Day),
            amount,
            Cell::text(one.currency.as_str()),
            Cell::text(one.reason.as_str()),
            Cell::text(one.reference.as_str()),
        ];
        writer.row(&row).map_err(failed)?;
    }
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// The records as documents of CommerceML 2.10, which programs of 1C read: the kind of a record
/// is its `ХозОперация`, and what CommerceML has no element for stands in `ЗначенияРеквизитов`.
pub fn commerceml(records: &[AccountingRecord]) -> String {
    let mut file = CommerceFile::begin();
    for one in records {
        let (record, day) = (one.record.to_string(), one.day.to_string());
        let due = one.due.map(|due| due.to_string()).unwrap_or_default();
        file.document(&CommerceDocument {
            id: &record,
            number: &record,
            day: &day,
            operation: operation(&one.kind),
            currency: &one.currency,
            amount: &one.amount,
            due: &due,
            customer: [&one.customer, &one.name, &one.registry_code],
            comment: &one.reason,
            properties: &[
                ("kind", &one.kind),
                ("number", &one.number),
                ("document", &one.document),
                ("other", &one.other),
                ("reference", &one.reference),
            ],
        });
    }
    file.end()
}

fn operation(kind: &str) -> &'static str {
    match kind {
        "reminder" => "Напоминание о долге",
        "terms" => "Изменение срока оплаты",
        "write_off" => "Списание задолженности",
        "document" => "Документ взаиморасчетов",
        _ => "Зачет оплаты",
    }
}
