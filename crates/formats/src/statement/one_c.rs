//! 1CClientBankExchange: `Key=Value`, in sections, as banks of Russia and its neighbours write it.
//!
//! The file says `Кодировка=Windows` or `DOS`, and is often UTF-8 all the same. A section of an
//! account states balances for a period, by the day or as a whole; documents follow for all
//! accounts. A document is ours on the side on which our account stands; between two accounts
//! of ours it is a line of both.

use super::text::{Unmarked, account, amount, cleaned, day, decode, lines};
use super::{LONGEST_FIELD, MOST_ACCOUNTS, MOST_LINES};
use super::{StatementError, StatementFormat, Statements};
use crate::amount::DecimalMark;
use crate::date::DateOrder;
use crate::refusal::shorten;
use crate::tables::ReadOptions;
use encoding_rs::{Encoding, IBM866, WINDOWS_1251};
use saldo_domain::bank::{DoesNotAddUp, LineFact, OtherSide, StatementFact, Turnover};
use saldo_domain::{Currency, Day, Money};
use std::collections::{BTreeMap, BTreeSet};

const FIRST_LINE: &[u8] = b"1CClientBankExchange";

/// Its first line, whatever mark stands before it.
pub(super) fn sniff(head: &[u8]) -> bool {
    let wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    let head = head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(head);
    if wide {
        let narrow: Vec<u8> = head.iter().skip(2).take(64).copied().filter(|b| *b != 0).collect();
        return narrow.starts_with(FIRST_LINE);
    }
    head.starts_with(FIRST_LINE)
}

/// Reads the file.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Statements, StatementError> {
    let text = decode(bytes, options.encoding.as_deref(), Unmarked::In(stated(bytes)))?;
    let mut file = File::default();
    let mut last = 1;
    for line in lines(&text).skip(1) {
        let (number, line) = line?;
        last = number;
        if file.take(number, line)? {
            return file.finish(options.currency);
        }
    }
    let awaited = match file.section {
        Section::Head => "its last line (КонецФайла)",
        Section::Account(_) | Section::Document(_) => "the end of a section",
    };
    Err(StatementError::CutOff { line: last, awaited })
}

/// What the file says of itself. `Кодировка=` cannot be read before it is known, but the two
/// words for it differ in Latin letters.
fn stated(bytes: &[u8]) -> &'static Encoding {
    let head = bytes.get(..2000).unwrap_or(bytes);
    let says_dos =
        head.split(|byte| *byte == b'\n').any(|line| line.trim_ascii_end().ends_with(b"=DOS"));
    if says_dos { IBM866 } else { WINDOWS_1251 }
}

#[derive(Default)]
struct File {
    section: Section,
    /// Accounts the file is about, each once, in the order in which it names them.
    own: Vec<String>,
    known: BTreeSet<String>,
    accounts: Vec<AccountSection>,
    documents: Vec<Document>,
}

#[derive(Default)]
enum Section {
    #[default]
    Head,
    Account(Box<AccountSection>),
    Document(Box<Document>),
}

/// Balances of one account for one period.
#[derive(Default)]
struct AccountSection {
    account: String,
    from: Option<Day>,
    to: Option<Day>,
    opening: Option<(u64, String)>,
    closing: Option<(u64, String)>,
    credit: Option<(u64, String)>,
    debit: Option<(u64, String)>,
}

/// A document as written.
#[derive(Default)]
struct Document {
    place: u64,
    number: String,
    amount: Option<(u64, String)>,
    date: Option<Day>,
    debited: Option<Day>,
    credited: Option<Day>,
    text: Vec<String>,
    /// Bytes of the text.
    length: usize,
    code: String,
    payer: Party,
    payee: Party,
}

#[derive(Default)]
struct Party {
    name: String,
    names: Vec<String>,
    account: String,
    own_account: String,
    code: String,
}

impl File {
    /// Takes a line; `true` at the end of the file.
    fn take(&mut self, number: u64, line: &str) -> Result<bool, StatementError> {
        let line = line.trim_end();
        match line {
            "" => return Ok(false),
            "КонецФайла" => {
                return match self.section {
                    Section::Head => Ok(true),
                    _ => Err(StatementError::CutOff {
                        line: number,
                        awaited: "the end of a section",
                    }),
                };
            }
            "СекцияРасчСчет" => {
                self.begin(number, Section::Account(Box::default()))?;
            }
            "КонецРасчСчет" => match std::mem::take(&mut self.section) {
                Section::Account(section) => {
                    self.own(&section.account)?;
                    self.accounts.push(*section);
                }
                _ => return Err(StatementError::unreadable(number, "section", line)),
            },
            "КонецДокумента" => match std::mem::take(&mut self.section) {
                Section::Document(document) => self.documents.push(*document),
                _ => return Err(StatementError::unreadable(number, "section", line)),
            },
            _ => self.take_field(number, line)?,
        }
        Ok(false)
    }

