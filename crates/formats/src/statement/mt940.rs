//! SWIFT MT940, as banks really write it.
//!
//! Fields begin with `:nn:` at the beginning of a line and may run over several lines. Banks
//! put blocks around messages or not, leave out what they please, and fill `:86:` in ways of
//! their own; hence only what carries money is strict: balances, days, sides and amounts.

use super::mt940_details::Details;
use super::text::{Unmarked, account, amount, cleaned, currency, decode, guessed, lines, name};
use super::{LONGEST_FIELD, MOST_LINES, StatementError, StatementFormat, Statements};
use crate::amount::DecimalMark;
use crate::tables::ReadOptions;
use saldo_domain::bank::{DoesNotAddUp, LineFact, StatementFact};
use saldo_domain::{Currency, Day, Money};

/// How far a bank may write before its first field.
const HEAD: usize = 8 << 10;

/// Fields `:20:` and an opening balance, each at the beginning of a line.
pub(super) fn sniff(head: &[u8]) -> bool {
    let head = head.get(..HEAD).unwrap_or(head);
    let begins = |tag: &[u8]| {
        head.split(|byte| *byte == b'\n').any(|line| {
            // The first field may stand behind the headers of the message.
            line.starts_with(tag) || (line.starts_with(b"{") && line.ends_with(tag))
        })
    };
    let opening = begins(b":60F:") || begins(b":60M:");
    begins(b":25:") && (opening || begins(b":61:")) || (begins(b":20:") && opening)
}

/// Reads the messages.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Statements, StatementError> {
    // The format knows no letters beyond those of telex; banks write them in whatever they use.
    let text = decode(bytes, options.encoding.as_deref(), Unmarked::Weighed)?;
    let mut file = File::default();
    for line in lines(&text) {
        let (number, line) = line?;
        match tag_of(line) {
            Some((tag, value)) => {
                file.end_field()?;
                file.field =
                    Some(Field { line: number, tag: tag.to_owned(), value: value.to_owned() });
            }
            None if is_end(line) && file.may_end() => file.end_message()?,
            None => file.continue_field(number, line)?,
        }
    }
    file.end_message()?;
    if file.statements.is_empty() {
        return Err(StatementError::NotAStatement);
    }
    let (format, statements) = (StatementFormat::Mt940, file.statements);
    let guessed_encoding = guessed(bytes, options.encoding.as_deref());
    Ok(Statements { format, statements, pending: 0, guessed_encoding })
}

/// `:61:…` as tag and value.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.strip_prefix(':')?.split_once(':')?;
    let bytes = tag.as_bytes();
    let digits = bytes.get(..2)?.iter().all(u8::is_ascii_digit);
    let letter = match bytes.get(2..)? {
        [] => true,
        [letter] => letter.is_ascii_uppercase(),
        _ => false,
    };
    (digits && letter).then_some((tag, value))
}

/// `-` or `-}` ends a message; `{` begins the headers of the next.
fn is_end(line: &str) -> bool {
    let line = line.trim_end();
    line == "-" || line.starts_with("-}") || line.starts_with('{')
}

struct Field {
    line: u64,
    tag: String,
    value: String,
}

#[derive(Default)]
struct File {
    field: Option<Field>,
    message: Option<Draft>,
    statements: Vec<StatementFact>,
    count: usize,
}

/// A message while it is read.
struct Draft {
    place: u64,
    account: String,
    number: String,
    opening: Option<(Day, Money)>,
    closing: Option<(Day, Money)>,
    lines: Vec<LineFact>,
    /// The last field was a line, so that details belong to it.
    details_wanted: bool,
}

impl File {
    /// A dash inside a payer's text ends nothing: a message has its closing balance first.
    fn may_end(&self) -> bool {
        let closing = |field: &Field| field.tag.starts_with("62");
        self.field.as_ref().is_none_or(closing)
            || self.message.as_ref().is_some_and(|message| message.closing.is_some())
    }

    fn continue_field(&mut self, number: u64, line: &str) -> Result<(), StatementError> {
        let Some(field) = &mut self.field else { return Ok(()) };
        if field.value.len() + line.len() > LONGEST_FIELD {
            return Err(StatementError::FieldTooLong { line: number, limit: LONGEST_FIELD });
        }
        field.value.push('\n');
        field.value.push_str(line);
        Ok(())
    }

