//! The people of the demo company by what they do.

use crate::users::{self, Person};
use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, Role, UserId};

/// Everybody who works there.
#[derive(Clone, Debug)]
pub(super) struct Team(Vec<Person>);

impl Team {
    pub(super) fn of(office: &Office, company: CompanyId) -> Result<Self, Refused> {
        Ok(Self(users::list(office, company)?))
    }

    /// Those of a role, in the order of their log-ins.
    pub(super) fn all(&self, role: Role) -> impl Iterator<Item = &Person> {
        self.0.iter().filter(move |person| person.role == role)
    }

    /// The first of a role, as the one who asks.
    pub(super) fn holder(&self, role: Role) -> Result<Who, Refused> {
        self.all(role).next().map(Person::who).ok_or(Refused::NoCompany)
    }

    /// The representative to whom a customer belongs.
    pub(super) fn owner(&self, owner: Option<UserId>) -> Option<&Person> {
        self.0.iter().find(|person| Some(person.person) == owner)
    }

    /// Everybody.
    pub(super) fn everybody(&self) -> &[Person] {
        &self.0
    }
}
