//! Statuses of payers: rounds, votes, decisions. Rows are only ever added; the status on a
//! customer's card follows from the decisions and is rewritten with them.

use crate::book::wake;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use crate::webhooks::{Event, announce};
use saldo_domain::book::Moment;
use saldo_domain::happening::Happening;
use saldo_domain::rating::{RoundKind, Say, Status, Vote};
use saldo_domain::{CompanyId, CustomerId, Day, Role, UserId};
use std::collections::BTreeMap;

/// The status of a customer about whom nothing was decided (CLS-05).
pub const UNDECIDED: Status = Status::Uncertain;

/// A round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its day is its number.
    pub day: Day,
    pub kind: RoundKind,
    /// Customers looked at.
    pub customers: u64,
    /// Customers about whom something is to be decided.
    pub lines: u64,
    pub person: UserId,
    pub recorded: Moment,
}

/// One customer of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub customer: CustomerId,
    pub now: Status,
    pub worked_out: Status,
    /// JSON.
    pub evidence: String,
}

/// A vote to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVote {
    pub customer: CustomerId,
    pub round: Day,
    pub vote: Vote,
    pub reason: String,
}

/// A vote as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteRow {
    pub customer: CustomerId,
    pub vote: Vote,
    pub reason: String,
    pub recorded: Moment,
}

/// A decision to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChange {
    pub customer: CustomerId,
    pub from: Day,
    pub status: Status,
    pub previous: Status,
    /// `initial`, `review` or `overdue_decision`.
    pub ground: &'static str,
    pub round: Option<Day>,
    pub clause: &'static str,
    pub role: Role,
    pub person: UserId,
    pub reason: String,
}

/// A decision as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    pub customer: CustomerId,
    pub change: i64,
    pub from: Day,
    pub status: Status,
    pub previous: Status,
    pub ground: String,
    pub round: Option<Day>,
    pub clause: String,
    pub role: Role,
    pub person: UserId,
    pub reason: String,
    pub recorded: Moment,
}

/// Begins a round; its lines are added by [`add_lines`].
pub fn begin_round(
    writer: &mut Writer,
    company: CompanyId,
    round: &Round,
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO status_round (company, round, kind, customers, lines, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            company.into(),
            round.day.into(),
            round.kind.code().into(),
            (round.customers as i64).into(),
            (round.lines as i64).into(),
            round.person.into(),
            round.recorded.into(),
        ],
    )?;
    Ok(())
}

/// Adds lines of a round that was begun.
pub fn add_lines(
    writer: &mut Writer,
    company: CompanyId,
    round: Day,
    lines: &[Line],
) -> Result<(), StoreError> {
    let rows = lines.iter().map(|line| {
        [
            company.into(),
            line.customer.into(),
            round.into(),
            line.now.code().into(),
            line.worked_out.code().into(),
            (&line.evidence).into(),
        ]
    });
    let columns = ["company", "customer", "round", "status_now", "worked_out", "evidence"];
    writer.insert("status_line", &columns, rows).map(drop)
}

/// Rounds, the latest first.
pub fn rounds(reader: &mut Reader, company: CompanyId) -> Result<Vec<Round>, StoreError> {
    reader.query(
        "SELECT round, kind, customers, lines, person, recorded FROM status_round
         WHERE company = $1 ORDER BY round DESC",
        &[company.into()],
        |row| {
            Ok(Round {
                day: row.day(0)?,
                kind: row.word(1, RoundKind::from_code)?,
                customers: row.int(2)? as u64,
                lines: row.int(3)? as u64,
                person: UserId::new(row.int(4)?),
                recorded: row.moment(5)?,
            })
        },
    )
}

/// How many customers there are: each of them has a line in a round that begins now.
pub fn customer_count(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM customer WHERE company = $1";
    Ok(reader.number(sql, &[company.into()])? as u64)
}

/// Has every customer of the round its line?
pub fn is_complete(
    reader: &mut Reader,
    company: CompanyId,
    round: &Round,
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM status_line WHERE company = $1 AND round = $2";
    Ok(reader.number(sql, &[company.into(), round.day.into()])? as u64 >= round.lines)
}

