//! What is asked of those who decide, and what became of it.
//!
//! A request is added once; its `state`, `role`, `until_day` and `missed` follow from the rows
//! of `decision`, which are only ever added: the database refuses a second final one, and a
//! second miss of one role.

use crate::book::{Stamp, item_or_none, wake};
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value, day_or_never};
use crate::worklist::not_of_another_team;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::book::Moment;
use saldo_domain::control::{Effect, MISSED};
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, ItemId, Money, Owners, Role, UserId};
use std::collections::{BTreeMap, BTreeSet};

/// Something asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRequest {
    pub kind: RequestKind,
    pub customer: Option<CustomerId>,
    pub item: Option<ItemId>,
    /// The effect of the policy that asks; `None` where a person does.
    pub effect: Option<EffectId>,
    pub clause: String,
    /// What exactly is asked for, as JSON.
    pub terms: String,
    pub amount: Option<Money>,
    pub reason: String,
    pub right: Right,
    /// What can be answered, one of it or several together.
    pub options: Vec<Choice>,
    pub several: bool,
    pub day: Day,
    pub person: UserId,
    pub asked_as: Role,
    pub in_place_of: Option<UserId>,
    /// To whom it is addressed, and until when.
    pub role: Role,
    pub until: Day,
}

/// A request as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    pub request: i64,
    pub new: NewRequest,
    pub state: State,
    /// Decisions missed so far.
    pub missed: i64,
    pub recorded: Moment,
}

/// How a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    Decided,
    Withdrawn,
}

impl State {
    /// Every state.
    pub const ALL: [State; 3] = [State::Open, State::Decided, State::Withdrawn];

    /// The word written in rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Decided => "decided",
            State::Withdrawn => "withdrawn",
        }
    }

    /// The state with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDecision {
    pub request: i64,
    pub kind: DecisionKind,
    pub reason: String,
    pub conditions: String,
    pub until: Option<Day>,
    /// Number and date of the written order behind it (GEN-05).
    pub order_number: String,
    pub order_day: Option<Day>,
    /// Who decided as what, or which role missed it.
    pub role: Role,
    pub person: UserId,
    pub in_place_of: Option<UserId>,
    pub day: Day,
}

/// What sort of end, or turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionKind {
    Decided(Vec<Choice>),
    Withdrawn,
    /// Its last day went by; whose it is now.
    Missed {
        passes_to: Option<Role>,
    },
}

impl DecisionKind {
    /// The word written in rows and answers.
    pub const fn code(&self) -> &'static str {
        match self {
            DecisionKind::Decided(_) => "decided",
            DecisionKind::Withdrawn => "withdrawn",
            DecisionKind::Missed { .. } => "missed",
        }
    }
}

/// A decision as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    pub decision: i64,
    pub new: NewDecision,
    pub recorded: Moment,
}

const COLUMNS: &str = "request, kind, customer, item, effect, clause, terms, currency, amount,
    reason, asks_for, day, person, asked_as, in_place_of, recorded, role, until_day, state, missed,
    options, several";

fn read(row: &Row<'_>) -> Result<RequestRow, StoreError> {
    let currency = Some(row.text(7)?).filter(|code| !code.is_empty());
    let currency = currency.map(|_| row.currency(7)).transpose()?;
    let minor = row.int(8)?;
    let effect = row.text(4)?;
    let new = NewRequest {
        kind: row.word(1, RequestKind::from_code)?,
        customer: Some(row.int(2)?).filter(|id| *id != 0).map(CustomerId::new),
        item: item_or_none(row.int(3)?),
        effect: if effect.is_empty() { None } else { Some(row.word(4, EffectId::parse)?) },
        clause: row.string(5)?,
        terms: row.string(6)?,
        amount: currency.map(|currency| Money::from_minor(minor, currency)),
        reason: row.string(9)?,
        right: row.word(10, Right::from_code)?,
        day: row.day(11)?,
        person: UserId::new(row.int(12)?),
        asked_as: row.word(13, Role::from_code)?,
        in_place_of: Some(row.int(14)?).filter(|id| *id != 0).map(UserId::new),
        role: row.word(16, Role::from_code)?,
        until: row.day(17)?,
        options: read_choices(row.text(20)?)?,
        several: row.flag(21)?,
    };
    Ok(RequestRow {
        request: row.int(0)?,
        new,
        recorded: row.moment(15)?,
        state: row.word(18, State::from_code)?,
        missed: row.int(19)?,
    })
}

