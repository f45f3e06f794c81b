//! In what capacity somebody acts, and within which money: limits, deputies, second accounts.

use crate::acts::required_reason;
use crate::office::day_in_zone;
use crate::{Office, Refused, Who, company as companies, policies};
use saldo_domain::authority::hands::Hand;
use saldo_domain::authority::line::leads_a_team;
use saldo_domain::authority::spending::{Allowance, Limit, Spending, Used, allowance};
use saldo_domain::authority::{Limits, Right, spending};
use saldo_domain::book::Moment;
use saldo_domain::owners::MOST_ABSENT;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Owners, Role, UserId};
use saldo_store::authority::{self as stored, DeputyRow, LimitRow, NewDeputy, NewUse};
use saldo_store::book::Stamp;
use saldo_store::{Command, Reader, Writer, explain, person};
use std::collections::BTreeMap;

/// Somebody acting: for themselves, or in the place of somebody absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Acting {
    /// The account, with the role in which it acts.
    pub(crate) who: Who,
    pub(crate) hand: Hand,
    /// The account whose desk it is: the own one, or that of somebody absent.
    pub(crate) desk: UserId,
}

impl Acting {
    /// Whose authority is used.
    fn holder(self) -> UserId {
        self.hand.in_place_of.unwrap_or(self.hand.person)
    }

    /// Somebody acting for themselves.
    pub(crate) fn own(reader: &mut Reader, company: CompanyId, who: Who) -> Result<Self, Refused> {
        let person = behind(reader, company, who.person)?;
        Ok(Self { who, hand: Hand::own(person), desk: who.person })
    }

    /// Every capacity in which somebody can act on a day: the own one first.
    pub(crate) fn all(
        reader: &mut Reader,
        company: CompanyId,
        who: Who,
        day: Day,
    ) -> Result<Vec<Self>, Refused> {
        let people = stored::people_behind(reader, company)?;
        let behind = |account: UserId| people.get(&account).copied().unwrap_or(account);
        let own = behind(who.person);
        let mut all = vec![Self { who, hand: Hand::own(own), desk: who.person }];
        for row in stored::deputies(reader, company)? {
            if behind(row.new.deputy) != own || !row.is_in_force(day) {
                continue;
            }
            let absent = person::get(reader, company, row.new.absent)?;
            all.extend(absent.filter(|absent| !absent.disabled).map(|absent| Self {
                who: Who { role: absent.role, ..who },
                hand: Hand::deputy(own, behind(absent.person)),
                desk: absent.person,
            }));
        }
        Ok(all)
    }

    /// The team whose customers are looked after in this capacity; `None`: all customers. So it
    /// is for a supervisor without a team, too.
    pub(crate) fn team(
        self,
        reader: &mut Reader,
        company: CompanyId,
    ) -> Result<Option<String>, Refused> {
        if self.who.is_program() || !leads_a_team(self.who.role) {
            return Ok(None);
        }
        let found = person::get(reader, company, self.desk)?;
        Ok(found.map(|person| person.team).filter(|team| !team.is_empty()))
    }

    /// Every account of the people whose hand this is.
    pub(crate) fn accounts(
        self,
        reader: &mut Reader,
        company: CompanyId,
    ) -> Result<Vec<UserId>, Refused> {
        let people: Vec<UserId> =
            [Some(self.hand.person), self.hand.in_place_of].into_iter().flatten().collect();
        let behind = stored::people_behind(reader, company)?;
        let others = behind.into_iter().filter(|(_, person)| people.contains(person));
        let mut accounts: Vec<UserId> = others.map(|(account, _)| account).collect();
        accounts.extend(people);
        Ok(accounts)
    }
}

/// The same person as it is today: a representative sees the customers of the representatives
/// whom it stands in for as well, as long as it does. Asked on every request, like the role.
///
/// # Errors
/// The store's.
pub fn as_of_today(office: &Office, company: CompanyId, who: Who) -> Result<Who, Refused> {
    if who.sees_only().is_none() {
        return Ok(who);
    }
    let today = companies::today(office, company)?;
    office.store.read(|reader| seeing(reader, company, who, today))
}

