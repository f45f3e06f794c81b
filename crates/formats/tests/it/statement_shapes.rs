//! Statements in the shapes in which programs of banks write them: one line for all, a line of
//! nothing, several references, zones, states of their own, and files that end too soon.

use crate::samples::statements;
use saldo_domain::bank::LineFact;
use saldo_formats::ReadOptions;
use saldo_formats::statement::{StatementError, Statements, is_statement_file, read};

fn taken(bytes: &[u8]) -> Result<Statements, StatementError> {
    read(bytes, &ReadOptions::default())
}

fn refusal(bytes: &[u8]) -> &'static str {
    taken(bytes).expect_err("refused").code()
}

fn lines(bytes: &[u8]) -> Vec<LineFact> {
    let read = taken(bytes).unwrap_or_else(|error| panic!("{error}"));
    read.statements.into_iter().flat_map(|statement| statement.lines).collect()
}

/// A camt message with these elements inside its one statement.
fn camt(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\
         <BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>EE571010220229377229</IBAN></Id>\
         <Ccy>EUR</Ccy></Acct>{inside}</Stmt></BkToCstmrStmt></Document>"
    )
}

/// An entry of 200.00 with this state, day, and details.
fn entry(state: &str, day: &str, details: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{state}\
         <BookgDt><Dt>{day}</Dt></BookgDt><NtryDtls>{details}</NtryDtls></Ntry>"
    )
}

const BOOKED: &str = "<Sts>BOOK</Sts>";

fn is_known(bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("statement");
    std::fs::write(&path, bytes).expect("written");
    is_statement_file(&path, &ReadOptions::default())
}

/// A program that writes XML writes it without line breaks, but for the declaration.
#[test]
fn a_file_is_known_whatever_its_line_breaks() {
    for (name, bytes) in statements() {
        assert!(is_known(&bytes), "{name}");
        let trimmed = bytes.trim_ascii_end();
        assert!(is_known(trimmed), "{name} without its last line break");
        if name.starts_with("camt") {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let joined = text.replace(['\n', '\r'], " ");
            assert!(is_known(joined.as_bytes()), "{name} in one line");
            let in_two = joined.replacen("?>", "?>\n", 1);
            assert!(is_known(in_two.trim_end().as_bytes()), "{name} in two lines");
            let notes = format!("<!--{}-->", "note ".repeat(2_000));
            let noted = in_two.replacen("?>", &format!("?>{notes}"), 1);
            assert!(is_known(noted.as_bytes()), "{name} behind a comment");
        }
    }
    let large = camt(&entry(BOOKED, "2026-03-02", "").repeat(1_000));
    assert!(large.len() > 128 << 10);
    assert!(is_known(large.as_bytes()), "a second line larger than the beginning that is read");
    assert_eq!(lines(large.as_bytes()).len(), 1_000);
    assert!(
        !is_known(b"<?xml version=\"1.0\"?><!--camt.053--><Invoice/>"),
        "a comment says nothing"
    );
}

#[test]
fn a_line_of_nothing_leaves_the_line_before_as_it_was() {
    let file = ":20:S\n:25:EE571010220229377229\n:28C:1\n:60F:C260302EUR0,00\n\
        :61:2603020302C100,00NTRFNONREF//A1\n\
        :86:/EREF/E-1//REMI/arve 1001//NAME/Kask OU//IBAN/EE522200221020140001/\n\
        :61:2603020302C0,00NMSCNONREF//A2\n\
        :86:/EREF/E-2//REMI/teenustasu info//NAME/Mand AS//IBAN/EE597700771000123456/\n\
        :61:2603020302D1,00NCHGNONREF//A3\n\
        :86:/REMI/teenustasu//NAME/Pank AS/\n\
        :62F:C260302EUR99,00\n";
    let lines = lines(file.as_bytes());
    let told: Vec<[&str; 5]> = lines
        .iter()
        .map(|line| {
            let other = &line.other;
            [&line.bank_id, &line.end_to_end, &line.text, &other.name, &other.account]
                .map(String::as_str)
        })
        .collect();
    assert_eq!(
        told,
        [
            ["A1", "E-1", "arve 1001", "Kask OU", "EE522200221020140001"],
            ["A3", "", "teenustasu", "Pank AS", ""],
        ]
    );
}

