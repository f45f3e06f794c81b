//! The command line as a contract: exit codes, shapes of JSON, what goes where.

use crate::dump;
use crate::house::{PROGRAM, Saldo};
use serde_json::json;
use std::io::Read;
use std::process::Stdio;

const COMMANDS: [&[&str]; 23] = [
    &["deliver"],
    &["sending"],
    &["worker"],
    &["calc"],
    &["demo"],
    &["init"],
    &["import"],
    &["run"],
    &["report"],
    &["explain"],
    &["serve"],
    &["user"],
    &["user", "add"],
    &["user", "list"],
    &["user", "disable"],
    &["user", "same"],
    &["user", "reset"],
    &["db"],
    &["db", "migrate"],
    &["db", "status"],
    &["verify"],
    &["backup"],
    &["restore"],
];

/// A company with three invoices, one payment and a day of control behind it.
fn small() -> Saldo {
    let saldo = Saldo::new().founded("EE", "EUR");
    let invoices = saldo.write(
        "invoices.csv",
        "customer;number;date;due;amount\n\
         C-1;A-1;2026-01-10;2026-01-24;1 000,00\n\
         C-1;A-2;2026-03-01;2026-03-15;250,50\n\
         Õ-2;A-3;2026-03-02;2026-04-01;99,99\n",
    );
    saldo.run(&["import", "invoices", &invoices]).done();
    let payments = saldo.write(
        "payments.csv",
        "customer;number;date;amount;invoice\nC-1;P-1;2026-02-01;400,00;A-1\n",
    );
    saldo.run(&["import", "payments", &payments]).done();
    saldo
}

