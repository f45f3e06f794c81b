//! What documents need beside the book: the company's details, its own words, and the documents
//! that were handed out, byte for byte. Rows are only ever added; the latest version holds.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use crate::versioned;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, Day, UserId};

/// The customer number of documents about all customers.
const ALL: i64 = 0;

/// The latest value of every detail, by field.
pub fn details(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<(String, String)>, StoreError> {
    versioned::latest(reader, "company_detail", company)
}

/// Adds a version of a detail.
pub fn set_detail(
    writer: &mut Writer,
    stamp: Stamp,
    person: UserId,
    setting: (&str, &str),
) -> Result<(), StoreError> {
    versioned::add(writer, "company_detail", stamp, person, setting)
}

/// A company's own text for a part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub document: String,
    pub part: String,
    pub language: String,
    /// 0 before it is stored.
    pub version: i64,
    /// Empty: the shipped text.
    pub body: String,
    pub person: UserId,
    pub recorded: Moment,
}

fn read_wording(row: &Row<'_>) -> Result<Wording, StoreError> {
    Ok(Wording {
        document: row.string(0)?,
        part: row.string(1)?,
        language: row.string(2)?,
        version: row.int(3)?,
        body: row.string(4)?,
        person: UserId::new(row.int(5)?),
        recorded: row.moment(6)?,
    })
}

/// Every version of a document's texts, the latest first of each part and language.
pub fn wordings(
    reader: &mut Reader,
    company: CompanyId,
    document: &str,
) -> Result<Vec<Wording>, StoreError> {
    reader.query(
        "SELECT document, part, language, version, body, person, recorded FROM wording
         WHERE company = $1 AND document = $2
         ORDER BY part {binary}, language {binary}, version DESC",
        &[company.into(), document.into()],
        read_wording,
    )
}

/// Adds a version of a text.
pub fn add_wording(
    writer: &mut Writer,
    company: CompanyId,
    wording: &Wording,
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO wording (company, document, part, language, version, body, person, recorded)
         SELECT $1, $2, $3, $4, 1 + COALESCE(MAX(version), 0), $5, $6, $7
         FROM wording WHERE company = $1 AND document = $2 AND part = $3 AND language = $4",
        &[
            company.into(),
            (&wording.document).into(),
            (&wording.part).into(),
            (&wording.language).into(),
            (&wording.body).into(),
            wording.person.into(),
            wording.recorded.into(),
        ],
    )?;
    Ok(())
}

/// A document that was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// `None`: about all customers.
    pub customer: Option<CustomerId>,
    /// Number; chosen here when it is stored.
    pub issued: i64,
    pub document: String,
    pub language: String,
    pub day: Day,
    pub currency: String,
    /// JSON.
    pub given: String,
    pub pages: i64,
    /// Of the bytes, in hexadecimal.
    pub hash: String,
    pub person: UserId,
    pub recorded: Moment,
}

const COLUMNS: &str =
    "customer, issued, document, language, day, currency, given, pages, hash, person, recorded";

fn read_issued(row: &Row<'_>) -> Result<Issued, StoreError> {
    let customer = row.int(0)?;
    Ok(Issued {
        customer: (customer != ALL).then(|| CustomerId::new(customer)),
        issued: row.int(1)?,
        document: row.string(2)?,
        language: row.string(3)?,
        day: row.day(4)?,
        currency: row.string(5)?,
        given: row.string(6)?,
        pages: row.int(7)?,
        hash: row.string(8)?,
        person: UserId::new(row.int(9)?),
        recorded: row.moment(10)?,
    })
}

/// Keeps a document with its exact bytes, as base64; answers its number.
pub fn add_issued(
    writer: &mut Writer,
    company: CompanyId,
    issued: &Issued,
    content: &str,
) -> Result<i64, StoreError> {
    let number = reserve(writer, company, numbers::ISSUED, 1)?;
    writer.execute(
        "INSERT INTO issued (company, customer, issued, document, language, day, currency,
                             given, pages, hash, content, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            company.into(),
            issued.customer.map_or(ALL, CustomerId::get).into(),
            number.into(),
            (&issued.document).into(),
            (&issued.language).into(),
            issued.day.into(),
            (&issued.currency).into(),
            (&issued.given).into(),
            issued.pages.into(),
            (&issued.hash).into(),
            content.into(),
            issued.person.into(),
            issued.recorded.into(),
        ],
    )?;
    Ok(number)
}

/// Documents of this kind about all customers that were handed out as of a day: currency of each, and
/// when.
pub fn issued_of_all_on(
    reader: &mut Reader,
    company: CompanyId,
    document: &str,
    day: Day,
) -> Result<Vec<(String, Moment)>, StoreError> {
    let sql = "SELECT currency, recorded FROM issued
               WHERE company = $1 AND customer = $2 AND document = $3 AND day = $4
               ORDER BY issued";
    let values = [company.into(), ALL.into(), document.into(), day.into()];
    reader.query(sql, &values, |row| Ok((row.string(0)?, row.moment(1)?)))
}

/// Documents about a customer, or about all, the latest first.
pub fn issued_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<Vec<Issued>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM issued WHERE company = $1 AND customer = $2
         ORDER BY issued DESC LIMIT 200"
    );
    let customer = customer.map_or(ALL, CustomerId::get);
    reader.query(&sql, &[company.into(), customer.into()], read_issued)
}

/// A paper on which some days are given to a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysGiven {
    pub customer: CustomerId,
    pub issued: i64,
    pub document: String,
    pub day: Day,
    /// JSON.
    pub given: String,
}

/// Documents of these kinds about one customer or about each, by customer and number.
pub fn issued_of_kinds(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    kinds: [&str; 2],
) -> Result<Vec<DaysGiven>, StoreError> {
    let sql = "SELECT customer, issued, document, day, given FROM issued
               WHERE company = $1 AND customer <> $2
                 AND (CAST($3 AS BIGINT) = 0 OR customer = $3) AND document IN ($4, $5)
               ORDER BY customer, issued";
    let one = customer.map_or(0, CustomerId::get);
    let values = [company.into(), ALL.into(), one.into(), kinds[0].into(), kinds[1].into()];
    reader.query(sql, &values, |row| {
        Ok(DaysGiven {
            customer: CustomerId::new(row.int(0)?),
            issued: row.int(1)?,
            document: row.string(2)?,
            day: row.day(3)?,
            given: row.string(4)?,
        })
    })
}

/// One document with its content.
pub fn issued(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    number: i64,
) -> Result<Option<(Issued, String)>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, content FROM issued
         WHERE company = $1 AND customer = $2 AND issued = $3"
    );
    let customer = customer.map_or(ALL, CustomerId::get);
    reader.one(&sql, &[company.into(), customer.into(), number.into()], |row| {
        Ok((read_issued(row)?, row.string(11)?))
    })
}