    fn end_field(&mut self) -> Result<(), StatementError> {
        let Some(field) = self.field.take() else { return Ok(()) };
        if field.tag == "20" || (self.message.is_none() && field.tag == "25") {
            self.close()?;
            self.message = Some(Draft::at(field.line));
            self.count += 1;
        }
        self.count += usize::from(field.tag == "61");
        if self.count > MOST_LINES {
            return Err(StatementError::TooManyLines { limit: MOST_LINES });
        }
        match &mut self.message {
            Some(message) => message.take(&field),
            None => Ok(()),
        }
    }

    fn end_message(&mut self) -> Result<(), StatementError> {
        self.end_field()?;
        self.close()
    }

    fn close(&mut self) -> Result<(), StatementError> {
        let Some(message) = self.message.take() else { return Ok(()) };
        self.statements.push(message.finish()?);
        Ok(())
    }
}

impl Draft {
    const fn at(place: u64) -> Self {
        Self {
            place,
            account: String::new(),
            number: String::new(),
            opening: None,
            closing: None,
            lines: Vec::new(),
            details_wanted: false,
        }
    }

    fn take(&mut self, field: &Field) -> Result<(), StatementError> {
        let details_wanted = std::mem::take(&mut self.details_wanted);
        match field.tag.as_str() {
            "25" | "25P" => self.account = account_of(&field.value),
            "28" | "28C" => self.number = cleaned(&field.value),
            "60F" | "60M" => {
                let balance = balance(field)?;
                // Further pages open with the balance the one before closed with.
                self.opening.get_or_insert(balance);
            }
            "62F" | "62M" => self.closing = Some(balance(field)?),
            // The floor of an interim report (MT942), which is no statement: it has no balances.
            "34F" if self.opening.is_none() => {
                return Err(StatementError::OtherMessage { found: "MT942".to_owned() });
            }
            "61" => {
                let (_, opening) = self
                    .opening
                    .ok_or(StatementError::Missing { line: field.line, field: ":60F:" })?;
                let line = entry(field, opening.currency())?;
                // What is told of a line that was passed over belongs to no other.
                self.details_wanted = line.is_some();
                self.lines.extend(line);
            }
            "86" if details_wanted => {
                if let Some(line) = self.lines.last_mut() {
                    Details::of(&field.value).fill(line);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(self) -> Result<StatementFact, StatementError> {
        let line = self.place;
        if self.account.is_empty() {
            return Err(StatementError::Missing { line, field: ":25:" });
        }
        let awaited = |field| StatementError::CutOff { line, awaited: field };
        let (from, opening) = self.opening.ok_or_else(|| awaited("the opening balance (:60F:)"))?;
        let (to, closing) = self.closing.ok_or_else(|| awaited("the closing balance (:62F:)"))?;
        Ok(StatementFact {
            account: self.account,
            currency: opening.currency(),
            number: self.number,
            from: Some(from),
            to: Some(to),
            opening: Some(opening),
            closing: Some(closing),
            turnover: None,
            lines: self.lines,
        })
    }
}

/// The account; some banks write the currency behind it.
fn account_of(value: &str) -> String {
    let first = value.lines().next().unwrap_or_default();
    let account = account(first);
    let Some((front, code)) = account.split_at_checked(account.len().saturating_sub(3)) else {
        return account;
    };
    let is_iban = front.len() >= 15 && front.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
    let is_code =
        code.bytes().all(|byte| byte.is_ascii_uppercase()) && Currency::from_code(code).is_ok();
    if is_iban && is_code && front.ends_with(|c: char| c.is_ascii_digit()) {
        front.to_owned()
    } else {
        account
    }
}

/// `C190825EUR1111,10`.
fn balance(field: &Field) -> Result<(Day, Money), StatementError> {
    let value = field.value.lines().next().unwrap_or_default().trim();
    let unreadable = || StatementError::unreadable(field.line, "balance", value);
    let mut rest = Rest(value);
    let is_debit = match rest.take(1) {
        Some("C") => false,
        Some("D") => true,
        _ => return Err(unreadable()),
    };
    let day = rest.take(6).and_then(short_day).ok_or_else(unreadable)?;
    let currency = currency(field.line, rest.take(3).ok_or_else(unreadable)?)?;
    let figure = rest.0.trim().trim_end_matches([',', '.']);
    let read = amount(field.line, "balance", figure, mark_of(rest.0), currency)?;
    let signed = if is_debit { read.negated().map_err(DoesNotAddUp::Money)? } else { read };
    Ok((day, signed))
}

/// `1908240824D5,34N426NONREF//bank's reference`, and more on a line of its own. Lines of
/// nothing are passed over.
fn entry(field: &Field, currency: Currency) -> Result<Option<LineFact>, StatementError> {
    let mut parts = field.value.splitn(2, '\n');
    let first = parts.next().unwrap_or_default().trim_end();
    let more = parts.next().unwrap_or_default();
    let unreadable = || StatementError::unreadable(field.line, ":61:", first);
    let mut rest = Rest(first);
    let value = rest.take(6).and_then(short_day).ok_or_else(unreadable)?;
    let booked = match rest.take_digits(4) {
        Some(digits) => near(value, digits).ok_or_else(unreadable)?,
        None => {
            // Some banks fill the place of the day with spaces.
            if rest.0.starts_with("    ") {
                rest.take(4);
            }
            value
        }
    };
    let (is_debit, reversal) = rest.take_mark().ok_or_else(unreadable)?;
    let figure = rest.take_amount();
    if figure.is_empty() {
        return Err(unreadable());
    }
    // “800,” is how the standard writes whole units.
    let read =
        amount(field.line, ":61:", figure.trim_end_matches([',', '.']), mark_of(figure), currency)?;
    if read.is_zero() {
        return Ok(None);
    }
    let kind = rest.take(4).unwrap_or_default();
    let (reference, bank_id) = rest.0.split_once("//").unwrap_or((rest.0, ""));
    Ok(Some(LineFact {
        place: field.line,
        booked,
        amount: if is_debit { read.negated().map_err(DoesNotAddUp::Money)? } else { read },
        reversal: reversal || kind.ends_with("RTI"),
        bank_id: name(bank_id),
        end_to_end: String::new(),
        number: name(reference),
        reference: String::new(),
        text: cleaned(more),
        other: saldo_domain::bank::OtherSide::default(),
    }))
}

fn mark_of(figure: &str) -> DecimalMark {
    if figure.contains(',') { DecimalMark::Comma } else { DecimalMark::Point }
}

/// `190825`: the standard knows no century; its accounts begin in 1990.
fn short_day(text: &str) -> Option<Day> {
    if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| text.get(from..from + 2)?.parse::<i16>().ok();
    let year = part(0)?;
    let year = if year >= 90 { 1900 + year } else { 2000 + year };
    let (month, day) = (i8::try_from(part(2)?).ok()?, i8::try_from(part(4)?).ok()?);
    Day::of(year, month, day).ok()
}

/// Month and day of the booking, in the year that brings them next to the value day.
fn near(value: Day, digits: &str) -> Option<Day> {
    let (month, day) = (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?);
    let years = [value.year(), value.year() - 1, value.year() + 1];
    let days = years.into_iter().filter_map(|year| Day::of(year, month, day).ok());
    days.min_by_key(|day| day.days_since(value).abs())
}

/// What is left of a field.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Option<&'a str> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn take_digits(&mut self, count: usize) -> Option<&'a str> {
        let taken = self.0.get(..count)?;
        if !taken.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.take(count)
    }

    /// Side and reversal: C, D, RC (a credit taken back, so a debit), RD, with the last letter
    /// of the currency behind them where a bank writes it.
    fn take_mark(&mut self) -> Option<(bool, bool)> {
        let length = self.0.bytes().take_while(u8::is_ascii_uppercase).count();
        let letters = self.take(length)?;
        let side = |letter: u8| match letter {
            b'C' => Some(false),
            b'D' => Some(true),
            _ => None,
        };
        match *letters.as_bytes() {
            [mark] | [mark, _] if side(mark).is_some() => Some((side(mark)?, false)),
            [b'R', mark] | [b'R', mark, _] => Some((!side(mark)?, true)),
            [b'E', mark] | [b'E', mark, _] => Some((side(mark)?, false)),
            _ => None,
        }
    }

    fn take_amount(&mut self) -> &'a str {
        let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.');
        let length = self.0.bytes().take_while(is_part).count();
        self.take(length).unwrap_or_default()
    }
}