/// The same inside a reading that is open already.
pub(crate) fn seeing(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    day: Day,
) -> Result<Who, Refused> {
    let mut owners = Owners::of(who.person);
    for one in Acting::all(reader, company, who, day)? {
        if !Right::SeeWholeCompany.belongs_to(one.who.role) {
            // Naming a deputy has seen to it that there is room.
            owners = owners.and(one.desk).unwrap_or(owners);
        }
    }
    Ok(who.seeing(owners))
}

/// The person behind an account.
pub(crate) fn behind(
    reader: &mut Reader,
    company: CompanyId,
    account: UserId,
) -> Result<UserId, Refused> {
    Ok(stored::people_behind(reader, company)?.get(&account).copied().unwrap_or(account))
}

/// How far each role's word reaches about one document: by the version of the policy that its
/// case goes by, so that a figure that changes from a day on changes later cases only (GEN-12).
/// A debt is a case from its first step on, and at the latest from its first day of delay.
pub(crate) fn limits_of_case(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
    (due, today): (Day, Day),
) -> Result<Limits, Refused> {
    let versions = policies::of_customer(reader, company, customer)?;
    let taken = explain::taken_for(reader, company, customer, item)?;
    let began = due.plus(1).min(today);
    Ok(versions.followed().of_case(&taken, began).policy.authority)
}

/// How far each role's word to a customer reaches on a day, where no single case is meant.
pub(crate) fn limits_on(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
) -> Result<Limits, Refused> {
    Ok(policies::of_customer(reader, company, customer)?.on(day).policy.authority)
}

/// What an authority is used on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UsedOn {
    pub(crate) customer: CustomerId,
    pub(crate) item: ItemId,
    pub(crate) amount: Money,
}

/// Uses somebody's authority: refused beyond what is left of it, and noted so that the next
/// decision finds it (S06). The program itself needs none.
pub(crate) fn spend(
    writer: &mut Writer,
    stamp: Stamp,
    acting: Acting,
    right: Right,
    on: UsedOn,
) -> Result<(), Refused> {
    let Some(spending) = Spending::of(right).filter(|_| !acting.who.is_program()) else {
        return acting.who.must(right);
    };
    let day = recorded_day(writer, stamp)?;
    let left = left(writer, stamp.company, acting, right, on.amount, day)?;
    if !left.covers(on.amount) {
        return Err(match left {
            Allowance::UpTo(left) => Refused::BeyondLimit { left },
            _ => Refused::not_permitted(acting.who.role, right),
        });
    }
    let used = Used { person: acting.holder(), spending, amount: on.amount, day };
    let Who { person: account, role, .. } = acting.who;
    let new = NewUse { used, account, role, customer: on.customer, item: on.item };
    Ok(stored::add_use(writer, stamp, &new)?)
}

/// How much somebody may still decide about in the currency of an amount.
fn left(
    reader: &mut Reader,
    company: CompanyId,
    acting: Acting,
    right: Right,
    amount: Money,
    day: Day,
) -> Result<Allowance, Refused> {
    let rows = stored::limits(reader, company)?;
    let set: Vec<Limit> = rows.into_iter().map(|row| row.limit).collect();
    let (role, currency) = (acting.who.role, amount.currency());
    let mut used = Vec::new();
    if let Some(spending) = Spending::of(right)
        && let Some(limit) = spending::in_force(&set, spending, role, currency, day)
    {
        let first = day.ahead(1 - i64::from(limit.days)).max(Day::FIRST);
        used = stored::used_since(reader, company, acting.holder(), spending, first)?;
    }
    Ok(allowance(right, (acting.holder(), role), currency, day, &set, &used)?)
}

/// The roles that decide about this money only within a limit, and for which the company has set
/// one that reaches so far. What is left of it is asked when it is used ([`spend`]).
pub(crate) fn roles_within_limit(
    reader: &mut Reader,
    company: CompanyId,
    right: Right,
    amount: Option<Money>,
    day: Day,
) -> Result<Vec<Role>, Refused> {
    let Some((spending, amount)) = Spending::of(right).zip(amount) else { return Ok(Vec::new()) };
    let rows = stored::limits(reader, company)?;
    let set: Vec<Limit> = rows.into_iter().map(|row| row.limit).collect();
    let reaches = |role: &Role| {
        let limit = spending::in_force(&set, spending, *role, amount.currency(), day);
        limit.is_some_and(|limit| limit.amount.minor() >= amount.minor())
    };
    Ok(spending.within_limit().iter().copied().filter(reaches).collect())
}

