//! A file is looked at before anything is kept.

use crate::house::{Visitor, office};
use axum::http::StatusCode;

const FILE: &str = "customer;number;date;due;amount\n\
    C-0010;WEB-1;2026-03-10;2026-03-24;1 250,00\n\
    C-0010;WEB-2;2026-02-31;2026-03-25;99,00\n";

#[tokio::test]
async fn a_file_is_looked_at_then_imported_then_known() {
    let mut visitor = Visitor::signed_in("admin").await;
    let address = visitor.upload("march.csv", FILE.as_bytes()).await.leads_to().to_owned();
    let look = visitor.get(&address).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.text);
    assert!(look.shows("march.csv") && look.shows("2026-02-31"), "the refused row is shown");
    assert!(look.shows("Import 1 row"), "{}", look.text);
    assert!(!visitor.get("/invoices?q=WEB-1").await.shows(">WEB-1<"), "nothing is kept yet");
    let done = visitor.post(&address, "").await.leads_to().to_owned();
    assert!(visitor.get(&done).await.shows("1 new"), "told what was done");
    assert!(visitor.get("/invoices?q=WEB-1").await.shows(">WEB-1<"));
    assert_eq!(visitor.get(&address).await.status, StatusCode::NOT_FOUND, "the upload is gone");
    let again = visitor.upload("march.csv", FILE.as_bytes()).await.leads_to().to_owned();
    assert!(visitor.get(&again).await.shows("is known already"), "the same file changes nothing");
}

/// Each row says what would become of it, a page at a time.
#[tokio::test]
async fn each_row_of_a_file_says_what_becomes_of_it() {
    let mut visitor = Visitor::signed_in("admin").await;
    let mut file = FILE.replace("WEB-", "ROW-");
    for number in 3..=60 {
        file.push_str(&format!("C-0010;ROW-{number};2026-03-10;2026-03-24;1,00\n"));
    }
    let address = visitor.upload("rows.csv", file.as_bytes()).await.leads_to().to_owned();
    let look = visitor.get(&address).await;
    assert!(look.shows(">new<") && look.shows(">refused<"), "{}", look.text);
    assert!(look.shows("1–50 of 60") && look.shows("ROW-50"), "{}", look.text);
    assert!(!look.shows("ROW-51"));
    let rest = visitor.get(&format!("{address}?from=50")).await;
    assert!(rest.shows("51–60 of 60") && rest.shows("ROW-60") && !rest.shows("ROW-50<"));
    assert!(!visitor.get("/invoices?q=ROW-3").await.shows(">ROW-3<"), "nothing is kept yet");
}

const INVOICE: &str = "<?xml version=\"1.0\"?>\
    <Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" \
    xmlns:a=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
    xmlns:b=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\
    <b:ID>UBL-77</b:ID><b:IssueDate>2026-03-02</b:IssueDate><b:DueDate>2026-03-16</b:DueDate>\
    <b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>\
    <a:AccountingSupplierParty><a:Party><a:PartyLegalEntity><b:RegistrationName>Oma OÜ</b:RegistrationName>\
    <b:CompanyID>10490620</b:CompanyID></a:PartyLegalEntity></a:Party></a:AccountingSupplierParty>\
    <a:AccountingCustomerParty><a:Party><a:PartyLegalEntity><b:RegistrationName>Uus AS</b:RegistrationName>\
    <b:CompanyID>77777777</b:CompanyID></a:PartyLegalEntity></a:Party></a:AccountingCustomerParty>\
    <a:LegalMonetaryTotal><b:PayableAmount currencyID=\"EUR\">12.00</b:PayableAmount></a:LegalMonetaryTotal>\
    <a:InvoiceLine><b:LineExtensionAmount currencyID=\"EUR\">12.00</b:LineExtensionAmount></a:InvoiceLine></Invoice>";

