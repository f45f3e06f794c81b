//! Files: read again, overlapping, cut off, cancelled, at the same time.

use crate::firm::{Firm, day, invoices, on_both, payments};
use saldo_domain::allocation::AllocationOrder;
use saldo_domain::{Role, UserId};
use saldo_work::dossier::{self, Saying};
use saldo_work::imports::{self, ImportOutcome, ImportRequest, Kind, RowFate};
use saldo_work::progress::Stage;
use saldo_work::views::Page;
use saldo_work::{Progress, Refused, RefusedKind, Silent, Who, acts, views};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

const TWO: [&str; 2] = ["15 2026-01-10 2026-02-09 100.00", "16 2026-01-11 2026-02-10 50.00"];

/// M03
#[test]
fn same_file_twice_adds_zero_rows() {
    on_both(|firm| {
        let first = firm.invoices(&TWO);
        assert_eq!((first.read, first.new, first.changed, first.unchanged), (2, 2, 0, 0));
        let paid = ["2026-02-01 60.00 15", "2026-02-02 5.00 -", "2026-02-02 5.00 -"];
        assert_eq!(firm.payments(&paid).new, 3);
        let items = firm.office.store.peek("SELECT COUNT(*) FROM item").expect("items");
        let movements = firm.office.store.peek("SELECT COUNT(*) FROM movement").expect("movements");
        for _ in 0..2 {
            let again = firm.invoices(&TWO);
            assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
            let again = firm.payments(&paid);
            assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 3));
        }
        assert_eq!(firm.office.store.peek("SELECT COUNT(*) FROM item").expect("items"), items);
        assert_eq!(
            firm.office.store.peek("SELECT COUNT(*) FROM movement").expect("movements"),
            movements
        );
        assert_eq!((firm.open("15"), firm.open("16")), (4_000, 5_000));
        firm.assert_sound();
    });
}

/// M04
#[test]
fn overlap_keeps_true_twins() {
    on_both(|firm| {
        firm.invoices(&TWO);
        let rows = [
            ("one", vec!["2026-02-02 5.00 -"], 1),
            ("its twin, overlapping", vec!["2026-02-02 5.00 -", "2026-02-02 5.00 -"], 1),
            (
                "both and another day",
                vec!["2026-02-02 5.00 -", "2026-02-02 5.00 -", "2026-02-03 5.00 -"],
                1,
            ),
            ("a part of it", vec!["2026-02-03 5.00 -", "2026-02-02 5.00 -"], 0),
        ];
        for (case, lines, new) in rows {
            assert_eq!(firm.payments(&lines).new, new, "{case}");
        }
        assert_eq!(
            firm.office
                .store
                .peek("SELECT COUNT(*) FROM item WHERE kind = 'payment'")
                .expect("payments"),
            3
        );
    });
}

/// M05
#[test]
fn reused_bank_ids_survive() {
    let firm = Firm::new();
    firm.invoices(&TWO);
    let file = |lines: &[&str]| {
        format!("Customer,Payment number,Payment date,Amount\n{}\n", lines.join("\n"))
    };
    let rows = [
        (
            "the number begins anew each year",
            file(&["C-1,1,2025-01-05,10.00", "C-1,1,2026-01-05,10.00"]),
            2,
        ),
        (
            "one number for several entries",
            file(&["C-1,7,2026-01-06,10.00", "C-1,7,2026-01-06,20.00"]),
            2,
        ),
        ("and the same again", file(&["C-1,7,2026-01-06,10.00", "C-1,1,2025-01-05,10.00"]), 0),
    ];
    for (case, text, new) in rows {
        let outcome = firm.import(Kind::Payments, &text);
        assert_eq!((outcome.new, outcome.refused_total), (new, 0), "{case}");
    }
}

