//! What a person wrote on a card is not undone by a file that says nothing new (M21).

use crate::firm::{Firm, on_both};
use saldo_domain::Role;
use saldo_store::customers::{self, Card};
use saldo_work::Who;
use saldo_work::acts::{self, CardEdit};
use saldo_work::imports::{ImportOutcome, Kind};
use saldo_work::users::{self, NewPerson};

const HEADINGS: &str = "Customer code,Name,E-mail,Phone";

fn tell(firm: &Firm, row: &str) -> ImportOutcome {
    firm.import(Kind::Customers, &format!("{HEADINGS}\n{row}\n"))
}

fn card(firm: &Firm) -> Card {
    let read = |reader: &mut _| customers::by_code(reader, firm.company, "C-1");
    firm.office.store.read(read).expect("readable").expect("a card")
}

fn edit(firm: &Firm, edit: &CardEdit) {
    let card = card(firm);
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    acts::edit_card(office, company, who, card.customer, card.version, edit).expect("edited");
}

fn by_phone(phone: &str) -> CardEdit {
    CardEdit { phone: Some(phone.into()), ..CardEdit::default() }
}

/// Fields of which the import says that they stay.
fn kept(outcome: &ImportOutcome) -> Vec<&str> {
    let kept = outcome.remarks.iter().filter(|remark| remark.code == "kept-by-hand");
    kept.map(|remark| remark.field.as_str()).collect()
}

#[test]
fn an_old_file_does_not_undo_what_was_written_by_hand() {
    on_both(|firm| {
        tell(firm, "C-1,Lepa OÜ,a@example.com,+372 5550 0001");
        edit(firm, &by_phone("+372 5550 0009"));
        // The same file again, and with another address: the phone in it is not new.
        let again = tell(firm, "C-1,Lepa OÜ,a@example.com,+372 5550 0001");
        assert_eq!((kept(&again), again.changed, again.unchanged), (vec!["Phone"], 0, 1));
        let other = tell(firm, "C-1,Lepa OÜ,b@example.com,+372 5550 0001");
        assert_eq!((kept(&other), other.changed), (vec!["Phone"], 1));
        assert_eq!(card(firm).phone, "+372 5550 0009");
        assert_eq!(card(firm).email, "b@example.com");
        firm.assert_sound();
    });
}

#[test]
fn a_file_that_says_something_new_is_taken_and_what_it_said_counts_from_then() {
    let firm = Firm::new();
    tell(&firm, "C-1,Lepa OÜ,a@example.com,1111111");
    edit(&firm, &by_phone("2222222"));
    edit(&firm, &by_phone("3333333"));
    assert_eq!(kept(&tell(&firm, "C-1,Lepa OÜ,a@example.com,1111111")), ["Phone"]);
    let new = tell(&firm, "C-1,Lepa OÜ,a@example.com,4444444");
    assert_eq!((kept(&new), new.changed), (vec![], 1));
    assert_eq!(card(&firm).phone, "4444444");
    // Nothing is written by hand any more.
    let back = tell(&firm, "C-1,Lepa OÜ,a@example.com,1111111");
    assert_eq!((kept(&back), card(&firm).phone), (vec![], "1111111".to_owned()));
}

#[test]
fn a_field_that_agrees_with_the_hand_is_the_files_again() {
    let firm = Firm::new();
    tell(&firm, "C-1,Lepa OÜ,a@example.com,1111111");
    edit(&firm, &by_phone("2222222"));
    assert_eq!(kept(&tell(&firm, "C-1,Lepa OÜ,a@example.com,2222222")), Vec::<&str>::new());
    tell(&firm, "C-1,Lepa OÜ,a@example.com,1111111");
    assert_eq!(card(&firm).phone, "1111111", "the source has changed its mind since");
}

#[test]
fn who_looks_after_a_customer_is_kept_too_and_a_dry_run_forgets_nothing() {
    let firm = Firm::new();
    for login in ["rep1", "rep2"] {
        let new = NewPerson {
            login: login.into(),
            name: login.into(),
            role: Role::SalesRep,
            team: String::new(),
            language: String::new(),
            password: "correct horse battery".into(),
        };
        users::add(&firm.office, firm.company, Who::program(), &new).expect("added");
    }
    let file = |login: &str| format!("Customer code,Owner\nC-1,{login}\n");
    firm.import(Kind::Customers, &file("rep1"));
    let first = card(&firm).owner.expect("rep1");
    let all = users::list(&firm.office, firm.company).expect("people");
    let second = all.iter().find(|one| one.login == "rep2").expect("rep2").person;
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    acts::assign_owner(office, company, who, &[card(&firm).customer], Some(second))
        .expect("assigned");
    assert_eq!(kept(&firm.import(Kind::Customers, &file("rep1"))).len(), 1);
    assert_eq!(card(&firm).owner, Some(second));
    let mut dry = firm.request(Kind::Customers, &file("rep2"));
    dry.dry_run = true;
    firm.try_import(&dry).expect("rehearsed");
    assert_eq!(kept(&firm.import(Kind::Customers, &file("rep1"))).len(), 1);
    firm.import(Kind::Customers, &file("rep2"));
    firm.import(Kind::Customers, &file("rep1"));
    assert_eq!(card(&firm).owner, Some(first));
}
