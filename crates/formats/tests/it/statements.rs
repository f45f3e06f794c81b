//! Statements of banks: what is read of each format, and what is refused by which name.

use proptest::prelude::*;
use saldo_domain::bank::{DoesNotAddUp, LineFact};
use saldo_formats::ReadOptions;
use saldo_formats::statement::{
    StatementError, StatementFormat, Statements, is_statement, read, shipped_banks, sniff,
};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/statements")
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).expect(name)
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder()).expect("samples");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names.into_iter().map(|name| (name.clone(), sample(&name))).collect()
}

fn taken(bytes: &[u8]) -> Result<Statements, StatementError> {
    read(bytes, &ReadOptions::default())
}

fn read_sample(name: &str) -> Statements {
    taken(&sample(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A line in few words: day, amount, payer, account, code, reference, text.
fn told(line: &LineFact) -> String {
    let other = &line.other;
    let parts = [
        line.booked.to_string(),
        line.amount.to_plain(),
        other.name.clone(),
        other.account.clone(),
        other.code.clone(),
        line.reference.clone(),
        line.text.clone(),
    ];
    parts.join(" | ")
}

#[test]
fn a_statement_in_several_currencies_is_refused_by_that_name() {
    let balance = |code: &str, currency: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"{currency}\">5.00</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        )
    };
    let file = format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>1</Id>\
         <Acct><Id><IBAN>EE571010220229377229</IBAN></Id></Acct>{}{}</Stmt></BkToCstmrStmt></Document>",
        balance("OPBD", "EUR"),
        balance("CLBD", "SEK")
    );
    let refused = taken(file.as_bytes()).expect_err("two currencies");
    assert!(refused.remedy().contains("several currencies"), "{refused}");
}

#[test]
fn each_sample_is_known_by_its_own_format_and_no_other() {
    let expected = [
        ("1c-dos.txt", StatementFormat::OneC),
        ("1c-utf8.txt", StatementFormat::OneC),
        ("1c-windows.txt", StatementFormat::OneC),
        ("camt053-v2.xml", StatementFormat::Camt053),
        ("camt053-v8.xml", StatementFormat::Camt053),
        ("camt054-v2.xml", StatementFormat::Camt054),
        ("lhv-ee.csv", StatementFormat::Table("lhv-ee".into())),
        ("mt940-free.sta", StatementFormat::Mt940),
        ("mt940-numbered.sta", StatementFormat::Mt940),
        ("saldo.csv", StatementFormat::Table("saldo".into())),
        ("swedbank-ee.csv", StatementFormat::Table("swedbank-ee".into())),
    ];
    let names: Vec<String> = samples().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, expected.each_ref().map(|(name, _)| *name), "a sample without a row");
    for (name, format) in expected {
        let bytes = sample(name);
        assert_eq!(read_sample(name).format, format, "{name}");
        let sniffed = sniff(&bytes);
        let of_its_own = !matches!(format, StatementFormat::Table(_));
        assert_eq!(sniffed, of_its_own.then_some(format), "{name}");
        assert!(is_statement(&bytes, &ReadOptions::default()), "{name}");
    }
    let invoices = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/1c-receivables.csv");
    let invoices = std::fs::read(invoices).expect("a table");
    assert!(!is_statement(&invoices, &ReadOptions::default()), "a table of invoices");
    assert_eq!(taken(&invoices), Err(StatementError::NotAStatement));
}

#[test]
fn every_rules_file_of_a_bank_has_a_sample() {
    let names: Vec<&str> = shipped_banks().map(|(name, _)| name).collect();
    for name in &names {
        assert!(!read_sample(&format!("{name}.csv")).statements.is_empty(), "{name}");
    }
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/banks");
    assert_eq!(std::fs::read_dir(rules).expect("rules").count(), names.len());
}

