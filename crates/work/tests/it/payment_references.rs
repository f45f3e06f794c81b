//! The payment reference of an invoice: from where it comes, how long it counts, and what it pays.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::matching::Doubt;
use saldo_domain::{Role, UserId};
use saldo_formats::records::RecordKind;
use saldo_store::bank::{LineFilter, LineState};
use saldo_store::book;
use saldo_work::bank::{self, InboxLine};
use saldo_work::imports::{self, ImportOutcome, Kind, Push};
use saldo_work::views::{self, Page};
use saldo_work::{Who, acts, papers};
use std::collections::{BTreeMap, BTreeSet};

const CLERK: Who = Who::new(UserId::new(7), Role::Accountant);

/// `customer number amount reference` a line, `-` for no reference.
fn table(firm: &Firm, lines: &[&str]) -> ImportOutcome {
    let mut text =
        "Customer,Invoice number,Invoice date,Due date,Amount,Reference number\n".to_owned();
    for line in lines {
        let words: Vec<&str> = line.splitn(4, ' ').collect();
        let reference = if words[3] == "-" { "" } else { words[3] };
        let (customer, number, amount) = (words[0], words[1], words[2]);
        text.push_str(&format!("{customer},{number},2026-02-01,2026-03-01,{amount},{reference}\n"));
    }
    firm.import(Kind::Invoices, &text)
}

/// A statement of one line, of a payer nobody knows: day, amount, reference, text.
fn paid(firm: &Firm, [day, amount, reference, told]: [&str; 4]) -> (u64, u64) {
    let text = format!(
        "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n\
         EE571010220229377229;{day};{amount};EUR;Keegi Teine;;;{reference};{told};;\n"
    );
    let counts = firm.import(Kind::Auto, &text).statement.expect("a statement");
    (counts.matched, counts.asked)
}

/// A document of whichever customer.
fn row(firm: &Firm, code: &str, number: &str) -> book::ItemRow {
    let customer = firm.customer(code);
    let rows = firm.office.store.read(|reader| book::items_of(reader, firm.company, customer));
    let found = rows.expect("read").into_iter().find(|row| row.number == number);
    found.unwrap_or_else(|| panic!("no {number} of {code}"))
}

fn reference(firm: &Firm, number: &str) -> String {
    let row = firm.row(number);
    let found = firm
        .office
        .store
        .read(|reader| book::reference_of(reader, firm.company, row.customer, row.item));
    found.expect("readable").unwrap_or_default()
}

fn open(firm: &Firm) -> Vec<InboxLine> {
    let filter = LineFilter { state: Some(LineState::Open), incoming: false };
    let list = bank::inbox(&firm.office, firm.company, Who::program(), &filter, Page::first(100));
    list.expect("readable").rows
}

fn counts(outcome: &ImportOutcome) -> [u64; 4] {
    [outcome.new, outcome.changed, outcome.unchanged, outcome.refused_total]
}

#[test]
fn a_payment_under_the_reference_of_an_invoice_pays_it_whoever_sends_it() {
    on_both(|firm| {
        table(firm, &["C-1 A-1 100.00 5390 0754 7034", "C-1 A-2 60.00 KX-77", "C-2 B-1 100.00 -"]);
        let first = firm.row("A-1");
        let shown = views::document(&firm.office, firm.company, CLERK, first.customer, first.item);
        assert_eq!(shown.expect("shown").reference, "5390 0754 7034");
        assert_eq!(paid(firm, ["2026-03-02", "100.00", "RF18539007547034", "aitäh"]), (1, 0));
        assert_eq!(paid(firm, ["2026-03-03", "60.00", "", "viitenumber kx 77"]), (1, 0));
        assert_eq!((firm.open("A-1"), firm.open("A-2")), (0, 0));
        assert_eq!(row(firm, "C-2", "B-1").open, eur(10_000));
        // The same once more is asked about.
        assert_eq!(paid(firm, ["2026-03-09", "60.00", "KX77", ""]), (0, 1));
        assert_eq!(open(firm)[0].doubt, Some(Doubt::AlreadySettled));
        firm.assert_sound();
    });
}

