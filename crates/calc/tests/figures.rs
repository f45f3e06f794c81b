//! Credit, motivation, documents and numbers: which contradiction is told first, and what
//! stands where nothing is given or nothing can be divided.

use saldo_calc::{Facts, Refusal, calculate};
use saldo_letters::{Language, Texts};
use serde_json::{Value, json};

fn calculated(kind: &str, input: &Value) -> Result<Value, Refusal> {
    let answer = calculate(kind, input.to_string().as_bytes(), &Facts::shipped())?;
    Ok(serde_json::from_slice(answer.bytes()).expect("an answer is JSON"))
}

/// `base` with these fields set, or left out where they are null.
fn with(base: &Value, changes: Value) -> Value {
    let mut input = base.clone();
    let fields = input.as_object_mut().expect("an object");
    fields.extend(changes.as_object().expect("fields").clone());
    input
}

/// Each change of `base` is refused with this code at this field, in every language with words
/// of its own and all their places filled.
fn check_refusals<const ROWS: usize>(kind: &str, base: &Value, rows: [(Value, &str, &str); ROWS]) {
    for (changes, code, field) in rows {
        let input = with(base, changes);
        let refusal = calculated(kind, &input).expect_err("contradictions are refused");
        assert_eq!((refusal.code().word(), refusal.field()), (code, field), "{kind} {input}");
        for language in Language::ALL {
            let message = refusal.message(Texts::of(language));
            assert!(!message.contains(['⟦', '{']), "{kind} {language:?}: {message}");
        }
    }
}

/// Each change of `base` is answered with these fields.
fn check_answers<const ROWS: usize>(kind: &str, base: &Value, rows: [(Value, Value); ROWS]) {
    for (changes, expected) in rows {
        let input = with(base, changes);
        let output = calculated(kind, &input).expect("a sound input");
        for (field, value) in expected.as_object().expect("fields") {
            assert_eq!(&output[field], value, "{kind} {input}: {field}");
        }
    }
}

#[test]
fn a_discount_is_below_the_price_and_ends_before_the_deferral() {
    let offer = json!({ "discount_pct": "2", "discount_days": 10, "net_days": 30 });
    check_refusals(
        "early-payment-discount",
        &offer,
        [
            (json!({ "discount_pct": "100", "net_days": 0 }), "out_of_range", "discount_pct"),
            (json!({ "net_days": 10, "amount": "1.00" }), "conflict", "net_days"),
            (json!({ "amount": "1.00" }), "missing_field", "capital_cost_pct"),
            (json!({ "capital_cost_pct": "16" }), "missing_field", "amount"),
        ],
    );
    check_answers(
        "early-payment-discount",
        &offer,
        [
            (json!({}), json!({ "annual_rate_pct": "37.24", "concession": null })),
            (
                json!({ "discount_pct": "99.999999" }),
                json!({ "annual_rate_pct": "182499998175.00" }),
            ),
        ],
    );
}

#[test]
fn a_limit_says_why_an_order_is_stopped() {
    let buyer = json!({
        "status": "UNCERTAIN", "payments_received": "540000.00", "deferral_days": 14,
        "current_debt": "60000.00", "overdue": "0.01", "stop_policy": "ANY_OVERDUE",
        "order": "24000.01",
    });
    check_refusals(
        "safe-limit",
        &buyer,
        [
            (json!({ "overdue": "60000.01" }), "conflict", "overdue"),
            (json!({ "overdue": "60000.01", "order": "0.00" }), "out_of_range", "order"),
        ],
    );
    let both = json!(["OVERDUE", "OVER_LIMIT"]);
    let all = json!(["PREPAYMENT_ONLY", "OVERDUE", "OVER_LIMIT"]);
    check_answers(
        "safe-limit",
        &buyer,
        [
            (json!({}), json!({ "reasons": both, "shipment_allowed": false })),
            (json!({ "order": null }), json!({ "reasons": [], "shipment_allowed": null })),
            (
                json!({ "status": "NON_PAYING", "manual_limit": "900000.00" }),
                json!({ "reasons": all, "limit": "0.00", "available": "0.00" }),
            ),
            (
                json!({ "stop_policy": "NONE", "manual_limit": "84000.01" }),
                json!({ "reasons": [], "shipment_allowed": true, "available": "24000.01" }),
            ),
        ],
    );
}

#[test]
fn a_payment_never_exceeds_the_debt_left() {
    let debt = json!({ "debt": "100.00", "payments": ["60.00", "70.00"] });
    check_refusals(
        "shipment-ratio",
        &debt,
        [
            (json!({ "payments": ["60.00", "70.01"] }), "conflict", "payments[1]"),
            (json!({ "payments": [] }), "out_of_range", "payments"),
        ],
    );
    let owed = |debt: &str, shipped: &str| json!({ "debt_after": debt, "shipped_total": shipped });
    check_answers("shipment-ratio", &debt, [(json!({}), owed("35.00", "65.00"))]);
}

fn indicator(name: &str, [base, plan, fact]: [&str; 3], weight: &str) -> Value {
    json!({ "name": name, "base": base, "plan": plan, "fact": fact, "weight_pct": weight })
}

