//! Payment orders for banks: ISO 20022 `pain.001.001.09` and 1CClientBankExchange 1.03.
//!
//! A file is about one account of ours and one currency. What is written came from people and
//! banks, so every value is held to one line of characters that the format can say: a name
//! cannot add a field to the file, and one in other letters is spelt in those of the format.

use super::latin::latin;
use encoding_rs::WINDOWS_1251;
use quick_xml::escape::escape;
use saldo_domain::{Currency, Day, Money, MoneyError};
use unicode_normalization::UnicodeNormalization;

/// One transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Number of the document, another one for each transfer of the company.
    pub number: i64,
    /// Under which the bank knows it from end to end; at most 35 characters.
    pub end_to_end: String,
    /// Above zero, of the currency of the order.
    pub amount: Money,
    pub payee: String,
    /// IBAN, or 20 digits.
    pub account: String,
    /// BIC; may be empty where the account is an IBAN.
    pub bank: String,
    /// INN or registry code; may be empty.
    pub code: String,
    /// What it is for.
    pub purpose: String,
}

/// The side that pays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payer {
    pub name: String,
    pub account: String,
    /// BIC; may be empty where the account is an IBAN.
    pub bank: String,
    pub bank_name: String,
    /// Correspondent account of the bank, as Russian orders name it.
    pub bank_account: String,
    /// INN and KPP, as Russian orders name them.
    pub code: String,
    pub state_code: String,
}

/// A file for the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentOrder {
    /// At most 35 characters, another one in each file.
    pub message_id: String,
    /// When it was made: day and time of day in seconds.
    pub made: (Day, u32),
    /// The day on which the bank is to carry it out.
    pub on: Day,
    pub currency: Currency,
    pub payer: Payer,
    pub transfers: Vec<Transfer>,
}

impl PaymentOrder {
    fn total(&self) -> Result<Money, MoneyError> {
        let amounts = self.transfers.iter().map(|one| one.amount);
        Money::sum(self.currency, amounts)
    }

    fn clock(&self) -> String {
        let seconds = self.made.1;
        format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// The file as `pain.001.001.09`, in the Latin letters that every bank takes.
    ///
    /// # Errors
    /// When the sum cannot be computed.
    pub fn pain_001(&self) -> Result<Vec<u8>, MoneyError> {
        let total = self.total()?;
        let count = self.transfers.len().to_string();
        let sum = total.to_plain();
        let mut xml = Xml::begin();
        xml.open("CstmrCdtTrfInitn");
        xml.open("GrpHdr");
        xml.text("MsgId", &self.message_id, 35);
        xml.text("CreDtTm", &format!("{}T{}Z", self.made.0, self.clock()), 20);
        xml.text("NbOfTxs", &count, 15);
        xml.text("CtrlSum", &sum, 20);
        xml.named("InitgPty", &self.payer.name);
        xml.close("GrpHdr");
        xml.open("PmtInf");
        xml.text("PmtInfId", &self.message_id, 35);
        xml.text("PmtMtd", "TRF", 3);
        xml.text("NbOfTxs", &count, 15);
        xml.text("CtrlSum", &sum, 20);
        // The service level is only that of the euro; elsewhere the bank's own rules hold.
        if total.currency().code() == "EUR" {
            xml.within(&["PmtTpInf", "SvcLvl"], |xml| xml.text("Cd", "SEPA", 4));
        }
        xml.within(&["ReqdExctnDt"], |xml| xml.text("Dt", &self.on.to_string(), 10));
        xml.named("Dbtr", &self.payer.name);
        xml.open("DbtrAcct");
        xml.within(&["Id"], |xml| xml.text("IBAN", &self.payer.account, 34));
        xml.text("Ccy", total.currency().code(), 3);
        xml.close("DbtrAcct");
        xml.agent("DbtrAgt", &self.payer.bank);
        xml.text("ChrgBr", if total.currency().code() == "EUR" { "SLEV" } else { "SHAR" }, 4);
        for one in &self.transfers {
            xml.transfer(one);
        }
        xml.close("PmtInf");
        xml.close("CstmrCdtTrfInitn");
        Ok(xml.end())
    }

    /// The file as 1CClientBankExchange with one payment order for each transfer, in
    /// Windows-1251.
    pub fn one_c(&self) -> Vec<u8> {
        let mut lines = Lines::default();
        let (made, on) = (russian(self.made.0), russian(self.on));
        lines.bare("1CClientBankExchange");
        lines.field("ВерсияФормата", "1.03");
        lines.field("Кодировка", "Windows");
        lines.field("Отправитель", "Saldo");
        lines.field("Получатель", "");
        lines.field("ДатаСоздания", &made);
        lines.field("ВремяСоздания", &self.clock());
        lines.field("ДатаНачала", &on);
        lines.field("ДатаКонца", &on);
        lines.field("РасчСчет", &self.payer.account);
        lines.field("Документ", "Платежное поручение");
        for one in &self.transfers {
            self.document(&mut lines, one);
        }
        lines.bare("КонецФайла");
        lines.end()
    }

    fn document(&self, lines: &mut Lines, one: &Transfer) {
        lines.field("СекцияДокумент", "Платежное поручение");
        lines.field("Номер", &one.number.to_string());
        lines.field("Дата", &russian(self.on));
        lines.field("Сумма", &one.amount.to_plain());
        let payer = &self.payer;
        lines.field("ПлательщикСчет", &payer.account);
        lines.field("Плательщик", &with_code(&payer.code, &payer.name));
        lines.field("ПлательщикИНН", &payer.code);
        lines.some("ПлательщикКПП", &payer.state_code);
        lines.field("Плательщик1", &payer.name);
        lines.field("ПлательщикРасчСчет", &payer.account);
        lines.some("ПлательщикБанк1", &payer.bank_name);
        lines.field("ПлательщикБИК", &payer.bank);
        lines.some("ПлательщикКорсчет", &payer.bank_account);
        lines.field("ПолучательСчет", &one.account);
        lines.field("Получатель", &with_code(&one.code, &one.payee));
        lines.field("ПолучательИНН", &one.code);
        lines.field("Получатель1", &one.payee);
        lines.field("ПолучательРасчСчет", &one.account);
        lines.field("ПолучательБИК", &one.bank);
        lines.field("ВидПлатежа", "");
        // A payment order, among payments of the fifth rank (Civil Code, article 855).
        lines.field("ВидОплаты", "01");
        lines.field("Очередность", "5");
        let purpose = format!("{} {}", one.purpose, one.end_to_end);
        lines.field("НазначениеПлатежа", &shortened(&purpose, 210, &one.end_to_end));
        lines.bare("КонецДокумента");
    }
}

/// A purpose of at most so many characters that ends with the name of the transfer: by it the
/// bank's statement is recognised.
fn shortened(text: &str, most: usize, name: &str) -> String {
    let text = one_line(text);
    if text.chars().count() <= most {
        return text;
    }
    let room = most.saturating_sub(name.chars().count() + 1);
    let kept: String = text.chars().take(room).collect();
    format!("{} {name}", kept.trim_end())
}

fn with_code(code: &str, name: &str) -> String {
    if code.is_empty() { name.to_owned() } else { format!("ИНН {code} {name}") }
}

fn russian(day: Day) -> String {
    let (month, of_month) = day.month_and_day();
    format!("{of_month:02}.{month:02}.{}", day.year())
}

/// The text on one line, white space single, without characters that no file can hold.
fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Xml(String);

impl Xml {
    fn begin() -> Self {
        Self(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">\n"
                .to_owned(),
        )
    }