/// The next customers, at most `limit`, who wait for their line in a round that was begun: lines are
/// added in the order of the customers, so that all who wait come after the last who has one. Who
/// came since the round began, by `now`, is not of it.
pub fn without_line(
    reader: &mut Reader,
    company: CompanyId,
    round: &Round,
    now: Moment,
    limit: u32,
) -> Result<Vec<CustomerId>, StoreError> {
    let of_round = [company.into(), round.day.into()];
    let sql = "SELECT customer FROM status_line WHERE company = $1 AND round = $2
               ORDER BY customer DESC LIMIT 1";
    let last = reader.one(sql, &of_round, |row| row.int(0))?.unwrap_or(i64::MIN);
    let (began, limit) = (round.recorded, i64::from(limit));
    let values = [company.into(), last.into(), began.into(), now.into(), limit.into()];
    reader.query(
        "SELECT customer FROM customer
         WHERE company = $1 AND customer > $2 AND NOT (created_at > $3 AND created_at <= $4)
         ORDER BY customer LIMIT $5",
        &values,
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// The next customers after one, at most `limit`, who have a line in a round, ascending.
pub fn customers_in(
    reader: &mut Reader,
    company: CompanyId,
    round: Day,
    after: Option<CustomerId>,
    limit: u32,
) -> Result<Vec<CustomerId>, StoreError> {
    let after = after.map_or(i64::MIN, CustomerId::get);
    reader.query(
        "SELECT customer FROM status_line WHERE company = $1 AND round = $2 AND customer > $3
         ORDER BY customer LIMIT $4",
        &[company.into(), round.into(), after.into(), i64::from(limit).into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// Lines of a round that stand alike: the same status, the same votes of the same people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    pub now: Status,
    pub votes: Vec<Vote>,
    pub lines: u64,
}

/// The lines of a round that have two votes at most and whose customers' statuses nobody decided since,
/// counted by how they stand: as many rows as there are ways to stand, however many lines.
pub fn alike(
    reader: &mut Reader,
    company: CompanyId,
    round: &Round,
) -> Result<Vec<Alike>, StoreError> {
    let values = [company.into(), round.day.into(), round.recorded.into()];
    let sql = "WITH voted AS (
             SELECT customer, COUNT(*) AS votes, MIN(vote) AS earliest, MAX(vote) AS latest
             FROM status_vote WHERE company = $1 AND round = $2 GROUP BY customer)
         SELECT l.status_now, COALESCE(v.votes, 0),
                x.say, x.status, x.role, x.person, y.say, y.status, y.role, y.person, COUNT(*)
         FROM status_line l
         LEFT JOIN voted v ON v.customer = l.customer
         LEFT JOIN status_vote x ON x.company = l.company AND x.customer = v.customer
              AND x.vote = v.earliest
         LEFT JOIN status_vote y ON y.company = l.company AND y.customer = v.customer
              AND y.vote = v.latest
         WHERE l.company = $1 AND l.round = $2 AND COALESCE(v.votes, 0) <= 2
           AND NOT EXISTS (SELECT 1 FROM status_change c WHERE c.company = l.company
                           AND c.customer = l.customer AND c.recorded > $3)
         GROUP BY l.status_now, COALESCE(v.votes, 0), x.say, x.status, x.role, x.person,
                  y.say, y.status, y.role, y.person";
    reader.query(sql, &values, |row| {
        // A single vote is both the first and the last.
        let votes = [2, 6].into_iter().take(usize::try_from(row.int(1)?).unwrap_or(0));
        let vote = |at: usize| {
            let (role, person) =
                (row.word(at + 2, Role::from_code)?, UserId::new(row.int(at + 3)?));
            Ok::<_, StoreError>(Vote { say: say(row, at)?, role, person })
        };
        let votes = votes.map(vote).collect::<Result<_, _>>()?;
        let now = row.word(0, Status::from_code)?;
        Ok(Alike { now, votes, lines: row.int(10)? as u64 })
    })
}

/// How many lines of a round are decided in it.
pub fn decided_in(
    reader: &mut Reader,
    company: CompanyId,
    round: &Round,
) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM status_line l WHERE l.company = $1 AND l.round = $2
               AND EXISTS (SELECT 1 FROM status_change c WHERE c.company = l.company
                   AND c.customer = l.customer AND c.round = $2)";
    Ok(reader.number(sql, &[company.into(), round.day.into()])? as u64)
}

/// Which lines of a round that are not decided in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// All of them.
    All,
    /// Those that are not like others ([`alike`]): with more votes, or of customers whose status was
    /// decided elsewhere since.
    Apart,
    /// Those that a proposal of this role may be missing on, or be wanted anew.
    ForProposal(Role),
    /// Those with two votes or more.
    ForApproval,
}

/// The customers of such lines after one, ascending, at most `limit` from `offset` on.
pub fn undecided(
    reader: &mut Reader,
    company: CompanyId,
    round: &Round,
    which: Undecided,
    (after, offset, limit): (Option<CustomerId>, u64, u32),
) -> Result<Vec<CustomerId>, StoreError> {
    const CHANGED: &str = "EXISTS (SELECT 1 FROM status_change d WHERE d.company = l.company
        AND d.customer = l.customer AND d.recorded > $6)";
    const VOTES: &str = "FROM status_vote v WHERE v.company = l.company
        AND v.customer = l.customer AND v.round = l.round";
    let after = after.map_or(i64::MIN, CustomerId::get);
    let mut values: Vec<Value<'_>> = vec![
        company.into(),
        round.day.into(),
        after.into(),
        i64::from(limit).into(),
        (offset as i64).into(),
        round.recorded.into(),
    ];
    let of = match which {
        // The moment is named in every statement.
        Undecided::All => "CAST($6 AS BIGINT) IS NOT NULL".to_owned(),
        Undecided::Apart => format!("((SELECT COUNT(*) {VOTES}) > 2 OR {CHANGED})"),
        Undecided::ForApproval => format!("((SELECT COUNT(*) {VOTES}) >= 2 OR {CHANGED})"),
        Undecided::ForProposal(role) => {
            values.push(role.code().into());
            format!(
                "(NOT EXISTS (SELECT 1 {VOTES} AND v.role = $7) OR {CHANGED}
                  OR EXISTS (SELECT 1 {VOTES} AND v.say <> 'propose')
                  OR (SELECT COUNT(DISTINCT v.status) {VOTES} AND v.say = 'propose') > 1)"
            )
        }
    };
    let sql = format!(
        "SELECT l.customer FROM status_line l
         WHERE l.company = $1 AND l.round = $2 AND l.customer > $3 AND {of}
           AND NOT EXISTS (SELECT 1 FROM status_change c WHERE c.company = l.company
                           AND c.customer = l.customer AND c.round = $2)
         ORDER BY l.customer LIMIT $4 OFFSET $5"
    );
    reader.query(&sql, &values, |row| Ok(CustomerId::new(row.int(0)?)))
}

