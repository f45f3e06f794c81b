//! Invoices of other programs: what is read of each format, and what is refused by which name.
//! Every file here is made for its test.

use proptest::prelude::*;
use saldo_domain::Money;
use saldo_domain::book::ItemKind;
use saldo_formats::einvoice::{
    DEEPEST, Document, DocumentRemark, EInvoiceError, EInvoiceFormat, Sender, is_einvoice, read,
};
use std::fmt::Write as _;

const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
const CREDIT_NOTE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
const CAC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const CBC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/// A UBL invoice over 1 000 + 24 % + a charge of 20, of which 100 were paid before.
fn ubl() -> String {
    let line = |id, sum| {
        format!(
            "<cac:InvoiceLine><cbc:ID>{id}</cbc:ID><cbc:LineExtensionAmount currencyID=\"EUR\">{sum}\
             </cbc:LineExtensionAmount><cac:Item><cbc:Name>Klaas</cbc:Name></cac:Item>\
             </cac:InvoiceLine>\n"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Invoice xmlns=\"{INVOICE}\" xmlns:cac=\"{CAC}\" xmlns:cbc=\"{CBC}\">\n\
         <cbc:ID>A-17</cbc:ID>\n<cbc:IssueDate>2026-03-02</cbc:IssueDate>\n\
         <cbc:DueDate>2026-03-16</cbc:DueDate>\n\
         <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>\n\
         <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>\n\
         <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>\
         <cbc:RegistrationName>Näidis OÜ</cbc:RegistrationName><cbc:CompanyID>11111111</cbc:CompanyID>\
         </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>\n\
         <cac:AccountingCustomerParty><cac:Party>\
         <cac:PostalAddress><cbc:CityName>Tartu</cbc:CityName><cac:Country>\
         <cbc:IdentificationCode>EE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>\
         <cac:PartyTaxScheme><cbc:CompanyID>EE100200300</cbc:CompanyID><cac:TaxScheme>\
         <cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\
         <cac:PartyLegalEntity><cbc:RegistrationName>Ostja &amp; Pojad AS</cbc:RegistrationName>\
         <cbc:CompanyID>22222222</cbc:CompanyID></cac:PartyLegalEntity>\
         </cac:Party></cac:AccountingCustomerParty>\n\
         <cac:PaymentTerms><cbc:Note>14 päeva</cbc:Note></cac:PaymentTerms>\n\
         <cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">244.80</cbc:TaxAmount></cac:TaxTotal>\n\
         <cac:LegalMonetaryTotal>\
         <cbc:LineExtensionAmount currencyID=\"EUR\">1000.00</cbc:LineExtensionAmount>\n\
         <cbc:TaxExclusiveAmount currencyID=\"EUR\">1020.00</cbc:TaxExclusiveAmount>\n\
         <cbc:TaxInclusiveAmount currencyID=\"EUR\">1264.80</cbc:TaxInclusiveAmount>\n\
         <cbc:ChargeTotalAmount currencyID=\"EUR\">20.00</cbc:ChargeTotalAmount>\n\
         <cbc:PrepaidAmount currencyID=\"EUR\">100.00</cbc:PrepaidAmount>\n\
         <cbc:PayableAmount currencyID=\"EUR\">1164.80</cbc:PayableAmount>\
         </cac:LegalMonetaryTotal>\n{}{}</Invoice>\n",
        line(1, "700.00"),
        line(2, "300.00")
    )
}

fn estonian(invoices: &[(&str, &str, &str)]) -> String {
    let mut text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><E_Invoice><Header><Date>2026-03-02</Date>\
                    <FileId>1</FileId><Version>1.2</Version></Header>"
            .to_owned();
    for (number, kind, more) in invoices {
        let _ = write!(
            text,
            "<Invoice invoiceId=\"{number}\" regNumber=\"22222222\" sellerRegnumber=\"11111111\">\
             <InvoiceParties><SellerParty><Name>Näidis OÜ</Name><RegNumber>11111111</RegNumber></SellerParty>\
             <BuyerParty><Name>Ostja AS</Name><RegNumber>22222222</RegNumber>\
             <ContactData><E-mailAddress>arved@example.com</E-mailAddress></ContactData></BuyerParty></InvoiceParties>\
             <InvoiceInformation><Type type=\"{kind}\"/><DocumentName>ARVE</DocumentName>\
             <InvoiceNumber>{number}</InvoiceNumber><InvoiceDate>2026-03-02</InvoiceDate>\
             <DueDate>2026-03-16</DueDate><FineRatePerDay>0.05</FineRatePerDay></InvoiceInformation>{more}\
             <AttachmentFile><FileBase64>{}</FileBase64></AttachmentFile>\
             <PaymentInfo><Currency>EUR</Currency></PaymentInfo></Invoice>",
            "QUJD".repeat(10_000)
        );
    }
    text.push_str("</E_Invoice>");
    text
}

/// Sums of 100.00 + 24.00 and two rows of a third and two thirds.
const SUMS: &str = "<InvoiceSumGroup><InvoiceSum>100.0000</InvoiceSum><TotalVATSum>24.00</TotalVATSum>\
    <TotalSum>124.00</TotalSum><TotalToPay>124.00</TotalToPay><Currency>EUR</Currency></InvoiceSumGroup>\
    <InvoiceItem><InvoiceItemGroup><ItemEntry><Description>a</Description><ItemSum>33.3333</ItemSum>\
    <ItemTotal>41.3333</ItemTotal></ItemEntry><ItemEntry><Description>b</Description>\
    <ItemSum>66.6666</ItemSum><ItemTotal>82.6666</ItemTotal></ItemEntry></InvoiceItemGroup></InvoiceItem>";

fn commerceml(operation: &str, role: &str, other: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n\
         <КоммерческаяИнформация ВерсияСхемы=\"2.05\">\n<Документ><Ид>7</Ид><Номер>УТ-15</Номер>\
         <Дата>2026-03-02</Дата><ХозОперация>{operation}</ХозОперация><Роль>{role}</Роль>\
         <Валюта>руб.</Валюта><Сумма>1200.00</Сумма><СрокПлатежа>2026-03-20</СрокПлатежа>\n\
         <Контрагенты><Контрагент><Ид>К-9</Ид><Наименование>Ромашка</Наименование>\
         <ОфициальноеНаименование>ООО Ромашка</ОфициальноеНаименование><ИНН>7701234567</ИНН>\
         <Роль>{other}</Роль></Контрагент></Контрагенты>\n\
         <Товары><Товар><Наименование>Доска</Наименование><Сумма>1000.00</Сумма>\
         <Налоги><Налог><Наименование>НДС</Наименование><УчтеноВСумме>false</УчтеноВСумме>\
         <Сумма>200.00</Сумма></Налог></Налоги></Товар></Товары></Документ>\n\
         </КоммерческаяИнформация>\n"
    )
}

