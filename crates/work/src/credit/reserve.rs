//! Part of a limit kept for a shipment, so that two orders at once cannot both have the last of
//! it. It counts until it is let go, expires, or its invoice is in the book.

use super::CreditAnswer;
use super::check::answer;
use crate::acts::IdempotencyKey;
use crate::acts::once::once;
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, Money};
use saldo_store::credit::{self as stored, NewReservation};
use saldo_store::{Command, book};
use serde::{Deserialize, Serialize};

/// A shipment for which part of the limit is to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReservationAsked {
    /// Code of the customer.
    pub customer: String,
    pub amount: Money,
    /// Number of the invoice to come: when that is in the book, nothing is kept any more.
    pub reference: String,
    /// Hours for which it is kept, 1 to 720.
    pub hours: u16,
}

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub reservation: i64,
    pub reference: String,
    pub amount: Money,
    /// Microseconds since 1970-01-01, UTC.
    pub expires_at: Moment,
    /// The answer by which it was kept; what is left does not count it yet.
    pub answer: CreditAnswer,
}

/// Longest reservation, in hours.
const LONGEST_HOURS: u16 = 720;

const MICROSECONDS_AN_HOUR: i64 = 3_600_000_000;

/// Keeps part of a limit for a shipment, or refuses with the answer that says why. Of two calls
/// for the last of a limit one gets it; the same key with the same content gets the first answer
/// again.
///
/// # Errors
/// `NoCredit`, `NotPermitted`, `UnknownCustomer`, `AmountNotPositive`, `KeyReused`, `Field` for
/// currency, hours or a reference that is invoiced already, or the store's.
pub fn reserve(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    asked: &ReservationAsked,
) -> Result<Kept, Refused> {
    who.must(Right::ReserveShipments)?;
    let reference = checked_reference(&asked.reference)?;
    let hours = checked_hours(asked.hours)?;
    let found = companies::stored_company(office, company)?;
    let today = office.today_in(&found.zone)?;
    let at = office.now();
    let command = Command {
        company,
        person: who.person,
        action: "credit-reserve",
        subject: format!("customer {}", asked.customer),
        body: "{}".to_owned(),
        at,
    };
    once(office, &command, key, asked, |writer| {
        let card = scope::card_by_code(writer, company, who, &asked.customer)?;
        let same = book::find_number(writer, company, &reference)?;
        if same.iter().any(|row| row.customer == card.customer) {
            return Err(Refused::Field {
                field: "reference",
                value: reference.clone(),
                reason: "is the number of a document that is in the book already",
                remedy: "give the number of the invoice to come",
            });
        }
        let answer = answer(writer, &found, today, at, &card, asked.amount)?;
        if !answer.allowed {
            return Err(Refused::NoCredit { answer: Box::new(answer) });
        }
        let expires_at = Moment(at.0.saturating_add(hours * MICROSECONDS_AN_HOUR));
        let new = NewReservation {
            customer: card.customer,
            amount: asked.amount,
            reference: reference.clone(),
            person: who.person,
            expires_at,
        };
        let reservation = stored::add_reservation(writer, company, at, &new)?;
        let (reference, amount) = (reference.clone(), asked.amount);
        Ok(Kept { reservation, reference, amount, expires_at, answer })
    })
}

fn checked_reference(reference: &str) -> Result<String, Refused> {
    let (text, _) = clean_text(reference);
    if (1..=80).contains(&text.chars().count()) {
        return Ok(text);
    }
    Err(Refused::Field {
        field: "reference",
        value: text.chars().take(40).collect(),
        reason: "is not a number of 1 to 80 characters",
        remedy: "give the number of the invoice to come",
    })
}

fn checked_hours(hours: u16) -> Result<i64, Refused> {
    if (1..=LONGEST_HOURS).contains(&hours) {
        return Ok(i64::from(hours));
    }
    Err(Refused::Field {
        field: "hours",
        value: hours.to_string(),
        reason: "is not 1 to 720 hours",
        remedy: "keep it until the shipment leaves, a month at the most",
    })
}

/// Lets a reservation go; one that is gone already stays so.
///
/// # Errors
/// `NotPermitted`, `UnknownReservation`, or the store's.
pub fn release(
    office: &Office,
    company: CompanyId,
    who: Who,
    reservation: i64,
) -> Result<(), Refused> {
    who.must(Right::ReserveShipments)?;
    let at = office.now();
    let command = Command {
        company,
        person: who.person,
        action: "credit-release",
        subject: format!("reservation {reservation}"),
        body: "{}".to_owned(),
        at,
    };
    office.store.write(&command, |writer| {
        let unknown = || Refused::UnknownReservation { reservation };
        let found = stored::reservation(writer, company, reservation)?.ok_or_else(unknown)?;
        // A foreign customer's and one that does not exist get the same answer.
        scope::card(writer, company, who, found.new.customer).map_err(|_| unknown())?;
        Ok(stored::release(writer, company, reservation, who.person, at)?)
    })
}

/// A reservation that still keeps something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReservationShown {
    pub reservation: i64,
    pub reference: String,
    pub amount: Money,
    pub expires_at: Moment,
}

/// Reservations of a customer that keep something now, the oldest first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn reservations(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<Vec<ReservationShown>, Refused> {
    let now = office.now();
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        let rows = stored::reservations_of(reader, company, customer, now)?;
        let kept = rows.into_iter().filter(|row| row.keeps_at(now));
        Ok(kept
            .map(|row| ReservationShown {
                reservation: row.number,
                reference: row.new.reference,
                amount: row.new.amount,
                expires_at: row.new.expires_at,
            })
            .collect())
    })
}
