//! The company whose receivables these are.

use crate::policies::{self, InForce};
use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, Currency, Day};
use saldo_store::{Command, StoreError, audit, company as stored};
use serde::Serialize;

/// A company as every screen needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Company {
    pub company: CompanyId,
    pub name: String,
    /// ISO 3166 alpha-2.
    pub country: String,
    pub currency: Currency,
    /// IANA zone in which its business day is counted.
    pub zone: String,
    pub language: String,
    /// Seed of a demo company.
    pub demo_seed: Option<i64>,
}

impl From<stored::Company> for Company {
    fn from(found: stored::Company) -> Self {
        Self {
            company: found.company,
            name: found.name,
            country: found.country,
            currency: found.currency,
            zone: found.zone,
            language: found.language,
            demo_seed: found.demo_seed,
        }
    }
}

/// A company to be founded.
#[derive(Clone, Debug)]
pub struct NewCompany {
    pub name: String,
    pub country: String,
    pub currency: Currency,
    /// `None`: the usual zone of the country.
    pub zone: Option<String>,
    /// `None`: the usual language of the country.
    pub language: Option<String>,
    /// A policy file (name shown in errors, text); `None` takes the shipped `eight-step`.
    pub policy: Option<(String, String)>,
}

impl NewCompany {
    /// A company with everything usual for its country.
    pub fn usual(name: impl Into<String>, country: impl Into<String>, currency: Currency) -> Self {
        let (name, country) = (name.into(), country.into());
        Self { name, country, currency, zone: None, language: None, policy: None }
    }
}

/// Zone and language where nothing else is said, by country. Of a country with several
/// zones, that of its capital.
const USUAL: &[(&str, &str, &str)] = &[
    ("RU", "Europe/Moscow", "ru"),
    ("EE", "Europe/Tallinn", "et"),
    ("BY", "Europe/Minsk", "ru"),
    ("DE", "Europe/Berlin", "en"),
    ("FI", "Europe/Helsinki", "en"),
    ("GB", "Europe/London", "en"),
    ("IE", "Europe/Dublin", "en"),
    ("KZ", "Asia/Almaty", "ru"),
    ("LT", "Europe/Vilnius", "en"),
    ("LV", "Europe/Riga", "en"),
    ("PL", "Europe/Warsaw", "en"),
    ("SE", "Europe/Stockholm", "en"),
    ("US", "America/New_York", "en"),
];

/// Founds an empty company in a database that holds none.
///
/// # Errors
/// `CompanyExists`, `Policy`, `UnknownZone`, `Field` for name, country or language, or the
/// store's.
pub fn init(office: &Office, new: &NewCompany) -> Result<Company, Refused> {
    let policy = policy_of(new)?;
    found(office, "init", checked(office, new)?, &policy)
}

/// Founds a demo company: as [`init`], with the seed that it is made from.
pub(crate) fn init_demo(office: &Office, new: &NewCompany, seed: u64) -> Result<Company, Refused> {
    // The seed is only shown again; its bits are kept whatever the sign.
    let demo_seed = Some(seed.cast_signed());
    let policy = policy_of(new)?;
    let company = stored::Company { demo_seed, ..checked(office, new)? };
    found(office, FOUND_DEMO, company, &policy)
}

/// Journalled with the founding of a demo company, and once it is whole.
const FOUND_DEMO: &str = "init-demo";
const DEMO_READY: &str = "demo-ready";

/// Writes down that a demo company is whole.
pub(crate) fn demo_is_ready(office: &Office, company: CompanyId) -> Result<(), Refused> {
    let command = Command {
        company,
        person: Command::PROGRAM,
        action: DEMO_READY,
        subject: String::new(),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |_| Ok::<_, Refused>(()))
}

/// Is it a demo company whose making was broken off? One made before this was written down
/// counts as whole.
///
/// # Errors
/// The store's.
pub fn is_unfinished_demo(office: &Office, company: &Company) -> Result<bool, Refused> {
    if company.demo_seed.is_none() {
        return Ok(false);
    }
    let (installation, own) = (Command::INSTALLATION, company.company);
    Ok(office.store.read(|reader| {
        Ok::<_, StoreError>(
            audit::has_action(reader, installation, FOUND_DEMO)?
                && !audit::has_action(reader, own, DEMO_READY)?,
        )
    })?)
}

