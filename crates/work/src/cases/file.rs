//! A case gathered from what people recorded and what the book itself tells.

use crate::office::day_in_zone;
use crate::{Refused, Who, scope};
use saldo_domain::calendar::{Calendar, NoCalendar};
use saldo_domain::recovery::case::{
    Act, Course, Fact, PaperSaid, Stage, Told, standing, told_with_ends,
};
use saldo_domain::recovery::periods::Periods;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, UserId};
use saldo_letters::documents::DocumentKind;
use saldo_store::Reader;
use saldo_store::cases::{self as stored, FactRow, LateDebt};
use saldo_store::company as stored_company;
use saldo_store::customers::Card;
use saldo_store::papers as stored_papers;
use std::collections::BTreeMap;

/// Under which name a claim tells how many days it gives.
const ANSWER_DAYS: &str = "answer_days";

/// A case with the rows it was read from.
pub(super) struct File {
    pub(super) course: Course,
    pub(super) rows: Vec<FactRow>,
}

/// What is known of a customer's cases beside what people recorded.
#[derive(Default)]
pub(super) struct Known {
    /// What the book itself tells.
    pub(super) told: Vec<Told>,
    /// Demands and claims on paper, with the days that they give.
    papers: Vec<PaperSaid>,
}

/// One line of the timeline of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub fact: Fact,
    /// Where the case stood afterwards.
    pub stage: Stage,
    /// Who recorded it; `None` for what the book itself tells.
    pub person: Option<UserId>,
    /// The debts it names, with what was open of each.
    pub debts: Vec<(ItemId, Money)>,
}

impl File {
    /// The case of one customer.
    pub(super) fn of(
        reader: &mut Reader,
        company: CompanyId,
        customer: CustomerId,
    ) -> Result<Self, Refused> {
        let rows = stored::of_customer(reader, company, customer)?;
        let mut told = told(reader, company, Some(customer))?;
        Ok(Self::read(rows, told.remove(&customer).unwrap_or_default()))
    }

    /// A case of these rows. What somebody recorded on the day on which the book tells of the same
    /// is one thing.
    pub(super) fn read(rows: Vec<FactRow>, known: Known) -> Self {
        let Known { mut told, papers } = known;
        let recorded: Vec<Fact> = rows.iter().map(|row| row.fact.clone()).collect();
        let stands = standing(&recorded);
        told.retain(|one| {
            let fact = &one.fact;
            !stands.iter().any(|row| row.act == fact.act && row.on == fact.on)
        });
        let course = Course::of(&recorded, &told_with_ends(told, &recorded));
        Self { course: course.with_papers(papers), rows }
    }

    /// The last case, in order.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let entry = |(fact, stage): &(Fact, Stage)| {
            let row = self.rows.iter().find(|row| fact.place > 0 && row.fact.place == fact.place);
            Entry {
                fact: fact.clone(),
                stage: *stage,
                person: row.map(|row| row.person),
                debts: row.map(|row| row.debts.clone()).unwrap_or_default(),
            }
        };
        self.course.facts().iter().map(entry).collect()
    }

    /// What the case is about: the debts that its stage names, else all that is late.
    pub(super) fn concerned(&self, late: &[LateDebt]) -> Vec<(ItemId, Money)> {
        let named = self.course.debts();
        let silent = self.course.stage().is_some_and(Stage::silences_the_ladder);
        let meant = |debt: &&LateDebt| !silent || named.is_empty() || named.contains(&debt.item);
        late.iter().filter(meant).map(|debt| (debt.item, debt.open)).collect()
    }
}

