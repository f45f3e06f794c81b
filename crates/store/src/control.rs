//! What the control run reads and writes.
//!
//! Reading: [`due_customers`] once, then [`accounts`] for a range of them at a time; each is a
//! fixed number of ordered statements, whatever the number of customers and items.
//!
//! Writing: [`apply`] adds what a decision asked for under derived keys, so that applying
//! twice adds nothing, and notes for each customer when to look again.

use crate::ageing::{self, open_on};
use crate::bank;
use crate::book::{contact_stands, item_or_none};
use crate::db::{Reader, Writer};
use crate::delivery;
use crate::error::StoreError;
use crate::lines::{lines_text, read_lines};
use crate::refunds;
use crate::reply;
use crate::requests::{self, ASKED_BY_PEOPLE};
use crate::undone;
use crate::value::{Currencies, NEVER, Row, Value, day_or_never};
use crate::webhooks::{Event, announce};
use saldo_domain::authority::request::gives_time;
use saldo_domain::book::{ItemKind, Moment};
use saldo_domain::control::{
    Account, Answer, Channel, Decision, Effect, EffectKind, LadderEvent, LadderEventKind, MISSED,
    OpenItem, Reach, StepTaken, WATCH, is_on_ladder, take_back_dropped,
};
use saldo_domain::delivery::{sends_email, sends_sms};
use saldo_domain::happening::Happening;
use saldo_domain::rating::Status;
use saldo_domain::standing::{Scope, Standing, StandingKind};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Role, UserId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A business day of control, as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub day: Day,
    /// Day for which the run was started: later than `day` when missed days are walked.
    pub acting_day: Day,
    pub policy: String,
    pub policy_version: u32,
    pub policy_hash: String,
    /// All ranges applied?
    pub done: bool,
    pub person: UserId,
    pub started_at: Moment,
    pub finished_at: Option<Moment>,
    /// JSON.
    pub summary: String,
}

const RUN_COLUMNS: &str = "day, acting_day, policy, policy_version, policy_hash, state, person,
    started_at, finished_at, summary";

fn read_run(row: &Row<'_>) -> Result<Run, StoreError> {
    Ok(Run {
        day: row.day(0)?,
        acting_day: row.day(1)?,
        policy: row.string(2)?,
        policy_version: version(row.int(3)?)?,
        policy_hash: row.string(4)?,
        done: row.text(5)? == "done",
        person: UserId::new(row.int(6)?),
        started_at: row.moment(7)?,
        finished_at: row.int_or_null(8)?.map(Moment),
        summary: row.string(9)?,
    })
}

fn version(number: i64) -> Result<u32, StoreError> {
    u32::try_from(number).map_err(|_| StoreError::unreadable("policy version", number))
}

/// Latest business day that was finished.
pub fn last_done(reader: &mut Reader, company: CompanyId) -> Result<Option<Day>, StoreError> {
    let day = reader.one(
        "SELECT MAX(day) FROM run WHERE company = $1 AND state = 'done'",
        &[company.into()],
        |row| row.int_or_null(0),
    )?;
    Ok(day.flatten().and_then(Day::from_number))
}

/// The last day on which any of these texts was asked for about a customer.
pub fn last_asked(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    texts: &[&str],
) -> Result<Option<Day>, StoreError> {
    let mut last = None;
    for text in texts {
        let found = reader.one(
            "SELECT MAX(day) FROM effect WHERE company = $1 AND customer = $2 AND text_key = $3",
            &[company.into(), customer.into(), (*text).into()],
            |row| row.int_or_null(0),
        )?;
        last = last.max(found.flatten().and_then(Day::from_number));
    }
    Ok(last)
}

/// Runs, latest day first.
pub fn runs(
    reader: &mut Reader,
    company: CompanyId,
    offset: u64,
    limit: u32,
) -> Result<Vec<Run>, StoreError> {
    let sql = format!(
        "SELECT {RUN_COLUMNS} FROM run WHERE company = $1 ORDER BY day DESC LIMIT $2 OFFSET $3"
    );
    let values = [company.into(), i64::from(limit).into(), (offset as i64).into()];
    reader.query(&sql, &values, read_run)
}

/// How many days have been run.
pub fn run_count(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM run WHERE company = $1";
    Ok(reader.number(sql, &[company.into()])? as u64)
}

/// Runs that were begun and not finished, earliest day first.
pub fn open_runs(reader: &mut Reader, company: CompanyId) -> Result<Vec<Run>, StoreError> {
    let sql =
        format!("SELECT {RUN_COLUMNS} FROM run WHERE company = $1 AND state = 'open' ORDER BY day");
    reader.query(&sql, &[company.into()], read_run)
}