/// M20
#[test]
fn number_identity_rules() {
    on_both(|firm| {
        firm.invoices(&["АВ-15 2026-01-10 2026-02-09 100.00"]);
        let rows = [
            ("in Latin letters", "AB-15 2026-01-10 2026-02-09 100.00", (0, 0, 1, 0)),
            ("with another dash", "ab–15 2026-01-10 2026-02-09 100.00", (0, 0, 1, 0)),
            ("next year's", "AB-15 2027-01-10 2027-02-09 100.00", (1, 0, 0, 0)),
            ("corrected amount", "AB-15 2026-01-10 2026-02-09 120.00", (0, 1, 0, 0)),
            ("corrected due day", "AB-15 2026-01-10 2026-02-20 120.00", (0, 1, 0, 0)),
            ("another day", "AB-15 2026-01-12 2026-02-20 120.00", (0, 0, 0, 1)),
            ("leading zeros", "AB-015 2026-01-10 2026-02-09 100.00", (1, 0, 0, 0)),
            ("at the end of a year", "NY-1 2025-12-31 2026-01-30 90.00", (1, 0, 0, 0)),
            (
                "its date is corrected over New Year",
                "NY-1 2026-01-02 2026-02-01 90.00",
                (0, 0, 0, 1),
            ),
            ("another of that number", "NY-1 2026-01-02 2026-02-01 91.00", (1, 0, 0, 0)),
            ("long after it", "NY-2 2025-12-31 2026-01-30 90.00", (1, 0, 0, 0)),
            ("is another year's", "NY-2 2026-03-01 2026-03-31 90.00", (1, 0, 0, 0)),
        ];
        for (case, line, expected) in rows {
            let done = firm.invoices(&[line]);
            let found = (done.new, done.changed, done.unchanged, done.refused_total);
            assert_eq!(found, expected, "{case}: {:?}", done.refused);
        }
        // One source that tells both means both.
        let both = ["NY-3 2025-12-31 2026-01-30 90.00", "NY-3 2026-01-02 2026-02-01 90.00"];
        let done = firm.invoices(&both);
        assert_eq!((done.new, done.refused_total), (2, 0));
        let again = firm.invoices(&both);
        assert_eq!((again.unchanged, again.refused_total), (2, 0));
        assert_eq!((firm.open("АВ-15"), firm.row("АВ-15").due_now), (12_000, day("2026-02-20")));
        firm.assert_sound();
    });
}

/// Panics, as a process would die, when so many units of any stage have been told.
#[derive(Debug)]
struct DiesAfter(AtomicU64);

impl Progress for DiesAfter {
    fn done(&self, _units: u64) {
        assert!(self.0.fetch_sub(1, Ordering::SeqCst) > 1, "killed here");
    }
}

/// M22: killed anywhere, nothing stays; done again, everything is there once.
#[test]
fn all_or_nothing_or_resumable_with_report() {
    on_both(|firm| {
        let lines: Vec<String> = (0..2_500)
            .map(|number| format!("C-{number}:{number} 2026-01-10 2026-02-09 1.00"))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let text = invoices(&lines) + "C-1,bad,31/02/2026,2026-02-09,1.00\n";
        let request = firm.request(Kind::Invoices, &text);
        let before = firm.state();
        let mut kills = 0;
        for steps in 1.. {
            let dies = DiesAfter(AtomicU64::new(steps));
            let attempt =
                || imports::import(&firm.office, firm.company, Who::program(), &request, &dies);
            match catch_unwind(AssertUnwindSafe(attempt)) {
                Err(_) => assert_eq!(firm.state(), before, "killed at step {steps}"),
                Ok(done) => {
                    let done = done.expect("imported");
                    assert_eq!((done.read, done.new, done.refused_total), (2_501, 2_500, 1));
                    break;
                }
            }
            kills += 1;
        }
        assert!(kills >= 5, "killed only {kills} times");
        assert_eq!(firm.import(Kind::Invoices, &text).new, 0);
        firm.assert_sound();
    });
}

