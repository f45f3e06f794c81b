//! Every case by its stage, with the money at stake and the next day.

use super::file::{File, first_filing, told};
use super::working_days;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, policies};
use saldo_domain::recovery::case::{Next, Stage};
use saldo_domain::{CompanyId, CustomerId, Day, Money};
use saldo_store::cases::{self as stored, FactRow, LateDebt};
use saldo_store::customers;
use std::collections::{BTreeMap, BTreeSet};

/// All cases that somebody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    pub today: Day,
    /// Every stage, with how many cases stand there and what is at stake in the company's
    /// currency.
    pub columns: Vec<Column>,
    /// The cases of the stage that was asked for, or of every stage that goes on; the nearest
    /// next day first.
    pub rows: Vec<BoardRow>,
}

/// A stage on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub stage: Stage,
    pub cases: usize,
    pub stake: Money,
}

/// A case on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRow {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub stage: Stage,
    pub opened: Option<Day>,
    /// What is late of the debts concerned, in the company's currency; what was written off or
    /// sold for cases that stand there.
    pub stake: Money,
    pub next: Option<Next>,
    /// Who looks after the case: named for it, else who looks after the customer.
    pub owner: Option<PersonRef>,
}

/// The board; `stage` shows one stage alone.
///
/// # Errors
/// `NoCalendar`, `Money`, or the store's.
pub fn board(
    office: &Office,
    company: CompanyId,
    who: Who,
    stage: Option<Stage>,
) -> Result<Board, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let calendar = working_days(reader, company, &found.country)?;
        let mut recorded: BTreeMap<CustomerId, Vec<FactRow>> = BTreeMap::new();
        for row in stored::all(reader, company)? {
            recorded.entry(row.customer).or_default().push(row);
        }
        let mut told = told(reader, company, None)?;
        let mut late: BTreeMap<CustomerId, Vec<LateDebt>> = BTreeMap::new();
        for debt in stored::late_debts(reader, company, None, today)? {
            late.entry(debt.customer).or_default().push(debt);
        }
        let ids: BTreeSet<CustomerId> = recorded.keys().chain(told.keys()).copied().collect();
        let ids: Vec<CustomerId> = ids.into_iter().collect();
        let policies = policies::regulations(reader, company)?;
        let followed = policies.of_each(reader, company, &ids)?;
        let mut rows = Vec::new();
        for card in customers::cards(reader, company, &ids)? {
            if who.sees_only().is_some_and(|owners| !owners.has(card.owner)) {
                continue;
            }
            let customer = card.customer;
            let line = followed.of(customer);
            let periods = |on: Day| line.on(on).policy.periods;
            let file = File::read(
                recorded.remove(&customer).unwrap_or_default(),
                told.remove(&customer).unwrap_or_default(),
            );
            let Some(stage) = file.course.stage() else { continue };
            let debts = late.get(&customer).map_or(&[][..], Vec::as_slice);
            // A claim that was paid since needs nobody to close it.
            if file.rows.is_empty() && (debts.is_empty() || stage.is_closed()) {
                continue;
            }
            let filing_from = first_filing(&file, debts, (&calendar, &periods));
            let owner = file.course.in_charge().or(card.owner);
            // What is watched off balance stands there, whatever case goes on beside it.
            if stage != Stage::Watched && file.course.watch().is_some() {
                rows.push(BoardRow {
                    customer,
                    stage: Stage::Watched,
                    opened: file.course.watches().map(|(off, _)| off.on).min(),
                    stake: written_off(&file, found.currency)?,
                    next: file.course.watch_next(),
                    owner: card.owner.and_then(|owner| people.get(owner)),
                    code: card.code.clone(),
                    name: card.name.clone(),
                });
            }
            rows.push(BoardRow {
                customer,
                stage,
                opened: file.course.opened(),
                stake: stake(&file, stage, debts, found.currency)?,
                next: file.course.next((file.course.pay_by(periods), filing_from), today),
                owner: owner.and_then(|owner| people.get(owner)),
                code: card.code,
                name: card.name,
            });
        }
        let mut columns = Vec::with_capacity(Stage::ALL.len());
        for stage in Stage::ALL {
            let own = rows.iter().filter(|row| row.stage == stage);
            let stake = Money::sum(found.currency, own.clone().map(|row| row.stake))?;
            columns.push(Column { stage, cases: own.count(), stake });
        }
        rows.retain(|row| stage.map_or(!row.stage.is_closed(), |stage| row.stage == stage));
        rows.sort_by(|one, other| {
            let key = |row: &BoardRow| (row.next.is_none(), row.next, row.stage);
            key(one).cmp(&key(other)).then_with(|| one.name.cmp(&other.name))
        });
        Ok(Board { today, columns, rows })
    })
}

/// What was written off and is watched, in one currency.
fn written_off(file: &File, currency: saldo_domain::Currency) -> Result<Money, Refused> {
    let watched: BTreeSet<i64> = file.course.watches().map(|(off, _)| off.place).collect();
    let rows = file.rows.iter().filter(|row| watched.contains(&row.fact.place));
    let own = rows.flat_map(|row| row.debts.iter().map(|(_, amount)| *amount));
    Ok(Money::sum(currency, own.filter(|amount| amount.currency() == currency))?)
}

/// What is at stake in a case, in one currency.
fn stake(
    file: &File,
    stage: Stage,
    late: &[LateDebt],
    currency: saldo_domain::Currency,
) -> Result<Money, Refused> {
    if stage == Stage::Watched {
        return written_off(file, currency);
    }
    let open = file.concerned(late);
    let gone = matches!(stage, Stage::Ended | Stage::Sold);
    let left = |row: &&FactRow| row.fact.act.moves_the_book() && !row.debts.is_empty();
    let left_the_book = file.rows.iter().rev().find(left);
    let amounts = match left_the_book.filter(|_| gone) {
        Some(row) => row.debts.clone(),
        None => open,
    };
    let own = amounts.into_iter().map(|(_, amount)| amount);
    Ok(Money::sum(currency, own.filter(|amount| amount.currency() == currency))?)
}
