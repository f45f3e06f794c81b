//! Reports of the analysis chapters against figures checked by hand: each case of the tables,
//! told from a book instead of typed into a calculator.

use crate::firm::{Firm, day, on_both};
use saldo_domain::{Role, UserId};
use saldo_work::imports::Kind;
use saldo_work::reports::shape::{Report, Table};
use saldo_work::reports::{self, Asked};
use saldo_work::{Refused, Silent, Who};
use serde_json::Value;

pub(crate) fn shown(firm: &Firm, who: Who, name: &str, asked: &Asked) -> Result<Report, Refused> {
    reports::shown(&firm.office, firm.company, who, name, asked, &Silent)
}

fn report(firm: &Firm, name: &str, asked: &Asked) -> Report {
    shown(firm, Who::program(), name, asked).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn on(text: &str) -> Asked {
    Asked::on(day(text))
}

/// A table of a report as programs read it.
fn told(report: &Report, name: &str) -> Value {
    let table = report.tables.iter().find(|table| table.name == name);
    serde_json::to_value(table.unwrap_or_else(|| panic!("no {name}"))).expect("JSON")
}

/// The values of some columns, row by row, in one text each.
fn rows(report: &Report, name: &str, columns: &[&str]) -> Vec<String> {
    let table = told(report, name);
    let cell = |row: &Value, column: &&str| match &row[*column] {
        Value::String(text) => text.clone(),
        Value::Null => "-".to_owned(),
        other => other.to_string(),
    };
    let row =
        |row: &Value| columns.iter().map(|column| cell(row, column)).collect::<Vec<_>>().join(" ");
    table["rows"].as_array().expect("rows").iter().map(row).collect()
}

fn remarks(report: &Report) -> Vec<&'static str> {
    report.remarks.iter().map(|remark| remark.key).collect()
}

