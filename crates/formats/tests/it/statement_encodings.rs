//! In which letters a statement is written: told by the file, stated by whoever sends it, or asked.

use crate::fixtures::{encoded, utf16};
use encoding_rs::{
    Encoding, IBM866, ISO_8859_15, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257,
};
use saldo_formats::ReadOptions;
use saldo_formats::einvoice;
use saldo_formats::statement::{StatementError, Statements, read};

const RUSSIAN: [&str; 2] = [
    "Товарищество Ромашка и партнёры | Оплата по счёту 15 за поставку муки и сахара",
    "Сидоров Пётр Ильич | Возврат излишне уплаченных средств по договору",
];
const ESTONIAN: [&str; 2] = [
    "Õunapuu ja Pärnõie OÜ | tasun arve eest, süda täis rõõmu",
    "Küllike Jõgi | võlgnevuse tasumine",
];
const BALTIC: [&str; 2] =
    ["SIA Žaļā bērzs | apmaksa par precēm", "Šķūnis ģimenes uzņēmums | rēķins četri"];

fn mt940(lines: [&str; 2]) -> String {
    let lines = lines.map(|line| {
        let (name, text) = line.split_once(" | ").expect("name and text");
        format!(":61:2603020302C5,00NTRFNONREF\n:86:/NAME/{name}//REMI/{text}/\n")
    });
    format!(
        ":20:S\n:25:EE571010220229377229\n:28C:1\n:60F:C260302EUR0,00\n{}:62F:C260302EUR10,00\n",
        lines.concat()
    )
}

fn camt(encoding: &str, lines: [&str; 2]) -> String {
    let lines = lines.map(|line| {
        let (name, text) = line.split_once(" | ").expect("name and text");
        format!(
            "<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>2026-03-02</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr>\
             <Nm>{name}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>\
             </NtryDtls></Ntry>"
        )
    });
    format!(
        "<?xml version=\"1.0\"{encoding}?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\
         <BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>EE571010220229377229</IBAN></Id>\
         <Ccy>EUR</Ccy></Acct>{}</Stmt></BkToCstmrStmt></Document>",
        lines.concat()
    )
}

fn told(read: &Statements) -> Vec<String> {
    let lines = read.statements.iter().flat_map(|statement| &statement.lines);
    lines.map(|line| format!("{} | {}", line.other.name, line.text)).collect()
}

fn stated(bytes: &[u8], encoding: Option<&str>) -> Result<Vec<String>, StatementError> {
    let options = ReadOptions { encoding: encoding.map(str::to_owned), ..ReadOptions::default() };
    read(bytes, &options).map(|read| told(&read))
}

