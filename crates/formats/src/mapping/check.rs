//! What a map must say to be of use.

use super::{Field, Mapping, MappingError, MappingFault, RowKind};
use saldo_domain::Currency;
use saldo_domain::book::ItemKind;

/// The line (from 1) in which a byte of the text stands.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// Refuses maps that could not work, each with the line to look at.
pub(super) fn check(mapping: &Mapping, text: &str) -> Result<(), MappingError> {
    let refuse =
        |key: &str, fault: MappingFault| Err(MappingError { line: line_of(text, key), fault });
    if mapping.source.trim().is_empty() {
        return refuse("source", MappingFault::NoSource);
    }
    if mapping.produces.is_empty() {
        return refuse("produces", MappingFault::ProducesNothing);
    }
    if let Some(field) = missing_field(mapping) {
        return refuse("[columns]", MappingFault::MissingField { field });
    }
    if let Some((key, fault)) = wrong_file(mapping).or_else(|| wrong_value(mapping)) {
        return refuse(key, fault);
    }
    match twice(mapping) {
        Some(field) => refuse("[constants]", MappingFault::Twice { field: field.code() }),
        None => Ok(()),
    }
}

/// The line that begins with this key or table.
fn line_of(text: &str, key: &str) -> Option<usize> {
    text.lines().position(|line| line.trim_start().starts_with(key)).map(|index| index + 1)
}

fn has(mapping: &Mapping, field: Field) -> bool {
    let in_document = mapping.documents.as_ref().is_some_and(|it| it.template.has(field));
    in_document || mapping.columns.contains_key(&field) || mapping.constants.contains_key(&field)
}

fn missing_field(mapping: &Mapping) -> Option<String> {
    let lacks = |field: Field| (!has(mapping, field)).then(|| field.code().to_owned());
    mapping.produces.iter().find_map(|kind| match kind {
        RowKind::Customers => lacks(Field::Customer),
        RowKind::Invoices => [Field::Customer, Field::Number, Field::Issued, Field::Amount]
            .into_iter()
            .find_map(lacks)
            .or_else(|| {
                let terms = has(mapping, Field::Due) || has(mapping, Field::TermsDays);
                (!terms).then(|| "due / terms_days".to_owned())
            }),
        RowKind::Payments => lacks(Field::Customer).or_else(|| missing_of_payment(mapping)),
        RowKind::Contacts => [Field::Customer, Field::Post].into_iter().find_map(lacks),
        RowKind::Contracts => {
            [Field::Customer, Field::Number, Field::Issued].into_iter().find_map(lacks)
        }
        RowKind::Financials => [Field::Customer, Field::FiguresOn, Field::Income, Field::Debts]
            .into_iter()
            .find_map(lacks),
    })
}

/// A payment has a day and an amount of its own, or settles the invoice of its row.
fn missing_of_payment(mapping: &Mapping) -> Option<String> {
    let settles_invoice =
        has(mapping, Field::SettledOn) && mapping.produces.contains(&RowKind::Invoices);
    let own = has(mapping, Field::PaidOn) && has(mapping, Field::PaidAmount);
    (!settles_invoice && !own).then(|| "paid_on, paid_amount".to_owned())
}

fn wrong_file(mapping: &Mapping) -> Option<(&'static str, MappingFault)> {
    let encoding = mapping.file.encoding.as_ref();
    if let Some(name) =
        encoding.filter(|name| encoding_rs::Encoding::for_label(name.as_bytes()).is_none())
    {
        return Some(("encoding", MappingFault::UnknownEncoding { name: name.clone() }));
    }
    let separator = mapping.file.separator.filter(|sign| !sign.is_ascii());
    separator.map(|sign| ("separator", MappingFault::Separator { sign }))
}

fn wrong_value(mapping: &Mapping) -> Option<(&'static str, MappingFault)> {
    let stated = mapping.conventions.currency.as_ref();
    let constant = mapping.constants.get(&Field::Currency);
    for code in stated.into_iter().chain(constant) {
        if Currency::from_code(code).is_err() {
            return Some(("currency", MappingFault::UnknownCurrency { code: code.clone() }));
        }
    }
    let kinds = mapping.values.get(&Field::Kind).into_iter().flat_map(|words| words.values());
    for kind in kinds.chain(mapping.constants.get(&Field::Kind)) {
        if ItemKind::from_code(kind).is_none() {
            return Some(("[values.kind]", MappingFault::UnknownKind { word: kind.clone() }));
        }
    }
    let flags = mapping.values.get(&Field::Disputed).into_iter().flat_map(|words| words.values());
    flags
        .chain(mapping.constants.get(&Field::Disputed))
        .find(|word| !matches!(word.as_str(), "yes" | "no"))
        .map(|word| ("[values.disputed]", MappingFault::NoFlag { word: word.clone() }))
}

fn twice(mapping: &Mapping) -> Option<Field> {
    mapping.constants.keys().find(|field| mapping.columns.contains_key(field)).copied()
}
