//! Plans of measures and who looked at them, the planned share of overdue debt, and the daily
//! digest of check lists (ESC-03, ESC-05, ESC-06, ESC-08, ESC-09, ESC-12).

use crate::acts::required_reason;
use crate::norms::{self, Against, Measure, NewShare, SetShare, Unit};
use crate::policies;
use crate::rates::Calendars;
use crate::views::PersonRef;
use crate::{Office, Refused, Who, company as companies, facts, requests, scope};
use saldo_domain::authority::Right;
use saldo_domain::control::LadderEventKind;
use saldo_domain::norms::is_of_sales;
use saldo_domain::number::clean_text;
use saldo_domain::plans::{Bounds, Debtor as Late, is_due, last_working_day, unplanned};
pub use saldo_domain::plans::{ItemKind, PlanKind};
use saldo_domain::{CompanyId, CustomerId, Day, Money, Role, UserId};
use saldo_store::book::{Facts, NewContact, Stamp};
use saldo_store::customers::Card;
use saldo_store::plans::{self as stored, Check, NewItem, PlanOf};
use saldo_store::{Command, Reader, book, customers, dashboard, person};
use std::collections::BTreeMap;

/// A measure as it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemAsked {
    pub kind: ItemKind,
    /// A day of the week or month.
    pub of: Day,
    pub customer: Option<CustomerId>,
    /// Log-in of the colleague it is about; empty for none.
    pub about: String,
    pub day: Option<Day>,
    pub body: String,
    /// Coaching goals are set with it.
    pub coaching: bool,
}

/// A plan that begins within so many days is that of the week to come.
const WEEK: i64 = 7;

/// Plans a measure in one's own plan.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `UnknownPerson`, `Field` for a kind that the plan does
/// not hold, a debtor that is not named, a day outside it, or no words, or the store's.
pub fn add_item(
    office: &Office,
    company: CompanyId,
    who: Who,
    plan: PlanKind,
    asked: &ItemAsked,
) -> Result<(), Refused> {
    who.must(plan.rights().0)?;
    let begins = plan.begins(asked.of);
    checked(plan, begins, asked)?;
    let body = required_reason(&asked.body, "a measure")?;
    let today = companies::today(office, company)?;
    let at = office.now();
    let command = command(company, who, "plan-item", format!("{} {begins}", plan.code()), at);
    office.store.write(&command, |writer| {
        if let Some(customer) = asked.customer {
            scope::card(writer, company, who, customer)?;
            // A plan of another time answers nothing now (ESC-03).
            let soon = begins <= today.plus(WEEK) && plan.ends(begins) >= today;
            if plan == PlanKind::Week && soon {
                let planned = measure_planned(customer, who, today);
                facts::enter(writer, stamp(company, at), office.business(), &planned)?;
            }
        }
        let new = NewItem {
            plan: PlanOf { kind: plan, owner: who.person, begins },
            kind: asked.kind,
            customer: asked.customer,
            about: colleague(writer, company, &asked.about)?,
            day: asked.day,
            body: body.clone(),
            coaching: asked.coaching,
            ends: None,
            person: who.person,
        };
        Ok(stored::add_item(writer, stamp(company, at), &new).map(drop)?)
    })
}

/// Whoever is in a plan is not reported as left out of it (ESC-03).
fn measure_planned(customer: CustomerId, who: Who, today: Day) -> Facts {
    Facts { contacts: vec![measure(customer, who, today)], ..Facts::default() }
}

fn measure(customer: CustomerId, who: Who, today: Day) -> NewContact {
    NewContact {
        customer,
        kind: LadderEventKind::MeasurePlanned.code().to_owned(),
        item: None,
        day: today,
        until: None,
        body: String::new(),
        person: who.person,
    }
}

fn checked(plan: PlanKind, begins: Day, asked: &ItemAsked) -> Result<(), Refused> {
    let field =
        |field, value: String, reason, remedy| Err(Refused::Field { field, value, reason, remedy });
    if !plan.kinds().contains(&asked.kind) {
        let kind = asked.kind.code().to_owned();
        return field("kind", kind, "is no measure of this plan", "choose from the list");
    }
    if asked.kind.needs_debtor() && asked.customer.is_none() {
        return field("customer", String::new(), "is missing", "name the debtor");
    }
    match asked.day {
        Some(day) if day < begins || day > plan.ends(begins) => field(
            "day",
            day.to_string(),
            "is outside the plan",
            "give a day of its week or month, or none",
        ),
        _ => Ok(()),
    }
}

