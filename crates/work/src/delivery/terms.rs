//! How a customer may be written to: who it is to the law, in which zone it wakes, what it
//! said about letters and short messages (REM-07; D22).

use crate::acts::required_reason;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, scope};
use jiff::tz::TimeZone;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{
    ContactMode, DebtPurpose, Debtor, limits_apply, resolved,
};
use saldo_domain::{CompanyId, CustomerId, UserId};
use saldo_store::{Command, Reader, by_hand, delivery as stored};

/// Names under which it is kept what a person changed.
pub(crate) mod kept {
    pub(crate) const DEBTOR: &str = "contact-debtor";
    pub(crate) const PURPOSE: &str = "contact-purpose";
    pub(crate) const ZONE: &str = "contact-zone";
    pub(crate) const MODE: &str = "contact-mode";
    pub(crate) const EMAIL: &str = "contact-email";
    pub(crate) const SMS: &str = "contact-sms";
}

/// How a customer may be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub debtor: Debtor,
    /// Did somebody say so? Else it is what the card tells, and follows the card.
    pub is_debtor_said: bool,
    pub purpose: DebtPurpose,
    pub is_purpose_said: bool,
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
            is_debtor_said: false,
            purpose,
            is_purpose_said: false,
            zone: String::new(),
            email: Consent::Given,
            sms: Consent::Given,
            mode: ContactMode::Free,
            reason: String::new(),
            by: None,
            recorded: None,
        }
    }

    /// The same with what was said of who the debtor is and what for it owes. What nobody has said
    /// of it follows from the rest.
    #[must_use]
    pub fn saying(&self, debtor: Option<Debtor>, purpose: Option<DebtPurpose>) -> Self {
        let debtor = debtor.or(self.is_debtor_said.then_some(self.debtor));
        let purpose = purpose.or(self.is_purpose_said.then_some(self.purpose));
        let (is_debtor_said, is_purpose_said) = (debtor.is_some(), purpose.is_some());
        let (debtor, purpose) = resolved((debtor, purpose), (self.debtor, self.purpose));
        Self { debtor, is_debtor_said, purpose, is_purpose_said, ..self.clone() }
    }

    /// The same with what differs from before counted as said: whoever changes who the debtor is
    /// says so, and what was said before stays said.
    fn said_since(&self, before: &Self) -> Self {
        // What would follow from the new word about the debtor is not what was meant here.
        let follows = resolved((Some(self.debtor), None), (self.debtor, self.purpose)).1;
        Self {
            is_debtor_said: self.is_debtor_said
                || before.is_debtor_said
                || self.debtor != before.debtor,
            is_purpose_said: self.is_purpose_said
                || before.is_purpose_said
                || self.purpose != before.purpose
                || self.purpose != follows,
            ..self.clone()
        }
    }

    /// What is kept of each field, by the name under which it is kept what a person changed.
    fn kept(&self) -> [(&'static str, String); 6] {
        [
            (kept::DEBTOR, self.debtor.code().to_owned()),
            (kept::PURPOSE, self.purpose.code().to_owned()),
            (kept::ZONE, self.zone.clone()),
            (kept::MODE, self.mode.code().to_owned()),
            (kept::EMAIL, self.email.code().to_owned()),
            (kept::SMS, self.sms.code().to_owned()),
        ]
    }

    /// Fields that a person who says this changes, each with what had held.
    fn changed_since(&self, before: &Self) -> Vec<(&'static str, String)> {
        let said = (self.is_debtor_said && !before.is_debtor_said)
            || (self.is_purpose_said && !before.is_purpose_said);
        let is_new = |field: &str| said && [kept::DEBTOR, kept::PURPOSE].contains(&field);
        let pairs = before.kept().into_iter().zip(self.kept());
        let changed = pairs.filter(|(before, after)| before.1 != after.1 || is_new(before.0));
        changed.map(|(before, _)| before).collect()
    }

    /// The row that keeps them.
    pub(crate) fn row(&self, person: UserId, recorded: Moment) -> stored::ContactTerm {
        stored::ContactTerm {
            debtor: if self.is_debtor_said { self.debtor.code() } else { "" }.to_owned(),
            purpose: if self.is_purpose_said { self.purpose.code() } else { "" }.to_owned(),
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
    let presumed = stored::presumed_of(reader, company, &[customer.get()])?.pop();
    read(customer, row, presumed.map(|(_, debtor, purpose)| (debtor, purpose)))
}

/// The same of an entry that was read with those of others, and of what the card tells.
pub(crate) fn read(
    customer: CustomerId,
    row: Option<stored::ContactTerm>,
    presumed: Option<(Debtor, DebtPurpose)>,
) -> Result<Terms, Refused> {
    let presumed = presumed.unwrap_or(stored::A_COMPANY);
    let Some(row) = row else { return Ok(Terms::unsaid(presumed)) };
    let damaged = |what: &str| Refused::Damaged {
        what: format!("terms of contact of customer {customer}: {what}"),
    };
    let (mut debtor, mut purpose) = (None, None);
    if !row.debtor.is_empty() {
        debtor = Some(Debtor::from_code(&row.debtor).ok_or_else(|| damaged(&row.debtor))?);
    }
    if !row.purpose.is_empty() {
        purpose = Some(DebtPurpose::from_code(&row.purpose).ok_or_else(|| damaged(&row.purpose))?);
    }
    let said = Terms::unsaid(presumed).saying(debtor, purpose);
    Ok(Terms {
        email: Consent::from_code(&row.email).ok_or_else(|| damaged(&row.email))?,
        sms: Consent::from_code(&row.sms).ok_or_else(|| damaged(&row.sms))?,
        mode: ContactMode::from_code(&row.mode).ok_or_else(|| damaged(&row.mode))?,
        zone: row.zone,
        reason: row.reason,
        by: None,
        recorded: Some(row.recorded),
        ..said
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
        let before = of_customer(writer, company, customer)?;
        if terms.loosens(&before) {
            who.must(Right::LoosenContacts)?;
        }
        let stamp = command.stamp();
        let said =
            Terms { zone: zone.clone(), reason: reason.clone(), ..terms.said_since(&before) };
        by_hand::note_fields(writer, company, customer, &said.changed_since(&before))?;
        let row = said.row(who.person, command.at);
        Ok(stored::add_term(writer, stamp, customer, &row)?)
    })
}
