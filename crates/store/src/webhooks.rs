//! Programs outside that are told what happened.
//!
//! What is to be told is written where the event is written, in the same transaction and by the
//! same function: nothing that is in the book stays untold, and nothing is told that is not. An
//! event has an identity of its own and stands once for each program.

use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::happening::Happening;
use saldo_domain::{CompanyId, CustomerId, UserId};
use std::collections::BTreeMap;

/// A program that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    pub webhook: i64,
    pub name: String,
    pub address: String,
    /// What it is told of; nothing: its subscription has ended.
    pub kinds: Vec<Happening>,
    pub person: UserId,
    pub recorded: Moment,
}

/// Something that happened, as it is kept until it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) kind: Happening,
    pub(crate) customer: CustomerId,
    /// What tells it from others of its kind and customer.
    pub(crate) about: String,
    pub(crate) data: serde_json::Value,
}

/// An event on its way to one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub key: Key,
    pub kind: Happening,
    pub customer: CustomerId,
    /// Code of the customer.
    pub code: String,
    /// JSON.
    pub body: String,
    pub recorded: Moment,
    pub state: State,
    pub attempts: u32,
    pub next_at: Moment,
    pub fence: i64,
    pub said: String,
    pub closed_at: Option<Moment>,
}

/// Which event, for which program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub webhook: i64,
    pub event: String,
}

/// How an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Waiting,
    Told,
    /// Tried as often as anything is: somebody has to look.
    Dead,
}

impl State {
    /// Every state.
    pub const ALL: [State; 3] = [State::Waiting, State::Told, State::Dead];

    /// The word written in rows and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Told => "told",
            State::Dead => "dead",
        }
    }

    /// The state with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Adds a program, or what holds for it from now on; answers its number.
pub fn set(writer: &mut Writer, company: CompanyId, new: &Webhook) -> Result<i64, StoreError> {
    let number = match new.webhook {
        0 => reserve(writer, company, numbers::WEBHOOK, 1)?,
        known => known,
    };
    let kinds: Vec<&str> = new.kinds.iter().map(|kind| kind.code()).collect();
    writer.execute(
        "INSERT INTO webhook (company, webhook, entry, name, address, kinds, person, recorded)
         SELECT $1, $2, 1 + COALESCE(MAX(entry), 0), $3, $4, $5, $6, $7
         FROM webhook WHERE company = $1 AND webhook = $2",
        &[
            company.into(),
            number.into(),
            (&new.name).into(),
            (&new.address).into(),
            kinds.join(" ").into(),
            new.person.into(),
            new.recorded.into(),
        ],
    )?;
    Ok(number)
}

/// Ends every subscription of the installation: a copy that is restored tells nobody (D35).
pub(crate) fn end_everywhere(writer: &mut Writer, at: Moment) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO webhook (company, webhook, entry, name, address, kinds, person, recorded)
         SELECT w.company, w.webhook, w.entry + 1, w.name, w.address, '', 0, $1 FROM webhook w
         WHERE w.kinds <> '' AND NOT EXISTS (SELECT 1 FROM webhook later
             WHERE later.company = w.company AND later.webhook = w.webhook
               AND later.entry > w.entry)",
        &[at.into()],
    )?;
    Ok(())
}

/// Every program, as it stands, in the order in which they were added.
pub fn all(reader: &mut Reader, company: CompanyId) -> Result<Vec<Webhook>, StoreError> {
    reader.query(
        "SELECT w.webhook, w.name, w.address, w.kinds, w.person, w.recorded FROM webhook w
         WHERE w.company = $1 AND NOT EXISTS (SELECT 1 FROM webhook later
             WHERE later.company = w.company AND later.webhook = w.webhook
               AND later.entry > w.entry)
         ORDER BY w.webhook",
        &[company.into()],
        |row| {
            Ok(Webhook {
                webhook: row.int(0)?,
                name: row.string(1)?,
                address: row.string(2)?,
                kinds: row.text(3)?.split_whitespace().filter_map(Happening::from_code).collect(),
                person: UserId::new(row.int(4)?),
                recorded: row.moment(5)?,
            })
        },
    )
}

