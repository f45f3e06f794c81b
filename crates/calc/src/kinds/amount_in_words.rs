//! Sums of money in words.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_letters::Language;
use saldo_letters::amount_words::{Unit, amount_in_words};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "amount-in-words",
    group: Group::Documents,
    cites: "F-N",
    fields: &[
        Field::needed("amount", Shape::Money),
        Field::needed("language", Shape::Word(&["ru", "et", "en"])),
        Field::needed("currency", Shape::Word(&["RUB", "EUR"])),
    ],
    example: r#"{"amount": "1300001.21", "language": "ru", "currency": "RUB"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    words: String,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let language = Language::from_code(given.word("language")).expect("the field names languages");
    let unit = Unit::from_code(given.word("currency")).expect("the field names currencies");
    let words = amount_in_words(given.amount("amount"), unit, language);
    Ok(Answer::of(&Output { words: words.expect("the field takes 0.00 to LARGEST"), warnings: [] }))
}
