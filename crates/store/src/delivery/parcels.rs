//! What was handed over, byte for byte, and what became of it, in order. Rows are only added.

use super::{Key, key_values};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};

/// The bytes of one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    pub fence: i64,
    pub message_id: String,
    pub sender: String,
    pub recipient: String,
    pub language: String,
    pub subject: String,
    /// The words alone.
    pub body: String,
    /// The bytes as base64.
    pub content: String,
    /// Of the bytes, in hexadecimal.
    pub hash: String,
    pub recorded: Moment,
}

/// Keeps the bytes of an attempt before they are handed over (D38).
pub fn keep_parcel(
    writer: &mut Writer,
    company: CompanyId,
    key: Key,
    parcel: &Parcel,
) -> Result<(), StoreError> {
    let [company, customer, effect] = key_values(company, key);
    writer.execute(
        "INSERT INTO parcel (company, customer, effect, fence, message_id, sender, recipient,
                             language, subject, body, content, hash, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            company,
            customer,
            effect,
            parcel.fence.into(),
            (&parcel.message_id).into(),
            (&parcel.sender).into(),
            (&parcel.recipient).into(),
            (&parcel.language).into(),
            (&parcel.subject).into(),
            (&parcel.body).into(),
            (&parcel.content).into(),
            (&parcel.hash).into(),
            parcel.recorded.into(),
        ],
    )?;
    Ok(())
}

const COLUMNS: &str = "fence, message_id, sender, recipient, language, subject, body, content,
    hash, recorded";

fn read_parcel(row: &Row<'_>) -> Result<Parcel, StoreError> {
    Ok(Parcel {
        fence: row.int(0)?,
        message_id: row.string(1)?,
        sender: row.string(2)?,
        recipient: row.string(3)?,
        language: row.string(4)?,
        subject: row.string(5)?,
        body: row.string(6)?,
        content: row.string(7)?,
        hash: row.string(8)?,
        recorded: row.moment(9)?,
    })
}

/// The bytes of the claim with this fence.
pub fn parcel(
    reader: &mut Reader,
    company: CompanyId,
    key: Key,
    fence: i64,
) -> Result<Option<Parcel>, StoreError> {
    let found = parcels_of(reader, company, key)?;
    Ok(found.into_iter().find(|one| one.fence == fence))
}

/// The bytes of every attempt, the first one first.
pub fn parcels_of(
    reader: &mut Reader,
    company: CompanyId,
    key: Key,
) -> Result<Vec<Parcel>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM parcel
         WHERE company = $1 AND customer = $2 AND effect = $3 ORDER BY fence"
    );
    reader.query(&sql, &key_values(company, key), read_parcel)
}

/// Something that became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub fence: i64,
    /// `claimed`, or the state that it came to.
    pub what: String,
    /// What the peer, the provider or the person said.
    pub said: String,
    /// 0: the program itself.
    pub person: UserId,
    pub recorded: Moment,
}

/// Adds what became of a message.
pub fn add_passage(
    writer: &mut Writer,
    company: CompanyId,
    key: Key,
    passage: &Passage,
) -> Result<(), StoreError> {
    let [company, customer, effect] = key_values(company, key);
    writer.execute(
        "INSERT INTO passage (company, customer, effect, passage, fence, what, said, person,
                              recorded)
         SELECT $1, $2, $3, 1 + COALESCE(MAX(passage), 0), $4, $5, $6, $7, $8
         FROM passage WHERE company = $1 AND customer = $2 AND effect = $3",
        &[
            company,
            customer,
            effect,
            passage.fence.into(),
            (&passage.what).into(),
            (&passage.said).into(),
            passage.person.into(),
            passage.recorded.into(),
        ],
    )?;
    Ok(())
}

/// Everything that became of a message, in order.
pub fn passages_of(
    reader: &mut Reader,
    company: CompanyId,
    key: Key,
) -> Result<Vec<Passage>, StoreError> {
    reader.query(
        "SELECT fence, what, said, person, recorded FROM passage
         WHERE company = $1 AND customer = $2 AND effect = $3 ORDER BY passage",
        &key_values(company, key),
        |row| {
            Ok(Passage {
                fence: row.int(0)?,
                what: row.string(1)?,
                said: row.string(2)?,
                person: UserId::new(row.int(3)?),
                recorded: row.moment(4)?,
            })
        },
    )
}
