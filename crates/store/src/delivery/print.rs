//! Letters that go by post, printed together. A letter is in the queue while it waits and lies in
//! no batch of which its outcome is still open (D32).

use super::{COLUMNS, FROM, Key, Message, key_values, read};
use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, UserId};

/// A batch as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// 0 before it is stored.
    pub batch: i64,
    pub day: Day,
    pub letters: i64,
    pub pages: i64,
    pub both_sides: bool,
    /// Of the bytes, in hexadecimal.
    pub hash: String,
    pub person: UserId,
    pub recorded: Moment,
    /// Letters of which nobody has said yet what became of them.
    pub open: i64,
}

/// A letter of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedLetter {
    pub key: Key,
    /// From one.
    pub place: i64,
    pub first_page: i64,
    pub pages: i64,
    /// The address as it was printed.
    pub recipient: String,
    pub subject: String,
    pub body: String,
}

/// The same with whose it is and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedRow {
    pub letter: PrintedLetter,
    pub code: String,
    pub name: String,
    pub state: MessageState,
    pub why: String,
    /// `posted`, `returned`, `taken-out`; empty while nobody has said anything.
    pub outcome: String,
}

const IN_NO_OPEN_BATCH: &str = "NOT EXISTS (
    SELECT 1 FROM print_letter p
    LEFT JOIN print_outcome r ON r.company = p.company AND r.customer = p.customer
        AND r.effect = p.effect AND r.batch = p.batch
    WHERE p.company = o.company AND p.customer = o.customer AND p.effect = o.effect
      AND r.effect IS NULL)";

/// Letters that wait to be printed and may be tried at `now`, in order of their key, after `after`.
pub fn print_queue(
    reader: &mut Reader,
    company: CompanyId,
    now: Moment,
    (after, limit): (Option<Key>, u32),
) -> Result<Vec<Message>, StoreError> {
    let (customer, effect) =
        after.map_or((i64::MIN, String::new()), |key| (key.customer.get(), key.effect.to_string()));
    let sql = format!(
        "SELECT {COLUMNS} {FROM}
         WHERE o.company = $1 AND o.state = 'planned' AND o.channel = 'post' AND o.next_at <= $2
           AND (o.customer > $3 OR (o.customer = $3 AND o.effect {{binary}} > $4))
           AND {IN_NO_OPEN_BATCH}
         ORDER BY o.customer, o.effect {{binary}} LIMIT $5"
    );
    let values =
        [company.into(), now.into(), customer.into(), effect.into(), i64::from(limit).into()];
    reader.query(&sql, &values, read)
}

/// How many letters wait to be printed.
pub fn print_queue_length(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT COUNT(*) FROM outbox o
         WHERE o.company = $1 AND o.state = 'planned' AND o.channel = 'post'
           AND {IN_NO_OPEN_BATCH}"
    );
    Ok(reader.number(&sql, &[company.into()])? as u64)
}

/// Keeps a batch with its letters and bytes (base64); answers its number.
pub fn add_batch(
    writer: &mut Writer,
    stamp: Stamp,
    batch: &Batch,
    letters: &[PrintedLetter],
    content: &str,
) -> Result<i64, StoreError> {
    let company = stamp.company;
    let number = reserve(writer, company, numbers::PRINT_BATCH, 1)?;
    writer.execute(
        "INSERT INTO print_batch (company, batch, day, letters, pages, both_sides, content, hash,
                                  person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            company.into(),
            number.into(),
            batch.day.into(),
            batch.letters.into(),
            batch.pages.into(),
            i64::from(batch.both_sides).into(),
            content.into(),
            (&batch.hash).into(),
            batch.person.into(),
            stamp.recorded.into(),
        ],
    )?;
    let rows = letters.iter().map(|letter| {
        let [company, customer, effect] = key_values(company, letter.key);
        [
            company,
            customer,
            effect,
            number.into(),
            letter.place.into(),
            letter.first_page.into(),
            letter.pages.into(),
            (&letter.recipient).into(),
            (&letter.subject).into(),
            (&letter.body).into(),
        ]
    });
    let columns = [
        "company",
        "customer",
        "effect",
        "batch",
        "place",
        "first_page",
        "pages",
        "recipient",
        "subject",
        "body",
    ];
    writer.insert("print_letter", &columns, rows)?;
    Ok(number)
}