#[test]
fn camt_tells_payers_references_reversals_and_the_parts_of_a_batch() {
    let read = read_sample("camt053-v2.xml");
    assert_eq!((read.statements.len(), read.pending), (1, 1));
    let statement = &read.statements[0];
    assert_eq!(statement.account, "EE571010220229377229");
    assert_eq!(statement.number, "2026-63");
    assert_eq!(statement.closing.map(|money| money.to_string()), Some("2384.80 EUR".into()));
    let lines: Vec<String> = statement.lines.iter().map(told).collect();
    assert_eq!(
        lines,
        [
            "2026-03-02 | 1200.00 | Kuusk ja Pojad OÜ | EE522200221020140001 | 12712817 | 10016 | Arve AB-1001",
            "2026-03-02 | 350.50 | Mänd AS | EE597700771000123456 | 10490620 |  | tasun arved AB-1002 ja AB-1003",
            "2026-03-02 | 100.00 | Kask & Ko OÜ | EE221010220229370002 |  |  | ettemaks",
            "2026-03-02 | 100.00 | Kask & Ko OÜ | EE221010220229370002 |  |  | ettemaks",
            "2026-03-03 | -75.20 | Elekter AS | EE597700771000123456 | 10490620 |  | elekter 02/2026",
            "2026-03-04 | -350.50 | Mänd AS | EE597700771000123456 | 10490620 |  | tagastus: vale konto",
            "2026-03-04 | 25.00 | Esimene Maksja |  |  | 10016 | ",
            "2026-03-04 | 35.00 | Teine Maksja |  |  | 10029 | ",
        ]
    );
    let reversals: Vec<bool> = statement.lines.iter().map(|line| line.reversal).collect();
    assert_eq!(reversals, [false, false, false, false, false, true, false, false]);
    assert_eq!(statement.lines[0].place, 11);
    assert_eq!(statement.lines[0].bank_id, "2026030200001");
}

#[test]
fn later_versions_of_camt_say_the_same_in_other_wrappers() {
    let (old, new) = (read_sample("camt053-v2.xml"), read_sample("camt053-v8.xml"));
    let lines = |read: &Statements| -> Vec<String> {
        read.statements[0].lines.iter().take(6).map(told).collect()
    };
    assert_eq!(lines(&old), lines(&new));
    let notice = read_sample("camt054-v2.xml");
    assert_eq!(told(&notice.statements[0].lines[0]), lines(&old)[0]);
    assert_eq!(notice.statements[0].closing, None);
}

/// Versions 02 to 13 differ in wrappers and lists of codes. Banks mix them: what an older version
/// has bare, a newer one wraps, and either may stand under any number.
#[test]
fn camt_is_read_in_every_version_from_2_to_13() {
    let lines = |bytes: &[u8]| -> Vec<String> {
        let read = taken(bytes).unwrap_or_else(|error| panic!("{error}"));
        read.statements[0].lines.iter().map(told).collect()
    };
    for (name, kind, shipped) in [
        ("camt053-v2.xml", "camt.053", "02"),
        ("camt053-v8.xml", "camt.053", "08"),
        ("camt054-v2.xml", "camt.054", "02"),
    ] {
        let text = String::from_utf8(sample(name)).expect("UTF-8");
        let namespace =
            |version: &str| format!("urn:iso:std:iso:20022:tech:xsd:{kind}.001.{version}");
        assert!(text.contains(&namespace(shipped)), "{name}");
        let expected = lines(text.as_bytes());
        assert!(!expected.is_empty());
        for version in 2..=13 {
            let version = format!("{version:02}");
            let renamed = text.replace(&namespace(shipped), &namespace(&version));
            assert_eq!(lines(renamed.as_bytes()), expected, "{name} as version {version}");
            if text.contains("<ns:") {
                continue;
            }
            // Some banks give the namespace a prefix.
            let prefixed = renamed
                .replace("xmlns=\"", "xmlns:n=\"")
                .replace("</", "\u{1}")
                .replace('<', "<n:")
                .replace("<n:?", "<?")
                .replace('\u{1}', "</n:");
            assert_eq!(lines(prefixed.as_bytes()), expected, "{name} as version {version}");
        }
    }
}

