//! Invoices in formats of their own, on their way into the book and beside it.

use crate::firm::{Firm, day, eur, on_both};
use saldo_domain::{Role, UserId};
use saldo_store::{book, customers, payables};
use saldo_work::imports::{self, ImportOutcome, ImportRequest, Kind, Prepaid};
use saldo_work::views::Page;
use saldo_work::{Refused, Silent, Who, papers};
use std::collections::BTreeMap;

/// The company's own number.
const OWN: &str = "10490620";

/// Registry code, tax number, own code of a party.
type Party<'a> = [&'a str; 3];

const BUYER: Party<'_> = ["11602506", "EE100200300", ""];

/// A UBL document over one line without tax.
fn ubl(
    root: &str,
    number: &str,
    due: &str,
    sum: &str,
    seller: Party<'_>,
    buyer: Party<'_>,
) -> String {
    let party = |[registry, tax, code]: Party<'_>| {
        let id = |text: &str| match text {
            "" => String::new(),
            text => format!("<b:CompanyID>{text}</b:CompanyID>"),
        };
        let own = match code {
            "" => String::new(),
            code => format!("<a:PartyIdentification><b:ID>{code}</b:ID></a:PartyIdentification>"),
        };
        format!(
            "<a:Party>{own}<a:PartyTaxScheme>{}<a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:PartyTaxScheme>\
             <a:PartyLegalEntity><b:RegistrationName>Firma {registry}{tax}</b:RegistrationName>{}\
             </a:PartyLegalEntity></a:Party>",
            id(tax),
            id(registry)
        )
    };
    let line = if root == "Invoice" { "InvoiceLine" } else { "CreditNoteLine" };
    let due = if due.is_empty() { String::new() } else { format!("<b:DueDate>{due}</b:DueDate>") };
    let corrects = match root {
        "Invoice" => "",
        _ => {
            "<a:BillingReference><a:InvoiceDocumentReference><b:ID>A-1</b:ID></a:InvoiceDocumentReference></a:BillingReference>"
        }
    };
    format!(
        "<?xml version=\"1.0\"?><{root} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\" \
         xmlns:a=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
         xmlns:b=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\
         <b:ID>{number}</b:ID><b:IssueDate>2026-02-02</b:IssueDate>{due}\
         <b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>{corrects}\
         <a:AccountingSupplierParty>{}</a:AccountingSupplierParty>\
         <a:AccountingCustomerParty>{}</a:AccountingCustomerParty>\
         <a:LegalMonetaryTotal><b:PayableAmount currencyID=\"EUR\">{sum}</b:PayableAmount></a:LegalMonetaryTotal>\
         <a:{line}><b:LineExtensionAmount currencyID=\"EUR\">{sum}</b:LineExtensionAmount></a:{line}></{root}>",
        party(seller),
        party(buyer)
    )
}

const US: Party<'_> = [OWN, "", ""];

fn invoice(number: &str, sum: &str, buyer: Party<'_>) -> String {
    ubl("Invoice", number, "2026-03-04", sum, US, buyer)
}

/// Says who we are.
fn known(firm: &Firm) {
    let details = BTreeMap::from([("registry-code".to_owned(), OWN.to_owned())]);
    papers::set_details(&firm.office, firm.company, Who::program(), &details).expect("details");
}

fn take(firm: &Firm, text: &str) -> ImportOutcome {
    firm.import(Kind::Auto, text)
}

fn counts(outcome: &ImportOutcome) -> [u64; 4] {
    [outcome.new, outcome.changed, outcome.unchanged, outcome.refused_total]
}

fn code_refused(outcome: &ImportOutcome) -> &str {
    outcome.refused.first().map_or("", |refusal| refusal.code.as_str())
}

fn customers_of(firm: &Firm) -> Vec<(String, String)> {
    let cards = firm.office.store.read(|reader| customers::of_owner(reader, firm.company, None));
    let cards = cards.expect("cards").into_iter();
    let mut found: Vec<_> = cards.map(|card| (card.code, card.registry_code)).collect();
    found.sort_unstable();
    found
}

/// The document with this number, whosever it is.
fn row(firm: &Firm, number: &str) -> book::ItemRow {
    let cards = firm.office.store.read(|reader| customers::of_owner(reader, firm.company, None));
    let mut found = cards.expect("cards").into_iter().flat_map(|card| {
        let rows =
            firm.office.store.read(|reader| book::items_of(reader, firm.company, card.customer));
        rows.expect("readable")
    });
    found.find(|row| row.number == number).unwrap_or_else(|| panic!("no document {number}"))
}

