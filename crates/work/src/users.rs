//! The people who work with the program: accounts, passwords, signing in.

use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, Role, UserId};
use serde::Serialize;

/// One person as lists show them; the password never leaves the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    pub person: UserId,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub team: String,
    /// `en`, `ru`, `et` or empty for the company's.
    pub language: String,
    pub disabled: bool,
}

/// A person to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub login: String,
    pub name: String,
    pub role: Role,
    pub team: String,
    pub language: String,
    pub password: String,
}

/// Adds a person. Administrators and the program only.
///
/// # Errors
/// `NotPermitted`, `LoginTaken`, `BadLogin`, `WeakPassword`, or the store's.
pub fn add(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _new: &NewPerson,
) -> Result<Person, Refused> {
    unreachable!("lands with the store")
}

/// Everybody, by log-in.
///
/// # Errors
/// The store's.
pub fn list(_office: &Office, _company: CompanyId) -> Result<Vec<Person>, Refused> {
    unreachable!("lands with the store")
}

/// The person with this id, if still active: asked on every request, so that a right taken
/// away acts at once (S08).
///
/// # Errors
/// The store's.
pub fn active(
    _office: &Office,
    _company: CompanyId,
    _person: UserId,
) -> Result<Option<Person>, Refused> {
    unreachable!("lands with the store")
}

/// Disables a person and ends their sessions. The last active administrator stays.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, `LastAdministrator`, or the store's.
pub fn disable(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _login: &str,
) -> Result<Person, Refused> {
    unreachable!("lands with the store")
}

/// Sets a new password and ends the person's sessions.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, `WeakPassword`, or the store's.
pub fn reset(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _login: &str,
    _password: &str,
) -> Result<Person, Refused> {
    unreachable!("lands with the store")
}

/// Checks log-in and password. One answer and one cost whether the log-in is unknown, the
/// password wrong or the person disabled (S11).
///
/// # Errors
/// `SignIn`, or the store's.
pub fn sign_in(
    _office: &Office,
    _company: CompanyId,
    _login: &str,
    _password: &str,
) -> Result<Person, Refused> {
    unreachable!("lands with the store")
}