#[test]
fn contradictions_of_a_scorecard_are_told_by_kind_not_by_row() {
    let way = ["20", "10", "12"];
    let card = |rows: [Value; 2]| json!({ "indicators": rows });
    let no_way = indicator("a", ["10", "10.00", "9"], "50");
    let rows = [
        (card([no_way.clone(), indicator("a", way, "60")]), "conflict", "indicators[1].name"),
        (card([no_way, indicator("b", way, "60")]), "conflict", "indicators[0].plan"),
        (
            card([indicator("a", way, "50"), indicator("b", way, "49.999999")]),
            "conflict",
            "indicators",
        ),
    ];
    check_refusals("kpi-index", &json!({}), rows);
    let zero = card([indicator("a", ["20", "10", "0"], "50"), indicator("b", way, "50.0")]);
    let weighted = json!({ "weighted_index_pct": "140.00", "warnings": ["ZERO_DENOMINATOR"] });
    check_answers("kpi-index", &zero, [(json!({}), weighted)]);
}

#[test]
fn nothing_is_collected_that_is_not_there() {
    let position = json!({
        "ar_total": "100.00", "overdue": "40.00", "collect_not_overdue": "60.00",
        "collect_overdue": "40.00", "shipments": "0.00",
    });
    check_refusals(
        "kpi-perversity",
        &position,
        [
            (json!({ "overdue": "100.01" }), "conflict", "overdue"),
            (
                json!({ "collect_not_overdue": "60.01", "collect_overdue": "40.01" }),
                "conflict",
                "collect_not_overdue",
            ),
            (json!({ "collect_overdue": "40.01" }), "conflict", "collect_overdue"),
        ],
    );
    let without_shipments = json!({
        "k_share_before": "0.6000", "k_share_after_collecting_not_overdue": "0.0000",
        "k_shipments_before": null, "share_metric_is_perverse": true,
        "shipments_metric_is_perverse": null, "warnings": ["ZERO_DENOMINATOR"],
    });
    check_answers("kpi-perversity", &position, [(json!({}), without_shipments)]);
}

#[test]
fn an_act_takes_entries_of_one_side_within_its_period() {
    let entry = |date: &str, debit: &str, credit: &str| json!({ "date": date, "document": "1", "debit": debit, "credit": credit });
    let (outside, both) =
        (entry("2026-04-01", "1.00", "0.00"), entry("2026-01-01", "1.00", "1.00"));
    let act = json!({
        "period_from": "2026-01-01", "period_to": "2026-03-31", "opening_balance": "0.00",
        "entries": [both, outside],
    });
    check_refusals(
        "reconciliation-act",
        &act,
        [
            (json!({ "period_to": "2025-12-31" }), "conflict", "period_to"),
            (json!({}), "conflict", "entries[1].date"),
            (json!({ "period_to": "2026-04-01" }), "conflict", "entries[0]"),
            (
                json!({ "entries": [{ "date": "2026-01-01", "document": "1" }] }),
                "conflict",
                "entries[0]",
            ),
        ],
    );
    let closing = |of: &str, whose: &str| json!({ "closing_balance": of, "in_favour_of": whose });
    check_answers(
        "reconciliation-act",
        &act,
        [
            (json!({ "entries": [] }), closing("0.00", "NONE")),
            (
                json!({ "entries": [entry("2026-01-01", "0.00", "5.00")] }),
                with(&closing("-5.00", "DEBTOR"), json!({ "discrepancy": null, "agreed": null })),
            ),
            (
                json!({ "entries": [], "counterparty_closing_balance": "0.00" }),
                json!({ "discrepancy": "0.00", "agreed": true }),
            ),
        ],
    );
}

#[test]
fn a_wrong_number_is_a_result_and_a_bank_code_goes_with_accounts() {
    let account = json!({ "type": "RU_ACCOUNT", "value": "40702810938000000001" });
    check_refusals(
        "check-number",
        &account,
        [
            (json!({}), "missing_field", "bic"),
            (json!({ "type": "RU_INN", "bic": "" }), "conflict", "bic"),
        ],
    );
    let wrong = |reason: &str| json!({ "valid": false, "reason": reason, "weighted_sum": null, "completed": null });
    check_answers(
        "check-number",
        &account,
        [
            (json!({ "bic": "" }), wrong("BIC")),
            (json!({ "bic": "044525225", "value": "" }), wrong("LENGTH")),
            (json!({ "type": "EE_REFERENCE_BASE", "value": "0" }), wrong("ALL_ZERO")),
            (
                json!({ "type": "IBAN", "value": "ee57 1010 2202 2937 7229" }),
                json!({ "valid": true, "reason": null, "normalized": "EE571010220229377229" }),
            ),
        ],
    );
}

/// A number that is refused stands in its message, shortened where it is long.
#[test]
fn a_refused_number_is_shown_as_it_was_written() {
    let base = json!({
        "as_of": "2026-09-15", "rate_pct_per_day": "0.1",
        "invoices": [{"invoice": "A-17", "principal": "1000.00", "due_date": "2026-09-01"}],
    });
    for written in ["5.0", "12345678901234567890", "-9223372036854775809"] {
        let input = base.to_string().replace("\"1000.00\"", written);
        let refused = calculate("contract-penalty", input.as_bytes(), &Facts::shipped());
        let refused = refused.expect_err("money is a text");
        let message = refused.message(Texts::of(Language::En));
        let shown = if written.starts_with('-') { "-9.2" } else { written };
        assert!(message.contains(shown) && !message.contains('…'), "{message}");
    }
}
