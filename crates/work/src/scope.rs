//! Whose customers somebody may see and touch. One place, so that no list, card, total or
//! act forgets it (S01, S02, I13).

use crate::{Refused, Who};
use saldo_domain::{CompanyId, CustomerId};
use saldo_store::Reader;
use saldo_store::customers::{self, Card};

/// The card of a customer that this person may see. A foreign customer and one that does
/// not exist get the same answer.
pub(crate) fn card(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<Card, Refused> {
    let found = customers::card(reader, company, customer)?;
    visible(found, who).ok_or_else(|| Refused::UnknownCustomer { customer: customer.to_string() })
}

/// The same by code.
pub(crate) fn card_by_code(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Card, Refused> {
    let found = customers::by_code(reader, company, code)?;
    visible(found, who).ok_or_else(|| Refused::UnknownCustomer { customer: code.to_owned() })
}

fn visible(found: Option<Card>, who: Who) -> Option<Card> {
    found.filter(|card| who.sees_only().is_none_or(|owners| owners.has(card.owner)))
}
