//! Plans and norms of overdue debt: set by the head of sales, approved by the director, and held
//! against the book on any day, for the company, the sales department, its teams and its
//! representatives (GEN-04, ESC-09).
//!
//! Customers count to whoever has them in hand today: the book of a past day is looked at, cards
//! keep no history.

use crate::requests::{self, Asked, Terms};
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::analysis::indicators::{AgainstPlan, against_plan};
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::norms::{Holder, is_of_sales};
pub use saldo_domain::norms::{Measure, Unit};
use saldo_domain::plans::PlanKind;
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, CompanyId, Currency, Day, Money, Role, UserId};
use saldo_store::book::Stamp;
use saldo_store::dashboard::OwnerTotals;
use saldo_store::plans::{self as stored, Share};
use saldo_store::{Command, Reader, Writer, dashboard, person, requests as stored_requests};

/// A share that is to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewShare {
    pub measure: Measure,
    pub unit: Unit,
    /// A day of the month that it is for, or that it holds from.
    pub of: Day,
    /// Per cent of receivables, as typed.
    pub percent: String,
    pub reason: String,
}

/// A share that was set, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetShare {
    pub percent: String,
    /// First day of the month that it is for, or that it holds from.
    pub month: Day,
    pub request: i64,
    /// Until it is approved it is a draft (ESC-09).
    pub approved: bool,
    pub refused: bool,
    pub person: Option<PersonRef>,
}

/// Fact against a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Against {
    pub allowed: Money,
    pub excess: Money,
    pub within_plan: bool,
}

/// A plan or a norm of a unit, and the fact held against it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The one that counts: approved.
    pub in_force: Option<SetShare>,
    /// The latest that is not: a draft, or refused.
    pub draft: Option<SetShare>,
    /// Against the one that counts.
    pub against: Option<Against>,
}

/// A unit with what is owed to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    pub unit: Unit,
    /// The representative.
    pub person: Option<PersonRef>,
    /// The representative's team.
    pub team: String,
    pub receivables: Money,
    pub overdue: Money,
    /// Overdue share of receivables in hundredths of a per cent.
    pub fact: u32,
    pub plan: Held,
    pub norm: Held,
}

/// Plans and norms of a month against the book of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norms {
    /// First day of the month.
    pub month: Day,
    /// The day of the fact.
    pub on: Day,
    /// The company's; documents in other currencies are left out.
    pub currency: Currency,
    /// The widest first: company, department, teams, representatives.
    pub rows: Vec<UnitRow>,
    pub may_set: bool,
}

/// Sets a plan or a norm as a draft, and asks the director to approve it (ESC-09). Answers the
/// request.
///
/// # Errors
/// `NotPermitted`, `Field` for what is no per cent from 0 to 100 or no team of the company,
/// `UnknownPerson` for somebody who is no representative, `ReasonMissing`, or the store's.
pub fn set(office: &Office, company: CompanyId, who: Who, new: &NewShare) -> Result<i64, Refused> {
    who.must(Right::SetPlannedShare)?;
    let month = PlanKind::Month.begins(new.of);
    let rate = percent(&new.percent)?;
    let today = companies::today(office, company)?;
    let at = office.now();
    let subject = format!("{} of {} {month}", new.measure.code(), new.unit.code());
    let command = Command {
        company,
        person: who.person,
        action: "planned-share",
        subject,
        body: "{}".to_owned(),
        at,
    };
    office.store.write(&command, |writer: &mut Writer| {
        let name = name_of(writer, company, &new.unit)?;
        let terms = Terms::Share {
            month,
            percent: rate.to_string(),
            measure: new.measure.code().to_owned(),
            unit: new.unit.code().to_owned(),
            name,
        };
        let asked = Asked {
            kind: RequestKind::PlannedShare,
            customer: None,
            item: None,
            terms,
            amount: None,
            reason: new.reason.clone(),
            until: None,
        };
        let request = requests::ask_in(writer, company, who, &asked, today, at)?;
        let (measure, unit, person) = (new.measure, new.unit.clone(), who.person);
        let share = Share { month, measure, unit, percent: rate, request, person };
        stored::add_share(writer, Stamp { company, recorded: at, batch: 0 }, &share)?;
        Ok(request)
    })
}

