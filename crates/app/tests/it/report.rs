//! Reports against the journal: the same sums by another way.

use crate::house::Saldo;
use rusqlite::Connection;
use serde_json::Value;

const LAST: &str = "2026-03-20";

fn demo() -> Saldo {
    let saldo = Saldo::new();
    saldo.run(&["demo", "--seed", "7", "--as-of", LAST, "--customers", "60", "--no-serve"]).done();
    saldo
}

fn cents(amount: &Value) -> i64 {
    let text = amount.as_str().expect("money is text").replace('.', "");
    text.parse().unwrap_or_else(|_| panic!("{amount}"))
}

/// What is owed at the end of a day, straight from documents and movements: debits less
/// credits, less what was taken from debits, plus what was taken from credits.
fn owed(connection: &Connection, day: i64) -> i64 {
    let sum = |sql: &str| -> i64 {
        connection.query_row(sql, [day], |row| row.get(0)).expect("a sum of the journal")
    };
    let items = "SELECT COALESCE(SUM(CASE side WHEN 1 THEN amount ELSE -amount END), 0)
                 FROM item WHERE effective <= ?1";
    let moved = "SELECT COALESCE(SUM(CASE WHEN credit_item = 0 THEN -amount
                                          WHEN debit_item = 0 THEN amount ELSE 0 END), 0)
                 FROM movement WHERE effective <= ?1";
    sum(items) + sum(moved)
}

#[test]
fn every_total_reconciles_to_journal() {
    let saldo = demo();
    let connection = Connection::open(saldo.file()).expect("a database");
    // 2026-03-20 is day 20 532 after 1970-01-01.
    for (day, number) in
        [("2023-09-01", 19_601), ("2024-12-31", 20_088), ("2025-08-17", 20_317), (LAST, 20_532)]
    {
        for by in ["due-date", "invoice-date"] {
            let arguments = ["report", "ageing", "--as-of", day, "--by", by, "--json"];
            let report = saldo.run(&arguments).done().json();
            assert_eq!(cents(&report["total"]), owed(&connection, number), "{day} by {by}");
            adds_up(&report);
        }
    }
}

/// Buckets and unallocated money make the total, per customer and overall.
fn adds_up(report: &Value) {
    let buckets: i64 = report["buckets"]
        .as_array()
        .expect("buckets")
        .iter()
        .map(|bucket| cents(&bucket["amount"]))
        .sum();
    assert_eq!(buckets + cents(&report["unallocated"]), cents(&report["total"]));
    let mut all = 0;
    for customer in report["customers"].as_array().expect("customers") {
        let own: i64 = customer["buckets"].as_object().expect("buckets").values().map(cents).sum();
        assert_eq!(own + cents(&customer["unallocated"]), cents(&customer["total"]), "{customer}");
        all += cents(&customer["total"]);
    }
    assert_eq!(all, cents(&report["total"]));
}

#[test]
fn a_report_as_known_before_the_books_were_opened_is_empty() {
    let saldo = demo();
    let arguments = ["report", "ageing", "--as-of", LAST, "--known-on", "2026-01-01", "--json"];
    let report = saldo.run(&arguments).done().json();
    assert_eq!(
        (&report["total"], &report["customers"]),
        (&"0.00".into(), &Value::Array(Vec::new()))
    );
    let arguments = ["report", "ageing", "--as-of", LAST, "--known-on", LAST, "--json"];
    let known = saldo.run(&arguments).done().json();
    let now = saldo.run(&["report", "ageing", "--as-of", LAST, "--json"]).done().json();
    assert_eq!(known, now, "on the last day all was known");
}

