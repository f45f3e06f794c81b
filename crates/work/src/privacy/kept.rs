//! Whose data has stayed for as long as it may (G03).

use super::destroyed::{ACTION, customer_of};
use super::same::{Kin, known};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::retention::{Verdict, of_claims};
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::personal::{self, Holding};
use saldo_store::{Reader, audit, joined, payables};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A customer whose data is due to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    pub code: String,
    pub name: String,
    /// When something last happened.
    pub last: Day,
    /// From this day on it should be gone.
    pub since: Day,
}

/// How all customers stand on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Retention {
    /// The longest overdue first.
    pub due: Vec<Due>,
    /// Something of theirs is open, or written off and watched.
    pub needed: u64,
    /// Nothing is open, and their time is not over.
    pub kept: u64,
    /// Erased before.
    pub erased: u64,
}

/// How the data of every customer stands today.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn retention(office: &Office, company: CompanyId, who: Who) -> Result<Retention, Refused> {
    who.must(Right::ErasePersonalData)?;
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let held = personal::holdings(reader, company, None)?;
        let kin = Kin::of(&joined::all(reader, company)?);
        let owed: BTreeSet<CustomerId> = payables::all(reader, company)?
            .iter()
            .filter(|row| !row.open().is_zero())
            .map(|row| row.new.creditor)
            .collect();
        let erased = last_erasures(reader, company)?;
        let mut people: BTreeMap<CustomerId, Vec<Holding>> = BTreeMap::new();
        for one in held {
            people.entry(kin.root(one.customer)).or_default().push(one);
        }
        let mut stand = Retention { due: Vec::new(), needed: 0, kept: 0, erased: 0 };
        for cards in people.into_values() {
            let is_owed = cards.iter().any(|card| owed.contains(&card.customer));
            let Some(known) = known(&cards, is_owed) else { continue };
            let verdict = of_claims(known, today);
            for card in cards {
                let gone = erased.get(&card.code).is_some_and(|day| card.last <= *day);
                stand.count(card, gone, verdict);
            }
        }
        stand.due.sort_by(|one, other| (one.since, &one.code).cmp(&(other.since, &other.code)));
        Ok(stand)
    })
}

impl Retention {
    fn count(&mut self, card: Holding, gone: bool, verdict: Verdict) {
        match verdict {
            _ if gone => self.erased += 1,
            Verdict::Needed => self.needed += 1,
            Verdict::Kept { .. } => self.kept += 1,
            Verdict::Due { since } => {
                self.due.push(Due { code: card.code, name: card.name, last: card.last, since });
            }
        }
    }
}

/// The day of the last erasure of each customer, by code.
fn last_erasures(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<BTreeMap<String, Day>, Refused> {
    const DAY: i64 = 86_400_000_000;
    let mut days = BTreeMap::new();
    for row in audit::of_action(reader, company, ACTION)? {
        let day = Day::from_number(row.at.0.div_euclid(DAY));
        days.extend(day.map(|day| (customer_of(&row).to_owned(), day)));
    }
    Ok(days)
}
