//! Everything that control looks at, with the moments at which it was recorded: for days that
//! are to be lived through once more. A range of customers at a time, in a fixed number of
//! ordered statements.

use crate::bank::shares_of;
use crate::book::{Ledger, contact_stands, item_or_none, ledgers_after};
use crate::control::{LeavesBy, interned, promised_amount};
use crate::db::Reader;
use crate::error::StoreError;
use crate::lines::read_lines;
use crate::requests::ASKED_BY_PEOPLE;
use crate::value::{Currencies, Value};
use crate::{delivery, refunds, reply, requests};
use saldo_domain::authority::request::gives_time;
use saldo_domain::book::Moment;
use saldo_domain::control::{Answer, LadderEvent, LadderEventKind, Reach, StepTaken, is_on_ladder};
use saldo_domain::rating::Status;
use saldo_domain::replay::{
    HadContact, Letter, Possible, Reply, Restraint, RunDone, StatusDecided, Undone,
};
use saldo_domain::standing::contact_limits::{
    Contact, ContactMode, Restrictions, limits_apply, resolved,
};
use saldo_domain::standing::{Scope, Standing, StandingKind};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
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
    /// Decisions on what the policy asked.
    pub answers: Vec<(Answer, Moment)>,
    /// Steps that came to nothing, whenever they were taken.
    pub undone: Vec<Undone>,
    /// Letters of the ladder on channels on which the company sends today.
    pub letters: Vec<Letter>,
    /// Money that waits at the bank.
    pub possible: Vec<Possible>,
    /// What the customer wrote, and when it was read.
    pub replies: Vec<Reply>,
    /// Contacts by hand, in the order of their days.
    pub contacts: Vec<HadContact>,
    /// When somebody said what restricts contacts, in order; what the card tells comes first.
    pub limits: Vec<(Moment, Restrictions)>,
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
    let mut answers = answers(reader, company, &ids)?;
    let mut undone = undone(reader, company, &ids)?;
    let mut letters = letters(reader, company, &ids)?;
    let mut possible = possible(reader, company, &ids)?;
    let mut replies = replies(reader, company, &ids)?;
    let mut contacts = contacts(reader, company, &ids)?;
    let mut limits = limits(reader, company, &ids)?;
    let told = ledgers.into_iter().map(|ledger| {
        let id = ledger.customer.get();
        Told {
            reach: reaches.get(&id).copied().unwrap_or_default(),
            statuses: statuses.remove(&id).unwrap_or_default(),
            restraints: restraints.remove(&id).unwrap_or_default(),
            events: events.remove(&id).unwrap_or_default(),
            steps: steps.remove(&id).unwrap_or_default(),
            answers: answers.remove(&id).unwrap_or_default(),
            undone: undone.remove(&id).unwrap_or_default(),
            letters: letters.remove(&id).unwrap_or_default(),
            possible: possible.remove(&id).unwrap_or_default(),
            replies: replies.remove(&id).unwrap_or_default(),
            contacts: contacts.remove(&id).unwrap_or_default(),
            limits: limits.remove(&id).unwrap_or_default(),
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

/// Decisions about what kind of payers these customers are, by customer, in the order recorded.
pub fn statuses(
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
                recorded, scope
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
                scope: Scope::written(row.text(10)?),
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
    let stands = contact_stands("k", "");
    reader.each(
        &format!(
            "SELECT customer, kind, item, day, recorded, until_day FROM contact k
             WHERE company = $1 AND customer IN ({{ids $2}}) AND {stands}
             ORDER BY customer, day, contact"
        ),
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
    Ok(found)
}

fn answers(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<(Answer, Moment)>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<(Answer, Moment)>> = BTreeMap::new();
    let mut clauses: Vec<Arc<str>> = Vec::new();
    reader.each(
        "SELECT r.customer, e.lines, e.clause, d.choices, d.day, d.recorded,
                d.until_day
         FROM request r
         JOIN decision d ON d.company = r.company AND d.request = r.request AND d.kind = 'decided'
         JOIN effect e ON e.company = r.company AND e.customer = r.customer AND e.effect = r.effect
         WHERE r.company = $1 AND r.customer IN ({ids $2}) AND r.effect <> ''
         ORDER BY r.customer, d.decision",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let clause = interned(&mut clauses, row.text(2)?);
            let (day, recorded) = (row.day(4)?, row.moment(5)?);
            let choices = requests::read_choices(row.text(3)?)?;
            let given = row.day_or_never(6)?;
            let own = found.entry(row.int(0)?).or_default();
            for line in read_lines(row.text(1)?)? {
                own.extend(choices.iter().map(|choice| {
                    let (item, clause) = (line.item, Arc::clone(&clause));
                    let until = given.filter(|_| gives_time(*choice));
                    (Answer { item, clause, choice: Some(*choice), day, until }, recorded)
                }));
            }
            Ok(())
        },
    )?;
    reader.each(
        &format!(
            "SELECT r.customer, i.item, r.clause, d.choices, d.day, d.recorded, d.until_day
             {ASKED_BY_PEOPLE} ORDER BY r.customer, d.decision"
        ),
        &[company.into(), Value::Ids(ids)],
        |row| {
            let (item, clause) = (ItemId::new(row.int(1)?), interned(&mut clauses, row.text(2)?));
            let (day, recorded) = (row.day(4)?, row.moment(5)?);
            let given = row.day_or_never(6)?;
            let own = found.entry(row.int(0)?).or_default();
            for choice in requests::read_choices(row.text(3)?)? {
                let (clause, until) = (Arc::clone(&clause), given.filter(|_| gives_time(choice)));
                own.push((Answer { item, clause, choice: Some(choice), day, until }, recorded));
            }
            Ok(())
        },
    )?;
    Ok(found)
}

fn undone(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<Undone>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<Undone>> = BTreeMap::new();
    let mut clauses: Vec<Arc<str>> = Vec::new();
    reader.each(
        "SELECT customer, item, clause, day, undone, recorded FROM step_undone
         WHERE company = $1 AND customer IN ({ids $2})
         ORDER BY customer, item, clause {binary}, day",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let undone = Undone {
                item: ItemId::new(row.int(1)?),
                clause: interned(&mut clauses, row.text(2)?),
                taken: row.day(3)?,
                undone: row.day(4)?,
                recorded: row.moment(5)?,
            };
            found.entry(row.int(0)?).or_default().push(undone);
            Ok(())
        },
    )?;
    Ok(found)
}

fn letters(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<Letter>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<Letter>> = BTreeMap::new();
    let leaves = LeavesBy::of(reader, company)?;
    reader.each(
        "SELECT o.customer, o.channel, e.lines, o.day, o.closed_at FROM outbox o
         JOIN effect e ON e.company = o.company AND e.customer = o.customer
              AND e.effect = o.effect
         WHERE o.company = $1 AND o.customer IN ({ids $2})
         ORDER BY o.customer, o.day, o.effect {binary}",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let lines = read_lines(row.text(2)?)?.into_iter();
            let items: Vec<ItemId> =
                lines.filter(|line| is_on_ladder(line.step)).map(|line| line.item).collect();
            if !items.is_empty() && leaves.by(row.text(1)?) {
                let closed = row.int_or_null(4)?.map(Moment);
                let letter = Letter { items, day: row.day(3)?, closed };
                found.entry(row.int(0)?).or_default().push(letter);
            }
            Ok(())
        },
    )?;
    Ok(found)
}

