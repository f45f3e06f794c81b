//! Work and messages that wait, and taking them back when their reason is gone.
//!
//! Whether it is gone says `saldo_domain::control::still_owed`; here stands what has to be
//! read for the question and what is written for the answer. Every question is asked for
//! many customers at once, and costs two look-ups while nothing waits at all.

use crate::control::{add_open_items, add_standing, add_steps};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::lines::asked_lines;
use crate::undone;
use crate::value::Value;
use saldo_domain::book::Moment;
use saldo_domain::control::{
    Account, AskedLine, Channel, EffectKind, LadderEventKind, WithdrawReason,
};
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, ItemId};
use std::collections::BTreeSet;

/// Customers checked at once.
const CUSTOMERS_AT_ONCE: usize = 500;

/// Where an effect waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// As an open task.
    AsTask,
    /// As a planned message.
    AsMessage,
}

/// An effect that was asked for and not yet carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub customer: CustomerId,
    pub effect: EffectId,
    pub waits: Waits,
    pub kind: EffectKind,
    pub channel: Option<Channel>,
    /// What it is about.
    pub lines: Vec<AskedLine>,
}

/// How many were taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withdrawn {
    pub tasks: u64,
    pub messages: u64,
}

/// Does any task or message of the company wait?
pub fn anything_waits(reader: &mut Reader, company: CompanyId) -> Result<bool, StoreError> {
    let found = reader.one(
        "SELECT CASE WHEN
             EXISTS (SELECT 1 FROM task WHERE company = $1 AND state = 'open')
             OR EXISTS (SELECT 1 FROM outbox WHERE company = $1 AND state = 'planned')
         THEN 1 ELSE 0 END",
        &[company.into()],
        |row| row.flag(0),
    );
    Ok(found?.unwrap_or(false))
}

/// Rows `customer, effect, kind, channel, lines, threshold_days, event`. Letters of a mailing that only
/// tell how things stand ask for nothing, and lose no reason to leave. The empty text keeps both engines from
/// walking through everything that waits in the company when few customers are asked for.
const TASKS: &str =
    "SELECT w.customer, w.effect, e.kind, e.channel, e.lines, e.threshold_days, e.event, e.day FROM task w
    JOIN effect e ON e.company = w.company AND e.customer = w.customer AND e.effect = w.effect
    WHERE w.company = $1 AND w.customer IN ({ids $2}) AND w.state || '' = 'open'";

const MESSAGES: &str = "SELECT w.customer, w.effect, COALESCE(e.kind, 'notify'), w.channel,
        COALESCE(e.lines, l.lines, '[]'), COALESCE(e.threshold_days, l.late, 0),
        COALESCE(e.event, ''), COALESCE(e.day, w.day)
    FROM outbox w
    LEFT JOIN effect e ON e.company = w.company AND e.customer = w.customer AND e.effect = w.effect
    LEFT JOIN mailing_letter l
        ON l.company = w.company AND l.customer = w.customer AND l.effect = w.effect
    LEFT JOIN mailing m ON w.mailing <> 0 AND m.company = w.company AND m.mailing = w.mailing
    WHERE w.company = $1 AND w.customer IN ({ids $2}) AND w.state || '' = 'planned'
      AND COALESCE(m.text_key, '') NOT IN ('statement', 'reconciliation')";

/// Everything that waits about these customers, in no particular order.
pub fn waiting(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<Waiting>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let mut found = Vec::new();
    for (sql, waits) in [(TASKS, Waits::AsTask), (MESSAGES, Waits::AsMessage)] {
        reader.each(sql, &[company.into(), Value::Ids(&ids)], |row| {
            found.push(Waiting {
                customer: CustomerId::new(row.int(0)?),
                effect: row.word(1, EffectId::parse)?,
                waits,
                kind: row.word(2, EffectKind::from_code)?,
                channel: Channel::from_code(row.text(3)?),
                lines: asked_lines(
                    row.text(4)?,
                    row.day(7)?,
                    asked_as_late(row.int(5)?, row.text(6)?),
                )?,
            });
            Ok(())
        })?;
    }
    Ok(found)
}

/// Was it asked for because the debt was late: by days after the due day, or by an event that counts
/// only from then on?
pub(crate) fn asked_as_late(threshold_days: i64, event: &str) -> bool {
    let once_late =
        LadderEventKind::from_code(event).is_some_and(LadderEventKind::counts_once_late);
    threshold_days > 0 && (event.is_empty() || once_late)
}

/// What these customers (ascending) owe on `day`, the steps taken for it, and what restrains
/// asking for it. Events and addresses are left out.
pub fn owing(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[CustomerId],
) -> Result<Vec<Account>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let mut accounts: Vec<Account> = customers.iter().copied().map(Account::new).collect();
    add_open_items(reader, company, day, &ids, &mut accounts)?;
    add_steps(reader, company, day, &ids, &mut accounts)?;
    add_standing(reader, company, &ids, &mut accounts)?;
    Ok(accounts)
}

