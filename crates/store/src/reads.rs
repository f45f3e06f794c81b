//! Who was shown which page about somebody. No business facts: no row in the journal, and
//! forgotten in time. One row a day, person, page and origin, whatever the times.

use crate::db::{Reader, Store};
use crate::error::StoreError;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Day, UserId};

/// A page that somebody was shown on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub day: Day,
    pub person: UserId,
    /// Address without its question.
    pub place: String,
    pub origin: String,
    pub times: i64,
    pub first_at: Moment,
    pub last_at: Moment,
}

/// Which rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Looked at from the one moment to before the other.
    pub range: (Moment, Moment),
    /// `None`: everybody.
    pub person: Option<UserId>,
    /// Addresses of the customer, of which one is the page's or above it; empty: all pages.
    pub below: Vec<String>,
}

impl Filter {
    fn holds(&self, seen: &Seen) -> bool {
        // Codes that differ by case alone are one customer's.
        let place = seen.place.to_lowercase();
        let is_below = |above: &String| {
            let rest = place.strip_prefix(above.to_lowercase().as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.person.is_none_or(|person| person == seen.person)
            && (self.below.is_empty() || self.below.iter().any(is_below))
    }
}

/// Notes that a page was shown.
pub fn note(store: &Store, company: CompanyId, seen: &Seen) -> Result<(), StoreError> {
    store.jot(
        "INSERT INTO seen (company, day, person, place, origin, times, first_at, last_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
         ON CONFLICT (company, day, person, place, origin)
         DO UPDATE SET times = seen.times + 1, last_at = excluded.last_at",
        &[
            company.into(),
            seen.day.into(),
            seen.person.into(),
            (&seen.place).into(),
            (&seen.origin).into(),
            seen.times.into(),
            seen.last_at.into(),
        ],
    )
}

/// Forgets what was last looked at before a moment.
pub fn forget(store: &Store, before: Moment) -> Result<(), StoreError> {
    store.jot("DELETE FROM seen WHERE last_at < $1", &[before.into()])
}

/// What was shown, the newest first, at most so many rows.
pub fn between(
    reader: &mut Reader,
    company: CompanyId,
    filter: &Filter,
    most: usize,
) -> Result<Vec<Seen>, StoreError> {
    let (from, before) = filter.range;
    let sql = "SELECT day, person, place, origin, times, first_at, last_at FROM seen
         WHERE company = $1 AND last_at >= $2 AND first_at < $3
         ORDER BY last_at DESC, person, place";
    let mut found = Vec::new();
    reader.each(sql, &[company.into(), from.into(), before.into()], |row| {
        let seen = Seen {
            day: row.day(0)?,
            person: UserId::new(row.int(1)?),
            place: row.string(2)?,
            origin: row.string(3)?,
            times: row.int(4)?,
            first_at: row.moment(5)?,
            last_at: row.moment(6)?,
        };
        if found.len() < most && filter.holds(&seen) {
            found.push(seen);
        }
        Ok(())
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_told_from_another_whose_code_begins_alike() {
        let seen = |place: &str| Seen {
            day: Day::from_number(20_000).expect("a day"),
            person: UserId::new(1),
            place: place.to_owned(),
            origin: String::new(),
            times: 1,
            first_at: Moment(0),
            last_at: Moment(0),
        };
        let below = vec!["/customers/C-1".to_owned(), "/documents/7".to_owned()];
        let filter = Filter { range: (Moment(0), Moment(1)), person: None, below };
        let table = [
            ("/customers/C-1", true),
            ("/customers/C-1/file", true),
            ("/documents/7/12", true),
            ("/customers/C-10", false),
            ("/documents/71/12", false),
            ("/customers", false),
        ];
        for (place, expected) in table {
            assert_eq!(filter.holds(&seen(place)), expected, "{place}");
        }
    }
}