pub(crate) fn read_choices(text: &str) -> Result<Vec<Choice>, StoreError> {
    let choice =
        |word| Choice::from_code(word).ok_or_else(|| StoreError::unreadable("an answer", word));
    text.split_whitespace().map(choice).collect()
}

fn written(choices: &[Choice]) -> String {
    choices.iter().map(|choice| choice.code()).collect::<Vec<_>>().join(" ")
}

/// Adds requests and answers the number of the first; the others follow it.
pub fn add(writer: &mut Writer, stamp: Stamp, requests: &[NewRequest]) -> Result<i64, StoreError> {
    let first = reserve(writer, stamp.company, numbers::REQUEST, requests.len() as i64)?;
    let rows = (first..).zip(requests).map(|(id, new)| {
        [
            stamp.company.into(),
            id.into(),
            new.kind.code().into(),
            new.customer.map_or(0, CustomerId::get).into(),
            new.item.map_or(0, ItemId::get).into(),
            new.effect.map_or_else(String::new, |effect| effect.to_string()).into(),
            (&new.clause).into(),
            (&new.terms).into(),
            new.amount.map_or("".into(), |amount| amount.currency().into()),
            new.amount.map_or(0, Money::minor).into(),
            (&new.reason).into(),
            new.right.code().into(),
            new.day.into(),
            new.person.into(),
            new.asked_as.code().into(),
            new.in_place_of.map_or(0, UserId::get).into(),
            stamp.recorded.into(),
            new.role.code().into(),
            new.until.into(),
            written(&new.options).into(),
            new.several.into(),
        ]
    });
    let columns = [
        "company",
        "request",
        "kind",
        "customer",
        "item",
        "effect",
        "clause",
        "terms",
        "currency",
        "amount",
        "reason",
        "asks_for",
        "day",
        "person",
        "asked_as",
        "in_place_of",
        "recorded",
        "role",
        "until_day",
        "options",
        "several",
    ];
    writer.insert("request", &columns, rows)?;
    Ok(first)
}

/// In what capacity somebody decides, and what of it is not theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The role that is addressed.
    pub role: Role,
    /// Rights that are not used in this capacity.
    pub without: Vec<Right>,
    /// Accounts of those who are this hand: what one of them asked for is somebody else's to
    /// decide (S07).
    pub hand: Vec<UserId>,
    /// Only about customers whom this team looks after, and about those whom no team does.
    pub team: Option<String>,
}

/// Which requests, and which of them to show.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: Option<State>,
    /// Addressed to these roles; empty: to any.
    pub roles: Vec<Role>,
    /// To be decided in any of these capacities; empty: by anybody.
    pub decided_by: Vec<Capacity>,
    /// Asked for under one of these accounts; empty: under any.
    pub asked_by: Vec<UserId>,
    /// About customers this person looks after, or asked by that person.
    pub owner: Option<Owners>,
    /// Whoever asks to see them: its own requests are among them.
    pub seen_by: Option<UserId>,
    pub customer: Option<CustomerId>,
    pub item: Option<ItemId>,
    pub kind: Option<RequestKind>,
    /// Missed by somebody.
    pub missed: bool,
    /// Decided or withdrawn.
    pub closed: bool,
    /// To be decided by this day at the latest.
    pub until: Option<Day>,
    pub offset: u64,
    pub limit: u32,
}

/// A page of requests: of open ones those to be decided first, of others the latest first.
pub fn list(
    reader: &mut Reader,
    company: CompanyId,
    filter: &Filter,
) -> Result<Vec<RequestRow>, StoreError> {
    let (conditions, mut values) = conditions(company, filter);
    values.extend([i64::from(filter.limit).into(), (filter.offset as i64).into()]);
    let order = match filter.state {
        Some(State::Open) => "until_day, request",
        _ => "request DESC",
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM request r WHERE {conditions} ORDER BY {order} LIMIT ${} OFFSET ${}",
        values.len() - 1,
        values.len()
    );
    reader.query(&sql, &values, read)
}