#[test]
fn every_command_helps_with_an_example() {
    let saldo = Saldo::new();
    for command in COMMANDS {
        let mut arguments = command.to_vec();
        arguments.push("--help");
        let answer = saldo.run(&arguments).done();
        assert!(answer.err.is_empty(), "{command:?}: {}", answer.err);
        let nested = matches!(command, ["user" | "db"]);
        assert!(nested || answer.out.contains("Example"), "{command:?}\n{}", answer.out);
        let widest = answer.out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(100), "{command:?} is {widest:?} wide");
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_right() {
    let saldo = small();
    let rows: [(&[&str], &str); 18] = [
        (&[], "Usage"),
        (&["colect"], "colect"),
        (&["run", "--as-of", "2026-02-31"], "2026-02-31"),
        (&["run", "--as-of", "20.03.2026"], "YYYY-MM-DD"),
        (&["run", "--lang", "de"], "en, ru and et"),
        (&["report", "turnabout"], "--list"),
        (&["report", "ageing", "--bounds", "60,30"], "60,30"),
        (&["report", "ageing", "--format", "docx"], "docx"),
        (&["import", "invoices", "nowhere.csv"], "nowhere.csv"),
        (&["import", "letters", "nowhere.csv"], "letters"),
        (&["report", "ageing", "--customer", "C-404"], "C-404"),
        (&["explain", "customer", "C-404"], "C-404"),
        (&["explain", "invoice", "X-1"], "X-1"),
        (&["explain", "message", "0000"], "0000"),
        (&["user", "add", "x y", "--name", "X", "--role", "SALES_REP"], "x y"),
        (&["user", "add", "boss1", "--name", "K", "--role", "BOSS"], "BOSS"),
        (&["user", "disable", "nobody"], "nobody"),
        (&["user", "same", "nobody", "boss1"], "nobody"),
    ];
    let before = dump::hash(&saldo.file());
    for (arguments, named) in rows {
        let answer = saldo.run(arguments).ended(2);
        assert!(answer.err.contains(named), "{arguments:?} names {named}: {}", answer.err);
        assert!(answer.out.is_empty(), "{arguments:?} prints no result: {}", answer.out);
    }
    assert_eq!(dump::hash(&saldo.file()), before, "nothing was written");
}

#[test]
fn a_missing_or_foreign_database_is_named() {
    let nowhere = Saldo::new();
    let answer = nowhere.run(&["run"]).ended(2);
    assert!(
        answer.err.contains("saldo init") && answer.err.contains("saldo.sqlite"),
        "{}",
        answer.err
    );
    let rows = [("mysql://x", "mysql"), ("saldo.db", "saldo.db")];
    for (url, named) in rows {
        let answer = Saldo::on(url).run(&["run"]).ended(2);
        assert!(answer.err.contains(named), "{}", answer.err);
    }
    let text = Saldo::new();
    std::fs::write(text.file(), "this is no database, but a text long enough to look at")
        .expect("written");
    let answer = text.run(&["run"]).ended(1);
    assert!(answer.err.contains("saldo.sqlite") && answer.err.contains("name the file of a Saldo"));
    let closed = Saldo::on("postgres://rep:secret@127.0.0.1:1/saldo").run(&["run"]).ended(1);
    assert!(closed.err.contains("postgres://rep@127.0.0.1/saldo"), "{}", closed.err);
    assert!(closed.err.contains("check that the server runs"), "{}", closed.err);
    assert!(!closed.err.contains("secret"), "{}", closed.err);
}

#[test]
fn small_amounts_show_their_decimals_and_many_buckets_cut_no_figure() {
    let saldo = small();
    let arguments = ["report", "ageing", "--as-of", "2026-03-20"];
    let report = saldo.run(&arguments).done().out;
    for amount in ["600.00", "250.50", "99.99", "950.49"] {
        assert!(report.contains(amount), "{amount}: {report}");
    }
    let bounds: Vec<String> = (1..=12).map(|bound| (bound * 5).to_string()).collect();
    let bounds = bounds.join(",");
    let report = saldo.run(&[&arguments[..], &["--bounds", &bounds]].concat()).done().out;
    assert!(!report.contains('…'), "{report}");
    assert!(report.contains("600.00") && report.contains("950.49"), "{report}");
}

#[test]
fn an_explanation_names_people_and_documents_as_the_contract_says() {
    let saldo = small();
    let told = saldo.run(&["explain", "invoice", "C-1/A-2", "--json"]).done().json();
    assert_eq!(told["customer"], "C-1");
    let item = &told["items"][0];
    assert!(item["item"].is_string(), "{item}");
    assert_eq!(item["open"], json!({"amount": "250.50", "currency": "EUR"}));
}

#[test]
fn the_answer_of_a_run_has_its_shape() {
    let saldo = small();
    let run = saldo.run(&["run", "--as-of", "2026-03-20", "--json"]).done().json();
    assert_eq!(run["as_of"], "2026-03-20");
    assert_eq!(run["days"], json!(["2026-03-20"]));
    assert_eq!((&run["customers"], &run["open_invoices"]), (&json!(2), &json!(3)));
    let kinds = ["notify", "task", "charge", "hold", "reclassify", "ask_approval", "by_hand"];
    for kind in kinds {
        assert!(run["effects"][kind].is_u64(), "{kind}: {run}");
    }
    assert!(run["policy"].as_str().is_some_and(|policy| policy.contains('@')));
    for key in ["by_clause", "withheld"] {
        assert!(run[key].is_object(), "{key}");
    }
    assert!(run["elapsed_ms"].is_u64());
}

#[test]
fn the_answer_of_ageing_has_its_shape_and_sums() {
    let saldo = small();
    let report =
        saldo.run(&["report", "ageing", "--as-of", "2026-03-20", "--format", "json"]).done().json();
    let expected = json!({
        "as_of": "2026-03-20", "by": "due_date", "currency": "EUR", "total": "950.49",
        "buckets": [
            {"name": "not_due", "amount": "99.99"}, {"name": "1-30", "amount": "250.50"},
            {"name": "31-60", "amount": "600.00"}, {"name": "61-90", "amount": "0.00"},
            {"name": "90+", "amount": "0.00"},
        ],
        "unallocated": "0.00",
    });
    for (key, value) in expected.as_object().expect("an object") {
        assert_eq!(&report[key], value, "{key}");
    }
    let customers: Vec<&str> = report["customers"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| row["customer"].as_str())
        .collect();
    assert_eq!(customers, ["C-1", "Õ-2"]);
    assert_eq!(report["customers"][0]["buckets"]["31-60"], "600.00");
}

#[test]
fn ageing_counts_from_the_invoice_date_and_by_other_bounds_when_asked() {
    let saldo = small();
    let arguments = [
        "report",
        "ageing",
        "--as-of",
        "2026-03-20",
        "--by",
        "invoice_date",
        "--bounds",
        "20,60",
        "--json",
    ];
    let report = saldo.run(&arguments).done().json();
    assert_eq!(report["by"], "invoice_date");
    let amounts: Vec<(&str, &str)> = report["buckets"]
        .as_array()
        .expect("buckets")
        .iter()
        .filter_map(|bucket| Some((bucket["name"].as_str()?, bucket["amount"].as_str()?)))
        .collect();
    assert_eq!(
        amounts,
        [("not_due", "0.00"), ("1-20", "350.49"), ("21-60", "0.00"), ("60+", "600.00")]
    );
}

#[test]
fn a_report_leaves_as_csv_and_as_a_workbook_that_can_be_read_again() {
    let saldo = small();
    let csv = ["report", "ageing", "--as-of", "2026-03-20", "--format", "csv"];
    let english = saldo.run(&csv).done().out;
    let lines: Vec<&str> = english.lines().collect();
    assert_eq!(lines[0], "customer,name,currency,total,not_due,1-30,31-60,61-90,90+,unallocated");
    assert_eq!(lines[1], "C-1,C-1,EUR,850.50,0.00,250.50,600.00,0.00,0.00,0.00");
    let estonian = saldo.run(&[&csv[..], &["--lang", "et"]].concat()).done().out;
    assert!(estonian.starts_with('\u{feff}') && estonian.contains(";850,50;"), "{estonian}");
    let file = saldo.folder.path().join("ageing.xlsx").display().to_string();
    let answer = saldo.run(&["report", "ageing", "--as-of", "2026-03-20", "--out", &file]).done();
    assert!(answer.out.is_empty());
    let bytes = std::fs::read(&file).expect("the workbook is written");
    assert!(bytes.starts_with(b"PK"), "a workbook is a zip archive");
}

#[test]
fn a_report_of_one_customer_holds_no_other() {
    let saldo = small();
    let arguments = ["report", "ageing", "--as-of", "2026-03-20", "--customer", "Õ-2", "--json"];
    let report = saldo.run(&arguments).done().json();
    assert_eq!(
        (&report["total"], &report["customers"][0]["customer"]),
        (&json!("99.99"), &json!("Õ-2"))
    );
    assert_eq!(report["customers"].as_array().map(Vec::len), Some(1));
}

#[test]
fn tables_fit_eighty_columns_in_every_language() {
    let saldo = small();
    saldo.run(&["run", "--as-of", "2026-03-20"]).done();
    let folder = saldo.folder.path().join("receivables of the whole house").join("year 2026");
    std::fs::create_dir_all(&folder).expect("a folder");
    let far = folder.join("i.csv");
    std::fs::write(
        &far,
        "customer;number;date;due;amount\nC-1;A-1;2026-01-10;2026-01-24;1 000,00\n",
    )
    .expect("a file");
    let far = far.display().to_string();
    for language in ["en", "ru", "et"] {
        let rows: [&[&str]; 7] = [
            &["run", "--plan", "--as-of", "2026-09-30"],
            &["explain", "invoice", "C-1/A-2", "--as-of", "2026-03-21"],
            &["import", "invoices", &far, "--dry-run"],
            &["report", "ageing", "--as-of", "2026-03-20"],
            &["run", "--plan", "--as-of", "2026-03-21"],
            &["user", "list"],
            &["report", "--list"],
        ];
        for arguments in rows {
            let mut arguments = arguments.to_vec();
            arguments.extend(["--lang", language]);
            let answer = saldo.run(&arguments).done();
            // A path is not broken: nobody could copy it.
            for line in answer.out.lines().filter(|line| *line != format!("{far}:")) {
                assert!(line.chars().count() <= 80, "{language} {arguments:?}: {line}");
            }
            assert!(!answer.out.contains('\u{1b}'), "no colours where nobody looks");
            assert!(!answer.out.contains('⟦'), "{language} {arguments:?}: {}", answer.out);
            assert!(answer.err.is_empty(), "{}", answer.err);
        }
    }
}

/// A day too far ahead, done by a slip of the pen, would stop control until it comes.
#[test]
fn days_to_come_are_run_only_when_that_is_said() {
    let saldo = small();
    let plan = saldo.run(&["run", "--plan", "--json"]).done().json();
    let today: saldo_domain::Day = plan["as_of"].as_str().expect("a day").parse().expect("a day");
    let (soon, far) = (today.plus(3).to_string(), today.plus(400).to_string());
    let refused = saldo.run(&["run", "--as-of", &soon]).ended(2);
    assert!(refused.err.contains(&soon) && refused.err.contains("--ahead"), "{}", refused.err);
    assert_eq!(dump::count(&saldo.file(), "run"), 0);
    saldo.run(&["run", "--plan", "--as-of", &soon]).done();
    for arguments in [&["run", "--as-of", &far][..], &["run", "--ahead", "--as-of", &far]] {
        let refused = saldo.run(arguments).ended(2);
        assert!(refused.err.contains(&format!("“{far}”")), "{}", refused.err);
    }
    saldo.run(&["run", "--ahead", "--as-of", &soon]).done();
    saldo.run(&["verify"]).done();
}

/// Whoever reads when the next step comes also hears that earlier days are walked before it.
#[test]
fn an_explanation_after_a_long_pause_says_that_missed_days_come_first() {
    let saldo = small();
    saldo.run(&["run", "--as-of", "2026-03-20"]).done();
    let words = [("en", "days missed"), ("ru", "пропущенные дни"), ("et", "vahele jäänud päevad")];
    for (language, words) in words {
        let told = |day| {
            let said = ["explain", "invoice", "A-3", "--as-of", day, "--lang", language];
            let text = saldo.run(&said).done().out;
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(told("2026-06-01").contains(words), "{language}: {}", told("2026-06-01"));
        assert!(!told("2026-03-21").contains(words), "{language}: {}", told("2026-03-21"));
    }
}

#[test]
fn a_spreadsheet_does_not_execute_what_csv_says() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file = saldo.write("customers.csv", "code;name\nC-1;=HYPERLINK(\"x\")\n");
    saldo.run(&["import", "customers", &file]);
    let file = saldo.write(
        "invoices.csv",
        "customer;number;date;due;amount\nC-1;A-1;2026-01-10;2026-01-24;10,00\n",
    );
    saldo.run(&["import", "invoices", &file]).done();
    let csv =
        saldo.run(&["report", "ageing", "--as-of", "2026-02-01", "--format", "csv"]).done().out;
    assert!(
        csv.lines().skip(1).all(|line| !line.contains(",=") && !line.contains(",\"=")),
        "{csv}"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let saldo = small();
    let mut command = saldo.command(&["report", "ageing", "--as-of", "2026-03-20", "--json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let status = child.wait().expect("ends");
    let mut err = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut err).expect("text");
    assert_eq!((status.code(), err.as_str()), (Some(0), ""), "{PROGRAM}");
}

#[test]
fn settings_come_from_flag_then_environment_then_file() {
    let saldo = small();
    let report = |command: &mut std::process::Command| {
        String::from_utf8(command.output().expect("starts").stdout).expect("text")
    };
    let config = saldo.write("saldo.toml", "lang = \"ru\"\n");
    let arguments = ["report", "--list", "--config", &config];
    let in_file = report(&mut saldo.command(&arguments));
    let in_environment = report(saldo.command(&arguments).env("SALDO_LANG", "et"));
    let as_flag = report(
        saldo.command(&[&arguments[..], &["--lang", "en"]].concat()).env("SALDO_LANG", "et"),
    );
    assert!(in_file.contains("срокам"), "{in_file}");
    assert!(in_environment.contains("hilinemise"), "{in_environment}");
    assert!(as_flag.contains("lateness"), "{as_flag}");
    let wrong = saldo.write("wrong.toml", "langauge = \"ru\"\n");
    let answer = saldo.run(&["report", "--list", "--config", &wrong]).ended(2);
    assert!(answer.err.contains("langauge"), "{}", answer.err);
}

#[test]
fn people_are_added_listed_reset_and_disabled() {
    let saldo = small();
    let added = saldo
        .run(&[
            "user",
            "add",
            "rep2",
            "--name",
            "Sales rep 2",
            "--role",
            "sales-rep",
            "--team",
            "North",
            "--json",
        ])
        .done()
        .json();
    assert_eq!((&added["login"], &added["role"]), (&json!("rep2"), &json!("SALES_REP")));
    assert!(
        added["password"].as_str().map_or(0, str::len) >= 12,
        "a password is made and told once"
    );
    saldo.run(&["user", "add", "rep2", "--name", "Other", "--role", "LEGAL"]).ended(2);
    saldo
        .run_with_input(
            &[
                "user",
                "add",
                "admin2",
                "--name",
                "Администратор",
                "--role",
                "ADMINISTRATOR",
                "--password-stdin",
            ],
            "correct horse battery\n",
        )
        .done();
    let reset = saldo.run(&["user", "reset", "rep2", "--json"]).done().json();
    assert_ne!(reset["password"], added["password"]);
    saldo.run(&["user", "disable", "rep2"]).done();
    let people = saldo.run(&["user", "list", "--json"]).done().json();
    let people: Vec<(&str, bool)> = people
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|person| Some((person["login"].as_str()?, person["disabled"].as_bool()?)))
        .collect();
    assert_eq!(people, [("admin2", false), ("rep2", true)]);
    let answer = saldo.run(&["user", "disable", "admin2"]).ended(2);
    assert!(answer.err.contains("administrator"), "{}", answer.err);
    assert!(!dump::of(&saldo.file(), &["audit", "person"]).contains("correct horse"), "S21");
}

/// S07: two accounts of one person are said to be so on the command line, and the mark is taken
/// away by the first account itself.
#[test]
fn s07_two_accounts_of_one_person_are_marked_and_unmarked() {
    let saldo = small();
    for (login, role) in [("director", "DIRECTOR"), ("director2", "HEAD_OF_SALES")] {
        saldo.run(&["user", "add", login, "--name", "The same", "--role", role]).done();
    }
    let behind = || {
        let people = dump::of(&saldo.file(), &["person"]);
        people.lines().filter(|line| line.contains("director2")).collect::<String>()
    };
    let before = behind();
    let marked = saldo.run(&["user", "same", "director2", "director", "--json"]).done().json();
    assert_eq!(marked["login"], json!("director2"));
    assert_ne!(behind(), before, "it is written down");
    let told = saldo.run(&["user", "same", "director2", "director"]).done();
    assert!(told.out.contains("director2"), "{}", told.out);
    saldo.run(&["user", "same", "director2", "director2"]).done();
    assert_eq!(behind(), before, "and taken away");
}

#[test]
fn a_backup_made_from_a_living_database_restores_to_the_same() {
    let saldo = small();
    saldo.run(&["run", "--as-of", "2026-03-20"]).done();
    let file = saldo.folder.path().join("copy.backup").display().to_string();
    saldo.run(&["backup", &file]).done();
    let again = saldo.run(&["backup", &file]).ended(2);
    assert!(again.err.contains("copy.backup"), "{}", again.err);
    let other = Saldo::new();
    other.run(&["restore", &file]).done();
    assert_eq!(
        dump::of(&other.file(), &[dump::BOOK, dump::DECISIONS].concat()),
        dump::of(&saldo.file(), &[dump::BOOK, dump::DECISIONS].concat())
    );
    other.run(&["verify"]).done();
    let answer = other.run(&["restore", &file]).ended(2);
    assert!(answer.err.contains("empty"), "{}", answer.err);
    let cut = std::fs::read(&file).expect("the backup");
    let cut = saldo.write("cut.backup", &cut[..cut.len() / 2]);
    let third = Saldo::new();
    assert_ne!(third.run(&["restore", &cut]).code, Some(0), "a cut backup is refused");
}

#[test]
fn verify_ends_with_3_when_the_book_was_tampered_with() {
    let saldo = small();
    saldo.run(&["verify"]).done();
    let connection = rusqlite::Connection::open(saldo.file()).expect("a database");
    connection
        .execute("UPDATE item SET open = open + 1 WHERE open > 0", [])
        .expect("derived columns may change");
    drop(connection);
    let answer = saldo.run(&["verify", "--json"]).ended(3);
    assert!(answer.json()["findings_total"].as_u64() > Some(0), "{}", answer.out);
}

#[test]
fn verify_ends_with_3_when_a_term_on_charges_cannot_be_read() {
    let saldo = small();
    let connection = rusqlite::Connection::open(saldo.file()).expect("a database");
    let term = "INSERT INTO charge_term
        (company, customer, term, ground, method, parameters, from_day, reference, recorded)
        SELECT company, customer, 900, 'contract', 'daily_penalty', '{\"method\":1}', 0, 'x', 1
        FROM customer LIMIT 1";
    connection.execute(term, []).expect("rows may be added");
    drop(connection);
    let answer = saldo.run(&["verify", "--json"]).ended(3);
    assert!(answer.out.contains("charge-terms"), "{}", answer.out);
}

#[test]
fn the_database_itself_refuses_to_delete_money() {
    let saldo = small();
    let connection = rusqlite::Connection::open(saldo.file()).expect("a database");
    for sql in [
        "DELETE FROM item",
        "DELETE FROM movement",
        "DELETE FROM audit",
        "UPDATE item SET amount = 1",
        "UPDATE movement SET amount = 1",
        "UPDATE audit SET body = ''",
    ] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn the_schema_is_reported_and_migrated() {
    let saldo = Saldo::new();
    saldo.run(&["db", "status"]).ended(2);
    saldo.run(&["db", "migrate"]).done();
    let status = saldo.run(&["db", "status", "--json"]).done().json();
    assert_eq!(status["current"], status["known"]);
    assert_eq!((&status["pending"], &status["engine"]), (&json!(0), &json!("sqlite")));
    let hash = dump::hash(&saldo.file());
    saldo.run(&["db", "migrate"]).done();
    assert_eq!(dump::hash(&saldo.file()), hash, "migrating again changes nothing");
    let answer = saldo.run(&["run"]).ended(2);
    assert!(answer.err.contains("saldo init"), "{}", answer.err);
}
