//! Money that arrives while the machine dies.

use crate::house::Saldo;
use crate::{dump, sweep};

/// A company in which two invoices are open.
fn owed() -> Saldo {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file = saldo.write(
        "invoices.csv",
        "customer;number;date;due;amount\nC-1;A-1;2026-01-10;2026-01-24;100,00\nC-1;A-2;2026-01-12;2026-01-26;50,00\n",
    );
    saldo.run(&["import", "invoices", &file]).done();
    saldo
}

const PAYMENTS: &str = "customer;number;date;amount;invoice\nC-1;P-1;2026-02-01;120,00;A-1\n";

#[test]
fn kill_sweep_post_payment_whole_or_nothing() {
    let owed = owed();
    let reference = owed.copy();
    let file = reference.write("payments.csv", PAYMENTS);
    let writes = sweep::writes(&reference, &["import", "payments", &file]);
    let expected = dump::of(&reference.file(), dump::BOOK);
    let mut killed = 0;
    for nth in sweep::spread(writes, 40) {
        let saldo = owed.copy();
        let file = saldo.write("payments.csv", PAYMENTS);
        let arguments = ["import", "payments", &file];
        killed += usize::from(sweep::killed_at(&saldo, &arguments, nth));
        let (items, movements) =
            (dump::count(&saldo.file(), "item"), dump::count(&saldo.file(), "movement"));
        assert!(
            [(2, 0), (3, 1)].contains(&(items, movements)),
            "write {nth}: {items}, {movements}"
        );
        saldo.run(&["verify"]).done();
        saldo.run(&arguments).done();
        assert_eq!(
            dump::of(&saldo.file(), dump::BOOK),
            expected,
            "killed at write {nth} of {writes}"
        );
    }
    assert!(killed > 3, "the sweep really kills: {killed}");
}

/// What a bank tells: one payment that is certain, and one that nobody knows.
const STATEMENT: &str = ":20:S\n:25:EE571010220229377229\n:28C:1\n:60F:C260201EUR0,00\n:61:2602010201C50,00NTRFNONREF\n:86:arve A-2026-2\n:61:2602010201C7,00NTRFNONREF\n:86:tere\n:62F:C260201EUR57,00\n";

/// M06: the statement, its lines, the payment and what it settles are there together or not at all.
#[test]
fn kill_sweep_bank_statement_whole_or_nothing() {
    let owed = Saldo::new().founded("EE", "EUR");
    let invoice = "customer;number;date;due;amount\nC-1;A-2026-2;2026-01-12;2026-01-26;50,00\n";
    let file = owed.write("invoices.csv", invoice);
    owed.run(&["import", "invoices", &file]).done();
    let tables: Vec<&str> = dump::BOOK.iter().copied().chain(["bank_statement"]).collect();
    let reference = owed.copy();
    let file = reference.write("bank.sta", STATEMENT);
    let writes = sweep::writes(&reference, &["import", "statement", &file]);
    let expected = dump::of(&reference.file(), &tables);
    let counts = |saldo: &Saldo| {
        let count = |table| dump::count(&saldo.file(), table);
        [count("bank_line"), count("line_act"), count("item"), count("movement")]
    };
    assert_eq!(counts(&reference), [2, 2, 2, 1]);
    let mut killed = 0;
    for nth in sweep::spread(writes, 25) {
        let saldo = owed.copy();
        let file = saldo.write("bank.sta", STATEMENT);
        let arguments = ["import", "statement", &file];
        killed += usize::from(sweep::killed_at(&saldo, &arguments, nth));
        let found = counts(&saldo);
        assert!([[0, 0, 1, 0], [2, 2, 2, 1]].contains(&found), "write {nth}: {found:?}");
        saldo.run(&["verify"]).done();
        saldo.run(&arguments).done();
        assert_eq!(dump::of(&saldo.file(), &tables), expected, "killed at write {nth} of {writes}");
    }
    assert!(killed > 3, "the sweep really kills: {killed}");
}

