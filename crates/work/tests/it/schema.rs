//! The JSON Schema of policy files and the loader say the same: every key of one is a key of
//! the other, and what ships fits both.

use saldo_work::policies::{self, SCHEMA};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

/// Follows a reference inside the schema.
fn resolved<'s>(root: &'s Value, node: &'s Value) -> &'s Value {
    match node["$ref"].as_str() {
        None => node,
        Some(reference) => {
            let pointer = reference.strip_prefix('#').expect("a reference inside the file");
            root.pointer(pointer).unwrap_or_else(|| panic!("{reference} leads nowhere"))
        }
    }
}

/// The node that describes the table with this heading, such as `step.action`.
fn table<'s>(root: &'s Value, heading: &str) -> Option<&'s Value> {
    let mut node = root;
    for part in heading.split('.').filter(|part| !part.is_empty()) {
        node = resolved(root, node["properties"].get(part)?);
        node = if node["items"].is_object() { resolved(root, &node["items"]) } else { node };
    }
    Some(node)
}

/// Headings of all tables that the schema knows; the file itself is the empty heading.
fn headings(root: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![(String::new(), root)];
    while let Some((heading, node)) = open.pop() {
        for (key, child) in node["properties"].as_object().expect("a table has keys") {
            let child = resolved(root, child);
            let child =
                if child["items"].is_null() { child } else { resolved(root, &child["items"]) };
            if child["properties"].is_object() {
                let inner = format!("{heading}.{key}").trim_start_matches('.').to_owned();
                open.push((inner, child));
            }
        }
        found.insert(heading);
    }
    found
}

/// What the loader takes in each table, asked of the loader itself: it names every key when it
/// meets one that it does not know.
fn keys_of_loader(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut asked = BTreeMap::new();
    let lines: Vec<&str> = text.lines().collect();
    let mut places = vec![(String::new(), 0)];
    for (number, line) in lines.iter().enumerate() {
        if line.starts_with('[') {
            let heading = line.trim_matches(|letter| letter == '[' || letter == ']');
            places.push((heading.to_owned(), number + 1));
        }
    }
    for (heading, at) in places {
        let mut with: Vec<&str> = lines.clone();
        with.insert(at, "no-such-key = 1");
        let checked = policies::check("specimen.toml", &with.join("\n"));
        let message = checked.findings.first().map(|one| one.message.clone()).unwrap_or_default();
        let listed = message.split_once("expected").map(|(_, list)| list.to_owned());
        let listed = listed.unwrap_or_else(|| panic!("[{heading}]: {message:?} names no keys"));
        let keys = listed.split('`').skip(1).step_by(2).map(str::to_owned);
        asked.entry(heading).or_insert_with(BTreeSet::new).extend(keys);
    }
    asked
}

#[test]
fn the_schema_has_every_key_of_the_loader_and_no_other() {
    let root = schema();
    let mut asked: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // None that ships is for groups of customers.
    let first = policies::all_shipped().next().expect("one ships").1;
    let of_groups = format!("{}\n[scope]\ngroups = [\"A\"]\n", first.trim_end());
    for text in policies::all_shipped().map(|(_, text)| text).chain([of_groups.as_str()]) {
        for (heading, keys) in keys_of_loader(text) {
            asked.entry(heading).or_default().extend(keys);
        }
    }
    for (heading, keys) in &asked {
        let node = table(&root, heading).unwrap_or_else(|| panic!("no [{heading}] in the schema"));
        let known = node["properties"].as_object().expect("a table").keys().cloned().collect();
        assert_eq!(keys, &known, "[{heading}]");
        assert_eq!(node["additionalProperties"], Value::Bool(false), "[{heading}]");
    }
    // One description may stand for several tables: an action of a step and one of a rule.
    let node = |heading: &String| std::ptr::from_ref(table(&root, heading).expect("a table"));
    let asked: BTreeSet<*const Value> = asked.keys().map(node).collect();
    for heading in headings(&root) {
        assert!(asked.contains(&node(&heading)), "[{heading}] was not asked about");
    }
}