/// A payment for several invoices names the reference of each.
#[test]
fn every_reference_of_a_payment_is_kept() {
    let strd =
        |reference: &str| format!("<Strd><CdtrRefInf><Ref>{reference}</Ref></CdtrRefInf></Strd>");
    let inside = |references: &[&str]| {
        let several: String = references.iter().map(|one| strd(one)).collect();
        format!("<TxDtls><RmtInf>{several}</RmtInf></TxDtls>")
    };
    let reference = |details: &str| {
        let read = lines(camt(&entry(BOOKED, "2026-03-02", details)).as_bytes());
        read.into_iter().map(|line| line.reference).collect::<Vec<_>>()
    };
    assert_eq!(reference(&inside(&["10016"])), ["10016"]);
    assert_eq!(reference(&inside(&["10016", "10029"])), ["10016, 10029"]);
    assert_eq!(
        reference(&inside(&["10016", "", "10016", "RF18539007547034"])),
        ["10016, RF18539007547034"]
    );
    // Transactions without amounts are one line; what each of them pays is kept all the same.
    let apart = inside(&["10016"]) + &inside(&["10029"]);
    assert_eq!(reference(&apart), ["10016, 10029"]);
}

/// Opening balance, entries of 200.00 in these states, closing balance.
fn in_states(opening: u32, states: &[&str], closing: u32) -> String {
    let balance = |code: &str, sum: u32| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{sum}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        )
    };
    let state = |code: &&str| match *code {
        "BOOK" | "PDNG" | "FUTR" => format!("<Sts><Cd>{code}</Cd></Sts>"),
        own => format!("<Sts><Prtry>{own}</Prtry></Sts>"),
    };
    let entries: String = states.iter().map(|code| entry(&state(code), "2026-03-02", "")).collect();
    camt(&(balance("OPBD", opening) + &entries + &balance("CLBD", closing)))
}

/// Opening balance, states, closing balance, and lines with what is left out, or the refusal.
type InStates<'s> = (u32, &'s [&'s str], u32, Result<(usize, usize), &'s str>);

/// Only what is booked is money. A state that the bank has of its own says nothing of that, and the
/// balances do; without them it is refused by name, and nothing is lost or counted twice.
#[test]
fn an_entry_in_a_state_of_the_bank_is_what_the_balances_say() {
    let own = entry("<Sts><Prtry>EXPECTED</Prtry></Sts>", "2026-03-02", "");
    let booked = entry("<Sts><Cd>BOOK</Cd></Sts>", "2026-03-02", "");
    let refused = taken(camt(&(own.clone() + &booked)).as_bytes()).expect_err("refused");
    assert_eq!(refused.code(), "state_of_the_bank");
    assert!(refused.to_string().contains("EXPECTED"), "{refused}");
    let rows: [InStates<'_>; 7] = [
        (0, &["BOOKED", "BOOK", "PDNG"], 400, Ok((2, 1))),
        (0, &["EXPECTED", "BOOK", "PDNG"], 200, Ok((1, 2))),
        (0, &["DONE", "DONE", "EXPECTED", "FUTR"], 400, Ok((2, 2))),
        // One of two states, and nobody knows which.
        (0, &["DONE", "EXPECTED", "BOOK"], 400, Err("state_of_the_bank")),
        // All of them fit: a statement is of what is booked.
        (100, &["DONE", "EXPECTED"], 500, Ok((2, 0))),
        // Some do, and all do not.
        (0, &["DONE", "BOOK"], 700, Err("does_not_add_up")),
        (0, &["A", "B", "C", "D", "E", "F", "G"], 1_400, Err("state_of_the_bank")),
    ];
    for (opening, states, closing, expected) in rows {
        let read = taken(in_states(opening, states, closing).as_bytes());
        let found = read.map(|read| (read.statements[0].lines.len(), read.pending));
        assert_eq!(found.as_ref().map_err(StatementError::code).copied(), expected, "{states:?}");
    }
    // What a notification tells of stands on the statement as well.
    let notified = camt(&(own + &booked))
        .replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn")
        .replace("camt.053", "camt.054")
        .replace("Stmt>", "Ntfctn>");
    let read = taken(notified.as_bytes()).expect("read");
    assert_eq!((read.statements[0].lines.len(), read.pending), (1, 1));
}

