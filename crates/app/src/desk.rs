//! Where a command sits down to work: settings, data, company, language, screen.

use crate::clock::{ShiftedClock, SystemClock};
use crate::delivery::{erasures, secret_key};
use crate::failure::Failure;
use crate::screen::Screen;
use crate::settings::Settings;
use saldo_domain::{CompanyId, Day};
use saldo_letters::Texts;
use saldo_store::Store;
use saldo_work::company::{self, Company};
use saldo_work::users::{self, Person};
use saldo_work::{Clock, Office, Progress, Refused};
use std::sync::Arc;

/// An opened database with its company.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) office: Office,
    pub(crate) company: Company,
    pub(crate) texts: &'static Texts,
    pub(crate) screen: Screen,
    pub(crate) json: bool,
    pub(crate) as_of: Option<Day>,
}

impl Desk {
    /// Opens the database of the settings and finds its company.
    pub(crate) fn open(settings: &Settings) -> Result<Self, Failure> {
        let store = open_existing(settings)?;
        let schema = store.schema()?;
        if !schema.is_current() {
            return Err(Failure::refused(format!(
                "the tables have version {}, this program works with {}: run `saldo db migrate`",
                schema.current, schema.known
            )));
        }
        let office = office(store, Arc::new(SystemClock))?;
        let company = match settings.company.as_deref() {
            Some(wanted) => company_called(&office, wanted)?,
            None => company::only(&office)?,
        };
        if company::is_unfinished_demo(&office, &company)? {
            if office.store.claim_making()?.is_none() {
                return Err(Refused::DemoInTheMaking.into());
            }
            return Err(Failure::refused(
                "the demo company in this database was broken off while it was made; run \
                 `saldo demo` on it once more, which makes it anew",
            ));
        }
        Ok(Self::at(office, company, settings))
    }

    /// Opens the database for work that lives on the business day asked for: what is recorded
    /// counts from that day, and what comes after it is still to come.
    pub(crate) fn on_its_day(settings: &Settings) -> Result<Self, Failure> {
        let mut desk = Self::open(settings)?;
        if let Some(day) = desk.as_of {
            desk.live_on(day)?;
        }
        Ok(desk)
    }

    /// The person who decides, by log-in: a decision is somebody's, also on the command line, and
    /// its checks are those of that person. The program itself decides nothing.
    pub(crate) fn decider(&self, login: &str) -> Result<Person, Failure> {
        let login = login.trim().to_lowercase();
        let people = users::list(&self.office, self.company.company)?;
        let found = people.into_iter().find(|one| one.login == login && !one.disabled);
        found.ok_or_else(|| {
            Failure::refused(format!("--by “{login}”: there is no active person with this log-in"))
        })
    }

    /// A desk in an office that is open already.
    pub(crate) fn at(office: Office, company: Company, settings: &Settings) -> Self {
        Self {
            office,
            company,
            texts: Texts::of(settings.language),
            screen: Screen::new(),
            json: settings.common.json,
            as_of: settings.common.as_of,
        }
    }

    /// The day asked for, or the company's today.
    pub(crate) fn day(&self) -> Result<Day, Failure> {
        match self.as_of {
            Some(day) => Ok(day),
            None => Ok(company::today(&self.office, self.company.company)?),
        }
    }

    /// The same office on another day: a served demo lives on the last day of its history.
    pub(crate) fn live_on(&mut self, day: Day) -> Result<(), Failure> {
        let real = office(self.office.store.clone(), Arc::new(SystemClock))?;
        let today = company::today(&real, self.company.company)?;
        self.office = Office { clock: Arc::new(ShiftedClock::to(day, today)), ..real };
        Ok(())
    }

    /// A progress bar for long work.
    pub(crate) fn progress(&self) -> Box<dyn Progress> {
        crate::progress::on_stderr(self.texts)
    }
}

/// An office in which spreadsheets are parsed by another process of this program.
pub(crate) fn office(store: Store, clock: Arc<dyn Clock>) -> Result<Office, Failure> {
    let office = Office::new(store, clock).reading_with(std::env::current_exe()?);
    Ok(office.with_key(secret_key()?).noting_erasures(erasures()).asked_from("command line"))
}

/// The company with this number, or the first one when this is its name.
fn company_called(office: &Office, wanted: &str) -> Result<Company, Failure> {
    if let Ok(number) = wanted.parse() {
        return Ok(company::get(office, CompanyId::new(number))?);
    }
    let first = company::only(office)?;
    if first.name == wanted {
        return Ok(first);
    }
    Err(Failure::refused(format!(
        "--company “{wanted}” is not the company of this database, “{}”; give its name or the number of another",
        first.name
    )))
}

/// Opens a database that must be there already.
pub(crate) fn open_existing(settings: &Settings) -> Result<Store, Failure> {
    Ok(Store::open(&settings.database_or_default()?)?)
}

/// Opens a database, making the file and the tables when they are missing.
pub(crate) fn open_or_create(url: &str) -> Result<Store, Failure> {
    let store = Store::open_or_create(url)?;
    store.migrate(SystemClock.now())?;
    Ok(store)
}