    fn open(&mut self, name: &str) {
        self.0.push_str(&format!("<{name}>"));
    }

    fn close(&mut self, name: &str) {
        self.0.push_str(&format!("</{name}>\n"));
    }

    fn text(&mut self, name: &str, text: &str, most: usize) {
        let kept: String = latin(&one_line(text)).chars().take(most).collect();
        self.0.push_str(&format!("<{name}>{}</{name}>\n", escape(kept.trim_end())));
    }

    fn within(&mut self, names: &[&str], write: impl FnOnce(&mut Self)) {
        names.iter().for_each(|name| self.open(name));
        write(self);
        names.iter().rev().for_each(|name| self.close(name));
    }

    /// A party by its name; SEPA takes 70 characters of it, and no name that is empty.
    fn named(&mut self, element: &str, name: &str) {
        let name = if latin(&one_line(name)).trim().is_empty() { "NOTPROVIDED" } else { name };
        self.within(&[element], |xml| xml.text("Nm", name, 70));
    }

    /// A bank by its BIC, or by nothing where the account says which it is.
    fn agent(&mut self, element: &str, bic: &str) {
        self.within(&[element, "FinInstnId"], |xml| match bic {
            "" => xml.within(&["Othr"], |xml| xml.text("Id", "NOTPROVIDED", 35)),
            bic => xml.text("BICFI", bic, 11),
        });
    }

    fn transfer(&mut self, one: &Transfer) {
        self.open("CdtTrfTxInf");
        self.open("PmtId");
        self.text("InstrId", &one.end_to_end, 35);
        self.text("EndToEndId", &one.end_to_end, 35);
        self.close("PmtId");
        let (currency, amount) = (one.amount.currency(), one.amount.to_plain());
        self.within(&["Amt"], |xml| {
            let currency = currency.code();
            let written = format!("<InstdAmt Ccy=\"{currency}\">{amount}</InstdAmt>\n");
            xml.0.push_str(&written);
        });
        if !one.bank.is_empty() {
            self.agent("CdtrAgt", &one.bank);
        }
        self.named("Cdtr", &one.payee);
        self.within(&["CdtrAcct", "Id"], |xml| xml.text("IBAN", &one.account, 34));
        let purpose = latin(&one_line(&format!("{} {}", one.purpose, one.end_to_end)));
        let purpose = shortened(&purpose, 140, &one.end_to_end);
        self.within(&["RmtInf"], |xml| xml.text("Ustrd", &purpose, 140));
        self.close("CdtTrfTxInf");
    }

    fn end(mut self) -> Vec<u8> {
        self.0.push_str("</Document>\n");
        self.0.into_bytes()
    }
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn bare(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push_str("\r\n");
    }

    fn field(&mut self, key: &str, value: &str) {
        self.bare(&format!("{key}={}", one_line(value)));
    }

    fn some(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.field(key, value);
        }
    }

    fn end(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len());
        for letter in self.0.chars() {
            push_windows(&mut bytes, letter);
        }
        bytes
    }
}

/// A letter in Windows-1251; one that it does not have without its marks, or as a question mark.
fn push_windows(bytes: &mut Vec<u8>, letter: char) {
    let mut buffer = [0; 4];
    let (written, _, lost) = WINDOWS_1251.encode(letter.encode_utf8(&mut buffer));
    if !lost {
        bytes.extend_from_slice(&written);
        return;
    }
    let plain = std::iter::once(letter).nfd().next().filter(char::is_ascii);
    bytes.push(plain.map_or(b'?', |plain| plain as u8));
}