fn windows(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(text).0.into_owned()
}

fn utd(order_970: bool, function: &str, total: &str) -> String {
    let head = match order_970 {
        true => "<СвСчФакт НомерДок=\"18\" ДатаДок=\"02.03.2026\">",
        false => "<СвСчФакт НомерСчФ=\"18\" ДатаСчФ=\"02.03.2026\" КодОКВ=\"643\">",
    };
    let currency = if order_970 { "<ДенИзм КодОКВ=\"643\"/>" } else { "" };
    format!(
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<Файл ВерсФорм=\"5.02\">\n\
         <Документ КНД=\"1115131\" Функция=\"{function}\">{head}\n\
         <СвПрод><ИдСв><СвЮЛУч НаимОрг=\"ООО Мы\" ИННЮЛ=\"7700000001\"/></ИдСв></СвПрод>\n\
         <СвПокуп><ИдСв><СвИП ИННФЛ=\"770012345678\"><ФИО Фамилия=\"Петров\" Имя=\"Пётр\"/></СвИП></ИдСв>\
         </СвПокуп>{currency}</СвСчФакт>\n\
         <ТаблСчФакт><СведТов НомСтр=\"1\" СтТовУчНал=\"720.00\"/><СведТов НомСтр=\"2\" СтТовУчНал=\"480.00\"/>\n\
         <ВсегоОпл СтТовБезНДСВсего=\"1000.00\" СтТовУчНалВсего=\"{total}\"><СумНалВсего>\
         <СумНал>200.00</СумНал></СумНалВсего></ВсегоОпл></ТаблСчФакт></Документ></Файл>\n"
    )
}

fn documents(bytes: &[u8]) -> Vec<Result<Document, String>> {
    let found = read(bytes).unwrap_or_else(|error| panic!("{error}"));
    let told = found
        .documents
        .into_iter()
        .map(|one| one.map_err(|refusal| format!("{} {}", refusal.field, refusal.reason.code())));
    told.collect()
}

fn one(bytes: &[u8]) -> Document {
    let mut found = documents(bytes);
    assert_eq!(found.len(), 1);
    found.remove(0).unwrap_or_else(|refused| panic!("{refused}"))
}

fn refused(bytes: &[u8]) -> String {
    let mut found = documents(bytes);
    assert_eq!(found.len(), 1);
    found.remove(0).expect_err("refused")
}

/// A document in few words.
fn told(document: &Document) -> String {
    format!(
        "{} {} of {} due {} {} {}",
        document.kind.code(),
        document.number,
        document.issued,
        document.due.map_or("-".to_owned(), |due| due.to_string()),
        document.amount.to_plain(),
        document.amount.currency().code()
    )
}