/// M06: the same where the program dies between the lines and what they settle, or before it says
/// that all is done.
#[test]
fn a_statement_that_dies_between_lines_and_settlement_leaves_nothing() {
    let owed = Saldo::new().founded("EE", "EUR");
    let invoice = "customer;number;date;due;amount\nC-1;A-2026-2;2026-01-12;2026-01-26;50,00\n";
    let file = owed.write("invoices.csv", invoice);
    owed.run(&["import", "invoices", &file]).done();
    for point in ["bank::lines-kept", "bank::settled"] {
        let saldo = owed.copy();
        let before = dump::of(&saldo.file(), dump::BOOK);
        let file = saldo.write("bank.sta", STATEMENT);
        let arguments = ["import", "statement", &file];
        let mut command = saldo.command(&arguments);
        command.env("FAILPOINTS", format!("{point}=return"));
        let died = command.output().expect("starts");
        assert_eq!(died.status.code(), None, "{point}: it dies by a signal");
        assert_eq!(dump::of(&saldo.file(), dump::BOOK), before, "{point}");
        assert_eq!(dump::count(&saldo.file(), "bank_line"), 0, "{point}");
        saldo.run(&["verify"]).done();
        let done = saldo.run(&[&arguments[..], &["--json"]].concat()).done().json();
        assert_eq!(done["statement"]["matched"], 1, "{point}: {done}");
    }
}

/// M06: a payment order is written with everything it says of its refunds, or not at all; one that
/// was written is not written again, and its file is the same however often it is asked for.
#[test]
fn m06_an_order_that_dies_while_it_is_written_leaves_nothing_and_none_is_written_twice() {
    let owed = Saldo::new().founded("EE", "EUR");
    let invoice = "customer;number;date;due;amount\nC-1;A-2026-2;2026-01-12;2026-01-26;50,00\n";
    let file = owed.write("invoices.csv", invoice);
    owed.run(&["import", "invoices", &file]).done();
    let paid = "customer;number;date;amount;invoice\nC-1;P-1;2026-02-01;80,00;A-2026-2\n";
    let file = owed.write("payments.csv", paid);
    owed.run(&["import", "payments", &file]).done();
    owed.run(&["user", "add", "clerk", "--name", "A", "--role", "ACCOUNTANT"]).done();
    owed.run(&["user", "add", "boss", "--name", "B", "--role", "DIRECTOR"]).done();
    let own = "EE571010220229377229";
    let propose =
        ["refund", "propose", "C-1", "P-1", "30.00", "--by", "clerk", "--reason", "twice"];
    let to = ["--from", own, "--account", "EE382200221020145685", "--account-reason", "letter"];
    owed.run(&[&propose[..], &to].concat()).done();
    assert_eq!(owed.run(&["refund", "approve", "1", "--by", "clerk"]).code, Some(2));
    owed.run(&["refund", "approve", "1", "--by", "boss"]).done();
    let out = owed.write("order.xml", "");
    let order = ["refund", "order", own, "--by", "clerk", "--out", &out];
    let mut command = owed.command(&order);
    command.env("FAILPOINTS", "refund::order-written=return");
    assert_eq!(command.output().expect("starts").status.code(), None, "it dies by a signal");
    assert_eq!(dump::count(&owed.file(), "payment_order"), 0);
    owed.run(&["verify"]).done();
    owed.run(&order).done();
    let first = std::fs::read(&out).expect("a file");
    assert!(String::from_utf8_lossy(&first).contains("<InstdAmt Ccy=\"EUR\">30.00</InstdAmt>"));
    assert_eq!(owed.run(&order).code, Some(2), "nothing is left to order");
    let take = ["refund", "take", "1", "--by", "clerk", "--out", &out, "--json"];
    let again = owed.run(&take).done().json();
    assert_eq!(again["again"], true, "{again}");
    assert_eq!(std::fs::read(&out).expect("a file"), first, "the same file");
    owed.run(&["verify"]).done();
}

#[test]
fn what_a_payment_leaves_over_stays_visible() {
    let saldo = owed();
    let file = saldo.write("payments.csv", PAYMENTS);
    saldo.run(&["import", "payments", &file]).done();
    let report = saldo.run(&["report", "ageing", "--as-of", "2026-02-01", "--json"]).done().json();
    assert_eq!(report["total"], "30.00", "150.00 owed, 120.00 received: {report}");
    assert_eq!(report["unallocated"], "-20.00", "100.00 of it pays the invoice it names");
}
