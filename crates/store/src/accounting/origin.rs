//! Which facts began here: by their kind, the rows that tell of them.

use super::{Unnumbered, reminders};
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::{CompanyId, CustomerId};

/// Columns of every query below, in the order of [`read`].
const HEAD: &str = "c.customer, c.code, c.name, c.registry_code";

fn read(kind: &'static str, row: &Row<'_>) -> Result<Unnumbered, StoreError> {
    Ok(Unnumbered {
        kind,
        customer: CustomerId::new(row.int(0)?),
        code: row.string(1)?,
        name: row.string(2)?,
        registry_code: row.string(3)?,
        subject: row.string(4)?,
        number: row.string(5)?,
        document: row.string(6)?,
        other: row.string(7)?,
        effective: row.int(8)?,
        due: row.int(9)?,
        currency: row.string(10)?,
        amount: row.int(11)?,
        reason: row.string(12)?,
        clause: String::new(),
        step: 0,
        recorded: row.moment(13)?,
    })
}

/// A kind of record and the rows it tells of.
struct Origin {
    kind: &'static str,
    /// What tells facts of the kind apart within their customer, as text.
    subject: &'static str,
    from: &'static str,
    /// Which of these rows.
    only: &'static str,
    /// Another kind under which the same facts were told once.
    once: &'static str,
}

const MOVEMENT: &str = "CAST(m.movement AS TEXT)";

const fn movement(kind: &'static str, only: &'static str) -> Origin {
    Origin { kind, subject: MOVEMENT, from: MOVEMENTS, only, once: "posting" }
}

const ORIGINS: [Origin; 13] = [
    Origin {
        kind: "terms",
        subject: "CAST(d.change AS TEXT)",
        from: TERMS,
        only: " AND d.batch = 0",
        once: "terms",
    },
    movement("write_off", " AND m.kind = 'write_off'"),
    movement("sale", " AND m.kind = 'sale'"),
    Origin {
        kind: "document",
        subject: "CAST(i.item AS TEXT)",
        from: DOCUMENTS,
        only: "",
        once: "document",
    },
    movement("posting", SETTLED_HERE),
    movement("refund", " AND m.kind = 'refund'"),
    movement("difference", " AND m.kind = 'difference'"),
    movement("cancellation", " AND m.kind = 'cancellation'"),
    movement("amendment", " AND m.kind = 'amendment'"),
    Origin {
        kind: "moved",
        subject: "CAST(v.entry AS TEXT) || '.' || CAST(v.item AS TEXT)",
        from: MOVED,
        only: "",
        once: "moved",
    },
    Origin {
        kind: "payable_income",
        subject: USE,
        from: USES,
        only: " AND o.place IS NOT NULL",
        once: "payable_income",
    },
    Origin {
        kind: "payable_offset",
        subject: USE,
        from: USES,
        only: " AND o.place IS NULL AND u.item <> 0",
        once: "payable_offset",
    },
    Origin {
        kind: "payable_payment",
        subject: USE,
        from: USES,
        only: " AND o.place IS NULL AND u.item = 0",
        once: "payable_payment",
    },
];

/// Facts that began here and have no number yet, in the order in which they were recorded:
/// what files brought is known to the accounting system already.
pub fn unnumbered(reader: &mut Reader, company: CompanyId) -> Result<Vec<Unnumbered>, StoreError> {
    let mut found = reminders::unnumbered(reader, company)?;
    for Origin { kind, subject, from, only, once } in ORIGINS {
        let sql = format!(
            "SELECT {HEAD}, {subject}, {from}{only} AND NOT EXISTS (
                 SELECT 1 FROM accounting_record r WHERE r.company = $1
                    AND r.kind IN ('{kind}', '{once}')
                    AND r.customer = c.customer AND r.subject = {subject})"
        );
        found.extend(reader.query(&sql, &[company.into()], |row| read(kind, row))?);
    }
    found.sort_by(|a, b| {
        let key = |one: &Unnumbered| (one.recorded, one.kind, one.customer);
        key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
    });
    Ok(found)
}

/// Due days moved by a person; those of a document that came from another account moved there.
const TERMS: &str = "i.number, i.kind, '', d.effective, d.due, i.currency,
    CAST(0 AS BIGINT), d.reason, d.recorded
    FROM due_change d
    JOIN customer c ON c.company = d.company AND c.customer = d.customer
    JOIN item i ON i.company = d.company AND i.customer = d.customer AND i.item = d.item
    WHERE d.company = $1 AND NOT EXISTS (
          SELECT 1 FROM item_moved v WHERE v.company = d.company AND v.survivor = d.customer
             AND v.arrived = d.item AND v.recorded = d.recorded)";

