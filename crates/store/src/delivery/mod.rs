//! Messages on their way: which are due, who has claimed them, what was handed over byte for
//! byte and what became of it.
//!
//! A claim raises the fence of its message. Whoever notes what became of it must name that
//! fence: one that was overtaken meanwhile is told so, and changes nothing (D37).

mod carried;
mod lists;
mod parcels;
mod print;
mod sending;
mod staff;
mod terms;

pub use carried::{
    CarriedPart, add_carried, add_reported, carried_as, carried_since, parts_of, set_outcome,
};
pub use lists::{Counted, ListFilter, Listed, count, counted, listed};
pub use parcels::{Parcel, Passage, add_passage, keep_parcel, parcel, parcels_of, passages_of};
pub use print::{
    Batch, PrintedLetter, PrintedRow, add_batch, add_outcome, batch, batch_content, batch_count,
    batches, letters_of_batch, print_queue, print_queue_length,
};
pub use sending::{SWITCH, let_go, release, sending, set_sending};
pub(crate) use sending::{doubt_what_waits, switch_off_everywhere};
pub use staff::{StaffMessage, staff_told, staff_waiting};
pub(crate) use terms::who_said;
pub use terms::{
    A_COMPANY, ContactTerm, Had, add_term, had_since, is_dead, limited_of, presumed_of, term_of,
    terms_of,
};

use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::lines::{LineRow, read_lines};
use crate::value::{Row, Value};
use crate::withdrawal::asked_as_late;
use saldo_domain::book::Moment;
use saldo_domain::control::{AskedLine, Channel};
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId};

/// Why a message is uncertain that waited in a copy which was brought back.
pub const BROUGHT_BACK: &str = "brought-back";

/// Messages that came with a copy, of which nobody has said yet whether they have left.
pub fn brought_back(reader: &mut Reader, company: CompanyId) -> Result<Vec<Message>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} {FROM}
         WHERE o.company = $1 AND o.state = 'uncertain' AND o.why = $2
         ORDER BY o.customer, o.effect {{binary}}"
    );
    reader.query(&sql, &[company.into(), BROUGHT_BACK.into()], read)
}

/// How many they are.
pub fn count_brought_back(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM outbox WHERE company = $1 AND state = 'uncertain' AND why = $2";
    Ok(reader.number(sql, &[company.into(), BROUGHT_BACK.into()])? as u64)
}

/// Which message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub customer: CustomerId,
    pub effect: EffectId,
}

/// A message of the outbox with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub key: Key,
    pub channel: Channel,
    pub recipient: String,
    pub language: String,
    pub day: Day,
    pub state: MessageState,
    /// Reason of its state, where it has one.
    pub why: String,
    /// Why it waits, where it does.
    pub kept_by: String,
    /// Number of the latest claim; 0 before the first.
    pub fence: i64,
    /// Attempts that have failed.
    pub attempts: u32,
    pub next_at: Moment,
    pub lease_until: Moment,
    pub closed_at: Option<Moment>,
    /// Key of its words.
    pub text: String,
    pub clause: String,
    pub step: u8,
    /// Was it asked for because the debts were late, and not because of an event?
    pub late: bool,
    pub lines: Vec<LineRow>,
    /// The mailing that caused it, where no effect of a control run did.
    pub mailing: Option<Mailed>,
}

/// The mailing of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailed {
    pub mailing: i64,
    /// When it was drawn up: the company's own words of that moment hold for it.
    pub drawn_up: Moment,
}

impl Message {
    /// One of its lines, likewise.
    pub fn asked_line(&self, line: &LineRow) -> AskedLine {
        let clause = line.clause.as_str().into();
        AskedLine { item: line.item, clause, step: line.step, on: self.day, late: self.late }
    }

    /// Up to when the company's own words count in it: those of a mailing are what was approved.
    pub fn words_until(&self) -> Moment {
        self.mailing.map_or(Moment::NOW_AND_EVER, |mailed| mailed.drawn_up)
    }

    /// What it asks for, as the question whether it is still owed wants it.
    pub fn asked(&self) -> Vec<AskedLine> {
        self.lines.iter().map(|line| self.asked_line(line)).collect()
    }
}

