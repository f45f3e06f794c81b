//! Statements and lines as they come in.

use super::{LINE_COLUMNS, LineRow, LineState, read_line};
use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Currencies, Value, day_or_never};
use saldo_domain::bank::StatementFact;
use saldo_domain::bank::known::{KeptStatement, KnownLine, LineId, Standing, bank_key};
use saldo_domain::{CompanyId, Currency, Day, Money};
use std::collections::BTreeSet;

/// A statement as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    pub statement: i64,
    pub account: String,
    pub currency: Currency,
    pub number: String,
    pub format: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub opening: Option<Money>,
    pub closing: Option<Money>,
    pub batch: i64,
}

/// Lines of an account booked between two days, as they are compared with new ones.
pub fn known_lines(
    reader: &mut Reader,
    company: CompanyId,
    account: &str,
    currency: Currency,
    between: (Day, Day),
) -> Result<Vec<KnownLine>, StoreError> {
    let mut currencies = Currencies::default();
    reader.query(
        "SELECT line, content, booked, currency, amount, statement, state, bank_id FROM bank_line
         WHERE company = $1 AND account = $2 AND currency = $3 AND booked BETWEEN $4 AND $5
         ORDER BY line",
        &[company.into(), account.into(), currency.into(), between.0.into(), between.1.into()],
        |row| {
            Ok(KnownLine {
                line: row.int(0)?,
                content: row.int(1)?,
                booked: row.day(2)?,
                amount: Money::from_minor(row.int(4)?, currencies.read(row, 3)?),
                bank_id: bank_key(&row.string(7)?),
                statement: row.int(5)?,
                standing: match row.word(6, LineState::from_code)? {
                    LineState::Undone => Standing::Undone,
                    LineState::Same => Standing::Same,
                    _ => Standing::Counts,
                },
            })
        },
    )
}

/// Lines of an account of this amount booked between two days, in order of days.
pub fn lines_of_amount(
    reader: &mut Reader,
    company: CompanyId,
    account: &str,
    amount: Money,
    between: (Day, Day),
) -> Result<Vec<LineRow>, StoreError> {
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM bank_line
         WHERE company = $1 AND account = $2 AND amount = $3 AND currency = $4
           AND booked BETWEEN $5 AND $6
         ORDER BY booked, line"
    );
    let mut currencies = Currencies::default();
    let values = [
        company.into(),
        account.into(),
        amount.minor().into(),
        amount.currency().into(),
        between.0.into(),
        between.1.into(),
    ];
    reader.query(&sql, &values, |row| read_line(row, &mut currencies))
}

/// Lines that went out unasked, of amounts that a batch brought in on the same account for an
/// earlier day or the same, no more than so many days before: files of a bank come in any order.
pub fn out_before_their_money(
    reader: &mut Reader,
    company: CompanyId,
    batch: i64,
    days: i64,
) -> Result<Vec<LineRow>, StoreError> {
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM bank_line WHERE company = $1 AND line IN (
             SELECT o.line FROM bank_line i
             JOIN bank_line o ON o.company = i.company AND o.account = i.account
                  AND o.amount = -i.amount AND o.currency = i.currency AND o.state = 'out'
                  AND o.booked BETWEEN i.booked AND i.booked + $3
             WHERE i.company = $1 AND i.brought = $2 AND i.amount > 0)
         ORDER BY booked, line"
    );
    let mut currencies = Currencies::default();
    reader.query(&sql, &[company.into(), batch.into(), days.into()], |row| {
        read_line(row, &mut currencies)
    })
}

/// Kept statements of this account with these lines and balances: the same one told before.
pub fn same_statements(
    reader: &mut Reader,
    company: CompanyId,
    statement: &StatementFact,
    digest: i64,
) -> Result<BTreeSet<i64>, StoreError> {
    let found = reader.query(
        "SELECT statement FROM bank_statement
         WHERE company = $1 AND account = $2 AND currency = $3 AND digest = $4",
        &[company.into(), (&statement.account).into(), statement.currency.into(), digest.into()],
        |row| row.int(0),
    )?;
    Ok(found.into_iter().collect())
}