fn open(firm: &Firm, number: &str) -> i64 {
    row(firm, number).open.minor()
}

fn payables_of(firm: &Firm) -> Vec<(String, i64, i64)> {
    let rows = firm.office.store.read(|reader| payables::all(reader, firm.company));
    let rows = rows.expect("payables").into_iter();
    rows.map(|row| (row.new.number.clone(), row.new.amount.minor(), row.open().minor())).collect()
}

/// M03
#[test]
fn an_invoice_makes_its_customer_once_and_a_credit_note_settles_it() {
    on_both(|firm| {
        known(firm);
        let file = invoice("A-1", "100.00", BUYER);
        let dry = ImportRequest { dry_run: true, ..firm.request(Kind::Auto, &file) };
        assert_eq!(counts(&firm.try_import(&dry).expect("dry")), [1, 0, 0, 0]);
        assert_eq!(customers_of(firm), []);

        let first = take(firm, &file);
        assert_eq!(
            (counts(&first), first.kind, first.new_customers),
            ([1, 0, 0, 0], Kind::Invoices, 1)
        );
        assert_eq!(customers_of(firm), [("11602506".to_owned(), "11602506".to_owned())]);
        assert_eq!(open(firm, "A-1"), 10_000);
        assert_eq!(row(firm, "A-1").due, day("2026-03-04"));
        assert_eq!(counts(&take(firm, &file)), [0, 0, 1, 0]);

        let credit = ubl("CreditNote", "K-1", "", "30.00", US, BUYER);
        assert_eq!(counts(&take(firm, &credit)), [1, 0, 0, 0]);
        assert_eq!(counts(&take(firm, &credit)), [0, 0, 1, 0]);
        assert_eq!((open(firm, "A-1"), open(firm, "K-1")), (7_000, 0));
        firm.assert_sound();
    });
}

/// M16
#[test]
fn a_party_is_known_by_its_numbers_and_never_by_a_guess() {
    on_both(|firm| {
        known(firm);
        firm.import(
            Kind::Customers,
            "Code,Name,Registry code,Country\nC-1,First OÜ,11602506,EE\nC-2,Second OÜ,,EE\nC-3,Third OÜ,12345678,EE\nC-4,Fourth OÜ,12345678,EE\n",
        );
        // By the register, and from then on by the tax number that the same document told.
        take(firm, &invoice("A-1", "10.00", BUYER));
        take(firm, &invoice("A-2", "20.00", ["", "EE100200300", ""]));
        // By our own code; the number is learnt with it.
        take(firm, &invoice("A-3", "30.00", ["", "EE777777777", "C-2"]));
        take(firm, &invoice("A-4", "40.00", ["", "EE 777 777 777", ""]));
        let found = customers_of(firm);
        assert_eq!(found.len(), 4, "nobody was made: {found:?}");
        let owner = |number: &str| row(firm, number).customer;
        assert_eq!([owner("A-1"), owner("A-2")], [firm.customer("C-1"); 2]);
        assert_eq!([owner("A-3"), owner("A-4")], [firm.customer("C-2"); 2]);
        let rows = [
            ("two customers have the number", ["12345678", "", ""], "several_parties"),
            ("the card says otherwise", ["99999999", "", "C-1"], "several_parties"),
            ("a name alone", ["", "", ""], "nobody_named"),
        ];
        for (case, buyer, code) in rows {
            let outcome = take(firm, &invoice("B-1", "10.00", buyer));
            assert_eq!((counts(&outcome), code_refused(&outcome)), ([0, 0, 0, 1], code), "{case}");
        }
        firm.assert_sound();
    });
}

#[test]
fn whose_document_it_is_is_told_by_our_own_number() {
    let firm = Firm::new();
    let foreign = ubl("Invoice", "F-1", "2026-03-04", "10.00", ["55555555", "", ""], BUYER);
    // Without a number of ours it may as well be what we are to pay.
    let unknown = take(&firm, &foreign);
    assert_eq!((counts(&unknown), code_refused(&unknown)), ([0, 0, 0, 1], "own_number_unknown"));
    assert!(unknown.refused[0].remedy.contains("page Company"), "{:?}", unknown.refused[0]);
    known(&firm);
    assert_eq!(code_refused(&take(&firm, &foreign)), "foreign_document");
    let own = ubl("Invoice", "F-2", "2026-03-04", "10.00", US, US);
    assert_eq!(code_refused(&take(&firm, &own)), "own_document");
}