/// What the invoice says was paid before.
const PREPAID: &str = "100.00";

#[test]
fn a_ubl_invoice_asks_for_what_is_left_to_pay() {
    let read = one(ubl().as_bytes());
    assert_eq!(told(&read), "goods A-17 of 2026-03-02 due 2026-03-16 1164.80 EUR");
    assert_eq!(read.seller.registry, "11111111");
    let buyer = &read.buyer;
    assert_eq!(
        [&buyer.name, &buyer.registry, &buyer.tax, &buyer.country, &buyer.address],
        ["Ostja & Pojad AS", "22222222", "EE100200300", "EE", "Tartu"]
    );
    assert_eq!(read.terms.as_deref(), Some("14 päeva"));
    assert_eq!(read.remarks, [DocumentRemark::PaidBefore]);
    assert_eq!(read.prepaid.map(|prepaid| prepaid.to_plain()).as_deref(), Some(PREPAID));
    assert_eq!(read.line, 2);
}

/// Allowances lower the sum of the whole invoice, and cash is rounded.
#[test]
fn allowances_and_rounding_of_a_ubl_invoice_are_counted() {
    let sum = |name: &str, sum: &str| format!("<cbc:{name} currencyID=\"EUR\">{sum}</cbc:{name}>");
    let with =
        |allowance: &str, rounding: &str, exclusive: &str, inclusive: &str, payable: &str| {
            let more = format!("{allowance}{rounding}<cbc:PrepaidAmount");
            ubl()
                .replacen("<cbc:PrepaidAmount", &more, 1)
                .replacen(">1020.00<", &format!(">{exclusive}<"), 1)
                .replacen(">1264.80<", &format!(">{inclusive}<"), 1)
                .replacen(">1164.80<", &format!(">{payable}<"), 1)
        };
    let allowance = sum("AllowanceTotalAmount", "50.00");
    let (up, down) = (sum("PayableRoundingAmount", "0.02"), sum("PayableRoundingAmount", "-0.03"));
    let rows = [
        (with(&allowance, "", "970.00", "1214.80", "1114.80"), "1114.80"),
        (with("", &up, "1020.00", "1264.80", "1164.82"), "1164.82"),
        (with("", &down, "1020.00", "1264.80", "1164.77"), "1164.77"),
        (with(&allowance, &up, "970.00", "1214.80", "1114.82"), "1114.82"),
    ];
    for (text, expected) in rows {
        assert_eq!(one(text.as_bytes()).amount.to_plain(), expected);
    }
    let totals = "Invoice/LegalMonetaryTotal";
    let ignored = with(&allowance, "", "1020.00", "1264.80", "1164.80");
    assert_eq!(refused(ignored.as_bytes()), format!("{totals}/TaxExclusiveAmount totals_differ"));
    let raised = with(&allowance, "", "1070.00", "1314.80", "1214.80");
    assert_eq!(refused(raised.as_bytes()), format!("{totals}/TaxExclusiveAmount totals_differ"));
    let unrounded = with("", &up, "1020.00", "1264.80", "1164.80");
    assert_eq!(refused(unrounded.as_bytes()), format!("{totals}/PayableAmount totals_differ"));
}

/// Nothing is left to pay of what was prepaid in full: the book may hold that money as credit.
#[test]
fn an_invoice_that_was_prepaid_in_full_is_read() {
    let full = ubl().replacen(">100.00<", ">1264.80<", 1).replacen(">1164.80<", ">0.00<", 1);
    let read = one(full.as_bytes());
    let plain = |money: Money| money.to_plain();
    assert_eq!(
        (plain(read.amount), read.prepaid.map(plain)),
        ("0.00".into(), Some("1264.80".into()))
    );
    assert_eq!(read.kind, ItemKind::Goods);
    let nothing = ubl()
        .replace(">700.00<", ">0.00<")
        .replace(">300.00<", ">0.00<")
        .replace(">1000.00<", ">0.00<")
        .replace(">20.00<", ">0.00<")
        .replace(">1020.00<", ">0.00<")
        .replace(">244.80<", ">0.00<")
        .replace(">1264.80<", ">0.00<")
        .replace(">100.00<", ">0.00<")
        .replace(">1164.80<", ">0.00<");
    let path = "Invoice/LegalMonetaryTotal/PayableAmount";
    assert_eq!(refused(nothing.as_bytes()), format!("{path} nothing_to_pay"));
}