/// What is paid for each document stands behind its number, where both are stated.
#[test]
fn what_is_paid_for_each_document_stands_behind_its_number() {
    let strd = |number: &str, amount: &str| {
        format!("<Strd><RfrdDocInf>{number}</RfrdDocInf><RfrdDocAmt>{amount}</RfrdDocAmt></Strd>")
    };
    let paid = |sum: &str| format!("<RmtdAmt Ccy=\"EUR\">{sum}</RmtdAmt>");
    let due = |sum: &str| format!("<DuePyblAmt Ccy=\"EUR\">{sum}</DuePyblAmt>");
    let nb = |number: &str| format!("<Nb>{number}</Nb>");
    let credit = format!("<Tp><CdOrPrtry><Cd>CREN</Cd></CdOrPrtry></Tp>{}", nb("CN-1"));
    let rows = [
        (strd(&nb("A-17"), &paid("60.00")), "A-17 = 60.00 EUR"),
        (strd(&nb("A-17"), &(due("100.00") + &paid("60.00"))), "A-17 = 60.00 EUR"),
        (strd(&nb("A-17"), &due("100.00")), "A-17 = 100.00 EUR"),
        (strd(&credit, &paid("5.00")), "CN-1 = -5.00 EUR"),
        (strd(&(nb("A-17") + &nb("A-18")), &paid("60.00")), "A-17 A-18"),
        (strd(&nb("A-17"), ""), "A-17"),
        (
            format!(
                "<Ustrd>tasun</Ustrd>{}{}",
                strd(&nb("A-17"), &paid("60.00")),
                strd(&nb("A-18"), &paid("140.00"))
            ),
            "tasun A-17 = 60.00 EUR A-18 = 140.00 EUR",
        ),
    ];
    for (inside, expected) in rows {
        let details = format!("<TxDtls><RmtInf>{inside}</RmtInf></TxDtls>");
        let read = lines(camt(&entry(BOOKED, "2026-03-02", &details)).as_bytes());
        assert_eq!(read[0].text, expected);
    }
}

#[test]
fn a_day_with_a_zone_is_that_day() {
    let day = |written: &str| {
        let file = camt(&entry(BOOKED, written, ""));
        taken(file.as_bytes()).map(|read| read.statements[0].lines[0].booked.to_string())
    };
    for written in ["2026-03-02", "2026-03-02Z", "2026-03-02+02:00", "2026-03-02T23:59:59.5+02:00"]
    {
        assert_eq!(day(written).as_deref(), Ok("2026-03-02"), "{written}");
    }
    for written in ["2026-03-0299", "2026-03-02+2", "2026-03-02 or so", "2026-02-30Z"] {
        assert_eq!(day(written).expect_err(written).code(), "date", "{written}");
    }
}