/// I14
#[test]
fn concurrent_same_file_once() {
    on_both(|firm| {
        let lines: Vec<String> =
            (0..300).map(|number| format!("{number} 2026-01-10 2026-02-09 1.00")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let text = invoices(&lines);
        let outcomes = std::thread::scope(|scope| {
            let users: Vec<_> =
                (0..4).map(|_| scope.spawn(|| firm.import(Kind::Invoices, &text))).collect();
            users.into_iter().map(|user| user.join().expect("imported")).collect::<Vec<_>>()
        });
        let mut new: Vec<u64> = outcomes.iter().map(|outcome| outcome.new).collect();
        new.sort_unstable();
        assert_eq!(new, [0, 0, 0, 300]);
        assert!(outcomes.iter().all(|outcome| outcome.new + outcome.unchanged == 300));
        firm.assert_sound();
        // The same of a statement, whose lines become payments at once.
        let statement = statement(40);
        let outcomes = std::thread::scope(|scope| {
            let users: Vec<_> =
                (0..4).map(|_| scope.spawn(|| firm.import(Kind::Auto, &statement))).collect();
            users.into_iter().map(|user| user.join().expect("imported")).collect::<Vec<_>>()
        });
        let mut new: Vec<u64> = outcomes.iter().map(|outcome| outcome.new).collect();
        new.sort_unstable();
        assert_eq!(new, [0, 0, 0, 40]);
        let lines = firm.office.store.peek("SELECT COUNT(*) FROM bank_line").expect("lines");
        assert_eq!(lines, 40);
        firm.assert_sound();
    });
}

/// A statement of so many lines.
fn statement(lines: i64) -> String {
    let mut text = "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;\
                    Number;Bank id\n"
        .to_owned();
    for number in 0..lines {
        text.push_str(&format!(
            "EE571010220229377229;2026-03-02;1.00;EUR;Kask;EE11;;;invoice {number};;{number}\n"
        ));
    }
    text
}

/// Asks to stop after so many looks.
#[derive(Debug)]
struct CancelsAfter(AtomicU64);

impl Progress for CancelsAfter {
    fn stage(&self, _stage: Stage, _total: Option<u64>) {}
    fn cancelled(&self) -> bool {
        self.0.fetch_sub(1, Ordering::SeqCst) == 1
    }
}

/// I15
#[test]
fn cancel_leaves_nothing() {
    on_both(|firm| {
        let request = firm.request(Kind::Invoices, &invoices(&TWO));
        let before = firm.state();
        for looks in 1..=2 {
            let cancels = CancelsAfter(AtomicU64::new(looks));
            let refused =
                imports::import(&firm.office, firm.company, Who::program(), &request, &cancels);
            assert!(matches!(refused, Err(Refused::Cancelled)), "after {looks} looks: {refused:?}");
            assert_eq!(firm.state(), before);
        }
        firm.import(Kind::Invoices, &invoices(&TWO));
        let before = firm.state();
        let request = firm.request(Kind::Auto, &statement(600));
        for looks in 1..=2 {
            let cancels = CancelsAfter(AtomicU64::new(looks));
            let refused =
                imports::import(&firm.office, firm.company, Who::program(), &request, &cancels);
            assert!(matches!(refused, Err(Refused::Cancelled)), "after {looks} looks: {refused:?}");
            assert_eq!(firm.state(), before, "a statement leaves nothing either");
        }
        firm.assert_sound();
    });
}

#[test]
fn a_dry_run_says_what_would_happen_and_keeps_nothing() {
    on_both(|firm| {
        firm.invoices(&TWO[..1]);
        let before = firm.state();
        let request = ImportRequest { dry_run: true, ..firm.request(Kind::Auto, &invoices(&TWO)) };
        let dry = firm.try_import(&request).expect("a dry run");
        assert_eq!((dry.new, dry.unchanged, dry.batch), (1, 1, None));
        assert_eq!(firm.state(), before);
        let real = firm.try_import(&ImportRequest { dry_run: false, ..request }).expect("imported");
        assert_eq!((real.new, real.unchanged), (dry.new, dry.unchanged));
    });
}

#[test]
fn refused_rows_stop_only_themselves_unless_strict() {
    let firm = Firm::new();
    let text = invoices(&[
        TWO[0],
        "16 2026-02-31 2026-03-10 50.00",
        "17 2026-01-11 2026-01-01 5.00",
        TWO[1],
    ]);
    let strict = ImportRequest { strict: true, ..firm.request(Kind::Invoices, &text) };
    let refused = firm.try_import(&strict).expect_err("strict");
    assert!(matches!(refused, Refused::Strict { read: 4, refused: 2, .. }), "{refused}");
    assert_eq!(refused.kind(), RefusedKind::Input);

    let directory = tempfile::tempdir().expect("a directory");
    let paper = directory.path().join("refused.csv");
    let request =
        ImportRequest { refused_file: Some(paper.clone()), ..firm.request(Kind::Invoices, &text) };
    let done = firm.try_import(&request).expect("imported");
    assert_eq!((done.read, done.new, done.refused_total), (4, 2, 2));
    let lines: Vec<u64> = done.refused.iter().map(|refusal| refusal.line).collect();
    assert_eq!(lines, [3, 4]);
    let first = &done.refused[0];
    assert_eq!((first.field.as_str(), first.value.as_str()), ("Invoice date", "2026-02-31"));
    assert!(!first.reason.is_empty() && !first.remedy.is_empty());
    let written = std::fs::read_to_string(paper).expect("the file of refused rows");
    assert_eq!(written.lines().count(), 3, "{written}");
}

/// REM-02: a payment day is set before the purchase. An invoice that tells neither a due day nor
/// terms is refused by its line, with what to do; one due on its own day and one with terms stand.
#[test]
fn rem_02_an_invoice_without_a_due_day_is_refused_with_line_field_and_remedy() {
    on_both(|firm| {
        let text = "Customer,Invoice number,Invoice date,Due date,Payment terms,Amount\n\
                    C-1,1,2026-03-01,2026-03-01,,10.00\n\
                    C-1,2,2026-03-01,,,10.00\n\
                    C-1,3,2026-03-01,,14,10.00\n";
        let map = "source = \"terms\"\nproduces = [\"invoices\"]\n[columns]\n\
                   customer = \"Customer\"\nnumber = \"Invoice number\"\n\
                   issued = \"Invoice date\"\ndue = \"Due date\"\n\
                   terms_days = \"Payment terms\"\namount = \"Amount\"\n";
        let request =
            ImportRequest { map: Some(map.to_owned()), ..firm.request(Kind::Invoices, text) };
        let done = firm.try_import(&request).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!((done.read, done.new, done.refused_total), (3, 2, 1));
        let refused = &done.refused[0];
        assert_eq!((refused.line, refused.field.as_str()), (3, "Due date"));
        assert!(!refused.reason.is_empty() && !refused.remedy.is_empty(), "{refused:?}");
        assert_eq!(firm.row("1").due, day("2026-03-01"));
        assert_eq!(firm.row("3").due, day("2026-03-15"));
    });
}

impl Firm {
    /// C-1 has paid three invoices, each after twenty days.
    pub(crate) fn pays_after_twenty_days(&self) -> &Self {
        for number in ["H-1", "H-2", "H-3"] {
            self.invoices(&[&format!("{number} 2026-02-01 2026-02-28 10.00")]);
            self.payments(&[&format!("2026-02-21 10.00 {number}")]);
        }
        self
    }
}

/// Lines of a file whose invoices leave less time than their customer usually needs.
fn hurried(outcome: &ImportOutcome) -> Vec<u64> {
    let of_time = outcome.remarks.iter().filter(|remark| remark.code == "shorter-than-usual");
    of_time.map(|remark| remark.line).collect()
}

/// REM-02: an invoice that leaves less time than its customer usually needs is taken, with a
/// warning in the report of the import and on the pages, on both sides of the habit.
#[test]
fn rem_02_an_invoice_with_less_time_than_usual_is_taken_and_warned_of() {
    on_both(|firm| {
        firm.pays_after_twenty_days();
        let lines = [
            "A-1 2026-03-10 2026-03-29 10.00",
            "A-2 2026-03-10 2026-03-30 10.00",
            "A-3 2026-03-10 2026-03-10 10.00",
            "C-2:B-1 2026-03-10 2026-03-11 10.00",
        ];
        let done = firm.invoices(&lines);
        assert_eq!((done.new, done.refused_total), (4, 0), "nothing is refused");
        assert_eq!(
            hurried(&done),
            [2],
            "nineteen days; twenty, none and no habit are not: {done:?}"
        );
        let remark = &done.remarks[0];
        assert_eq!(remark.field, "Due date");
        assert!(remark.text.contains("19 days") && remark.text.contains("needs 20"), "{remark:?}");
        assert_eq!(hurried(&firm.invoices(&lines)), [0; 0], "told once, not with every file");
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        let customer = firm.customer("C-1");
        for (number, expected) in [("A-1", Some(20)), ("A-2", None), ("A-3", None), ("H-1", None)] {
            let row = views::document(office, company, who, customer, firm.item(number));
            assert_eq!(row.expect("shown").needs_days, expected, "{number}");
        }
        let card = views::customer_card(office, company, who, "C-1").expect("a card");
        let marked = card.open_documents.iter().filter(|row| row.needs_days.is_some());
        assert_eq!(marked.map(|row| row.number.as_str()).collect::<Vec<_>>(), ["A-1"]);
        // What somebody knows of the customer counts before what the book shows.
        let habit = [(Saying::Habit(Some(30)), 0)];
        dossier::say(office, company, Who::program(), customer, &habit).expect("said");
        let done = firm.invoices(&["A-4 2026-03-10 2026-04-08 10.00"]);
        assert_eq!(hurried(&done), [2], "twenty-nine days of thirty");
        firm.assert_sound();
    });
}

/// The list of refused rows takes nobody's place, and is there only when something was done.
#[test]
fn the_list_of_refused_rows_never_overwrites_anything() {
    let firm = Firm::new();
    let directory = tempfile::tempdir().expect("a directory");
    let names = || std::fs::read_dir(directory.path()).expect("a listing").count();
    let source = directory.path().join("invoices.csv");
    let text = invoices(&["16 2026-02-31 2026-03-10 50.00"]);
    std::fs::write(&source, &text).expect("written");
    for dry_run in [false, true] {
        let request = ImportRequest {
            dry_run,
            refused_file: Some(source.clone()),
            ..ImportRequest::of_path(Kind::Invoices, &source)
        };
        let refused = firm.try_import(&request).expect_err("its own source");
        let told = refused.to_string();
        assert!(told.contains("invoices.csv") && told.contains("exists already"), "{told}");
        assert_eq!(refused.kind(), RefusedKind::Input);
        assert_eq!(std::fs::read_to_string(&source).expect("the source"), text);
    }
    let list = directory.path().join("refused.csv");
    let request = ImportRequest {
        dry_run: true,
        refused_file: Some(list.clone()),
        ..ImportRequest::of_path(Kind::Invoices, &source)
    };
    firm.try_import(&request).expect("a dry run");
    assert!(std::fs::read_to_string(&list).expect("the list").contains("2026-02-31"));
    let strict = directory.path().join("strict.csv");
    let request = ImportRequest {
        strict: true,
        refused_file: Some(strict.clone()),
        ..ImportRequest::of_path(Kind::Invoices, &source)
    };
    assert!(matches!(firm.try_import(&request), Err(Refused::Strict { .. })));
    assert!(strict.exists(), "the rows that refused the file are told");
    let before = names();
    let request = ImportRequest {
        refused_file: Some(directory.path().join("none.csv")),
        ..firm.request(Kind::Payments, "no,known,heading\n1,2,3\n")
    };
    assert!(firm.try_import(&request).is_err());
    assert_eq!(names(), before, "an import that fails leaves no list");
}

#[test]
fn what_the_book_refuses_is_told_in_the_words_of_the_file() {
    let firm = Firm::new();
    firm.invoices(&TWO);
    firm.payments(&["2026-02-01 60.00 15"]);
    let rows = [
        (
            "another day",
            invoices(&["15 2026-01-12 2026-02-09 100.00"]),
            "Invoice date",
            "2026-01-12",
        ),
        ("less than settled", invoices(&["15 2026-01-10 2026-02-09 50.00"]), "Amount", "50.00"),
    ];
    for (case, text, field, value) in rows {
        let done = firm.import(Kind::Invoices, &text);
        let refusal = done.refused.first().unwrap_or_else(|| panic!("{case}"));
        assert_eq!((refusal.field.as_str(), refusal.value.as_str()), (field, value), "{case}");
        assert!(refusal.reason.starts_with("15: "), "{case}: {}", refusal.reason);
    }
    let text = "Customer,Payment date,Amount\nC-404,2026-02-02,5.00\nC-1,2026-02-02\n";
    let done = firm.import(Kind::Payments, text);
    let told: Vec<(&str, &str)> =
        done.refused.iter().map(|one| (one.field.as_str(), one.value.as_str())).collect();
    assert_eq!(told, [("Customer", "C-404"), ("row", "C-1")]);
}

#[test]
fn texts_that_were_cleaned_or_look_like_another_are_told() {
    let firm = Firm::new();
    let row = |number: usize| format!("C-{number},Fi\u{202e}rma {number}");
    let rows: Vec<String> = (0..150).map(row).collect();
    let text = format!("Customer code,Name\n{}\n", rows.join("\n"));
    let done = firm.import(Kind::Customers, &text);
    assert_eq!((done.new, done.remarks_total, done.remarks.len()), (150, 150, 100));
    let first = &done.remarks[0];
    assert_eq!((first.line, first.field.as_str()), (2, "Name"));
    assert_eq!(first.code, "direction_removed");
}

/// Others go on writing while a file is read.
#[test]
fn a_file_is_read_before_the_transaction_begins() {
    struct WritesMeanwhile<'firm>(&'firm Firm, AtomicU64);
    impl std::fmt::Debug for WritesMeanwhile<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("WritesMeanwhile")
        }
    }
    impl Progress for WritesMeanwhile<'_> {
        fn stage(&self, stage: Stage, _total: Option<u64>) {
            if stage == Stage::Reading && self.1.fetch_add(1, Ordering::SeqCst) == 0 {
                assert_eq!(self.0.invoices(&TWO[..1]).new, 1, "entered meanwhile");
            }
        }
    }
    on_both(|firm| {
        let meanwhile = WritesMeanwhile(firm, AtomicU64::new(0));
        let request = firm.request(Kind::Invoices, &invoices(&TWO));
        let who = Who::program();
        let done = imports::import(&firm.office, firm.company, who, &request, &meanwhile);
        let done = done.expect("imported");
        assert_eq!((done.new, done.unchanged), (1, 1));
        firm.assert_sound();
    });
}