/// The calendar day of the record, by the real clock: no request is dated back into a window
/// that is empty.
fn recorded_day(reader: &mut Reader, stamp: Stamp) -> Result<Day, Refused> {
    let found = saldo_store::company::get(reader, stamp.company)?.ok_or(Refused::NoCompany)?;
    day_in_zone(stamp.recorded, &found.zone)
}

/// A limit as it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitAsked {
    pub limit: Limit,
    pub reason: String,
}

/// Sets up to which sum within how many days a role decides, from a day on.
///
/// # Errors
/// `NotPermitted`, `OwnLimit` for the own role, `ReasonMissing`, `Field`, or the store's.
pub fn set_limit(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &LimitAsked,
) -> Result<(), Refused> {
    who.must(Right::SetLimits)?;
    let reason = required_reason(&asked.reason, "a limit")?;
    let limit = asked.limit;
    if limit.role == who.role {
        return Err(Refused::OwnLimit { role: who.role });
    }
    if limit.days == 0 || limit.amount.minor() < 0 {
        return Err(Refused::Field {
            field: "limit",
            value: format!("{} in {} days", limit.amount, limit.days),
            reason: "is no limit",
            remedy: "give a sum of zero or more and at least one day",
        });
    }
    let at = office.now();
    let subject = format!("{} {}", limit.spending.code(), limit.role.code());
    let body = serde_json::json!({ "amount": limit.amount.to_plain(), "days": limit.days });
    let command = command(company, who, "set-limit", subject, body.to_string(), at);
    office.store.write(&command, |writer| {
        let row = LimitRow { limit, reason: reason.clone(), person: who.person };
        Ok(stored::add_limit(writer, Stamp { company, recorded: at, batch: 0 }, &row)?)
    })
}

/// Every limit that was set, in order.
///
/// # Errors
/// The store's.
pub fn all_limits(office: &Office, company: CompanyId) -> Result<Vec<LimitRow>, Refused> {
    Ok(office.store.read(|reader| stored::limits(reader, company))?)
}

/// Somebody stands in for somebody absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeputyAsked {
    /// Log-ins.
    pub absent: String,
    pub deputy: String,
    pub from: Day,
    pub until: Day,
    pub reason: String,
}

/// Names a deputy for the days of an absence. Nobody makes themselves one, and nobody is
/// the deputy of their own other account (S07, S08).
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, `OwnRole`, `Field` for days that are none, or the store's.
pub fn name_deputy(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &DeputyAsked,
) -> Result<(), Refused> {
    let reason = required_reason(&asked.reason, "an absence")?;
    if asked.until < asked.from {
        return Err(Refused::Field {
            field: "until",
            value: asked.until.to_string(),
            reason: "lies before the first day",
            remedy: "give the last day of the absence",
        });
    }
    let at = office.now();
    let subject = format!("{} for {}", asked.deputy, asked.absent);
    let command = command(company, who, "name-deputy", subject, "{}".to_owned(), at);
    office.store.write(&command, |writer| {
        let absent = active(writer, company, &asked.absent)?;
        let deputy = active(writer, company, &asked.deputy)?;
        // Whoever goes away says who stands in; for others it takes the right.
        if absent != who.person {
            who.must(Right::NameDeputies)?;
        }
        let own = behind(writer, company, who.person)?;
        let (person, other) = (behind(writer, company, deputy)?, behind(writer, company, absent)?);
        if person == own && !who.is_program() || person == other {
            return Err(Refused::OwnRole { login: asked.deputy.clone() });
        }
        let meets = |row: &&DeputyRow| {
            let days = row.new.from <= asked.until && asked.from <= row.new.until;
            row.new.deputy == deputy && !row.ended && days
        };
        if stored::deputies(writer, company)?.iter().filter(meets).count() >= MOST_ABSENT {
            return Err(Refused::Field {
                field: "deputy",
                value: asked.deputy.clone(),
                reason: "stands in for as many people as one can already",
                remedy: "name somebody else, or end another absence first",
            });
        }
        let new = NewDeputy {
            absent,
            deputy,
            from: asked.from,
            until: asked.until,
            reason: reason.clone(),
            ends: None,
            person: who.person,
        };
        Ok(stored::add_deputy(writer, Stamp { company, recorded: at, batch: 0 }, &new)?)
    })
}

