//! Statements in tables: CSV of banks that have a rules file.
//!
//! A bank is recognised by its heading, to the letter and in order; a table without such a
//! heading is no statement. The heading names everything that is read, so a remembered map
//! can never be used for another bank (failure I16).

use super::text::{account, amount, cleaned, currency, day, name};
use super::{MOST_ACCOUNTS, MOST_LINES, StatementError, StatementFormat, Statements};
use crate::amount::DecimalMark;
use crate::date::DateOrder;
use crate::mapping::{MappingError, MappingFault, header_difference};
use crate::tables::{ReadOptions, Row, TableSource};
use crate::text::heading_key;
use saldo_domain::bank::{DoesNotAddUp, LineFact, OtherSide, StatementFact};
use saldo_domain::{Currency, Money};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// One shipped rules file.
pub(super) struct Shipped {
    pub(super) name: &'static str,
    pub(super) toml: &'static str,
}

/// Every shipped rules file. A new bank is a new file here, with a sample.
pub(super) const ALL: &[Shipped] = &[
    Shipped { name: "lhv-ee", toml: include_str!("../../rules/banks/lhv-ee.toml") },
    Shipped { name: "saldo", toml: include_str!("../../rules/banks/saldo.toml") },
    Shipped { name: "swedbank-ee", toml: include_str!("../../rules/banks/swedbank-ee.toml") },
];

static RULES: LazyLock<Vec<Arc<BankRules>>> = LazyLock::new(|| {
    let read = |shipped: &Shipped| {
        let read = toml::from_str(shipped.toml);
        Arc::new(read.expect("every shipped rules file is read by a test"))
    };
    ALL.iter().map(read).collect()
});

/// How the table of one bank is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankRules {
    bank: String,
    /// For the reader of the file.
    #[serde(default)]
    about: String,
    header: Vec<String>,
    dates: DateOrder,
    decimal_mark: DecimalMark,
    columns: Columns,
    /// Amounts are written without a sign beside a column that says which side.
    #[serde(default)]
    side: Option<Side>,
    /// Rows that are no lines, and what they are.
    #[serde(default)]
    rows: Option<Rows>,
}

impl BankRules {
    /// Reads and checks the rules of a company for its own bank.
    ///
    /// # Errors
    /// With the line and what is wrong: a key that rules do not have or one that is missing, a
    /// column that the heading does not name, a heading that stands there twice, a name or a
    /// heading that a shipped bank has.
    pub fn from_toml(text: &str) -> Result<Self, MappingError> {
        let rules = Self::kept(text)?;
        match rules.taken() {
            None => Ok(rules),
            Some((key, fault)) => Err(MappingError { line: line_with(text, key, &fault), fault }),
        }
    }

    /// Reads rules that a company has put into force: a bank that has come to ship since has their
    /// name or heading, and files go on being read by those of the company.
    ///
    /// # Errors
    /// As [`BankRules::from_toml`], but for what a shipped bank has.
    pub fn kept(text: &str) -> Result<Self, MappingError> {
        let rules: Self = toml::from_str(text).map_err(|error| MappingError {
            line: error.span().map(|span| line_of(text, span.start)),
            fault: MappingFault::of_toml(error.message()),
        })?;
        match rules.fault() {
            None => Ok(rules),
            Some((key, fault)) => Err(MappingError { line: line_with(text, key, &fault), fault }),
        }
    }

    /// The key in whose line stands what a shipped bank has.
    fn taken(&self) -> Option<(&'static str, MappingFault)> {
        let by = |one: &BankRules| MappingFault::Taken { word: one.bank.clone() };
        let name = RULES.iter().find(|one| one.bank == self.bank);
        let heading = RULES.iter().find(|one| same(&one.header, &self.header));
        let name = name.map(|one| ("bank", by(one)));
        name.or_else(|| heading.map(|one| ("header", by(one))))
    }

    /// The name of the bank, as the rules say it.
    pub fn bank(&self) -> &str {
        &self.bank
    }

    /// What the author of the rules says of them.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// Refuses rules whose heading another bank of the company has: no file could tell them apart.
    ///
    /// # Errors
    /// With the line of the heading and the name of the other bank.
    pub fn apart_from(&self, others: &[Arc<Self>], text: &str) -> Result<(), MappingError> {
        let Some(other) = others.iter().find(|one| same(&one.header, &self.header)) else {
            return Ok(());
        };
        let fault = MappingFault::Taken { word: other.bank.clone() };
        Err(MappingError { line: line_with(text, "header", &fault), fault })
    }

