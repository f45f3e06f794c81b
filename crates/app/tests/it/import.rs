//! Taking files in: whole or not at all, twice or once, refused by name.

use crate::house::Saldo;
use crate::ibm::{agrees_with_the_oracle, look_alike_csv, map};
use crate::{dump, sweep};
use std::fs;
use std::process::Stdio;

#[test]
fn all_or_nothing_or_resumable_with_report() {
    let text = look_alike_csv();
    let empty = Saldo::new().founded("US", "USD");
    let arguments = |saldo: &Saldo| {
        let file = saldo.write("receivables.csv", &text);
        ["import".to_owned(), "auto".to_owned(), file, "--map".to_owned(), map()]
    };
    let reference = empty.copy();
    let owned = arguments(&reference);
    let writes = sweep::writes(&reference, &owned.each_ref().map(String::as_str));
    let expected = dump::of(&reference.file(), dump::BOOK);
    let mut killed = 0;
    for nth in sweep::spread(writes, 12) {
        let saldo = empty.copy();
        let owned = arguments(&saldo);
        let arguments = owned.each_ref().map(String::as_str);
        if sweep::killed_at(&saldo, &arguments, nth) {
            killed += 1;
            let items = dump::count(&saldo.file(), "item");
            let whole = dump::count(&reference.file(), "item");
            assert!(
                [0, whole].contains(&items),
                "killed at write {nth} of {writes}: {items} of {whole}"
            );
        }
        saldo.run(&arguments).done();
        assert_eq!(dump::of(&saldo.file(), dump::BOOK), expected, "killed at write {nth}");
        saldo.run(&["verify"]).done();
    }
    assert!(killed >= 8, "the sweep really kills: {killed}");
}

/// Each fail point of an import, by name.
#[cfg(feature = "failpoints")]
#[test]
fn killed_at_each_named_point_an_import_leaves_nothing() {
    const POINTS: [&str; 3] = ["import::staged", "import::chunk-applied", "import::before-commit"];
    let text = look_alike_csv();
    let empty = Saldo::new().founded("US", "USD");
    for point in POINTS {
        let saldo = empty.copy();
        let file = saldo.write("receivables.csv", &text);
        let map = map();
        let arguments = ["import", "auto", &file, "--map", &map];
        assert!(sweep::killed_at_point(&saldo, &arguments, point, 1), "{point} is reached");
        assert_eq!(dump::count(&saldo.file(), "item"), 0, "killed at {point}");
        saldo.run(&arguments).done();
        agrees_with_the_oracle(&saldo, &text, "2012-12-31");
    }
}

/// I15: an interrupt is heard while a file is taken; what was begun is taken back, and the same
/// file taken again leaves the book of one that was never stopped.
#[cfg(feature = "failpoints")]
#[test]
fn i15_an_interrupted_import_leaves_nothing_and_says_so() {
    let text = look_alike_csv();
    let empty = Saldo::new().founded("US", "USD");
    let reference = empty.copy();
    let map = map();
    let file = reference.write("receivables.csv", &text);
    reference.run(&["import", "auto", &file, "--map", &map]).done();
    let expected = dump::of(&reference.file(), dump::BOOK);
    for (signal, point) in [("INT", "import::staged"), ("TERM", "import::chunk-applied")] {
        let saldo = empty.copy();
        let before = dump::hash(&saldo.file());
        let file = saldo.write("receivables.csv", &text);
        let arguments = ["import", "auto", &file, "--map", &map];
        let mut command = saldo.command(&arguments);
        command.env("FAILPOINTS", format!("{point}=sleep(4000)"));
        let started = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let child = started.expect("starts");
        wait_until_it_listens(child.id());
        std::thread::sleep(std::time::Duration::from_millis(500));
        let told = std::process::Command::new("kill")
            .args(["-s", signal, &child.id().to_string()])
            .status();
        assert!(told.expect("kill").success());
        let ended = child.wait_with_output().expect("ends");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(1), "SIG{signal}: {said}");
        assert!(said.contains("nothing was changed"), "SIG{signal}: {said}");
        assert_eq!(dump::hash(&saldo.file()), before, "SIG{signal}");
        saldo.run(&arguments).done();
        assert_eq!(dump::of(&saldo.file(), dump::BOOK), expected, "SIG{signal}");
        saldo.run(&["verify"]).done();
    }
}