/// A zone or a time may stand behind a day, and nothing else.
#[test]
fn what_stands_behind_a_day_is_looked_at() {
    for (behind, is_day) in [
        ("", true),
        ("Z", true),
        ("+02:00", true),
        ("T10:00:00", true),
        ("T10:00:00.5+02:00", true),
        ("99", false),
        ("+2", false),
        (" noon", false),
    ] {
        let text = ubl().replacen("2026-03-02<", &format!("2026-03-02{behind}<"), 1);
        match is_day {
            true => assert_eq!(one(text.as_bytes()).issued.to_string(), "2026-03-02", "{behind}"),
            false => {
                assert_eq!(refused(text.as_bytes()), "Invoice/IssueDate element_day", "{behind}")
            }
        }
    }
}

#[test]
fn sums_of_a_ubl_invoice_agree_to_the_unit_or_the_element_is_named() {
    let rows = [
        (">300.00<", ">299.99<", "LegalMonetaryTotal/LineExtensionAmount totals_differ"),
        (">1020.00<", ">1000.00<", "LegalMonetaryTotal/TaxExclusiveAmount totals_differ"),
        (">244.80<", ">244.81<", "LegalMonetaryTotal/TaxInclusiveAmount totals_differ"),
        (">1164.80<", ">1264.80<", "LegalMonetaryTotal/PayableAmount totals_differ"),
        (">1164.80<", ">1164.8O<", "LegalMonetaryTotal/PayableAmount element_figure"),
        ("2026-03-16", "2026-02-16", "DueDate negative_terms"),
        ("2026-03-02", "2026-02-30", "IssueDate element_day"),
        (">EUR</cbc:Doc", ">XXQ</cbc:Doc", "DocumentCurrencyCode unknown_currency"),
        ("<cbc:ID>A-17</cbc:ID>", "", "ID element_absent"),
        (">380<", ">325<", "InvoiceTypeCode not_a_debt"),
        (
            "PayableAmount currencyID=\"EUR\"",
            "PayableAmount currencyID=\"USD\"",
            "LegalMonetaryTotal/PayableAmount element_currency",
        ),
    ];
    for (from, to, expected) in rows {
        let text = ubl();
        assert!(text.contains(from), "{from}");
        // The number of the document itself is the first of its kind.
        let broken = text.replacen(from, to, 1);
        assert_eq!(refused(broken.as_bytes()), format!("Invoice/{expected}"), "{from} {to}");
    }
}

/// Each kind of document that EN 16931 has is taken as what it is, or refused in words of its own.
#[test]
fn every_kind_of_ubl_document_is_taken_as_what_it_is_or_refused() {
    let code = |code: &str| ubl().replace(">380<", &format!(">{code}<"));
    for debt in ["71", "82", "326", "380", "383", "385", "388", "389", "394", "780", "877"] {
        assert_eq!(one(code(debt).as_bytes()).kind, ItemKind::Goods, "{debt}");
    }
    for credit in ["81", "83", "261", "262", "296", "308", "381", "420", "532"] {
        assert_eq!(one(code(credit).as_bytes()).kind, ItemKind::CreditNote, "{credit}");
    }
    let rows = [
        ("325", "not_a_debt"),
        ("751", "not_a_debt"),
        ("386", "prepayment_asked"),
        ("393", "factored"),
        ("396", "factored"),
        ("457", "which_way"),
        ("999", "unknown_type"),
        ("invoice", "unknown_type"),
    ];
    for (wrong, expected) in rows {
        let refused = refused(code(wrong).as_bytes());
        assert_eq!(refused, format!("Invoice/InvoiceTypeCode {expected}"), "{wrong}");
    }
    // A corrected invoice under the number of the earlier one corrects it; beside it, it would double
    // the debt. Below zero it is the difference.
    let naming = |number: &str| {
        let reference = format!(
            "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{number}</cbc:ID>\
             </cac:InvoiceDocumentReference></cac:BillingReference><cac:AccountingSupplierParty>"
        );
        code("384").replace("<cac:AccountingSupplierParty>", &reference)
    };
    assert_eq!(one(code("384").as_bytes()).kind, ItemKind::Goods);
    assert_eq!(one(naming("A-17").as_bytes()).kind, ItemKind::Goods);
    assert_eq!(refused(naming("A-16").as_bytes()), "Invoice/InvoiceTypeCode replaces_another");
    let mut below = naming("A-16");
    for sum in [
        "700.00", "300.00", "1000.00", "1020.00", "1264.80", "20.00", "100.00", "1164.80", "244.80",
    ] {
        below = below.replace(&format!(">{sum}<"), &format!(">-{sum}<"));
    }
    let read = one(below.as_bytes());
    assert_eq!((read.kind, read.corrects.as_deref()), (ItemKind::CreditNote, Some("A-16")));
    // Root and code that contradict each other.
    let both = ubl().replace(INVOICE, CREDIT_NOTE).replace("<Invoice ", "<CreditNote ");
    let both = both
        .replace("</Invoice>", "</CreditNote>")
        .replace("InvoiceTypeCode>", "CreditNoteTypeCode>");
    let both = both.replace("cac:InvoiceLine>", "cac:CreditNoteLine>");
    assert_eq!(refused(both.as_bytes()), "CreditNote/CreditNoteTypeCode which_way");
}