fn colleague(
    reader: &mut Reader,
    company: CompanyId,
    login: &str,
) -> Result<Option<UserId>, Refused> {
    let login = login.trim().to_lowercase();
    if login.is_empty() {
        return Ok(None);
    }
    let found = person::by_login(reader, company, &login)?;
    found.map(|one| Some(one.person)).ok_or(Refused::UnknownPerson { login })
}

/// Takes a measure out of one's own plan.
///
/// # Errors
/// `UnknownStanding` when it is not there, `NotPermitted`, or the store's.
pub fn drop_item(
    office: &Office,
    company: CompanyId,
    who: Who,
    plan: PlanKind,
    of: Day,
    entry: i64,
) -> Result<(), Refused> {
    who.must(plan.rights().0)?;
    let begins = plan.begins(of);
    let today = companies::today(office, company)?;
    let at = office.now();
    let command = command(company, who, "plan-item-drop", entry.to_string(), at);
    office.store.write(&command, |writer| {
        let rows = stored::items(writer, company, plan, begins)?;
        let own =
            rows.into_iter().find(|row| row.entry == entry && row.new.plan.owner == who.person);
        let own = own.ok_or(Refused::UnknownStanding { standing: entry })?;
        if let Some(dropped) = measure_dropped(writer, company, who, &own, today)? {
            facts::enter(writer, stamp(company, at), office.business(), &dropped)?;
        }
        let new = NewItem { ends: Some(entry), person: who.person, ..own.new };
        Ok(stored::add_item(writer, stamp(company, at), &new).map(drop)?)
    })
}

/// What was told of a measure when it was planned is taken back with it; `None` where nothing was
/// told.
fn measure_dropped(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    dropped: &stored::ItemRow,
    today: Day,
) -> Result<Option<Facts>, Refused> {
    let Some(customer) = dropped.new.customer else { return Ok(None) };
    let contacts = book::contacts_of(reader, company, customer)?;
    let planned = LadderEventKind::MeasurePlanned.code();
    let told = contacts
        .iter()
        .find(|contact| contact.kind == planned && contact.recorded == dropped.recorded);
    Ok(told.map(|told| {
        let kind = LadderEventKind::MeasureDropped.code().to_owned();
        let contact = NewContact { kind, until: Some(told.day), ..measure(customer, who, today) };
        Facts { contacts: vec![contact], ..Facts::default() }
    }))
}

/// What was found when a plan was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Measures to reduce the debt are in it.
    pub measures: bool,
    /// Work with the debtors is in it.
    pub work: bool,
    pub note: String,
}

/// Records that somebody looked at a plan (ESC-05, ESC-12). Nobody checks the own one.
///
/// # Errors
/// `NotPermitted`, `OwnPlan`, `UnknownPerson`, `ReasonMissing` when something is lacking and
/// no note says what, or the store's.
pub fn check(
    office: &Office,
    company: CompanyId,
    who: Who,
    plan: PlanKind,
    of: Day,
    owner: &str,
    found: &Found,
) -> Result<(), Refused> {
    who.must(plan.rights().1)?;
    let (note, _) = clean_text(&found.note);
    if !(found.measures && found.work) {
        required_reason(&note, "a plan that lacks something")?;
    }
    let begins = plan.begins(of);
    let day = companies::today(office, company)?;
    let at = office.now();
    let subject = format!("{} {begins} of {owner}", plan.code());
    let command = command(company, who, "plan-check", subject, at);
    office.store.write(&command, |writer| {
        let unknown = || Refused::UnknownPerson { login: owner.to_owned() };
        let owner = colleague(writer, company, owner)?.ok_or_else(unknown)?;
        let same = crate::authority::behind(writer, company, owner)?
            == crate::authority::behind(writer, company, who.person)?;
        if same {
            return Err(Refused::OwnPlan);
        }
        let planner = person::list(writer, company)?.into_iter().find(|one| one.person == owner);
        if !planner.is_some_and(|one| plan.rights().0.belongs_to(one.role)) {
            return Err(unknown());
        }
        let rows = stored::items(writer, company, plan, begins)?;
        borne_out(rows.iter().filter(|row| row.new.plan.owner == owner), found)?;
        let new = Check {
            plan: PlanOf { kind: plan, owner, begins },
            measures: found.measures,
            work: found.work,
            note: note.clone(),
            role: who.role,
            person: who.person,
            day,
        };
        Ok(stored::add_check(writer, stamp(company, at), &new)?)
    })
}

