//! The names by which a centre of short messages reports on the parts that it took.

use super::{Key, key_values};
use crate::book::Stamp;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, EffectId};

/// A part of a message that a centre took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedPart {
    pub key: Key,
    pub fence: i64,
    pub part: i64,
    /// `delivered`, `failed`; empty: nothing was reported yet.
    pub outcome: String,
}

/// Keeps the names of the parts of a message, in their order.
pub fn add_carried(
    writer: &mut Writer,
    stamp: Stamp,
    (key, fence): (Key, i64),
    references: &[&str],
) -> Result<(), StoreError> {
    let columns = ["company", "customer", "effect", "fence", "part", "reference", "recorded"];
    let rows = (1_i64..).zip(references).map(|(part, reference)| {
        let [company, customer, effect] = key_values(stamp.company, key);
        [
            company,
            customer,
            effect,
            fence.into(),
            part.into(),
            (*reference).into(),
            stamp.recorded.into(),
        ]
    });
    writer.insert("carried", &columns, rows)?;
    Ok(())
}

/// Keeps what a gateway says of a part that it names now for the first time; of one that it has
/// named before, what it said then stays.
pub fn add_reported(
    writer: &mut Writer,
    stamp: Stamp,
    (key, fence): (Key, i64),
    (reference, outcome): (&str, &str),
) -> Result<(), StoreError> {
    let [company, customer, effect] = key_values(stamp.company, key);
    writer.execute(
        "INSERT INTO carried (company, customer, effect, fence, part, reference, outcome, recorded)
         SELECT $1, $2, $3, $4, 1 + COALESCE(MAX(part), 0), $5, $6, $7 FROM carried
         WHERE company = $1 AND customer = $2 AND effect = $3 AND fence = $4
         HAVING COALESCE(SUM(CASE WHEN reference = $5 THEN 1 ELSE 0 END), 0) = 0",
        &[
            company,
            customer,
            effect,
            fence.into(),
            reference.into(),
            outcome.into(),
            stamp.recorded.into(),
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<CarriedPart, StoreError> {
    let customer = CustomerId::new(row.int(0)?);
    Ok(CarriedPart {
        key: Key { customer, effect: row.word(1, EffectId::parse)? },
        fence: row.int(2)?,
        part: row.int(3)?,
        outcome: row.string(4)?,
    })
}

/// The part that was taken under this name last: centres use names again in the end.
pub fn carried_as(
    reader: &mut Reader,
    company: CompanyId,
    reference: &str,
) -> Result<Option<CarriedPart>, StoreError> {
    reader.one(
        "SELECT customer, effect, fence, part, outcome FROM carried
         WHERE company = $1 AND reference = $2 ORDER BY recorded DESC LIMIT 1",
        &[company.into(), reference.into()],
        read,
    )
}

/// All parts of a message that were taken under a claim.
pub fn parts_of(
    reader: &mut Reader,
    company: CompanyId,
    (key, fence): (Key, i64),
) -> Result<Vec<CarriedPart>, StoreError> {
    let [company, customer, effect] = key_values(company, key);
    reader.query(
        "SELECT customer, effect, fence, part, outcome FROM carried
         WHERE company = $1 AND customer = $2 AND effect = $3 AND fence = $4 ORDER BY part",
        &[company, customer, effect, fence.into()],
        read,
    )
}

/// Notes what was reported of a part; what was reported before stays.
pub fn set_outcome(
    writer: &mut Writer,
    company: CompanyId,
    part: &CarriedPart,
    outcome: &str,
) -> Result<bool, StoreError> {
    let [company, customer, effect] = key_values(company, part.key);
    let changed = writer.execute(
        "UPDATE carried SET outcome = $6
         WHERE company = $1 AND customer = $2 AND effect = $3 AND fence = $4 AND part = $5
           AND outcome = ''",
        &[company, customer, effect, part.fence.into(), part.part.into(), outcome.into()],
    )?;
    Ok(changed == 1)
}

/// Was anything taken since then, of which a report or an answer may come?
pub fn carried_since(
    reader: &mut Reader,
    company: CompanyId,
    since: Moment,
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM carried WHERE company = $1 AND recorded >= $2";
    Ok(reader.number(sql, &[company.into(), since.into()])? > 0)
}
