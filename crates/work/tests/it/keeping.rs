//! What is kept: checked, copied, brought back.

use crate::firm::{BEGIN, Firm, eur, key, on_both};
use saldo_store::Store;
use saldo_work::acts::{self, NewPayment, Part};
use saldo_work::{Office, Refused, Silent, Who, backup, verify};

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
        oldest_first: false,
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