/// What is ticked is in the plan: an empty one has neither measures nor work with debtors.
fn borne_out<'a>(
    items: impl Iterator<Item = &'a stored::ItemRow>,
    found: &Found,
) -> Result<(), Refused> {
    let (mut measures, mut work) = (false, false);
    for row in items {
        measures |= row.new.kind.reduces_debt();
        work |= row.new.kind.is_work_with_debtors(row.new.customer.is_some());
    }
    let field = match () {
        () if found.measures && !measures => "plan-measures",
        () if found.work && !work => "plan-work",
        () => return Ok(()),
    };
    Err(Refused::Field {
        field,
        value: String::new(),
        reason: "is ticked, and no line of the plan bears it out",
        remedy: "leave it open and say what is lacking, or wait until it is planned",
    })
}

/// A measure as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub entry: i64,
    pub kind: ItemKind,
    pub customer: Option<requests::Debtor>,
    pub about: Option<PersonRef>,
    pub day: Option<Day>,
    pub body: String,
    pub coaching: bool,
}

/// A look at a plan as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    pub measures: bool,
    pub work: bool,
    pub note: String,
    pub role: Role,
    pub person: Option<PersonRef>,
    pub day: Day,
}

/// One person's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub owner: PersonRef,
    pub team: String,
    pub items: Vec<Item>,
    pub looked: Vec<Looked>,
    /// Debtors of the team over five days late in no item (ESC-03); a month has none.
    pub unplanned: Vec<Unplanned>,
    pub due: bool,
}

/// A debtor that the plan leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplanned {
    pub debtor: requests::Debtor,
    pub days_late: i64,
    pub overdue: Money,
}

/// The plans of a week or month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plans {
    pub kind: PlanKind,
    pub begins: Day,
    pub ends: Day,
    /// One's own first.
    pub plans: Vec<Plan>,
    pub may_plan: bool,
    pub may_check: bool,
    /// Whom a measure of the own plan can be about: debtors that are late, the longest first,
    /// and colleagues; both of the own team, for whoever leads one.
    pub debtors: Vec<requests::Debtor>,
    pub colleagues: Vec<PersonRef>,
}

/// The plans of the week or month that a day belongs to: one's own, and those of all for who
/// checks them.
///
/// # Errors
/// `NotPermitted` for those who neither plan nor check, or the store's.
pub fn plans(
    office: &Office,
    company: CompanyId,
    who: Who,
    kind: PlanKind,
    of: Option<Day>,
) -> Result<Plans, Refused> {
    let (plans, checks) = kind.rights();
    let (may_plan, may_check) = (who.may(plans) && !who.is_program(), who.may(checks));
    if !may_plan && !may_check {
        return Err(Refused::not_permitted(who.role, plans));
    }
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let begins = kind.begins(of.unwrap_or(today));
    office.store.read(|reader| {
        let calendar = Calendars::of(reader, company)?.of_country(&found.country)?;
        let items = stored::items(reader, company, kind, begins)?;
        // A plan of the past is held against the debtors of its own days.
        let as_of = today.min(last_working_day(&calendar, kind, begins));
        let mut house = House::of(reader, company, found.currency, as_of)?;
        house.know(reader, company, &items)?;
        let checks = stored::checks(reader, company, kind, begins)?;
        let owners = house.owners(kind, who, may_check);
        let due = is_due(&calendar, kind, begins, today);
        let plan = |owner: &person::Person| house.plan(kind, owner, &items, &checks, due);
        let plans = owners.into_iter().map(plan).collect();
        let ends = kind.ends(begins);
        let own = house.person(who.person).filter(|_| may_plan);
        let debtors = own.map(|own| house.choice_of_debtors(own)).unwrap_or_default();
        let colleagues = own.map(|own| house.choice_of_colleagues(own)).unwrap_or_default();
        Ok(Plans { kind, begins, ends, plans, may_plan, may_check, debtors, colleagues })
    })
}

