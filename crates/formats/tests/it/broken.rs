//! Real files broken anywhere, and stored inputs: whatever stands there, every reader reads it or
//! refuses it by name, soon and in little memory (failures I13, I19; goals R6, R7).
//!
//! The changes come from a seed, so that a failure repeats. What fuzzing finds is kept under
//! `samples/broken/<target>/<outcome>-<number>` and read again here on every run. A night breaks
//! them for longer: `SALDO_BREAK_SECONDS=180 cargo nextest run -p saldo-formats broken`.

use crate::alone::alone;
use crate::fixtures::{import, ods, text_row, xlsx};
use crate::samples::{einvoices, public, statements};
use saldo_domain::Money;
use saldo_formats::ReadOptions;
use saldo_formats::einvoice::{self, is_einvoice};
use saldo_formats::harmless;
use saldo_formats::statement::{self, is_statement};
use std::fs;
use std::path::{Path, PathBuf};

/// Inputs tried of each format.
const ROUNDS: usize = 400;

/// CPU time that no input of these sizes may take, in hundredths of a second.
pub(crate) const MOST_TIME: u64 = 200;

/// Memory that reading may take at its peak, in KiB (I19: 256 MB).
pub(crate) const MOST_MEMORY: u64 = 256 * 1024;

/// Reads a file as what it is and says what came of it, in one word.
type Reader = fn(&[u8]) -> String;

/// A statement that is taken adds up, and no line of it moves nothing.
fn of_statement(bytes: &[u8]) -> String {
    let _ = is_statement(bytes, &ReadOptions::default());
    match statement::read(bytes, &ReadOptions::default()) {
        Ok(read) => {
            for one in &read.statements {
                assert_eq!(saldo_domain::bank::check_sums(one), Ok(()));
                assert!(one.lines.iter().all(|line| !line.amount.is_zero()));
            }
            "read".to_owned()
        }
        Err(refused) => {
            assert!(!refused.remedy().is_empty() && refused.to_string().len() < 2_000);
            refused.code().to_owned()
        }
    }
}

/// An invoice that is taken has a number, a sum, and no due day before its own.
fn of_einvoice(bytes: &[u8]) -> String {
    let _ = is_einvoice(bytes);
    match einvoice::read(bytes) {
        Ok(found) => {
            let mut worst = "read".to_owned();
            for one in found.documents {
                match one {
                    Ok(document) => {
                        let before = document.prepaid.is_some_and(Money::is_positive);
                        let owes = document.amount.is_positive();
                        assert!(owes || before && document.amount.is_zero());
                        assert!(!document.number.is_empty());
                        assert!(document.due.is_none_or(|due| due >= document.issued));
                    }
                    Err(refusal) => {
                        assert!(!refusal.field.is_empty() && !refusal.remedy().is_empty());
                        worst = refusal.reason.code().to_owned();
                    }
                }
            }
            worst
        }
        Err(refused) => {
            assert!(!refused.remedy().is_empty() && refused.to_string().len() < 2_000);
            refused.code().to_owned()
        }
    }
}

fn of_table(bytes: &[u8]) -> String {
    match import(bytes) {
        Ok((_, refusals)) => {
            for refusal in &refusals {
                assert!(!refusal.remedy().is_empty() && refusal.to_string().len() < 2_000);
            }
            refusals.first().map_or("read", |refusal| refusal.reason.code()).to_owned()
        }
        Err(refused) => {
            assert!(refused.to_string().len() < 2_000, "{refused}");
            refused.code().to_owned()
        }
    }
}

/// Small and the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % bound.max(1) as u64).expect("below a usize")
    }
}

/// Pieces that mean something in one of the formats.
const WORDS: [&[u8]; 16] = [
    b"<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
    b"&e;",
    b"<![CDATA[",
    b"]]>",
    b"-0.00",
    b"99999999999999999999999999",
    b"2026-02-30",
    b"1e308",
    b"\xff\xfe",
    b"\x00",
    b"</",
    b"<a>",
    b":61:",
    b"\xd1\xe5\xea\xf6\xe8\xff\xc4\xee\xea\xf3\xec\xe5\xed\xf2=",
    b"\"\"",
    b";;;;;;;;",
];