const COLUMNS: &str = "o.customer, o.effect, o.channel, o.recipient, o.language, o.day, o.state,
    o.why, o.kept_by, o.fence, o.attempts, o.next_at, o.lease_until, o.closed_at,
    COALESCE(e.text_key, m.text_key, ''), COALESCE(e.clause, ''), COALESCE(e.step, 0),
    COALESCE(e.lines, l.lines, '[]'), COALESCE(e.threshold_days, l.late, 0),
    COALESCE(e.event, ''), o.mailing, COALESCE(m.recorded, 0)";

/// The outbox with what caused each message: an effect, or a mailing.
const FROM: &str = "FROM outbox o
    LEFT JOIN effect e
        ON e.company = o.company AND e.customer = o.customer AND e.effect = o.effect
    LEFT JOIN mailing_letter l ON o.mailing <> 0 AND l.company = o.company
        AND l.customer = o.customer AND l.effect = o.effect
    LEFT JOIN mailing m ON o.mailing <> 0 AND m.company = o.company AND m.mailing = o.mailing";

fn read(row: &Row<'_>) -> Result<Message, StoreError> {
    Ok(Message {
        key: read_key(row)?,
        channel: row.word(2, Channel::from_code)?,
        recipient: row.string(3)?,
        language: row.string(4)?,
        day: row.day(5)?,
        state: row.word(6, MessageState::from_code)?,
        why: row.string(7)?,
        kept_by: row.string(8)?,
        fence: row.int(9)?,
        attempts: u32::try_from(row.int(10)?).unwrap_or(u32::MAX),
        next_at: row.moment(11)?,
        lease_until: row.moment(12)?,
        closed_at: row.int_or_null(13)?.map(Moment),
        text: row.string(14)?,
        clause: row.string(15)?,
        step: crate::explain::small(row.int(16)?),
        late: asked_as_late(row.int(18)?, row.text(19)?),
        lines: read_lines(row.text(17)?)?,
        mailing: read_mailed(row)?,
    })
}

fn read_mailed(row: &Row<'_>) -> Result<Option<Mailed>, StoreError> {
    let mailed = Mailed { mailing: row.int(20)?, drawn_up: row.moment(21)? };
    Ok((mailed.mailing != 0).then_some(mailed))
}

fn read_key(row: &Row<'_>) -> Result<Key, StoreError> {
    let effect = row.word(1, EffectId::parse)?;
    Ok(Key { customer: CustomerId::new(row.int(0)?), effect })
}

/// Messages of these channels that may be tried at `now`, in order of their key, after `after`.
pub fn due(
    reader: &mut Reader,
    company: CompanyId,
    channels: &[Channel],
    now: Moment,
    after: Option<Key>,
    limit: u32,
) -> Result<Vec<Message>, StoreError> {
    let (customer, effect) =
        after.map_or((i64::MIN, String::new()), |key| (key.customer.get(), key.effect.to_string()));
    let sql = format!(
        "SELECT {COLUMNS} {FROM}
         WHERE o.company = $1 AND o.state = 'planned' AND o.next_at <= $2
           AND o.channel IN ({})
           AND (o.customer > $3 OR (o.customer = $3 AND o.effect {{binary}} > $4))
         ORDER BY o.customer, o.effect {{binary}} LIMIT $5",
        words(channels)
    );
    let values =
        [company.into(), now.into(), customer.into(), effect.into(), i64::from(limit).into()];
    reader.query(&sql, &values, read)
}

/// Codes of channels as a list of SQL: words of ours, never anybody's text.
fn words(channels: &[Channel]) -> String {
    let quoted: Vec<String> =
        channels.iter().map(|channel| format!("'{}'", channel.code())).collect();
    if quoted.is_empty() { "''".to_owned() } else { quoted.join(", ") }
}

/// How many of these channels wait to leave of themselves. Not counted is what a person has let go
/// by number already (an approved mailing), what waits for a person to read, and what may not
/// leave at `now` for another cause than the hour.
pub fn waiting(
    reader: &mut Reader,
    company: CompanyId,
    channels: &[Channel],
    now: Moment,
) -> Result<u64, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM outbox WHERE {}", waits(channels));
    Ok(reader.number(&sql, &[company.into(), now.into()])? as u64)
}

/// How many of them one and the same run has asked for, of the run that asked for most.
pub fn most_of_a_run(
    reader: &mut Reader,
    company: CompanyId,
    channels: &[Channel],
    now: Moment,
) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT COALESCE(MAX(letters), 0) FROM (
             SELECT COUNT(*) AS letters FROM outbox WHERE {} GROUP BY day) a_run",
        waits(channels)
    );
    Ok(reader.number(&sql, &[company.into(), now.into()])? as u64)
}