/// The run of a day, if it was begun.
pub fn run_of(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Option<Run>, StoreError> {
    let sql = format!("SELECT {RUN_COLUMNS} FROM run WHERE company = $1 AND day = $2");
    reader.one(&sql, &[company.into(), day.into()], read_run)
}

/// Begins a day, or takes up one that was begun: then the stored row counts and is answered.
///
/// # Errors
/// [`StoreError::DayGoesBack`] when a later day is finished already (I18).
pub fn begin_run(writer: &mut Writer, company: CompanyId, run: &Run) -> Result<Run, StoreError> {
    if let Some(begun) = run_of(writer, company, run.day)? {
        return Ok(begun);
    }
    if let Some(last) = last_done(writer, company)?.filter(|last| *last > run.day) {
        return Err(StoreError::DayGoesBack { last, asked: run.day });
    }
    writer.execute(
        "INSERT INTO run (company, day, acting_day, policy, policy_version, policy_hash, state,
                          person, started_at, summary)
         VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8, '')",
        &[
            company.into(),
            run.day.into(),
            run.acting_day.into(),
            (&run.policy).into(),
            i64::from(run.policy_version).into(),
            (&run.policy_hash).into(),
            run.person.into(),
            run.started_at.into(),
        ],
    )?;
    Ok(Run { done: false, finished_at: None, summary: String::new(), ..run.clone() })
}

/// Marks a day as finished.
pub fn finish_run(
    writer: &mut Writer,
    company: CompanyId,
    day: Day,
    at: Moment,
    summary: &str,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE run SET state = 'done', finished_at = $3, summary = $4
         WHERE company = $1 AND day = $2 AND state = 'open'",
        &[company.into(), day.into(), at.into(), summary.into()],
    )?;
    Ok(())
}