#[test]
fn mt940_is_read_in_the_dialects_of_banks() {
    let read = read_sample("mt940-free.sta");
    let statement = &read.statements[0];
    assert_eq!(statement.account, "EE571010220229377229", "without the currency behind it");
    let lines: Vec<String> = statement.lines.iter().map(told).collect();
    assert_eq!(
        lines,
        [
            "2026-03-02 | 1200.00 |  |  |  |  | Kuusk ja Pojad OU, arve AB-1001 viitenumber 10016",
            "2026-03-02 | 350.50 | Mand AS | EE597700771000123456 |  |  | arved AB-1002 ja AB-1003",
            "2026-03-04 | -350.50 |  |  |  |  | tagastus - uus rida",
            "2026-01-02 | -75.20 |  |  |  |  | elekter",
        ]
    );
    assert!(statement.lines[2].reversal, "RC takes a credit back");
    assert_eq!(statement.lines[1].end_to_end, "M-77");

    let numbered = read_sample("mt940-numbered.sta");
    let lines: Vec<String> =
        numbered.statements.iter().flat_map(|statement| &statement.lines).map(told).collect();
    assert_eq!(
        lines,
        [
            "2026-03-02 | 2000.00 | Muster GmbH und Sohn | DE89370400440532013000 |  |  | Rechnung AB-1001 und AB-1002 POS 7",
            "2026-03-03 | -800.00 | Vermieter |  |  |  | Miete Maerz",
            "2026-03-04 | 5.50 |  |  |  |  | ",
        ]
    );
    assert_eq!(numbered.statements[0].lines[0].end_to_end, "R-2026-7");
}

#[test]
fn the_exchange_of_1c_says_the_same_in_every_encoding() {
    let windows = read_sample("1c-windows.txt");
    let statement = &windows.statements[0];
    assert_eq!(statement.opening.map(|money| money.to_string()), Some("10000.00 RUB".into()));
    let lines: Vec<String> = statement.lines.iter().map(told).collect();
    assert_eq!(
        lines,
        [
            "2026-03-02 | 120000.00 | ООО «Северный ветер» | 40702810100000000118 | 7707083893 |  | Оплата по счету N АВ-1001 от 12.02.2026, в т.ч. НДС 22% 21639.34",
            "2026-03-03 | 34400.50 | АО «Заря» | 40702810200000000077 | 7810010017 |  | За товар по накладным АВ-1002, АВ-1003 и услуги = доставка",
            "2026-03-04 | -2500.00 | ПАО «Свет» | 40702810300000000300 | 7810010017 |  | Электроэнергия за февраль",
        ]
    );
    let plain = |lines: Vec<String>| -> Vec<String> {
        // CP866 lacks the quotation marks; the sign № is written as an N by some programs.
        lines.iter().map(|line| line.replace(['«', '»'], "\"").replace('№', "N")).collect()
    };
    for name in ["1c-utf8.txt", "1c-dos.txt"] {
        let of_sample = read_sample(name).statements[0].lines.iter().map(told).collect();
        assert_eq!(plain(of_sample), plain(lines.clone()), "{name}");
    }
}

#[test]
fn tables_of_banks_carry_balances_where_the_bank_writes_them() {
    let read = read_sample("swedbank-ee.csv");
    assert_eq!(read.statements[0].closing.map(|money| money.to_plain()), Some("2124.80".into()));
    let same_line = "2026-03-02 | 1200.00 | Kuusk ja Pojad OÜ | EE522200221020140001 | 12712817 | 10016 | Arve AB-1001";
    assert_eq!(told(&read_sample("lhv-ee.csv").statements[0].lines[0]), same_line);
    assert_eq!(told(&read_sample("saldo.csv").statements[0].lines[0]), same_line);
    assert_eq!(read_sample("lhv-ee.csv").statements[0].lines[1].amount.minor(), -7520);
}

