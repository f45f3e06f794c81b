//! What became of lines, and what people are asked.

use super::{LINE_COLUMNS, LineRow, LineState, read_line};
use crate::book::wake;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Currencies, Value};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, ItemId, UserId};

/// What was made of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    pub line: i64,
    pub state: LineState,
    pub doubt: String,
    pub payment: Option<(CustomerId, ItemId)>,
    /// The payment was recorded before, and only linked.
    pub linked: bool,
    /// The line that it takes back, or that takes it back.
    pub other: Option<i64>,
    /// The evidence, as JSON.
    pub why: String,
    pub reason: String,
    pub person: UserId,
    pub recorded: Moment,
}

/// Which lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineFilter {
    /// `None` is every line.
    pub state: Option<LineState>,
    /// Only those above zero.
    pub incoming: bool,
}

/// A line and the proposals made for it, as JSON, the likeliest first.
pub type InboxRow = (LineRow, Vec<String>);

/// Records acts, and repeats each in its line. The acts name each line at most once.
pub fn act(writer: &mut Writer, company: CompanyId, acts: &[ActRow]) -> Result<(), StoreError> {
    if acts.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, company, numbers::LINE_ACT, acts.len() as i64)?;
    let payment = |act: &ActRow| act.payment.map_or((0, 0), |(c, i)| (c.get(), i.get()));
    let rows = (first..).zip(acts).map(|(number, act)| {
        let (customer, item) = payment(act);
        [
            company.into(),
            act.line.into(),
            number.into(),
            act.state.code().into(),
            (&act.doubt).into(),
            customer.into(),
            item.into(),
            (&act.why).into(),
            (&act.reason).into(),
            act.person.into(),
            act.recorded.into(),
            act.other.unwrap_or_default().into(),
            act.linked.into(),
        ]
    });
    let columns = [
        "company", "line", "act", "state", "doubt", "customer", "item", "why", "reason", "person",
        "recorded", "other", "linked",
    ];
    writer.insert("line_act", &columns, rows)?;
    let rows = acts.iter().map(|act| {
        let (customer, item) = payment(act);
        [
            act.state.code().into(),
            (&act.doubt).into(),
            customer.into(),
            item.into(),
            act.linked.into(),
            company.into(),
            act.line.into(),
        ]
    });
    let columns = ["state", "doubt", "customer", "item", "linked", "company", "line"];
    writer.update("bank_line", &columns, 2, rows).map(drop)
}

/// Replaces the proposals of a line, the likeliest first, and wakes the customers they name:
/// what may be theirs stands between them and a chase. `others` may have paid it too, though
/// nothing is proposed for them.
pub fn propose(
    writer: &mut Writer,
    company: CompanyId,
    line: &LineRow,
    proposals: &[(CustomerId, String)],
    others: &[CustomerId],
) -> Result<(), StoreError> {
    forget_proposals(writer, company, &[line.line])?;
    let others: Vec<(CustomerId, String)> =
        others.iter().map(|customer| (*customer, String::new())).collect();
    let all = || proposals.iter().chain(&others);
    let rows = (0..).zip(all()).map(|(place, (customer, text))| {
        [
            company.into(),
            (*customer).into(),
            line.line.into(),
            Value::Int(place),
            line.fact.booked.into(),
            line.fact.amount.currency().into(),
            line.fact.amount.minor().into(),
            text.into(),
        ]
    });
    let columns =
        ["company", "customer", "line", "place", "booked", "currency", "amount", "proposal"];
    writer.insert_missing("line_proposal", &columns, rows)?;
    let mut named: Vec<i64> = all().map(|(customer, _)| customer.get()).collect();
    named.sort_unstable();
    wake(writer, company, &named)
}

