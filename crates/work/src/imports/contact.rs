//! What a source tells of how a customer may be contacted (REM-07).
//!
//! It holds like what a person says on the card: the latest word counts, and what a row leaves out
//! stays. Whoever may not loosen such terms by hand does not loosen them by a file.

use super::columns::Headings;
use super::{ImportRequest, Refusal};
use crate::delivery::terms::{self, Terms};
use crate::{Refused, Who};
use jiff::tz::TimeZone;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::book::intake::Fate;
use saldo_domain::{CompanyId, CustomerId};
use saldo_formats::Field;
use saldo_store::book::Stamp;
use saldo_store::delivery as stored;
use saldo_store::import::CustomerChunk;
use saldo_store::{Reader, Writer};
use std::collections::BTreeMap;

/// What holds for the customers of a chunk of whom the file says something.
pub(super) fn before(
    reader: &mut Reader,
    company: CompanyId,
    chunk: &[CustomerChunk],
) -> Result<BTreeMap<CustomerId, Terms>, Refused> {
    let told =
        chunk.iter().filter(|one| one.facts.iter().any(|(_, fact)| !fact.contact.is_silent()));
    let mut customers: Vec<CustomerId> = told.map(|one| one.customer).collect();
    customers.sort_unstable();
    if customers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let numbers: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let mut rows = stored::terms_of(reader, company, &numbers)?;
    let read = |customer| {
        let row = rows.remove(&customer);
        Ok((customer, terms::read(reader, company, customer, row)?))
    };
    customers.into_iter().map(read).collect()
}

/// Rows whose word on contacts cannot be taken: a time zone that is none, or more freedom than
/// whoever imports may give.
pub(super) fn refused(
    chunk: &CustomerChunk,
    before: Option<&Terms>,
    who: Who,
    headings: &Headings,
) -> Vec<Refusal> {
    let Some(before) = before else { return Vec::new() };
    let may_loosen = who.may(Right::LoosenContacts);
    let mut refused = Vec::new();
    for (line, fact) in &chunk.facts {
        let zone = fact.contact.zone.as_deref();
        if let Some(zone) = zone.filter(|zone| TimeZone::get(zone).is_err()) {
            refused.push(Refusal {
                line: *line,
                field: headings.name(&[Field::ContactZone]),
                value: zone.chars().take(60).collect(),
                reason: "is no time zone".to_owned(),
                remedy: "write it like Europe/Tallinn".to_owned(),
                code: "unknown_zone".to_owned(),
            });
        } else if !may_loosen && before.told(&fact.contact).loosens(before) {
            let said = [Field::ContactMode, Field::EmailConsent, Field::SmsConsent, Field::Debtor];
            refused.push(Refusal {
                line: *line,
                field: headings.name(&said),
                value: String::new(),
                reason: "would let the customer be contacted more freely".to_owned(),
                remedy: "leave it out, or let somebody import it who may loosen contacts"
                    .to_owned(),
                code: "may_not_loosen".to_owned(),
            });
        }
    }
    refused
}

/// What the rows of a customer make of its terms; nothing when they say what holds already.
pub(super) fn changed(
    chunk: &CustomerChunk,
    before: Option<Terms>,
    fates: &mut BTreeMap<u64, Fate>,
) -> Option<Terms> {
    let before = before?;
    let mut terms = before.clone();
    for (line, fact) in chunk.facts.iter().filter(|(_, fact)| !fact.contact.is_silent()) {
        let told = terms.told(&fact.contact);
        if told != terms {
            let fate = fates.entry(*line).or_insert(Fate::Changed);
            *fate = (*fate).max(Fate::Changed);
        }
        terms = told;
    }
    (terms != before).then_some(terms)
}

/// Keeps the terms of these customers, under the name of the file.
pub(super) fn keep(
    writer: &mut Writer,
    stamp: Stamp,
    (who, at): (Who, Moment),
    request: &ImportRequest,
    terms: &[(CustomerId, Terms)],
) -> Result<(), Refused> {
    let reason: String = request.file.chars().take(300).collect();
    for (customer, terms) in terms {
        let said = Terms { reason: reason.clone(), ..terms.clone() };
        stored::add_term(writer, stamp, *customer, &said.row(who.person, at))?;
    }
    Ok(())
}