/// How many the filter finds, its page aside.
pub fn count(reader: &mut Reader, company: CompanyId, filter: &Filter) -> Result<u64, StoreError> {
    let (conditions, values) = conditions(company, filter);
    let sql = format!("SELECT COUNT(*) FROM request r WHERE {conditions}");
    Ok(reader.number(&sql, &values)? as u64)
}

fn conditions(company: CompanyId, filter: &Filter) -> (String, Vec<Value<'_>>) {
    let mut values: Vec<Value<'_>> = vec![company.into()];
    let mut sql = "r.company = $1".to_owned();
    let mut one_of = |column: &str, among: Vec<Value<'static>>| {
        if among.is_empty() {
            return;
        }
        let marks: Vec<String> = among
            .into_iter()
            .map(|value| {
                values.push(value);
                format!("${}", values.len())
            })
            .collect();
        sql.push_str(&format!(" AND {column} IN ({})", marks.join(", ")));
    };
    one_of("r.state", filter.state.iter().map(|state| state.code().into()).collect());
    one_of("r.role", filter.roles.iter().map(|role| role.code().into()).collect());
    one_of("r.person", filter.asked_by.iter().map(|person| (*person).into()).collect());
    one_of("r.customer", filter.customer.iter().map(|customer| (*customer).into()).collect());
    one_of("r.item", filter.item.iter().map(|item| (*item).into()).collect());
    one_of("r.kind", filter.kind.iter().map(|kind| kind.code().into()).collect());
    if !filter.decided_by.is_empty() {
        let any: Vec<String> =
            filter.decided_by.iter().map(|one| decidable(one, &mut values)).collect();
        sql.push_str(&format!(" AND ({})", any.join(" OR ")));
    }
    if filter.closed {
        sql.push_str(" AND r.state <> 'open'");
    }
    if filter.missed {
        sql.push_str(" AND r.missed > 0");
    }
    if let Some(until) = filter.until {
        values.push(until.into());
        sql.push_str(&format!(" AND r.until_day <= ${}", values.len()));
    }
    if let Some(owners) = &filter.owner {
        values.push(Value::Ids(owners.ids()));
        let whose = values.len();
        values.push(filter.seen_by.map_or(0, UserId::get).into());
        sql.push_str(&format!(
            " AND (r.person = ${} OR EXISTS (SELECT 1 FROM customer c WHERE c.company = r.company
                   AND c.customer = r.customer AND c.owner IN ({{ids ${whose}}})))",
            values.len()
        ));
    }
    (sql, values)
}

/// The condition that a request can be decided in this capacity.
fn decidable(capacity: &Capacity, values: &mut Vec<Value<'_>>) -> String {
    let mut mark = |value: Value<'static>| {
        values.push(value);
        format!("${}", values.len())
    };
    let mut sql = format!("(r.role = {}", mark(capacity.role.code().into()));
    let rights: Vec<String> =
        capacity.without.iter().map(|right| mark(right.code().into())).collect();
    if !rights.is_empty() {
        sql.push_str(&format!(" AND r.asks_for NOT IN ({})", rights.join(", ")));
    }
    let hand: Vec<String> = capacity.hand.iter().map(|one| mark((*one).into())).collect();
    if !hand.is_empty() {
        let hand = hand.join(", ");
        sql.push_str(&format!(" AND r.person NOT IN ({hand}) AND r.in_place_of NOT IN ({hand})"));
    }
    if let Some(team) = &capacity.team {
        values.push(team.clone().into());
        let ours = not_of_another_team("c.owner", values.len());
        sql.push_str(&format!(
            " AND (r.customer = 0 OR EXISTS (SELECT 1 FROM customer c WHERE c.company = r.company
                   AND c.customer = r.customer AND {ours}))"
        ));
    }
    sql.push(')');
    sql
}

