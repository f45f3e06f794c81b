//! Whose data has stayed for as long as it may (G03).

use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::retention::{Known, Verdict, of_claims};
use saldo_domain::{CompanyId, Day};
use saldo_store::StoreError;
use saldo_store::personal;
use serde::Serialize;

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
    /// Something of theirs is open.
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
    let held: Result<_, StoreError> =
        office.store.read(|reader| personal::holdings(reader, company));
    let mut stand = Retention { due: Vec::new(), needed: 0, kept: 0, erased: 0 };
    for one in held? {
        if one.name == one.code {
            stand.erased += 1;
            continue;
        }
        match of_claims(Known { open: one.open, last: one.last }, today) {
            Verdict::Needed => stand.needed += 1,
            Verdict::Kept { .. } => stand.kept += 1,
            Verdict::Due { since } => {
                stand.due.push(Due { code: one.code, name: one.name, last: one.last, since });
            }
        }
    }
    stand.due.sort_by(|one, other| (one.since, &one.code).cmp(&(other.since, &other.code)));
    Ok(stand)
}
