//! The worked cases of the contract and how an answer is held against one. The core, the
//! command line and HTTP are tested from this one table.

use serde_json::Value;

/// Every case: id, kind, input, and what is expected or refused.
pub(crate) fn cases() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("cases.json")).expect("JSON");
    let cases = file["cases"].as_array().expect("a list of cases").clone();
    assert_eq!(cases.len(), 336, "the whole table is read");
    cases
}

/// What differs between a case and an answer: `{"output": …}` or `{"error": …}`.
pub(crate) fn wrong(case: &Value, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    match (&case["expected"], &case["expected_error"]) {
        (Value::Null, Value::Null) => found.push("the case expects nothing".to_owned()),
        (expected, Value::Null) => differences("output", expected, &answer["output"], &mut found),
        (_, expected) => {
            // Where data is missing the contract leaves the field free.
            let free = expected["code"] == "no_rate" || expected["code"] == "no_calendar";
            let names: &[&str] = if free { &["code"] } else { &["code", "field"] };
            for name in names {
                differences(name, &expected[*name], &answer["error"][*name], &mut found);
            }
            let message = answer["error"]["message"].as_str().unwrap_or_default();
            if message.is_empty() {
                found.push("nothing is said to the person".to_owned());
            }
        }
    }
    if found.is_empty() {
        return found;
    }
    let (id, kind) = (&case["id"], &case["kind"]);
    found.into_iter().map(|what| format!("{id} {kind}: {what}")).collect()
}

/// Where `expected` names something else than `got` holds.
fn differences(path: &str, expected: &Value, got: &Value, found: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (name, value) in expected {
                let path = format!("{path}.{name}");
                match got.get(name) {
                    Some(got) => differences(&path, value, got, found),
                    None => found.push(format!("{path} is missing")),
                }
            }
        }
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => {
            for (at, (expected, got)) in expected.iter().zip(got).enumerate() {
                differences(&format!("{path}[{at}]"), expected, got, found);
            }
        }
        (expected, got) if expected == got => {}
        (expected, got) => found.push(format!("{path}: expected {expected}, got {got}")),
    }
}
