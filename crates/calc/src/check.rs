//! The structure of an input against the fields of its kind: unknown fields, presence, type,
//! format and range, in the order of the fields; the first fault found is the answer.

mod texts;

use crate::given::{Given, Object};
use crate::json::Json;
use crate::refusal::{Code, Refusal};
use crate::shape::{Field, Need, Shape};
use std::fmt::Write;

/// The checked input of a kind with these fields.
pub(crate) fn input<'a>(fields: &'static [Field], input: &Json<'a>) -> Result<Object<'a>, Refusal> {
    match input {
        Json::Object(entries) => object(fields, entries, Path::Root),
        other => Err(refuse(Code::WrongType, Path::Root, Shape::Object(fields), other)),
    }
}

/// Where a value stands; written out only when it is refused.
#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Field(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl Path<'_> {
    fn text(self) -> String {
        match self {
            Path::Root => String::new(),
            Path::Field(Path::Root, name) => name.to_owned(),
            Path::Field(parent, name) => format!("{}.{name}", parent.text()),
            Path::Item(parent, index) => {
                let mut text = parent.text();
                write!(text, "[{index}]").expect("a String takes text");
                text
            }
        }
    }
}

type Entries<'a> = [(std::borrow::Cow<'a, str>, Json<'a>)];

fn object<'a>(
    fields: &'static [Field],
    entries: &Entries<'a>,
    path: Path<'_>,
) -> Result<Object<'a>, Refusal> {
    let known = |name: &str| fields.iter().any(|field| field.name == name);
    if let Some((name, _)) = entries.iter().find(|(name, _)| !known(name)) {
        return Err(Refusal::unknown_field(Path::Field(&path, name).text()));
    }
    let mut values = Vec::with_capacity(fields.len());
    for field in fields {
        let given = entries.iter().find(|(name, _)| name == field.name).map(|(_, value)| value);
        let path = Path::Field(&path, field.name);
        values.push(match (given, field.need) {
            (Some(value), _) if *value != Json::Null => check(field.shape, value, path)?,
            (_, Need::Needed) => return Err(Refusal::missing(path.text())),
            (_, Need::Optional) => Given::Absent,
            (_, Need::Preset(default)) => preset(field.shape, default),
        });
    }
    Ok(Object { fields, values })
}

/// The value a default stands for.
fn preset<'a>(shape: Shape, default: &'static str) -> Given<'a> {
    let read = |json: &Json<'static>| check(shape, json, Path::Root);
    let value = Json::read(default.as_bytes()).and_then(|json| read(&json));
    value.expect("a test checks every default")
}

fn check<'a>(shape: Shape, value: &Json<'a>, path: Path<'_>) -> Result<Given<'a>, Refusal> {
    match (shape, value) {
        (Shape::Int(least, most), Json::Whole(number)) if (least..=most).contains(number) => {
            Ok(Given::Int(*number))
        }
        (Shape::Int(..), Json::Whole(_) | Json::Huge(_)) => {
            Err(refuse(Code::OutOfRange, path, shape, value))
        }
        (Shape::Flag, Json::Flag(flag)) => Ok(Given::Flag(*flag)),
        (Shape::List(least, most, item), Json::List(items)) => {
            if !(least..=most).contains(&items.len()) {
                return Err(refuse(Code::OutOfRange, path, shape, value));
            }
            let checked = |(at, value)| check(*item, value, Path::Item(&path, at));
            items.iter().enumerate().map(checked).collect::<Result<_, _>>().map(Given::List)
        }
        (Shape::Object(fields), Json::Object(entries)) => {
            object(fields, entries, path).map(Given::Object)
        }
        (Shape::Int(..) | Shape::Flag | Shape::List(..) | Shape::Object(_), _) => {
            Err(refuse(Code::WrongType, path, shape, value))
        }
        (_, Json::Text(text)) => {
            texts::read(shape, text).map_err(|code| refuse(code, path, shape, value))
        }
        (_, _) => Err(refuse(Code::WrongType, path, shape, value)),
    }
}

fn refuse(code: Code, path: Path<'_>, wanted: Shape, value: &Json<'_>) -> Refusal {
    let shown = match value {
        Json::Null => "null".to_owned(),
        Json::Flag(flag) => flag.to_string(),
        Json::Whole(number) => number.to_string(),
        Json::Huge(number) | Json::Fraction(number) => number.clone(),
        Json::Text(text) => text.to_string(),
        // How many there are matters only where that is what is wrong.
        Json::List(items) if code == Code::OutOfRange => items.len().to_string(),
        Json::List(_) => "[…]".to_owned(),
        Json::Object(_) => "{…}".to_owned(),
    };
    Refusal::shape(code, path.text(), wanted, &shown)
}