fn possible(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<Possible>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<Possible>> = BTreeMap::new();
    let mut currencies = Currencies::default();
    reader.each(
        "SELECT p.customer, p.booked, p.amount, p.currency,
                (SELECT MAX(a.recorded) FROM line_act a
                 WHERE a.company = p.company AND a.line = p.line), p.proposal
         FROM line_proposal p WHERE p.company = $1 AND p.customer IN ({ids $2})
         ORDER BY p.customer, p.line",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let amount = Money::from_minor(row.int(2)?, currencies.read(row, 3)?);
            let recorded = row.int_or_null(4)?.map_or(Moment(i64::MIN), Moment);
            let proposed = shares_of(&row.string(5)?);
            let possible = Possible { booked: row.day(1)?, amount, proposed, recorded };
            found.entry(row.int(0)?).or_default().push(possible);
            Ok(())
        },
    )?;
    // What is kept to go back is no money that may pay a debt, as long as it is kept.
    for one in refunds::keeping(reader, company, ids)? {
        let item = one.customer;
        let amount = one.amount.negated().map_err(|_| StoreError::TooLarge { item })?;
        let (booked, recorded) = (one.since, one.recorded);
        let taken_off = Possible { booked, amount, proposed: Vec::new(), recorded };
        found.entry(item).or_default().push(taken_off);
    }
    Ok(found)
}