/// Kept statements of the account that touch a day, with their balances.
pub fn kept_on(
    reader: &mut Reader,
    company: CompanyId,
    account: &str,
    currency: Currency,
    day: Day,
) -> Result<Vec<KeptStatement>, StoreError> {
    reader.query(
        "SELECT s.statement, s.from_day, s.to_day, s.opening, s.closing,
                CASE WHEN EXISTS (SELECT 1 FROM bank_line l
                    WHERE l.company = s.company AND l.account = s.account
                      AND l.booked BETWEEN s.from_day AND s.to_day
                      AND l.statement = s.statement AND l.state <> 'undone')
                THEN 1 ELSE 0 END
         FROM bank_statement s
         WHERE s.company = $1 AND s.account = $2 AND s.currency = $3
           AND s.from_day <= $4 AND s.to_day >= $4
         ORDER BY s.statement",
        &[company.into(), account.into(), currency.into(), day.into()],
        |row| {
            let money = |minor: Option<i64>| minor.map(|minor| Money::from_minor(minor, currency));
            Ok(KeptStatement {
                statement: row.int(0)?,
                from: row.day_or_never(1)?.unwrap_or(day),
                to: row.day_or_never(2)?.unwrap_or(day),
                opening: money(row.int_or_null(3)?),
                closing: money(row.int_or_null(4)?),
                counts: row.int(5)? == 1,
            })
        },
    )
}

/// Kept statements of the account next to a stretch of days: the last that end before it, and the
/// first that begin after it. Of those whose import was undone nothing stands.
pub fn kept_beside(
    reader: &mut Reader,
    company: CompanyId,
    account: &str,
    currency: Currency,
    (first, last): (Day, Day),
) -> Result<(Vec<KeptStatement>, Vec<KeptStatement>), StoreError> {
    let mut beside = |condition: &str, order: &str, day: Day| {
        let sql = format!(
            "SELECT s.statement, s.from_day, s.to_day, s.opening, s.closing
             FROM bank_statement s
             WHERE s.company = $1 AND s.account = $2 AND s.currency = $3 AND {condition}
               AND (EXISTS (SELECT 1 FROM bank_line l
                      WHERE l.company = s.company AND l.account = s.account
                        AND l.booked BETWEEN s.from_day AND s.to_day
                        AND l.statement = s.statement AND l.state <> 'undone')
                    OR NOT EXISTS (SELECT 1 FROM bank_line l
                      WHERE l.company = s.company AND l.account = s.account
                        AND l.booked BETWEEN s.from_day AND s.to_day
                        AND l.statement = s.statement))
             ORDER BY {order} LIMIT 20"
        );
        reader
            .query(&sql, &[company.into(), account.into(), currency.into(), day.into()], |row| {
                let money =
                    |minor: Option<i64>| minor.map(|minor| Money::from_minor(minor, currency));
                let days = row.day_or_never(1)?.zip(row.day_or_never(2)?);
                Ok(days.map(|(from, to)| {
                    Ok::<_, StoreError>(KeptStatement {
                        statement: row.int(0)?,
                        from,
                        to,
                        opening: money(row.int_or_null(3)?),
                        closing: money(row.int_or_null(4)?),
                        counts: true,
                    })
                }))
            })?
            .into_iter()
            .flatten()
            .collect::<Result<Vec<_>, _>>()
    };
    let before = beside("s.to_day < $4", "s.to_day DESC, s.statement DESC", first)?;
    let after = beside("s.from_day > $4", "s.from_day, s.statement", last)?;
    Ok((before, after))
}