/// Customers that a run for `day` has to look at, ascending: something was recorded about
/// them, or their day to look again has come.
pub fn due_customers(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Vec<CustomerId>, StoreError> {
    let sql = "SELECT customer FROM control_state
               WHERE company = $1 AND look_again <= $2 ORDER BY customer";
    reader.query(sql, &[company.into(), day.into()], |row| Ok(CustomerId::new(row.int(0)?)))
}

/// Up to which day each of these customers (ascending) was looked at; `None`: never.
pub fn looked_at(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<(CustomerId, Option<Day>)>, StoreError> {
    let ids = numbers_of(customers);
    reader.query(
        "SELECT customer, looked FROM control_state
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer",
        &[company.into(), Value::Ids(&ids)],
        |row| Ok((CustomerId::new(row.int(0)?), Day::from_number(row.int(1)?))),
    )
}

/// Snapshots for `day` of these customers (ascending), in their order. A customer that is
/// not in the database is left out.
pub fn accounts(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[CustomerId],
) -> Result<Vec<Account>, StoreError> {
    let ids = numbers_of(customers);
    let mut accounts = reached(reader, company, &ids)?;
    add_open_items(reader, company, day, &ids, &mut accounts)?;
    add_possible_money(reader, company, day, &ids, &mut accounts)?;
    take_off_kept_money(reader, company, day, &ids, &mut accounts)?;
    add_steps(reader, company, day, &ids, &mut accounts)?;
    add_standing(reader, company, &ids, &mut accounts)?;
    add_events(reader, company, day, &ids, &mut accounts)?;
    add_answers(reader, company, day, &ids, &mut accounts)?;
    add_unsent(reader, company, &ids, &mut accounts)?;
    for unread in reply::unread_of(reader, company, day, &ids)? {
        if let Ok(at) = accounts.binary_search_by_key(&unread, |one| one.customer.get()) {
            accounts[at].unread_reply = true;
        }
    }
    for (customer, had) in delivery::limited_of(reader, company, day, &ids)? {
        if let Ok(at) = accounts.binary_search_by_key(&customer, |one| one.customer.get()) {
            accounts[at].contacts = Some(had);
        }
    }
    Ok(accounts)
}

/// On which channels the company sends.
pub(crate) struct LeavesBy {
    /// Does it send at all?
    on: bool,
    email: bool,
    sms: bool,
}

impl LeavesBy {
    pub(crate) fn of(reader: &mut Reader, company: CompanyId) -> Result<Self, StoreError> {
        let told = delivery::sending(reader, company)?;
        let value = |field: &str| {
            let found = told.iter().find(|(name, _)| name == field);
            found.map_or("", |(_, value)| value.as_str())
        };
        Ok(Self {
            on: value(delivery::SWITCH) == "on",
            email: sends_email(value("smtp-host"), value("sender")),
            sms: sends_sms(value("sms-address"), value("smpp-host")),
        })
    }

    /// Do letters leave on the channel with this word, when the company sends?
    pub(crate) fn by(&self, channel: &str) -> bool {
        match Channel::from_code(channel) {
            Some(Channel::Email) => self.email,
            Some(Channel::Sms) => self.sms,
            Some(Channel::Post) => true,
            Some(Channel::Staff) | None => false,
        }
    }
}

/// Letters of the ladder that have not left, where the company sends on their channel.
fn add_unsent(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let leaves = LeavesBy::of(reader, company)?;
    if !leaves.on {
        return Ok(());
    }
    let mut walk = Walk::over(accounts);
    reader.each(
        "SELECT o.customer, o.channel, e.lines FROM outbox o
         JOIN effect e ON e.company = o.company AND e.customer = o.customer
              AND e.effect = o.effect
         WHERE o.company = $1 AND o.customer IN ({ids $2})
           AND o.state || '' IN ('planned', 'claimed', 'uncertain')
         ORDER BY o.customer",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let Some(account) = walk.to(row.int(0)?) else { return Ok(()) };
            if leaves.by(row.text(1)?) {
                let lines = read_lines(row.text(2)?)?;
                let lines = lines.into_iter().filter(|line| is_on_ladder(line.step));
                account.unsent.extend(lines.map(|line| line.item));
            }
            Ok(())
        },
    )?;
    for account in accounts {
        account.unsent.sort_unstable();
        account.unsent.dedup();
    }
    Ok(())
}

/// The condition that the rules begin with a document of this kind (GEN-06), made of the kinds for
/// which the domain says so.
pub(crate) fn begins_the_rules(kind: &str) -> String {
    let kinds = ItemKind::ALL.into_iter().filter(|kind| kind.begins_the_rules());
    let words: Vec<String> = kinds.map(|kind| format!("'{}'", kind.code())).collect();
    format!("{kind} IN ({})", words.join(", "))
}

/// Adds what was so before the day: whether an obligation was late, when the first goods that were
/// not withdrawn were shipped on deferral (GEN-06), and the due days of open debts before they were deferred. Reads every
/// debt of these customers (ascending), so it is only for policies that ask.
pub fn add_history(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let ids: Vec<i64> = accounts.iter().map(|account| account.customer.get()).collect();
    let mut walk = Walk::over(accounts);
    reader.each(
        &format!(
            "SELECT i.customer,
                MIN(CASE WHEN i.due_now > i.effective
                         AND {begins} AND (i.closed = 4000000 OR NOT EXISTS (
                              SELECT 1 FROM movement m
                              WHERE m.company = i.company AND m.customer = i.customer
                                AND m.debit_item = i.item AND m.kind = 'cancellation'
                                AND m.reverses = 0 AND NOT EXISTS (
                                    SELECT 1 FROM movement r
                                    WHERE r.company = m.company AND r.customer = m.customer
                                      AND r.reverses = m.movement AND r.reverses <> 0)))
                    THEN i.effective END),
                MAX(CASE WHEN i.closed > i.due_now AND i.due_now < $2 THEN 1 ELSE 0 END)
         FROM item i
         WHERE i.company = $1 AND i.customer IN ({{ids $3}}) AND i.side = 1 AND i.effective <= $2
         GROUP BY i.customer ORDER BY i.customer",
            begins = begins_the_rules("i.kind")
        ),
        &[company.into(), day.into(), Value::Ids(&ids)],
        |row| {
            let Some(account) = walk.to(row.int(0)?) else { return Ok(()) };
            account.deferral_from = row.int_or_null(1)?.and_then(Day::from_number);
            account.late_before = row.int(2)? == 1;
            Ok(())
        },
    )?;
    let mut walk = Walk::over(accounts);
    reader.each(
        "SELECT DISTINCT d.customer, d.item, i.due
         FROM due_change d JOIN item i
              ON i.company = d.company AND i.customer = d.customer AND i.item = d.item
         WHERE d.company = $1 AND d.customer IN ({ids $2}) ORDER BY d.customer, d.item",
        &[company.into(), Value::Ids(&ids)],
        |row| {
            let Some(account) = walk.to(row.int(0)?) else { return Ok(()) };
            let item = ItemId::new(row.int(1)?);
            if let Ok(at) = account.items.binary_search_by_key(&item, |open| open.item) {
                account.items[at].initial_due = row.day(2)?;
            }
            Ok(())
        },
    )
}

/// The first `limit` due customers after `after`, as [`accounts`].
pub fn accounts_after(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    after: Option<CustomerId>,
    limit: u32,
) -> Result<Vec<Account>, StoreError> {
    let sql = "SELECT customer FROM control_state
               WHERE company = $1 AND look_again <= $2 AND customer > $3
               ORDER BY customer LIMIT $4";
    let after = after.map_or(i64::MIN, CustomerId::get);
    let values = [company.into(), day.into(), after.into(), i64::from(limit).into()];
    let customers = reader.query(sql, &values, |row| Ok(CustomerId::new(row.int(0)?)))?;
    accounts(reader, company, day, &customers)
}

fn numbers_of(customers: &[CustomerId]) -> Vec<i64> {
    customers.iter().map(|customer| customer.get()).collect()
}

fn reached(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<Vec<Account>, StoreError> {
    reader.query(
        "SELECT customer, email, phone, address, status FROM customer
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let mut account = Account::new(CustomerId::new(row.int(0)?));
            account.reach = Reach {
                email: !row.text(1)?.is_empty(),
                phone: !row.text(2)?.is_empty(),
                post: !row.text(3)?.is_empty(),
            };
            account.status = row.word(4, Status::from_code)?;
            Ok(account)
        },
    )
}

/// Finds the accounts of rows that come in customer order, each at the cost of a comparison.
struct Walk<'a> {
    accounts: &'a mut [Account],
    at: usize,
}