    /// The key in whose line something is wrong, and what.
    fn fault(&self) -> Option<(&'static str, MappingFault)> {
        let word = |word: &str| word.to_owned();
        let missing = |key: &'static str| (key, MappingFault::MissingKey { key: word(key) });
        let is_name = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        if self.bank.is_empty() || !self.bank.chars().all(is_name) || self.bank.len() > 60 {
            return Some(missing("bank"));
        }
        let twice = self
            .header
            .iter()
            .enumerate()
            .find(|(at, heading)| !heading.is_empty() && self.header[..*at].contains(heading));
        if let Some((_, heading)) = twice {
            return Some(("header", MappingFault::HeadingTwice { word: heading.clone() }));
        }
        if let Some((key, _)) = self.needed_columns().into_iter().find(|(_, name)| name.is_empty())
        {
            return Some(missing(key));
        }
        let strange = self.named().into_iter().find(|(_, heading)| {
            !heading.is_empty() && !self.header.iter().any(|one| one == heading)
        });
        strange.map(|(key, heading)| (key, MappingFault::NoSuchHeading { word: word(heading) }))
    }

    /// Columns that no line goes without.
    fn needed_columns(&self) -> Vec<(&'static str, &str)> {
        let columns = &self.columns;
        let mut needed = vec![
            ("account", columns.account.as_str()),
            ("booked", &columns.booked),
            ("amount", &columns.amount),
            ("currency", &columns.currency),
        ];
        needed.extend(self.side.as_ref().map(|_| ("side", columns.side.as_str())));
        needed
    }

    /// Every column that is read, under its key.
    fn named(&self) -> Vec<(&'static str, &str)> {
        let columns = &self.columns;
        let mut named = self.needed_columns();
        named.extend([
            ("bank_id", columns.bank_id.as_str()),
            ("number", &columns.number),
            ("reference", &columns.reference),
            ("text", &columns.text),
            ("name", &columns.name),
            ("other_account", &columns.other_account),
            ("code", &columns.code),
            ("behalf", &columns.behalf),
            ("side", &columns.side),
        ]);
        named.extend(self.rows.as_ref().map(|rows| ("column", rows.column.as_str())));
        named
    }
}

/// Would a file with one heading be taken for one with the other?
fn same(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| heading_key(a) == heading_key(b))
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The line that holds the word of a fault, or else that begins with the key.
fn line_with(text: &str, key: &str, fault: &MappingFault) -> Option<usize> {
    let quoted = format!("\"{}\"", fault.word());
    let of_key = |line: &str| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let at = |is: &dyn Fn(&str) -> bool| text.lines().position(is).map(|at| at + 1);
    let by_key = at(&of_key);
    match fault {
        // The second of two is the one too many.
        MappingFault::HeadingTwice { .. } => {
            let lines = text.lines().enumerate().skip(by_key? - 1);
            let of_header = lines.take_while(|(_, line)| !line.trim_start().starts_with('['));
            of_header.filter(|(_, line)| line.contains(&quoted)).last().map(|(at, _)| at + 1)
        }
        MappingFault::MissingKey { .. } => {
            by_key.or_else(|| at(&|line| line.trim() == "[columns]"))
        }
        _ => by_key.or_else(|| at(&|line| line.contains(&quoted))),
    }
}

/// The heading of each column; what a bank does not tell is left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    account: String,
    booked: String,
    amount: String,
    currency: String,
    #[serde(default)]
    bank_id: String,
    #[serde(default)]
    number: String,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    other_account: String,
    #[serde(default)]
    code: String,
    /// For whom it was paid.
    #[serde(default)]
    behalf: String,
    #[serde(default)]
    side: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    credit: String,
    debit: String,
}

/// Kinds of rows, told by one column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    column: String,
    line: Vec<String>,
    #[serde(default)]
    opening: Vec<String>,
    #[serde(default)]
    closing: Vec<String>,
    /// Sums and the like.
    #[serde(default)]
    skip: Vec<String>,
}

/// The rules whose heading a file has: those of the company before those that ship.
pub(super) fn recognise(
    bytes: &[u8],
    options: &ReadOptions,
) -> Option<(TableSource, Arc<BankRules>)> {
    // Archives are opened in a process of their own, and no bank sends a statement in one.
    if bytes.starts_with(b"PK") {
        return None;
    }
    let source = TableSource::from_bytes(bytes, options.clone()).ok()?;
    let mut rows = source.rows().ok()?;
    let mut row = Row::default();
    rows.read(&mut row).ok().filter(|read| *read)?;
    let mut known = options.banks.iter().chain(RULES.iter());
    let rules = known.find(|rules| header_difference(&rules.header, &row).is_none())?;
    Some((source, Arc::clone(rules)))
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Statements, StatementError> {
    let (source, rules) = recognise(bytes, options).ok_or(StatementError::NotAStatement)?;
    let mut rows = source.rows()?;
    let mut row = Row::default();
    let mut table = Table { rules: &rules, places: BTreeMap::new(), statements: Vec::new() };
    rows.read(&mut row)?;
    let mut count = 0;
    while rows.read(&mut row)? {
        count += 1;
        if count > MOST_LINES {
            return Err(StatementError::TooManyLines { limit: MOST_LINES });
        }
        if !row.is_blank() {
            let beyond = rules.header.len()..row.len();
            if let Some(cell) = beyond.map(|at| row.cell(at)).find(|cell| !cell.trim().is_empty()) {
                return Err(StatementError::unreadable(
                    row.line(),
                    "cell beyond the heading",
                    cell,
                ));
            }
            table.take(&row)?;
        }
    }
    let (format, statements) = (StatementFormat::Table(rules.bank.clone()), table.statements);
    if statements.is_empty() {
        return Err(StatementError::NotAStatement);
    }
    let guessed_encoding = source.guessed_encoding();
    Ok(Statements { format, statements, pending: 0, guessed_encoding })
}

struct Table<'r> {
    rules: &'r BankRules,
    /// The place of the statement of each account and currency.
    places: BTreeMap<(String, Currency), usize>,
    statements: Vec<StatementFact>,
}

