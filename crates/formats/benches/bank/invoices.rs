//! Megabytes a second of each format of invoices, over files made here.

use crate::cpu;
use saldo_formats::einvoice::read;
use std::fmt::Write as _;

/// Lines of one invoice.
const ROWS: u64 = 10;

pub(crate) fn measure(lines: u64) {
    let invoices = (lines / ROWS).clamp(10, 3_000);
    let files = [
        ("UBL 2.1", ubl(invoices * ROWS)),
        ("E_Invoice", estonian(invoices)),
        ("CommerceML", commerceml(invoices)),
        ("УПД", utd(invoices * ROWS)),
    ];
    for (name, file) in files {
        let begun = cpu::hundredths();
        let mut rounds = 0_u64;
        // Long enough for a clock of hundredths.
        while cpu::hundredths() - begun < 100 {
            let taken = read(file.as_bytes()).expect(name);
            assert!(taken.documents.iter().all(Result::is_ok), "{name}: {:?}", taken.documents[0]);
            rounds += 1;
        }
        let spent = cpu::hundredths() - begun;
        let rate = cpu::per_second(rounds * file.len() as u64, spent) / 1_000_000;
        println!("{name}: {rate} MB/s");
    }
}

fn ubl(rows: u64) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\"?><Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" \
         xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
         xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\
         <cbc:ID>1</cbc:ID><cbc:IssueDate>2026-02-01</cbc:IssueDate>\
         <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>\
         <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID=\"EUR\">{rows}</cbc:PayableAmount>\
         </cac:LegalMonetaryTotal>\n"
    );
    for row in 0..rows {
        let _ = writeln!(
            text,
            "<cac:InvoiceLine><cbc:ID>{row}</cbc:ID><cbc:InvoicedQuantity unitCode=\"EA\">1\
             </cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID=\"EUR\">1.00\
             </cbc:LineExtensionAmount><cac:Item><cbc:Name>Item {row}</cbc:Name></cac:Item>\
             <cac:Price><cbc:PriceAmount currencyID=\"EUR\">1.00</cbc:PriceAmount></cac:Price>\
             </cac:InvoiceLine>"
        );
    }
    text.push_str("</Invoice>");
    text
}

fn estonian(invoices: u64) -> String {
    let mut text = "<?xml version=\"1.0\"?><E_Invoice>\n".to_owned();
    for number in 0..invoices {
        let _ = writeln!(
            text,
            "<Invoice invoiceId=\"{number}\" regNumber=\"22222222\" sellerRegnumber=\"11111111\">\
             <InvoiceParties><BuyerParty><Name>Buyer</Name></BuyerParty></InvoiceParties>\
             <InvoiceInformation><Type type=\"DEB\"/><InvoiceNumber>{number}</InvoiceNumber>\
             <InvoiceDate>2026-02-01</InvoiceDate><DueDate>2026-02-15</DueDate></InvoiceInformation>\
             <InvoiceSumGroup><InvoiceSum>{ROWS}</InvoiceSum><TotalVATSum>0</TotalVATSum>\
             <TotalSum>{ROWS}</TotalSum><Currency>EUR</Currency></InvoiceSumGroup>\
             <InvoiceItem><InvoiceItemGroup>"
        );
        for row in 0..ROWS {
            let _ = writeln!(
                text,
                "<ItemEntry><RowNo>{row}</RowNo><Description>Item</Description><ItemSum>1.0000</ItemSum>\
                 <ItemTotal>1.0000</ItemTotal></ItemEntry>"
            );
        }
        text.push_str("</InvoiceItemGroup></InvoiceItem></Invoice>\n");
    }
    text.push_str("</E_Invoice>");
    text
}

fn commerceml(documents: u64) -> String {
    let mut text =
        "<?xml version=\"1.0\"?><КоммерческаяИнформация ВерсияСхемы=\"2.05\">\n".to_owned();
    for number in 0..documents {
        let _ = writeln!(
            text,
            "<Документ><Номер>{number}</Номер><Дата>2026-02-01</Дата>\
             <ХозОперация>Отпуск товара</ХозОперация><Роль>Продавец</Роль><Валюта>руб</Валюта>\
             <Сумма>{ROWS}</Сумма><Контрагенты><Контрагент><ИНН>7701234567</ИНН>\
             <Роль>Покупатель</Роль></Контрагент></Контрагенты><Товары>"
        );
        for row in 0..ROWS {
            let _ = writeln!(
                text,
                "<Товар><Ид>{row}</Ид><Наименование>Доска</Наименование><Сумма>1.00</Сумма></Товар>"
            );
        }
        text.push_str("</Товары></Документ>\n");
    }
    text.push_str("</КоммерческаяИнформация>");
    text
}

fn utd(rows: u64) -> String {
    let mut text = "<?xml version=\"1.0\"?><Файл><Документ Функция=\"ДОП\">\
                    <СвСчФакт НомерДок=\"1\" ДатаДок=\"01.02.2026\"><ДенИзм КодОКВ=\"643\"/></СвСчФакт>\
                    <ТаблСчФакт>\n"
        .to_owned();
    for row in 0..rows {
        let _ = writeln!(
            text,
            "<СведТов НомСтр=\"{row}\" НаимТов=\"Доска\" КолТов=\"1\" ЦенаТов=\"1.00\" СтТовУчНал=\"1.00\"/>"
        );
    }
    let _ = write!(text, "<ВсегоОпл СтТовУчНалВсего=\"{rows}\"/></ТаблСчФакт></Документ></Файл>");
    text
}