#[test]
fn a_credit_note_names_the_invoice_and_an_invoice_below_zero_is_one() {
    let reference = "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>A-16</cbc:ID>\
                     </cac:InvoiceDocumentReference></cac:BillingReference>";
    let credit = ubl()
        .replace(INVOICE, CREDIT_NOTE)
        .replace("<Invoice ", "<CreditNote ")
        .replace("</Invoice>", "</CreditNote>")
        .replace("InvoiceTypeCode>380", "CreditNoteTypeCode>381")
        .replace("</cbc:InvoiceTypeCode>", "</cbc:CreditNoteTypeCode>")
        .replace("cac:InvoiceLine>", "cac:CreditNoteLine>")
        .replace(
            "<cac:AccountingSupplierParty>",
            &format!("{reference}<cac:AccountingSupplierParty>"),
        );
    let read = one(credit.as_bytes());
    assert_eq!((read.kind, read.corrects.as_deref()), (ItemKind::CreditNote, Some("A-16")));

    let mut negative = ubl();
    for sum in [
        "700.00", "300.00", "1000.00", "1020.00", "1264.80", "20.00", "100.00", "1164.80", "244.80",
    ] {
        negative = negative.replace(&format!(">{sum}<"), &format!(">-{sum}<"));
    }
    let read = one(negative.as_bytes());
    assert_eq!((read.kind, read.amount.to_plain().as_str()), (ItemKind::CreditNote, "1164.80"));
    let below = credit.replace(">1164.80<", ">-1164.80<").replace(">1000.00<", ">-1309.60<");
    let below = below.replace(">700.00<", ">-1609.60<").replace(">1020.00<", ">-1309.60<");
    let below = below
        .replace(">1264.80<", ">-1064.80<")
        .replace("<cbc:ChargeTotalAmount currencyID=\"EUR\">20.00</cbc:ChargeTotalAmount>", "");
    assert_eq!(
        refused(below.as_bytes()),
        "CreditNote/LegalMonetaryTotal/PayableAmount negative_credit"
    );
}

#[test]
fn names_count_by_their_namespace_and_not_by_their_prefix() {
    let renamed = ubl().replace("cbc:", "x:").replace("xmlns:cbc", "xmlns:x");
    let renamed = renamed.replace("cac:", "y:").replace("xmlns:cac", "xmlns:y");
    assert_eq!(told(&one(renamed.as_bytes())), told(&one(ubl().as_bytes())));
    let stranger = "<ext:Extension xmlns:ext=\"urn:example:other\"><cbc:ID>X</cbc:ID>\
                    <ext:LegalMonetaryTotal/></ext:Extension>";
    let extended = ubl().replacen("<cbc:ID>", &format!("{stranger}<cbc:ID>"), 1);
    assert_eq!(told(&one(extended.as_bytes())), told(&one(ubl().as_bytes())));
    let foreign = ubl().replace(CBC, "urn:example:other");
    assert_eq!(refused(foreign.as_bytes()), "Invoice/ID element_absent");
    let undeclared = ubl().replace("xmlns:cbc", "xmlns:cbd");
    assert!(matches!(read(undeclared.as_bytes()), Err(EInvoiceError::DamagedXml { .. })));
}

#[test]
fn an_estonian_file_holds_many_invoices_and_asks_for_none_of_the_older_ones() {
    let balance = SUMS.replace("<TotalToPay>124.00", "<TotalToPay>300.00");
    let wrong = SUMS.replace("<TotalSum>124.00", "<TotalSum>125.00");
    let rows = SUMS.replace("66.6666", "66.0000").replace("82.6666", "82.0000");
    let file = estonian(&[
        ("1", "DEB", SUMS),
        ("2", "CRE", SUMS),
        ("3", "DEB", &balance),
        ("4", "DEB", &wrong),
        ("5", "DEB", &rows),
        ("6", "XXX", SUMS),
    ]);
    let found = documents(file.as_bytes());
    let told: Vec<String> =
        found.iter().map(|one| one.as_ref().map_or_else(Clone::clone, told)).collect();
    assert_eq!(
        told,
        [
            "goods 1 of 2026-03-02 due 2026-03-16 124.00 EUR",
            "credit_note 2 of 2026-03-02 due 2026-03-16 124.00 EUR",
            "goods 3 of 2026-03-02 due 2026-03-16 124.00 EUR",
            "InvoiceSumGroup/TotalSum totals_differ",
            "InvoiceSumGroup/TotalSum totals_differ",
            "Invoice/InvoiceInformation/Type@type not_a_debt",
        ]
    );
    let remarks = |at: usize| found[at].as_ref().map(|one| one.remarks.clone());
    assert_eq!(remarks(2), Ok(vec![DocumentRemark::BalanceLeftOut]));
    assert_eq!(remarks(0), Ok(Vec::new()));
    let first = found[0].as_ref().expect("taken");
    assert_eq!(first.terms.as_deref(), Some("0.05 %"));
    assert_eq!(first.buyer.email, "arved@example.com");
}