/// Ends an absence before its last day.
///
/// # Errors
/// `NotPermitted`, `UnknownStanding` when there is none, or the store's.
pub fn end_deputy(
    office: &Office,
    company: CompanyId,
    who: Who,
    entry: i64,
) -> Result<(), Refused> {
    let at = office.now();
    let command = command(company, who, "end-deputy", entry.to_string(), "{}".to_owned(), at);
    office.store.write(&command, |writer| {
        let found = stored::deputies(writer, company)?;
        let found = found.into_iter().find(|row| row.entry == entry && !row.ended);
        let found = found.ok_or(Refused::UnknownStanding { standing: entry })?;
        if found.new.absent != who.person {
            who.must(Right::NameDeputies)?;
        }
        let new = NewDeputy { ends: Some(entry), person: who.person, ..found.new };
        Ok(stored::add_deputy(writer, Stamp { company, recorded: at, batch: 0 }, &new)?)
    })
}

/// An absence as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeputyShown {
    pub entry: i64,
    pub absent: String,
    pub deputy: String,
    pub from: Day,
    pub until: Day,
    pub reason: String,
}

/// Absences that last or are to come.
///
/// # Errors
/// The store's.
pub fn absences(office: &Office, company: CompanyId) -> Result<Vec<DeputyShown>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let people = person::list(reader, company)?;
        let name = |id: UserId| {
            let found = people.iter().find(|one| one.person == id);
            found.map_or_else(String::new, |one| one.name.clone())
        };
        let rows = stored::deputies(reader, company)?;
        let lasts = |row: &DeputyRow| !row.ended && row.new.until >= today;
        let shown = |row: DeputyRow| DeputyShown {
            entry: row.entry,
            absent: name(row.new.absent),
            deputy: name(row.new.deputy),
            from: row.new.from,
            until: row.new.until,
            reason: row.new.reason,
        };
        Ok(rows.into_iter().filter(lasts).map(shown).collect())
    })
}

/// Says that an account is another one of the person of a first account: four eyes count
/// people, not accounts.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, or the store's.
pub fn same_person(
    office: &Office,
    company: CompanyId,
    who: Who,
    account: &str,
    first: &str,
) -> Result<(), Refused> {
    who.must(Right::ManagePeople)?;
    let at = office.now();
    let subject = format!("{account} is {first}");
    let command = command(company, who, "same-person", subject, "{}".to_owned(), at);
    office.store.write(&command, |writer| {
        let (id, first) = (found(writer, company, account)?, found(writer, company, first)?);
        // Its own first account: a person's own again.
        let person = if id == first { id } else { behind(writer, company, first)? };
        // Whose accounts are one person's is another administrator's to say.
        let own = behind(writer, company, who.person)?;
        if !who.is_program() && [person, behind(writer, company, id)?].contains(&own) {
            return Err(Refused::OwnRole { login: account.to_owned() });
        }
        let behind_it = (person != id).then_some(person);
        Ok(stored::set_person_behind(writer, company, id, behind_it)?)
    })
}

/// The first account of whoever has several, by the other ones.
///
/// # Errors
/// The store's.
pub fn first_accounts(
    office: &Office,
    company: CompanyId,
) -> Result<BTreeMap<UserId, UserId>, Refused> {
    Ok(office.store.read(|reader| stored::people_behind(reader, company))?)
}

fn found(reader: &mut Reader, company: CompanyId, login: &str) -> Result<UserId, Refused> {
    let row = person::by_login(reader, company, &login.trim().to_lowercase())?;
    let row = row.ok_or_else(|| Refused::UnknownPerson { login: login.to_owned() })?;
    Ok(row.person)
}

fn active(reader: &mut Reader, company: CompanyId, login: &str) -> Result<UserId, Refused> {
    let row = person::by_login(reader, company, &login.trim().to_lowercase())?;
    let row = row.filter(|row| !row.disabled);
    Ok(row.ok_or_else(|| Refused::UnknownPerson { login: login.to_owned() })?.person)
}

fn command(
    company: CompanyId,
    who: Who,
    action: &'static str,
    subject: String,
    body: String,
    at: Moment,
) -> Command {
    Command { company, person: who.person, action, subject, body, at }
}

/// The roles that people have who are active, for addressing a request.
pub(crate) fn roles_of_people(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<Role>, Refused> {
    let people = person::list(reader, company)?;
    Ok(people.into_iter().filter(|one| !one.disabled).map(|one| one.role).collect())
}