/// I01 for statements that say nothing of their letters.
#[test]
fn mt940_is_the_same_in_every_encoding() {
    let table: [([&str; 2], &[&'static Encoding]); 3] = [
        (RUSSIAN, &[UTF_8, WINDOWS_1251, KOI8_R, IBM866]),
        (ESTONIAN, &[UTF_8, WINDOWS_1252, WINDOWS_1257]),
        (BALTIC, &[UTF_8, WINDOWS_1257]),
    ];
    for (lines, encodings) in table {
        let text = mt940(lines);
        for encoding in encodings {
            let name = encoding.name();
            let bytes = encoded(&text, encoding);
            assert_eq!(stated(&bytes, Some(name)).as_deref(), Ok(&lines.map(str::to_owned)[..]));
            match stated(&bytes, None) {
                Ok(read) => assert_eq!(read, lines, "{name}"),
                Err(refused) => assert_eq!(refused.code(), "ambiguous_encoding", "{name}"),
            }
        }
    }
    for (lines, encoding) in [(RUSSIAN, WINDOWS_1251), (RUSSIAN, IBM866), (ESTONIAN, WINDOWS_1252)]
    {
        let bytes = encoded(&mt940(lines), encoding);
        assert_eq!(stated(&bytes, None).as_deref(), Ok(&lines.map(str::to_owned)[..]));
        // Whoever sends it is told.
        let guessed = |options: &ReadOptions| read(&bytes, options).expect("read").guessed_encoding;
        assert_eq!(guessed(&ReadOptions::default()), Some(encoding.name()));
        let encoding = Some(encoding.name().to_owned());
        assert_eq!(guessed(&ReadOptions { encoding, ..ReadOptions::default() }), None);
    }
}

/// I02 for statements: two good readings are a question, never a wrong name.
#[test]
fn a_doubtful_encoding_of_mt940_asks() {
    let lines = ["Kaušik Žanna | arve 15", "Kask | arve 16"];
    let bytes = encoded(&mt940(lines), WINDOWS_1257);
    let refused = stated(&bytes, None).expect_err("a question");
    assert_eq!(refused.code(), "ambiguous_encoding");
    assert!(!refused.remedy().is_empty());
    let read = stated(&bytes, Some("windows-1257"));
    assert_eq!(read.as_deref(), Ok(&lines.map(str::to_owned)[..]));
    let mistaken = stated(mt940(lines).as_bytes(), Some("windows-1257")).expect_err("it is UTF-8");
    assert_eq!(mistaken.code(), "ambiguous_encoding");
    let unknown = stated(&bytes, Some("klingon-8")).expect_err("no such encoding");
    assert_eq!(unknown.code(), "unknown_encoding");
}

#[test]
fn xml_is_written_as_it_says_or_refused() {
    let rows: [([&str; 2], &str, &'static Encoding); 5] = [
        (RUSSIAN, " encoding=\"windows-1251\"", WINDOWS_1251),
        (RUSSIAN, " encoding='KOI8-R'", KOI8_R),
        (BALTIC, " encoding=\"Windows-1257\"", WINDOWS_1257),
        (ESTONIAN, " encoding=\"ISO-8859-15\"", ISO_8859_15),
        (ESTONIAN, "", UTF_8),
    ];
    for (lines, declared, encoding) in rows {
        let bytes = encoded(&camt(declared, lines), encoding);
        assert_eq!(
            stated(&bytes, None).as_deref(),
            Ok(&lines.map(str::to_owned)[..]),
            "{declared}"
        );
    }
    for little in [true, false] {
        let bytes = utf16(&camt(" encoding=\"UTF-16\"", BALTIC), little, true);
        assert_eq!(stated(&bytes, None).as_deref(), Ok(&BALTIC.map(str::to_owned)[..]));
    }
    // XML that names no encoding is UTF-8: anything else would be a guess.
    for declared in ["", " encoding=\"klingon-8\"", " encoding=\"UTF-8\""] {
        let bytes = encoded(&camt(declared, BALTIC), WINDOWS_1257);
        let refused = stated(&bytes, None).expect_err("not UTF-8");
        assert_eq!(refused, StatementError::Undecodable { encoding: "UTF-8".into() }, "{declared}");
        let read = stated(&bytes, Some("windows-1257"));
        assert_eq!(read.as_deref(), Ok(&BALTIC.map(str::to_owned)[..]), "{declared}");
    }
    let invoice = encoded("<?xml version=\"1.0\"?><E_Invoice>Õun</E_Invoice>", WINDOWS_1252);
    assert_eq!(einvoice::read(&invoice).expect_err("not UTF-8").code(), "undecodable");
}

/// 1C says which of two it is; whoever sends the file may know better.
#[test]
fn a_stated_encoding_is_heeded_by_the_exchange_of_1c() {
    let text = "1CClientBankExchange\nКодировка=Windows\nРасчСчет=40702810900000000001\n\
        СекцияДокумент=x\nДата=02.03.2026\nСумма=5.00\nДатаПоступило=02.03.2026\n\
        Плательщик1=Ромашка\nПолучательСчет=40702810900000000001\nНазначениеПлатежа=Оплата\n\
        КонецДокумента\nКонецФайла\n";
    let expected = vec!["Ромашка | Оплата".to_owned()];
    assert_eq!(stated(&encoded(text, WINDOWS_1251), None), Ok(expected.clone()));
    let dos = text.replace("=Windows", "=DOS");
    assert_eq!(stated(&encoded(&dos, IBM866), None), Ok(expected.clone()));
    // It says Windows and is DOS.
    assert_eq!(stated(&encoded(text, IBM866), Some("cp866")), Ok(expected.clone()));
    assert_eq!(stated(text.as_bytes(), None), Ok(expected));
}