/// Until the process has a way of its own to answer an interrupt.
#[cfg(feature = "failpoints")]
fn wait_until_it_listens(process: u32) {
    const INTERRUPT: u64 = 1 << 1;
    for _ in 0..600 {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        let caught = caught.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        if caught.is_some_and(|mask| mask & INTERRUPT != 0) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the program never listened");
}

#[test]
fn a_dry_run_tells_everything_and_keeps_nothing() {
    let saldo = Saldo::new().founded("US", "USD");
    let file = saldo.write("receivables.csv", look_alike_csv());
    let before = dump::hash(&saldo.file());
    let dry =
        saldo.run(&["import", "auto", &file, "--map", &map(), "--dry-run", "--json"]).done().json();
    assert_eq!(dump::hash(&saldo.file()), before);
    let wet = saldo.run(&["import", "auto", &file, "--map", &map(), "--json"]).done().json();
    for key in ["kind", "read", "new", "changed", "unchanged", "refused"] {
        assert_eq!(dry[key], wet[key], "{key}");
    }
}

#[test]
fn concurrent_same_file_once() {
    let saldo = Saldo::new().founded("US", "USD");
    let file = saldo.write("receivables.csv", look_alike_csv());
    let map = map();
    let arguments = ["import", "auto", &file, "--map", &map];
    let start = || saldo.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut both = [start().expect("starts"), start().expect("starts")];
    let ended = both.each_mut().map(|child| child.wait().expect("ends").code());
    assert!(ended.contains(&Some(0)), "one of them at least is taken: {ended:?}");
    saldo.run(&arguments).done();
    agrees_with_the_oracle(&saldo, &look_alike_csv(), "2012-12-31");
    saldo.run(&["verify"]).done();
}

#[test]
fn a_map_is_remembered_for_its_source() {
    let saldo = Saldo::new().founded("US", "USD");
    let text = look_alike_csv();
    let first = saldo.write("one.csv", &text);
    saldo.run(&["import", "auto", &first, "--map", &map()]).done();
    let half: Vec<&str> = text.lines().take(200).collect();
    let second = saldo.write("two.csv", half.join("\n"));
    let answer = saldo.run(&["import", "auto", &second, "--json"]).done().json();
    assert_eq!(answer["unchanged"], 199);
}

#[test]
fn good_rows_are_taken_and_bad_ones_named_on_the_screen_and_in_the_file() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file = saldo.write(
        "invoices.csv",
        "customer;number;date;due;amount\n\
         C-1;A-1;2026-01-10;2026-01-24;100,00\n\
         C-1;A-2;2026-02-31;2026-03-10;50,00\n\
         C-2;A-3;2026-01-12;2026-01-26;abc\n",
    );
    let list = saldo.folder.path().join("refused.csv");
    let list_name = list.display().to_string();
    let answer =
        saldo.run(&["import", "invoices", &file, "--refused", &list_name, "--json"]).ended(2);
    let told = answer.json();
    assert_eq!((&told["read"], &told["new"]), (&3.into(), &1.into()));
    let refused = told["refused"].as_array().expect("refused rows");
    let [february, letters] = refused.as_slice() else { panic!("{told}") };
    assert_eq!((&february["line"], &february["value"]), (&3.into(), &"2026-02-31".into()));
    assert_eq!((&letters["line"], &letters["value"]), (&4.into(), &"abc".into()));
    for refusal in refused {
        for key in ["field", "reason", "remedy"] {
            assert!(!refusal[key].as_str().unwrap_or("").is_empty(), "{refusal}");
        }
    }
    let written = fs::read_to_string(list).expect("the file of refused rows");
    assert!(written.contains("2026-02-31") && written.contains("abc"), "{written}");
}