impl<'a> Walk<'a> {
    fn over(accounts: &'a mut [Account]) -> Self {
        Self { accounts, at: 0 }
    }

    fn to(&mut self, customer: i64) -> Option<&mut Account> {
        while self.accounts.get(self.at)?.customer.get() < customer {
            self.at += 1;
        }
        self.accounts.get_mut(self.at).filter(|account| account.customer.get() == customer)
    }
}

pub(crate) fn add_open_items(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    ids: &[i64],
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let open = open_on(reader, company, day)?;
    let sql = format!("{open} AND customer IN ({{ids $3}}) ORDER BY customer, item");
    let mut currencies = Currencies::default();
    let mut walk = Walk::over(accounts);
    reader.each(&sql, &[company.into(), day.into(), Value::Ids(ids)], |row| {
        let minor = row.int(6)?;
        let Some(account) = walk.to(row.int(0)?).filter(|_| minor > 0) else { return Ok(()) };
        let open = Money::from_minor(minor, currencies.read(row, 5)?);
        if row.int(2)? == 1 {
            account.items.push(OpenItem {
                item: ItemId::new(row.int(1)?),
                kind: row.word(7, ItemKind::from_code)?,
                due: row.day(4)?,
                // `add_history` knows better of the few that were deferred.
                initial_due: row.day(4)?,
                open,
            });
            return Ok(());
        }
        let same = |credit: &&mut Money| credit.currency() == open.currency();
        match account.unallocated.iter_mut().find(same) {
            Some(credit) => {
                let item = row.int(1)?;
                *credit = credit.plus(open).map_err(|_| StoreError::TooLarge { item })?;
            }
            None => account.unallocated.push(open),
        }
        Ok(())
    })
}

/// Money of a bank statement that waits for a person and may be the customer's: until it is
/// known whose it is, it restrains like money that is allocated to nothing.
pub(crate) fn add_possible_money(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    ids: &[i64],
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let mut walk = Walk::over(accounts);
    for possible in bank::possible_money(reader, company, day, ids)? {
        let (customer, money) = (possible.customer, possible.amount);
        let Some(account) = walk.to(customer.get()) else { continue };
        account.proposed.extend(possible.proposed);
        let same = |credit: &&mut Money| credit.currency() == money.currency();
        match account.unallocated.iter_mut().find(same) {
            Some(credit) => {
                let item = customer.get();
                *credit = credit.plus(money).map_err(|_| StoreError::TooLarge { item })?;
            }
            None => account.unallocated.push(money),
        }
    }
    Ok(())
}

/// Adds to accounts with their open items what else of their money is there: what waits at the bank
/// and is not kept to go back.
pub fn add_money_that_waits(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let ids: Vec<i64> = accounts.iter().map(|account| account.customer.get()).collect();
    add_possible_money(reader, company, day, &ids, accounts)?;
    take_off_kept_money(reader, company, day, &ids, accounts)
}

/// Takes off what of the money was kept on this day to go back to whoever paid it: it pays no debt, so it
/// restrains nobody from asking for one.
pub(crate) fn take_off_kept_money(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    ids: &[i64],
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let mut walk = Walk::over(accounts);
    for one in refunds::keeping(reader, company, ids)? {
        let (customer, money) = (one.customer, one.amount);
        let Some(account) = walk.to(customer).filter(|_| one.since <= day) else { continue };
        let same = |credit: &&mut Money| credit.currency() == money.currency();
        if let Some(credit) = account.unallocated.iter_mut().find(same) {
            let item = customer;
            *credit = credit.minus(money).map_err(|_| StoreError::TooLarge { item })?;
        }
    }
    Ok(())
}

/// Steps of open items and watches, up to the day.
pub(crate) fn add_steps(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    ids: &[i64],
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let mut clauses: Vec<Arc<str>> = Vec::new();
    let mut policies: Vec<Arc<str>> = Vec::new();
    let mut walk = Walk::over(accounts);
    reader.each(
        "SELECT s.customer, s.item, s.step, s.clause, s.day, s.performed,
                CASE WHEN s.policy <> '' THEN s.policy
                     ELSE (SELECT r.policy FROM run r
                           WHERE r.company = s.company AND r.day = s.day) END,
                CASE WHEN s.policy <> '' THEN s.policy_version
                     ELSE (SELECT r.policy_version FROM run r
                           WHERE r.company = s.company AND r.day = s.day) END
         FROM step_taken s
         WHERE s.company = $1 AND s.customer IN ({ids $2}) AND s.day <= $3
         ORDER BY s.customer",
        &[company.into(), Value::Ids(ids), day.into()],
        |row| {
            let Some(account) = walk.to(row.int(0)?) else { return Ok(()) };
            let item = ItemId::new(row.int(1)?);
            let step = u8::try_from(row.int(2)?).unwrap_or(u8::MAX);
            let open = account.items.binary_search_by_key(&item, |open| open.item).is_ok();
            if open || step == WATCH {
                account.steps.push(StepTaken {
                    item,
                    step,
                    clause: interned(&mut clauses, row.text(3)?),
                    policy: interned(&mut policies, row.text_or_null(6)?.unwrap_or_default()),
                    version: version(row.int_or_null(7)?.unwrap_or_default())?,
                    day: row.day(4)?,
                    performed: row.day(5)?,
                    undone: None,
                });
            }
            Ok(())
        },
    )?;
    // Sorted here, where each customer has a few, and not by the database, which has them all.
    for account in accounts.iter_mut() {
        account.steps.sort_unstable_by(|one, other| {
            let key = |taken: &StepTaken| (taken.item, taken.step, taken.day);
            (key(one), &one.clause).cmp(&(key(other), &other.clause))
        });
    }
    // Also what counts from a later day: then the customer is looked at again.
    for undone in undone::up_to(reader, company, ids, Day::LAST)? {
        let at = accounts.binary_search_by_key(&undone.customer, |account| account.customer);
        if let Ok(at) = at {
            undone.mark(&mut accounts[at].steps);
        }
    }
    Ok(())
}

