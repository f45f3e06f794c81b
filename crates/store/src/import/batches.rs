//! Imports that were kept, and what is remembered about sources.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, MovementId, UserId};
use std::collections::BTreeMap;

/// An import that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    pub batch: i64,
    pub kind: String,
    /// What the column mapping is remembered for.
    pub source: String,
    pub file: String,
    pub file_hash: String,
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: u64,
    pub person: UserId,
    pub recorded: Moment,
}

/// Reserves the number of a batch, for its rows to name it before it is complete.
pub fn reserve_batch(writer: &mut Writer, company: CompanyId) -> Result<i64, StoreError> {
    reserve(writer, company, numbers::BATCH, 1)
}

/// Records a batch under its reserved number.
pub fn record_batch(
    writer: &mut Writer,
    company: CompanyId,
    batch: &Batch,
) -> Result<(), StoreError> {
    let counts = [batch.read, batch.new, batch.changed, batch.unchanged, batch.refused];
    let [read, new, changed, unchanged, refused] = counts.map(|count| count as i64);
    writer.execute(
        "INSERT INTO batch (company, batch, kind, source, file, file_hash, read_rows, new_rows,
                            changed_rows, unchanged_rows, refused_rows, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            company.into(),
            batch.batch.into(),
            (&batch.kind).into(),
            (&batch.source).into(),
            (&batch.file).into(),
            (&batch.file_hash).into(),
            read.into(),
            new.into(),
            changed.into(),
            unchanged.into(),
            refused.into(),
            batch.person.into(),
            batch.recorded.into(),
        ],
    )?;
    Ok(())
}

const BATCH_COLUMNS: &str = "batch, kind, source, file, file_hash, read_rows, new_rows,
    changed_rows, unchanged_rows, refused_rows, person, recorded";

fn read_batch(row: &Row<'_>) -> Result<Batch, StoreError> {
    Ok(Batch {
        batch: row.int(0)?,
        kind: row.string(1)?,
        source: row.string(2)?,
        file: row.string(3)?,
        file_hash: row.string(4)?,
        read: row.int(5)? as u64,
        new: row.int(6)? as u64,
        changed: row.int(7)? as u64,
        unchanged: row.int(8)? as u64,
        refused: row.int(9)? as u64,
        person: UserId::new(row.int(10)?),
        recorded: row.moment(11)?,
    })
}

/// Imports, newest first.
pub fn batches(
    reader: &mut Reader,
    company: CompanyId,
    offset: u64,
    limit: u32,
) -> Result<Vec<Batch>, StoreError> {
    let sql = format!(
        "SELECT {BATCH_COLUMNS} FROM batch WHERE company = $1
         ORDER BY batch DESC LIMIT $2 OFFSET $3"
    );
    let values = [company.into(), i64::from(limit).into(), (offset as i64).into()];
    reader.query(&sql, &values, read_batch)
}

/// One import.
pub fn batch(
    reader: &mut Reader,
    company: CompanyId,
    batch: i64,
) -> Result<Option<Batch>, StoreError> {
    let sql = format!("SELECT {BATCH_COLUMNS} FROM batch WHERE company = $1 AND batch = $2");
    reader.one(&sql, &[company.into(), batch.into()], read_batch)
}

/// Which of the imports between these two were taken back as a whole. Of a statement nothing
/// that counts was brought by it last.
pub fn undone_between(
    reader: &mut Reader,
    company: CompanyId,
    (first, last): (i64, i64),
) -> Result<Vec<i64>, StoreError> {
    reader.query(
        "SELECT told.batch FROM (
             SELECT batch, 0 AS counts FROM bank_line
             WHERE company = $1 AND batch BETWEEN $2 AND $3
             UNION ALL
             SELECT brought, CASE WHEN state = 'undone' THEN 0 ELSE 1 END FROM bank_line
             WHERE company = $1 AND brought BETWEEN $2 AND $3) told
         GROUP BY told.batch HAVING MAX(told.counts) = 0
         UNION
         SELECT batch FROM batch_undone WHERE company = $1 AND batch BETWEEN $2 AND $3
         ORDER BY 1",
        &[company.into(), first.into(), last.into()],
        |row| row.int(0),
    )
}

/// Records that an import was taken back; `false` when it was before.
pub fn record_undone(
    writer: &mut Writer,
    stamp: Stamp,
    reason: &str,
    person: UserId,
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM batch_undone WHERE company = $1 AND batch = $2";
    if writer.number(sql, &[stamp.company.into(), stamp.batch.into()])? > 0 {
        return Ok(false);
    }
    writer.execute(
        "INSERT INTO batch_undone (company, batch, reason, person, recorded)
         VALUES ($1, $2, $3, $4, $5)",
        &[
            stamp.company.into(),
            stamp.batch.into(),
            reason.into(),
            person.into(),
            stamp.recorded.into(),
        ],
    )?;
    Ok(true)
}

/// What an import brought into the book of one customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BroughtByBatch {
    pub items: Vec<ItemId>,
    pub movements: Vec<MovementId>,
    /// Due days that it moved and nobody after it.
    pub due_changes: Vec<MovedDue>,
    /// Documents of other imports whose payment reference is the one that it told.
    pub references: Vec<ItemId>,
}