/// What a list of our own debts brought can be taken back on its page like any other import.
#[tokio::test]
async fn an_import_of_payables_is_taken_back_on_its_page() {
    let file = "Customer,Number,Date,Due date,Amount,Currency\nS-9,WEB-OWED-1,2026-02-01,2026-03-01,300.00,EUR\n";
    let mut visitor = Visitor::signed_in("control").await;
    let address =
        visitor.upload_as("payables", "owed.csv", file.as_bytes()).await.leads_to().to_owned();
    let done = visitor.post(&address, "").await.leads_to().to_owned();
    let page = visitor.get(&done).await;
    let undo = format!("{}/undo", done.replace("done-", ""));
    assert!(page.shows(&format!("action=\"{undo}\"")), "{}", page.text);
    assert_eq!(
        visitor.post(&undo, "reason=wrong+list").await.leads_to().split('?').next(),
        Some(done.as_str())
    );
    let after = visitor.get(&done).await;
    assert!(!after.shows(&format!("action=\"{undo}\"")), "once");
}

/// Two readings of one file are a question, and the page has a place for its answer.
#[tokio::test]
async fn a_statement_in_a_doubtful_encoding_is_asked_about_and_read_as_told() {
    let text = ":20:S\n:25:EE571010220229377229\n:28C:1\n:60F:C260302EUR0,00\n\
        :61:2603020302C5,00NTRFNONREF\n:86:/NAME/Kau\u{161}ik//REMI/tere/\n:62F:C260302EUR5,00\n";
    let bytes: Vec<u8> =
        text.chars().map(|c| if c == '\u{161}' { 0xf0 } else { c as u8 }).collect();
    let mut visitor = Visitor::signed_in("admin").await;
    let address = visitor.upload("bank.sta", &bytes).await.leads_to().to_owned();
    let asked = visitor.get(&address).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.shows("name=\"encoding\"") && asked.shows("windows-1257"), "{}", asked.text);
    let body = [
        b"--b\r\nContent-Disposition: form-data; name=\"encoding\"\r\n\r\nwindows-1257\r\n\
          --b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nauto\r\n\
          --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bank.sta\"\r\n\r\n"
            .as_slice(),
        &bytes,
        b"\r\n--b--\r\n",
    ];
    let address = visitor.multipart_bytes("/import", body.concat()).await.leads_to().to_owned();
    let look = visitor.get(&address).await;
    assert!(look.shows("Kau\u{161}ik"), "{}", look.text);
}

#[tokio::test]
async fn an_e_invoice_is_looked_at_and_imported_like_a_table() {
    let mut director = Visitor::signed_in("director").await;
    assert_eq!(director.post("/company", "registry-code=10490620").await.leads_to(), "/company");
    let mut visitor = Visitor::signed_in("admin").await;
    let wrong = INVOICE.replacen("12.00", "13.00", 1);
    let address = visitor.upload("wrong.xml", wrong.as_bytes()).await.leads_to().to_owned();
    let look = visitor.get(&address).await;
    assert!(look.shows("LegalMonetaryTotal/PayableAmount"), "{}", look.text);
    let address = visitor.upload("ubl.xml", INVOICE.as_bytes()).await.leads_to().to_owned();
    let look = visitor.get(&address).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.text);
    assert!(look.shows("UBL 2.1") && look.shows("UBL-77") && look.shows("Import 1 row"));
    assert!(!look.shows("name=\"map\""), "there is no map to such a file");
    let done = visitor.post(&address, "").await.leads_to().to_owned();
    assert!(visitor.get(&done).await.shows("1 new"), "told what was done");
    assert!(visitor.get("/invoices?q=UBL-77").await.shows(">UBL-77<"));
    let hostile = INVOICE.replacen("<Invoice ", "<!DOCTYPE x><Invoice ", 1);
    let address = visitor.upload("hostile.xml", hostile.as_bytes()).await.leads_to().to_owned();
    let page = visitor.get(&address).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text);
    assert!(page.shows("hostile.xml"));
}

