//! The door: who comes in, who keeps failing, how a password is changed and what else is asked.
//!
//! One answer and one cost whether the log-in is unknown, the password or the code wrong, or the
//! person disabled (S11); whoever keeps failing waits, known or not (S10).

mod factor;
mod password;
mod secret_key;

pub use factor::{FactorShown, Offered, begin, confirm, shown, switch_off};
pub(crate) use password::{LINK, PASSWORD_NOTICE, fresh_link};
pub use password::{ask_for_link, change, set_by_link};
pub use secret_key::SecretKey;

use crate::users::{self, Person};
use crate::{Office, Refused};
use saldo_domain::CompanyId;
use saldo_domain::book::Moment;
use saldo_domain::throttle::{Counted, Failures};
use saldo_store::{Command, Reader, StoreError, door as stored};

/// Failures of an address or account are remembered so long, and so is who came in from where.
const REMEMBERED: i64 = 90 * 24 * 3600 * 1_000_000;

/// What somebody says at the door.
#[derive(Clone, Copy)]
pub struct Knock<'k> {
    pub login: &'k str,
    pub password: &'k str,
    /// Code of a device or a recovery code; empty where there is none.
    pub code: &'k str,
    /// Where the request comes from; empty where that is not known.
    pub address: &'k str,
}

impl std::fmt::Debug for Knock<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Whatever prints this, neither password nor code is in it (S21).
        f.debug_struct("Knock").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Lets somebody in.
///
/// # Errors
/// `SignIn`; `TooManyAttempts` for whoever keeps failing, before anything is looked at; the
/// store's.
pub fn enter(office: &Office, company: CompanyId, knock: Knock<'_>) -> Result<Person, Refused> {
    let login = knock.login.trim().to_lowercase();
    let subjects = Subjects::of(&login, knock.address);
    subjects.knock(office, company)?;
    match checked(office, company, knock) {
        Ok(person) => {
            subjects.forgive(office, company)?;
            journal(office, company, &person, "sign-in")?;
            Ok(person)
        }
        Err(refused) => Err(refused),
    }
}

fn checked(office: &Office, company: CompanyId, knock: Knock<'_>) -> Result<Person, Refused> {
    let person = users::sign_in(office, company, knock.login, knock.password)?;
    match factor::is_passed(office, company, &person, knock.code)? {
        true => Ok(person),
        false => Err(Refused::SignIn),
    }
}

/// Asks somebody who is inside for the password once more. Whoever sits at a browser that was
/// left open does not guess it either.
fn once_more(
    office: &Office,
    company: CompanyId,
    (login, password): (&str, &str),
) -> Result<(), Refused> {
    let subjects = Subjects::of(&login.trim().to_lowercase(), "inside");
    subjects.knock(office, company)?;
    users::sign_in(office, company, login, password)?;
    subjects.forgive(office, company)
}

fn journal(
    office: &Office,
    company: CompanyId,
    person: &Person,
    action: &'static str,
) -> Result<(), Refused> {
    let command = Command {
        company,
        person: person.person,
        action,
        subject: format!("user {}", person.login),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |_| Ok::<_, Refused>(()))
}

/// Under which names a knock is counted.
struct Subjects {
    pair: String,
    address: String,
    account: String,
}

impl Subjects {
    fn of(login: &str, address: &str) -> Self {
        // What was typed as a log-in may be a password: only a hash of it is kept.
        let of = |kind: &str, what: &[&str]| {
            let whole = format!("{kind}\n{}", what.join("\n"));
            blake3::hash(whole.as_bytes()).to_hex().to_string()
        };
        Self {
            pair: of("pair", &[login, address]),
            address: of("address", &[address]),
            account: of("account", &[login]),
        }
    }

    fn all(&self) -> [(&str, Counted); 3] {
        [
            (&self.pair, Counted::AccountFromAddress),
            (&self.address, Counted::Address),
            (&self.account, Counted::Account),
        ]
    }

    /// Counts the knock as one that failed before it is looked at, so that many at once do not
    /// all pass before the first has failed.
    fn knock(&self, office: &Office, company: CompanyId) -> Result<(), Refused> {
        let now = office.now();
        let seen = office.store.read(|reader| self.seen(reader, company))?;
        // Somebody who came in from here before is not kept out by strangers elsewhere.
        let known = seen[0].is_some_and(|pair| pair.count < Counted::AccountFromAddress.free());
        let wait = self.all().into_iter().zip(seen).map(|((_, counted), failures)| {
            let failures = failures.unwrap_or(Failures::NONE);
            if counted == Counted::Account && known { 0 } else { failures.wait(counted, now) }
        });
        let seconds = wait.max().unwrap_or(0);
        if seconds > 0 {
            return Err(Refused::TooManyAttempts { seconds });
        }
        for ((subject, _), failures) in self.all().into_iter().zip(seen) {
            let failures = failures.unwrap_or(Failures::NONE).and_one(now);
            stored::count(&office.store, company, subject, failures)?;
        }
        Ok(())
    }

    fn seen(
        &self,
        reader: &mut Reader,
        company: CompanyId,
    ) -> Result<[Option<Failures>; 3], StoreError> {
        let mut seen = [None; 3];
        for ((subject, _), place) in self.all().into_iter().zip(&mut seen) {
            *place = stored::failures(reader, company, subject)?;
        }
        Ok(seen)
    }

    /// Takes the knock back: it was none that failed. What was counted for the person is
    /// forgotten; that the person came in from here is not. Of what was counted for the address
    /// half stays: an office behind one address mistypes every day, and is not a thief for it.
    fn forgive(&self, office: &Office, company: CompanyId) -> Result<(), Refused> {
        let now = office.now();
        let seen = office.store.read(|reader| self.seen(reader, company))?;
        for ((subject, counted), failures) in self.all().into_iter().zip(seen) {
            let failures = failures.unwrap_or(Failures::NONE);
            let count = match counted {
                Counted::AccountFromAddress | Counted::Account => 0,
                Counted::Address => failures.count.saturating_sub(1) / 2,
            };
            let failures = Failures { count, last_at: now };
            stored::count(&office.store, company, subject, failures)?;
        }
        let before = Moment(now.0.saturating_sub(REMEMBERED));
        Ok(stored::forget(&office.store, before)?)
    }
}
