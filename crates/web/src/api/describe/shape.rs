//! Shapes of JSON as OpenAPI 3.1 writes them.

use serde_json::{Map, Value, json};

pub(crate) fn text() -> Value {
    json!({ "type": "string" })
}

pub(crate) fn flag() -> Value {
    json!({ "type": "boolean" })
}

/// A whole number between bounds, both included.
pub(crate) fn whole(least: i64, most: i64) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": most })
}

/// Any whole number of 64 bits.
pub(crate) fn number() -> Value {
    json!({ "type": "integer", "format": "int64" })
}

pub(crate) fn day() -> Value {
    json!({ "type": "string", "format": "date" })
}

/// A plain decimal: digits, a point, as many decimals as the currency has.
pub(crate) fn decimal() -> Value {
    json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" })
}

/// ISO 4217.
pub(crate) fn currency() -> Value {
    json!({ "type": "string", "pattern": "^[A-Z]{3}$" })
}

/// One of these words.
pub(crate) fn word<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    json!({ "type": "string", "enum": words.into_iter().collect::<Vec<&str>>() })
}

pub(crate) fn list(item: Value) -> Value {
    json!({ "type": "array", "items": item })
}

/// A shape of the components.
pub(crate) fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// The shape, or null.
pub(crate) fn or_null(shape: Value) -> Value {
    json!({ "anyOf": [shape, { "type": "null" }] })
}

/// An object with these members and no others: name, shape, is it always there?
pub(crate) fn object(members: &[(&str, Value, bool)]) -> Value {
    let mut properties = Map::new();
    for (name, shape, _) in members {
        properties.insert((*name).to_owned(), shape.clone());
    }
    let needed: Vec<&str> =
        members.iter().filter(|(.., needed)| *needed).map(|(name, ..)| *name).collect();
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
