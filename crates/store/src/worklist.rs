//! Work for people.

use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::explain::{read_asks, small};
use crate::lines::{LineRow, read_lines};
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::control::{Asks, EffectKind, WithdrawReason};
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, Owners, Role, UserId};

/// In which order work stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Earliest last day first, then the highest step, then the longest overdue.
    #[default]
    Urgency,
    /// By the customer's name.
    Customer,
}

/// Whose work: that of a role, as far as somebody of that role looks after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    pub role: Role,
    /// Only of customers whom this team looks after, and of those whom no team does.
    pub team: Option<String>,
}

impl Whose {
    /// The work of a role about every customer.
    pub const fn of(role: Role) -> Self {
        Self { role, team: None }
    }
}

/// Which work, and which of it to show.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Work of any of these; empty: of all.
    pub whose: Vec<Whose>,
    /// Of customers this person looks after.
    pub owner: Option<Owners>,
    pub customer: Option<CustomerId>,
    pub clause: Option<String>,
    /// `open`, `done`, `skipped`, `withdrawn`; `None`: open.
    pub state: Option<String>,
    /// To be done on this day at the latest; `None`: whenever.
    pub until: Option<Day>,
    pub sort: Sort,
    pub offset: u64,
    pub limit: u32,
}

/// One task with the facts that decide what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    pub effect: EffectId,
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub phone: String,
    pub kind: EffectKind,
    pub role: Option<Role>,
    pub day: Day,
    pub until: Day,
    pub state: String,
    pub step: u8,
    pub clause: String,
    /// Key of its words.
    pub text: String,
    pub lines: Vec<LineRow>,
    pub days_late: i64,
    pub person: UserId,
    pub outcome: String,
    pub closed_at: Option<Moment>,
    /// Why it was withdrawn.
    pub withdrawn: Option<WithdrawReason>,
    /// The open request by which a decision is taken.
    pub request: Option<i64>,
}

fn read(row: &Row<'_>) -> Result<TaskRow, StoreError> {
    Ok(TaskRow {
        effect: row.word(0, EffectId::parse)?,
        customer: CustomerId::new(row.int(1)?),
        code: row.string(2)?,
        name: row.string(3)?,
        phone: row.string(4)?,
        kind: row.word(5, EffectKind::from_code)?,
        role: Role::from_code(row.text(6)?),
        day: row.day(7)?,
        until: row.day(8)?,
        state: row.string(9)?,
        step: small(row.int(10)?),
        clause: row.string(11)?,
        text: row.string(12)?,
        lines: read_lines(row.text(13)?)?,
        days_late: row.int(14)?,
        person: UserId::new(row.int(15)?),
        outcome: row.string(16)?,
        closed_at: row.int_or_null(17)?.map(Moment),
        withdrawn: WithdrawReason::from_code(row.text(18)?),
        request: row.int_or_null(19)?,
    })
}

const TASK: &str = "SELECT t.effect, t.customer, c.code, c.name, c.phone, e.kind, t.role, t.day,
        t.until_day, t.state, e.step, e.clause, e.text_key, e.lines, e.met_by_days, t.person,
        t.outcome, t.closed_at, t.why,
        (SELECT r.request FROM request r
         WHERE r.company = t.company AND r.effect = t.effect AND r.effect <> ''
           AND r.state = 'open')";

const FROM: &str = "FROM task t
    JOIN effect e ON e.company = t.company AND e.customer = t.customer AND e.effect = t.effect
    JOIN customer c ON c.company = t.company AND c.customer = t.customer
    WHERE t.company = $1 AND t.state = $2";

/// A page of work.
pub fn tasks(
    reader: &mut Reader,
    company: CompanyId,
    filter: &Filter,
) -> Result<Vec<TaskRow>, StoreError> {
    let (conditions, mut values) = conditions(company, filter);
    values.extend([i64::from(filter.limit).into(), (filter.offset as i64).into()]);
    let order = match filter.sort {
        Sort::Urgency => "t.until_day, e.step DESC, e.met_by_days DESC, t.effect {binary}",
        Sort::Customer => "c.search {binary}, t.customer, t.until_day, t.effect {binary}",
    };
    let sql = format!(
        "{TASK} {FROM}{conditions} ORDER BY {order} LIMIT ${} OFFSET ${}",
        values.len() - 1,
        values.len()
    );
    reader.query(&sql, &values, read)
}

/// How many tasks the filter finds, its page aside.
pub fn task_count(
    reader: &mut Reader,
    company: CompanyId,
    filter: &Filter,
) -> Result<u64, StoreError> {
    let (conditions, values) = conditions(company, filter);
    Ok(reader.number(&format!("SELECT COUNT(*) {FROM}{conditions}"), &values)? as u64)
}

/// The condition that whoever has a customer in hand is of no other team than that of a value.
/// A customer of nobody, or of somebody without a team, counts to every team: it is not lost
/// between them.
pub(crate) fn not_of_another_team(owner: &str, team: usize) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM person o WHERE o.company = $1 AND o.person = {owner}
             AND o.team <> '' AND o.team <> ${team})"
    )
}