#[test]
fn a_document_without_a_due_day_needs_a_term() {
    let firm = Firm::new();
    known(&firm);
    let file = ubl("Invoice", "A-1", "", "10.00", US, BUYER);
    assert_eq!(code_refused(&take(&firm, &file)), "no_due_day");
    let with_terms = ImportRequest { terms_days: Some(14), ..firm.request(Kind::Auto, &file) };
    assert_eq!(counts(&firm.try_import(&with_terms).expect("taken")), [1, 0, 0, 0]);
    assert_eq!(row(&firm, "A-1").due, day("2026-02-16"));
}

#[test]
fn what_we_are_to_pay_becomes_a_payable_and_no_debt() {
    on_both(|firm| {
        known(firm);
        let supplier = ["12345678", "", ""];
        let file = ubl("Invoice", "S-1", "2026-03-04", "250.00", supplier, US);
        let first = take(firm, &file);
        assert_eq!((counts(&first), first.kind), ([1, 0, 0, 0], Kind::Payables));
        assert_eq!(counts(&take(firm, &file)), [0, 0, 1, 0]);
        let corrected = ubl("Invoice", "S-1", "2026-03-04", "240.00", supplier, US);
        assert_eq!(counts(&take(firm, &corrected)), [0, 1, 0, 0]);
        let credit = ubl("CreditNote", "S-1", "", "40.00", supplier, US);
        assert_eq!(counts(&take(firm, &credit)), [1, 0, 0, 0]);
        assert_eq!(customers_of(firm), [], "a supplier is no customer");
        let mut found = payables_of(firm);
        found.sort_unstable();
        assert_eq!(found, [("S-1".to_owned(), -4_000, -4_000), ("S-1".to_owned(), 24_000, 24_000)]);
        firm.assert_sound();
    });
}

#[test]
fn ap_06_ap_07_tbl_05_what_is_owed_both_ways_is_compared() {
    on_both(|firm| {
        let table = "Customer,Customer name,Number,Date,Due date,Amount,Currency\n\
                     S-9,Supplier OÜ,V-1,2026-02-01,2026-03-01,300.00,EUR\n\
                     S-9,Supplier OÜ,V-2,2026-02-05,2026-04-01,50.00,EUR\n";
        assert_eq!(counts(&firm.import(Kind::Payables, table)), [2, 0, 0, 0]);
        assert_eq!(counts(&firm.import(Kind::Payables, table)), [0, 0, 2, 0]);
        firm.invoices(&["15 2026-01-10 2026-02-09 100.00"]);
        let compared =
            saldo_work::payables::comparison(&firm.office, firm.company, Who::program(), None);
        let compared = compared.expect("compared");
        let row = &compared.rows[0];
        assert_eq!(
            (row.payable, row.payable_late, row.receivable),
            (eur(35_000), eur(30_000), eur(0))
        );
        let total = &compared.totals[0];
        assert_eq!((total.receivable, total.payable), (eur(10_000), eur(35_000)));
        assert_eq!(
            total.coverage.ap_to_ar.map(|figure| figure.to_string()).as_deref(),
            Some("3.50")
        );
        firm.assert_sound();
    });
}

#[test]
fn a_file_that_is_hostile_or_of_another_kind_leaves_nothing() {
    let firm = Firm::new();
    let rows = [
        invoice("A-1", "10.00", BUYER).replace("<Invoice ", "<!DOCTYPE x><Invoice "),
        "<?xml version=\"1.0\"?><Order/>".to_owned(),
        invoice("A-1", "10.00", BUYER).split_at(600).0.to_owned(),
    ];
    for file in rows {
        let refused = firm.try_import(&firm.request(Kind::Auto, &file)).expect_err("refused");
        assert!(matches!(refused, Refused::Documents { .. }), "{refused}");
    }
    assert_eq!(customers_of(&firm), []);
}

