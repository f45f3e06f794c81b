//! Numbers by which documents of other systems name customers.

use crate::book::Stamp;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::{customers, joined};
use saldo_domain::{CompanyId, CustomerId};
use std::collections::BTreeMap;

/// A number under which somebody is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownNumber {
    /// As it was written.
    pub number: String,
    pub customer: CustomerId,
    pub code: String,
    /// Country of the card; may be empty.
    pub country: String,
}

/// Every number under which customers are known: those of their cards, and those by which
/// earlier documents have named them. What names a customer whose debts have become another's names
/// that one.
pub fn numbers(reader: &mut Reader, company: CompanyId) -> Result<Vec<KnownNumber>, StoreError> {
    let survivors = joined::survivors(reader, company)?;
    let mut cards = BTreeMap::new();
    for survivor in survivors.values() {
        cards.insert(*survivor, customers::card(reader, company, *survivor)?);
    }
    let mut known = reader.query(
        "SELECT registry_code, customer, code, country FROM customer
         WHERE company = $1 AND registry_code <> ''
         UNION ALL
         SELECT p.number, p.customer, c.code, c.country FROM party_number p
         JOIN customer c ON c.company = p.company AND c.customer = p.customer
         WHERE p.company = $1",
        &[company.into()],
        |row| {
            Ok(KnownNumber {
                number: row.string(0)?,
                customer: CustomerId::new(row.int(1)?),
                code: row.string(2)?,
                country: row.string(3)?,
            })
        },
    )?;
    for one in &mut known {
        let Some(survivor) = survivors.get(&one.customer) else { continue };
        if let Some(Some(card)) = cards.get(survivor) {
            one.customer = *survivor;
            one.code.clone_from(&card.code);
            one.country.clone_from(&card.country);
        }
    }
    Ok(known)
}

/// Keeps numbers by which documents have named customers; those known already change nothing.
pub fn learn(
    writer: &mut Writer,
    stamp: Stamp,
    learnt: &[(String, CustomerId)],
) -> Result<(), StoreError> {
    let mut fresh: Vec<&(String, CustomerId)> = learnt.iter().collect();
    fresh.sort_unstable();
    fresh.dedup();
    let rows = fresh.into_iter().map(|(number, customer)| {
        [
            stamp.company.into(),
            number.into(),
            (*customer).into(),
            stamp.batch.into(),
            stamp.recorded.into(),
        ]
    });
    let columns = ["company", "number", "customer", "batch", "recorded"];
    writer.insert_missing("party_number", &columns, rows).map(drop)
}
