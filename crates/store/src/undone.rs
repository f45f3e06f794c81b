//! Steps that came to nothing, as said by `saldo_domain::control::came_to_nothing`.

use crate::control::interned;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::explain::small;
use crate::lines::read_lines;
use crate::value::Value;
use saldo_domain::book::Moment;
use saldo_domain::control::{
    Came, Channel, EffectKind, Outcome, StepTaken, WithdrawReason, came_to_nothing,
};
use saldo_domain::delivery::WithholdReason;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, ItemId};
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

/// A step that was taken.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) customer: CustomerId,
    pub(crate) item: ItemId,
    pub(crate) clause: Arc<str>,
    /// Day on which it was taken.
    pub(crate) day: Day,
}

/// Writes down that these steps are undone from a day on.
pub(crate) fn add(
    writer: &mut Writer,
    company: CompanyId,
    (day, at): (Day, Moment),
    steps: &[Step],
) -> Result<(), StoreError> {
    if steps.is_empty() {
        return Ok(());
    }
    let rows = steps.iter().map(|step| {
        [
            company.into(),
            step.customer.into(),
            step.item.into(),
            Value::from(&*step.clause),
            step.day.into(),
            day.into(),
            at.into(),
        ]
    });
    let columns = ["company", "customer", "item", "clause", "day", "undone", "recorded"];
    writer.insert_missing("step_undone", &columns, rows).map(drop)
}

/// Writes down which steps about these debts (ascending) have come to nothing, after some of
/// what they asked for was taken back on `day`, and has control look at their customers again.
pub fn note(
    writer: &mut Writer,
    company: CompanyId,
    (day, at): (Day, Moment),
    debts: &[(CustomerId, ItemId)],
) -> Result<(), StoreError> {
    let mut customers: Vec<CustomerId> = debts.iter().map(|one| one.0).collect();
    customers.dedup();
    for some in customers.chunks(CUSTOMERS_AT_ONCE) {
        let ids: Vec<i64> = some.iter().map(|customer| customer.get()).collect();
        let steps = steps_of(writer, company, &ids, debts)?;
        let effects = effects_of(writer, company, &ids, debts)?;
        let none = Vec::new();
        let mut undone = Vec::new();
        for (customer, steps) in &steps {
            let came = effects.get(customer).unwrap_or(&none);
            undone.extend(came_to_nothing(steps, came).into_iter().map(|at| Step {
                customer: *customer,
                item: steps[at].item,
                clause: Arc::clone(&steps[at].clause),
                day: steps[at].day,
            }));
        }
        add(writer, company, (day, at), &undone)?;
        let again: Vec<i64> = undone.iter().map(|step| step.customer.get()).collect();
        writer.execute(
            "UPDATE control_state SET look_again = $3
             WHERE company = $1 AND customer IN ({ids $2}) AND look_again > $3",
            &[company.into(), Value::Ids(&again), day.into()],
        )?;
    }
    Ok(())
}

/// Writes down that a message which leaves does not name these debts of its lines.
pub fn leave_out(
    writer: &mut Writer,
    company: CompanyId,
    at: Moment,
    (customer, effect): (CustomerId, EffectId),
    items: &[ItemId],
) -> Result<(), StoreError> {
    let effect = effect.to_string();
    let rows = items.iter().map(|item| {
        [company.into(), customer.into(), Value::from(&effect), (*item).into(), at.into()]
    });
    let columns = ["company", "customer", "effect", "item", "recorded"];
    writer.insert_missing("left_out", &columns, rows).map(drop)
}

fn steps_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    debts: &[(CustomerId, ItemId)],
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
            let debt = (CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?));
            if debts.binary_search(&debt).is_err() {
                return Ok(());
            }
            let step = StepTaken {
                item: debt.1,
                step: small(row.int(2)?),
                clause: interned(&mut clauses, row.text(3)?),
                policy: Arc::clone(&policy),
                version: 0,
                day: row.day(4)?,
                performed: row.day(5)?,
                undone: row.int_or_null(6)?.and_then(Day::from_number),
            };
            found.entry(debt.0).or_default().push(step);
            Ok(())
        },
    )?;
    Ok(found)
}

fn effects_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    debts: &[(CustomerId, ItemId)],
) -> Result<BTreeMap<CustomerId, Vec<Came>>, StoreError> {
    let left_out = left_out_of(reader, company, customers)?;
    let mut found: BTreeMap<CustomerId, Vec<Came>> = BTreeMap::new();
    reader.each(
        "SELECT e.customer, e.kind, e.channel, e.day, e.lines,
                COALESCE(t.state, o.state, ''), COALESCE(t.why, o.why, ''), e.effect
         FROM effect e
         LEFT JOIN task t ON t.company = e.company AND t.customer = e.customer
              AND t.effect = e.effect
         LEFT JOIN outbox o ON o.company = e.company AND o.customer = e.customer
              AND o.effect = e.effect
         WHERE e.company = $1 AND e.customer IN ({ids $2})
         ORDER BY e.customer, e.effect",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let customer = CustomerId::new(row.int(0)?);
            let mut lines = read_lines(row.text(4)?)?;
            lines.retain(|line| debts.binary_search(&(customer, line.item)).is_ok());
            if lines.is_empty() {
                return Ok(());
            }
            let effect = row.word(7, EffectId::parse)?;
            let came = Came {
                kind: row.word(1, EffectKind::from_code)?,
                channel: Channel::from_code(row.text(2)?),
                day: row.day(3)?,
                outcome: outcome(row.text(5)?, row.text(6)?)?,
                lines: lines.into_iter().map(|one| (one.item, one.step, one.clause)).collect(),
                left_out: left_out.get(&(customer, effect)).cloned().unwrap_or_default(),
            };
            found.entry(customer).or_default().push(came);
            Ok(())
        },
    )?;
    Ok(found)
}

type LeftOut = BTreeMap<(CustomerId, EffectId), Vec<ItemId>>;

fn left_out_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<LeftOut, StoreError> {
    let mut found = LeftOut::new();
    reader.each(
        "SELECT customer, effect, item FROM left_out
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, effect, item",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let key = (CustomerId::new(row.int(0)?), row.word(1, EffectId::parse)?);
            found.entry(key).or_default().push(ItemId::new(row.int(2)?));
            Ok(())
        },
    )?;
    Ok(found)
}

/// An effect that is neither work nor a message was carried out when it was decided. One that
/// was kept because money covered it has not reached the debtor, and the money may go again.
fn outcome(state: &str, why: &str) -> Result<Outcome, StoreError> {
    Ok(match (state, why) {
        ("open" | "planned" | "claimed" | "uncertain", _) => Outcome::Waits,
        ("withheld", why) if why == WithholdReason::Covered.code() => {
            Outcome::Withdrawn(WithdrawReason::Settled)
        }
        ("withdrawn", why) => Outcome::Withdrawn(
            WithdrawReason::from_code(why)
                .ok_or_else(|| StoreError::unreadable("why something was withdrawn", why))?,
        ),
        _ => Outcome::Closed,
    })
}
