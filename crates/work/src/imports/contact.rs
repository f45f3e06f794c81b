//! What a source tells of how a customer may be contacted (REM-07).
//!
//! The latest word counts, and what a row leaves out stays. What a person has said is not undone by
//! a file that says nothing new (M21), and never loosened by one; whoever may not loosen such terms
//! by hand does not loosen them by a file. A field that is not taken is remarked: its row is.

use super::ImportRequest;
use crate::delivery::terms::{self, Terms, kept};
use crate::{Refused, Who};
use jiff::tz::TimeZone;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::book::facts::ContactFact;
use saldo_domain::book::intake::Fate;
use saldo_domain::delivery::Consent;
use saldo_domain::{CompanyId, CustomerId};
use saldo_formats::Field;
use saldo_store::book::Stamp;
use saldo_store::by_hand::KeptFields;
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
    let presumed = stored::presumed_of(reader, company, &numbers)?.into_iter();
    let mut presumed: BTreeMap<i64, _> =
        presumed.map(|(customer, debtor, purpose)| (customer, (debtor, purpose))).collect();
    let read = |customer: CustomerId| {
        let row = rows.remove(&customer);
        Ok((customer, terms::read(customer, row, presumed.remove(&customer.get()))?))
    };
    customers.into_iter().map(read).collect()
}

/// What the rows of a customer make of its terms.
#[derive(Default)]
pub(super) struct Laid {
    /// Nothing when they say what holds already.
    pub(super) terms: Option<Terms>,
    /// Fields that stay as they are although a row says something else of them.
    pub(super) left: Vec<(u64, Field, Left)>,
    /// Fields of which the file says something new: what was said by hand is over.
    pub(super) told_anew: Vec<&'static str>,
}

/// Why a field stays as it is. The rest of its row is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// It is no time zone.
    UnknownZone,
    /// A person has said otherwise, and the file says nothing new or would loosen it.
    ByHand,
    /// It would let the customer be contacted more freely than whoever imports may let it.
    MayNotLoosen,
}

/// Lays what the rows of a customer say over its terms, row by row. What a person has said stays as
/// long as the file says what it had said before, and no file ever loosens what a person has
/// tightened: the debtor has told it to a person, and the other system does not know of it.
pub(super) fn lay(
    chunk: &CustomerChunk,
    before: Option<Terms>,
    by_hand: &mut KeptFields,
    who: Who,
    fates: &mut BTreeMap<u64, Fate>,
) -> Laid {
    let Some(before) = before else { return Laid::default() };
    let mut laying = Laying {
        terms: before.clone(),
        before: &before,
        by_hand,
        may_loosen: who.may(Right::LoosenContacts),
        laid: Laid::default(),
    };
    for (line, fact) in chunk.facts.iter().filter(|(_, fact)| !fact.contact.is_silent()) {
        if laying.row(*line, &fact.contact) {
            let fate = fates.entry(*line).or_insert(Fate::Changed);
            *fate = (*fate).max(Fate::Changed);
        }
    }
    let Laying { terms, mut laid, .. } = laying;
    laid.terms = (terms != before).then_some(terms);
    laid
}

struct Laying<'a> {
    terms: Terms,
    before: &'a Terms,
    by_hand: &'a mut KeptFields,
    may_loosen: bool,
    laid: Laid,
}

/// What a row says of one field.
struct Told {
    field: Field,
    name: &'static str,
    /// As it is kept.
    said: String,
    /// The terms with it.
    terms: Terms,
}

impl Laying<'_> {
    /// Lays one row; did it change anything?
    fn row(&mut self, line: u64, fact: &ContactFact) -> bool {
        let begun = self.terms.clone();
        if let Some(debtor) = fact.debtor {
            let terms = self.terms.saying(Some(debtor), None);
            self.field(line, Told::of(Field::Debtor, kept::DEBTOR, debtor.code(), terms));
        }
        if let Some(purpose) = fact.purpose {
            let terms = self.terms.saying(None, Some(purpose));
            self.field(line, Told::of(Field::DebtPurpose, kept::PURPOSE, purpose.code(), terms));
        }
        if let Some(zone) = fact.zone.as_deref() {
            if TimeZone::get(zone).is_ok() {
                let terms = Terms { zone: zone.to_owned(), ..self.terms.clone() };
                self.field(line, Told::of(Field::ContactZone, kept::ZONE, zone, terms));
            } else {
                self.laid.left.push((line, Field::ContactZone, Left::UnknownZone));
            }
        }
        if let Some(mode) = fact.mode {
            let terms = Terms { mode, ..self.terms.clone() };
            self.field(line, Told::of(Field::ContactMode, kept::MODE, mode.code(), terms));
        }
        if let Some(email) = fact.email {
            let terms = Terms { email, ..self.terms.clone() };
            self.field(line, Told::of(Field::EmailConsent, kept::EMAIL, email.code(), terms));
        }
        if let Some(sms) = fact.sms {
            let terms = Terms { sms, ..self.terms.clone() };
            self.field(line, Told::of(Field::SmsConsent, kept::SMS, sms.code(), terms));
        }
        self.terms != begun
    }

    fn field(&mut self, line: u64, told: Told) {
        if told.terms == self.terms {
            self.agrees(told.name);
            return;
        }
        let loosens = told.terms.loosens(self.before) || told.terms.loosens(&self.terms);
        let imported = self.by_hand.get(told.name);
        if imported.is_some_and(|imported| *imported == told.said)
            || (loosens && self.is_by_hand(told.name))
        {
            self.laid.left.push((line, told.field, Left::ByHand));
        } else if !self.may_loosen && told.terms.loosens(self.before) {
            self.laid.left.push((line, told.field, Left::MayNotLoosen));
        } else {
            self.agrees(told.name);
            self.terms = told.terms;
        }
    }

    /// The file says what a person said, or something new of it: the field is the file's again,
    /// unless a person has tightened it.
    fn agrees(&mut self, name: &'static str) {
        if !self.is_tight(name) && self.by_hand.remove(name).is_some() {
            self.laid.told_anew.push(name);
        }
    }

    /// Does what holds keep the customer from being contacted?
    fn is_tight(&self, name: &str) -> bool {
        match name {
            kept::DEBTOR | kept::PURPOSE => self.terms.is_protected(),
            kept::MODE => self.terms.mode.is_closed(),
            kept::EMAIL => self.terms.email != Consent::Given,
            kept::SMS => self.terms.sms != Consent::Given,
            _ => false,
        }
    }

    /// Has a person said it? Who a debtor is and what for it owes protect it together.
    fn is_by_hand(&self, name: &str) -> bool {
        let has = |name: &str| self.by_hand.contains_key(name);
        match name {
            kept::DEBTOR | kept::PURPOSE => has(kept::DEBTOR) || has(kept::PURPOSE),
            name => has(name),
        }
    }
}

impl Told {
    fn of(field: Field, name: &'static str, said: &str, terms: Terms) -> Self {
        Self { field, name, said: said.to_owned(), terms }
    }
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