#[test]
fn a_statement_whose_lines_do_not_add_up_is_refused_with_figures() {
    let rows = [
        ("camt053-v2.xml", "<Amt Ccy=\"EUR\">1200.00</Amt>", "<Amt Ccy=\"EUR\">1200.01</Amt>"),
        ("mt940-free.sta", "C1200,00N", "C1200,01N"),
        ("swedbank-ee.csv", "\"1200,00\";\"EUR\";\"K\";\"2026", "\"1200,01\";\"EUR\";\"K\";\"2026"),
    ];
    for (name, from, to) in rows {
        let text = String::from_utf8(sample(name)).expect("UTF-8");
        assert!(text.contains(from), "{name}");
        let refused = taken(text.replace(from, to).as_bytes()).expect_err(name);
        let sums = matches!(refused, StatementError::Sums(DoesNotAddUp::Balances { .. }));
        assert!(sums, "{name}: {refused}");
        assert!(refused.to_string().contains("1000.00 EUR"), "{name}: {refused}");
    }
    let text = String::from_utf8(sample("1c-utf8.txt")).expect("UTF-8");
    let less = text.replace("ВсегоСписано=2500.00", "ВсегоСписано=2400.00");
    let refused = taken(less.as_bytes()).expect_err("turnover");
    assert!(matches!(refused, StatementError::Sums(DoesNotAddUp::Debit { .. })), "{refused}");
}

#[test]
fn each_no_has_a_name() {
    let one_c = |from: &str, to: &str| {
        String::from_utf8(sample("1c-utf8.txt")).expect("UTF-8").replace(from, to).into_bytes()
    };
    let camt = |from: &str, to: &str| {
        String::from_utf8(sample("camt053-v2.xml")).expect("UTF-8").replace(from, to).into_bytes()
    };
    let rows: [(&str, Vec<u8>, &str); 12] = [
        ("nothing", b"".to_vec(), "not_a_statement"),
        ("a picture", b"\x89PNG....".to_vec(), "not_a_statement"),
        ("a payment order", b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"><CstmrCdtTrfInitn/></Document>".to_vec(), "other_message"),
        ("orders on their way", "1CClientBankExchange\nРасчСчет=40702810900000000001\nСекцияДокумент=x\nДата=02.03.2026\nСумма=1.00\nПлательщикСчет=40702810900000000001\nКонецДокумента\nКонецФайла\n".into(), "only_orders"),
        ("a foreign document", one_c("ПолучательСчет=40702810900000000001", "ПолучательСчет=40702810900000000002"), "foreign_document"),
        ("an amount", one_c("Сумма=2500", "Сумма=2e3"), "amount"),
        ("a day", one_c("Дата=04.03.2026", "Дата=31.02.2026"), "date"),
        ("a section without end", one_c("КонецДокумента", ""), "cut_off"),
        ("a currency", camt("<Amt Ccy=\"EUR\">1200.00", "<Amt Ccy=\"EUU\">1200.00"), "currency"),
        ("no side", camt("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<Sts>"), "missing"),
        ("another side", camt("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<CdtDbtInd>X</CdtDbtInd><Sts>"), "unreadable"),
        ("no account", camt("<IBAN>EE571010220229377229</IBAN>", ""), "missing"),
    ];
    for (case, bytes, code) in rows {
        let refused = taken(&bytes).expect_err(case);
        assert_eq!(refused.code(), code, "{case}: {refused}");
        assert!(!refused.remedy().is_empty(), "{case}");
    }
}

#[test]
fn endless_lines_and_fields_are_refused_in_every_format() {
    let long = "9".repeat(64 << 10);
    let mt940 = format!(
        ":20:A\n:25:EE571010220229377229\n:60F:C260302EUR1,\n:61:{long}\n:62F:C260302EUR1,\n"
    );
    let folded = format!(
        ":20:A\n:25:EE571010220229377229\n:60F:C260302EUR1,\n:61:2603020302C1,NTRFX\n:86:{}:62F:C260302EUR2,\n",
        format!("{}\n", "x".repeat(1000)).repeat(100)
    );
    let one_c = format!("1CClientBankExchange\nРасчСчет={long}\nКонецФайла\n");
    for text in [mt940, folded, one_c] {
        let refused = taken(text.as_bytes()).expect_err("too long");
        assert_eq!(refused.code(), "field_too_long", "{refused}");
    }
}

/// What the catalogue of failures calls by the name of the import.
mod import {
    use super::*;