/// A policy has few clauses: one allocation for each of them.
pub(crate) fn interned(known: &mut Vec<Arc<str>>, text: &str) -> Arc<str> {
    if let Some(found) = known.iter().find(|clause| &***clause == text) {
        return Arc::clone(found);
    }
    let clause: Arc<str> = text.into();
    known.push(Arc::clone(&clause));
    clause
}

pub(crate) fn add_standing(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let mut walk = Walk::over(accounts);
    let mut currencies = Currencies::default();
    reader.each(
        "SELECT s.customer, s.kind, s.item, s.from_day, s.until_day,
                (SELECT MIN(e.from_day) FROM standing e
                 WHERE e.company = s.company AND e.customer = s.customer AND e.ends = s.standing),
                s.amount, s.currency, s.scope
         FROM standing s
         WHERE s.company = $1 AND s.customer IN ({ids $2}) AND s.ends = 0
         ORDER BY s.customer, s.from_day, s.standing",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let Some(account) = walk.to(row.int(0)?) else { return Ok(()) };
            let from = row.day(3)?;
            let until = last_day(row.day_or_never(4)?, row.day_or_never(5)?);
            if until.is_none_or(|until| from <= until) {
                account.standing.push(Standing {
                    customer: account.customer,
                    kind: row.word(1, StandingKind::from_code)?,
                    item: item_or_none(row.int(2)?),
                    from,
                    until,
                    amount: promised_amount(row, &mut currencies)?,
                    scope: Scope::written(row.text(8)?),
                });
            }
            Ok(())
        },
    )
}

/// The amount of a promise that has one, in columns 6 and 7.
pub(crate) fn promised_amount(
    row: &Row<'_>,
    currencies: &mut Currencies,
) -> Result<Option<Money>, StoreError> {
    match row.int(6)? {
        0 => Ok(None),
        minor => Ok(Some(Money::from_minor(minor, currencies.read(row, 7)?))),
    }
}

/// Last day in force of a standing that runs `until` and was ended on `ended`, the first day
/// on which it was no longer in force.
fn last_day(until: Option<Day>, ended: Option<Day>) -> Option<Day> {
    let before_end = ended.map(|day| day.plus(-1));
    match (until, before_end) {
        (Some(until), Some(before)) => Some(until.min(before)),
        (until, before) => until.or(before),
    }
}

/// What was decided on questions of the policy about open items, up to the day.
fn add_answers(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    ids: &[i64],
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let mut walk = Walk::over(accounts);
    let mut clauses: Vec<Arc<str>> = Vec::new();
    reader.each(
        "SELECT r.customer, e.lines, e.clause, d.choices, d.day, d.until_day
         FROM request r
         JOIN decision d ON d.company = r.company AND d.request = r.request AND d.kind = 'decided'
         JOIN effect e ON e.company = r.company AND e.customer = r.customer AND e.effect = r.effect
         WHERE r.company = $1 AND r.customer IN ({ids $2}) AND r.effect <> '' AND d.day <= $3
         ORDER BY r.customer, d.decision",
        &[company.into(), Value::Ids(ids), day.into()],
        |row| {
            let Some(account) = walk.to(row.int(0)?) else { return Ok(()) };
            let (clause, on) = (interned(&mut clauses, row.text(2)?), row.day(4)?);
            let choices = requests::read_choices(row.text(3)?)?;
            let until = row.day_or_never(5)?;
            for line in read_lines(row.text(1)?)? {
                let item = line.item;
                if account.items.binary_search_by_key(&item, |open| open.item).is_err() {
                    continue;
                }
                account.answers.extend(choices.iter().map(|choice| Answer {
                    item,
                    clause: Arc::clone(&clause),
                    choice: Some(*choice),
                    day: on,
                    until: until.filter(|_| gives_time(*choice)),
                }));
            }
            Ok(())
        },
    )?;
    let mut walk = Walk::over(accounts);
    reader.each(
        &format!(
            "SELECT r.customer, i.item, r.clause, d.choices, d.day, d.until_day
             {ASKED_BY_PEOPLE} AND d.day <= $3 ORDER BY r.customer, d.decision"
        ),
        &[company.into(), Value::Ids(ids), day.into()],
        |row| {
            let Some(account) = walk.to(row.int(0)?) else { return Ok(()) };
            let item = ItemId::new(row.int(1)?);
            if account.items.binary_search_by_key(&item, |open| open.item).is_err() {
                return Ok(());
            }
            let (clause, day) = (interned(&mut clauses, row.text(2)?), row.day(4)?);
            let until = row.day_or_never(5)?;
            for choice in requests::read_choices(row.text(3)?)? {
                let (clause, until) = (Arc::clone(&clause), until.filter(|_| gives_time(choice)));
                account.answers.push(Answer { item, clause, choice: Some(choice), day, until });
            }
            Ok(())
        },
    )?;
    accounts.iter_mut().for_each(|account| account.answers.sort_by_key(|answer| answer.item));
    Ok(())
}