#[test]
fn money_of_an_unknown_customer_is_refused_and_opens_no_account() {
    let firm = Firm::new();
    let done = firm.payments(&["2026-02-02 5.00 -"]);
    assert_eq!((done.new, done.refused_total), (0, 1));
    assert_eq!(done.refused[0].code, "unknown_customer");
    assert_eq!(firm.office.store.peek("SELECT COUNT(*) FROM customer").expect("customers"), 0);
}

#[test]
fn cards_are_made_completed_and_left_alone() {
    let firm = Firm::new();
    firm.invoices(&TWO);
    let file = |name: &str, email: &str| {
        format!("Customer code,Name,E-mail\nC-1,{name},{email}\nC-2,Teine AS,\n")
    };
    let first = firm.import(Kind::Customers, &file("Esimene OÜ", "arved@esimene.example"));
    assert_eq!((first.new, first.changed, first.new_customers), (1, 1, 1));
    let again = firm.import(Kind::Customers, &file("Esimene OÜ", ""));
    assert_eq!(
        (again.new, again.changed, again.unchanged),
        (0, 0, 2),
        "an empty cell says nothing"
    );
    let renamed = firm.import(Kind::Customers, &file("Esimene AS", ""));
    assert_eq!((renamed.changed, renamed.unchanged), (1, 1));
}

