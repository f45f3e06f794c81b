//! Fields of a card that a person has changed since a source last told them (M21).

use crate::customers::Card;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Value;
use saldo_domain::{CompanyId, CustomerId};
use std::collections::BTreeMap;

/// Fields of one card that were changed by hand, each with what the last import had said.
pub type KeptFields = BTreeMap<String, String>;

const COLUMNS: [&str; 4] = ["company", "customer", "field", "imported"];

/// The field of the card under which it is kept who looks after the customer.
pub const OWNER: &str = "owner";

/// Stands among the fields of a card whose personal data was erased: a source that knows it still
/// does not bring it back.
pub const ERASED: &str = "erased";

/// Fields of a card that say who somebody is, as far as a source can tell them.
pub const IDENTIFYING: [&str; 5] = ["name", "registry_code", "email", "phone", "address"];

/// The fields of a card that a source can tell, by name.
pub fn fields(card: &Card) -> [(&'static str, String); 8] {
    [
        ("name", card.name.clone()),
        ("registry_code", card.registry_code.clone()),
        ("country", card.country.clone()),
        ("language", card.language.clone()),
        ("email", card.email.clone()),
        ("phone", card.phone.clone()),
        ("address", card.address.clone()),
        (OWNER, card.owner.map(|owner| owner.to_string()).unwrap_or_default()),
    ]
}

/// Notes what a person changes on a card. A field changed before keeps what the import had said.
pub(crate) fn note(
    writer: &mut Writer,
    company: CompanyId,
    before: &Card,
    after: &Card,
) -> Result<(), StoreError> {
    let pairs = fields(before).into_iter().zip(fields(after));
    let changed: Vec<(&str, String)> =
        pairs.filter(|(before, after)| before != after).map(|(before, _)| before).collect();
    let rows = changed.iter().map(|(field, imported)| {
        [company.into(), before.customer.into(), (*field).into(), imported.into()]
    });
    writer.insert_missing("kept_by_hand", &COLUMNS, rows)?;
    // Whoever writes the card of somebody who was erased begins it anew.
    if changed.iter().any(|(field, _)| IDENTIFYING.contains(field)) {
        forget(writer, company, &[(before.customer, ERASED.to_owned())])?;
    }
    Ok(())
}

/// Notes that the personal data of a customer was erased.
pub(crate) fn note_erased(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
) -> Result<(), StoreError> {
    let row = [company.into(), customer.into(), ERASED.into(), "".into()];
    writer.insert_missing("kept_by_hand", &COLUMNS, std::iter::once(row)).map(drop)
}

/// Notes fields that a person changes, each with what had held before: so it is with how a customer
/// may be contacted, which stands beside the card.
pub fn note_fields(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    changed: &[(&str, String)],
) -> Result<(), StoreError> {
    let rows = changed.iter().map(|(field, imported)| {
        [company.into(), customer.into(), (*field).into(), imported.into()]
    });
    writer.insert_missing("kept_by_hand", &COLUMNS, rows).map(drop)
}

/// Notes that a person says who looks after these customers.
pub(crate) fn note_owner(
    writer: &mut Writer,
    company: CompanyId,
    customers: &[i64],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO kept_by_hand (company, customer, field, imported)
        SELECT company, customer, $2, COALESCE(CAST(owner AS TEXT), '') FROM customer
        WHERE company = $1 AND customer IN ({ids $3}) ON CONFLICT DO NOTHING";
    writer.execute(sql, &[company.into(), OWNER.into(), Value::Ids(customers)]).map(drop)
}

/// What was changed by hand on the cards of these customers.
pub fn kept(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<BTreeMap<CustomerId, KeptFields>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let mut found: BTreeMap<CustomerId, KeptFields> = BTreeMap::new();
    reader.each(
        "SELECT customer, field, imported FROM kept_by_hand
         WHERE company = $1 AND customer IN ({ids $2})",
        &[company.into(), Value::Ids(&ids)],
        |row| {
            let fields = found.entry(CustomerId::new(row.int(0)?)).or_default();
            fields.insert(row.string(1)?, row.string(2)?);
            Ok(())
        },
    )?;
    Ok(found)
}

/// Forgets fields about which a source has said something new.
pub fn forget(
    writer: &mut Writer,
    company: CompanyId,
    told: &[(CustomerId, String)],
) -> Result<(), StoreError> {
    for (customer, field) in told {
        writer.execute(
            "DELETE FROM kept_by_hand WHERE company = $1 AND customer = $2 AND field = $3",
            &[company.into(), (*customer).into(), field.into()],
        )?;
    }
    Ok(())
}
