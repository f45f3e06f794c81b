//! Statements in tables: CSV of banks that have a rules file.
//!
//! A bank is recognised by its heading, to the letter and in order, within the first rows; a table
//! without such a heading is no statement. The heading names everything that is read, so a remembered map
//! can never be used for another bank (failure I16).

mod around;
mod running;

use self::around::{Around, Labels};
use self::running::After;
use super::text::{account, amount, cleaned, currency, day, name};
use super::{MOST_ACCOUNTS, MOST_LINES, StatementError, StatementFormat, Statements};
use crate::amount::DecimalMark;
use crate::date::DateOrder;
use crate::mapping::{HEADING_WITHIN_ROWS, MappingError, MappingFault, header_difference};
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
    /// What holds for every file of the bank and stands in none.
    #[serde(default)]
    constants: Constants,
    /// Rows above and below the lines that say something once.
    #[serde(default)]
    around: Labels,
    /// Words of the column `reversal` that say that something is taken back.
    #[serde(default)]
    reversal: Vec<String>,
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

    /// May rows stand above the heading?
    fn may_begin_below(&self) -> bool {
        self.around.is_told()
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
        if let Some(fault) = self.said_twice().or_else(|| self.no_currency()) {
            return Some(fault);
        }
        let strange = self.named().into_iter().find(|(_, heading)| {
            !heading.is_empty() && !self.header.iter().any(|one| one == heading)
        });
        strange.map(|(key, heading)| (key, MappingFault::NoSuchHeading { word: word(heading) }))
    }

    /// Columns that no line goes without.
    fn needed_columns(&self) -> Vec<(&'static str, &str)> {
        let columns = &self.columns;
        let mut needed = vec![("booked", columns.booked.as_str())];
        if self.constants.account.is_empty() && self.around.account.is_empty() {
            needed.push(("account", &columns.account));
        }
        if self.constants.currency.is_empty() && self.around.currency.is_empty() {
            needed.push(("currency", &columns.currency));
        }
        if columns.has_both_sides() {
            needed.extend([("credit", columns.credit.as_str()), ("debit", &columns.debit)]);
        } else {
            needed.push(("amount", &columns.amount));
        }
        needed.extend(self.side.as_ref().map(|_| ("side", columns.side.as_str())));
        let says = (!self.reversal.is_empty()).then_some(("reversal", columns.reversal.as_str()));
        needed.extend(says);
        needed
    }

    /// The key in whose line something is said a second time, otherwise perhaps.
    fn said_twice(&self) -> Option<(&'static str, MappingFault)> {
        let columns = &self.columns;
        let twice = |field: &'static str, one: &str, other: &str| {
            let both = !one.is_empty() && !other.is_empty();
            both.then_some((field, MappingFault::Twice { field }))
        };
        let constants = &self.constants;
        let amount = twice("amount", &columns.amount, &columns.credit);
        amount
            .or_else(|| twice("amount", &columns.amount, &columns.debit))
            .or_else(|| twice("account", &columns.account, &constants.account))
            .or_else(|| twice("currency", &columns.currency, &constants.currency))
    }

    /// The key in whose line a currency stands that there is not.
    fn no_currency(&self) -> Option<(&'static str, MappingFault)> {
        let code = &self.constants.currency;
        let unknown = !code.is_empty() && Currency::from_code(code).is_err();
        unknown.then(|| ("currency", MappingFault::UnknownCurrency { code: code.clone() }))
    }

    /// Every column that is read, under its key.
    fn named(&self) -> Vec<(&'static str, &str)> {
        let columns = &self.columns;
        let mut named = vec![
            ("account", columns.account.as_str()),
            ("booked", &columns.booked),
            ("amount", &columns.amount),
            ("credit", &columns.credit),
            ("debit", &columns.debit),
            ("currency", &columns.currency),
            ("balance", &columns.balance),
            ("bank_id", &columns.bank_id),
            ("end_to_end", &columns.end_to_end),
            ("reversal", &columns.reversal),
            ("number", &columns.number),
            ("reference", &columns.reference),
            ("text", &columns.text),
            ("name", &columns.name),
            ("other_account", &columns.other_account),
            ("code", &columns.code),
            ("behalf", &columns.behalf),
            ("side", &columns.side),
        ];
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
    #[serde(default)]
    account: String,
    booked: String,
    #[serde(default)]
    amount: String,
    /// What came and what went, in columns of their own.
    #[serde(default)]
    credit: String,
    #[serde(default)]
    debit: String,
    #[serde(default)]
    currency: String,
    /// The balance after the line.
    #[serde(default)]
    balance: String,
    #[serde(default)]
    bank_id: String,
    #[serde(default)]
    end_to_end: String,
    #[serde(default)]
    reversal: String,
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

impl Columns {
    /// Does what came stand apart from what went?
    fn has_both_sides(&self) -> bool {
        !self.credit.is_empty() || !self.debit.is_empty()
    }
}

/// What holds for every file of a bank.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Constants {
    account: String,
    currency: String,
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
    let rules = rules_of(&source, options)?;
    Some((source, rules))
}

