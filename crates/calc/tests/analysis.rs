//! Analysis and provisions: which contradiction is told first, and what stands where nothing
//! can be divided.

use saldo_calc::{Facts, Refusal, calculate};
use saldo_letters::{Language, Texts};
use serde_json::{Value, json};

fn refusal(kind: &str, input: &Value) -> Refusal {
    let answered = calculate(kind, input.to_string().as_bytes(), &Facts::shipped());
    answered.expect_err("contradictions are refused")
}

fn output(kind: &str, input: &Value) -> Value {
    let answered = calculate(kind, input.to_string().as_bytes(), &Facts::shipped());
    serde_json::from_slice(answered.expect("a sound input").bytes()).expect("JSON")
}

/// Of several contradictions the first in the order of the contract is told, in every
/// language with words of its own and the field it names.
fn check_refusals<const ROWS: usize>(kind: &str, rows: [(Value, &str, &str); ROWS]) {
    for (input, code, field) in rows {
        let refusal = refusal(kind, &input);
        assert_eq!((refusal.code().word(), refusal.field()), (code, field), "{kind} {input}");
        for language in Language::ALL {
            let message = refusal.message(Texts::of(language));
            assert!(message.contains(field), "{kind} {language:?}: {message}");
        }
    }
}

#[test]
fn an_average_stands_alone_and_balances_in_pairs() {
    let turnover = |rows: Value| json!({ "days": 365, "rows": rows });
    let row = |fields: Value| {
        let mut row = json!({ "period": "2025", "revenue": "10.00" });
        row.as_object_mut().expect("an object").extend(fields.as_object().expect("too").clone());
        row
    };
    let nothing = row(json!({}));
    let all = row(json!({ "ar_begin": "1.00", "ar_end": "1.00", "ar_average": "1.00" }));
    let end = row(json!({ "ar_end": "1.00", "ar_average": "1.00" }));
    check_refusals(
        "turnover",
        [
            (turnover(json!([nothing.clone(), all])), "conflict", "rows[1].ar_begin"),
            (turnover(json!([end])), "conflict", "rows[0].ar_end"),
            (turnover(json!([nothing])), "missing_field", "rows[0].ar_average"),
            (
                turnover(json!([row(json!({ "ar_end": "1.00" }))])),
                "missing_field",
                "rows[0].ar_begin",
            ),
            (
                turnover(json!([row(json!({ "ar_begin": "1.00" }))])),
                "missing_field",
                "rows[0].ar_end",
            ),
        ],
    );
}

#[test]
fn a_part_is_never_above_its_whole() {
    let dso = |begin: &str, end: &str, current: &str, sales: &str| {
        json!({ "days": 90, "ar_begin": begin, "ar_end": end, "ar_end_current": current,
                "credit_sales": sales })
    };
    check_refusals(
        "dso",
        [
            (dso("0.00", "5.00", "5.01", "1.00"), "conflict", "ar_end_current"),
            (dso("1.00", "2.01", "2.00", "1.00"), "conflict", "ar_end"),
        ],
    );
    let indicators = |fields: Value| {
        let mut input = json!({ "ar_total": "100.00" });
        input.as_object_mut().expect("an object").extend(fields.as_object().expect("too").clone());
        input
    };
    check_refusals(
        "ar-indicators",
        [
            (indicators(json!({ "overdue_plan_pct": "6", "days": 1 })), "missing_field", "overdue"),
            (indicators(json!({ "annual_yield_pct": "6" })), "missing_field", "days"),
            (
                indicators(json!({ "days": 1, "doubtful": "100.01" })),
                "missing_field",
                "annual_yield_pct",
            ),
            (
                indicators(json!({ "doubtful": "100.01", "overdue": "100.01" })),
                "conflict",
                "doubtful",
            ),
            (
                indicators(json!({ "overdue": "100.01", "current_assets": "99.99" })),
                "conflict",
                "overdue",
            ),
            (indicators(json!({ "current_assets": "99.99" })), "conflict", "current_assets"),
        ],
    );
}

#[test]
fn months_go_back_one_by_one_from_a_month_end() {
    let countback = |as_of: &str, months: &[&str]| {
        let sales: Vec<Value> =
            months.iter().map(|month| json!({ "month": month, "sales": "1.00" })).collect();
        json!({ "as_of": as_of, "ar_end": "5.00", "monthly_sales": sales })
    };
    check_refusals(
        "countback-dso",
        [
            (countback("2025-03-30", &["2025-02"]), "conflict", "as_of"),
            (countback("2025-03-31", &["2025-02"]), "conflict", "monthly_sales[0].month"),
            (
                countback("2025-03-31", &["2025-03", "2025-01"]),
                "conflict",
                "monthly_sales[1].month",
            ),
            (
                countback("2024-02-29", &["2024-02", "2024-02"]),
                "conflict",
                "monthly_sales[1].month",
            ),
        ],
    );
    let whole_history = countback("2099-12-31", &["2099-12", "2099-11"]);
    assert_eq!(
        output("countback-dso", &whole_history)["warnings"],
        json!(["SALES_HISTORY_TOO_SHORT"])
    );
}