#[test]
fn documents_are_previewed_and_need_the_right_to_import() {
    let firm = Firm::new();
    known(&firm);
    let request = firm.request(Kind::Auto, &invoice("A-1", "10.00", BUYER));
    let shown = imports::preview(
        &firm.office,
        firm.company,
        Who::program(),
        &request,
        Page::first(50),
        &Silent,
    );
    let shown = shown.expect("previewed");
    assert_eq!((shown.reading.as_str(), shown.map.as_str()), ("UBL 2.1", ""));
    assert_eq!(shown.rows.rows.len(), 1);
    assert_eq!(shown.rows.rows[0].cells[4], "10.00");
    assert_eq!(customers_of(&firm), []);
    let rep = Who::new(UserId::new(5), Role::SalesRep);
    let refused = imports::import(&firm.office, firm.company, rep, &request, &Silent);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
}

/// An invoice over 100.00 of which a part was paid before, and which asks for the rest.
fn whole(number: &str, rest: &str, prepaid: &str) -> String {
    let text = invoice(number, "100.00", BUYER);
    let asked = format!("<b:PayableAmount currencyID=\"EUR\">{rest}<");
    let paid = format!("<b:PrepaidAmount currencyID=\"EUR\">{prepaid}</b:PrepaidAmount>{asked}");
    text.replace("<b:PayableAmount currencyID=\"EUR\">100.00<", &paid)
}

/// An invoice that asks for the rest of a prepayment which the book holds counts it once.
#[test]
fn a_prepayment_that_waits_in_the_book_counts_once() {
    on_both(|firm| {
        known(firm);
        let seen = take(firm, &whole("A-1", "60.00", "40.00"));
        assert_eq!((counts(&seen), open(firm, "A-1")), ([1, 0, 0, 0], 6_000), "never seen here");
        let code = customers_of(firm).remove(0).0;
        let pay = format!("Customer,Payment date,Amount\n{code},2026-02-01,30.00\n");
        firm.import(Kind::Payments, &pay);
        assert_eq!(counts(&take(firm, &whole("A-2", "70.00", "30.00"))), [1, 0, 0, 0]);
        assert_eq!(open(firm, "A-2"), 7_000, "the prepayment pays its part");
        assert_eq!(counts(&take(firm, &whole("A-2", "70.00", "30.00"))), [0, 0, 1, 0]);
        assert_eq!(open(firm, "A-2"), 7_000);
        assert_eq!(counts(&take(firm, &whole("A-1", "60.00", "40.00"))), [0, 0, 1, 0]);
        // The payment was that of A-2: no other invoice counts on it.
        assert_eq!(counts(&take(firm, &whole("A-3", "70.00", "30.00"))), [1, 0, 0, 0]);
        assert_eq!(open(firm, "A-3"), 7_000);
        firm.assert_sound();
    });
}

/// Money that waits and cannot be the prepayment does not stand in the way of an invoice; what may be
/// it is asked about, and the answer comes with the import.
#[test]
fn a_prepaid_invoice_is_taken_beside_other_money_and_asked_about_where_it_may_be_it() {
    on_both(|firm| {
        known(firm);
        take(firm, &invoice("A-0", "5.00", BUYER));
        let code = customers_of(firm).remove(0).0;
        let pay = |day: &str, amount: &str| {
            let row = format!("Customer,Payment date,Amount\n{code},{day},{amount}\n");
            firm.import(Kind::Payments, &row);
        };
        pay("2026-01-20", "3.00");
        assert_eq!(counts(&take(firm, &whole("A-1", "60.00", "40.00"))), [1, 0, 0, 0]);
        assert_eq!(open(firm, "A-1"), 6_000, "three euros are not forty");
        pay("2026-01-21", "90.00");
        let text = whole("A-2", "60.00", "40.00");
        let unclear = take(firm, &text);
        assert_eq!((counts(&unclear), code_refused(&unclear)), ([0, 0, 0, 1], "prepaid_otherwise"));
        let said = |prepaid, text: &str| {
            let request =
                ImportRequest { prepaid: Some(prepaid), ..firm.request(Kind::Auto, text) };
            counts(&firm.try_import(&request).expect("taken"))
        };
        assert_eq!(said(Prepaid::InBook, &text), [1, 0, 0, 0]);
        assert_eq!(open(firm, "A-2"), 10_000);
        assert_eq!(counts(&take(firm, &text)), [0, 0, 1, 0], "told again, nobody is asked");
        assert_eq!(said(Prepaid::Elsewhere, &whole("A-3", "70.00", "30.00")), [1, 0, 0, 0]);
        assert_eq!(open(firm, "A-3"), 7_000);
        firm.assert_sound();
    });
}