/// What the program says last is the only word that nothing was lost on the way (failure I11).
#[test]
fn a_1c_file_that_ends_before_its_last_line_is_refused() {
    let (_, bytes) =
        statements().into_iter().find(|(name, _)| name == "1c-utf8.txt").expect("ours");
    let whole = String::from_utf8(bytes).expect("UTF-8");
    assert!(taken(whole.as_bytes()).is_ok());
    // Without sums of the bank nothing else tells that documents are missing.
    let silent: String = whole
        .lines()
        .filter(|line| !line.starts_with("КонечныйОстаток") && !line.starts_with("Всего"))
        .map(|line| format!("{line}\n"))
        .collect();
    assert!(taken(silent.as_bytes()).is_ok());
    for (at, _) in silent.match_indices("КонецДокумента\n") {
        let cut = &silent[..at + "КонецДокумента\n".len()];
        assert_eq!(refusal(cut.as_bytes()), "cut_off");
    }
}

/// An account that does not say its currency has that of the company, never roubles by itself.
#[test]
fn an_account_without_a_currency_has_that_of_the_company_or_is_refused() {
    let file = "1CClientBankExchange\nРасчСчет=1240020000123456\nСекцияРасчСчет\n\
        РасчСчет=1240020000123456\nКонецРасчСчет\nСекцияДокумент=x\nНомер=1\nДата=02.03.2026\n\
        Сумма=5.00\nДатаПоступило=02.03.2026\nПолучательСчет=1240020000123456\nКонецДокумента\n\
        КонецФайла\n";
    assert_eq!(refusal(file.as_bytes()), "currency");
    let currency = Some("KGS".parse().expect("a currency"));
    let options = ReadOptions { currency, ..ReadOptions::default() };
    let read = read(file.as_bytes(), &options).expect("read");
    assert_eq!(read.statements[0].lines[0].amount.to_string(), "5.00 KGS");
}

/// A separator inside a text moves what stands behind it: nothing of that is dropped in silence.
#[test]
fn a_cell_beyond_the_heading_is_refused() {
    let (_, bytes) = statements().into_iter().find(|(name, _)| name == "saldo.csv").expect("ours");
    let whole = String::from_utf8(bytes).expect("UTF-8");
    let longer = |more: &str| {
        let mut rows: Vec<String> = whole.lines().map(str::to_owned).collect();
        rows[1].push_str(more);
        rows.join("\n") + "\n"
    };
    assert!(taken(longer(";;").as_bytes()).is_ok(), "empty cells say nothing");
    assert_eq!(refusal(longer(";more").as_bytes()), "unreadable");
}

/// Each field has a bound, and so have all of one line together.
#[test]
fn the_texts_of_one_line_have_a_bound_together() {
    let text = "x".repeat(1_000);
    let texts = format!("<Ustrd>{text}</Ustrd>").repeat(100);
    let details = format!("<TxDtls><RmtInf>{texts}</RmtInf></TxDtls>");
    assert_eq!(refusal(camt(&entry(BOOKED, "2026-03-02", &details)).as_bytes()), "field_too_long");
    let one_c = |purpose: String| {
        format!(
            "1CClientBankExchange\nРасчСчет=40702810900000000001\nСекцияДокумент=x\nДата=02.03.2026\n\
             Сумма=5.00\nДатаПоступило=02.03.2026\nПолучательСчет=40702810900000000001\n{purpose}\
             КонецДокумента\nКонецФайла\n"
        )
    };
    assert!(taken(one_c("НазначениеПлатежа=a\nb\nc\n".into()).as_bytes()).is_ok());
    let runs_on = format!("НазначениеПлатежа=a\n{}", format!("{text}\n").repeat(100));
    assert_eq!(refusal(one_c(runs_on).as_bytes()), "field_too_long");
    let numbered: String =
        (0..100).map(|number| format!("НазначениеПлатежа{number}={number}{text}\n")).collect();
    assert_eq!(refusal(one_c(numbered).as_bytes()), "field_too_long");
}