fn conditions<'f>(company: CompanyId, filter: &'f Filter) -> (String, Vec<Value<'f>>) {
    let state = filter.state.as_deref().unwrap_or("open");
    let mut values: Vec<Value<'_>> = vec![company.into(), state.into()];
    let mut sql = String::new();
    if !filter.whose.is_empty() {
        let one = |whose: &Whose| {
            values.push(whose.role.code().into());
            let role = format!("t.role = ${}", values.len());
            let Some(team) = &whose.team else { return role };
            values.push(team.clone().into());
            format!("({role} AND {})", not_of_another_team("c.owner", values.len()))
        };
        let any: Vec<String> = filter.whose.iter().map(one).collect();
        sql.push_str(&format!(" AND ({})", any.join(" OR ")));
    }
    if let Some(owners) = &filter.owner {
        values.push(Value::Ids(owners.ids()));
        sql.push_str(&format!(" AND c.owner IN ({{ids ${}}})", values.len()));
    }
    let mut with = |condition: &str, value: Value<'static>| {
        values.push(value);
        sql.push_str(&format!(" AND {condition} ${}", values.len()));
    };
    if let Some(customer) = filter.customer {
        with("t.customer =", customer.into());
    }
    if let Some(clause) = &filter.clause {
        with("e.clause =", clause.clone().into());
    }
    if let Some(until) = filter.until {
        with("t.until_day <=", until.into());
    }
    (sql, values)
}

/// The task of this effect.
pub fn task(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    effect: EffectId,
) -> Result<Option<TaskRow>, StoreError> {
    let sql = format!(
        "{TASK} FROM task t
         JOIN effect e ON e.company = t.company AND e.customer = t.customer
             AND e.effect = t.effect
         JOIN customer c ON c.company = t.company AND c.customer = t.customer
         WHERE t.company = $1 AND t.customer = $2 AND t.effect = $3"
    );
    reader.one(&sql, &[company.into(), customer.into(), effect.to_string().into()], read)
}

/// How a task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing<'a> {
    /// `done` or `skipped`.
    pub state: &'a str,
    pub person: UserId,
    /// What came of it.
    pub outcome: &'a str,
    pub at: Moment,
}

/// Closes an open task.
///
/// # Errors
/// [`StoreError::Stale`] when it is not open any more.
pub fn close_task(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    effect: EffectId,
    closing: Closing<'_>,
) -> Result<(), StoreError> {
    let changed = writer.execute(
        "UPDATE task SET state = $4, person = $5, outcome = $6, closed_at = $7
         WHERE company = $1 AND customer = $2 AND effect = $3 AND state = 'open'",
        &[
            company.into(),
            customer.into(),
            effect.to_string().into(),
            closing.state.into(),
            closing.person.into(),
            closing.outcome.into(),
            closing.at.into(),
        ],
    )?;
    if changed == 0 {
        return Err(StoreError::Stale { what: "the task" });
    }
    Ok(())
}

/// Open decisions that the policy asks for and that are no request yet, in order, each with what
/// it offers.
pub fn unasked_decisions(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<(TaskRow, Option<Asks>)>, StoreError> {
    // The kind stands in the text, the effects first, and the company out of reach of their
    // primary key: so the index of these few answers, and not a walk over everything that was
    // ever asked for in the company. That a request has an effect is said, or its index of those
    // that have one would not count.
    let asks = EffectKind::AskApproval.code();
    let sql = format!(
        "{TASK}, e.options, e.several, e.missed_role
         FROM effect e CROSS JOIN task t CROSS JOIN customer c
         WHERE +e.company = $1 AND e.kind = '{asks}' AND t.state = $2
         AND t.company = e.company AND t.customer = e.customer AND t.effect = e.effect
         AND c.company = t.company AND c.customer = t.customer
         AND NOT EXISTS (SELECT 1 FROM request r
             WHERE r.company = t.company AND r.effect = t.effect AND r.effect <> '')
         ORDER BY t.day, t.customer, t.effect {{binary}}"
    );
    let asking = |row: &Row<'_>| Ok((read(row)?, read_asks(row, 20)?));
    reader.query(&sql, &[company.into(), "open".into()], asking)
}

/// Open work about one customer with these words.
pub fn open_work(
    reader: &mut Reader,
    company: CompanyId,
    text: &str,
    customer: CustomerId,
) -> Result<Vec<TaskRow>, StoreError> {
    let sql = format!(
        "{TASK} {FROM} AND e.text_key = $3 AND t.customer = $4
         ORDER BY t.until_day, t.effect {{binary}}"
    );
    let values = [company.into(), "open".into(), text.into(), customer.into()];
    reader.query(&sql, &values, read)
}

/// Has this role open work about a customer with any of these words?
pub fn waits_for(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    (role, texts): (Role, &[&str]),
) -> Result<bool, StoreError> {
    for text in texts {
        let open = open_work(reader, company, text, customer)?;
        if open.iter().any(|task| task.role == Some(role)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Open work with these words that was to be done before a day, without a contact of this kind
/// on the day after its last one: that it was not done is recorded by one.
pub fn untold_work(
    reader: &mut Reader,
    company: CompanyId,
    (text, told_by): (&str, &str),
    before: Day,
) -> Result<Vec<TaskRow>, StoreError> {
    let sql = format!(
        "{TASK} {FROM} AND e.text_key = $3 AND t.until_day < $4
         AND NOT EXISTS (SELECT 1 FROM contact k WHERE k.company = t.company
             AND k.customer = t.customer AND k.kind = $5 AND k.day = t.until_day + 1)
         ORDER BY t.until_day, t.customer, t.effect {{binary}}"
    );
    let values = [company.into(), "open".into(), text.into(), before.into(), told_by.into()];
    reader.query(&sql, &values, read)
}

/// Gives open work to another role.
pub fn pass_task(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    effect: EffectId,
    role: Role,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE task SET role = $4
         WHERE company = $1 AND customer = $2 AND effect = $3 AND state = 'open'",
        &[company.into(), customer.into(), effect.to_string().into(), role.code().into()],
    )?;
    Ok(())
}