/// Keeps a statement and answers its number.
pub fn add_statement(
    writer: &mut Writer,
    stamp: Stamp,
    statement: &StatementFact,
    format: &str,
    digest: i64,
) -> Result<i64, StoreError> {
    let company = stamp.company;
    writer.execute(
        "INSERT INTO bank_account (company, account, currency, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
        &[
            company.into(),
            (&statement.account).into(),
            statement.currency.into(),
            stamp.recorded.into(),
        ],
    )?;
    let number = reserve(writer, company, numbers::BANK_STATEMENT, 1)?;
    let days = || statement.lines.iter().map(|line| line.booked);
    writer.execute(
        "INSERT INTO bank_statement (company, statement, account, currency, number, format,
                                     digest, from_day, to_day, opening, closing, batch, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            company.into(),
            number.into(),
            (&statement.account).into(),
            statement.currency.into(),
            (&statement.number).into(),
            format.into(),
            digest.into(),
            day_or_never(statement.from.or(days().min())).into(),
            day_or_never(days().max().or(statement.to)).into(),
            statement.opening.map(Money::minor).into(),
            statement.closing.map(Money::minor).into(),
            stamp.batch.into(),
            stamp.recorded.into(),
        ],
    )?;
    Ok(number)
}

const NEW_LINE: [&str; 24] = [
    "company",
    "line",
    "content",
    "account",
    "statement",
    "place",
    "booked",
    "currency",
    "amount",
    "reversal",
    "bank_id",
    "end_to_end",
    "number",
    "reference",
    "body",
    "name",
    "other_account",
    "code",
    "behalf",
    "batch",
    "recorded",
    "state",
    "doubt",
    "brought",
];

/// Keeps lines of a statement under their identities, each in the state it begins in.
pub fn add_lines(
    writer: &mut Writer,
    stamp: Stamp,
    account: &str,
    statement: i64,
    lines: &[(LineId, i64, &saldo_domain::bank::LineFact, LineState)],
) -> Result<(), StoreError> {
    let rows = lines.iter().map(|(line, content, fact, state)| {
        [
            stamp.company.into(),
            (*line).into(),
            (*content).into(),
            account.into(),
            statement.into(),
            (fact.place as i64).into(),
            fact.booked.into(),
            fact.amount.currency().into(),
            fact.amount.minor().into(),
            fact.reversal.into(),
            (&fact.bank_id).into(),
            (&fact.end_to_end).into(),
            (&fact.number).into(),
            (&fact.reference).into(),
            (&fact.text).into(),
            (&fact.other.name).into(),
            (&fact.other.account).into(),
            (&fact.other.code).into(),
            (&fact.other.behalf).into(),
            stamp.batch.into(),
            stamp.recorded.into(),
            state.code().into(),
            "".into(),
            stamp.batch.into(),
        ]
    });
    writer.insert("bank_line", &NEW_LINE, rows).map(drop)
}

/// Notes that an import brings lines anew whose own import was undone.
pub fn bring_again(writer: &mut Writer, stamp: Stamp, lines: &[LineId]) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE bank_line SET brought = $3 WHERE company = $1 AND line IN ({ids $2})",
        &[stamp.company.into(), Value::Ids(lines), stamp.batch.into()],
    )?;
    Ok(())
}

/// The lines that a batch brought last.
pub fn lines_of_batch(
    reader: &mut Reader,
    company: CompanyId,
    batch: i64,
) -> Result<Vec<LineRow>, StoreError> {
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM bank_line WHERE company = $1 AND brought = $2
         ORDER BY booked, line"
    );
    let mut currencies = Currencies::default();
    reader.query(&sql, &[company.into(), batch.into()], |row| read_line(row, &mut currencies))
}

/// Statements, newest first.
pub fn statements(
    reader: &mut Reader,
    company: CompanyId,
    limit: u32,
) -> Result<Vec<StatementRow>, StoreError> {
    reader.query(
        "SELECT statement, account, currency, number, format, from_day, to_day, opening, closing,
                batch
         FROM bank_statement WHERE company = $1 ORDER BY statement DESC LIMIT $2",
        &[company.into(), Value::Int(i64::from(limit))],
        |row| {
            let currency = row.currency(2)?;
            let money = |minor: Option<i64>| minor.map(|minor| Money::from_minor(minor, currency));
            Ok(StatementRow {
                statement: row.int(0)?,
                account: row.string(1)?,
                currency,
                number: row.string(3)?,
                format: row.string(4)?,
                from: row.day_or_never(5)?,
                to: row.day_or_never(6)?,
                opening: money(row.int_or_null(7)?),
                closing: money(row.int_or_null(8)?),
                batch: row.int(9)?,
            })
        },
    )
}
