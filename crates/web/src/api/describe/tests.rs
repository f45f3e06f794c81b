use super::*;
use crate::api::served;
use saldo_letters::Language;
use std::collections::BTreeSet;

fn described() -> Value {
    document(served().operations(), Texts::of(Language::En))
}

/// Every reference of a document leads somewhere.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(to)) = members.get("$ref") {
                found.insert(to.clone());
            }
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn every_reference_leads_to_a_shape_and_every_shape_is_used() {
    let document = described();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    let schemas = document["components"]["schemas"].as_object().expect("shapes");
    let there: BTreeSet<String> =
        schemas.keys().map(|name| format!("#/components/schemas/{name}")).collect();
    assert_eq!(found, there);
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_it_needs() {
    let document = described();
    let mut names = BTreeSet::new();
    let paths = document["paths"].as_object().expect("paths");
    assert!(paths.len() > kinds().len() + 5, "{}", paths.len());
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("methods") {
            let id = operation["operationId"].as_str().expect("a name");
            assert!(names.insert(id.to_owned()), "{id} twice");
            let summary = operation["summary"].as_str().expect("words");
            assert!(!summary.is_empty() && !summary.contains('⟦'), "{path} {method}: {summary}");
            let yes = operation["responses"].as_object().expect("answers").keys();
            assert!(yes.clone().any(|status| status.starts_with('2')), "{path}: {yes:?}");
            let open = operation["security"].as_array().expect("needs").is_empty();
            let public = path.starts_with("/api/v1/calc") || path == "/api/v1/openapi.json";
            assert_eq!(open, public, "{path}");
        }
    }
}

#[test]
fn the_description_speaks_three_languages() {
    for language in Language::ALL {
        let text = document(served().operations(), Texts::of(language)).to_string();
        assert!(!text.contains('⟦'), "{language:?}: a text is missing");
    }
}

/// Nothing under `/api/` is served around the description.
#[test]
fn no_address_of_the_interface_is_routed_elsewhere() {
    for (file, text) in [
        ("routes.rs", include_str!("../../routes.rs")),
        ("calc.rs", include_str!("../calc.rs")),
        ("credit.rs", include_str!("../credit.rs")),
        ("root.rs", include_str!("../root.rs")),
        ("mod.rs", include_str!("../mod.rs")),
    ] {
        assert!(!text.contains(".route(\"/api"), "{file} serves an address nobody describes");
    }
}