/// Debtors offered to choose from at most: a list that a person still reads.
const MOST_TO_CHOOSE: usize = 300;

/// The people of a company, and its debtors by whom they belong to.
struct House {
    people: Vec<person::Person>,
    debtors: Vec<dashboard::Late>,
    /// Customers that measures name, late or not any more.
    cards: Vec<Card>,
    today: Day,
    /// From which days of delay on each of the debtors is owed plans and memos.
    bounds: BTreeMap<CustomerId, Bounds>,
}

/// From which days of delay on these debtors are owed plans and memos, each by the policy that it
/// follows.
pub(crate) fn bounds_of(
    reader: &mut Reader,
    company: CompanyId,
    debtors: &[dashboard::Late],
) -> Result<BTreeMap<CustomerId, Bounds>, Refused> {
    let policies = policies::regulations(reader, company)?;
    let mut ids: Vec<CustomerId> = debtors.iter().map(|one| one.customer).collect();
    ids.sort_unstable();
    ids.dedup();
    let followed = policies.of_each(reader, company, &ids)?;
    let of = |one: &dashboard::Late| {
        (one.customer, followed.of(one.customer).of_debt(one.oldest_due).plans)
    };
    Ok(debtors.iter().map(of).collect())
}

impl House {
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        currency: saldo_domain::Currency,
        today: Day,
    ) -> Result<Self, Refused> {
        let people = person::list(reader, company)?;
        let debtors = dashboard::late(reader, company, today, currency)?;
        let bounds = bounds_of(reader, company, &debtors)?;
        Ok(Self { people, debtors, cards: Vec::new(), today, bounds })
    }

    /// Reads the cards of the customers that these measures name.
    fn know(
        &mut self,
        reader: &mut Reader,
        company: CompanyId,
        items: &[stored::ItemRow],
    ) -> Result<(), Refused> {
        let mut ids: Vec<CustomerId> = items.iter().filter_map(|row| row.new.customer).collect();
        ids.sort_unstable();
        ids.dedup();
        self.cards = customers::cards(reader, company, &ids)?;
        Ok(())
    }

    /// Whose plans are shown: one's own first, then the others', by name.
    fn owners(&self, kind: PlanKind, who: Who, all: bool) -> Vec<&person::Person> {
        let plans = |one: &&person::Person| {
            !one.disabled
                && kind.rights().0.belongs_to(one.role)
                && (all || one.person == who.person)
        };
        let mut owners: Vec<&person::Person> = self.people.iter().filter(plans).collect();
        owners.sort_by_key(|one| (one.person != who.person, one.name.clone(), one.person));
        owners
    }

    /// The debtors of a supervisor's team; without a team, all.
    fn of_team<'a>(&'a self, team: &'a str) -> impl Iterator<Item = &'a dashboard::Late> {
        let in_team = move |debtor: &&dashboard::Late| {
            let owner = debtor.owner.and_then(|id| self.person(id));
            team.is_empty() || owner.is_some_and(|owner| owner.team == team)
        };
        self.debtors.iter().filter(in_team)
    }

    fn choice_of_debtors(&self, own: &person::Person) -> Vec<requests::Debtor> {
        let mut late: Vec<&dashboard::Late> = self.of_team(&own.team).collect();
        late.sort_by_key(|one| (one.oldest_due, one.customer));
        let named =
            late.into_iter().take(MOST_TO_CHOOSE).filter_map(|one| self.debtor(one.customer));
        named.collect()
    }

    /// Colleagues of the sales department that work there, by name.
    fn choice_of_colleagues(&self, own: &person::Person) -> Vec<PersonRef> {
        let beside = |one: &&person::Person| {
            let of_team = own.team.is_empty() || one.team == own.team;
            !one.disabled && one.person != own.person && is_of_sales(one.role) && of_team
        };
        let mut colleagues: Vec<&person::Person> = self.people.iter().filter(beside).collect();
        colleagues.sort_by_key(|one| (one.name.clone(), one.person));
        colleagues.into_iter().filter_map(|one| self.named(one.person)).collect()
    }

    fn person(&self, id: UserId) -> Option<&person::Person> {
        self.people.iter().find(|one| one.person == id)
    }

    fn named(&self, id: UserId) -> Option<PersonRef> {
        let one = self.person(id)?;
        Some(PersonRef { person: id, login: one.login.clone(), name: one.name.clone() })
    }

    fn debtor(&self, id: CustomerId) -> Option<requests::Debtor> {
        let found = self.debtors.iter().find(|one| one.customer == id)?;
        Some(requests::Debtor { customer: id, code: found.code.clone(), name: found.name.clone() })
    }

    fn named_customer(&self, id: CustomerId) -> Option<requests::Debtor> {
        let found = self.cards.iter().find(|card| card.customer == id)?;
        Some(requests::Debtor { customer: id, code: found.code.clone(), name: found.name.clone() })
    }

    fn plan(
        &self,
        kind: PlanKind,
        owner: &person::Person,
        items: &[stored::ItemRow],
        checks: &[Check],
        due: bool,
    ) -> Plan {
        let own = |row: &&stored::ItemRow| row.new.plan.owner == owner.person;
        let planned: Vec<CustomerId> =
            items.iter().filter(own).filter_map(|row| row.new.customer).collect();
        let looked = checks.iter().filter(|check| check.plan.owner == owner.person);
        Plan {
            owner: PersonRef {
                person: owner.person,
                login: owner.login.clone(),
                name: owner.name.clone(),
            },
            team: owner.team.clone(),
            items: items.iter().filter(own).map(|row| self.item(row)).collect(),
            looked: looked.map(|check| self.looked(check)).collect(),
            unplanned: match kind {
                PlanKind::Week => self.unplanned(&owner.team, &planned),
                PlanKind::Month => Vec::new(),
            },
            due,
        }
    }

    fn bounds_of(&self, customer: CustomerId) -> Bounds {
        self.bounds.get(&customer).copied().unwrap_or(Bounds::REGULATION)
    }

    fn unplanned(&self, team: &str, planned: &[CustomerId]) -> Vec<Unplanned> {
        let late: Vec<Late> = self
            .of_team(team)
            .map(|one| Late {
                customer: one.customer,
                days_late: self.days(one),
                bounds: self.bounds_of(one.customer),
            })
            .collect();
        let missing = unplanned(&late, planned);
        let one = |id: &CustomerId| {
            let found = self.debtors.iter().find(|one| one.customer == *id)?;
            let debtor = self.debtor(*id)?;
            Some(Unplanned { debtor, days_late: self.days(found), overdue: found.overdue })
        };
        missing.iter().filter_map(one).collect()
    }

    fn days(&self, debtor: &dashboard::Late) -> i64 {
        self.today.days_since(debtor.oldest_due)
    }

    fn item(&self, row: &stored::ItemRow) -> Item {
        let new = &row.new;
        Item {
            entry: row.entry,
            kind: new.kind,
            customer: new.customer.and_then(|id| self.named_customer(id)),
            about: new.about.and_then(|id| self.named(id)),
            day: new.day,
            body: new.body.clone(),
            coaching: new.coaching,
        }
    }

    fn looked(&self, check: &Check) -> Looked {
        Looked {
            measures: check.measures,
            work: check.work,
            note: check.note.clone(),
            role: check.role,
            person: self.named(check.person),
            day: check.day,
        }
    }
}

