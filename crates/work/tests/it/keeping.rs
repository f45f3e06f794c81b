//! What is kept: checked, copied, brought back.

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use saldo_domain::book::Moment;
use saldo_store::Store;
use saldo_work::acts::{self, NewPayment, Part, Promise};
use saldo_work::imports::Kind;
use saldo_work::{Clock, Office, Refused, Silent, Who, backup, verify};
use std::sync::Arc;

/// A firm in which a little of everything has happened.
fn busy(firm: &Firm) {
    firm.invoices(&["15 2026-01-10 2026-02-09 100.00", "16 2026-02-20 2026-03-22 50.00"]);
    firm.payments(&["2026-02-20 30.00 15", "2026-03-01 1.00 -"]);
    let customer = firm.customer("C-1");
    let payment = NewPayment {
        customer,
        number: "77".into(),
        effective: firm.office.today_in("Europe/Tallinn").expect("today"),
        amount: eur(500),
        parts: vec![Part { item: firm.item("16"), amount: eur(500) }],
        rest_pays: false,
        note: "à la carte, «кавычки», \u{1f9fe}".into(),
    };
    acts::record_payment(&firm.office, firm.company, Who::program(), &key(1), &payment)
        .expect("recorded");
    acts::dispute(&firm.office, firm.company, Who::program(), customer, None, "quality")
        .expect("disputed");
    firm.run(BEGIN);
}

#[test]
fn verify_names_what_was_meddled_with() {
    on_both(|firm| {
        busy(firm);
        firm.assert_sound();
        let meddlings = [
            ("UPDATE item SET open = open + 1 WHERE number = '15'", "derived-columns"),
            ("UPDATE item SET open = open + 1 WHERE number = '15'", "balances"),
            ("UPDATE item SET open = open + 1 WHERE number = '15'", "replay"),
            ("DELETE FROM counter WHERE name = 'horizon'", "horizon"),
        ];
        for (sql, check) in meddlings {
            let copy = copied(firm);
            copy.store.meddle(sql).expect("meddled");
            let verified = verify::run(&copy, firm.company, &Silent).expect("verified");
            let found = verified.findings.iter().any(|finding| finding.check == check);
            assert!(found, "{sql}: {check} in {:#?}", verified.findings);
        }
    });
}

/// Takes the triggers away, as somebody with a database tool can.
fn meddle(office: &Office, table: &str, sql: &str) {
    let all = format!(
        "DROP TRIGGER IF EXISTS {table}_keeps; DROP TRIGGER IF EXISTS {table}_stays; {sql}"
    );
    office.store.meddle(&all).expect(sql);
}

#[test]
fn verify_finds_what_was_changed_past_the_triggers() {
    let firm = Firm::new();
    busy(&firm);
    firm.on("2026-03-21").run("2026-03-21");
    firm.assert_sound();
    let meddlings = [
        (
            "item",
            "UPDATE item SET number = 'ZZZ', number_key = 'ZZZ' WHERE number = '15'",
            "identity",
        ),
        ("item", "UPDATE item SET number = 'ZZZ' WHERE number = '15'", "identity"),
        ("item", "UPDATE item SET effective = effective + 400 WHERE number = '15'", "identity"),
        ("item", "UPDATE item SET kind = 'charge' WHERE number = '15'", "identity"),
        ("item", "UPDATE item SET kind = 'payment' WHERE number = '15'", "identity"),
        ("item", "UPDATE item SET side = 2 WHERE number = '15'", "identity"),
        ("item", "UPDATE item SET settles = '16' WHERE settles = '15'", "identity"),
        ("item", "UPDATE item SET settles = ' 1 5' WHERE settles = '15'", "identity"),
        (
            "item",
            "UPDATE item SET open = amount, first_move = 4000000, closed = 4000000",
            "orphans",
        ),
        ("item", "DELETE FROM item WHERE number = '15'", "orphans"),
        ("item", "DELETE FROM item WHERE settles = '15'", "orphans"),
        ("movement", "UPDATE movement SET reverses = 12345 WHERE amount = 3000", "orphans"),
        ("step_taken", "UPDATE step_taken SET item = item + 1", "orphans"),
        ("withheld", "UPDATE withheld SET item = item + 1", "orphans"),
        ("item", "UPDATE item SET kind = 'foo' WHERE number = '15'", "readable"),
        ("item", "UPDATE item SET currency = '???' WHERE number = '15'", "readable"),
        ("item", "UPDATE item SET amount = 'abc' WHERE number = '15'", "readable"),
        ("item", "UPDATE item SET amount = amount + 100 WHERE number = '15'", "replay"),
        ("movement", "UPDATE movement SET amount = amount - 1", "identity"),
        ("movement", "UPDATE movement SET amount = amount + 100000", "derived-columns"),
        ("movement", "DELETE FROM movement", "conservation"),
        ("effect", "UPDATE effect SET clause = 'C-9.9'", "causes"),
        ("effect", "DELETE FROM effect", "causes"),
        ("step_taken", "DELETE FROM step_taken", "causes"),
        ("task", "DELETE FROM task", "causes"),
        ("effect", "UPDATE effect SET kind = 'notify'", "causes"),
        ("batch", "DELETE FROM batch", "batches"),
        ("batch", "DELETE FROM batch WHERE batch = 1", "batches"),
        ("control_state", "UPDATE control_state SET look_again = 4000000", "look-again"),
    ];
    for (table, sql, check) in meddlings {
        let copy = copied(&firm);
        meddle(&copy, table, sql);
        let verified = verify::run(&copy, firm.company, &Silent).expect(sql);
        let found = verified.findings.iter().any(|finding| finding.check == check);
        assert!(found, "{sql}: {check} in {:#?}", verified.findings);
    }
}