/// The first row that is somebody's heading, where rows may stand above it: only rules that
/// know rows around their lines are looked for below the first.
fn rules_of(source: &TableSource, options: &ReadOptions) -> Option<Arc<BankRules>> {
    let mut rows = source.rows().ok()?;
    let mut row = Row::default();
    for at in 0..HEADING_WITHIN_ROWS {
        rows.read(&mut row).ok().filter(|read| *read)?;
        let mut known = options.banks.iter().chain(RULES.iter());
        let has = |rules: &&Arc<BankRules>| header_difference(&rules.header, &row).is_none();
        if let Some(rules) = known.find(has).filter(|rules| at == 0 || rules.may_begin_below()) {
            return Some(Arc::clone(rules));
        }
    }
    None
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Statements, StatementError> {
    let (source, rules) = recognise(bytes, options).ok_or(StatementError::NotAStatement)?;
    let mut rows = source.rows()?;
    let mut row = Row::default();
    let mut table = Table::of(&rules);
    while rows.read(&mut row)? && header_difference(&rules.header, &row).is_some() {
        table.around.take(&rules.around, &row);
    }
    let mut count = 0;
    while rows.read(&mut row)? {
        count += 1;
        if count > MOST_LINES {
            return Err(StatementError::TooManyLines { limit: MOST_LINES });
        }
        if row.is_blank() || table.around.take(&rules.around, &row) {
            continue;
        }
        let beyond = rules.header.len()..row.len();
        if let Some(cell) = beyond.map(|at| row.cell(at)).find(|cell| !cell.trim().is_empty()) {
            return Err(StatementError::unreadable(row.line(), "cell beyond the heading", cell));
        }
        table.take(&row)?;
    }
    let statements = table.close()?;
    if statements.is_empty() {
        return Err(StatementError::NotAStatement);
    }
    let format = StatementFormat::Table(rules.bank.clone());
    let guessed_encoding = source.guessed_encoding();
    Ok(Statements { format, statements, pending: 0, guessed_encoding })
}

struct Table<'r> {
    rules: &'r BankRules,
    /// The place of the statement of each account and currency.
    places: BTreeMap<(String, Currency), usize>,
    statements: Vec<StatementFact>,
    /// The lines of each statement with the balances beside them.
    running: Vec<Vec<After>>,
    around: Around,
}

impl<'t> Table<'t> {
    fn of(rules: &'t BankRules) -> Self {
        let (places, statements, running) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { rules, places, statements, running, around: Around::default() }
    }

    fn close(self) -> Result<Vec<StatementFact>, StatementError> {
        let mut statements = self.statements;
        self.around.close(self.rules.decimal_mark, &mut statements)?;
        for (statement, after) in statements.iter_mut().zip(&self.running) {
            running::close(after, statement)?;
        }
        Ok(statements)
    }

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

