//! What one has at hand before a call or visit: the goal, the limits, what was said before.

use super::circumstances::Circumstances;
use super::errands::{Errand, errands_for};
use super::reports::Tally;
use super::route::names_of;
use crate::authority::limits_on;
use crate::contacts::full_today;
use crate::dossier::FieldSettings;
use crate::office::day_in_zone;
use crate::policies::Versions;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, dossier, policies, scope};
use saldo_domain::book::{Moment, Side};
use saldo_domain::fieldwork::excuse::{self, Heard, NextAction};
use saldo_domain::fieldwork::promise_kept::Record;
use saldo_domain::fieldwork::visit::Visit;
use saldo_domain::rating::Status;
use saldo_domain::standing::contact_limits::Contact;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::customers::Card;
use saldo_store::fieldwork::{ErrandFilter, VisitRow};

/// What one has at hand before a talk.
#[derive(Clone, Debug)]
pub struct Talk {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub phone: String,
    pub address: String,
    pub status: Status,
    pub day: Day,
    /// Now: the moment the talk begins.
    pub begun: Moment,
    /// Open invoices, oldest due first.
    pub goals: Vec<Goal>,
    /// Days the representative may give; for the others too, so that they know the measure.
    pub promise_days: i64,
    pub excuses: Vec<ExcuseHeard>,
    pub promises: Record,
    /// Talks so far, the latest first.
    pub past: Vec<PastTalk>,
    pub errands: Vec<Errand>,
    /// No goods go out until the manager has said how to go on (REM-12).
    pub frozen: bool,
    /// Contacts for which the law leaves no room today, with the first day with room (REM-07).
    pub no_room: Vec<(Contact, Day)>,
    pub settings: FieldSettings,
}

/// An invoice as the goal of a talk (PAY-01).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    pub item: ItemId,
    pub number: String,
    pub issued: Day,
    pub due: Day,
    pub amount: Money,
    pub open: Money,
    pub days_late: i64,
    /// The first talk after a missed day has four outputs (EXE-01).
    pub first_after_missed_day: bool,
    /// More time was given for it before: the next one is the head's to give (8.6).
    pub deferred_before: bool,
}

/// An excuse with what it would lead to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcuseHeard {
    pub code: String,
    pub source: String,
    /// Times heard so far.
    pub times: u32,
    pub limit: Option<u32>,
    /// What follows if it is said now.
    pub next: NextAction,
}

/// A talk of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastTalk {
    pub visit: i64,
    pub day: Day,
    pub begun: Moment,
    pub ended: Moment,
    pub person: Option<PersonRef>,
    pub number: Option<String>,
    pub what: Visit,
}

/// Talks of the past that are shown.
const PAST: usize = 20;

/// Invoices offered as the goal.
const GOALS: usize = 30;

/// What one has at hand before a talk with a customer, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn talk(office: &Office, company: CompanyId, who: Who, code: &str) -> Result<Talk, Refused> {
    let found = companies::get(office, company)?;
    let (begun, day) = (office.business(), day_in_zone(office.business(), &found.zone)?);
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        let known = Circumstances::read(reader, company, card.customer)?;
        let names = People::of(reader, company)?;
        let filter =
            ErrandFilter { customer: Some(card.customer), limit: 50, ..ErrandFilter::default() };
        let errands = errands_for(reader, company, who, day, filter)?;
        let mut promises = Tally::default();
        promises.add_all(known.promises(day)?);
        let status = status_of(&card)?;
        let past = past(&known, &names)?;
        let policy = policies::of_customer(reader, company, card.customer)?;
        let no_room = full_today(reader, &found, card.customer, day)?;
        Ok(Talk {
            no_room,
            customer: card.customer,
            goals: goals(&known, day, &policy)?,
            promise_days: limits_on(reader, company, card.customer, day)?.promise_days(status),
            excuses: excuses(&known, day),
            promises: promises.all,
            past,
            frozen: errands.iter().any(Errand::freezes),
            errands,
            settings: dossier_settings(reader, company)?,
            code: card.code,
            name: card.name,
            phone: card.phone,
            address: card.address,
            status,
            day,
            begun,
        })
    })
}

fn dossier_settings(
    reader: &mut saldo_store::Reader,
    company: CompanyId,
) -> Result<FieldSettings, Refused> {
    dossier::of_company(reader, company)
}

pub(super) fn status_of(card: &Card) -> Result<Status, Refused> {
    Status::from_code(&card.status)
        .ok_or_else(|| Refused::Damaged { what: format!("status of customer {}", card.customer) })
}

fn goals(known: &Circumstances, day: Day, policy: &Versions) -> Result<Vec<Goal>, Refused> {
    let open = known.book.open_items(day, Moment::NOW_AND_EVER)?;
    let mut goals = Vec::new();
    for line in open.iter().filter(|line| line.side == Side::Debit) {
        let Some(item) = known.book.item(line.item) else { continue };
        goals.push(Goal {
            item: line.item,
            number: item.number.clone(),
            issued: item.effective,
            due: line.due,
            amount: item.amount,
            open: line.open,
            days_late: day.days_since(line.due),
            first_after_missed_day: known
                .before(Some(line.item), day, policy)?
                .first_after_missed_day,
            deferred_before: known.was_deferred(line.item, day),
        });
    }
    goals.sort_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
    goals.truncate(GOALS);
    Ok(goals)
}

fn excuses(known: &Circumstances, day: Day) -> Vec<ExcuseHeard> {
    let heard = |excuse: &excuse::Excuse| {
        let times = known.times_heard(&excuse.code);
        ExcuseHeard {
            code: excuse.code.clone(),
            source: excuse.source.clone(),
            times,
            limit: excuse.limit(),
            next: excuse.next(heard_now(known, &excuse.code, day, false)),
        }
    };
    excuse::catalogue().iter().map(heard).collect()
}

/// An excuse as it is heard now, with what came of it so far.
pub(super) fn heard_now(known: &Circumstances, excuse: &str, day: Day, order_seen: bool) -> Heard {
    let asked = known.visits.iter().rev().find(|row| row.new.excuse == excuse);
    let asked = asked.filter(|_| known.times_heard(excuse) > 1);
    let overdue = asked.and_then(|row| row.new.next).is_some_and(|(next, _)| next < day);
    Heard {
        times: known.times_heard(excuse).saturating_add(1),
        order_received: order_seen,
        order_overdue: overdue,
    }
}

fn past(known: &Circumstances, names: &People) -> Result<Vec<PastTalk>, Refused> {
    let numbers = names_of(&known.book);
    let shown = |row: &VisitRow| {
        Ok(PastTalk {
            visit: row.visit,
            day: row.new.day,
            begun: row.new.begun,
            ended: row.recorded,
            person: names.get(row.new.person),
            number: row.new.item.and_then(|item| numbers.get(&item).cloned()),
            what: read(row)?,
        })
    };
    known.visits.iter().rev().take(PAST).map(shown).collect()
}

/// What was written down about a talk.
pub(super) fn read(row: &VisitRow) -> Result<Visit, Refused> {
    serde_json::from_str(&row.new.content).map_err(|error| Refused::Damaged {
        what: format!("visit {} of customer {}: {error}", row.visit, row.new.customer),
    })
}
