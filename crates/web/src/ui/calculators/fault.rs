//! A refusal in the words of a form: the contract speaks of quotes and braces, a person sees
//! fields with labels.

use super::draft::Draft;
use super::form::Fault;
use super::labels::Labels;
use saldo_calc::{Code, Refusal, Shape};
use saldo_letters::Value;

/// What to say beside the field a refusal names.
pub(super) fn told(refusal: &Refusal, draft: &mut Draft, labels: Labels) -> Fault {
    let path = refusal.field().to_owned();
    let message = match draft.at(&path) {
        Some(Draft::Leaf { text, .. }) if text.trim().is_empty() => {
            labels.texts.get("calc-ask-missing")
        }
        Some(Draft::Leaf { shape, text, .. }) if is_of_shape(refusal.code()) => {
            asked(*shape, text, labels)
        }
        _ => named(&refusal.message(labels.texts), &path, labels),
    };
    Fault { path, message }
}

/// Is the value by itself at fault, whatever the others are?
fn is_of_shape(code: Code) -> bool {
    matches!(code, Code::WrongType | Code::BadFormat | Code::OutOfRange | Code::UnknownValue)
}

/// What fits here, with an example in the reader's notation.
fn asked(shape: Shape, typed: &str, labels: Labels) -> String {
    let texts = labels.texts;
    let mut values: Vec<(&str, Value)> = vec![("value", typed.trim().into())];
    let mut example = |plain: &str| values.push(("example", texts.decimal(plain).into()));
    let key = match shape {
        Shape::Money => {
            example("1500.00");
            "money"
        }
        Shape::MoneyAboveZero => {
            example("1500.00");
            "money-above-zero"
        }
        Shape::MoneySigned => {
            example("-1500.00");
            "money-signed"
        }
        Shape::Rate => {
            example("14.25");
            "rate"
        }
        Shape::Rate100 | Shape::RateBelow100 => {
            example("12.5");
            "rate100"
        }
        Shape::Decimal => {
            example("12.5");
            "decimal"
        }
        Shape::Date => "date",
        Shape::Month => "month",
        Shape::Moment => "moment",
        Shape::Int(least, most) => {
            values.push(("least", texts.number(least).into()));
            values.push(("most", texts.number(most).into()));
            "int"
        }
        Shape::Text | Shape::TextOrEmpty => "text",
        _ => "choice",
    };
    texts.with(&format!("calc-ask-{key}"), &values)
}

/// The sentence with the label of the field where it names the path.
fn named(message: &str, path: &str, labels: Labels) -> String {
    let last = path.rsplit(['.', ']']).find(|part| !part.is_empty()).unwrap_or(path);
    let name = last.split('[').next().unwrap_or(last);
    if name.is_empty() || !labels.texts.has(&format!("calc-field-{name}")) {
        return message.to_owned();
    }
    let label = labels.field(name);
    let quotes = [('“', '”'), ('«', '»'), ('„', '“'), ('„', '”')];
    quotes.into_iter().fold(message.to_owned(), |text, (open, close)| {
        text.replace(&format!("{open}{path}{close}"), &format!("{open}{label}{close}"))
    })
}