/// A program that was told to work on another day than the real one.
#[derive(Debug)]
struct OnAnotherDay {
    now: Moment,
    business: Moment,
}

impl Clock for OnAnotherDay {
    fn now(&self) -> Moment {
        self.now
    }
    fn business(&self) -> Moment {
        self.business
    }
}

#[test]
fn on_another_business_day_records_bear_the_real_moment() {
    let firm = Firm::new();
    firm.import(Kind::Customers, "Customer code,E-mail\nC-1,debtor@example.com\n");
    firm.invoices(&["15 2026-02-10 2026-03-18 100.00"]);
    firm.run(BEGIN);
    let business = firm.office.now();
    let now = Moment(business.0 + 200 * 86_400_000_000);
    let office = Office::new(firm.office.store.clone(), Arc::new(OnAnotherDay { now, business }));
    assert_eq!(office.today_in("Europe/Tallinn").expect("today"), day(BEGIN));
    let promise = Promise {
        customer: firm.customer("C-1"),
        item: None,
        by: day("2026-03-25"),
        amount: None,
        reason: "on the 25th".into(),
    };
    acts::promise(&office, firm.company, Who::program(), &promise).expect("a day still to come");
    let recorded = firm.office.store.peek("SELECT MAX(recorded) FROM standing");
    assert_eq!(recorded.expect("recorded"), now.0);
    // In force on the business day, the promise takes the reminder back.
    let withdrawn = "SELECT COUNT(*) FROM outbox WHERE state = 'withdrawn' AND why = 'promised'";
    assert_eq!(firm.office.store.peek(withdrawn).expect("messages"), 1);
    let last = firm.office.store.peek("SELECT MAX(at) FROM audit").expect("the journal");
    assert_eq!(last, now.0);
}

#[test]
fn findings_name_the_customer_and_one_bad_customer_hides_no_other() {
    let firm = Firm::new();
    firm.invoices(&["C-1:15 2026-01-10 2026-02-09 1.00", "C-2:16 2026-01-10 2026-02-09 1.00"]);
    let copy = copied(&firm);
    meddle(&copy, "item", "UPDATE item SET amount = 'abc' WHERE number = '15'");
    meddle(&copy, "item", "UPDATE item SET open = open + 1 WHERE number = '16'");
    let verified = verify::run(&copy, firm.company, &Silent).expect("verified");
    let has = |check: &str, subject: &str| {
        verified.findings.iter().any(|one| one.check == check && one.subject == subject)
    };
    assert!(has("readable", "customer C-1, document 15"), "{:#?}", verified.findings);
    assert!(has("replay", "customer C-2"), "{:#?}", verified.findings);
    assert!(has("derived-columns", "customer C-2, document 16"), "{:#?}", verified.findings);
}

