//! The demo company enters a database the way a real one does: people and cards, then the
//! book as it stood six weeks ago in one go, then day by day what happened, the control
//! run of the day, and what people made of their work.
//!
//! Memory holds the facts of one chunk of buyers and those of the last six weeks, never
//! the whole history.

use super::enter::{Begun, Translated, card_of, translate};
use super::judges::Judges;
use super::scene::Scene;
use super::team::Team;
use super::{DemoSpec, asking, colleagues, files, leading, mail, statement, talks};
use crate::company::{Company, NewCompany};
use crate::control::{self, RunOutcome};
use crate::progress::{Progress, Stage};
use crate::users::{self, NewPerson};
use crate::{FixedClock, Office, Refused, Silent, Who, facts, policies};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Day, UserId};
use saldo_store::book::Stamp;
use saldo_store::company::reserve;
use saldo_store::{Command, Store, Writer, customers};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Days of life under control before the last day of the history.
pub const DAYS_UNDER_CONTROL: i64 = 42;
/// Name of the store's running number for restraints.
const STANDING_NUMBERS: &str = "standing";
/// Buyers entered together.
const CHUNK: u32 = 250;

/// A demo company that is ready to be looked at.
#[derive(Clone, Debug)]
pub struct DemoBuilt {
    pub company: Company,
    /// The control run of the last day.
    pub run: RunOutcome,
}

/// Makes the demo company in a database that holds none, or one that was broken off while it
/// was made. Its clock is its own: every moment it records lies inside its history.
///
/// # Errors
/// `CompanyExists`, `DemoInTheMaking`, `Cancelled`, or the store's.
pub fn build(
    store: &Store,
    spec: &DemoSpec,
    progress: &dyn Progress,
) -> Result<DemoBuilt, Refused> {
    build_under(store, spec, policies::usual(), DAYS_UNDER_CONTROL, progress)
}

/// The same under a shipped policy of the caller's choice, and for as many days under control.
///
/// # Errors
/// As [`build`], and `UnknownPolicy`.
pub fn build_under(
    store: &Store,
    spec: &DemoSpec,
    policy: &str,
    days_under_control: i64,
    progress: &dyn Progress,
) -> Result<DemoBuilt, Refused> {
    let opening = spec.as_of.plus(-days_under_control);
    let clock = Arc::new(FixedClock::on(opening));
    let office = Office::new(store.clone(), clock.clone());
    // Without it a demo that is being made looks like one that was broken off.
    let _claim = store.claim_making()?.ok_or(Refused::DemoInTheMaking)?;
    clear_unfinished(&office)?;
    let new = NewCompany { policy: Some(policies::shipped_text(policy)?), ..new_company(spec) };
    let company = crate::company::init_demo(&office, &new, spec.seed)?;
    let people = hire(&office, company.company, spec)?;
    let mut books = open_books(&office, company.company, spec, &people, opening, progress)?;
    let team = Team::of(&office, company.company)?;
    let judges = Judges::of(&team)?;
    judges.set_terms(&office, company.company, spec, opening)?;
    judges.claim(&office, company.company, spec, opening)?;
    judges.decide_all(&office, company.company)?;
    mail::open(&office, company.company, spec, &team)?;
    let mut run = live(&office, &clock, company.company, spec, opening)?;
    for day in opening.plus(1).through(spec.as_of) {
        clock.set_day(day);
        if let Some(facts) = books.later.remove(&day) {
            enter(&office, company.company, day, &facts, &mut books.begun)?;
        }
        judges.look(&office, company.company, day)?;
        // Control looks at the day when people have done their work, and the bank has told.
        let limits = office.store.read(|reader| {
            Ok::<_, Refused>(policies::own(reader, company.company)?.on(day).policy.authority)
        })?;
        let id = company.company;
        let scene = Scene { office: &office, company: id, spec, team: &team, day, limits };
        act(&scene)?;
        run = live(&office, &clock, id, spec, day)?;
        // The letters of the last days are left to whoever looks at the demo, like the last
        // day's work.
        if day.plus(2) < spec.as_of {
            mail::leave(&scene)?;
        }
        fail::fail_point!("demo::day-lived", |_| std::process::abort());
    }
    mail::close(&office, company.company, &team)?;
    crate::company::demo_is_ready(&office, company.company)?;
    Ok(DemoBuilt { company, run })
}

/// What is left of a demo company that was broken off while it was made goes: it holds nothing
/// that the seed does not make again.
fn clear_unfinished(office: &Office) -> Result<(), Refused> {
    let there = office.store.read(saldo_store::company::list)?;
    let [only] = there.as_slice() else { return Ok(()) };
    if crate::company::is_unfinished_demo(office, &only.clone().into())? {
        office.store.start_over(office.now())?;
    }
    Ok(())
}