#[test]
fn the_reference_of_a_customer_pays_the_invoice_of_that_amount_else_in_order() {
    on_both(|firm| {
        let one = "700123";
        table(
            firm,
            &[
                &format!("C-1 A-1 100.00 {one}"),
                &format!("C-1 A-2 60.00 {one}"),
                &format!("C-1 A-3 80.00 {one}"),
                "C-2 B-1 60.00 -",
            ],
        );
        assert_eq!(paid(firm, ["2026-03-02", "60.00", one, ""]), (1, 0));
        assert_eq!((firm.open("A-1"), firm.open("A-2"), firm.open("A-3")), (10_000, 0, 8_000));
        assert_eq!(paid(firm, ["2026-03-03", "30.00", one, ""]), (1, 0));
        assert_eq!(firm.open("A-1") + firm.open("A-3"), 15_000);
        assert_eq!(row(firm, "C-2", "B-1").open, eur(6_000));
        firm.assert_sound();
    });
}

#[test]
fn m16_one_reference_on_invoices_of_two_customers_is_asked_about() {
    on_both(|firm| {
        table(firm, &["C-1 A-1 100.00 445566", "C-2 B-1 100.00 445566"]);
        assert_eq!(paid(firm, ["2026-03-02", "100.00", "445566", ""]), (0, 1));
        let asked = open(firm);
        assert_eq!(asked[0].doubt, Some(Doubt::SeveralCustomers));
        assert_eq!(
            (row(firm, "C-1", "A-1").open, row(firm, "C-2", "B-1").open),
            (eur(10_000), eur(10_000))
        );
        firm.assert_sound();
    });
}

#[test]
fn the_latest_reference_counts_until_its_import_is_taken_back() {
    on_both(|firm| {
        firm.on("2026-02-01");
        assert_eq!(counts(&table(firm, &["C-1 A-1 100.00 111222"])), [1, 0, 0, 0]);
        assert_eq!(counts(&table(firm, &["C-1 A-1 100.00 -"])), [0, 0, 1, 0]);
        assert_eq!(reference(firm, "A-1"), "111222");
        let item = firm.row("A-1").item;
        let other = table(firm, &["C-1 A-1 100.00 333444"]);
        assert_eq!(counts(&other), [0, 1, 0, 0]);
        assert_eq!((reference(firm, "A-1").as_str(), firm.row("A-1").item), ("333444", item));
        assert_eq!(counts(&table(firm, &["C-1 A-1 100.00 333444"])), [0, 0, 1, 0]);
        // The former one pays it no more.
        assert_eq!(paid(firm, ["2026-02-10", "40.00", "111222", ""]), (0, 1));
        // It is told again, and the money that waited for it finds its invoice.
        assert_eq!(counts(&table(firm, &["C-1 A-1 100.00 111222"])), [0, 1, 0, 0]);
        assert_eq!((open(firm).len(), firm.open("A-1")), (0, 6_000));
        let third = table(firm, &["C-1 A-1 100.00 555666"]);
        let batch = third.batch.expect("kept");
        // An import that brought nothing but a reference has nothing that could be reversed.
        let undone = imports::undo(&firm.office, firm.company, Who::program(), batch, "wrong file");
        assert!(undone.is_ok(), "{undone:?}");
        assert_eq!(reference(firm, "A-1"), "111222");
        firm.assert_sound();
    });
}

#[test]
fn m19_a_reference_goes_with_its_invoice_to_another_customer_and_back() {
    on_both(|firm| {
        firm.on("2026-02-10");
        table(firm, &["C-1 A-1 100.00 -", "C-2 B-1 70.00 998877", "C-2 B-2 50.00 554433"]);
        let both = (firm.customer("C-2"), firm.customer("C-1"));
        let items = BTreeSet::from([row(firm, "C-2", "B-1").item]);
        acts::move_documents(&firm.office, firm.company, CLERK, both, &items, "theirs")
            .expect("moved");
        assert_eq!(paid(firm, ["2026-02-11", "20.00", "998877", ""]), (1, 0));
        let open_of = |code: &str| -> i64 {
            let customer = firm.customer(code);
            let rows =
                firm.office.store.read(|reader| book::items_of(reader, firm.company, customer));
            let debts = rows.expect("read").into_iter();
            debts
                .filter(|row| row.kind.side() == saldo_domain::book::Side::Debit)
                .map(|row| row.open.minor())
                .sum()
        };
        assert_eq!((open_of("C-1"), open_of("C-2")), (15_000, 5_000));
        // The rest of the customer follows.
        acts::join(&firm.office, firm.company, CLERK, both, "one firm").expect("joined");
        assert_eq!(paid(firm, ["2026-02-12", "50.00", "554433", ""]), (1, 0));
        assert_eq!((open_of("C-1"), open_of("C-2")), (15_000, 0));
        firm.assert_sound();
    });
}