/// What the versions of camt really changed, each as a bank of that version writes it: choices of a
/// party or an agent, states by a code of their own, the day or the moment, transactions without an
/// amount, identifiers by other schemes, and what newer versions add and older readers never saw.
#[test]
fn each_version_of_camt_is_read_in_its_own_shape() {
    const OWN: &str = "EE571010220229377229";
    const THEIRS: &str = "EE522200221020140001";
    let iban = |name: &str, iban: &str| format!("<{name}><Id><IBAN>{iban}</IBAN></Id></{name}>");
    let old = format!(
        "<Refs><EndToEndId>E-1</EndToEndId></Refs>\
         <AmtDtls><TxAmt><Amt Ccy=\"EUR\">200.00</Amt></TxAmt></AmtDtls>\
         <RltdPties><Dbtr><Nm>Kask</Nm><Id><OrgId><Othr><Id>12345678</Id></Othr></OrgId></Id></Dbtr>\
         {}</RltdPties><RltdAgts><DbtrAgt><FinInstnId><BIC>HABAEE2X</BIC></FinInstnId></DbtrAgt></RltdAgts>\
         <RmtInf><Ustrd>arve 1</Ustrd></RmtInf>",
        iban("DbtrAcct", THEIRS)
    );
    let middle = old
        .replace(
            "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">200.00</Amt></TxAmt></AmtDtls>",
            "<Amt Ccy=\"EUR\">200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>",
        )
        .replace("<BIC>HABAEE2X</BIC>", "<BICFI>HABAEE2X</BICFI>");
    let wrapped = middle
        .replace("<Dbtr>", "<Dbtr><Pty>")
        .replace("</Dbtr>", "</Pty></Dbtr>")
        .replace("<EndToEndId>", "<UETR>eb6305c9-1f7f-49de-aed0-16487c27b42d</UETR><EndToEndId>")
        .replace(
            "<Id><OrgId>",
            "<Id><OrgId><AnyBIC>HABAEE2X</AnyBIC><LEI>529900T8BM49AURSDO55</LEI>",
        );
    let proxied = wrapped.replace(
        "<DbtrAcct><Id>",
        "<DbtrAcct><Prxy><Tp><Cd>TELE</Cd></Tp><Id>+3725550000</Id></Prxy><Id>",
    );
    let bare = proxied.replace("<Amt Ccy=\"EUR\">200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>", "");
    let card = "<CardTx><Card><PlainCardData><PAN>0</PAN></PlainCardData></Card></CardTx>";
    let booked =
        |version: u32| if version < 8 { "<Sts>BOOK</Sts>" } else { "<Sts><Cd>BOOK</Cd></Sts>" };
    for version in 2..=13_u32 {
        let details = match version {
            2 | 3 => old.clone(),
            4..=7 => middle.clone(),
            8 => wrapped.clone(),
            9 | 10 => proxied.clone(),
            _ => bare.clone(),
        };
        let day = match version % 2 {
            0 => "<Dt>2026-03-02</Dt>",
            _ => "<DtTm>2026-03-02T23:30:00.000+02:00</DtTm>",
        };
        let more = if version >= 4 { card } else { "" };
        for (kind, message, inner) in
            [("053", "BkToCstmrStmt", "Stmt"), ("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn")]
        {
            let file = format!(
                "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version:02}\">\
                 <{message}><GrpHdr><MsgId>1</MsgId></GrpHdr><{inner}><Id>1</Id>{}\
                 <Ntry><NtryRef>1</NtryRef><Amt Ccy=\"EUR\">200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{}\
                 <BookgDt>{day}</BookgDt><ValDt>{day}</ValDt>{more}<NtryDtls><TxDtls>{details}</TxDtls></NtryDtls>\
                 </Ntry></{inner}></{message}></Document>",
                iban("Acct", OWN),
                booked(version)
            );
            let read = lines(file.as_bytes());
            let [line] = read.as_slice() else { panic!("{kind} {version}: {read:?}") };
            let other = &line.other;
            let told = [&other.name, &other.code, &other.account, &line.end_to_end, &line.text];
            assert_eq!(
                told.map(String::as_str),
                ["Kask", "12345678", THEIRS, "E-1", "arve 1"],
                "{kind} {version}"
            );
            let figures = (line.booked.to_string(), line.amount.to_string());
            assert_eq!(figures, ("2026-03-02".into(), "200.00 EUR".into()), "{kind} {version}");
        }
    }
    // A report of the day (052) is no statement: nothing in it is booked for good.
    let report = "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.02\">\
        <BkToCstmrAcctRpt><Rpt/></BkToCstmrAcctRpt></Document>";
    assert_eq!(refusal(report.as_bytes()), "other_message");
}