/// Each line that is asked about and may be somebody's who owes, with the likeliest.
pub fn likeliest(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<(i64, CustomerId)>, StoreError> {
    reader.query(
        "SELECT line, customer FROM line_proposal WHERE company = $1 AND place = 0 ORDER BY line",
        &[company.into()],
        |row| Ok((row.int(0)?, CustomerId::new(row.int(1)?))),
    )
}

/// The open lines that may be a customer's money.
pub fn proposed_to(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<i64>, StoreError> {
    reader.query(
        "SELECT DISTINCT line FROM line_proposal WHERE company = $1 AND customer = $2 ORDER BY line",
        &[company.into(), customer.into()],
        |row| row.int(0),
    )
}

/// Open lines of money that came in and that named nobody and nothing known when they were looked at
/// last.
pub fn unknown(reader: &mut Reader, company: CompanyId) -> Result<Vec<LineRow>, StoreError> {
    unknown_where(reader, company, "")
}

/// Those of them after which documents, or references to pay them under, have been recorded.
pub fn unknown_before_documents(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<LineRow>, StoreError> {
    let since = "AND EXISTS (SELECT 1 FROM
             (SELECT MAX(i.recorded) AS at FROM item i WHERE i.company = $1 AND i.side = 1
              UNION ALL SELECT MAX(r.recorded) FROM payment_reference r WHERE r.company = $1) told
         WHERE told.at > (SELECT MAX(a.recorded) FROM line_act a
              WHERE a.company = bank_line.company AND a.line = bank_line.line))";
    unknown_where(reader, company, since)
}

fn unknown_where(
    reader: &mut Reader,
    company: CompanyId,
    since: &str,
) -> Result<Vec<LineRow>, StoreError> {
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM bank_line WHERE company = $1 AND state = 'open' AND amount > 0
         AND doubt IN ('nobody-known', 'unknown-number', 'amount-alone') {since}
         ORDER BY booked, line"
    );
    let mut currencies = Currencies::default();
    reader.query(&sql, &[company.into()], |row| read_line(row, &mut currencies))
}

/// Takes away the proposals of lines that are not asked about any more.
pub fn forget_proposals(
    writer: &mut Writer,
    company: CompanyId,
    lines: &[i64],
) -> Result<(), StoreError> {
    let named = writer.query(
        "SELECT DISTINCT customer FROM line_proposal
         WHERE company = $1 AND line IN ({ids $2}) ORDER BY customer",
        &[company.into(), Value::Ids(lines)],
        |row| row.int(0),
    )?;
    if named.is_empty() {
        return Ok(());
    }
    writer.execute(
        "DELETE FROM line_proposal WHERE company = $1 AND line IN ({ids $2})",
        &[company.into(), Value::Ids(lines)],
    )?;
    wake(writer, company, &named)
}

/// Proposals of a line, the likeliest first, as JSON.
pub fn proposals_of(
    reader: &mut Reader,
    company: CompanyId,
    line: i64,
) -> Result<Vec<String>, StoreError> {
    reader.query(
        "SELECT proposal FROM line_proposal
         WHERE company = $1 AND line = $2 AND proposal <> '' ORDER BY place",
        &[company.into(), line.into()],
        |row| row.string(0),
    )
}

/// Lines in order of days, the newest first; open ones the oldest first.
pub fn inbox(
    reader: &mut Reader,
    company: CompanyId,
    filter: &LineFilter,
    offset: u64,
    limit: u32,
) -> Result<Vec<LineRow>, StoreError> {
    let order = match filter.state {
        Some(LineState::Open) => "booked, line",
        _ => "booked DESC, line",
    };
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM bank_line WHERE company = $1{}
         ORDER BY {order} LIMIT $2 OFFSET $3",
        condition(filter)
    );
    let values = [company.into(), i64::from(limit).into(), (offset as i64).into()];
    let mut currencies = Currencies::default();
    reader.query(&sql, &values, |row| read_line(row, &mut currencies))
}

fn condition(filter: &LineFilter) -> String {
    let state = filter.state.map(|state| format!(" AND state = '{}'", state.code()));
    let incoming = if filter.incoming { " AND amount > 0" } else { "" };
    format!("{}{incoming}", state.unwrap_or_default())
}

/// How many lines there are.
pub fn inbox_count(
    reader: &mut Reader,
    company: CompanyId,
    filter: &LineFilter,
) -> Result<u64, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM bank_line WHERE company = $1{}", condition(filter));
    Ok(reader.number(&sql, &[company.into()])? as u64)
}

/// A line.
pub fn states(
    reader: &mut Reader,
    company: CompanyId,
    lines: &[i64],
) -> Result<Vec<LineRow>, StoreError> {
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM bank_line
         WHERE company = $1 AND line IN ({{ids $2}}) ORDER BY booked, line"
    );
    let mut currencies = Currencies::default();
    reader.query(&sql, &[company.into(), Value::Ids(lines)], |row| read_line(row, &mut currencies))
}

/// The line for which a payment stands.
pub fn line_of_item(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<Option<LineRow>, StoreError> {
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM bank_line
         WHERE company = $1 AND customer = $2 AND item = $3 AND item <> 0 ORDER BY line LIMIT 1"
    );
    let mut currencies = Currencies::default();
    reader.one(&sql, &[company.into(), customer.into(), item.into()], |row| {
        read_line(row, &mut currencies)
    })
}

/// Everything that was made of a line, the first act first.
pub fn acts_of(
    reader: &mut Reader,
    company: CompanyId,
    line: i64,
) -> Result<Vec<ActRow>, StoreError> {
    reader.query(
        "SELECT line, state, doubt, customer, item, why, reason, person, recorded, other, linked
         FROM line_act WHERE company = $1 AND line = $2 ORDER BY act",
        &[company.into(), line.into()],
        |row| {
            let (customer, item) = (row.int(3)?, row.int(4)?);
            Ok(ActRow {
                line: row.int(0)?,
                state: row.word(1, LineState::from_code)?,
                doubt: row.string(2)?,
                payment: (item != 0).then_some((CustomerId::new(customer), ItemId::new(item))),
                why: row.string(5)?,
                reason: row.string(6)?,
                person: UserId::new(row.int(7)?),
                recorded: row.moment(8)?,
                other: Some(row.int(9)?).filter(|other| *other != 0),
                linked: row.flag(10)?,
            })
        },
    )
}

/// Has a person taken a match of this line back at some time?
pub fn was_taken_back(
    reader: &mut Reader,
    company: CompanyId,
    line: i64,
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM line_act
               WHERE company = $1 AND line = $2 AND doubt = 'taken-back'";
    Ok(reader.number(sql, &[company.into(), line.into()])? > 0)
}

/// Remembers that a customer pays from an account, because a person said so of this line.
pub fn learn(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    line: &LineRow,
    person: UserId,
    at: Moment,
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO payer_account (company, customer, account, line, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (company, customer, account) DO UPDATE SET recorded = excluded.recorded",
        &[
            company.into(),
            customer.into(),
            (&line.fact.other.account).into(),
            line.line.into(),
            person.into(),
            at.into(),
        ],
    )?;
    Ok(())
}

/// Forgets the payers that were learnt from these lines: the answers are taken back.
pub fn forget_payers(
    writer: &mut Writer,
    company: CompanyId,
    lines: &[i64],
) -> Result<(), StoreError> {
    writer.execute(
        "DELETE FROM payer_account WHERE company = $1 AND line IN ({ids $2})",
        &[company.into(), Value::Ids(lines)],
    )?;
    Ok(())
}