    fn begin(&mut self, number: u64, section: Section) -> Result<(), StatementError> {
        if !matches!(self.section, Section::Head) {
            return Err(StatementError::CutOff { line: number, awaited: "the end of a section" });
        }
        if self.documents.len() + self.accounts.len() >= MOST_LINES {
            return Err(StatementError::TooManyLines { limit: MOST_LINES });
        }
        self.section = section;
        Ok(())
    }

    fn take_field(&mut self, number: u64, line: &str) -> Result<(), StatementError> {
        let Some((key, value)) = line.split_once('=') else {
            // A purpose of payment may run on over lines of its own.
            if let Section::Document(document) = &mut self.section {
                document.run_on(line);
                document.within_bounds(number)?;
            }
            return Ok(());
        };
        let value = value.trim();
        if key == "СекцияДокумент" {
            let document = Document { place: number, ..Document::default() };
            return self.begin(number, Section::Document(Box::new(document)));
        }
        match &mut self.section {
            Section::Head if key == "РасчСчет" => self.own(&account(value))?,
            Section::Head => {}
            Section::Account(section) => section.take(number, key, value)?,
            Section::Document(document) => document.take(number, key, value, line)?,
        }
        Ok(())
    }

    /// An account that the file is about.
    fn own(&mut self, account: &str) -> Result<(), StatementError> {
        if !account.is_empty() && self.known.insert(account.to_owned()) {
            self.own.push(account.to_owned());
        }
        if self.own.len() > MOST_ACCOUNTS {
            return Err(StatementError::TooManyAccounts { limit: MOST_ACCOUNTS });
        }
        Ok(())
    }

    fn finish(self, currency: Option<Currency>) -> Result<Statements, StatementError> {
        if self.own.is_empty() {
            return Err(StatementError::Missing { line: 1, field: "РасчСчет" });
        }
        let has_periods = !self.accounts.is_empty();
        let mut lines: BTreeMap<&str, Vec<LineFact>> = BTreeMap::new();
        for document in &self.documents {
            let mut ours = false;
            for (is_debit, party) in [(true, &document.payer), (false, &document.payee)] {
                let Some(account) = party.account_among(&self.known) else { continue };
                ours = true;
                let of_account = currency_of(document.place, account, currency)?;
                let line = document.line(of_account, is_debit, has_periods)?;
                lines.entry(account).or_default().extend(line);
            }
            if !ours {
                return Err(StatementError::ForeignDocument { line: document.place });
            }
        }
        let mut periods: BTreeMap<&str, Vec<&AccountSection>> = BTreeMap::new();
        for section in &self.accounts {
            periods.entry(&section.account).or_default().push(section);
        }
        let statements = self.own.iter().map(|account| {
            let of_account = lines.remove(account.as_str()).unwrap_or_default();
            let periods = periods.remove(account.as_str()).unwrap_or_default();
            statement(account, of_account, periods, currency)
        });
        let statements = statements.collect::<Result<_, _>>()?;
        let (format, pending) = (StatementFormat::OneC, 0);
        Ok(Statements { format, statements, pending, guessed_encoding: None })
    }
}

/// The statement of one account: its sections are periods one after another.
fn statement(
    account: &str,
    mut lines: Vec<LineFact>,
    mut periods: Vec<&AccountSection>,
    currency: Option<Currency>,
) -> Result<StatementFact, StatementError> {
    lines.sort_by_key(|line| line.booked);
    let place = lines.first().map_or(1, |line| line.place);
    let currency = currency_of(place, account, currency)?;
    periods.sort_by_key(|section| section.from);
    let read = |stated: Option<&(u64, String)>, field: &'static str| {
        let read = stated.map(|(line, text)| figure(*line, field, text, currency));
        read.transpose()
    };
    let sum = |pick: fn(&AccountSection) -> Option<&(u64, String)>, field| {
        if periods.is_empty() || periods.iter().any(|section| pick(section).is_none()) {
            return Ok(None);
        }
        let mut total = Money::zero(currency);
        for section in &periods {
            let part = read(pick(section), field)?.unwrap_or(Money::zero(currency));
            total = total.plus(part).map_err(DoesNotAddUp::Money)?;
        }
        Ok::<_, StatementError>(Some(total))
    };
    let opening = read(periods.first().and_then(|one| one.opening.as_ref()), "НачальныйОстаток")?;
    // Of today's period the closing balance is not stated before the day is over.
    let closing = read(periods.last().and_then(|one| one.closing.as_ref()), "КонечныйОстаток")?;
    Ok(StatementFact {
        account: account.to_owned(),
        currency,
        number: String::new(),
        from: periods.first().and_then(|section| section.from),
        to: periods.last().and_then(|section| section.to),
        opening,
        closing,
        turnover: Some(Turnover {
            credit: sum(|section| section.credit.as_ref(), "ВсегоПоступило")?,
            debit: sum(|section| section.debit.as_ref(), "ВсегоСписано")?,
        }),
        lines,
    })
}