/// The customers of a round, ascending, at most `limit` from `offset` on.
pub fn customers_from(
    reader: &mut Reader,
    company: CompanyId,
    round: Day,
    (offset, limit): (u64, u32),
) -> Result<Vec<CustomerId>, StoreError> {
    reader.query(
        "SELECT customer FROM status_line WHERE company = $1 AND round = $2
         ORDER BY customer LIMIT $3 OFFSET $4",
        &[company.into(), round.into(), i64::from(limit).into(), (offset as i64).into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// Limits what is read of a round to these customers; `None` reads all.
fn of_customers<'v>(ids: Option<&'v [i64]>, values: &mut Vec<Value<'v>>) -> String {
    match ids {
        None => String::new(),
        Some(ids) => {
            values.push(Value::Ids(ids));
            format!(" AND customer IN ({{ids ${}}})", values.len())
        }
    }
}

/// Lines of a round, by customer: of these customers, or of all.
pub fn lines(
    reader: &mut Reader,
    company: CompanyId,
    round: Day,
    customers: Option<&[CustomerId]>,
) -> Result<Vec<Line>, StoreError> {
    let ids: Option<Vec<i64>> = customers.map(|all| all.iter().map(|one| one.get()).collect());
    let mut values: Vec<Value<'_>> = vec![company.into(), round.into()];
    let of = of_customers(ids.as_deref(), &mut values);
    let sql = format!(
        "SELECT customer, status_now, worked_out, evidence FROM status_line
         WHERE company = $1 AND round = $2{of} ORDER BY customer"
    );
    reader.query(&sql, &values, |row| {
        Ok(Line {
            customer: CustomerId::new(row.int(0)?),
            now: row.word(1, Status::from_code)?,
            worked_out: row.word(2, Status::from_code)?,
            evidence: row.string(3)?,
        })
    })
}

const fn say_code(say: Say) -> &'static str {
    match say {
        Say::Propose(_) => "propose",
        Say::Approve => "approve",
        Say::SendBack => "send_back",
    }
}

fn say(row: &Row<'_>, column: usize) -> Result<Say, StoreError> {
    match row.text(column)? {
        "propose" => Ok(Say::Propose(row.word(column + 1, Status::from_code)?)),
        "approve" => Ok(Say::Approve),
        "send_back" => Ok(Say::SendBack),
        other => Err(StoreError::unreadable("a vote on a status", other)),
    }
}

/// Adds votes.
pub fn add_votes(
    writer: &mut Writer,
    company: CompanyId,
    recorded: Moment,
    votes: &[NewVote],
) -> Result<(), StoreError> {
    if votes.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, company, numbers::STATUS_VOTE, votes.len() as i64)?;
    let rows = (first..).zip(votes).map(|(number, new)| {
        let status = match new.vote.say {
            Say::Propose(status) => status.code(),
            Say::Approve | Say::SendBack => "",
        };
        [
            company.into(),
            new.customer.into(),
            number.into(),
            new.round.into(),
            say_code(new.vote.say).into(),
            status.into(),
            new.vote.role.code().into(),
            new.vote.person.into(),
            (&new.reason).into(),
            recorded.into(),
        ]
    });
    let columns = [
        "company", "customer", "vote", "round", "say", "status", "role", "person", "reason",
        "recorded",
    ];
    writer.insert("status_vote", &columns, rows).map(drop)
}