#[test]
fn strict_takes_nothing_of_a_file_with_a_bad_row() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file = saldo.write(
        "invoices.csv",
        "customer;number;date;due;amount\nC-1;A-1;2026-01-10;2026-01-24;100,00\nC-1;A-2;2026-02-31;2026-03-10;1,00\n",
    );
    let before = dump::hash(&saldo.file());
    let answer = saldo.run(&["import", "invoices", &file, "--strict"]).ended(2);
    assert!(answer.err.contains("2 rows"), "{}", answer.err);
    assert_eq!(dump::hash(&saldo.file()), before);
}

#[test]
fn the_same_file_by_another_name_adds_nothing() {
    let saldo = Saldo::new().founded("US", "USD");
    let text = look_alike_csv();
    for name in ["one.csv", "another.csv"] {
        let file = saldo.write(name, &text);
        saldo.run(&["import", "auto", &file, "--map", &map()]).done();
    }
    agrees_with_the_oracle(&saldo, &text, "2012-12-31");
}

const INVOICES: &str = "customer;number;date;due;amount\nC-1;A-1;2026-01-10;2026-01-24;100,00\n";

#[test]
fn a_list_of_refused_rows_must_have_a_free_name() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file = saldo.write("invoices.csv", INVOICES);
    let base = saldo.file().display().to_string();
    let before = dump::hash(&saldo.file());
    for taken in [&file, &base] {
        for more in [&[][..], &["--dry-run"]] {
            let mut arguments = vec!["import", "invoices", &file, "--refused", taken];
            arguments.extend(more);
            let answer = saldo.run(&arguments).ended(2);
            assert!(answer.err.contains(taken.as_str()), "{}", answer.err);
            assert!(answer.err.contains("give a name that is free"), "{}", answer.err);
        }
    }
    assert_eq!(fs::read_to_string(&file).expect("the source"), INVOICES);
    assert_eq!(dump::hash(&saldo.file()), before);
}

#[test]
fn payments_that_wait_are_told_in_every_language() {
    let rows = [
        ("en", "1 payment waits: its invoice was not found"),
        ("ru", "1 платёж ждёт: его счёт не найден"),
        ("et", "1 makse ootab: selle arvet ei leitud"),
    ];
    for (language, words) in rows {
        let saldo = Saldo::new().founded("EE", "EUR");
        let file = saldo.write("invoices.csv", INVOICES);
        saldo.run(&["import", "invoices", &file]).done();
        let text = "customer;number;date;amount;invoice\nC-1;P-1;2026-02-01;40,00;A-9\n";
        let file = saldo.write("payments.csv", text);
        let answer = saldo.run(&["import", "payments", &file, "--lang", language]).done();
        assert!(answer.out.contains(words), "{}", answer.out);
    }
}

#[test]
fn nothing_is_imported_when_a_later_file_cannot_be_opened() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file = saldo.write("invoices.csv", INVOICES);
    let answer = saldo.run(&["import", "invoices", &file, "nowhere.csv"]).ended(2);
    assert!(answer.err.contains("nowhere.csv"), "{}", answer.err);
    assert_eq!(dump::count(&saldo.file(), "item"), 0);
    let broken = saldo.write("broken.csv", "no;known;heading\n1;2;3\n");
    let answer = saldo.run(&["import", "invoices", &file, &broken]).ended(2);
    assert!(answer.err.contains("Imported before that: ") && answer.err.contains(&file));
    assert_eq!(dump::count(&saldo.file(), "item"), 1);
}