#[test]
fn charges_add_up_and_explain_themselves() {
    let saldo = demo();
    let report = saldo.run(&["report", "charges", "--as-of", LAST, "--json"]).done().json();
    let of = &report["currencies"][0];
    let keys = ["accrued", "waived", "claimed", "to_claim"];
    let mut sums = [0; 4];
    let customers = of["customers"].as_array().expect("customers");
    for document in customers.iter().flat_map(|one| one["documents"].as_array().expect("rows")) {
        keys.iter().zip(&mut sums).for_each(|(key, sum)| *sum += cents(&document[key]));
    }
    assert!(sums[0] > 0, "somebody is late");
    assert_eq!(keys.map(|key| cents(&of[key])), sums);
    let number = customers[0]["documents"][0]["number"].as_str().expect("a number");
    let id = format!("{}/{number}", customers[0]["customer"].as_str().expect("a code"));
    let told = saldo.run(&["explain", "charge", &id, "--on", LAST, "--json"]).done().json();
    let accrued: i64 = told["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .map(|part| {
            let rows = part["segments"].as_array().expect("segments").iter();
            rows.map(|row| cents(&row["amount"])).sum::<i64>() + cents(&part["fixed_sum"])
        })
        .sum();
    assert_eq!(accrued, cents(&told["state"]["accrued"]), "{told}");
    assert_eq!(accrued, cents(&customers[0]["documents"][0]["accrued"]));
    let page = saldo.run(&["explain", "charge", &id, "--on", LAST]).done();
    assert!(page.out.contains("VÕS § 113"), "{}", page.out);
    let rows = saldo.run(&["report", "charges", "--as-of", LAST, "--format", "csv"]).done();
    assert!(rows.out.contains("to_claim"), "{}", rows.out);
}

/// The units of the plan hold what the ageing report holds, on any day.
#[test]
fn gen_04_the_report_of_plans_adds_up_to_the_ageing_report() {
    let saldo = demo();
    for day in ["2025-08-17", LAST] {
        let ageing = saldo.run(&["report", "ageing", "--as-of", day, "--json"]).done().json();
        let owed = |wanted: &dyn Fn(&str) -> bool| -> i64 {
            let buckets = ageing["buckets"].as_array().expect("buckets").iter();
            let wanted = buckets.filter(|one| wanted(one["name"].as_str().expect("a name")));
            wanted.map(|one| cents(&one["amount"])).sum()
        };
        let report = saldo.run(&["report", "plan", "--as-of", day, "--json"]).done().json();
        let rows = report["rows"].as_array().expect("rows");
        assert_eq!(rows[0]["unit"], "company");
        assert_eq!(cents(&rows[0]["receivables"]), owed(&|_| true), "{day}");
        assert_eq!(cents(&rows[0]["overdue"]), owed(&|name| name != "not_due"), "{day}");
        let of = |unit: &str| -> i64 {
            let rows = rows.iter().filter(|row| row["unit"] == unit);
            rows.map(|row| cents(&row["overdue"])).sum()
        };
        assert!(of("department") <= of("company"), "{day}");
        assert!(of("representative") <= of("department") && of("team") <= of("department"));
        assert!(rows.iter().any(|row| row["unit"] == "representative"), "{day}");
    }
    let table = saldo.run(&["report", "plan", "--as-of", LAST, "--format", "csv"]).done().out;
    assert!(table.starts_with("unit,") || table.starts_with("\u{feff}unit"), "{table}");
}

/// Words on the pages of a PDF, page by page.
fn pages(path: &str) -> Vec<String> {
    let read = std::process::Command::new("pdftotext").args(["-layout", path, "-"]).output();
    let read = read.expect("pdftotext, from poppler-utils");
    assert!(read.status.success(), "pdftotext reads {path}");
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

/// Every report goes on paper, over as many pages as it needs, each with the head of its table;
/// it holds the figures of the table on the screen. The pack for the board holds nearly all of
/// them and is printed in every language; the reports themselves take turns.
#[test]
fn every_report_comes_as_a_pdf_and_the_pack_in_every_language() {
    let saldo = demo();
    let heads = [
        ("en", "Unalloc.", "Receivables by lateness"),
        ("ru", "Не разнес.", "Покупатель"),
        ("et", "Sidumata", "Klient"),
    ];
    let list = saldo.run(&["report", "--list"]).done().out;
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names.len(), saldo_work::reports::ALL.len() + 1, "the pack besides: {list}");
    for (turn, (language, head, word)) in heads.into_iter().enumerate() {
        let always = |name: &str| ["ageing", "pack"].contains(&name);
        let in_turn = names.iter().enumerate().filter(|(at, name)| always(name) || at % 3 == turn);
        for (_, name) in in_turn {
            let file = saldo.write(&format!("{name}-{language}.pdf"), "");
            let arguments =
                ["report", name, "--as-of", LAST, "--lang", language, "--format", "pdf", "--out"];
            let arguments: Vec<&str> = arguments.into_iter().chain([file.as_str()]).collect();
            saldo.run(&arguments).done();
            let pages = pages(&file);
            assert!(!pages[0].contains('⟦'), "{name} {language}: {}", pages[0]);
            if *name == "ageing" {
                assert!(pages.len() > 1, "sixty customers need more than a page");
                assert!(pages.iter().all(|page| page.contains(head)), "{language}: {pages:?}");
                assert!(pages[0].contains(word), "{language}: {}", pages[0]);
            }
        }
    }
    // By the ending of the file, and to the cent what the others say.
    let file = saldo.write("charges.pdf", "");
    saldo.run(&["report", "charges", "--as-of", LAST, "--lang", "en", "--out", &file]).done();
    let report = saldo.run(&["report", "charges", "--as-of", LAST, "--json"]).done().json();
    let total = cents(&report["currencies"][0]["accrued"]);
    let printed = pages(&file).join("\n").replace([',', '\u{a0}', '\u{202f}'], "");
    assert!(printed.contains(&format!("{}.{:02}", total / 100, total % 100)), "{printed}");
}

