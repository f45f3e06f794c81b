//! Contacts with a person whom the law protects (REM-07): what was had, what there is room for,
//! and that a call or visit beyond it is not recorded as if nothing were amiss.

use crate::company::Company;
use crate::{Refused, delivery};
use jiff::tz::TimeZone;
use saldo_domain::book::Moment;
use saldo_domain::calendar::Calendar;
use saldo_domain::control::Channel;
use saldo_domain::delivery::Local;
use saldo_domain::standing::contact_limits::{
    Contact, ContactHistory, ContactRefusal, REMEMBERED_DAYS,
};
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::customers::Card;
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

/// Contacts had by now.
#[derive(Debug)]
pub(crate) struct Had {
    /// On the debtor's days, in the order of time, those by hand too.
    pub(crate) all: Vec<(Day, Contact)>,
    /// Day of the last one that a person had.
    pub(crate) by_hand: Option<Day>,
}

/// Contacts had by now, as far back as any limit looks.
pub(crate) fn had(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    zone: &TimeZone,
    today: Day,
) -> Result<Had, Refused> {
    let since = today.ahead(-REMEMBERED_DAYS);
    let from = Moment(since.number() * A_DAY);
    let told = stored::had_since(reader, company, customer, (from, since))?;
    let mut had = Vec::with_capacity(told.messages.len() + told.by_hand.len());
    for (at, channel) in told.messages {
        had.push((delivery::local(at, zone)?.day, contact(channel)));
    }
    let by_hand = told.by_hand.iter();
    let by_hand = by_hand.filter_map(|(day, kind)| Some((*day, Contact::recorded_as(kind)?)));
    let messages = had.len();
    had.extend(by_hand);
    let last = had[messages..].iter().map(|(day, _)| *day).max();
    had.sort_by_key(|(day, _)| *day);
    Ok(Had { all: had, by_hand: last })
}

/// The contacts had, where the law limits them or the customer has refused them; `None`: neither.
fn limited(
    reader: &mut Reader,
    company: &Company,
    customer: CustomerId,
    today: Day,
) -> Result<Option<ContactHistory>, Refused> {
    let terms = delivery::terms_of(reader, company.company, customer)?;
    if !terms.is_protected() && !terms.mode.is_closed() {
        return Ok(None);
    }
    let zone = zone(reader, company, customer)?;
    let mut history = ContactHistory::default();
    if terms.mode.is_closed() {
        history.close();
    }
    for (day, how) in had(reader, (company.company, customer), &zone, today)?.all {
        history.took_place(day, how);
    }
    Ok(Some(history))
}

/// What there is no room for today, with the first day with room for one more; the last day of all
/// where the customer has refused contact.
pub(crate) fn full_today(
    reader: &mut Reader,
    company: &Company,
    customer: CustomerId,
    today: Day,
) -> Result<Vec<(Contact, Day)>, Refused> {
    let Some(history) = limited(reader, company, customer, today)? else { return Ok(Vec::new()) };
    // Nobody knows when somebody who has refused will think otherwise.
    if history.is_closed() {
        return Ok(vec![(Contact::Call, Day::LAST)]);
    }
    // Of the messages one stands for all: they are counted together.
    let full = [Contact::Call, Contact::Sms, Contact::Meeting].into_iter();
    let full = full.filter(|how| history.full(today, *how).is_some());
    Ok(full.map(|how| (how, history.room_after(today, how))).collect())
}

/// When a contact took place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum When {
    /// On this day; nobody writes down at which hour.
    On(Day),
    /// At this moment: on the day and at the minute that it was where the debtor lives.
    At(Moment),
}

/// Refuses a contact for which the law leaves no room on its day, or at its hour where that is
/// known.
///
/// # Errors
/// `ContactLimit`, or the store's.
pub(crate) fn refuse_beyond_limit(
    reader: &mut Reader,
    company: &Company,
    card: &Card,
    (when, kind): (When, &str),
) -> Result<(), Refused> {
    let Some(how) = Contact::recorded_as(kind) else { return Ok(()) };
    let zone = zone(reader, company, card.customer)?;
    let at = match when {
        When::On(day) => Local { day, minute: NOON },
        When::At(moment) => delivery::local(moment, &zone)?,
    };
    let Some(history) = limited(reader, company, card.customer, at.day)? else { return Ok(()) };
    match history.full_at((at.day, at.minute), how, calendar_of(card)) {
        None => Ok(()),
        Some(ContactRefusal::Hours) => {
            let from = if at.minute < NOON { at.day } else { at.day.ahead(1) };
            Err(Refused::ContactLimit { limit: ContactRefusal::Hours, from })
        }
        Some(limit) => Err(Refused::ContactLimit { limit, from: history.room_after(at.day, how) }),
    }
}

/// A minute at which the law lets everybody be contacted.
const NOON: u16 = 12 * 60;

/// The zone in which the debtor's days are counted.
fn zone(reader: &mut Reader, company: &Company, customer: CustomerId) -> Result<TimeZone, Refused> {
    let terms = delivery::terms_of(reader, company.company, customer)?;
    delivery::zone_of(if terms.zone.is_empty() { &company.zone } else { &terms.zone })
}

/// The calendar of the debtor's days: of the customer's country where it ships.
pub(crate) fn calendar_of(card: &Card) -> &'static Calendar {
    Calendar::of_code(&card.country)
        .or_else(|| Calendar::of_code("RU"))
        .expect("the calendar of the law ships with the program")
}