/// What was planned as the share of overdue debt of a month, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharePlan {
    pub month: Day,
    /// The approved one where there is one, else the latest draft.
    pub planned: Option<SetShare>,
    pub receivables: Money,
    pub overdue: Money,
    /// Overdue share of receivables in hundredths of a per cent.
    pub fact: u32,
    /// Against the plan, where one is approved (PL-01).
    pub against: Option<Against>,
    pub may_set: bool,
}

/// Plans the share of overdue debt of the company for a month and asks the director to approve
/// it (ESC-09).
///
/// # Errors
/// As [`norms::set`].
pub fn set_share(
    office: &Office,
    company: CompanyId,
    who: Who,
    of: Day,
    percent: &str,
    reason: &str,
) -> Result<i64, Refused> {
    let (percent, reason) = (percent.to_owned(), reason.to_owned());
    let new = NewShare { measure: Measure::Plan, unit: Unit::Company, of, percent, reason };
    norms::set(office, company, who, &new)
}

/// The planned share of the month a day belongs to, against the debt of today.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn share(
    office: &Office,
    company: CompanyId,
    who: Who,
    of: Option<Day>,
) -> Result<SharePlan, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let month = PlanKind::Month.begins(of.unwrap_or(today));
    office.store.read(|reader| {
        let row = norms::of_company(reader, company, found.currency, month, today)?;
        Ok(SharePlan {
            month,
            planned: row.plan.in_force.or(row.plan.draft),
            receivables: row.receivables,
            overdue: row.overdue,
            fact: row.fact,
            against: row.plan.against,
            may_set: who.may(Right::SetPlannedShare),
        })
    })
}