/// One change that a grammar would not forbid at first sight.
fn change(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len());
    let line = |bytes: &[u8], at: usize| {
        let from = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |nl| nl + 1);
        let to = bytes[at..].iter().position(|byte| *byte == b'\n');
        from..to.map_or(bytes.len(), |nl| at + nl + 1)
    };
    match dice.below(10) {
        0 => bytes.truncate(at),
        1 => bytes[at] = dice.below(256) as u8,
        2 => bytes.insert(at, dice.below(256) as u8),
        3 => drop(bytes.drain(at..(at + 1 + dice.below(40)).min(bytes.len()))),
        4 => drop(bytes.drain(line(bytes, at))),
        5 => {
            let again = bytes[line(bytes, at)].to_vec();
            drop(bytes.splice(at..at, again));
        }
        // A field is blown up.
        6 => drop(bytes.splice(at..at, vec![b'7'; 1 << (4 + dice.below(13))])),
        7 => drop(bytes.splice(at..at, WORDS[dice.below(WORDS.len())].iter().copied())),
        // A piece is doubled, over and over: nesting without end.
        8 => {
            let piece = bytes[at..(at + 1 + dice.below(60)).min(bytes.len())].to_vec();
            let times = 1 << dice.below(10);
            drop(bytes.splice(at..at, piece.repeat(times)));
        }
        _ => {
            let other = dice.below(bytes.len());
            let piece = bytes[other..(other + 1 + dice.below(60)).min(bytes.len())].to_vec();
            let end = (at + dice.below(60)).min(bytes.len());
            drop(bytes.splice(at..end, piece));
        }
    }
}

/// CPU time of this process so far, in hundredths of a second as the kernel counts them.
pub(crate) fn cpu_time() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells the CPU time");
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let field = |at: usize| after.split_whitespace().nth(at).and_then(|text| text.parse().ok());
    field(11).unwrap_or(0_u64) + field(12).unwrap_or(0_u64)
}

/// The most memory this process had so far, in KiB.
pub(crate) fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells the memory");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).expect("a peak")
}

/// Breaks each file again and again.
fn break_all(reader: Reader, seed: u64, files: &[Vec<u8>]) {
    let mut dice = Dice(seed | 1);
    let (started, most) = (cpu_time(), longer());
    let mut round = 0;
    while round < ROUNDS || cpu_time() - started < most {
        let mut bytes = files[round % files.len()].clone();
        round += 1;
        for _ in 0..=dice.below(3) {
            if !bytes.is_empty() {
                change(&mut bytes, &mut dice);
            }
        }
        let begun = cpu_time();
        let outcome = reader(&bytes);
        let spent = cpu_time() - begun;
        assert!(!outcome.is_empty());
        assert!(spent < MOST_TIME, "{} bytes took {spent} hundredths: {outcome}", bytes.len());
    }
    let peak = peak_memory();
    eprintln!("seed {seed}: {round} inputs, {peak} KiB at the peak");
    assert!(peak < MOST_MEMORY, "{peak} KiB at the peak");
}

/// CPU time that each format is broken for at least, in hundredths of a second: `SALDO_BREAK_SECONDS`
/// asks for more than [`ROUNDS`], which is what a night does.
fn longer() -> u64 {
    let asked = std::env::var("SALDO_BREAK_SECONDS").ok();
    asked.and_then(|text| text.parse::<u64>().ok()).unwrap_or(0) * 100
}

/// What makes a name of ours begin so, and of the public ones as well.
fn statements_like(beginnings: &[&str]) -> Vec<Vec<u8>> {
    let own = statements().into_iter().chain(public("statements"));
    let fits = |name: &str| beginnings.iter().any(|beginning| name.starts_with(beginning));
    let files: Vec<Vec<u8>> = own.filter(|(name, _)| fits(name)).map(|(_, bytes)| bytes).collect();
    assert!(!files.is_empty(), "{beginnings:?}");
    files
}

