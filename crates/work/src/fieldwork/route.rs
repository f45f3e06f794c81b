//! The route sheet: whom a representative visits or calls on a day, with what is owed, what was
//! promised, and when the next contact was agreed (regulation 5.1, 6.1.2).

use super::errands::{Errand, errands_for};
use crate::views::PersonRef;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::book::CustomerBook;
use saldo_domain::control::{Account, OpenItem};
use saldo_domain::fieldwork::visit::Doubt;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, Role, UserId};
use saldo_store::customers::{self, Card};
use saldo_store::fieldwork::{ErrandFilter, VisitRow, visits_of};
use saldo_store::{Reader, control, explain, person};
use std::collections::BTreeMap;

/// Days ahead in which a due invoice brings a customer onto the sheet: the Friday call is about
/// the coming week (REM-05).
const AHEAD: i64 = 7;

/// Stops on one sheet.
const STOPS: usize = 100;

/// Whom to see on a day.
#[derive(Clone, Debug)]
pub struct RouteSheet {
    pub day: Day,
    /// Whose sheet it is; `None`: there is no representative.
    pub person: Option<PersonRef>,
    /// Representatives whose sheet may be asked for.
    pub people: Vec<PersonRef>,
    pub stops: Vec<Stop>,
    /// Stops that did not fit on the sheet.
    pub left_out: usize,
}

/// One customer on the sheet.
#[derive(Clone, Debug)]
pub struct Stop {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub phone: String,
    pub address: String,
    pub status: String,
    /// Day and minute of the next contact that was agreed.
    pub next: Option<(Day, u16)>,
    /// How sure one was of the money last time.
    pub doubt: Option<Doubt>,
    /// Was met or called on this day already.
    pub met: bool,
    /// Owed in the company's currency, and overdue of it.
    pub debt: Money,
    pub overdue: Money,
    /// Invoices overdue or due soon, oldest due first.
    pub due: Vec<DueInvoice>,
    /// Day and amount of the nearest promise in force.
    pub promised: Option<(Day, Option<Money>)>,
    pub disputed: bool,
    pub errands: Vec<Errand>,
    pub frozen: bool,
}

/// An invoice on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueInvoice {
    pub number: String,
    pub due: Day,
    pub open: Money,
    pub days_late: i64,
}

/// The route sheet of a day. A representative gets the own one, and by log-in that of whoever it
/// stands in for; others may ask for anybody's.
///
/// # Errors
/// `UnknownPerson`, or the store's.
pub fn route(
    office: &Office,
    company: CompanyId,
    who: Who,
    day: Option<Day>,
    login: &str,
) -> Result<RouteSheet, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let day = day.unwrap_or(today);
    office.store.read(|reader| {
        let people = representatives(reader, company, who)?;
        let person = whose(&people, who, login)?;
        let owner = person.as_ref().map(|person| person.person);
        let sheet = Sheet { company, who, day, today, currency: found.currency };
        let mut stops = sheet.stops(reader, owner)?;
        stops.sort_by_key(|stop| (order(stop, day), stop.name.clone()));
        let left_out = stops.len().saturating_sub(STOPS);
        stops.truncate(STOPS);
        Ok(RouteSheet { day, person, people, stops, left_out })
    })
}

/// Agreed times first, then what is overdue, the largest sum first.
fn order(stop: &Stop, day: Day) -> (bool, u16, i64) {
    let agreed = stop.next.filter(|(next, _)| *next == day);
    (agreed.is_none(), agreed.map_or(0, |(_, minute)| minute), -stop.overdue.minor())
}

fn representatives(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
) -> Result<Vec<PersonRef>, Refused> {
    let people = person::list(reader, company)?.into_iter();
    let visible = people.filter(|one| {
        one.role == Role::SalesRep
            && !one.disabled
            && who.sees_only().is_none_or(|owners| owners.has(Some(one.person)))
    });
    let named =
        visible.map(|one| PersonRef { person: one.person, login: one.login, name: one.name });
    Ok(named.collect())
}

fn whose(people: &[PersonRef], who: Who, login: &str) -> Result<Option<PersonRef>, Refused> {
    let named = people.iter().find(|one| one.login == login);
    if named.is_none() && !login.is_empty() && who.sees_only().is_none() {
        return Err(Refused::UnknownPerson { login: login.to_owned() });
    }
    let own = people.iter().find(|one| one.person == who.person);
    Ok(named.or(own).or(people.first()).cloned())
}

struct Sheet {
    company: CompanyId,
    who: Who,
    day: Day,
    today: Day,
    currency: Currency,
}

