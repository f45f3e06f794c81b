//! Time and memory grow with a file, not with its square, whatever it repeats (goal I19). What is
//! measured is processor time of eight times as much against once as much: a machine that is busy
//! with something else changes both.

use crate::alone::alone;
use crate::broken::{MOST_MEMORY, cpu_time, peak_memory};
use saldo_formats::ReadOptions;
use saldo_formats::einvoice;
use saldo_formats::statement::{self, MOST_ACCOUNTS, MOST_LINES};

/// Reads a file in which something is repeated so many times.
fn grows_with_its_size(what: &str, count: usize, read: impl Fn(usize)) {
    let spent = |count: usize| {
        let begun = cpu_time();
        read(count);
        cpu_time() - begun
    };
    let (once, eightfold) = (spent(count), spent(8 * count));
    // Eight times is what is awaited, sixty-four what a square takes; a clock that counts
    // hundredths says little of a few.
    assert!(
        eightfold <= 24 * once.max(6),
        "{what}: {once} hundredths of a second, and {eightfold} for eight times as much"
    );
}

fn outcome(bytes: &[u8]) -> &'static str {
    match statement::read(bytes, &ReadOptions::default()) {
        Ok(_) => "read",
        Err(refused) => refused.code(),
    }
}

const HEAD: &str = "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>";
const ACCOUNT: &str = "<Acct><Id><IBAN>EE571010220229377229</IBAN></Id><Ccy>EUR</Ccy></Acct>";

fn camt(statements: &str) -> String {
    format!("{HEAD}{statements}</BkToCstmrStmt></Document>")
}

fn of_one(inside: &str) -> String {
    camt(&format!("<Stmt><Id>1</Id>{ACCOUNT}{inside}</Stmt>"))
}

#[test]
fn a_camt_file_that_repeats_anything_takes_time_by_its_size() {
    alone("growth::a_camt_file_that_repeats_anything_takes_time_by_its_size", || {
        let repeated = [
            ("balances", "<Bal/>\n"),
            ("currencies", "<Acct><Ccy>EUR</Ccy></Acct>\n"),
            ("days", "<FrToDt><FrDt>2026-03-02</FrDt><ToDt>2026-03-02</ToDt></FrToDt>\n"),
            ("sums", "<TxsSummry><TtlCdtNtries><Sum></Sum></TtlCdtNtries></TxsSummry>\n"),
            ("unknown elements", "<x/>\n"),
        ];
        for (what, piece) in repeated {
            grows_with_its_size(what, (64 << 10) / piece.len(), |count| {
                let file = of_one(&piece.repeat(count));
                let known = ["read", "amount"].contains(&outcome(file.as_bytes()));
                assert!(known, "{what}: {}", outcome(file.as_bytes()));
            });
        }
        let statement = format!("<Stmt><Id>1</Id>{ACCOUNT}</Stmt>\n");
        grows_with_its_size("statements", 1_000, |count| {
            assert_eq!(outcome(camt(&statement.repeat(count)).as_bytes()), "read");
        });
    });
}

#[test]
fn a_file_about_many_accounts_is_refused_soon() {
    alone("growth::a_file_about_many_accounts_is_refused_soon", || {
        let head = "1CClientBankExchange\n";
        let named = |count: usize| {
            let accounts: String =
                (0..count).map(|number| format!("РасчСчет=40702810{number:012}\n")).collect();
            format!("{head}{accounts}КонецФайла\n")
        };
        assert_eq!(outcome(named(MOST_ACCOUNTS).as_bytes()), "read");
        assert_eq!(outcome(named(MOST_ACCOUNTS + 1).as_bytes()), "too_many_accounts");
        grows_with_its_size("named accounts", 10_000, |count| {
            assert_eq!(outcome(named(count).as_bytes()), "too_many_accounts");
        });
        let sections = |count: usize| {
            let sections: String = (0..count)
                .map(|number| {
                    let account = number % MOST_ACCOUNTS;
                    format!("СекцияРасчСчет\nРасчСчет=40702810{account:012}\nКонецРасчСчет\n")
                })
                .collect();
            format!("{head}{sections}КонецФайла\n")
        };
        grows_with_its_size("sections", 5_000, |count| {
            assert_eq!(outcome(sections(count).as_bytes()), "read");
        });
        assert_eq!(outcome(sections(MOST_LINES + 1).as_bytes()), "too_many_lines");
        let rows = |count: usize| {
            let rows: String = (0..count)
                .map(|number| format!("{number:012};2026-03-02;1,00;EUR;;;;;;;\n"))
                .collect();
            "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n".to_owned() + &rows
        };
        assert_eq!(outcome(rows(MOST_ACCOUNTS).as_bytes()), "read");
        assert_eq!(outcome(rows(MOST_ACCOUNTS + 1).as_bytes()), "too_many_accounts");
        grows_with_its_size("accounts of a table", 2_000, |count| {
            assert_eq!(outcome(rows(count).as_bytes()), "too_many_accounts");
        });
        let messages: String = (0..=MOST_ACCOUNTS)
            .map(|number| {
                format!(":20:S\n:25:{number:012}\n:60F:C260302EUR0,\n:62F:C260302EUR0,\n")
            })
            .collect();
        assert_eq!(outcome(messages.as_bytes()), "too_many_accounts");
    });
}