/// What buyers announced or broke: contacts whose kind is the code of a ladder event.
fn add_events(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    ids: &[i64],
    accounts: &mut [Account],
) -> Result<(), StoreError> {
    let mut walk = Walk::over(accounts);
    let stands = contact_stands("k", "");
    reader.each(
        &format!(
            "SELECT customer, kind, item, day, until_day FROM contact k
             WHERE company = $1 AND customer IN ({{ids $2}}) AND day <= $3 AND {stands}
             ORDER BY customer, day, contact"
        ),
        &[company.into(), Value::Ids(ids), day.into()],
        |row| {
            let Some(kind) = LadderEventKind::recorded_as(row.text(1)?) else { return Ok(()) };
            let Some(account) = walk.to(row.int(0)?) else { return Ok(()) };
            let (item, day) = (item_or_none(row.int(2)?), row.day(3)?);
            let until = row.day_or_never(4)?;
            account.events.push(LadderEvent { day, kind, item, until });
            Ok(())
        },
    )?;
    accounts.iter_mut().for_each(|account| take_back_dropped(&mut account.events));
    Ok(())
}

/// What one application has in common.
#[derive(Clone, Copy, Debug)]
pub struct Applying {
    pub company: CompanyId,
    /// Day on which the effects are really set in motion.
    pub performed: Day,
    /// Recorded moment.
    pub at: Moment,
}

/// What was new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub effects: u64,
    pub tasks: u64,
    pub messages: u64,
    pub withheld: u64,
}

/// Writes what these decisions ask for: effects, steps taken, what was withheld, tasks,
/// messages that are to leave, and when to look again. Decisions are in order of customer,
/// those of one customer in order of day. What is there already is left as it is.
pub fn apply(
    writer: &mut Writer,
    applying: Applying,
    decisions: &[&Decision],
) -> Result<Applied, StoreError> {
    let effects: Vec<(&Decision, &Effect, String)> = decisions
        .iter()
        .copied()
        .flat_map(|decision| decision.effects.iter().map(move |effect| (decision, effect)))
        .map(|(decision, effect)| (decision, effect, effect.id.to_string()))
        .collect();
    add_effects(writer, applying, &effects)?;
    add_steps_taken(writer, applying, decisions)?;
    add_unsaid(writer, applying, decisions)?;
    let applied = Applied {
        effects: effects.len() as u64,
        tasks: add_tasks(writer, applying, &effects)?,
        messages: add_messages(writer, applying, &effects)?,
        withheld: add_withheld(writer, applying, decisions)?,
    };
    note_looks(writer, applying.company, decisions)?;
    Ok(applied)
}

fn add_effects(
    writer: &mut Writer,
    applying: Applying,
    effects: &[(&Decision, &Effect, String)],
) -> Result<u64, StoreError> {
    let rows = effects.iter().map(|(decision, effect, id)| {
        let reason = &effect.reason;
        [
            applying.company.into(),
            decision.customer.into(),
            id.into(),
            decision.day.into(),
            effect.kind.code().into(),
            (&*reason.clause).into(),
            (&*reason.policy).into(),
            i64::from(reason.version).into(),
            i64::from(effect.step).into(),
            effect.role.map_or("", |role| role.code()).into(),
            effect.channel.map_or("", Channel::code).into(),
            (&*effect.text).into(),
            reason.threshold_days.into(),
            reason.met_by_days.into(),
            reason.event.map_or("", LadderEventKind::code).into(),
            effect.until.into(),
            lines_text(&effect.lines).into(),
            options_text(effect).into(),
            effect.asks.as_ref().is_some_and(|asks| asks.several).into(),
            effect.asks.as_ref().and_then(|asks| asks.missed).map_or("", Role::code).into(),
            reason.counter.code().into(),
        ]
    });
    writer.insert_missing(
        "effect",
        &[
            "company",
            "customer",
            "effect",
            "day",
            "kind",
            "clause",
            "policy",
            "policy_version",
            "step",
            "role",
            "channel",
            "text_key",
            "threshold_days",
            "met_by_days",
            "event",
            "until_day",
            "lines",
            "options",
            "several",
            "missed_role",
            "counter",
        ],
        rows,
    )
}