/// A percentage as typed: from 0 to 100, a comma or a point, with or without its sign.
fn percent(typed: &str) -> Result<Rate, Refused> {
    let no_percent = || Refused::Field {
        field: "percent",
        value: typed.chars().take(20).collect(),
        reason: "is not a per cent from 0 to 100",
        remedy: "write it as 6 or 6.5",
    };
    let compact = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    let rate: Rate = compact.parse().map_err(|_| no_percent())?;
    match rate > Rate::whole(100) {
        true => Err(no_percent()),
        false => Ok(rate),
    }
}

/// What the unit is called: the team, or the name of the representative.
fn name_of(reader: &mut Reader, company: CompanyId, unit: &Unit) -> Result<String, Refused> {
    let people = person::list(reader, company)?;
    match unit {
        Unit::Company | Unit::Department => Ok(String::new()),
        Unit::Team(team) => match people.iter().any(|one| of_team(one, team)) {
            true => Ok(team.clone()),
            false => Err(Refused::Field {
                field: "team",
                value: team.chars().take(60).collect(),
                reason: "is no team of the sales department",
                remedy: "choose one from the list",
            }),
        },
        Unit::Representative(id) => {
            let found = people.iter().find(|one| one.person == *id && one.role == Role::SalesRep);
            let unknown = || Refused::UnknownPerson { login: id.to_string() };
            found.map(|one| one.name.clone()).ok_or_else(unknown)
        }
    }
}

fn of_team(person: &person::Person, team: &str) -> bool {
    is_of_sales(person.role) && !team.is_empty() && person.team == team
}

/// Plans and norms of the month that a day belongs to, against the book of a day; today where
/// none is given. A representative sees the own row.
///
/// # Errors
/// The store's.
pub fn norms(
    office: &Office,
    company: CompanyId,
    who: Who,
    of: Option<Day>,
    on: Option<Day>,
) -> Result<Norms, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let month = PlanKind::Month.begins(of.or(on).unwrap_or(today));
    let on = on.unwrap_or(today);
    office.store.read(|reader| {
        let scene = Scene::of(reader, company, found.currency, month, on)?;
        let own =
            |unit: &Unit| who.sees_only().is_none() || *unit == Unit::Representative(who.person);
        let units = scene.units().into_iter().filter(own);
        let rows = units.map(|unit| scene.row(unit)).collect::<Result<_, _>>()?;
        let may_set = who.may(Right::SetPlannedShare) && !who.is_program();
        Ok(Norms { month, on, currency: found.currency, rows, may_set })
    })
}

/// The one row about the whole company.
pub(crate) fn of_company(
    reader: &mut Reader,
    company: CompanyId,
    currency: Currency,
    month: Day,
    on: Day,
) -> Result<UnitRow, Refused> {
    Scene::of(reader, company, currency, month, on)?.row(Unit::Company)
}

