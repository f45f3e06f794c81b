//! Everything that control looks at, with the moments at which it was recorded: for days that
//! are to be lived through once more. A range of customers at a time, in a fixed number of
//! ordered statements.

use crate::book::{Ledger, item_or_none, ledgers_after};
use crate::control::{interned, promised_amount};
use crate::db::Reader;
use crate::error::StoreError;
use crate::undone;
use crate::value::{Currencies, Value};
use saldo_domain::book::Moment;
use saldo_domain::control::{LadderEvent, LadderEventKind, Reach, StepTaken};
use saldo_domain::rating::Status;
use saldo_domain::replay::{Restraint, StatusDecided};
use saldo_domain::standing::{Standing, StandingKind};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One customer's history.
#[derive(Clone, Debug)]
pub struct Told {
    pub ledger: Ledger,
    /// Addresses as the card says today: cards keep no history.
    pub reach: Reach,
    /// Decisions about what kind of payer the customer is, in the order recorded.
    pub statuses: Vec<StatusDecided>,
    pub restraints: Vec<Restraint>,
    pub events: Vec<(LadderEvent, Moment)>,
    /// Steps taken before the first day.
    pub steps: Vec<StepTaken>,
}

/// The histories of the next customers after one, at most `limit`, ascending; steps are those
/// taken before `first`.
pub fn told_after(
    reader: &mut Reader,
    company: CompanyId,
    after: Option<CustomerId>,
    limit: u32,
    first: Day,
) -> Result<Vec<Told>, StoreError> {
    let ledgers = ledgers_after(reader, company, after, limit)?;
    let ids: Vec<i64> = ledgers.iter().map(|ledger| ledger.customer.get()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let reaches = reaches(reader, company, &ids)?;
    let mut statuses = statuses(reader, company, &ids)?;
    let mut restraints = restraints(reader, company, &ids)?;
    let mut events = events(reader, company, &ids)?;
    let mut steps = steps(reader, company, &ids, first)?;
    let told = ledgers.into_iter().map(|ledger| {
        let id = ledger.customer.get();
        Told {
            reach: reaches.get(&id).copied().unwrap_or_default(),
            statuses: statuses.remove(&id).unwrap_or_default(),
            restraints: restraints.remove(&id).unwrap_or_default(),
            events: events.remove(&id).unwrap_or_default(),
            steps: steps.remove(&id).unwrap_or_default(),
            ledger,
        }
    });
    Ok(told.collect())
}

fn reaches(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Reach>, StoreError> {
    let found = reader.query(
        "SELECT customer, email, phone, address FROM customer
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let reach = Reach {
                email: !row.text(1)?.is_empty(),
                phone: !row.text(2)?.is_empty(),
                post: !row.text(3)?.is_empty(),
            };
            Ok((row.int(0)?, reach))
        },
    )?;
    Ok(found.into_iter().collect())
}

fn statuses(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<StatusDecided>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<StatusDecided>> = BTreeMap::new();
    reader.each(
        "SELECT customer, from_day, status, recorded FROM status_change
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, recorded, change",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let (from, status) = (row.day(1)?, row.word(2, Status::from_code)?);
            let decided = StatusDecided { from, status, recorded: row.moment(3)? };
            found.entry(row.int(0)?).or_default().push(decided);
            Ok(())
        },
    )?;
    Ok(found)
}

fn restraints(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<Restraint>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<Restraint>> = BTreeMap::new();
    let mut numbers: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    let mut currencies = Currencies::default();
    reader.each(
        "SELECT customer, kind, item, from_day, until_day, ends, amount, currency, standing,
                recorded
         FROM standing WHERE company = $1 AND customer IN ({ids $2})
         ORDER BY customer, standing",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let (customer, ends) = (row.int(0)?, row.int(5)?);
            let (from, recorded) = (row.day(3)?, row.moment(9)?);
            let own = found.entry(customer).or_default();
            if ends != 0 {
                let begun = numbers.get(&(customer, ends)).and_then(|at| own.get_mut(*at));
                if let Some(begun) = begun.filter(|one| one.ended.is_none_or(|end| from < end.0)) {
                    begun.ended = Some((from, recorded));
                }
                return Ok(());
            }
            numbers.insert((customer, row.int(8)?), own.len());
            let standing = Standing {
                customer: CustomerId::new(customer),
                kind: row.word(1, StandingKind::from_code)?,
                item: item_or_none(row.int(2)?),
                from,
                until: row.day_or_never(4)?,
                amount: promised_amount(row, &mut currencies)?,
            };
            own.push(Restraint { standing, recorded, ended: None });
            Ok(())
        },
    )?;
    Ok(found)
}

fn events(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<(LadderEvent, Moment)>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<(LadderEvent, Moment)>> = BTreeMap::new();
    reader.each(
        "SELECT customer, kind, item, day, recorded, until_day FROM contact
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, day, contact",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let Some(kind) = LadderEventKind::recorded_as(row.text(1)?) else { return Ok(()) };
            let (item, until) = (item_or_none(row.int(2)?), row.day_or_never(5)?);
            let event = LadderEvent { day: row.day(3)?, kind, item, until };
            found.entry(row.int(0)?).or_default().push((event, row.moment(4)?));
            Ok(())
        },
    )?;
    Ok(found)
}

fn steps(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
    first: Day,
) -> Result<BTreeMap<i64, Vec<StepTaken>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<StepTaken>> = BTreeMap::new();
    let mut clauses: Vec<Arc<str>> = Vec::new();
    let mut policies: Vec<Arc<str>> = Vec::new();
    reader.each(
        "SELECT s.customer, s.item, s.step, s.clause, s.day, s.performed,
                CASE WHEN s.policy <> '' THEN s.policy
                     ELSE (SELECT r.policy FROM run r
                           WHERE r.company = s.company AND r.day = s.day) END,
                CASE WHEN s.policy <> '' THEN s.policy_version
                     ELSE (SELECT r.policy_version FROM run r
                           WHERE r.company = s.company AND r.day = s.day) END
         FROM step_taken s
         WHERE s.company = $1 AND s.customer IN ({ids $2}) AND s.day < $3
         ORDER BY s.customer, s.item, s.step, s.clause {binary}, s.day",
        &[company.into(), Value::Ids(ids), first.into()],
        |row| {
            let step = StepTaken {
                item: ItemId::new(row.int(1)?),
                step: u8::try_from(row.int(2)?).unwrap_or(u8::MAX),
                clause: interned(&mut clauses, row.text(3)?),
                policy: interned(&mut policies, row.text_or_null(6)?.unwrap_or_default()),
                version: u32::try_from(row.int_or_null(7)?.unwrap_or_default()).unwrap_or(0),
                day: row.day(4)?,
                performed: row.day(5)?,
                undone: None,
            };
            found.entry(row.int(0)?).or_default().push(step);
            Ok(())
        },
    )?;
    for undone in undone::up_to(reader, company, ids, first.plus(-1))? {
        if let Some(steps) = found.get_mut(&undone.customer.get()) {
            undone.mark(steps);
        }
    }
    Ok(found)
}

/// Days that were run to their end, ascending, each with the moment at which it ended.
pub fn runs_done(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<(Day, Moment)>, StoreError> {
    reader.query(
        "SELECT day, COALESCE(finished_at, started_at) FROM run
         WHERE company = $1 AND state = 'done' ORDER BY day",
        &[company.into()],
        |row| Ok((row.day(0)?, row.moment(1)?)),
    )
}