/// What may be decided, a space between the codes.
fn options_text(effect: &Effect) -> String {
    let options = effect.asks.iter().flat_map(|asks| &asks.options);
    options.map(|choice| choice.code()).collect::<Vec<_>>().join(" ")
}

fn add_steps_taken(
    writer: &mut Writer,
    applying: Applying,
    decisions: &[&Decision],
) -> Result<u64, StoreError> {
    let taken: Vec<(CustomerId, StepTaken)> = decisions
        .iter()
        .flat_map(|decision| {
            let steps = decision.steps_taken(applying.performed);
            steps.into_iter().map(move |step| (decision.customer, step))
        })
        .collect();
    let rows = taken.iter().map(|(customer, step)| {
        [
            applying.company.into(),
            (*customer).into(),
            step.item.into(),
            (&*step.clause).into(),
            step.day.into(),
            i64::from(step.step).into(),
            step.performed.into(),
            (&*step.policy).into(),
            i64::from(step.version).into(),
        ]
    });
    announce_steps(writer, applying, &taken)?;
    writer.insert_missing(
        "step_taken",
        &[
            "company",
            "customer",
            "item",
            "clause",
            "day",
            "step",
            "performed",
            "policy",
            "policy_version",
        ],
        rows,
    )
}

/// Programs outside hear of the steps that debts have reached; those taken before are known.
fn announce_steps(
    writer: &mut Writer,
    applying: Applying,
    taken: &[(CustomerId, StepTaken)],
) -> Result<(), StoreError> {
    if taken.is_empty() {
        return Ok(());
    }
    let event = |(customer, step): &(CustomerId, StepTaken)| Event {
        kind: Happening::StepTaken,
        customer: *customer,
        about: format!("{} {} {}", step.item, step.clause, step.day),
        data: serde_json::json!({
            "item": step.item.get(),
            "step": step.step,
            "clause": step.clause,
            "day": step.day.to_string(),
            "policy": format!("{}@{}", step.policy, step.version),
        }),
    };
    let when = (applying.company, applying.at);
    announce(writer, when, &[Happening::StepTaken], || taken.iter().map(event))
}

/// Steps of whose words nothing is left are as if they had not been taken.
fn add_unsaid(
    writer: &mut Writer,
    applying: Applying,
    decisions: &[&Decision],
) -> Result<(), StoreError> {
    let mut steps = Vec::new();
    for decision in decisions {
        steps.extend(decision.unsaid.iter().map(|(item, clause)| undone::Step {
            customer: decision.customer,
            item: *item,
            clause: Arc::clone(clause),
            day: decision.day,
        }));
    }
    undone::add(writer, applying.company, (applying.performed, applying.at), &steps)
}

/// Is it work for a person?
const fn is_task(kind: EffectKind) -> bool {
    matches!(
        kind,
        EffectKind::Task | EffectKind::AskApproval | EffectKind::HandOver | EffectKind::ByHand
    )
}

fn add_tasks(
    writer: &mut Writer,
    applying: Applying,
    effects: &[(&Decision, &Effect, String)],
) -> Result<u64, StoreError> {
    let mut tasks = Vec::with_capacity(effects.len());
    for one @ (decision, effect, _) in effects.iter().filter(|(_, effect, _)| is_task(effect.kind))
    {
        // That a decision was missed is no work of its own where the question still waits: the
        // question itself passes to the role that is told (ESC-07).
        let waits = effect.step == MISSED
            && requests::question_waits(writer, applying.company, decision.customer, effect)?;
        tasks.extend(Some(one).filter(|_| !waits));
    }
    let rows = tasks.into_iter().map(|(decision, effect, id)| {
        [
            applying.company.into(),
            decision.customer.into(),
            id.into(),
            effect.role.map_or("", |role| role.code()).into(),
            decision.day.into(),
            effect.until.into(),
        ]
    });
    writer.insert_missing(
        "task",
        &["company", "customer", "effect", "role", "day", "until_day"],
        rows,
    )
}

/// Where a message to a customer goes, as the card says today; the sender looks again.
struct Addresses {
    email: String,
    phone: String,
    address: String,
    language: String,
}

impl Addresses {
    fn of(&self, channel: Channel) -> &str {
        match channel {
            Channel::Email => &self.email,
            Channel::Sms => &self.phone,
            Channel::Post => &self.address,
            Channel::Staff => "",
        }
    }
}

fn add_messages(
    writer: &mut Writer,
    applying: Applying,
    effects: &[(&Decision, &Effect, String)],
) -> Result<u64, StoreError> {
    let notices = || effects.iter().filter(|(_, effect, _)| effect.kind == EffectKind::Notify);
    let mut customers: Vec<i64> = notices().map(|(decision, ..)| decision.customer.get()).collect();
    if customers.is_empty() {
        return Ok(0);
    }
    customers.sort_unstable();
    customers.dedup();
    let cards = addresses(writer, applying.company, &customers)?;
    let rows = notices().map(|(decision, effect, id)| {
        let card = cards.get(&decision.customer.get());
        let channel = effect.channel.unwrap_or(Channel::Staff);
        let recipient = match channel {
            Channel::Staff => effect.role.map_or("", |role| role.code()),
            outside => card.map_or("", |card| card.of(outside)),
        };
        [
            applying.company.into(),
            decision.customer.into(),
            id.into(),
            channel.code().into(),
            recipient.into(),
            card.map_or("", |card| card.language.as_str()).into(),
            decision.day.into(),
        ]
    });
    writer.insert_missing(
        "outbox",
        &["company", "customer", "effect", "channel", "recipient", "language", "day"],
        rows,
    )
}