fn new_company(spec: &DemoSpec) -> NewCompany {
    NewCompany {
        zone: Some(spec.zone().to_owned()),
        language: Some(spec.company_language().to_owned()),
        ..NewCompany::usual(spec.company_name(), spec.country.code(), spec.currency())
    }
}

/// People by log-in.
pub(crate) fn hire(
    office: &Office,
    company: CompanyId,
    spec: &DemoSpec,
) -> Result<BTreeMap<String, UserId>, Refused> {
    let password = spec.password();
    let new = |person: super::DemoPerson| NewPerson {
        login: person.login,
        name: person.name,
        role: person.role,
        team: person.team,
        language: String::new(),
        password: password.clone(),
    };
    let staff: Vec<NewPerson> = spec.staff().into_iter().map(new).collect();
    users::add_sharing(office, company, &staff, &password)?;
    let known = users::list(office, company)?;
    Ok(known.into_iter().map(|person| (person.login, person.person)).collect())
}

/// The opened books and what is still to happen.
struct Books {
    later: BTreeMap<Day, Translated>,
    begun: Begun,
}

/// Enters cards and the book up to `opening`, in one transaction.
fn open_books(
    office: &Office,
    company: CompanyId,
    spec: &DemoSpec,
    people: &BTreeMap<String, UserId>,
    opening: Day,
    progress: &dyn Progress,
) -> Result<Books, Refused> {
    progress.stage(Stage::Inventing, Some(u64::from(spec.customers)));
    let stamp = Stamp { company, recorded: office.now(), batch: 0 };
    office.store.write(&command(office, company, "demo-open-books", opening), |writer| {
        let mut books = Books { later: BTreeMap::new(), begun: Begun::default() };
        for first in (0..spec.customers).step_by(CHUNK as usize) {
            if progress.cancelled() {
                return Err(Refused::Cancelled);
            }
            let last = spec.customers.min(first + CHUNK);
            let mut cards = Vec::new();
            for buyer in (first..last).map(|index| spec.buyer(index)) {
                cards.push(card_of(&buyer.card, people, stamp.recorded));
                translate(buyer, people, opening, &mut books.later);
            }
            customers::add(writer, company, &cards)?;
            let past = books.later.remove(&opening).unwrap_or_default();
            record(writer, stamp, past, &mut books.begun)?;
            progress.done(u64::from(last));
        }
        Ok(books)
    })
}

fn enter(
    office: &Office,
    company: CompanyId,
    day: Day,
    translated: &Translated,
    begun: &mut Begun,
) -> Result<(), Refused> {
    let stamp = Stamp { company, recorded: office.now(), batch: 0 };
    *begun = office.store.write(&command(office, company, "demo-day", day), |writer| {
        // A transaction may be done again: what it counts, it counts on a copy.
        let mut counted = begun.clone();
        record(writer, stamp, translated.clone(), &mut counted)?;
        Ok::<_, Refused>(counted)
    })?;
    Ok(())
}

fn record(
    writer: &mut Writer,
    stamp: Stamp,
    translated: Translated,
    begun: &mut Begun,
) -> Result<(), Refused> {
    let next = reserve(writer, stamp.company, STANDING_NUMBERS, 0)?;
    let facts = begun.number(translated, next);
    // History is recorded on its own days.
    facts::enter(writer, stamp, stamp.recorded, &facts)
}

/// The control run of a day, and the people's working day after it. What they do in it was not
/// there when control looked, and the clock says so.
fn live(
    office: &Office,
    clock: &FixedClock,
    company: CompanyId,
    spec: &DemoSpec,
    day: Day,
) -> Result<RunOutcome, Refused> {
    clock.set(later(office, QUARTER_HOUR));
    let run = control::run(office, company, Who::program(), Some(day), &Silent)?;
    clock.set(later(office, QUARTER_HOUR));
    // The last day's work is left to whoever looks at the demo.
    if day < spec.as_of {
        colleagues::work_through(office, company, spec, day)?;
    }
    Ok(run)
}

const QUARTER_HOUR: i64 = 15 * 60 * 1_000_000;

fn later(office: &Office, microseconds: i64) -> Moment {
    Moment(office.now().0 + microseconds)
}

/// What people do beside the work that control gives them.
fn act(scene: &Scene<'_>) -> Result<(), Refused> {
    files::fill(scene)?;
    leading::lead(scene)?;
    talks::hold(scene)?;
    asking::ask(scene)?;
    statement::arrive(scene)
}

fn command(office: &Office, company: CompanyId, action: &'static str, day: Day) -> Command {
    Command {
        company,
        person: Command::PROGRAM,
        action,
        subject: day.to_string(),
        body: "{}".to_owned(),
        at: office.now(),
    }
}