/// Documents entered by hand or made from a line of the bank; one that came from another account
/// is told of as `moved`.
const DOCUMENTS: &str = "i.number, i.kind, '', i.effective, i.due,
    i.currency, i.amount, i.note, i.recorded
    FROM item i
    JOIN customer c ON c.company = i.company AND c.customer = i.customer
    WHERE i.company = $1 AND (i.batch = 0 OR EXISTS (
          SELECT 1 FROM batch b WHERE b.company = i.company AND b.batch = i.batch
             AND b.kind = 'statement'))
      AND NOT EXISTS (
          SELECT 1 FROM item_moved v WHERE v.company = i.company AND v.survivor = i.customer
             AND v.arrived = i.item AND v.recorded = i.recorded)";

/// What files brought of movements is known; and so is what a removal to another account did,
/// because the documents take along what happened to them. The amount of a correction is what
/// it makes of the document: a movement takes, so a lower amount is below zero.
const MOVEMENTS: &str = "COALESCE(i.number, j.number),
    COALESCE(i.kind, j.kind), CASE WHEN i.number IS NULL THEN '' ELSE COALESCE(j.number, '') END,
    m.effective, CAST(0 AS BIGINT), m.currency,
    CASE WHEN m.kind = 'amendment' THEN -m.amount ELSE m.amount END, m.reason, m.recorded
    FROM movement m
    JOIN customer c ON c.company = m.company AND c.customer = m.customer
    LEFT JOIN item i ON i.company = m.company AND i.customer = m.customer
         AND i.item = m.credit_item
    LEFT JOIN item j ON j.company = m.company AND j.customer = m.customer
         AND j.item = m.debit_item
    WHERE m.company = $1 AND (m.batch = 0 OR m.kind IN ('allocation', 'write_off') OR EXISTS (
          SELECT 1 FROM batch b WHERE b.company = m.company AND b.batch = m.batch
             AND b.kind = 'statement'))
      AND NOT EXISTS (
          SELECT 1 FROM item_moved v WHERE v.company = m.company AND v.customer = m.customer
             AND v.item IN (m.debit_item, m.credit_item) AND v.recorded = m.recorded)
      AND NOT EXISTS (
          SELECT 1 FROM item_moved v WHERE v.company = m.company AND v.survivor = m.customer
             AND v.arrived IN (m.debit_item, m.credit_item) AND v.recorded = m.recorded)";

/// A settlement that no file asked for: by hand, from the bank, or by the order in which money
/// pays debts. What a payment or credit note of a file names is known where the file comes from.
const SETTLED_HERE: &str = " AND m.kind = 'allocation' AND (m.batch = 0
      OR i.settles = '' OR i.settles <> j.number_key
      OR EXISTS (SELECT 1 FROM batch b WHERE b.company = m.company AND b.batch = m.batch
             AND b.kind = 'statement'))";

/// A document is another customer's from now on, with all that was settled on it.
const MOVED: &str = "i.number, i.kind, s.code, v.day, CAST(0 AS BIGINT), i.currency,
    CAST(0 AS BIGINT), v.reason, v.recorded
    FROM item_moved v
    JOIN customer c ON c.company = v.company AND c.customer = v.customer
    JOIN customer s ON s.company = v.company AND s.customer = v.survivor
    JOIN item i ON i.company = v.company AND i.customer = v.customer AND i.item = v.item
    WHERE v.company = $1";

/// A payable is used in parts, and what was given back may be used once more.
const USE: &str = "CAST(u.payable AS TEXT) || '.' || CAST(u.place AS TEXT)";

/// Creditors are no customers: the payable itself tells who they are. The order of the head is
/// the reason of income; an offset names its act.
const USES: &str = "c.number, 'payable',
    COALESCE(f.number, ''), u.effective, CAST(0 AS BIGINT), c.currency, u.amount,
    COALESCE(o.number, ''), u.recorded
    FROM payable_use u
    JOIN (SELECT p.company, p.customer, p.payable, p.code, p.name, '' AS registry_code, p.number,
                 p.currency
          FROM payable p WHERE p.company = $1 AND NOT EXISTS (
               SELECT 1 FROM payable later WHERE later.company = p.company
                  AND later.customer = p.customer AND later.payable = p.payable
                  AND later.version > p.version)) c
      ON c.company = u.company AND c.customer = u.customer AND c.payable = u.payable
    LEFT JOIN payable_income o ON o.company = u.company AND o.customer = u.customer
         AND o.payable = u.payable AND o.place = u.place AND o.paper = 2
    LEFT JOIN item f ON f.company = u.company AND f.customer = u.customer AND f.item = u.item
         AND u.item <> 0
    WHERE u.company = $1";
