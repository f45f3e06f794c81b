//! Competence, control by day and contacts: what is refused, in which order, and what the
//! answer is at the edges of the rules.

use saldo_calc::{Facts, Refusal, calculate};
use saldo_letters::{Language, Texts};
use serde_json::{Value, json};

fn answered(kind: &str, input: &Value) -> Result<Value, Refusal> {
    let answer = calculate(kind, input.to_string().as_bytes(), &Facts::shipped())?;
    Ok(serde_json::from_slice(answer.bytes()).expect("JSON"))
}

/// Every named field of `expected` stands in the output.
fn check(kind: &str, input: Value, expected: &Value) {
    let output = answered(kind, &input).unwrap_or_else(|refusal| panic!("{input}: {refusal:?}"));
    for (field, value) in expected.as_object().expect("fields") {
        assert_eq!(&output[field], value, "{kind} {input}: {field}");
    }
}

#[test]
fn contradictions_are_told_in_every_language_by_the_field_they_lie_in() {
    let papers = |present: Value, extract: Value| json!({ "present": present, "extract_date": extract, "as_of": "2026-02-20" });
    let attempts = |times: [&str; 3]| {
        let attempts = times.map(|at| json!({ "at": at, "channel": "POST" }));
        json!({ "debtor_type": "LEGAL_ENTITY", "debt_type": "BUSINESS", "attempts": attempts })
    };
    let delay =
        json!({ "due_month": "2026-01", "days": 1, "warned": true, "restructuring_agreed": true });
    let rows = [
        (
            "deferral-authority",
            json!({ "status": "RELIABLE", "due_date": "2026-01-01", "as_of": "2026-02-02", "requested_date": "2026-02-01", "repeated": false }),
            "conflict",
            "requested_date",
        ),
        (
            "customer-status",
            json!({ "months_with_deferral": 1, "obligations_due": 0, "delays": [delay] }),
            "conflict",
            "delays",
        ),
        ("document-package", papers(json!([4, 1, 1]), json!(null)), "conflict", "present[2]"),
        ("document-package", papers(json!([4]), json!(null)), "missing_field", "extract_date"),
        ("document-package", papers(json!([]), json!("2026-02-21")), "conflict", "extract_date"),
        (
            "contact-limits",
            attempts(["2026-03-02T10:00", "2026-03-02T10:00", "2026-03-02T09:59"]),
            "conflict",
            "attempts[2].at",
        ),
    ];
    for (kind, input, code, field) in rows {
        let refusal = answered(kind, &input).expect_err("a contradiction");
        assert_eq!((refusal.code().word(), refusal.field()), (code, field), "{kind} {input}");
        for language in Language::ALL {
            let message = refusal.message(Texts::of(language));
            assert!(!message.contains('⟦') && !message.contains('{'), "{message}");
        }
    }
}

#[test]
fn a_year_without_calendar_is_refused_only_where_it_is_needed() {
    let delay = |basis: &str| json!({ "due_date": "2026-12-10", "as_of": "2026-12-20", "basis": basis, "calendar": "RU" });
    let contact = |channel: &str| json!({ "debtor_type": "INDIVIDUAL", "debt_type": "PERSONAL", "attempts": [{ "at": "2027-01-11T12:00", "channel": channel }] });
    let rows = [
        (
            "escalation",
            json!({ "due_date": "2026-12-10", "as_of": "2026-12-10", "calendar": "RU" }),
        ),
        ("tolerated-delay", delay("BANKING_DAYS")),
        ("contact-limits", contact("CALL")),
        (
            "reminders",
            json!({ "status": "NON_PAYING", "had_delays": true, "due_date": "2027-01-12", "calendar": "RU" }),
        ),
    ];
    for (kind, input) in rows {
        let refused = answered(kind, &input).map_err(|refusal| refusal.code().word());
        assert_eq!(refused, Err("no_calendar"), "{kind}");
    }
    let weeks = json!({ "fifteen_banking_days": null, "twenty_banking_days": null, "days_left": 11, "warnings": ["CALENDAR_MISSING"] });
    check("tolerated-delay", delay("CALENDAR_WEEKS"), &weeks);
    check("contact-limits", contact("POST"), &json!({ "allowed_count": 1, "refused_count": 0 }));
}

#[test]
fn what_is_absent_is_null_and_what_is_not_late_has_nobody() {
    let waiver = json!({ "due_date": "2026-03-02", "repaid_on": "2026-03-01", "full_repayment": true, "oral_request": true });
    let nobody = json!({ "day_of_delay": 0, "week": 0, "authority": null, "clause": null });
    check("waiver-authority", waiver, &nobody);
    let not_late = json!({ "due_date": "2026-03-02", "as_of": "2026-03-02", "calendar": "EE" });
    check("escalation", not_late, &json!({ "roles": [], "overdue_working_days": 0 }));
    let no_statistics = json!({ "months_with_deferral": 12, "obligations_due": 0, "delays": [] });
    let unknown = json!({ "status": "UNCERTAIN", "reasons": ["NO_STATISTICS"], "late_share_pct": null, "warnings": ["ZERO_DENOMINATOR"] });
    check("customer-status", no_statistics, &unknown);
    let no_extract = json!({ "present": [1], "as_of": "2026-03-02" });
    let missing = json!({ "missing": [2, 3, 4, 5, 6, 7, 8], "extract_age_days": null, "extract_valid": false });
    check("document-package", no_extract, &missing);
}

#[test]
fn dates_pass_the_end_of_the_permitted_days_where_they_are_only_shown() {
    let request = json!({ "status": "THREAT", "due_date": "2099-12-31", "as_of": "2099-12-31", "requested_date": "2099-12-31", "repeated": true });
    let granted = json!({ "limit_date": "2100-02-28", "authority": "HEAD_OF_SALES" });
    check("deferral-authority", request, &granted);
    let weeks = json!({ "due_date": "2099-12-31", "as_of": "2099-12-31", "basis": "CALENDAR_WEEKS", "calendar": "EE" });
    check("tolerated-delay", weeks, &json!({ "decision_until": "2100-01-28", "days_left": 21 }));
}

#[test]
fn a_value_of_another_type_is_shown_as_what_it_is() {
    let rows = [
        ("{\"year\": [2026, 1]}", "“year” is […]. Give a whole number"),
        ("{\"year\": {\"a\": 1}}", "“year” is {…}. Give a whole number"),
        ("[2026]", "The input is […]. Give an object in braces."),
        ("null", "The input is null. Give an object in braces."),
    ];
    for (input, expected) in rows {
        let refusal = calculate("review-dates", input.as_bytes(), &Facts::shipped());
        let message = refusal.expect_err(input).message(Texts::of(Language::En));
        assert!(message.contains(expected), "{input}: {message}");
    }
    let empty = "{\"as_of\": \"2026-03-02\", \"rate_pct_per_day\": \"0.1\", \"invoices\": []}";
    let refusal = calculate("contract-penalty", empty.as_bytes(), &Facts::shipped());
    let message = refusal.expect_err(empty).message(Texts::of(Language::En));
    assert!(message.contains("“invoices” is “0”"), "{message}");
}
