//! Steps that came to nothing, as said by `saldo_domain::control::came_to_nothing`.

use crate::control::interned;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::explain::{read_lines, small};
use crate::value::Value;
use saldo_domain::book::Moment;
use saldo_domain::control::{
    Came, Channel, EffectKind, Outcome, StepTaken, WithdrawReason, came_to_nothing,
};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Customers looked at together.
const CUSTOMERS_AT_ONCE: usize = 500;

/// A step with the day from which it is as if it had not been taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Undone {
    pub(crate) customer: CustomerId,
    item: ItemId,
    clause: String,
    taken: Day,
    undone: Day,
}

impl Undone {
    /// Says so of the step, if it is among these.
    pub(crate) fn mark(&self, steps: &mut [StepTaken]) {
        let own = |step: &&mut StepTaken| {
            step.item == self.item && step.day == self.taken && *step.clause == *self.clause
        };
        steps.iter_mut().filter(own).for_each(|step| step.undone = Some(self.undone));
    }
}

/// The steps of these customers that had come to nothing by a day.
pub(crate) fn up_to(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    day: Day,
) -> Result<Vec<Undone>, StoreError> {
    reader.query(
        "SELECT customer, item, clause, day, undone FROM step_undone
         WHERE company = $1 AND customer IN ({ids $2}) AND undone <= $3
         ORDER BY customer, item, clause {binary}, day",
        &[company.into(), Value::Ids(customers), day.into()],
        |row| {
            Ok(Undone {
                customer: CustomerId::new(row.int(0)?),
                item: ItemId::new(row.int(1)?),
                clause: row.string(2)?,
                taken: row.day(3)?,
                undone: row.day(4)?,
            })
        },
    )
}

/// Writes down which steps of these customers (ascending) have come to nothing, after some of
/// what they asked for was taken back on `day`.
pub fn note(
    writer: &mut Writer,
    company: CompanyId,
    (day, at): (Day, Moment),
    customers: &[CustomerId],
) -> Result<(), StoreError> {
    for some in customers.chunks(CUSTOMERS_AT_ONCE) {
        let ids: Vec<i64> = some.iter().map(|customer| customer.get()).collect();
        let steps = steps_of(writer, company, &ids)?;
        let effects = effects_of(writer, company, &ids)?;
        let none = Vec::new();
        let mut rows = Vec::new();
        for (customer, steps) in &steps {
            let came = effects.get(customer).unwrap_or(&none);
            rows.extend(came_to_nothing(steps, came).into_iter().map(|step| {
                let step = &steps[step];
                [
                    company.into(),
                    (*customer).into(),
                    step.item.into(),
                    Value::from(&*step.clause),
                    step.day.into(),
                    day.into(),
                    at.into(),
                ]
            }));
        }
        let columns = ["company", "customer", "item", "clause", "day", "undone", "recorded"];
        writer.insert_missing("step_undone", &columns, rows.into_iter())?;
    }
    Ok(())
}

fn steps_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<BTreeMap<CustomerId, Vec<StepTaken>>, StoreError> {
    let mut found: BTreeMap<CustomerId, Vec<StepTaken>> = BTreeMap::new();
    let mut clauses: Vec<Arc<str>> = Vec::new();
    let policy: Arc<str> = "".into();
    reader.each(
        "SELECT s.customer, s.item, s.step, s.clause, s.day, s.performed, u.undone
         FROM step_taken s
         LEFT JOIN step_undone u ON u.company = s.company AND u.customer = s.customer
              AND u.item = s.item AND u.clause = s.clause AND u.day = s.day
         WHERE s.company = $1 AND s.customer IN ({ids $2})
         ORDER BY s.customer, s.item, s.step, s.clause {binary}, s.day",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let step = StepTaken {
                item: ItemId::new(row.int(1)?),
                step: small(row.int(2)?),
                clause: interned(&mut clauses, row.text(3)?),
                policy: Arc::clone(&policy),
                version: 0,
                day: row.day(4)?,
                performed: row.day(5)?,
                undone: row.int_or_null(6)?.and_then(Day::from_number),
            };
            found.entry(CustomerId::new(row.int(0)?)).or_default().push(step);
            Ok(())
        },
    )?;
    Ok(found)
}

fn effects_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<BTreeMap<CustomerId, Vec<Came>>, StoreError> {
    let mut found: BTreeMap<CustomerId, Vec<Came>> = BTreeMap::new();
    reader.each(
        "SELECT e.customer, e.kind, e.channel, e.day, e.lines,
                COALESCE(t.state, o.state, ''), COALESCE(t.why, o.why, '')
         FROM effect e
         LEFT JOIN task t ON t.company = e.company AND t.customer = e.customer
              AND t.effect = e.effect
         LEFT JOIN outbox o ON o.company = e.company AND o.customer = e.customer
              AND o.effect = e.effect
         WHERE e.company = $1 AND e.customer IN ({ids $2})
         ORDER BY e.customer, e.effect",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let lines = read_lines(row.text(4)?)?;
            let came = Came {
                kind: row.word(1, EffectKind::from_code)?,
                channel: Channel::from_code(row.text(2)?),
                day: row.day(3)?,
                outcome: outcome(row.text(5)?, row.text(6)?)?,
                lines: lines.into_iter().map(|one| (one.item, one.step, one.clause)).collect(),
            };
            found.entry(CustomerId::new(row.int(0)?)).or_default().push(came);
            Ok(())
        },
    )?;
    Ok(found)
}

/// An effect that is neither work nor a message was carried out when it was decided.
fn outcome(state: &str, why: &str) -> Result<Outcome, StoreError> {
    Ok(match state {
        "open" | "planned" | "claimed" | "uncertain" => Outcome::Waits,
        "withdrawn" => Outcome::Withdrawn(
            WithdrawReason::from_code(why)
                .ok_or_else(|| StoreError::unreadable("why something was withdrawn", why))?,
        ),
        _ => Outcome::Closed,
    })
}
