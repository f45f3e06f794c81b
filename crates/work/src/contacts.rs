//! Contacts with a person whom the law protects (REM-07): what was had, what there is room for,
//! and that a call or visit beyond it is not recorded as if nothing were amiss.

use crate::company::Company;
use crate::{Refused, delivery};
use jiff::tz::TimeZone;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::standing::contact_limits::{Contact, ContactHistory, REMEMBERED_DAYS};
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::{Reader, delivery as stored};

const A_DAY: i64 = 86_400_000_000;

/// A channel, as the law counts it.
pub(crate) const fn contact(channel: Channel) -> Contact {
    match channel {
        Channel::Sms => Contact::Sms,
        Channel::Email => Contact::Email,
        Channel::Post | Channel::Staff => Contact::Post,
    }
}

/// Contacts had by now on the debtor's days, in the order of time, those by hand too.
pub(crate) fn had(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    zone: &TimeZone,
    today: Day,
) -> Result<Vec<(Day, Contact)>, Refused> {
    let since = today.ahead(-REMEMBERED_DAYS);
    let from = Moment(since.number() * A_DAY);
    let told = stored::had_since(reader, company, customer, (from, since))?;
    let mut had = Vec::with_capacity(told.messages.len() + told.by_hand.len());
    for (at, channel) in told.messages {
        had.push((delivery::local(at, zone)?.day, contact(channel)));
    }
    let by_hand = told.by_hand.iter();
    had.extend(by_hand.filter_map(|(day, kind)| Some((*day, Contact::recorded_as(kind)?))));
    had.sort_by_key(|(day, _)| *day);
    Ok(had)
}

/// The contacts had, where the law limits them; `None`: it does not.
fn limited(
    reader: &mut Reader,
    company: &Company,
    customer: CustomerId,
    today: Day,
) -> Result<Option<ContactHistory>, Refused> {
    let terms = delivery::terms_of(reader, company.company, customer)?;
    if !terms.is_protected() {
        return Ok(None);
    }
    let zone = delivery::zone_of(if terms.zone.is_empty() { &company.zone } else { &terms.zone })?;
    let mut history = ContactHistory::default();
    for (day, how) in had(reader, (company.company, customer), &zone, today)? {
        history.took_place(day, how);
    }
    Ok(Some(history))
}

/// What the law leaves no room for today, with the first day with room for one more.
pub(crate) fn full_today(
    reader: &mut Reader,
    company: &Company,
    customer: CustomerId,
    today: Day,
) -> Result<Vec<(Contact, Day)>, Refused> {
    let Some(history) = limited(reader, company, customer, today)? else { return Ok(Vec::new()) };
    // Of the messages one stands for all: they are counted together.
    let full = [Contact::Call, Contact::Sms, Contact::Meeting].into_iter();
    let full = full.filter(|how| history.full(today, *how).is_some());
    Ok(full.map(|how| (how, history.room_after(today, how))).collect())
}

/// Refuses a contact for which the law leaves no room on its day. The hour is not looked at:
/// nobody writes down at which hour somebody was called.
///
/// # Errors
/// `ContactLimit`, or the store's.
pub(crate) fn refuse_beyond_limit(
    reader: &mut Reader,
    company: &Company,
    customer: CustomerId,
    (day, kind): (Day, &str),
) -> Result<(), Refused> {
    let Some(how) = Contact::recorded_as(kind) else { return Ok(()) };
    let Some(history) = limited(reader, company, customer, day)? else { return Ok(()) };
    match history.full(day, how) {
        None => Ok(()),
        Some(limit) => Err(Refused::ContactLimit { limit, from: history.room_after(day, how) }),
    }
}