/// I16: a map is remembered for the headings it was given for, and for no others.
#[test]
fn mapping_bound_to_source() {
    let firm = Firm::new();
    let map = r#"
source = "old-ledger"
produces = ["invoices"]
[conventions]
dates = "dmy"
currency = "EUR"
[columns]
customer = "kes"
number = "mis"
issued = "millal"
due = "hiljemalt"
amount = "palju"
"#;
    let text = "kes;mis;millal;hiljemalt;palju\nC-1;15;10.01.2026;09.02.2026;100,00\n";
    let unmapped = firm.request(Kind::Auto, text);
    let refused = firm.try_import(&unmapped).expect_err("nobody knows these headings");
    assert!(matches!(refused, Refused::Unreadable { .. }), "{refused}");
    let mapped = ImportRequest { map: Some(map.to_owned()), ..unmapped.clone() };
    let as_payments = ImportRequest { kind: Kind::Payments, ..mapped.clone() };
    assert!(matches!(firm.try_import(&as_payments), Err(Refused::Map { .. })), "a map of invoices");
    assert_eq!(firm.try_import(&mapped).expect("mapped").new, 1);
    assert_eq!(firm.try_import(&unmapped).expect("remembered").unchanged, 1);
    let other = "kes;mis;millal;hiljemalt;summa\nC-1;15;10.01.2026;09.02.2026;100,00\n";
    assert!(firm.try_import(&firm.request(Kind::Auto, other)).is_err(), "another bank's file");
}

