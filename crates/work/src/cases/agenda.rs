//! What the cases of one person ask for next: hearings and other days of cases, and the alarms of
//! limitation. Nothing is stored: what is asked for is gone as soon as it is done, when a hearing has
//! its ruling or next day, or when a suit is filed or a debt acknowledged.

use super::file::{File, first_filing, told};
use super::limitation::{Terms, filed_debts};
use super::working_days;
use crate::authority::Acting;
use crate::{Refused, Who, company as companies, policies};
use saldo_domain::recovery::case::{NextKind, Stage};
use saldo_domain::recovery::limitation::{alarms_reach, rung};
use saldo_domain::{CompanyId, CustomerId, Day, Role, UserId};
use saldo_store::Reader;
use saldo_store::cases::{self as stored, FactRow, LateDebt};
use saldo_store::customers::{self, Card};
use std::collections::{BTreeMap, BTreeSet};

/// Days ahead from which a day of a case is named on the page of the day: how far the page looks, and
/// no rule. The days themselves are the law's and the policy's.
const SOON: i64 = 7;

/// A day of a case that its owner answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseDay {
    pub code: String,
    pub name: String,
    pub what: CaseWork,
    pub day: Day,
}

/// What falls on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseWork {
    /// The next day of the case.
    Next(NextKind),
    /// The last safe day of limitation: of so many debts, with the alarm that has rung (LM).
    Limitation { debts: usize, alarm: i64 },
}

/// Days of the cases that this person answers for, the nearest first: of those that name the person,
/// of customers whom it looks after where a case names nobody, and for the legal department of
/// those with nobody at all.
pub(crate) fn agenda(
    reader: &mut Reader,
    company: &companies::Company,
    who: Who,
    today: Day,
) -> Result<Vec<CaseDay>, Refused> {
    if who.is_program() {
        return Ok(Vec::new());
    }
    let id = company.company;
    let mine = Mine::of(reader, id, who, today)?;
    let mut recorded: BTreeMap<CustomerId, Vec<FactRow>> = BTreeMap::new();
    for row in stored::all(reader, id)? {
        recorded.entry(row.customer).or_default().push(row);
    }
    let mut aging: BTreeMap<CustomerId, Vec<LateDebt>> = BTreeMap::new();
    let policies = policies::regulations(reader, id)?;
    // When somebody is warned is looked at on the day itself, by the policy that the customer
    // follows; the term is the law's. The earliest warning of any policy says how far to look.
    let earliest = policies.limitation_alarms(today).first().copied();
    let reach = alarms_reach(today, earliest.unwrap_or_default());
    for debt in stored::late_debts_due_by(reader, id, today, reach)? {
        aging.entry(debt.customer).or_default().push(debt);
    }
    // What is told is looked for where somebody keeps a case.
    let mut told = match recorded.is_empty() {
        true => BTreeMap::new(),
        false => told(reader, id, None)?,
    };
    let ids: BTreeSet<CustomerId> = recorded.keys().chain(aging.keys()).copied().collect();
    let ids: Vec<CustomerId> = ids.into_iter().collect();
    let filed = if aging.is_empty() { BTreeSet::new() } else { filed_debts(reader, id)? };
    let terms = Terms::of(reader, id, &company.country, None)?;
    let calendar = working_days(reader, id, &company.country)?;
    let followed = policies.of_each(reader, id, &ids)?;
    let mut found = Vec::new();
    for card in customers::cards(reader, id, &ids)? {
        let line = followed.of(card.customer);
        let periods = |on: Day| line.on(on).policy.periods;
        let alarms = &line.on(today).policy.limitation_alarms;
        let rings = |last: Day| rung(alarms, last.days_since(today));
        let rows = recorded.remove(&card.customer).unwrap_or_default();
        let own = told.remove(&card.customer).filter(|_| !rows.is_empty());
        let file = File::read(rows, own.unwrap_or_default());
        if !mine.answers_for(&file, &card) {
            continue;
        }
        let day =
            |what, day| CaseDay { code: card.code.clone(), name: card.name.clone(), what, day };
        let filing_from = match file.course.stage() {
            Some(Stage::PreTrial) => {
                let late = stored::late_debts(reader, id, Some(card.customer), today)?;
                first_filing(&file, &late, (&calendar, &periods))
            }
            _ => None,
        };
        let next = file.course.next((file.course.pay_by(periods), filing_from), today);
        let next = next.filter(|next| is_asked(next.kind));
        // What is watched off balance is looked at, whatever case goes on beside it.
        let beside = file.course.stage() != Some(Stage::Watched);
        let watched = file.course.watch_next().filter(|_| beside);
        found.extend(
            next.into_iter()
                .chain(watched)
                .filter(|next| next.day <= today.plus(SOON))
                .map(|next| day(CaseWork::Next(next.kind), next.day)),
        );
        let debts = aging.remove(&card.customer).unwrap_or_default();
        let open = debts.iter().filter(|debt| !filed.contains(&(card.customer, debt.item)));
        let ending = open.filter_map(|debt| {
            let term = terms.term(debt)?;
            let last = term.conservative_last_day;
            (!term.is_time_barred(today)).then_some(last)
        });
        let ending: Vec<Day> = ending.filter(|last| rings(*last).is_some()).collect();
        if let Some(first) = ending.iter().min() {
            let alarm = rings(*first).unwrap_or_default();
            found.push(day(CaseWork::Limitation { debts: ending.len(), alarm }, *first));
        }
    }
    found.sort_by(|one, other| {
        (one.day, one.what, &one.name).cmp(&(other.day, other.what, &other.name))
    });
    Ok(found)
}

/// The last day to pay is the debtor's, and what follows it is the policy's work.
const fn is_asked(kind: NextKind) -> bool {
    !matches!(kind, NextKind::PayBy)
}

/// Whose cases somebody answers for.
struct Mine {
    desks: BTreeSet<UserId>,
    legal: bool,
}

impl Mine {
    fn of(reader: &mut Reader, company: CompanyId, who: Who, today: Day) -> Result<Self, Refused> {
        let all = Acting::all(reader, company, who, today)?;
        Ok(Self {
            desks: all.iter().map(|one| one.desk).collect(),
            legal: all.iter().any(|one| one.who.role == Role::Legal),
        })
    }

    fn answers_for(&self, file: &File, card: &Card) -> bool {
        let going = file.course.stage().is_some_and(|stage: Stage| !stage.is_closed());
        let named = file.course.in_charge().filter(|_| going);
        match named.or(card.owner) {
            Some(owner) => self.desks.contains(&owner),
            None => self.legal,
        }
    }
}