/// Programs that were not told of something in the end: their number, name, and of how much.
pub fn given_up(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<(i64, String, u64)>, StoreError> {
    let mut counts = BTreeMap::new();
    reader.each(
        "SELECT webhook, COUNT(*) FROM webhook_event WHERE company = $1 AND state = 'dead'
         GROUP BY webhook",
        &[company.into()],
        |row| {
            counts.insert(row.int(0)?, row.int(1)? as u64);
            Ok(())
        },
    )?;
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    let asking = all(reader, company)?.into_iter().filter(|one| !one.kinds.is_empty());
    Ok(asking.filter_map(|one| Some((one.webhook, one.name, *counts.get(&one.webhook)?))).collect())
}

/// Programs that ask for one of these kinds: none in most companies, and then nothing is gathered.
pub(crate) fn listeners(
    reader: &mut Reader,
    company: CompanyId,
    kinds: &[Happening],
) -> Result<Vec<Webhook>, StoreError> {
    let mut told = all(reader, company)?;
    told.retain(|one| one.kinds.iter().any(|kind| kinds.contains(kind)));
    Ok(told)
}

/// Writes down what is to be told of these events, for every program that asked for their kind.
/// What stands there already is left as it is. Nobody asks in most companies: then this costs
/// one look, and the events are not even gathered.
pub(crate) fn announce<I>(
    writer: &mut Writer,
    (company, recorded): (CompanyId, Moment),
    kinds: &[Happening],
    events: impl FnOnce() -> I,
) -> Result<(), StoreError>
where
    I: IntoIterator<Item = Event>,
{
    let told = listeners(writer, company, kinds)?;
    if told.is_empty() {
        return Ok(());
    }
    let events: Vec<Event> = events().into_iter().collect();
    announce_to(writer, (company, recorded), &told, &events)
}

/// The same for programs that were read before.
pub(crate) fn announce_to(
    writer: &mut Writer,
    (company, recorded): (CompanyId, Moment),
    told: &[Webhook],
    events: &[Event],
) -> Result<(), StoreError> {
    if events.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, company, numbers::EVENT, events.len() as i64)?;
    let mut rows = Vec::new();
    for (place, event) in (first..).zip(events) {
        let (id, body) = (event.id(), event.data.to_string());
        for one in told.iter().filter(|one| one.kinds.contains(&event.kind)) {
            rows.push([
                company.into(),
                one.webhook.into(),
                id.clone().into(),
                event.kind.code().into(),
                event.customer.into(),
                body.clone().into(),
                recorded.into(),
                place.into(),
            ]);
        }
    }
    let columns = ["company", "webhook", "event", "kind", "customer", "body", "recorded", "place"];
    writer.insert_missing("webhook_event", &columns, rows.into_iter()).map(drop)
}

impl Event {
    /// The same for the same event, whenever it is written down.
    fn id(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for part in [self.kind.code(), &self.customer.to_string(), &self.about] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().to_hex()[..32].to_owned()
    }
}

const DELIVERY: &str = "SELECT e.webhook, e.event, e.kind, e.customer, COALESCE(c.code, ''),
        e.body, e.recorded, e.state, e.attempts, e.next_at, e.fence, e.said, e.closed_at
    FROM webhook_event e
    LEFT JOIN customer c ON c.company = e.company AND c.customer = e.customer
    WHERE e.company = $1";

fn read(row: &Row<'_>) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        key: Key { webhook: row.int(0)?, event: row.string(1)? },
        kind: row.word(2, Happening::from_code)?,
        customer: CustomerId::new(row.int(3)?),
        code: row.string(4)?,
        body: row.string(5)?,
        recorded: row.moment(6)?,
        state: row.word(7, State::from_code)?,
        attempts: u32::try_from(row.int(8)?).unwrap_or(u32::MAX),
        next_at: row.moment(9)?,
        fence: row.int(10)?,
        said: row.string(11)?,
        closed_at: row.int_or_null(12)?.map(Moment),
    })
}

/// Events that may be told to a program at `now`, the earliest first. What happened to a customer later
/// waits while something earlier is to be tried again: a program would else hear of a payment taken back
/// before it heard of the payment.
pub fn due(
    reader: &mut Reader,
    company: CompanyId,
    webhook: i64,
    now: Moment,
    limit: u32,
) -> Result<Vec<Delivery>, StoreError> {
    let sql = format!(
        "{DELIVERY} AND e.webhook = $2 AND e.state = 'waiting' AND e.next_at <= $3
           AND e.lease_until <= $3
           AND NOT EXISTS (SELECT 1 FROM webhook_event b
               WHERE b.company = e.company AND b.webhook = e.webhook AND b.customer = e.customer
                 AND b.state = 'waiting' AND (b.next_at > $3 OR b.lease_until > $3)
                 AND (b.recorded < e.recorded OR b.recorded = e.recorded AND b.place < e.place))
         ORDER BY e.recorded, e.place, e.event {{binary}} LIMIT $4"
    );
    let values = [company.into(), webhook.into(), now.into(), i64::from(limit).into()];
    reader.query(&sql, &values, read)
}