    /// Documents that try to make the reader read other files, or grow without end (failure I06).
    #[test]
    fn xml_hostile_set() {
        let root = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">";
        let long = "x".repeat(64 << 10);
        let rows = [
            (
                "an external entity",
                format!(
                    "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{root}<a>&e;</a></Document>"
                ),
                "forbidden_xml",
            ),
            (
                "laughs",
                format!(
                    "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>{root}&b;</Document>"
                ),
                "forbidden_xml",
            ),
            (
                "an unknown entity",
                format!("{root}<BkToCstmrStmt>&lol;</BkToCstmrStmt></Document>"),
                "forbidden_xml",
            ),
            ("deep", format!("{root}{}", "<a>".repeat(10_000)), "xml_too_deep"),
            (
                "a gigantic field",
                format!("{root}<BkToCstmrStmt><Stmt><Id>{long}"),
                "field_too_long",
            ),
            ("a gigantic tag", format!("{root}<a b=\"{long}\"/></Document>"), "field_too_long"),
            (
                "many attributes",
                format!(
                    "{root}<a {}/></Document>",
                    (0..9_000).map(|n| format!("a{n}='' ")).collect::<String>()
                ),
                "field_too_long",
            ),
            (
                "many namespaces",
                format!(
                    "{root}<a {}/></Document>",
                    (0..900).map(|n| format!("xmlns:a{n}='u' ")).collect::<String>()
                ),
                "field_too_long",
            ),
            ("crossed ends", format!("{root}<a></b></Document>"), "damaged_xml"),
            ("cut off", format!("{root}<BkToCstmrStmt><Stmt>"), "cut_off"),
            ("two roots without a message", format!("{root}</Document><x/>"), "not_a_statement"),
        ];
        for (case, text, code) in rows {
            let refused = taken(text.as_bytes()).expect_err(case);
            assert_eq!(refused.code(), code, "{case}: {refused}");
        }
    }

    /// One change to a file that a grammar would not forbid at first sight.
    fn mutated(bytes: &[u8], (kind, at, with): (u8, prop::sample::Index, u8)) -> Vec<u8> {
        let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let line = at.index(lines.len());
        let place = at.index(bytes.len());
        let mut changed = bytes.to_vec();
        match kind % 8 {
            0 => changed.truncate(place),
            1 => changed[place] = with,
            2 => changed.insert(place, with),
            3 => drop(changed.drain(place..(place + usize::from(with)).min(bytes.len()))),
            4 => {
                lines.remove(line);
                changed = lines.concat();
            }
            5 => {
                lines.insert(line, lines[line]);
                changed = lines.concat();
            }
            6 => {
                let other = usize::from(with) % lines.len();
                lines.swap(line, other);
                changed = lines.concat();
            }
            // A field is blown up, or loses what stands in it.
            _ => {
                let what = if with < 128 { vec![b'7'; 20_000] } else { Vec::new() };
                let end = (place + usize::from(with % 16)).min(bytes.len());
                changed.splice(place..end, what);
            }
        }
        changed
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        /// Real formats broken in every field: read, or refused by name; never a panic, and what
        /// is read adds up (failure I13).
        #[test]
        fn mutated_real_formats(
            which in any::<prop::sample::Index>(),
            changes in prop::collection::vec((any::<u8>(), any::<prop::sample::Index>(), any::<u8>()), 1..4),
        ) {
            let all = samples();
            let (_, mut bytes) = all[which.index(all.len())].clone();
            for change in changes {
                if !bytes.is_empty() {
                    bytes = mutated(&bytes, change);
                }
            }
            match taken(&bytes) {
                Ok(read) => {
                    for statement in &read.statements {
                        prop_assert_eq!(saldo_domain::bank::check_sums(statement), Ok(()));
                        prop_assert!(statement.lines.iter().all(|line| !line.amount.is_zero()));
                    }
                }
                Err(refused) => {
                    prop_assert!(!refused.code().is_empty());
                    prop_assert!(!refused.remedy().is_empty());
                    prop_assert!(refused.to_string().len() < 1_000, "{}", refused);
                }
            }
        }
    }
}
