//! Statements in tables: CSV of banks that have a rules file.
//!
//! A bank is recognised by its heading, to the letter and in order; a table without such a
//! heading is no statement. The heading names everything that is read, so a remembered map
//! can never be used for another bank (failure I16).

use super::text::{account, amount, cleaned, currency, day};
use super::{MOST_LINES, StatementError, StatementFormat, Statements};
use crate::amount::DecimalMark;
use crate::date::DateOrder;
use crate::mapping::header_difference;
use crate::tables::{ReadOptions, Row, TableSource};
use saldo_domain::bank::{DoesNotAddUp, LineFact, OtherSide, StatementFact};
use saldo_domain::{Currency, Money};
use serde::Deserialize;
use std::sync::LazyLock;

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

static RULES: LazyLock<Vec<Rules>> = LazyLock::new(|| {
    let read = |shipped: &Shipped| {
        toml::from_str(shipped.toml).expect("every shipped rules file is read by a test")
    };
    ALL.iter().map(read).collect()
});

/// How the table of one bank is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    bank: String,
    #[expect(dead_code, reason = "for the reader of the file")]
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

/// The rules whose heading a file has.
pub(super) fn recognise(
    bytes: &[u8],
    options: &ReadOptions,
) -> Option<(TableSource, &'static Rules)> {
    // Archives are opened in a process of their own, and no bank sends a statement in one.
    if bytes.starts_with(b"PK") {
        return None;
    }
    let source = TableSource::from_bytes(bytes, options.clone()).ok()?;
    let mut rows = source.rows().ok()?;
    let mut row = Row::default();
    rows.read(&mut row).ok().filter(|read| *read)?;
    let rules = RULES.iter().find(|rules| header_difference(&rules.header, &row).is_none())?;
    Some((source, rules))
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Statements, StatementError> {
    let (source, rules) = recognise(bytes, options).ok_or(StatementError::NotAStatement)?;
    let mut rows = source.rows()?;
    let mut row = Row::default();
    let mut table = Table { rules, statements: Vec::new() };
    rows.read(&mut row)?;
    let mut count = 0;
    while rows.read(&mut row)? {
        count += 1;
        if count > MOST_LINES {
            return Err(StatementError::TooManyLines { limit: MOST_LINES });
        }
        if !row.is_blank() {
            table.take(&row)?;
        }
    }
    let (format, statements) = (StatementFormat::Table(rules.bank.clone()), table.statements);
    if statements.is_empty() {
        return Err(StatementError::NotAStatement);
    }
    Ok(Statements { format, statements, pending: 0 })
}

struct Table {
    rules: &'static Rules,
    statements: Vec<StatementFact>,
}

impl Table {
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
        let statement = self.statement(own, currency);
        match kind {
            // Of several stretches the first opens and the last closes.
            Kind::Opening => _ = statement.opening.get_or_insert(amount),
            Kind::Closing => statement.closing = Some(amount),
            Kind::Line | Kind::Skip => statement.lines.extend(line),
        }
        Ok(())
    }

    /// The statement of an account in a currency; begun when it is met first.
    fn statement(&mut self, account: String, currency: Currency) -> &mut StatementFact {
        let same = |one: &StatementFact| one.account == account && one.currency == currency;
        let at = self.statements.iter().position(same).unwrap_or_else(|| {
            let (number, from, to) = (String::new(), None, None);
            let (opening, closing, turnover, lines) = (None, None, None, Vec::new());
            self.statements.push(StatementFact {
                account,
                currency,
                number,
                from,
                to,
                opening,
                closing,
                turnover,
                lines,
            });
            self.statements.len() - 1
        });
        &mut self.statements[at]
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
            bank_id: text(&columns.bank_id),
            end_to_end: String::new(),
            number: text(&columns.number),
            reference: text(&columns.reference),
            text: text(&columns.text),
            other: OtherSide {
                name: text(&columns.name),
                account: account(self.cell(row, &columns.other_account)),
                code: text(&columns.code),
                behalf: String::new(),
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