#[tokio::test]
async fn a_cancelled_import_leaves_nothing() {
    let mut visitor = Visitor::signed_in("admin").await;
    let file = FILE.replace("WEB-", "GONE-");
    let address = visitor.upload("gone.csv", file.as_bytes()).await.leads_to().to_owned();
    visitor.get(&address).await;
    assert_eq!(visitor.post(&format!("{address}/cancel"), "").await.leads_to(), "/import");
    assert_eq!(visitor.get(&address).await.status, StatusCode::NOT_FOUND);
    assert!(!visitor.get("/invoices?q=GONE-1").await.shows(">GONE-1<"));
}

/// Takes the one pen of the database until it is told to let go: whatever would write waits.
fn hold_the_pen() -> (std::sync::mpsc::Sender<()>, std::thread::JoinHandle<()>) {
    let (let_go, told) = std::sync::mpsc::channel::<()>();
    let (held, has) = std::sync::mpsc::channel();
    let office = office().clone();
    let holding = std::thread::spawn(move || {
        let company = saldo_work::company::only(&office).expect("a company").company;
        let hold = |_: &mut saldo_store::Writer| {
            held.send(()).expect("the test waits");
            let _ = told.recv();
            Ok::<_, saldo_store::StoreError>(())
        };
        office.store.rehearse(company, hold).expect("nothing fails");
    });
    has.recv().expect("the pen is held");
    (let_go, holding)
}

/// I15: an import at work has a page, which says how far it is and stops it.
#[tokio::test]
async fn i15_an_import_at_work_is_stopped_on_its_page_and_started_again() {
    let mut visitor = Visitor::signed_in("admin").await;
    let mut other = Visitor::signed_in("control").await;
    let file = FILE.replace("WEB-", "STOP-");
    let address = visitor.upload("stop.csv", file.as_bytes()).await.leads_to().to_owned();
    let (stop, look) = (format!("{address}/stop"), format!("{address}/look"));
    let (let_go, holding) = hold_the_pen();
    assert_eq!(visitor.post(&address, "").await.leads_to(), address, "it takes longer");
    let running = visitor.get(&address).await;
    assert!(running.headers.contains_key("refresh"), "it looks again by itself");
    assert!(running.shows(&format!("action=\"{stop}\"")), "{}", running.text);
    assert_eq!(other.post(&stop, "").await.status, StatusCode::NOT_FOUND, "not another's");
    assert_eq!(visitor.post(&address, "").await.leads_to(), address, "no second one is started");
    let stopping = {
        let mut again = visitor.clone();
        tokio::spawn(async move { again.post(&stop, "").await.leads_to().to_owned() })
    };
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let_go.send(()).expect("the pen is held");
    holding.join().expect("no panic");
    assert_eq!(stopping.await.expect("answered"), address);
    let stopped = visitor.get(&address).await;
    assert!(stopped.shows("Nothing of the file was kept"), "{}", stopped.text);
    assert!(!visitor.get("/invoices?q=STOP-1").await.shows(">STOP-1<"));
    assert_eq!(visitor.post(&look, "").await.leads_to(), address);
    assert!(visitor.get(&address).await.shows("Import 1 row"), "it is looked at once more");
    let done = visitor.post(&address, "").await.leads_to().to_owned();
    assert!(visitor.get(&done).await.shows("1 new"), "and ends as if it had not been stopped");
    assert!(visitor.get("/invoices?q=STOP-1").await.shows(">STOP-1<"));
}

#[tokio::test]
async fn an_upload_is_seen_by_its_sender_only() {
    let mut sender = Visitor::signed_in("admin").await;
    let address = sender.upload("mine.csv", FILE.as_bytes()).await.leads_to().to_owned();
    let mut other = Visitor::signed_in("control").await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_that_cannot_be_taken_are_refused_by_name_with_the_form_still_filled() {
    let mut visitor = Visitor::signed_in("admin").await;
    let rows: [(&str, &[u8]); 3] = [
        ("empty.csv", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("broken.xlsx", b"PK\x03\x04rest"),
    ];
    for (name, content) in rows {
        let address = visitor.upload(name, content).await.leads_to().to_owned();
        let page = visitor.get(&address).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", page.text);
        assert!(page.shows(name), "{name}");
        assert!(page.shows("enctype=\"multipart/form-data\""), "{name}: the form is there again");
    }
}
