//! What contacts tell: why money does not come, who keeps promises, where one is heard.

use super::circumstances::{Circumstances, promises_of};
use crate::dossier::{Entries, ImportanceKept};
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, dossier, scope};
use saldo_domain::credit::YearLength;
use saldo_domain::credit::early_payment::{Concession, Offer};
use saldo_domain::fieldwork::cause::{Cause, most_frequent};
use saldo_domain::fieldwork::excuse;
use saldo_domain::fieldwork::promise_kept::{Fate, Record};
use saldo_domain::fieldwork::quadrant::{Importance, Quadrant, quadrant};
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, CompanyId, CustomerId, Day, Money, UserId};
use saldo_store::Reader;
use saldo_store::customers;
use saldo_store::dossier::entries_of_all;
use saldo_store::fieldwork::visits_between;
use std::collections::BTreeMap;

/// Days over which activity is counted.
const ACTIVITY: i64 = 90;

/// Customers placed at most.
const PLACED: usize = 200;

/// Promises counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) all: Record,
    by_person: BTreeMap<UserId, Record>,
}

impl Tally {
    pub(super) fn add_all(&mut self, judged: Vec<(UserId, Fate)>) {
        for (person, fate) in judged {
            self.all.add(fate);
            self.by_person.entry(person).or_default().add(fate);
        }
    }
}

/// A cause or an excuse and how often it was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseRow {
    pub code: String,
    pub count: u64,
    /// Share of all that were told, in hundredths of a per cent.
    pub share: u32,
}

/// Promises of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseRecord {
    /// Code and name of a customer, or log-in and name of a person.
    pub code: String,
    pub name: String,
    pub record: Record,
}

/// A customer in its quadrant (TAC-07).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub code: String,
    pub name: String,
    pub importance: Importance,
    pub contacts: u32,
    pub quadrant: Quadrant,
}

/// What contacts of some days tell.
#[derive(Clone, Debug)]
pub struct FieldReport {
    pub from: Day,
    pub to: Day,
    pub talks: usize,
    /// The most frequent first (EXC-07).
    pub causes: Vec<CauseRow>,
    pub excuses: Vec<CauseRow>,
    /// Promises by the people who took them, and by customer, the least kept first (PAY-09).
    pub by_person: Vec<PromiseRecord>,
    pub by_customer: Vec<PromiseRecord>,
    pub all: Record,
    pub placed: Vec<Placed>,
}

/// What contacts of these days tell; promises are judged as of today, whenever they were given.
/// A representative gets own customers only.
///
/// # Errors
/// Those of the store.
pub fn report(
    office: &Office,
    company: CompanyId,
    who: Who,
    from: Option<Day>,
    to: Option<Day>,
) -> Result<FieldReport, Refused> {
    let today = companies::today(office, company)?;
    let to = to.unwrap_or(today);
    let from = from.unwrap_or(to.plus(-ACTIVITY));
    office.store.read(|reader| {
        let owner = who.sees_only();
        let visits = visits_between(reader, company, from, to, owner)?;
        let causes = visits.iter().filter_map(|row| Cause::from_code(&row.new.cause));
        let excuses = visits.iter().filter_map(|row| excuse::find(&row.new.excuse));
        let causes = rows(most_frequent(causes), |cause: Cause| cause.code().to_owned());
        let excuses =
            rows(most_frequent(excuses.map(|one| one.code.as_str())), |code: &str| code.to_owned());
        let names = People::of(reader, company)?;
        let cards = customers::of_owner(reader, company, owner)?;
        let mut tally = Tally::default();
        let mut by_customer = Vec::new();
        let promising = customers::with_promises(reader, company)?;
        for card in cards.iter().filter(|card| promising.contains(&card.customer)) {
            let judged = promises_of(reader, company, card.customer, today)?;
            let mut own = Tally::default();
            own.add_all(judged.clone());
            tally.add_all(judged);
            let (code, name) = (card.code.clone(), card.name.clone());
            by_customer.push(PromiseRecord { code, name, record: own.all });
        }
        by_customer.retain(|row| row.record != Record::default());
        least_kept_first(&mut by_customer);
        let placed = placed(reader, company, &cards, today)?;
        Ok(FieldReport {
            from,
            to,
            talks: visits.len(),
            causes,
            excuses,
            by_person: by_person(&tally, &names),
            by_customer,
            all: tally.all,
            placed,
        })
    })
}

