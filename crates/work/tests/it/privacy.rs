//! Personal data: a copy that is complete, and an erasure that leaves the book as it was.

use crate::firm::{Firm, day, eur, key, on_both};
use crate::post::{Plain, head, owe, ready};
use saldo_domain::Role;
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_work::acts::{self, CardEdit, Contact, ContactKind, NewPayment, Part};
use saldo_work::imports::Kind;
use saldo_work::memos::{self, MemoKind};
use saldo_work::requests::{self, Answer, Asked, Terms};
use saldo_work::users::{self, NewPerson};
use saldo_work::{Refused, Silent, Who, backup, delivery, privacy};

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

/// Money of a customer that pays whatever is open.
fn settle(firm: &Firm, code: &str, number: u32, minor: i64) {
    let payment = NewPayment {
        customer: firm.customer(code),
        number: String::new(),
        effective: day("2026-03-20"),
        amount: eur(minor),
        parts: Vec::new(),
        rest_pays: true,
        note: String::new(),
    };
    acts::record_payment(&firm.office, firm.company, Who::program(), &key(number), &payment)
        .expect("recorded");
}

fn stored(firm: &Firm) -> String {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("copy");
    backup::save(&firm.office, Who::program(), &file, &Silent).expect("copied");
    std::fs::read_to_string(file).expect("text")
}

fn director(firm: &Firm) -> Who {
    colleague(firm, "boss", Role::Director)
}

