//! Megabytes a second of each format, over files made from the lines of the company.

use crate::cpu;
use crate::firm::Firm;
use saldo_domain::bank::LineFact;
use saldo_formats::ReadOptions;
use saldo_formats::statement::read;
use std::fmt::Write as _;

const OWN: &str = "EE571010220229377229";

pub(crate) fn measure(seed: u64, lines: u64) {
    let mut firm = Firm::new(seed, 1_000, 40_000);
    let lines = lines.min(30_000);
    let told: Vec<LineFact> = (0..lines).map(|_| firm.next().0).collect();
    let files = [
        ("camt.053", camt(&told)),
        ("MT940", mt940(&told)),
        ("1CClientBankExchange", one_c(&told)),
        ("CSV", csv(&told)),
    ];
    for (name, file) in files {
        let begun = cpu::hundredths();
        let mut rounds = 0_u64;
        // Long enough for a clock of hundredths.
        while cpu::hundredths() - begun < 100 {
            let taken = read(file.as_bytes(), &ReadOptions::default()).expect(name);
            assert_eq!(taken.statements[0].lines.len(), told.len(), "{name}");
            rounds += 1;
        }
        let spent = cpu::hundredths() - begun;
        let bytes = rounds * file.len() as u64;
        let rate = cpu::per_second(bytes, spent) / 1_000_000;
        let rows = cpu::per_second(rounds * lines, spent);
        println!("{name}: {rate} MB/s, {rows} lines/s");
    }
}

fn sum(told: &[LineFact]) -> i64 {
    told.iter().map(|line| line.amount.minor()).sum()
}

fn plain(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn camt(told: &[LineFact]) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\
         <BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>{OWN}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
    );
    for (kind, minor) in [("OPBD", 0), ("CLBD", sum(told))] {
        let _ = write!(
            text,
            "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd></Bal>",
            plain(minor)
        );
    }
    for line in told {
        let _ = write!(
            text,
            "<Ntry>\n<Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>{}</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>{}</EndToEndId></Refs>\
             <RltdPties><Dbtr><Nm>{}</Nm></Dbtr><DbtrAcct><Id><IBAN>{}</IBAN></Id></DbtrAcct></RltdPties>\
             <RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            plain(line.amount.minor()),
            line.booked,
            escaped(&line.end_to_end),
            escaped(&line.other.name),
            line.other.account,
            escaped(&line.text),
        );
    }
    text.push_str("</Stmt></BkToCstmrStmt></Document>\n");
    text
}

fn mt940(told: &[LineFact]) -> String {
    let comma = |minor: i64| plain(minor).replace('.', ",");
    let mut text = format!(":20:1\n:25:{OWN}\n:28C:1\n:60F:C260201EUR0,00\n");
    for line in told {
        let _ = write!(
            text,
            ":61:2602010201C{}NTRFNONREF//1\n:86:/EREF/{}//IBAN/{}//NAME/{}//REMI/USTD//{}/\n",
            comma(line.amount.minor()),
            line.end_to_end,
            line.other.account,
            line.other.name,
            line.text
        );
    }
    let _ = writeln!(text, ":62F:C260201EUR{}", comma(sum(told)));
    text
}

fn one_c(told: &[LineFact]) -> String {
    let own = "40702978900000000001";
    let mut text = format!(
        "1CClientBankExchange\nВерсияФормата=1.03\nКодировка=Windows\nРасчСчет={own}\n\
         СекцияРасчСчет\nРасчСчет={own}\nНачальныйОстаток=0.00\nКонечныйОстаток={}\nКонецРасчСчет\n",
        plain(sum(told))
    );
    for line in told {
        let _ = write!(
            text,
            "СекцияДокумент=Платежное поручение\nНомер=1\nДата=01.02.2026\nСумма={}\n\
             ПлательщикСчет={}\nПлательщик={}\nПлательщикИНН={}\nПолучательСчет={own}\n\
             ДатаПоступило=01.02.2026\nНазначениеПлатежа={}\nКонецДокумента\n",
            plain(line.amount.minor()),
            line.other.account,
            line.other.name,
            line.other.code,
            line.text
        );
    }
    text.push_str("КонецФайла\n");
    text
}

fn csv(told: &[LineFact]) -> String {
    let mut text =
        "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n"
            .to_owned();
    for line in told {
        let _ = writeln!(
            text,
            "{OWN};{};{};EUR;{};{};{};{};{};;",
            line.booked,
            plain(line.amount.minor()),
            line.other.name,
            line.other.account,
            line.other.code,
            line.reference,
            line.text.replace(';', ",")
        );
    }
    text
}