#[test]
fn broken_camt_053_and_054_are_read_or_refused() {
    alone("broken::broken_camt_053_and_054_are_read_or_refused", || {
        break_all(of_statement, 53, &statements_like(&["camt053"]));
        break_all(of_statement, 54, &statements_like(&["camt054"]));
    });
}

#[test]
fn broken_mt940_is_read_or_refused() {
    alone("broken::broken_mt940_is_read_or_refused", || {
        break_all(of_statement, 940, &statements_like(&["mt940"]));
    });
}

#[test]
fn broken_exchange_files_of_1c_are_read_or_refused() {
    alone("broken::broken_exchange_files_of_1c_are_read_or_refused", || {
        break_all(of_statement, 103, &statements_like(&["1c-"]));
    });
}

#[test]
fn broken_tables_of_banks_are_read_or_refused() {
    alone("broken::broken_tables_of_banks_are_read_or_refused", || {
        break_all(of_statement, 7, &statements_like(&["lhv", "swedbank", "saldo"]));
    });
}

#[test]
fn broken_invoices_of_every_format_are_read_or_refused() {
    alone("broken::broken_invoices_of_every_format_are_read_or_refused", || {
        for (seed, (_, bytes)) in (1..).zip(einvoices()) {
            break_all(of_einvoice, seed, &[bytes]);
        }
        let public: Vec<Vec<u8>> =
            public("einvoices").into_iter().map(|(_, bytes)| bytes).collect();
        if !public.is_empty() {
            break_all(of_einvoice, 21, &public);
        }
    });
}

#[test]
fn broken_spreadsheets_and_tables_are_read_or_refused() {
    alone("broken::broken_spreadsheets_and_tables_are_read_or_refused", || {
        let sheet = text_row(1, &["Customer", "Number", "Date", "Due", "Amount"])
            + &text_row(2, &["C-1", "A-1", "2026-03-01", "2026-03-31", "1000.50"])
            + r#"<row r="3" spans="1:5"><c r="A3" t="str"><f>A1</f><v>C-2</v></c><c r="C3" s="1"><v>41276</v></c><c r="E3"><v>1.5</v></c></row>"#;
        let table = r#"<table:table table:name="S"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell></table:table-row></table:table>"#;
        let csv = "Customer,Number,Date,Due,Amount\nC-1,A-1,2026-03-01,2026-03-31,\"1 000,50\"\n";
        break_all(of_table, 11, &[xlsx(&sheet), ods(table)]);
        break_all(of_table, 12, &[csv.as_bytes().to_vec()]);
        // Damage inside the XML, which no checksum hides.
        let mut dice = Dice(13);
        let (started, most, mut round) = (cpu_time(), longer(), 0);
        while round < ROUNDS || cpu_time() - started < most {
            round += 1;
            let mut inner =
                if round % 2 == 0 { sheet.clone() } else { table.to_owned() }.into_bytes();
            for _ in 0..=dice.below(3) {
                if !inner.is_empty() {
                    change(&mut inner, &mut dice);
                }
            }
            let inner = String::from_utf8_lossy(&inner);
            let whole = if round % 2 == 0 { xlsx(&inner) } else { ods(&inner) };
            let begun = cpu_time();
            assert!(!of_table(&whole).is_empty());
            assert!(cpu_time() - begun < MOST_TIME, "{inner}");
        }
        assert!(peak_memory() < MOST_MEMORY, "{} KiB", peak_memory());
    });
}

/// Rules or a map, and a table that is read by them.
fn with_table(rules: &str, table: &[u8]) -> Vec<u8> {
    [rules.as_bytes(), &[0], table].concat()
}

#[test]
fn broken_rules_of_banks_are_taken_or_refused() {
    alone("broken::broken_rules_of_banks_are_taken_or_refused", || {
        let samples = statements_like(&["lhv", "swedbank", "saldo"]);
        let mut files = Vec::new();
        for (_, rules) in statement::shipped_banks() {
            files.extend(samples.iter().map(|sample| with_table(rules, sample)));
        }
        let read = files.iter().filter(|file| harmless::check_bank_rules(file) == "read").count();
        assert!(read >= samples.len(), "each sample is read by some rules: {read}");
        break_all(|bytes| harmless::check_bank_rules(bytes).to_owned(), 21, &files);
    });
}

