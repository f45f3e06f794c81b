//! Why an input was refused.

use crate::shape::Shape;
use saldo_domain::calendar::NoCalendar;
use saldo_domain::rates::NoRate;
use saldo_letters::{Texts, Value};
use serde::{Serialize, Serializer};

/// The kind of fault (section 1.3 of the contract).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    InvalidJson,
    UnknownKind,
    UnknownField,
    MissingField,
    WrongType,
    BadFormat,
    OutOfRange,
    UnknownValue,
    Conflict,
    NoRate,
    NoCalendar,
}

impl Code {
    /// Every code, in the order of the contract.
    pub const ALL: [Code; 11] = [
        Code::InvalidJson,
        Code::UnknownKind,
        Code::UnknownField,
        Code::MissingField,
        Code::WrongType,
        Code::BadFormat,
        Code::OutOfRange,
        Code::UnknownValue,
        Code::Conflict,
        Code::NoRate,
        Code::NoCalendar,
    ];

    /// The word of the contract.
    pub const fn word(self) -> &'static str {
        match self {
            Code::InvalidJson => "invalid_json",
            Code::UnknownKind => "unknown_kind",
            Code::UnknownField => "unknown_field",
            Code::MissingField => "missing_field",
            Code::WrongType => "wrong_type",
            Code::BadFormat => "bad_format",
            Code::OutOfRange => "out_of_range",
            Code::UnknownValue => "unknown_value",
            Code::Conflict => "conflict",
            Code::NoRate => "no_rate",
            Code::NoCalendar => "no_calendar",
        }
    }
}

/// The first fault found in an input: its code, the path of the value, and what to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    code: Code,
    field: String,
    /// Key of the message, after `calc-why-`.
    why: &'static str,
    values: Vec<(&'static str, String)>,
    /// What the field wants, where the message names it.
    wanted: Option<Shape>,
}

impl Refusal {
    fn new(code: Code, field: impl Into<String>, why: &'static str) -> Self {
        Self { code, field: field.into(), why, values: Vec::new(), wanted: None }
    }

    /// Fields that contradict each other.
    pub(crate) fn conflict(field: impl Into<String>, why: &'static str) -> Self {
        Self::new(Code::Conflict, field, why)
    }

    /// A field that is needed with these others.
    pub(crate) fn missing(field: impl Into<String>) -> Self {
        Self::new(Code::MissingField, field, "missing")
    }

    /// A readable value that may not stand here.
    pub(crate) fn out_of_range(field: impl Into<String>, why: &'static str) -> Self {
        Self::new(Code::OutOfRange, field, why)
    }

    /// A day for which no figure of the law is loaded.
    pub(crate) fn no_rate(field: impl Into<String>, why: &'static str) -> Self {
        Self::new(Code::NoRate, field, why)
    }

    pub(crate) fn unknown_field(field: String) -> Self {
        Self::new(Code::UnknownField, field, "unknown-field")
    }

    /// A value of another shape than `wanted`.
    pub(crate) fn shape(code: Code, field: String, wanted: Shape, value: &str) -> Self {
        let why = match code {
            Code::WrongType if field.is_empty() => "wrong-input",
            Code::WrongType => "wrong-type",
            Code::BadFormat => "bad-format",
            Code::UnknownValue => "unknown-value",
            _ => "out-of-range",
        };
        let mut refusal = Self::new(code, field, why).with("value", shortened(value));
        refusal.wanted = Some(wanted);
        refusal
    }

    pub(crate) fn no_kind(name: &str) -> Self {
        Self::new(Code::UnknownKind, "", "unknown-kind").with("kind", shortened(name))
    }

    pub(crate) fn invalid_json(what: &str) -> Self {
        Self::new(Code::InvalidJson, "", "invalid-json").with("what", what.to_owned())
    }

    pub(crate) fn no_job() -> Self {
        Self::new(Code::InvalidJson, "", "no-job")
    }

    /// This refusal with a value its message names.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// The kind of fault.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Path of the value, e.g. `invoices[0].payments[1].amount`; empty for the whole input.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// What is wrong and what to do, for a person.
    pub fn message(&self, texts: &Texts) -> String {
        let mut values: Vec<(&str, Value)> =
            self.values.iter().map(|(name, value)| (*name, Value::from(value))).collect();
        values.push(("field", Value::from(&self.field)));
        if let Some(shape) = self.wanted {
            values.push(("wanted", Value::from(wanted(shape, texts))));
        }
        texts.with(&format!("calc-why-{}", self.why), &values)
    }

    /// The error object of the contract: `{"error": {…}}` without the outer braces' name.
    pub fn object(&self, texts: &Texts) -> impl Serialize {
        ErrorObject { code: self.code, field: self.field.clone(), message: self.message(texts) }
    }

    /// `{"error": {…}}` as JSON text.
    pub fn into_text(self, texts: &Texts) -> String {
        #[derive(Serialize)]
        struct Wrapped<T> {
            error: T,
        }
        serde_json::to_string(&Wrapped { error: self.object(texts) }).expect("texts are JSON")
    }
}

#[derive(Serialize)]
struct ErrorObject {
    code: Code,
    field: String,
    message: String,
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl From<NoRate> for Refusal {
    fn from(none: NoRate) -> Self {
        Self::new(Code::NoRate, "", "no-rate")
            .with("table", none.table)
            .with("day", none.day.to_string())
            .with("first", none.first.to_string())
            .with("last", none.last.to_string())
    }
}

impl From<NoCalendar> for Refusal {
    fn from(none: NoCalendar) -> Self {
        Self::new(Code::NoCalendar, "", "no-calendar")
            .with("calendar", none.calendar)
            .with("year", none.year.to_string())
    }
}

/// What a field wants, in words.
fn wanted(shape: Shape, texts: &Texts) -> String {
    let plain = |name: &str| texts.get(&format!("calc-wanted-{name}"));
    let bounds = |name: &str, least: String, most: String| {
        let key = format!("calc-wanted-{name}");
        texts.with(&key, &[("least", least.into()), ("most", most.into())])
    };
    match shape {
        Shape::Money => plain("money"),
        Shape::MoneyAboveZero => plain("money-above-zero"),
        Shape::MoneySigned => plain("money-signed"),
        Shape::Rate => plain("rate"),
        Shape::Rate100 => plain("rate100"),
        Shape::RateBelow100 => plain("rate-below-100"),
        Shape::Decimal => plain("decimal"),
        Shape::Date => plain("date"),
        Shape::Month => plain("month"),
        Shape::Moment => plain("moment"),
        Shape::Int(least, most) => bounds("int", least.to_string(), most.to_string()),
        Shape::Flag => plain("flag"),
        Shape::Text => plain("text"),
        Shape::TextOrEmpty => plain("text-or-empty"),
        Shape::Word(words) => texts.with_text("calc-wanted-word", "words", &words.join(", ")),
        Shape::List(least, most, _) => bounds("list", least.to_string(), most.to_string()),
        Shape::Object(_) => plain("object"),
    }
}

/// A value as a message shows it.
fn shortened(value: &str) -> String {
    match value.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