fn rows<T>(counted: Vec<(T, u64)>, code: impl Fn(T) -> String) -> Vec<CauseRow> {
    let all: u64 = counted.iter().map(|(_, count)| count).sum();
    let share = |count: u64| u32::try_from((count * 10_000 + all / 2) / all.max(1)).unwrap_or(0);
    let row = |(one, count)| CauseRow { code: code(one), count, share: share(count) };
    counted.into_iter().map(row).collect()
}

fn by_person(tally: &Tally, names: &People) -> Vec<PromiseRecord> {
    let row = |(person, record): (&UserId, &Record)| {
        let PersonRef { login, name, .. } = names.get(*person)?;
        Some(PromiseRecord { code: login, name, record: *record })
    };
    let mut rows: Vec<PromiseRecord> = tally.by_person.iter().filter_map(row).collect();
    least_kept_first(&mut rows);
    rows
}

fn least_kept_first(rows: &mut [PromiseRecord]) {
    let rate = |row: &PromiseRecord| row.record.rate_pct().map_or(i128::MAX, |rate| rate.units());
    rows.sort_by(|one, other| (rate(one), &one.name).cmp(&(rate(other), &other.name)));
}

/// Customers whose importance somebody noted, with how often they were met.
fn placed(
    reader: &mut Reader,
    company: CompanyId,
    cards: &[customers::Card],
    today: Day,
) -> Result<Vec<Placed>, Refused> {
    let ids: Vec<CustomerId> = cards.iter().map(|card| card.customer).collect();
    let mut entries: BTreeMap<CustomerId, Vec<_>> = BTreeMap::new();
    for row in entries_of_all(reader, company, &ids)? {
        entries.entry(row.new.customer).or_default().push(row);
    }
    let recent = visits_between(reader, company, today.plus(-ACTIVITY), today, None)?;
    let mut placed = Vec::new();
    for card in cards {
        let Some(rows) = entries.remove(&card.customer) else { continue };
        let kept: Option<ImportanceKept> = Entries::of(rows).get("importance", "")?;
        let Some(importance) = kept.and_then(|kept| Importance::from_code(&kept.level)) else {
            continue;
        };
        let met = recent.iter().filter(|row| row.new.customer == card.customer).count();
        let contacts = u32::try_from(met).unwrap_or(u32::MAX);
        placed.push(Placed {
            code: card.code.clone(),
            name: card.name.clone(),
            importance,
            contacts,
            quadrant: quadrant(importance, contacts),
        });
    }
    placed.sort_by(|one, other| {
        (one.quadrant, one.importance, &one.name).cmp(&(
            other.quadrant,
            other.importance,
            &other.name,
        ))
    });
    placed.truncate(PLACED);
    Ok(placed)
}

/// Promises of one customer, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn promise_record(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Record, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        let known = Circumstances::read(reader, company, card.customer)?;
        let mut tally = Tally::default();
        tally.add_all(known.promises(today)?);
        Ok(tally.all)
    })
}

/// What a concession for earlier payment costs, and what it brings (TAC-04): so many per cent off
/// an amount that then comes so many days earlier.
///
/// # Errors
/// `Field` for a percentage or days that make no offer, or the store's.
pub fn concession(
    office: &Office,
    company: CompanyId,
    amount: Money,
    percent: &str,
    days: u16,
) -> Result<Concession, Refused> {
    let refused = |value: &str, reason| Refused::Field {
        field: "concession",
        value: value.to_owned(),
        reason,
        remedy: "give a discount such as 2 and the days by which the money comes earlier",
    };
    let rate: Rate = percent
        .trim()
        .replace(',', ".")
        .parse()
        .map_err(|_| refused(percent, "is no percentage"))?;
    let offer = Offer::new(rate, 0, days, YearLength::Days365)
        .map_err(|_| refused(percent, "makes no offer"))?;
    let capital_cost = dossier::settings(office, company)?.capital_cost()?;
    Ok(offer.concession(Amount::minor_units_of(amount), capital_cost))
}