/// The condition of what waits to leave of itself, of company `$1` at `$2`.
fn waits(channels: &[Channel]) -> String {
    format!(
        "company = $1 AND state = 'planned' AND mailing = 0 AND channel IN ({})
           AND kept_by NOT IN ('reply-unread', 'notice-unfilled')
           AND NOT (kept_by IN ('contact-limit', 'gap', 'only-to', 'sms-budget') AND next_at > $2)",
        words(channels)
    )
}

/// The condition that what was claimed by passage `p` of message `o` has left since, or may have,
/// whatever became of it later: a message that came back, or that was sent again under another
/// claim, has left nonetheless.
pub(super) const LEFT: &str = "((o.fence = p.fence AND o.state IN ('claimed', 'uncertain'))
    OR EXISTS (SELECT 1 FROM passage gone
        WHERE gone.company = p.company AND gone.customer = p.customer
          AND gone.effect = p.effect AND gone.fence = p.fence
          AND gone.what IN ('sent', 'delivered', 'uncertain')))";

/// What was noted at the claims of short messages from `from` to before `until` that have left
/// since, or may have: how many parts each has.
pub fn short_between(
    reader: &mut Reader,
    company: CompanyId,
    (from, until): (Moment, Moment),
) -> Result<Vec<String>, StoreError> {
    let sql = format!(
        "SELECT p.said FROM passage p
         JOIN outbox o ON o.company = p.company AND o.customer = p.customer
             AND o.effect = p.effect
         WHERE p.company = $1 AND p.what = 'claimed' AND p.recorded >= $2 AND p.recorded < $3
           AND o.channel = 'sms' AND {LEFT}"
    );
    reader.query(&sql, &[company.into(), from.into(), until.into()], |row| row.string(0))
}

/// How many on these channels that were claimed from `from` to before `until` have left since, or
/// may have; those of mailings, which a person has let go by number, beside.
pub fn left_between(
    reader: &mut Reader,
    company: CompanyId,
    channels: &[Channel],
    (from, until): (Moment, Moment),
) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT COUNT(*) FROM passage p
         JOIN outbox o ON o.company = p.company AND o.customer = p.customer
             AND o.effect = p.effect
         WHERE p.company = $1 AND p.what = 'claimed' AND p.recorded >= $2 AND p.recorded < $3
           AND o.mailing = 0 AND o.channel IN ({}) AND {LEFT}",
        words(channels)
    );
    Ok(reader.number(&sql, &[company.into(), from.into(), until.into()])? as u64)
}

/// One message.
pub fn message(
    reader: &mut Reader,
    company: CompanyId,
    key: Key,
) -> Result<Option<Message>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} {FROM} WHERE o.company = $1 AND o.customer = $2 AND o.effect = $3"
    );
    let effect = key.effect.to_string();
    reader.one(&sql, &[company.into(), key.customer.into(), effect.into()], read)
}

/// Whose message has this identity.
pub fn key_of(
    reader: &mut Reader,
    company: CompanyId,
    effect: EffectId,
) -> Result<Option<Key>, StoreError> {
    let found = crate::explain::effect(reader, company, effect)?;
    let caused = found.filter(|one| one.message.is_some()).map(|one| one.customer);
    let customer = match caused {
        Some(customer) => Some(customer),
        None => reader.one(
            "SELECT l.customer FROM mailing_letter l
             JOIN outbox o ON o.company = l.company AND o.customer = l.customer
                 AND o.effect = l.effect
             WHERE l.company = $1 AND l.effect = $2",
            &[company.into(), effect.to_string().into()],
            |row| Ok(CustomerId::new(row.int(0)?)),
        )?,
    };
    Ok(customer.map(|customer| Key { customer, effect }))
}

/// Messages of a mailing that nobody has touched yet.
pub fn planned_of_mailing(
    reader: &mut Reader,
    company: CompanyId,
    mailing: i64,
) -> Result<Vec<Message>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} {FROM}
         WHERE o.company = $1 AND o.mailing = $2 AND o.state = 'planned'
         ORDER BY o.customer, o.effect {{binary}}"
    );
    reader.query(&sql, &[company.into(), mailing.into()], read)
}