fn colleague(firm: &Firm, login: &str, role: Role) -> Who {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role,
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

/// What is due to go is listed from the day it is due, and nobody before it or while anything is
/// open (G03).
#[test]
fn retention_matrix() {
    let firm = Firm::new();
    busy(&firm);
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let stand = || privacy::retention(office, company, who).expect("told");
    let counted =
        |stand: &privacy::Retention| (stand.due.len(), stand.needed, stand.kept, stand.erased);
    assert_eq!(counted(&stand()), (0, 1, 0, 0), "something is open");
    firm.on("2036-01-01");
    assert_eq!(counted(&stand()), (0, 1, 0, 0), "and is, however long ago it was");
    firm.on("2026-03-20");
    pay(&firm);
    assert_eq!(counted(&stand()), (0, 0, 1, 0));
    firm.on("2029-03-20");
    assert_eq!(counted(&stand()), (0, 0, 1, 0), "the last day of three years");
    firm.on("2029-03-21");
    let due = stand().due;
    let told = (due[0].code.as_str(), due[0].last.to_string(), due[0].since.to_string());
    assert_eq!(told, ("C-1", "2026-03-20".to_owned(), "2029-03-21".to_owned()));
    let boss = director(&firm);
    privacy::erase(office, company, boss, ("C-1", "time is over")).expect("erased");
    assert_eq!(counted(&stand()), (0, 0, 0, 1));
    let rep = Who::new(saldo_domain::UserId::new(9), Role::SalesRep);
    let refused = privacy::retention(office, company, rep);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
}

/// Each erasure has its act: who, when, whose by code, what of it and why; and none of what was
/// erased (G05).
#[test]
fn destruction_act() {
    let firm = Firm::new();
    busy(&firm);
    pay(&firm);
    let boss = director(&firm);
    let (office, company) = (&firm.office, firm.company);
    let rows = privacy::erase(office, company, boss, ("C-1", "letter 17")).expect("erased");
    let acts = privacy::destroyed(office, company, boss).expect("told");
    let act = privacy::act(office, company, boss, acts[0].row).expect("the act");
    assert_eq!(acts, std::slice::from_ref(&act));
    let told = (act.customer.as_str(), act.by.as_str(), act.role.as_str(), act.reason.as_str());
    assert_eq!(told, ("C-1", "boss", "DIRECTOR", "letter 17"));
    assert_eq!((act.rows, act.again), (rows, false));
    assert_eq!(act.data.iter().map(|(_, rows)| rows).sum::<u64>(), rows, "{:?}", act.data);
    for table in ["customer", "contact", "standing"] {
        assert!(act.data.iter().any(|(name, rows)| name == table && *rows > 0), "{:?}", act.data);
    }
    let text = serde_json::to_string(&act).expect("JSON");
    assert!(NAMES.iter().all(|name| !text.contains(name)), "{text}");
    let none = privacy::act(office, company, boss, act.row + 1);
    assert!(matches!(none, Err(Refused::UnknownErasure { .. })), "{none:?}");
}

/// A backup that is older than an erasure brings nobody back, wherever it is brought back; whoever
/// owes something in it is told, and stays until that is settled (G04).
#[test]
fn erasures_replayed_after_restore() {
    let folder = tempfile::tempdir().expect("a directory");
    let notes = folder.path().join(privacy::NOTES);
    let (owing, settled) = (folder.path().join("owing"), folder.path().join("settled"));
    let firm = Firm::new();
    busy(&firm);
    let copy = |file: &std::path::Path| {
        backup::save(&firm.office, Who::program(), file, &Silent).expect("copied")
    };
    copy(&owing);
    pay(&firm);
    copy(&settled);
    let boss = director(&firm);
    let office = firm.office.clone().noting_erasures(Some(notes.clone()));
    privacy::erase(&office, firm.company, boss, ("C-1", "letter 17")).expect("erased");
    assert_eq!(privacy::note_erasures(&office, &notes).expect("read"), 0, "noted at once");
    let note = std::fs::read_to_string(&notes).expect("noted");
    assert!(NAMES.iter().all(|name| !note.contains(name)) && note.contains("C-1"), "{note}");

    let brought_back = |file: &std::path::Path| {
        let url = format!("sqlite:{}.sqlite", file.display());
        let store = saldo_store::Store::open_or_create(&url).expect("a database");
        let office = saldo_work::Office::new(store, firm.office.clock.clone());
        backup::restore(&office, file, &Silent).expect("restored");
        office
    };
    let restored = brought_back(&settled);
    let again = privacy::erase_again(&restored, &notes).expect("erased again");
    assert_eq!((again.erased, again.left), (vec!["C-1".to_owned()], Vec::new()));
    let file = folder.path().join("after");
    backup::save(&restored, Who::program(), &file, &Silent).expect("copied");
    let text = std::fs::read_to_string(&file).expect("text");
    assert!(NAMES.iter().all(|name| !text.contains(name)), "nobody is back");
    let sound = saldo_work::verify::run(&restored, firm.company, &Silent).expect("verified");
    assert!(sound.sound(), "{:?}", sound.findings);
    let acts = privacy::destroyed(&restored, firm.company, boss).expect("told");
    assert!(acts[0].again && acts[0].reason == "letter 17", "{acts:?}");
    let twice = privacy::erase_again(&restored, &notes).expect("nothing to do");
    assert_eq!(twice, privacy::Again::default());

    let restored = brought_back(&owing);
    let again = privacy::erase_again(&restored, &notes).expect("looked at");
    assert_eq!((again.erased, again.left), (Vec::new(), vec!["C-1".to_owned()]));

    std::fs::write(&notes, "{\"company\":1}\n").expect("written");
    let refused = privacy::erase_again(&restored, &notes);
    assert!(matches!(refused, Err(Refused::File { .. })), "{refused:?}");
}

/// G02: also where somebody is named in a memo, a decision, the word of the day to colleagues and
/// the file of a pile of letters; and whoever is looked for by name is not found.
#[test]
fn g02_no_word_to_colleagues_and_no_printed_pile_names_who_was_erased() {
    on_both(|firm| {
        busy(firm);
        let name = NAMES[0];
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        let (boss, supervisor) = (director(firm), colleague(firm, "boss1", Role::Supervisor));
        let body = format!("{name} does not pay");
        let memo = memos::write(office, company, supervisor, customer, MemoKind::Recovery, &body);
        let memo = memo.expect("written");
        let asked = Asked {
            kind: RequestKind::RepeatedDeferral,
            customer: Some(customer),
            item: None,
            terms: Terms::Wait { until: day("2026-06-20") },
            amount: None,
            reason: format!("{name} is ill"),
            until: None,
        };
        let request = requests::ask(office, company, supervisor, &asked).expect("asked");
        let answer = Answer {
            choices: vec![Choice::GrantDeferral],
            reason: format!("{name} has always paid"),
            conditions: format!("{name} signs"),
            ..Answer::default()
        };
        requests::decide(office, company, boss, request, &answer).expect("decided");
        // The word of the day names many customers, and no column says whom.
        let digest = format!(
            "INSERT INTO notice (company, notice, person, kind, day, customer, errand, language,
                 subject, body, recorded, state, next_at)
             VALUES ({company}, 'digest-1', 1, 'digest', 20532, 0, 0, 'et', '{name}', '1. {name} 5 €
                 2. Someone else', 1, 'sent', 0)"
        );
        office.store.meddle(&digest).expect("meddles");
        pay(firm);
        privacy::erase(office, company, boss, ("C-1", "letter 17")).expect("erased");
        let after = stored(firm);
        assert!(!after.contains(name), "{:?}", after.lines().filter(|one| one.contains(name)));
        assert!(after.contains("1. C-1 5 €") && after.contains("Someone else"));
        let shown = memos::memo(office, company, Who::program(), memo).expect("the memo");
        assert_eq!(shown.statement.debts.len(), 0, "nothing was overdue that day");
        assert!(shown.statement.contacts.iter().all(|contact| contact.body.is_empty()));
        firm.assert_sound();
    });
}

/// G02: a pile of letters is one file of many people's letters; it goes, and the others can be
/// printed again.
#[test]
fn g02_the_file_of_a_printed_pile_goes_with_whoever_a_letter_in_it_is_to() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        let cards = "Code,Name,Address\nC-1,Mati Meeldiv,Kesk 1\nC-2,Debtor OÜ,Kesk 2\n";
        firm.import(Kind::Customers, cards);
        let (office, company) = (&firm.office, firm.company);
        office
            .store
            .meddle("UPDATE outbox SET channel = 'post' WHERE channel = 'email'")
            .expect("meddles");
        let printed = delivery::print_batch(office, company, head(), &Plain).expect("printed");
        let batch = printed.expect("a batch");
        delivery::batch_bytes(office, company, head(), batch).expect("a file");
        settle(firm, "C-1", 1, 10_000);
        privacy::erase(office, company, director(firm), ("C-1", "letter 17")).expect("erased");
        let refused = delivery::batch_bytes(office, company, head(), batch);
        assert!(matches!(refused, Err(Refused::ErasedPrintBatch { .. })), "{refused:?}");
        assert!(!stored(firm).contains("Mati Meeldiv"));
        delivery::batch(office, company, head(), batch).expect("still shown");
        firm.assert_sound();
    });
}