#[test]
fn the_policies_that_ship_fit_the_schema() {
    let root = schema();
    for (name, text) in policies::all_shipped() {
        let file: toml::Table = text.parse().expect("TOML");
        let file = serde_json::to_value(file).expect("as JSON");
        let mut faults = Vec::new();
        fits(&root, &root, &file, name, &mut faults);
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn the_schema_refuses_what_the_loader_refuses_by_form() {
    let root = schema();
    let text = policies::all_shipped().next().expect("one ships").1;
    let rows = [
        ("version = 1", "version = 0"),
        ("version = 1", "version = \"one\""),
        ("id = \"eight-step\"", "id = \"Eight Step\""),
        ("kind = \"task\"", "kind = \"fax\""),
        ("role = \"LEGAL\"", "role = \"LAWYER\""),
        ("min_gap_days = 2", "min_gap_days = 0"),
        ("lapses = true", "lapse = true"),
    ];
    for (passage, into) in rows {
        let broken = text.replacen(passage, into, 1);
        assert!(!policies::check("broken.toml", &broken).sound, "{into}: the loader");
        let file: toml::Table = broken.parse().expect("TOML");
        let file = serde_json::to_value(file).expect("as JSON");
        let mut faults = Vec::new();
        fits(&root, &root, &file, "", &mut faults);
        assert!(!faults.is_empty(), "{into}: the schema");
    }
}

/// Checks a value against a node, for the words that this schema uses; another word fails the
/// test, so that none is there in vain.
fn fits(root: &Value, node: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let node = resolved(root, node);
    let mut fault = |what: &str| faults.push(format!("{at}: {what}: {value}"));
    for (word, wanted) in node.as_object().expect("a node") {
        let holds = match word.as_str() {
            "type" => match wanted.as_str().expect("one type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "integer" => value.is_i64(),
                "boolean" => value.is_boolean(),
                other => panic!("the type {other}"),
            },
            "enum" => wanted.as_array().expect("a list").contains(value),
            "const" => wanted == value,
            "minimum" => value.as_i64().is_none_or(|number| Some(number) >= wanted.as_i64()),
            "maximum" => value.as_i64().is_none_or(|number| Some(number) <= wanted.as_i64()),
            "minLength" => length(value) >= wanted.as_u64(),
            "maxLength" => length(value) <= wanted.as_u64(),
            "minItems" => value.as_array().map(|list| list.len() as u64) >= wanted.as_u64(),
            "format" => value.as_str().is_some_and(|day| day.parse::<saldo_domain::Day>().is_ok()),
            "pattern" => value.as_str().is_some_and(is_name),
            "required" => {
                let keys = wanted.as_array().expect("a list").iter().filter_map(Value::as_str);
                keys.into_iter().all(|key| value.get(key).is_some())
            }
            "additionalProperties" => {
                let known = node["properties"].as_object().expect("a table");
                value.as_object().is_some_and(|own| own.keys().all(|key| known.contains_key(key)))
            }
            "properties" | "items" | "description" | "default" | "$schema" | "$id" | "title"
            | "$defs" => true,
            other => panic!("the word {other}"),
        };
        if !holds {
            fault(word);
        }
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        if let Some(node) = node["properties"].get(key) {
            fits(root, node, inner, &format!("{at}.{key}"), faults);
        }
    }
    for inner in value.as_array().into_iter().flatten().filter(|_| node["items"].is_object()) {
        fits(root, &node["items"], inner, at, faults);
    }
}

fn length(value: &Value) -> Option<u64> {
    value.as_str().map(|text| text.chars().count() as u64)
}

/// The one pattern of the schema.
fn is_name(text: &str) -> bool {
    let permitted = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.split('-').all(|part| !part.is_empty() && part.chars().all(permitted))
}