impl AccountSection {
    fn take(&mut self, line: u64, key: &str, value: &str) -> Result<(), StatementError> {
        let figure = || (!value.is_empty()).then(|| (line, value.to_owned()));
        match key {
            "РасчСчет" => self.account = account(value),
            "ДатаНачала" => self.from = some_day(line, "ДатаНачала", value)?,
            "ДатаКонца" => self.to = some_day(line, "ДатаКонца", value)?,
            "НачальныйОстаток" => self.opening = figure(),
            "КонечныйОстаток" => self.closing = figure(),
            "ВсегоПоступило" => self.credit = figure(),
            "ВсегоСписано" => self.debit = figure(),
            _ => {}
        }
        Ok(())
    }
}

impl Document {
    fn take(
        &mut self,
        number: u64,
        key: &str,
        value: &str,
        line: &str,
    ) -> Result<(), StatementError> {
        match key {
            "Номер" => value.clone_into(&mut self.number),
            "Дата" => self.date = some_day(number, "Дата", value)?,
            "Сумма" => self.amount = Some((number, value.to_owned())),
            "ДатаСписано" => self.debited = some_day(number, "ДатаСписано", value)?,
            "ДатаПоступило" => {
                self.credited = some_day(number, "ДатаПоступило", value)?
            }
            "Код" => value.clone_into(&mut self.code),
            "НазначениеПлатежа" => {
                // The whole purpose; the numbered parts repeat it.
                self.text = vec![value.to_owned()];
                self.length = value.len();
            }
            _ if key.starts_with("НазначениеПлатежа") => {
                let told = self.text.first().is_some_and(|whole| whole.contains(value));
                if !told && !value.is_empty() {
                    self.length += value.len();
                    self.text.push(value.to_owned());
                }
            }
            _ if key.starts_with("Плательщик") => {
                self.payer.take(key.strip_prefix("Плательщик").unwrap_or_default(), value);
            }
            _ if key.starts_with("Получатель") => {
                self.payee.take(key.strip_prefix("Получатель").unwrap_or_default(), value);
            }
            // An equals sign inside a purpose that runs on.
            _ if key.contains(' ') => self.run_on(line),
            _ => {}
        }
        self.within_bounds(number)
    }

    fn run_on(&mut self, line: &str) {
        if let Some(last) = self.text.last_mut() {
            self.length += line.len() + 1;
            last.push(' ');
            last.push_str(line);
        }
    }

    fn within_bounds(&self, line: u64) -> Result<(), StatementError> {
        if self.length > LONGEST_FIELD {
            return Err(StatementError::FieldTooLong { line, limit: LONGEST_FIELD });
        }
        Ok(())
    }

    /// The document as a line of one of our accounts; nothing for one of no amount.
    fn line(
        &self,
        currency: Currency,
        is_debit: bool,
        has_periods: bool,
    ) -> Result<Option<LineFact>, StatementError> {
        let line = self.place;
        let (at, text) =
            self.amount.as_ref().ok_or(StatementError::Missing { line, field: "Сумма" })?;
        let read = figure(*at, "Сумма", text, currency)?;
        if read.is_zero() {
            return Ok(None);
        }
        let (own, other) = match is_debit {
            true => (self.debited, self.credited),
            false => (self.credited, self.debited),
        };
        // Some banks fill one of the two days; orders that have not left carry neither.
        let executed = own.or(other).or(self.date.filter(|_| has_periods));
        let booked = match (executed, self.date) {
            (Some(day), _) => day,
            (None, Some(_)) => return Err(StatementError::OnlyOrders { line }),
            (None, None) => return Err(StatementError::Missing { line, field: "Дата" }),
        };
        let party = if is_debit { &self.payee } else { &self.payer };
        Ok(Some(LineFact {
            place: line,
            booked,
            amount: if is_debit { read.negated().map_err(DoesNotAddUp::Money)? } else { read },
            reversal: false,
            bank_id: String::new(),
            end_to_end: String::new(),
            number: cleaned(&self.number),
            // УИН and the like; zero says that there is none.
            reference: if self.code == "0" { String::new() } else { cleaned(&self.code) },
            text: cleaned(&self.text.join(" ")),
            other: party.other_side(),
        }))
    }
}

