//! Customers.

use super::cells::Cells;
use crate::mapping::Field;
use crate::refusal::Refusal;
use saldo_domain::book::facts::CustomerFact;

/// Languages in which Saldo writes to customers.
const LANGUAGES: [&str; 3] = ["en", "ru", "et"];

/// The customer a row describes. Fields the file lacks, and empty cells, say nothing.
pub(super) fn fact(cells: &mut Cells<'_>) -> Result<CustomerFact, Refusal> {
    Ok(CustomerFact {
        code: cells.needed_identifier(Field::Customer)?,
        name: cells.text(Field::CustomerName)?,
        registry_code: cells.identifier(Field::RegistryCode)?,
        country: cells.identifier(Field::Country)?,
        language: language(cells)?,
        email: cells.text(Field::Email)?,
        phone: cells.text(Field::Phone)?,
        address: cells.text(Field::Address)?,
        owner: cells.text(Field::Owner)?,
    })
}

fn language(cells: &mut Cells<'_>) -> Result<Option<String>, Refusal> {
    let Some(word) = cells.word(Field::Language)? else { return Ok(None) };
    let code = word.to_lowercase();
    if LANGUAGES.contains(&code.as_str()) {
        return Ok(Some(code));
    }
    Err(cells.unknown_word(Field::Language, &LANGUAGES))
}
