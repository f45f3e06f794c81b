//! Customers.

use super::cells::Cells;
use crate::mapping::Field;
use crate::refusal::Refusal;
use crate::text::TextFlag;
use saldo_domain::book::facts::{ContactFact, CustomerFact};
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{ContactMode, DebtPurpose, Debtor};

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
        group: cells.text(Field::PolicyGroup)?,
        contact: ContactFact {
            debtor: known(cells, Field::Debtor, &Debtor::ALL, Debtor::code)?,
            purpose: known(cells, Field::DebtPurpose, &DebtPurpose::ALL, DebtPurpose::code)?,
            zone: cells.text(Field::ContactZone)?,
            mode: known(cells, Field::ContactMode, &ContactMode::ALL, ContactMode::code)?,
            email: known(cells, Field::EmailConsent, &Consent::ALL, Consent::code)?,
            sms: known(cells, Field::SmsConsent, &Consent::ALL, Consent::code)?,
        },
    })
}

/// One of a closed set of words, in capitals or not. A column that means something else elsewhere
/// may bear the same heading: what is none of the words says nothing, and is remarked.
fn known<T: Copy>(
    cells: &mut Cells<'_>,
    field: Field,
    all: &[T],
    code: impl Fn(T) -> &'static str,
) -> Result<Option<T>, Refusal> {
    let Some(word) = cells.word(field)? else { return Ok(None) };
    let found = all.iter().copied().find(|one| code(*one).eq_ignore_ascii_case(word.trim()));
    if found.is_none() {
        cells.remark(field, TextFlag::WordUnknown);
    }
    Ok(found)
}

fn language(cells: &mut Cells<'_>) -> Result<Option<String>, Refusal> {
    let Some(word) = cells.word(Field::Language)? else { return Ok(None) };
    let code = word.to_lowercase();
    if LANGUAGES.contains(&code.as_str()) {
        return Ok(Some(code));
    }
    Err(cells.unknown_word(Field::Language, &LANGUAGES))
}