/// What the book itself tells of cases, each on the day on which it really left. Of several ways in
/// which one claim left on one day, one is told, about everything that any of them names.
pub(super) fn told(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<BTreeMap<CustomerId, Known>, Refused> {
    let found = stored_company::get(reader, company)?;
    let zone = found.ok_or(Refused::NoCompany)?.zone;
    let mut all: BTreeMap<CustomerId, Known> = BTreeMap::new();
    for (customer, rows) in stored::told(reader, company, customer)? {
        let mut told: Vec<Told> = Vec::with_capacity(rows.len());
        for row in rows {
            let on = row.left.map_or(Ok(row.day), |left| day_in_zone(left, &zone))?;
            let settled = row.settled.map(|settled| settled.max(on));
            let (number, proof, debts) = (row.number, row.proof, row.debts);
            let there = told.iter_mut().find(|one| (one.fact.act, one.fact.on) == (row.act, on));
            let Some(there) = there else {
                let fact = Fact { number, proof, debts, ..Fact::bare(row.act, on) };
                told.push(Told { fact, settled });
                continue;
            };
            there.settled = there.settled.zip(settled).map(|(one, other)| one.max(other));
            // One that names nothing is about all.
            if there.fact.debts.is_empty() || debts.is_empty() {
                there.fact.debts.clear();
            } else {
                there.fact.debts.extend(debts);
                there.fact.debts.sort_unstable();
                there.fact.debts.dedup();
            }
        }
        told.sort_by_key(|one| (one.fact.on, one.fact.act));
        all.entry(customer).or_default().told = told;
    }
    for (customer, paper) in papers(reader, company, customer)? {
        all.entry(customer).or_default().papers.push(paper);
    }
    Ok(all)
}

/// Demands and claims that were handed out on paper.
fn papers(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<Vec<(CustomerId, PaperSaid)>, Refused> {
    let (demand, claim) = (DocumentKind::Demand.code(), DocumentKind::Claim.code());
    let rows = stored_papers::issued_of_kinds(reader, company, customer, [demand, claim])?;
    let said = |row: stored_papers::DaysGiven| {
        let given: BTreeMap<String, String> = serde_json::from_str(&row.given).unwrap_or_default();
        let days = given.get(ANSWER_DAYS).and_then(|days| days.trim().parse().ok());
        let act = if row.document == demand { Act::Demand } else { Act::Claim };
        (row.customer, PaperSaid { act, on: row.day, number: row.issued.to_string(), days })
    };
    Ok(rows.into_iter().map(said).collect())
}

/// Was the debtor handed a demand in the case that goes on (EXE-05)?
pub(crate) fn was_demanded(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<bool, Refused> {
    let course = super::course_of(reader, company, customer)?;
    let goes_on = course.stage().is_some_and(|stage| !stage.is_closed());
    Ok(goes_on && course.last(Act::Demand).is_some())
}

/// By which working days and by which days of the policy a period is counted.
pub(super) type Counting<'a> = (&'a Calendar, &'a dyn Fn(Day) -> Periods);

/// The debts that may be sued for from a day each, as far as anybody has asked for them (EXE-05).
pub(super) fn filing_from<'d>(
    course: &Course,
    late: impl IntoIterator<Item = &'d LateDebt>,
    (calendar, periods): Counting<'_>,
) -> Result<Vec<(ItemId, Option<Day>)>, NoCalendar> {
    let one = |debt: &LateDebt| {
        let due = debt.moved.iter().copied().fold(debt.due, Day::max);
        Ok((debt.item, course.filing_from((debt.item, due), calendar, periods)?))
    };
    late.into_iter().map(one).collect()
}

/// The first day on which any debt of a case may be sued for. A year that is not loaded is told
/// where a suit is recorded.
pub(super) fn first_filing(file: &File, late: &[LateDebt], counting: Counting<'_>) -> Option<Day> {
    let concerned = file.concerned(late);
    let meant = late.iter().filter(|debt| concerned.iter().any(|one| one.0 == debt.item));
    let found = filing_from(&file.course, meant, counting).unwrap_or_default();
    found.into_iter().filter_map(|(_, from)| from).min()
}

/// The card of a customer, and the debts of it that are open and late on a day.
pub(super) fn owing(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    day: Day,
) -> Result<(Card, Vec<LateDebt>), Refused> {
    let card = scope::card(reader, company, who, customer)?;
    let late = stored::late_debts(reader, company, Some(customer), day)?;
    Ok((card, late))
}
