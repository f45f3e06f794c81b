//! Where the work is done: the data, the clock, and who asks.

use crate::Refused;
use crate::door::SecretKey;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, Day, Owners, Role, UserId};
use saldo_store::{Command, Store};
use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// What time it is. The program's real clock is wired in by `app`; tests and the
/// simulator set theirs.
pub trait Clock: Debug + Send + Sync {
    /// The present moment, in UTC: what is recorded bears it.
    fn now(&self) -> Moment;

    /// The moment whose calendar day is the business day. The present one, unless the program
    /// was told to work on another day: then the day is that one, and records keep the real
    /// moment.
    fn business(&self) -> Moment {
        self.now()
    }
}

/// A clock that stands where it is put.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock standing at this moment.
    pub const fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.0))
    }

    /// A clock standing at noon UTC of this day: the same calendar day in every zone
    /// from UTC-12 to UTC+11.
    pub fn on(day: Day) -> Self {
        Self::at(noon(day))
    }

    /// Puts the clock to noon UTC of another day, forward or back.
    pub fn set_day(&self, day: Day) {
        self.0.store(noon(day).0, Ordering::SeqCst);
    }

    /// Puts the clock to another moment, forward or back.
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.0, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

const MICROSECONDS_A_DAY: i64 = 86_400_000_000;

const fn noon(day: Day) -> Moment {
    Moment(day.number() * MICROSECONDS_A_DAY + MICROSECONDS_A_DAY / 2)
}

/// The data and the clock that every use-case works with. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Office {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    /// The program that parses spreadsheets in a process with limits; `None` parses them here.
    pub reader_program: Option<PathBuf>,
    /// The key of the environment, under which secrets lie in the database; `None`: nothing that
    /// would have to be secret there can be set up.
    pub key: Option<SecretKey>,
    /// File outside the database that notes erasures of personal data; `None`: none does.
    pub erasures: Option<PathBuf>,
}

impl Office {
    /// An office over this store and clock.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock, reader_program: None, key: None, erasures: None }
    }

    /// The same office, parsing spreadsheets in a process of this program.
    #[must_use]
    pub fn reading_with(self, program: PathBuf) -> Self {
        Self { reader_program: Some(program), ..self }
    }

    /// One writing act about one customer.
    pub(crate) fn about(
        &self,
        company: CompanyId,
        who: Who,
        action: &'static str,
        customer: CustomerId,
    ) -> Command {
        let (subject, body) = (format!("customer {customer}"), "{}".to_owned());
        Command { company, person: who.person, action, subject, body, at: self.now() }
    }

    /// The same office, with a key for secrets.
    #[must_use]
    pub fn with_key(self, key: Option<SecretKey>) -> Self {
        Self { key, ..self }
    }

    /// The same office, noting erasures of personal data in a file outside the database.
    #[must_use]
    pub fn noting_erasures(self, erasures: Option<PathBuf>) -> Self {
        Self { erasures, ..self }
    }

    /// The same office, asked from somewhere: what is done says so in the journal.
    #[must_use]
    pub fn asked_from(&self, origin: &str) -> Self {
        Self { store: self.store.asked_from(origin), ..self.clone() }
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The moment whose calendar day is the business day.
    pub fn business(&self) -> Moment {
        self.clock.business()
    }

    /// The business day in the given IANA zone.
    ///
    /// # Errors
    /// `Refused::UnknownZone` when no such zone is known.
    pub fn today_in(&self, zone: &str) -> Result<Day, Refused> {
        day_in_zone(self.business(), zone)
    }
}

/// The calendar day that a moment falls on in a zone: a company's business day is that
/// of its own zone, wherever the server stands (failure T07).
pub(crate) fn day_in_zone(moment: Moment, zone: &str) -> Result<Day, Refused> {
    let zone_rules =
        TimeZone::get(zone).map_err(|_| Refused::UnknownZone { zone: zone.to_owned() })?;
    let outside = || Refused::ClockOutOfRange { moment };
    let instant = Timestamp::from_microsecond(moment.0).map_err(|_| outside())?;
    Day::from_date(instant.to_zoned(zone_rules).date()).map_err(|_| outside())
}

