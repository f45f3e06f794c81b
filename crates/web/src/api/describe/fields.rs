//! The fields of a calculator as a shape of JSON: the same table by which its input is checked.

use saldo_calc::{Field, Kind, Need, Shape};
use saldo_letters::Texts;
use serde_json::{Map, Value, json};

/// An object with these fields of a kind.
pub(super) fn object(kind: &Kind, fields: &[Field], texts: &Texts) -> Value {
    let mut properties = Map::new();
    for field in fields {
        properties.insert(field.name.to_owned(), described(kind, field, texts));
    }
    let needed: Vec<&str> =
        fields.iter().filter(|field| field.need == Need::Needed).map(|field| field.name).collect();
    let mut shape = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !needed.is_empty() {
        shape["required"] = json!(needed);
    }
    shape
}

/// What may be left out may also be null.
fn described(kind: &Kind, field: &Field, texts: &Texts) -> Value {
    let mut shape = of(kind, field.shape, texts);
    if field.need != Need::Needed {
        shape = super::shape::or_null(shape);
    }
    if let Need::Preset(default) = field.need {
        shape["default"] = serde_json::from_str(default).expect("a test checks every default");
    }
    let own = format!("calc-field-{}-{}", kind.name, field.name);
    let key = if texts.has(&own) { own } else { format!("calc-field-{}", field.name) };
    if texts.has(&key) {
        shape["description"] = json!(texts.get(&key));
    }
    shape
}

fn of(kind: &Kind, shape: Shape, texts: &Texts) -> Value {
    let pattern = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    match shape {
        Shape::Money => pattern(r"^(0|[1-9][0-9]{0,14})\.[0-9]{2}$"),
        Shape::MoneyAboveZero => pattern(r"^(0\.(0[1-9]|[1-9][0-9])|[1-9][0-9]{0,14}\.[0-9]{2})$"),
        Shape::MoneySigned => {
            pattern(r"^(0\.00|-?0\.(0[1-9]|[1-9][0-9])|-?[1-9][0-9]{0,14}\.[0-9]{2})$")
        }
        Shape::Rate => pattern(r"^(1000(\.0{1,6})?|(0|[1-9][0-9]{0,2})(\.[0-9]{1,6})?)$"),
        Shape::Rate100 => pattern(r"^(100(\.0{1,6})?|(0|[1-9][0-9]?)(\.[0-9]{1,6})?)$"),
        Shape::RateBelow100 => pattern(r"^(0|[1-9][0-9]?)(\.[0-9]{1,6})?$"),
        // Written without a minus before a zero, which no pattern says in few words.
        Shape::Decimal => pattern(r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$"),
        Shape::Date => {
            json!({ "type": "string", "format": "date", "pattern": r"^(199[0-9]|20[0-9]{2})-" })
        }
        Shape::Month => pattern(r"^(199[0-9]|20[0-9]{2})-(0[1-9]|1[0-2])$"),
        Shape::Moment => {
            pattern(r"^(199[0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]$")
        }
        Shape::Int(least, most) => super::shape::whole(least, most),
        Shape::Flag => super::shape::flag(),
        // Something that can be read, and no control characters.
        Shape::Text => {
            let pattern = r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$";
            json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": pattern })
        }
        Shape::TextOrEmpty => {
            json!({ "type": "string", "maxLength": 200, "pattern": r"^[^\x00-\x1f\x7f]*$" })
        }
        Shape::Word(words) => super::shape::word(words.iter().copied()),
        Shape::List(least, most, item) => {
            let item = of(kind, *item, texts);
            json!({ "type": "array", "minItems": least, "maxItems": most, "items": item })
        }
        Shape::Object(fields) => object(kind, fields, texts),
    }
}