/// Votes of a round, by customer, in the order given: about these customers, or about all.
pub fn votes(
    reader: &mut Reader,
    company: CompanyId,
    round: Day,
    customers: Option<&[CustomerId]>,
) -> Result<BTreeMap<CustomerId, Vec<VoteRow>>, StoreError> {
    let ids: Option<Vec<i64>> = customers.map(|all| all.iter().map(|one| one.get()).collect());
    let mut values: Vec<Value<'_>> = vec![company.into(), round.into()];
    let of = of_customers(ids.as_deref(), &mut values);
    let sql = format!(
        "SELECT customer, say, status, role, person, reason, recorded FROM status_vote
         WHERE company = $1 AND round = $2{of} ORDER BY customer, vote"
    );
    let mut found: BTreeMap<CustomerId, Vec<VoteRow>> = BTreeMap::new();
    reader.each(&sql, &values, |row| {
        let vote = Vote {
            say: say(row, 1)?,
            role: row.word(3, Role::from_code)?,
            person: UserId::new(row.int(4)?),
        };
        let customer = CustomerId::new(row.int(0)?);
        let (reason, recorded) = (row.string(5)?, row.moment(6)?);
        found.entry(customer).or_default().push(VoteRow { customer, vote, reason, recorded });
        Ok(())
    })?;
    Ok(found)
}

/// Adds decisions, at most one for a customer, and puts their statuses on the cards. Control
/// will look at the customers again: what a policy asks for may follow from the status.
pub fn add_changes(
    writer: &mut Writer,
    company: CompanyId,
    recorded: Moment,
    changes: &[NewChange],
) -> Result<(), StoreError> {
    if changes.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, company, numbers::STATUS_CHANGE, changes.len() as i64)?;
    let rows = (first..).zip(changes).map(|(number, new)| {
        [
            company.into(),
            new.customer.into(),
            number.into(),
            new.from.into(),
            new.status.code().into(),
            new.previous.code().into(),
            new.ground.into(),
            new.round.map_or(0, Day::number).into(),
            new.clause.into(),
            new.role.code().into(),
            new.person.into(),
            (&new.reason).into(),
            recorded.into(),
        ]
    });
    let columns = [
        "company", "customer", "change", "from_day", "status", "previous", "ground", "round",
        "clause", "role", "person", "reason", "recorded",
    ];
    writer.insert("status_change", &columns, rows)?;
    let cards =
        changes.iter().map(|new| [new.status.code().into(), company.into(), new.customer.into()]);
    writer.update("customer", &["status", "company", "customer"], 2, cards)?;
    let event = |(number, new): (i64, &NewChange)| Event {
        kind: Happening::StatusChanged,
        customer: new.customer,
        about: number.to_string(),
        data: serde_json::json!({
            "from": new.from.to_string(),
            "status": new.status.code(),
            "previous": new.previous.code(),
            "clause": new.clause,
        }),
    };
    // A status that was confirmed is a row of the history and no news for programs.
    announce(writer, (company, recorded), &[Happening::StatusChanged], || {
        (first..).zip(changes).filter(|(_, new)| new.status != new.previous).map(event)
    })?;
    let ids: Vec<i64> = changes.iter().map(|new| new.customer.get()).collect();
    wake(writer, company, &ids)
}

const CHANGE_COLUMNS: &str = "customer, change, from_day, status, previous, ground, round, clause,
    role, person, reason, recorded";

fn read_change(row: &Row<'_>) -> Result<ChangeRow, StoreError> {
    Ok(ChangeRow {
        customer: CustomerId::new(row.int(0)?),
        change: row.int(1)?,
        from: row.day(2)?,
        status: row.word(3, Status::from_code)?,
        previous: row.word(4, Status::from_code)?,
        ground: row.string(5)?,
        round: Some(row.int(6)?).filter(|day| *day != 0).and_then(Day::from_number),
        clause: row.string(7)?,
        role: row.word(8, Role::from_code)?,
        person: UserId::new(row.int(9)?),
        reason: row.string(10)?,
        recorded: row.moment(11)?,
    })
}