/// The day of each moment in a zone; a moment outside all days is none that anybody entered
/// anything on, and counts as the first.
///
/// # Errors
/// `UnknownZone`.
pub(crate) fn days_in_zone(zone: &str) -> Result<impl Fn(Moment) -> Day, Refused> {
    let rules = TimeZone::get(zone).map_err(|_| Refused::UnknownZone { zone: zone.to_owned() })?;
    Ok(move |moment: Moment| {
        let instant = Timestamp::from_microsecond(moment.0).ok();
        let date = instant.map(|instant| instant.to_zoned(rules.clone()).date());
        date.and_then(|date| Day::from_date(date).ok()).unwrap_or(Day::FIRST)
    })
}

/// The first moment of a day in a zone, and that of the day after.
pub(crate) fn moments_of(day: Day, zone: &str) -> Result<(Moment, Moment), Refused> {
    let zone_rules =
        TimeZone::get(zone).map_err(|_| Refused::UnknownZone { zone: zone.to_owned() })?;
    let start = |day: Day| {
        let midnight = day.date().to_zoned(zone_rules.clone());
        let outside = |_| Refused::ClockOutOfRange { moment: noon(day) };
        midnight.map(|at| Moment(at.timestamp().as_microsecond())).map_err(outside)
    };
    Ok((start(day)?, start(day.ahead(1))?))
}

/// Who asks for something: a signed-in person, or the program itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    pub person: UserId,
    pub role: Role,
    /// The representatives in whose place it sees customers today, itself among them; `None`
    /// where it stands in for nobody.
    pub beside: Option<Owners>,
}

impl Who {
    /// A signed-in person.
    pub const fn new(person: UserId, role: Role) -> Self {
        Self { person, role, beside: None }
    }

    /// The same person, seeing the customers of these.
    pub(crate) const fn seeing(self, owners: Owners) -> Self {
        Self { beside: Some(owners), ..self }
    }

    /// The program itself or the operator at its command line: whoever can read the
    /// database file needs no further permission from us. Journaled as person 0.
    pub const fn program() -> Self {
        Self::new(UserId::new(0), Role::Administrator)
    }

    /// Is this the program itself?
    pub fn is_program(self) -> bool {
        self == Self::program()
    }

    /// The owners to whom lists are limited: a sales representative sees own customers and
    /// those of whoever it stands in for, everyone else sees all (GEN-07).
    pub fn sees_only(self) -> Option<Owners> {
        let own = || self.beside.unwrap_or(Owners::of(self.person));
        (!self.may(Right::SeeWholeCompany)).then(own)
    }

    /// Has this role the right, or is it the program itself? The pages ask this before they
    /// draw a button.
    pub fn may(self, right: Right) -> bool {
        self.is_program() || right.belongs_to(self.role)
    }

    /// Refuses whoever has not the right.
    pub(crate) fn must(self, right: Right) -> Result<(), Refused> {
        match self.may(right) {
            true => Ok(()),
            false => Err(Refused::not_permitted(self.role, right)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_business_day_is_that_of_the_companys_zone() {
        let day: Day = "2026-03-20".parse().expect("a day");
        let evening = Moment(noon(day).0 + 11 * 3_600_000_000); // 23:00 UTC
        let rows = [
            ("UTC", "2026-03-20"),
            ("Europe/Tallinn", "2026-03-21"),
            ("America/New_York", "2026-03-20"),
        ];
        for (zone, expected) in rows {
            assert_eq!(day_in_zone(evening, zone).expect(zone).to_string(), expected, "{zone}");
        }
    }

    #[test]
    fn an_unknown_zone_is_named() {
        let refused = day_in_zone(Moment(0), "Europe/Tartu").expect_err("no such zone");
        assert!(refused.to_string().contains("Europe/Tartu"), "{refused}");
    }
}