#[test]
fn each_of_several_files_has_its_own_list_and_remarks_are_shown() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let bad = |number: &str| format!("{INVOICES}C-1;{number};2026-02-31;2026-03-01;1,00\n");
    let files = ["B-1", "B-2"].map(|name| saldo.write(&format!("{name}.csv"), bad(name)));
    let list = saldo.folder.path().join("refused.csv").display().to_string();
    saldo.run(&["import", "invoices", &files[0], &files[1], "--refused", &list]).ended(2);
    for name in ["refused.csv", "refused-2.csv"] {
        let text = fs::read_to_string(saldo.folder.path().join(name)).expect("a list");
        assert_eq!(text.lines().count(), 2, "{name}: {text}");
    }
    let file = saldo.write("customers.csv", "code;name\nC-1;Fi\u{202e}rma\n");
    let answer = saldo.run(&["import", "customers", &file]).done();
    assert!(answer.err.contains("customers.csv:2: name: characters that turn"), "{}", answer.err);
}

/// What is told to the book on another business day counts on that day.
#[test]
fn an_import_lives_on_the_business_day_it_is_given() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let on = |day: &'static str, file: &str, kind: &'static str| {
        saldo.run(&["import", kind, file, "--as-of", day])
    };
    let old = saldo.write("old.csv", INVOICES);
    on("2026-03-19", &old, "invoices").done();
    saldo.run(&["run", "--as-of", "2026-03-26"]).done();
    let paid = saldo
        .write("paid.csv", "customer;number;date;amount;invoice\nC-1;P-1;2026-03-27;100,00;A-1\n");
    let early = on("2026-01-26", &paid, "payments").ended(2);
    assert!(early.err.contains("2026-03-27"), "money cannot have come yet: {}", early.err);
    on("2026-03-27", &paid, "payments").done();
    let told = saldo.run(&["explain", "invoice", "A-1", "--as-of", "2026-03-28", "--json"]);
    let told = told.done().json();
    let happened = told["happened"].as_array().expect("a list");
    assert!(happened.iter().any(|one| one["withdrawn"]["on"].is_string()), "{told}");
}

/// A code page that nobody named and no rule vouches for is named by the program.
#[test]
fn an_encoding_told_by_its_looks_alone_is_named() {
    let saldo = Saldo::new().founded("RU", "RUB");
    let text =
        "code;name\nC-1;Северный ветер и компания\nC-2;Общество с ограниченной ответственностью\n";
    let in_page = |sign: char| match u32::from(sign) {
        letter @ 0x410..=0x44f => u8::try_from(letter - 0x410 + 0xc0).expect("a Cyrillic letter"),
        plain => u8::try_from(plain).expect("a letter of ASCII"),
    };
    let bytes: Vec<u8> = text.chars().map(in_page).collect();
    let file = saldo.write("cards.csv", &bytes);
    let plainly = saldo.run(&["import", "customers", &file, "--dry-run"]).done();
    assert!(plainly.err.contains("cards.csv:1: windows-1251: "), "{}", plainly.err);
    let stated = ["import", "customers", &file, "--dry-run", "--encoding", "windows-1251"];
    assert_eq!(saldo.run(&stated).done().err, "");
    let unicode = saldo.write("unicode.csv", text);
    assert_eq!(saldo.run(&["import", "customers", &unicode, "--dry-run"]).done().err, "");
}

/// One file has one custom: a column that puts the day first vouches against one that does not.
#[test]
fn two_columns_of_dates_that_contradict_each_other_are_asked_about() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let rows = "C-1;B-1;01/02/2026;03/04/2026;10,00\nC-1;B-2;13/02/2026;03/14/2026;10,00\n";
    let file = saldo.write("both.csv", format!("{INVOICES}{rows}"));
    let refused = saldo.run(&["import", "invoices", &file]).ended(2);
    assert!(refused.err.contains("“date”") && refused.err.contains("“due”"), "{}", refused.err);
    assert_eq!(dump::count(&saldo.file(), "item"), 0);
}