/// `:61:` as banks write it: without the day of entry, taken back on either side, expected, with a
/// letter of the currency, and `:86:` by words between slashes.
#[test]
fn mt940_lines_are_read_in_every_writing() {
    let file = |line: &str, details: &str, closing: &str| {
        format!(
            ":20:S\n:25:EE571010220229377229\n:28C:1\n:60F:C260302EUR100,00\n:61:{line}\n\
             :86:{details}\n:62F:C260302EUR{closing}\n"
        )
    };
    let rows = [
        ("260302C5,NTRFNONREF", "105,00", "5.00", false),
        ("2603020302C5,NTRFNONREF", "105,00", "5.00", false),
        ("2603020302CR5,00NTRFNONREF", "105,00", "5.00", false),
        ("2603020302D5,00NTRFNONREF", "95,00", "-5.00", false),
        ("2603020302RC5,00NTRFNONREF", "95,00", "-5.00", true),
        ("2603020302RD5,00NTRFNONREF", "105,00", "5.00", true),
        ("2603020302RDR5,00NTRFNONREF", "105,00", "5.00", true),
        ("2603020302EC5,00NTRFNONREF", "105,00", "5.00", false),
        ("2603020302ED5,00NTRFNONREF", "95,00", "-5.00", false),
        // Spaces for the day of entry, and the last letter of the currency behind the side.
        ("260302    DD5,00NMSCNONREF//", "95,00", "-5.00", false),
        ("260302    C5,00NTRFNONREF", "105,00", "5.00", false),
    ];
    for (line, closing, amount, reversal) in rows {
        let read = lines(file(line, "tere", closing).as_bytes());
        assert_eq!(
            (read[0].amount.to_plain().as_str(), read[0].reversal),
            (amount, reversal),
            "{line}"
        );
    }
    // An interim report has no balances and is no statement.
    let interim = ":20:S\n:25:EE571010220229377229\n:28C:1\n:34F:EURC0,00\n:13D:2603021200+0200\n\
                   :61:260302C5,NTRFNONREF\n:86:tere\n";
    assert_eq!(refusal(interim.as_bytes()), "other_message");
    let slashes = "/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/Kask BV/REMI/\
        arve 1001/EREF/NOTPROVIDED";
    let read = lines(file("260302C5,NTRFNONREF", slashes, "105,00").as_bytes());
    let other = &read[0].other;
    assert_eq!(
        [&other.name, &other.account, &read[0].text].map(String::as_str),
        ["Kask BV", "NL91ABNA0417164300", "arve 1001"]
    );
}

