//! The company whose receivables these are.

use crate::{Office, Refused};
use saldo_domain::{CompanyId, Currency, Day};
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
    /// Name of its policy.
    pub policy: String,
    /// Seed of a demo company.
    pub demo_seed: Option<i64>,
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

/// Founds an empty company in a database that holds none.
///
/// # Errors
/// `CompanyExists`, `Policy`, `UnknownZone`, `Field` for the country, or the store's.
pub fn init(_office: &Office, _new: &NewCompany) -> Result<Company, Refused> {
    unreachable!("lands with the store")
}

/// The one company of the database, or the first of several.
///
/// # Errors
/// `NoCompany`, or the store's.
pub fn only(_office: &Office) -> Result<Company, Refused> {
    unreachable!("lands with the store")
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
pub fn get(_office: &Office, _company: CompanyId) -> Result<Company, Refused> {
    unreachable!("lands with the store")
}
