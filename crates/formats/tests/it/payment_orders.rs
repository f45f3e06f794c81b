//! Payment orders say what banks expect, and nothing that a payee's name could add.

use encoding_rs::WINDOWS_1251;
use quick_xml::Reader;
use quick_xml::events::Event;
use saldo_domain::{Currency, Day, Money};
use saldo_formats::export::{Payer, PaymentOrder, Transfer};

fn day(text: &str) -> Day {
    text.parse().expect(text)
}

fn money(minor: i64, code: &str) -> Money {
    Money::from_minor(minor, Currency::from_code(code).expect(code))
}

fn order(code: &str, payee: &str, bank: &str) -> PaymentOrder {
    let transfer = |number: i64, minor| Transfer {
        number,
        end_to_end: format!("SALDO-RF-1-{number}"),
        amount: money(minor, code),
        payee: payee.to_owned(),
        account: if code == "RUB" { "40702810938000060473" } else { "EE382200221020145685" }
            .to_owned(),
        bank: bank.to_owned(),
        code: "7707083893".to_owned(),
        purpose: "Возврат денежных средств по платежу № 77 от 02.03.2026".to_owned(),
    };
    PaymentOrder {
        message_id: "SALDO-1-1-abc".to_owned(),
        made: (day("2026-03-20"), 9 * 3600 + 5 * 60 + 7),
        on: day("2026-03-20"),
        currency: Currency::from_code(code).expect(code),
        payer: Payer {
            name: "Põhjatäht & Pojad OÜ".to_owned(),
            account: "EE571010220229377229".to_owned(),
            bank: bank.to_owned(),
            ..Payer::default()
        },
        transfers: vec![transfer(7, 5_000), transfer(8, 1_234_567)],
    }
}

/// Elements of a file as paths with their texts.
fn paths(xml: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut open, mut found, mut buffer) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).expect("well-formed") {
            Event::Start(start) => {
                open.push(start.name().as_ref().to_owned());
                found.push(format!("{}=", open.join("/")));
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => {
                let text = text.xml10_content();
                if !text.trim().is_empty() {
                    found.last_mut().expect("an element").push_str(&text);
                }
            }
            Event::GeneralRef(entity) => {
                let word: &str = &entity;
                found.last_mut().expect("an element").push_str(&format!("&{word};"));
            }
            Event::Eof => return found,
            _ => {}
        }
        buffer.clear();
    }
}

/// The order of elements is the standard's: schemas are sequences.
#[test]
fn pain_001_is_written_in_the_order_of_its_schema() {
    let xml = order("EUR", "Kask OÜ", "").pain_001().expect("sums");
    let text = String::from_utf8(xml.clone()).expect("UTF-8");
    assert!(text.contains("xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\""));
    let root = "Document/CstmrCdtTrfInitn/";
    let told: Vec<String> =
        paths(&xml).iter().filter_map(|path| Some(path.strip_prefix(root)?.to_owned())).collect();
    let one = |number: &str, amount: &str| {
        let purpose = "Vozvrat denezhnykh sredstv po platezhu No 77 ot 02.03.2026";
        vec![
            "PmtInf/CdtTrfTxInf=".to_owned(),
            "PmtInf/CdtTrfTxInf/PmtId=".to_owned(),
            format!("PmtInf/CdtTrfTxInf/PmtId/InstrId=SALDO-RF-1-{number}"),
            format!("PmtInf/CdtTrfTxInf/PmtId/EndToEndId=SALDO-RF-1-{number}"),
            "PmtInf/CdtTrfTxInf/Amt=".to_owned(),
            format!("PmtInf/CdtTrfTxInf/Amt/InstdAmt={amount}"),
            "PmtInf/CdtTrfTxInf/Cdtr=".to_owned(),
            "PmtInf/CdtTrfTxInf/Cdtr/Nm=Kask OU".to_owned(),
            "PmtInf/CdtTrfTxInf/CdtrAcct=".to_owned(),
            "PmtInf/CdtTrfTxInf/CdtrAcct/Id=".to_owned(),
            "PmtInf/CdtTrfTxInf/CdtrAcct/Id/IBAN=EE382200221020145685".to_owned(),
            "PmtInf/CdtTrfTxInf/RmtInf=".to_owned(),
            format!("PmtInf/CdtTrfTxInf/RmtInf/Ustrd={purpose} SALDO-RF-1-{number}"),
        ]
    };
    let head = [
        "GrpHdr=",
        "GrpHdr/MsgId=SALDO-1-1-abc",
        "GrpHdr/CreDtTm=2026-03-20T09:05:07Z",
        "GrpHdr/NbOfTxs=2",
        "GrpHdr/CtrlSum=12395.67",
        "GrpHdr/InitgPty=",
        "GrpHdr/InitgPty/Nm=Pohjataht + Pojad OU",
        "PmtInf=",
        "PmtInf/PmtInfId=SALDO-1-1-abc",
        "PmtInf/PmtMtd=TRF",
        "PmtInf/NbOfTxs=2",
        "PmtInf/CtrlSum=12395.67",
        "PmtInf/PmtTpInf=",
        "PmtInf/PmtTpInf/SvcLvl=",
        "PmtInf/PmtTpInf/SvcLvl/Cd=SEPA",
        "PmtInf/ReqdExctnDt=",
        "PmtInf/ReqdExctnDt/Dt=2026-03-20",
        "PmtInf/Dbtr=",
        "PmtInf/Dbtr/Nm=Pohjataht + Pojad OU",
        "PmtInf/DbtrAcct=",
        "PmtInf/DbtrAcct/Id=",
        "PmtInf/DbtrAcct/Id/IBAN=EE571010220229377229",
        "PmtInf/DbtrAcct/Ccy=EUR",
        "PmtInf/DbtrAgt=",
        "PmtInf/DbtrAgt/FinInstnId=",
        "PmtInf/DbtrAgt/FinInstnId/Othr=",
        "PmtInf/DbtrAgt/FinInstnId/Othr/Id=NOTPROVIDED",
        "PmtInf/ChrgBr=SLEV",
    ];
    let mut expected: Vec<String> = head.map(str::to_owned).to_vec();
    expected.extend(one("7", "50.00"));
    expected.extend(one("8", "12345.67"));
    assert_eq!(told, expected);
    let with_bank = order("EUR", "Kask OÜ", "HABAEE2X").pain_001().expect("sums");
    let told = paths(&with_bank);
    let agents = told.iter().filter(|path| path.ends_with("FinInstnId/BICFI=HABAEE2X")).count();
    assert_eq!(agents, 3, "our bank, and that of each payee");
    let dollars = order("USD", "Kask OÜ", "").pain_001().expect("sums");
    let text = String::from_utf8(dollars).expect("UTF-8");
    assert!(!text.contains("SEPA") && text.contains("<ChrgBr>SHAR</ChrgBr>"), "{text}");
}

