//! How a customer may be written to: who it is to the law, in which zone it wakes, what it
//! said about letters and short messages (REM-07; D22).

use crate::acts::required_reason;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, scope};
use jiff::tz::TimeZone;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::book::facts::ContactFact;
use saldo_domain::control::Channel;
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{ContactMode, DebtPurpose, Debtor, limits_apply};
use saldo_domain::{CompanyId, CustomerId, UserId};
use saldo_store::{Command, Reader, delivery as stored};

/// How a customer may be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub debtor: Debtor,
    pub purpose: DebtPurpose,
    /// Empty: the company's zone.
    pub zone: String,
    pub email: Consent,
    pub sms: Consent,
    /// Does it let itself be contacted at all?
    pub mode: ContactMode,
    pub reason: String,
    /// Who said so; nobody where nothing was ever said.
    pub by: Option<PersonRef>,
    pub recorded: Option<Moment>,
}

impl Terms {
    /// What holds where nothing was said of whom the card takes for this: written to freely.
    const fn unsaid((debtor, purpose): (Debtor, DebtPurpose)) -> Self {
        Self {
            debtor,
            purpose,
            zone: String::new(),
            email: Consent::Given,
            sms: Consent::Given,
            mode: ContactMode::Free,
            reason: String::new(),
            by: None,
            recorded: None,
        }
    }

    /// The same with what a source tells; what it does not tell stays.
    pub(crate) fn told(&self, fact: &ContactFact) -> Self {
        Self {
            debtor: fact.debtor.unwrap_or(self.debtor),
            purpose: fact.purpose.unwrap_or(self.purpose),
            zone: fact.zone.clone().unwrap_or_else(|| self.zone.clone()),
            email: fact.email.unwrap_or(self.email),
            sms: fact.sms.unwrap_or(self.sms),
            mode: fact.mode.unwrap_or(self.mode),
            ..self.clone()
        }
    }

    /// The row that keeps them.
    pub(crate) fn row(&self, person: UserId, recorded: Moment) -> stored::ContactTerm {
        stored::ContactTerm {
            debtor: self.debtor.code().to_owned(),
            purpose: self.purpose.code().to_owned(),
            zone: self.zone.clone(),
            email: self.email.code().to_owned(),
            sms: self.sms.code().to_owned(),
            mode: self.mode.code().to_owned(),
            reason: self.reason.clone(),
            person,
            recorded,
        }
    }

    /// Do the law's limits hold?
    pub const fn is_protected(&self) -> bool {
        limits_apply(self.debtor, self.purpose)
    }

    /// What the customer says about this channel. Letters by post are free.
    pub const fn consent(&self, channel: Channel) -> Consent {
        match (channel, self.mode) {
            (Channel::Post | Channel::Staff, _) => Consent::Given,
            (_, ContactMode::Refused) => Consent::Refused,
            (_, ContactMode::Represented) => Consent::Represented,
            (Channel::Email, ContactMode::Free) => self.email,
            (Channel::Sms, ContactMode::Free) => self.sms,
        }
    }

    /// Does this let the customer be contacted more freely than that?
    pub(crate) fn loosens(&self, before: &Self) -> bool {
        let freed = |was: Consent, is: Consent| was != Consent::Given && is == Consent::Given;
        (before.is_protected() && !self.is_protected())
            || (before.mode.is_closed() && !self.mode.is_closed())
            || freed(before.email, self.email)
            || freed(before.sms, self.sms)
    }
}

/// What holds for a customer, without who said so.
pub(crate) fn of_customer(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Terms, Refused> {
    let row = stored::term_of(reader, company, customer)?;
    read(reader, company, customer, row)
}

/// The same of an entry that was read with those of others.
pub(crate) fn read(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    row: Option<stored::ContactTerm>,
) -> Result<Terms, Refused> {
    let Some(row) = row else {
        let presumed = stored::presumed_of(reader, company, &[customer.get()])?.pop();
        let company = (Debtor::LegalEntity, DebtPurpose::Business);
        return Ok(Terms::unsaid(
            presumed.map_or(company, |(_, debtor, what_for)| (debtor, what_for)),
        ));
    };
    let damaged = |what: &str| Refused::Damaged {
        what: format!("terms of contact of customer {customer}: {what}"),
    };
    Ok(Terms {
        debtor: Debtor::from_code(&row.debtor).ok_or_else(|| damaged(&row.debtor))?,
        purpose: DebtPurpose::from_code(&row.purpose).ok_or_else(|| damaged(&row.purpose))?,
        email: Consent::from_code(&row.email).ok_or_else(|| damaged(&row.email))?,
        sms: Consent::from_code(&row.sms).ok_or_else(|| damaged(&row.sms))?,
        mode: ContactMode::from_code(&row.mode).ok_or_else(|| damaged(&row.mode))?,
        zone: row.zone,
        reason: row.reason,
        by: None,
        recorded: Some(row.recorded),
    })
}

/// How a customer may be written to, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn terms(office: &Office, company: CompanyId, who: Who, code: &str) -> Result<Terms, Refused> {
    office.store.read(|reader| {
        let customer = scope::card_by_code(reader, company, who, code)?.customer;
        let mut terms = of_customer(reader, company, customer)?;
        if let Some(row) = stored::term_of(reader, company, customer)? {
            terms.by = People::of(reader, company)?.get(row.person);
        }
        Ok(terms)
    })
}

/// Records how a customer may be written to; it holds from the next claim on, also for what
/// waits already (D22). Whoever looks after the customer may restrict it; to let it be
/// contacted more freely than before takes a right of its own.
///
/// # Errors
/// `UnknownCustomer`, `UnknownZone`, `ReasonMissing`, `NotPermitted`, or the store's.
pub fn set_terms(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    terms: &Terms,
) -> Result<(), Refused> {
    let reason = required_reason(&terms.reason, "another way to be written to")?;
    let zone = terms.zone.trim().to_owned();
    if !zone.is_empty() && TimeZone::get(&zone).is_err() {
        return Err(Refused::UnknownZone { zone });
    }
    let command = Command {
        company,
        person: who.person,
        action: "contact-terms",
        subject: format!("customer {code}"),
        body: serde_json::json!({
            "debtor": terms.debtor.code(),
            "purpose": terms.purpose.code(),
            "zone": zone,
            "mode": terms.mode.code(),
            "email": terms.email.code(),
            "sms": terms.sms.code(),
        })
        .to_string(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let customer = scope::card_by_code(writer, company, who, code)?.customer;
        if terms.loosens(&of_customer(writer, company, customer)?) {
            who.must(Right::LoosenContacts)?;
        }
        let stamp = command.stamp();
        let said = Terms { zone: zone.clone(), reason: reason.clone(), ..terms.clone() };
        let row = said.row(who.person, command.at);
        Ok(stored::add_term(writer, stamp, customer, &row)?)
    })
}