#[test]
fn names_stand_once_and_are_told_before_what_follows_from_their_order() {
    let invoice = |number: &str, paid_on: &str| json!({ "invoice": number, "amount": "1.00", "due_date": "2026-03-01", "paid_on": paid_on });
    let statistics = |invoices: Value| json!({ "as_of": "2026-03-31", "invoices": invoices });
    let later = invoice("1", "2026-04-01");
    check_refusals(
        "payment-discipline",
        [
            (statistics(json!([later.clone(), later.clone()])), "conflict", "invoices[1].invoice"),
            (statistics(json!([later])), "conflict", "invoices[0].paid_on"),
        ],
    );
    let ageing = |bounds: Value, numbers: &[&str]| {
        let row = |number| json!({ "invoice": number, "amount": "1.00", "due_date": "2026-03-01" });
        let invoices: Vec<Value> = numbers.iter().map(row).collect();
        json!({ "as_of": "2026-03-31", "bounds": bounds, "invoices": invoices })
    };
    check_refusals(
        "ageing",
        [
            (ageing(json!([30, 30]), &["1", "2", "1"]), "conflict", "invoices[2].invoice"),
            (ageing(json!([30, 60, 60]), &["1"]), "conflict", "bounds[2]"),
            (ageing(json!([60, 30]), &[]), "conflict", "bounds[1]"),
        ],
    );
}

#[test]
fn tables_name_each_line_once_and_have_a_figure_for_each_column() {
    let composition = |periods: Value, amounts: Value| {
        let row = |item| json!({ "item": item, "amounts": amounts });
        json!({ "periods": periods, "rows": [row("a"), row("a")] })
    };
    let one_row = json!({ "periods": ["1", "2"],
                          "rows": [{ "item": "a", "amounts": ["1.00", "1.00", "1.00"] }] });
    check_refusals(
        "composition-table",
        [
            (composition(json!(["1", "1"]), json!(["1.00", "1.00"])), "conflict", "periods[1]"),
            (
                composition(json!(["1", "2", "3"]), json!(["1.00", "1.00"])),
                "conflict",
                "rows[1].item",
            ),
            (one_row, "conflict", "rows[0].amounts"),
        ],
    );
    let bucket = |name: &str| json!({ "name": name, "previous": "1.00", "latest": "1.00" });
    let bare = |name: &str| json!({ "name": name });
    check_refusals(
        "roll-rates",
        [
            (json!({ "buckets": [bare("a"), bare("a")] }), "conflict", "buckets[1].name"),
            (json!({ "buckets": [bare("a"), bare("b")] }), "missing_field", "buckets[0].previous"),
            (json!({ "buckets": [bucket("a"), bare("b")] }), "missing_field", "buckets[1].latest"),
        ],
    );
    let line = json!({ "bucket": "a", "gross": "1.00", "loss_rate_pct": "1" });
    check_refusals(
        "provision-ifrs9",
        [(json!({ "rows": [line, line] }), "conflict", "rows[1].bucket")],
    );
    let interim = json!({ "as_of": "2026-03-31", "period": "INTERIM", "revenue_current": "1.00",
                          "debts": [] });
    check_refusals("provision-ru-tax", [(interim, "missing_field", "revenue_previous_year")]);
}

#[test]
fn what_would_be_divided_by_zero_is_null_and_said() {
    let empty = json!([]);
    let zero_row = json!({ "customer": "A", "within_30": "0.00", "d31_60": "0.00",
                           "d61_90": "0.00", "overdue": "0.00" });
    let rows = [
        (
            "payment-discipline",
            json!({ "as_of": "2026-03-31", "invoices": empty }),
            "/on_time_share_by_count_pct",
        ),
        ("ageing", json!({ "as_of": "2026-03-31", "invoices": empty }), "/buckets/6/share_pct"),
        ("debtors-table", json!({ "rows": [zero_row] }), "/rows/0/share_pct"),
        ("ar-ap", json!({ "rows": [{ "period": "1", "ar": "1.00", "ap": "0.00" }] }), "/verdict"),
        ("ar-indicators", json!({ "ar_total": "0.00", "overdue": "0.00" }), "/overdue_share_pct"),
        (
            "provision-ifrs9",
            json!({ "rows": [{ "bucket": "a", "gross": "0.00", "loss_rate_pct": "1" }] }),
            "/coverage_pct",
        ),
        (
            "dso",
            json!({ "days": 90, "ar_begin": "0.00", "ar_end": "0.00", "ar_end_current": "0.00",
                    "credit_sales": "0.00" }),
            "/average_days_delinquent",
        ),
        (
            "turnover",
            json!({ "days": 1, "rows": [{ "period": "1", "revenue": "0.00", "ar_average": "1.00" }] }),
            "/rows/0/period_days",
        ),
        (
            "roll-rates",
            json!({ "buckets": [{ "name": "a", "previous": "0.00" }, { "name": "b", "latest": "1.00" }] }),
            "/roll_rates/0/roll_rate_pct",
        ),
        (
            "composition-table",
            json!({ "periods": ["1", "2"], "rows": [{ "item": "a", "amounts": ["0.00", "1.00"] }] }),
            "/change_pct/0",
        ),
    ];
    for (kind, input, null) in rows {
        let output = output(kind, &input);
        assert_eq!(output.pointer(null), Some(&Value::Null), "{kind} {output}");
        assert_eq!(output["warnings"], json!(["ZERO_DENOMINATOR"]), "{kind}");
    }
}

#[test]
fn what_was_not_asked_is_null_without_a_warning() {
    let output = output("ar-indicators", &json!({ "ar_total": "0.00" }));
    let asked_nothing = json!({
        "share_of_current_assets_pct": null, "doubtful_share_pct": null,
        "overdue_share_pct": null, "allowed_overdue": null, "excess": null,
        "within_plan": null, "lost_income": null, "warnings": [],
    });
    assert_eq!(output, asked_nothing);
}