/// Takes these back on a business day, and notes the steps that came to nothing by it. The
/// journal row of the transaction tells how many they were.
pub fn withdraw(
    writer: &mut Writer,
    company: CompanyId,
    (day, at): (Day, Moment),
    gone: &[(Waiting, WithdrawReason)],
) -> Result<Withdrawn, StoreError> {
    let withdrawn = Withdrawn {
        tasks: close(writer, "task", company, (day, at), gone, Waits::AsTask)?,
        messages: close(writer, "outbox", company, (day, at), gone, Waits::AsMessage)?,
    };
    writer.note_withdrawn(withdrawn);
    // What a later step took over was not for nothing.
    let stopped = gone.iter().filter(|(_, reason)| *reason != WithdrawReason::Outgrown);
    let debts = |one: &Waiting| {
        let customer = one.customer;
        one.lines.iter().map(move |line| (customer, line.item)).collect::<Vec<_>>()
    };
    let mut debts: Vec<_> = stopped.flat_map(|(waiting, _)| debts(waiting)).collect();
    debts.sort_unstable();
    debts.dedup();
    undone::note(writer, company, (day, at), &debts)?;
    Ok(withdrawn)
}

fn close(
    writer: &mut Writer,
    table: &str,
    company: CompanyId,
    (day, at): (Day, Moment),
    gone: &[(Waiting, WithdrawReason)],
    waits: Waits,
) -> Result<u64, StoreError> {
    let mut own: Vec<_> = gone.iter().filter(|(waiting, _)| waiting.waits == waits).collect();
    own.sort_unstable_by_key(|(waiting, _)| (waiting.customer, waiting.effect));
    let rows = own.into_iter().map(|(waiting, reason)| {
        [
            "withdrawn".into(),
            reason.code().into(),
            at.into(),
            day.into(),
            company.into(),
            waiting.customer.into(),
            waiting.effect.to_string().into(),
        ]
    });
    let columns = ["state", "why", "closed_at", "withdrawn_on", "company", "customer", "effect"];
    writer.update(table, &columns, 3, rows)
}

/// Calls `found` for everything that waits although all it is about was closed by `day`.
pub(crate) fn waiting_for_nothing(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    found: &mut dyn FnMut(&Waiting),
) -> Result<(), StoreError> {
    let customers = reader.query(
        "SELECT customer FROM task WHERE company = $1 AND state = 'open'
         UNION SELECT customer FROM outbox WHERE company = $1 AND state = 'planned'
         ORDER BY customer",
        &[company.into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )?;
    for range in customers.chunks(CUSTOMERS_AT_ONCE) {
        let open = not_closed_by(reader, company, day, range)?;
        for one in waiting(reader, company, range)? {
            let is_open = |line: &AskedLine| open.contains(&(one.customer, line.item));
            if !one.lines.is_empty() && !one.lines.iter().any(is_open) {
                found(&one);
            }
        }
    }
    Ok(())
}

fn not_closed_by(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[CustomerId],
) -> Result<BTreeSet<(CustomerId, ItemId)>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let found = reader.query(
        "SELECT customer, item FROM item
         WHERE company = $1 AND customer IN ({ids $2}) AND closed > $3",
        &[company.into(), Value::Ids(&ids), day.into()],
        |row| Ok((CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?))),
    )?;
    Ok(found.into_iter().collect())
}

impl std::ops::AddAssign for Withdrawn {
    fn add_assign(&mut self, more: Self) {
        self.tasks += more.tasks;
        self.messages += more.messages;
    }
}

impl Withdrawn {
    /// The details of a journal row (JSON) with what was withdrawn beside them.
    pub(crate) fn told_in(self, body: String) -> String {
        let Self { tasks, messages } = self;
        if self == Self::default() {
            return body;
        }
        let told = format!(r#""withdrawn":{{"tasks":{tasks},"messages":{messages}}}"#);
        match body.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) {
            Some("") => format!("{{{told}}}"),
            Some(inner) => format!("{{{inner},{told}}}"),
            None => format!(r#"{{"request":{body},{told}}}"#),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journal_tells_what_was_withdrawn_beside_its_other_details() {
        let nothing = Withdrawn::default();
        let some = Withdrawn { tasks: 1, messages: 2 };
        let rows = [
            (nothing, "{}", "{}"),
            (some, "{}", r#"{"withdrawn":{"tasks":1,"messages":2}}"#),
            (some, r#"{"a":{}}"#, r#"{"a":{},"withdrawn":{"tasks":1,"messages":2}}"#),
            (some, r#"["x",1]"#, r#"{"request":["x",1],"withdrawn":{"tasks":1,"messages":2}}"#),
        ];
        for (withdrawn, body, told) in rows {
            assert_eq!(withdrawn.told_in(body.to_owned()), told);
            serde_json::from_str::<serde_json::Value>(told).expect("JSON");
        }
    }
}
