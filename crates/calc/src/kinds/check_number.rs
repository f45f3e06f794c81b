//! Numbers with check digits.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::identifier::{Fault, ee, iban, ru, without_spaces};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "check-number",
    group: Group::Documents,
    cites: "F-J",
    fields: &[
        Field::needed("type", Shape::Word(TYPES)),
        Field::needed("value", Shape::TextOrEmpty),
        Field::optional("bic", Shape::TextOrEmpty),
    ],
    example: r#"{"type": "EE_REFERENCE_BASE", "value": "12131295"}"#,
    answer,
};

const TYPES: &[&str] = &[
    "RU_INN",
    "RU_OGRN",
    "RU_ACCOUNT",
    "EE_REGISTRY_CODE",
    "EE_REFERENCE",
    "EE_REFERENCE_BASE",
    "IBAN",
];

#[derive(Serialize)]
struct Output {
    valid: bool,
    reason: Option<&'static str>,
    normalized: String,
    weighted_sum: Option<u32>,
    check_digit: Option<u32>,
    completed: Option<String>,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let (number_type, value) = (given.word("type"), given.text("value"));
    let bic = bic(given, number_type)?;
    let output = match number_type {
        "RU_INN" => checked(value, ru::inn(value)),
        "RU_OGRN" => checked(value, ru::ogrn(value)),
        "RU_ACCOUNT" => checked(value, ru::account(value, bic)),
        "EE_REGISTRY_CODE" => checked(value, ee::registry_code(value)),
        "EE_REFERENCE" => checked(value, ee::reference(value)),
        "EE_REFERENCE_BASE" => completed(value),
        _ => Output { normalized: iban::normalized(value), ..checked(value, iban::iban(value)) },
    };
    Ok(Answer::of(&output))
}

/// The bank's code, which only a Russian account needs; empty for other numbers.
fn bic<'a>(given: &'a Object<'_>, number_type: &str) -> Result<&'a str, Refusal> {
    match (number_type, given.text_if("bic")) {
        ("RU_ACCOUNT", Some(bic)) => Ok(bic),
        ("RU_ACCOUNT", None) => Err(Refusal::missing("bic")),
        (_, None) => Ok(""),
        (_, Some(_)) => Err(Refusal::conflict("bic", "bic-without-account")),
    }
}

fn checked(value: &str, result: Result<(), Fault>) -> Output {
    Output {
        valid: result.is_ok(),
        reason: result.err().map(Fault::code),
        normalized: without_spaces(value),
        weighted_sum: None,
        check_digit: None,
        completed: None,
        warnings: [],
    }
}

fn completed(base: &str) -> Output {
    match ee::make_reference(base) {
        Err(fault) => checked(base, Err(fault)),
        Ok(reference) => Output {
            weighted_sum: Some(reference.weighted_sum),
            check_digit: Some(reference.check_digit),
            completed: Some(reference.number),
            ..checked(base, Ok(()))
        },
    }
}