/// Additions to the whole invoice raise or lower it, and the total is rounded.
/// It may also be too long for a bank, and there may be none: nothing is refused for it.
#[test]
fn the_payment_reference_is_read_where_each_format_has_it() {
    let means = |id: &str| {
        let means = format!(
            "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode></cac:PaymentMeans>\n\
             <cac:PaymentMeans><cbc:PaymentID> {id}\n</cbc:PaymentID></cac:PaymentMeans>\n\
             <cac:PaymentMeans><cbc:PaymentID>9</cbc:PaymentID></cac:PaymentMeans>\n<cac:PaymentTerms>"
        );
        let text = ubl().replacen("<cac:PaymentTerms>", &means, 1);
        one(text.as_bytes()).reference
    };
    let long = "7".repeat(40);
    let rows = [
        ("20260001230", Some("20260001230")),
        ("RF18  5390 0754\n7034", Some("RF18 5390 0754 7034")),
        ("", Some("9")),
        (long.as_str(), Some(&long[..35])),
    ];
    for (told, expected) in rows {
        assert_eq!(means(told).as_deref(), expected, "{told:?}");
    }
    assert_eq!(one(ubl().as_bytes()).reference, None);
    let payment = "<PaymentInfo><Currency>EUR</Currency><PaymentRefId>0020260001230</PaymentRefId></PaymentInfo>";
    let invoice = |more: &str| one(estonian(&[("1", "DEB", more)]).as_bytes()).reference;
    assert_eq!(invoice(&format!("{SUMS}{payment}")).as_deref(), Some("0020260001230"));
    assert_eq!(invoice(SUMS), None);
}

#[test]
fn additions_and_rounding_of_an_estonian_invoice_are_counted() {
    let group = |parts: &str, total: &str| {
        SUMS.replace("<TotalVATSum>", &format!("{parts}<TotalVATSum>"))
            .replace("<TotalSum>124.00", &format!("<TotalSum>{total}"))
            .replace("<TotalToPay>124.00", &format!("<TotalToPay>{total}"))
    };
    let addition = |code: &str, sum: &str| {
        format!("<Addition addCode=\"{code}\"><AddSum>{sum}</AddSum></Addition>")
    };
    let rows = [
        (addition("CHR", "10.00"), "134.00", Some("134.00")),
        (addition("DSC", "10.00"), "114.00", Some("114.00")),
        (addition("DSC", "-10.00"), "114.00", Some("114.00")),
        (addition("CHR", "10.00") + &addition("DSC", "4.00"), "130.00", Some("130.00")),
        (addition("DSC", "10.00"), "134.00", None),
        (addition("DSC", "10.00"), "104.00", None),
        ("<Rounding>0.02</Rounding>".to_owned(), "124.02", Some("124.02")),
        ("<Rounding>-0.03</Rounding>".to_owned(), "123.97", Some("123.97")),
        ("<Rounding>0.02</Rounding>".to_owned(), "124.00", None),
        (
            "<Rounding>0.02</Rounding>".to_owned() + &addition("DSC", "10.00"),
            "114.02",
            Some("114.02"),
        ),
    ];
    for (parts, total, expected) in rows {
        let file = estonian(&[("1", "DEB", &group(&parts, total))]);
        let found = documents(file.as_bytes()).remove(0).map(|read| read.amount.to_plain());
        let differs = || "InvoiceSumGroup/TotalSum totals_differ".to_owned();
        assert_eq!(found, expected.map(str::to_owned).ok_or_else(differs), "{parts} {total}");
    }
}