    /// What a column says of a row, else what holds for all.
    fn said<'r>(
        &'r self,
        row: &'r Row,
        heading: &str,
        [constant, around]: [&'r str; 2],
        field: &'static str,
    ) -> Result<&'r str, StatementError> {
        if !heading.is_empty() {
            return self.needed(row, heading, field);
        }
        let mut known = [constant, around].into_iter().filter(|text| !text.is_empty());
        known.next().ok_or(StatementError::Missing { line: row.line(), field })
    }

    fn take(&mut self, row: &Row) -> Result<(), StatementError> {
        let (columns, constants) = (&self.rules.columns, &self.rules.constants);
        let kind = self.kind(row)?;
        if matches!(kind, Kind::Skip) {
            return Ok(());
        }
        let known = [constants.account.as_str(), &self.around.account];
        let own = account(self.said(row, &columns.account, known, "account")?);
        let known = [constants.currency.as_str(), &self.around.currency];
        let code = self.said(row, &columns.currency, known, "currency")?;
        let currency = currency(row.line(), code)?;
        let amount = self.amount(row, currency)?;
        let line = match kind {
            Kind::Line if !amount.is_zero() => Some(self.line(row, amount)?),
            _ => None,
        };
        let after = line.as_ref().map(|line| self.after(row, line)).transpose()?.flatten();
        let at = self.statement(own, currency)?;
        self.running[at].extend(after);
        let statement = &mut self.statements[at];
        match kind {
            // Of several stretches the first opens and the last closes.
            Kind::Opening => _ = statement.opening.get_or_insert(amount),
            Kind::Closing => statement.closing = Some(amount),
            Kind::Line | Kind::Skip => statement.lines.extend(line),
        }
        Ok(())
    }

    /// The balance beside a line, where the bank writes one.
    fn after(&self, row: &Row, line: &LineFact) -> Result<Option<After>, StatementError> {
        let heading = &self.rules.columns.balance;
        if heading.is_empty() {
            return Ok(None);
        }
        let text = self.needed(row, heading, "balance")?;
        let (place, mark) = (row.line(), self.rules.decimal_mark);
        let balance = amount(place, "balance", text, mark, line.amount.currency())?;
        Ok(Some(After { line: place, booked: line.booked, amount: line.amount, balance }))
    }

    /// The place of the statement of an account in a currency; begun when it is met first.
    fn statement(&mut self, account: String, currency: Currency) -> Result<usize, StatementError> {
        let key = (account, currency);
        if let Some(at) = self.places.get(&key) {
            return Ok(*at);
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
        self.running.push(Vec::new());
        self.places.insert(key, at);
        Ok(at)
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
        if columns.has_both_sides() {
            return self.one_of_both(row, currency);
        }
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

    /// What came, or what went: one of the two columns says something. A bank that writes a minus
    /// before what went says the same thing twice.
    fn one_of_both(&self, row: &Row, currency: Currency) -> Result<Money, StatementError> {
        let read = |field, heading: &str| match self.cell(row, heading) {
            "" => Ok(None),
            text => {
                let mark = self.rules.decimal_mark;
                let read = amount(row.line(), field, text, mark, currency)?;
                Ok::<_, StatementError>(Some(read).filter(|amount| !amount.is_zero()))
            }
        };
        let columns = &self.rules.columns;
        match (read("credit", &columns.credit)?, read("debit", &columns.debit)?) {
            (None, None) => Ok(Money::zero(currency)),
            (Some(came), None) => Ok(came),
            (None, Some(went)) if went.minor() < 0 => Ok(went),
            (None, Some(went)) => Ok(went.negated().map_err(DoesNotAddUp::Money)?),
            (Some(_), Some(went)) => {
                let went = went.to_plain();
                Err(StatementError::unreadable(row.line(), "debit beside a credit", &went))
            }
        }
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
            reversal: self
                .rules
                .reversal
                .iter()
                .any(|one| one == self.cell(row, &columns.reversal)),
            bank_id: name(self.cell(row, &columns.bank_id)),
            end_to_end: name(self.cell(row, &columns.end_to_end)),
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

    /// A bank that says account, currency and balances around its lines, and has a column each for
    /// what came and what went.
    const AROUND: &str = r#"bank = "around"
header = ["Date", "Payer", "In", "Out", "Balance", "Kind"]
dates = "dmy"
decimal_mark = "comma"
reversal = ["Returned"]

[columns]
booked = "Date"
name = "Payer"
credit = "In"
debit = "Out"
balance = "Balance"
reversal = "Kind"

[around]
account = ["Account", "Счёт"]
currency = ["Currency"]
opening = ["Opening balance"]
closing = ["Closing balance"]
skip = ["Turnover"]
"#;

    const AROUND_FILE: &str = "Statement;;;;;\nСчёт:;EE12;;;;\nCurrency: EUR;;;;;\n\
        Opening balance;;100,00;;;\nDate;Payer;In;Out;Balance;Kind\n\
        02.03.2026;Kuusk OÜ;50,00;;150,00;\n03.03.2026;Elekter;;-10,00;140,00;\n\
        04.03.2026;Kuusk OÜ;;50,00;90,00;Returned\nTurnover;;50,00;60,00;;\n\
        Closing balance;;90,00 EUR;;;\n";

    fn by(rules: &str, file: &str) -> Result<Statements, StatementError> {
        let rules = Arc::new(BankRules::from_toml(rules).expect("rules"));
        let options = ReadOptions { banks: vec![rules], ..ReadOptions::default() };
        read(file.as_bytes(), &options)
    }

    #[test]
    fn what_a_bank_says_around_its_lines_is_read_and_holds() {
        let read = by(AROUND, AROUND_FILE).expect("a statement");
        let [statement] = read.statements.as_slice() else { panic!("{read:?}") };
        assert_eq!((statement.account.as_str(), statement.currency.code()), ("EE12", "EUR"));
        let ends = [statement.opening, statement.closing].map(|end| end.map(Money::minor));
        assert_eq!(ends, [Some(10_000), Some(9_000)]);
        let lines: Vec<(i64, bool)> =
            statement.lines.iter().map(|line| (line.amount.minor(), line.reversal)).collect();
        assert_eq!(lines, [(5_000, false), (-1_000, false), (-5_000, true)]);
    }

    /// What is wrong with a file of such a bank is told with its line.
    #[test]
    fn a_balance_that_does_not_follow_or_two_sides_at_once_are_refused() {
        let changed = |from: &str, to: &str| {
            assert!(AROUND_FILE.contains(from), "{from}");
            by(AROUND, &AROUND_FILE.replacen(from, to, 1)).map(|read| read.statements)
        };
        for (from, to, line, field) in [
            ("140,00;", "141,00;", 7, "balance"),
            ("03.03.2026;Elekter;;-10,00;140,00;\n", "", 7, "balance"),
            (";50,00;;150,00", ";50,00;1,00;150,00", 6, "debit beside a credit"),
        ] {
            let refused = changed(from, to).expect_err(to);
            let StatementError::Unreadable { line: at, field: what, .. } = refused else {
                panic!("{to}: {refused}")
            };
            assert_eq!((at, what), (line, field), "{to}");
        }
        for (from, to, line, field) in
            [("150,00;", ";", 6, "balance"), ("Счёт:;EE12", "Клиент:;EE12", 6, "account")]
        {
            let refused = changed(from, to).expect_err(to);
            assert_eq!(refused, StatementError::Missing { line, field }, "{to}");
        }
        // The balances of the lines and those around them are one figure.
        let read = changed("Opening balance;;100,00", "Opening balance;;90,00").expect("read");
        assert!(saldo_domain::bank::check_sums(&read[0]).is_err());
    }

    /// The latest first, as many banks write it, and with nothing but the balances beside the lines.
    #[test]
    fn balances_beside_the_lines_tell_the_ends_in_either_order() {
        let rules = AROUND.replace(
            "\n[around]",
            "\n[constants]\naccount = \"EE12\"\ncurrency = \"EUR\"\n[around]",
        );
        let head = "Date;Payer;In;Out;Balance;Kind\n";
        let rows = ["02.03.2026;A;50,00;;150,00;\n", "03.03.2026;B;;10,00;140,00;\n"];
        let ends = |rows: &[&str]| {
            let read = by(&rules, &(head.to_owned() + &rows.concat())).expect("a statement");
            let one = &read.statements[0];
            [one.opening, one.closing].map(|end| end.map(Money::minor))
        };
        assert_eq!(ends(&rows), [Some(10_000), Some(14_000)]);
        assert_eq!(ends(&[rows[1], rows[0]]), [Some(10_000), Some(14_000)]);
        // Of one day, and either order would follow: nothing is made up.
        let either = ["02.03.2026;A;10,00;;10,00;\n", "02.03.2026;B;;10,00;0,00;\n"];
        assert_eq!(ends(&either), [None, None]);
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
        for (from, to, line, code, word) in [
            ("credit = \"In\"\n", "", Some(7), "missing-key", "credit"),
            ("account = [\"Account\", \"Счёт\"]\n", "", Some(7), "missing-key", "account"),
            ("reversal = \"Kind\"\n", "", Some(5), "missing-key", "reversal"),
            ("booked = \"Date\"", "booked = \"Date\"\namount = \"In\"", Some(9), "twice", "amount"),
            ("skip =", "skips =", Some(20), "unknown-word", "skips"),
        ] {
            assert!(AROUND.contains(from), "{from}");
            let error = BankRules::from_toml(&AROUND.replacen(from, to, 1)).expect_err(to);
            let told = (error.line, error.fault.code(), error.fault.word());
            assert_eq!(told, (line, code, word.to_owned()), "{to}");
        }
        let constants = "[constants]\ncurrency = \"XYZ\"\n[around]";
        let error = BankRules::from_toml(&AROUND.replace("[around]", constants)).expect_err("XYZ");
        assert_eq!(
            (error.fault.code(), error.fault.word()),
            ("unknown-currency", "XYZ".to_owned())
        );
        let shipped = ALL.iter().find(|one| one.name == "saldo").expect("it ships");
        let copied = shipped.toml.replace("\"saldo\"", "\"mine\"");
        let error = BankRules::from_toml(&copied).expect_err("the heading is taken");
        assert_eq!((error.fault.code(), error.fault.word()), ("taken", "saldo".to_owned()));
    }
}
