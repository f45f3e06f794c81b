//! Personal data: a copy that is complete, and an erasure that leaves the book as it was.

use crate::firm::{Firm, on_both};
use saldo_domain::Role;
use saldo_work::acts::{self, CardEdit, Contact, ContactKind};
use saldo_work::users::{self, NewPerson};
use saldo_work::{Refused, Silent, Who, backup, privacy};

/// A debtor whose name stands wherever a name can be written by hand.
const NAMES: [&str; 3] = ["Mati Meeldiv", "mati@example.com", "+372 5555 0101"];

fn busy(firm: &Firm) {
    firm.on("2026-03-20").invoices(&["A-1 2026-03-01 2026-03-20 1000.00"]);
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let customer = firm.customer("C-1");
    let card = CardEdit {
        name: Some(NAMES[0].to_owned()),
        email: Some(NAMES[1].to_owned()),
        phone: Some(NAMES[2].to_owned()),
        address: Some(format!("{} tänav 1", NAMES[0])),
        ..CardEdit::default()
    };
    acts::edit_card(office, company, who, customer, 1, &card).expect("edited");
    let note = Contact {
        customer,
        kind: ContactKind::Note,
        day: "2026-03-20".parse().expect("a day"),
        body: format!("{} promised to pay", NAMES[0]),
    };
    acts::note(office, company, who, &note).expect("noted");
    acts::dispute(office, company, who, customer, None, &format!("{} says no", NAMES[0]))
        .expect("disputed");
}

fn pay(firm: &Firm) {
    firm.payments(&["2026-03-20 1000.00 A-1"]);
}

fn stored(firm: &Firm) -> String {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("copy");
    backup::save(&firm.office, Who::program(), &file, &Silent).expect("copied");
    std::fs::read_to_string(file).expect("text")
}

fn director(firm: &Firm) -> Who {
    let new = NewPerson {
        login: "boss".to_owned(),
        name: "Boss".to_owned(),
        role: Role::Director,
        team: String::new(),
        language: "en".to_owned(),
        password: "long enough 1".to_owned(),
    };
    users::add(&firm.office, firm.company, Who::program(), &new).expect("added").who()
}

/// G01: what is asked for by law holds every row that names the customer, and each column of
/// the database is known to hold data about people or none.
#[test]
fn export_covers_all_tables() {
    let unknown = saldo_store::personal::unclassified();
    assert!(unknown.is_empty(), "classify in store/src/personal.rs: {unknown:?}");
    let firm = Firm::new();
    busy(&firm);
    let who = Who::program();
    let about = privacy::about(&firm.office, firm.company, who, "C-1").expect("told");
    let text = serde_json::to_string(&about).expect("JSON");
    for name in NAMES {
        assert!(text.contains(name), "{name}");
    }
    for table in ["customer", "item", "contact", "standing", "control_state"] {
        assert!(about.tables.contains_key(table), "{table}: {:?}", about.tables.keys());
    }
    let rep = Who::new(saldo_domain::UserId::new(9), Role::SalesRep);
    let refused = privacy::about(&firm.office, firm.company, rep, "C-1");
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
}

/// G02: nothing names the person any more, and book, seals and journal are sound; while
/// something is owed the data stays.
#[test]
fn erase_then_verify_chain_and_grep() {
    on_both(|firm| {
        busy(firm);
        let boss = director(firm);
        let erase = |who, reason| privacy::erase(&firm.office, firm.company, who, ("C-1", reason));
        let refused = erase(boss, "letter 17");
        assert!(matches!(refused, Err(Refused::StillOwed { .. })), "{refused:?}");
        pay(firm);
        assert!(matches!(erase(boss, " "), Err(Refused::ReasonMissing { .. })));
        let before = firm.settlements();
        assert!(NAMES.iter().all(|name| stored(firm).contains(name)));
        assert!(erase(boss, "letter 17").expect("erased") > 0);
        let after = stored(firm);
        for name in NAMES {
            assert!(!after.contains(name), "{name} is left");
        }
        assert_eq!(firm.settlements(), before, "no amount moved");
        firm.assert_sound();
        // The guards are back.
        firm.office
            .store
            .meddle("UPDATE contact SET body = 'forged'")
            .expect_err("append-only as before");
    });
}
