//! What the book knows of the documents that a source may mean.

use super::CustomerChunk;
use crate::book::{References, references_of};
use crate::db::Reader;
use crate::error::StoreError;
use crate::refunds;
use crate::value::{Currencies, Value};
use saldo_domain::book::intake::{Known, Moved};
use saldo_domain::book::{Bearer, ItemKind, MovementKind, identity};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId};
use std::collections::{BTreeMap, BTreeSet};

/// What has happened to the documents of some customers.
struct Histories {
    /// Every movement once for each document it touches, in order of document.
    moves: Vec<Move>,
    /// Documents for which a dispute was recorded, in order.
    disputed: Vec<(i64, i64)>,
    /// By charge, the document it was claimed for.
    bearers: BTreeMap<(i64, i64), Bearer>,
    /// By document, the standing cancellation with which an import of it was undone.
    undone: BTreeMap<(i64, i64), MovementId>,
    /// By credit, what of it is kept to go back to whoever paid it.
    kept: BTreeMap<(i64, i64), i64>,
    references: References,
}

#[derive(Clone, Copy)]
struct Move {
    document: (i64, i64),
    kind: MovementKind,
    effective: Day,
    amount: i64,
}

impl Histories {
    fn read(
        reader: &mut Reader,
        company: CompanyId,
        customers: &[i64],
    ) -> Result<Self, StoreError> {
        let mut moves: Vec<Move> = Vec::new();
        let undone_batches: BTreeSet<i64> = reader
            .query("SELECT batch FROM batch_undone WHERE company = $1", &[company.into()], |row| {
                row.int(0)
            })?
            .into_iter()
            .collect();
        let mut cancelled = Vec::new();
        let mut taken_back = BTreeSet::new();
        reader.each(
            "SELECT customer, debit_item, credit_item, kind, effective, amount, movement, batch,
                    reverses
             FROM movement WHERE company = $1 AND customer IN ({ids $2})",
            &[company.into(), Value::Ids(customers)],
            |row| {
                let customer = row.int(0)?;
                let kind = row.word(3, MovementKind::from_code)?;
                let (effective, amount) = (row.day(4)?, row.int(5)?);
                if kind == MovementKind::Cancellation {
                    let (movement, batch, reverses) = (row.int(6)?, row.int(7)?, row.int(8)?);
                    // One side is the document, the other nothing.
                    let item = row.int(1)? + row.int(2)?;
                    taken_back.insert((customer, reverses));
                    if undone_batches.contains(&batch) && reverses == 0 {
                        cancelled.push(((customer, item), movement));
                    }
                }
                for item in [row.int(1)?, row.int(2)?] {
                    if item != 0 {
                        moves.push(Move { document: (customer, item), kind, effective, amount });
                    }
                }
                Ok(())
            },
        )?;
        moves.sort_by_key(|one| (one.document, one.effective, one.amount));
        let mut disputed = reader.query(
            "SELECT customer, item FROM standing
             WHERE company = $1 AND customer IN ({ids $2}) AND item <> 0 AND kind = $3",
            &[company.into(), Value::Ids(customers), StandingKind::Dispute.code().into()],
            |row| Ok((row.int(0)?, row.int(1)?)),
        )?;
        disputed.sort_unstable();
        let bearers = reader.query(
            "SELECT act.customer, act.claim, bears.item, bears.due_now FROM charge_act act
             JOIN item bears ON bears.company = act.company AND bears.customer = act.customer
                            AND bears.item = act.item
             WHERE act.company = $1 AND act.customer IN ({ids $2}) AND act.claim <> 0",
            &[company.into(), Value::Ids(customers)],
            |row| {
                let bearer = Bearer { item: ItemId::new(row.int(2)?), due: row.day(3)? };
                Ok(((row.int(0)?, row.int(1)?), bearer))
            },
        )?;
        let undone = cancelled
            .into_iter()
            .filter(|((customer, _), movement)| !taken_back.contains(&(*customer, *movement)))
            .map(|(document, movement)| (document, MovementId::new(movement)))
            .collect();
        let mut kept = BTreeMap::new();
        let named: Vec<CustomerId> = customers.iter().copied().map(CustomerId::new).collect();
        for (customer, item, held) in refunds::held_of(reader, company, &named)? {
            *kept.entry((customer.get(), item.get())).or_insert(0) += held.minor();
        }
        let bearers = bearers.into_iter().collect();
        let references = references_of(reader, company, customers)?;
        Ok(Self { moves, disputed, bearers, undone, kept, references })
    }

    /// The movements of one document.
    fn of(&self, document: (i64, i64)) -> &[Move] {
        let first = self.moves.partition_point(|one| one.document < document);
        let length = self.moves[first..].partition_point(|one| one.document == document);
        &self.moves[first..first + length]
    }
}

/// Sum of the movements of one kind.
fn sum_of(moves: &[Move], kind: MovementKind) -> Option<i64> {
    let of_kind = moves.iter().filter(|one| one.kind == kind);
    of_kind.map(|one| one.amount).try_fold(0_i64, i64::checked_add)
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
        "SELECT customer, item, kind, number, effective, due_now, currency, amount, open, settles
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
            let moves = histories.of(document);
            let currency = currencies.read(row, 6)?;
            let too_large = || StoreError::TooLarge { item: item.get() };
            let amended = sum_of(moves, MovementKind::Amendment).ok_or_else(too_large)?;
            let amount = row.int(7)?.checked_sub(amended).ok_or_else(too_large)?;
            let moved = |one: &Move| Moved {
                effective: one.effective,
                amount: Money::from_minor(one.amount, currency),
            };
            let effective = row.day(4)?;
            // What is kept to go back pays nothing, and a corrected amount cannot go below it.
            let kept = histories.kept.get(&document).copied();
            let keeping = |minor| Moved { effective, amount: Money::from_minor(minor, currency) };
            chunks[at].known.push(Known {
                item,
                identity: item,
                kind: row.word(2, ItemKind::from_code)?,
                number: row.string(3)?,
                effective,
                due: row.day(5)?,
                amount: Money::from_minor(amount, currency),
                open: Money::from_minor(open - kept.unwrap_or(0), currency),
                moves: moves.iter().map(moved).chain(kept.map(keeping)).collect(),
                used: kept.is_some() || moves.iter().any(|one| one.kind != MovementKind::Amendment),
                settles: row.string(9)?,
                cancelled: sum_of(moves, MovementKind::Cancellation) != Some(0),
                undone: histories.undone.get(&document).copied(),
                disputed: histories.disputed.binary_search(&document).is_ok(),
                reference: histories.references.get(&(customer, item)).cloned().unwrap_or_default(),
                charged_for: histories.bearers.get(&document).copied(),
            });
            Ok(())
        },
    )
}

fn told_identities(chunk: &CustomerChunk) -> Vec<ItemId> {
    let mut told: Vec<ItemId> = chunk.told.iter().map(|told| told.identity).collect();
    told.extend(chunk.told.iter().filter_map(|told| identity::over_new_year(&told.fact)));
    told.sort_unstable();
    told
}