const OWN_MAP: &str = "source = \"own\"\nproduces = [\"invoices\"]\n\
    [columns]\ncustomer = \"Client\"\namount = [\"Sum\", \"Total\"]\ndue = \"Until\"\n\
    [documents]\ncolumn = \"Paper\"\ntemplate = \"{number} of {issued}\"\n\
    [conventions]\ndates = \"dmy\"\ncurrency = \"EUR\"\n\
    [[skip]]\ncolumn = \"Client\"\nstarts_with = [\"Total\"]\n";

#[test]
fn broken_maps_are_taken_or_refused() {
    alone("broken::broken_maps_are_taken_or_refused", || {
        let table = "Client;Paper;Until;Sum\nC-1;A-1 of 01.03.2026;31.03.2026;1 000,50\n\
                     Total;;;1 000,50\n";
        let file = with_table(OWN_MAP, table.as_bytes());
        assert_eq!(harmless::check_map(&file), "read");
        break_all(|bytes| harmless::check_map(bytes).to_owned(), 22, &[file]);
    });
}

#[test]
fn broken_records_and_figures_are_read_or_refused() {
    alone("broken::broken_records_and_figures_are_read_or_refused", || {
        let records = ["C-1\nA-1\ngoods\n2026-03-01\n2026-03-31\n\n1000.50\nEUR\ntrue\nnote"];
        let records = records.map(|record| record.as_bytes().to_vec());
        break_all(|bytes| harmless::check_records(bytes).to_owned(), 23, &records);
        let figures = ["1 000,50 €", "(1.000.000,5)", "01.02.2026 00:00", "2/1/26", "EUR 7-"];
        let figures = figures.map(|text| text.as_bytes().to_vec());
        let read =
            |bytes: &[u8]| harmless::check_figures(&String::from_utf8_lossy(bytes)).to_owned();
        assert!(figures[..3].iter().all(|figure| read(figure) != "unreadable"));
        break_all(read, 24, &figures);
    });
}

/// A text of one beginning, as many pieces as fit below both bounds, and one end.
fn filled(head: &str, piece: impl Fn(usize) -> String, end: &str, most: usize) -> Vec<u8> {
    let room = (statement::LARGEST_MIB << 20) - head.len() - end.len();
    let mut text = Vec::with_capacity(statement::LARGEST_MIB << 20);
    text.extend(encoding_rs::WINDOWS_1251.encode(head).0.iter());
    for number in 0..most {
        let piece = piece(number);
        let bytes = encoding_rs::WINDOWS_1251.encode(&piece).0;
        if text.len() + bytes.len() > room {
            break;
        }
        text.extend(bytes.iter());
    }
    text.extend(encoding_rs::WINDOWS_1251.encode(end).0.iter());
    text
}

fn stays_in_bounds(read: impl FnOnce()) {
    read();
    let peak = peak_memory();
    assert!(peak < MOST_MEMORY, "{peak} KiB at the peak");
}

/// I19: a file as large as any that is read, of the kind that takes most when it is.
#[test]
fn the_largest_mt940_is_read_below_the_bound() {
    alone("broken::the_largest_mt940_is_read_below_the_bound", || {
        let head = ":20:S\n:25:EE571010220229377229\n:28C:1\n:60F:C260302EUR0,00\n";
        let told = "x".repeat(260);
        let entry = |_| format!(":61:2603020302C1,00NTRFNONREF\n:86:{told}\n");
        let lines = statement::MOST_LINES - 1;
        let end = format!(":62F:C260302EUR{lines},00\n");
        let file = filled(head, entry, &end, lines);
        stays_in_bounds(|| {
            let read = statement::read(&file, &ReadOptions::default()).expect("read");
            assert_eq!(read.statements[0].lines.len(), lines);
        });
    });
}