#[test]
fn the_preview_shows_what_it_sees_and_what_it_would_do() {
    let firm = Firm::new();
    let before = firm.state();
    let request = firm.request(Kind::Auto, &invoices(&TWO));
    let preview = imports::preview(
        &firm.office,
        firm.company,
        Who::program(),
        &request,
        Page::first(50),
        &Silent,
    )
    .expect("seen");
    assert_eq!(preview.kind, Kind::Invoices);
    assert_eq!(preview.columns[1], "Invoice number");
    assert_eq!(preview.rows.rows[0].cells[1], "15");
    assert_eq!(preview.outcome.new, 2);
    assert!(preview.mapping.iter().any(|one| one.field == "due" && one.column == "Due date"));
    assert_eq!(firm.state(), before);
    // The map that is shown can be given back.
    let mapped = ImportRequest { map: Some(preview.map.clone()), ..request };
    let done = firm.try_import(&mapped).unwrap_or_else(|error| panic!("{error}\n{}", preview.map));
    assert_eq!(done.new, 2);
}

/// I15, M22: a look at a file says of each row what would become of it, page by page, and writes
/// nothing; what is imported then is what was shown.
#[test]
fn i15_a_preview_tells_what_becomes_of_each_row_and_writes_nothing() {
    on_both(|firm| {
        firm.invoices(&["15 2026-01-10 2026-02-09 100.00", "16 2026-01-11 2026-02-10 50.00"]);
        let before = firm.state();
        let text = invoices(&[
            "15 2026-01-10 2026-02-09 100.00",
            "16 2026-01-11 2026-02-10 55.00",
            "17 2026-02-31 2026-03-10 50.00",
            "18 2026-01-12 2026-02-11 70.00",
            "15 2026-01-20 2026-02-19 100.00",
        ]);
        let look = |page: Page| {
            let request = firm.request(Kind::Auto, &text);
            imports::preview(&firm.office, firm.company, Who::program(), &request, page, &Silent)
                .expect("seen")
        };
        let told = |page: Page| {
            let shown = look(page).rows;
            assert_eq!(shown.total, 5);
            let row = |row: &imports::PreviewRow| {
                format!("{} {} {}", row.line, row.cells[1], row.fate.code())
            };
            shown.rows.iter().map(row).collect::<Vec<_>>()
        };
        let all = ["2 15 unchanged", "3 16 changed", "4 17 refused", "5 18 new", "6 15 refused"];
        assert_eq!(told(Page::first(50)), all);
        for (offset, expected) in [(0, &all[..2]), (2, &all[2..4]), (4, &all[4..]), (6, &[])] {
            assert_eq!(told(Page { offset, limit: 2 }), *expected, "from {offset}");
        }
        let RowFate::Refused(refusal) = &look(Page { offset: 2, limit: 1 }).rows.rows[0].fate
        else {
            panic!("the day does not exist");
        };
        assert_eq!((refusal.line, refusal.value.as_str()), (4, "2026-02-31"));
        assert_eq!(firm.state(), before, "nothing is written");
        let (shown, done) = (look(Page::first(1)).outcome, firm.import(Kind::Auto, &text));
        let counts = |one: &ImportOutcome| (one.new, one.changed, one.unchanged, one.refused_total);
        assert_eq!(counts(&shown), counts(&done));
        assert_eq!(counts(&done), (1, 1, 1, 2));
        firm.assert_sound();
    });
}

