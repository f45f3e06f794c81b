//! Agreements and the ways on which somebody else gets the money: a court, an agency, a buyer of the
//! debt, an administrator. A debt is on one of them or under an agreement, never both.

use super::acts::{act, over};
use super::refused::AgreementRefusal;
use super::terms::{Place, state_of};
use crate::{Office, Refused, Who, facts};
use saldo_domain::agreements::{ActKind, State};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::agreements::{self as stored, AgreementRow, NewAct};
use saldo_store::book::{Facts, Stamp, standing_of};
use saldo_store::{Reader, Writer};
use std::collections::BTreeMap;

/// Why an agreement is in the way of what happens to its debts, or is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The company chooses it: as long as the agreement is kept, it may not.
    Chosen,
    /// It happens to the company.
    Comes,
    /// It was settled: an agreement that is kept is the schedule by which it was.
    Settled,
}

/// Ends the agreements about these debts, each with what led to it as its reason.
///
/// # Errors
/// `Kept` for one that is in force where the company chose another way, or the store's.
pub(crate) fn give_way(
    writer: &mut Writer,
    (office, stamp): (&Office, Stamp),
    (who, today): (Who, Day),
    (customer, items): (CustomerId, &[ItemId]),
    (way, reason): (Way, &str),
) -> Result<(), Refused> {
    let place = Place { office, stamp, person: who.person, today };
    let mut standing = Vec::new();
    for row in stored::of_customer(writer, stamp.company, customer)? {
        let state = state_of(&row);
        if !is_about(&row, items) || !matches!(state, State::InForce | State::Breached) {
            continue;
        }
        match (way, state) {
            (Way::Chosen, State::InForce) => {
                return Err(AgreementRefusal::Kept { number: row.number() }.into());
            }
            (Way::Settled, State::InForce) => continue,
            _ => {}
        }
        let new = NewAct { note: reason.to_owned(), ..act(ActKind::Ended, who, today) };
        standing.extend(over(writer, place, &row, new)?);
    }
    match standing.is_empty() {
        true => Ok(()),
        false => {
            let added = Facts { standing, ..Facts::default() };
            facts::enter(writer, stamp, office.business(), &added)
        }
    }
}

/// No agreement in force is about this debt: what is agreed on is paid or breached, and not written
/// off meanwhile.
///
/// # Errors
/// `Kept`, or the store's.
pub(crate) fn refuse_kept(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<(), Refused> {
    match kept(reader, company, customer)?.remove(&item) {
        Some(number) => Err(AgreementRefusal::Kept { number }.into()),
        None => Ok(()),
    }
}

/// Debts that an agreement in force is about, with its number.
pub(crate) fn kept(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<BTreeMap<ItemId, String>, Refused> {
    let mut kept = BTreeMap::new();
    for row in stored::of_customer(reader, company, customer)? {
        if state_of(&row) == State::InForce {
            let debts = row.draft.iter().flat_map(|(_, draft)| &draft.debts);
            for (item, _) in debts {
                kept.entry(*item).or_insert_with(|| row.number());
            }
        }
    }
    Ok(kept)
}

fn is_about(row: &AgreementRow, items: &[ItemId]) -> bool {
    let debts = row.draft.iter().flat_map(|(_, draft)| &draft.debts);
    debts.into_iter().any(|(item, _)| items.contains(item))
}

/// None of these debts is with somebody else.
///
/// # Errors
/// `Elsewhere`, or the store's.
pub(super) fn still_ours(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    items: &[ItemId],
) -> Result<(), Refused> {
    let rows = standing_of(reader, company, customer)?;
    let with_others = rows.iter().any(|row| {
        row.kind == StandingKind::Recovery
            && row.ended.is_none()
            && row.item.is_none_or(|item| items.contains(&item))
    });
    if with_others { Err(AgreementRefusal::Elsewhere.into()) } else { Ok(()) }
}