impl Sheet {
    fn stops(&self, reader: &mut Reader, owner: Option<UserId>) -> Result<Vec<Stop>, Refused> {
        let Some(owner) = owner else { return Ok(Vec::new()) };
        let cards = customers::of_owner(reader, self.company, Some(owner.into()))?;
        let mut ids: Vec<CustomerId> = cards.iter().map(|card| card.customer).collect();
        ids.sort_unstable();
        let accounts = control::accounts(reader, self.company, self.today, &ids)?.into_iter();
        let accounts: BTreeMap<CustomerId, Account> =
            accounts.map(|account| (account.customer, account)).collect();
        let mut visits: BTreeMap<CustomerId, Vec<VisitRow>> = BTreeMap::new();
        for row in visits_of(reader, self.company, &ids)? {
            visits.entry(row.new.customer).or_default().push(row);
        }
        let filter =
            ErrandFilter { owner: Some(owner.into()), limit: 10_000, ..ErrandFilter::default() };
        let mut errands: BTreeMap<CustomerId, Vec<Errand>> = BTreeMap::new();
        for errand in errands_for(reader, self.company, self.who, self.today, filter)? {
            errands.entry(errand.customer).or_default().push(errand);
        }
        let numbers = self.numbers(reader, accounts.values())?;
        let mut stops = Vec::new();
        for card in cards {
            let Some(account) = accounts.get(&card.customer) else { continue };
            let visits = visits.remove(&card.customer).unwrap_or_default();
            let errands = errands.remove(&card.customer).unwrap_or_default();
            stops.extend(self.stop(card, account, &numbers, &visits, errands)?);
        }
        Ok(stops)
    }

    /// Is the item overdue, or due within the week?
    fn presses(&self, item: &OpenItem) -> bool {
        self.day.days_since(item.due) >= -AHEAD
    }

    fn numbers<'a>(
        &self,
        reader: &mut Reader,
        accounts: impl Iterator<Item = &'a Account>,
    ) -> Result<Numbers, Refused> {
        let pressing = accounts.flat_map(|account| {
            let items = account.items.iter().filter(|item| self.presses(item));
            items.map(|item| (account.customer, item.item))
        });
        let pressing: Vec<(CustomerId, ItemId)> = pressing.collect();
        Ok(explain::numbers(reader, self.company, &pressing)?.into_iter().collect())
    }

    /// A customer belongs on the sheet when a contact was agreed for the day or before and did
    /// not take place, something is overdue or due within the week, or an errand waits.
    fn stop(
        &self,
        card: Card,
        account: &Account,
        numbers: &Numbers,
        visits: &[VisitRow],
        mut errands: Vec<Errand>,
    ) -> Result<Option<Stop>, Refused> {
        let last = visits.last();
        let next = last.and_then(|row| row.new.next);
        let met = visits.iter().any(|row| row.new.day == self.day);
        let agreed = next.is_some_and(|(next, _)| next <= self.day);
        let until = self.day.plus(AHEAD);
        errands.retain(|one| one.freezes() || (one.role == Role::SalesRep && one.until <= until));
        let (debt, overdue, due) = self.owed(account, numbers)?;
        // Whoever is to be met later is not on the sheet of today for what is overdue alone.
        let later = next.is_some_and(|(next, _)| next > self.day);
        let pressing = !due.is_empty() && !later;
        if !(agreed || met || pressing || !errands.is_empty()) {
            return Ok(None);
        }
        let in_force = |kind: StandingKind| {
            let all = account.standing.iter().filter(move |one| one.kind == kind);
            all.filter(|one| {
                one.from <= self.today && one.until.is_none_or(|until| self.today <= until)
            })
        };
        let promised = in_force(StandingKind::Promise);
        let promised = promised.filter_map(|one| Some((one.until?, one.amount)));
        Ok(Some(Stop {
            customer: card.customer,
            code: card.code,
            name: card.name,
            phone: card.phone,
            address: card.address,
            status: card.status,
            next,
            doubt: last.and_then(|row| Doubt::from_code(&row.new.doubt)),
            met,
            debt,
            overdue,
            due,
            promised: promised.min_by_key(|(until, _)| *until),
            disputed: in_force(StandingKind::Dispute).next().is_some(),
            frozen: errands.iter().any(Errand::freezes),
            errands,
        }))
    }

    fn owed(
        &self,
        account: &Account,
        numbers: &Numbers,
    ) -> Result<(Money, Money, Vec<DueInvoice>), Refused> {
        let none = Money::zero(self.currency);
        let (mut debt, mut overdue, mut due) = (none, none, Vec::new());
        for item in &account.items {
            let days_late = self.day.days_since(item.due);
            if item.open.currency() == self.currency {
                debt = debt.plus(item.open)?;
                if days_late > 0 {
                    overdue = overdue.plus(item.open)?;
                }
            }
            if self.presses(item) {
                let number = numbers.get(&(account.customer, item.item)).cloned();
                let number = number.unwrap_or_default();
                due.push(DueInvoice { number, due: item.due, open: item.open, days_late });
            }
        }
        due.sort_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
        Ok((debt, overdue, due))
    }
}

/// Numbers of documents.
type Numbers = BTreeMap<(CustomerId, ItemId), String>;

/// Numbers of all documents of a book.
pub(super) fn names_of(book: &CustomerBook) -> BTreeMap<ItemId, String> {
    book.items().map(|item| (item.item, item.number.clone())).collect()
}