fn replies(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<Reply>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<Reply>> = BTreeMap::new();
    reply::written_by(reader, company, ids, None, |customer, one| {
        found.entry(customer).or_default().push(one);
    })?;
    Ok(found)
}

fn contacts(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<HadContact>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<HadContact>> = BTreeMap::new();
    reader.each(
        "SELECT customer, day, kind, recorded FROM contact
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, day, contact",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let Some(how) = Contact::recorded_as(row.text(2)?) else { return Ok(()) };
            let had = HadContact { day: row.day(1)?, how, recorded: row.moment(3)? };
            found.entry(row.int(0)?).or_default().push(had);
            Ok(())
        },
    )?;
    Ok(found)
}

fn limits(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<(Moment, Restrictions)>>, StoreError> {
    let mut found: BTreeMap<i64, Vec<(Moment, Restrictions)>> = BTreeMap::new();
    let mut presumed = BTreeMap::new();
    for (customer, debtor, purpose) in delivery::presumed_of(reader, company, ids)? {
        presumed.insert(customer, (debtor, purpose));
        let by_law = limits_apply(debtor, purpose);
        let known = (Moment(i64::MIN), Restrictions { by_law, closed: false });
        found.entry(customer).or_default().push(known);
    }
    reader.each(
        "SELECT customer, debtor, purpose, recorded, mode FROM contact_term
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, entry",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let presumed = presumed.get(&row.int(0)?).copied().unwrap_or(delivery::A_COMPANY);
            let (debtor, purpose) = resolved(delivery::who_said(row, (1, 2))?, presumed);
            let by_law = limits_apply(debtor, purpose);
            let closed = row.word(4, ContactMode::from_code)?.is_closed();
            let said = (row.moment(3)?, Restrictions { by_law, closed });
            found.entry(row.int(0)?).or_default().push(said);
            Ok(())
        },
    )?;
    Ok(found)
}

/// When sending was switched on and off, in order.
pub fn sending(reader: &mut Reader, company: CompanyId) -> Result<Vec<(Moment, bool)>, StoreError> {
    reader.query(
        "SELECT recorded, value FROM sending WHERE company = $1 AND field = $2 ORDER BY version",
        &[company.into(), delivery::SWITCH.into()],
        |row| Ok((row.moment(0)?, row.text(1)? == "on")),
    )
}

/// Days that were run to their end, ascending.
pub fn runs_done(reader: &mut Reader, company: CompanyId) -> Result<Vec<RunDone>, StoreError> {
    reader.query(
        "SELECT day, started_at, COALESCE(finished_at, started_at) FROM run
         WHERE company = $1 AND state = 'done' ORDER BY day",
        &[company.into()],
        |row| Ok(RunDone { day: row.day(0)?, began: row.moment(1)?, ended: row.moment(2)? }),
    )
}