/// A due day that an import moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedDue {
    pub item: ItemId,
    pub before: Day,
    pub due: Day,
    /// From which day on it was moved.
    pub effective: Day,
    /// Something that stands has moved it again.
    pub moved_since: bool,
}

/// What an import changed of the due days of documents that were there before. The last change
/// recorded is the one in force: see `due_in_force`. What an import changed that was taken back since is
/// neither what was before nor what came after.
const DUE_CHANGES: &str = "SELECT d.customer, d.item, d.due, d.effective, COALESCE((
           SELECT b.due FROM due_change b WHERE b.company = d.company
              AND b.customer = d.customer AND b.item = d.item AND b.recorded < d.recorded
              AND b.effective <= d.effective AND NOT EXISTS (SELECT 1 FROM batch_undone u
                 WHERE u.company = b.company AND u.batch = b.batch)
           ORDER BY b.recorded DESC, b.effective DESC, b.due DESC LIMIT 1), i.due),
       CASE WHEN EXISTS (
           SELECT 1 FROM due_change l WHERE l.company = d.company AND l.customer = d.customer
              AND l.item = d.item AND l.recorded > d.recorded AND NOT EXISTS (
                 SELECT 1 FROM batch_undone u
                 WHERE u.company = l.company AND u.batch = l.batch)) THEN 1 ELSE 0 END
    FROM due_change d
    JOIN item i ON i.company = d.company AND i.customer = d.customer AND i.item = d.item
    WHERE d.company = $1 AND d.batch = $2 AND i.batch <> $2
    ORDER BY d.customer, d.item";

/// Documents that were there before, and of whose references that stand this import told the latest.
const REFERENCES: &str = "SELECT DISTINCT r.customer, r.item FROM payment_reference r
    JOIN item i ON i.company = r.company AND i.customer = r.customer AND i.item = r.item
    WHERE r.company = $1 AND r.batch = $2 AND i.batch <> $2 AND NOT EXISTS (
        SELECT 1 FROM payment_reference l WHERE l.company = r.company
           AND l.customer = r.customer AND l.item = r.item AND l.entry > r.entry
           AND NOT EXISTS (SELECT 1 FROM batch_undone u
              WHERE u.company = l.company AND u.batch = l.batch))
    ORDER BY r.customer, r.item";

/// What an import brought, by customer. Looks through the whole book: for a person's single act.
pub fn brought_by(
    reader: &mut Reader,
    company: CompanyId,
    batch: i64,
) -> Result<BTreeMap<CustomerId, BroughtByBatch>, StoreError> {
    let mut brought: BTreeMap<CustomerId, BroughtByBatch> = BTreeMap::new();
    let values = [company.into(), batch.into()];
    let items = "SELECT customer, item FROM item WHERE company = $1 AND batch = $2
                 ORDER BY customer, item";
    reader.each(items, &values, |row| {
        let of = brought.entry(CustomerId::new(row.int(0)?)).or_default();
        of.items.push(ItemId::new(row.int(1)?));
        Ok(())
    })?;
    let movements = "SELECT customer, movement FROM movement WHERE company = $1 AND batch = $2
                     ORDER BY customer, movement";
    reader.each(movements, &values, |row| {
        let of = brought.entry(CustomerId::new(row.int(0)?)).or_default();
        of.movements.push(MovementId::new(row.int(1)?));
        Ok(())
    })?;
    reader.each(DUE_CHANGES, &values, |row| {
        let of = brought.entry(CustomerId::new(row.int(0)?)).or_default();
        of.due_changes.push(MovedDue {
            item: ItemId::new(row.int(1)?),
            before: row.day(4)?,
            due: row.day(2)?,
            effective: row.day(3)?,
            moved_since: row.flag(5)?,
        });
        Ok(())
    })?;
    reader.each(REFERENCES, &values, |row| {
        let of = brought.entry(CustomerId::new(row.int(0)?)).or_default();
        of.references.push(ItemId::new(row.int(1)?));
        Ok(())
    })?;
    Ok(brought)
}

/// How many imports were kept.
pub fn batch_count(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM batch WHERE company = $1";
    Ok(reader.number(sql, &[company.into()])? as u64)
}

/// The last import of a file with this hash.
pub fn batch_by_hash(
    reader: &mut Reader,
    company: CompanyId,
    file_hash: &str,
) -> Result<Option<Batch>, StoreError> {
    let sql = format!(
        "SELECT {BATCH_COLUMNS} FROM batch WHERE company = $1 AND file_hash = $2
         ORDER BY batch DESC LIMIT 1"
    );
    reader.one(&sql, &[company.into(), file_hash.into()], read_batch)
}

/// The column mapping remembered for a source (I16).
pub fn remembered_mapping(
    reader: &mut Reader,
    company: CompanyId,
    source: &str,
) -> Result<Option<String>, StoreError> {
    reader.one(
        "SELECT mapping FROM source_map WHERE company = $1 AND source = $2",
        &[company.into(), source.into()],
        |row| row.string(0),
    )
}

/// Remembers the column mapping of a source.
pub fn remember_mapping(
    writer: &mut Writer,
    company: CompanyId,
    source: &str,
    mapping: &str,
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO source_map (company, source, mapping) VALUES ($1, $2, $3)
         ON CONFLICT (company, source) DO UPDATE SET mapping = excluded.mapping",
        &[company.into(), source.into(), mapping.into()],
    )?;
    Ok(())
}