/// A claim to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    pub key: Key,
    /// The fence as it was when the message was looked at.
    pub seen: i64,
    /// The address it goes to, as the card says at this moment.
    pub recipient: &'a str,
    pub language: &'a str,
    pub until: Moment,
}

/// Claims a message that waits; answers its new fence, or nothing when somebody else was
/// faster or it waits no more.
pub fn claim(
    writer: &mut Writer,
    company: CompanyId,
    claim: Claim<'_>,
) -> Result<Option<i64>, StoreError> {
    let changed = writer.execute(
        "UPDATE outbox SET state = 'claimed', fence = fence + 1, recipient = $4, language = $5,
                lease_until = $6, kept_by = ''
         WHERE company = $1 AND customer = $2 AND effect = $3 AND state = 'planned' AND fence = $7",
        &[
            company.into(),
            claim.key.customer.into(),
            claim.key.effect.to_string().into(),
            claim.recipient.into(),
            claim.language.into(),
            claim.until.into(),
            claim.seen.into(),
        ],
    )?;
    Ok((changed == 1).then_some(claim.seen + 1))
}

/// A new state of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    pub key: Key,
    /// The fence it must have; whoever was overtaken changes nothing.
    pub fence: i64,
    pub from: MessageState,
    pub to: MessageState,
    pub why: &'a str,
    pub attempts: u32,
    pub next_at: Moment,
    /// When it ended, if it did.
    pub closed_at: Option<Moment>,
}

/// Changes the state; answers whether the message was as it had to be.
pub fn change(
    writer: &mut Writer,
    company: CompanyId,
    change: Change<'_>,
) -> Result<bool, StoreError> {
    let changed = writer.execute(
        "UPDATE outbox SET state = $4, why = $5, attempts = $6, next_at = $7, closed_at = $8,
                lease_until = 0, kept_by = ''
         WHERE company = $1 AND customer = $2 AND effect = $3 AND state = $9 AND fence = $10",
        &[
            company.into(),
            change.key.customer.into(),
            change.key.effect.to_string().into(),
            change.to.code().into(),
            change.why.into(),
            i64::from(change.attempts).into(),
            change.next_at.into(),
            change.closed_at.map(|at| at.0).into(),
            change.from.code().into(),
            change.fence.into(),
        ],
    )?;
    Ok(changed == 1)
}

/// Lets messages that wait do so until a moment, with the cause.
pub fn put_off(
    writer: &mut Writer,
    company: CompanyId,
    waits: &[(Key, Moment, &'static str)],
) -> Result<u64, StoreError> {
    let mut sorted: Vec<_> = waits.iter().collect();
    sorted.sort_unstable_by_key(|(key, ..)| *key);
    let rows = sorted.into_iter().map(|(key, until, cause)| {
        [
            (*until).into(),
            (*cause).into(),
            company.into(),
            key.customer.into(),
            key.effect.to_string().into(),
            "planned".into(),
        ]
    });
    let columns = ["next_at", "kept_by", "company", "customer", "effect", "state"];
    writer.update("outbox", &columns, 4, rows)
}

/// Claims whose lease has run out at `now`: nobody notes any more what became of them.
pub fn lapsed(
    reader: &mut Reader,
    company: CompanyId,
    now: Moment,
) -> Result<Vec<Message>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} {FROM}
         WHERE o.company = $1 AND o.state = 'claimed' AND o.lease_until < $2
         ORDER BY o.customer, o.effect {{binary}}"
    );
    reader.query(&sql, &[company.into(), now.into()], read)
}

/// The moment of the earliest that waits in these channels, if any does.
pub fn next_due(
    reader: &mut Reader,
    company: CompanyId,
    channels: &[Channel],
) -> Result<Option<Moment>, StoreError> {
    let sql = format!(
        "SELECT MIN(next_at) FROM outbox
         WHERE company = $1 AND state = 'planned' AND channel IN ({})",
        words(channels)
    );
    let found = reader.one(&sql, &[company.into()], |row| row.int_or_null(0))?;
    Ok(found.flatten().map(Moment))
}

/// Values that name one message, in the order of its key.
fn key_values<'v>(company: CompanyId, key: Key) -> [Value<'v>; 3] {
    [company.into(), key.customer.into(), key.effect.to_string().into()]
}