/// The policy that the company is founded with.
fn policy_of(new: &NewCompany) -> Result<InForce, Refused> {
    match &new.policy {
        Some((file, text)) => {
            policies::words_are_known(file, text)?;
            InForce::read(file, text)
        }
        None => policies::shipped_in_force(policies::usual()),
    }
}

fn found(
    office: &Office,
    action: &'static str,
    company: stored::Company,
    policy: &InForce,
) -> Result<Company, Refused> {
    let command = Command {
        company: Command::INSTALLATION,
        person: Who::program().person,
        action,
        subject: company.name.clone(),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        if let Some(there) = stored::list(writer)?.into_iter().next() {
            return Err(Refused::CompanyExists { name: there.name });
        }
        let id = stored::create(writer, &company)?;
        policies::found(writer, id, policy, office.now())?;
        Ok(stored::Company { company: id, ..company.clone() }.into())
    })
}

fn checked(office: &Office, new: &NewCompany) -> Result<stored::Company, Refused> {
    let name = required_name(&new.name)?;
    let country = checked_country(&new.country)?;
    let usual = USUAL.iter().find(|(code, _, _)| *code == country);
    let zone = new.zone.as_deref().or(usual.map(|row| row.1)).unwrap_or("UTC");
    office.today_in(zone)?;
    let language = new.language.as_deref().or(usual.map(|row| row.2)).unwrap_or("en");
    Ok(stored::Company {
        company: Command::INSTALLATION,
        name,
        country,
        currency: new.currency,
        zone: zone.to_owned(),
        language: checked_language(language)?,
        demo_seed: None,
        created_at: office.now(),
    })
}

fn required_name(name: &str) -> Result<String, Refused> {
    let (name, _) = saldo_domain::number::clean_text(name);
    if (1..=200).contains(&name.chars().count()) {
        return Ok(name);
    }
    Err(Refused::Field {
        field: "company",
        value: name.chars().take(40).collect(),
        reason: "is not a name of 1 to 200 characters",
        remedy: "give the company's name as on its invoices",
    })
}

fn checked_country(country: &str) -> Result<String, Refused> {
    let code = country.trim().to_ascii_uppercase();
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err(Refused::Field {
        field: "country",
        value: country.chars().take(40).collect(),
        reason: "is not a country code",
        remedy: "give two letters such as EE or RU",
    })
}

fn checked_language(language: &str) -> Result<String, Refused> {
    if ["en", "ru", "et"].contains(&language) {
        return Ok(language.to_owned());
    }
    Err(Refused::Field {
        field: "language",
        value: language.chars().take(40).collect(),
        reason: "is not a language of the program",
        remedy: "give en, ru or et",
    })
}

/// The one company of the database, or the first of several.
///
/// # Errors
/// `NoCompany`, or the store's.
pub fn only(office: &Office) -> Result<Company, Refused> {
    let found = office.store.read(stored::list)?;
    found.into_iter().next().map(Company::from).ok_or(Refused::NoCompany)
}

/// The company's business day at this moment.
///
/// # Errors
/// `NoCompany`, `UnknownZone`, or the store's.
pub fn today(office: &Office, company: CompanyId) -> Result<Day, Refused> {
    let company = get(office, company)?;
    office.today_in(&company.zone)
}

/// The company with this id.
///
/// # Errors
/// `NoCompany`, or the store's.
pub fn get(office: &Office, company: CompanyId) -> Result<Company, Refused> {
    stored_company(office, company).map(Company::from)
}

/// The company as stored.
pub(crate) fn stored_company(
    office: &Office,
    company: CompanyId,
) -> Result<stored::Company, Refused> {
    let found: Result<_, StoreError> = office.store.read(|reader| stored::get(reader, company));
    found?.ok_or(Refused::NoCompany)
}

/// A change of what belongs to the company as a whole.
pub(crate) fn about_company(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
) -> Command {
    Command {
        company,
        person: who.person,
        action,
        subject: company.to_string(),
        body: "{}".to_owned(),
        at: office.now(),
    }
}