/// One request.
pub fn get(
    reader: &mut Reader,
    company: CompanyId,
    request: i64,
) -> Result<Option<RequestRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM request WHERE company = $1 AND request = $2");
    reader.one(&sql, &[company.into(), request.into()], read)
}

/// The request that an effect of the policy made.
pub fn of_effect(
    reader: &mut Reader,
    company: CompanyId,
    effect: EffectId,
) -> Result<Option<RequestRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM request WHERE company = $1 AND effect = $2 AND effect <> ''"
    );
    reader.one(&sql, &[company.into(), effect.to_string().into()], read)
}

/// An open request whose last day has gone by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    pub row: RequestRow,
    /// Whom the policy tells that what it asked was not decided; only of the first miss.
    pub told_to: Option<Role>,
    /// The first day on which it told so; `None`: it has not, or something keeps it from telling.
    pub told: Option<Day>,
}

/// Open requests whose last day is before `day` and of which that is not recorded yet, the
/// earliest first.
pub fn overdue(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Vec<Overdue>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS},
           COALESCE((SELECT e.missed_role FROM effect e WHERE e.company = r.company
               AND e.customer = r.customer AND e.effect = r.effect AND r.missed = 0), ''),
           (SELECT MIN(told.day) FROM step_taken asked
               JOIN step_taken told ON told.company = asked.company
                   AND told.customer = asked.customer AND told.item = asked.item
                   AND told.clause = asked.clause AND told.day > asked.day
               WHERE asked.company = r.company AND asked.customer = r.customer
                   AND asked.clause = r.clause AND asked.day = r.day AND r.effect <> ''
                   AND asked.step <> $3 AND told.step = $3)
         FROM request r
         WHERE company = $1 AND state = 'open' AND until_day < $2
           AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.company = r.company
               AND d.request = r.request AND d.kind = 'missed' AND d.role = r.role)
         ORDER BY until_day, request"
    );
    let late = |row: &Row<'_>| {
        let told = row.int_or_null(23)?.map(|_| row.day(23)).transpose()?;
        Ok(Overdue { row: read(row)?, told_to: Role::from_code(row.text(22)?), told })
    };
    reader.query(&sql, &[company.into(), day.into(), i64::from(MISSED).into()], late)
}