/// `RF` and Estonian check digits; a wrong one is kept and named.
#[test]
fn a_wrong_check_digit_of_a_reference_is_remarked_and_refuses_nothing() {
    on_both(|firm| {
        let told = table(
            firm,
            &[
                "C-1 A-1 100.00 20260001230",
                "C-1 A-2 100.00 20260001231",
                "C-1 A-3 100.00 RF19539007547034",
                "C-1 A-4 100.00 anything at all",
            ],
        );
        assert_eq!(counts(&told), [4, 0, 0, 0]);
        let remarks: Vec<(u64, &str, &str)> = told
            .remarks
            .iter()
            .map(|one| (one.line, one.field.as_str(), one.code.as_str()))
            .collect();
        let expected = [
            (3, "Reference number", "reference_check_digit"),
            (4, "Reference number", "creditor_reference_check_digits"),
        ];
        assert_eq!(remarks, expected);
        assert_eq!(reference(firm, "A-2"), "20260001231");
    });
}

#[test]
fn a_pushed_invoice_brings_its_reference() {
    on_both(|firm| {
        let cells = |reference: &str, amount: &str| -> Vec<String> {
            let cells =
                ["C-1", "A-1", "", "2026-02-01", "2026-03-01", "", amount, "", "", "", reference];
            cells.map(str::to_owned).to_vec()
        };
        let push = |number: u32, record: Vec<String>| {
            let push = Push { kind: RecordKind::Invoices, records: vec![record] };
            imports::push(&firm.office, firm.company, Who::program(), &key(number), &push)
                .expect("pushed")
        };
        assert_eq!(push(1, cells("AB 1234", "100.00")).new, 1);
        assert_eq!(push(2, cells("", "100.00")).unchanged, 1);
        assert_eq!(reference(firm, "A-1"), "AB 1234");
        assert_eq!(push(3, cells("ab-9876", "100.00")).changed, 1);
        assert_eq!(paid(firm, ["2026-03-02", "100.00", "AB9876", ""]), (1, 0));
        assert_eq!((firm.open("A-1"), firm.row("A-1").due), (0, day("2026-03-01")));
    });
}

const OWN: &str = "10490620";

/// A UBL invoice with these means of payment.
fn ubl(means: &str) -> String {
    let party = |code: &str| {
        format!(
            "<a:Party><a:PartyLegalEntity><b:RegistrationName>Firma</b:RegistrationName>\
             <b:CompanyID>{code}</b:CompanyID></a:PartyLegalEntity></a:Party>"
        )
    };
    format!(
        "<?xml version=\"1.0\"?><Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" \
         xmlns:a=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
         xmlns:b=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\
         <b:ID>U-1</b:ID><b:IssueDate>2026-02-02</b:IssueDate><b:DueDate>2026-03-04</b:DueDate>\
         <b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>\
         <a:AccountingSupplierParty>{}</a:AccountingSupplierParty>\
         <a:AccountingCustomerParty>{}</a:AccountingCustomerParty>{means}\
         <a:LegalMonetaryTotal><b:PayableAmount currencyID=\"EUR\">40.00</b:PayableAmount></a:LegalMonetaryTotal>\
         <a:InvoiceLine><b:LineExtensionAmount currencyID=\"EUR\">40.00</b:LineExtensionAmount></a:InvoiceLine></Invoice>",
        party(OWN),
        party("11602506"),
    )
}

#[test]
fn the_payment_id_of_a_ubl_invoice_is_its_reference() {
    on_both(|firm| {
        let details = BTreeMap::from([("registry-code".to_owned(), OWN.to_owned())]);
        papers::set_details(&firm.office, firm.company, Who::program(), &details).expect("details");
        let means = "<a:PaymentMeans><b:PaymentMeansCode>58</b:PaymentMeansCode></a:PaymentMeans>\
                     <a:PaymentMeans><b:PaymentID> 2026 0001230 </b:PaymentID></a:PaymentMeans>";
        let taken = firm.import(Kind::Auto, &ubl(means));
        assert_eq!(counts(&taken), [1, 0, 0, 0], "{:?}", taken.refused);
        assert_eq!(paid(firm, ["2026-03-02", "40.00", "20260001230", ""]), (1, 0));
        let open: i64 = firm
            .office
            .store
            .peek("SELECT open FROM item WHERE number = 'U-1'")
            .expect("the invoice");
        assert_eq!(eur(open), eur(0));
        firm.assert_sound();
    });
}
