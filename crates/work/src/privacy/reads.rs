//! Who looked at whose data, and when: for whoever has to say so after an incident (G06, G07).

use crate::office::moments_of;
use crate::views::PersonRef;
use crate::{Office, Refused, Who, company as companies, journal, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::retention::READS_DAYS;
use saldo_domain::{CompanyId, Day, UserId};
use saldo_store::reads::{self as stored, Seen};

/// Rows that a report tells at most.
const MOST: usize = 5_000;

/// Longest address that is kept.
const LONGEST: usize = 200;

/// Notes that a person was shown a page about somebody. No act of the book: it waits for nobody,
/// and has no row in the journal.
///
/// # Errors
/// The store's.
pub fn note(
    office: &Office,
    company: CompanyId,
    person: UserId,
    (place, origin): (&str, &str),
) -> Result<(), Refused> {
    let day = companies::today(office, company)?;
    let place: String = place.chars().take(LONGEST).collect();
    let at = office.now();
    let seen =
        Seen { day, person, place, origin: origin.to_owned(), times: 1, first_at: at, last_at: at };
    Ok(stored::note(&office.store, company, &seen)?)
}

/// Forgets what was last looked at more than a year ago.
///
/// # Errors
/// The store's.
pub fn forget(office: &Office) -> Result<(), Refused> {
    let before = Moment(office.now().0.saturating_sub(READS_DAYS * 86_400_000_000));
    Ok(stored::forget(&office.store, before)?)
}

/// What is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Log-in of a person; empty: everybody.
    pub login: String,
    /// Code of a customer; empty: all of them.
    pub customer: String,
}

/// A page that somebody was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub person: Option<PersonRef>,
    /// Address of the page, which names the customer by its code.
    pub place: String,
    pub origin: String,
    pub times: i64,
    pub first_at: Moment,
    pub last_at: Moment,
}

/// Who was shown what, the newest first; without days since yesterday. That it was asked stands in
/// the journal.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, `UnknownCustomer`, or the store's.
pub fn report(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &Asked,
) -> Result<Vec<Shown>, Refused> {
    who.must(Right::ReadJournal)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let from = asked.from.unwrap_or_else(|| today.plus(-1));
    let until = asked.to.unwrap_or(today);
    let range = (moments_of(from, &found.zone)?.0, moments_of(until, &found.zone)?.1);
    let people = journal::people(office, company)?;
    let login = asked.login.trim().to_lowercase();
    let person = match login.as_str() {
        "" => None,
        login => {
            let found = people.values().find(|one| one.login == login);
            let unknown = || Refused::UnknownPerson { login: login.to_owned() };
            Some(found.ok_or_else(unknown)?.person)
        }
    };
    let code = asked.customer.trim();
    let rows: Result<Vec<Seen>, Refused> = office.store.read(|reader| {
        let below = match code {
            "" => Vec::new(),
            code => {
                let card = scope::card_by_code(reader, company, who, code)?;
                let (code, id) = (card.code, card.customer);
                // Pages of documents and of what we owe name the customer by its number.
                let numbered = ["documents", "payables"].map(|page| format!("/{page}/{id}"));
                [vec![format!("/customers/{code}")], numbered.to_vec()].concat()
            }
        };
        let filter = stored::Filter { range, person, below };
        Ok(stored::between(reader, company, &filter, MOST)?)
    });
    let rows = rows?;
    journal::note_export(office, company, who, ("reads", rows.len()))?;
    let shown = |row: Seen| Shown {
        person: people.get(&row.person).cloned(),
        place: row.place,
        origin: row.origin,
        times: row.times,
        first_at: row.first_at,
        last_at: row.last_at,
    };
    Ok(rows.into_iter().map(shown).collect())
}