/// Claims an event until a moment; answers the number of the claim, or `None` when somebody
/// else has it.
pub fn claim(
    writer: &mut Writer,
    company: CompanyId,
    key: &Key,
    (now, until): (Moment, Moment),
) -> Result<Option<i64>, StoreError> {
    let values =
        [company.into(), key.webhook.into(), (&key.event).into(), now.into(), until.into()];
    let claimed = writer.execute(
        "UPDATE webhook_event SET fence = fence + 1, lease_until = $5
         WHERE company = $1 AND webhook = $2 AND event = $3 AND state = 'waiting'
           AND lease_until <= $4",
        &values,
    )?;
    if claimed == 0 {
        return Ok(None);
    }
    let sql = "SELECT fence FROM webhook_event WHERE company = $1 AND webhook = $2 AND event = $3";
    Ok(Some(writer.number(sql, &values[..3])?))
}

/// What became of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Told {
        at: Moment,
    },
    /// To be tried again.
    Later {
        at: Moment,
    },
    Dead {
        at: Moment,
    },
    /// Let go as it was.
    NotTried,
}

impl Outcome {
    /// Was it told?
    pub const fn is_told(&self) -> bool {
        matches!(self, Outcome::Told { .. })
    }
}

/// Notes what came of a claim; whoever was overtaken notes nothing, and hears so.
pub fn note(
    writer: &mut Writer,
    company: CompanyId,
    (key, fence): (&Key, i64),
    said: &str,
    outcome: &Outcome,
) -> Result<bool, StoreError> {
    let (state, next_at, closed, failed) = match outcome {
        Outcome::Told { at } => (State::Told, Moment(0), Some(at.0), 0),
        Outcome::Later { at } => (State::Waiting, *at, None, 1),
        Outcome::Dead { at } => (State::Dead, Moment(0), Some(at.0), 1),
        Outcome::NotTried => (State::Waiting, Moment(0), None, 0),
    };
    let noted = writer.execute(
        "UPDATE webhook_event SET state = $5, next_at = $6, closed_at = $7, said = $8,
             attempts = attempts + $9, lease_until = 0
         WHERE company = $1 AND webhook = $2 AND event = $3 AND fence = $4 AND state = 'waiting'",
        &[
            company.into(),
            key.webhook.into(),
            (&key.event).into(),
            fence.into(),
            state.code().into(),
            next_at.into(),
            closed.into(),
            said.into(),
            i64::from(failed).into(),
        ],
    )?;
    Ok(noted > 0)
}

/// Has a dead event tried again from the first attempt on.
///
/// # Errors
/// [`StoreError::Stale`] when it is not dead.
pub fn again(writer: &mut Writer, company: CompanyId, key: &Key) -> Result<(), StoreError> {
    let changed = writer.execute(
        "UPDATE webhook_event SET state = 'waiting', attempts = 0, next_at = 0, closed_at = NULL
         WHERE company = $1 AND webhook = $2 AND event = $3 AND state = 'dead'",
        &[company.into(), key.webhook.into(), (&key.event).into()],
    )?;
    if changed == 0 {
        return Err(StoreError::Stale { what: "the event" });
    }
    Ok(())
}

/// Events in a state, or all of them, the latest first.
pub fn listed(
    reader: &mut Reader,
    company: CompanyId,
    state: Option<State>,
    (offset, limit): (u64, u32),
) -> Result<Vec<Delivery>, StoreError> {
    let sql = format!(
        "{DELIVERY} AND (CAST($2 AS TEXT) = '' OR e.state = $2)
         ORDER BY e.recorded DESC, e.webhook, e.event {{binary}} LIMIT $3 OFFSET $4"
    );
    let values: [Value<'_>; 4] = [
        company.into(),
        state.map_or("", State::code).into(),
        i64::from(limit).into(),
        (offset as i64).into(),
    ];
    reader.query(&sql, &values, read)
}

/// How many events stand in a state.
pub fn count(
    reader: &mut Reader,
    company: CompanyId,
    state: Option<State>,
) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM webhook_event
               WHERE company = $1 AND (CAST($2 AS TEXT) = '' OR state = $2)";
    let values: [Value<'_>; 2] = [company.into(), state.map_or("", State::code).into()];
    Ok(reader.number(sql, &values)? as u64)
}