/// An invoice of which nothing is left takes the prepayment that waits, and is left out where none
/// does: it is no mistake, and nothing is owed by it.
#[test]
fn an_invoice_that_was_paid_in_full_before_takes_its_prepayment() {
    on_both(|firm| {
        known(firm);
        let whole = |number: &str, seller, buyer| {
            let text = ubl("Invoice", number, "", "100.00", seller, buyer);
            let paid = "<b:PrepaidAmount currencyID=\"EUR\">100.00</b:PrepaidAmount>\
                        <b:PayableAmount currencyID=\"EUR\">0.00<";
            text.replace("<b:PayableAmount currencyID=\"EUR\">100.00<", paid)
        };
        let told = |outcome: &ImportOutcome| {
            let codes: Vec<String> = outcome.remarks.iter().map(|one| one.code.clone()).collect();
            (counts(outcome), codes.join(" "))
        };
        let left_out = ([0, 0, 1, 0], "paid_before paid_in_full".to_owned());
        assert_eq!(told(&take(firm, &whole("A-1", US, BUYER))), left_out);
        take(firm, &invoice("A-0", "5.00", BUYER));
        let code = customers_of(firm).remove(0).0;
        firm.import(
            Kind::Payments,
            &format!("Customer,Payment date,Amount\n{code},2026-02-01,100.00\n"),
        );
        let taken = take(firm, &whole("A-2", US, BUYER));
        assert_eq!(told(&taken), ([1, 0, 0, 0], "paid_before".to_owned()));
        assert_eq!(row(firm, "A-2").amount.minor(), 10_000);
        assert_eq!(told(&take(firm, &whole("A-2", US, BUYER))).0, [0, 0, 1, 0], "told again");
        // What we had paid before is owed by us no more.
        assert_eq!(told(&take(firm, &whole("S-1", ["12345678", "", ""], US))), left_out);
        assert_eq!(payables_of(firm), []);
        firm.assert_sound();
    });
}

/// A file of the supplier's own books has us as its customer: we do not owe ourselves.
#[test]
fn a_file_of_the_other_sides_books_is_refused() {
    let firm = Firm::new();
    known(&firm);
    let commerceml = |role: &str, other: &str, number: &str| {
        format!(
            "<?xml version=\"1.0\"?><КоммерческаяИнформация><Документ><Номер>15</Номер>\
             <Дата>2026-03-02</Дата><ХозОперация>Отпуск товара</ХозОперация><Роль>{role}</Роль>\
             <Валюта>EUR</Валюта><Сумма>120.00</Сумма><СрокПлатежа>2026-03-20</СрокПлатежа>\
             <Контрагенты><Контрагент><Наименование>Ромашка</Наименование><ИНН>{number}</ИНН>\
             <Роль>{other}</Роль></Контрагент></Контрагенты></Документ></КоммерческаяИнформация>"
        )
    };
    for (role, other) in [("Продавец", "Покупатель"), ("Покупатель", "Продавец")]
    {
        let refused = take(&firm, &commerceml(role, other, OWN));
        assert_eq!((counts(&refused), code_refused(&refused)), ([0, 0, 0, 1], "other_books"));
    }
    assert_eq!((customers_of(&firm), payables_of(&firm)), (Vec::new(), Vec::new()));
    let ours = take(&firm, &commerceml("Продавец", "Покупатель", "7701234567"));
    assert_eq!((counts(&ours), ours.kind), ([1, 0, 0, 0], Kind::Invoices));
}

/// REM-02: an e-invoice that leaves less time than its customer usually needs is taken and warned of.
#[test]
fn rem_02_an_e_invoice_with_less_time_than_usual_is_warned_of() {
    on_both(|firm| {
        known(firm);
        let buyer = ["", "", "C-1"];
        firm.pays_after_twenty_days();
        // Issued on 2 February, due on 21 February and the day after.
        for (number, due, warned) in [("E-1", "2026-02-21", true), ("E-2", "2026-02-22", false)] {
            let done = take(firm, &ubl("Invoice", number, due, "10.00", US, buyer));
            assert_eq!(counts(&done), [1, 0, 0, 0], "{number}");
            let told = done.remarks.iter().any(|remark| remark.code == "shorter-than-usual");
            assert_eq!(told, warned, "{number}: {done:?}");
        }
    });
}