#[test]
fn commerceml_says_on_which_side_we_stand() {
    let sold = one(&windows(&commerceml("Отпуск товара", "Продавец", "Покупатель")));
    assert_eq!(told(&sold), "goods УТ-15 of 2026-03-02 due 2026-03-20 1200.00 RUB");
    assert_eq!(sold.sender, Some(Sender::Seller));
    assert_eq!(
        [&sold.buyer.name, &sold.buyer.tax, &sold.buyer.code],
        ["ООО Ромашка", "7701234567", "К-9"]
    );
    let bought = one(&windows(&commerceml("Отпуск товара", "Покупатель", "Продавец")));
    assert_eq!((bought.sender, bought.seller.tax.as_str()), (Some(Sender::Buyer), "7701234567"));
    let back = one(&windows(&commerceml("Возврат товара", "Продавец", "Покупатель")));
    assert_eq!(back.kind, ItemKind::Return);
    for operation in ["Заказ товара", "Счет на оплату", "Выплата безналичных денег"]
    {
        let told = refused(&windows(&commerceml(operation, "Продавец", "Покупатель")));
        assert_eq!(told, "Документ/ХозОперация not_a_debt", "{operation}");
    }
    // A correction is a difference: above zero it may as well raise the debt.
    let correction = commerceml("Корректировка", "Продавец", "Покупатель");
    assert_eq!(refused(&windows(&correction)), "Документ/Сумма which_way");
    let lowering = correction
        .replace("<Сумма>1200.00", "<Сумма>-1200.00")
        .replace("<Сумма>1000.00", "<Сумма>-1000.00")
        .replace("<Сумма>200.00", "<Сумма>-200.00");
    let lowered = one(&windows(&lowering));
    assert_eq!(
        (lowered.kind, lowered.amount.to_plain().as_str()),
        (ItemKind::CreditNote, "1200.00")
    );
    let file = commerceml("Отпуск товара", "Продавец", "Покупатель");
    let wrong = file.replace("<Сумма>1200.00", "<Сумма>1200.05");
    assert_eq!(refused(&windows(&wrong)), "Документ/Сумма totals_differ");
    let namespaced = file.replace("ВерсияСхемы", "xmlns=\"urn:1C.ru:commerceml_2\" ВерсияСхемы");
    assert_eq!(told(&one(&windows(&namespaced))), told(&sold));
}

#[test]
fn a_utd_of_either_order_is_read_and_a_tax_invoice_alone_is_no_debt() {
    for order_970 in [true, false] {
        let read = one(&windows(&utd(order_970, "СЧФДОП", "1200.00")));
        assert_eq!(told(&read), "goods 18 of 2026-03-02 due - 1200.00 RUB");
        assert_eq!([&read.buyer.name, &read.buyer.tax], ["Петров Пётр", "770012345678"]);
        assert_eq!(read.seller.tax, "7700000001");
        assert_eq!(
            refused(&windows(&utd(order_970, "СЧФ", "1200.00"))),
            "Документ/@Функция not_a_debt"
        );
    }
    let total = "Документ/ТаблСчФакт/ВсегоОпл@СтТовУчНалВсего totals_differ";
    assert_eq!(refused(&windows(&utd(true, "ДОП", "1300.00"))), total);
}

