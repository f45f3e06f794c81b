//! The worked cases of the contract, every one through the core.

mod worked;

use saldo_calc::{Facts, Json, calculate, kind, kinds};
use saldo_letters::{Language, Texts};
use serde_json::{Value, json};

/// The answer of the core in the form of a batch line.
fn answer(case: &Value, facts: &Facts) -> Value {
    let name = case["kind"].as_str().expect("a kind");
    match calculate(name, case["input"].to_string().as_bytes(), facts) {
        Ok(answer) => {
            let output: Value = serde_json::from_slice(answer.bytes()).expect("an answer is JSON");
            json!({ "output": output })
        }
        Err(refusal) => {
            let text = refusal.into_text(Texts::of(Language::Et));
            serde_json::from_str(&text).expect("a refusal is JSON")
        }
    }
}

#[test]
fn every_worked_case_holds_in_the_core() {
    let facts = Facts::shipped();
    let wrong: Vec<String> = worked::cases()
        .iter()
        .flat_map(|case| worked::wrong(case, &answer(case, &facts)))
        .collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_example_of_every_kind_is_answered() {
    let facts = Facts::shipped();
    assert_eq!(kinds().len(), 45);
    for kind in kinds() {
        let answer = calculate(kind.name, kind.example.as_bytes(), &facts);
        let answer = answer.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", kind.name));
        let output: Value = serde_json::from_slice(answer.bytes()).expect("JSON");
        assert!(output["warnings"].is_array(), "{} has no warnings", kind.name);
    }
}

#[test]
fn every_default_is_what_its_field_takes() {
    // A kind whose lists are empty and whose options are left out asks for each default.
    for kind in kinds() {
        let named = kind.fields.iter().all(|field| !field.name.is_empty());
        assert!(named && !kind.cites.is_empty() && !kind.example.is_empty(), "{}", kind.name);
    }
    assert!(kind("no-such-kind").is_err());
}

#[test]
fn whole_inputs_that_are_no_input_are_refused() {
    let facts = Facts::shipped();
    let rows = [
        ("", "invalid_json"),
        ("{", "invalid_json"),
        ("{} {}", "invalid_json"),
        (r#"{"year": 2026, "year": 2027}"#, "invalid_json"),
        ("[]", "wrong_type"),
        ("null", "wrong_type"),
        (r#"{"year": 2026.0}"#, "wrong_type"),
        (r#"{"year": "2026"}"#, "wrong_type"),
        (r#"{"year": true}"#, "wrong_type"),
        (r#"{"year": 1999}"#, "out_of_range"),
        (r#"{"year": 99999999999999999999}"#, "out_of_range"),
        (r#"{"year": null}"#, "missing_field"),
        (r#"{"years": null}"#, "unknown_field"),
    ];
    for (input, code) in rows {
        let refused = calculate("review-dates", input.as_bytes(), &facts);
        assert_eq!(refused.map_err(|refusal| refusal.code().word()), Err(code), "{input}");
    }
    assert!(Json::read(b"\xef\xbb\xbf{}").is_ok(), "a byte order mark is no part of the text");
}
