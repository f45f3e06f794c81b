//! What policies have to tell colleagues: rows of the outbox that no carrier takes. They become
//! notices, and have left once they have.

use super::{Key, key_values, read_key};
use crate::book::Stamp;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::{CompanyId, Day, Role};

/// A message to colleagues that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMessage {
    pub key: Key,
    pub day: Day,
    /// Whom the policy names; `None`: nobody.
    pub role: Option<Role>,
    /// Key of its words.
    pub text: String,
    /// Did something happen that caused it, rather than time that went by?
    pub is_event: bool,
}

fn read(row: &Row<'_>) -> Result<StaffMessage, StoreError> {
    Ok(StaffMessage {
        key: read_key(row)?,
        day: row.day(2)?,
        role: Role::from_code(row.text(3)?),
        text: row.string(4)?,
        is_event: !row.text(5)?.is_empty(),
    })
}

/// Messages to colleagues that wait, in order of their key.
pub fn staff_waiting(
    reader: &mut Reader,
    company: CompanyId,
    limit: u32,
) -> Result<Vec<StaffMessage>, StoreError> {
    reader.query(
        "SELECT o.customer, o.effect, o.day, o.recipient, e.text_key, e.event
         FROM outbox o
         JOIN effect e ON e.company = o.company AND e.customer = o.customer
             AND e.effect = o.effect
         WHERE o.company = $1 AND o.state = 'planned' AND o.channel = 'staff'
         ORDER BY o.customer, o.effect {binary} LIMIT $2",
        &[company.into(), i64::from(limit).into()],
        read,
    )
}

/// Notes that colleagues have been told of these.
pub fn staff_told(writer: &mut Writer, stamp: Stamp, keys: &[Key]) -> Result<(), StoreError> {
    for key in keys {
        let [company, customer, effect] = key_values(stamp.company, *key);
        writer.execute(
            "UPDATE outbox SET state = 'sent', closed_at = $4
             WHERE company = $1 AND customer = $2 AND effect = $3 AND state = 'planned'
               AND channel = 'staff'",
            &[company, customer, effect, stamp.recorded.into()],
        )?;
    }
    Ok(())
}
