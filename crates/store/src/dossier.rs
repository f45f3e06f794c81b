//! The file of a customer: entries, of which the latest of a part and name holds, and attached
//! files. Rows are only ever added.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use saldo_domain::book::Moment;
use saldo_domain::dossier::attached::AttachedKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, UserId};

/// Under this id stand the settings of the company itself.
pub const OF_COMPANY: CustomerId = CustomerId::new(0);

/// Something said about a customer. `content` is JSON of the room that judges it; the store
/// keeps it as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub customer: CustomerId,
    pub part: String,
    pub name: String,
    pub content: String,
    pub day: Day,
    pub person: UserId,
}

/// An entry as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    pub entry: i64,
    pub new: NewEntry,
    pub recorded: Moment,
}

const COLUMNS: [&str; 9] =
    ["company", "customer", "entry", "part", "name", "content", "day", "person", "recorded"];

/// Adds entries; answers the number of the first.
pub fn add_entries(
    writer: &mut Writer,
    stamp: Stamp,
    entries: &[NewEntry],
) -> Result<i64, StoreError> {
    let first = reserve(writer, stamp.company, numbers::FILE_ENTRY, entries.len() as i64)?;
    let rows = (first..).zip(entries).map(|(id, entry)| {
        [
            stamp.company.into(),
            entry.customer.into(),
            id.into(),
            (&entry.part).into(),
            (&entry.name).into(),
            (&entry.content).into(),
            entry.day.into(),
            entry.person.into(),
            stamp.recorded.into(),
        ]
    });
    writer.insert("file_entry", &COLUMNS, rows)?;
    Ok(first)
}

/// Every entry of a customer, in the order recorded.
pub fn entries_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<EntryRow>, StoreError> {
    entries_of_all(reader, company, &[customer])
}

/// The same of several customers, by customer.
pub fn entries_of_all(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<EntryRow>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let columns = COLUMNS.join(", ");
    reader.query(
        &format!(
            "SELECT {columns} FROM file_entry WHERE company = $1 AND customer IN ({{ids $2}})
             ORDER BY customer, entry"
        ),
        &[company.into(), Value::Ids(&ids)],
        read_entry,
    )
}

fn read_entry(row: &Row<'_>) -> Result<EntryRow, StoreError> {
    let new = NewEntry {
        customer: CustomerId::new(row.int(1)?),
        part: row.string(3)?,
        name: row.string(4)?,
        content: row.string(5)?,
        day: row.day(6)?,
        person: UserId::new(row.int(7)?),
    };
    Ok(EntryRow { entry: row.int(2)?, new, recorded: row.moment(8)? })
}

/// An attached file without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentRow {
    pub attachment: i64,
    pub customer: CustomerId,
    pub name: String,
    /// Found by content: pdf, png, …
    pub kind: String,
    /// What it is, by whoever attached it.
    pub paper: AttachedKind,
    /// The document of the book that it belongs to.
    pub item: Option<ItemId>,
    pub size: i64,
    pub hash: String,
    pub person: UserId,
    pub recorded: Moment,
}

const FACTS: &str = "attachment, customer, name, kind, size, hash, person, recorded, paper, item";

fn read_attachment(row: &Row<'_>) -> Result<AttachmentRow, StoreError> {
    Ok(AttachmentRow {
        attachment: row.int(0)?,
        customer: CustomerId::new(row.int(1)?),
        name: row.string(2)?,
        kind: row.string(3)?,
        size: row.int(4)?,
        hash: row.string(5)?,
        person: UserId::new(row.int(6)?),
        recorded: row.moment(7)?,
        paper: row.word(8, AttachedKind::from_code)?,
        item: Some(row.int(9)?).filter(|item| *item != 0).map(ItemId::new),
    })
}

/// Attaches a file; the number in `row` is chosen here and answered.
pub fn attach(
    writer: &mut Writer,
    company: CompanyId,
    row: &AttachmentRow,
    bytes: &[u8],
) -> Result<i64, StoreError> {
    let id = reserve(writer, company, numbers::ATTACHMENT, 1)?;
    writer.execute(
        &format!(
            "INSERT INTO attachment (company, {FACTS}, content)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ),
        &[
            company.into(),
            id.into(),
            row.customer.into(),
            (&row.name).into(),
            (&row.kind).into(),
            row.size.into(),
            (&row.hash).into(),
            row.person.into(),
            row.recorded.into(),
            row.paper.code().into(),
            row.item.map_or(0, ItemId::get).into(),
            STANDARD.encode(bytes).into(),
        ],
    )?;
    Ok(id)
}

/// Files attached to a customer, the latest first.
pub fn attachments_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<AttachmentRow>, StoreError> {
    reader.query(
        &format!(
            "SELECT {FACTS} FROM attachment WHERE company = $1 AND customer = $2
             ORDER BY attachment DESC"
        ),
        &[company.into(), customer.into()],
        read_attachment,
    )
}

/// An attached file of this customer with its bytes.
pub fn attachment(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    attachment: i64,
) -> Result<Option<(AttachmentRow, Vec<u8>)>, StoreError> {
    let found = reader.one(
        &format!(
            "SELECT {FACTS}, content FROM attachment
             WHERE company = $1 AND customer = $2 AND attachment = $3"
        ),
        &[company.into(), customer.into(), attachment.into()],
        |row| Ok((read_attachment(row)?, row.string(10)?)),
    )?;
    let Some((facts, content)) = found else { return Ok(None) };
    let bytes = STANDARD
        .decode(content)
        .map_err(|error| StoreError::unreadable(format!("attachment {attachment}"), error))?;
    Ok(Some((facts, bytes)))
}