impl Party {
    fn take(&mut self, rest: &str, value: &str) {
        match rest {
            "" => value.clone_into(&mut self.name),
            "Счет" => self.account = account(value),
            "РасчСчет" => self.own_account = account(value),
            "ИНН" => value.clone_into(&mut self.code),
            "1" | "2" | "3" | "4" if !value.is_empty() => self.names.push(value.to_owned()),
            _ => {}
        }
    }

    /// The account of this party that is among ours.
    fn account_among<'o>(&self, own: &'o BTreeSet<String>) -> Option<&'o str> {
        let named = own.get(&self.account).or_else(|| own.get(&self.own_account));
        named.map(String::as_str)
    }

    fn other_side(&self) -> OtherSide {
        // `Плательщик1` is the name without the tax number that `Плательщик` repeats.
        let name = self.names.first().unwrap_or(&self.name);
        let account = if self.account.is_empty() { &self.own_account } else { &self.account };
        OtherSide {
            name: cleaned(name),
            account: account.clone(),
            code: cleaned(&self.code),
            behalf: String::new(),
        }
    }
}

fn figure(
    line: u64,
    field: &'static str,
    text: &str,
    currency: Currency,
) -> Result<Money, StatementError> {
    let mark = if text.contains(',') { DecimalMark::Comma } else { DecimalMark::Point };
    amount(line, field, text, mark, currency)
}

fn some_day(line: u64, field: &'static str, text: &str) -> Result<Option<Day>, StatementError> {
    if text.is_empty() {
        return Ok(None);
    }
    day(line, field, text, DateOrder::Dmy).map(Some)
}

/// Digits six to eight of an account of twenty name the currency. An account of digits in another
/// form says nothing about it: then it is that of the company, and where nobody says that one the
/// account is refused. One that begins with the letters of a country is of a bank that keeps other
/// money.
fn currency_of(
    line: u64,
    account: &str,
    otherwise: Option<Currency>,
) -> Result<Currency, StatementError> {
    let unknown = |value: &str| StatementError::Currency { line, value: shorten(value) };
    let is_account = account.len() == 20 && account.bytes().all(|byte| byte.is_ascii_digit());
    if is_account {
        let digits = account.get(5..8).unwrap_or_default();
        let number = digits.parse().map_err(|_| unknown(digits))?;
        return Currency::from_number(number).map_err(|_| unknown(digits));
    }
    if account.bytes().take(2).filter(u8::is_ascii_alphabetic).count() == 2 {
        return Err(unknown(account));
    }
    otherwise.ok_or_else(|| unknown(account))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_names_its_currency_or_is_refused() {
        let rows = [
            ("40702810900000000001", "RUB"),
            ("40702643900000000001", "RUB"),
            ("40702840900000000001", "USD"),
            ("40702978900000000001", "EUR"),
            ("40702156900000000001", "CNY"),
            ("40702784900000000001", "AED"),
            ("40702949900000000001", "TRY"),
            ("40702051900000000001", "AMD"),
            ("40702860900000000001", "UZS"),
            ("40702417900000000001", "KGS"),
            ("40702756900000000001", "CHF"),
            ("40702933900000000001", "BYN"),
            ("40702398900000000001", "KZT"),
        ];
        for (account, code) in rows {
            assert_eq!(
                currency_of(7, account, None).map(|one| one.code().to_owned()).as_deref(),
                Ok(code)
            );
        }
        for (account, value) in [
            ("40702123900000000001", "123"),
            ("40702000900000000001", "000"),
            ("BY20OLMP31350000001000000933", "BY20OLMP31350000001000000933"),
            ("1240020000123456", "1240020000123456"),
        ] {
            let refused = StatementError::Currency { line: 7, value: value.into() };
            assert_eq!(currency_of(7, account, None), Err(refused), "{account}");
        }
    }
}