#[test]
fn the_largest_1c_file_is_read_below_the_bound() {
    alone("broken::the_largest_1c_file_is_read_below_the_bound", || {
        let own = "40702810900000000001";
        let head = format!(
            "1CClientBankExchange\nВерсияФормата=1.03\nКодировка=Windows\nРасчСчет={own}\nСекцияРасчСчет\nРасчСчет={own}\nНачальныйОстаток=0.00\nКонецРасчСчет\n"
        );
        let told = "Оплата".repeat(15);
        let document = |number: usize| {
            format!(
                "СекцияДокумент=Платежное поручение\nНомер={number}\nДата=02.03.2026\nСумма=1.00\nПлательщикСчет=40702810100000000118\nПлательщикИНН=7707083893\nПолучательСчет={own}\nДатаПоступило=02.03.2026\nНазначениеПлатежа={told}\nКонецДокумента\n"
            )
        };
        let file = filled(&head, document, "КонецФайла\n", statement::MOST_LINES);
        stays_in_bounds(|| {
            let read = statement::read(&file, &ReadOptions::default()).expect("read");
            assert!(read.statements[0].lines.len() > statement::MOST_LINES / 2);
        });
    });
}

#[test]
fn the_largest_camt_053_is_read_below_the_bound() {
    alone("broken::the_largest_camt_053_is_read_below_the_bound", || {
        let head = "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>EE571010220229377229</IBAN></Id><Ccy>EUR</Ccy></Acct>";
        let entry = |number: usize| {
            format!(
                "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>{number}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>arve {number}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
            )
        };
        let file =
            filled(head, entry, "</Stmt></BkToCstmrStmt></Document>", statement::MOST_LINES - 1);
        stays_in_bounds(|| {
            let read = statement::read(&file, &ReadOptions::default()).expect("read");
            assert!(read.statements[0].lines.len() > statement::MOST_LINES / 2);
        });
    });
}

#[test]
fn the_largest_commerceml_is_read_below_the_bound() {
    alone("broken::the_largest_commerceml_is_read_below_the_bound", || {
        let head = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<КоммерческаяИнформация>\n";
        let document = |number: usize| {
            format!(
                "<Документ><Номер>{number}</Номер><Дата>2026-03-02</Дата><ХозОперация>Отпуск товара</ХозОперация><Роль>Продавец</Роль><Валюта>руб.</Валюта><Сумма>1.00</Сумма><Контрагенты><Контрагент><Наименование>Ромашка</Наименование><ИНН>7701234567</ИНН><Роль>Покупатель</Роль></Контрагент></Контрагенты></Документ>\n"
            )
        };
        let file = filled(head, document, "</КоммерческаяИнформация>\n", einvoice::MOST_DOCUMENTS);
        stays_in_bounds(|| {
            let read = einvoice::read(&file).expect("read");
            assert!(read.documents.len() > einvoice::MOST_DOCUMENTS / 2);
        });
    });
}

/// Where inputs are kept that fuzzing found worth keeping, by target.
fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/broken")
}

#[test]
fn stored_inputs_have_the_outcome_that_their_name_tells() {
    alone("broken::stored_inputs_have_the_outcome_that_their_name_tells", || {
        let targets: [(&str, Reader); 6] = [
            ("camt", of_statement),
            ("mt940", of_statement),
            ("one_c", of_statement),
            ("table", of_statement),
            ("einvoice", of_einvoice),
            ("sheet", of_table),
        ];
        let (mut count, mut other) = (0, Vec::new());
        for (target, reader) in targets {
            let mut names: Vec<PathBuf> = fs::read_dir(corpus().join(target))
                .expect(target)
                .filter_map(|entry| Some(entry.ok()?.path()))
                .collect();
            names.sort_unstable();
            assert!(names.len() > 3, "{target}: nothing is stored");
            for path in names {
                let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
                let (expected, _) = name.rsplit_once('-').expect("outcome and number");
                let bytes = fs::read(&path).expect("readable");
                let begun = cpu_time();
                let outcome = reader(&bytes);
                assert!(cpu_time() - begun < MOST_TIME, "{target}/{name}");
                if outcome != expected {
                    other.push(format!("{target}/{name}: {outcome}"));
                }
                count += 1;
            }
        }
        assert!(other.is_empty(), "{other:#?}");
        assert!(count >= 318, "{count} stored inputs");
    });
}