/// M13: what a bank writes where nobody gave a name is no name in any format.
#[test]
fn m13_a_name_that_is_not_provided_is_no_name_in_any_format() {
    let camt_of = |refs: &str, own: &str| {
        let details = format!("<TxDtls><Refs>{refs}</Refs></TxDtls>");
        camt(&entry(&format!("{BOOKED}{own}"), "2026-03-02", &details))
    };
    let none = "NOTPROVIDED";
    let mt940 = |first: &str, details: &str| {
        format!(
            ":20:X\n:25:EE571010220229377229\n:28C:1\n:60F:C260302EUR100,00\n\
             :61:260302C5,00NTRF{first}\n:86:{details}\n:62F:C260302EUR105,00\n"
        )
    };
    let csv = format!(
        "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n\
         EE571010220229377229;2026-03-02;5.00;EUR;;;;;tere;{none};{none}\n"
    );
    let files = [
        camt_of(
            &format!(
                "<AcctSvcrRef>{none}</AcctSvcrRef><InstrId>{none}</InstrId>\
                 <EndToEndId>{none}</EndToEndId>"
            ),
            "",
        ),
        camt_of(
            "<EndToEndId>Not Provided</EndToEndId>",
            &format!("<AcctSvcrRef>{none}</AcctSvcrRef>"),
        ),
        mt940(&format!("{none}//{none}"), &format!("166?20EREF+{none}?21SVWZ+tere")),
        mt940("NONREF//NONREF", &format!("/EREF/{none}//REMI/tere//NAME/Kask")),
        csv,
    ];
    for file in files {
        let read = lines(file.as_bytes());
        let LineFact { bank_id, end_to_end, number, .. } = &read[0];
        assert_eq!([bank_id, end_to_end, number], ["", "", ""], "{file}");
    }
}

/// What a bank takes back keeps the parties of the payment: there we are the payee still.
#[test]
fn the_other_side_of_a_return_is_whoever_paid() {
    let party = |kind: &str, name: &str, account: &str| {
        format!(
            "<{kind}><Nm>{name}</Nm></{kind}><{kind}Acct><Id><IBAN>{account}</IBAN></Id></{kind}Acct>"
        )
    };
    let (own, theirs) = ("EE571010220229377229", "EE382200221020145685");
    for (debtor, creditor) in [(("Kask", theirs), ("Meie", own)), (("Meie", own), ("Kask", theirs))]
    {
        let parties = party("Dbtr", debtor.0, debtor.1) + &party("Cdtr", creditor.0, creditor.1);
        let state = format!("<RvslInd>true</RvslInd>{BOOKED}");
        let details = format!("<TxDtls><RltdPties>{parties}</RltdPties></TxDtls>");
        let text = entry(&state, "2026-03-02", &details);
        let read = lines(camt(&text.replace("CRDT", "DBIT")).as_bytes());
        let other = &read[0].other;
        assert_eq!([other.name.as_str(), other.account.as_str()], ["Kask", theirs]);
    }
}

/// Who stands behind the payer is told in MT940 in four writings.
#[test]
fn mt940_tells_on_whose_behalf_it_was_paid() {
    let of = |mark: &str, closing: &str, details: &str| {
        let file = format!(
            ":20:X\n:25:EE571010220229377229\n:28C:1\n:60F:C260302EUR100,00\n\
             :61:260302{mark}5,00NTRFNONREF\n:86:{details}\n:62F:C260302EUR{closing}\n"
        );
        let other = lines(file.as_bytes()).remove(0).other;
        format!("{} for {}", other.name, other.behalf)
    };
    let rows = [
        ("166?20EREF+1?21SVWZ+arve 15?22ABWA+Kask OU?32Ema", "Ema for Kask OU", "Ema for "),
        ("166?20SVWZ+arve 15?21ABWA+Kask OU?22ABWE+Mand?32Ema", "Ema for Kask OU", "Ema for Mand"),
        ("/NAME/Ema/ULTD/Kask OU/REMI/arve 15", "Ema for Kask OU", "Ema for "),
        ("/ULTD//NAME/Kask OU/NAME/Ema/REMI/arve 15", "Ema for Kask OU", "Ema for "),
        ("/NAME/Ema/ULTB//NAME/Mand/REMI/arve 15", "Ema for ", "Ema for Mand"),
    ];
    for (details, incoming, outgoing) in rows {
        assert_eq!(of("C", "105,00", details), incoming, "{details}");
        assert_eq!(of("D", "95,00", details), outgoing, "{details}");
    }
}