/// Money that would wait is told as such.
#[test]
fn a_preview_tells_which_money_would_wait() {
    let firm = Firm::new();
    firm.invoices(&["15 2026-01-10 2026-02-09 100.00"]);
    let text = payments(&["2026-02-01 60.00 15", "2026-02-01 5.00 99"]);
    let request = firm.request(Kind::Payments, &text);
    let (page, who) = (Page::first(50), Who::program());
    let seen = imports::preview(&firm.office, firm.company, who, &request, page, &Silent);
    let waits: Vec<bool> = seen.expect("seen").rows.rows.iter().map(|row| row.waits).collect();
    assert_eq!(waits, [false, true]);
}

#[test]
fn malformed_files_end_in_named_refusals_and_keep_nothing() {
    let firm = Firm::new();
    let before = firm.state();
    let files: [(&str, Vec<u8>); 6] = [
        ("empty", Vec::new()),
        ("no table", b"%PDF-1.7 garbage".to_vec()),
        ("no known heading", b"a,b,c\n1,2,3\n".to_vec()),
        (
            "an open quotation",
            b"Customer,Invoice number,Invoice date,Due date,Amount\nC-1,\"15".to_vec(),
        ),
        ("a truncated workbook", b"PK\x03\x04\x14\x00\x00\x00".to_vec()),
        ("a million columns", vec![b','; 1_000_000]),
    ];
    for (case, bytes) in files {
        let request = ImportRequest::of_bytes(Kind::Auto, "file", bytes);
        let refused = firm.try_import(&request).expect_err(case);
        assert_eq!(refused.kind(), RefusedKind::Input, "{case}: {refused}");
        assert_eq!(firm.state(), before, "{case}");
    }
}

