//! What the book knows of the documents that a source may mean.

use super::CustomerChunk;
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Currencies, Value};
use saldo_domain::book::intake::Known;
use saldo_domain::book::{ItemKind, MovementKind};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};

/// What has happened to the documents of some customers.
struct Histories {
    /// Last day, amendments and cancellations of each moved document, in order.
    moved: Vec<History>,
    /// Documents for which a dispute was recorded, in order.
    disputed: Vec<(i64, i64)>,
}

struct History {
    document: (i64, i64),
    last: i64,
    amended: i64,
    cancelled: i64,
}

impl Histories {
    fn read(
        reader: &mut Reader,
        company: CompanyId,
        customers: &[i64],
    ) -> Result<Self, StoreError> {
        let mut moved: Vec<History> = Vec::new();
        reader.each(
            "SELECT customer, debit_item, credit_item, kind, effective, amount FROM movement
             WHERE company = $1 AND customer IN ({ids $2})",
            &[company.into(), Value::Ids(customers)],
            |row| {
                let (kind, amount) = (row.text(3)?, row.int(5)?);
                let of = |wanted: MovementKind| if kind == wanted.code() { amount } else { 0 };
                for item in [row.int(1)?, row.int(2)?] {
                    if item != 0 {
                        moved.push(History {
                            document: (row.int(0)?, item),
                            last: row.int(4)?,
                            amended: of(MovementKind::Amendment),
                            cancelled: of(MovementKind::Cancellation),
                        });
                    }
                }
                Ok(())
            },
        )?;
        moved.sort_by_key(|one| one.document);
        moved.dedup_by(|again, kept| {
            let same = again.document == kept.document;
            if same {
                kept.last = kept.last.max(again.last);
                kept.amended = kept.amended.saturating_add(again.amended);
                kept.cancelled = kept.cancelled.saturating_add(again.cancelled);
            }
            same
        });
        let mut disputed = reader.query(
            "SELECT customer, item FROM standing
             WHERE company = $1 AND customer IN ({ids $2}) AND item <> 0 AND kind = $3",
            &[company.into(), Value::Ids(customers), StandingKind::Dispute.code().into()],
            |row| Ok((row.int(0)?, row.int(1)?)),
        )?;
        disputed.sort_unstable();
        Ok(Self { moved, disputed })
    }

    fn of(&self, document: (i64, i64)) -> Option<&History> {
        let found = self.moved.binary_search_by_key(&document, |one| one.document);
        found.ok().map(|at| &self.moved[at])
    }
}

/// Adds to the chunks of these customers (both ascending) the documents that can be meant.
pub(super) fn add_documents(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    chunks: &mut [CustomerChunk],
) -> Result<(), StoreError> {
    let histories = Histories::read(reader, company, customers)?;
    let wanted: Vec<Vec<ItemId>> = chunks.iter().map(told_identities).collect();
    let mut currencies = Currencies::default();
    let mut at = 0;
    reader.each(
        "SELECT customer, item, kind, number, effective, due_now, currency, amount, open
         FROM item WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, item",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let (customer, item) = (CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?));
            while chunks[at].customer < customer {
                at += 1;
            }
            let open = row.int(8)?;
            if open == 0 && wanted[at].binary_search(&item).is_err() {
                return Ok(());
            }
            let document = (customer.get(), item.get());
            let history = histories.of(document);
            let currency = currencies.read(row, 6)?;
            let amended = history.map_or(0, |history| history.amended);
            let amount = row.int(7)?.checked_sub(amended);
            let amount = amount.ok_or(StoreError::TooLarge { item: item.get() })?;
            chunks[at].known.push(Known {
                item,
                identity: item,
                kind: row.word(2, ItemKind::from_code)?,
                number: row.string(3)?,
                effective: row.day(4)?,
                due: row.day(5)?,
                amount: Money::from_minor(amount, currency),
                open: Money::from_minor(open, currency),
                last_move: history.and_then(|history| Day::from_number(history.last)),
                cancelled: history.is_some_and(|history| history.cancelled != 0),
                disputed: histories.disputed.binary_search(&document).is_ok(),
            });
            Ok(())
        },
    )
}

fn told_identities(chunk: &CustomerChunk) -> Vec<ItemId> {
    let mut told: Vec<ItemId> = chunk.told.iter().map(|told| told.identity).collect();
    told.sort_unstable();
    told
}