impl Table<'_> {
    fn cell<'r>(&self, row: &'r Row, heading: &str) -> &'r str {
        let at = self.rules.header.iter().position(|one| !heading.is_empty() && one == heading);
        at.map_or("", |at| row.cell(at)).trim()
    }

    fn needed<'r>(
        &self,
        row: &'r Row,
        heading: &str,
        field: &'static str,
    ) -> Result<&'r str, StatementError> {
        match self.cell(row, heading) {
            "" => Err(StatementError::Missing { line: row.line(), field }),
            text => Ok(text),
        }
    }

    fn take(&mut self, row: &Row) -> Result<(), StatementError> {
        let columns = &self.rules.columns;
        let kind = self.kind(row)?;
        if matches!(kind, Kind::Skip) {
            return Ok(());
        }
        let own = account(self.needed(row, &columns.account, "account")?);
        let currency = currency(row.line(), self.needed(row, &columns.currency, "currency")?)?;
        let amount = self.amount(row, currency)?;
        let line = match kind {
            Kind::Line if !amount.is_zero() => Some(self.line(row, amount)?),
            _ => None,
        };
        let statement = self.statement(own, currency)?;
        match kind {
            // Of several stretches the first opens and the last closes.
            Kind::Opening => _ = statement.opening.get_or_insert(amount),
            Kind::Closing => statement.closing = Some(amount),
            Kind::Line | Kind::Skip => statement.lines.extend(line),
        }
        Ok(())
    }

    /// The statement of an account in a currency; begun when it is met first.
    fn statement(
        &mut self,
        account: String,
        currency: Currency,
    ) -> Result<&mut StatementFact, StatementError> {
        let key = (account, currency);
        if let Some(at) = self.places.get(&key) {
            return Ok(&mut self.statements[*at]);
        }
        if self.statements.len() >= MOST_ACCOUNTS {
            return Err(StatementError::TooManyAccounts { limit: MOST_ACCOUNTS });
        }
        let at = self.statements.len();
        self.statements.push(StatementFact {
            account: key.0.clone(),
            currency,
            number: String::new(),
            from: None,
            to: None,
            opening: None,
            closing: None,
            turnover: None,
            lines: Vec::new(),
        });
        self.places.insert(key, at);
        Ok(&mut self.statements[at])
    }

    fn kind(&self, row: &Row) -> Result<Kind, StatementError> {
        let Some(rows) = &self.rules.rows else { return Ok(Kind::Line) };
        let word = self.cell(row, &rows.column);
        let is_in = |words: &[String]| words.iter().any(|one| one == word);
        if is_in(&rows.line) {
            Ok(Kind::Line)
        } else if is_in(&rows.opening) {
            Ok(Kind::Opening)
        } else if is_in(&rows.closing) {
            Ok(Kind::Closing)
        } else if is_in(&rows.skip) {
            Ok(Kind::Skip)
        } else {
            Err(StatementError::unreadable(row.line(), "kind of row", word))
        }
    }

    fn amount(&self, row: &Row, currency: Currency) -> Result<Money, StatementError> {
        let columns = &self.rules.columns;
        let text = self.needed(row, &columns.amount, "amount")?;
        let read = amount(row.line(), "amount", text, self.rules.decimal_mark, currency)?;
        let Some(side) = &self.rules.side else { return Ok(read) };
        let word = self.cell(row, &columns.side);
        // A bank that writes a minus beside the side says the same thing twice.
        let negative = read.minor() < 0;
        if word == side.debit && !negative {
            return Ok(read.negated().map_err(DoesNotAddUp::Money)?);
        }
        if word == side.credit || word == side.debit {
            return Ok(read);
        }
        Err(StatementError::unreadable(row.line(), "side", word))
    }

    fn line(&self, row: &Row, amount: Money) -> Result<LineFact, StatementError> {
        let columns = &self.rules.columns;
        let place = row.line();
        let written = self.needed(row, &columns.booked, "day")?;
        let text = |heading: &str| cleaned(self.cell(row, heading));
        Ok(LineFact {
            place,
            booked: day(place, "day", written, self.rules.dates)?,
            amount,
            reversal: false,
            bank_id: name(self.cell(row, &columns.bank_id)),
            end_to_end: String::new(),
            number: name(self.cell(row, &columns.number)),
            reference: text(&columns.reference),
            text: text(&columns.text),
            other: OtherSide {
                name: text(&columns.name),
                account: account(self.cell(row, &columns.other_account)),
                code: text(&columns.code),
                behalf: text(&columns.behalf),
            },
        })
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Line,
    Opening,
    Closing,
    Skip,
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = r#"bank = "kodupank"
header = ["Konto", "Kuupäev", "Summa", "Valuuta", "D/K", "Maksja"]
dates = "dmy"
decimal_mark = "comma"

[columns]
account = "Konto"
booked = "Kuupäev"
amount = "Summa"
currency = "Valuuta"
side = "D/K"
name = "Maksja"

[side]
credit = "K"
debit = "D"
"#;

    #[test]
    fn rules_of_a_company_are_read_and_used_before_those_that_ship() {
        let rules = BankRules::from_toml(OWN).expect("rules");
        assert_eq!(rules.bank(), "kodupank");
        let file = "Konto;Kuupäev;Summa;Valuuta;D/K;Maksja\nEE12;02.03.2026;1 250,50;EUR;K;Kuusk OÜ\n\
                    EE12;03.03.2026;10,00;EUR;D;Elekter\n";
        let options = ReadOptions { banks: vec![Arc::new(rules)], ..ReadOptions::default() };
        assert!(recognise(file.as_bytes(), &ReadOptions::default()).is_none());
        let read = read(file.as_bytes(), &options).expect("a statement");
        assert_eq!(read.format.name(), "kodupank");
        let lines = &read.statements[0].lines;
        let sums: Vec<i64> = lines.iter().map(|line| line.amount.minor()).collect();
        assert_eq!((sums, lines[0].other.name.as_str()), (vec![125_050, -1_000], "Kuusk OÜ"));
    }

    #[test]
    fn a_column_may_say_for_whom_it_was_paid() {
        let own = OWN.replace("\"Maksja\"]", "\"Maksja\", \"Kelle eest\"]");
        let rules =
            BankRules::from_toml(&own.replace("[side]", "behalf = \"Kelle eest\"\n\n[side]"));
        let file = "Konto;Kuupäev;Summa;Valuuta;D/K;Maksja;Kelle eest\n\
                    EE12;02.03.2026;50,00;EUR;K;Ema;Laps\n";
        let banks = vec![Arc::new(rules.expect("rules"))];
        let options = ReadOptions { banks, ..ReadOptions::default() };
        let read = read(file.as_bytes(), &options).expect("a statement");
        assert_eq!(read.statements[0].lines[0].other.behalf, "Laps");
    }

    #[test]
    fn what_is_wrong_with_rules_is_told_with_its_line() {
        let changed = |from: &str, to: &str| {
            assert!(OWN.contains(from), "{from}");
            let error = BankRules::from_toml(&OWN.replacen(from, to, 1)).expect_err(to);
            (error.line, error.fault.code(), error.fault.word())
        };
        for (from, to, line, code, word) in [
            ("dates = \"dmy\"", "dates = \"dym\"", Some(3), "unknown-word", "dym"),
            ("account =", "acount =", Some(7), "unknown-word", "acount"),
            ("bank = \"kodupank\"", "bank = \"\"", Some(1), "missing-key", "bank"),
            ("bank = \"kodupank\"", "bank = \"a bank\"", Some(1), "missing-key", "bank"),
            ("\"kodupank\"", "\"saldo\"", Some(1), "taken", "saldo"),
            ("\"Maksja\"]", "\"Summa\"]", Some(2), "heading-twice", "Summa"),
            ("name = \"Maksja\"", "name = \"Payer\"", Some(12), "no-such-heading", "Payer"),
            ("side = \"D/K\"\n", "", Some(6), "missing-key", "side"),
            ("booked = \"Kuupäev\"", "booked = \"\"", Some(8), "missing-key", "booked"),
        ] {
            assert_eq!(changed(from, to), (line, code, word.to_owned()), "{to}");
        }
        let shipped = ALL.iter().find(|one| one.name == "saldo").expect("it ships");
        let copied = shipped.toml.replace("\"saldo\"", "\"mine\"");
        let error = BankRules::from_toml(&copied).expect_err("the heading is taken");
        assert_eq!((error.fault.code(), error.fault.word()), ("taken", "saldo".to_owned()));
    }
}