/// ESC-13: the register is written whole where the house reads it, again and again, as table and as
/// workbook, readable for others.
#[test]
fn esc_13_the_register_is_written_whole_onto_a_shared_folder() {
    let saldo = demo();
    let shared = saldo.folder.path().join("shared");
    std::fs::create_dir(&shared).expect("a shared folder");
    for name in ["register.csv", "register.xlsx"] {
        let path = shared.join(name);
        let path = path.display().to_string();
        for _ in 0..2 {
            saldo.run(&["report", "overdue-work", "--as-of", LAST, "--out", &path]).done();
        }
        let mode = std::fs::metadata(&path).expect("written").permissions();
        let readable = std::os::unix::fs::PermissionsExt::mode(&mode) & 0o044;
        assert_ne!(readable, 0, "others read it as well");
    }
    let left: Vec<_> = std::fs::read_dir(&shared).expect("listed").collect();
    assert_eq!(left.len(), 2, "nothing half written stays: {left:?}");
    let text = std::fs::read_to_string(shared.join("register.csv")).expect("text");
    let told = saldo.run(&["report", "overdue-work", "--as-of", LAST, "--json"]).done().json();
    let rows = told["tables"][0]["rows"].as_array().expect("rows");
    assert!(rows.len() > 5, "{told}");
    for row in rows {
        let code = row["customer"].as_str().expect("a code");
        assert!(text.contains(code), "{code}");
    }
    let worked =
        rows.iter().filter(|row| row["measures"].as_array().is_some_and(|all| !all.is_empty()));
    assert!(worked.count() > 3, "what was done is told: {told}");
}

/// ESC-14: the printed set of each level, page for page.
#[test]
fn esc_14_the_set_of_a_role_is_printed_by_the_command_line() {
    let saldo = demo();
    let rows = [
        ("supervisor1", "en", ["Receivables report", "Weekly plan", "Check list", "Route sheets"]),
        (
            "sales",
            "en",
            [
                "Receivables report",
                "Weekly plans of the supervisors",
                "Own work of the week",
                "Monthly action plan",
            ],
        ),
        (
            "director",
            "en",
            [
                "Receivables report",
                "Route sheets",
                "Monthly plan of the head of sales",
                "Personal plan",
            ],
        ),
    ];
    for (login, language, titles) in rows {
        let file = saldo.write(&format!("set-{login}.pdf"), "");
        let arguments =
            ["user", "papers", login, "--as-of", LAST, "--lang", language, "--out", &file];
        saldo.run(&arguments).done();
        let pages = pages(&file);
        let mut from = 0;
        for title in titles {
            let found = pages.iter().skip(from).position(|page| page.contains(title));
            from += found.unwrap_or_else(|| panic!("{login}: {title} after page {from}"));
        }
        assert!(pages.iter().all(|page| !page.contains('⟦')), "{login}");
    }
    let nobody = saldo.run(&["user", "papers", "nobody", "--out", "set.pdf"]).ended(2);
    assert!(nobody.err.contains("nobody"), "{}", nobody.err);
}