/// The requests of one customer that the policy made, by the effect that asked.
pub fn made_by_effects(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<(EffectId, i64)>, StoreError> {
    let sql = "SELECT effect, request FROM request
               WHERE company = $1 AND customer = $2 AND effect <> '' ORDER BY request";
    let read = |row: &Row<'_>| Ok((row.word(0, EffectId::parse)?, row.int(1)?));
    reader.query(sql, &[company.into(), customer.into()], read)
}

/// Is there an open request by the policy to which this telling of a missed decision belongs?
pub(crate) fn question_waits(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    told: &Effect,
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM request r
         JOIN step_taken asked ON asked.company = r.company AND asked.customer = r.customer
             AND asked.clause = r.clause AND asked.day = r.day
         WHERE r.company = $1 AND r.customer = $2 AND r.clause = $3 AND r.effect <> ''
             AND r.state = 'open' AND asked.step <> $4 AND asked.item = $5";
    for line in &told.lines {
        let values = [
            company.into(),
            customer.into(),
            (&*line.clause).into(),
            i64::from(MISSED).into(),
            line.item.into(),
        ];
        if reader.number(sql, &values)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Open requests made by effects whose work is not open any more: their reason is gone.
pub fn without_reason(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<RequestRow>, StoreError> {
    let columns = COLUMNS.split(',').map(|name| format!("r.{}", name.trim()));
    let columns: Vec<String> = columns.collect();
    let sql = format!(
        "SELECT {} FROM request r
         JOIN task t ON t.company = r.company AND t.customer = r.customer AND t.effect = r.effect
         WHERE r.company = $1 AND r.state = 'open' AND r.effect <> '' AND t.state <> 'open'
         ORDER BY r.request",
        columns.join(", ")
    );
    reader.query(&sql, &[company.into()], read)
}

/// Records what became of a request, and how it stands now. `until` is the new last day of one
/// that was missed. Answers the number of the decision.
///
/// # Errors
/// [`StoreError::Stale`] when it is not open any more.
pub fn decide(
    writer: &mut Writer,
    stamp: Stamp,
    new: &NewDecision,
    until: Option<Day>,
) -> Result<i64, StoreError> {
    let found = get(writer, stamp.company, new.request)?.filter(|row| row.state == State::Open);
    let found = found.ok_or(StoreError::Stale { what: "the request" })?;
    let (state, role, missed) = match &new.kind {
        DecisionKind::Decided(_) => (State::Decided, found.new.role, 0),
        DecisionKind::Withdrawn => (State::Withdrawn, found.new.role, 0),
        DecisionKind::Missed { passes_to } => (State::Open, passes_to.unwrap_or(found.new.role), 1),
    };
    writer.execute(
        "UPDATE request SET state = $3, role = $4, until_day = $5, missed = missed + $6
         WHERE company = $1 AND request = $2",
        &[
            stamp.company.into(),
            new.request.into(),
            state.code().into(),
            role.code().into(),
            until.unwrap_or(found.new.until).into(),
            i64::from(missed).into(),
        ],
    )?;
    if let (DecisionKind::Decided(_), Some(customer)) = (&new.kind, found.new.customer) {
        // What was decided can change what control asks for next.
        wake(writer, stamp.company, &[customer.get()])?;
    }
    add_decision(writer, stamp, new)
}

fn add_decision(writer: &mut Writer, stamp: Stamp, new: &NewDecision) -> Result<i64, StoreError> {
    let id = reserve(writer, stamp.company, numbers::DECISION, 1)?;
    let (choices, passes_to) = match &new.kind {
        DecisionKind::Decided(choices) => (written(choices), None),
        DecisionKind::Withdrawn => (String::new(), None),
        DecisionKind::Missed { passes_to } => (String::new(), *passes_to),
    };
    let values = [
        stamp.company.into(),
        id.into(),
        new.request.into(),
        new.kind.code().into(),
        choices.into(),
        (&new.reason).into(),
        (&new.conditions).into(),
        day_or_never(new.until).into(),
        (&new.order_number).into(),
        new.role.code().into(),
        passes_to.map_or("", Role::code).into(),
        new.person.into(),
        new.in_place_of.map_or(0, UserId::get).into(),
        new.day.into(),
        stamp.recorded.into(),
        day_or_never(new.order_day).into(),
    ];
    let columns = [
        "company",
        "decision",
        "request",
        "kind",
        "choices",
        "reason",
        "conditions",
        "until_day",
        "order_number",
        "role",
        "passes_to",
        "person",
        "in_place_of",
        "day",
        "recorded",
        "order_day",
    ];
    writer.insert("decision", &columns, std::iter::once(values))?;
    Ok(id)
}

/// What was decided on requests of people that ask what a policy asks by itself under a clause (ESC-07,
/// ESC-11), with each debt that they are about: their document, or what was overdue of the customer on
/// the day of asking. The company is $1, the customers are $2.
pub(crate) const ASKED_BY_PEOPLE: &str = "
    FROM request r
    JOIN decision d ON d.company = r.company AND d.request = r.request AND d.kind = 'decided'
    JOIN item i ON i.company = r.company AND i.customer = r.customer
         AND (i.item = r.item OR r.item = 0 AND i.side = 1 AND i.due_now < r.day)
    WHERE r.company = $1 AND r.customer IN ({ids $2}) AND r.effect = ''
      AND r.kind IN ('after-ten-days', 'after-fifteen-working-days')";

const DECISION: &str = "decision, request, kind, choices, reason, conditions, until_day,
    order_number, role, passes_to, person, in_place_of, day, recorded, order_day";

fn read_decision(row: &Row<'_>) -> Result<DecisionRow, StoreError> {
    let kind = match row.text(2)? {
        "decided" => DecisionKind::Decided(read_choices(row.text(3)?)?),
        "withdrawn" => DecisionKind::Withdrawn,
        "missed" => DecisionKind::Missed { passes_to: Role::from_code(row.text(9)?) },
        other => return Err(StoreError::unreadable("a kind of decision", other)),
    };
    let new = NewDecision {
        request: row.int(1)?,
        kind,
        reason: row.string(4)?,
        conditions: row.string(5)?,
        until: row.day_or_never(6)?,
        order_number: row.string(7)?,
        role: row.word(8, Role::from_code)?,
        person: UserId::new(row.int(10)?),
        in_place_of: Some(row.int(11)?).filter(|id| *id != 0).map(UserId::new),
        day: row.day(12)?,
        order_day: row.day_or_never(14)?,
    };
    Ok(DecisionRow { decision: row.int(0)?, new, recorded: row.moment(13)? })
}

/// Everything that became of a request, in order.
pub fn decisions_of(
    reader: &mut Reader,
    company: CompanyId,
    request: i64,
) -> Result<Vec<DecisionRow>, StoreError> {
    let sql = format!(
        "SELECT {DECISION} FROM decision WHERE company = $1 AND request = $2 ORDER BY decision"
    );
    reader.query(&sql, &[company.into(), request.into()], read_decision)
}

/// What was answered to each of these requests that is decided.
pub fn answers(
    reader: &mut Reader,
    company: CompanyId,
    requests: &[i64],
) -> Result<BTreeMap<i64, Vec<Choice>>, StoreError> {
    let sql = "SELECT request, choices FROM decision
               WHERE company = $1 AND kind = 'decided' AND request IN ({ids $2})";
    let read = |row: &Row<'_>| Ok((row.int(0)?, read_choices(row.text(1)?)?));
    let found = reader.query(sql, &[company.into(), Value::Ids(requests)], read)?;
    Ok(found.into_iter().collect())
}

/// What was decided about a customer, with its kind and moment, in the order decided.
pub fn decided_about(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<(RequestKind, Vec<Choice>, Moment)>, StoreError> {
    let sql = "SELECT r.kind, d.choices, d.recorded FROM request r
               JOIN decision d ON d.company = r.company AND d.request = r.request
               WHERE r.company = $1 AND r.customer = $2 AND d.kind = 'decided'
               ORDER BY d.recorded, d.decision";
    reader.query(sql, &[company.into(), customer.into()], |row| {
        let kind = row.word(0, RequestKind::from_code)?;
        Ok((kind, read_choices(row.text(1)?)?, row.moment(2)?))
    })
}

/// A decision about a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedRow {
    pub decision: i64,
    /// The request that it answers.
    pub request: i64,
    /// The one document that it is about; `None`: the customer.
    pub item: Option<ItemId>,
    pub kind: RequestKind,
    pub choices: Vec<Choice>,
    /// In which role it was decided.
    pub role: Role,
    pub day: Day,
}

/// The decisions about a customer with their numbers, in the order decided.
pub fn decisions_about(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<DecidedRow>, StoreError> {
    let sql =
        "SELECT d.decision, r.kind, d.choices, d.role, d.day, r.item, r.request FROM request r
               JOIN decision d ON d.company = r.company AND d.request = r.request
               WHERE r.company = $1 AND r.customer = $2 AND d.kind = 'decided'
               ORDER BY d.decision";
    reader.query(sql, &[company.into(), customer.into()], |row| {
        Ok(DecidedRow {
            decision: row.int(0)?,
            kind: row.word(1, RequestKind::from_code)?,
            choices: read_choices(row.text(2)?)?,
            role: row.word(3, Role::from_code)?,
            day: row.day(4)?,
            item: item_or_none(row.int(5)?),
            request: row.int(6)?,
        })
    })
}

/// Those of these requests that still wait.
pub fn open_of(
    reader: &mut Reader,
    company: CompanyId,
    requests: &[i64],
) -> Result<BTreeSet<i64>, StoreError> {
    let sql = "SELECT request FROM request
               WHERE company = $1 AND state = 'open' AND request IN ({ids $2})";
    let found = reader.query(sql, &[company.into(), Value::Ids(requests)], |row| row.int(0))?;
    Ok(found.into_iter().collect())
}

/// One decision.
pub fn decision(
    reader: &mut Reader,
    company: CompanyId,
    decision: i64,
) -> Result<Option<DecisionRow>, StoreError> {
    let sql = format!("SELECT {DECISION} FROM decision WHERE company = $1 AND decision = $2");
    reader.one(&sql, &[company.into(), decision.into()], read_decision)
}

/// A debt among the irrecoverable ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Irrecoverable {
    pub customer: CustomerId,
    /// `None`: every debt of the customer.
    pub item: Option<ItemId>,
    /// The decision it rests on.
    pub decision: i64,
    pub day: Day,
    pub person: UserId,
}

/// Enters debts among the irrecoverable ones.
pub fn add_irrecoverable(
    writer: &mut Writer,
    stamp: Stamp,
    new: &Irrecoverable,
) -> Result<(), StoreError> {
    insert_irrecoverable(writer, stamp, new, 0)
}

fn insert_irrecoverable(
    writer: &mut Writer,
    stamp: Stamp,
    new: &Irrecoverable,
    ends: i64,
) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::IRRECOVERABLE, 1)?;
    let values = [
        stamp.company.into(),
        new.customer.into(),
        id.into(),
        new.item.map_or(0, ItemId::get).into(),
        new.decision.into(),
        new.day.into(),
        new.person.into(),
        stamp.recorded.into(),
        ends.into(),
    ];
    let columns =
        ["company", "customer", "entry", "item", "decision", "day", "person", "recorded", "ends"];
    writer.insert("irrecoverable", &columns, std::iter::once(values)).map(drop)
}

/// Takes back what stands among the irrecoverable debts of a customer on this decision about these
/// debts, by this person on this day.
pub fn take_back_irrecoverable(
    writer: &mut Writer,
    stamp: Stamp,
    (customer, decision): (CustomerId, i64),
    items: &[ItemId],
    (person, day): (UserId, Day),
) -> Result<(), StoreError> {
    let standing = entries(writer, stamp.company, Some(customer), Day::LAST)?;
    for (entry, of) in standing {
        if of.decision == decision && of.item.is_some_and(|item| items.contains(&item)) {
            let back = Irrecoverable { day, person, ..of };
            insert_irrecoverable(writer, stamp, &back, entry)?;
        }
    }
    Ok(())
}

/// Irrecoverable debts that stand, in the order entered; of one customer or of all.
pub fn irrecoverable(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<Vec<Irrecoverable>, StoreError> {
    let rows = entries(reader, company, customer, Day::LAST)?;
    Ok(rows.into_iter().map(|(_, one)| one).collect())
}

/// The same of all customers, as they stood at the end of a day.
pub fn irrecoverable_on(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Vec<Irrecoverable>, StoreError> {
    let rows = entries(reader, company, None, day)?;
    Ok(rows.into_iter().map(|(_, one)| one).collect())
}

/// Entries that stand at the end of a day, each with its number.
fn entries(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    day: Day,
) -> Result<Vec<(i64, Irrecoverable)>, StoreError> {
    let sql = "SELECT i.customer, i.item, i.decision, i.day, i.person, i.entry FROM irrecoverable i
               WHERE i.company = $1 AND (CAST($2 AS BIGINT) = 0 OR i.customer = $2)
                 AND i.ends = 0 AND i.day <= $3
                 AND NOT EXISTS (SELECT 1 FROM irrecoverable back
                     WHERE back.company = i.company AND back.customer = i.customer
                       AND back.ends = i.entry AND back.day <= $3)
               ORDER BY i.entry";
    let values = [company.into(), customer.map_or(0, CustomerId::get).into(), day.into()];
    reader.query(sql, &values, |row| {
        let one = Irrecoverable {
            customer: CustomerId::new(row.int(0)?),
            item: item_or_none(row.int(1)?),
            decision: row.int(2)?,
            day: row.day(3)?,
            person: UserId::new(row.int(4)?),
        };
        Ok((row.int(5)?, one))
    })
}
