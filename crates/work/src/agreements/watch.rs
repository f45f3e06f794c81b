//! Step 5: the daily control of signed agreements (AGR-05, AGR-08).
//!
//! The control run asks, before anything is decided, what happened to them on each of its days,
//! oldest first: a part that was not paid in time, one that was made up for, the last one paid.
//! What is found is recorded as of its own day; a breach that lies before the days of the run, as
//! when a payment bounces, is recorded on the first of them. Recorded once, it is found no more.

use super::change::{held, released};
use super::terms::{Later, Place, covered_by, lower_later_fees, spare_no_more, state_of, terms_of};
use crate::acts::ledger::{each_book, read_book};
use crate::policies::{Regulations, Versions};
use crate::{Office, Refused, facts};
use saldo_domain::agreements::judge::Receipts;
use saldo_domain::agreements::receipts::Covered;
use saldo_domain::agreements::{ActKind, State, Terms};
use saldo_domain::book::{CustomerBook, Moment};
use saldo_domain::control::LadderEventKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Role, UserId};
use saldo_store::agreements::{self as stored, AgreementRow, Key, NewAct, NewDraft};
use saldo_store::book::{Facts, NewContact, NewDueChange, NewStanding, Stamp};
use saldo_store::fieldwork::{self as stored_errands, NewErrand};
use saldo_store::{Reader, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// Words of what is to be done, as stored.
const BREACHED: &str = "agreement-breached";
const PART_DUE: &str = "agreement-part-due";

/// What happened to signed agreements on the days of a run.
#[derive(Debug, Default)]
pub(crate) struct Found {
    changes: Vec<Change>,
    errands: Vec<NewErrand>,
}

/// One turn of one agreement.
#[derive(Clone, Debug)]
struct Change {
    row: AgreementRow,
    kind: ActKind,
    day: Day,
    part: Option<usize>,
    rest: Option<saldo_domain::Money>,
}

impl Found {
    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.errands.is_empty()
    }
}

/// What happened on these days, first and last included.
pub(crate) fn look_after(
    reader: &mut Reader,
    company: CompanyId,
    policies: &Regulations,
    days: (Day, Day),
) -> Result<Found, Refused> {
    let mut found = Found::default();
    let customers = stored::signed(reader, company)?;
    if customers.is_empty() {
        return Ok(found);
    }
    let mut rows: BTreeMap<CustomerId, Vec<AgreementRow>> = BTreeMap::new();
    for row in stored::all(reader, company)? {
        rows.entry(row.new.customer).or_default().push(row);
    }
    let followed = policies.of_each(reader, company, &customers)?;
    let mut reminders = Vec::new();
    each_book(reader, company, &customers, |customer, book| {
        for row in rows.remove(&customer).unwrap_or_default() {
            let Some((covered, terms)) = watched(&row, &book)? else { continue };
            let course = Course { row: &row, terms: &terms, receipts: covered.receipts(&book)? };
            found.changes.extend(course.changes(&covered, days)?);
            let line = followed.of(customer);
            reminders.extend(course.reminders(&covered, line, days));
        }
        Ok(())
    })?;
    found.errands = not_asked_yet(reader, company, reminders)?;
    Ok(found)
}

fn watched(row: &AgreementRow, book: &CustomerBook) -> Result<Option<(Covered, Terms)>, Refused> {
    let Some((_, draft)) = &row.draft else { return Ok(None) };
    let terms = terms_of(draft);
    if !state_of(row).is_watched(&terms) {
        return Ok(None);
    }
    Ok(covered_by(row, book)?.map(|covered| (covered, terms)))
}

/// One agreement with what came in for it.
struct Course<'a> {
    row: &'a AgreementRow,
    terms: &'a Terms,
    receipts: Receipts,
}

impl Course<'_> {
    /// Its turns on these days, oldest first.
    fn changes(
        &self,
        covered: &Covered,
        (first, last): (Day, Day),
    ) -> Result<Vec<Change>, Refused> {
        let mut changes: Vec<Change> = Vec::new();
        let mut state = state_of(self.row);
        for day in first.through(last).filter(|day| *day > covered.from) {
            let arrears = self.terms.in_arrears(&self.receipts, day);
            let rest = self.terms.rest(&self.receipts, day.plus(-1))?;
            let kind = match (state, arrears) {
                (State::InForce | State::Breached, _) if rest.is_none_or(|rest| rest.is_zero()) => {
                    ActKind::Fulfilled
                }
                (State::InForce, Some(_)) => ActKind::Breached,
                (State::Breached, None) => ActKind::Resumed,
                _ => continue,
            };
            let row = self.row.clone();
            changes.push(Change { row, kind, day, part: arrears, rest });
            state = match kind {
                ActKind::Breached if self.terms.accelerates => break,
                ActKind::Breached => State::Breached,
                ActKind::Resumed => State::InForce,
                _ => break,
            };
        }
        Ok(changes)
    }

    /// Work for the representative before the day of a part that is not paid yet.
    fn reminders(
        &self,
        covered: &Covered,
        line: &Versions,
        (first, last): (Day, Day),
    ) -> Vec<NewErrand> {
        let mut wanted = Vec::new();
        for (part, one) in (1..).zip(&self.terms.instalments) {
            // The policy of the day says how many days before the part that day is.
            let told = |on: &Day| {
                let days = line.on(*on).policy.dealings.part_reminder_days;
                on.plus(days.into()) >= one.day
            };
            let Some(on) = first.through(last.min(one.day)).find(told) else { continue };
            let earlier = on == first && told(&on.plus(-1));
            let asked = !earlier && on > covered.from;
            let next = saldo_domain::agreements::judge::judge(self.terms, &self.receipts, on).next;
            if asked
                && state_of(self.row) == State::InForce
                && next.is_some_and(|next| next <= part)
            {
                wanted.push(errand(self.row, PART_DUE, covered, (on, one.day), part));
            }
        }
        wanted
    }
}