/// G02: the nightly file does not bring back who was erased; whoever buys again is known again.
#[test]
fn g02_an_import_does_not_bring_back_who_was_erased() {
    on_both(|firm| {
        busy(firm);
        pay(firm);
        privacy::erase(&firm.office, firm.company, director(firm), ("C-1", "letter 17"))
            .expect("erased");
        let nightly = format!(
            "Code,Name,Email,Phone,Country\nC-1,{},{},{},EE\n",
            NAMES[0], NAMES[1], NAMES[2]
        );
        for _ in 0..2 {
            let report = firm.import(Kind::Customers, &nightly);
            let left: Vec<&str> = report.remarks.iter().map(|one| one.code.as_str()).collect();
            assert_eq!(left, ["erased", "erased", "erased"], "{:?}", report.remarks);
            assert!(NAMES.iter().all(|name| !stored(firm).contains(name)));
        }
        // The same with invoices of old, as whole exports bring them every night.
        firm.invoices(&["A-1 2026-03-01 2026-03-20 1000.00"]);
        firm.import(Kind::Customers, &nightly);
        assert!(!stored(firm).contains(NAMES[0]));

        firm.invoices(&["A-2 2026-03-20 2026-04-20 10.00"]);
        firm.import(Kind::Customers, &nightly);
        assert!(stored(firm).contains(NAMES[0]), "who owes is known");
        firm.assert_sound();
    });
}