fn addresses(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<BTreeMap<i64, Addresses>, StoreError> {
    let found = reader.query(
        "SELECT c.customer, c.email, c.phone, c.address,
                CASE WHEN c.language = '' THEN o.language ELSE c.language END
         FROM customer c JOIN company o ON o.company = c.company
         WHERE c.company = $1 AND c.customer IN ({ids $2})",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let addresses = Addresses {
                email: row.string(1)?,
                phone: row.string(2)?,
                address: row.string(3)?,
                language: row.string(4)?,
            };
            Ok((row.int(0)?, addresses))
        },
    )?;
    Ok(found.into_iter().collect())
}

fn add_withheld(
    writer: &mut Writer,
    applying: Applying,
    decisions: &[&Decision],
) -> Result<u64, StoreError> {
    let withheld = decisions
        .iter()
        .flat_map(|decision| decision.withheld.iter().map(move |withheld| (decision, withheld)));
    let rows = withheld.map(|(decision, withheld)| {
        [
            applying.company.into(),
            decision.customer.into(),
            withheld.item.into(),
            (&*withheld.clause).into(),
            withheld.cause.code().into(),
            decision.day.into(),
            i64::from(withheld.step).into(),
            day_or_never(withheld.until).into(),
            (&*withheld.policy).into(),
            i64::from(withheld.version).into(),
        ]
    });
    writer.insert_missing(
        "withheld",
        &[
            "company",
            "customer",
            "item",
            "clause",
            "cause",
            "day",
            "step",
            "until_day",
            "policy",
            "policy_version",
        ],
        rows,
    )
}

/// Notes when to look again: the last decision of each customer says it.
fn note_looks(
    writer: &mut Writer,
    company: CompanyId,
    decisions: &[&Decision],
) -> Result<(), StoreError> {
    let last_of_each = decisions.chunk_by(|a, b| a.customer == b.customer).filter_map(<[_]>::last);
    let rows = last_of_each.map(|decision| {
        [
            company.into(),
            decision.customer.into(),
            decision.day.into(),
            decision.look_again.map_or(NEVER, Day::number).into(),
        ]
    });
    writer.insert_or(
        "control_state",
        &["company", "customer", "looked", "look_again"],
        "ON CONFLICT (company, customer) DO UPDATE
         SET looked = excluded.looked, look_again = excluded.look_again",
        rows,
    )?;
    Ok(())
}

/// What a range of days asked for and withheld, counted from what is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub effects: BTreeMap<EffectKind, u64>,
    pub by_clause: BTreeMap<String, u64>,
    pub withheld: BTreeMap<String, u64>,
}

/// Counts what the days from `first` to `last` asked for, both included.
pub fn counts(
    reader: &mut Reader,
    company: CompanyId,
    first: Day,
    last: Day,
) -> Result<Counts, StoreError> {
    let mut counts = Counts::default();
    let values = [company.into(), first.into(), last.into()];
    reader.each(
        "SELECT kind, clause, COUNT(*) FROM effect
         WHERE company = $1 AND day >= $2 AND day <= $3 GROUP BY kind, clause",
        &values,
        |row| {
            let number = row.int(2)? as u64;
            *counts.effects.entry(row.word(0, EffectKind::from_code)?).or_default() += number;
            *counts.by_clause.entry(row.string(1)?).or_default() += number;
            Ok(())
        },
    )?;
    reader.each(
        "SELECT cause, COUNT(*) FROM withheld
         WHERE company = $1 AND day >= $2 AND day <= $3 GROUP BY cause",
        &values,
        |row| {
            counts.withheld.insert(row.string(0)?, row.int(1)? as u64);
            Ok(())
        },
    )?;
    Ok(counts)
}

/// Customers of the company, and debit items open on the day.
pub fn size(reader: &mut Reader, company: CompanyId, day: Day) -> Result<(u64, u64), StoreError> {
    let customers =
        reader.number("SELECT COUNT(*) FROM customer WHERE company = $1", &[company.into()])?;
    let items = ageing::debits_open_on(reader, company, day)?;
    Ok((customers as u64, items as u64))
}

/// Up to which day a customer was looked at (`None`: never), and when to look again without
/// news (`None`: only news can matter).
pub type Looks = (Option<Day>, Option<Day>);

/// When a customer was and will be looked at; `None` for an unknown customer.
pub fn state_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<Looks>, StoreError> {
    reader.one(
        "SELECT looked, look_again FROM control_state WHERE company = $1 AND customer = $2",
        &[company.into(), customer.into()],
        |row| Ok((Day::from_number(row.int(0)?), Day::from_number(row.int(1)?))),
    )
}
