//! Files attached on the command line, and what is owed on a past day.

use crate::house::Saldo;

#[test]
fn a_file_is_attached_with_its_kind_and_nothing_without() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file = saldo.write(
        "invoices.csv",
        "customer;number;date;due;amount\nC-1;A-1;2026-01-10;2026-01-24;100,00\n",
    );
    saldo.run(&["import", "invoices", &file]).done();
    let note = saldo.write("note.pdf", "%PDF-1.7 a delivery note");
    let told = saldo
        .run(&["attach", "C-1", &note, "--kind", "delivery-note", "--document", "A-1", "--json"])
        .done()
        .json();
    assert_eq!(told["attachment"], 1);
    assert_eq!(told["kind"], "delivery-note");
    let text = saldo.write("note.txt", "no document");
    for wrong in [
        vec!["attach", "C-1", &note],
        vec!["attach", "C-1", &note, "--kind", "photo"],
        vec!["attach", "C-1", &note, "--kind", "invoice", "--document", "A-9"],
        vec!["attach", "C-9", &note, "--kind", "invoice"],
        vec!["attach", "C-1", &text, "--kind", "invoice"],
    ] {
        saldo.run(&wrong).ended(2);
    }
    let gone = saldo.write("gone.pdf", "");
    std::fs::remove_file(&gone).expect("it was there");
    saldo.run(&["attach", "C-1", &gone, "--kind", "invoice"]).ended(1);
    saldo.run(&["verify"]).done();
}