/// One colleague's day in the digest of the head of sales (ESC-06).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    pub person: PersonRef,
    pub role: Role,
    pub team: String,
    /// Debtors late in the person's hands.
    pub debtors: u64,
    pub overdue: Money,
    /// Contacts, and work closed, on the day.
    pub contacts: u64,
    pub done: u64,
    /// Coaching goals are set in a plan of the week.
    pub coaching: bool,
}

/// The check lists of a day: representatives and supervisors with overdue debtors.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn digest(
    office: &Office,
    company: CompanyId,
    who: Who,
    day: Option<Day>,
) -> Result<(Day, Vec<Digest>), Refused> {
    who.must(Right::CheckWeeklyPlans)?;
    let day = match day {
        Some(day) => day,
        None => companies::today(office, company)?,
    };
    Ok((day, check_lists(office, company, day, None)?))
}

/// The check lists of a day, of one team or of all.
pub(crate) fn check_lists(
    office: &Office,
    company: CompanyId,
    day: Day,
    team: Option<&str>,
) -> Result<Vec<Digest>, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let house = House::of(reader, company, found.currency, today)?;
        let begins = PlanKind::Week.begins(day);
        let items = stored::items(reader, company, PlanKind::Week, begins)?;
        let contacts = dashboard::contacts_on(reader, company, day)?;
        let done = dashboard::closed_between(reader, company, bounds(day, &found.zone)?)?;
        let nothing = Money::zero(found.currency);
        let mut rows = Vec::new();
        for one in house.people.iter().filter(|one| !one.disabled) {
            if team.is_some_and(|team| one.team != team) {
                continue;
            }
            let mine: Vec<&dashboard::Late> = match one.role {
                Role::SalesRep => {
                    house.debtors.iter().filter(|late| late.owner == Some(one.person)).collect()
                }
                Role::Supervisor => house.of_team(&one.team).collect(),
                _ => continue,
            };
            if mine.is_empty() {
                continue;
            }
            let coached = |row: &stored::ItemRow| {
                row.new.coaching
                    && [row.new.about, Some(row.new.plan.owner)].contains(&Some(one.person))
            };
            rows.push(Digest {
                person: PersonRef {
                    person: one.person,
                    login: one.login.clone(),
                    name: one.name.clone(),
                },
                role: one.role,
                team: one.team.clone(),
                debtors: mine.len() as u64,
                overdue: Money::sum(found.currency, mine.iter().map(|late| late.overdue))
                    .unwrap_or(nothing),
                contacts: count(&contacts, one.person),
                done: count(&done, one.person),
                coaching: items.iter().any(coached),
            });
        }
        Ok(rows)
    })
}

fn count(counted: &BTreeMap<UserId, u64>, person: UserId) -> u64 {
    counted.get(&person).copied().unwrap_or(0)
}

/// First and last moment of a day in a zone.
fn bounds(
    day: Day,
    zone: &str,
) -> Result<(saldo_domain::book::Moment, saldo_domain::book::Moment), Refused> {
    crate::office::moments_of(day, zone)
}

fn stamp(company: CompanyId, at: saldo_domain::book::Moment) -> Stamp {
    Stamp { company, recorded: at, batch: 0 }
}

fn command(
    company: CompanyId,
    who: Who,
    action: &'static str,
    subject: String,
    at: saldo_domain::book::Moment,
) -> Command {
    Command { company, person: who.person, action, subject, body: "{}".to_owned(), at }
}