/// Two such amounts are each an amount, their sum is none.
#[test]
fn sums_beyond_any_amount_are_checked_and_reported_with_whose_they_are() {
    let firm = Firm::new();
    let days = "2026-01-10 2026-02-09 1.00";
    firm.invoices(&[&format!("C-1:1 {days}"), &format!("C-2:2 {days}"), &format!("C-2:3 {days}")]);
    let grow = |number: &str| {
        let huge = 6_000_000_000_000_000_000_i64;
        let set =
            format!("UPDATE item SET amount = {huge}, open = {huge} WHERE number = '{number}'");
        meddle(&firm.office, "item", &set);
        let verified = verify::run(&firm.office, firm.company, &Silent).expect("verified");
        // That the rows are not those that were written is all there is to find: the sums hold.
        let expected = |check: &str| ["guards", "seals"].contains(&check);
        let only_those = verified.findings.iter().all(|finding| expected(&finding.check));
        assert!(only_those, "{:#?}", verified.findings);
    };
    grow("1");
    grow("2");
    let on = saldo_work::reports::AgeingRequest::on(day(BEGIN));
    let report = || {
        let who = Who::program();
        saldo_work::reports::ageing::ageing(&firm.office, firm.company, who, &on, &Silent)
    };
    let refused = report().expect_err("too much in all").to_string();
    assert!(refused.contains("all customers, EUR"), "{refused}");
    grow("3");
    let refused = report().expect_err("too much for one").to_string();
    assert!(refused.contains("C-2"), "{refused}");
}

#[test]
fn a_restore_tells_the_defects_that_were_copied() {
    let firm = Firm::new();
    busy(&firm);
    let directory = tempfile::tempdir().expect("a directory");
    let restored = |name: &str| {
        let file = directory.path().join(name);
        backup::save(&firm.office, Who::program(), &file, &Silent).expect("saved");
        let url = format!("sqlite:{}.sqlite", file.display());
        let store = Store::open_or_create(&url).expect("a database");
        let office = Office::new(store, firm.clock.clone());
        backup::restore(&office, &file, &Silent).expect("restored").defects
    };
    assert_eq!(restored("sound"), Some(0));
    firm.office
        .store
        .meddle("UPDATE item SET open = open + 1 WHERE number = '15'")
        .expect("meddled");
    assert!(restored("defective") > Some(0));
}

/// The firm's data in a SQLite file of its own.
fn copied(firm: &Firm) -> Office {
    let directory = tempfile::tempdir().expect("a directory").keep();
    let file = directory.join("copy");
    backup::save(&firm.office, Who::program(), &file, &Silent).expect("saved");
    let url = format!("sqlite:{}", directory.join("copy.sqlite").display());
    let store = Store::open_or_create(&url).expect("a database");
    let office = Office::new(store, firm.clock.clone());
    backup::restore(&office, &file, &Silent).expect("restored");
    std::fs::remove_file(file).expect("the copy goes");
    office
}

/// O10
#[test]
fn restore_drill_equals_source() {
    on_both(|firm| {
        busy(firm);
        let copy = copied(firm);
        let state =
            |office: &Office| office.store.read(saldo_store::backup::state_hash).expect("readable");
        assert_eq!(state(&copy), firm.state());
        let verified = verify::run(&copy, firm.company, &Silent).expect("verified");
        assert!(verified.sound(), "{:#?}", verified.findings);
        assert!(verified.items >= 5 && verified.audit_entries > 5);
    });
}

#[test]
fn a_backup_overwrites_nothing_and_is_an_administrators() {
    let firm = Firm::new();
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("backup");
    std::fs::write(&file, "precious").expect("written");
    let refused = backup::save(&firm.office, Who::program(), &file, &Silent).expect_err("exists");
    assert!(matches!(refused, Refused::Store(_)), "{refused}");
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "precious");
    let rep = Who::new(saldo_domain::UserId::new(9), saldo_domain::Role::SalesRep);
    let refused = backup::save(&firm.office, rep, &file, &Silent).expect_err("not permitted");
    assert!(matches!(refused, Refused::NotPermitted { .. }), "{refused}");
    let refused = backup::restore(&firm.office, &file, &Silent).expect_err("no backup");
    assert!(refused.to_string().contains("backup"), "{refused}");
}