/// Those of these errands that nobody was given yet.
fn not_asked_yet(
    reader: &mut Reader,
    company: CompanyId,
    mut wanted: Vec<NewErrand>,
) -> Result<Vec<NewErrand>, Refused> {
    let Some(first) = wanted.iter().map(|new| new.day).min() else { return Ok(wanted) };
    let known = stored_errands::given_since(reader, company, PART_DUE, first)?;
    let known: BTreeSet<(CustomerId, Day, &str)> =
        known.iter().map(|row| (row.customer, row.day, row.content.as_str())).collect();
    wanted.retain(|new| !known.contains(&(new.customer, new.day, &new.content)));
    Ok(wanted)
}

fn errand(
    row: &AgreementRow,
    what: &str,
    covered: &Covered,
    (day, until): (Day, Day),
    part: usize,
) -> NewErrand {
    let content = serde_json::json!({ "note": format!("{} / {part}", row.number()) });
    NewErrand {
        customer: row.new.customer,
        what: what.to_owned(),
        role: Role::SalesRep,
        item: covered.items.first().copied(),
        talk: String::new(),
        day,
        until,
        content: content.to_string(),
        ends: None,
        outcome: String::new(),
        words: String::new(),
        person: UserId::new(0),
    }
}

/// Records what happened, and what follows from it: the hold ends or begins again, the ladder is
/// told, what is due at once falls due, the representative gets work.
pub(crate) fn note(
    writer: &mut Writer,
    office: &Office,
    stamp: Stamp,
    found: &Found,
) -> Result<(), Refused> {
    for change in &found.changes {
        let place = Place { office, stamp, person: UserId::new(0), today: change.day };
        note_change(writer, place, change)?;
    }
    Ok(stored_errands::add_errands(writer, stamp, &found.errands)?)
}

fn note_change(writer: &mut Writer, place: Place<'_>, change: &Change) -> Result<(), Refused> {
    let Some((version, draft)) = &change.row.draft else { return Ok(()) };
    let key = Key { customer: change.row.new.customer, agreement: change.row.agreement };
    let new = NewAct {
        kind: change.kind,
        day: change.day,
        part: change.part.and_then(|part| i64::try_from(part).ok()),
        rest: change.rest,
        request: None,
        number: String::new(),
        note: String::new(),
        person: place.person,
    };
    stored::add_act(writer, place.stamp, key, *version, &new)?;
    let added = match change.kind {
        ActKind::Breached => breached(writer, place, change, draft)?,
        ActKind::Resumed => Facts { standing: resumed(change, draft, place), ..Facts::default() },
        _ => Facts { standing: ended(writer, place, change)?, ..Facts::default() },
    };
    facts::enter(writer, place.stamp, place.office.business(), &added)
}

/// A breach: nothing holds the policy any more from its day on.
fn breached(
    writer: &mut Writer,
    place: Place<'_>,
    change: &Change,
    draft: &NewDraft,
) -> Result<Facts, Refused> {
    let (row, day) = (&change.row, change.day);
    let book = read_book(writer, place.stamp.company, row.new.customer)?;
    let open = |item: &ItemId| {
        let left = book.open(*item, Day::LAST, Moment::NOW_AND_EVER);
        left.is_some_and(|left| left.is_ok_and(|left| left.is_positive()))
    };
    let items: Vec<ItemId> = draft.debts.iter().map(|(item, _)| *item).filter(open).collect();
    let told = |item: &ItemId| NewContact {
        customer: row.new.customer,
        kind: LadderEventKind::ScheduleBroken.code().to_owned(),
        item: Some(*item),
        day,
        until: None,
        body: row.number(),
        person: place.person,
    };
    let contacts = items.iter().map(told).collect();
    let mut due_changes = Vec::new();
    if draft.accelerates {
        let later = |item: &&ItemId| {
            book.due(**item, day, Moment::NOW_AND_EVER).is_some_and(|due| due > day)
        };
        due_changes.extend(items.iter().filter(later).map(|item| NewDueChange {
            customer: row.new.customer,
            item: *item,
            due: day,
            effective: day,
            reason: row.number(),
        }));
        spare_no_more(writer, place, row, day)?;
        lower_later_fees(writer, place, row, (day, Later::BearTheirWeek))?;
    }
    if let (Some(covered), Some(part)) = (covered_by(row, &book)?, change.part) {
        let work = errand(row, BREACHED, &covered, (day, day.plus(1)), part);
        stored_errands::add_errands(writer, place.stamp, &[work])?;
    }
    Ok(Facts { standing: ended(writer, place, change)?, contacts, due_changes, ..Facts::default() })
}

fn ended(
    writer: &mut Writer,
    place: Place<'_>,
    change: &Change,
) -> Result<Vec<NewStanding>, Refused> {
    released(writer, place.stamp.company, &change.row, (change.day, ""), place.person)
}

fn resumed(change: &Change, draft: &NewDraft, place: Place<'_>) -> Vec<NewStanding> {
    let signed = change.row.signed().map_or(change.day, |act| act.new.day);
    held(&change.row, draft, (&change.row.number(), signed), change.day, place.person)
}