/// G02: whoever is written on the card by a person after an erasure is no longer erased.
#[test]
fn g02_a_card_written_anew_by_hand_is_as_any_other() {
    let firm = Firm::new();
    busy(&firm);
    pay(&firm);
    let (office, company) = (&firm.office, firm.company);
    privacy::erase(office, company, director(&firm), ("C-1", "letter 17")).expect("erased");
    let customer = firm.customer("C-1");
    let card = CardEdit { name: Some("Mari Maasikas".to_owned()), ..CardEdit::default() };
    // The card was laid by the import of the invoice and written once by hand.
    acts::edit_card(office, company, Who::program(), customer, 2, &card).expect("edited");
    firm.import(Kind::Customers, "Code,Name,Email\nC-1,Mari Maasikas,mari@example.com\n");
    assert!(stored(&firm).contains("mari@example.com"));
}

/// G03: data is needed while the customer is owed something, while a written-off debt is watched,
/// and under every code that the customer had.
#[test]
fn g03_data_that_a_claim_needs_is_not_erased() {
    let erase = |firm: &Firm, who, code: &str| {
        privacy::erase(&firm.office, firm.company, who, (code, "asked"))
    };
    let needed = |found: &Result<u64, Refused>| matches!(found, Err(Refused::StillOwed { .. }));

    on_both(|firm| {
        busy(firm);
        let boss = director(firm);
        let (customer, part) =
            (firm.customer("C-1"), Part { item: firm.item("A-1"), amount: eur(100_000) });
        let who = Who::program();
        acts::write_off(&firm.office, firm.company, who, &key(1), customer, part, "no assets")
            .expect("written off");
        assert!(needed(&erase(firm, boss, "C-1")), "watched off balance");
        let stand = privacy::retention(&firm.office, firm.company, boss).expect("told");
        assert_eq!((stand.needed, stand.kept), (1, 0));
        firm.on("2031-03-20");
        assert!(needed(&erase(firm, boss, "C-1")), "the last day of the watch");
        firm.on("2031-03-21");
        assert!(erase(firm, boss, "C-1").is_ok(), "the watch is over");
    });

    on_both(|firm| {
        busy(firm);
        pay(firm);
        let boss = director(firm);
        let payables = "Customer,Number,Date,Due date,Amount,Currency\n\
             C-1,P-1,2026-03-01,2026-04-01,5.00,EUR\n";
        firm.import(Kind::Payables, payables);
        assert!(needed(&erase(firm, boss, "C-1")), "we owe something");
    });

    on_both(|firm| {
        firm.on("2026-03-20").invoices(&["A-1 2026-03-01 2026-03-20 1000.00"]);
        let (office, company, boss) = (&firm.office, firm.company, director(firm));
        firm.import(Kind::Customers, "Code,Name\nC-1,Mati Meeldiv\nC-2,Mati Meeldiv FIE\n");
        let both = (firm.customer("C-1"), firm.customer("C-2"));
        acts::join(office, company, Who::program(), both, "one person").expect("joined");
        for code in ["C-1", "C-2"] {
            assert!(needed(&erase(firm, boss, code)), "{code}: the debt is under the other code");
        }
        // What files tell of the old code is the other's.
        pay(firm);
        erase(firm, boss, "C-1").expect("erased");
        assert!(!stored(firm).contains("Mati"), "under both codes");
        let acts = privacy::destroyed(office, company, boss).expect("told");
        let codes: Vec<&str> = acts.iter().map(|act| act.customer.as_str()).collect();
        assert_eq!(codes.len(), 2, "{codes:?}");
        assert!(codes.contains(&"C-1") && codes.contains(&"C-2"));
    });
}

/// G04: a note that was broken off while it was written stands in nobody's way, and is made again.
#[test]
fn g04_a_note_that_was_broken_off_is_made_again() {
    let folder = tempfile::tempdir().expect("a directory");
    let notes = folder.path().join(privacy::NOTES);
    let firm = Firm::new();
    busy(&firm);
    pay(&firm);
    let office = firm.office.clone().noting_erasures(Some(notes.clone()));
    privacy::erase(&office, firm.company, director(&firm), ("C-1", "letter 17")).expect("erased");
    let whole = std::fs::read_to_string(&notes).expect("noted");
    for torn in 1..whole.len() {
        std::fs::write(&notes, &whole[..torn]).expect("broken off");
        privacy::note_erasures(&office, &notes).expect("noted again");
        assert_eq!(std::fs::read_to_string(&notes).expect("read").trim(), whole.trim(), "{torn}");
        assert_eq!(privacy::note_erasures(&office, &notes).expect("nothing new"), 0);
    }
}
