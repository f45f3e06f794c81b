//! Rules of a company for tables of its banks. Rows are only ever added.

use crate::book::Stamp;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::versioned;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};

/// One version of the rules for a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesRow {
    /// Name of the bank, as the rules say it.
    pub bank: String,
    pub version: i64,
    /// As they were handed in; empty where they were taken back.
    pub text: String,
    pub person: UserId,
    pub recorded: Moment,
}

/// The rules in force: name of the bank and text.
pub fn rules_in_force(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = versioned::latest(reader, "bank_rules", company)?;
    found.retain(|(_, text)| !text.is_empty());
    Ok(found)
}

/// Every version, by bank, the latest first.
pub fn all_rules(reader: &mut Reader, company: CompanyId) -> Result<Vec<RulesRow>, StoreError> {
    reader.query(
        "SELECT field, version, value, person, recorded FROM bank_rules
         WHERE company = $1 ORDER BY field {binary}, version DESC",
        &[company.into()],
        |row| {
            Ok(RulesRow {
                bank: row.string(0)?,
                version: row.int(1)?,
                text: row.string(2)?,
                person: UserId::new(row.int(3)?),
                recorded: row.moment(4)?,
            })
        },
    )
}

/// Adds a version of the rules for a bank; an empty text takes them back.
pub fn set_rules(
    writer: &mut Writer,
    stamp: Stamp,
    person: UserId,
    (bank, text): (&str, &str),
) -> Result<(), StoreError> {
    versioned::add(writer, "bank_rules", stamp, person, (bank, text))
}