/// The share of overdue debt that was approved for the whole company in the month of a day
/// (ESC-09); `None` where nothing was.
pub(crate) fn planned_of_company(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Option<Rate>, Refused> {
    let month = PlanKind::Month.begins(day);
    let shares = stored::shares(reader, company, month)?;
    let planned = |(share, shown): &(Share, SetShare)| {
        let of_company = share.measure == Measure::Plan && share.unit == Unit::Company;
        (of_company && shown.approved && share.month == month).then_some(share.percent)
    };
    Ok(stands(reader, company, shares)?.iter().rev().find_map(planned))
}

/// Who works there, what is owed to whom, and what was set.
struct Scene {
    month: Day,
    currency: Currency,
    people: Vec<person::Person>,
    owed: Vec<OwnerTotals>,
    set: Vec<(Share, SetShare)>,
}

impl Scene {
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        currency: Currency,
        month: Day,
        on: Day,
    ) -> Result<Self, Refused> {
        let people = person::list(reader, company)?;
        let owed = dashboard::totals_by_owner(reader, company, on, currency)?;
        let shares = stored::shares(reader, company, month)?;
        let set = stands(reader, company, shares)?;
        Ok(Self { month, currency, people, owed, set })
    }

    /// The company, the department, the teams by name, and the representatives by team and name
    /// who work there or have debtors in hand.
    fn units(&self) -> Vec<Unit> {
        let here = |one: &&person::Person| {
            is_of_sales(one.role)
                && (!one.disabled || self.owed.iter().any(|own| own.owner == Some(one.person)))
        };
        let sales: Vec<&person::Person> = self.people.iter().filter(here).collect();
        let mut teams: Vec<&str> = sales.iter().map(|one| one.team.as_str()).collect();
        teams.sort_unstable();
        teams.dedup();
        let mut reps: Vec<&person::Person> =
            sales.into_iter().filter(|one| one.role == Role::SalesRep).collect();
        reps.sort_by_key(|one| (one.team.clone(), one.name.clone(), one.person));
        let teams = teams.into_iter().filter(|team| !team.is_empty());
        [Unit::Company, Unit::Department]
            .into_iter()
            .chain(teams.map(|team| Unit::Team(team.to_owned())))
            .chain(reps.into_iter().map(|one| Unit::Representative(one.person)))
            .collect()
    }

    fn person(&self, id: UserId) -> Option<&person::Person> {
        self.people.iter().find(|one| one.person == id)
    }

    fn holder(&self, owner: Option<UserId>) -> Option<Holder<'_>> {
        let one = self.person(owner?)?;
        Some(Holder { person: one.person, role: one.role, team: &one.team })
    }

    fn row(&self, unit: Unit) -> Result<UnitRow, Refused> {
        let own = |row: &&OwnerTotals| unit.holds(self.holder(row.owner));
        let sum = |of: fn(&OwnerTotals) -> Money| {
            Money::sum(self.currency, self.owed.iter().filter(own).map(of))
        };
        let (receivables, overdue) = (sum(|row| row.debit)?, sum(|row| row.overdue)?);
        let fact = overdue.hundredths_of_percent_of(receivables).unwrap_or(0);
        let held = |measure| self.held(measure, &unit, receivables, overdue);
        let (plan, norm) = (held(Measure::Plan)?, held(Measure::Norm)?);
        let about = match unit {
            Unit::Representative(id) => self.person(id),
            _ => None,
        };
        Ok(UnitRow {
            person: about.map(|one| PersonRef {
                person: one.person,
                login: one.login.clone(),
                name: one.name.clone(),
            }),
            team: about.map(|one| one.team.clone()).unwrap_or_default(),
            unit,
            receivables,
            overdue,
            fact: u32::try_from(fact).unwrap_or(0),
            plan,
            norm,
        })
    }

    /// Of several that count, the one of the latest month, and in it the one entered last. A
    /// later draft takes nothing from what was approved until it is approved itself.
    fn held(
        &self,
        measure: Measure,
        unit: &Unit,
        receivables: Money,
        overdue: Money,
    ) -> Result<Held, Refused> {
        let of_unit = |(share, _): &&(Share, SetShare)| {
            share.measure == measure
                && share.unit == *unit
                && measure.counts_in(share.month, self.month)
        };
        let mut held = Held::default();
        for (share, shown) in self.set.iter().filter(of_unit) {
            let place = if shown.approved { &mut held.in_force } else { &mut held.draft };
            if place.as_ref().is_some_and(|before| before.month > shown.month) {
                continue;
            }
            *place = Some(shown.clone());
            if shown.approved {
                held.against = Some(measured(receivables, overdue, share.percent)?);
            }
        }
        // What was refused long ago says nothing beside what came after it.
        let (approved, draft) = (held.in_force.as_ref(), held.draft.as_ref());
        if let (Some(approved), Some(draft)) = (approved, draft)
            && draft.refused
            && approved.request > draft.request
        {
            held.draft = None;
        }
        Ok(held)
    }
}

/// How shares stand: by the decisions on the requests that ask for them.
fn stands(
    reader: &mut Reader,
    company: CompanyId,
    shares: Vec<Share>,
) -> Result<Vec<(Share, SetShare)>, Refused> {
    let people = People::of(reader, company)?;
    let ids: Vec<i64> = shares.iter().map(|share| share.request).collect();
    let answers = stored_requests::answers(reader, company, &ids)?;
    let open = stored_requests::open_of(reader, company, &ids)?;
    let shown = |share: Share| {
        let answer = answers.get(&share.request);
        let approved = answer.is_some_and(|answer| answer.contains(&Choice::Approve));
        let shown = SetShare {
            percent: share.percent.to_string(),
            month: share.month,
            request: share.request,
            approved,
            refused: !approved && !open.contains(&share.request),
            person: people.get(share.person),
        };
        (share, shown)
    };
    Ok(shares.into_iter().map(shown).collect())
}

fn measured(receivables: Money, overdue: Money, plan: Rate) -> Result<Against, Refused> {
    let currency = receivables.currency();
    let (all, late) = (Amount::minor_units_of(receivables), Amount::minor_units_of(overdue));
    let AgainstPlan { allowed, excess, within_plan } = against_plan(all, late, plan);
    let money = |amount: Amount| amount.in_minor_units_of(currency);
    Ok(Against { allowed: money(allowed)?, excess: money(excess)?, within_plan })
}