/// Decisions about a customer, in the order recorded.
pub fn changes_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<ChangeRow>, StoreError> {
    let sql = format!(
        "SELECT {CHANGE_COLUMNS} FROM status_change
         WHERE company = $1 AND customer = $2 ORDER BY recorded, change"
    );
    reader.query(&sql, &[company.into(), customer.into()], read_change)
}

/// Decisions recorded after a moment, by customer, in the order recorded: about these customers, or
/// about all.
pub fn changes_after(
    reader: &mut Reader,
    company: CompanyId,
    moment: Moment,
    customers: Option<&[CustomerId]>,
) -> Result<BTreeMap<CustomerId, Vec<ChangeRow>>, StoreError> {
    let ids: Option<Vec<i64>> = customers.map(|all| all.iter().map(|one| one.get()).collect());
    let mut values: Vec<Value<'_>> = vec![company.into(), moment.into()];
    let of = of_customers(ids.as_deref(), &mut values);
    let sql = format!(
        "SELECT {CHANGE_COLUMNS} FROM status_change
         WHERE company = $1 AND recorded > $2{of} ORDER BY customer, recorded, change"
    );
    let mut found: BTreeMap<CustomerId, Vec<ChangeRow>> = BTreeMap::new();
    for row in reader.query(&sql, &values, read_change)? {
        found.entry(row.customer).or_default().push(row);
    }
    Ok(found)
}

/// Decisions of the whole company, the latest first: at most `limit` from `offset` on.
pub fn latest_changes(
    reader: &mut Reader,
    company: CompanyId,
    (offset, limit): (u64, u32),
) -> Result<Vec<ChangeRow>, StoreError> {
    let sql = format!(
        "SELECT {CHANGE_COLUMNS} FROM status_change
         WHERE company = $1 ORDER BY recorded DESC, change DESC LIMIT $2 OFFSET $3"
    );
    let values = [company.into(), i64::from(limit).into(), (offset as i64).into()];
    reader.query(&sql, &values, read_change)
}

/// How many decisions there are about the whole company.
pub fn change_count(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM status_change WHERE company = $1";
    Ok(reader.number(sql, &[company.into()])? as u64)
}

/// What the statuses of these customers were on a day, as known at a moment, in their order.
pub fn on_day(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
    day: Day,
    known: Moment,
) -> Result<Vec<Status>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let mut latest: BTreeMap<i64, Status> = BTreeMap::new();
    reader.each(
        "SELECT customer, status FROM status_change
         WHERE company = $1 AND customer IN ({ids $2}) AND from_day <= $3 AND recorded <= $4
         ORDER BY customer, recorded, change",
        &[company.into(), Value::Ids(&ids), day.into(), known.into()],
        |row| {
            latest.insert(row.int(0)?, row.word(1, Status::from_code)?);
            Ok(())
        },
    )?;
    let of = |customer: &CustomerId| latest.get(&customer.get()).copied().unwrap_or(UNDECIDED);
    Ok(customers.iter().map(of).collect())
}

/// The status of one customer on a day, with all that is known.
pub fn status_on(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
) -> Result<Status, StoreError> {
    let found = on_day(reader, company, &[customer], day, Moment::NOW_AND_EVER)?;
    Ok(found.first().copied().unwrap_or(UNDECIDED))
}

/// Customers of this status by what their cards say, ascending.
pub fn customers_of(
    reader: &mut Reader,
    company: CompanyId,
    status: Status,
) -> Result<Vec<CustomerId>, StoreError> {
    reader.query(
        "SELECT customer FROM customer WHERE company = $1 AND status = $2 ORDER BY customer",
        &[company.into(), status.code().into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// How many customers each status has, by what their cards say.
pub fn counts(reader: &mut Reader, company: CompanyId) -> Result<Vec<(Status, u64)>, StoreError> {
    let found = reader.query(
        "SELECT status, COUNT(*) FROM customer WHERE company = $1 GROUP BY status",
        &[company.into()],
        |row| Ok((row.word(0, Status::from_code)?, row.int(1)? as u64)),
    )?;
    let of = |status: Status| found.iter().find(|one| one.0 == status).map_or(0, |one| one.1);
    Ok(Status::ALL.into_iter().map(|status| (status, of(status))).collect())
}