const BATCH: &str = "SELECT b.batch, b.day, b.letters, b.pages, b.both_sides, b.hash, b.person,
        b.recorded, b.letters - (SELECT COUNT(*) FROM print_outcome r
            WHERE r.company = b.company AND r.batch = b.batch)
    FROM print_batch b WHERE b.company = $1";

fn read_batch(row: &Row<'_>) -> Result<Batch, StoreError> {
    Ok(Batch {
        batch: row.int(0)?,
        day: row.day(1)?,
        letters: row.int(2)?,
        pages: row.int(3)?,
        both_sides: row.flag(4)?,
        hash: row.string(5)?,
        person: UserId::new(row.int(6)?),
        recorded: row.moment(7)?,
        open: row.int(8)?,
    })
}

/// Batches, the latest first.
pub fn batches(
    reader: &mut Reader,
    company: CompanyId,
    offset: u64,
    limit: u32,
) -> Result<Vec<Batch>, StoreError> {
    let sql = format!("{BATCH} ORDER BY b.batch DESC LIMIT $2 OFFSET $3");
    let values = [company.into(), i64::from(limit).into(), (offset as i64).into()];
    reader.query(&sql, &values, read_batch)
}

/// How many batches there are.
pub fn batch_count(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM print_batch WHERE company = $1";
    Ok(reader.number(sql, &[company.into()])? as u64)
}

/// One batch.
pub fn batch(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Option<Batch>, StoreError> {
    let sql = format!("{BATCH} AND b.batch = $2");
    reader.one(&sql, &[company.into(), number.into()], read_batch)
}

/// The bytes of a batch as base64.
pub fn batch_content(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT content FROM print_batch WHERE company = $1 AND batch = $2";
    reader.one(sql, &[company.into(), number.into()], |row| row.string(0))
}

/// The letters of a batch, in the order of the pile.
pub fn letters_of_batch(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Vec<PrintedRow>, StoreError> {
    reader.query(
        "SELECT p.customer, p.effect, p.place, p.first_page, p.pages, p.recipient, p.subject,
                p.body, c.code, c.name, o.state, o.why, COALESCE(r.what, '')
         FROM print_letter p
         JOIN customer c ON c.company = p.company AND c.customer = p.customer
         JOIN outbox o ON o.company = p.company AND o.customer = p.customer
             AND o.effect = p.effect
         LEFT JOIN print_outcome r ON r.company = p.company AND r.customer = p.customer
             AND r.effect = p.effect AND r.batch = p.batch
         WHERE p.company = $1 AND p.batch = $2 ORDER BY p.place",
        &[company.into(), number.into()],
        |row| {
            Ok(PrintedRow {
                letter: PrintedLetter {
                    key: Key {
                        customer: CustomerId::new(row.int(0)?),
                        effect: row.word(1, EffectId::parse)?,
                    },
                    place: row.int(2)?,
                    first_page: row.int(3)?,
                    pages: row.int(4)?,
                    recipient: row.string(5)?,
                    subject: row.string(6)?,
                    body: row.string(7)?,
                },
                code: row.string(8)?,
                name: row.string(9)?,
                state: row.word(10, MessageState::from_code)?,
                why: row.string(11)?,
                outcome: row.string(12)?,
            })
        },
    )
}

/// Records what became of a letter of a batch.
pub fn add_outcome(
    writer: &mut Writer,
    stamp: Stamp,
    (key, batch): (Key, i64),
    what: &str,
    person: UserId,
) -> Result<(), StoreError> {
    let [company, customer, effect] = key_values(stamp.company, key);
    writer.execute(
        "INSERT INTO print_outcome (company, customer, effect, batch, what, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            company,
            customer,
            effect,
            batch.into(),
            what.into(),
            person.into(),
            stamp.recorded.into(),
        ],
    )?;
    Ok(())
}