/// Transactions within entries become lines as well: their number has a bound for the whole file.
#[test]
fn many_transactions_within_entries_stay_in_bounds() {
    alone("growth::many_transactions_within_entries_stay_in_bounds", || {
        let entry = |details: &str| {
            format!(
                "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
                 <BookgDt><Dt>2026-03-02</Dt></BookgDt><NtryDtls>{details}</NtryDtls></Ntry>"
            )
        };
        let statements = MOST_LINES - 1;
        let whole = of_one(&entry(&"<TxDtls/>".repeat(statements)));
        assert_eq!(outcome(whole.as_bytes()), "read");
        let beyond = of_one(&entry(&"<TxDtls/>".repeat(statements + 1)));
        assert_eq!(outcome(beyond.as_bytes()), "too_many_lines");
        let many = of_one(&entry(&"<TxDtls/>".repeat(90_000)).repeat(27));
        assert!(many.len() > 20 << 20);
        assert_eq!(outcome(many.as_bytes()), "too_many_lines");
        let empty = camt(&format!("<Stmt><Id>1</Id>{ACCOUNT}</Stmt>").repeat(MOST_LINES + 1));
        assert_eq!(outcome(empty.as_bytes()), "too_many_lines");
        // Anywhere else it is none.
        let elsewhere = of_one(&entry(&"<X><TxDtls/></X>".repeat(90_000)));
        assert_eq!(outcome(elsewhere.as_bytes()), "read");
        assert!(peak_memory() < MOST_MEMORY, "{} KiB at the peak", peak_memory());
    });
}

/// The largest texts that are taken, in as many lines as there may be.
#[test]
fn the_largest_texts_of_camt_stay_in_bounds() {
    alone("growth::the_largest_texts_of_camt_stay_in_bounds", || {
        let small = "<Ustrd>a</Ustrd>".repeat(8_000);
        let entry = format!(
            "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>2026-03-02</Dt></BookgDt><NtryDtls><TxDtls><RmtInf>{small}</RmtInf>\
             </TxDtls></NtryDtls></Ntry>"
        );
        let file = of_one(&entry.repeat((23 << 20) / entry.len()));
        assert_eq!(outcome(file.as_bytes()), "read");
        assert!(peak_memory() < MOST_MEMORY, "{} KiB at the peak", peak_memory());
    });
}

#[test]
fn attributes_of_invoices_stay_in_bounds() {
    alone("growth::attributes_of_invoices_stay_in_bounds", || {
        let tag = format!("<a{}/>", " a=\"\"".repeat(3_200));
        let file = format!(
            "<?xml version=\"1.0\"?><E_Invoice><Invoice>{}</Invoice></E_Invoice>",
            tag.repeat((31 << 20) / tag.len())
        );
        let refused = einvoice::read(file.as_bytes()).expect_err("too many");
        assert_eq!(refused.code(), "too-many");
        assert!(peak_memory() < MOST_MEMORY, "{} KiB at the peak", peak_memory());
        // As many elements as a document may have, each with as many attributes as then fit.
        let line = "<Row a=\"1\" b=\"2\"><c>3</c></Row>".repeat(74_000);
        let whole = format!("<E_Invoice><Invoice>{line}</Invoice></E_Invoice>");
        let read = einvoice::read(whole.as_bytes()).expect("read");
        assert_eq!(read.documents.len(), 1);
        assert!(peak_memory() < MOST_MEMORY, "{} KiB at the peak", peak_memory());
    });
}