/// Invariant I4: the order in which files are read does not matter.
#[test]
fn files_in_any_order_make_the_same_book() {
    let invoices = invoices(&["15 2026-01-10 2026-02-09 100.00", "16 2026-01-11 2026-02-10 50.00"]);
    let early = payments(&["2026-01-20 60.00 15", "2026-01-20 70.00 16"]);
    let late = payments(&["2026-02-01 40.00 15"]);
    let files = [(Kind::Invoices, &invoices), (Kind::Payments, &early), (Kind::Payments, &late)];
    let mut books = Vec::new();
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let firm = Firm::new();
        firm.import(Kind::Customers, "Customer code,Name\nC-1,Esimene OÜ\n");
        for at in order {
            let (kind, text) = files[at];
            let done = firm.import(kind, text);
            assert_eq!(done.new, done.read, "{order:?}");
        }
        for (kind, text) in files {
            let again = firm.import(kind, text);
            assert_eq!((again.new, again.changed), (0, 0), "{order:?}: read again");
        }
        assert_eq!((firm.open("15"), firm.open("16")), (0, 0), "{order:?}");
        books.push(firm.settlements());
        firm.assert_sound();
    }
    assert_eq!(books[0].len(), 3);
    for book in &books {
        assert_eq!(book, &books[0]);
    }
}

#[test]
fn every_row_read_is_decided_whatever_ends_the_lines() {
    for ending in ["\n", "\r\n", "\r"] {
        let firm = Firm::new();
        let text = invoices(&[TWO[0], "x 2026-02-31 2026-03-10 5.00", TWO[1], TWO[1]]);
        let done = firm.import(Kind::Invoices, &text.replace('\n', ending));
        let counts = (done.read, done.new, done.changed, done.unchanged, done.refused_total);
        assert_eq!(counts, (4, 2, 0, 1, 1), "{ending:?}");
        assert_eq!(done.refused[0].line, 3, "{ending:?}");
        assert_eq!((firm.open("15"), firm.open("16")), (10_000, 5_000), "{ending:?}");
    }
}

#[test]
fn money_from_far_ahead_is_refused_by_its_day() {
    let firm = Firm::new();
    firm.on("2026-02-01").invoices(&TWO);
    let done = firm.payments(&["2026-02-08 1.00 15", "2026-02-09 1.00 15", "2062-02-01 1.00 -"]);
    assert_eq!((done.read, done.new, done.refused_total), (3, 1, 2));
    for refusal in &done.refused {
        assert_eq!(
            (refusal.code.as_str(), refusal.field.as_str()),
            ("day_in_future", "Payment date")
        );
    }
    assert_eq!(done.refused[1].value, "2062-02-01");
}

/// Money of a file that names nothing goes where the same money recorded by hand would go.
#[test]
fn money_of_a_file_pays_in_the_order_of_the_contract() {
    on_both(|firm| {
        let debts = ["15 2026-01-10 2026-02-09 100.00", "16 2026-01-20 2026-02-09 50.00"];
        let of_two: Vec<String> = ["C-1", "C-2"]
            .iter()
            .flat_map(|code| debts.map(|debt| format!("{code}:{debt}")))
            .collect();
        firm.invoices(&of_two.iter().map(String::as_str).collect::<Vec<_>>());
        let rules = [(None, AllocationOrder::ProRata), (Some("C-2"), AllocationOrder::Designation)];
        for (code, order) in rules {
            let customer = code.map(|code| firm.customer(code));
            let (office, who) = (&firm.office, Who::new(UserId::new(1), Role::HeadOfSales));
            acts::set_allocation_order(office, firm.company, who, customer, order, "contract 7")
                .expect("agreed");
        }
        let text = "Customer,Payment date,Amount\nC-1,2026-02-20,30.00\nC-2,2026-02-20,30.00\n";
        let unnamed = ImportRequest { unnamed_pays: true, ..firm.request(Kind::Payments, text) };
        assert_eq!(firm.try_import(&unnamed).expect("taken").new, 2);
        assert_eq!((firm.open("15"), firm.open("16")), (8_000, 4_000), "in proportion");
        let peek = |sql: &str| firm.office.store.peek(sql).expect("readable");
        let reasons = "SELECT COUNT(*) FROM movement WHERE reason = 'shared_pro_rata'";
        assert_eq!(peek(reasons), peek("SELECT COUNT(*) FROM movement"), "nothing of C-2 is paid");
        firm.assert_sound();
    });
}