/// Payments `customer date amount settles`.
fn paid(firm: &Firm, lines: &[&str]) {
    let mut text = "Customer,Payment date,Amount,Settles\n".to_owned();
    for line in lines {
        text.push_str(&line.split_whitespace().collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    firm.import(Kind::Payments, &text);
}

/// The debtors of tables 2 and 3, on 20 March.
fn debtors_of_the_tables(firm: &Firm) {
    firm.invoices(&[
        "A:1 2026-01-10 2026-04-10 6000.00",
        "A:2 2026-01-10 2026-05-10 5000.00",
        "A:3 2026-01-10 2026-06-10 1022.40",
        "B:1 2026-01-10 2026-03-20 1500.00",
        "B:2 2026-01-10 2026-04-20 2041.40",
        "B:3 2026-01-10 2026-03-19 2816.60",
        "C:1 2026-01-10 2026-04-19 3046.00",
        "C:2 2026-01-10 2026-05-19 1000.00",
        "D:1 2026-01-10 2026-04-01 2312.00",
        "E:1 2026-01-10 2026-04-01 1000.00",
        "E:2 2026-01-10 2026-05-01 861.60",
        "F:1 2026-01-10 2026-04-01 1000.00",
        "F:2 2026-01-10 2026-06-01 300.00",
        "G:1 2026-01-10 2026-04-01 1000.00",
    ]);
}

#[test]
fn tbl_02_tb_02_four_buyers_by_name_and_those_above_ten_per_cent() {
    on_both(|firm| {
        debtors_of_the_tables(firm);
        let found = report(firm, "debtors", &on("2026-03-20"));
        let expected = [
            "A 12022.40 41.60",
            "B 6358.00 22.00",
            "C 4046.00 14.00",
            "D 2312.00 8.00",
            "debtors-others 4161.60 14.40",
        ];
        assert_eq!(rows(&found, "buyers", &["customer", "amount", "share_pct"]), expected);
        assert_eq!(told(&found, "buyers")["total"]["amount"], "28900.00");
        let json = serde_json::to_value(&found).expect("JSON");
        assert_eq!(json["remarks"][0]["names"], "A, B, C");
        assert_eq!((&json["of"], &json["known_on"]), (&"company".into(), &Value::Null));
    });
}

#[test]
fn tbl_02_tbl_03_whoever_is_large_or_overdue_is_named_also_among_the_others() {
    on_both(|firm| {
        let lines: Vec<String> = ["A", "B", "C", "D", "E", "F"]
            .iter()
            .map(|code| format!("{code}:{code} 2026-01-10 2026-04-10 1000.00"))
            .chain(["G:G 2026-01-10 2026-03-01 50.00".to_owned()])
            .collect();
        firm.invoices(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let found = report(firm, "debtors", &on("2026-03-20"));
        let json = serde_json::to_value(&found.remarks).expect("JSON");
        assert_eq!(json[0]["names"], "A, B, C, D, E, F", "the sixth of six has a sixth");
        assert_eq!(json[2]["names"], "G", "overdue, and in no line of its own");
    });
}

#[test]
fn tbl_03_tb_03_terms_of_repayment_and_whom_to_attend_to() {
    on_both(|firm| {
        debtors_of_the_tables(firm);
        let found = report(firm, "debtors", &on("2026-03-20"));
        let columns = ["customer", "within_30", "d31_60", "d61_90", "overdue", "overdue_share_pct"];
        let expected = [
            "A 6000.00 5000.00 1022.40 0.00 0.00",
            "B 1500.00 2041.40 0.00 2816.60 44.30",
            "C 3046.00 1000.00 0.00 0.00 0.00",
            "D 2312.00 0.00 0.00 0.00 0.00",
            "debtors-others 3000.00 861.60 300.00 0.00 0.00",
        ];
        assert_eq!(rows(&found, "terms", &columns), expected);
        let json = serde_json::to_value(&found.remarks).expect("JSON");
        assert_eq!((&json[1]["share"], &json[2]["names"]), (&"85.68".into(), &"B".into()));
    });
}

#[test]
fn ana_02_ana_03_ana_06_ana_10_ana_13_tbl_01_parts_over_the_years_add_up_and_name_what_grows() {
    on_both(|firm| {
        firm.invoices(&[
            "1 2024-06-01 2024-07-01 200.00",
            "2 2025-06-01 2027-07-01 300.00",
            "3 2026-02-01 2026-03-01 100.00",
        ]);
        paid(firm, &["C-1 2025-02-01 200.00 1"]);
        let asked =
            Asked { assets: "1600".to_owned(), interest: "16".to_owned(), ..on("2026-03-20") };
        let found = report(firm, "composition", &asked);
        let columns = [
            "item",
            "amount_2024-12-31",
            "amount_2025-12-31",
            "amount_2026-03-20",
            "growth_pct_2025-12-31",
            "change_2026-03-20",
        ];
        let parts = rows(&found, "composition", &columns);
        assert_eq!(parts[0], "buyers 200.00 300.00 400.00 150.00 100.00");
        assert_eq!(told(&found, "composition")["total"]["amount_2026-03-20"], "400.00");
        let figures = rows(&found, "figures", &["figure", "amount", "share_pct"]);
        let expected = [
            "overdue 100.00 25.00",
            "long-overdue 0.00 0.00",
            "long-term 300.00 75.00",
            "short-term 100.00 25.00",
            "hidden 0.00 0.00",
            "of-assets 400.00 25.00",
            // 400 × 16 % × 30 / 365
            "lost-income 5.26 -",
        ];
        assert_eq!(figures, expected);
        let said = remarks(&found);
        assert!(said.contains(&"composition-fastest-one"), "{said:?}");
        assert!(said.contains(&"composition-unusual"), "all of it is what was sold: {said:?}");
    });
}

#[test]
fn ana_07_ana_08_ana_09_tbl_04_kp_01_revenue_by_average_receivables() {
    on_both(|firm| {
        firm.invoices(&[
            "1 2024-02-01 2024-03-01 900000.00",
            "2 2025-06-01 2025-07-01 10900000.00",
            "3 2026-03-01 2026-04-01 1100000.00",
        ]);
        paid(firm, &["C-1 2025-05-01 900000.00 1", "C-1 2025-08-01 10900000.00 2"]);
        let found = report(firm, "turnover", &on("2026-03-20"));
        let columns = ["to", "revenue", "ar_average", "turnover_ratio", "period_days"];
        let years = rows(&found, "turnover", &columns);
        assert_eq!(years[2], "2026-03-20 12000000.00 1000000.00 12.00 30.42");
        assert_eq!(years[0], "2024-03-20 900000.00 450000.00 2.00 182.50");
        // KP-03 with its own figures: the tax stands in the debts and is taken off the sales.
        let asked = Asked { vat: "20".to_owned(), ..on("2026-03-20") };
        let taxed = report(firm, "turnover", &asked);
        let columns = ["revenue", "period_days", "period_days_vat_basis"];
        assert_eq!(rows(&taxed, "turnover", &columns)[2], "10000000.00 36.50 30.42");
    });
}

#[test]
fn tbl_05_tb_05_receivables_against_payables_at_year_ends() {
    on_both(|firm| {
        firm.invoices(&["1 2024-02-01 2024-03-01 249.00", "2 2026-02-01 2026-03-01 96.36"]);
        let text = "Customer,Number,Date,Due date,Amount,Currency\nS-1,P-1,2024-05-01,2024-06-01,185.00,EUR\nS-1,P-2,2026-01-05,2026-02-01,25.00,EUR\n";
        firm.import(Kind::Payables, text);
        let found = report(firm, "coverage", &on("2026-03-20"));
        let columns = ["day", "ar", "ap", "ar_to_ap", "ap_to_ar", "verdict"];
        let expected = [
            "2024-12-31 249.00 185.00 1.35 0.74 coverage-short-within-norm",
            "2025-12-31 249.00 185.00 1.35 0.74 coverage-short-within-norm",
            "2026-03-20 345.36 210.00 1.64 0.61 coverage-short-within-norm",
        ];
        assert_eq!(rows(&found, "coverage", &columns), expected);
        let rep = Who::new(UserId::new(9), Role::SalesRep);
        for listed in reports::ALL {
            let told = shown(firm, rep, listed.name, &on("2026-03-20"));
            let refused = matches!(told, Err(Refused::NotPermitted { .. }));
            assert_eq!(refused, listed.of_whole_company(), "{}: {told:?}", listed.name);
        }
    });
}

#[test]
fn tbl_07_kp_06_days_sales_outstanding_best_possible_and_effectiveness() {
    on_both(|firm| {
        firm.invoices(&[
            "1 2025-11-01 2025-12-01 500000.00",
            "2 2026-01-10 2026-02-10 1050000.00",
            "3 2026-03-10 2026-04-10 300000.00",
        ]);
        paid(firm, &["C-1 2026-01-05 500000.00 1", "C-1 2026-02-10 900000.00 2"]);
        firm.on("2026-04-02");
        let asked = Asked { months: 1, days: 90, ..on("2026-03-31") };
        let found = report(firm, "dso", &asked);
        let columns =
            ["month_end", "dso", "best_possible_dso", "average_days_delinquent", "cei_pct"];
        assert_eq!(rows(&found, "months", &columns), ["2026-03-31 30.00 20.00 10.00 90.32"]);
        // (500 000 + 450 000) / 2 × 90 / 1 350 000; 300 000 of March, none of February, and
        // 150 000 of the 1 050 000 of January: 31 + 28 + 31 / 7.
        let ways = ["dso_average", "countback_dso", "paid_days", "agreed_days", "late_days"];
        // Money: 500 000 after 65 days (30 agreed), 900 000 after 31 (31 agreed).
        assert_eq!(rows(&found, "months", &ways), ["31.67 63.43 43.14 30.64 12.50"]);
    });
}

#[test]
fn tbl_07_kp_09_a_customer_is_judged_by_amount_and_by_count() {
    on_both(|firm| {
        firm.invoices(&[
            "1 2026-02-01 2026-03-02 100000.00",
            "2 2026-02-01 2026-03-02 50000.00",
            "3 2026-02-01 2026-03-02 150000.00",
            "4 2026-02-01 2026-06-02 999.00",
        ]);
        let lines = [
            "C-1 2026-03-05 100000.00 1",
            "C-1 2026-03-14 50000.00 2",
            "C-1 2026-03-02 150000.00 3",
        ];
        paid(firm, &lines);
        firm.on("2026-05-02");
        let found = report(firm, "discipline", &on("2026-05-01"));
        let columns =
            ["obligations", "on_time_count_pct", "on_time_amount_pct", "average_days_late"];
        assert_eq!(rows(&found, "customers", &columns), ["3 33.33 50.00 3.00"]);
        let bands = rows(&found, "bands", &["band", "count", "amount"]);
        assert_eq!(bands[..3], ["on-time 1 150000.00", "1-7 1 100000.00", "8-14 1 50000.00"]);
    });
}

#[test]
fn tbl_07_of_what_is_still_overdue_only_the_open_part_counts() {
    on_both(|firm| {
        firm.invoices(&["1 2026-02-01 2026-03-02 100.00", "2 2026-02-01 2026-03-02 100.00"]);
        paid(firm, &["C-1 2026-03-02 100.00 1", "C-1 2026-03-02 40.00 2"]);
        let found = report(firm, "discipline", &on("2026-03-12"));
        let columns = ["obligations", "on_time_count_pct", "average_days_late", "open_overdue"];
        assert_eq!(rows(&found, "customers", &columns), ["2 50.00 5.00 60.00"]);
    });
}

#[test]
fn tbl_07_kp_10_roll_rates_between_month_ends() {
    on_both(|firm| {
        firm.invoices(&[
            "1 2026-02-01 2026-03-01 1000000.00",
            "2 2026-01-10 2026-02-10 200000.00",
            "3 2025-12-10 2026-01-10 80000.00",
        ]);
        let lines = [
            "C-1 2026-03-02 850000.00 1",
            "C-1 2026-03-02 140000.00 2",
            "C-1 2026-03-02 40000.00 3",
        ];
        paid(firm, &lines);
        firm.on("2026-04-02");
        let asked = Asked { months: 1, ..on("2026-03-31") };
        let found = report(firm, "rolls", &asked);
        let columns = ["not_due_to_1-30", "1-30_to_31-60", "31-60_to_61-90"];
        assert_eq!(rows(&found, "rates", &columns), ["15.00 30.00 50.00"]);
        // As known before the payments nothing had been paid.
        let known = Asked { known_on: Some(day("2026-03-19")), ..asked };
        let before = report(firm, "rolls", &known);
        assert!(told(&before, "rates")["rows"].is_array());
        assert_eq!(before.known_on, Some(day("2026-03-19")));
    });
}

#[test]
fn tbl_06_every_cell_of_the_ageing_leads_to_documents_that_add_up_to_it() {
    use saldo_work::reports::shape::{Cell, To};
    on_both(|firm| {
        firm.invoices(&[
            "1 2026-03-01 2026-03-31 10.00",
            "2 2026-02-01 2026-03-03 20.00",
            "C-2:3 2026-01-01 2026-01-31 40.00",
            "C-2:4 2025-01-01 2025-01-31 80.00",
        ]);
        paid(firm, &["C-1 2026-03-10 25.00 2"]);
        let found = report(firm, "ageing", &on("2026-03-20"));
        let mut followed = 0;
        for row in found.tables.iter().flat_map(|table| &table.rows) {
            for (cell, to) in &row.links {
                let (To::Report(name, query), Cell::Money(amount)) = (to, &row.cells[*cell]) else {
                    continue;
                };
                let mut asked = on("2026-03-20");
                for (option, value) in query {
                    match *option {
                        "customer" => asked.customer.clone_from(value),
                        "bucket" => asked.bucket.clone_from(value),
                        _ => {}
                    }
                }
                let documents = report(firm, name, &asked);
                let total = documents.tables[0].total.as_ref().and_then(|total| total.last());
                assert_eq!(total, Some(&Cell::Money(*amount)), "{query:?}");
                followed += 1;
            }
        }
        assert!(followed >= 11, "{followed}");
    });
}

#[test]
fn gen_04_a_report_is_about_a_team_or_a_representative_where_that_is_asked() {
    on_both(|firm| {
        firm.invoices(&["1 2026-03-01 2026-03-31 10.00"]);
        let total = |asked: &Asked| {
            let found = report(firm, "documents", asked);
            told(&found, "documents")["total"]["open"].as_str().map(str::to_owned)
        };
        assert_eq!(total(&on("2026-03-20")).as_deref(), Some("10.00"));
        let unknown = Asked { of: "team:Nowhere".to_owned(), ..on("2026-03-20") };
        let refused = shown(firm, Who::program(), "documents", &unknown);
        assert!(matches!(refused, Err(Refused::Field { field: "of", .. })), "{refused:?}");
        // A representative sees nothing of the customers of nobody, or of others.
        let rep = Who::new(UserId::new(9), Role::SalesRep);
        let own = shown(firm, rep, "documents", &on("2026-03-20")).expect("a report");
        assert!(own.tables[0].rows.is_empty());
    });
}

#[test]
fn every_report_refuses_what_cannot_be_by_name_and_tells_an_empty_company() {
    let firm = Firm::new();
    for listed in reports::ALL {
        let found = report(&firm, listed.name, &on("2026-03-20"));
        assert_eq!((found.name, found.title), (listed.name, listed.title));
        let names: Vec<&str> = found.tables.iter().map(|table: &Table| table.name).collect();
        assert!(!names.is_empty(), "{}", listed.name);
        let far = report(&firm, listed.name, &on("1990-01-01"));
        assert_eq!(far.as_of, day("1990-01-01"));
    }
    for (name, asked) in [
        ("dso", Asked { months: 0, ..on("2026-03-20") }),
        ("dso", Asked { days: 0, ..on("2026-03-20") }),
        ("rolls", Asked { bounds: vec![30, 30], ..on("2026-03-20") }),
        ("documents", Asked { bucket: "1-31".to_owned(), ..on("2026-03-20") }),
        ("turnover", Asked { vat: "x".to_owned(), ..on("2026-03-20") }),
        ("composition", Asked { assets: "-1".to_owned(), ..on("2026-03-20") }),
        ("rolls", Asked { bounds: vec![7, 14], ..on("2026-03-20") }),
        ("provisions", Asked { bounds: vec![30, 45], ..on("2026-03-20") }),
        ("promises", Asked { months: 24, ..on("2026-03-20") }),
        ("trade-credit", Asked { margin: "101".to_owned(), ..on("2026-03-20") }),
        ("trade-credit", Asked { bad: "101".to_owned(), ..on("2026-03-20") }),
        ("trade-credit", Asked { discount: "100".to_owned(), ..on("2026-03-20") }),
        ("motivation", Asked { formula: "999999999999999*".repeat(3) + "1", ..on("2026-03-20") }),
    ] {
        let refused = shown(&firm, Who::program(), name, &asked);
        assert!(matches!(refused, Err(Refused::Field { .. })), "{name}: {refused:?}");
    }
    for (name, option, asked) in [
        ("plan", "of", Asked { of: "team:North".to_owned(), ..on("2026-03-20") }),
        ("plan", "known-on", Asked { known_on: Some(day("2026-03-19")), ..on("2026-03-20") }),
        ("debtors", "months", Asked { months: 3, ..on("2026-03-20") }),
        ("dso", "formula", Asked { formula: "1".to_owned(), ..on("2026-03-20") }),
    ] {
        match shown(&firm, Who::program(), name, &asked) {
            Err(Refused::OptionUnheard { report, option: told }) => {
                assert_eq!((report, told), (name, option));
            }
            other => panic!("{name} {option}: {other:?}"),
        }
    }
    let unknown = shown(&firm, Who::program(), "nothing", &on("2026-03-20"));
    assert!(matches!(unknown, Err(Refused::UnknownReport { .. })));
}

#[test]
fn the_forecast_places_every_open_debt_in_one_week() {
    on_both(|firm| {
        firm.invoices(&[
            // The habit of C-1: ten days late, three times.
            "1 2025-06-01 2025-07-01 10.00",
            "2 2025-07-01 2025-08-01 10.00",
            "3 2025-08-01 2025-09-01 10.00",
            "4 2026-03-01 2026-03-24 100.00",
            "5 2026-03-01 2026-03-18 50.00",
            "6 2026-03-01 2027-03-18 7.00",
        ]);
        let lines = ["C-1 2025-07-11 10.00 1", "C-1 2025-08-11 10.00 2", "C-1 2025-09-11 10.00 3"];
        paid(firm, &lines);
        let found = report(firm, "forecast", &on("2026-03-20"));
        let columns = ["week_ends", "due", "by_habit", "expected"];
        let weeks = rows(&found, "weeks", &columns);
        // 24 March + 10 days is 3 April; 18 March + 10 is 28 March.
        assert_eq!(weeks[0], "2026-03-27 100.00 0.00 0.00");
        assert_eq!(weeks[1], "2026-04-03 0.00 150.00 150.00");
        assert_eq!(weeks[13], "forecast-later 7.00 7.00 7.00");
        let total = &told(&found, "weeks")["total"];
        assert_eq!((&total["due"], &total["expected"]), (&"107.00".into(), &"157.00".into()));
        let late = serde_json::to_value(&found.remarks).expect("JSON");
        assert_eq!(late[0]["amount"], "50.00");
    });
}

#[test]
fn risk_explains_itself_and_is_measured_on_a_later_time() {
    on_both(|firm| {
        let mut invoices = Vec::new();
        let mut payments = Vec::new();
        for month in 1..=9 {
            let due = format!("2025-{month:02}-10");
            invoices.push(format!("L:{month} 2025-01-01 {due} 10.00"));
            invoices.push(format!("P:{month} 2025-01-01 {due} 10.00"));
            payments.push(format!("L 2025-{month:02}-20 10.00 {month}"));
            payments.push(format!("P {due} 10.00 {month}"));
        }
        invoices.push("L:now 2026-03-01 2026-04-01 100.00".to_owned());
        invoices.push("P:now 2026-03-01 2026-04-01 100.00".to_owned());
        firm.invoices(&invoices.iter().map(String::as_str).collect::<Vec<_>>());
        paid(firm, &payments.iter().map(String::as_str).collect::<Vec<_>>());
        let found = report(firm, "risk", &on("2026-02-01"));
        assert!(rows(&found, "documents", &["name"]).is_empty(), "nothing is open yet");
        let found = report(firm, "risk", &on("2026-03-20"));
        let columns =
            ["name", "late_pct", "expected", "late_documents", "judged_documents", "usual_delay"];
        let expected = [
            // (9 + 5 × 50 %) / 14 and (0 + 5 × 50 %) / 14.
            "L 82.14 2026-04-11 9 9 10",
            "P 17.85 2026-04-01 0 9 0",
        ];
        assert_eq!(rows(&found, "documents", &columns), expected);
        // Learnt from January to May, measured on June to September.
        let earlier = report(firm, "risk", &on("2025-12-01"));
        let scores = rows(&earlier, "scores", &["rule", "score", "days_off"]);
        assert!(scores[0].starts_with("own 0.0"), "{scores:?}");
        assert_eq!(scores[1], "company 0.2500 5.00");
        assert_eq!(scores[2], "last 0.0000 -");
        let said = serde_json::to_value(&earlier.remarks).expect("JSON");
        assert_eq!((&said[0]["day"], &said[0]["count"]), (&"2025-06-04".into(), &8.into()));
    });
}

#[test]
fn wof_07_pr_02_pr_04_doubtful_debts_by_the_days_of_the_law_and_its_cap() {
    on_both(|firm| {
        firm.invoices(&[
            "D1:44 2026-01-01 2026-02-15 10000.00",
            "D2:45 2026-01-01 2026-02-14 10000.00",
            "D3:90 2025-12-01 2025-12-31 10000.00",
            "D4:91 2025-12-01 2025-12-30 10000.00",
        ]);
        let text = "Customer,Number,Date,Due date,Amount,Currency\nD4,P-1,2026-01-05,2026-02-01,2500.00,EUR\n";
        firm.import(Kind::Payables, text);
        firm.on("2026-04-02");
        let found = report(firm, "provisions", &on("2026-03-31"));
        let columns = ["number", "days_late", "counter_obligation", "provision"];
        let mut debts = rows(&found, "tax", &columns);
        debts.sort();
        let expected = [
            "44 44 0.00 0.00",
            "45 45 0.00 5000.00",
            "90 90 0.00 5000.00",
            "91 91 2500.00 7500.00",
        ];
        assert_eq!(debts, expected);
        // Within the year: a tenth of the greater of this year's and last year's revenue.
        let sums = rows(&found, "tax_sums", &["figure", "amount"]);
        assert_eq!(sums, ["calculated 17500.00", "cap 2000.00", "provision 2000.00"]);
        let with_tax = Asked { vat: "25".to_owned(), ..on("2026-03-31") };
        let sums = rows(&report(firm, "provisions", &with_tax), "tax_sums", &["amount"]);
        assert_eq!(sums, ["17500.00", "1600.00", "1600.00"]);
    });
}

#[test]
fn wof_07_losses_are_expected_by_the_companys_own_rolls() {
    on_both(|firm| {
        // As in KP-10, and of what reached the oldest bucket a quarter was never paid.
        firm.invoices(&[
            "1 2026-02-01 2026-03-01 1000000.00",
            "2 2026-01-10 2026-02-10 200000.00",
            "3 2025-12-10 2026-01-10 80000.00",
            "4 2024-01-01 2024-02-01 300.00",
            "5 2024-01-01 2024-02-01 100.00",
        ]);
        let lines = [
            "C-1 2026-03-02 850000.00 1",
            "C-1 2026-03-02 140000.00 2",
            "C-1 2026-03-02 40000.00 3",
            "C-1 2025-01-01 300.00 4",
        ];
        paid(firm, &lines);
        firm.on("2026-04-02");
        let asked = Asked { months: 1, bounds: vec![30, 60], ..on("2026-03-31") };
        let found = report(firm, "provisions", &asked);
        let columns = ["bucket", "gross", "loss_rate_pct", "loss"];
        let matrix = rows(&found, "matrix", &columns);
        // 61 days on: 40 100 / 80 000 × 25 % from 31-60, × 30 % from 1-30, × 15 % from not due.
        assert_eq!(matrix[3], "60+ 40100.00 25.0000 10025.00");
        assert_eq!(matrix[2], "31-60 60000.00 12.5313 7518.78");
        assert_eq!(matrix[1], "1-30 150000.00 3.7594 5639.10");
    });
}

#[test]
fn kpi_01_kpi_03_mo_03_the_seeds_formula_is_tried_on_the_book() {
    on_both(|firm| {
        firm.invoices(&["1 2026-02-01 2026-03-01 300000.00", "2 2026-02-01 2026-05-01 1000000.00"]);
        let formula = "1 - overdue / receivables".to_owned();
        let found = report(firm, "motivation", &Asked { formula, ..on("2026-03-20") });
        let columns = ["before", "after_healthy", "after_overdue", "verdict"];
        let tried = rows(&found, "trial", &columns);
        assert_eq!(tried[0], "0.7692 0.6250 0.8333 motivation-perverse");
        assert_eq!(tried[2], "0.7692 0.7692 0.8462 motivation-sound");
        assert_eq!(remarks(&found), ["motivation-warn-perverse"]);
        let by_names = Asked { formula: "1 + 0 * overdue".to_owned(), ..on("2026-03-20") };
        let found = report(firm, "motivation", &by_names);
        assert_eq!(remarks(&found), ["motivation-warn-overdue"], "it only names it");
        // On a book without overdue debt the forbidden formula is forbidden all the same.
        let early = Asked { formula: "1 - overdue / receivables".to_owned(), ..on("2026-02-20") };
        let found = report(firm, "motivation", &early);
        assert_eq!(rows(&found, "trial", &["verdict"])[0], "motivation-perverse");
        // KPI-01: a formula without overdue debt is warned of.
        let without = Asked { formula: "shipments / 100".to_owned(), ..on("2026-03-20") };
        let found = report(firm, "motivation", &without);
        assert_eq!(remarks(&found), ["motivation-warn-overdue"]);
        let wrong = Asked { formula: "profit".to_owned(), ..on("2026-03-20") };
        let refused = shown(firm, Who::program(), "motivation", &wrong);
        assert!(matches!(refused, Err(Refused::Field { field: "formula", .. })));
    });
}

#[test]
fn tcr_01_tcr_03_tcr_04_tcr_05_tc_01_a_longer_deferral_is_put_into_money_by_status() {
    on_both(|firm| {
        firm.invoices(&["1 2025-06-01 2025-06-20 12000000.00"]);
        paid(firm, &["C-1 2025-07-01 12000000.00 1"]);
        let asked = Asked {
            extra: 15,
            growth: "12.5".to_owned(),
            margin: "20".to_owned(),
            interest: "18".to_owned(),
            bad: "0.5".to_owned(),
            discount: "2".to_owned(),
            competitor: "45".to_owned(),
            ..on("2026-03-20")
        };
        let found = report(firm, "trade-credit", &asked);
        let columns =
            ["status", "days", "contribution", "receivables", "carrying_cost", "bad_debt", "net"];
        // TC-01 with nothing lost before: 300 000 − 97 643.84 − 67 500.
        let expected = ["UNCERTAIN 30 300000.00 678082.19 97643.84 67500.00 134856.16"];
        assert_eq!(rows(&found, "statuses", &columns), expected);
        // TC-02: 2 % within ten days of thirty.
        let discount = rows(&found, "discounts", &["annual_rate_pct", "cost"]);
        assert_eq!(discount, ["37.24 240000.00"]);
        assert_eq!(remarks(&found), ["credit-idea", "credit-competitor"]);
        assert_eq!(rows(&found, "statuses", &["advice"]), ["credit-extend"]);
        // What is only supposed advises nothing.
        let supposed = report(firm, "trade-credit", &on("2026-03-20"));
        assert_eq!(rows(&supposed, "statuses", &["days", "advice"]), ["30 -"]);
        assert_eq!(rows(&supposed, "discounts", &["verdict"]), ["-"]);
        assert_eq!(remarks(&supposed), ["credit-idea", "credit-no-advice"]);
    });
}

#[test]
fn ana_01_the_pack_for_the_board_has_three_chapters() {
    let firm = Firm::new();
    debtors_of_the_tables(&firm);
    let texts = saldo_letters::Texts::of(saldo_letters::Language::En);
    let (office, company) = (&firm.office, firm.company);
    let asked = on("2026-03-20");
    let made = reports::pack(office, company, Who::program(), texts, &asked, &Silent);
    let lines = made.expect("a pack").lines();
    for (chapter, names) in reports::CHAPTERS {
        assert!(lines.contains(&texts.get(chapter)), "{chapter}");
        for name in names {
            let title = reports::find(name).expect(name).title;
            assert!(lines.contains(&texts.get(title)), "{name}");
        }
    }
    let rep = Who::new(UserId::new(9), Role::SalesRep);
    let refused = reports::pack(office, company, rep, texts, &asked, &Silent);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
}