#[test]
fn an_order_for_1c_is_in_windows_1251_with_a_section_for_each_transfer() {
    let bytes = order("RUB", "ООО «Ёлка» – Tõnu €", "044525225").one_c();
    let (text, _, damaged) = WINDOWS_1251.decode(&bytes);
    assert!(!damaged);
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "1CClientBankExchange");
    for line in [
        "ВерсияФормата=1.03",
        "Кодировка=Windows",
        "ДатаСоздания=20.03.2026",
        "ВремяСоздания=09:05:07",
        "СекцияДокумент=Платежное поручение",
        "Номер=7",
        "Номер=8",
        "Сумма=50.00",
        "Сумма=12345.67",
        "ПолучательСчет=40702810938000060473",
        "ПолучательБИК=044525225",
        "Получатель1=ООО «Ёлка» – Tonu €",
        "НазначениеПлатежа=Возврат денежных средств по платежу № 77 от 02.03.2026 SALDO-RF-1-7",
    ] {
        assert!(lines.contains(&line), "{line}: {text}");
    }
    assert_eq!(lines.iter().filter(|line| **line == "КонецДокумента").count(), 2);
    assert_eq!(lines[lines.len() - 2], "КонецФайла");
}

/// A name from a bank statement cannot add a field, a transfer or an element.
#[test]
fn nothing_that_people_wrote_adds_to_the_file() {
    let evil = "Kask\r\nСумма=999999\nКонецДокумента\u{2028}СекцияДокумент=X</Nm><InstdAmt>9</InstdAmt>\u{0}";
    let bytes = order("RUB", evil, "044525225").one_c();
    let (text, ..) = WINDOWS_1251.decode(&bytes);
    let starting = |word: &str| text.split("\r\n").filter(|line| line.starts_with(word)).count();
    assert_eq!(
        (starting("Сумма="), starting("КонецДокумента"), starting("СекцияДокумент")),
        (2, 2, 2)
    );
    let xml = order("EUR", evil, "").pain_001().expect("sums");
    let amounts = paths(&xml).iter().filter(|path| path.contains("/InstdAmt=")).count();
    assert_eq!(amounts, 2);
    let long = order("EUR", &"ä".repeat(500), "").pain_001().expect("sums");
    let names = paths(&long);
    let name = names.iter().find(|path| path.contains("Cdtr/Nm=")).expect("a name");
    assert_eq!(name.split('=').nth(1).expect("a text").chars().count(), 70);
}

/// The basic character set of SEPA is all that a bank takes: whoever is paid, the order is not refused
/// and says the name in letters of it, and a party is never without a name.
#[test]
fn an_order_is_written_in_the_letters_of_the_payments_area() {
    let basic = |c: char| c.is_ascii_alphanumeric() || " /-?:().,'+".contains(c);
    let rows = [
        ("ООО «Щука и Ёж»", "OOO 'Shchuka i Ezh'"),
        ("Žižkov – Łódź; æther", "Zizkov - Lodz, aether"),
        ("株式会社", "...."),
        ("\u{301}", "NOTPROVIDED"),
        ("", "NOTPROVIDED"),
    ];
    for (payee, expected) in rows {
        let xml = order("EUR", payee, "").pain_001().expect("sums");
        let told = paths(&xml);
        let texts = told.iter().filter_map(|path| Some(path.split_once('=')?.1));
        for text in texts.map(|text| text.replace("&apos;", "'")) {
            assert!(text.chars().all(basic), "{text}");
        }
        let name = told.iter().find_map(|path| path.split_once("Cdtr/Nm=")).expect("a name").1;
        assert_eq!(name.replace("&apos;", "'"), expected);
        let ends = told.iter().filter(|path| path.contains("Ustrd=")).all(|path| {
            let text = path.split_once('=').expect("a text").1;
            text.chars().count() <= 140 && text.contains(" SALDO-RF-1-")
        });
        assert!(ends, "{told:?}");
    }
}