/// Samples as programs write them: the number, the day, the sum and both sides of each.
#[test]
fn every_sample_is_read_to_the_unit() {
    let expected = [
        ("commerceml.xml", "goods УТ-15 of 2026-03-02 due 2026-03-20 1200.00 RUB"),
        ("e-invoice.xml", "goods 17 of 2026-03-02 due 2026-03-16 124.00 EUR"),
        ("ubl-credit-note.xml", "credit_note K-3 of 2026-03-02 due - 1240.00 EUR"),
        ("ubl-invoice.xml", "goods A-17 of 2026-03-02 due 2026-03-16 1240.00 EUR"),
        ("utd-820.xml", "goods 18 of 2026-03-02 due - 1200.00 RUB"),
        ("utd-970.xml", "goods 18 of 2026-03-02 due - 1200.00 RUB"),
    ];
    let found: Vec<(String, String)> = crate::samples::einvoices()
        .into_iter()
        .map(|(name, bytes)| (name, told(&one(&bytes))))
        .collect();
    let found: Vec<(&str, &str)> =
        found.iter().map(|(name, told)| (name.as_str(), told.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn each_format_is_known_by_its_content_and_nothing_else_is_taken_for_one() {
    let files = [
        (ubl().into_bytes(), EInvoiceFormat::Ubl),
        (estonian(&[("1", "DEB", SUMS)]).into_bytes(), EInvoiceFormat::Estonian),
        (
            windows(&commerceml("Отпуск товара", "Продавец", "Покупатель")),
            EInvoiceFormat::CommerceMl,
        ),
        (windows(&utd(true, "ДОП", "1200.00")), EInvoiceFormat::Utd),
    ];
    for (bytes, format) in files {
        assert!(is_einvoice(&bytes), "{format:?}");
        assert_eq!(read(&bytes).map(|read| read.format), Ok(format));
    }
    for other in
        ["", "Number;Amount\n1;2\n", ":20:1\n", "<html><body>1</body></html>", "PK\u{3}\u{4}"]
    {
        assert!(!is_einvoice(other.as_bytes()), "{other}");
    }
    let other = "<?xml version=\"1.0\"?><Order><ID>1</ID></Order>";
    assert!(is_einvoice(other.as_bytes()), "refused by its own name");
    assert_eq!(read(other.as_bytes()), Err(EInvoiceError::OtherDocument { found: "Order".into() }));
    assert_eq!(read(estonian(&[]).as_bytes()), Err(EInvoiceError::NoDocuments));
}

/// I06
#[test]
fn xml_hostile_set() {
    let entity = ubl().replacen(
        "<Invoice ",
        "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<Invoice ",
        1,
    );
    let forbidden =
        |text: &str| matches!(read(text.as_bytes()), Err(EInvoiceError::ForbiddenXml { .. }));
    assert!(forbidden(&entity));
    assert!(forbidden(&ubl().replace(">A-17<", ">&x;<")));
    let deep = format!("{}{}", "<cbc:a>".repeat(DEEPEST + 1), "</cbc:a>".repeat(DEEPEST + 1));
    let deep = ubl().replacen("<cbc:ID>", &format!("{deep}<cbc:ID>"), 1);
    assert!(matches!(read(deep.as_bytes()), Err(EInvoiceError::TooDeep { .. })));
    let long = ubl().replace(">A-17<", &format!(">{}<", "9".repeat(20_000)));
    assert!(matches!(read(long.as_bytes()), Err(EInvoiceError::FieldTooLong { .. })));
    let wide =
        format!("<cbc:ID {}>", (0..2_000).map(|n| format!("a{n}=\"1\" ")).collect::<String>());
    let wide = ubl().replacen("<cbc:ID>", &wide, 1);
    assert!(matches!(read(wide.as_bytes()), Err(EInvoiceError::FieldTooLong { .. })));
    let named = ubl().replace(">A-17<", &format!(">{}<", "9".repeat(101)));
    assert_eq!(refused(named.as_bytes()), "Invoice/ID too_long");
    let (whole, _) = ubl()
        .split_once("<cac:TaxTotal>")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("a tax");
    assert!(matches!(read(whole.as_bytes()), Err(EInvoiceError::CutOff { .. })));
    let crossed = ubl().replace("</cac:PaymentTerms>", "</cac:PaymentMeans>");
    assert!(matches!(read(crossed.as_bytes()), Err(EInvoiceError::DamagedXml { .. })));
    let many = format!("{}{}", "<cbc:a/>".repeat(300_001), "");
    let many = ubl().replacen("<cbc:ID>", &format!("{many}<cbc:ID>"), 1);
    assert_eq!(read(many.as_bytes()), Err(EInvoiceError::TooManyElements { limit: 300_000 }));
}

fn samples() -> Vec<Vec<u8>> {
    vec![
        ubl().into_bytes(),
        estonian(&[("1", "DEB", SUMS), ("2", "CRE", SUMS)]).into_bytes(),
        windows(&commerceml("Отпуск товара", "Продавец", "Покупатель")),
        windows(&utd(true, "СЧФДОП", "1200.00")),
        windows(&utd(false, "ДОП", "1200.00")),
    ]
}

/// Whatever stands there is read or refused by name, and what is taken is a debt of a sum.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    let _ = is_einvoice(bytes);
    match read(bytes) {
        Ok(found) => {
            for one in found.documents {
                match one {
                    Ok(document) => {
                        let before = document.prepaid.is_some_and(Money::is_positive);
                        prop_assert!(document.amount.is_positive() || before);
                        prop_assert!(!document.number.is_empty());
                        prop_assert!(document.due.is_none_or(|due| due >= document.issued));
                    }
                    Err(refusal) => {
                        prop_assert!(!refusal.field.is_empty() && !refusal.remedy().is_empty());
                        prop_assert!(refusal.to_string().len() < 2_000);
                    }
                }
            }
        }
        Err(refused) => {
            prop_assert!(!refused.code().is_empty() && !refused.remedy().is_empty());
            prop_assert!(refused.to_string().len() < 1_000);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// I13, I19
    #[test]
    fn mutated_and_arbitrary_files_never_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_usize..4), 1..5),
        noise in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let all = samples();
        let mut bytes = all[which.index(all.len())].clone();
        for (at, byte, what) in changes {
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at + 1),
                2 => bytes.insert(at, byte),
                _ => {
                    let piece = bytes[at..bytes.len().min(at + 40)].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        holds(&bytes)?;
        holds(&noise)?;
        for root in ["<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">", "<E_Invoice><Invoice>"] {
            holds(&[root.as_bytes(), &noise].concat())?;
        }
    }
}
