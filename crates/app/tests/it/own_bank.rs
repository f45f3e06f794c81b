//! A bank that only the company knows, a fee that it kept, and a customer who wants to be left
//! alone: on the command line.

use crate::house::Saldo;

const RULES: &str = "bank = \"kodupank\"\nheader = [\"Konto\", \"Päev\", \"Summa\", \"Valuuta\", \"Selgitus\"]\n\
    dates = \"ymd\"\ndecimal_mark = \"point\"\n\n[columns]\naccount = \"Konto\"\nbooked = \"Päev\"\n\
    amount = \"Summa\"\ncurrency = \"Valuuta\"\ntext = \"Selgitus\"\n";

#[test]
fn a_bank_with_rules_of_the_company_pays_less_a_fee_that_is_closed() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let invoice = "customer;number;date;due;amount\nC-1;A-2026-2;2026-01-12;2026-01-26;50,00\n";
    let invoice = saldo.write("invoices.csv", invoice);
    saldo.run(&["import", "invoices", &invoice]).done();

    let wrong = saldo.write("wrong.toml", RULES.replace("text = \"Selgitus\"", "text = \"Memo\""));
    let refused = saldo.run(&["bank-rules", "put", &wrong]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("wrong.toml") && refused.err.contains("11"), "{}", refused.err);
    let rules = saldo.write("rules.toml", RULES);
    saldo.run(&["bank-rules", "put", &rules]).done();
    let listed = saldo.run(&["bank-rules", "list", "--json"]).done().json();
    assert_eq!((&listed[0]["bank"], &listed[0]["version"]), (&"kodupank".into(), &1.into()));

    let file = "Konto;Päev;Summa;Valuuta;Selgitus\nEE12;2026-02-02;48.50;EUR;arve A-2026-2\n";
    let file = saldo.write("bank.csv", file);
    let taken = saldo.run(&["import", "auto", &file, "--json"]).done().json();
    assert_eq!(taken["kind"], "statement", "{taken}");
    assert_eq!(taken["statement"]["matched"], 1, "short by a fee: {taken}");
    let close = ["difference", "C-1", "A-2026-2", "bank-fee", "--json"];
    let closed = saldo.run(&close).done().json();
    assert_eq!(closed["amount"], "1.50", "{closed}");
    assert_ne!(saldo.run(&close).code, Some(0), "nothing is open any more");
    saldo.run(&["verify"]).done();
}

/// WOF-01: what a creditor confirmed is noted on the command line, and counted by the inventory.
#[test]
fn wof_01_what_a_creditor_confirmed_is_said_on_the_command_line() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let owed = "Customer,Number,Date,Due date,Amount\nS-1,T-17,2025-12-01,2026-01-10,150.00\n";
    let owed = saldo.write("owed.csv", owed);
    saldo.run(&["import", "payables", &owed]).done();
    let confirm = |amount: &str| {
        let told = ["payables", "confirm", "S-1", "T-17", amount, "--balance", "2025-12-31"];
        let paper = ["--paper", "S-14", "--dated", "2026-01-15", "--as-of", "2026-01-20", "--json"];
        saldo.run(&[told.as_slice(), &paper].concat())
    };
    assert_ne!(confirm("150.01").code, Some(0), "more than was owed");
    let noted = confirm("140.00").done().json();
    assert_eq!((&noted["amount"], &noted["number"]), (&"140.00".into(), &"T-17".into()));
    saldo.run(&["verify"]).done();
}

#[test]
fn how_a_customer_may_be_contacted_is_said_on_the_command_line() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let cards = saldo.write("customers.csv", "Code,Name,Email consent\nC-1,One,refused\n");
    saldo.run(&["import", "customers", &cards]).done();
    let show = |saldo: &Saldo| saldo.run(&["contact", "show", "C-1", "--json"]).done().json();
    assert_eq!(show(&saldo)["email"], "refused", "it came in with the card");
    let set = ["contact", "set", "C-1", "--mode", "refused", "--zone", "Asia/Omsk"];
    let unsaid = saldo.run(&set);
    assert_eq!(unsaid.code, Some(2), "a reason is asked for: {}", unsaid.err);
    saldo.run(&[&set[..], &["--reason", "letter of 3 March"]].concat()).done();
    let told = show(&saldo);
    assert_eq!((&told["mode"], &told["zone"]), (&"refused".into(), &"Asia/Omsk".into()));
    assert_eq!((&told["email"], &told["reason"]), (&"refused".into(), &"letter of 3 March".into()));
    saldo.run(&["verify"]).done();
}
